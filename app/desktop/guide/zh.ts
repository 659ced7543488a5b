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
        <source> (out of date)</source>
        <translation>（结果已过期）</translation>
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
    <message>
        <source>organisations in %1</source>
        <translation>家两新组织（%1）</translation>
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
        <translation>%1 行待处理。</translation>
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
    <message>
        <source>%1: %2 organisations.</source>
        <translation>%1：%2 家组织。</translation>
    </message>
    <message>
        <source>%1: no blanks.</source>
        <translation>%1：没有空白点。</translation>
    </message>
    <message>
        <source>%1: no site was chosen here.</source>
        <translation>%1：没有选中新的站点。</translation>
    </message>
    <message>
        <source>The park</source>
        <translation>园区</translation>
    </message>
    <message>
        <source>%1 parks and other areas are known here. Is yours missing? Draw it: one click for each corner, Enter ends.</source>
        <translation>这里已有 %1 个园区等片区。如缺少所需园区，请绘制：逐个点击角点，回车结束。</translation>
    </message>
    <message>
        <source>Draw the park or block that the platform shall serve: one click for each corner, Enter ends.</source>
        <translation>绘制平台要服务的园区或街区：逐个点击角点，回车结束。</translation>
    </message>
    <message>
        <source>Draw …</source>
        <translation>绘制…</translation>
    </message>
    <message>
        <source>The proposal</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>%1 platforms are proposed here. A click places another one; its form is filled in with what lies around.</source>
        <translation>这里已提出 %1 个平台。在地图上点击可再新增一个，表中自动填入周边情况。</translation>
    </message>
    <message>
        <source>A click places the platform; its form is filled in with what lies around, and says why.</source>
        <translation>在地图上点击即可新增平台，表中自动填入周边情况并说明理由。</translation>
    </message>
    <message>
        <source>Place …</source>
        <translation>放置…</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>逐个看</translation>
    </message>
    <message>
        <source>Covered in %1: %2.</source>
        <translation>%1：组织覆盖 %2。</translation>
    </message>
    <message>
        <source>Blanks in %1: %2, with %3 organisations.</source>
        <translation>%1：空白点 %2 处，涉及 %3 家组织。</translation>
    </message>
    <message>
        <source>Sites in %1: %2; organisations newly reached: %3.</source>
        <translation>%1：选址 %2 处，新增覆盖 %3 家组织。</translation>
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
        <translation>结果已过期，需重算</translation>
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
