<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hetu::desktop::LayerPanel</name>
    <message>
        <location filename="layer_panel.cpp" line="34"/>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="118"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="116"/>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
</TS>
