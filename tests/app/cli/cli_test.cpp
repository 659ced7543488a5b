#include <filesystem>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace hetu::test {
namespace {

using nlohmann::json;

void writeFile(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

class CommandLine : public ::testing::Test {
protected:
    TemporaryFolder folder;
    std::string workspace = folder.file("city.hetu");

    void makeWorkspace() {
        ASSERT_EQ(hetu({"new", workspace, "--crs", "EPSG:4546"}).exitCode, 0);
        std::string rows = "名称,经度,纬度,从业人数,党员数,是否建立党组织\n";
        for (int i = 0; i < 60; ++i)
            rows += "企业" + std::to_string(i) + "," + std::to_string(112.45 + 0.0004 * (i % 8)) +
                    "," + std::to_string(34.62 + 0.0004 * (i / 8)) + "," + std::to_string(10 + i) +
                    "," + std::to_string(i % 5) + "," + (i % 3 ? "否" : "是") + "\n";
        writeFile(folder.file("register.csv"), rows);
        const Ran imported =
            hetu({"import", workspace, folder.file("register.csv"), "--as", "organisations"});
        ASSERT_EQ(imported.exitCode, 0) << imported.err;
        ASSERT_EQ(imported.json()["used"], 60);
    }
    [[nodiscard]] std::string contents() const { return hetu({"layers", workspace}).out; }

    /// One clear sentence: on standard error, in the JSON document, with the expected words.
    static void expectFailure(const Ran& ran, const std::vector<std::string>& words, int code = 1) {
        EXPECT_EQ(ran.exitCode, code) << ran.out << ran.err;
        const json document = ran.json();
        ASSERT_TRUE(document.is_object()) << ran.out;
        const std::string message = document["error"]["message"];
        EXPECT_NE(ran.err.find(message), std::string::npos);
        EXPECT_TRUE(message.ends_with(".")) << message;
        for (const std::string& word : words)
            EXPECT_NE((message + std::string(document["error"]["hint"])).find(word),
                      std::string::npos)
                << message << " lacks " << word;
    }
};

TEST_F(CommandLine, EveryCommandHasHelpInBothLanguages) {
    for (const char* command : {"new", "import", "layers", "analyses", "run", "results", "copy",
                                "export", "map", "project", "sample", "docs"})
        for (const char* language : {"en", "zh"}) {
            const Ran ran = run({"hetu", command, "--help", "--lang", language});
            EXPECT_EQ(ran.exitCode, 0) << command;
            EXPECT_NE(ran.out.find(std::string("hetu ") + command), std::string::npos);
        }
}

TEST_F(CommandLine, JsonIsOneDocumentWhateverIsAsked) {
    expectFailure(hetu({}), {"command"}, 2);
    expectFailure(hetu({"layers", workspace, "--lang"}), {"--lang"}, 2);
    EXPECT_EQ(hetu({"--help"}).json()["commands"].size(), 13U);
    EXPECT_EQ(hetu({"layers", "--help"}).json()["usage"], "hetu layers WS.hetu");
    expectFailure(hetu({"layers", workspace, "--lang=fr"}), {"fr"}, 2);
    const json chinese = run({"hetu", "analyses", "--json", "--lang=zh"}).json();
    EXPECT_EQ(chinese["analyses"][1]["title"], "核密度分析");
}

TEST_F(CommandLine, AResultOfAnotherYearIsCopiedAndCompared) {
    makeWorkspace();
    const std::string earlier = folder.file("earlier.hetu");
    ASSERT_EQ(hetu({"run", workspace, "blanks"}).exitCode, 0);
    std::filesystem::copy_file(workspace, earlier);
    expectFailure(hetu({"copy", workspace, earlier, "blanks"}), {"--as 2025"}, 2);
    expectFailure(hetu({"copy", workspace, earlier, "blanks", "--as", "J 25"}), {"J 25"}, 2);
    expectFailure(hetu({"copy", workspace, earlier, "nothing", "--as", "2025"}), {"nothing"});
    expectFailure(hetu({"copy", workspace, earlier, "organisations", "--as", "2025"}),
                  {"organisations"});
    const Ran copied = hetu({"copy", workspace, earlier, "blanks", "--as", "2025"});
    ASSERT_EQ(copied.exitCode, 0) << copied.err;
    EXPECT_EQ(copied.json()["layers"][0]["name"], "blanks_2025");
    ASSERT_EQ(copied.json()["layers"][0]["rows"], 1);
    const Ran ran = hetu({"run", workspace, "between-years"});
    ASSERT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(ran.json()["figures"]["persistent"], 1);
    EXPECT_EQ(ran.json()["figures"]["new"], 0);
    for (const json& result : hetu({"results", workspace}).json()["results"])
        EXPECT_EQ(result["stale"], false) << result;

    ASSERT_EQ(hetu({"new", folder.file("far.hetu"), "--crs", "EPSG:4547"}).exitCode, 0);
    expectFailure(hetu({"copy", folder.file("far.hetu"), earlier, "blanks", "--as", "2025"}),
                  {"4546", "4547"});
}

TEST_F(CommandLine, WrongUsageEndsWithTwo) {
    makeWorkspace();
    const std::string folderName = folder.file("sheet.pdf");
    std::filesystem::create_directory(folderName);
    expectFailure(hetu({"map", workspace, "--layout", "organisations", "--out", folderName}),
                  {"folder"}, 2);
    expectFailure(hetu({"map", workspace, "--layout", "organisations", "--out", "sheet"}),
                  {"\"sheet\"", "pdf"}, 2);
    expectFailure(hetu({"map", workspace, "--layout", "nothing", "--out", "a.pdf"}),
                  {"nothing", "density-blanks"}, 2);
    expectFailure(hetu({"project", workspace, folder.file("a.txt")}), {"a.txt", "qgz"}, 2);
    EXPECT_FALSE(std::filesystem::exists(folder.file("a.txt")));
    expectFailure(hetu({"sample", "paris", "--out", folder.file("p")}), {"paris", "helsinki"}, 2);
    expectFailure(hetu({"run", workspace, "clusters", "--minimum", "0"}), {"1000000"}, 2);
    const std::string before = contents();
    expectFailure(hetu({"nonsense"}), {"nonsense"}, 2);
    expectFailure(hetu({"new"}), {"new"}, 2);
    expectFailure(hetu({"layers", workspace, "more"}), {"more"}, 2);
    expectFailure(hetu({"layers", workspace, "--colour", "red"}), {"colour"}, 2);
    expectFailure(hetu({"run", workspace, "kernel-densty"}), {"kernel-densty", "kernel-density"},
                  2);
    expectFailure(hetu({"run", workspace, "coverage", "--raduis", "5"}), {"raduis", "--radius"}, 2);
    expectFailure(hetu({"run", workspace, "coverage", "--radius", "0"}), {"radius", "0"}, 2);
    expectFailure(hetu({"run", workspace, "coverage", "--radius", "ten"}), {"ten"}, 2);
    expectFailure(hetu({"run", workspace, "kernel-density", "--kernel", "cosine"}),
                  {"cosine", "quartic"}, 2);
    EXPECT_EQ(contents(), before);
}

TEST_F(CommandLine, BadFilesLeaveTheWorkspaceAsItWas) {
    makeWorkspace();
    const std::string before = contents();
    writeFile(folder.file("empty.csv"), "");
    writeFile(folder.file("document.shp"), "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n");
    writeFile(folder.file("nan.csv"), "name,lon,lat\na,NaN,NaN\nb,nan,34.6\n");
    writeFile(folder.file("swapped.csv"), "name,lon,lat\na,34.62,112.45\nb,34.63,112.46\n");
    writeFile(folder.file("no-position.csv"), "name,employees\na,5\n");
    const auto importing = [&](const std::string& file, std::vector<std::string> more = {}) {
        std::vector<std::string> words{"import", workspace, folder.file(file), "--as",
                                       "organisations"};
        words.insert(words.end(), more.begin(), more.end());
        return hetu(words);
    };
    expectFailure(importing("missing.csv"), {"missing.csv"});
    expectFailure(importing("empty.csv"), {"empty.csv"});
    expectFailure(importing("document.shp"), {"document.shp"});
    expectFailure(importing("nan.csv"), {});
    expectFailure(importing("swapped.csv"), {"112.4"});
    expectFailure(importing("no-position.csv"), {});
    expectFailure(importing("register.csv", {"--map", "name=没有此列"}), {"没有此列"});
    expectFailure(importing("register.csv", {"--map", "colour=名称"}), {"colour"});
    expectFailure(importing("register.csv", {"--map", "名称"}), {"名称"}, 2);
    expectFailure(importing("register.csv", {"--crs", "EPSG:999999"}), {"999999"});
    expectFailure(hetu({"import", workspace, folder.file("register.csv"), "--as", "people"}),
                  {"people"}, 2);
    EXPECT_EQ(contents(), before);
}

TEST_F(CommandLine, AFileWithoutCrsAsksForOne) {
    makeWorkspace();
    const std::string shp = folder.file("points.shp");
    ASSERT_EQ(run({"ogr2ogr", shp, folder.file("register.csv"), "-oo", "X_POSSIBLE_NAMES=经度",
                   "-oo", "Y_POSSIBLE_NAMES=纬度", "-lco", "ENCODING=UTF-8"})
                  .exitCode,
              0);
    std::filesystem::remove(folder.file("points.prj"));
    const std::string before = contents();
    expectFailure(hetu({"import", workspace, shp, "--as", "organisations"}), {"--crs"});
    EXPECT_EQ(contents(), before);
    EXPECT_EQ(
        hetu({"import", workspace, shp, "--as", "organisations", "--crs", "EPSG:4326"}).exitCode,
        0);
}

TEST_F(CommandLine, ResultsKeptUnderUnlikeNamesNeverFallTogether) {
    makeWorkspace();
    EXPECT_EQ(hetu({"run", workspace, "coverage", "--as", "plan_b"}).exitCode, 0);
    const std::string before = contents();
    expectFailure(hetu({"run", workspace, "coverage", "--as", "方案"}), {"方案", "plan_b"});
    EXPECT_EQ(contents(), before);
}

TEST_F(CommandLine, AMapLeavesNoTemporaryFileBehind) {
    makeWorkspace();
    const std::string temporary = folder.file("temporary");
    std::filesystem::create_directory(temporary);
    const Ran ran = run({"env", "TMPDIR=" + temporary, HETU_PROGRAM_DIR "/hetu", "map", workspace,
                         "--layout", "organisations", "--out", folder.file("a.png")});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_TRUE(std::filesystem::is_empty(temporary));
}

TEST_F(CommandLine, RunReportsWhatItStored) {
    makeWorkspace();
    const Ran ran =
        hetu({"run", workspace, "kernel-density", "--bandwidth", "500", "--cell", "25"});
    ASSERT_EQ(ran.exitCode, 0) << ran.err;
    const json document = ran.json();
    EXPECT_EQ(document["analysis"], "kernel-density");
    EXPECT_EQ(document["parameters"]["bandwidth"], 500);
    EXPECT_EQ(document["parameters"]["kernel"], "quartic");
    EXPECT_EQ(document["layers"][0]["name"], "kernel_density");
    EXPECT_NEAR(document["figures"]["mass"].get<double>(), 60, 0.3);
    EXPECT_EQ(document["figures"]["sum_of_weights"], 60);
    const json layers = hetu({"layers", workspace}).json()["layers"];
    bool found = false;
    for (const json& layer : layers)
        if (layer["name"] == "kernel_density") {
            found = true;
            EXPECT_EQ(layer["rows"], document["layers"][0]["rows"]);
            EXPECT_EQ(layer["kind"], "surface");
        }
    EXPECT_TRUE(found);
    // The stored run repeats itself.
    const json stored = hetu({"results", workspace}).json()["results"][0];
    EXPECT_EQ(stored["figures"], document["figures"]);
    EXPECT_EQ(stored["parameters"]["bandwidth"], "500");
    EXPECT_FALSE(stored["stale"]);
}

TEST_F(CommandLine, ExportsByTheEndingOfTheFile) {
    makeWorkspace();
    ASSERT_EQ(
        hetu({"run", workspace, "kernel-density", "--bandwidth", "500", "--cell", "50"}).exitCode,
        0);
    for (const char* ending : {"gpkg", "geojson", "shp", "csv", "xlsx"}) {
        const std::string file = folder.file(std::string("out.") + ending);
        const Ran ran = hetu({"export", workspace, "organisations", file});
        ASSERT_EQ(ran.exitCode, 0) << ran.err;
        const Ran info = run({"ogrinfo", "-so", "-al", file});
        EXPECT_NE(info.out.find("Feature Count: 60"), std::string::npos) << info.out;
    }
    const std::string tif = folder.file("density.tif");
    ASSERT_EQ(hetu({"export", workspace, "kernel_density", tif}).exitCode, 0);
    EXPECT_NE(run({"gdalinfo", tif}).out.find("Float32"), std::string::npos);
    expectFailure(hetu({"export", workspace, "kernel_density", folder.file("density.shp")}),
                  {"tif"});
    expectFailure(hetu({"export", workspace, "organisations", folder.file("x.doc")}), {"gpkg"});
    expectFailure(hetu({"export", workspace, "nothing", folder.file("x.csv")}), {"nothing"});
}

TEST_F(CommandLine, SeveralLayersGoIntoOneWorkbook) {
    makeWorkspace();
    ASSERT_EQ(hetu({"run", workspace, "coverage"}).exitCode, 0);
    const std::string file = folder.file("tables.xlsx");
    const Ran ran = hetu({"export", workspace, "organisations,coverage", file});
    ASSERT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(ran.json()["rows"], 120);
    const std::string sheets = run({"ogrinfo", "-q", file}).out;
    EXPECT_NE(sheets.find("Organisations"), std::string::npos) << sheets;
    EXPECT_NE(sheets.find("Coverage of organisations"), std::string::npos) << sheets;
    expectFailure(hetu({"export", workspace, "organisations,coverage", folder.file("x.csv")}),
                  {"xlsx"});
    expectFailure(hetu({"export", workspace, "organisations,nothing", folder.file("x.xlsx")}),
                  {"nothing"});
}

TEST_F(CommandLine, NotesAreKeptAndOnlyThoseThatMapsUse) {
    makeWorkspace();
    ASSERT_EQ(hetu({"note", workspace, "maker", "某县社会工作部"}).exitCode, 0);
    EXPECT_EQ(hetu({"note", workspace, "maker"}).json()["notes"]["maker"], "某县社会工作部");
    EXPECT_EQ(hetu({"note", workspace}).json()["notes"]["review_number"], "");
    expectFailure(hetu({"note", workspace, "crs", "EPSG:32649"}), {"crs", "maker"}, 2);
    EXPECT_EQ(hetu({"layers", workspace}).json()["crs"], "EPSG:4546");
}

TEST_F(CommandLine, ReferencePagesAreThoseOfTheCatalogue) {
    ASSERT_EQ(hetu({"docs", "--out", folder.file("pages")}).exitCode, 0);
    std::size_t pages = 0;
    for (const auto& page : std::filesystem::directory_iterator(folder.file("pages"))) {
        ++pages;
        EXPECT_EQ(readFile(page.path().string()),
                  readFile(HETU_SOURCE_DIR "/docs/analyses/" + page.path().filename().string()))
            << "run: hetu docs --out docs/analyses";
    }
    EXPECT_EQ(pages, hetu({"analyses"}).json()["analyses"].size());
}

TEST_F(CommandLine, OpensInOgrinfoAsItIs) {
    makeWorkspace();
    const Ran info = run({"ogrinfo", "-ro", "-so", workspace, "organisations"});
    EXPECT_NE(info.out.find("Feature Count: 60"), std::string::npos) << info.out << info.err;
    EXPECT_NE(info.out.find("4546"), std::string::npos) << info.out;
}

}  // namespace
}  // namespace hetu::test
