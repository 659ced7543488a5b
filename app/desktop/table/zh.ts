<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::CellWriter</name>
    <message>
        <location filename="cell_writer.cpp" line="99"/>
        <source>%1 cells written. Ctrl+Z takes them back.</source>
        <translation>已写入 %1 个单元格，可按 Ctrl+Z 撤销。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ColumnDesk</name>
    <message>
        <location filename="column_desk.cpp" line="97"/>
        <source>The last column stays: a table without columns shows nothing.</source>
        <translation>至少保留一列：没有列的表格什么也看不到。</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="141"/>
        <source>Sort upwards</source>
        <translation>升序排列</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="142"/>
        <source>Sort downwards</source>
        <translation>降序排列</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="145"/>
        <source>Then by this, upwards (Shift+click)</source>
        <translation>再按此列升序（Shift+单击）</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="146"/>
        <source>As they were entered</source>
        <translation>恢复录入顺序</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="156"/>
        <source>Only rows without a value here</source>
        <translation>只看此列空白的行</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="157"/>
        <source>Only rows with “%1” here</source>
        <translation>只看此列为“%1”的行</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="161"/>
        <source>Take the filter away</source>
        <translation>取消此列筛选</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="163"/>
        <source>Figures of this column</source>
        <translation>此列统计</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="165"/>
        <source>Chart of this column</source>
        <translation>此列图表</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="166"/>
        <source>Copy this column</source>
        <translation>复制此列</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="168"/>
        <source>Hide this column</source>
        <translation>隐藏此列</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="169"/>
        <source>Columns</source>
        <translation>显示的列</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="172"/>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <location filename="column_desk.cpp" line="186"/>
        <source>Keep the first column in sight</source>
        <translation>固定第一列</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ExpressionDialog</name>
    <message>
        <location filename="expression_dialog.cpp" line="96"/>
        <source>Select by a condition</source>
        <translation>按条件选择</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="125"/>
        <source>For example: employees &gt; 50 and name contains &apos;Tech&apos;. A double click on a field or a value writes it here.</source>
        <translation>例如：从业人数 &gt; 50 且 名称包含'科技'。双击右侧字段或取值即可写入。</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="127"/>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="130"/>
        <location filename="expression_dialog.cpp" line="131"/>
        <source>Find a field</source>
        <translation>查找字段</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="133"/>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="134"/>
        <source>Values of the field</source>
        <translation>该字段的取值</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="148"/>
        <source>and</source>
        <translation>且</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="149"/>
        <source>or</source>
        <translation>或</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="150"/>
        <source>not</source>
        <translation>非</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="151"/>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="152"/>
        <source>is null</source>
        <translation>为空</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="187"/>
        <source>Select</source>
        <translation>选中</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="187"/>
        <source>These rows and no others (Ctrl+Enter)</source>
        <translation>只选中这些行（Ctrl+回车）</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="188"/>
        <source>Add</source>
        <translation>加入选择</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="188"/>
        <source>These rows beside what is selected</source>
        <translation>在已选之外加上这些行</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="189"/>
        <source>Take away</source>
        <translation>移出选择</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="189"/>
        <source>These rows out of what is selected</source>
        <translation>从已选中去掉这些行</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="190"/>
        <source>Only among selected</source>
        <translation>在已选中筛选</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="191"/>
        <source>Of what is selected, only these rows</source>
        <translation>已选的行中只保留这些</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="194"/>
        <source>Show in the table</source>
        <translation>在表格中查看</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="219"/>
        <source>Rows of “%1” where:</source>
        <translation>“%1”中符合以下条件的行：</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="220"/>
        <source>Choose a layer in the table first.</source>
        <translation>请先在表格中选择图层。</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="258"/>
        <source>Reading …</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="269"/>
        <source>%1 (%2 rows)</source>
        <translation>%1（%2 行）</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="294"/>
        <source>%1 rows in all.</source>
        <translation>共 %1 行。</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="326"/>
        <source>%1 of %2 rows.</source>
        <translation>符合 %1 行，共 %2 行。</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="364"/>
        <source>Write a condition first.</source>
        <translation>请先写条件。</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="397"/>
        <source>Conditions used before</source>
        <translation>用过的条件</translation>
    </message>
    <message>
        <location filename="expression_dialog.cpp" line="398"/>
        <source>Used before …</source>
        <translation>用过的条件……</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::FilterHeader</name>
    <message>
        <location filename="filter_header.cpp" line="33"/>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <location filename="filter_header.cpp" line="34"/>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <location filename="filter_header.cpp" line="36"/>
        <source>Part of the text; =text for all of it; = for empty</source>
        <translation>输入文字的一部分；“=文字”表示完全相同；只写“=”找空白</translation>
    </message>
    <message>
        <location filename="filter_header.cpp" line="37"/>
        <source>&gt;10, 10..20, &lt;&gt;0; = for empty</source>
        <translation>如 &gt;10、10..20、&lt;&gt;0；只写“=”找空白</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::RelatedRoom</name>
    <message>
        <location filename="related_room.cpp" line="46"/>
        <source>What is related to the selection</source>
        <translation>与所选相关的内容</translation>
    </message>
    <message>
        <location filename="related_room.cpp" line="54"/>
        <source>Select the organisations that &amp;belong to it</source>
        <oldsource>Select the &amp;organisations it is about</oldsource>
        <translation>选中相关的组织(&amp;B)</translation>
    </message>
    <message>
        <location filename="related_room.cpp" line="56"/>
        <source>Of selected blanks, clusters or areas: the organisations that belong to them.</source>
        <translation>选中空白点、聚集区或片区后，选出属于它们的组织。</translation>
    </message>
    <message>
        <location filename="related_room.cpp" line="177"/>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location filename="related_room.cpp" line="189"/>
        <source>Related: %1</source>
        <translation>相关：%1</translation>
    </message>
    <message>
        <location filename="related_room.cpp" line="189"/>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <location filename="related_room.cpp" line="201"/>
        <source>Select a blank, a cluster or an area first: then its organisations are known.</source>
        <translation>请先选中空白点、聚集区或片区，才知道是哪些组织。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::RowView</name>
    <message>
        <location filename="row_view.cpp" line="36"/>
        <source>Table of rows</source>
        <translation>数据行</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::TablePanel</name>
    <message>
        <location filename="table_panel.cpp" line="36"/>
        <source>Selected only</source>
        <translation>只看选中</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="37"/>
        <source>Go to the selected rows on the map</source>
        <translation>在地图上查看选中的行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="38"/>
        <source>Copy the selected rows with their headings</source>
        <translation>复制选中的行（带表头）</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="39"/>
        <source>Select all rows shown</source>
        <translation>选中显示的所有行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="40"/>
        <source>Show all rows: take every filter away</source>
        <translation>清除筛选，显示所有行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="52"/>
        <source>Layer of the table</source>
        <translation>数据表的图层</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="54"/>
        <source>Condition, for example: employees &gt; 50 and name contains &apos;Tech&apos;</source>
        <translation>条件，例如：从业人数大于50且名称包含'科技'</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="55"/>
        <source>Condition for the rows</source>
        <translation>行的条件</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="228"/>
        <source>These rows are kept as they came in; nothing is written here.</source>
        <translation>这些行按导入时的原样保存，不能修改。</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="229"/>
        <source>This is a result: it is computed from the register. Change the register and run the analysis again.</source>
        <translation>这是分析结果，由登记册计算得出；请修改登记册后重新运行分析。</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="246"/>
        <source>The clipboard holds no text. Copy cells in a spreadsheet first.</source>
        <translation>剪贴板中没有文字，请先在表格软件中复制单元格。</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="251"/>
        <source>Click the cell into which shall be pasted first.</source>
        <translation>请先单击要粘贴到的单元格。</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="371"/>
        <source>No rows to show.</source>
        <translation>没有可显示的行。</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="375"/>
        <source>Reading …</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="382"/>
        <source>%1 rows</source>
        <translation>共 %1 行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="383"/>
        <source>%1 of %2 rows</source>
        <translation>%2 行中的 %1 行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="385"/>
        <source>%1, %2 selected</source>
        <translation>%1，选中 %2 行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="387"/>
        <source>, %1 related</source>
        <translation>，相关 %1 行</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="388"/>
        <source>; the layer is filtered</source>
        <translation>；图层已筛选</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="413"/>
        <source>%1: %2 filled in, %3 empty, %4 different</source>
        <translation>%1：已填 %2，空白 %3，不同值 %4</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="417"/>
        <source>; sum %1, mean %2, median %3, from %4 to %5, standard deviation %6</source>
        <translation>；合计 %1，平均 %2，中位数 %3，最小 %4，最大 %5，标准差 %6</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="449"/>
        <source>%1 rows are too many to copy. Copy at most %2, or export the layer.</source>
        <translation>%1 行太多，无法复制。最多复制 %2 行，或改用导出图层。</translation>
    </message>
    <message>
        <location filename="table_panel.cpp" line="487"/>
        <source>%1 rows copied. Paste them into a spreadsheet.</source>
        <translation>已复制 %1 行，可粘贴到电子表格中。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::TableRoom</name>
    <message>
        <location filename="table_room.cpp" line="31"/>
        <source>Table</source>
        <translation>数据表</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="76"/>
        <source>Select by &amp;rectangle</source>
        <translation>框选(&amp;R)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="77"/>
        <source>Drag a rectangle over the rows of the layer shown in the table. Shift adds, Ctrl takes away.</source>
        <translation>在地图上拖一个框，选中数据表所示图层中的对象。按住 Shift 增选，按住 Ctrl 减选。</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="80"/>
        <source>Select by &amp;figure</source>
        <translation>按图形选择(&amp;F)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="81"/>
        <source>Click the corners, end with a double click or Enter. Shift adds, Ctrl takes away.</source>
        <translation>逐个点击拐点，双击或按回车结束。按住 Shift 增选，按住 Ctrl 减选。</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="83"/>
        <source>Select by &amp;distance</source>
        <translation>按距离选择(&amp;D)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="84"/>
        <source>Press at a place and drag as far as it shall reach. Shift adds, Ctrl takes away.</source>
        <translation>在中心处按下并拖动到所需距离。按住 Shift 增选，按住 Ctrl 减选。</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="114"/>
        <source>Select by a &amp;condition …</source>
        <translation>按条件选择(&amp;C)……</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="116"/>
        <source>Select &amp;all rows of the table</source>
        <translation>选中表中所有行(&amp;A)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="118"/>
        <source>Select the &amp;others instead</source>
        <translation>反选(&amp;O)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="119"/>
        <source>Select &amp;nothing</source>
        <translation>取消选择(&amp;N)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="122"/>
        <source>&amp;Go to what is selected</source>
        <translation>到选中处(&amp;G)</translation>
    </message>
    <message>
        <location filename="table_room.cpp" line="141"/>
        <source>Nothing is selected. Select rows in the table or on the map first.</source>
        <translation>没有选中任何内容。请先在表格中或地图上选择。</translation>
    </message>
</context>
</TS>
