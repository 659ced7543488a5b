<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::Guide</name>
    <message>
        <location filename="guide_steps.cpp" line="60"/>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="66"/>
        <source>Compute again</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="66"/>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="67"/>
        <source>The data has changed since. </source>
        <translation>此后数据有改动。</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="80"/>
        <source>Import the register</source>
        <translation>导入登记册</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="82"/>
        <source>Import …</source>
        <translation>导入 …</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="84"/>
        <source>Bring in the list of organisations, then parks, streets and platforms.</source>
        <translation>先导入组织名单，再导入园区、街道和平台。</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="89"/>
        <source>%1 organisations.</source>
        <translation>%1 家组织。</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="93"/>
        <source>%1 rows were kept aside and want to be looked at.</source>
        <translation>%1 行被搁置，待处理。</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="97"/>
        <source>Coverage today</source>
        <translation>覆盖现状</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="98"/>
        <source>Blanks</source>
        <translation>空白点</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="100"/>
        <source>Sites of new platforms</source>
        <translation>新平台选址</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="102"/>
        <source>Maps for the briefing</source>
        <translation>出图与汇报</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="103"/>
        <source>Write a map as PDF or picture.</source>
        <translation>把地图存为 PDF 或图片。</translation>
    </message>
    <message>
        <location filename="guide_steps.cpp" line="105"/>
        <source>Export map …</source>
        <translation>导出地图 …</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::GuidePanel</name>
    <message>
        <location filename="guide_room.cpp" line="22"/>
        <source>to do</source>
        <translation>待办</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="24"/>
        <source>after the register</source>
        <translation>先导入登记册</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="26"/>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="28"/>
        <source>older than the data</source>
        <translation>数据已更新</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="30"/>
        <source>needs you</source>
        <translation>待处理</translation>
    </message>
    <message>
        <location filename="guide_room.cpp" line="41"/>
        <source>Steps of the job</source>
        <translation>工作步骤</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::GuideRoom</name>
    <message>
        <location filename="guide_room.cpp" line="96"/>
        <source>Guide</source>
        <translation>向导</translation>
    </message>
</context>
</TS>
