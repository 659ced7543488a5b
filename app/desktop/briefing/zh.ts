<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::Briefing</name>
    <message>
        <location filename="briefing_pages.cpp" line="55"/>
        <source>The data has changed since this was computed.</source>
        <translation>此后数据已有变动，请重新计算。</translation>
    </message>
    <message>
        <location filename="briefing_pages.cpp" line="57"/>
        <source>This has not been computed yet.</source>
        <translation>尚未计算。</translation>
    </message>
    <message>
        <location filename="briefing_pages.cpp" line="65"/>
        <source>Where are we?</source>
        <translation>我们做到了哪一步？</translation>
    </message>
    <message>
        <location filename="briefing_pages.cpp" line="67"/>
        <source>Where are the blanks?</source>
        <translation>空白点在哪里？</translation>
    </message>
    <message>
        <location filename="briefing_pages.cpp" line="69"/>
        <source>What do we propose?</source>
        <translation>建议怎么做？</translation>
    </message>
    <message>
        <location filename="briefing_pages.cpp" line="71"/>
        <source>What does it bring?</source>
        <translation>能带来什么？</translation>
    </message>
    <message>
        <source>organisations</source>
        <translation>家组织</translation>
    </message>
    <message>
        <source>employees</source>
        <translation>名从业人员</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>covered: %1 of %2</source>
        <translation>已覆盖（%1/%2）</translation>
    </message>
    <message>
        <source>platforms at work</source>
        <translation>个平台在运行</translation>
    </message>
    <message>
        <source>blanks</source>
        <translation>处空白点</translation>
    </message>
    <message>
        <source>organisations in them</source>
        <translation>家组织在空白点内</translation>
    </message>
    <message>
        <source>employees in them</source>
        <translation>名从业人员在空白点内</translation>
    </message>
    <message>
        <source>proposed sites</source>
        <translation>处建议站点</translation>
    </message>
    <message>
        <source>organisations newly reached</source>
        <translation>家组织新增覆盖</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>There is no blank.</source>
        <translation>没有空白点。</translation>
    </message>
    <message>
        <source>%1 blanks with %2 organisations and %3 employees; the largest: %4.</source>
        <translation>空白点 %1 处，涉及 %2 家组织、%3 名从业人员；首位：%4。</translation>
    </message>
    <message>
        <source>Blanks have not been computed yet.</source>
        <translation>空白点尚未计算。</translation>
    </message>
    <message>
        <source>No site is proposed here.</source>
        <translation>此处没有建议站点。</translation>
    </message>
    <message>
        <source>%1 proposed sites newly reach %2 organisations; the first: %3.</source>
        <translation>建议站点 %1 处，新增覆盖 %2 家组织；首选：%3。</translation>
    </message>
    <message>
        <source>Sites have not been computed yet.</source>
        <translation>选址尚未计算。</translation>
    </message>
    <message>
        <source>Coverage has not been computed yet.</source>
        <translation>覆盖情况尚未计算。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::BriefingRoom</name>
    <message>
        <location filename="briefing_room.cpp" line="32"/>
        <source>&amp;Briefing, full screen</source>
        <translation>汇报（全屏）(&amp;B)</translation>
    </message>
    <message>
        <location filename="briefing_room.cpp" line="37"/>
        <source>The answers of the analyses, one question a page, over the live map.</source>
        <translation>每页回答一个问题，下面是实时地图。</translation>
    </message>
    <message>
        <location filename="briefing_room.cpp" line="152"/>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Click on a county to see its page</source>
        <translation>点击县区可查看该县区情况</translation>
    </message>
    <message>
        <source>Computing: the page follows when it is done.</source>
        <translation>正在计算，完成后本页自动更新。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::BriefingCard</name>
    <message>
        <source>↩ City</source>
        <translation>↩ 返回全市</translation>
    </message>
    <message>
        <source>Back to the city (Esc or Backspace)</source>
        <translation>返回全市（Esc 或退格键）</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>End the briefing</source>
        <translation>结束汇报</translation>
    </message>
    <message>
        <source>Compute now: %1</source>
        <translation>现在计算：%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
</TS>
