<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hetu::desktop::ImportAssistant</name>
    <message>
        <location filename="import_assistant.cpp" line="60"/>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="61"/>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="62"/>
        <source>East value (x)</source>
        <translation>东坐标</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="63"/>
        <source>North value (y)</source>
        <translation>北坐标</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="64"/>
        <source>Longitude and latitude in one cell</source>
        <translation>经纬度（同一格）</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="69"/>
        <location filename="import_assistant.cpp" line="262"/>
        <source>Gaode or Tencent map (GCJ-02)</source>
        <translation>高德、腾讯地图（GCJ-02）</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="70"/>
        <location filename="import_assistant.cpp" line="262"/>
        <source>Baidu map (BD-09)</source>
        <translation>百度地图（BD-09）</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="72"/>
        <source>satellite positioning or CGCS2000, in degrees</source>
        <translation>卫星定位或 CGCS2000 经纬度</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="80"/>
        <source>Streets, buildings and areas from OpenStreetMap</source>
        <translation>OpenStreetMap 的道路、建筑和区域</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="85"/>
        <source>%1: as a column says</source>
        <translation>%1：按列中所写</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="89"/>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="147"/>
        <source>1  What it is</source>
        <translation>1  内容</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="147"/>
        <source>2  Columns</source>
        <translation>2  列</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="148"/>
        <source>3  Where coordinates come from</source>
        <translation>3  坐标来源</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="148"/>
        <source>4  Done</source>
        <translation>4  完成</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="174"/>
        <location filename="import_assistant.cpp" line="615"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="175"/>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="176"/>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="177"/>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="207"/>
        <source>What the file holds</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="211"/>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="216"/>
        <source>Each row is one of:</source>
        <translation>每一行是：</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="218"/>
        <source>Sheet or layer:</source>
        <translation>工作表或图层：</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="238"/>
        <location filename="import_assistant.cpp" line="544"/>
        <source>Left what stands in the file, right what becomes of it.</source>
        <translation>左边是文件中的列，右边是导入后的字段。</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="242"/>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="242"/>
        <source>What stands in it</source>
        <translation>内容举例</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="242"/>
        <source>becomes</source>
        <translation>导入为</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="242"/>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="260"/>
        <source>As recognised</source>
        <translation>按识别结果</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="261"/>
        <source>Satellite positioning, survey, or CGCS2000 (degrees)</source>
        <translation>卫星定位、测绘或 CGCS2000（经纬度）</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="263"/>
        <source>Metres in this coordinate system:</source>
        <translation>以米为单位，坐标系为：</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="273"/>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="303"/>
        <source>Look at the rows kept aside</source>
        <translation>查看待处理行</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="304"/>
        <source>Next file</source>
        <translation>下一个文件</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="305"/>
        <source>To the map</source>
        <translation>到地图</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="327"/>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="340"/>
        <source>Looking at the file …</source>
        <translation>正在查看文件 …</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="442"/>
        <source>as chosen</source>
        <translation>按所选</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="445"/>
        <source>Recognised by: %1</source>
        <translation>识别依据：%1</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="446"/>
        <source>Not sure, please check: %1</source>
        <translation>不能确定，请核对：%1</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="451"/>
        <source>%1 rows, %2 of them can be used.</source>
        <translation>共 %1 行，其中 %2 行可用。</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="452"/>
        <source>Of the first %1 rows %2 can be used.</source>
        <translation>前 %1 行中有 %2 行可用。</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="518"/>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="523"/>
        <source>%1 becomes</source>
        <translation>%1 导入为</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="524"/>
        <source>kept under its own name</source>
        <translation>按原列名保留</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="545"/>
        <source>Left what stands in the file, right what becomes of it. Please check the %1 in amber.</source>
        <translation>左边是文件中的列，右边是导入后的字段。请核对标为橙色的 %1 列。</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="552"/>
        <source>Nothing says it: please choose.</source>
        <translation>文件没有说明，请选择。</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="553"/>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="615"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="623"/>
        <source>Importing … %1 %</source>
        <translation>正在导入 … %1%</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="640"/>
        <source>%1 rows are in the workspace</source>
        <translation>已导入 %1 行</translation>
    </message>
    <message>
        <location filename="import_assistant.cpp" line="642"/>
        <source>%1: %2 rows read, %3 used, %4 kept aside.</source>
        <translation>%1：读取 %2 行，采用 %3 行，待处理 %4 行。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::OpeningRoom</name>
    <message>
        <location filename="opening_room.cpp" line="122"/>
        <source>Looking at %1</source>
        <translation>正在查看 %1</translation>
    </message>
    <message>
        <location filename="opening_room.cpp" line="139"/>
        <source>A new workspace was made: %1</source>
        <translation>已新建工作区：%1</translation>
    </message>
    <message>
        <location filename="opening_room.cpp" line="144"/>
        <source>Making a workspace</source>
        <translation>正在新建工作区</translation>
    </message>
    <message>
        <location filename="opening_room.cpp" line="181"/>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <location filename="opening_room.cpp" line="203"/>
        <source>Undo takes the whole import back.</source>
        <translation>可用“撤销”一次撤回整个导入。</translation>
    </message>
    <message>
        <location filename="opening_room.cpp" line="204"/>
        <source>This import is too large to be taken back with Undo.</source>
        <translation>导入量过大，不能用“撤销”撤回。</translation>
    </message>
    <message>
        <location filename="opening_room.cpp" line="243"/>
        <source>Making the sample</source>
        <translation>正在生成示例</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::PlacesView</name>
    <message>
        <location filename="import_assistant.cpp" line="94"/>
        <source>Where the rows would lie</source>
        <translation>各行将落在的位置</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::RecentCard</name>
    <message>
        <location filename="start_page.cpp" line="42"/>
        <source>%1 is no longer there. Click to take it off the list.</source>
        <translation>%1 已不在原处。点击从列表中移除。</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="79"/>
        <source>not there any more</source>
        <translation>文件已不在</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="79"/>
        <source>no picture yet</source>
        <translation>暂无缩略图</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="101"/>
        <source>remove from list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="105"/>
        <source>%1 organisations</source>
        <translation>%1 家组织</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::StartPage</name>
    <message>
        <location filename="start_page.cpp" line="23"/>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="24"/>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="128"/>
        <source>Hetu</source>
        <translation>河图</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="131"/>
        <source>See on the map where organisations gather, which of them nothing reaches, and where a service platform should stand.</source>
        <translation>在地图上看清：两新组织集聚在哪里，哪些没有覆盖到，区域平台应当建在哪里。</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="135"/>
        <source>Begin with a list of yours …</source>
        <translation>从自己的名册开始 …</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="138"/>
        <source>A spreadsheet or map file: a workspace is made from it, beside it.</source>
        <translation>选一个表格或地图文件，程序在旁边新建工作区并导入。</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="139"/>
        <source>Open a workspace …</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="141"/>
        <location filename="start_page.cpp" line="234"/>
        <source>Make the sample city</source>
        <translation>生成示例城市</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="143"/>
        <source>A made-up city with organisations, parks and platforms, to try everything on.</source>
        <translation>一座虚构数据的城市，有组织、园区和平台，可用来试用全部功能。</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="144"/>
        <source>New empty workspace …</source>
        <translation>新建空工作区 …</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="178"/>
        <source>Drop a spreadsheet, a map file, a folder or an archive anywhere in this window</source>
        <translation>把表格、地图文件、文件夹或压缩包拖到窗口任意处</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="181"/>
        <source>Or click to choose a file.</source>
        <translation>也可点击选择文件。</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="223"/>
        <source>The workspaces you open will stand here, with a picture.</source>
        <translation>打开过的工作区会带缩略图显示在这里。</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="166"/>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <location filename="start_page.cpp" line="235"/>
        <source>Making the sample … %1 %</source>
        <translation>正在生成示例… %1 %</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::KeptAsidePanel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Why it was kept aside</source>
        <translation>未采用原因</translation>
    </message>
    <message>
        <source>What stands in it</source>
        <translation>行中内容</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Import the corrected rows</source>
        <translation>导入更正后的行</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>移出清单</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Rows kept aside</source>
        <translation>待处理行</translation>
    </message>
    <message>
        <source>What stands in the row</source>
        <translation>该行内容</translation>
    </message>
    <message>
        <source>As their file was imported. What still cannot be used comes back to this list.</source>
        <translation>按原文件的导入方式导入；仍不能使用的行会回到本清单。</translation>
    </message>
    <message>
        <source>The chosen rows will not be used. Undo brings them back.</source>
        <translation>所选行不再使用；可用“撤销”恢复。</translation>
    </message>
    <message>
        <source>As a table with the reasons, to be corrected and imported again.</source>
        <translation>导出为带原因的表格，更正后可再次导入。</translation>
    </message>
    <message>
        <source>The chosen rows with their reasons, for a spreadsheet or a message.</source>
        <translation>复制所选行及原因，可粘贴到电子表格或消息中。</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>Every row that was read is in use: nothing waits here.</source>
        <translation>读入的行均已采用，没有待处理的行。</translation>
    </message>
    <message>
        <source>%1 corrected, not imported yet.</source>
        <translation>已更正 %1 行，尚未导入。</translation>
    </message>
    <message>
        <source>The first %1 of %2 rows. Correct what stands on the right, then import them again.</source>
        <translation>共 %2 行，此处列出前 %1 行。请在右侧更正内容，然后再次导入。</translation>
    </message>
    <message>
        <source>%1 rows. Correct what stands on the right, then import them again.</source>
        <translation>共 %1 行。请在右侧更正内容，然后再次导入。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::KeptAsideRoom</name>
    <message>
        <source>Rows kept aside</source>
        <translation>待处理行</translation>
    </message>
    <message>
        <source>Rows &amp;kept aside …</source>
        <translation>待处理行(&amp;K)…</translation>
    </message>
    <message>
        <source>Rows of imported files that could not be used: correct them here.</source>
        <translation>导入时未能采用的行，可在此更正。</translation>
    </message>
    <message>
        <source>%1 corrected rows are in the workspace, %2 were kept aside again.</source>
        <translation>已导入 %1 行更正内容，%2 行仍待处理。</translation>
    </message>
    <message>
        <source>Importing corrected rows</source>
        <translation>导入更正后的行</translation>
    </message>
    <message>
        <source>The rows are in the clipboard.</source>
        <translation>已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Export rows kept aside</source>
        <translation>导出待处理行</translation>
    </message>
    <message>
        <source>rows kept aside</source>
        <translation>待处理行</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>已写入 %1。</translation>
    </message>
</context>
</TS>
