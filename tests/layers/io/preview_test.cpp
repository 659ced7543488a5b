#include "layers/io/preview.h"

#include <algorithm>
#include <cmath>
#include <stop_token>

#include "layers/crs/crs.h"
#include "layers/crs/gcj02.h"
#include "layers/io/find_sources.h"
#include "layers/model/memory_source.h"
#include "tests/layers/io/io_support.h"

namespace hetu {
namespace {

using test::ScratchFolder;

const char* const ledger =
    "洛龙区两新组织台账,,,,,,,,\n"
    "单位名称,统一社会信用代码,职工数,党员数,党员总数,联系电话,县区,经度,纬度\n"
    "洛阳甲公司,91410399MA00000153,约50人,5,6,0379-6,洛龙区,112.45,34.62\n"
    "洛阳乙商行,,若干,0,1,0379-7,涧西区,112.46,34.63\n"
    "洛阳丙公司,,8,,,,涧西区,,\n"
    "洛阳丁公司,,9,,,,涧西区,abc,34.6\n";

ImportPreview previewed(const std::string& path,
                        const ImportOptions& options = {},
                        const PreviewPlace& place = {},
                        const PreviewLimits& limits = {}) {
    const auto preview = previewImport(path, options, place, {}, limits);
    EXPECT_TRUE(preview.ok()) << (preview.ok() ? "" : preview.error().message.en);
    return preview.ok() ? preview.value() : ImportPreview{};
}

const PreviewColumn& columnOf(const ImportPreview& preview, const std::string& heading) {
    static const PreviewColumn none;
    for (const PreviewColumn& column : preview.columns)
        if (column.heading == heading) return column;
    ADD_FAILURE() << heading;
    return none;
}

std::string kindOf(const std::string& file, const std::string& text) {
    const ScratchFolder folder;
    return previewed(folder.file(file, text)).kind;
}

TEST(Preview, ALedgerIsRecognisedWithItsColumns) {
    const ScratchFolder folder;
    const ImportPreview preview = previewed(folder.file("台账.csv", ledger));
    EXPECT_EQ(preview.kind, "organisations");
    EXPECT_TRUE(preview.isKindSure);
    EXPECT_NE(preview.kinds[0].reason.zh.find("统一社会信用代码"), std::string::npos);
    EXPECT_EQ(columnOf(preview, "单位名称").field, "name");
    EXPECT_TRUE(columnOf(preview, "单位名称").doubt.isEmpty());
    EXPECT_EQ(columnOf(preview, "单位名称").samples[0], "洛阳甲公司");
    EXPECT_EQ(columnOf(preview, "党员数").field, "members");
    EXPECT_NE(columnOf(preview, "党员数").doubt.zh.find("党员总数"), std::string::npos);
    EXPECT_NE(columnOf(preview, "职工数").doubt.zh.find("若干"), std::string::npos);
    EXPECT_EQ(columnOf(preview, "经度").type, FieldType::Text);  // "abc" stands in it
    const PreviewColumn& phone = columnOf(preview, "联系电话");
    EXPECT_TRUE(phone.isPersonal);
    EXPECT_TRUE(phone.samples.empty());
    EXPECT_FALSE(phone.personalReason.zh.empty());
    EXPECT_EQ(preview.crs, "EPSG:4326");
    EXPECT_FALSE(preview.isCrsSure);
    EXPECT_FALSE(preview.crsHint.zh.empty());
    EXPECT_EQ(preview.rowsLooked, 4);
    EXPECT_EQ(preview.rowsUsable, 2);
    EXPECT_TRUE(preview.isWhole);
    EXPECT_FALSE(preview.obstacle);
}

TEST(Preview, RowsAndProblemsAreThoseOfTheImport) {
    const ScratchFolder folder;
    const std::string path = folder.file("台账.csv", ledger);
    const ImportPreview preview = previewed(path);
    Workspace workspace = std::move(Workspace::create(folder.path("w.hetu"), "")).value();
    const auto report = importFile(workspace, path, {preview.kind}, {});
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report.value().rowsUsed, preview.rowsUsable);
    EXPECT_EQ(report.value().crs, preview.crs);
    EXPECT_EQ(workspace.crs(), preview.targetCrs);
    std::vector<std::pair<std::string, std::int64_t>> expected, counted;
    for (const auto& [reason, count] : report.value().reasons)
        expected.emplace_back(reason.en, count);
    for (const PreviewProblem& problem : preview.problems)
        if (problem.costsRow) counted.emplace_back(problem.what.en, problem.count);
    EXPECT_EQ(counted, expected);
    const auto snapshot = workspace.snapshot();
    std::vector<std::string> fields;
    for (const Column& column : preview.rows.table.columns())
        fields.push_back(column.field.name);
    const auto stored = snapshot.value()->read("organisations", fields);
    ASSERT_TRUE(stored.ok());
    ASSERT_EQ(stored.value().rowCount(), preview.rows.rowCount());
    for (std::size_t c = 0; c < fields.size(); ++c) {
        const Column& a = stored.value().table.columns()[c];
        const Column& b = preview.rows.table.columns()[c];
        EXPECT_EQ(a.texts, b.texts) << fields[c];
        ASSERT_EQ(a.numbers.size(), b.numbers.size());
        for (std::size_t i = 0; i < a.numbers.size(); ++i)
            EXPECT_TRUE(a.numbers[i] == b.numbers[i] ||
                        (std::isnan(a.numbers[i]) && std::isnan(b.numbers[i])));
    }
    EXPECT_EQ(stored.value().points, preview.rows.points);
}

TEST(Preview, KindsAreToldByHeadingsNamesAndFile) {
    EXPECT_EQ(kindOf("a.csv",
                     "名称,状态,年度,建筑面积,经度,纬度\n"
                     "洛龙党群服务中心,已建,2020,300,112.4,34.6\n"),
              "platforms");
    EXPECT_EQ(kindOf("list.csv", "name,lon,lat\n洛阳甲有限公司,112.4,34.6\n乙协会,112.4,34.6\n"),
              "organisations");
    const auto shape = [](const char* type, const char* coordinates, const char* name) {
        return std::string(R"({"type":"FeatureCollection","features":[{"type":"Feature",)") +
               R"("properties":{"name":")" + name + R"("},"geometry":{"type":")" + type +
               R"(","coordinates":)" + coordinates + "}}]}";
    };
    const char* const square = "[[[112.4,34.6],[112.5,34.6],[112.5,34.7],[112.4,34.6]]]";
    EXPECT_EQ(kindOf("a.geojson", shape("Polygon", square, "高新技术产业园区")), "zones:park");
    EXPECT_EQ(kindOf("a.geojson", shape("Polygon", square, "涧西区")), "regions:county");
    EXPECT_EQ(kindOf("a.geojson", shape("Polygon", square, "白马寺镇")), "regions:township");
    EXPECT_EQ(kindOf("buildings.geojson", shape("Polygon", square, "")), "buildings");
    EXPECT_EQ(kindOf("a.geojson", shape("LineString", "[[112.4,34.6],[112.5,34.6]]", "中州路")),
              "streets");
}

TEST(Preview, AChosenKindAndMappingAreNotDoubted) {
    const ScratchFolder folder;
    ImportOptions options{"organisations"};
    options.mapping = {{"members", "党员总数"}};
    options.crs = "EPSG:4326";
    const ImportPreview preview = previewed(folder.file("台账.csv", ledger), options);
    EXPECT_TRUE(preview.isKindSure);
    EXPECT_TRUE(preview.isCrsSure);
    EXPECT_EQ(columnOf(preview, "党员总数").field, "members");
    EXPECT_TRUE(columnOf(preview, "党员总数").doubt.isEmpty());
    EXPECT_EQ(columnOf(preview, "党员数").field, "");
    EXPECT_TRUE(preview.isReady());
}

TEST(Preview, AHeadingThatNamesAnOnlineMapSettlesTheSource) {
    const ScratchFolder folder;
    const auto crsFor = [&](const std::string& lon, const std::string& lat) {
        const ImportPreview preview =
            previewed(folder.file("a.csv", "name," + lon + "," + lat + "\n甲公司,112.45,34.62\n"));
        EXPECT_TRUE(preview.isCrsSure || preview.crs == "EPSG:4326");
        return preview.crs;
    };
    EXPECT_EQ(crsFor("高德经度", "高德纬度"), "GCJ-02");
    EXPECT_EQ(crsFor("bd_lng", "bd_lat"), "BD-09");
    EXPECT_EQ(crsFor("百度经度", "百度纬度"), "BD-09");
    EXPECT_EQ(crsFor("gps经度", "gps纬度"), "EPSG:4326");
}

/// Narrow townships side by side, and rows that say in which they lie, shifted.
struct Townships {
    ScratchFolder folder;
    MemorySource source = make();
    static MemorySource make() {
        Layer regions;
        regions.name = "regions";
        regions.kind = GeometryKind::Polygon;
        std::vector<std::string> names, codes;
        const auto degrees = crsOf("EPSG:4326"), plane = crsOf("EPSG:4546");
        const auto transform = Transform::between(degrees.value(), plane.value());
        const Point corner = transform.value().apply({112.45, 34.62});
        for (int i = 0; i < 40; ++i) {
            Geometry strip;
            strip.kind = GeometryKind::Polygon;
            const double x = corner.x + 400 * i, y = corner.y;
            strip.parts = {{{{x, y}, {x + 400, y}, {x + 400, y + 9000}, {x, y + 9000}, {x, y}}}};
            regions.shapes.push_back(strip);
            names.push_back("第" + toText(i) + "镇");
            codes.push_back("");
        }
        regions.table.add({"name", FieldType::Text}, names);
        regions.table.add({"code", FieldType::Text}, codes);
        return MemorySource({regions});
    }
    std::string file(Point (*shift)(Point)) const {
        const auto degrees = crsOf("EPSG:4326"), plane = crsOf("EPSG:4546");
        const auto back = Transform::between(plane.value(), degrees.value());
        const auto there = Transform::between(degrees.value(), plane.value());
        const Point corner = there.value().apply({112.45, 34.62});
        std::string text = "单位名称,乡镇,职工数,经度,纬度\n";
        for (int i = 0; i < 40; ++i) {
            const Point p =
                shift(back.value().apply({corner.x + 400 * i + 200, corner.y + 2000 + 100 * i}));
            text += "甲" + toText(i) + "公司,第" + toText(i) + "镇,5," + toText(p.x) + "," +
                    toText(p.y) + "\n";
        }
        return folder.file("台账.csv", text);
    }
};

TEST(Preview, RowsThatNameTheirTownshipTellWhereCoordinatesComeFrom) {
    Townships town;
    const PreviewPlace place{"EPSG:4546", true, &town.source};
    const auto same = [](Point p) { return p; };
    ImportPreview preview = previewed(town.file(same), {}, place);
    ASSERT_EQ(preview.origins.size(), 3u);
    EXPECT_EQ(preview.origins[0].inside, 40);
    EXPECT_EQ(preview.crs, "EPSG:4326");
    EXPECT_TRUE(preview.isCrsSure);
    EXPECT_TRUE(preview.crsHint.isEmpty());

    preview = previewed(town.file(gcj02OfWgs84), {}, place);
    EXPECT_EQ(preview.origins[1].inside, 40);
    EXPECT_FALSE(preview.isCrsSure);
    EXPECT_NE(preview.crsHint.en.find("GCJ-02"), std::string::npos);
    EXPECT_NE(preview.crsHint.zh.find("高德"), std::string::npos);

    ImportOptions chosen;
    chosen.crs = "BD-09";
    preview = previewed(town.file(bd09OfWgs84), chosen, place);
    EXPECT_EQ(preview.origins[2].inside, 40);
    EXPECT_TRUE(preview.isCrsSure);
    EXPECT_TRUE(preview.crsHint.isEmpty());
}

TEST(Preview, OfALongFileTheFirstRowsAreLookedAtAndItSaysSo) {
    const ScratchFolder folder;
    std::string text = "name,lon,lat\n";
    for (int i = 0; i < 5000; ++i)
        text += "甲" + toText(i) + "公司,112.4,34.6\n";
    const std::string path = folder.file("a.csv", text);
    const ImportPreview preview = previewed(path, {}, {}, {1000, 10, 50});
    EXPECT_EQ(preview.rowsLooked, 1000);
    EXPECT_FALSE(preview.isWhole);
    EXPECT_EQ(preview.rows.rowCount(), 10u);
    EXPECT_EQ(preview.places.size(), 50u);
    EXPECT_NE(preview.notes.back().zh.find("1000"), std::string::npos);
    EXPECT_TRUE(previewed(path, {}, {}, {5000, 10, 50}).isWhole);
}

TEST(Preview, WhatTheImportWouldRefuseIsSaidBeforehand) {
    const ScratchFolder folder;
    ImportPreview preview = previewed(folder.file("a.csv", "name,money\n甲公司,3\n"));
    EXPECT_TRUE(preview.needsColumns);
    ASSERT_TRUE(preview.obstacle);
    EXPECT_EQ(preview.columns.size(), 2u);
    EXPECT_FALSE(preview.isReady());
    preview = previewed(folder.file("b.csv", "name,x,y\n甲公司,3,4000000\n"));
    ASSERT_TRUE(preview.obstacle);
    EXPECT_EQ(preview.obstacle->code, ErrorCode::Crs);
    EXPECT_FALSE(previewImport(folder.path("none.csv"), {}, {}, {}).ok());
    std::stop_source stop;
    stop.request_stop();
    const auto stopped =
        previewImport(folder.path("a.csv"), {}, {}, Progress(stop.get_token(), {}));
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

TEST(Import, ShiftedDegreesOfOnlineMapsArePutBack) {
    const ScratchFolder folder;
    const auto place = [&](const std::string& file, const std::string& text,
                           const std::string& crs) {
        Workspace workspace =
            std::move(Workspace::create(folder.path(file + ".hetu"), "EPSG:4546")).value();
        ImportOptions options{"organisations"};
        options.crs = crs;
        const auto report = importFile(workspace, folder.file(file, text), options, {});
        EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().message.en);
        if (!report.ok()) return Point{};
        const auto snapshot = workspace.snapshot();
        return snapshot.value()->read("organisations", {}).value().points[0];
    };
    // 112.45, 34.62 is 632981.9414, 3833392.9215; shifted values as published.
    const std::string gcj = "112.45626060180203,34.61898271469223\n";
    const std::string bd = "112.46269318495845,34.625205329767006\n";
    for (const Point p :
         {place("a.csv", "lon,lat\n" + gcj, "GCJ-02"), place("b.csv", "lon,lat\n" + bd, "bd09"),
          place("c.csv", "高德经度,高德纬度\n" + gcj, ""),
          place("d.csv", "bd_lng,bd_lat\n" + bd, "")}) {
        EXPECT_NEAR(p.x, 632981.9414, 0.2);
        EXPECT_NEAR(p.y, 3833392.9215, 0.2);
    }
    EXPECT_GT(std::abs(place("e.csv", "lon,lat\n" + gcj, "").x - 632981.9414), 500);
}

TEST(FindSources, FoldersAndArchivesGiveTheFilesThatCanBeRead) {
    const ScratchFolder folder;
    std::filesystem::create_directories(folder.path("in/deep"));
    for (const char* name : {"in/b.csv", "in/a.shp", "in/a.dbf", "in/a.shx", "in/~$b.xlsx",
                             "in/readme.md", "in/deep/c.geojson"})
        folder.file(name, "x");
    const auto found = findSources(folder.path("in"), folder.path("scratch"));
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found.value(),
              (std::vector<std::string>{folder.path("in/a.shp"), folder.path("in/b.csv"),
                                        folder.path("in/deep/c.geojson")}));
    EXPECT_EQ(findSources(folder.path("in/b.csv"), "").value().size(), 1u);
    const auto none = findSources(folder.path("in/readme.md"), "");
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, ErrorCode::Unsupported);
}

TEST(FindSources, AnArchiveIsUnpackedAndCannotReachOutside) {
    const ScratchFolder folder;
    std::filesystem::create_directories(folder.path("scratch"));
    const std::string script =
        "import zipfile,sys\n"
        "z=zipfile.ZipFile(sys.argv[1],'w')\n"
        "z.writestr('数据/台账.csv','name,lon,lat\\nA,112,34\\n')\n"
        "z.writestr('note.md','x')\n"
        "z.close()\n"
        "z=zipfile.ZipFile(sys.argv[2],'w')\n"
        "z.writestr('../out.csv','name\\n')\n"
        "z.close()\n";
    const std::string command = "python3 " + folder.file("make.py", script) + " " +
                                folder.path("a.zip") + " " + folder.path("b.zip");
    if (std::system(command.c_str()) != 0) GTEST_SKIP() << "no python3 to make an archive with";
    const auto found = findSources(folder.path("a.zip"), folder.path("scratch"));
    ASSERT_TRUE(found.ok()) << found.error().message.en;
    EXPECT_EQ(found.value(), std::vector<std::string>{folder.path("scratch/数据/台账.csv")});
    EXPECT_FALSE(findSources(folder.path("b.zip"), folder.path("scratch")).ok());
    EXPECT_FALSE(std::filesystem::exists(folder.path("out.csv")));
}

}  // namespace
}  // namespace hetu
