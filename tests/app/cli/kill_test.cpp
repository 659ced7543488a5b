#include <random>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/support/program.h"

namespace hetu::test {
namespace {

constexpr int rowsPerFile = 20000;
constexpr int kills = 50;

std::string textOfQuery(const std::string& path, const std::string& sql) {
    sqlite3* db = nullptr;
    sqlite3_stmt* statement = nullptr;
    std::string answer = "no answer";
    if (sqlite3_open(path.c_str(), &db) == SQLITE_OK &&
        sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        answer = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return answer;
}

class KillNine : public ::testing::Test {
protected:
    TemporaryFolder folder;
    std::string workspace = folder.file("city.hetu");
    std::string file = folder.file("register.csv");
    std::mt19937 random{20261123};

    void SetUp() override {
        std::ofstream out(file);
        out << "name,x,y,employees\n";
        for (int i = 0; i < rowsPerFile; ++i)
            out << "o" << i << "," << 600000 + random() % 20000 << "," << 3800000 + random() % 20000
                << "," << i % 200 << "\n";
        out.close();
        ASSERT_EQ(hetu({"new", workspace, "--crs", "EPSG:4546"}).exitCode, 0);
    }

    /// Milliseconds that `words` take when nobody kills them.
    static double millisecondsOf(const std::vector<std::string>& words) {
        const auto begin = std::chrono::steady_clock::now();
        const Ran ran = hetu(words);
        EXPECT_EQ(ran.exitCode, 0) << ran.err;
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
            .count();
    }

    /// Starts the command and kills it at a random moment; true if it had said it was done.
    bool killDuring(const std::vector<std::string>& words, double usualMilliseconds) {
        std::vector<std::string> all = words;
        all.insert(all.begin(), "hetu");
        all.emplace_back("--json");
        Program program(all);
        const auto wait = std::uniform_real_distribution<>(0, 1.1 * usualMilliseconds)(random);
        std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(wait));
        program.signal(SIGKILL);
        const Ran ran = program.finish();
        return !ran.out.empty() && ran.json().is_object();
    }

    void expectWhole() {
        EXPECT_EQ(hetu({"layers", workspace}).exitCode, 0);
        EXPECT_EQ(textOfQuery(workspace, "PRAGMA integrity_check"), "ok");
    }
    int organisations() {
        return std::stoi(textOfQuery(workspace, "SELECT count(*) FROM organisations"));
    }
};

TEST_F(KillNine, DuringAnImportLeavesTheWorkspaceWholeAndKeepsWhatWasAcknowledged) {
    const std::vector<std::string> words{"import",        workspace, file,       "--as",
                                         "organisations", "--crs",   "EPSG:4546"};
    const double usual = millisecondsOf(words);
    int expected = rowsPerFile, interrupted = 0;
    for (int i = 0; i < kills; ++i) {
        const bool acknowledged = killDuring(words, usual);
        const int found = organisations();
        EXPECT_EQ(found % rowsPerFile, 0) << "a part of an import is there";
        EXPECT_LE(found, expected + rowsPerFile);
        EXPECT_GE(found, acknowledged ? expected + rowsPerFile : expected);
        interrupted += found == expected;
        expected = found;
        if (i % 10 == 9) expectWhole();
    }
    EXPECT_GT(interrupted, 5) << "hardly any kill came before the end";
}

TEST_F(KillNine, DuringAnAnalysisLeavesTheWorkspaceWholeAndKeepsTheRegister) {
    ASSERT_EQ(
        hetu({"import", workspace, file, "--as", "organisations", "--crs", "EPSG:4546"}).exitCode,
        0);
    const std::vector<std::string> words{"run", workspace,   "clusters", "--distance",
                                         "150", "--minimum", "4"};
    const double usual = millisecondsOf(words);
    const std::string rows = "SELECT count(*) FROM cluster_points";
    for (int i = 0; i < kills; ++i) {
        killDuring(words, usual);
        EXPECT_EQ(organisations(), rowsPerFile);
        EXPECT_EQ(textOfQuery(workspace, rows), std::to_string(rowsPerFile));
        EXPECT_EQ(textOfQuery(workspace, "SELECT count(*) FROM hetu_results WHERE is_current = 1"),
                  "1");
        if (i % 10 == 9) expectWhole();
    }
}

TEST_F(KillNine, CtrlCEndsTheImportAndLeavesNothingOfIt) {
    Program program({"hetu", "import", workspace, file, "--as", "organisations", "--crs",
                     "EPSG:4546", "--json"});
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    program.signal(SIGINT);
    const Ran ran = program.finish();
    const int found = organisations();
    if (ran.exitCode == 0) {
        EXPECT_EQ(found, rowsPerFile);
    } else {
        EXPECT_EQ(ran.exitCode, 1);
        EXPECT_EQ(found, 0);
    }
    expectWhole();
}

}  // namespace
}  // namespace hetu::test
