#!/bin/sh
# Makes data/luoyang and data/helsinki again from the original files (data/README.md says where
# they come from).
#
#   scripts/make-data.sh <folder with admin/ and osm/> [<data folder>]
#
# Needs ogr2ogr with the SQLite dialect and SpatiaLite (Debian: gdal-bin).
set -eu

source_folder=${1:?"usage: scripts/make-data.sh <folder with admin/ and osm/> [<data folder>]"}
data_folder=${2:-"$(dirname "$0")/../data"}
mkdir -p "$data_folder/luoyang" "$data_folder/helsinki"

# The counties of today: the source has those before the reform of March 2021. GDP 2022 in 100
# million yuan, where the city's statistics name it; a known value comes first, because the first
# row decides the type of the column.
counties="$data_folder/luoyang/counties.geojson"
rm -f "$counties"
ogr2ogr -f GeoJSON "$counties" "$source_folder/admin/luoyang_counties_osm2019_pop.gpkg" \
    -lco COORDINATE_PRECISION=6 -lco WRITE_NAME=NO -nln counties -nlt MULTIPOLYGON -dialect SQLite -sql "
WITH today AS (
    SELECT geom, Pop_2018,
           CASE Code_County WHEN 410381 THEN 410307
                            WHEN 410322 THEN 410308
                            WHEN 410306 THEN 410308 ELSE Code_County END AS number
    FROM luoyang_counties),
gdp(number, value) AS (VALUES
    (410311, 789.17), (410305, 713.20), (410303, 552.64), (410308, 541.57), (410307, 481.86),
    (410323, 463.39), (410329, 449.43), (410327, 342.10), (410324, 303.73)),
names(number, value) AS (VALUES
    (410302, '老城区'), (410303, '西工区'), (410304, '瀍河回族区'), (410305, '涧西区'),
    (410307, '偃师区'), (410308, '孟津区'), (410311, '洛龙区'), (410323, '新安县'),
    (410324, '栾川县'), (410325, '嵩县'), (410326, '汝阳县'), (410327, '宜阳县'),
    (410328, '洛宁县'), (410329, '伊川县'))
SELECT names.value AS name, CAST(today.number AS TEXT) AS code,
       CAST(SUM(today.Pop_2018) AS INTEGER) AS population_2018, gdp.value AS gdp_2022,
       ST_Union(today.geom) AS geometry
FROM today JOIN names ON names.number = today.number
           LEFT JOIN gdp ON gdp.number = today.number
GROUP BY today.number ORDER BY gdp.value IS NULL, today.number"

# The townships: the columns that are needed, with the nine-digit code put together.
townships="$data_folder/luoyang/townships.csv"
rm -f "$townships"
ogr2ogr -f CSV "$townships" "$source_folder/admin/luoyang_townships_stats2021.csv" \
    -oo AUTODETECT_TYPE=NO -lco STRING_QUOTING=IF_NEEDED -dialect SQLite -sql "
SELECT code || SUBSTR(town, 1, 3) AS code, name, code AS county
FROM luoyang_townships_stats2021 ORDER BY 1"

cp "$source_folder/osm/helsinki_centre.osm.pbf" "$data_folder/helsinki/helsinki_centre.osm.pbf"
chmod u+w "$data_folder/helsinki/helsinki_centre.osm.pbf"
