<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hetu::desktop::Blank</name>
    <message>
        <source>%1 organisations</source>
        <translation>%1 家组织</translation>
    </message>
    <message>
        <source>%1 employees</source>
        <translation>%1 名从业人员</translation>
    </message>
    <message>
        <source>%1 party members</source>
        <translation>%1 名党员</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1; no party organisation covers them, and no platform is at work yet.</source>
        <translation>%1，无党组织覆盖，目前没有平台在运行。</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1; no party organisation covers them, the nearest platform is %2 away.</source>
        <translation>%1，无党组织覆盖，最近平台 %2。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::BlankPage</name>
    <message>
        <source>Blank %1 of %2</source>
        <translation>空白点：第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>The blank before (arrow left or up)</source>
        <translation>上一处空白点（左或上方向键）</translation>
    </message>
    <message>
        <source>The next blank (arrow right or down)</source>
        <translation>下一处空白点（右或下方向键）</translation>
    </message>
    <message>
        <source>Where: %1 (%2 km²)</source>
        <translation>位置：%1（%2 平方公里）</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Nearest platform: %1</source>
        <translation>最近平台：%1</translation>
    </message>
    <message>
        <source>Propose a platform here</source>
        <translation>在此建立提案</translation>
    </message>
    <message>
        <source>Puts a planned platform into the middle of the blank and opens its form.</source>
        <translation>在空白点中心新增一个拟建平台，并打开填写表。</translation>
    </message>
    <message>
        <source>Try a site here</source>
        <translation>纳入选址试算</translation>
    </message>
    <message>
        <source>Adds a site to the scenario of the panel Sites: what it would reach is counted there.</source>
        <translation>在“选址”面板的方案中加入一个站点，并统计它能覆盖多少组织。</translation>
    </message>
    <message>
        <source>See the list in the table</source>
        <translation>查看名单</translation>
    </message>
    <message>
        <source>Shows its organisations in the table, to sort, copy and export.</source>
        <translation>在表格中显示其中的组织，可排序、复制和导出。</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>从业人数</translation>
    </message>
    <message>
        <source>Organisations of the blank</source>
        <translation>空白点内的组织</translation>
    </message>
    <message>
        <source>The %1 largest of %2; the table shows all.</source>
        <translation>共 %2 家，此处列出从业人员最多的 %1 家；表格中显示全部。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::BlanksRoom</name>
    <message>
        <source>Look at the &amp;blanks one by one</source>
        <translation>逐个查看空白点(&amp;B)</translation>
    </message>
    <message>
        <source>Goes to the blank with the first rank; the arrow keys go on to the next.</source>
        <translation>定位到排名第一的空白点，用方向键查看下一处。</translation>
    </message>
    <message>
        <source>There is no blank here. They are found by the analysis Blanks.</source>
        <translation>此处没有空白点。空白点由“空白点”分析得出。</translation>
    </message>
</context>
</TS>
