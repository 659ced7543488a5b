#include "layers/base/child_process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hetu {
namespace {

constexpr int pollMilliseconds = 50;

bool isExecutableFile(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor() { close(); }
    void close() {
        if (m_fd >= 0) ::close(m_fd);
        m_fd = -1;
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

struct Pipe {
    Descriptor read, write;
};

std::optional<Pipe> makePipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

Error cannotStart(const std::string& program, int reason) {
    return {ErrorCode::Io,
            textOf("The program {} could not be started: {}.", "无法启动程序 {}：{}。", program,
                   std::strerror(reason)),
            {}};
}

/// The last `limit` bytes of what was added.
class Tail {
public:
    explicit Tail(std::size_t limit) : m_limit(limit) {}
    void add(const char* data, std::size_t size) {
        m_text.append(data, size);
        // Cutting only at twice the limit keeps the copying linear in what comes in.
        if (m_text.size() > 2 * m_limit + size) cut();
    }
    [[nodiscard]] std::string take(bool& isCut) {
        cut();
        isCut = m_isCut;
        return std::move(m_text);
    }

private:
    void cut() {
        if (m_text.size() <= m_limit) return;
        m_text.erase(0, m_text.size() - m_limit);
        m_isCut = true;
    }
    std::string m_text;
    std::size_t m_limit;
    bool m_isCut = false;
};

/// What the child does between fork and exec: system calls only, since other threads of the
/// parent may have held any lock at the moment of the fork.
[[noreturn]] void becomeProgram(const char* program,
                                char* const* arguments,
                                char* const* environment,
                                const char* folder,
                                int output,
                                int failure,
                                pid_t parent) {
    const auto fail = [failure](int reason) {
        [[maybe_unused]] const auto written = write(failure, &reason, sizeof reason);
        _exit(127);
    };
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);  // the parent died before the line above
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    if (chdir(folder) != 0) fail(errno);
    const int empty = open("/dev/null", O_RDONLY);
    if (empty < 0 || dup2(empty, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0) fail(errno);
    close_range(3, UINT_MAX, CLOSE_RANGE_CLOEXEC);
    execve(program, arguments, environment);
    fail(errno);
    _exit(127);
}

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (std::string& text : texts)
        out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

/// Takes everything that can be read now; false once the other side has closed.
bool drain(int fd, Tail& tail) {
    std::array<char, 65536> buffer;
    for (;;) {
        const ssize_t got = read(fd, buffer.data(), buffer.size());
        if (got > 0) {
            tail.add(buffer.data(), static_cast<std::size_t>(got));
            continue;
        }
        if (got == 0) return false;
        if (errno == EINTR) continue;
        return errno == EAGAIN || errno == EWOULDBLOCK;
    }
}

}  // namespace

std::string findProgram(std::string_view name) {
    if (name.empty()) return {};
    if (name.front() == '/') {
        std::string path(name);
        return isExecutableFile(path) ? path : std::string{};
    }
    if (name.find('/') != std::string_view::npos) return {};
    const char* search = std::getenv("PATH");
    for (const std::string& folder :
         splitList(search ? search : "/usr/local/bin:/usr/bin:/bin", ':')) {
        if (folder.front() != '/') continue;
        std::string path = folder + "/" + std::string(name);
        if (isExecutableFile(path)) return path;
    }
    return {};
}

Result<ChildOutcome> runProgram(const std::string& program,
                                const std::vector<std::string>& arguments,
                                const ChildOptions& options,
                                const Progress& progress) {
    using Clock = std::chrono::steady_clock;
    if (progress.cancelled()) return cancelledError();
    std::string path = findProgram(program);
    if (path.empty())
        return Error{ErrorCode::NotFound,
                     textOf("The program {} is not installed.", "未安装程序 {}。", program),
                     {}};

    std::vector<std::string> argumentTexts{path};
    argumentTexts.insert(argumentTexts.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environmentTexts{"LC_ALL=C", "PATH=/usr/local/bin:/usr/bin:/bin",
                                              "HOME=" + options.workingFolder,
                                              "TMPDIR=" + options.workingFolder};
    const std::vector<char*> argumentPointers = pointersTo(argumentTexts);
    const std::vector<char*> environmentPointers = pointersTo(environmentTexts);

    std::optional<Pipe> output = makePipe();
    std::optional<Pipe> failure = makePipe();
    if (!output || !failure) return cannotStart(program, errno);
    fcntl(output->read.get(), F_SETFL, O_NONBLOCK);

    const auto start = Clock::now();
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child < 0) return cannotStart(program, errno);
    if (child == 0)
        becomeProgram(path.c_str(), argumentPointers.data(), environmentPointers.data(),
                      options.workingFolder.c_str(), output->write.get(), failure->write.get(),
                      parent);
    setpgid(child, child);  // both sides do it, so that the group exists whoever comes first
    output->write.close();
    failure->write.close();

    int reason = 0;
    ssize_t told = 0;
    do
        told = read(failure->read.get(), &reason, sizeof reason);
    while (told < 0 && errno == EINTR);
    const auto killGroup = [child] { kill(-child, SIGKILL); };
    const auto reap = [child](int flags, int& state) {
        pid_t got = 0;
        do
            got = waitpid(child, &state, flags);
        while (got < 0 && errno == EINTR);
        return got != 0;  // ended, or (when SIGCHLD is ignored) already gone
    };
    int state = 0;
    if (told == static_cast<ssize_t>(sizeof reason)) {
        reap(0, state);
        return cannotStart(program, reason);
    }

    ChildOutcome outcome;
    Tail tail(options.outputLimitBytes);
    bool isOpen = true, timedOut = false;
    const auto elapsed = [&] {
        return std::chrono::duration<double>(Clock::now() - start).count();
    };
    for (;;) {
        if (isOpen) {
            pollfd wait{output->read.get(), POLLIN, 0};
            poll(&wait, 1, pollMilliseconds);
            isOpen = drain(output->read.get(), tail);
        }
        // A child that has closed its output may still be working; one whose own child keeps the
        // output open may have ended.
        if (reap(WNOHANG, state)) break;
        if (!isOpen) poll(nullptr, 0, pollMilliseconds / 10);
        if (progress.cancelled()) {
            killGroup();
            reap(0, state);
            return cancelledError();
        }
        if (options.timeLimitSeconds > 0 && elapsed() > options.timeLimitSeconds) {
            timedOut = true;
            killGroup();
            reap(0, state);
            break;
        }
        if (options.whileRunning) options.whileRunning(elapsed());
    }
    killGroup();
    drain(output->read.get(), tail);

    outcome.seconds = elapsed();
    outcome.output = tail.take(outcome.outputIsCut);
    if (timedOut) {
        outcome.end = ChildOutcome::End::TimedOut;
    } else if (WIFSIGNALED(state)) {
        outcome.end = ChildOutcome::End::Killed;
        outcome.code = WTERMSIG(state);
    } else {
        outcome.code = WEXITSTATUS(state);
    }
    return outcome;
}

}  // namespace hetu
