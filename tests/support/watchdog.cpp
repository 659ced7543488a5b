#include "tests/support/watchdog.h"

#include <QEvent>
#include <QMetaEnum>
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <cxxabi.h>
#include <dirent.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace hetu::test {
namespace {

double now() {
    return std::chrono::duration<double, std::milli>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// ---- Which events are being delivered -------------------------------------------------------

struct Delivery {
    std::string receiver;
    int type = 0;
    double began = 0, took = 0;
};
constexpr double worthNaming = 20;  // ms

bool isWatching = false;              // the three are of the GUI thread
std::vector<Delivery> underWay;       // outermost first
std::vector<Delivery> doneSinceBeat;  // those that took long

std::string nameOf(const Delivery& delivery) {
    const char* type = QMetaEnum::fromType<QEvent::Type>().valueToKey(delivery.type);
    return (type ? std::string(type) : "event " + std::to_string(delivery.type)) + " to " +
           delivery.receiver;
}

// ---- Turns ----------------------------------------------------------------------------------

template <class Turns>
Turns turnsIn(int file) {
    char text[96] = {};
    Turns turns;
    if (pread(file, text, sizeof text - 1, 0) <= 0 ||
        std::sscanf(text, "%lf %lf", &turns.ran, &turns.waited) != 2)
        return {};
    return {turns.ran * 1e-6, turns.waited * 1e-6};
}

// ---- A look at the stack --------------------------------------------------------------------

constexpr std::size_t mostFrames = 64;
std::array<void*, mostFrames> frames;
std::atomic<int> frameCount = 0;

void takeStack(int) {
    frameCount = backtrace(frames.data(), static_cast<int>(mostFrames));
}

std::string functionAt(void* address) {
    Dl_info info{};
    if (dladdr(address, &info) == 0 || !info.dli_fname) return {};
    if (!info.dli_sname) {
        char place[32];
        std::snprintf(place, sizeof place, "+0x%zx",
                      static_cast<std::size_t>(static_cast<char*>(address) -
                                               static_cast<char*>(info.dli_fbase)));
        const std::string file = info.dli_fname;
        return file.substr(file.rfind('/') + 1) + place;  // for addr2line
    }
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> readable(
        abi::__cxa_demangle(info.dli_sname, nullptr, nullptr, &status), &std::free);
    std::string name = status == 0 ? readable.get() : info.dli_sname;
    return name.substr(0, name.find('('));
}

/// The innermost functions, from the one that was interrupted.
std::string stackWords(int count) {
    constexpr int signalFrames = 2, shown = 14;
    std::string words;
    for (int i = signalFrames; i < std::min(count, signalFrames + shown); ++i)
        words += (words.empty() ? "" : " < ") + functionAt(frames[static_cast<std::size_t>(i)]);
    return words;
}

}  // namespace

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
    if (!isWatching || receiver->thread() != thread()) return QApplication::notify(receiver, event);
    std::string name = receiver->metaObject()->className();
    if (const QString given = receiver->objectName(); !given.isEmpty())
        name += " \"" + given.toStdString() + '"';
    underWay.push_back({std::move(name), event->type(), now()});
    const std::size_t depth = underWay.size();
    const bool isTaken = QApplication::notify(receiver, event);
    if (underWay.size() < depth) return isTaken;  // the watchdog has changed meanwhile
    Delivery done = std::move(underWay[depth - 1]);
    underWay.resize(depth - 1);
    done.took = now() - done.began;
    if (done.took >= worthNaming) doneSinceBeat.push_back(std::move(done));
    return isTaken;
}

Watchdog::Watchdog(double limitMilliseconds)
    : m_limit(limitMilliseconds),
      m_turns(open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)),
      m_thread(static_cast<pid_t>(syscall(SYS_gettid))) {
    isWatching = true;
    // The first backtrace loads a library, which a signal handler must not.
    backtrace(frames.data(), 1);
    struct sigaction action {};
    action.sa_handler = takeStack;
    action.sa_flags = SA_RESTART;
    sigaction(SIGUSR2, &action, nullptr);
    m_watcher = std::jthread([this](const std::stop_token& stop) { watch(stop); });
    m_watching.wait(0);
    m_own = ownTurns();
    (void)othersWaited();
    m_stamp = now();
    m_beat.setTimerType(Qt::PreciseTimer);
    m_beat.setInterval(5);
    QObject::connect(&m_beat, &QTimer::timeout, [this] { beat(); });
    m_beat.start();
}

Watchdog::~Watchdog() {
    m_watcher.request_stop();
    m_watcher.join();
    std::signal(SIGUSR2, SIG_IGN);
    isWatching = false;
    underWay.clear();
    doneSinceBeat.clear();
    if (m_turns >= 0) close(m_turns);
}

Watchdog::Turns Watchdog::ownTurns() const {
    return m_turns < 0 ? Turns{} : turnsIn<Turns>(m_turns);
}

double Watchdog::othersWaited() {
    double most = 0;
    DIR* tasks = m_turns < 0 ? nullptr : opendir("/proc/self/task");
    if (!tasks) return 0;
    std::map<pid_t, double> all;
    while (const dirent* task = readdir(tasks)) {
        const auto id = static_cast<pid_t>(std::atoi(task->d_name));
        if (id == 0 || id == m_thread || id == m_watching) continue;
        const std::string name = std::string(task->d_name) + "/schedstat";
        const int file = openat(dirfd(tasks), name.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) continue;
        const double waited = turnsIn<Turns>(file).waited;
        close(file);
        const auto before = m_others.find(id);  // none: it has only begun
        most = std::max(most, waited - (before == m_others.end() ? 0 : before->second));
        all.emplace(id, waited);
    }
    closedir(tasks);
    m_others = std::move(all);
    return most;
}

void Watchdog::doing(std::string what) {
    beat();  // what was before belongs to the step before
    m_doing = std::move(what);
}

void Watchdog::beat() {
    const double stamp = now(), others = othersWaited();
    const Turns own = ownTurns();
    Block block;
    block.wallMilliseconds = stamp - m_stamp;
    block.blamedMilliseconds = block.wallMilliseconds - (own.waited - m_own.waited);
    const double slept = std::max(0.0, block.blamedMilliseconds - (own.ran - m_own.ran));
    block.blamedMilliseconds -= std::min(slept, others);
    const int count = frameCount.exchange(0);
    if (block.blamedMilliseconds > std::max(m_longest.blamedMilliseconds, worthNaming) ||
        block.blamedMilliseconds >= m_limit) {
        block.doing = m_doing;
        const auto add = [&](const std::string& words) {
            block.doing += (block.doing.empty() ? "" : "; ") + words;
        };
        for (const Delivery& done : doneSinceBeat)
            add(nameOf(done) + " (" + std::to_string(static_cast<int>(done.took)) + " ms)");
        for (const Delivery& open : underWay)
            if (open.began < stamp - worthNaming) add("in " + nameOf(open));
        if (count > 0) add("[" + stackWords(count) + "]");
    }
    if (block.blamedMilliseconds > m_longest.blamedMilliseconds) m_longest = block;
    if (block.blamedMilliseconds >= m_limit) m_blocks.push_back(std::move(block));
    doneSinceBeat.clear();
    m_own = own;
    m_stamp = now();
}

void Watchdog::watch(const std::stop_token& stop) {
    m_watching = static_cast<pid_t>(syscall(SYS_gettid));
    m_watching.notify_all();
    double seen = m_stamp;  // looked at once
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        const double stamp = m_stamp;
        if (stamp == seen || stamp == 0 || now() - stamp < m_limit / 2) continue;
        seen = stamp;
        syscall(SYS_tgkill, getpid(), m_thread, SIGUSR2);
    }
}

const std::vector<Watchdog::Block>& Watchdog::blocks() {
    beat();
    return m_blocks;
}

const Watchdog::Block& Watchdog::longest() {
    beat();
    return m_longest;
}

std::string Watchdog::report() {
    std::string lines;
    for (const Block& block : blocks()) {
        char figures[64];
        std::snprintf(figures, sizeof figures,
                      "%.0f ms (%.0f ms on the wall): ", block.blamedMilliseconds,
                      block.wallMilliseconds);
        lines += figures + block.doing + "\n";
    }
    return lines;
}

}  // namespace hetu::test
