// The helper is killed again and again while somebody works: nothing is lost, nothing waits. Twenty
// deaths unless HETU_HELPER_DEATHS says how many; two hundred take some minutes.
#include <QFileInfo>
#include <QTest>
#include <QWheelEvent>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/main_window.h"
#include "tests/support/watchdog.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

using Clock = std::chrono::steady_clock;

/// The helpers of this process that live.
std::vector<pid_t> helpers() {
    std::vector<pid_t> found;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        std::string text;
        std::getline(std::ifstream(entry.path() / "stat"), text);
        const std::size_t end = text.rfind(')');
        if (end == std::string::npos || text.find("hetu-qgis") == std::string::npos) continue;
        char state = 0;
        int parent = 0;
        if (std::sscanf(text.c_str() + end + 1, " %c %d", &state, &parent) == 2 &&
            parent == getpid() && state != 'Z')
            found.push_back(static_cast<pid_t>(std::stol(name)));
    }
    return found;
}

/// Kills every helper at a random moment of its life, in a thread that knows nothing of what the
/// window does: one of five while it starts, the others at work; one of seven hangs first.
class Killer {
public:
    explicit Killer(int wanted)
        : m_wanted(wanted), m_thread([this](const std::stop_token& stop) { work(stop); }) {}
    [[nodiscard]] int kills() const { return m_kills; }
    [[nodiscard]] bool isDone() const { return m_kills >= m_wanted; }

private:
    void work(const std::stop_token& stop) {
        std::mt19937 random(20261124);
        const auto wait = [&](int atLeast, int below) {
            std::this_thread::sleep_for(std::chrono::milliseconds(
                atLeast + static_cast<int>(random() % static_cast<unsigned>(below - atLeast))));
        };
        std::set<pid_t> killed;
        while (!stop.stop_requested() && !isDone()) {
            for (const pid_t pid : helpers()) {
                if (killed.contains(pid)) continue;
                if (random() % 5 == 0)
                    wait(0, 150);
                else
                    wait(200, 900);
                if (random() % 7 == 0) {
                    kill(pid, SIGSTOP);
                    wait(20, 200);
                }
                if (kill(pid, SIGKILL) == 0) ++m_kills;
                killed.insert(pid);
                if (isDone()) break;
            }
            wait(10, 20);
        }
    }

    const int m_wanted;
    std::atomic<int> m_kills = 0;
    std::jthread m_thread;  // last: it uses all of the above
};

/// Somebody at work: every step is one gesture, key or change, at random but the same in every run.
class Script {
public:
    Script(MainWindow& window, test::Watchdog& dog) : m_window(window), m_dog(dog) {
        m_middle = window.map().frame().centre;
        m_shown = ids();
    }

    void step() {
        MapView& map = m_window.map();
        const QPoint at(200 + draw(600), 150 + draw(300));
        switch (draw(9)) {
            case 0:
                m_dog.doing("the map is dragged");
                QTest::mousePress(&map, Qt::LeftButton, {}, at);
                QTest::mouseMove(&map, at + QPoint(draw(120) - 60, draw(120) - 60));
                QTest::mouseRelease(&map, Qt::LeftButton, {}, at);
                break;
            case 1: {
                m_dog.doing("the wheel is turned");
                QWheelEvent wheel(at, map.mapToGlobal(at), {}, {0, draw(2) ? 120 : -120}, {}, {},
                                  Qt::NoScrollPhase, false);
                QCoreApplication::sendEvent(&map, &wheel);
                break;
            }
            case 2:
                m_dog.doing("everything is shown");
                m_window.bench().commands.run(QStringLiteral("map.zoom-full"));
                break;
            case 3: {
                m_dog.doing("a layer is switched");
                LayerPanel& layers = m_window.bench().layers;
                const bool isShown = !layers.isShown("zones");
                layers.setShown("zones", isShown);
                isShown ? (void)m_shown.insert("zones") : (void)m_shown.erase("zones");
                break;
            }
            case 4:
                m_dog.doing("undo");
                if (m_platforms.empty() || !m_window.bench().commands.run("edit.undo")) break;
                m_undone.push_back(m_platforms.back());
                m_platforms.pop_back();
                break;
            case 5:
                m_dog.doing("redo");
                if (m_undone.empty() || !m_window.bench().commands.run("edit.redo")) break;
                m_platforms.push_back(m_undone.back());
                m_undone.pop_back();
                break;
            default:
                m_dog.doing("a platform is added");
                addPlatform();
        }
    }

    using Platform = std::pair<std::string, Point>;
    /// Those that were added and not taken back, in this order.
    [[nodiscard]] const std::vector<Platform>& platforms() const { return m_platforms; }
    [[nodiscard]] int asked() const { return m_asked; }
    [[nodiscard]] int acknowledged() const { return m_acknowledged; }
    /// What the layers shown must be.
    [[nodiscard]] const std::set<std::string>& shown() const { return m_shown; }
    [[nodiscard]] std::set<std::string> ids() const {
        std::set<std::string> all;
        for (const render::DrawnLayer& layer : m_window.bench().layers.visibleLayers())
            all.insert(layer.id);
        return all;
    }

    int draw(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

private:
    void addPlatform() {
        // One after the other: "undo" shall be of the last one.
        if (m_window.document().isBusy()) return;
        ++m_asked;
        const std::string name = "P" + std::to_string(m_asked);
        Layer one = test::registerLayer("platforms");
        one.points = {{m_middle.x + draw(2000) - 1000, m_middle.y + draw(2000) - 1000}};
        test::columnOf(one, "name").texts = {name};
        m_platforms.emplace_back(name, one.points.front());
        m_undone.clear();
        m_window.document().change(
            {"Platform", "平台"},
            [one](Workspace::Transaction& transaction) -> Status {
                const auto done = transaction.append("platforms", one);
                return done.ok() ? success() : Status(done.error());
            },
            [this](const Status& status) { m_acknowledged += status.ok() ? 1 : 0; });
    }

    MainWindow& m_window;
    test::Watchdog& m_dog;
    std::mt19937 m_random{20261124};
    Point m_middle;
    std::vector<Platform> m_platforms, m_undone;
    std::set<std::string> m_shown;
    int m_asked = 0, m_acknowledged = 0;
};

/// Name and place of every platform in the file, in the order of the rows.
std::vector<Script::Platform> platformsIn(const std::string& path) {
    std::vector<Script::Platform> found;
    const auto workspace = Workspace::open(path);
    EXPECT_TRUE(workspace.ok());
    const auto snapshot = workspace.value().snapshot();
    EXPECT_TRUE(snapshot.ok());
    const auto layer = snapshot.value()->read("platforms", {"name"});
    EXPECT_TRUE(layer.ok());
    for (std::size_t i = 0; i < layer.value().points.size(); ++i)
        found.emplace_back(layer.value().table.find("name")->texts[i], layer.value().points[i]);
    return found;
}

TEST(HelperDeaths, DeathsAtAnyMomentLoseNothingAndNobodyWaits) {
    const QString helper = QStringLiteral(HETU_PROGRAM_DIR "/hetu-qgis");
    if (!QFileInfo::exists(helper)) GTEST_SKIP() << "hetu-qgis was not built.";
    qputenv("HETU_QGIS_HELPER", helper.toUtf8());
    const int given = qEnvironmentVariableIntValue("HETU_HELPER_DEATHS");
    const int wanted = given > 0 ? given : 20;
    const test::TemporaryFolder folder;
    const std::string path = test::cityFile(folder, 5);
    std::vector<Script::Platform> expected = platformsIn(path);
    ASSERT_EQ(expected.size(), 5U);
    int kills = 0, steps = 0, bare = 0, asked = 0, acknowledged = 0;
    std::vector<std::string> failures;
    {
        Document document;
        const auto renderer = render::makeQgisRenderer();
        MainWindow window(document, *renderer, false);
        window.resize(1366, 768);
        window.show();
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        ASSERT_TRUE(QTest::qWaitFor(
            [&] { return window.isQuiet() && !window.map().pictureRect().isNull(); }, 60'000));
        MapView& map = window.map();
        QObject::connect(&map, &MapView::failed,
                         [&](const Error& error) { failures.push_back(error.message.en); });
        test::Watchdog dog;
        Script script(window, dog);
        {
            const Killer killer(wanted);
            const auto end = Clock::now() + std::chrono::seconds(10 * wanted);
            while (!killer.isDone() && Clock::now() < end) {
                script.step();
                ++steps;
                bare += map.pictureRect().isNull() ? 1 : 0;
                QTest::qWait(20 + script.draw(60));
            }
            kills = killer.kills();
        }
        dog.doing("the end of the script");
        EXPECT_TRUE(QTest::qWaitFor([&] { return !document.isBusy(); }, 60'000));
        // It comes back, with every layer.
        window.bench().commands.run(QStringLiteral("map.zoom-full"));
        EXPECT_TRUE(QTest::qWaitFor([&] { return window.isQuiet() && map.isSettled(); }, 60'000));
        EXPECT_FALSE(map.pictureRect().isNull());
        EXPECT_EQ(script.ids(), script.shown());
        EXPECT_GE(script.shown().size(), 5U);
        std::printf(
            "%d kills over %d steps, %d changes: the window was not to be spoken to for "
            "%.0f ms at most: %s\n",
            kills, steps, script.asked(), dog.longest().blamedMilliseconds,
            dog.longest().doing.c_str());
        EXPECT_TRUE(dog.blocks().empty()) << dog.report();
        asked = script.asked();
        acknowledged = script.acknowledged();
        expected.insert(expected.end(), script.platforms().begin(), script.platforms().end());
    }
    EXPECT_GE(kills, wanted);
    EXPECT_EQ(bare, 0) << "The picture went away.";
    EXPECT_TRUE(failures.empty()) << failures.size() << ", the first: " << failures.front();
    EXPECT_EQ(acknowledged, asked);
    EXPECT_GT(asked, wanted);
    EXPECT_EQ(platformsIn(path), expected);
}

}  // namespace
}  // namespace hetu::desktop
