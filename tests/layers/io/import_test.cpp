#include "layers/io/import.h"

#include <cmath>
#include <stop_token>

#include "layers/crs/crs.h"
#include "layers/io/write_layer.h"
#include "tests/layers/io/io_support.h"

namespace hetu {
namespace {

using test::ScratchFolder;

struct Place {
    ScratchFolder folder;
    Workspace workspace;
    explicit Place(const std::string& crs = "")
        : workspace(std::move(Workspace::create(folder.path("w.hetu"), crs)).value()) {}

    ImportReport import(const std::string& path, const ImportOptions& options) {
        auto report = importFile(workspace, path, options, {});
        EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().message.en);
        return report.ok() ? report.value() : ImportReport{};
    }
    /// The import fails, says why, and changes nothing.
    Error failure(const std::string& path, const ImportOptions& options) {
        const std::string before = state();
        auto report = importFile(workspace, path, options, {});
        EXPECT_FALSE(report.ok()) << path;
        EXPECT_EQ(state(), before) << path;
        if (report.ok()) return {};
        EXPECT_FALSE(report.error().message.zh.empty());
        return report.error();
    }
    Layer read(const std::string& layer, const std::vector<std::string>& fields) {
        auto snapshot = workspace.snapshot();
        auto rows = snapshot.value()->read(layer, fields);
        EXPECT_TRUE(rows.ok()) << (rows.ok() ? "" : rows.error().message.en);
        return rows.ok() ? rows.value() : Layer{};
    }
    std::string state() {
        auto snapshot = workspace.snapshot();
        std::string text = workspace.crs() + (workspace.isCrsSettled() ? "!" : "?");
        for (const LayerInfo& info : snapshot.value()->layers())
            text += " " + info.name + ":" + std::to_string(info.rowCount) + "/" +
                    std::to_string(info.revision) + "/" + std::to_string(info.fields.size());
        return text;
    }
};

std::string textAt(const Layer& layer, const std::string& field, std::size_t row) {
    const Column* column = layer.table.find(field);
    return column && row < column->texts.size() ? column->texts[row] : "<none>";
}
double numberAt(const Layer& layer, const std::string& field, std::size_t row) {
    const Column* column = layer.table.find(field);
    return column && row < column->numbers.size() ? column->numbers[row] : -999;
}
bool hasNote(const ImportReport& report, const std::string& words) {
    for (const Text& note : report.notes)
        if (note.en.find(words) != std::string::npos) return true;
    return false;
}

TEST(Import, ALedgerBecomesOrganisations) {
    Place place("EPSG:4546");
    const std::string path = place.folder.file(
        "台账.csv",
        "单位名称*,统一社会信用代码,从业人数(人),党员数,是否建立\n党组织,组建方式,县区,经营状态,"
        "经度,纬度,注册资本,分类代码\n"
        "甲公司,91410399MA00000153,约50人,５,是,单独组建,410381,正常,112.45,34.62,100.5,007\n"
        "乙协会,51410399500000015W,若干,0,未建,联建,涧西区,空挂,112.46,34.63,20,012\n"
        ",,\"1,200\",,,,,,112.47,34.64,,\n");
    // the heading has a line break inside a cell: quote it
    std::string bytes = test::bytesOf(path);
    bytes.replace(bytes.find("是否建立\n党组织"), std::string("是否建立\n党组织").size(),
                  "\"是否建立\n党组织\"");
    const ImportReport report =
        place.import(place.folder.file("台账.csv", bytes), {"organisations"});
    EXPECT_EQ(report.file, "台账.csv");
    EXPECT_EQ(report.crs, "EPSG:4326");
    EXPECT_EQ(report.rowsRead, 3);
    EXPECT_EQ(report.rowsUsed, 3);
    EXPECT_EQ(report.columnsAdded, (std::vector<std::string>{"注册资本", "分类代码"}));
    const Layer rows =
        place.read("organisations", {"name", "uscc", "kind", "county", "employees", "members",
                                     "has_org", "mode", "in_base", "注册资本", "分类代码"});
    ASSERT_EQ(rows.rowCount(), 3u);
    EXPECT_NEAR(rows.points[0].x, 632981.9414, 1e-3);
    EXPECT_NEAR(rows.points[0].y, 3833392.9215, 1e-3);
    EXPECT_EQ(textAt(rows, "name", 0), "甲公司");
    EXPECT_EQ(textAt(rows, "name", 2), "未命名 3");
    EXPECT_EQ(textAt(rows, "kind", 0), "enterprise");
    EXPECT_EQ(textAt(rows, "kind", 1), "social");
    EXPECT_EQ(textAt(rows, "county", 0), "410307");
    EXPECT_EQ(numberAt(rows, "employees", 0), 50);
    EXPECT_TRUE(std::isnan(numberAt(rows, "employees", 1)));
    EXPECT_EQ(numberAt(rows, "employees", 2), 1200);
    EXPECT_EQ(numberAt(rows, "members", 0), 5);
    EXPECT_TRUE(std::isnan(numberAt(rows, "members", 2)));
    EXPECT_EQ(numberAt(rows, "has_org", 0), 1);
    EXPECT_EQ(numberAt(rows, "has_org", 1), 0);
    EXPECT_TRUE(std::isnan(numberAt(rows, "has_org", 2)));
    EXPECT_EQ(textAt(rows, "mode", 0), "own");
    EXPECT_EQ(textAt(rows, "mode", 1), "joint");
    EXPECT_EQ(numberAt(rows, "in_base", 1), 0);
    EXPECT_TRUE(std::isnan(numberAt(rows, "in_base", 0)));
    EXPECT_EQ(numberAt(rows, "注册资本", 0), 100.5);
    EXPECT_EQ(textAt(rows, "分类代码", 0), "007");
    EXPECT_TRUE(hasNote(report, "employees: 1 values could not be understood (such as \"若干\")"));
}

TEST(Import, AHeadingInTwoRowsIsUnderstood) {
    Place place("EPSG:4546");
    const ImportReport report = place.import(
        place.folder.file("台账.csv",
                          "单位名称,法定代表人,,坐标（高德）,,党组织,,,从业,\n"
                          ",姓名,电话,经度,纬度,是否建立,组建方式,党员数,人数,年度\n"
                          "甲公司,张三,13800000000,112.45,34.62,是,单独组建,5,80,2025\n"),
        {"organisations"});
    EXPECT_EQ(report.crs, "GCJ-02") << "the upper row says so";
    EXPECT_EQ(report.columnsDropped.size(), 2u);
    const Layer rows =
        place.read("organisations", {"name", "has_org", "mode", "members", "employees"});
    ASSERT_EQ(rows.rowCount(), 1u);
    EXPECT_EQ(textAt(rows, "name", 0), "甲公司");
    EXPECT_EQ(numberAt(rows, "has_org", 0), 1);
    EXPECT_EQ(textAt(rows, "mode", 0), "own");
    EXPECT_EQ(numberAt(rows, "employees", 0), 80) << "人数 below 从业";
    EXPECT_EQ(numberAt(rows, "members", 0), 5);
}

TEST(Import, WhatNamesSinglePersonsStaysOutside) {
    Place place("EPSG:4546");
    const ImportReport report = place.import(
        place.folder.file("p.csv",
                          "name,lon,lat,联系电话,法定代表人,编外,remark\n"
                          "A,112.4,34.6,0379-1234567,王某,11010519491231002X,找 13800138000 问\n"
                          "B,112.4,34.6,,李某,440524188001010014,\n"
                          "C,112.4,34.6,,,备用,正常\n"),
        {"organisations"});
    EXPECT_EQ(report.columnsDropped, (std::vector<std::string>{"联系电话", "法定代表人", "编外"}));
    EXPECT_TRUE(report.columnsAdded.empty());
    const Layer rows = place.read("organisations", {"remark"});
    EXPECT_EQ(textAt(rows, "remark", 0), "找 *** 问");
    const std::string file =
        test::bytesOf(place.folder.path("w.hetu")) + test::bytesOf(place.folder.path("w.hetu-wal"));
    for (const std::string word :
         {"王某", "李某", "13800138000", "11010519491231002X", "0379-1234567"})
        EXPECT_EQ(file.find(word), std::string::npos) << word;
}

TEST(Import, RejectedRowsKeepNothingPersonalEither) {
    Place place("EPSG:4546");
    place.import(place.folder.file("p.csv",
                                   "name,lon,lat,手机,other\nA,112.4,34.6,13800138000,x\n"
                                   "B,,,13900139000,call 13700137000\n"),
                 {"organisations"});
    const std::string file =
        test::bytesOf(place.folder.path("w.hetu")) + test::bytesOf(place.folder.path("w.hetu-wal"));
    EXPECT_NE(file.find("call ***"), std::string::npos);
    for (const std::string word : {"13800138000", "13900139000", "13700137000"})
        EXPECT_EQ(file.find(word), std::string::npos) << word;
}

TEST(Import, RowsWithoutUsablePositionAreCountedByReason) {
    Place place("EPSG:4546");
    const ImportReport report = place.import(
        place.folder.file("p.csv",
                          "name,lon,lat\nA,112.4,34.6\nB,,\nC,nan,34\nD,abc,34\nE,0,0\nF,112,inf\n"
                          "G,9.5,47.1\nH,112.5,134\nI,112°27'00\",34°37'12\"\n"),
        {"organisations"});
    EXPECT_EQ(report.rowsRead, 9);
    EXPECT_EQ(report.rowsUsed, 2);
    EXPECT_EQ(report.rowsRejected, 7);
    ASSERT_EQ(report.reasons.size(), 5u);
    EXPECT_EQ(report.reasons[0].first.en, "a coordinate is not a number");
    EXPECT_EQ(report.reasons[0].second, 3);
    const Layer rows = place.read("organisations", {"name"});
    EXPECT_NEAR(rows.points[1].x, 632981.9414, 1e-3);
}

TEST(Import, AFileWithoutAUsableRowChangesNothing) {
    Place place;
    const Error error = place.failure(
        place.folder.file("none.csv", "name,lon,lat\nA,,\nB,nan,nan\nC,0,0\n"), {"organisations"});
    EXPECT_EQ(error.code, ErrorCode::InvalidArgument);
    EXPECT_NE(error.message.en.find("\"none.csv\" has no row that can be used: no position (1)"),
              std::string::npos)
        << error.message.en;
    EXPECT_EQ(
        place.failure(place.folder.file("head.csv", "name,lon,lat\n"), {"organisations"}).code,
        ErrorCode::Io);
    EXPECT_FALSE(place.workspace.isCrsSettled());
}

TEST(Import, TheFirstPositionsSettleTheCrs) {
    Place place;
    const ImportReport report =
        place.import(place.folder.file("a.csv", "name,lon,lat\nA,112.4,34.6\nB,112.41,34.61\n"),
                     {"organisations"});
    EXPECT_TRUE(place.workspace.isCrsSettled());
    EXPECT_EQ(place.workspace.crs(), "EPSG:4546");
    EXPECT_TRUE(hasNote(report, "EPSG:4546"));
    Place north;
    north.import(north.folder.file("a.csv", "name,lon,lat\nA,9.5,47.1\n"), {"organisations"});
    EXPECT_EQ(north.workspace.crs(), "EPSG:32632");
    Place projected;
    projected.import(projected.folder.file("a.csv", "name,x,y\nA,632981.9,3833392.9\n"),
                     {"organisations", "EPSG:32649"});
    EXPECT_EQ(projected.workspace.crs(), "EPSG:32649");
    Place mercator;  // metres, but far from true to scale
    mercator.import(mercator.folder.file("a.csv", "name,x,y\nA,12517876.7,4112359.8\n"),
                    {"organisations", "EPSG:3857"});
    EXPECT_EQ(mercator.workspace.crs(), "EPSG:4546");
}

TEST(Import, PlaneColumnsAreReadByTheirMagnitude) {
    struct Case {
        const char* text;
        const char* crs;
    };
    for (const Case& c : {Case{"name,x,y\nA,632981.9414,3833392.9215\n", "EPSG:4546"},
                          Case{"名称,X坐标,Y坐标\nA,3833392.9215,632981.9414\n", "EPSG:4546"},
                          Case{"名称,X,Y\nA,3833392.9215,37632981.9414\n", "EPSG:4525"},
                          Case{"名称,横坐标,纵坐标\nA,19632981.9414,3833392.9215\n", "EPSG:4497"},
                          Case{"名称,经纬度\nA,\"112.45,34.62\"\n", "EPSG:4326"},
                          Case{"名称,坐标\nA,34.62，112.45\n", "EPSG:4326"},
                          Case{"名称,POINT_X,POINT_Y\nA,112.45,34.62\n", "EPSG:4326"}}) {
        Place place("EPSG:4546");
        const ImportReport report = place.import(place.folder.file("a.csv", c.text), {"platforms"});
        EXPECT_EQ(report.crs, c.crs) << c.text;
        const Layer rows = place.read("platforms", {"status"});
        ASSERT_EQ(rows.rowCount(), 1u) << c.text;
        EXPECT_NEAR(rows.points[0].x, 632981.9414, 0.01) << c.text;
        EXPECT_NEAR(rows.points[0].y, 3833392.9215, 0.01) << c.text;
        EXPECT_EQ(textAt(rows, "status", 0), "built");
    }
}

TEST(Import, RefusesWhatHasNoCrsOrTheWrongOne) {
    Place place("EPSG:4546");
    const auto file = [&](const std::string& text) { return place.folder.file("a.csv", text); };
    const Error local = place.failure(file("name,x,y\nA,1234,5678\n"), {"organisations"});
    EXPECT_EQ(local.code, ErrorCode::Crs);
    EXPECT_EQ(local.message.en, "\"a.csv\" has no CRS.");
    EXPECT_NE(local.hint.en.find("--crs EPSG:"), std::string::npos);
    EXPECT_EQ(place.failure(file("name,x,y\nA,1,2\n"), {"organisations", "EPSG:0"}).code,
              ErrorCode::Crs);
    const Error away = place.failure(file("name,lon,lat\nA,9.5,47.1\n"), {"organisations"});
    EXPECT_EQ(away.code, ErrorCode::Crs);
    EXPECT_NE(away.hint.en.find("--crs EPSG:32632"), std::string::npos) << away.hint.en;
    const Error plane =
        place.failure(file("name,x,y\nA,632981,3833392\n"), {"organisations", "EPSG:4326"});
    EXPECT_EQ(plane.code, ErrorCode::Crs);
    EXPECT_NE(plane.message.en.find("are not degrees"), std::string::npos);
    const Error xian =
        place.failure(file("name,x,y\nA,632981,3833392\n"), {"organisations", "EPSG:2382"});
    EXPECT_EQ(xian.code, ErrorCode::Crs);
}

TEST(Import, SaysWhenLongitudeAndLatitudeChangedPlaces) {
    Place settled("EPSG:4546"), open;
    for (Place* place : {&settled, &open}) {
        const Error error = place->failure(
            place->folder.file("a.csv", "name,lon,lat\nA,34.62,112.45\nB,34.6,112.4\n"),
            {"organisations"});
        EXPECT_EQ(error.code, ErrorCode::Crs);
        EXPECT_NE(error.message.en.find("changed places"), std::string::npos) << error.message.en;
    }
    Place tallinn("EPSG:32635");  // 59 N 25 E: both orders are degrees
    EXPECT_NE(
        tallinn
            .failure(tallinn.folder.file("a.csv", "name,lon,lat\nA,59.4,24.9\n"), {"organisations"})
            .message.en.find("changed places"),
        std::string::npos);
}

TEST(Import, DegreesInXAndYThatChangedPlacesAreRefusedToo) {
    Place place("EPSG:4546");
    for (const char* crs : {"", "EPSG:4326"})
        EXPECT_NE(place
                      .failure(place.folder.file("a.csv", "name,x,y\nA,34.62,112.45\n"),
                               {"organisations", crs})
                      .message.en.find("changed places"),
                  std::string::npos);
}

TEST(Import, LongitudeAndLatitudeAreNoMetres) {
    Place place("EPSG:4546");
    const Error error = place.failure(place.folder.file("a.csv", "name,lon,lat\nA,112.45,34.62\n"),
                                      {"organisations", "EPSG:4546"});
    EXPECT_EQ(error.code, ErrorCode::Crs);
    EXPECT_NE(error.hint.en.find("EPSG:4326"), std::string::npos);
    // Small plans in metres stay possible.
    place.import(place.folder.file("b.csv", "name,x,y\nA,12,34\n"), {"organisations", "EPSG:4546"});
}

TEST(Import, AShapeFileAloneNamesItsMissingCompanion) {
    Place place("EPSG:4546");
    const std::string alone =
        place.folder.file("a.shp", std::string("\0\0\x27\x0a", 4) + std::string(200, '\0'));
    EXPECT_NE(place.failure(alone, {"organisations"}).message.en.find("\"a.shx\""),
              std::string::npos);
}

TEST(Import, MappingOverridesTheHeadings) {
    Place place("EPSG:4546");
    const std::string path = place.folder.file("a.csv", "a,b,c,d,电话\nA,7,112.4,34.6,1\n");
    EXPECT_EQ(place.failure(path, {"organisations"}).code, ErrorCode::InvalidArgument);
    const ImportReport report = place.import(
        path,
        {"organisations", "", {{"name", "a"}, {"employees", "b"}, {"lon", "c"}, {"lat", "d"}}});
    EXPECT_EQ(report.columnsDropped, (std::vector<std::string>{"电话"}));
    const Layer rows = place.read("organisations", {"name", "employees"});
    EXPECT_EQ(textAt(rows, "name", 0), "A");
    EXPECT_EQ(numberAt(rows, "employees", 0), 7);
    const Error field = place.failure(path, {"organisations", "", {{"nonsense", "a"}}});
    EXPECT_EQ(field.code, ErrorCode::NotFound);
    EXPECT_NE(field.hint.en.find("employees"), std::string::npos);
    const Error column = place.failure(path, {"organisations", "", {{"name", "zz"}}});
    EXPECT_EQ(column.code, ErrorCode::NotFound);
    EXPECT_NE(column.hint.en.find("a, b, c, d"), std::string::npos);
    EXPECT_EQ(place.failure(path, {"organisations", "", {{"remark", "电话"}}}).code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(place.failure(path, {"everything"}).code, ErrorCode::InvalidArgument);
}

std::string geojson(const std::string& geometry, const std::string& properties = "{}") {
    return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":" +
           properties + ",\"geometry\":" + geometry + "}]}";
}

const char* const square =
    R"({"type":"Polygon","coordinates":[[[112.4,34.6],[112.5,34.6],[112.5,34.7],[112.4,34.7],[112.4,34.6]]]})";
const char* const bowTie =
    R"({"type":"Polygon","coordinates":[[[112.4,34.6],[112.5,34.7],[112.5,34.6],[112.4,34.7],[112.4,34.6]]]})";
const char* const line = R"({"type":"LineString","coordinates":[[112.4,34.6],[112.5,34.7]]})";
const char* const point = R"({"type":"Point","coordinates":[112.4,34.6]})";

TEST(Import, GeometryHasToFitTheLayer) {
    Place place("EPSG:4546");
    const auto file = [&](const char* geometry) {
        return place.folder.file(
            "a.geojson", geojson(geometry, R"({"name":"甲","kind":"market","level":"township"})"));
    };
    EXPECT_EQ(place.import(file(square), {"zones:park"}).rowsUsed, 1);
    EXPECT_EQ(textAt(place.read("zones", {"kind"}), "kind", 0), "park");
    const ImportReport repaired = place.import(file(bowTie), {"regions:county"});
    EXPECT_TRUE(hasNote(repaired, "repaired"));
    EXPECT_EQ(textAt(place.read("regions", {"level"}), "level", 0), "county");
    EXPECT_EQ(place.import(file(line), {"streets"}).rowsUsed, 1);
    EXPECT_EQ(place.import(file(point), {"organisations"}).rowsUsed, 1);
    EXPECT_TRUE(hasNote(place.import(file(square), {"platforms"}), "point on them"));
    EXPECT_EQ(place.import(file(square), {"zones"}).rowsUsed, 1);
    EXPECT_EQ(textAt(place.read("zones", {"kind"}), "kind", 1), "market");
    EXPECT_NE(place.failure(file(square), {"streets"}).message.en.find("is an area, not a line"),
              std::string::npos);
    EXPECT_NE(place.failure(file(point), {"streets"}).message.en.find("is a point, not a line"),
              std::string::npos);
    EXPECT_NE(place.failure(file(line), {"buildings"}).message.en.find("is a line, not an area"),
              std::string::npos);
}

TEST(Import, WhatWasWrittenComesBackTheSame) {
    Place place("EPSG:4546");
    place.import(
        place.folder.file("a.csv",
                          "名称,从业人数,党员数,组建方式,组织类别,经度,纬度,自定义列\n"
                          "=甲,50,5,单独建,社会组织,112.45,34.62,1.5\n乙,,,,,112.46,34.63,\n"),
        {"organisations"});
    auto snapshot = std::move(place.workspace.snapshot()).value();
    const LayerInfo* info = snapshot->find("organisations");
    std::vector<std::string> fields;
    for (const Field& field : info->fields)
        fields.push_back(field.name);
    const Layer rows = snapshot->read("organisations", fields).value();
    for (const std::string ending : {"csv", "xlsx", "gpkg", "shp", "geojson", "fgb"})
        for (const Language language : {Language::Chinese, Language::English}) {
            Place other("EPSG:4546");
            const std::string path = other.folder.path("out." + ending);
            ASSERT_TRUE(writeLayer(rows, *info, "EPSG:4546", path, language).ok()) << ending;
            const ImportReport report = other.import(path, {"organisations"});
            EXPECT_EQ(report.rowsUsed, 2) << ending;
            Layer again =
                other.read("organisations", {"name", "employees", "members", "mode", "kind"});
            const std::size_t first = textAt(again, "name", 0) == "=甲" ? 0 : 1;  // fgb sorts
            EXPECT_EQ(textAt(again, "name", first), "=甲") << ending;
            EXPECT_EQ(textAt(again, "mode", first), "own") << ending;
            EXPECT_EQ(textAt(again, "kind", first), "social") << ending;
            EXPECT_EQ(numberAt(again, "employees", first), 50) << ending;
            EXPECT_TRUE(std::isnan(numberAt(again, "members", 1 - first))) << ending;
            EXPECT_NEAR(again.points[first].x, 632981.9414, 0.002) << ending;
        }
}

TEST(Import, AShapeFileWithoutProjectionNeedsACrs) {
    Place place("EPSG:4546");
    Layer layer{"zones", {}, GeometryKind::Polygon};
    layer.table.add({"name", FieldType::Text}, std::vector<std::string>{"科技园"});
    layer.shapes = {Geometry::polygon(
        {{600000, 3800000}, {601000, 3800000}, {601000, 3801000}, {600000, 3800000}})};
    const std::string path = place.folder.path("park.shp");
    ASSERT_TRUE(writeLayer(layer, {}, "EPSG:4546", path, Language::English).ok());
    std::filesystem::remove(place.folder.path("park.prj"));
    const Error error = place.failure(path, {"zones:park"});
    EXPECT_EQ(error.code, ErrorCode::Crs);
    EXPECT_EQ(error.message.en, "\"park.shp\" has no CRS.");
    EXPECT_EQ(place.import(path, {"zones:park", "EPSG:4546"}).rowsUsed, 1);
}

TEST(Import, AStopLeavesTheWorkspaceAsItWas) {
    Place place;
    std::string text = "name,lon,lat\n";
    for (int i = 0; i < 30000; ++i)
        text += "A" + std::to_string(i) + ",112.4,34.6\n";
    const std::string path = place.folder.file("a.csv", text);
    const std::string before = place.state();
    for (const double at : {0.0, 0.05, 0.2, 0.5, 0.9}) {
        std::stop_source stop;
        const Progress progress(stop.get_token(), [&](double fraction, std::string_view) {
            if (fraction >= at) stop.request_stop();
        });
        const auto report = importFile(place.workspace, path, {"organisations"}, progress);
        ASSERT_FALSE(report.ok()) << at;
        EXPECT_EQ(report.error().code, ErrorCode::Cancelled) << at;
        EXPECT_EQ(place.state(), before) << at;
    }
    double last = 0;
    const Progress progress({}, [&](double fraction, std::string_view) {
        EXPECT_GE(fraction, last);
        EXPECT_LE(fraction, 1);
        last = fraction;
    });
    EXPECT_TRUE(importFile(place.workspace, path, {"organisations"}, progress).ok());
    EXPECT_EQ(last, 1);
}

TEST(Import, SaysWhatIsWrongWithTheFile) {
    Place place;
    EXPECT_EQ(place.failure(place.folder.path("no.csv"), {"organisations"}).code,
              ErrorCode::NotFound);
    EXPECT_EQ(place.failure(place.folder.path(""), {"streets"}).code, ErrorCode::InvalidArgument);
    EXPECT_EQ(place.failure(place.folder.file("e.csv", ""), {"streets"}).code, ErrorCode::Io);
    EXPECT_EQ(place.failure(place.folder.file("e.xyz", "x"), {"streets"}).code,
              ErrorCode::Unsupported);
    EXPECT_EQ(place.failure(place.folder.file("e.shp", "%PDF-1.4"), {"streets"}).code,
              ErrorCode::Io);
    EXPECT_EQ(place.failure(place.folder.file("e.pbf", "%PDF-1.4"), {"osm"}).code, ErrorCode::Io);
    EXPECT_EQ(place.failure(place.folder.file("e.csv", "%PDF-1.4"), {"osm"}).code,
              ErrorCode::Unsupported);
}

}  // namespace
}  // namespace hetu
