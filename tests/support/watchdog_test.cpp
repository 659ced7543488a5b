#include "tests/support/watchdog.h"

#include <QTest>
#include <QTimer>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <future>
#include <memory>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/temporary_folder.h"

namespace hetu::test {
namespace {

/// Milliseconds of computing that this thread has done.
double computed() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return 1e3 * static_cast<double>(used.tv_sec) + 1e-6 * static_cast<double>(used.tv_nsec);
}
void computeFor(double milliseconds) {
    for (const double end = computed() + milliseconds; computed() < end;) {
    }
}
void sleepFor(double milliseconds) {
    std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(milliseconds));
}
/// Threads that have done their work and stay until the watchdog has looked at them.
std::vector<std::jthread> helpers;
void stay(const std::stop_token& stop) {
    while (!stop.stop_requested())
        sleepFor(20);
}

/// Reads a file that has nothing to say for so long.
void waitForFile(double milliseconds) {
    const TemporaryFolder folder;
    const std::string path = folder.file("pipe");
    ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
    helpers.emplace_back([&path, milliseconds](const std::stop_token& stop) {
        {
            std::ofstream out(path);
            sleepFor(milliseconds);
            out << "late\n" << std::flush;
        }
        stay(stop);
    });
    std::string text;
    std::getline(std::ifstream(path), text);
    EXPECT_EQ(text, "late");
}
/// Waits for a thread that computes so long.
void handOver(double milliseconds) {
    const auto done = std::make_shared<std::promise<void>>();
    helpers.emplace_back([done, milliseconds](const std::stop_token& stop) {
        computeFor(milliseconds);
        done->set_value();
        stay(stop);
    });
    done->get_future().wait();
}

/// Receives an event and takes its time over it.
class Sluggish : public QObject {
public:
    explicit Sluggish(std::function<void()> work) : m_work(std::move(work)) {
        setObjectName(QStringLiteral("sluggish"));
        startTimer(10);
    }
    void timerEvent(QTimerEvent* event) override {
        killTimer(event->timerId());
        m_work();
        isDone = true;
    }
    bool isDone = false;

private:
    std::function<void()> m_work;
};

/// Lets the event loop do `work` under a watchdog whose script is at "the step".
void watched(Watchdog& dog, std::function<void()> work) {
    dog.doing("a calm step");
    QTest::qWait(30);
    dog.doing("the step");
    Sluggish sluggish(std::move(work));
    ASSERT_TRUE(QTest::qWaitFor([&] { return sluggish.isDone; }, 20'000));
    dog.doing("another calm step");
    QTest::qWait(30);
    helpers.clear();
}

void expectCaught(void (*slow)(double), const char* function) {
    Watchdog dog(100);
    watched(dog, [slow] { slow(120); });
    ASSERT_EQ(dog.blocks().size(), 1U) << dog.report();
    const Watchdog::Block& block = dog.blocks().front();
    EXPECT_GE(block.blamedMilliseconds, 119);
    EXPECT_GE(block.wallMilliseconds, block.blamedMilliseconds);
    EXPECT_EQ(block.doing.rfind("the step; ", 0), 0U) << block.doing;
    EXPECT_NE(block.doing.find("Timer to QObject \"sluggish\""), std::string::npos) << block.doing;
    EXPECT_NE(block.doing.find(function), std::string::npos) << block.doing;
    EXPECT_EQ(dog.longest().doing, block.doing);
}
void expectLetGo(void (*slow)(double)) {
    Watchdog dog(100);
    watched(dog, [slow] { slow(60); });
    EXPECT_TRUE(dog.blocks().empty()) << dog.report();
    EXPECT_GE(dog.longest().blamedMilliseconds, 59);
}

TEST(Watchdog, ASleepIsCaughtAndNamed) {
    expectCaught(&sleepFor, "nanosleep");
}
TEST(Watchdog, ComputingIsCaughtAndNamed) {
    expectCaught(&computeFor, "clock_gettime");
}
TEST(Watchdog, WaitingForAFileIsCaughtAndNamed) {
    expectCaught(&waitForFile, "underflow");
}
TEST(Watchdog, HalfTheTimeIsLetGo) {
    expectLetGo(&sleepFor);
    expectLetGo(&computeFor);
    expectLetGo(&waitForFile);
}

TEST(Watchdog, TheFirstAndTheLastMomentCount) {
    Watchdog dog(100);
    dog.doing("at once");
    sleepFor(120);
    ASSERT_EQ(dog.blocks().size(), 1U);
    EXPECT_EQ(dog.blocks().front().doing.rfind("at once", 0), 0U);
    QTest::qWait(30);
    dog.doing("at the end");
    sleepFor(120);
    ASSERT_EQ(dog.blocks().size(), 2U);
    EXPECT_EQ(dog.blocks().back().doing.rfind("at the end", 0), 0U);
}

TEST(Watchdog, ManyEventsInARowAreOneBlock) {
    Watchdog dog(100);
    dog.doing("many");
    QObject receiver;
    for (int i = 0; i < 24; ++i)
        QMetaObject::invokeMethod(
            &receiver, [] { computeFor(5); }, Qt::QueuedConnection);
    QTest::qWait(300);
    EXPECT_GE(dog.longest().blamedMilliseconds, 100) << dog.longest().doing;
}

TEST(Watchdog, ABusyMachineIsNotBlamedOnTheThread) {
    if (!std::ifstream("/proc/thread-self/schedstat"))
        GTEST_SKIP() << "This kernel does not count.";
    std::vector<std::jthread> crowd;
    for (unsigned i = 0; i < 6 * std::thread::hardware_concurrency(); ++i)
        crowd.emplace_back([](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
            }
        });
    Watchdog dog(100);
    watched(dog, [] { computeFor(60); });
    EXPECT_TRUE(dog.blocks().empty()) << dog.report();
    watched(dog, [] { computeFor(120); });
    EXPECT_EQ(dog.blocks().size(), 1U) << dog.report();
    EXPECT_GT(dog.longest().wallMilliseconds, dog.longest().blamedMilliseconds + 20);
}

TEST(Watchdog, WaitingForAThreadThatComputesIsCaughtAndForOneWithoutATurnIsNot) {
    if (!std::ifstream("/proc/thread-self/schedstat"))
        GTEST_SKIP() << "This kernel does not count.";
    Watchdog dog(100);
    watched(dog, [] { handOver(130); });
    EXPECT_EQ(dog.blocks().size(), 1U) << dog.report();
    std::vector<std::jthread> crowd;
    for (unsigned i = 0; i < 6 * std::thread::hardware_concurrency(); ++i)
        crowd.emplace_back([](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
            }
        });
    watched(dog, [] { handOver(50); });
    EXPECT_EQ(dog.blocks().size(), 1U) << dog.report();
}

TEST(Watchdog, StillSeesWithNestedLoops) {
    Watchdog dog(100);
    watched(dog, [] {
        QTest::qWait(150);  // the window can be spoken to
    });
    EXPECT_TRUE(dog.blocks().empty()) << dog.report();
    watched(dog, [] {
        QTest::qWait(50);
        sleepFor(120);
    });
    EXPECT_EQ(dog.blocks().size(), 1U) << dog.report();
}

}  // namespace
}  // namespace hetu::test
