<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hetu::desktop::LayerPanel</name>
    <message>
        <location filename="layer_panel.cpp" line="39"/>
        <source>No layer has this name.</source>
        <translation>没有叫这个名字的图层。</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="46"/>
        <source>Find a layer</source>
        <translation>查找图层</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="55"/>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="73"/>
        <location filename="layer_panel.cpp" line="347"/>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="77"/>
        <source>Opacity of the chosen layer</source>
        <translation>所选图层的不透明度</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="88"/>
        <location filename="layer_panel.cpp" line="349"/>
        <location filename="layer_panel.cpp" line="400"/>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="345"/>
        <source>Zoom to this layer</source>
        <translation>缩放到此图层</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="359"/>
        <source>Move up</source>
        <translation>上移一层</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="361"/>
        <source>Move down</source>
        <translation>下移一层</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="364"/>
        <source>Take off the map (the data stays)</source>
        <translation>移出地图（数据保留）</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="366"/>
        <source>Bring back what was taken off</source>
        <translation>放回移出的图层</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="457"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location filename="layer_panel.cpp" line="455"/>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::LayersRoom</name>
    <message>
        <location filename="layers_room.cpp" line="46"/>
        <source>Themes</source>
        <translation>专题</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="70"/>
        <source>Zoom to the chosen layer</source>
        <translation>缩放到所选图层</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="79"/>
        <source>Theme %1</source>
        <translation>专题 %1</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="92"/>
        <source>Keep the present state as a theme …</source>
        <translation>把当前显示保存为专题…</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="99"/>
        <source>Bring back layers taken off the map</source>
        <translation>放回移出地图的图层</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="175"/>
        <source>Theme: your own choice</source>
        <translation>专题：自选图层</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="176"/>
        <source>Theme: %1</source>
        <translation>专题：%1</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="199"/>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="200"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="208"/>
        <source>Keep as a theme</source>
        <translation>保存为专题</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="208"/>
        <source>Name of the theme:</source>
        <translation>专题名称：</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="212"/>
        <source>Please choose another name: this one is empty or belongs to a theme of the program.</source>
        <translation>请换一个名称：名称为空，或与自带专题同名。</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="218"/>
        <source>Rename theme</source>
        <translation>专题改名</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="218"/>
        <source>New name:</source>
        <translation>新名称：</translation>
    </message>
    <message>
        <location filename="layers_room.cpp" line="222"/>
        <source>Please choose another name: this one is empty or taken.</source>
        <translation>请换一个名称：名称为空，或已被使用。</translation>
    </message>
</context>
</TS>
