#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hetu {
namespace {

namespace fs = std::filesystem;

struct Include {
    std::string file;  ///< "layers/io/x.cpp"
    std::string path;  ///< what it includes
    bool isOurs;       ///< in quotes
};

std::vector<Include> allIncludes() {
    std::vector<Include> found;
    const fs::path root = HETU_SOURCE_DIR;
    for (const char* room : {"layers", "analysis", "app"})
        for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".h" && extension != ".cpp" && extension != ".in") continue;
            std::ifstream file(entry.path());
            std::string line;
            while (std::getline(file, line)) {
                if (!line.starts_with("#include")) continue;
                const auto open = line.find_first_of("<\"");
                const auto close = line.find_first_of(">\"", open + 1);
                if (open == std::string::npos || close == std::string::npos) continue;
                found.push_back({fs::relative(entry.path(), root).generic_string(),
                                 line.substr(open + 1, close - open - 1), line[open] == '"'});
            }
        }
    return found;
}

bool startsWithOne(const std::string& text, std::initializer_list<const char*> starts) {
    for (const char* start : starts)
        if (text.starts_with(start)) return true;
    return false;
}

std::string arrow(const Include& include) {
    return include.file + " includes " + include.path + ": ";
}

/// "analysis/coverage" of "analysis/coverage/coverage.h".
std::string folderOf(const std::string& path) {
    return path.substr(0, path.find('/', path.find('/') + 1));
}

bool isQt(const Include& include) {
    return !include.isOurs && include.path.size() > 1 && include.path[0] == 'Q' &&
           include.path[1] >= 'A' && include.path[1] <= 'Z';
}

TEST(Includes, AreFound) {
    EXPECT_GT(allIncludes().size(), 100u);
}

TEST(Includes, PointFromAppToAnalysisToLayersAndNeverBack) {
    for (const Include& include : allIncludes()) {
        if (include.file.starts_with("layers/")) {
            EXPECT_FALSE(startsWithOne(include.path, {"analysis/", "app/"}))
                << arrow(include) << "layers may not know what uses them";
        }
        if (include.file.starts_with("analysis/")) {
            EXPECT_FALSE(include.path.starts_with("app/"))
                << arrow(include) << "an analysis may not know the programs";
        }
        EXPECT_FALSE(include.path.starts_with("tests/"))
            << arrow(include) << "tests are no library";
    }
}

TEST(Includes, KeepQtInTheDesktopAndTheQgisHelper) {
    for (const Include& include : allIncludes()) {
        if (startsWithOne(include.file, {"app/desktop/", "app/qgis_helper/"})) continue;
        EXPECT_FALSE(isQt(include)) << arrow(include) << "Qt belongs to app/desktop";
    }
}

TEST(Includes, KeepGdalInTheRoomOfFiles) {
    for (const Include& include : allIncludes())
        if (!include.file.starts_with("layers/io/")) {
            EXPECT_FALSE(startsWithOne(include.path, {"gdal", "ogr", "cpl_"}))
                << arrow(include) << "GDAL belongs to layers/io";
        }
}

TEST(Includes, KeepQgisInItsHelper) {
    for (const Include& include : allIncludes())
        if (!include.file.starts_with("app/qgis_helper/")) {
            EXPECT_FALSE(startsWithOne(include.path, {"qgs", "qgis"}))
                << arrow(include) << "QGIS belongs to app/qgis_helper";
        }
}

TEST(Includes, NeverLeadFromOneAnalysisToAnother) {
    for (const Include& include : allIncludes()) {
        if (!include.file.starts_with("analysis/") || !include.path.starts_with("analysis/"))
            continue;
        const std::string from = folderOf(include.file), to = folderOf(include.path);
        EXPECT_TRUE(to == from || to == "analysis/core")
            << arrow(include) << "what two analyses share belongs to analysis/core";
    }
}

TEST(Includes, LeaveTheBaseOnTheStandardLibrary) {
    for (const Include& include : allIncludes()) {
        if (!include.file.starts_with("layers/base/")) continue;
        EXPECT_TRUE(include.isOurs ? include.path.starts_with("layers/base/")
                                   : include.path.find('.') == std::string::npos ||
                                         startsWithOne(include.path,
                                                       {"unistd.h", "fcntl.h", "signal.h", "poll.h",
                                                        "spawn.h", "sys/", "linux/", "errno.h"}))
            << arrow(include) << "layers/base knows the standard library and the system only";
    }
}

}  // namespace
}  // namespace hetu
