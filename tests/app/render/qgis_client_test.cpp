// The client against the real helper process.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>
#include <signal.h>

#include "app/render/map_sheet.h"
#include "tests/app/render/map_fixture.h"
#include "tests/support/stop_bound.h"

namespace hetu::render {
namespace {

using test::Answer;
using test::cityMap;
using test::LittleCity;

/// The helpers of this process that are running.
std::vector<pid_t> helpers() {
    std::vector<pid_t> found;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream children(task.path() / "children");
        for (pid_t pid = 0; children >> pid;) {
            std::ifstream name("/proc/" + std::to_string(pid) + "/comm");
            std::string comm;
            if (name >> comm && comm == "hetu-qgis") found.push_back(pid);
        }
    }
    return found;
}

bool showsSomething(const MapImage& image) {
    return std::any_of(image.pixels.begin(), image.pixels.end(),
                       [](std::uint8_t byte) { return byte != 0; });
}

std::string outputOf(const std::string& command) {
    std::string text;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return text;
    char bytes[4096];
    while (const std::size_t n = fread(bytes, 1, sizeof bytes, pipe))
        text.append(bytes, n);
    pclose(pipe);
    return text;
}

class QgisClient : public test::WithHelper {
protected:
    [[nodiscard]] std::vector<DrawnLayer> layers(const std::vector<std::string>& names) {
        return m_content.layers(m_city.source(), names).value();
    }
    [[nodiscard]] LayoutRequest sheet(const std::string& file) {
        const auto notes = [](std::string_view key) {
            return std::string(key == "place" ? "洛阳市" : key == "maker" ? "组织部门" : "");
        };
        return mapSheet(m_city.source(), m_content, notes,
                        {"organisations", "", m_city.folder().file(file)})
            .value();
    }
    LittleCity m_city;
    MapContent m_content = m_city.content();
};

TEST_F(QgisClient, DrawsAPictureOfWhatWasAsked) {
    const auto renderer = makeQgisRenderer();
    Answer<MapImage> answer;
    renderer->draw(1, cityMap(layers({"regions", "organisations", "zones"})), answer.callback());
    const auto image = answer.wait();
    ASSERT_TRUE(image.ok()) << image.error().message.en;
    EXPECT_EQ(image.value().widthPixels, 320);
    EXPECT_EQ(image.value().heightPixels, 240);
    EXPECT_EQ(image.value().pixels.size(), 320U * 240U * 4U);
    EXPECT_TRUE(showsSomething(image.value()));
    // The square asked for is widened to the shape of the picture.
    EXPECT_NEAR(image.value().extent.height(), 10000, 1);
    EXPECT_NEAR(image.value().extent.width(), 10000 * 320.0 / 240, 1);
}

TEST_F(QgisClient, AMapWithoutLayersIsClear) {
    const auto renderer = makeQgisRenderer();
    Answer<MapImage> answer;
    renderer->draw(1, cityMap({}), answer.callback());
    const auto image = answer.wait();
    ASSERT_TRUE(image.ok());
    EXPECT_FALSE(showsSomething(image.value()));
}

TEST_F(QgisClient, ANewerPictureOfTheSameViewCancelsTheOlder) {
    const auto renderer = makeQgisRenderer();
    Answer<MapImage> older, newer, other;
    const auto shown = layers({"regions", "organisations"});
    renderer->draw(1, cityMap(shown, 3000, 3000), older.callback());
    renderer->draw(2, cityMap(shown), other.callback());
    renderer->draw(1, cityMap(shown), newer.callback());
    const auto cancelled = older.wait();
    ASSERT_FALSE(cancelled.ok());
    EXPECT_EQ(cancelled.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(newer.wait().ok());
    EXPECT_TRUE(other.wait().ok());
}

/// Where the painted pixels lie on average, from the middle of the picture, x right and y down.
Point middleOfPaint(const MapImage& image) {
    double x = 0, y = 0, count = 0;
    for (int row = 0; row < image.heightPixels; ++row)
        for (int column = 0; column < image.widthPixels; ++column)
            if (image.pixels[static_cast<std::size_t>(row * image.bytesPerRow + column * 4 + 3)]) {
                x += column - image.widthPixels / 2.0;
                y += row - image.heightPixels / 2.0;
                ++count;
            }
    return {x / count, y / count};
}

TEST_F(QgisClient, TurnsTheMapClockwiseAroundItsMiddle) {
    const auto renderer = makeQgisRenderer();
    Answer<MapImage> straight, turned;
    MapRequest map = cityMap(layers({"zones"}), 300, 300);  // one, left of and below the middle
    renderer->draw(1, map, straight.callback());
    map.rotationDegrees = 90;
    renderer->draw(2, map, turned.callback());
    const auto a = straight.wait(), b = turned.wait();
    ASSERT_TRUE(a.ok() && b.ok());
    const Point before = middleOfPaint(a.value()), after = middleOfPaint(b.value());
    EXPECT_LT(before.x, -50);
    EXPECT_GT(before.y, 50);
    EXPECT_NEAR(after.x, -before.y, 3);
    EXPECT_NEAR(after.y, before.x, 3);
    EXPECT_EQ(b.value().extent, a.value().extent);
}

TEST_F(QgisClient, SketchesComeBeforeTheEndAndOnlyWhereTheyAreWanted) {
    const auto renderer = makeQgisRenderer();
    std::atomic<int> sketches = 0;
    std::atomic<bool> isDone = false, cameLate = false, wasWrong = false;
    MapRequest map = cityMap(m_content.allLayers(m_city.source()).value(), 6000, 6000);
    Answer<MapImage> answer;
    map.sketched = [&](const MapImage& image) {
        ++sketches;
        cameLate = cameLate || isDone;
        wasWrong = wasWrong || image.widthPixels != 6000 ||
                   image.pixels.size() != std::size_t{6000} * 6000 * 4 || image.extent.isEmpty();
    };
    renderer->draw(1, map, [&, done = answer.callback()](Result<MapImage> image) {
        isDone = true;
        done(std::move(image));
    });
    ASSERT_TRUE(answer.wait().ok());
    EXPECT_GT(sketches, 0);
    EXPECT_FALSE(cameLate);
    EXPECT_FALSE(wasWrong);
}

TEST_F(QgisClient, DrawDoesNotWaitForTheHelper) {
    const auto renderer = makeQgisRenderer();
    Answer<MapImage> answer;
    renderer->draw(1, cityMap(layers({"regions"})), answer.callback());
    EXPECT_FALSE(answer.isThere()) << "the helper takes its time to start";
    EXPECT_TRUE(answer.wait().ok());
}

/// What the client told about its helper.
class News {
public:
    void listenTo(MapRenderer& renderer) {
        renderer.listen([this](const HelperNews& news) {
            const std::scoped_lock lock(m_mutex);
            m_all.push_back(news);
        });
    }
    [[nodiscard]] std::size_t count(HelperNews::Kind kind) const {
        const std::scoped_lock lock(m_mutex);
        return static_cast<std::size_t>(std::count_if(
            m_all.begin(), m_all.end(), [&](const HelperNews& news) { return news.kind == kind; }));
    }
    [[nodiscard]] std::vector<HelperNews> layersOff() const {
        const std::scoped_lock lock(m_mutex);
        std::vector<HelperNews> off;
        for (const HelperNews& news : m_all)
            if (news.kind == HelperNews::Kind::LayerOff) off.push_back(news);
        return off;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<HelperNews> m_all;
};

/// An environment variable for as long as it lives.
class Setting {
public:
    Setting(const char* name, const char* value) : m_name(name) { setenv(name, value, 1); }
    Setting(const Setting&) = delete;
    Setting& operator=(const Setting&) = delete;
    ~Setting() { unsetenv(m_name); }

private:
    const char* m_name;
};

template <class Condition>
bool comesTrue(Condition condition, std::chrono::seconds within = std::chrono::seconds(30)) {
    const auto end = std::chrono::steady_clock::now() + within;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

TEST_F(QgisClient, APictureLostWithItsHelperComesFromTheNextOne) {
    News news;
    const auto renderer = makeQgisRenderer();
    news.listenTo(*renderer);
    Answer<MapImage> first;
    renderer->draw(1, cityMap(layers({"regions"})), first.callback());
    ASSERT_TRUE(first.wait().ok());
    for (int i = 0; i < 3; ++i) {
        const auto running = helpers();
        ASSERT_EQ(running.size(), 1U);
        // Stopped first, so that the request is surely still pending when the helper dies.
        kill(running[0], SIGSTOP);
        Answer<MapImage> picture;
        Answer<std::vector<LegendEntry>> legend;
        renderer->draw(1, cityMap(layers({"regions"})), picture.callback());
        renderer->legend(layers({"regions"}), legend.callback());
        kill(running[0], SIGKILL);
        const auto image = picture.wait();
        ASSERT_TRUE(image.ok()) << image.error().message.en;
        EXPECT_TRUE(showsSomething(image.value()));
        EXPECT_TRUE(legend.wait().ok());
    }
    EXPECT_EQ(news.count(HelperNews::Kind::Lost), 3U);
    EXPECT_TRUE(comesTrue([&] { return news.count(HelperNews::Kind::Back) == 3; }));
    EXPECT_TRUE(news.layersOff().empty()) << "nobody is to blame for a kill from outside";
}

TEST_F(QgisClient, AHelperThatDiesIdleIsReplacedWithoutBeingAsked) {
    News news;
    const auto renderer = makeQgisRenderer();
    news.listenTo(*renderer);
    Answer<MapImage> first;
    renderer->draw(1, cityMap({}), first.callback());
    ASSERT_TRUE(first.wait().ok());
    const auto running = helpers();
    ASSERT_EQ(running.size(), 1U);
    kill(running[0], SIGKILL);
    EXPECT_TRUE(comesTrue([&] {
        const auto now = helpers();
        return now.size() == 1 && now[0] != running[0];
    }));
    EXPECT_TRUE(comesTrue([&] { return news.count(HelperNews::Kind::Back) == 1; }));
}

TEST_F(QgisClient, ALayerThatCrashesTheHelperTwiceIsNamedAndTheOthersAreDrawn) {
    const Setting fault("HETU_QGIS_FAULT", "crash draw zones");
    News news;
    const auto renderer = makeQgisRenderer();
    news.listenTo(*renderer);
    Answer<MapImage> all, others;
    renderer->draw(1, cityMap(layers({"regions", "zones", "organisations"})), all.callback());
    const auto given = all.wait();
    ASSERT_FALSE(given.ok());
    EXPECT_EQ(given.error().code, ErrorCode::Internal);
    const std::string title = layers({"zones"})[0].title;
    EXPECT_NE(given.error().message.zh.find(title), std::string::npos) << given.error().message.zh;
    EXPECT_TRUE(comesTrue([&] { return !news.layersOff().empty(); }));
    ASSERT_EQ(news.layersOff().size(), 1U);
    EXPECT_EQ(news.layersOff()[0].layer, "zones");
    renderer->draw(1, cityMap(layers({"regions", "organisations"})), others.callback());
    EXPECT_TRUE(others.wait().ok());
    // Whoever shows it again tries it again, and it is named again.
    Answer<MapImage> again;
    renderer->draw(1, cityMap(layers({"zones"})), again.callback());
    EXPECT_FALSE(again.wait().ok());
    EXPECT_TRUE(comesTrue([&] { return news.layersOff().size() == 2; }));
}

TEST_F(QgisClient, ALegendThatCrashesTheHelperComesWithoutItsLayer) {
    const Setting fault("HETU_QGIS_FAULT", "crash legend zones");
    News news;
    const auto renderer = makeQgisRenderer();
    news.listenTo(*renderer);
    Answer<MapImage> picture;
    Answer<std::vector<LegendEntry>> legend;
    const auto shown = layers({"regions", "zones", "organisations"});
    renderer->draw(1, cityMap(shown), picture.callback());
    renderer->legend(shown, legend.callback());
    const auto entries = legend.wait();
    ASSERT_TRUE(entries.ok()) << entries.error().message.en;
    const auto has = [&](const std::string& id) {
        return std::any_of(entries.value().begin(), entries.value().end(),
                           [&](const LegendEntry& entry) { return entry.layerId == id; });
    };
    EXPECT_TRUE(has("regions"));
    EXPECT_FALSE(has("zones"));
    EXPECT_TRUE(has("organisations"));
    ASSERT_EQ(news.layersOff().size(), 1U);
    EXPECT_EQ(news.layersOff()[0].layer, "zones");
    (void)picture.wait();
}

TEST_F(QgisClient, ALayerThatHangsIsNamedLikeOneThatCrashes) {
    const Setting fault("HETU_QGIS_FAULT", "hang draw zones");
    const Setting patience("HETU_QGIS_PATIENCE", "3");
    News news;
    const auto renderer = makeQgisRenderer();
    news.listenTo(*renderer);
    Answer<MapImage> answer;
    renderer->draw(1, cityMap(layers({"regions", "zones"})), answer.callback());
    EXPECT_FALSE(answer.wait().ok());
    EXPECT_TRUE(comesTrue([&] { return !news.layersOff().empty(); }));
    EXPECT_EQ(news.layersOff()[0].layer, "zones");
}

TEST_F(QgisClient, ALayerThatTakesAllMemoryIsNamedAndTheMachineKeepsItsOwn) {
    const Setting fault("HETU_QGIS_FAULT", "memory draw zones");
    const Setting memory("HETU_QGIS_MEMORY_MB", "1500");
    News news;
    const auto renderer = makeQgisRenderer();
    news.listenTo(*renderer);
    Answer<MapImage> answer;
    renderer->draw(1, cityMap(layers({"regions", "zones"})), answer.callback());
    EXPECT_FALSE(answer.wait().ok());
    EXPECT_TRUE(comesTrue([&] { return !news.layersOff().empty(); }));
    EXPECT_EQ(news.layersOff()[0].layer, "zones");
}

TEST_F(QgisClient, ASilentHelperIsReplacedAndItsPictureComes) {
    const Setting patience("HETU_QGIS_PATIENCE", "3");
    News news;
    const auto renderer = makeQgisRenderer();
    news.listenTo(*renderer);
    Answer<MapImage> first;
    renderer->draw(1, cityMap({}), first.callback());
    ASSERT_TRUE(first.wait().ok());
    for (int i = 0; i < 2; ++i) {
        const auto running = helpers();
        ASSERT_EQ(running.size(), 1U);
        kill(running[0], SIGSTOP);
        Answer<MapImage> hung;
        renderer->draw(1, cityMap(layers({"regions"})), hung.callback());
        EXPECT_TRUE(hung.wait().ok());
    }
    EXPECT_TRUE(news.layersOff().empty()) << "somebody stopped it from outside";
}

TEST(QgisClientAlone, AHelperThatLeavesAtOnceEndsInASentence) {
    const ::hetu::test::TemporaryFolder folder;
    const std::string path = folder.file("hetu-qgis");
    std::ofstream(path) << "#!/bin/sh\nexit 127\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    const Setting helper("HETU_QGIS_HELPER", path.c_str());
    const auto renderer = makeQgisRenderer();
    Answer<MapImage> answer;
    renderer->draw(1, cityMap({}), answer.callback());
    const auto image = answer.wait();
    ASSERT_FALSE(image.ok());
    EXPECT_EQ(image.error().code, ErrorCode::Internal);
    EXPECT_NE(image.error().message.en.find("again and again"), std::string::npos);
}

TEST_F(QgisClient, EndingTheRendererCancelsWhatIsPendingAndLeavesNoProcess) {
    Answer<MapImage> answer;
    {
        const auto renderer = makeQgisRenderer();
        renderer->draw(1, cityMap(layers({"regions"}), 4000, 4000), answer.callback());
    }
    const auto image = answer.wait();
    EXPECT_TRUE(image.ok() || image.error().code == ErrorCode::Cancelled);
    EXPECT_TRUE(helpers().empty());
}

TEST_F(QgisClient, NamesALayerWhoseFileIsGone) {
    const auto renderer = makeQgisRenderer();
    auto shown = layers({"regions"});
    shown[0].source = "/nowhere/at/all.hetu|layername=regions";
    Answer<MapImage> answer;
    renderer->draw(1, cityMap(shown), answer.callback());
    const auto image = answer.wait();
    ASSERT_FALSE(image.ok());
    EXPECT_EQ(image.error().code, ErrorCode::NotFound);
    EXPECT_NE(image.error().message.en.find("/nowhere/at/all.hetu"), std::string::npos);
}

TEST_F(QgisClient, RefusesSourcesThatAreNoFilesOfThisMachine) {
    const auto renderer = makeQgisRenderer();
    for (const auto& [provider, source] : {std::pair{"wms", "url=http://example.com/"},
                                           std::pair{"ogr", "/vsicurl/http://example.com/x"},
                                           std::pair{"gdal", "WMS:http://example.com"}}) {
        DrawnLayer layer;
        layer.id = "x";
        layer.provider = provider;
        layer.source = source;
        Answer<MapImage> answer;
        renderer->draw(1, cityMap({layer}), answer.callback());
        const auto image = answer.wait();
        ASSERT_FALSE(image.ok()) << source;
        EXPECT_EQ(image.error().code, ErrorCode::Unsupported) << source;
    }
}

TEST_F(QgisClient, SeesWhatWasAddedToTheWorkspaceMeanwhile) {
    const auto renderer = makeQgisRenderer();
    const auto shown = layers({"platforms"});
    Answer<MapImage> before;
    renderer->draw(1, cityMap(shown), before.callback());
    const auto one = before.wait();
    ASSERT_TRUE(one.ok());
    auto transaction = std::move(m_city.workspace().begin()).value();
    ASSERT_TRUE(transaction
                    .append("platforms", test::LayerBuilder("platforms", GeometryKind::Point)
                                             .points({test::at(8000, 8000)})
                                             .texts("status", {"built"})
                                             .layer())
                    .ok());
    ASSERT_TRUE(transaction.commit().ok());
    Answer<MapImage> after;
    renderer->draw(1, cityMap(shown), after.callback());
    const auto two = after.wait();
    ASSERT_TRUE(two.ok());
    EXPECT_FALSE(std::equal(one.value().pixels.begin(), one.value().pixels.end(),
                            two.value().pixels.begin(), two.value().pixels.end()));
}

TEST_F(QgisClient, DrawingLeavesTheWorkspaceFileAsItIs) {
    const auto bytesOf = [](const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    const std::string path = m_city.workspace().path();
    const std::string before = bytesOf(path) + bytesOf(path + "-wal");
    const auto renderer = makeQgisRenderer();
    Answer<MapImage> answer;
    renderer->draw(1, cityMap(m_content.allLayers(m_city.source()).value()), answer.callback());
    ASSERT_TRUE(answer.wait().ok());
    EXPECT_TRUE(bytesOf(path) + bytesOf(path + "-wal") == before);
}

TEST_F(QgisClient, LegendSpeaksTheLanguageOfItsLayers) {
    const auto renderer = makeQgisRenderer();
    for (const Language language : {Language::Chinese, Language::English}) {
        MapContent content = m_city.content(language);
        Answer<std::vector<LegendEntry>> answer;
        renderer->legend(content.layers(m_city.source(), {"organisations"}).value(),
                         answer.callback());
        const auto entries = answer.wait();
        ASSERT_TRUE(entries.ok()) << entries.error().message.en;
        ASSERT_GE(entries.value().size(), 3U);
        const LegendEntry& first = entries.value().front();
        EXPECT_EQ(first.layerId, "organisations");
        EXPECT_EQ(first.text,
                  language == Language::Chinese ? "已建党组织" : "With a party organisation");
        EXPECT_EQ(first.pixels.size(),
                  static_cast<std::size_t>(first.sizePixels * first.sizePixels * 4));
    }
}

TEST_F(QgisClient, ExportsASheetWhosePdfHoldsItsTitleAsText) {
    const auto renderer = makeQgisRenderer();
    const LayoutRequest request = sheet("map.pdf");
    std::atomic<double> furthest = 0;
    Answer<std::string> answer;
    renderer->exportLayout(
        request, Progress({}, [&](double fraction, std::string_view) { furthest = fraction; }),
        answer.callback());
    const auto file = answer.wait();
    ASSERT_TRUE(file.ok()) << file.error().message.en;
    EXPECT_EQ(file.value(), request.targetFile);
    EXPECT_EQ(furthest, 1);
    if (outputOf("command -v pdftotext").empty()) GTEST_SKIP() << "pdftotext is not installed";
    const std::string text = outputOf("pdftotext '" + file.value() + "' -");
    EXPECT_NE(text.find("洛阳市两新组织党的组织覆盖情况分布图"), std::string::npos) << text;
    const std::string fonts = outputOf("pdffonts '" + file.value() + "'");
    EXPECT_NE(fonts.find("NotoSansCJK"), std::string::npos) << fonts;
}

TEST_F(QgisClient, ExportsPicturesOfThreeHundredDotsAnInch) {
    const auto renderer = makeQgisRenderer();
    Answer<std::string> answer;
    renderer->exportLayout(sheet("map.png"), {}, answer.callback());
    const auto file = answer.wait();
    ASSERT_TRUE(file.ok()) << file.error().message.en;
    // The header of a PNG: width and height, big endian, at byte 16.
    std::ifstream picture(file.value(), std::ios::binary);
    unsigned char head[24] = {};
    picture.read(reinterpret_cast<char*>(head), sizeof head);
    const int width = head[16] << 24 | head[17] << 16 | head[18] << 8 | head[19];
    const int height = head[20] << 24 | head[21] << 16 | head[22] << 8 | head[23];
    EXPECT_NEAR(width, 4961, 2);
    EXPECT_NEAR(height, 3508, 2);
}

TEST_F(QgisClient, AStoppedExportAnswersQuicklyAndLeavesNoFile) {
    const auto renderer = makeQgisRenderer();
    std::stop_source stop;
    Answer<std::string> answer;
    renderer->exportLayout(sheet("map.png"), Progress(stop.get_token(), {}), answer.callback());
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    const auto began = std::chrono::steady_clock::now();
    stop.request_stop();
    const auto file = answer.wait();
    EXPECT_LT(std::chrono::steady_clock::now() - began, hetu::test::stopBound);
    ASSERT_FALSE(file.ok());
    EXPECT_EQ(file.error().code, ErrorCode::Cancelled);
    for (const auto& entry : std::filesystem::directory_iterator(m_city.folder().path()))
        EXPECT_EQ(entry.path().string().find(".png"), std::string::npos) << entry.path();
}

TEST_F(QgisClient, RefusesAnUnknownEnding) {
    const auto renderer = makeQgisRenderer();
    Answer<std::string> answer;
    renderer->exportLayout(sheet("map.docx"), {}, answer.callback());
    const auto file = answer.wait();
    ASSERT_FALSE(file.ok());
    EXPECT_EQ(file.error().code, ErrorCode::InvalidArgument) << file.error().message.en;
}

TEST_F(QgisClient, SavesAProjectWithAllLayers) {
    const auto renderer = makeQgisRenderer();
    ProjectRequest project;
    MapContent content(m_city.workspace().path(), HETU_SOURCE_DIR, Language::Chinese,
                       m_city.folder().path());
    project.layers = content.allLayers(m_city.source()).value();
    project.extent = {test::corner.x, test::corner.y, test::corner.x + 9000, test::corner.y + 9000};
    project.crs = "EPSG:4546";
    project.title = "洛阳市";
    project.targetFile = m_city.folder().file("city.qgs");
    Answer<std::string> answer;
    renderer->saveProject(project, answer.callback());
    const auto file = answer.wait();
    ASSERT_TRUE(file.ok()) << file.error().message.en;
    std::ifstream written(file.value());
    std::stringstream text;
    text << written.rdbuf();
    for (const DrawnLayer& layer : project.layers)
        EXPECT_NE(text.str().find("<layername>" + layer.title + "</layername>"), std::string::npos)
            << layer.id;
    // Whoever moves the folder keeps a working project.
    EXPECT_NE(text.str().find("./city.hetu|layername=organisations"), std::string::npos);
}

TEST(QgisClientAlone, SaysWhereItLookedForAHelperThatIsMissing) {
    setenv("HETU_QGIS_HELPER", "/nowhere/hetu-qgis", 1);
    const auto renderer = makeQgisRenderer();
    Answer<MapImage> answer;
    renderer->draw(1, cityMap({}), answer.callback());
    const auto image = answer.wait();
    unsetenv("HETU_QGIS_HELPER");
    ASSERT_FALSE(image.ok());
    EXPECT_EQ(image.error().code, ErrorCode::NotFound);
    EXPECT_NE(image.error().message.en.find("/nowhere/hetu-qgis"), std::string::npos);
}

TEST(QgisClientAlone, AHelperThatSpeaksNonsenseIsALostRequestNotACrash) {
    const ::hetu::test::TemporaryFolder folder;
    const std::string path = folder.file("hetu-qgis");
    {
        std::ofstream script(path);
        script << "#!/bin/sh\nhead -c 100000 /dev/urandom >&3\nsleep 5\n";
    }
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    setenv("HETU_QGIS_HELPER", path.c_str(), 1);
    const auto renderer = makeQgisRenderer();
    Answer<MapImage> answer;
    renderer->draw(1, cityMap({}), answer.callback());
    const auto image = answer.wait();
    unsetenv("HETU_QGIS_HELPER");
    EXPECT_FALSE(image.ok());
}

TEST(QgisClientAlone, RefusesPicturesOfImpossibleSize) {
    const auto renderer = makeQgisRenderer();
    Answer<MapImage> answer;
    renderer->draw(1, cityMap({}, 0, 100), answer.callback());
    const auto image = answer.wait();
    ASSERT_FALSE(image.ok());
    EXPECT_EQ(image.error().code, ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace hetu::render
