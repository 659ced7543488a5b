<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Units</name>
    <message>
        <location filename="numbers.cpp" line="27"/>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <location filename="numbers.cpp" line="28"/>
        <source>km</source>
        <translation>公里</translation>
    </message>
    <message>
        <location filename="numbers.cpp" line="29"/>
        <source>m²</source>
        <translation>平方米</translation>
    </message>
    <message>
        <location filename="numbers.cpp" line="30"/>
        <source>km²</source>
        <translation>平方公里</translation>
    </message>
    <message>
        <location filename="numbers.cpp" line="31"/>
        <source>per km²</source>
        <translation>家/平方公里</translation>
    </message>
    <message>
        <location filename="numbers.cpp" line="32"/>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <location filename="numbers.cpp" line="33"/>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <location filename="numbers.cpp" line="34"/>
        <source>h</source>
        <translation>小时</translation>
    </message>
</context>
</TS>
