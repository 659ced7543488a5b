<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <location filename="../about_dialog.cpp" line="14"/>
        <source>About Hetu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about_dialog.cpp" line="15"/>
        <source>Hetu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about_dialog.cpp" line="18"/>
        <source>Version %1

Where organisations gather, which of them nothing reaches, where a service platform should stand.

Hetu is free software under the GNU General Public Licence, version 3. It comes without any warranty. It draws its maps with QGIS and uses Qt, GDAL, GEOS, PROJ, SQLite and SpatiaLite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../about_dialog.cpp" line="28"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnalysisPanel</name>
    <message>
        <location filename="../analysis_panel.cpp" line="27"/>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../analysis_panel.cpp" line="38"/>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../analysis_panel.cpp" line="41"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../analysis_panel.cpp" line="107"/>
        <source>Sources of the method:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../analysis_panel.cpp" line="129"/>
        <source>Working …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../analysis_panel.cpp" line="137"/>
        <source>Working … %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../analysis_panel.cpp" line="147"/>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../analysis_panel.cpp" line="161"/>
        <source>Result: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <location filename="../import_dialog.cpp" line="35"/>
        <source>Import %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="45"/>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="48"/>
        <source>Streets, buildings and areas from OpenStreetMap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="53"/>
        <source>As the file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="54"/>
        <source>Satellite positioning (WGS 84)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="55"/>
        <source>China 2000 (CGCS2000)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="56"/>
        <source>Amap, Tencent maps (GCJ-02)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="57"/>
        <source>Baidu maps (BD-09)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="72"/>
        <source>What does the file hold?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="73"/>
        <source>Each row becomes one of these. Columns about single persons are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="74"/>
        <source>Where do its coordinates come from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="75"/>
        <source>A wrong choice shifts everything by some hundred metres: compare with the streets after the import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="79"/>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../import_dialog.cpp" line="82"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <location filename="../layer_panel.cpp" line="34"/>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layer_panel.cpp" line="115"/>
        <source>Result: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../layer_panel.cpp" line="117"/>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../main_window.cpp" line="73"/>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window.cpp" line="74"/>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window.cpp" line="100"/>
        <source>East %1 m   North %2 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window.cpp" line="139"/>
        <source>%1 (%2) – Hetu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window.cpp" line="160"/>
        <source>Scale 1:%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window.cpp" line="165"/>
        <source>Drawing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window.cpp" line="172"/>
        <source>%1 %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="23"/>
        <source>&amp;Open …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="24"/>
        <source>&amp;New workspace …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="25"/>
        <source>Make the &amp;sample city …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="26"/>
        <source>&amp;Import file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="28"/>
        <source>Export &amp;layer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="29"/>
        <source>Export &amp;map as PDF or picture …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="31"/>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="33"/>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="34"/>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="35"/>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="37"/>
        <source>Last view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="39"/>
        <source>Next view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="41"/>
        <source>Draw again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="42"/>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="45"/>
        <source>&amp;About Hetu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="49"/>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="51"/>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="61"/>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="69"/>
        <source>&amp;Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="82"/>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_actions.cpp" line="84"/>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="50"/>
        <source>%1: %2 rows read, %3 used, %4 kept aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="65"/>
        <source>Open a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="66"/>
        <location filename="../main_window_files.cpp" line="72"/>
        <source>Hetu workspaces (*.hetu)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="71"/>
        <source>Where to keep the new workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="79"/>
        <source>The workspace is empty. Import your lists: File, Import file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="85"/>
        <source>Folder for the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="103"/>
        <source>Making the sample …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="108"/>
        <source>Import a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="109"/>
        <source>Tables and maps (*.csv *.xlsx *.xls *.ods *.geojson *.json *.gpkg *.shp *.zip *.kml *.osm *.pbf *.gml *.tab);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="116"/>
        <source>Open a workspace first, or make a new one: the file goes into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="120"/>
        <source>Please wait until the present work is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="145"/>
        <source>Importing %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="161"/>
        <source>The workspace holds no rows yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="165"/>
        <location filename="../main_window_files.cpp" line="178"/>
        <source>Export layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="165"/>
        <source>Which layer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="173"/>
        <source>GeoTIFF (*.tif)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="174"/>
        <source>Excel (*.xlsx);;CSV (*.csv);;GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Shapefile (*.shp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="192"/>
        <source>%1 was written (%2 rows).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../main_window_files.cpp" line="199"/>
        <source>Exporting …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <location filename="../map_view.cpp" line="40"/>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <location filename="../message_bar.cpp" line="66"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../message_bar.cpp" line="72"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message>
        <location filename="../outcome_view.cpp" line="78"/>
        <source>The workspace was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParameterEditor</name>
    <message>
        <location filename="../parameter_editor.cpp" line="254"/>
        <source>(none)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParameterForm</name>
    <message>
        <location filename="../parameter_form.cpp" line="35"/>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../parameter_form.cpp" line="36"/>
        <source>Back to the recommended value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Screenshot</name>
    <message>
        <location filename="../screenshot.cpp" line="25"/>
        <source>The window was still busy after five minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../screenshot.cpp" line="36"/>
        <source>There is no analysis named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../screenshot.cpp" line="43"/>
        <source>%1 cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <location filename="../start_page.cpp" line="16"/>
        <source>Hetu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../start_page.cpp" line="19"/>
        <source>See on the map where organisations gather, which of them nothing reaches, and where a service platform should stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../start_page.cpp" line="24"/>
        <source>Open a workspace …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../start_page.cpp" line="28"/>
        <source>A made-up city with organisations, parks and platforms, to try everything on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../start_page.cpp" line="29"/>
        <source>New workspace from your own lists …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../start_page.cpp" line="30"/>
        <source>Choose where to keep it, then import your lists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../start_page.cpp" line="35"/>
        <source>Opened lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../start_page.cpp" line="87"/>
        <source>Make the sample city …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../start_page.cpp" line="88"/>
        <source>Making the sample … %1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
