#include <fstream>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "layers/workspace/workspace.h"
#include "tests/support/temporary_folder.h"

namespace hetu {
namespace {

void runSql(const std::string& path, const std::string& sql) {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK)
        << (message ? message : "");
    sqlite3_free(message);
    sqlite3_close(db);
}

class SchemaGuard : public ::testing::Test {
protected:
    SchemaGuard() { EXPECT_TRUE(Workspace::create(path, "EPSG:4546").ok()); }
    test::TemporaryFolder folder;
    std::string path = folder.file("city.hetu");
};

TEST_F(SchemaGuard, OpensWhatHetuWrote) {
    EXPECT_TRUE(Workspace::open(path).ok());
}

TEST_F(SchemaGuard, LeavesPlainTablesOfOthersAlone) {
    runSql(path, "CREATE TABLE someone_elses (id INTEGER PRIMARY KEY, words TEXT)");
    EXPECT_TRUE(Workspace::open(path).ok());
}

TEST_F(SchemaGuard, RefusesForeignTriggersViewsAndVirtualTablesByName) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"spy", "CREATE TRIGGER spy AFTER INSERT ON hetu_notes BEGIN DELETE FROM hetu_layers; END"},
        {"peek", "CREATE VIEW peek AS SELECT * FROM organisations"},
        {"index_of_all", "CREATE VIRTUAL TABLE index_of_all USING fts5(x)"},
        // The name of one of ours with another body.
        {"gid_organisations_geom",
         "DROP TRIGGER gid_organisations_geom; CREATE TRIGGER gid_organisations_geom AFTER DELETE "
         "ON organisations BEGIN DELETE FROM hetu_layers; END"},
    };
    for (const auto& [name, sql] : cases) {
        const std::string copy = folder.file(name + ".hetu");
        std::filesystem::copy_file(path, copy);
        runSql(copy, sql);
        const auto workspace = Workspace::open(copy);
        ASSERT_FALSE(workspace.ok()) << name;
        EXPECT_EQ(workspace.error().code, ErrorCode::Unsupported);
        EXPECT_NE(workspace.error().message.en.find(name), std::string::npos)
            << workspace.error().message.en;
    }
}

TEST_F(SchemaGuard, RefusesANewerMajorVersion) {
    runSql(path, "PRAGMA user_version = 2000");
    const auto workspace = Workspace::open(path);
    ASSERT_FALSE(workspace.ok());
    EXPECT_NE(workspace.error().message.en.find("2000"), std::string::npos);
}

TEST_F(SchemaGuard, OpensANewerMinorVersion) {
    runSql(path, "PRAGMA user_version = 1999; CREATE TABLE hetu_later (x)");
    EXPECT_TRUE(Workspace::open(path).ok());
}

TEST_F(SchemaGuard, RefusesFilesThatAreNotOurs) {
    const std::string text = folder.file("text.hetu"), other = folder.file("other.hetu"),
                      empty = folder.file("empty.hetu");
    std::ofstream(text) << std::string(5000, 'x');
    std::ofstream(empty).flush();
    runSql(other, "CREATE TABLE t (x)");
    for (const std::string& file : {text, other, empty, folder.path()}) {
        const auto workspace = Workspace::open(file);
        ASSERT_FALSE(workspace.ok()) << file;
        EXPECT_EQ(workspace.error().code, ErrorCode::Unsupported) << workspace.error().message.en;
    }
    const auto missing = Workspace::open(folder.file("missing.hetu"));
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace hetu
