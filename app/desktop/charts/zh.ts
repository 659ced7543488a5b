<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::ChartPanel</name>
    <message>
        <location filename="chart_panel.cpp" line="31"/>
        <source>Distribution</source>
        <translation>分布图</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="32"/>
        <source>Two columns</source>
        <translation>散点图</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="33"/>
        <source>Ranking</source>
        <translation>排名图</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="34"/>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="35"/>
        <source>Kind of chart</source>
        <translation>图表类型</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="36"/>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="37"/>
        <source>Second column</source>
        <translation>第二列</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="55"/>
        <source>Copy the figures</source>
        <translation>复制数字</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="57"/>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="153"/>
        <source>number of rows</source>
        <translation>条数</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="156"/>
        <source>by</source>
        <translation>按</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="156"/>
        <source>and</source>
        <translation>与</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="177"/>
        <source>A chart shows how the values of a column are spread, how two columns go together, or who has the most. Choose a layer with columns of numbers.</source>
        <translation>图表可显示一列数值的分布、两列之间的关系，或谁最多。请选择含数字列的图层。</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="240"/>
        <source>%1 rows, %2 selected</source>
        <translation>共 %1 条，选中 %2 条</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="243"/>
        <source>, %1 related</source>
        <translation>，相关 %1 行</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="245"/>
        <source>; %1 without a value</source>
        <translation>；%1 条无数值</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="247"/>
        <source>; they go together by %1 (−1 to 1, by rank)</source>
        <translation>；两列的相关程度为 %1（−1 至 1，按名次）</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="249"/>
        <source>; the layer is filtered</source>
        <translation>；图层已筛选</translation>
    </message>
    <message>
        <location filename="chart_panel.cpp" line="268"/>
        <source>Rows</source>
        <translation>条数</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ChartView</name>
    <message>
        <location filename="chart_view.cpp" line="41"/>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <location filename="chart_view.cpp" line="111"/>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <location filename="chart_view.cpp" line="119"/>
        <source>(blank)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <location filename="chart_view.cpp" line="145"/>
        <source>; %1: %2</source>
        <translation>；%1：%2</translation>
    </message>
    <message>
        <location filename="chart_view.cpp" line="151"/>
        <source>%1 rows, %2 selected</source>
        <translation>共 %1 条，选中 %2 条</translation>
    </message>
    <message>
        <location filename="chart_view.cpp" line="153"/>
        <source>, %1 related</source>
        <translation>，相关 %1 行</translation>
    </message>
    <message>
        <location filename="chart_view.cpp" line="164"/>
        <source>No row has a value here.</source>
        <translation>没有可显示的数值。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ChartsRoom</name>
    <message>
        <location filename="charts_room.cpp" line="11"/>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
</context>
</TS>
