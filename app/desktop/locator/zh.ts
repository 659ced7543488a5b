<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::LocatorRoom</name>
    <message>
        <location filename="locator_room.cpp" line="36"/>
        <source>Find places, organisations, layers, commands</source>
        <translation>查找地点、组织、图层、命令</translation>
    </message>
    <message>
        <location filename="locator_room.cpp" line="37"/>
        <source>Ctrl+K  Find places, organisations, layers, commands …</source>
        <translation>Ctrl+K  查找地点、组织、图层、命令 …</translation>
    </message>
    <message>
        <location filename="locator_room.cpp" line="38"/>
        <source>By name, pinyin or its first letters, or a position as degrees or metres.</source>
        <translation>可输入名称、拼音或首字母，也可输入经纬度或坐标。</translation>
    </message>
    <message>
        <location filename="locator_room.cpp" line="49"/>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <location filename="locator_room.cpp" line="67"/>
        <source>Find anything …</source>
        <translation>查找 …</translation>
    </message>
    <message>
        <location filename="locator_room.cpp" line="174"/>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <location filename="locator_room.cpp" line="174"/>
        <source>Command  %1</source>
        <translation>命令  %1</translation>
    </message>
    <message>
        <location filename="locator_room.cpp" line="182"/>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <location filename="locator_room.cpp" line="190"/>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <location filename="locator_room.cpp" line="218"/>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <location filename="locator_room.cpp" line="232"/>
        <source>Nothing has this name.</source>
        <translation>没有找到。</translation>
    </message>
</context>
</TS>
