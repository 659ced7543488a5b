<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Rendering" labelsEnabled="1" hasScaleBasedVisibilityFlag="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyAlgorithm="0" simplifyLocal="1" simplifyMaxScale="1">
 <renderer-v2 type="categorizedSymbol" attr="status" symbollevels="0" enableorderby="0" forceraster="0">
  <categories>
   <category value="built" type="string" symbol="0" label="已建平台|Built" render="true"/>
   <category value="construction" type="string" symbol="1" label="在建平台|Under construction" render="true"/>
   <category value="planned" type="string" symbol="2" label="拟建平台|Planned" render="true"/>
   <category value="candidate" type="string" symbol="3" label="候选平台|Candidate" render="true"/>
   <category value="" type="string" symbol="4" label="其他平台|Other" render="true"/>
  </categories>
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="circle"/>
      <Option type="QString" name="size" value="4.4"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="255,255,255,215"/>
      <Option type="QString" name="outline_color" value="168,35,43,255"/>
      <Option type="QString" name="outline_width" value="0.32"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="miter"/>
      <Option type="QString" name="angle" value="0"/>
      <Option type="QString" name="offset" value="0,0"/>
      <Option type="QString" name="offset_unit" value="MM"/>
      <Option type="QString" name="horizontal_anchor_point" value="1"/>
      <Option type="QString" name="vertical_anchor_point" value="1"/>
      <Option type="QString" name="scale_method" value="diameter"/>
     </Option>
    </layer>
    <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="square"/>
      <Option type="QString" name="size" value="2.1"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="168,35,43,255"/>
      <Option type="QString" name="outline_color" value="168,35,43,255"/>
      <Option type="QString" name="outline_width" value="0.34"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="miter"/>
      <Option type="QString" name="angle" value="0"/>
      <Option type="QString" name="offset" value="0,0"/>
      <Option type="QString" name="offset_unit" value="MM"/>
      <Option type="QString" name="horizontal_anchor_point" value="1"/>
      <Option type="QString" name="vertical_anchor_point" value="1"/>
      <Option type="QString" name="scale_method" value="diameter"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="circle"/>
      <Option type="QString" name="size" value="4.4"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="255,255,255,215"/>
      <Option type="QString" name="outline_color" value="168,35,43,255"/>
      <Option type="QString" name="outline_width" value="0.32"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="miter"/>
      <Option type="QString" name="angle" value="0"/>
      <Option type="QString" name="offset" value="0,0"/>
      <Option type="QString" name="offset_unit" value="MM"/>
      <Option type="QString" name="horizontal_anchor_point" value="1"/>
      <Option type="QString" name="vertical_anchor_point" value="1"/>
      <Option type="QString" name="scale_method" value="diameter"/>
     </Option>
    </layer>
    <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="square"/>
      <Option type="QString" name="size" value="2.1"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="255,255,255,255"/>
      <Option type="QString" name="outline_color" value="168,35,43,255"/>
      <Option type="QString" name="outline_width" value="0.34"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="miter"/>
      <Option type="QString" name="angle" value="0"/>
      <Option type="QString" name="offset" value="0,0"/>
      <Option type="QString" name="offset_unit" value="MM"/>
      <Option type="QString" name="horizontal_anchor_point" value="1"/>
      <Option type="QString" name="vertical_anchor_point" value="1"/>
      <Option type="QString" name="scale_method" value="diameter"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="circle"/>
      <Option type="QString" name="size" value="4.4"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="255,255,255,215"/>
      <Option type="QString" name="outline_color" value="100,98,94,255"/>
      <Option type="QString" name="outline_width" value="0.32"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="miter"/>
      <Option type="QString" name="angle" value="0"/>
      <Option type="QString" name="offset" value="0,0"/>
      <Option type="QString" name="offset_unit" value="MM"/>
      <Option type="QString" name="horizontal_anchor_point" value="1"/>
      <Option type="QString" name="vertical_anchor_point" value="1"/>
      <Option type="QString" name="scale_method" value="diameter"/>
     </Option>
    </layer>
    <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="square"/>
      <Option type="QString" name="size" value="2.1"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="255,255,255,255"/>
      <Option type="QString" name="outline_color" value="100,98,94,255"/>
      <Option type="QString" name="outline_width" value="0.34"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="miter"/>
      <Option type="QString" name="angle" value="0"/>
      <Option type="QString" name="offset" value="0,0"/>
      <Option type="QString" name="offset_unit" value="MM"/>
      <Option type="QString" name="horizontal_anchor_point" value="1"/>
      <Option type="QString" name="vertical_anchor_point" value="1"/>
      <Option type="QString" name="scale_method" value="diameter"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="circle"/>
      <Option type="QString" name="size" value="4.4"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="255,255,255,215"/>
      <Option type="QString" name="outline_color" value="199,119,0,255"/>
      <Option type="QString" name="outline_width" value="0.32"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="miter"/>
      <Option type="QString" name="angle" value="0"/>
      <Option type="QString" name="offset" value="0,0"/>
      <Option type="QString" name="offset_unit" value="MM"/>
      <Option type="QString" name="horizontal_anchor_point" value="1"/>
      <Option type="QString" name="vertical_anchor_point" value="1"/>
      <Option type="QString" name="scale_method" value="diameter"/>
     </Option>
    </layer>
    <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="square"/>
      <Option type="QString" name="size" value="2.1"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="255,255,255,255"/>
      <Option type="QString" name="outline_color" value="199,119,0,255"/>
      <Option type="QString" name="outline_width" value="0.34"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="miter"/>
      <Option type="QString" name="angle" value="0"/>
      <Option type="QString" name="offset" value="0,0"/>
      <Option type="QString" name="offset_unit" value="MM"/>
      <Option type="QString" name="horizontal_anchor_point" value="1"/>
      <Option type="QString" name="vertical_anchor_point" value="1"/>
      <Option type="QString" name="scale_method" value="diameter"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="circle"/>
      <Option type="QString" name="size" value="4.4"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="255,255,255,215"/>
      <Option type="QString" name="outline_color" value="140,140,136,255"/>
      <Option type="QString" name="outline_width" value="0.32"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="miter"/>
      <Option type="QString" name="angle" value="0"/>
      <Option type="QString" name="offset" value="0,0"/>
      <Option type="QString" name="offset_unit" value="MM"/>
      <Option type="QString" name="horizontal_anchor_point" value="1"/>
      <Option type="QString" name="vertical_anchor_point" value="1"/>
      <Option type="QString" name="scale_method" value="diameter"/>
     </Option>
    </layer>
    <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="square"/>
      <Option type="QString" name="size" value="2.1"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="255,255,255,255"/>
      <Option type="QString" name="outline_color" value="140,140,136,255"/>
      <Option type="QString" name="outline_width" value="0.34"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="miter"/>
      <Option type="QString" name="angle" value="0"/>
      <Option type="QString" name="offset" value="0,0"/>
      <Option type="QString" name="offset_unit" value="MM"/>
      <Option type="QString" name="horizontal_anchor_point" value="1"/>
      <Option type="QString" name="vertical_anchor_point" value="1"/>
      <Option type="QString" name="scale_method" value="diameter"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName='"name"' isExpression="1" fontFamily="Noto Sans CJK SC" namedStyle="Bold" fontWeight="75" fontSize="7.5" fontSizeUnit="Point" textColor="120,25,32,255" textOpacity="1" fontItalic="0" multilineHeight="0.95">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85" bufferNoFill="1" bufferJoinStyle="128"/>
   </text-style>
   <text-format wrapChar="" multilineAlign="1" decimals="1"/>
   <placement placement="6" dist="2.4" distUnits="MM" priority="8" centroidWhole="0" centroidInside="1" fitInPolygonOnly="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="0" quadOffset="4" placementFlags="10"/>
   <rendering drawLabels="1" scaleVisibility="1" scaleMin="120000" scaleMax="1" displayAll="0" obstacle="1" obstacleType="1" obstacleFactor="1" limitNumLabels="0" mergeLines="0" minFeatureSize="0" fontMinPixelSize="3" fontMaxPixelSize="10000" upsidedownLabels="0" zIndex="0"/>
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>0</layerGeometryType>
</qgis>
