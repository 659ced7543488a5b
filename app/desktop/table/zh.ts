<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::FilterHeader</name>
    <message>
        <location filename="row_view.cpp" line="37"/>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <location filename="row_view.cpp" line="38"/>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <location filename="row_view.cpp" line="40"/>
        <source>Part of the text; =text for all of it; = for empty</source>
        <translation>输入文字的一部分；“=文字”表示完全相同；只写“=”找空白</translation>
    </message>
    <message>
        <location filename="row_view.cpp" line="41"/>
        <source>&gt;10, 10..20, &lt;&gt;0; = for empty</source>
        <translation>如 &gt;10、10..20、&lt;&gt;0；只写“=”找空白</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::RowView</name>
    <message>
        <location filename="row_view.cpp" line="106"/>
        <source>Table of rows</source>
        <translation>数据行</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::TablePanel</name>
    <message>
        <location filename="table_panel.cpp" line="32"/>
        <source>Selected only</source>
        <translation>只看选中</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="33"/>
        <source>Go to the selected rows on the map</source>
        <translation>在地图上查看选中的行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="34"/>
        <source>Copy the selected rows with their headings</source>
        <translation>复制选中的行（带表头）</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="35"/>
        <source>Select all rows shown</source>
        <translation>选中显示的所有行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="36"/>
        <source>Show all rows: take every filter away</source>
        <translation>清除筛选，显示所有行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="46"/>
        <source>Layer of the table</source>
        <translation>数据表的图层</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="48"/>
        <source>Condition, for example: employees &gt; 50 and name contains &apos;Tech&apos;</source>
        <translation>条件，例如：从业人数大于50且名称包含&apos;科技&apos;</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="49"/>
        <source>Condition for the rows</source>
        <translation>行的条件</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="250"/>
        <source>No rows to show.</source>
        <translation>没有可显示的行。</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="254"/>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="261"/>
        <source>%1 rows</source>
        <translation>共 %1 行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="262"/>
        <source>%1 of %2 rows</source>
        <translation>%2 行中的 %1 行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="264"/>
        <source>%1, %2 selected</source>
        <translation>%1，选中 %2 行</translation>
    </message>
    <message>
        <source>; the layer is filtered</source>
        <translation>；图层已筛选</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="288"/>
        <source>%1: %2 filled in, %3 empty, %4 different</source>
        <translation>%1：已填 %2，空白 %3，不同值 %4</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="292"/>
        <source>; sum %1, mean %2, median %3, from %4 to %5, standard deviation %6</source>
        <translation>；合计 %1，平均 %2，中位数 %3，最小 %4，最大 %5，标准差 %6</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="310"/>
        <source>%1 rows are too many to copy. Copy at most %2, or export the layer.</source>
        <translation>%1 行太多，无法复制。最多复制 %2 行，或改用导出图层。</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="346"/>
        <source>%1 rows copied. Paste them into a spreadsheet.</source>
        <translation>已复制 %1 行，可粘贴到电子表格中。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::TableRoom</name>
    <message>
        <location filename="table_room.cpp" line="24"/>
        <source>Table</source>
        <translation>数据表</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="55"/>
        <source>Select by &amp;rectangle</source>
        <translation>框选(&amp;R)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="62"/>
        <source>Drag a rectangle over the rows of the layer shown in the table. Shift adds, Ctrl takes away.</source>
        <translation>在地图上拖一个框，选中数据表所示图层中的对象。按住 Shift 增选，按住 Ctrl 减选。</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="77"/>
        <source>Select by &amp;figure</source>
        <translation>按图形选择(&amp;F)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="78"/>
        <source>Click the corners, end with a double click or Enter. Shift adds, Ctrl takes away.</source>
        <translation>逐个点击拐点，双击或按回车结束。按住 Shift 增选，按住 Ctrl 减选。</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="80"/>
        <source>Select by &amp;distance</source>
        <translation>按距离选择(&amp;D)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="81"/>
        <source>Press at a place and drag as far as it shall reach. Shift adds, Ctrl takes away.</source>
        <translation>在中心处按下并拖动到所需距离。按住 Shift 增选，按住 Ctrl 减选。</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="110"/>
        <source>Select &amp;all rows of the table</source>
        <translation>选中表中所有行(&amp;A)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="112"/>
        <source>Select the &amp;others instead</source>
        <translation>反选(&amp;O)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="113"/>
        <source>Select &amp;nothing</source>
        <translation>取消选择(&amp;N)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="116"/>
        <source>&amp;Go to what is selected</source>
        <translation>到选中处(&amp;G)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="125"/>
        <source>Nothing is selected. Select rows in the table or on the map first.</source>
        <translation>没有选中任何内容。请先在表格中或地图上选择。</translation>
    </message>
</context>
</TS>
