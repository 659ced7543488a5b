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
        <location filename="briefing_room.cpp" line="79"/>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <location filename="briefing_room.cpp" line="81"/>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <location filename="briefing_room.cpp" line="82"/>
        <source>End the briefing (Esc)</source>
        <translation>结束汇报（Esc）</translation>
    </message>
    <message>
        <location filename="briefing_room.cpp" line="152"/>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
</TS>
