<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Rendering" labelsEnabled="0" hasScaleBasedVisibilityFlag="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyAlgorithm="0" simplifyLocal="1" simplifyMaxScale="1">
 <renderer-v2 type="categorizedSymbol" attr="CASE WHEN &quot;covered&quot; = 1 THEN 'yes' ELSE 'no' END" symbollevels="0" enableorderby="0" forceraster="0">
  <categories>
   <category value="no" type="string" symbol="0" label="未覆盖|Not covered" render="true"/>
   <category value="yes" type="string" symbol="1" label="已覆盖|Covered" render="true"/>
  </categories>
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="circle"/>
      <Option type="QString" name="size" value="1.4"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="158,42,43,255"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
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
      <Option type="QString" name="size" value="1.1"/>
      <Option type="QString" name="size_unit" value="MM"/>
      <Option type="QString" name="color" value="205,200,192,255"/>
      <Option type="QString" name="outline_color" value="110,106,100,255"/>
      <Option type="QString" name="outline_width" value="0.14"/>
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
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>0</layerGeometryType>
</qgis>
