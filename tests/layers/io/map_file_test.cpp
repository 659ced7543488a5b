#include "layers/io/map_file.h"

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "layers/io/write_layer.h"
#include "tests/support/temporary_folder.h"

namespace hetu {
namespace {

class MapFileTest : public ::testing::Test {
protected:
    /// A picture of 10 km by 10 km east of Luoyang.
    void SetUp() override {
        Surface surface;
        surface.name = "picture";
        surface.minX = 640'000;
        surface.maxY = 3'840'000;
        surface.cellMetres = 1000;
        surface.columns = surface.rows = 10;
        for (int i = 0; i < 100; ++i)
            surface.values.push_back(i);
        ASSERT_TRUE(writeSurface(surface, "EPSG:4546", picture).ok());
        std::ofstream(shapes) << R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":
[[[112.60,34.60],[112.70,34.60],[112.70,34.70],[112.60,34.60]]]}}]})";
    }
    test::TemporaryFolder folder;
    const std::string picture = folder.file("picture.tif"), shapes = folder.file("s.geojson");

    void run(const std::string& command) const {
        ASSERT_EQ(std::system((command + " > /dev/null 2>&1").c_str()), 0) << command;
    }
};

TEST_F(MapFileTest, APictureSaysWhereItLiesInTheCrsAskedFor) {
    const MapFile own = lookAtMapFile(picture, "EPSG:4546");
    EXPECT_EQ(own.extent, (Extent{640'000, 3'830'000, 650'000, 3'840'000}));
    EXPECT_EQ(own.columns, 10);
    EXPECT_TRUE(own.shapes.empty());
    const MapFile degrees = lookAtMapFile(picture, "EPSG:4547");  // the next zone
    EXPECT_FALSE(degrees.extent.isEmpty());
    EXPECT_NEAR(degrees.extent.width(), 10'000, 500);
    EXPECT_LT(degrees.extent.maxX, 500'000);
}

TEST_F(MapFileTest, TilesOfAPictureSayWhereTheyLie) {
    const std::string tiles = folder.file("tiles.mbtiles");
    run("gdal_translate -ot Byte -scale -of MBTILES " + picture + " " + tiles);
    const MapFile seen = lookAtMapFile(tiles, "EPSG:4546");
    EXPECT_TRUE(seen.shapes.empty());
    EXPECT_GT(seen.columns, 0);
    EXPECT_TRUE(seen.extent.covers({645'000, 3'835'000}));
    EXPECT_LT(seen.extent.width(), 50'000);
}

TEST_F(MapFileTest, ShapesSayOfWhatTheyAreMade) {
    const MapFile seen = lookAtMapFile(shapes, "EPSG:4546");
    ASSERT_EQ(seen.shapes.size(), 1U);
    EXPECT_EQ(seen.shapes.front().second, GeometryKind::Polygon);
    EXPECT_NEAR(seen.extent.width(), 9'200, 300);  // a tenth of a degree there
}

TEST_F(MapFileTest, TilesOfShapesAreOneMapNotLayers) {
    const std::string tiles = folder.file("shapes.mbtiles");
    run("ogr2ogr -f MBTILES -dsco MAXZOOM=8 " + tiles + " " + shapes);
    const MapFile seen = lookAtMapFile(tiles, "EPSG:4546");
    EXPECT_TRUE(seen.shapes.empty()) << "those of the closest scale alone would be drawn";
    EXPECT_NEAR(seen.extent.width(), 9'200, 300);
}

TEST_F(MapFileTest, WhatCannotBeReadIsNotKnown) {
    std::ofstream(folder.file("bad.tif")) << "no picture";
    for (const std::string& file : {folder.file("bad.tif"), folder.file("none.tif")}) {
        const MapFile seen = lookAtMapFile(file, "EPSG:4546");
        EXPECT_TRUE(seen.extent.isEmpty());
        EXPECT_TRUE(seen.shapes.empty());
    }
    EXPECT_TRUE(lookAtMapFile(picture, "nonsense").extent.isEmpty());
}

}  // namespace
}  // namespace hetu
