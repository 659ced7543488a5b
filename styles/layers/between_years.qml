<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Rendering" labelsEnabled="1" hasScaleBasedVisibilityFlag="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyAlgorithm="0" simplifyLocal="1" simplifyMaxScale="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="rule0" symbol="0" label="新增|new" filter='"state" = &apos;new&apos;'/>
   <rule key="rule1" symbol="1" label="持续存在|persistent" filter='"state" = &apos;persistent&apos;'/>
   <rule key="rule2" symbol="2" label="分裂|split in several" filter='"state" = &apos;split&apos;'/>
   <rule key="rule3" symbol="3" label="合并|merged into one" filter='"state" = &apos;merged&apos;'/>
   <rule key="rule4" symbol="4" label="消失|vanished" filter='"state" = &apos;vanished&apos;'/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="200,40,45,110"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="170,20,30,255"/>
      <Option type="QString" name="outline_width" value="0.6"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="235,150,40,110"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="190,105,0,255"/>
      <Option type="QString" name="outline_width" value="0.55"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="235,150,40,60"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="190,105,0,255"/>
      <Option type="QString" name="outline_width" value="0.55"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="dash"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="190,90,160,80"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="140,40,110,255"/>
      <Option type="QString" name="outline_width" value="0.55"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="60,140,90,60"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="40,115,70,255"/>
      <Option type="QString" name="outline_width" value="0.5"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="dot"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="&quot;name&quot;" isExpression="1" fontFamily="Noto Sans CJK SC" namedStyle="Regular" fontWeight="50" fontSize="8" fontSizeUnit="Point" textColor="50,50,46,255" textOpacity="1" fontItalic="0" multilineHeight="0.95">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85" bufferNoFill="1" bufferJoinStyle="128"/>
   </text-style>
   <text-format wrapChar="" multilineAlign="1"/>
   <placement placement="1" dist="0" distUnits="MM" priority="5" centroidWhole="0" centroidInside="1" fitInPolygonOnly="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="0" quadOffset="4" placementFlags="10"/>
   <rendering drawLabels="1" scaleVisibility="1" scaleMin="120000" scaleMax="1" displayAll="0" obstacle="1" obstacleType="1" obstacleFactor="1" limitNumLabels="0" mergeLines="0" minFeatureSize="0" fontMinPixelSize="3" fontMaxPixelSize="10000" upsidedownLabels="0" zIndex="0"/>
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>2</layerGeometryType>
</qgis>
