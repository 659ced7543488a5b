#include "layers/base/child_process.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "layers/base/private_folder.h"
#include "tests/support/stop_bound.h"

namespace hetu {
namespace {

namespace fs = std::filesystem;
using End = ChildOutcome::End;

class ChildProcess : public ::testing::Test {
protected:
    PrivateFolder m_folder = PrivateFolder::create().value();

    ChildOptions options() const { return {.workingFolder = m_folder.path()}; }
    Result<ChildOutcome> shell(const std::string& script, ChildOptions given) const {
        return runProgram("/bin/sh", {"-c", script}, given, Progress{});
    }
    Result<ChildOutcome> shell(const std::string& script) const { return shell(script, options()); }
};

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

bool isAlive(pid_t process) {
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    std::string number, name, state;
    return (stat >> number >> name >> state) && state != "Z";
}

bool isGone(pid_t process) {
    for (int i = 0; i < 200 && isAlive(process); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return !isAlive(process);
}

/// The process id that a script wrote to `path`, once it is there.
pid_t waitForPid(const std::string& path) {
    for (int i = 0; i < 200; ++i) {
        std::ifstream in(path);
        pid_t process = 0;
        if (in >> process && in.peek() == '\n') return process;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return 0;
}

TEST_F(ChildProcess, GivesOutputAndExitCode) {
    const auto outcome = shell("echo one; echo two >&2; exit 3");
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome.value().end, End::Exited);
    EXPECT_EQ(outcome.value().code, 3);
    EXPECT_EQ(outcome.value().output, "one\ntwo\n");
    EXPECT_FALSE(outcome.value().outputIsCut);
}

TEST_F(ChildProcess, PassesArgumentsWithoutAShell) {
    const auto outcome =
        runProgram("printf", {"%s|", "a b", "$HOME", "`id`", "河图"}, options(), Progress{});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome.value().output, "a b|$HOME|`id`|河图|");
}

TEST_F(ChildProcess, HasACleanEnvironmentAndNoInput) {
    setenv("HETU_TEST_SECRET", "1", 1);
    setenv("LC_ALL", "de_DE.UTF-8", 1);
    const auto outcome = shell("cat; env; pwd");
    unsetenv("HETU_TEST_SECRET");
    unsetenv("LC_ALL");
    ASSERT_TRUE(outcome.ok());
    const std::string& output = outcome.value().output;
    EXPECT_EQ(output.find("HETU_TEST_SECRET"), std::string::npos);
    EXPECT_NE(output.find("LC_ALL=C\n"), std::string::npos);
    EXPECT_TRUE(output.ends_with(m_folder.path() + "\n")) << output;
}

TEST_F(ChildProcess, InheritsNoOpenFile) {
    const int leak = dup(0);
    const auto outcome = shell("ls /proc/self/fd | wc -l");
    close(leak);
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome.value().output, "4\n");  // 0, 1, 2 and the listing itself
}

TEST_F(ChildProcess, KeepsTheEndOfALongOutput) {
    ChildOptions given = options();
    given.outputLimitBytes = 1000;
    const auto outcome = shell("i=0; while [ $i -lt 20000 ]; do echo $i; i=$((i+1)); done", given);
    ASSERT_TRUE(outcome.ok());
    EXPECT_TRUE(outcome.value().outputIsCut);
    EXPECT_EQ(outcome.value().output.size(), 1000U);
    EXPECT_TRUE(outcome.value().output.ends_with("19998\n19999\n"));
}

TEST_F(ChildProcess, EndsAtTheTimeLimit) {
    ChildOptions given = options();
    given.timeLimitSeconds = 0.3;
    const auto outcome = shell("echo begun; sleep 20", given);
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome.value().end, End::TimedOut);
    EXPECT_EQ(outcome.value().output, "begun\n");
    EXPECT_LT(outcome.value().seconds, 10);
}

TEST_F(ChildProcess, SaysWhenASignalEndedIt) {
    const auto outcome = shell("kill -9 $$");
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome.value().end, End::Killed);
    EXPECT_EQ(outcome.value().code, SIGKILL);
}

TEST_F(ChildProcess, CancelKillsTheWholeGroupQuickly) {
    std::stop_source stop;
    const std::string pidFile = m_folder.path() + "/pid";
    std::chrono::steady_clock::time_point asked;
    pid_t grandchild = 0;
    std::jthread canceller([&] {
        grandchild = waitForPid(pidFile);
        asked = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    const auto outcome =
        runProgram("/bin/sh", {"-c", "sleep 30 & echo $! > pid; exec >&- 2>&-; wait"}, options(),
                   Progress{stop.get_token(), {}});
    canceller.join();
    EXPECT_LT(secondsSince(asked), test::stopBound.count());
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::Cancelled);
    ASSERT_GT(grandchild, 0);
    EXPECT_TRUE(isGone(grandchild));
}

TEST_F(ChildProcess, DoesNotWaitForAGrandchildThatKeepsTheOutput) {
    const auto start = std::chrono::steady_clock::now();
    const auto outcome = shell("sleep 30 & echo done");
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome.value().output, "done\n");
    EXPECT_LT(secondsSince(start), 5);
}

TEST_F(ChildProcess, DiesWithItsParent) {
    const std::string pidFile = m_folder.path() + "/pid";
    const pid_t parent = fork();
    if (parent == 0) {
        [[maybe_unused]] const auto ignored = shell("echo $$ > pid; exec sleep 30");
        _exit(0);
    }
    const pid_t grandchild = waitForPid(pidFile);
    ASSERT_GT(grandchild, 0);
    ASSERT_TRUE(isAlive(grandchild));
    kill(parent, SIGKILL);
    waitpid(parent, nullptr, 0);
    EXPECT_TRUE(isGone(grandchild));
}

TEST_F(ChildProcess, SaysThatAProgramIsMissing) {
    for (const std::string name : {"no-such-program-of-hetu", "/no/such/program", "./sh", ""}) {
        const auto outcome = runProgram(name, {}, options(), Progress{});
        ASSERT_FALSE(outcome.ok()) << name;
        EXPECT_EQ(outcome.error().code, ErrorCode::NotFound) << name;
    }
}

TEST_F(ChildProcess, SaysThatAProgramCannotBeStarted) {
    const std::string path = m_folder.path() + "/nonsense";
    std::ofstream(path) << "\x7f"
                           "ELF";
    fs::permissions(path, fs::perms::owner_all);
    const auto broken = runProgram(path, {}, options(), Progress{});
    ASSERT_FALSE(broken.ok());
    EXPECT_EQ(broken.error().code, ErrorCode::Io);

    const auto nowhere = runProgram("/bin/true", {}, {.workingFolder = "/no/such"}, Progress{});
    ASSERT_FALSE(nowhere.ok());
    EXPECT_EQ(nowhere.error().code, ErrorCode::Io);
}

TEST_F(ChildProcess, LooksInThePathButNeverInTheCurrentFolder) {
    EXPECT_EQ(findProgram("sh").front(), '/');
    const std::string before = std::getenv("PATH");
    setenv("PATH", ".::relative", 1);
    EXPECT_EQ(findProgram("sh"), "");
    setenv("PATH", before.c_str(), 1);
}

TEST_F(ChildProcess, TellsThatItIsRunning) {
    int calls = 0;
    ChildOptions given = options();
    given.whileRunning = [&](double) { ++calls; };
    ASSERT_TRUE(shell("sleep 0.5", given).ok());
    EXPECT_GE(calls, 3);
}

}  // namespace
}  // namespace hetu
