<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh">
<context>
    <name>hetu::desktop::WhatIfPanel</name>
    <message>
        <location filename="what_if_panel.cpp" line="34"/>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="41"/>
        <source>New scenario from today&apos;s platforms</source>
        <translation>按现有阵地新建方案</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="43"/>
        <source>Duplicate this scenario</source>
        <translation>复制此方案</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="45"/>
        <source>Rename this scenario</source>
        <translation>重命名此方案</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="47"/>
        <source>Delete this scenario</source>
        <translation>删除此方案</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="54"/>
        <location filename="what_if_panel.cpp" line="61"/>
        <source>Service radius</source>
        <translation>服务半径</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="75"/>
        <source>County</source>
        <translation>县区</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="75"/>
        <source>Today</source>
        <translation>现状</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="75"/>
        <source>Then</source>
        <translation>方案后</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="75"/>
        <source>Change</source>
        <translation>增减</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="82"/>
        <source>Organisations that a party organisation or a platform reaches.</source>
        <translation>已由党组织或阵地覆盖的组织数。</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="84"/>
        <source>Drag a site to move it. Double-click the map to add one, Delete takes the chosen one away. Every step can be undone.</source>
        <translation>拖动可移动阵地；在地图上双击可添加；按 Delete 键移除选中的一处。每一步都可撤销。</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="116"/>
        <source>Platforms of today</source>
        <translation>现有阵地</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="132"/>
        <source>Newly reached %1, lost %2; blanks %3 → %4</source>
        <translation>新覆盖 %1 家，失去 %2 家；空白区 %3 → %4 处</translation>
    </message>
    <message>
        <location filename="what_if_panel.cpp" line="135"/>
        <source>Reached: %1 of %2 organisations (today %3)</source>
        <translation>已覆盖 %1 家，共 %2 家（现状 %3 家）</translation>
    </message>
</context>
<context>
    <name>hetu::desktop::WhatIfRoom</name>
    <message>
        <location filename="what_if_room.cpp" line="24"/>
        <source>Sites: what if</source>
        <translation>选址推演</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="25"/>
        <source>Sites</source>
        <translation>选址</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="50"/>
        <source>%1, copy</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="110"/>
        <source>Counting …</source>
        <translation>正在统计……</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="126"/>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="151"/>
        <source>Scenario %1</source>
        <translation>方案 %1</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="218"/>
        <source>Rename scenario</source>
        <translation>重命名方案</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="219"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="221"/>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="222"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="what_if_room.cpp" line="252"/>
        <source>New site %1</source>
        <translation>新阵地 %1</translation>
    </message>
</context>
</TS>
