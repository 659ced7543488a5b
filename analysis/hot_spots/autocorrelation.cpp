#include "analysis/hot_spots/autocorrelation.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "layers/base/parallel.h"
#include "layers/model/table.h"

namespace hetu::hot_spots {
namespace {

using Wide = long double;  // moments of a million values cancel to their last digits

/// Sums of powers of the deviations from the mean.
struct Moments {
    std::size_t n = 0;
    double mean = 0;
    double square = 0, cube = 0, fourth = 0;  ///< sums

    explicit Moments(std::span<const double> values) : n(values.size()) {
        Wide sum = 0, second = 0, third = 0, last = 0;
        for (const double x : values)
            sum += x;
        mean = n == 0 ? 0 : static_cast<double>(sum / static_cast<Wide>(n));
        for (const double x : values) {
            const double z = x - mean;
            second += z * z;
            third += z * z * z;
            last += z * z * z * z;
        }
        square = static_cast<double>(second);
        cube = static_cast<double>(third);
        fourth = static_cast<double>(last);
        // A mean of equal values may be off by its last digit.
        if (std::all_of(values.begin(), values.end(), [&](double x) { return x == values[0]; }))
            square = cube = fourth = 0;
    }
};

/// The sums over all pairs that the moments of a global statistic need.
struct PairSums {
    Wide s0 = 0, s1 = 0, s2 = 0;
    Wide product = 0;  ///< sum of w_ij z_i z_j
    Wide squares = 0;  ///< sum of w_ij (z_i^2 + z_j^2)
};

/// `scale(i)`: what the weights of row i are multiplied by.
template <class Scale>
PairSums pairSums(std::span<const double> z,
                  const Weights& weights,
                  int threads,
                  const Progress& progress,
                  Scale scale) {
    const std::size_t n = z.size();
    constexpr std::size_t piece = 8192;
    std::vector<PairSums> pieces((n + piece - 1) / piece);
    std::vector<double> columns(n, 0.0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t e = weights.starts[i]; e < weights.starts[i + 1]; ++e)
            columns[weights.neighbours[e]] += scale(i) * weights.weight(e);
    // The pieces are added up in their order, so that threads do not matter.
    (void)inPieces(n, piece, threads, progress, [&](std::size_t from, std::size_t to) {
        PairSums& sums = pieces[from / piece];
        for (std::size_t i = from; i < to; ++i) {
            double row = 0, product = 0, squares = 0, own = 0;
            for (std::size_t e = weights.starts[i]; e < weights.starts[i + 1]; ++e) {
                const std::uint32_t j = weights.neighbours[e];
                const double w = scale(i) * weights.weight(e);
                row += w;
                product += w * z[j];
                squares += w * (z[i] * z[i] + z[j] * z[j]);
                own += w * w;
                const auto others = weights.of(j);
                const auto back = std::lower_bound(others.begin(), others.end(), i);
                if (back != others.end() && *back == i)
                    own += w * scale(j) *
                           weights.weight(weights.starts[j] +
                                          static_cast<std::size_t>(back - others.begin()));
            }
            sums.s0 += row;
            sums.s1 += own;
            sums.s2 += (row + columns[i]) * (row + columns[i]);
            sums.product += product * z[i];
            sums.squares += squares;
        }
    });
    PairSums all;
    for (const PairSums& sums : pieces) {
        all.s0 += sums.s0;
        all.s1 += sums.s1;
        all.s2 += sums.s2;
        all.product += sums.product;
        all.squares += sums.squares;
    }
    return all;
}

Global moranOf(const Moments& m, const PairSums& sums) {
    const Wide n = static_cast<Wide>(m.n), s0 = sums.s0, s1 = sums.s1, s2 = sums.s2;
    const Wide b2 = n * m.fourth / (static_cast<Wide>(m.square) * m.square);
    const Wide mean = -1 / (n - 1);
    const Wide core = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0;
    const Wide tail = b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
    Global out;
    out.value = static_cast<double>(n / s0 * sums.product / m.square);
    out.expected = static_cast<double>(mean);
    out.variance = static_cast<double>((n * core - tail) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) -
                                       mean * mean);
    out.varianceNormal = static_cast<double>(
        (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - mean * mean);
    return out;
}

Global gearyOf(const Moments& m, const PairSums& sums) {
    const Wide n = static_cast<Wide>(m.n), s0 = sums.s0, s1 = sums.s1, s2 = sums.s2;
    const Wide b2 = n * m.fourth / (static_cast<Wide>(m.square) * m.square);
    Global out;
    out.value =
        static_cast<double>((n - 1) * (sums.squares - 2 * sums.product) / (2 * s0 * m.square));
    out.expected = 1;
    out.variance =
        static_cast<double>(((n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * b2) -
                             (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * b2) / 4 +
                             s0 * s0 * (n * n - 3 - (n - 1) * (n - 1) * b2)) /
                            (n * (n - 2) * (n - 3) * s0 * s0));
    out.varianceNormal =
        static_cast<double>(((2 * s1 + s2) * (n - 1) - 4 * s0 * s0) / (2 * (n + 1) * s0 * s0));
    return out;
}

Global getisOf(std::span<const double> values, const Moments& m, const PairSums& sums) {
    Global out{missingNumber, missingNumber, missingNumber,
               missingNumber, missingNumber, missingNumber};
    Wide m1 = 0, m2 = 0, m3 = 0, m4 = 0;
    for (const double x : values) {
        if (x < 0) return out;
        m1 += x;
        m2 += static_cast<Wide>(x) * x;
        m3 += static_cast<Wide>(x) * x * x;
        m4 += static_cast<Wide>(x) * x * x * x;
    }
    const Wide pairs = m1 * m1 - m2;
    if (!(pairs > 1e-15L * m1 * m1)) return out;
    const Wide n = static_cast<Wide>(m.n), s0 = sums.s0, s1 = sums.s1, s2 = sums.s2;
    const Wide b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0;
    const Wide b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
    const Wide b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0 * s0);
    const Wide b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0 * s0;
    const Wide b4 = s1 - s2 + s0 * s0;
    const Wide mean = s0 / (n * (n - 1));
    const Wide second =
        (b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 * m1 * m1 * m1) /
        (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3));
    out.value = static_cast<double>(sums.product / pairs);
    out.expected = static_cast<double>(mean);
    out.variance = static_cast<double>(second - mean * mean);
    return out;
}

void score(Global& global, double sign) {
    // Where every permutation gives the same, rounding leaves a variance of next to nothing.
    global.z = global.variance > 1e-14 * global.expected * global.expected
                   ? sign * (global.value - global.expected) / std::sqrt(global.variance)
                   : missingNumber;
    global.p = twoSidedNormal(global.z);
}

}  // namespace

double twoSidedNormal(double z) {
    return std::isnan(z) ? missingNumber : std::erfc(std::fabs(z) / std::numbers::sqrt2);
}

GlobalStatistics globalStatistics(std::span<const double> values,
                                  const Weights& weights,
                                  int threads,
                                  const Progress& progress) {
    const Global nothing{missingNumber, missingNumber, missingNumber,
                         missingNumber, missingNumber, missingNumber};
    GlobalStatistics out{nothing, nothing, nothing};
    const Moments m(values);
    if (m.n < 4 || !(m.square > 0) || weights.neighbours.empty()) return out;
    std::vector<double> z(values.begin(), values.end());
    for (double& one : z)
        one -= m.mean;
    std::vector<double> scales(m.n, 0.0);
    for (std::size_t i = 0; i < m.n; ++i) {
        for (std::size_t e = weights.starts[i]; e < weights.starts[i + 1]; ++e)
            scales[i] += weights.weight(e);
        if (scales[i] > 0) scales[i] = 1 / scales[i];
    }
    const PairSums standardised = pairSums(z, weights, threads, progress.sub(0, 0.5),
                                           [&](std::size_t i) { return scales[i]; });
    const PairSums binary =
        pairSums(values, weights, threads, progress.sub(0.5, 1), [](std::size_t) { return 1.0; });
    if (progress.cancelled()) return out;
    out.moran = moranOf(m, standardised);
    out.geary = gearyOf(m, standardised);
    out.getis = getisOf(values, m, binary);
    score(out.moran, 1);
    score(out.geary, -1);
    score(out.getis, 1);
    return out;
}

LocalStatistics localStatistics(std::span<const double> values,
                                const Weights& weights,
                                Statistic statistic,
                                int threads) {
    const Moments m(values);
    const auto n = static_cast<double>(m.n);
    const double m2 = m.square / n;
    LocalStatistics out;
    out.lag.assign(m.n, missingNumber);
    out.value.assign(m.n, missingNumber);
    out.z.assign(m.n, missingNumber);
    // The standard score of a weighted sum over other units, drawn without replacement from
    // those whose values have this sum and this sum of squares (about any origin).
    const auto scoreOf = [](double sum, double count, double total, double squares, double row,
                            double rowSquares) {
        const double mean = total / count;
        const double spread = squares / count - mean * mean;
        const double variance = spread * (count * rowSquares - row * row) / (count - 1);
        return variance > 1e-13 * squares / count * rowSquares
                   ? (sum - row * mean) / std::sqrt(variance)
                   : missingNumber;
    };
    const auto ofRow = [&](std::size_t i) {
        double row = 0, rowSquares = 0, sum = 0, difference = 0;
        const double own = values[i] - m.mean;
        for (std::size_t e = weights.starts[i]; e < weights.starts[i + 1]; ++e) {
            const double w = weights.weight(e), z = values[weights.neighbours[e]] - m.mean;
            row += w;
            rowSquares += w * w;
            sum += w * z;
            difference += w * (own - z) * (own - z);
        }
        out.lag[i] = m.mean + sum / row;
        const double square = own * own;
        switch (statistic) {
            case Statistic::GiStar:
                out.value[i] = (sum + own + (row + 1) * m.mean) / (n * m.mean);
                out.z[i] = scoreOf(sum + own, n, 0, m.square, row + 1, rowSquares + 1);
                break;
            case Statistic::Gi:
                out.value[i] = (sum + row * m.mean) / (n * m.mean - values[i]);
                out.z[i] = scoreOf(sum, n - 1, -own, m.square - square, row, rowSquares);
                break;
            case Statistic::Moran:
                out.value[i] = own / m2 * sum / row;
                out.z[i] = scoreOf(sum, n - 1, -own, m.square - square, row, rowSquares);
                if (own < 0) out.z[i] = -out.z[i];
                if (own == 0) out.z[i] = missingNumber;
                break;
            case Statistic::Geary: {
                out.value[i] = difference / (m2 * row);
                // The values here are the squared differences from the unit.
                const double total = n * square + m.square;
                const double fourths =
                    n * square * square + 6 * square * m.square - 4 * own * m.cube + m.fourth;
                out.z[i] = scoreOf(difference, n - 1, total, fourths, row, rowSquares);
                break;
            }
        }
    };
    if (m.n < 3 || !(m.square > 0)) {
        // Nothing can be tested; the means of the neighbours are still worth showing.
        for (std::size_t i = 0; i < m.n; ++i) {
            double row = 0, sum = 0;
            for (std::size_t e = weights.starts[i]; e < weights.starts[i + 1]; ++e) {
                row += weights.weight(e);
                sum += weights.weight(e) * values[weights.neighbours[e]];
            }
            if (row > 0) out.lag[i] = sum / row;
        }
        return out;
    }
    (void)inPieces(m.n, 16'384, threads, Progress{}, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            if (weights.degree(i) > 0) ofRow(i);
    });
    return out;
}

std::vector<double> adjusted(std::span<const double> p, Correction correction) {
    std::vector<double> out(p.begin(), p.end());
    if (correction == Correction::None) return out;
    std::vector<double> sorted;
    sorted.reserve(p.size());
    for (const double one : p)
        if (!std::isnan(one)) sorted.push_back(one);
    const auto tests = static_cast<double>(sorted.size());
    if (correction == Correction::Bonferroni) {
        for (double& one : out)
            if (!std::isnan(one)) one = std::min(1.0, tests * one);
        return out;
    }
    // Equal p values share their last rank, so only the different ones are kept.
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> different, adjustedTo;
    for (std::size_t j = 0; j < sorted.size(); ++j) {
        if (j + 1 < sorted.size() && sorted[j + 1] == sorted[j]) continue;
        different.push_back(sorted[j]);
        adjustedTo.push_back(std::min(1.0, tests * sorted[j] / static_cast<double>(j + 1)));
    }
    for (std::size_t j = adjustedTo.size(); j-- > 1;)
        adjustedTo[j - 1] = std::min(adjustedTo[j - 1], adjustedTo[j]);
    for (double& one : out)
        if (!std::isnan(one))
            one = adjustedTo[static_cast<std::size_t>(
                std::lower_bound(different.begin(), different.end(), one) - different.begin())];
    return out;
}

}  // namespace hetu::hot_spots
