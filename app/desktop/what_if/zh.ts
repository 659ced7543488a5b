<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::WhatIfPanel</name>
    <message>
        <location filename="what_if_panel.cpp" line="37"/>
        <location filename="what_if_panel.cpp" line="42"/>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="43"/>
        <source>New scenario from today&apos;s platforms</source>
        <translation>按现有阵地新建方案</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="45"/>
        <source>Duplicate this scenario</source>
        <translation>复制此方案</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="47"/>
        <source>Rename this scenario</source>
        <translation>重命名此方案</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="50"/>
        <source>Delete this scenario</source>
        <translation>删除此方案</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="56"/>
        <location filename="what_if_panel.cpp" line="61"/>
        <source>Compared with</source>
        <translation>对比对象</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="66"/>
        <location filename="what_if_panel.cpp" line="73"/>
        <source>Service radius</source>
        <translation>服务半径</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="87"/>
        <location filename="what_if_panel.cpp" line="209"/>
        <source>County</source>
        <translation>县区</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="87"/>
        <location filename="what_if_panel.cpp" line="209"/>
        <source>Today</source>
        <translation>现状</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="87"/>
        <location filename="what_if_panel.cpp" line="209"/>
        <source>Then</source>
        <translation>方案后</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="87"/>
        <location filename="what_if_panel.cpp" line="209"/>
        <source>Change</source>
        <translation>增减</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="94"/>
        <source>Copy the table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="100"/>
        <source>Figures by county</source>
        <translation>各县区数字</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="101"/>
        <source>Organisations that a party organisation or a platform reaches.</source>
        <translation>已由党组织或阵地覆盖的组织数。</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="109"/>
        <source>What is decided about the chosen site</source>
        <translation>对选中点位的决定</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="111"/>
        <source>May move when solving</source>
        <translation>求解时可调整</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="112"/>
        <source>Decided, stays</source>
        <translation>已确定，不动</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="113"/>
        <source>None may stand here</source>
        <translation>此处不建</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="125"/>
        <source>At most so many new sites beside the decided ones</source>
        <translation>除已确定的以外，最多新建几处</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="130"/>
        <source>At least so many in each county, decided ones among them; 0 leaves it to the need</source>
        <translation>每个县区至少几处（含已确定的）；0 表示按需要</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="132"/>
        <location filename="what_if_panel.cpp" line="223"/>
        <source>Solve from here</source>
        <translation>从此求解</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="135"/>
        <source>Finds the best places for further sites. Decided sites stay, nothing is put where none may stand. The answer is a new scenario.</source>
        <translation>求出其余点位的最优位置：已确定的不动，不建的位置不用。结果存为新方案。</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="142"/>
        <source>per county</source>
        <translation>每县区至少</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="147"/>
        <source>Drag a site to move it. Double-click the map to add one, Delete takes the chosen one away, P decides it. Every step can be undone.</source>
        <translation>拖动可移动阵地；在地图上双击可添加；按 Delete 键移除选中的一处，按 P 键确定。每一步都可撤销。</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="252"/>
        <source>Reached: %1 of %2 organisations (before %3)</source>
        <translation>已覆盖 %1 家，共 %2 家（对比方案 %3 家）</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="187"/>
        <location filename="what_if_panel.cpp" line="197"/>
        <source>Platforms of today</source>
        <translation>现有阵地</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="140"/>
        <source>New sites</source>
        <translation>新增点位</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="209"/>
        <source>Before</source>
        <translation>对比</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="223"/>
        <source>Solving …</source>
        <translation>正在求解 …</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="247"/>
        <source>Newly reached %1, lost %2; blanks %3 → %4</source>
        <translation>新覆盖 %1 家，失去 %2 家；空白区 %3 → %4 处</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="251"/>
        <source>Reached: %1 of %2 organisations (today %3)</source>
        <translation>已覆盖 %1 家，共 %2 家（现状 %3 家）</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::WhatIfRoom</name>
    <message>
        <location filename="what_if_room.cpp" line="35"/>
        <source>Sites: what if</source>
        <translation>选址推演</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="36"/>
        <source>Sites</source>
        <translation>选址</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="62"/>
        <source>%1, copy</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="147"/>
        <source>Counting …</source>
        <translation>正在统计……</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="164"/>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="196"/>
        <source>Scenario %1</source>
        <translation>方案 %1</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="270"/>
        <source>Rename scenario</source>
        <translation>重命名方案</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="271"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="273"/>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="274"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="310"/>
        <source>New site %1</source>
        <translation>新阵地 %1</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="390"/>
        <source>Solve from here</source>
        <translation>从此求解</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="403"/>
        <source>%1, solved</source>
        <translation>%1（求解）</translation>
    </message>
</context>
</TS>
