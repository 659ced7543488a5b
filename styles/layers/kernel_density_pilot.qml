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
     <item value="0.143" color="#ffffff" alpha="0" label="0.143"/>
     <item value="0.286" color="#edf8b1" alpha="215" label="0.286"/>
     <item value="0.429" color="#c7e9b4" alpha="220" label="0.429"/>
     <item value="0.571" color="#7fcdbb" alpha="225" label="0.571"/>
     <item value="0.714" color="#41b6c4" alpha="230" label="0.714"/>
     <item value="0.857" color="#2c7fb8" alpha="235" label="0.857"/>
     <item value="inf" color="#253494" alpha="240" label="inf"/>
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
