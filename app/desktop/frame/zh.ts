<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <location filename="about_dialog.cpp" line="14"/>
        <source>About Hetu</source>
        <translation>关于河图</translation>
    </message>
    <message>
        <location filename="about_dialog.cpp" line="15"/>
        <source>Hetu</source>
        <translation>河图</translation>
    </message>
    <message>
        <location filename="about_dialog.cpp" line="18"/>
        <source>Version %1

Where organisations gather, which of them nothing reaches, where a service platform should stand.

Hetu is free software under the GNU General Public License, version 3. It comes without any warranty. It draws its maps with QGIS and uses Qt, GDAL, GEOS, PROJ, SQLite and SpatiaLite.</source>
        <translation>版本 %1

两新组织集聚在哪里，哪些组织没有覆盖到，区域平台应当建在哪里。

河图是自由软件，按 GNU 通用公共许可证第 3 版发布，不提供任何担保。地图由 QGIS 绘制，并使用 Qt、GDAL、GEOS、PROJ、SQLite 和 SpatiaLite。</translation>
    </message>
    <message>
        <location filename="about_dialog.cpp" line="29"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::Inspector</name>
    <message>
        <location filename="inspector.cpp" line="40"/>
        <source>Click on something on the map: what it is and what can be done next is shown here.</source>
        <translation>点击地图上的对象，这里显示它的情况和下一步可做的事。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::KeysDialog</name>
    <message>
        <source>Press the keys</source>
        <translation>请按下快捷键</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="19"/>
        <source>Use these keys</source>
        <translation>使用此快捷键</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="20"/>
        <source>As it came</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="21"/>
        <source>Keyboard</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="24"/>
        <source>Find a command or keys</source>
        <translation>查找命令或快捷键</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="28"/>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="28"/>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="29"/>
        <source>Commands and their keys</source>
        <translation>命令及快捷键</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="35"/>
        <source>New keys</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="37"/>
        <source>All as they came</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="38"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="43"/>
        <source>Press the new keys:</source>
        <translation>请按下新的快捷键：</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="121"/>
        <source>Choose a command to change its keys.</source>
        <translation>请选择要修改快捷键的命令。</translation>
    </message>
    <message>
        <location filename="keys_dialog.cpp" line="124"/>
        <source>These keys belong to “%1”, which would lose them.</source>
        <translation>此快捷键已用于“%1”，使用后对方将失去它。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MainWindow</name>
    <message>
        <location filename="main_window.cpp" line="83"/>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="83"/>
        <source>&amp;Map</source>
        <translation>地图(&amp;M)</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="84"/>
        <source>&amp;Layer</source>
        <translation>图层(&amp;L)</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="84"/>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="85"/>
        <source>S&amp;ites</source>
        <translation>选址(&amp;I)</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="85"/>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="100"/>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="139"/>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="146"/>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="152"/>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="192"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="193"/>
        <source>Stop the present job</source>
        <translation>停止当前任务</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="276"/>
        <source>%1 (%2) – Hetu</source>
        <translation>%1（%2）– 河图</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="337"/>
        <source>Drawing …</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="336"/>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="35"/>
        <source>&amp;Open …</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="40"/>
        <source>&amp;New workspace …</source>
        <translation>新建工作区(&amp;N)…</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="43"/>
        <source>Make the &amp;sample city</source>
        <oldsource>Make the &amp;sample city …</oldsource>
        <translation>生成示例城市(&amp;S)</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="46"/>
        <source>&amp;Import files …</source>
        <oldsource>&amp;Import file …</oldsource>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="48"/>
        <source>Export &amp;layer …</source>
        <translation>导出图层(&amp;L)…</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="51"/>
        <source>Export &amp;map as PDF or picture …</source>
        <translation>导出地图为 PDF 或图片(&amp;M)…</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="54"/>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="58"/>
        <location filename="main_window_actions.cpp" line="136"/>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="65"/>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="68"/>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="71"/>
        <source>Show everything</source>
        <translation>全图</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="75"/>
        <source>Last view</source>
        <translation>上一视图</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="78"/>
        <source>Next view</source>
        <translation>下一视图</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="80"/>
        <source>Draw again</source>
        <translation>重新绘制</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="95"/>
        <source>Colours of the system</source>
        <translation>跟随系统颜色</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="96"/>
        <source>Light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="97"/>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="106"/>
        <source>&amp;Keyboard …</source>
        <translation>快捷键(&amp;K)…</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="109"/>
        <source>&amp;About Hetu</source>
        <translation>关于河图(&amp;A)</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="136"/>
        <source>&amp;Undo: %1</source>
        <translation>撤销：%1(&amp;U)</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="137"/>
        <source>&amp;Redo: %1</source>
        <translation>重做：%1(&amp;R)</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="83"/>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="37"/>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <location filename="main_window_actions.cpp" line="61"/>
        <location filename="main_window_actions.cpp" line="137"/>
        <source>&amp;Redo</source>
        <oldsource>&amp;View</oldsource>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="84"/>
        <source>&amp;Analysis</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="85"/>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="91"/>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <location filename="main_window_files.cpp" line="54"/>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <location filename="main_window_files.cpp" line="55"/>
        <location filename="main_window_files.cpp" line="61"/>
        <source>Hetu workspaces (*.hetu)</source>
        <translation>河图工作区 (*.hetu)</translation>
    </message>
    <message>
        <location filename="main_window_files.cpp" line="60"/>
        <source>Where to keep the new workspace</source>
        <translation>新工作区存放位置</translation>
    </message>
    <message>
        <location filename="main_window_files.cpp" line="66"/>
        <source>The workspace is empty. Import your lists: File, Import file.</source>
        <translation>工作区是空的。请用“文件 → 导入文件”导入名单。</translation>
    </message>
    <message>
        <location filename="main_window_files.cpp" line="154"/>
        <source>Drawing the map sheet</source>
        <translation>正在绘制图幅</translation>
    </message>
    <message>
        <location filename="main_window_files.cpp" line="74"/>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <location filename="main_window_files.cpp" line="75"/>
        <source>Tables and maps (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.geojson *.json *.gpkg *.sqlite *.shp *.dbf *.zip *.kml *.tab *.mif *.dxf *.fgb *.osm *.pbf);;All files (*)</source>
        <translation>表格和地图 (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.geojson *.json *.gpkg *.sqlite *.shp *.dbf *.zip *.kml *.tab *.mif *.dxf *.fgb *.osm *.pbf);;所有文件 (*)</translation>
    </message>
    <message>
        <location filename="main_window_files.cpp" line="141"/>
        <location filename="main_window_files.cpp" line="147"/>
        <source>Export map</source>
        <translation>导出地图</translation>
    </message>
    <message>
        <location filename="main_window_files.cpp" line="141"/>
        <source>Which map?</source>
        <translation>导出哪幅地图？</translation>
    </message>
    <message>
        <location filename="main_window_files.cpp" line="148"/>
        <source>PDF (*.pdf);;Picture (*.png);;Drawing (*.svg)</source>
        <translation>PDF (*.pdf);;图片 (*.png);;矢量图 (*.svg)</translation>
    </message>
    <message>
        <location filename="main_window_files.cpp" line="159"/>
        <source>%1 was written.</source>
        <translation>已导出 %1。</translation>
    </message>
    <message>
        <location filename="main_window.cpp" line="280"/>
        <source>Made-up data for trying out</source>
        <translation>演示用虚构数据</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MessageBar</name>
    <message>
        <location filename="message_bar.cpp" line="110"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="message_bar.cpp" line="116"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::Profiles</name>
    <message>
        <location filename="profiles.cpp" line="28"/>
        <source>For the &amp;planner: everything</source>
        <translation>规划人员：全部功能(&amp;P)</translation>
    </message>
    <message>
        <location filename="profiles.cpp" line="29"/>
        <source>For the &amp;county: proposing platforms</source>
        <translation>县区部门：提出平台建议(&amp;C)</translation>
    </message>
    <message>
        <location filename="profiles.cpp" line="30"/>
        <source>For the &amp;leader: the map alone, without tools</source>
        <translation>领导：只看地图，不显示工具(&amp;L)</translation>
    </message>
    <message>
        <source>Which county is yours? Choose it at the left end of the tool bar: map, table and figures then show it alone.</source>
        <translation>请选择您所在的县区（工具栏最左侧）：选定后地图、表格和数字只显示该县区。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::Screenshot</name>
    <message>
        <location filename="screenshot.cpp" line="24"/>
        <source>The window was still busy after five minutes.</source>
        <translation>五分钟后窗口仍未完成。</translation>
    </message>
    <message>
        <location filename="screenshot.cpp" line="35"/>
        <source>There is no analysis named %1.</source>
        <translation>没有名为 %1 的分析。</translation>
    </message>
    <message>
        <location filename="screenshot.cpp" line="45"/>
        <source>There is no command named %1 that can be run now.</source>
        <translation>没有名为 %1 的可用命令。</translation>
    </message>
    <message>
        <location filename="screenshot.cpp" line="49"/>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::Help</name>
    <message>
        <source>For the planner in the city office</source>
        <translation>市级规划人员</translation>
    </message>
    <message>
        <source>Drop the list of organisations into the window. Look at the columns and at where the coordinates come from, then Finish.</source>
        <translation>将组织名单文件拖入窗口，核对各列和坐标来源，然后点“完成”。</translation>
    </message>
    <message>
        <source>Go through the Guide from the top: each step says what it will do, and afterwards what came out.</source>
        <translation>按“向导”自上而下操作：每一步先说明要做什么，完成后说明结果。</translation>
    </message>
    <message>
        <source>In Sites, drag platforms about: the figures follow. Solve from here lets the program choose around what you have decided.</source>
        <translation>在“选址”中拖动平台，数字随之变化；“从此求解”在已确定站点的基础上自动选址。</translation>
    </message>
    <message>
        <source>Export a map, or take any table, chart or picture from where it stands.</source>
        <translation>导出专题图；任何表格、图表和图片都可就地复制或导出。</translation>
    </message>
    <message>
        <source>For the county</source>
        <translation>县区</translation>
    </message>
    <message>
        <source>Window, For the county. Choose your county at the left end of the tool bar: everything then shows it alone.</source>
        <translation>选择“窗口—县区”，在工具栏最左侧选定本县区，此后各处只显示该县区。</translation>
    </message>
    <message>
        <source>Look at the blanks. If the park is not on the map yet, draw it: one click for each corner, Enter ends.</source>
        <translation>查看空白点；园区尚未上图的请绘制：逐个点击角点，回车结束。</translation>
    </message>
    <message>
        <source>Place the platform by a click, or from the page of a blank. Its form is filled in with what lies around, and says why.</source>
        <translation>点击地图或从空白点页面新增平台，表中自动填入周边情况并说明理由。</translation>
    </message>
    <message>
        <source>Every change is kept at once, and Undo takes it back.</source>
        <translation>每一步修改立即保存，可随时撤销。</translation>
    </message>
    <message>
        <source>For the leader</source>
        <translation>领导</translation>
    </message>
    <message>
        <source>F12 shows the briefing. Left and right turn the pages.</source>
        <translation>按 F12 进入汇报，左右方向键翻页。</translation>
    </message>
    <message>
        <source>A click on a county, or the arrow down, shows its page; Backspace leads back, Escape ends.</source>
        <translation>点击县区或按向下键查看该县区；退格键返回，Esc 结束。</translation>
    </message>
    <message>
        <source>Nothing can be changed there.</source>
        <translation>汇报时不会改动任何数据。</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图操作</translation>
    </message>
    <message>
        <source>Wheel, + and -</source>
        <translation>滚轮、+ 和 -</translation>
    </message>
    <message>
        <source>closer and farther</source>
        <translation>放大和缩小</translation>
    </message>
    <message>
        <source>Drag, arrow keys</source>
        <translation>拖动、方向键</translation>
    </message>
    <message>
        <source>move the map</source>
        <translation>移动地图</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>按住 Shift 拖动</translation>
    </message>
    <message>
        <source>go to that box</source>
        <translation>放大到框选范围</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>put the tool away</source>
        <translation>放下当前工具</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Look at the blanks one by one (F8, then the arrow keys).</source>
        <translation>逐个查看空白点（F8，再用方向键）。</translation>
    </message>
</context>
</TS>
