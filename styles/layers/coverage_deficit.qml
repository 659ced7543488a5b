<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology" hasScaleBasedVisibilityFlag="0">
 <pipe>
  <provider>
   <resampling enabled="true" maxOversampling="2" zoomedInResamplingMethod="bilinear" zoomedOutResamplingMethod="bilinear"/>
  </provider>
  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" classificationMin="0" classificationMax="100" nodataColor="">
   <rasterTransparency/>
   <minMaxOrigin><limits>None</limits><extent>WholeRaster</extent><statAccuracy>Estimated</statAccuracy></minMaxOrigin>
   <rastershader>
    <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0" maximumValue="100" labelPrecision="2">
     <item value="20" color="#ffffd4" alpha="200" label="未覆盖 20% 以下|up to 20 % not covered"/>
     <item value="40" color="#fee391" alpha="210" label="20–40%|20–40 %"/>
     <item value="60" color="#fec44f" alpha="215" label="40–60%|40–60 %"/>
     <item value="80" color="#ec7014" alpha="220" label="60–80%|60–80 %"/>
     <item value="inf" color="#993404" alpha="230" label="80% 以上|more than 80 %"/>
    </colorrampshader>
   </rastershader>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
  <huesaturation saturation="0" grayscaleMode="0" colorizeOn="0"/>
  <rasterresampler maxOversampling="2"/>
  <resamplingStage>provider</resamplingStage>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
