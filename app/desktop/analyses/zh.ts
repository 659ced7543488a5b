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
        <location filename="analysis_panel.cpp" line="167"/>
        <source>Result: %1</source>
        <translation>结果：%1</translation>
    </message>
    <message>
        <location filename="analysis_panel.cpp" line="170"/>
        <source>Keeping the result …</source>
        <translation>正在保存结果 …</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::JobsPanel</name>
    <message>
        <location filename="jobs_panel.cpp" line="19"/>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <location filename="jobs_panel.cpp" line="21"/>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="jobs_panel.cpp" line="23"/>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <location filename="jobs_panel.cpp" line="25"/>
        <source>failed</source>
        <translation>未成功</translation>
    </message>
    <message>
        <location filename="jobs_panel.cpp" line="33"/>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <location filename="jobs_panel.cpp" line="39"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="jobs_panel.cpp" line="40"/>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <location filename="jobs_panel.cpp" line="43"/>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <location filename="jobs_panel.cpp" line="43"/>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <location filename="jobs_panel.cpp" line="43"/>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <location filename="jobs_panel.cpp" line="43"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="jobs_panel.cpp" line="43"/>
        <source>Details</source>
        <translation>说明</translation>
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
<context>
    <name>hetu::desktop::ResultsPanel</name>
    <message>
        <location filename="results_panel.cpp" line="84"/>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="85"/>
        <source>Run again …</source>
        <translation>重新运行 …</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="86"/>
        <source>Copy as command line</source>
        <translation>复制为命令行</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="88"/>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="91"/>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="91"/>
        <source>Made</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="91"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="144"/>
        <source>older than its data</source>
        <translation>结果已过期：数据有改动，需重算</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="144"/>
        <source>up to date</source>
        <translation>最新</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="147"/>
        <source>The data has changed since. Run it again to bring it up to date.</source>
        <translation>此后数据有改动，请重新运行以更新结果。</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="182"/>
        <source>Nothing has been analysed yet. Choose an analysis on the left and run it: its result is kept here.</source>
        <translation>还没有分析结果。请在左侧选择一项分析并运行，结果会保存在这里。</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="188"/>
        <source>The data has changed since this was made. Run it again to bring it up to date.</source>
        <translation>此结果完成后数据有改动，请重新运行以更新结果。</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="193"/>
        <source>Chosen values: %1</source>
        <translation>所用参数：%1</translation>
    </message>
    <message>
        <location filename="results_panel.cpp" line="194"/>
        <source>Made with the usual values.</source>
        <translation>按默认参数得出。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ResultsRoom</name>
    <message>
        <location filename="results_room.cpp" line="17"/>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="results_room.cpp" line="25"/>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
</context>
</TS>
