<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hetu::desktop::Figures</name>
    <message>
        <source>%1 % (%2 of %3)</source>
        <translation>%1%（%2/%3）</translation>
    </message>
    <message>
        <source>%1 ten thousand</source>
        <translation>%1 万</translation>
    </message>
</context>
</TS>
