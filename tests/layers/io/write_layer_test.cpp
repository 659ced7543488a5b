#include "layers/io/write_layer.h"

#include <cmath>
#include <filesystem>
#include <stop_token>

#include "tests/layers/io/io_support.h"

namespace hetu {
namespace {

using test::bytesOf;
using test::rowsOf;
using test::ScratchFolder;

Layer somePlatforms() {
    Layer layer{"platforms", {"Platforms", "区域平台"}, GeometryKind::Point};
    layer.table.add({"name", FieldType::Text, {"Name", "名称"}},
                    std::vector<std::string>{"涧西党群服务中心", "=1+1", ""});
    layer.table.add({"status", FieldType::Text, {"Status", "状态"}},
                    std::vector<std::string>{"built", "planned", ""});
    layer.table.add({"uscc", FieldType::Text, {"Credit code", "统一社会信用代码"}},
                    std::vector<std::string>{"914103001922038216", "-5", "a,\"b\"\nc"});
    layer.table.add({"year", FieldType::Integer, {"Year", "年度"}},
                    std::vector<double>{2024, missingNumber, 9007199254740992.0});
    layer.table.add({"floor_area_long_name", FieldType::Real, {"Floor area", "建筑面积"}, "m2"},
                    std::vector<double>{0.1, 1234.5, missingNumber});
    layer.points = {{632981.9414, 3833392.9215}, {500000, 3819124.8982}, {missingNumber, 0}};
    return layer;
}

Layer someParks() {
    Layer layer{"zones", {"Zones", "片区"}, GeometryKind::Polygon};
    layer.table.add({"name", FieldType::Text, {"Name", "名称"}},
                    std::vector<std::string>{"科技园", "环"});
    const Path outer{{600000, 3800000},
                     {601000, 3800000},
                     {601000, 3801000},
                     {600000, 3801000},
                     {600000, 3800000}};
    const Path hole{{600400, 3800400},
                    {600400, 3800600},
                    {600600, 3800600},
                    {600600, 3800400},
                    {600400, 3800400}};
    layer.shapes = {Geometry::polygon(outer), {GeometryKind::Polygon, {{outer, hole}}}};
    return layer;
}

std::vector<Text> written(const Layer& layer,
                          const std::string& path,
                          Language language = Language::English) {
    const auto notes = writeLayer(layer, {}, "EPSG:4546", path, language);
    EXPECT_TRUE(notes.ok()) << path << ": "
                            << (notes.ok() ? "" : notes.error().message.en + notes.error().hint.en);
    return notes.ok() ? notes.value() : std::vector<Text>{};
}

TEST(WriteLayer, PointsComeBackFromEveryFormatWithPositions) {
    const ScratchFolder folder;
    const Layer layer = somePlatforms();
    for (const std::string ending : {"gpkg", "shp", "fgb", "geojson", "kml"}) {
        const std::string path = folder.path("out." + ending);
        const auto notes = written(layer, path);
        SourceTable table;
        auto rows = rowsOf(path, &table);
        const bool inDegrees = ending == "geojson" || ending == "kml";
        EXPECT_EQ(table.crs, inDegrees ? "EPSG:4326" : "EPSG:4546") << ending;
        const bool dropsNull = ending == "kml" || ending == "fgb";
        ASSERT_EQ(rows.size(), dropsNull ? 2u : 3u) << ending;
        EXPECT_EQ(notes.size(), dropsNull || ending == "shp" ? 1u : 0u) << ending;
        const bool hasFirst = std::any_of(rows.begin(), rows.end(), [&](const SourceRow& row) {
            if (row.geometry.isEmpty()) return false;
            const Point p = row.geometry.parts[0][0][0];
            return inDegrees
                       ? std::abs(p.x - 112.45) < 1e-8 && std::abs(p.y - 34.62) < 1e-8
                       : std::abs(p.x - 632981.9414) < 1e-4 && std::abs(p.y - 3833392.9215) < 1e-4;
        });
        EXPECT_TRUE(hasFirst) << ending;
        const bool hasCells = std::any_of(rows.begin(), rows.end(), [](const SourceRow& row) {
            return std::find(row.cells.begin(), row.cells.end(), "涧西党群服务中心") !=
                   row.cells.end();
        });
        EXPECT_TRUE(hasCells) << ending;
        if (ending == "gpkg" || ending == "geojson") {
            EXPECT_EQ(rows[0].cells,
                      (std::vector<std::string>{"涧西党群服务中心", "built", "914103001922038216",
                                                "2024", "0.1"}));
            EXPECT_EQ(rows[2].cells,
                      (std::vector<std::string>{"", "", "a,\"b\"\nc", "9007199254740992", ""}));
        }
    }
}

TEST(WriteLayer, PolygonsWithHolesComeBack) {
    const ScratchFolder folder;
    for (const std::string ending : {"gpkg", "shp", "geojson"}) {
        const std::string path = folder.path("zones." + ending);
        written(someParks(), path);
        const auto rows = rowsOf(path);
        ASSERT_EQ(rows.size(), 2u) << ending;
        ASSERT_EQ(rows[1].geometry.parts.size(), 1u) << ending;
        EXPECT_EQ(rows[1].geometry.parts[0].size(), 2u) << ending;
        EXPECT_EQ(rows[1].geometry.parts[0][1].size(), 5u) << ending;
    }
}

TEST(WriteLayer, ShapeFilesSayWhichNamesWereCutAndThatTheyAreUtf8) {
    const ScratchFolder folder;
    const auto notes = written(somePlatforms(), folder.path("a.shp"));
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_NE(notes[0].en.find("floor_area_long_name -> floor_area"), std::string::npos)
        << notes[0].en;
    EXPECT_EQ(bytesOf(folder.path("a.cpg")), "UTF-8");
    EXPECT_EQ(folder.names(),
              (std::vector<std::string>{"a.cpg", "a.dbf", "a.prj", "a.shp", "a.shx"}));
}

TEST(WriteLayer, CsvIsForSpreadsheetsAndRunsNoFormula) {
    const ScratchFolder folder;
    written(somePlatforms(), folder.path("a.csv"));
    const std::string bytes = bytesOf(folder.path("a.csv"));
    EXPECT_EQ(bytes,
              "\xEF\xBB\xBFname,status,uscc,year,floor_area_long_name,x,y,lon,lat\r\n"
              "涧西党群服务中心,built,914103001922038216,2024,0.1,632981.941,3833392.922,112."
              "45000000,34.62000000\r\n"
              "'=1+1,planned,-5,,1234.5,500000.000,3819124.898,111.00000000,34.50000000\r\n"
              ",,\"a,\"\"b\"\"\nc\",9007199254740992,,,,,\r\n");
}

TEST(WriteLayer, WorkbooksKeepTextAsTextAndSpeakTheLanguage) {
    const ScratchFolder folder;
    written(somePlatforms(), folder.path("a.xlsx"), Language::Chinese);
    SourceTable table;
    const auto rows = rowsOf(folder.path("a.xlsx"), &table);
    EXPECT_EQ(table.name, "区域平台");
    EXPECT_EQ(table.columns, (std::vector<std::string>{"名称", "状态", "统一社会信用代码", "年度",
                                                       "建筑面积 (m2)", "x", "y", "经度", "纬度"}));
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].cells[1], "已建");
    EXPECT_EQ(rows[0].cells[2], "914103001922038216");
    EXPECT_EQ(rows[1].cells[0], "=1+1");
}

TEST(WriteLayer, AWorkbookMayHaveSeveralSheets) {
    const ScratchFolder folder;
    const std::string path = folder.path("all.xlsx");
    const Status status = writeWorkbook({{"Platforms", somePlatforms(), "EPSG:4546"},
                                         {"a/b:[c]", someParks()},
                                         {"platforms", somePlatforms()}},
                                        path, Language::English);
    ASSERT_TRUE(status.ok()) << status.error().message.en;
    const auto tables = listSource(path);
    ASSERT_TRUE(tables.ok());
    ASSERT_EQ(tables.value().size(), 3u);
    EXPECT_EQ(tables.value()[0].name, "Platforms");
    EXPECT_EQ(tables.value()[0].rowCount, 3);
    EXPECT_EQ(tables.value()[1].name, "a b  c");
    EXPECT_EQ(tables.value()[2].name, "platforms 2");
}

TEST(WriteLayer, AFailureLeavesTheOldFileAndNothingElse) {
    const ScratchFolder folder;
    for (const std::string ending : {"csv", "gpkg", "xlsx", "geojson", "shp"}) {
        const std::string path = folder.file("old." + ending, "precious");
        const auto notes = writeLayer(somePlatforms(), {}, "EPSG:999999", path, Language::English);
        ASSERT_FALSE(notes.ok()) << ending;
        EXPECT_EQ(notes.error().code, ErrorCode::Crs) << ending;
        EXPECT_EQ(bytesOf(path), "precious") << ending;
        written(somePlatforms(), path);
        EXPECT_NE(bytesOf(path), "precious") << ending;
    }
    for (const std::string& name : folder.names())
        EXPECT_FALSE(name.starts_with('.')) << name;
}

TEST(WriteLayer, AStopLeavesNothingBehind) {
    std::stop_source stop;
    stop.request_stop();
    const Progress stopped(stop.get_token(), {});
    const ScratchFolder folder;
    for (const char* ending : {"csv", "xlsx", "gpkg", "geojson", "shp"}) {
        const auto notes =
            writeLayer(somePlatforms(), {}, "EPSG:4546", folder.path(std::string("a.") + ending),
                       Language::English, stopped);
        ASSERT_FALSE(notes.ok()) << ending;
        EXPECT_EQ(notes.error().code, ErrorCode::Cancelled) << ending;
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path("")));
}

TEST(WriteLayer, SaysWhatIsWrongWithTheTarget) {
    const ScratchFolder folder;
    const Layer layer = somePlatforms();
    const auto errorOf = [&](const std::string& path) {
        const auto notes = writeLayer(layer, {}, "EPSG:4546", path, Language::English);
        EXPECT_FALSE(notes.ok()) << path;
        return notes.ok() ? Error{} : notes.error();
    };
    const Error ending = errorOf(folder.path("a.doc"));
    EXPECT_EQ(ending.code, ErrorCode::Unsupported);
    EXPECT_NE(ending.hint.en.find("gpkg, geojson, shp, csv, xlsx"), std::string::npos);
    EXPECT_EQ(errorOf(folder.path("no/such/a.csv")).code, ErrorCode::NotFound);
    std::filesystem::create_directory(folder.path("dir.csv"));
    EXPECT_EQ(errorOf(folder.path("dir.csv")).code, ErrorCode::InvalidArgument);
    Layer table{"t"};
    table.table.add({"a", FieldType::Real}, std::vector<double>{1});
    const auto shape = writeLayer(table, {}, "", folder.path("t.shp"), Language::English);
    ASSERT_FALSE(shape.ok());
    EXPECT_EQ(shape.error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(writeLayer(table, {}, "", folder.path("t.csv"), Language::English).ok());
    EXPECT_TRUE(writeLayer(table, {}, "", folder.path("t.gpkg"), Language::English).ok());
}

TEST(WriteSurface, IsARasterWithPlaceAndHoles) {
    const ScratchFolder folder;
    Surface surface{"kernel_density",
                    {"Density", "密度"},
                    "1/km2",
                    600000,
                    3801000,
                    100,
                    3,
                    2,
                    {1, 2, 3, 4, missingNumber, 6}};
    const Status status = writeSurface(surface, "EPSG:4546", folder.path("a.tif"));
    ASSERT_TRUE(status.ok()) << status.error().hint.en;
    EXPECT_GT(bytesOf(folder.path("a.tif")).size(), 100u);
    const Status wrong = writeSurface(surface, "EPSG:4546", folder.path("a.shp"));
    ASSERT_FALSE(wrong.ok());
    EXPECT_EQ(wrong.error().code, ErrorCode::Unsupported);
    EXPECT_EQ(folder.names(), (std::vector<std::string>{"a.tif"}));
}

}  // namespace
}  // namespace hetu
