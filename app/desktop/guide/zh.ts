<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::Figures</name>
    <message>
        <location filename="key_figures.cpp" line="99"/>
        <source>: not computed yet</source>
        <translation>：尚未计算</translation>
    </message>
    <message>
        <location filename="key_figures.cpp" line="104"/>
        <source> (older than the data)</source>
        <translation>（数据已更新）</translation>
    </message>
    <message>
        <location filename="key_figures.cpp" line="117"/>
        <source>organisations</source>
        <translation>家两新组织</translation>
    </message>
    <message>
        <location filename="key_figures.cpp" line="120"/>
        <source>reached</source>
        <translation>已覆盖</translation>
    </message>
    <message>
        <location filename="key_figures.cpp" line="123"/>
        <source>reached: %1 of %2</source>
        <translation>已覆盖 %1/%2 家</translation>
    </message>
    <message>
        <location filename="key_figures.cpp" line="127"/>
        <source>blanks</source>
        <translation>空白点</translation>
    </message>
    <message>
        <location filename="key_figures.cpp" line="130"/>
        <source>blanks with %1 organisations</source>
        <translation>处空白点，涉及 %1 家组织</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::Guide</name>
    <message>
        <location filename="guide_steps.cpp" line="40"/>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="46"/>
        <source>Compute again</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="46"/>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="47"/>
        <source>The data has changed since. </source>
        <translation>此后数据有改动。</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="60"/>
        <source>Import the register</source>
        <translation>导入登记册</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="62"/>
        <source>Import …</source>
        <translation>导入 …</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="64"/>
        <source>Bring in the list of organisations, then parks, streets and platforms.</source>
        <translation>先导入组织名单，再导入园区、街道和平台。</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="69"/>
        <source>%1 organisations.</source>
        <translation>%1 家组织。</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="73"/>
        <source>%1 rows were kept aside and want to be looked at.</source>
        <translation>%1 行被搁置，待处理。</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="77"/>
        <source>Coverage today</source>
        <translation>覆盖现状</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="78"/>
        <source>Blanks</source>
        <translation>空白点</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="80"/>
        <source>Sites of new platforms</source>
        <translation>新平台选址</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="82"/>
        <source>Maps for the briefing</source>
        <translation>出图与汇报</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="83"/>
        <source>Write a map as PDF or picture.</source>
        <translation>把地图存为 PDF 或图片。</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="85"/>
        <source>Export map …</source>
        <translation>导出地图 …</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::GuidePanel</name>
    <message>
        <location filename="guide_room.cpp" line="25"/>
        <source>to do</source>
        <translation>待办</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="27"/>
        <source>after the register</source>
        <translation>先导入登记册</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="29"/>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="31"/>
        <source>older than the data</source>
        <translation>数据已更新</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="33"/>
        <source>needs you</source>
        <translation>待处理</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="44"/>
        <source>Steps of the job</source>
        <translation>工作步骤</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::GuideRoom</name>
    <message>
        <location filename="guide_room.cpp" line="102"/>
        <source>Guide</source>
        <translation>向导</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="113"/>
        <source>Key figures on the map</source>
        <translation>地图上的关键数字</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="114"/>
        <source>Organisations, how many of them are reached, and blanks, in the corner.</source>
        <translation>在地图一角显示组织总数、已覆盖数和空白点数。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::KeyFigures</name>
    <message>
        <location filename="key_figures.cpp" line="137"/>
        <source>Key figures</source>
        <translation>关键数字</translation>
    </message>
</context>
</TS>
