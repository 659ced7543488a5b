<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Rendering" labelsEnabled="0" hasScaleBasedVisibilityFlag="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyAlgorithm="0" simplifyLocal="1" simplifyMaxScale="1">
 <renderer-v2 type="categorizedSymbol" attr="class" symbollevels="0" enableorderby="0" forceraster="0">
  <categories>
   <category value="hot-99" type="string" symbol="0" label="热点（99%）|Hot spot (99 %)" render="true"/>
   <category value="hot-95" type="string" symbol="1" label="热点（95%）|Hot spot (95 %)" render="true"/>
   <category value="hot-90" type="string" symbol="2" label="热点（90%）|Hot spot (90 %)" render="true"/>
   <category value="cold-99" type="string" symbol="3" label="冷点（99%）|Cold spot (99 %)" render="true"/>
   <category value="cold-95" type="string" symbol="4" label="冷点（95%）|Cold spot (95 %)" render="true"/>
   <category value="cold-90" type="string" symbol="5" label="冷点（90%）|Cold spot (90 %)" render="true"/>
   <category value="high-high" type="string" symbol="6" label="高值聚集|High among high" render="true"/>
   <category value="low-low" type="string" symbol="7" label="低值聚集|Low among low" render="true"/>
   <category value="high-low" type="string" symbol="8" label="高值孤立|High among low" render="true"/>
   <category value="low-high" type="string" symbol="9" label="低值孤立|Low among high" render="true"/>
   <category value="alike" type="string" symbol="10" label="与周围相似|Like its neighbours" render="true"/>
   <category value="unlike" type="string" symbol="11" label="与周围不同|Unlike its neighbours" render="true"/>
   <category value="none" type="string" symbol="12" label="不显著|Not significant" render="true"/>
   <category value="alone" type="string" symbol="13" label="没有邻居|No neighbours" render="true"/>
  </categories>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="150,28,38,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="205,85,75,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="238,170,150,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="33,74,130,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="90,140,190,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="170,200,224,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="150,28,38,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="33,74,130,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="232,150,70,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="120,170,150,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="10" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="190,160,200,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="11" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="110,70,130,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="12" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="232,231,226,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="205,204,198,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="13" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" pass="0" enabled="1" locked="0">
     <Option type="Map">
      <Option type="QString" name="color" value="255,255,255,230"/>
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="outline_color" value="160,160,155,255"/>
      <Option type="QString" name="outline_width" value="0.12"/>
      <Option type="QString" name="outline_width_unit" value="MM"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="joinstyle" value="round"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>2</layerGeometryType>
</qgis>
