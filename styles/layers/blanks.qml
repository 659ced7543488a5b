<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Rendering" labelsEnabled="1" hasScaleBasedVisibilityFlag="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyAlgorithm="0" simplifyLocal="1" simplifyMaxScale="1">
 <renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0">
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="199,119,0,26"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="0,0,0,0"/>
      <Option type="QString" name="outline_width" value="0.2"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="no"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
    <layer class="LinePatternFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="45"/>
      <Option type="QString" name="color" value="199,119,0,210"/>
      <Option type="QString" name="distance" value="1.5"/>
      <Option type="QString" name="distance_unit" value="MM"/>
      <Option type="QString" name="line_width" value="0.2"/>
      <Option type="QString" name="line_width_unit" value="MM"/>
      <Option type="QString" name="offset" value="0"/>
     </Option>
     <symbol type="line" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleLine" pass="0" enabled="1" locked="0">
       <Option type="Map">
        <Option type="QString" name="line_color" value="199,119,0,210"/>
        <Option type="QString" name="line_width" value="0.2"/>
        <Option type="QString" name="line_width_unit" value="MM"/>
        <Option type="QString" name="line_style" value="solid"/>
        <Option type="QString" name="capstyle" value="round"/>
        <Option type="QString" name="joinstyle" value="round"/>
       </Option>
      </layer>
     </symbol>
    </layer>
    <layer class="SimpleLine" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="line_color" value="255,255,255,220"/>
      <Option type="QString" name="line_width" value="1.0"/>
      <Option type="QString" name="line_width_unit" value="MM"/>
      <Option type="QString" name="line_style" value="solid"/>
      <Option type="QString" name="capstyle" value="round"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
    <layer class="SimpleLine" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="line_color" value="199,119,0,255"/>
      <Option type="QString" name="line_width" value="0.55"/>
      <Option type="QString" name="line_width_unit" value="MM"/>
      <Option type="QString" name="line_style" value="dash"/>
      <Option type="QString" name="capstyle" value="round"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
    <layer class="CentroidFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="point_on_surface" value="1"/>
      <Option type="QString" name="point_on_all_parts" value="0"/>
      <Option type="QString" name="clip_points" value="0"/>
      <Option type="QString" name="clip_on_current_part_only" value="0"/>
     </Option>
     <symbol type="marker" name="@0@4" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
       <Option type="Map">
        <Option type="QString" name="name" value="circle"/>
        <Option type="QString" name="size" value="3.7"/>
        <Option type="QString" name="size_unit" value="MM"/>
        <Option type="QString" name="color" value="255,255,255,235"/>
        <Option type="QString" name="outline_color" value="199,119,0,255"/>
        <Option type="QString" name="outline_width" value="0.36"/>
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
       <data_defined_properties>
        <Option type="Map">
         <Option type="QString" name="name" value=""/>
         <Option type="Map" name="properties">
          <Option type="Map" name="size">
           <Option type="bool" name="active" value="true"/>
           <Option type="QString" name="expression" value="if(@map_scale &gt; 150000, 3.7, 0)"/>
           <Option type="int" name="type" value="3"/>
          </Option>
         </Option>
         <Option type="QString" name="type" value="collection"/>
        </Option>
       </data_defined_properties>
      </layer>
     </symbol>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="if(@map_scale &gt; 120000, to_string(&quot;rank&quot;), to_string(&quot;rank&quot;) || ' ' || coalesce(&quot;name&quot;, ''))" isExpression="1" fontFamily="Noto Sans CJK SC" namedStyle="Bold" fontWeight="75" fontSize="7.5" fontSizeUnit="Point" textColor="140,78,0,255" textOpacity="1" fontItalic="0" multilineHeight="0.95">
    <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85" bufferNoFill="1" bufferJoinStyle="128"/>
   </text-style>
   <text-format wrapChar="" multilineAlign="1" decimals="1"/>
   <placement placement="1" dist="0" distUnits="MM" priority="9" centroidWhole="0" centroidInside="1" fitInPolygonOnly="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="0" quadOffset="4" placementFlags="10"/>
   <rendering drawLabels="1" scaleVisibility="0" scaleMin="0" scaleMax="0" displayAll="0" obstacle="1" obstacleType="1" obstacleFactor="1" limitNumLabels="0" mergeLines="0" minFeatureSize="0" fontMinPixelSize="3" fontMaxPixelSize="10000" upsidedownLabels="0" zIndex="0"/>
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>2</layerGeometryType>
</qgis>
