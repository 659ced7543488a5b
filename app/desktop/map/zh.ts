<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CoordinateBox</name>
    <message>
        <location filename="coordinate_box.cpp" line="25"/>
        <source>Degrees (CGCS2000)</source>
        <translation>经纬度（国家2000）</translation>
    </message>
</context>
<context>
    <name>FoundPage</name>
    <message>
        <location filename="identify.cpp" line="100"/>
        <source>%1 no. %2</source>
        <translation>%1 第 %2 号</translation>
    </message>
</context>
<context>
    <name>MapTips</name>
    <message>
        <location filename="map_tips.cpp" line="73"/>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <location filename="measure_tool.cpp" line="17"/>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <location filename="measure_tool.cpp" line="19"/>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <location filename="measure_tool.cpp" line="26"/>
        <source>%1 m²</source>
        <translation>%1 平方米</translation>
    </message>
    <message>
        <location filename="measure_tool.cpp" line="27"/>
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
        <location filename="bookmarks.cpp" line="213"/>
        <source>Please choose another name: this one is empty or taken.</source>
        <translation>请换一个名称：名称为空或已被使用。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::CompareRoom</name>
    <message>
        <location filename="compare_room.cpp" line="65"/>
        <location filename="compare_room.cpp" line="167"/>
        <source>Compare two results</source>
        <translation>对比两个结果</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="67"/>
        <source>Two themes, results or scenarios of the same place: on each other with a line to drag, or side by side. Esc ends it.</source>
        <translation>同一地点的两个专题、结果或方案：重叠显示并拖动分界线，或左右并排。按 Esc 结束。</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="87"/>
        <source>Compare: line from top to bottom</source>
        <translation>对比：左右划动</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="88"/>
        <source>Compare: line from left to right</source>
        <translation>对比：上下划动</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="89"/>
        <source>Compare: side by side</source>
        <translation>对比：左右并排</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="130"/>
        <source>Right side of the comparison</source>
        <translation>对比的右侧地图</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="187"/>
        <source>What is on the left or above</source>
        <translation>左侧（上方）显示的内容</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="188"/>
        <source>What is on the right or below</source>
        <translation>右侧（下方）显示的内容</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="190"/>
        <source>How the two lie to each other</source>
        <translation>两幅图的摆放方式</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="192"/>
        <source>Line, left and right</source>
        <translation>左右划动</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="193"/>
        <source>Line, above and below</source>
        <translation>上下划动</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="194"/>
        <source>Side by side</source>
        <translation>左右并排</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="195"/>
        <source>Change sides</source>
        <translation>交换两侧</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="196"/>
        <source>End the comparison (Esc)</source>
        <translation>结束对比（Esc）</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="197"/>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="221"/>
        <source>The map as it stands</source>
        <translation>当前地图</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="236"/>
        <source>: </source>
        <translation>：</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="248"/>
        <source>Scenario: %1</source>
        <translation>方案：%1</translation>
    </message>
    <message>
        <location filename="compare_room.cpp" line="274"/>
        <source>There is nothing to compare with yet: run an analysis or keep a theme first.</source>
        <translation>还没有可对比的内容：请先运行一项分析，或保存一个专题。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::CoordinateBox</name>
    <message>
        <location filename="coordinate_box.cpp" line="42"/>
        <source>Paste a position to go there</source>
        <translation>粘贴坐标，回车即可前往</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="44"/>
        <source>Where the pointer is. Paste or type a position and press Enter to go there: degrees, degrees with minutes and seconds, or metres.</source>
        <translation>鼠标所在位置。粘贴或输入坐标后按回车即可前往：经纬度、度分秒或米制坐标均可。</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="46"/>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="51"/>
        <source>Coordinate system of the position</source>
        <translation>位置的坐标系</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="66"/>
        <source>Show positions as</source>
        <translation>位置显示为</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="67"/>
        <source>Longitude and latitude</source>
        <translation>经纬度</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="69"/>
        <source>Degrees, minutes, seconds</source>
        <translation>度分秒</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="70"/>
        <source>Metres of this workspace</source>
        <translation>本工作区的米制坐标</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="71"/>
        <source>As Gaode and Tencent maps have it (GCJ-02)</source>
        <translation>高德、腾讯地图坐标（GCJ-02）</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="72"/>
        <source>As Baidu maps have it (BD-09)</source>
        <translation>百度地图坐标（BD-09）</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="73"/>
        <source>Another coordinate system …</source>
        <translation>其他坐标系…</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="74"/>
        <source>Pasted degrees come from</source>
        <translation>粘贴的经纬度来自</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="79"/>
        <source>Survey, GPS or a file (WGS 84, CGCS2000)</source>
        <translation>测绘、GPS 或文件（WGS 84、国家2000）</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="80"/>
        <source>Gaode or Tencent map (GCJ-02)</source>
        <translation>高德或腾讯地图（GCJ-02）</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="81"/>
        <source>Baidu map (BD-09)</source>
        <translation>百度地图（BD-09）</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="183"/>
        <source>Degrees as online maps in China have them</source>
        <translation>国内在线地图的经纬度</translation>
    </message>
    <message>
        <location filename="coordinate_box.cpp" line="188"/>
        <source>%1 (%2): choose another system for positions</source>
        <translation>%1（%2）：可换用其他坐标系显示位置</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::CrowdRoom</name>
    <message>
        <location filename="crowd_room.cpp" line="212"/>
        <source>%1 organisations in sight: the darker, the more. Come closer to see each.</source>
        <translation>视野内有 %1 家组织，颜色越深越多；放大可看到每一家。</translation>
    </message>
    <message>
        <location filename="crowd_room.cpp" line="213"/>
        <source>%1 organisations in sight, in other regions too: the darker, the more.</source>
        <translation>视野内有 %1 家组织（含区域外），颜色越深越多。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::CrsChooser</name>
    <message>
        <location filename="crs_chooser.cpp" line="46"/>
        <source>Coordinate system of the position</source>
        <translation>坐标显示所用的坐标系</translation>
    </message>
    <message>
        <location filename="crs_chooser.cpp" line="49"/>
        <source>Number or name, for example 4547 or CGCS2000 111</source>
        <translation>编号或名称，例如 4547、国家大地坐标系 111、西安80</translation>
    </message>
    <message>
        <location filename="crs_chooser.cpp" line="50"/>
        <source>Number or words of the name</source>
        <translation>编号或名称中的字词</translation>
    </message>
    <message>
        <location filename="crs_chooser.cpp" line="53"/>
        <source>Coordinate systems that were found</source>
        <translation>找到的坐标系</translation>
    </message>
    <message>
        <location filename="crs_chooser.cpp" line="60"/>
        <source>Choose</source>
        <translation>选用</translation>
    </message>
    <message>
        <location filename="crs_chooser.cpp" line="61"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="crs_chooser.cpp" line="71"/>
        <source>Reading the list …</source>
        <translation>正在读取目录…</translation>
    </message>
    <message>
        <location filename="crs_chooser.cpp" line="117"/>
        <source>%1    (used lately)</source>
        <translation>%1    （最近用过）</translation>
    </message>
    <message>
        <location filename="crs_chooser.cpp" line="122"/>
        <source>Nothing has this number or name.</source>
        <translation>没有这个编号或名称的坐标系。</translation>
    </message>
    <message>
        <location filename="crs_chooser.cpp" line="124"/>
        <source>The first %1 are shown: type more of the name.</source>
        <translation>只列出前 %1 个：请多输入几个字。</translation>
    </message>
    <message>
        <location filename="crs_chooser.cpp" line="125"/>
        <source>Used at this place: %1</source>
        <translation>适用于此地的坐标系：%1 个</translation>
    </message>
    <message>
        <location filename="crs_chooser.cpp" line="126"/>
        <source>Found: %1</source>
        <translation>找到 %1 个</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::FoundPage</name>
    <message>
        <location filename="identify.cpp" line="144"/>
        <source>Nothing lies here. Zoom in, or click closer to what you mean.</source>
        <translation>此处没有内容。请放大地图，或点得更近一些。</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="145"/>
        <source>%1 things in %2 layers, the topmost first.</source>
        <translation>%2 个图层，共 %1 项，上层在前。</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="152"/>
        <source>What lies here</source>
        <translation>此处内容</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="163"/>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="194"/>
        <source>Zoom</source>
        <translation>缩放到</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="204"/>
        <source>Select</source>
        <translation>选中</translation>
    </message>
    <message>
        <location filename="identify.cpp" line="209"/>
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
        <location filename="map_aids_room.cpp" line="41"/>
        <source>Map tips</source>
        <translation>地图提示</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="42"/>
        <source>Says in a few words what lies under the pointer where it rests.</source>
        <translation>鼠标停留时，用一两句话说明所指的要素。</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="55"/>
        <source>What is in the middle</source>
        <translation>地图正中是什么</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="63"/>
        <source>Legend on the map</source>
        <translation>地图上的图例</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="64"/>
        <source>Folds or unfolds the legend in the corner of the map.</source>
        <translation>收起或展开地图角上的图例。</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="78"/>
        <source>Overview in the corner</source>
        <translation>全图缩略图（鹰眼）</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="80"/>
        <source>The whole map, small, with the box of what is seen now: click or drag there.</source>
        <translation>在角上显示全图缩略图和当前范围框，点击或拖动即可移动地图。</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="94"/>
        <source>Map alone, full screen</source>
        <translation>只看地图（全屏）</translation>
    </message>
    <message>
        <location filename="map_aids_room.cpp" line="95"/>
        <source>Shows nothing but the map; Esc or the same key brings the window back.</source>
        <translation>全屏只显示地图，按 Esc 或再按一次恢复。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MapLegend</name>
    <message>
        <location filename="map_legend.cpp" line="152"/>
        <source>Legend of the map</source>
        <translation>地图图例</translation>
    </message>
    <message>
        <location filename="map_legend.cpp" line="154"/>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <location filename="map_legend.cpp" line="159"/>
        <source>Legend: fold or unfold</source>
        <translation>图例：收起或展开</translation>
    </message>
    <message>
        <location filename="map_legend.cpp" line="198"/>
        <source>%1 more: see the layers</source>
        <translation>另有 %1 项，见图层面板</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MapRoom</name>
    <message>
        <location filename="map_room.cpp" line="100"/>
        <source>Rotation</source>
        <translation>旋转角度</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="101"/>
        <source>Turns the map clockwise; 0° has north up.</source>
        <translation>顺时针旋转地图，0° 为正北朝上。</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="107"/>
        <source>Size of signs</source>
        <translation>符号大小</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="109"/>
        <source>Size of the signs and words on the map, for a projector or a big screen.</source>
        <translation>地图上符号和文字的大小，投影或大屏时可调大。</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="163"/>
        <source>Move the map</source>
        <translation>移动地图</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="165"/>
        <source>Zoom to a box</source>
        <translation>框选放大</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="166"/>
        <location filename="map_room.cpp" line="317"/>
        <source>What is here</source>
        <translation>查看此处</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="168"/>
        <source>Measure a way</source>
        <translation>量距离</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="170"/>
        <source>Measure an area</source>
        <translation>量面积</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="186"/>
        <source>Go to a position …</source>
        <translation>前往坐标 …</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="188"/>
        <source>Coordinate system of the position …</source>
        <translation>坐标显示所用的坐标系…</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="190"/>
        <source>Take the pin away</source>
        <translation>去掉定位图钉</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="194"/>
        <source>Copy what was measured last</source>
        <translation>复制最近一次量算结果</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="196"/>
        <source>Nothing has been measured yet.</source>
        <translation>还没有量算结果。</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="200"/>
        <source>Type a scale …</source>
        <translation>输入比例尺 …</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="208"/>
        <source>Turn to the left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="210"/>
        <source>Turn to the right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <location filename="map_room.cpp" line="212"/>
        <source>North up</source>
        <translation>正北朝上</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MapShots</name>
    <message>
        <location filename="map_shots.cpp" line="47"/>
        <source>Copy the map as a picture</source>
        <translation>把地图复制为图片</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="56"/>
        <source>Save the map as a picture …</source>
        <translation>把地图存为图片 …</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="77"/>
        <location filename="map_shots.cpp" line="143"/>
        <source>Save the map as a picture</source>
        <translation>把地图存为图片</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="84"/>
        <source> mm</source>
        <translation> 毫米</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="90"/>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="91"/>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="96"/>
        <source> dots per inch</source>
        <translation> 点/英寸</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="97"/>
        <location filename="map_shots.cpp" line="98"/>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="100"/>
        <location filename="map_shots.cpp" line="102"/>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="101"/>
        <source>None</source>
        <translation>不加标题</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="103"/>
        <source>With the legend</source>
        <translation>带图例</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="106"/>
        <source>With the scale bar</source>
        <translation>带比例尺</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="113"/>
        <source>Save …</source>
        <translation>保存 …</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="114"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="129"/>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="132"/>
        <location filename="map_shots.cpp" line="158"/>
        <source>Too large: make it smaller or less sharp.</source>
        <translation>图片过大：请缩小尺寸或降低清晰度。</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="143"/>
        <source> map</source>
        <translation>地图</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="144"/>
        <source>Picture (*.png);;PDF (*.pdf);;Drawing (*.svg)</source>
        <translation>图片 (*.png);;PDF (*.pdf);;矢量图 (*.svg)</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="185"/>
        <source>Drawing a picture of the map</source>
        <translation>绘制地图图片</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="235"/>
        <source>The map is in the clipboard: paste it into a text or a message.</source>
        <translation>地图已复制，可粘贴到文档或消息中。</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="240"/>
        <source>%1 was written.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <location filename="map_shots.cpp" line="240"/>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MapTips</name>
    <message>
        <location filename="map_tips.cpp" line="160"/>
        <source>Nothing lies in the middle of the map.</source>
        <translation>地图正中没有要素。</translation>
    </message>
    <message>
        <location filename="map_tips.cpp" line="171"/>
        <source>and %1 more here</source>
        <translation>此处还有 %1 个</translation>
    </message>
    <message>
        <location filename="map_tips.cpp" line="172"/>
        <source>and more here</source>
        <translation>此处还有更多</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MapView</name>
    <message>
        <location filename="map_view.cpp" line="33"/>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <location filename="north_arrow.cpp" line="19"/>
        <source>N</source>
        <translation>北</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MeasureTool</name>
    <message>
        <location filename="measure_tool.cpp" line="50"/>
        <source>%1 in %2 pieces, the last %3</source>
        <translation>共 %1，%2 段，最后一段 %3</translation>
    </message>
    <message>
        <location filename="measure_tool.cpp" line="58"/>
        <source>%1, %2 around</source>
        <translation>%1，周长 %2</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::OverviewMap</name>
    <message>
        <location filename="overview_map.cpp" line="39"/>
        <source>Overview of the whole map</source>
        <translation>全图缩略图</translation>
    </message>
    <message>
        <location filename="overview_map.cpp" line="40"/>
        <source>Click or drag to move the map</source>
        <translation>点击或拖动，移动地图</translation>
    </message>
    <message>
        <location filename="overview_map.cpp" line="49"/>
        <source>Close the overview</source>
        <translation>关闭缩略图</translation>
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
<context>
    <name>hetu::desktop::SwipeLine</name>
    <message>
        <location filename="swipe_line.cpp" line="21"/>
        <source>Line between the two pictures</source>
        <translation>两幅图的分界线</translation>
    </message>
    <message>
        <location filename="swipe_line.cpp" line="22"/>
        <source>Drag, or move with the arrow keys</source>
        <translation>拖动，或用方向键移动</translation>
    </message>
</context>
</TS>
