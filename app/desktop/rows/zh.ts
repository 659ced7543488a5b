<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::FieldEditor</name>
    <message>
        <location filename="field_editor.cpp" line="26"/>
        <source>A date: 2026, 2026-09 or 2026-09-30</source>
        <translation>日期：2026、2026-09 或 2026-09-30</translation>
    </message>
    <message>
        <location filename="field_editor.cpp" line="28"/>
        <source>A year from 1949 to 2100</source>
        <translation>1949 至 2100 之间的年份</translation>
    </message>
    <message>
        <location filename="field_editor.cpp" line="29"/>
        <source>A number, below 0 for a loss</source>
        <translation>数字，亏损填负数</translation>
    </message>
    <message>
        <location filename="field_editor.cpp" line="30"/>
        <source>A whole number, 0 or more</source>
        <translation>不小于 0 的整数</translation>
    </message>
    <message>
        <location filename="field_editor.cpp" line="31"/>
        <source>A number, 0 or more</source>
        <translation>不小于 0 的数字</translation>
    </message>
    <message>
        <location filename="field_editor.cpp" line="47"/>
        <location filename="field_editor.cpp" line="57"/>
        <location filename="field_editor.cpp" line="101"/>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <location filename="field_editor.cpp" line="77"/>
        <source>10,000 yuan</source>
        <translation>万元</translation>
    </message>
    <message>
        <location filename="field_editor.cpp" line="78"/>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
</TS>
