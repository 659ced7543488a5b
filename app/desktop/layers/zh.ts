<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hetu::desktop::BaseMaps</name>
    <message>
        <location filename="base_maps.cpp" line="131"/>
        <source>&amp;Base map</source>
        <translation>底图(&amp;B)</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="144"/>
        <source>A &amp;file of this computer …</source>
        <translation>本机文件(&amp;F)…</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="145"/>
        <source>A picture, map tiles (.mbtiles) or shapes that lie below everything else.</source>
        <translation>影像、瓦片（.mbtiles）或矢量图形，垫在所有图层之下。</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="148"/>
        <source>Tianditu &amp;streets, from the network …</source>
        <translation>天地图街道，需联网(&amp;S)…</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="149"/>
        <source>The street map of the state&apos;s map service. Needs the network and a key of your own.</source>
        <translation>国家地图服务的街道图，需要联网和您自己的密钥。</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="151"/>
        <source>Tianditu &amp;images, from the network …</source>
        <translation>天地图影像，需联网(&amp;I)…</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="152"/>
        <source>Satellite images of the state&apos;s map service. Needs the network and a key of your own.</source>
        <translation>国家地图服务的卫星影像，需要联网和您自己的密钥。</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="154"/>
        <source>&amp;Key of Tianditu …</source>
        <translation>天地图密钥(&amp;K)…</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="156"/>
        <source>&amp;Find the file of the chosen base map …</source>
        <translation>查找所选底图的文件(&amp;F)…</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="162"/>
        <source>Choose a base map in the list of layers first.</source>
        <translation>请先在图层列表中选择一个底图。</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="173"/>
        <source>not found</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="174"/>
        <source>no key</source>
        <translation>缺密钥</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="175"/>
        <source>Base map: Tianditu © National Geomatics Center of China</source>
        <translation>底图：天地图 © 国家基础地理信息中心</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="225"/>
        <source>Find the file …</source>
        <translation>查找文件…</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="253"/>
        <source>This file lies below the map already: “%1”.</source>
        <translation>该文件已作为底图：“%1”。</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="275"/>
        <source>Which file lies below the map?</source>
        <translation>选择底图文件</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="276"/>
        <source>Pictures, tiles and shapes (%1)</source>
        <translation>影像、瓦片和矢量图形 (%1)</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="288"/>
        <source>Where is %1 now?</source>
        <translation>%1 现在在哪里？</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="289"/>
        <source>The same kind (*.%1);;All files (*)</source>
        <translation>同类文件 (*.%1);;所有文件 (*)</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="350"/>
        <source>%1 is a picture of the ground: it can lie below everything on the map.</source>
        <translation>%1 是地面影像，可作为底图垫在所有图层之下。</translation>
    </message>
    <message>
        <location filename="base_maps.cpp" line="352"/>
        <source>Use as base map</source>
        <translation>用作底图</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::FilterDesk</name>
    <message>
        <location filename="filter_desk.cpp" line="42"/>
        <source>Choose a layer in the list of layers first.</source>
        <translation>请先在图层列表中选择一个图层。</translation>
    </message>
    <message>
        <location filename="filter_desk.cpp" line="45"/>
        <source>“%1” is a surface: there are no rows to choose from.</source>
        <translation>“%1”是密度面，没有可筛选的行。</translation>
    </message>
    <message>
        <location filename="filter_desk.cpp" line="53"/>
        <source>&amp;Filter …</source>
        <translation>筛选(&amp;F)…</translation>
    </message>
    <message>
        <location filename="filter_desk.cpp" line="55"/>
        <source>Show all rows (no filter)</source>
        <translation>显示所有行（取消筛选）</translation>
    </message>
    <message>
        <location filename="filter_desk.cpp" line="68"/>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <location filename="filter_desk.cpp" line="131"/>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::FilterPage</name>
    <message>
        <location filename="filter_page.cpp" line="22"/>
        <source>Show only these</source>
        <translation>只显示这些</translation>
    </message>
    <message>
        <location filename="filter_page.cpp" line="24"/>
        <source>Map, table and charts show the rows that meet the conditions. Nothing is deleted, and analyses go on using all rows.</source>
        <translation>地图、数据表和图表只显示符合条件的行。数据不会删除，分析仍使用全部行。</translation>
    </message>
    <message>
        <location filename="filter_page.cpp" line="28"/>
        <source>All conditions must hold</source>
        <translation>须符合所有条件</translation>
    </message>
    <message>
        <location filename="filter_page.cpp" line="29"/>
        <source>One condition is enough</source>
        <translation>符合任一条件即可</translation>
    </message>
    <message>
        <location filename="filter_page.cpp" line="31"/>
        <source>How the conditions go together</source>
        <translation>条件之间的关系</translation>
    </message>
    <message>
        <location filename="filter_page.cpp" line="32"/>
        <source>Another condition</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <location filename="filter_page.cpp" line="38"/>
        <source>Show all rows</source>
        <translation>显示所有行</translation>
    </message>
    <message>
        <location filename="filter_page.cpp" line="109"/>
        <source>Counting …</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <location filename="filter_page.cpp" line="109"/>
        <source>Fill in the value to see what remains.</source>
        <translation>填写数值后可看到剩余行数。</translation>
    </message>
    <message>
        <location filename="filter_page.cpp" line="130"/>
        <source>%1 of %2 rows remain.</source>
        <translation>符合条件 %1 行，共 %2 行。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::FilterRow</name>
    <message>
        <location filename="filter_row.cpp" line="58"/>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="filter_row.cpp" line="59"/>
        <source>How it is compared</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <location filename="filter_row.cpp" line="60"/>
        <source>With what</source>
        <translation>比较的值</translation>
    </message>
    <message>
        <location filename="filter_row.cpp" line="77"/>
        <source>Take this condition away</source>
        <translation>删除此条件</translation>
    </message>
    <message>
        <location filename="filter_row.cpp" line="195"/>
        <source>“%1” is no number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::FilterWords</name>
    <message>
        <location filename="filter_words.cpp" line="22"/>
        <source>is</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="filter_words.cpp" line="23"/>
        <source>is not</source>
        <translation>不是</translation>
    </message>
    <message>
        <location filename="filter_words.cpp" line="24"/>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <location filename="filter_words.cpp" line="25"/>
        <source>begins with</source>
        <translation>开头是</translation>
    </message>
    <message>
        <location filename="filter_words.cpp" line="26"/>
        <location filename="filter_words.cpp" line="34"/>
        <source>is not known</source>
        <translation>为空</translation>
    </message>
    <message>
        <location filename="filter_words.cpp" line="27"/>
        <location filename="filter_words.cpp" line="35"/>
        <source>is known</source>
        <translation>不为空</translation>
    </message>
    <message>
        <location filename="filter_words.cpp" line="60"/>
        <source>“%1” (no such column)</source>
        <translation>“%1”（没有此列）</translation>
    </message>
    <message>
        <location filename="filter_words.cpp" line="74"/>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <location filename="filter_words.cpp" line="74"/>
        <source> and </source>
        <translation> 且 </translation>
    </message>
</context>
<context>
    <name>hetu::desktop::LayerCommands</name>
    <message>
        <location filename="layer_commands.cpp" line="63"/>
        <source>&amp;Zoom to this layer</source>
        <translation>缩放到此图层(&amp;Z)</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="65"/>
        <source>Show &amp;only this layer</source>
        <translation>只显示此图层(&amp;O)</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="68"/>
        <source>Open the &amp;table</source>
        <translation>打开数据表(&amp;T)</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="75"/>
        <source>“%1” is a picture or a surface: it has no table.</source>
        <translation>“%1”是影像或密度面，没有数据表。</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="78"/>
        <source>&amp;Rename …</source>
        <translation>改名(&amp;R)…</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="79"/>
        <source>Put the chosen layers in a new &amp;group …</source>
        <translation>将所选图层新建为组(&amp;G)…</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="81"/>
        <source>Move up</source>
        <translation>上移一层</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="83"/>
        <source>Move down</source>
        <translation>下移一层</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="85"/>
        <source>Draw above all others</source>
        <translation>置于最上</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="87"/>
        <source>Draw below all others</source>
        <translation>置于最下</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="90"/>
        <source>&amp;Properties</source>
        <translation>属性(&amp;P)</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="92"/>
        <source>Properties: %1</source>
        <translation>属性：%1</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="95"/>
        <source>Take off the map (the data stays)</source>
        <translation>移出地图（数据保留）</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="97"/>
        <source>Bring back layers taken off the map</source>
        <translation>放回移出地图的图层</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="130"/>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="133"/>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="141"/>
        <location filename="layer_commands.cpp" line="242"/>
        <source>Group</source>
        <translation>图层组</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="148"/>
        <source>Move to “%1”</source>
        <translation>移入“%1”</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="151"/>
        <source>Take out of “%1”</source>
        <translation>移出“%1”</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="173"/>
        <source>Dissolve the group (its layers stay)</source>
        <translation>解散该组（图层保留）</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="191"/>
        <source>Choose a layer or a group of your own first.</source>
        <translation>请先选择一个图层或自建的图层组。</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="202"/>
        <source>Rename layer</source>
        <translation>图层改名</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="202"/>
        <source>Its name (empty: as it came):</source>
        <translation>名称（留空恢复原名）：</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="216"/>
        <source>Rename base map</source>
        <translation>底图改名</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="216"/>
        <location filename="layer_commands.cpp" line="230"/>
        <source>Its name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="230"/>
        <source>Rename group</source>
        <translation>图层组改名</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="236"/>
        <location filename="layer_commands.cpp" line="250"/>
        <source>Please choose another name: this one is empty or taken.</source>
        <translation>请换一个名称：名称为空，或已被使用。</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="244"/>
        <source>Group %1</source>
        <translation>图层组 %1</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="245"/>
        <source>New group</source>
        <translation>新建图层组</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="245"/>
        <source>Name of the group:</source>
        <translation>图层组名称：</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="45"/>
        <location filename="layer_commands.cpp" line="268"/>
        <source>Choose a layer in the list of layers first.</source>
        <translation>请先在图层列表中选择一个图层。</translation>
    </message>
    <message>
        <location filename="layer_commands.cpp" line="278"/>
        <source>Where this layer lies is not known.</source>
        <translation>不知道该图层的位置。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::LayerExport</name>
    <message>
        <location filename="layer_export.cpp" line="91"/>
        <source>E&amp;xport …</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="115"/>
        <source>The workspace holds no rows yet.</source>
        <translation>工作区里还没有数据。</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="121"/>
        <location filename="layer_export.cpp" line="141"/>
        <source>Export layer</source>
        <translation>导出图层</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="122"/>
        <source>Which layer?</source>
        <translation>选择图层：</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="136"/>
        <source>GeoTIFF (*.tif)</source>
        <translation>GeoTIFF 影像 (*.tif)</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="137"/>
        <source>Excel (*.xlsx)</source>
        <translation>Excel 表格 (*.xlsx)</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="137"/>
        <source>CSV (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="138"/>
        <source>GeoPackage (*.gpkg)</source>
        <translation>GeoPackage 数据库 (*.gpkg)</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="138"/>
        <source>GeoJSON (*.geojson)</source>
        <translation>GeoJSON 图形 (*.geojson)</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="139"/>
        <source>Shapefile (*.shp)</source>
        <translation>Shapefile 图形 (*.shp)</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="139"/>
        <source>KML (*.kml)</source>
        <translation>KML 图形 (*.kml)</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="140"/>
        <source>FlatGeobuf (*.fgb)</source>
        <translation>FlatGeobuf 图形 (*.fgb)</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="173"/>
        <source>%1 was written: the %2 rows that the filter shows.</source>
        <translation>已写入 %1：筛选显示的 %2 行。</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="175"/>
        <source>%1 was written (%2 rows).</source>
        <translation>已写入 %1（%2 行）。</translation>
    </message>
    <message>
        <location filename="layer_export.cpp" line="181"/>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::LayerLines</name>
    <message>
        <location filename="layer_lines.cpp" line="64"/>
        <source>Base maps</source>
        <translation>底图</translation>
    </message>
    <message>
        <location filename="layer_lines.cpp" line="64"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location filename="layer_lines.cpp" line="114"/>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="layer_lines.cpp" line="135"/>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <location filename="layer_lines.cpp" line="136"/>
        <source>filter?</source>
        <translation>筛选有误</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::LayerPanel</name>
    <message>
        <location filename="layer_panel.cpp" line="21"/>
        <source>No layer has this name.</source>
        <translation>没有叫这个名字的图层。</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="29"/>
        <source>Find a layer</source>
        <translation>查找图层</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="38"/>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="53"/>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="57"/>
        <source>Opacity of the chosen layer</source>
        <translation>所选图层的不透明度</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="78"/>
        <location filename="layer_panel.cpp" line="491"/>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::LayersRoom</name>
    <message>
        <location filename="layers_room.cpp" line="26"/>
        <source>Themes</source>
        <translation>专题</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="53"/>
        <source>Theme %1</source>
        <translation>专题 %1</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="67"/>
        <source>Keep the present state as a theme …</source>
        <translation>把当前显示保存为专题…</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="159"/>
        <source>Theme: your own choice</source>
        <translation>专题：自选图层</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="160"/>
        <source>Theme: %1</source>
        <translation>专题：%1</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="183"/>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="184"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="192"/>
        <source>Keep as a theme</source>
        <translation>保存为专题</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="192"/>
        <source>Name of the theme:</source>
        <translation>专题名称：</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="196"/>
        <source>Please choose another name: this one is empty or belongs to a theme of the program.</source>
        <translation>请换一个名称：名称为空，或与自带专题同名。</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="202"/>
        <source>Rename theme</source>
        <translation>专题改名</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="202"/>
        <source>New name:</source>
        <translation>新名称：</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="206"/>
        <source>Please choose another name: this one is empty or taken.</source>
        <translation>请换一个名称：名称为空，或已被使用。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::PropertiesPage</name>
    <message>
        <location filename="properties_page.cpp" line="73"/>
        <location filename="properties_page.cpp" line="92"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="75"/>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="75"/>
        <source>Tianditu, the map service of the state, over the network</source>
        <translation>天地图（国家地图服务），经网络获取</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="76"/>
        <location filename="properties_page.cpp" line="83"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="76"/>
        <source>off: there is no key</source>
        <translation>未启用：没有密钥</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="78"/>
        <source>switched on: what is looked at is fetched from the network</source>
        <translation>已启用：正在查看的范围经网络获取</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="79"/>
        <source>off: nothing is fetched</source>
        <translation>未启用：不联网</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="82"/>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="85"/>
        <source>Size on the ground</source>
        <translation>实地大小</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="85"/>
        <source>%1 km by %2 km</source>
        <translation>%1 公里 × %2 公里</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="93"/>
        <source>Name in the file</source>
        <translation>文件中的名称</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="94"/>
        <source>surface: a value for every place</source>
        <translation>密度面：每处一个数值</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="95"/>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="96"/>
        <source>lines</source>
        <translation>线</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="97"/>
        <source>areas</source>
        <translation>面</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="98"/>
        <source>table without positions</source>
        <translation>无位置的表</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="99"/>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="101"/>
        <source>Cells</source>
        <translation>格数</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="101"/>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="104"/>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="105"/>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="108"/>
        <source>Extent</source>
        <translation>范围</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="108"/>
        <source>east %1 to %2 m
north %3 to %4 m
%5 km by %6 km</source>
        <translation>东 %1 至 %2 米
北 %3 至 %4 米
%5 公里 × %6 公里</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="112"/>
        <source>Where from</source>
        <translation>来历</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="112"/>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="116"/>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="119"/>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="119"/>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="119"/>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="122"/>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="123"/>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="124"/>
        <source>number in %1</source>
        <translation>数字（%1）</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="135"/>
        <source>Columns (%1)</source>
        <translation>列（%1）</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="147"/>
        <source>the analysis “%1”, made %2</source>
        <translation>分析“%1”，%2 生成</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="149"/>
        <source>with the usual values</source>
        <translation>使用默认参数</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="151"/>
        <source>older than its data: run it again to bring it up to date</source>
        <translation>结果已过期：数据在此之后有改动，请重新运行</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="152"/>
        <source>up to date</source>
        <translation>最新</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="155"/>
        <source>an analysis</source>
        <translation>分析结果</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="185"/>
        <source>imported from %1 on %2: %3 of %4 rows</source>
        <translation>%2 从 %1 导入：%4 行中的 %3 行</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="192"/>
        <source>carried over from %1</source>
        <translation>由 %1 转换而来</translation>
    </message>
    <message>
        <location filename="properties_page.cpp" line="195"/>
        <source>not from a file: drawn in Hetu, or made with the sample</source>
        <translation>不是从文件导入：在河图中绘制，或随示例生成</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::TiandituDialog</name>
    <message>
        <location filename="tianditu_dialog.cpp" line="12"/>
        <location filename="tianditu_dialog.cpp" line="22"/>
        <source>Key of Tianditu</source>
        <translation>天地图密钥</translation>
    </message>
    <message>
        <location filename="tianditu_dialog.cpp" line="15"/>
        <source>Tianditu is the map service of the state. It needs the network and a key of your own, which console.tianditu.gov.cn gives to whoever registers (kind: browser).

The key stays on this computer; it is not written into the workspace. While such a base map is switched on, the server learns which part of the map is looked at; your data is not sent.</source>
        <translation>天地图是国家地图服务，需要联网和您自己的密钥；在 console.tianditu.gov.cn 注册后即可申请（应用类型选“浏览器端”）。

密钥只保存在本机，不写入工作区。启用此类底图时，服务器会知道您正在查看的地图范围；您的数据不会发送。</translation>
    </message>
    <message>
        <location filename="tianditu_dialog.cpp" line="23"/>
        <source>32 letters and digits</source>
        <translation>32 位字母和数字</translation>
    </message>
    <message>
        <location filename="tianditu_dialog.cpp" line="28"/>
        <location filename="tianditu_dialog.cpp" line="50"/>
        <source>Keep the key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <location filename="tianditu_dialog.cpp" line="29"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="tianditu_dialog.cpp" line="50"/>
        <source>Use no key</source>
        <translation>不用密钥</translation>
    </message>
    <message>
        <location filename="tianditu_dialog.cpp" line="53"/>
        <source>“%1” is no key: a key has 32 letters a to f and digits; this has %2 signs. Copy it as a whole from console.tianditu.gov.cn.</source>
        <translation>“%1”不是密钥：密钥为 32 位，由字母 a 至 f 和数字组成，此处为 %2 位。请从 console.tianditu.gov.cn 完整复制。</translation>
    </message>
</context>
</TS>
