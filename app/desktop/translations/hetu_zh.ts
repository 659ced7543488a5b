<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hetu::desktop::LiveDensityPanel</name>
    <message>
        <source>Compute as a result …</source>
        <translation>计算并保存结果…</translation>
    </message>
    <message>
        <source>Opens the analysis with these settings; its result is kept.</source>
        <translation>用当前设置打开核密度分析，结果会保存在工作区里。</translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>About Hetu</source>
        <translation>关于河图</translation>
    </message>
    <message>
        <source>Hetu</source>
        <translation>河图</translation>
    </message>
    <message>
        <source>Version %1

Where organisations gather, which of them nothing reaches, where a service platform should stand.

Hetu is free software under the GNU General Public Licence, version 3. It comes without any warranty. It draws its maps with QGIS and uses Qt, GDAL, GEOS, PROJ, SQLite and SpatiaLite.</source>
        <translation>版本 %1

两新组织集聚在哪里，哪些组织没有覆盖到，区域平台应当建在哪里。

河图是自由软件，按 GNU 通用公共许可证第 3 版发布，不提供任何担保。地图由 QGIS 绘制，并使用 Qt、GDAL、GEOS、PROJ、SQLite 和 SpatiaLite。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Position</name>
    <message>
        <source>%1 m, %2 m</source>
        <translation>%1 米，%2 米</translation>
    </message>
    <message>
        <source>%1° W</source>
        <translation>西经 %1°</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>东经 %1°</translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation>南纬 %1°</translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation>北纬 %1°</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <source>km</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>m²</source>
        <translation>平方米</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>平方公里</translation>
    </message>
    <message>
        <source>per km²</source>
        <translation>家/平方公里</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::AnalysisPanel</name>
    <message>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Sources of the method:</source>
        <translation>方法出处：</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Working … %1 %</source>
        <translation>正在计算… %1 %</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Result: %1</source>
        <translation>结果：%1</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ImportDialog</name>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Streets, buildings and areas from OpenStreetMap</source>
        <translation>OpenStreetMap 的道路、建筑和区域</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>以文件所写为准</translation>
    </message>
    <message>
        <source>Satellite positioning (WGS 84)</source>
        <translation>卫星定位（WGS 84）</translation>
    </message>
    <message>
        <source>China 2000 (CGCS2000)</source>
        <translation>2000 国家大地坐标系</translation>
    </message>
    <message>
        <source>What does the file hold?</source>
        <translation>文件里是什么？</translation>
    </message>
    <message>
        <source>Each row becomes one of these. Columns about single persons are left out.</source>
        <translation>每一行成为其中一条。涉及个人信息的列不会导入。</translation>
    </message>
    <message>
        <source>Where do its coordinates come from?</source>
        <translation>坐标来自哪里？</translation>
    </message>
    <message>
        <source>A wrong choice shifts everything by some hundred metres: compare with the streets after the import.</source>
        <translation>选错会整体偏移几百米：导入后请与道路对照检查。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1: as a column says</source>
        <translation>%1：类型见文件中的列</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::LayerPanel</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MainWindow</name>
    <message>
        <source>Live density</source>
        <translation>实时密度</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>%1 (%2) – Hetu</source>
        <translation>%1（%2）– 河图</translation>
    </message>
    <message>
        <source>Scale 1:%1</source>
        <translation>比例尺 1:%1</translation>
    </message>
    <message>
        <source>Drawing …</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;New workspace …</source>
        <translation>新建工作区(&amp;N)…</translation>
    </message>
    <message>
        <source>Make the &amp;sample city …</source>
        <translation>生成示例城市(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Import file …</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Export &amp;layer …</source>
        <translation>导出图层(&amp;L)…</translation>
    </message>
    <message>
        <source>Export &amp;map as PDF or picture …</source>
        <translation>导出地图为 PDF 或图片(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全图</translation>
    </message>
    <message>
        <source>Last view</source>
        <translation>上一视图</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>下一视图</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>重新绘制</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>&amp;About Hetu</source>
        <translation>关于河图(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>%1: %2 rows read, %3 used, %4 kept aside.</source>
        <translation>%1：读取 %2 行，采用 %3 行，搁置 %4 行。</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Hetu workspaces (*.hetu)</source>
        <translation>河图工作区 (*.hetu)</translation>
    </message>
    <message>
        <source>Where to keep the new workspace</source>
        <translation>新工作区存放位置</translation>
    </message>
    <message>
        <source>The workspace is empty. Import your lists: File, Import file.</source>
        <translation>工作区是空的。请用“文件 → 导入文件”导入名单。</translation>
    </message>
    <message>
        <source>Folder for the sample</source>
        <translation>示例存放文件夹</translation>
    </message>
    <message>
        <source>Making the sample …</source>
        <translation>正在生成示例…</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Tables and maps (*.csv *.xlsx *.xls *.ods *.geojson *.json *.gpkg *.shp *.zip *.kml *.osm *.pbf *.gml *.tab);;All files (*)</source>
        <translation>表格和地图 (*.csv *.xlsx *.xls *.ods *.geojson *.json *.gpkg *.shp *.zip *.kml *.osm *.pbf *.gml *.tab);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a workspace first, or make a new one: the file goes into it.</source>
        <translation>请先打开或新建一个工作区，文件将导入其中。</translation>
    </message>
    <message>
        <source>Please wait until the present work is done.</source>
        <translation>请等当前任务完成。</translation>
    </message>
    <message>
        <source>Importing %1 …</source>
        <translation>正在导入 %1…</translation>
    </message>
    <message>
        <source>The workspace holds no rows yet.</source>
        <translation>工作区还没有数据。</translation>
    </message>
    <message>
        <source>Export layer</source>
        <translation>导出图层</translation>
    </message>
    <message>
        <source>Which layer?</source>
        <translation>导出哪个图层？</translation>
    </message>
    <message>
        <source>GeoTIFF (*.tif)</source>
        <translation>GeoTIFF 栅格 (*.tif)</translation>
    </message>
    <message>
        <source>Excel (*.xlsx);;CSV (*.csv);;GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Shapefile (*.shp)</source>
        <translation>Excel 表格 (*.xlsx);;CSV 表格 (*.csv);;GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Shapefile (*.shp)</translation>
    </message>
    <message>
        <source>%1 was written (%2 rows).</source>
        <translation>已导出 %1（%2 行）。</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Export map</source>
        <translation>导出地图</translation>
    </message>
    <message>
        <source>Which map?</source>
        <translation>导出哪幅地图？</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Picture (*.png);;Drawing (*.svg)</source>
        <translation>PDF (*.pdf);;图片 (*.png);;矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Drawing the map sheet …</source>
        <translation>正在绘制图件…</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>已导出 %1。</translation>
    </message>
    <message>
        <source>Export map …</source>
        <translation>导出地图…</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Made-up data for trying out</source>
        <translation>演示用虚构数据</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>打开…</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MapView</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MessageBar</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::OutcomeView</name>
    <message>
        <source>The workspace was not changed.</source>
        <translation>工作区未改动。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ParameterEditor</name>
    <message>
        <source>(none)</source>
        <translation>（不选）</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ParameterForm</name>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Back to the recommended value</source>
        <translation>恢复推荐值</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::Screenshot</name>
    <message>
        <source>The window was still busy after five minutes.</source>
        <translation>五分钟后窗口仍未完成。</translation>
    </message>
    <message>
        <source>There is no analysis named %1.</source>
        <translation>没有名为 %1 的分析。</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::StartPage</name>
    <message>
        <source>Hetu</source>
        <translation>河图</translation>
    </message>
    <message>
        <source>See on the map where organisations gather, which of them nothing reaches, and where a service platform should stand.</source>
        <translation>在地图上看清：两新组织集聚在哪里，哪些没有覆盖到，区域平台应当建在哪里。</translation>
    </message>
    <message>
        <source>Open a workspace …</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <source>A made-up city with organisations, parks and platforms, to try everything on.</source>
        <translation>一座虚构数据的城市，有组织、园区和平台，可用来试用全部功能。</translation>
    </message>
    <message>
        <source>New workspace from your own lists …</source>
        <translation>用自己的名单新建工作区…</translation>
    </message>
    <message>
        <source>Choose where to keep it, then import your lists.</source>
        <translation>先选择存放位置，再导入名单。</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Make the sample city …</source>
        <translation>生成示例城市…</translation>
    </message>
    <message>
        <source>Making the sample … %1 %</source>
        <translation>正在生成示例… %1 %</translation>
    </message>
</context>
</TS>
