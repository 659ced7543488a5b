<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::DrawTool</name>
    <message>
        <location filename="edit_tools.cpp" line="213"/>
        <source>Click the first corner of the area</source>
        <translation>请点击片区的第一个角点</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="214"/>
        <source>Click the next corner  ·  Backspace: one back</source>
        <translation>请点击下一个角点  ·  退格键：撤回一点</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="215"/>
        <source>Enter or double click: finished  ·  Backspace: one back  ·  Esc: throw away</source>
        <translation>回车或双击：完成  ·  退格键：撤回一点  ·  Esc：放弃</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::EditTool</name>
    <message>
        <location filename="edit_tools.cpp" line="101"/>
        <source>S: snapping is on</source>
        <translation>S 键：吸附已打开</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="101"/>
        <source>S: snapping is off</source>
        <translation>S 键：吸附已关闭</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::EditingRoom</name>
    <message>
        <location filename="editing_room.cpp" line="69"/>
        <source>Steps</source>
        <translation>操作步骤</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="83"/>
        <source>Taken back: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="83"/>
        <source>Done again: %1</source>
        <translation>已重做：%1</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="112"/>
        <source>&amp;Draw an area</source>
        <translation>绘制片区(&amp;D)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="113"/>
        <source>Draw a park, a block or another area</source>
        <translation>绘制园区、街区或其他片区</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="114"/>
        <source>&amp;Place a platform</source>
        <translation>新增平台(&amp;P)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="115"/>
        <source>Place a platform by a click on the map</source>
        <translation>在地图上点击，新增区域平台</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="117"/>
        <source>&amp;Change and move</source>
        <translation>修改与移动(&amp;C)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="118"/>
        <source>Click: change the facts; drag: move areas, platforms and organisations</source>
        <translation>点击修改信息，拖动移动片区、平台和两新组织</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="121"/>
        <source>D&amp;elete what is selected</source>
        <translation>删除所选内容(&amp;E)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="162"/>
        <source>The map is still empty: import the register or the districts first.</source>
        <translation>地图还是空的，请先导入台账或行政区划。</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="334"/>
        <source>Nothing is selected. Click on an area, a platform or an organisation first.</source>
        <translation>尚未选中任何内容，请先点击片区、平台或两新组织。</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="355"/>
        <source>%1 deleted. “Undo” brings it back.</source>
        <translation>已删除 %1 条，点“撤销”可恢复。</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="393"/>
        <source>Area</source>
        <translation>片区</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="394"/>
        <source>Platform</source>
        <translation>区域平台</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="395"/>
        <source>Organisation</source>
        <translation>两新组织</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MoveTool</name>
    <message>
        <location filename="edit_tools.cpp" line="320"/>
        <source>Reading what is on the map …</source>
        <translation>正在读取地图内容…</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="321"/>
        <source>Click: see and change its facts  ·  drag: move it  ·  Del: delete it</source>
        <translation>点击：查看并修改信息  ·  拖动：移动位置  ·  Del：删除</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::PlaceTool</name>
    <message>
        <location filename="edit_tools.cpp" line="230"/>
        <source>Click where the platform stands  ·  Esc: done</source>
        <translation>请点击平台所在位置  ·  Esc：结束</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::RowForm</name>
    <message>
        <location filename="row_form.cpp" line="37"/>
        <source>10,000 yuan</source>
        <translation>万元</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="38"/>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="102"/>
        <source>Go there</source>
        <translation>定位</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="103"/>
        <source>Place a platform</source>
        <translation>新增平台</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="104"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="119"/>
        <location filename="row_form.cpp" line="126"/>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="180"/>
        <source>Area %1</source>
        <translation>面积 %1</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::StepsPanel</name>
    <message>
        <location filename="steps_panel.cpp" line="25"/>
        <source>Steps</source>
        <translation>操作步骤</translation>
    </message>
    <message>
        <location filename="steps_panel.cpp" line="28"/>
        <source>Step</source>
        <translation>操作</translation>
    </message>
    <message>
        <location filename="steps_panel.cpp" line="28"/>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="steps_panel.cpp" line="28"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="steps_panel.cpp" line="48"/>
        <source>Before the first step</source>
        <translation>所有操作之前</translation>
    </message>
    <message>
        <location filename="steps_panel.cpp" line="51"/>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <location filename="steps_panel.cpp" line="62"/>
        <source>now</source>
        <translation>当前</translation>
    </message>
</context>
</TS>
