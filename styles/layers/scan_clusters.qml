<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Rendering" labelsEnabled="1" hasScaleBasedVisibilityFlag="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyAlgorithm="0" simplifyLocal="1" simplifyMaxScale="1">
 <renderer-v2 type="categorizedSymbol" attr="kind" symbollevels="0" enableorderby="0" forceraster="0">
  <categories>
   <category value="high" type="string" symbol="0" label="明显多于预计|Clearly more than expected" render="true"/>
   <category value="low" type="string" symbol="1" label="明显少于预计|Clearly less than expected" render="true"/>
  </categories>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="158,42,43,44"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="140,30,32,235"/>
      <Option type="QString" name="outline_width" value="0.5"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="38,110,90,44"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="28,92,74,235"/>
      <Option type="QString" name="outline_width" value="0.5"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="if(@map_scale &gt; 120000, to_string(&quot;cluster_id&quot;), to_string(&quot;cluster_id&quot;) || ' ' || coalesce(&quot;name&quot;, ''))" isExpression="1" fontFamily="Noto Sans CJK SC" namedStyle="Bold" fontWeight="75" fontSize="8" fontSizeUnit="Point" textColor="96,24,26,255" textOpacity="1" fontItalic="0" multilineHeight="0.95">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85" bufferNoFill="1" bufferJoinStyle="128"/>
   </text-style>
   <text-format wrapChar="" multilineAlign="1" decimals="1"/>
   <placement placement="1" dist="0" distUnits="MM" priority="5" centroidWhole="0" centroidInside="1" fitInPolygonOnly="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="0" quadOffset="4" placementFlags="10"/>
   <rendering drawLabels="1" scaleVisibility="0" scaleMin="0" scaleMax="0" displayAll="0" obstacle="1" obstacleType="1" obstacleFactor="1" limitNumLabels="0" mergeLines="0" minFeatureSize="0" fontMinPixelSize="3" fontMaxPixelSize="10000" upsidedownLabels="0" zIndex="0"/>
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>2</layerGeometryType>
</qgis>
