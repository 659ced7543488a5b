#include "analysis/core/chart_figures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace hetu::analysis {
namespace {

/// mantissa * 10^exponent, a step between round limits.
struct RoundStep {
    int mantissa = 1;  ///< 1, 2 or 5
    int exponent = 0;

    /// `k` steps from 0: the nearest double, since both factors are exact up to 10^22.
    [[nodiscard]] double times(double k) const {
        const double power = std::pow(10.0, std::abs(exponent));
        return exponent < 0 ? k * mantissa / power : k * mantissa * power;
    }
};

/// The smallest round step that is not below `width`.
RoundStep roundStep(double width) {
    if (!(width > 0) || !std::isfinite(width)) return {};
    RoundStep step{1, static_cast<int>(std::floor(std::log10(width))) - 1};
    for (;;) {
        for (const int mantissa : {1, 2, 5}) {
            step.mantissa = mantissa;
            if (step.times(1) >= width * (1 - 1e-12)) return step;
        }
        ++step.exponent;
    }
}

std::vector<double> limitsBy(const RoundStep& step, double least, double greatest) {
    double first = std::floor(least / step.times(1));
    while (step.times(first) > least)
        --first;
    while (step.times(first + 1) <= least && step.times(first + 1) > step.times(first))
        ++first;
    std::vector<double> limits{step.times(first)};
    constexpr std::size_t most = 2000;  // a step lost in rounding must not run for ever
    for (double k = first + 1; limits.size() < most; ++k) {
        limits.push_back(step.times(k));
        if (limits.back() >= greatest && limits.size() > 1) break;
    }
    return limits;
}

bool areWhole(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return v == std::round(v); });
}

/// The value below which a share of `values` lies, between neighbours linearly.
double quantile(std::vector<double>& values, double share) {
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::ptrdiff_t>(at);
    std::nth_element(values.begin(), values.begin() + below, values.end());
    const double low = values[static_cast<std::size_t>(below)];
    if (static_cast<std::size_t>(below) + 1 == values.size()) return low;
    const double high = *std::min_element(values.begin() + below + 1, values.end());
    return low + (high - low) * (at - static_cast<double>(below));
}

/// Sorted first, so that the order of the rows does not show in the last bit.
double sumOf(std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    return static_cast<double>(std::accumulate(values.begin(), values.end(), 0.0L));
}

double pearsonOf(const std::vector<double>& x, const std::vector<double>& y) {
    const auto count = static_cast<long double>(x.size());
    const long double meanX = std::accumulate(x.begin(), x.end(), 0.0L) / count;
    const long double meanY = std::accumulate(y.begin(), y.end(), 0.0L) / count;
    long double xx = 0, yy = 0, xy = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        xx += (x[k] - meanX) * (x[k] - meanX);
        yy += (y[k] - meanY) * (y[k] - meanY);
        xy += (x[k] - meanX) * (y[k] - meanY);
    }
    if (!(xx > 0) || !(yy > 0)) return missingNumber;
    return static_cast<double>(
        std::clamp<long double>(xy / std::sqrt(xx) / std::sqrt(yy), -1.0L, 1.0L));
}

/// From 1; equal values share the mean of their ranks.
std::vector<double> ranksOf(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && values[order[to]] == values[order[from]])
            ++to;
        for (std::size_t k = from; k < to; ++k)
            ranks[order[k]] = static_cast<double>(from + 1 + to) / 2;
        from = to;
    }
    return ranks;
}

}  // namespace

std::vector<double> roundLimits(double least, double greatest, int wished) {
    double range = greatest - least;
    if (!(range > 0)) range = least == 0 ? 1 : std::abs(least) * 0.1;
    return limitsBy(roundStep(range / wished), least, greatest);
}

int Histogram::binOf(double value) const {
    if (limits.empty() || !(value >= limits.front() && value <= limits.back())) return -1;
    const auto above = std::upper_bound(limits.begin(), limits.end(), value);
    return std::min(static_cast<int>(above - limits.begin()) - 1,
                    static_cast<int>(counts.size()) - 1);
}

Result<Histogram> histogram(std::span<const double> values, int wished, const Progress& progress) {
    constexpr int mostBins = 200, mostOwnBins = 60;
    if (wished < 0 || wished > mostBins)
        return Error{ErrorCode::InvalidArgument,
                     textOf("A histogram has 1 to {} bars, not {}.",
                            "直方图应有 1 至 {} 个柱，而不是 {} 个。", mostBins, wished),
                     {}};
    Histogram out;
    std::vector<double> known;
    known.reserve(values.size());
    for (const double value : values)
        if (std::isfinite(value)) known.push_back(value);
    out.unknown = values.size() - known.size();
    if (known.empty()) {
        out.reason = {"There is no number to show.", "没有可显示的数值。"};
        return out;
    }
    if (progress.cancelled()) return cancelledError();
    const auto [least, greatest] = std::minmax_element(known.begin(), known.end());
    const double from = *least, to = *greatest;
    const auto count = static_cast<double>(known.size());
    double width = (to - from) / std::max(wished, 1);
    if (wished > 0) {
        out.reason = textOf("About {} bars, as asked for.", "按要求约 {} 个柱。", wished);
    } else {
        const double low = quantile(known, 0.25), high = quantile(known, 0.75);
        width = 2 * (high - low) / std::cbrt(count);
        out.reason = {
            "Width of the bars by the spread of the middle half of the values "
            "(Freedman-Diaconis).",
            "柱宽由中间一半数值的离散程度确定（Freedman-Diaconis 法）。"};
        if (!(width > 0)) {
            width = (to - from) / (1 + std::ceil(std::log2(count)));
            out.reason = {
                "At least half of the values are equal: number of bars by the number of "
                "values (Sturges).",
                "至少一半数值相同：柱数由数值个数确定（Sturges 法）。"};
        }
        if ((to - from) / width > mostOwnBins) {
            width = (to - from) / mostOwnBins;
            out.reason = textOf("The values reach far: no more than {} bars.",
                                "数值跨度很大：不超过 {} 个柱。", mostOwnBins);
        }
    }
    if (areWhole(known)) width = std::max(width, 1.0);
    if (!(width > 0)) width = from == 0 ? 1 : std::abs(from) * 0.1;
    out.limits = limitsBy(roundStep(width), from, to);
    out.counts.assign(out.limits.size() - 1, 0);
    const double perBin = out.limits[1] - out.limits[0];
    const auto last = static_cast<std::ptrdiff_t>(out.counts.size()) - 1;
    for (std::size_t k = 0; k < known.size(); ++k) {
        if (k % 65'536 == 0 && progress.cancelled()) return cancelledError();
        const double value = known[k];
        auto bin = std::clamp(static_cast<std::ptrdiff_t>((value - out.limits[0]) / perBin),
                              std::ptrdiff_t{0}, last);
        // The division rounds; the limits decide.
        while (bin > 0 && value < out.limits[static_cast<std::size_t>(bin)])
            --bin;
        while (bin < last && value >= out.limits[static_cast<std::size_t>(bin) + 1])
            ++bin;
        ++out.counts[static_cast<std::size_t>(bin)];
    }
    return out;
}

int ScatterCells::cellOf(double x, double y) const {
    if (!std::isfinite(x) || !std::isfinite(y) || !box.covers({x, y})) return -1;
    const int column =
        std::min(static_cast<int>((x - box.minX) / box.width() * columns), columns - 1);
    const int row = std::min(static_cast<int>((y - box.minY) / box.height() * rows), rows - 1);
    return row * columns + column;
}

Result<ScatterCells> scatterCells(std::span<const double> x,
                                  std::span<const double> y,
                                  const Extent& box,
                                  int columns,
                                  int rows,
                                  const Progress& progress) {
    ScatterCells out{box, columns, rows, {}, 0, 0};
    out.counts.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
    for (std::size_t k = 0; k < x.size(); ++k) {
        if (k % 65'536 == 0 && progress.cancelled()) return cancelledError();
        if (!std::isfinite(x[k]) || !std::isfinite(y[k])) {
            ++out.unknown;
        } else if (const int cell = out.cellOf(x[k], y[k]); cell < 0) {
            ++out.outside;
        } else {
            ++out.counts[static_cast<std::size_t>(cell)];
        }
    }
    return out;
}

Result<Correlation> correlation(std::span<const double> x,
                                std::span<const double> y,
                                const Progress& progress) {
    std::vector<double> knownX, knownY;
    for (std::size_t k = 0; k < x.size(); ++k) {
        if (!std::isfinite(x[k]) || !std::isfinite(y[k])) continue;
        knownX.push_back(x[k]);
        knownY.push_back(y[k]);
    }
    Correlation out;
    out.pairs = knownX.size();
    if (out.pairs < 2) return out;
    if (progress.cancelled()) return cancelledError();
    out.pearson = pearsonOf(knownX, knownY);
    const std::vector<double> ranksX = ranksOf(knownX);
    if (progress.cancelled()) return cancelledError();
    out.spearman = pearsonOf(ranksX, ranksOf(knownY));
    return out;
}

Result<std::vector<RankedGroup>> ranking(const Column& groups,
                                         const Column* values,
                                         RankingFigure figure,
                                         const Progress& progress) {
    const bool needsValues = figure == RankingFigure::Sum || figure == RankingFigure::Mean;
    if ((needsValues && !values) || (values && values->isText()))
        return Error{ErrorCode::InvalidArgument,
                     {"Choose a column of numbers to add up.", "请选择一个数值字段用于求和。"},
                     {}};
    struct Members {
        std::size_t rows = 0;
        std::vector<double> values;
    };
    std::map<std::string_view, Members> byText;
    std::map<double, Members> byNumber;
    Members unknown;
    for (std::size_t row = 0; row < groups.size(); ++row) {
        if (row % 4096 == 0 && progress.cancelled()) return cancelledError();
        Members& members = groups.isMissing(row) ? unknown
                           : groups.isText()     ? byText[groups.texts[row]]
                                                 : byNumber[groups.numbers[row]];
        ++members.rows;
        if (values && std::isfinite(values->numbers[row]))
            members.values.push_back(values->numbers[row]);
    }
    std::vector<RankedGroup> out;
    std::vector<double> sums;
    const auto add = [&](std::string value, double number, Members& members) {
        RankedGroup group{std::move(value), number, members.rows, missingNumber};
        const double sum = sumOf(members.values);
        if (figure == RankingFigure::Rows || (figure == RankingFigure::Share && !values))
            group.figure = static_cast<double>(members.rows);
        else if (figure != RankingFigure::Mean)
            group.figure = sum;
        else if (!members.values.empty())
            group.figure = sum / static_cast<double>(members.values.size());
        sums.push_back(group.figure);
        out.push_back(std::move(group));
    };
    for (auto& [value, members] : byText)
        add(std::string(value), missingNumber, members);
    for (auto& [value, members] : byNumber)
        add(toText(value), value, members);
    const auto known = static_cast<std::ptrdiff_t>(out.size());
    if (unknown.rows) add({}, missingNumber, unknown);
    if (figure == RankingFigure::Share) {
        const double whole = sumOf(sums);
        for (RankedGroup& group : out)
            group.figure = whole == 0 ? missingNumber : group.figure / whole * 100;
    }
    std::stable_sort(out.begin(), out.begin() + known,
                     [](const RankedGroup& a, const RankedGroup& b) {
                         if (std::isnan(a.figure) || std::isnan(b.figure))
                             return !std::isnan(a.figure) && std::isnan(b.figure);
                         return a.figure > b.figure;
                     });
    return out;
}

}  // namespace hetu::analysis
