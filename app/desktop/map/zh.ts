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
        <location filename="identify.cpp" line="98"/>
        <source>%1 no. %2</source>
        <translation>%1 第 %2 号</translation>
    </message>
</context>
<context>
    <name>MapTips</name>
    <message>
        <location filename="map_tips.cpp" line="67"/>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
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
    <name>hetu::desktop::Bookmarks</name>
    <message>
        <location filename="bookmarks.cpp" line="76"/>
        <source>A bookmark brings back a view of the map: its place, scale and rotation. Go where you want to come back to and press Ctrl+B.</source>
        <translation>书签记住地图的位置、比例尺和方向，随时可以回来。把地图移到要记住的地方，按 Ctrl+B。</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="84"/>
        <location filename="bookmarks.cpp" line="115"/>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="100"/>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="100"/>
        <source>Keep the present view as a bookmark</source>
        <translation>把当前画面存为书签</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="102"/>
        <source>Go</source>
        <translation>前往</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="102"/>
        <source>Show this view (Enter)</source>
        <translation>显示这个画面（回车）</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="103"/>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="103"/>
        <source>Give it another name (F2)</source>
        <translation>换一个名称（F2）</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="105"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="105"/>
        <source>Delete this bookmark (Delete)</source>
        <translation>删除这个书签（Delete）</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="126"/>
        <source>Bookmark this view …</source>
        <translation>把当前画面加为书签 …</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="134"/>
        <source>Go to a bookmark</source>
        <translation>前往书签</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="152"/>
        <source>View %1</source>
        <translation>画面 %1</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="160"/>
        <source>Bookmark this view</source>
        <translation>添加书签</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="161"/>
        <source>Name of the bookmark:</source>
        <translation>书签名称：</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="165"/>
        <source>A bookmark needs a name. Nothing was kept.</source>
        <translation>书签需要名称，未保存。</translation>
    </message>
    <message>
        <location filename="bookmarks.cpp" line="220"/>
        <source>Please choose another name: this one is empty or taken.</source>
        <translation>请换一个名称：名称为空或已被使用。</translation>
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
        <location filename="identify.cpp" line="142"/>
        <source>Nothing lies here. Zoom in, or click closer to what you mean.</source>
        <translation>此处没有内容。请放大地图，或点得更近一些。</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="143"/>
        <source>%1 things in %2 layers, the topmost first.</source>
        <translation>%2 个图层，共 %1 项，上层在前。</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="150"/>
        <source>What lies here</source>
        <translation>此处内容</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="162"/>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="193"/>
        <source>Zoom</source>
        <translation>缩放到</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="203"/>
        <source>Select</source>
        <translation>选中</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="208"/>
        <source>Copy</source>
        <translation>复制</translation>
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
    <name>hetu::desktop::MapAidsRoom</name>
    <message>
        <location filename="map_aids_room.cpp" line="37"/>
        <source>Map tips</source>
        <translation>地图提示</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="38"/>
        <source>Says in a few words what lies under the pointer where it rests.</source>
        <translation>鼠标停留时，用一两句话说明所指的要素。</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="51"/>
        <source>What is in the middle</source>
        <translation>地图正中是什么</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="59"/>
        <source>Legend on the map</source>
        <translation>地图上的图例</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="60"/>
        <source>Folds or unfolds the legend in the corner of the map.</source>
        <translation>收起或展开地图角上的图例。</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="74"/>
        <source>Map alone, full screen</source>
        <translation>只看地图（全屏）</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="75"/>
        <source>Shows nothing but the map; Esc or the same key brings the window back.</source>
        <translation>全屏只显示地图，按 Esc 或再按一次恢复。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MapLegend</name>
    <message>
        <location filename="map_legend.cpp" line="134"/>
        <source>Legend of the map</source>
        <translation>地图图例</translation>
    </message>
    <message>
        <location filename="map_legend.cpp" line="136"/>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <location filename="map_legend.cpp" line="141"/>
        <source>Legend: fold or unfold</source>
        <translation>图例：收起或展开</translation>
    </message>
    <message>
        <location filename="map_legend.cpp" line="186"/>
        <source>%1 more: see the layers</source>
        <translation>另有 %1 项，见图层面板</translation>
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
    <name>hetu::desktop::MapTips</name>
    <message>
        <location filename="map_tips.cpp" line="153"/>
        <source>Nothing lies in the middle of the map.</source>
        <translation>地图正中没有要素。</translation>
    </message>
    <message>
        <location filename="map_tips.cpp" line="164"/>
        <source>and %1 more here</source>
        <translation>此处还有 %1 个</translation>
    </message>
    <message>
        <location filename="map_tips.cpp" line="165"/>
        <source>and more here</source>
        <translation>此处还有更多</translation>
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
        <location filename="map_view.cpp" line="247"/>
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
