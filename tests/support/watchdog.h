#pragma once
#include <QApplication>
#include <QTimer>
#include <atomic>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace hetu::test {

/// An application that knows which events it is delivering, so that a Watchdog can name them.
class WatchedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;
};

/// No longer may a window be deaf. Builds for debuggers and sanitizers are several times slower;
/// what they prove is something else.
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
inline constexpr double longestDeafMilliseconds = 100;
#else
inline constexpr double longestDeafMilliseconds = 500;
#endif

/// Says how long the thread of the window was not to be spoken to, and over what.
///
/// A timer in that thread beats every 5 ms. What lies between two beats is blamed on the thread, be
/// it computed or slept over, less what it waited for its turn on a busy machine, and less what it
/// slept while another thread of the program waited for its turn, as the kernel counts them
/// (schedstat; where there is no such count, all of it is blamed). Idle waiting for the next beat
/// is in it: at most 5 ms too much.
///
/// While a beat is overdue by half the limit, a second thread takes a look at the stack.
///
/// REQUIRES   Made, used and destroyed in the GUI thread; one at a time.
class Watchdog {
public:
    struct Block {
        double blamedMilliseconds = 0;
        double wallMilliseconds = 0;  ///< as a clock on the wall says
        std::string doing;            ///< the step of the script; events; functions on the stack
    };

    explicit Watchdog(double limitMilliseconds = longestDeafMilliseconds);
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;
    ~Watchdog();

    /// What the script does from now on.
    void doing(std::string what);
    /// Every time between two beats that is blamed with the limit or more, up to this call.
    [[nodiscard]] const std::vector<Block>& blocks();
    /// The longest of all, long or not.
    [[nodiscard]] const Block& longest();
    /// All blocks, a line each.
    [[nodiscard]] std::string report();

private:
    void beat();
    void watch(const std::stop_token& stop);
    /// Milliseconds since a thread began.
    struct Turns {
        double ran = 0, waited = 0;
    };
    [[nodiscard]] Turns ownTurns() const;
    /// The longest that any other thread has waited since the last call.
    [[nodiscard]] double othersWaited();

    const double m_limit;
    const int m_turns;  ///< schedstat; -1: this kernel does not count
    const pid_t m_thread;
    std::string m_doing;
    Turns m_own;                        ///< at the last beat
    std::map<pid_t, double> m_others;   ///< what each has waited, at the last beat
    std::atomic<pid_t> m_watching = 0;  ///< the thread of m_watcher: nobody waits for it
    std::atomic<double> m_stamp = 0;    ///< of the last beat
    std::vector<Block> m_blocks;
    Block m_longest;
    QTimer m_beat;
    std::jthread m_watcher;  // last: it uses all of the above
};

}  // namespace hetu::test
