// The helper is killed again and again while somebody works: nothing is lost, nothing waits. Twenty
// deaths unless HETU_HELPER_DEATHS says how many (two hundred take some minutes: after a death that
// no picture followed the next helper is started after a pause).
#include <QFileInfo>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include <gtest/gtest.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/main_window.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

using Clock = std::chrono::steady_clock;

/// Says how long the thread that made it was not to be spoken to. A thread that waits for its turn
/// on a busy machine is not blamed: only time in which it computed or slept over something counts.
class Watchdog {
public:
    Watchdog() {
        m_beat.setInterval(5);
        QObject::connect(&m_beat, &QTimer::timeout, [this] { m_stamp = now(); });
        m_stamp = now();
        m_beat.start();
        pthread_getcpuclockid(pthread_self(), &m_clock);
        const std::string stat = "/proc/self/task/" + std::to_string(syscall(SYS_gettid)) + "/stat";
        m_watcher = std::jthread([this, stat](const std::stop_token& stop) { watch(stop, stat); });
    }
    /// Milliseconds: blamed on the thread, and as a clock on the wall says.
    [[nodiscard]] double longestBlamed() const { return m_blamed; }
    [[nodiscard]] double longestSeen() const { return m_seen; }

private:
    static double now() {
        return std::chrono::duration<double, std::milli>(Clock::now().time_since_epoch()).count();
    }
    [[nodiscard]] double cpu() const {
        timespec used{};
        clock_gettime(m_clock, &used);
        return 1e3 * static_cast<double>(used.tv_sec) + 1e-6 * static_cast<double>(used.tv_nsec);
    }
    void watch(const std::stop_token& stop, const std::string& stat) {
        constexpr double step = 2, late = 20;
        double stamp = m_stamp, cpuAtStamp = cpu(), slept = 0;
        while (!stop.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(step));
            if (const double newest = m_stamp; newest != stamp) {
                stamp = newest;
                cpuAtStamp = cpu();
                slept = 0;
                continue;
            }
            const double gap = now() - stamp;
            if (gap < late) continue;
            std::string text;
            std::getline(std::ifstream(stat), text);
            const std::size_t name = text.rfind(')');
            if (name != std::string::npos && name + 2 < text.size() && text[name + 2] != 'R')
                slept += step;
            m_seen = std::max<double>(m_seen, gap);
            m_blamed = std::max<double>(m_blamed, std::min(gap, cpu() - cpuAtStamp + slept));
        }
    }

    QTimer m_beat;
    std::atomic<double> m_stamp{0}, m_blamed{0}, m_seen{0};
    clockid_t m_clock{};
    std::jthread m_watcher;  // last: it uses all of the above
};

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

TEST(HelperDeaths, DeathsAtAnyMomentLoseNothingAndNobodyWaits) {
    const QString helper = QStringLiteral(HETU_PROGRAM_DIR "/hetu-qgis");
    if (!QFileInfo::exists(helper)) GTEST_SKIP() << "hetu-qgis was not built.";
    qputenv("HETU_QGIS_HELPER", helper.toUtf8());
    const int given = qEnvironmentVariableIntValue("HETU_HELPER_DEATHS");
    const int wanted = given > 0 ? given : 20;
    const test::TemporaryFolder folder;
    const std::string path = test::cityFile(folder, 5);
    std::size_t platformsBefore = 0;
    for (const Layer& layer : test::smallCity(5))
        if (layer.name == "platforms") platformsBefore = layer.rowCount();
    int kills = 0;
    std::size_t asked = 0, acknowledged = 0;
    double blamed = 0, seen = 0;
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
        const Point middle = map.frame().centre;
        std::mt19937 random(20261124);
        const auto draw = [&](int below) {
            return static_cast<int>(random() % static_cast<unsigned>(below));
        };
        const auto act = [&] {
            const QPoint at(200 + draw(600), 150 + draw(300));
            switch (draw(5)) {
                case 0: {
                    QTest::mousePress(&map, Qt::LeftButton, {}, at);
                    QTest::mouseMove(&map, at + QPoint(draw(120) - 60, draw(120) - 60));
                    QTest::mouseRelease(&map, Qt::LeftButton, {}, at);
                    break;
                }
                case 1: {
                    QWheelEvent wheel(at, map.mapToGlobal(at), {}, {0, draw(2) ? 120 : -120}, {},
                                      {}, Qt::NoScrollPhase, false);
                    QCoreApplication::sendEvent(&map, &wheel);
                    break;
                }
                case 2:
                    window.bench().commands.run(QStringLiteral("map.zoom-full"));
                    break;
                case 3: {
                    LayerPanel& layers = window.bench().layers;
                    layers.setShown("zones", !layers.isShown("zones"));
                    break;
                }
                default: {
                    ++asked;
                    Layer one = test::registerLayer("platforms");
                    one.points = {{middle.x + draw(2000) - 1000, middle.y + draw(2000) - 1000}};
                    test::columnOf(one, "name").texts = {"P" + std::to_string(asked)};
                    document.change(
                        {"Platform", "平台"},
                        [one](Workspace::Transaction& transaction) -> Status {
                            const auto done = transaction.append("platforms", one);
                            return done.ok() ? success() : Status(done.error());
                        },
                        [&](const Status& status) { acknowledged += status.ok() ? 1 : 0; });
                }
            }
        };
        {
            const Watchdog dog;
            const auto end = Clock::now() + std::chrono::seconds(10 * wanted);
            while (kills < wanted && Clock::now() < end) {
                // Mostly at work, sometimes while it starts.
                for (int steps = draw(5) == 0 ? 1 : 4 + draw(6); steps > 0; --steps) {
                    act();
                    QTest::qWait(20 + draw(60));
                }
                for (const pid_t pid : helpers()) {
                    if (kills % 7 == 6) {  // hung first, then dead
                        kill(pid, SIGSTOP);
                        act();
                        QTest::qWait(40);
                    }
                    kills += kill(pid, SIGKILL) == 0 ? 1 : 0;
                }
            }
            blamed = dog.longestBlamed();
            seen = dog.longestSeen();
        }
        EXPECT_GE(kills, wanted);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !document.isBusy(); }, 60'000));
        // It comes back, with every layer.
        window.bench().commands.run(QStringLiteral("map.zoom-full"));
        EXPECT_TRUE(QTest::qWaitFor([&] { return window.isQuiet() && map.isSettled(); }, 60'000));
        EXPECT_FALSE(map.pictureRect().isNull());
        EXPECT_TRUE(window.bench().layers.isShown("organisations"));
        EXPECT_TRUE(window.bench().layers.isShown("platforms"));
    }
    std::printf(
        "%d kills; the window was not to be spoken to for %.0f ms at most (%.0f ms on the "
        "wall); %zu changes\n",
        kills, blamed, seen, acknowledged);
    EXPECT_LT(blamed, 100);
    EXPECT_EQ(acknowledged, asked);
    EXPECT_GT(asked, 20U);
    const auto workspace = Workspace::open(path);
    ASSERT_TRUE(workspace.ok());
    const auto snapshot = workspace.value().snapshot();
    ASSERT_TRUE(snapshot.ok());
    EXPECT_EQ(snapshot.value()->find("platforms")->rowCount, platformsBefore + acknowledged);
}

}  // namespace
}  // namespace hetu::desktop
