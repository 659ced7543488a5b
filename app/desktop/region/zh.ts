<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hetu::desktop::RegionList</name>
    <message>
        <source>Name, pinyin or its first letters</source>
        <translation>名称、拼音或首字母</translation>
    </message>
    <message>
        <source>Find a region</source>
        <translation>查找区域</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>No region of that name</source>
        <translation>没有这个名称的区域</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::RegionRoom</name>
    <message>
        <source>Map, table, charts, figures and exports show this region only. The analyses go on looking at everything.</source>
        <translation>地图、表格、图表、数字和导出只显示该区域；分析仍按全部数据计算。</translation>
    </message>
    <message>
        <source>Choose a &amp;region …</source>
        <translation>选择区域(&amp;R)…</translation>
    </message>
    <message>
        <source>All regions again</source>
        <translation>恢复显示全部区域</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>全部区域</translation>
    </message>
    <message>
        <source>%1 (everything)</source>
        <translation>%1（全部）</translation>
    </message>
    <message>
        <source>Region: %1</source>
        <translation>区域：%1</translation>
    </message>
</context>
</TS>
