#include "app/sample/sample.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "layers/workspace/workspace.h"
#include "tests/support/temporary_folder.h"

namespace hetu::sample {
namespace {

const std::string dataFolder = HETU_SOURCE_DIR "/data";

std::string contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(Sample, LuoyangIsAWorkspaceThatSaysItIsSynthetic) {
    const test::TemporaryFolder folder;
    const auto made = makeSample({"luoyang", folder.path(), 0, 1}, dataFolder, Progress{});
    ASSERT_TRUE(made.ok()) << made.error().message.en;
    const auto workspace = Workspace::open(made.value().workspace);
    ASSERT_TRUE(workspace.ok());
    EXPECT_EQ(workspace.value().crs(), "EPSG:4546");
    EXPECT_EQ(workspace.value().note("synthetic"), "yes");
    EXPECT_EQ(workspace.value().note("data_date"), "2018-11");
    EXPECT_NE(workspace.value().note("attribution").find("OpenStreetMap"), std::string::npos);
    EXPECT_NE(workspace.value().note("title").find("合成"), std::string::npos);
    const auto snapshot = workspace.value().snapshot();
    ASSERT_TRUE(snapshot.ok());
    const std::map<std::string, std::int64_t> rows(made.value().layers.begin(),
                                                   made.value().layers.end());
    EXPECT_EQ(rows.at("organisations"), 8669);
    EXPECT_EQ(rows.at("regions"), 14);
    for (const auto& [layer, count] : rows) {
        ASSERT_NE(snapshot.value()->find(layer), nullptr) << layer;
        EXPECT_EQ(snapshot.value()->find(layer)->rowCount, static_cast<std::size_t>(count))
            << layer;
    }
    for (const std::string& file : made.value().files)
        EXPECT_TRUE(std::filesystem::exists(file)) << file;
    const std::string blanks = contentOf(folder.file("planted-blanks.csv"));
    EXPECT_EQ(std::count(blanks.begin(), blanks.end(), '\n'), 15);
    const std::string source = contentOf(folder.file("register.csv"));
    EXPECT_EQ(std::count(source.begin(), source.end(), '\n'), 8670);
    EXPECT_NE(source.find("经度,纬度,从业人数,党员数,是否建立党组织,组建方式"), std::string::npos);
    EXPECT_NE(source.find("孟津县"), std::string::npos) << "retired names belong to real ledgers";
}

TEST(Sample, SameSeedGivesTheSameFiles) {
    const test::TemporaryFolder a, b, c;
    for (const auto& [folder, seed] : {std::pair(&a, 5), std::pair(&b, 5), std::pair(&c, 6)})
        ASSERT_TRUE(makeSample({"luoyang", folder->path(), 3000, static_cast<std::uint64_t>(seed)},
                               dataFolder, Progress{})
                        .ok());
    for (const char* file : {"register.csv", "planted-blanks.csv"}) {
        EXPECT_EQ(contentOf(a.file(file)), contentOf(b.file(file))) << file;
        EXPECT_NE(contentOf(a.file(file)), contentOf(c.file(file))) << file;
    }
}

TEST(Sample, ASampleIsReplacedAndAnythingElseRefused) {
    const test::TemporaryFolder folder;
    const SampleOptions options{"luoyang", folder.path(), 2000, 1};
    ASSERT_TRUE(makeSample(options, dataFolder, Progress{}).ok());
    ASSERT_TRUE(makeSample(options, dataFolder, Progress{}).ok());

    const test::TemporaryFolder other;
    ASSERT_TRUE(Workspace::create(other.file("luoyang.hetu"), "EPSG:4546").ok());
    const auto refused = makeSample({"luoyang", other.path(), 2000, 1}, dataFolder, Progress{});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);

    std::ofstream(other.file("helsinki.hetu")) << "not a workspace";
    EXPECT_FALSE(makeSample({"helsinki", other.path()}, dataFolder, Progress{}).ok());
    EXPECT_EQ(contentOf(other.file("helsinki.hetu")), "not a workspace");
}

TEST(Sample, AStopLeavesWhatWasThereBefore) {
    const test::TemporaryFolder folder;
    ASSERT_TRUE(makeSample({"luoyang", folder.path(), 2000, 1}, dataFolder, Progress{}).ok());
    const std::string before = contentOf(folder.file("register.csv"));
    std::stop_source stop;
    // Stopped while organisations are being written.
    const Progress progress(stop.get_token(), [&](double fraction, std::string_view) {
        if (fraction > 0.2) stop.request_stop();
    });
    const auto made = makeSample({"luoyang", folder.path(), 40000, 2}, dataFolder, progress);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(contentOf(folder.file("register.csv")), before);
    const auto workspace = Workspace::open(folder.file("luoyang.hetu"));
    ASSERT_TRUE(workspace.ok());
    EXPECT_EQ(workspace.value().snapshot().value()->find("organisations")->rowCount, 2000u);
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        EXPECT_EQ(entry.path().string().find("draft"), std::string::npos) << entry.path();
}

TEST(Sample, HelsinkiIsRealAndHasNoInventedPlatform) {
    const test::TemporaryFolder folder;
    const auto made = makeSample({"helsinki", folder.path()}, dataFolder, Progress{});
    ASSERT_TRUE(made.ok()) << made.error().message.en;
    const auto workspace = Workspace::open(made.value().workspace);
    ASSERT_TRUE(workspace.ok());
    EXPECT_EQ(workspace.value().crs(), "EPSG:3067");
    EXPECT_EQ(workspace.value().note("synthetic"), "");
    const auto snapshot = workspace.value().snapshot();
    ASSERT_TRUE(snapshot.ok());
    EXPECT_GT(snapshot.value()->find("streets")->rowCount, 1000u);
    EXPECT_GT(snapshot.value()->find("buildings")->rowCount, 400u);
    EXPECT_EQ(snapshot.value()->find("platforms")->rowCount, 0u);
}

TEST(Sample, UnknownCitiesAndTooManyOrganisationsAreRefused) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(makeSample({"atlantis", folder.path()}, dataFolder, Progress{}).error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(
        makeSample({"luoyang", folder.path(), 1000001, 1}, dataFolder, Progress{}).error().code,
        ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace hetu::sample
