<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::FieldEditor</name>
    <message>
        <location filename="field_editor.cpp" line="38"/>
        <location filename="field_editor.cpp" line="47"/>
        <location filename="field_editor.cpp" line="90"/>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <location filename="field_editor.cpp" line="66"/>
        <source>10,000 yuan</source>
        <translation>万元</translation>
    </message>
    <message>
        <location filename="field_editor.cpp" line="67"/>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
</TS>
