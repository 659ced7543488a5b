#include "app/render/base_map.h"

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "layers/io/write_layer.h"
#include "tests/app/render/map_fixture.h"

namespace hetu::render {
namespace {

using test::Answer;

const std::string key = "0123456789abcdef0123456789ABCDEF";

TEST(BaseMap, ReadsBackFromJsonAsItWasWritten) {
    for (const BaseMap& map : {BaseMap{BaseMap::Kind::File, "/a/b.tif", {"b", "底图"}},
                               BaseMap{BaseMap::Kind::TiandituStreets, "", {"Streets", "街道"}},
                               BaseMap{BaseMap::Kind::TiandituImages, "", {"Images", "影像"}}})
        EXPECT_EQ(baseMapFromJson(toJson(map)).value(), map);
    for (const char* json : {"", "[]", "{}", R"({"kind":"file"})", R"({"kind":"google"})"})
        EXPECT_EQ(baseMapFromJson(json).error().code, ErrorCode::InvalidArgument) << json;
}

TEST(BaseMap, OfAFileIsCalledByItsNameAndOtherFilesAreRefused) {
    const ::hetu::test::TemporaryFolder folder;
    std::ofstream(folder.file("影像.TIF")) << "x";
    std::ofstream(folder.file("notes.docx")) << "x";
    const auto map = baseMapOfFile(folder.file("影像.TIF"));
    ASSERT_TRUE(map.ok());
    EXPECT_EQ(map.value().title.zh, "影像");
    EXPECT_EQ(map.value().path, folder.file("影像.TIF"));
    EXPECT_FALSE(isOnline(map.value()));
    EXPECT_FALSE(drawnBaseMap(map.value(), "basemap:1", "", Language::Chinese)[0].mayGoOnLine);
    EXPECT_EQ(baseMapOfFile(folder.file("notes.docx")).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(baseMapOfFile(folder.file("none.tif")).error().code, ErrorCode::NotFound);
}

TEST(BaseMap, OfTiandituAsksForTilesByRowAndColumnWithTheUsersKey) {
    const BaseMap map{BaseMap::Kind::TiandituStreets, "", {"Streets", "街道"}};
    const auto layers = drawnBaseMap(map, "basemap:1", key, Language::Chinese);
    ASSERT_EQ(layers.size(), 2u);
    for (const DrawnLayer& layer : layers) {
        EXPECT_EQ(layer.provider, "wms");
        EXPECT_TRUE(layer.mayGoOnLine);
    }
    EXPECT_EQ(layers[0].source,
              "type=xyz&zmin=1&zmax=18&url=https%3A%2F%2Ft0.tianditu.gov.cn%2Fvec_w%2Fwmts%3F"
              "SERVICE%3DWMTS%26REQUEST%3DGetTile%26VERSION%3D1.0.0%26LAYER%3Dvec%26STYLE%3Ddefault"
              "%26TILEMATRIXSET%3Dw%26FORMAT%3Dtiles%26TILEMATRIX%3D%7Bz%7D%26TILEROW%3D%7By%7D%26"
              "TILECOL%3D%7Bx%7D%26tk%3D" +
                  key);
    EXPECT_NE(layers[1].source.find("%2Fcva_w%2F"), std::string::npos);
    const BaseMap images{BaseMap::Kind::TiandituImages, "", {}};
    const auto english = drawnBaseMap(images, "basemap:2", key, Language::English);
    EXPECT_NE(english[0].source.find("%2Fimg_w%2F"), std::string::npos);
    EXPECT_NE(english[1].source.find("%2Feia_w%2F"), std::string::npos);
}

TEST(BaseMap, OfTiandituIsNothingWithoutAKey) {
    const BaseMap map{BaseMap::Kind::TiandituStreets, "", {}};
    for (const char* bad : {"", "0123", "0123456789abcdef0123456789abcde&"})
        EXPECT_TRUE(drawnBaseMap(map, "basemap:1", bad, Language::Chinese).empty()) << bad;
}

class BaseMapDrawn : public test::WithHelper {
protected:
    [[nodiscard]] static Result<MapImage> draw(const DrawnLayer& layer) {
        const auto renderer = makeQgisRenderer();
        Answer<MapImage> answer;
        renderer->draw(1, test::cityMap({layer}, 100, 100), answer.callback());
        auto image = answer.wait();
        return image;
    }
    [[nodiscard]] static bool showsSomething(const Result<MapImage>& image) {
        return image.ok() && std::any_of(image.value().pixels.begin(), image.value().pixels.end(),
                                         [](std::uint8_t byte) { return byte != 0; });
    }
};

TEST_F(BaseMapDrawn, IsAnyPictureOrShapesInItsOwnCrs) {
    const ::hetu::test::TemporaryFolder folder;
    Surface surface;
    surface.name = "picture";
    surface.minX = test::corner.x;
    surface.maxY = test::corner.y + 10000;
    surface.cellMetres = 1000;
    surface.columns = surface.rows = 10;
    for (int i = 0; i < 100; ++i)
        surface.values.push_back(i);
    ASSERT_TRUE(writeSurface(surface, "EPSG:4546", folder.file("picture.tif")).ok());
    // In degrees: near Luoyang, where the little city lies.
    std::ofstream(folder.file("shapes.geojson"))
        << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)"
           R"({"type":"Polygon","coordinates":[[[112.0,34.0],[113.0,34.0],[113.0,35.0],[112.0,35.0],[112.0,34.0]]]}}]})";
    const auto run = [](const std::string& command) {
        EXPECT_EQ(std::system((command + " > /dev/null 2>&1").c_str()), 0) << command;
    };
    run("gdal_translate -ot Byte -scale -of MBTILES " + folder.file("picture.tif") + " " +
        folder.file("picture.mbtiles"));
    run("ogr2ogr -f MBTILES -dsco MAXZOOM=10 " + folder.file("shapes.mbtiles") + " " +
        folder.file("shapes.geojson"));
    for (const char* name :
         {"picture.tif", "shapes.geojson", "picture.mbtiles", "shapes.mbtiles"}) {
        const auto map = baseMapOfFile(folder.file(name));
        ASSERT_TRUE(map.ok());
        const auto image =
            draw(drawnBaseMap(map.value(), "basemap:1", "", Language::Chinese).front());
        EXPECT_TRUE(showsSomething(image)) << name;
    }
}

TEST_F(BaseMapDrawn, NeverAsksTheNetworkUnlessTheRequestSaysThatItMay) {
    const BaseMap map{BaseMap::Kind::TiandituStreets, "", {"Streets", "街道"}};
    DrawnLayer layer = drawnBaseMap(map, "basemap:1", key, Language::Chinese).front();
    layer.mayGoOnLine = false;
    auto refused = draw(layer);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Unsupported);
    EXPECT_NE(refused.error().message.zh.find("未获准联网"), std::string::npos);

    // Nor by a source that only looks like a file, nor by a file that sends GDAL elsewhere.
    for (const char* source : {"https://example.com/a.tif", "/vsicurl/https://example.com/a.tif",
                               "WMS:https://example.com/"}) {
        layer.provider = "file";
        layer.source = source;
        EXPECT_FALSE(draw(layer).ok()) << source;
    }
    const ::hetu::test::TemporaryFolder folder;
    std::ofstream(folder.file("service.vrt"))
        << R"(<GDAL_WMS><Service name="TMS"><ServerUrl>http://127.0.0.1:9/${z}/${x}/${y}.png)"
           R"(</ServerUrl></Service><DataWindow><UpperLeftX>-20037508</UpperLeftX>)"
           R"(<UpperLeftY>20037508</UpperLeftY><LowerRightX>20037508</LowerRightX>)"
           R"(<LowerRightY>-20037508</LowerRightY><TileLevel>5</TileLevel><TileCountX>1</TileCountX>)"
           R"(<TileCountY>1</TileCountY><YOrigin>top</YOrigin></DataWindow>)"
           R"(<Projection>EPSG:3857</Projection><BandsCount>3</BandsCount></GDAL_WMS>)";
    layer.source = folder.file("service.vrt");
    EXPECT_FALSE(draw(layer).ok());
}

}  // namespace
}  // namespace hetu::render
