<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::CornerTool</name>
    <message>
        <location filename="corner_tool.cpp" line="280"/>
        <source>Click the area whose corners shall change  ·  Esc: done</source>
        <translation>请点击要修改角点的片区  ·  Esc：结束</translation>
    </message>
    <message>
        <location filename="corner_tool.cpp" line="281"/>
        <source>Drag to the new place  ·  Esc: leave it</source>
        <translation>拖到新位置  ·  Esc：不改</translation>
    </message>
    <message>
        <location filename="corner_tool.cpp" line="282"/>
        <source>Type its position, drag it, or Backspace: take it away</source>
        <translation>输入坐标或拖动角点，退格键：删除角点</translation>
    </message>
    <message>
        <location filename="corner_tool.cpp" line="283"/>
        <source>Drag a corner  ·  drag an edge: new corner  ·  right click: take a corner away  ·  Alt: leave neighbours alone</source>
        <translation>拖动角点  ·  拖动边线：新增角点  ·  右键：删除角点  ·  按住 Alt：不带动相邻片区</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::DrawTool</name>
    <message>
        <location filename="draw_tool.cpp" line="158"/>
        <source>%1 around</source>
        <oldsource>%1
%2 around</oldsource>
        <translation>周长 %1</translation>
    </message>
    <message>
        <location filename="draw_tool.cpp" line="164"/>
        <source>then %1</source>
        <translation>修改后 %1</translation>
    </message>
    <message>
        <location filename="draw_tool.cpp" line="180"/>
        <source>Click: fill this hole</source>
        <translation>点击：填充这个空洞</translation>
    </message>
    <message>
        <location filename="draw_tool.cpp" line="184"/>
        <source>Draw a line across the area, from outside to outside</source>
        <translation>请从片区外画一条线，横穿到另一侧外面</translation>
    </message>
    <message>
        <location filename="draw_tool.cpp" line="187"/>
        <source>Draw the new border: begin and end across the old one</source>
        <translation>请画出新的边界，起点和终点都要越过原边界</translation>
    </message>
    <message>
        <location filename="draw_tool.cpp" line="190"/>
        <source>Draw the hole inside an area, or click a hole to fill it</source>
        <translation>请在片区内画出要挖去的部分，或点击空洞将其填充</translation>
    </message>
    <message>
        <location filename="draw_tool.cpp" line="193"/>
        <source>Click the first corner of the area</source>
        <translation>请点击片区的第一个角点</translation>
    </message>
    <message>
        <location filename="draw_tool.cpp" line="196"/>
        <source>Click the next corner  ·  Backspace: one back</source>
        <translation>请点击下一个角点  ·  退格键：撤回一点</translation>
    </message>
    <message>
        <location filename="draw_tool.cpp" line="197"/>
        <source>Enter or double click: finished  ·  Backspace: one back  ·  Esc: throw away</source>
        <translation>回车或双击：完成  ·  退格键：撤回一点  ·  Esc：放弃</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::EditTool</name>
    <message>
        <location filename="edit_tools.cpp" line="93"/>
        <source>Catches corners and edges within %1 pixels (S: off, Ctrl: not now)</source>
        <translation>自动靠到 %1 像素内的角点和边线（S 键：关闭，按住 Ctrl：暂不）</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="95"/>
        <source>Catches nothing (S: on)</source>
        <translation>不自动靠到角点和边线（S 键：打开）</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="96"/>
        <source>or type a position</source>
        <oldsource>or type a position: 112.45, 34.62</oldsource>
        <translation>也可直接输入坐标</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="107"/>
        <source>Too many here to take hold of one: %1. Come closer.</source>
        <translation>此处%1太多，请放大后再选取。</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="107"/>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="136"/>
        <source>Reading what is on the map …</source>
        <translation>正在读取地图内容…</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::EditingRoom</name>
    <message>
        <location filename="editing_room.cpp" line="46"/>
        <source>Steps</source>
        <translation>操作步骤</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="61"/>
        <source>Taken back: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="61"/>
        <source>Done again: %1</source>
        <translation>已重做：%1</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="144"/>
        <source>&amp;Draw an area</source>
        <translation>绘制片区(&amp;D)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="145"/>
        <source>Draw a park, a block or another area</source>
        <translation>绘制园区、街区或其他片区</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="146"/>
        <source>&amp;Place a platform</source>
        <translation>新增平台(&amp;P)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="147"/>
        <source>Place a platform by a click on the map</source>
        <translation>在地图上点击，新增区域平台</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="149"/>
        <source>Add an &amp;organisation</source>
        <translation>新增组织(&amp;O)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="150"/>
        <source>Add an organisation by a click on the map</source>
        <translation>在地图上点击，新增两新组织</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="152"/>
        <source>&amp;Change and move</source>
        <translation>修改与移动(&amp;C)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="153"/>
        <source>Click: change the facts; drag: move areas, platforms and organisations</source>
        <translation>点击修改信息，拖动移动片区、平台和两新组织</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="154"/>
        <source>Change &amp;corners</source>
        <translation>修改角点(&amp;N)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="155"/>
        <source>Drag, add and take away corners of an area</source>
        <translation>拖动、新增、删除片区的角点</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="156"/>
        <source>&amp;Redraw a border</source>
        <translation>重画边界(&amp;R)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="157"/>
        <source>Draw a part of an area&apos;s border anew</source>
        <translation>重新绘制片区的一段边界</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="158"/>
        <source>&amp;Split an area</source>
        <translation>分割片区(&amp;S)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="159"/>
        <source>Cut an area in two by a line</source>
        <translation>用一条线把片区分成两个</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="160"/>
        <source>&amp;Join areas</source>
        <translation>合并片区(&amp;J)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="161"/>
        <source>Make one area of several that touch</source>
        <translation>把相邻的几个片区合并为一个</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="162"/>
        <source>Cut or fill a &amp;hole</source>
        <translation>挖空与填充(&amp;H)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="163"/>
        <source>Leave a piece inside an area out, or take it in again</source>
        <translation>从片区中挖去一块，或重新补上</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="166"/>
        <source>Change the &amp;facts of what is selected</source>
        <translation>修改所选内容的信息(&amp;F)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="175"/>
        <source>D&amp;elete what is selected</source>
        <translation>删除所选内容(&amp;E)</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="216"/>
        <source>The map is still empty: import the register or the districts first.</source>
        <translation>地图还是空的，请先导入登记册或行政区划。</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="261"/>
        <location filename="editing_room.cpp" line="333"/>
        <source>Nothing is selected. Click on an area, a platform or an organisation first.</source>
        <translation>尚未选中任何内容，请先点击片区、平台或两新组织。</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="354"/>
        <source>%1 deleted.</source>
        <translation>已删除 %1 条。</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="355"/>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <location filename="editing_room.cpp" line="366"/>
        <source>Other steps have come since: choose in the list how far to go back.</source>
        <translation>此后又有其他操作，请在操作步骤列表中选择要退回到哪一步。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::FormDesk</name>
    <message>
        <location filename="form_desk.cpp" line="22"/>
        <source>Area</source>
        <translation>片区</translation>
    </message>
    <message>
        <location filename="form_desk.cpp" line="23"/>
        <source>Platform</source>
        <translation>区域平台</translation>
    </message>
    <message>
        <location filename="form_desk.cpp" line="24"/>
        <source>Organisation</source>
        <translation>两新组织</translation>
    </message>
    <message>
        <location filename="form_desk.cpp" line="25"/>
        <source>Street</source>
        <translation>道路</translation>
    </message>
    <message>
        <location filename="form_desk.cpp" line="26"/>
        <source>Building</source>
        <translation>楼宇</translation>
    </message>
    <message>
        <location filename="form_desk.cpp" line="27"/>
        <source>Facts</source>
        <translation>信息</translation>
    </message>
    <message>
        <location filename="form_desk.cpp" line="120"/>
        <source>%1: %2 together</source>
        <translation>%1：批量修改 %2 条</translation>
    </message>
    <message>
        <location filename="form_desk.cpp" line="178"/>
        <source>Written into %1.</source>
        <translation>已修改 %1 条。</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MergeTool</name>
    <message>
        <location filename="edit_tools.cpp" line="287"/>
        <source>Click the areas that shall become one  ·  Esc: done</source>
        <translation>请依次点击要合并的片区  ·  Esc：结束</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="288"/>
        <source>These areas do not touch along a border: choose others</source>
        <translation>这些片区没有共同的边界，请另选</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="289"/>
        <source>Together %1  ·  Enter: make them one</source>
        <translation>合计 %1  ·  回车：合并</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::MoveTool</name>
    <message>
        <location filename="edit_tools.cpp" line="246"/>
        <source>moved by %1</source>
        <translation>移动了 %1</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="252"/>
        <source>Click: see and change its facts  ·  drag: move it  ·  Del: delete it</source>
        <translation>点击：查看并修改信息  ·  拖动：移动位置  ·  Del：删除</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::PlaceTool</name>
    <message>
        <location filename="edit_tools.cpp" line="153"/>
        <source>Click where the platform stands  ·  Esc: done</source>
        <translation>请点击平台所在位置  ·  Esc：结束</translation>
    </message>
    <message>
        <location filename="edit_tools.cpp" line="154"/>
        <source>Click where the organisation is  ·  Esc: done</source>
        <translation>请点击组织所在位置  ·  Esc：结束</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::PositionLine</name>
    <message>
        <location filename="position_line.cpp" line="17"/>
        <source>Position of the corner</source>
        <translation>角点坐标</translation>
    </message>
    <message>
        <location filename="position_line.cpp" line="18"/>
        <source>longitude, latitude, or metres east and north</source>
        <translation>经度, 纬度，或东、北坐标（米）</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::RowForm</name>
    <message>
        <location filename="row_form.cpp" line="25"/>
        <source>As it was</source>
        <translation>恢复原值</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="61"/>
        <source>Go there</source>
        <translation>定位</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="63"/>
        <source>Place a platform</source>
        <translation>新增平台</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="64"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="65"/>
        <source>Every field as it was when this form was opened</source>
        <translation>所有内容恢复到打开本表单时的值</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="123"/>
        <source>Changed elsewhere meanwhile: %1. Return keeps what you wrote, Esc takes the other.</source>
        <translation>此项已在别处改为：%1。按回车保留您填写的内容，按 Esc 采用新值。</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="145"/>
        <source>Length %1</source>
        <translation>长度 %1</translation>
    </message>
    <message>
        <location filename="row_form.cpp" line="143"/>
        <source>Area %1</source>
        <translation>面积 %1</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::RowsForm</name>
    <message>
        <location filename="rows_form.cpp" line="21"/>
        <source>Tick what all %1 shall have; the rest stays as it is in each.</source>
        <translation>勾选要统一填写的项目，%1 条都会改；未勾选的保持不变。</translation>
    </message>
    <message>
        <location filename="rows_form.cpp" line="76"/>
        <source>Write into all %1 (Ctrl+Enter)</source>
        <translation>写入全部 %1 条（Ctrl+回车）</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::ShapeKeeper</name>
    <message>
        <location filename="shape_keeper.cpp" line="324"/>
        <source>Both parts have the same facts. Give the second one its name.</source>
        <translation>两部分信息相同，请为第二部分填写名称。</translation>
    </message>
    <message>
        <location filename="shape_keeper.cpp" line="401"/>
        <source>The facts of the largest one are kept for all.</source>
        <translation>合并后保留面积最大片区的信息。</translation>
    </message>
    <message>
        <location filename="shape_keeper.cpp" line="420"/>
        <source>an area without a name</source>
        <translation>未命名片区</translation>
    </message>
    <message>
        <location filename="shape_keeper.cpp" line="424"/>
        <source>It overlaps “%1” by %2.</source>
        <translation>与“%1”重叠 %2。</translation>
    </message>
    <message>
        <location filename="shape_keeper.cpp" line="425"/>
        <source>It overlaps %1 areas, most of all “%2” by %3.</source>
        <translation>与 %1 个片区重叠，其中与“%2”重叠最多，为 %3。</translation>
    </message>
    <message>
        <location filename="shape_keeper.cpp" line="428"/>
        <source>Cut the overlap away</source>
        <translation>裁去重叠部分</translation>
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
<context>
    <name>hetu::desktop::PlatformAdvice</name>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>Within %1: %2 organisations with %3 employees; %4 of them are reached by nothing today.</source>
        <translation>周边 %1 内有 %2 家组织、%3 名从业人员，其中 %4 家目前没有任何覆盖。</translation>
    </message>
    <message>
        <source>Blanks within it: %1.</source>
        <translation>涉及空白点 %1 处。</translation>
    </message>
    <message>
        <source>There is no other platform at work yet.</source>
        <translation>目前没有其他平台在运行。</translation>
    </message>
    <message>
        <source>The nearest platform at work is %1 away.</source>
        <translation>最近的在运行平台距此 %1。</translation>
    </message>
    <message>
        <source>The nearest platform at work, %1, is %2 away.</source>
        <translation>最近的在运行平台“%1”距此 %2。</translation>
    </message>
    <message>
        <source>Advice: %1. %2</source>
        <translation>建议：%1。%2</translation>
    </message>
    <message>
        <source>Platform %1</source>
        <translation>%1区域平台</translation>
    </message>
</context>
</TS>
