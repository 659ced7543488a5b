<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::AmountEditor</name>
    <message>
        <location filename="amount_editor.cpp" line="21"/>
        <location filename="amount_editor.cpp" line="31"/>
        <location filename="amount_editor.cpp" line="39"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="amount_editor.cpp" line="23"/>
        <source>Turn the colours around</source>
        <translation>颜色顺序反过来</translation>
    </message>
    <message>
        <location filename="amount_editor.cpp" line="27"/>
        <location filename="amount_editor.cpp" line="38"/>
        <location filename="amount_editor.cpp" line="79"/>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <location filename="amount_editor.cpp" line="41"/>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <location filename="amount_editor.cpp" line="78"/>
        <source>each row counts one</source>
        <translation>每条记录计 1</translation>
    </message>
    <message>
        <location filename="amount_editor.cpp" line="79"/>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <location filename="amount_editor.cpp" line="80"/>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <location filename="amount_editor.cpp" line="80"/>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <location filename="amount_editor.cpp" line="97"/>
        <source>The radius is measured on the screen: zoom in, and the heat parts. For figures per km², run the analysis “Kernel density”.</source>
        <translation>半径按屏幕量度：放大后热区会分开。需要“每平方公里”的数字时，请运行分析“核密度”。</translation>
    </message>
    <message>
        <location filename="amount_editor.cpp" line="100"/>
        <source>The largest circle stands for %1; a circle of half its area for half of that.</source>
        <translation>最大的圆表示 %1；面积减半的圆表示一半。</translation>
    </message>
    <message>
        <location filename="amount_editor.cpp" line="103"/>
        <source>%1 rows without a number are not drawn.</source>
        <translation>%1 条记录没有数值，不绘制。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::BreakHistogram</name>
    <message>
        <location filename="break_histogram.cpp" line="20"/>
        <source>How the numbers are spread, and the limits of the classes</source>
        <translation>数值分布与分级界限</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::CategoriesEditor</name>
    <message>
        <location filename="categories_editor.cpp" line="24"/>
        <source>Kinds</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="categories_editor.cpp" line="25"/>
        <source>Add missing values</source>
        <translation>补充缺少的值</translation>
    </message>
    <message>
        <location filename="categories_editor.cpp" line="26"/>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <location filename="categories_editor.cpp" line="29"/>
        <location filename="categories_editor.cpp" line="42"/>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="categories_editor.cpp" line="33"/>
        <source>Your own</source>
        <translation>自定</translation>
    </message>
    <message>
        <location filename="categories_editor.cpp" line="37"/>
        <source>The value is drawn as all others are (Delete)</source>
        <translation>该值改按“其他”绘制（Delete 键）</translation>
    </message>
    <message>
        <location filename="categories_editor.cpp" line="43"/>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <location filename="categories_editor.cpp" line="143"/>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <location filename="categories_editor.cpp" line="154"/>
        <source>The column has %1 different values. The most frequent have a colour each, the others share one.</source>
        <translation>此列有 %1 个不同的值：最常见的各用一种颜色，其余共用一种。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ClassesEditor</name>
    <message>
        <location filename="classes_editor.cpp" line="28"/>
        <source>Turn the colours around</source>
        <translation>颜色顺序反过来</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="29"/>
        <source>Leave the lowest class clear</source>
        <translation>最低一级不着色</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="31"/>
        <source>Classes</source>
        <translation>分级</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="35"/>
        <location filename="classes_editor.cpp" line="74"/>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="37"/>
        <source>How the classes are made</source>
        <translation>分级方法</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="39"/>
        <source>Number of classes</source>
        <translation>级数</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="41"/>
        <source>Limits between the classes</source>
        <translation>各级之间的界限</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="54"/>
        <source>natural gaps</source>
        <translation>自然断点</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="55"/>
        <source>Limits lie where the numbers leave gaps: what is alike stays together.</source>
        <translation>界限落在数值的空当处：相近的归为一级。</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="56"/>
        <source>equally many rows</source>
        <translation>每级数量相等</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="56"/>
        <source>Every class has about as many rows.</source>
        <translation>每一级的记录数大致相同。</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="57"/>
        <source>equal steps</source>
        <translation>等间距</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="57"/>
        <source>From the least to the greatest in equal steps.</source>
        <translation>从最小到最大等分。</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="58"/>
        <source>round numbers</source>
        <translation>取整间距</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="58"/>
        <source>Equal steps with round limits.</source>
        <translation>等分，界限取整数。</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="59"/>
        <source>limits of your own</source>
        <translation>自定界限</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="60"/>
        <source>The limits you type: the same for every year, so that maps compare.</source>
        <translation>使用您输入的界限：各年相同，便于对比。</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="67"/>
        <source>such as 10, 50, 200</source>
        <translation>例如 10, 50, 200</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="75"/>
        <source>Classes by</source>
        <translation>分级方法</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="76"/>
        <source>How many</source>
        <translation>级数</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="77"/>
        <source>Limits</source>
        <translation>界限</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="78"/>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="129"/>
        <source>“%1” is no list of numbers. Type them with commas between: 10, 50, 200.</source>
        <translation>“%1”不是一组数字。请用逗号隔开，例如 10, 50, 200。</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="178"/>
        <source>%1 rows without a number are not drawn.</source>
        <translation>%1 条记录没有数值，不绘制。</translation>
    </message>
    <message>
        <location filename="classes_editor.cpp" line="183"/>
        <source>Fewer classes than asked for: too many rows have the same number.</source>
        <translation>级数少于所选：相同的数值太多。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ColourMenu</name>
    <message>
        <location filename="colour_button.cpp" line="72"/>
        <source>Colour %1</source>
        <translation>颜色 %1</translation>
    </message>
    <message>
        <location filename="colour_button.cpp" line="86"/>
        <source>No colour</source>
        <translation>无颜色</translation>
    </message>
    <message>
        <location filename="colour_button.cpp" line="87"/>
        <source>Another colour …</source>
        <translation>其他颜色…</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::LabelsEditor</name>
    <message>
        <location filename="labels_editor.cpp" line="19"/>
        <source>Size of the words</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <location filename="labels_editor.cpp" line="20"/>
        <source>Colour of the words</source>
        <translation>文字颜色</translation>
    </message>
    <message>
        <location filename="labels_editor.cpp" line="21"/>
        <source>white edge around the words</source>
        <translation>文字加白边</translation>
    </message>
    <message>
        <location filename="labels_editor.cpp" line="22"/>
        <source>Words are shown</source>
        <translation>文字显示比例尺</translation>
    </message>
    <message>
        <location filename="labels_editor.cpp" line="23"/>
        <source>The layer is shown</source>
        <translation>图层显示比例尺</translation>
    </message>
    <message>
        <location filename="labels_editor.cpp" line="26"/>
        <source>What the words say</source>
        <translation>文字内容</translation>
    </message>
    <message>
        <location filename="labels_editor.cpp" line="33"/>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <location filename="labels_editor.cpp" line="34"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="labels_editor.cpp" line="35"/>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="labels_editor.cpp" line="37"/>
        <source>Words shown</source>
        <translation>文字显示</translation>
    </message>
    <message>
        <location filename="labels_editor.cpp" line="38"/>
        <source>Layer shown</source>
        <translation>图层显示</translation>
    </message>
    <message>
        <location filename="labels_editor.cpp" line="70"/>
        <source>no words</source>
        <translation>不加文字</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::RampBox</name>
    <message>
        <location filename="ramp_box.cpp" line="32"/>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <location filename="ramp_box.cpp" line="36"/>
        <source>Clearly different</source>
        <translation>易区分的颜色</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ScaleChoice</name>
    <message>
        <location filename="scale_choice.cpp" line="13"/>
        <source>at every scale</source>
        <translation>所有比例尺</translation>
    </message>
    <message>
        <location filename="scale_choice.cpp" line="16"/>
        <location filename="scale_choice.cpp" line="24"/>
        <source>from 1:%1 on</source>
        <translation>1:%1 及更大</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::SignList</name>
    <message>
        <location filename="sign_list.cpp" line="24"/>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="sign_list.cpp" line="24"/>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <location filename="sign_list.cpp" line="24"/>
        <source>Rows</source>
        <translation>记录数</translation>
    </message>
    <message>
        <location filename="sign_list.cpp" line="73"/>
        <source>Press to change the colour</source>
        <translation>点击更换颜色</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::StyleDesk</name>
    <message>
        <location filename="style_desk.cpp" line="282"/>
        <source>This layer has no columns to go by.</source>
        <translation>此图层没有可用的列。</translation>
    </message>
    <message>
        <location filename="style_desk.cpp" line="283"/>
        <source>This layer has no column of numbers to go by.</source>
        <translation>此图层没有数值列。</translation>
    </message>
    <message>
        <location filename="style_desk.cpp" line="284"/>
        <source>The layer has no column “%1” any more: choose another one.</source>
        <translation>图层已没有“%1”这一列，请另选一列。</translation>
    </message>
    <message>
        <location filename="style_desk.cpp" line="341"/>
        <source>No row has a value in this column yet.</source>
        <translation>此列还没有任何值。</translation>
    </message>
    <message>
        <location filename="style_desk.cpp" line="347"/>
        <source>No row has a number above 0 in this column.</source>
        <translation>此列没有大于 0 的数值。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::StylePanel</name>
    <message>
        <location filename="style_panel.cpp" line="60"/>
        <source>How the layer is drawn</source>
        <translation>图层画法</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="63"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="64"/>
        <source>More to do with this style</source>
        <translation>样式的更多操作</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="89"/>
        <source>Sign</source>
        <translation>符号</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="90"/>
        <source>Words on the map, scales</source>
        <translation>地图文字与显示比例尺</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="101"/>
        <source>Here you choose how a layer looks: its colour and size, colours by kind or by number, words beside the things.

Choose a layer in the list of layers first.</source>
        <translation>在这里设置图层的样子：颜色和大小、按类别或数值着色、在旁边标注文字。

请先在图层列表中选择一个图层。</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="105"/>
        <source>Show the layers</source>
        <translation>打开图层列表</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="147"/>
        <source>As it comes</source>
        <translation>默认样式</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="149"/>
        <source>All alike</source>
        <translation>统一符号</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="150"/>
        <source>Colours by kind</source>
        <translation>按类别着色</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="151"/>
        <source>Colours by number</source>
        <translation>按数值分级着色</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="153"/>
        <source>Circles by number</source>
        <translation>按数值画圆</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="154"/>
        <source>Heat: where many lie close</source>
        <translation>热力图：哪里密集</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="159"/>
        <source>From a style file</source>
        <translation>来自样式文件</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="190"/>
        <source>The program draws this layer in its own way. Choose another way to draw it; you can always come back to this one.</source>
        <translation>此图层按程序自带的样式绘制。可以改用其他画法，随时能改回来。</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="193"/>
        <source>The style comes from a file and is drawn as the file says. Choose another way to draw the layer, or load another file.</source>
        <translation>样式来自文件，按文件内容绘制。可以改用其他画法，或另选文件。</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="199"/>
        <source>With %1 points, a style of your own takes some seconds to be drawn. “As it comes” shows them at once.</source>
        <translation>共 %1 个点：自定样式需要几秒才能画好，“默认样式”可立即显示。</translation>
    </message>
    <message>
        <location filename="style_panel.cpp" line="201"/>
        <source>With %1 points, this is the way that shows them at once.</source>
        <translation>共 %1 个点：默认样式可立即显示。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::StylesRoom</name>
    <message>
        <location filename="styles_room.cpp" line="36"/>
        <source>Style</source>
        <translation>样式</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="67"/>
        <source>Style of the layer …</source>
        <translation>图层样式…</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="68"/>
        <source>Copy the style</source>
        <translation>复制样式</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="69"/>
        <source>Paste the style</source>
        <translation>粘贴样式</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="70"/>
        <source>Style from a file …</source>
        <translation>从文件读取样式…</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="71"/>
        <source>Save the style as a file …</source>
        <translation>样式另存为文件…</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="72"/>
        <source>Style as it comes</source>
        <translation>恢复默认样式</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="79"/>
        <source>Choose a layer in the list of layers first.</source>
        <translation>请先在图层列表中选择一个图层。</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="97"/>
        <source>This layer is drawn as it comes: there is no style of its own to copy.</source>
        <translation>此图层使用默认样式，没有可复制的自定样式。</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="103"/>
        <source>The style was copied. Choose another layer and paste it there.</source>
        <translation>样式已复制。请选择另一个图层后粘贴。</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="113"/>
        <source>No style was copied yet.</source>
        <translation>还没有复制过样式。</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="118"/>
        <source>The copied style is for another kind of layer: points, lines, areas and surfaces cannot share one.</source>
        <translation>复制的样式用于另一类图层：点、线、面和密度面的样式不能通用。</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="126"/>
        <source>The copied style goes by the column “%1”, which this layer does not have.</source>
        <translation>复制的样式要用“%1”这一列，而此图层没有该列。</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="137"/>
        <source>This layer is drawn as it comes: there is no style of its own to save.</source>
        <translation>此图层使用默认样式，没有可保存的自定样式。</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="140"/>
        <source>Save the style as a file</source>
        <translation>样式另存为文件</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="145"/>
        <location filename="styles_room.cpp" line="157"/>
        <source>Styles of QGIS (*.qml)</source>
        <translation>QGIS 样式 (*.qml)</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="153"/>
        <source>Style from a file</source>
        <translation>从文件读取样式</translation>
    </message>
    <message>
        <location filename="styles_room.cpp" line="176"/>
        <source>%1 was written.</source>
        <translation>已写入 %1。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::SymbolEditor</name>
    <message>
        <location filename="symbol_editor.cpp" line="74"/>
        <location filename="symbol_editor.cpp" line="107"/>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="75"/>
        <location filename="symbol_editor.cpp" line="108"/>
        <location filename="symbol_editor.cpp" line="153"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="76"/>
        <source>Colour of the outline</source>
        <translation>边线颜色</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="77"/>
        <source>Width of the outline</source>
        <translation>边线粗细</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="80"/>
        <location filename="symbol_editor.cpp" line="106"/>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="81"/>
        <source>Kind of line</source>
        <translation>线型</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="91"/>
        <source>Circle</source>
        <translation>圆形</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="91"/>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="92"/>
        <source>Diamond</source>
        <translation>菱形</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="92"/>
        <source>Triangle</source>
        <translation>三角形</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="93"/>
        <source>Pentagon</source>
        <translation>五边形</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="93"/>
        <source>Star</source>
        <translation>星形</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="94"/>
        <source>Cross</source>
        <translation>十字</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="100"/>
        <source>whole</source>
        <translation>实线</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="101"/>
        <source>dashed</source>
        <translation>虚线</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="102"/>
        <source>dotted</source>
        <translation>点线</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="103"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="109"/>
        <source>Outline</source>
        <translation>边线</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="110"/>
        <source>Its width</source>
        <translation>边线粗细</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="111"/>
        <location filename="symbol_editor.cpp" line="154"/>
        <source>Line</source>
        <translation>线型</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="153"/>
        <source>Width</source>
        <translation>粗细</translation>
    </message>
    <message>
        <location filename="symbol_editor.cpp" line="154"/>
        <source>Its line</source>
        <translation>边线线型</translation>
    </message>
</context>
</TS>
