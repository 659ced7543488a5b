#include "layers/workspace/workspace.h"

#include <fstream>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "layers/workspace/database.h"
#include "layers/workspace/migrations.h"
#include "tests/support/temporary_folder.h"

namespace hetu {
namespace {

Layer organisationsAt(const std::vector<Point>& points) {
    Layer layer;
    layer.name = "organisations";
    layer.kind = GeometryKind::Point;
    layer.points = points;
    std::vector<std::string> names;
    std::vector<double> employees;
    for (std::size_t i = 0; i < points.size(); ++i) {
        names.push_back("组织 " + std::to_string(i));
        employees.push_back(static_cast<double>(10 * i));
    }
    layer.table.add({"name", FieldType::Text}, names);
    layer.table.add({"employees", FieldType::Integer}, employees);
    return layer;
}

Status appendAll(Workspace& workspace, const std::string& layer, const Layer& rows) {
    HETU_TRY(Workspace::Transaction transaction, workspace.begin());
    HETU_CHECK(transaction.append(layer, rows));
    return transaction.commit();
}

class WorkspaceTest : public ::testing::Test {
protected:
    test::TemporaryFolder folder;
    std::string path = folder.file("city.hetu");
};

TEST_F(WorkspaceTest, NewFileHasTheLayersOfTheRegister) {
    auto workspace = Workspace::create(path, "EPSG:4546");
    ASSERT_TRUE(workspace.ok()) << workspace.error().message.en;
    const auto snapshot = workspace.value().snapshot();
    ASSERT_TRUE(snapshot.ok()) << snapshot.error().message.en;
    std::vector<std::string> names;
    for (const LayerInfo& info : snapshot.value()->layers()) {
        names.push_back(info.name);
        EXPECT_EQ(info.crs, "EPSG:4546");
        EXPECT_EQ(info.rowCount, 0u);
        EXPECT_TRUE(info.extent.isEmpty());
    }
    EXPECT_EQ(names, (std::vector<std::string>{"organisations", "zones", "streets", "buildings",
                                               "regions", "platforms"}));
    EXPECT_FALSE(std::filesystem::exists(path + ".partial"));
}

/// True if this process holds the lock by which other processes know that the file is in use.
bool isHeld(const std::string& path) {
    const pid_t other = fork();
    if (other == 0) {
        const int file = open(path.c_str(), O_RDWR);
        struct flock probe {};
        probe.l_type = F_WRLCK;
        probe.l_whence = SEEK_SET;
        probe.l_start = 0x40000000 + 2;  // SQLite's shared bytes
        probe.l_len = 510;
        const bool isKnown = file >= 0 && fcntl(file, F_GETLK, &probe) == 0;
        _exit(isKnown && probe.l_type != F_UNLCK ? 0 : 1);
    }
    int status = 1;
    waitpid(other, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST_F(WorkspaceTest, OpeningItOnceMoreTakesNoLockAway) {
    auto workspace = Workspace::create(path, "EPSG:4546");
    ASSERT_TRUE(workspace.ok());
    ASSERT_TRUE(appendAll(workspace.value(), "organisations", organisationsAt({{1, 2}})).ok());
    ASSERT_TRUE(isHeld(path));
    ASSERT_TRUE(Workspace::open(path).ok());  // and closed, as an import does
    EXPECT_TRUE(isHeld(path)) << "Another process would throw the log away.";
}

TEST_F(WorkspaceTest, NeverOverwritesAnExistingFile) {
    std::ofstream(path) << "precious";
    const auto workspace = Workspace::create(path, "EPSG:4546");
    ASSERT_FALSE(workspace.ok());
    EXPECT_EQ(workspace.error().code, ErrorCode::InvalidArgument);
    std::string kept;
    std::ifstream(path) >> kept;
    EXPECT_EQ(kept, "precious");
}

TEST_F(WorkspaceTest, RefusesACrsThatIsNotInMetres) {
    for (const char* crs : {"EPSG:4326", "EPSG:2263", "EPSG:999999", "nonsense"}) {
        const auto workspace = Workspace::create(path, crs);
        ASSERT_FALSE(workspace.ok()) << crs;
        EXPECT_EQ(workspace.error().code, ErrorCode::Crs) << crs;
        EXPECT_FALSE(std::filesystem::exists(path)) << crs;
    }
}

TEST_F(WorkspaceTest, GivesBackWhatWasAppended) {
    auto workspace = Workspace::create(path, "EPSG:4546").value();
    const Layer rows = organisationsAt({{600000, 3800000}, {600010.25, 3800020.5}});
    ASSERT_TRUE(appendAll(workspace, "organisations", rows).ok());
    Layer zones;
    zones.kind = GeometryKind::Polygon;
    zones.shapes = {
        {GeometryKind::Polygon,
         {{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{2, 2}, {2, 4}, {4, 4}, {4, 2}, {2, 2}}},
          {{{20, 0}, {30, 0}, {30, 10}, {20, 0}}}}}};
    zones.table.add({"name", FieldType::Text}, std::vector<std::string>{"园区"});
    ASSERT_TRUE(appendAll(workspace, "zones", zones).ok());

    auto again = Workspace::open(path);
    ASSERT_TRUE(again.ok()) << again.error().message.en;
    const auto snapshot = again.value().snapshot().value();
    const Layer read = snapshot->read("organisations", {"id", "employees", "name"}).value();
    EXPECT_EQ(read.points, rows.points);
    EXPECT_EQ(read.table.find("name")->texts, rows.table.find("name")->texts);
    EXPECT_EQ(read.table.find("employees")->numbers, rows.table.find("employees")->numbers);
    EXPECT_EQ(read.table.find("id")->numbers, (std::vector<double>{1, 2}));
    EXPECT_EQ(snapshot->find("organisations")->extent,
              (Extent{600000, 3800000, 600010.25, 3800020.5}));
    EXPECT_EQ(snapshot->read("zones", {}).value().shapes, zones.shapes);
}

TEST_F(WorkspaceTest, KeepsColumnsThatItDoesNotKnowAndNamesThatItNeedsItself) {
    auto workspace = Workspace::create(path, "EPSG:4546").value();
    Layer rows = organisationsAt({{1, 2}});
    rows.table.add({"id", FieldType::Text}, std::vector<std::string>{"A-7"});
    rows.table.add({"Name", FieldType::Text}, std::vector<std::string>{"second"});
    rows.table.add({"说明\"; DROP TABLE x", FieldType::Text}, std::vector<std::string>{"'quoted'"});
    rows.table.add({"demand", FieldType::Real}, std::vector<double>{12.5});
    ASSERT_TRUE(appendAll(workspace, "organisations", rows).ok());
    const auto snapshot = workspace.snapshot().value();
    const Layer read =
        snapshot->read("organisations", {"source_id", "Name_2", "说明\"; DROP TABLE x", "demand"})
            .value();
    EXPECT_EQ(read.table.columns()[0].texts.front(), "A-7");
    EXPECT_EQ(read.table.columns()[1].texts.front(), "second");
    EXPECT_EQ(read.table.columns()[2].texts.front(), "'quoted'");
    EXPECT_EQ(read.table.columns()[3].numbers.front(), 12.5);
}

TEST_F(WorkspaceTest, WhatIsNotCommittedIsAbsentAsAWhole) {
    auto workspace = Workspace::create(path, "").value();
    {
        auto transaction = workspace.begin().value();
        ASSERT_TRUE(transaction.settleCrs("EPSG:32649").ok());
        ASSERT_TRUE(transaction.append("organisations", organisationsAt({{1, 2}, {3, 4}})).ok());
        EXPECT_EQ(workspace.crs(), "EPSG:32649");
    }
    EXPECT_EQ(workspace.crs(), "EPSG:4546");
    EXPECT_FALSE(workspace.isCrsSettled());
    EXPECT_EQ(workspace.snapshot().value()->find("organisations")->rowCount, 0u);
}

TEST_F(WorkspaceTest, FirstImportSettlesTheCrsOnce) {
    auto workspace = Workspace::create(path, "").value();
    {
        auto transaction = workspace.begin().value();
        ASSERT_TRUE(transaction.settleCrs("EPSG:32649").ok());
        ASSERT_TRUE(transaction.append("organisations", organisationsAt({{1, 2}})).ok());
        EXPECT_FALSE(transaction.settleCrs("EPSG:4546").ok());
        ASSERT_TRUE(transaction.commit().ok());
    }
    const auto again = Workspace::open(path);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again.value().crs(), "EPSG:32649");
    EXPECT_EQ(again.value().snapshot().value()->find("organisations")->crs, "EPSG:32649");
}

TEST_F(WorkspaceTest, SnapshotDoesNotSeeLaterCommits) {
    auto workspace = Workspace::create(path, "EPSG:4546").value();
    ASSERT_TRUE(appendAll(workspace, "organisations", organisationsAt({{1, 2}})).ok());
    const auto before = workspace.snapshot().value();
    ASSERT_TRUE(appendAll(workspace, "organisations", organisationsAt({{3, 4}})).ok());
    EXPECT_EQ(before->read("organisations", {}).value().rowCount(), 1u);
    EXPECT_EQ(workspace.snapshot().value()->read("organisations", {}).value().rowCount(), 2u);
}

TEST_F(WorkspaceTest, ReadingStopsWhenAsked) {
    auto workspace = Workspace::create(path, "EPSG:4546").value();
    ASSERT_TRUE(appendAll(workspace, "organisations", organisationsAt({{1, 2}})).ok());
    std::stop_source stop;
    const Progress progress{stop.get_token(), {}};
    const auto snapshot = workspace.snapshot().value();
    EXPECT_TRUE(snapshot->read("organisations", {}, progress).ok());
    stop.request_stop();
    const auto rows = snapshot->read("organisations", {}, progress);
    ASSERT_FALSE(rows.ok());
    EXPECT_EQ(rows.error().code, ErrorCode::Cancelled);
}

ResultSet blanksResult(double rank, const std::string& suffix = {}) {
    ResultSet result;
    result.provenance.analysis = "blanks";
    result.provenance.suffix = suffix;
    result.provenance.parameters = {{"radius", "1000"}};
    result.provenance.inputs = {{"organisations", 1}};
    Layer layer;
    layer.name = "blanks";
    layer.title = {"Blanks", "空白点"};
    layer.kind = GeometryKind::Polygon;
    layer.shapes = {Geometry::polygon({{0, 0}, {1, 0}, {1, 1}, {0, 0}})};
    layer.table.add({"rank", FieldType::Integer, {"Rank", "位次"}, ""}, std::vector<double>{rank});
    result.layers.push_back(layer);
    Surface surface;
    surface.name = "density";
    surface.unit = "1/km2";
    surface.minX = 5;
    surface.maxY = 25;
    surface.cellMetres = 10;
    surface.columns = 3;
    surface.rows = 2;
    surface.values = {0, 1.5, missingNumber, 3e-300, 4, 5};
    result.surfaces.push_back(surface);
    return result;
}

TEST_F(WorkspaceTest, ANewRunReplacesTheLayersOfTheOldOne) {
    auto workspace = Workspace::create(path, "EPSG:4546").value();
    ASSERT_TRUE(appendAll(workspace, "organisations", organisationsAt({{1, 2}})).ok());
    for (const double rank : {1.0, 2.0}) {
        auto transaction = workspace.begin().value();
        const Status added = transaction.addResult(blanksResult(rank));
        ASSERT_TRUE(added.ok()) << added.error().message.en;
        ASSERT_TRUE(transaction.commit().ok());
    }
    {
        auto transaction = workspace.begin().value();
        ASSERT_TRUE(transaction.addResult(blanksResult(3, "plan-B")).ok());
        ASSERT_TRUE(transaction.commit().ok());
    }
    auto reopened = Workspace::open(path);
    ASSERT_TRUE(reopened.ok()) << reopened.error().message.en;
    const auto snapshot = reopened.value().snapshot().value();
    EXPECT_EQ(snapshot->read("blanks", {"rank"}).value().table.find("rank")->numbers,
              (std::vector<double>{2}));
    EXPECT_EQ(snapshot->read("blanks_plan_b", {"rank"}).value().table.find("rank")->numbers,
              (std::vector<double>{3}));
    EXPECT_EQ(snapshot->find("blanks")->analysis, "blanks");
    EXPECT_EQ(snapshot->find("blanks")->fields.front().label.zh, "位次");
    const auto results = reopened.value().results().value();
    ASSERT_EQ(results.size(), 2u);
    EXPECT_EQ(results[0].layers, (std::vector<std::string>{"blanks", "density"}));
    EXPECT_EQ(results[0].provenance.parameters.at("radius"), "1000");
    EXPECT_FALSE(results[0].isStale);
    ASSERT_TRUE(appendAll(reopened.value(), "organisations", organisationsAt({{3, 4}})).ok());
    EXPECT_TRUE(reopened.value().results().value()[0].isStale);
}

TEST_F(WorkspaceTest, SurfacesComeBackBitForBit) {
    auto workspace = Workspace::create(path, "EPSG:4546").value();
    auto transaction = workspace.begin().value();
    ASSERT_TRUE(transaction.addResult(blanksResult(1)).ok());
    ASSERT_TRUE(transaction.commit().ok());
    const Surface expected = blanksResult(1).surfaces.front();
    const auto snapshot = workspace.snapshot().value();
    const Surface read = snapshot->readSurface("density").value();
    EXPECT_EQ(read.extent(), expected.extent());
    EXPECT_EQ(read.unit, "1/km2");
    ASSERT_EQ(read.values.size(), expected.values.size());
    for (std::size_t i = 0; i < read.values.size(); ++i)
        EXPECT_EQ(std::isnan(read.values[i]) ? -1 : read.values[i],
                  std::isnan(expected.values[i]) ? -1 : expected.values[i]);
    EXPECT_FALSE(snapshot->read("density", {}).ok());
    EXPECT_FALSE(snapshot->readSurface("blanks").ok());
}

TEST_F(WorkspaceTest, AnOlderFormatIsRaisedAndTheOldFileKept) {
    {
        auto old = database::Connection::open(path, database::Connection::Mode::Create).value();
        ASSERT_TRUE(database::migrate(old, 4546, 1000).ok());
        ASSERT_TRUE(old.execute("INSERT INTO hetu_notes VALUES ('crs', 'EPSG:4546'), "
                                "('crs_settled', 'yes')")
                        .ok());
    }
    auto workspace = Workspace::open(path);
    ASSERT_TRUE(workspace.ok()) << workspace.error().message.en;
    auto transaction = workspace.value().begin().value();
    EXPECT_TRUE(transaction.recordImport(ImportRecord{.file = "a.csv"}).ok());
    EXPECT_TRUE(std::filesystem::exists(path + ".format1000"));
    const auto kept =
        database::Connection::open(path + ".format1000", database::Connection::Mode::ReadWrite);
    EXPECT_EQ(kept.value().integer("PRAGMA user_version").value(), 1000);
}

TEST_F(WorkspaceTest, RowsThatAnImportCouldNotUseAreListedWithTheirReason) {
    auto workspace = Workspace::create(path, "EPSG:4546").value();
    EXPECT_EQ(workspace.snapshot().value()->find("rejected_rows"), nullptr);
    auto transaction = workspace.begin().value();
    const std::int64_t import = transaction.recordImport(ImportRecord{.file = "a.csv"}).value();
    ASSERT_TRUE(
        transaction.reject(import, {{7, {"No position.", "没有位置。"}, "{\"name\": \"甲\"}"}})
            .ok());
    ASSERT_TRUE(transaction.commit().ok());
    const auto snapshot = workspace.snapshot().value();
    const Layer rows =
        snapshot->read("rejected_rows", {"file", "row", "reason", "reason_en", "content"}).value();
    ASSERT_EQ(rows.rowCount(), 1u);
    EXPECT_EQ(rows.table.columns()[0].texts[0], "a.csv");
    EXPECT_EQ(rows.table.columns()[1].numbers[0], 7);
    EXPECT_EQ(rows.table.columns()[2].texts[0], "没有位置。");
    EXPECT_EQ(rows.table.columns()[3].texts[0], "No position.");
    EXPECT_EQ(rows.table.columns()[4].texts[0], "{\"name\": \"甲\"}");
    EXPECT_EQ(snapshot->find("rejected_rows")->fields[3].label.zh, "原因");
}

TEST_F(WorkspaceTest, ImportsAreReadBackAsTheyWereRecorded) {
    auto workspace = Workspace::create(path, "EPSG:4546").value();
    EXPECT_TRUE(workspace.imports().value().empty());
    auto transaction = workspace.begin().value();
    ImportRecord record{"名单.xlsx", "zones:park", "EPSG:4326", R"({"name":"名称"})", 9,
                        8,           {"电话"}};
    ASSERT_TRUE(transaction.recordImport(record).ok());
    ASSERT_TRUE(transaction.recordImport(ImportRecord{.file = "b.csv"}).ok());
    ASSERT_TRUE(transaction.commit().ok());
    const std::vector<ImportRecord> read = workspace.imports().value();
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].file, record.file);
    EXPECT_EQ(read[0].kind, record.kind);
    EXPECT_EQ(read[0].crs, record.crs);
    EXPECT_EQ(read[0].mappingJson, record.mappingJson);
    EXPECT_EQ(read[0].rowsRead, 9);
    EXPECT_EQ(read[0].rowsUsed, 8);
    EXPECT_EQ(read[0].columnsDropped, record.columnsDropped);
    EXPECT_EQ(read[0].finished.size(), std::string("2026-11-23T08:15:30Z").size());
    EXPECT_EQ(read[1].file, "b.csv");
}

TEST_F(WorkspaceTest, NamesAreDataWhateverTheyHold) {
    auto workspace = Workspace::create(path, "EPSG:4546").value();
    auto transaction = workspace.begin().value();
    ASSERT_TRUE(transaction.setNote("title", "'; DROP TABLE organisations; --").ok());
    ASSERT_TRUE(transaction.commit().ok());
    EXPECT_EQ(workspace.note("title"), "'; DROP TABLE organisations; --");
    EXPECT_EQ(workspace.note("nothing"), "");
}

}  // namespace
}  // namespace hetu
