<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hetu::desktop::ImportDialog</name>
    <message>
        <location filename="import_dialog.cpp" line="56"/>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="49"/>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="41"/>
        <source>Streets, buildings and areas from OpenStreetMap</source>
        <translation>OpenStreetMap 的道路、建筑和区域</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="64"/>
        <source>As the file says</source>
        <translation>以文件所写为准</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="65"/>
        <source>Satellite positioning (WGS 84)</source>
        <translation>卫星定位（WGS 84）</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="66"/>
        <source>China 2000 (CGCS2000)</source>
        <translation>2000 国家大地坐标系</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="81"/>
        <source>What does the file hold?</source>
        <translation>文件里是什么？</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="82"/>
        <source>Each row becomes one of these. Columns about single persons are left out.</source>
        <translation>每一行成为其中一条。涉及个人信息的列不会导入。</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="83"/>
        <source>Where do its coordinates come from?</source>
        <translation>坐标来自哪里？</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="84"/>
        <source>A wrong choice shifts everything by some hundred metres: compare with the streets after the import.</source>
        <translation>选错会整体偏移几百米：导入后请与道路对照检查。</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="89"/>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="92"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="import_dialog.cpp" line="45"/>
        <source>%1: as a column says</source>
        <translation>%1：类型见文件中的列</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::StartPage</name>
    <message>
        <location filename="start_page.cpp" line="14"/>
        <source>Hetu</source>
        <translation>河图</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="17"/>
        <source>See on the map where organisations gather, which of them nothing reaches, and where a service platform should stand.</source>
        <translation>在地图上看清：两新组织集聚在哪里，哪些没有覆盖到，区域平台应当建在哪里。</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="22"/>
        <source>Open a workspace …</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="26"/>
        <source>A made-up city with organisations, parks and platforms, to try everything on.</source>
        <translation>一座虚构数据的城市，有组织、园区和平台，可用来试用全部功能。</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="27"/>
        <source>New workspace from your own lists …</source>
        <translation>用自己的名单新建工作区…</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="28"/>
        <source>Choose where to keep it, then import your lists.</source>
        <translation>先选择存放位置，再导入名单。</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="33"/>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="86"/>
        <source>Make the sample city …</source>
        <translation>生成示例城市…</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="87"/>
        <source>Making the sample … %1 %</source>
        <translation>正在生成示例… %1 %</translation>
    </message>
</context>
</TS>
