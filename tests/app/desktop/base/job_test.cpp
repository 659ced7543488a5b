#include "app/desktop/base/job.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <chrono>

#include <gtest/gtest.h>

#include "tests/support/stop_bound.h"

namespace hetu::desktop {
namespace {

using namespace std::chrono_literals;

/// Polls as an analysis must, for ever.
Result<int> untilStopped(const Progress& progress) {
    while (!progress.cancelled()) {
        progress.report(0.5, "working");
        std::this_thread::sleep_for(1ms);
    }
    return cancelledError();
}

TEST(Job, HandsItsOutcomeToTheGuiThread) {
    int outcome = 0;
    QThread* deliveredIn = nullptr;
    std::atomic<bool> workedElsewhere = false;
    QObject parent;
    Job* job = startJob<int>(
        [&](const Progress&) -> Result<int> {
            workedElsewhere = QThread::currentThread() != QCoreApplication::instance()->thread();
            return 42;
        },
        [&](Result<int> result) {
            deliveredIn = QThread::currentThread();
            outcome = result.value();
        },
        &parent);
    QSignalSpy finished(job, &Job::finished);
    ASSERT_TRUE(finished.wait(3000));
    EXPECT_EQ(outcome, 42);
    EXPECT_EQ(deliveredIn, QCoreApplication::instance()->thread());
    EXPECT_TRUE(workedElsewhere);
    EXPECT_FALSE(job->isRunning());
}

TEST(Job, StopIsAnsweredQuickly) {
    ErrorCode code = ErrorCode::Internal;
    QObject parent;
    Job* job = startJob<int>(
        untilStopped, [&](Result<int> r) { code = r.error().code; }, &parent);
    QSignalSpy finished(job, &Job::finished);
    QTest::qWait(50);
    QElapsedTimer clock;
    clock.start();
    job->stop();
    ASSERT_TRUE(finished.wait(3000));
    EXPECT_LT(std::chrono::milliseconds(clock.elapsed()), test::stopBound);
    EXPECT_EQ(code, ErrorCode::Cancelled);
}

TEST(Job, ReportsAtMostTwentyTimesASecond) {
    QObject parent;
    Job* job = startJob<int>(
        untilStopped, [](Result<int>) {}, &parent);
    QSignalSpy progressed(job, &Job::progressed);
    QTest::qWait(1000);
    EXPECT_GE(progressed.count(), 5);
    EXPECT_LE(progressed.count(), 21);
}

TEST(Job, DeletingItStopsTheWorkAndDeliversNothing) {
    bool isDelivered = false;
    std::atomic<bool> isDone = false;
    Job* job = startJob<int>(
        [&](const Progress& progress) {
            Result<int> result = untilStopped(progress);
            isDone = true;
            return result;
        },
        [&](Result<int>) { isDelivered = true; }, nullptr);
    QTest::qWait(20);
    delete job;
    EXPECT_TRUE(isDone);
    QTest::qWait(50);
    EXPECT_FALSE(isDelivered);
}

}  // namespace
}  // namespace hetu::desktop
