#pragma once
#include <QObject>
#include <QPointer>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "analysis/core/what_if.h"

namespace hetu::desktop {

/// What a set of sites does, beside what those do that it is compared with.
struct WhatIfAnswer {
    analysis::Platforms platforms;  ///< those of today
    std::vector<analysis::WhatIfRegion> regions;
    analysis::WhatIfFigures before, after;
    std::size_t blanksBefore = 0;
    std::vector<Path> blanks;         ///< their outlines now
    std::vector<Point> gained, lost;  ///< organisations
};

/// Counts, in a thread of its own, for a hand that drags: of several wishes only the newest is
/// fulfilled once the one under way is done.
class WhatIfWork : public QObject {
    Q_OBJECT
public:
    using Load = std::function<Result<analysis::WhatIf>(double radiusMetres, const Progress&)>;
    struct Wish {
        std::optional<std::vector<Point>> sites;  ///< none: the platforms of today
        double radiusMetres = 1000;
        /// What it is compared with; none: the platforms of today with the same radius.
        std::optional<std::vector<Point>> base = {};
        double baseRadiusMetres = 1000;
    };

    explicit WhatIfWork(QObject* parent = nullptr);
    ~WhatIfWork() override;

    /// What is counted from now on. `load` runs in the thread, before the next wish; answers from
    /// before do not come any more.
    void setRegister(Load load);
    void ask(Wish wish);
    /// Whatever is under way is stopped and dropped, and so is the register.
    void forget();
    /// True until the newest wish is answered.
    [[nodiscard]] bool isBusy() const { return m_asked != m_answered; }

signals:
    void answered(const hetu::desktop::WhatIfAnswer& answer);
    void failed(const hetu::Error& error);

private:
    void work(std::stop_token stop, QPointer<WhatIfWork> self);

    std::uint64_t m_asked = 0, m_answered = 0;  ///< numbers of wishes; GUI thread
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Load> m_load;
    std::optional<std::pair<std::uint64_t, Wish>> m_wish;
    std::stop_source m_current;  ///< of what is under way
    std::uint64_t m_first = 0;   ///< older wishes are of another register
    std::jthread m_thread;       ///< last: it uses all of the above
};

}  // namespace hetu::desktop
