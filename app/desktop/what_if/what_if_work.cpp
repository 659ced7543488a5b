#include "app/desktop/what_if/what_if_work.h"

#include "app/desktop/base/gui_thread.h"
#include "layers/base/guarded.h"

namespace hetu::desktop {
namespace {

// As the analysis `blanks` has them.
constexpr int leastOfBlank = analysis::BlankOptions{}.minimum;
constexpr double blankDistance = analysis::BlankOptions{}.distanceMetres;

/// A register with the answer for what others are compared with.
struct Counted {
    using Base = std::pair<std::vector<Point>, double>;
    analysis::WhatIf whatIf;
    std::optional<Base> base = {};  ///< sites and radius; none: nothing is counted yet
    analysis::WhatIfFigures before = {};
    std::size_t blanksBefore = 0;

    Status countBase(Base wanted, const Progress& progress) {
        base.reset();
        HETU_TRY(before, whatIf.evaluate(wanted.first, wanted.second, progress));
        HETU_TRY(const analysis::Blanks blanks,
                 whatIf.blanks(leastOfBlank, blankDistance, progress));
        blanksBefore = blanks.blanks.size();
        whatIf.takeAsBase();
        base = std::move(wanted);
        return success();
    }
};

Result<WhatIfAnswer> answerTo(Counted& counted,
                              const WhatIfWork::Wish& wish,
                              const Progress& progress) {
    analysis::WhatIf& whatIf = counted.whatIf;
    Counted::Base base = wish.base ? Counted::Base{*wish.base, wish.baseRadiusMetres}
                                   : Counted::Base{whatIf.platforms().position, wish.radiusMetres};
    if (counted.base != base) HETU_CHECK(counted.countBase(std::move(base), progress));
    WhatIfAnswer answer;
    answer.platforms = whatIf.platforms();
    answer.regions = whatIf.regions();
    answer.before = counted.before;
    answer.blanksBefore = counted.blanksBefore;
    HETU_TRY(answer.after, whatIf.evaluate(wish.sites ? *wish.sites : answer.platforms.position,
                                           wish.radiusMetres, progress));
    HETU_TRY(const analysis::Blanks blanks, whatIf.blanks(leastOfBlank, blankDistance, progress));
    for (const analysis::Blank& blank : blanks.blanks)
        answer.blanks.push_back(blank.outline);
    for (const std::uint32_t i : answer.after.gained)
        answer.gained.push_back(whatIf.organisations().position[i]);
    for (const std::uint32_t i : answer.after.lost)
        answer.lost.push_back(whatIf.organisations().position[i]);
    return answer;
}

}  // namespace

WhatIfWork::WhatIfWork(QObject* parent)
    : QObject(parent), m_thread([this, self = QPointer<WhatIfWork>(this)](std::stop_token stop) {
          work(std::move(stop), self);
      }) {}

WhatIfWork::~WhatIfWork() {
    forget();
}

void WhatIfWork::setRegister(Load load) {
    const std::scoped_lock lock(m_mutex);
    m_load = std::move(load);
    m_wish.reset();
    m_first = m_asked + 1;
    m_answered = m_asked;
    m_current.request_stop();
}

void WhatIfWork::ask(Wish wish) {
    const std::scoped_lock lock(m_mutex);
    m_wish = {++m_asked, std::move(wish)};
    m_wake.notify_one();
}

void WhatIfWork::forget() {
    setRegister(
        [](double, const Progress&) -> Result<analysis::WhatIf> { return cancelledError(); });
}

void WhatIfWork::work(std::stop_token stop, QPointer<WhatIfWork> self) {
    std::optional<Counted> counted;
    while (!stop.stop_requested()) {
        std::optional<Load> load;
        Wish wish;
        std::uint64_t number = 0;
        Progress progress;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [&] { return m_wish.has_value(); })) return;
            std::tie(number, wish) = *std::exchange(m_wish, std::nullopt);
            load = std::exchange(m_load, std::nullopt);
            m_current = std::stop_source();
            progress = Progress{m_current.get_token(), {}};
        }
        const auto answer = guarded([&]() -> Result<WhatIfAnswer> {
            if (load) {
                counted.reset();
                HETU_TRY(analysis::WhatIf read, (*load)(wish.radiusMetres, progress));
                counted.emplace(Counted{std::move(read)});
            }
            if (!counted) return cancelledError();
            return answerTo(*counted, wish, progress);
        });
        onGuiThread(self, [number, answer](WhatIfWork& me) {
            if (number < me.m_first) return;
            me.m_answered = number;
            if (answer.ok())
                emit me.answered(answer.value());
            else if (answer.error().code != ErrorCode::Cancelled)
                emit me.failed(answer.error());
        });
    }
}

}  // namespace hetu::desktop
