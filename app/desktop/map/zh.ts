<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Position</name>
    <message>
        <location filename="position_words.cpp" line="24"/>
        <source>%1 m, %2 m</source>
        <translation>%1 米，%2 米</translation>
    </message>
    <message>
        <location filename="position_words.cpp" line="30"/>
        <source>%1° W</source>
        <translation>西经 %1°</translation>
    </message>
    <message>
        <location filename="position_words.cpp" line="31"/>
        <source>%1° E</source>
        <translation>东经 %1°</translation>
    </message>
    <message>
        <location filename="position_words.cpp" line="34"/>
        <source>%1° S</source>
        <translation>南纬 %1°</translation>
    </message>
    <message>
        <location filename="position_words.cpp" line="35"/>
        <source>%1° N</source>
        <translation>北纬 %1°</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::HelperRoom</name>
    <message>
        <location filename="helper_room.cpp" line="42"/>
        <source>Show the layer again</source>
        <translation>重新显示该图层</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MapView</name>
    <message>
        <location filename="map_view.cpp" line="40"/>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
</TS>
