<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology" hasScaleBasedVisibilityFlag="0">
 <pipe>
  <provider>
   <resampling enabled="true" maxOversampling="2" zoomedInResamplingMethod="bilinear" zoomedOutResamplingMethod="bilinear"/>
  </provider>
  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" classificationMin="0" classificationMax="1" nodataColor="">
   <rasterTransparency/>
   <minMaxOrigin><limits>None</limits><extent>WholeRaster</extent><statAccuracy>Estimated</statAccuracy></minMaxOrigin>
   <rastershader>
    <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0" maximumValue="1" labelPrecision="2">
     <item value="0.001" color="#54278f" alpha="225" label="偶然的机会不超过千分之一|chance at most 1 in 1000"/>
     <item value="0.01" color="#9e9ac8" alpha="215" label="不超过百分之一|at most 1 in 100"/>
     <item value="0.05" color="#dadaeb" alpha="205" label="不超过百分之五|at most 5 in 100"/>
     <item value="inf" color="#ffffff" alpha="0" label="可能只是偶然|may be chance alone"/>
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
