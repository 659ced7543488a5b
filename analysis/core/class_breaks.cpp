#include "analysis/core/class_breaks.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace hetu::analysis {
namespace {

constexpr int mostClasses = 100;

/// The distinct values with sums over all before them, so that the squared deviations of a run
/// cost O(1).
class Runs {
public:
    explicit Runs(const std::vector<double>& sorted) {
        // Sums are taken of the distance to the median: far from zero, squares would cancel.
        const double middle = sorted[sorted.size() / 2];
        m_weight.push_back(0);
        m_sum.push_back(0);
        m_squares.push_back(0);
        for (std::size_t from = 0; from < sorted.size();) {
            std::size_t to = from;
            while (to < sorted.size() && sorted[to] == sorted[from])
                ++to;
            const auto weight = static_cast<long double>(to - from);
            const long double distance = static_cast<long double>(sorted[from]) - middle;
            m_values.push_back(sorted[from]);
            m_weight.push_back(m_weight.back() + weight);
            m_sum.push_back(m_sum.back() + weight * distance);
            m_squares.push_back(m_squares.back() + weight * distance * distance);
            from = to;
        }
    }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] double value(std::size_t i) const { return m_values[i]; }
    /// Squared deviations from their mean of the distinct values [from, to).
    [[nodiscard]] long double spread(std::size_t from, std::size_t to) const {
        if (to - from < 2) return 0;
        const long double sum = m_sum[to] - m_sum[from];
        return std::max(
            0.0L, m_squares[to] - m_squares[from] - sum * sum / (m_weight[to] - m_weight[from]));
    }

private:
    std::vector<double> m_values;
    std::vector<long double> m_weight, m_sum, m_squares;  ///< of all values before
};

/// One row of the dynamic programme: best[to] = the least spread of the first `to` values in one
/// class more than `before` has, lastFrom[to] = where its last class begins (the first of equals).
class Row {
public:
    Row(const Runs& runs,
        const std::vector<long double>& before,
        std::vector<long double>& best,
        std::vector<std::uint32_t>& lastFrom,
        const Progress& progress)
        : m_runs(runs),
          m_before(before),
          m_best(best),
          m_lastFrom(lastFrom),
          m_progress(progress) {}

    /// Fills [first, last] knowing that the last class begins in [from, to]. False: cancelled.
    bool fill(std::size_t first, std::size_t last, std::size_t from, std::size_t to) {
        const std::size_t middle = first + (last - first) / 2;
        long double best = std::numeric_limits<long double>::infinity();
        std::size_t bestFrom = from;
        const std::size_t end = std::min(to, middle - 1);
        for (std::size_t k = from; k <= end; ++k) {
            if (++m_steps % 65536 == 0 && m_progress.cancelled()) return false;
            const long double spread = m_before[k] + m_runs.spread(k, middle);
            if (spread < best) {
                best = spread;
                bestFrom = k;
            }
        }
        m_best[middle] = best;
        m_lastFrom[middle] = static_cast<std::uint32_t>(bestFrom);
        if (middle > first && !fill(first, middle - 1, from, bestFrom)) return false;
        return middle >= last || fill(middle + 1, last, bestFrom, to);
    }

private:
    const Runs& m_runs;
    const std::vector<long double>& m_before;
    std::vector<long double>& m_best;
    std::vector<std::uint32_t>& m_lastFrom;
    const Progress& m_progress;
    std::uint64_t m_steps = 0;
};

Result<std::vector<double>> naturalLimits(const std::vector<double>& sorted,
                                          int classes,
                                          const Progress& progress) {
    const Runs runs(sorted);
    const std::size_t count = runs.size();
    const std::size_t parts = std::min<std::size_t>(static_cast<std::size_t>(classes), count);
    std::vector<long double> before(count + 1), best(count + 1);
    for (std::size_t to = 1; to <= count; ++to)
        before[to] = runs.spread(0, to);
    std::vector<std::vector<std::uint32_t>> lastFrom(parts);
    for (std::size_t part = 1; part < parts; ++part) {
        lastFrom[part].resize(count + 1);
        // The first `to` values need at least as many distinct ones as classes.
        Row row(runs, before, best, lastFrom[part], progress);
        if (!row.fill(part + 1, count, part, count - 1)) return cancelledError();
        before.swap(best);
        progress.report(static_cast<double>(part) / static_cast<double>(parts));
    }
    std::vector<double> limits{runs.value(count - 1)};
    std::size_t end = count;
    for (std::size_t part = parts; part-- > 1;) {
        end = lastFrom[part][end];
        limits.push_back(runs.value(end - 1));
    }
    limits.push_back(runs.value(0));
    std::reverse(limits.begin(), limits.end());
    return limits;
}

std::vector<double> equalLimits(double least, double most, int classes) {
    std::vector<double> limits;
    for (int k = 0; k < classes; ++k)
        limits.push_back(std::lerp(least, most, static_cast<double>(k) / classes));
    limits.push_back(most);
    return limits;
}

std::vector<double> quantileLimits(const std::vector<double>& sorted, int classes) {
    std::vector<double> limits{sorted.front()};
    const std::size_t n = sorted.size(), k = static_cast<std::size_t>(classes);
    for (std::size_t i = 1; i <= k; ++i) {
        const std::size_t needed = (n * i + k - 1) / k;  // at least i / k of all, rounded up
        limits.push_back(sorted[std::max<std::size_t>(needed, 1) - 1]);
    }
    return limits;
}

/// 1, 2, 5 times ten to the `exponent`, as a decimal text reads it.
double decimal(double digits, int exponent) {
    return exponent >= 0 ? digits * std::pow(10.0, exponent) : digits / std::pow(10.0, -exponent);
}

std::vector<double> roundedLimits(double least, double most, int classes) {
    if (least < 0 && most > 0) classes = std::max(classes, 2);  // nought is always a limit
    const double needed = most / classes - least / classes;
    for (int exponent = static_cast<int>(std::floor(std::log10(needed))) - 1;; ++exponent) {
        for (const int digit : {1, 2, 5}) {
            const double step = decimal(digit, exponent);
            const double from = std::floor(least / step), to = std::ceil(most / step);
            if (to - from > classes) continue;
            std::vector<double> limits;
            for (int i = 0; i <= static_cast<int>(to - from); ++i)
                limits.push_back(decimal((from + i) * digit, exponent));
            // At the ends of what a double holds there are no round numbers left.
            if (limits.size() < 2 || !std::isfinite(limits.back()) ||
                !std::isfinite(limits.front()))
                return equalLimits(least, most, classes);
            // Rounding of the division must not leave a value outside.
            limits.front() = std::min(limits.front(), least);
            limits.back() = std::max(limits.back(), most);
            return limits;
        }
    }
}

/// Equal limits are one; but a lowest class of a single value keeps both, and so does a class that
/// is all there is.
void dropEmptyClasses(std::vector<double>& limits, bool keepsFirst) {
    const bool startsWithValue = keepsFirst && limits.size() > 1 && limits[0] == limits[1];
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    if (startsWithValue || limits.size() == 1) limits.insert(limits.begin(), limits.front());
}

}  // namespace

std::size_t ClassBreaks::classOf(double value) const {
    if (limits.empty() || !(value >= limits.front()) || value > limits.back()) return counts.size();
    const auto upper = std::lower_bound(limits.begin() + 1, limits.end(), value);
    return static_cast<std::size_t>(upper - limits.begin()) - 1;
}

Result<ClassBreaks> classBreaks(std::span<const double> values,
                                BreakMethod method,
                                int classes,
                                std::span<const double> fixed,
                                const Progress& progress) {
    if (classes < 1 || classes > mostClasses)
        return Error{ErrorCode::InvalidArgument,
                     textOf("{} classes cannot be shown.", "无法分成 {} 级。", classes),
                     textOf("Choose 1 to {} classes.", "请选择 1 至 {} 级。", mostClasses)};
    if (method == BreakMethod::Fixed &&
        (fixed.size() < 2 || !std::all_of(fixed.begin(), fixed.end(),
                                          [](double limit) { return std::isfinite(limit); })))
        return Error{
            ErrorCode::InvalidArgument,
            {"At least two limits are needed, each a number.", "至少需要两个界限，且都应是数字。"},
            {}};
    ClassBreaks breaks;
    std::vector<double> sorted;
    sorted.reserve(values.size());
    for (const double value : values)
        if (std::isfinite(value)) sorted.push_back(value == 0 ? 0.0 : value);  // -0 is 0
    breaks.missing = values.size() - sorted.size();
    if (progress.cancelled()) return cancelledError();
    std::sort(sorted.begin(), sorted.end());
    if (progress.cancelled()) return cancelledError();

    if (method == BreakMethod::Fixed) {
        breaks.limits.assign(fixed.begin(), fixed.end());
        std::sort(breaks.limits.begin(), breaks.limits.end());
        dropEmptyClasses(breaks.limits, false);
    } else if (sorted.empty()) {
        return breaks;
    } else if (sorted.front() == sorted.back()) {
        breaks.limits = {sorted.front(), sorted.front()};
    } else {
        const double least = sorted.front(), most = sorted.back();
        switch (method) {
            case BreakMethod::EqualInterval:
                breaks.limits = equalLimits(least, most, classes);
                break;
            case BreakMethod::Quantile:
                breaks.limits = quantileLimits(sorted, classes);
                break;
            case BreakMethod::Rounded:
                breaks.limits = roundedLimits(least, most, classes);
                break;
            default: {
                HETU_TRY(breaks.limits, naturalLimits(sorted, classes, progress));
                break;
            }
        }
        dropEmptyClasses(breaks.limits,
                         method == BreakMethod::Quantile || method == BreakMethod::NaturalBreaks);
    }
    breaks.counts.assign(breaks.limits.size() - 1, 0);
    auto from = std::lower_bound(sorted.begin(), sorted.end(), breaks.limits.front());
    breaks.outside = static_cast<std::size_t>(from - sorted.begin());
    for (std::size_t i = 0; i < breaks.counts.size(); ++i) {
        const auto to = std::upper_bound(from, sorted.end(), breaks.limits[i + 1]);
        breaks.counts[i] = static_cast<std::size_t>(to - from);
        from = to;
    }
    breaks.outside += static_cast<std::size_t>(sorted.end() - from);
    return breaks;
}

double goodnessOfFit(std::span<const double> values, const ClassBreaks& breaks) {
    // Two passes: means first, then deviations from them, in the order of the values' size so that
    // the order of the rows does not show in the last digit.
    std::vector<double> sorted;
    for (const double value : values)
        if (breaks.classOf(value) < breaks.counts.size()) sorted.push_back(value);
    std::sort(sorted.begin(), sorted.end());
    const auto deviations = [](std::span<const double> some) {
        long double sum = 0, squares = 0;
        for (const double value : some)
            sum += value;
        const long double mean = some.empty() ? 0 : sum / static_cast<long double>(some.size());
        for (const double value : some)
            squares += (value - mean) * (value - mean);
        return squares;
    };
    const long double all = deviations(sorted);
    if (all <= 0) return 1;
    long double within = 0;
    for (std::size_t from = 0; from < sorted.size();) {
        std::size_t to = from;
        const std::size_t which = breaks.classOf(sorted[from]);
        while (to < sorted.size() && breaks.classOf(sorted[to]) == which)
            ++to;
        within += deviations(std::span(sorted).subspan(from, to - from));
        from = to;
    }
    return static_cast<double>(1 - within / all);
}

}  // namespace hetu::analysis
