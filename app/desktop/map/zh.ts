<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CoordinateBox</name>
    <message>
        <location filename="coordinate_box.cpp" line="21"/>
        <source>Degrees (CGCS2000)</source>
        <translation>经纬度（国家2000）</translation>
    </message>
</context>
<context>
    <name>FoundPage</name>
    <message>
        <location filename="identify.cpp" line="95"/>
        <source>%1 no. %2</source>
        <translation>%1 第 %2 号</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <location filename="measure_tool.cpp" line="16"/>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <location filename="measure_tool.cpp" line="18"/>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <location filename="measure_tool.cpp" line="25"/>
        <source>%1 m²</source>
        <translation>%1 平方米</translation>
    </message>
    <message>
        <location filename="measure_tool.cpp" line="26"/>
        <source>%1 km² (%2 ha, %3 mu)</source>
        <translation>%1 平方公里（%2 公顷，%3 亩）</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::CoordinateBox</name>
    <message>
        <location filename="coordinate_box.cpp" line="38"/>
        <source>Paste a position to go there</source>
        <translation>粘贴坐标，回车即可前往</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="40"/>
        <source>Where the pointer is. Paste or type a position and press Enter to go there: degrees, degrees with minutes and seconds, or metres.</source>
        <translation>鼠标所在位置。粘贴或输入坐标后按回车即可前往：经纬度、度分秒或米制坐标均可。</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="42"/>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="47"/>
        <source>Coordinate system of the position</source>
        <translation>位置的坐标系</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="62"/>
        <source>Show positions as</source>
        <translation>位置显示为</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="63"/>
        <source>Longitude and latitude</source>
        <translation>经纬度</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="64"/>
        <source>Degrees, minutes, seconds</source>
        <translation>度分秒</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="65"/>
        <source>Metres of this workspace</source>
        <translation>本工作区的米制坐标</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="73"/>
        <source>Another system by its EPSG number</source>
        <translation>按 EPSG 编号选其他坐标系</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="74"/>
        <source>Another system by its EPSG number: press Enter.</source>
        <translation>按 EPSG 编号选其他坐标系：输入后按回车。</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="85"/>
        <source>Pasted degrees come from</source>
        <translation>粘贴的经纬度来自</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="90"/>
        <source>Survey, GPS or a file (WGS 84, CGCS2000)</source>
        <translation>测绘、GPS 或文件（WGS 84、国家2000）</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="91"/>
        <source>Gaode or Tencent map (GCJ-02)</source>
        <translation>高德或腾讯地图（GCJ-02）</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="92"/>
        <source>Baidu map (BD-09)</source>
        <translation>百度地图（BD-09）</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="136"/>
        <source>%1 (%2): choose another system for positions</source>
        <translation>%1（%2）：可换用其他坐标系显示位置</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::FoundPage</name>
    <message>
        <location filename="identify.cpp" line="113"/>
        <source>Nothing lies here. Zoom in, or click closer to what you mean.</source>
        <translation>此处没有内容。请放大地图，或点得更近一些。</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="114"/>
        <source>%1 things in %2 layers, the topmost first.</source>
        <translation>%2 个图层，共 %1 项，上层在前。</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="121"/>
        <source>What lies here</source>
        <translation>此处内容</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="133"/>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="164"/>
        <source>Zoom</source>
        <translation>缩放到</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="174"/>
        <source>Select</source>
        <translation>选中</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="179"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MapRoom</name>
    <message>
        <location filename="map_room.cpp" line="88"/>
        <source>Rotation</source>
        <translation>旋转角度</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="89"/>
        <source>Turns the map clockwise; 0° has north up.</source>
        <translation>顺时针旋转地图，0° 为正北朝上。</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="95"/>
        <source>Size of signs</source>
        <translation>符号大小</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="97"/>
        <source>Size of the signs and words on the map, for a projector or a big screen.</source>
        <translation>地图上符号和文字的大小，投影或大屏时可调大。</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="143"/>
        <source>Move the map</source>
        <translation>移动地图</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="145"/>
        <source>Zoom to a box</source>
        <translation>框选放大</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="146"/>
        <location filename="map_room.cpp" line="264"/>
        <source>What is here</source>
        <translation>查看此处</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="148"/>
        <source>Measure a way</source>
        <translation>量距离</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="150"/>
        <source>Measure an area</source>
        <translation>量面积</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="166"/>
        <source>Go to a position …</source>
        <translation>前往坐标 …</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="168"/>
        <source>Take the pin away</source>
        <translation>去掉定位图钉</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="172"/>
        <source>Type a scale …</source>
        <translation>输入比例尺 …</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="180"/>
        <source>Turn to the left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="182"/>
        <source>Turn to the right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="184"/>
        <source>North up</source>
        <translation>正北朝上</translation>
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
        <location filename="map_view.cpp" line="31"/>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <location filename="map_view.cpp" line="246"/>
        <source>N</source>
        <translation>北</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MeasureTool</name>
    <message>
        <location filename="measure_tool.cpp" line="49"/>
        <source>%1 in %2 pieces, the last %3</source>
        <translation>共 %1，%2 段，最后一段 %3</translation>
    </message>
    <message>
        <location filename="measure_tool.cpp" line="57"/>
        <source>%1, %2 around</source>
        <translation>%1，周长 %2</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ScaleBox</name>
    <message>
        <location filename="scale_box.cpp" line="34"/>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <location filename="scale_box.cpp" line="35"/>
        <source>Scale of the map: choose or type one, such as 1:5000 or 50000.</source>
        <translation>地图比例尺：可选择，也可输入，如 1:5000 或 50000。</translation>
    </message>
</context>
</TS>
