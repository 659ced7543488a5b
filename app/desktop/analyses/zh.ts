<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hetu::desktop::AnalysisPanel</name>
    <message>
        <location filename="analysis_panel.cpp" line="29"/>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <location filename="analysis_panel.cpp" line="40"/>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <location filename="analysis_panel.cpp" line="43"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="analysis_panel.cpp" line="115"/>
        <source>Sources of the method:</source>
        <translation>方法出处：</translation>
    </message>
    <message>
        <location filename="analysis_panel.cpp" line="130"/>
        <source>Working …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <location filename="analysis_panel.cpp" line="140"/>
        <source>Working … %1 %</source>
        <translation>正在计算… %1 %</translation>
    </message>
    <message>
        <location filename="analysis_panel.cpp" line="152"/>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <location filename="analysis_panel.cpp" line="166"/>
        <source>Result: %1</source>
        <translation>结果：%1</translation>
    </message>
    <message>
        <location filename="analysis_panel.cpp" line="169"/>
        <source>Keeping the result …</source>
        <translation>正在保存结果 …</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::LiveDensityPanel</name>
    <message>
        <location filename="live_density_panel.cpp" line="91"/>
        <source>Compute as a result …</source>
        <translation>计算并保存结果…</translation>
    </message>
    <message>
        <location filename="live_density_panel.cpp" line="92"/>
        <source>Opens the analysis with these settings; its result is kept.</source>
        <translation>用当前设置打开核密度分析，结果会保存在工作区里。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::LiveDensityRoom</name>
    <message>
        <location filename="live_density_room.cpp" line="20"/>
        <source>Live density</source>
        <translation>实时密度</translation>
    </message>
    <message>
        <location filename="live_density_room.cpp" line="21"/>
        <source>Density</source>
        <translation>密度</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::OutcomeView</name>
    <message>
        <location filename="outcome_view.cpp" line="90"/>
        <source>The workspace was not changed.</source>
        <translation>工作区未改动。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ParameterEditor</name>
    <message>
        <location filename="parameter_editor.cpp" line="255"/>
        <source>(none)</source>
        <translation>（不选）</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ParameterForm</name>
    <message>
        <location filename="parameter_form.cpp" line="35"/>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <location filename="parameter_form.cpp" line="36"/>
        <source>Back to the recommended value</source>
        <translation>恢复推荐值</translation>
    </message>
</context>
</TS>
