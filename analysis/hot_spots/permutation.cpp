#include "analysis/hot_spots/permutation.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <numeric>

#include "analysis/core/counted_random.h"
#include "layers/base/parallel.h"
#include "layers/base/wide.h"
#include "layers/model/table.h"

namespace hetu::hot_spots {
namespace {

using analysis::CountedRandom;

/// Draws different units in order, again and again. One per thread.
class Drawer {
public:
    explicit Drawer(std::uint32_t units) : m_units(units) {}

    void draw(CountedRandom& dice, std::span<std::uint32_t> into) {
        // A short draw looks for repeats among itself; a long one deals from a pack.
        if (into.size() <= 32 && into.size() * 4 <= m_units)
            pick(dice, into);
        else
            deal(dice, into);
    }

private:
    void pick(CountedRandom& dice, std::span<std::uint32_t> into) const {
        for (std::size_t t = 0; t < into.size();) {
            const auto unit = static_cast<std::uint32_t>(dice.below(m_units));
            const auto end = into.begin() + static_cast<std::ptrdiff_t>(t);
            if (std::find(into.begin(), end, unit) == end) into[t++] = unit;
        }
    }
    /// The first cards of a shuffled pack (Fisher, Yates); the pack is put in order again.
    void deal(CountedRandom& dice, std::span<std::uint32_t> into) {
        if (m_pack.empty()) {
            m_pack.resize(m_units);
            std::iota(m_pack.begin(), m_pack.end(), 0U);
        }
        m_swaps.resize(into.size());
        for (std::size_t t = 0; t < into.size(); ++t) {
            m_swaps[t] = static_cast<std::uint32_t>(t + dice.below(m_units - t));
            std::swap(m_pack[t], m_pack[m_swaps[t]]);
            into[t] = m_pack[t];
        }
        for (std::size_t t = into.size(); t-- > 0;)
            std::swap(m_pack[t], m_pack[m_swaps[t]]);
    }
    std::uint32_t m_units;
    std::vector<std::uint32_t> m_pack, m_swaps;
};

/// A block of draws, `width` units each, and for each unit where it was drawn.
struct Draws {
    std::size_t count = 0, width = 0;
    std::vector<std::uint32_t> units;    ///< draw by draw
    std::vector<std::uint32_t> starts;   ///< per unit: first of its `entries`, one past the last
    std::vector<std::uint32_t> entries;  ///< positions in `units`, ascending

    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t unit) const {
        return std::span(entries).subspan(starts[unit], starts[unit + 1] - starts[unit]);
    }
};

[[nodiscard]] bool makeDraws(Draws& draws,
                             std::size_t first,
                             std::uint32_t unitCount,
                             const PermutationOptions& options,
                             const Progress& progress) {
    draws.units.resize(draws.count * draws.width);
    const auto some = [&](std::size_t from, std::size_t to) {
        Drawer drawer(unitCount);
        for (std::size_t r = from; r < to; ++r) {
            CountedRandom dice(options.seed, first + r);
            drawer.draw(dice, std::span(draws.units).subspan(r * draws.width, draws.width));
        }
    };
    // A long draw needs a pack of all units for each piece; then pieces should be few.
    const std::size_t piece = std::max<std::size_t>(draws.count / 64, 64);
    if (!inPieces(draws.count, piece, options.threads, progress, some)) return false;
    draws.starts.assign(static_cast<std::size_t>(unitCount) + 1, 0);
    for (const std::uint32_t unit : draws.units)
        ++draws.starts[unit + 1];
    for (std::size_t i = 0; i < unitCount; ++i)
        draws.starts[i + 1] += draws.starts[i];
    draws.entries.resize(draws.units.size());
    std::vector<std::uint32_t> next(draws.starts.begin(), draws.starts.end() - 1);
    for (std::size_t entry = 0; entry < draws.units.size(); ++entry)
        draws.entries[next[draws.units[entry]]++] = static_cast<std::uint32_t>(entry);
    return true;
}

/// Values as whole numbers whose sums are exact, and how far two sums may lie apart and still be
/// the same to the doubles they came from.
struct WholeValues {
    std::vector<std::int64_t> values;
    std::int64_t tolerance = 0;

    WholeValues(std::span<const double> given, std::size_t terms) {
        double greatest = 0;
        for (const double x : given)
            greatest = std::max(greatest, std::fabs(x));
        const double sum = greatest * static_cast<double>(terms + 2);
        const double scale = sum > 0 ? std::exp2(60 - std::ceil(std::log2(sum))) : 1;
        values.reserve(given.size());
        for (const double x : given)
            values.push_back(std::llround(x * scale));
        tolerance = std::llround(sum * scale * 0x1p-50);
    }
};

/// Units in the order of their number of neighbours, and where each number begins.
struct ByDegree {
    std::vector<std::uint32_t> units;
    struct Group {
        std::size_t degree, from, to;
    };
    std::vector<Group> groups;  ///< ascending; without 0

    explicit ByDegree(const Weights& weights) {
        std::size_t longest = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            longest = std::max(longest, weights.degree(i));
        std::vector<std::size_t> starts(longest + 2, 0);
        for (std::size_t i = 0; i < weights.size(); ++i)
            ++starts[weights.degree(i) + 1];
        for (std::size_t d = 0; d <= longest; ++d)
            starts[d + 1] += starts[d];
        for (std::size_t d = 1; d <= longest; ++d)
            if (starts[d] < starts[d + 1]) groups.push_back({d, starts[d], starts[d + 1]});
        units.resize(weights.size());
        std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
        for (std::size_t i = 0; i < weights.size(); ++i)
            units[next[weights.degree(i)]++] = static_cast<std::uint32_t>(i);
    }
    [[nodiscard]] std::size_t longest() const { return groups.empty() ? 0 : groups.back().degree; }
};

/// How many of the ascending `sums` are below `value`; the loop has no branch to guess.
std::size_t countBelow(const std::vector<std::int64_t>& sums, std::int64_t value) {
    const std::int64_t* base = sums.data();
    std::size_t length = sums.size();
    while (length > 1) {
        const std::size_t half = length / 2;
        base += base[half - 1] < value ? half : 0;
        length -= half;
    }
    return static_cast<std::size_t>(base - sums.data()) + (*base < value);
}

/// How many of the ascending `sums`, of which `from` are known to be, are at most `value`.
std::size_t countUpTo(const std::vector<std::int64_t>& sums, std::size_t from, std::int64_t value) {
    if (from == sums.size() || sums[from] > value) return from;
    std::size_t step = 1;
    while (from + step < sums.size() && sums[from + step] <= value)
        step *= 2;
    const auto begin = sums.begin() + static_cast<std::ptrdiff_t>(from + step / 2);
    const auto end =
        sums.begin() + static_cast<std::ptrdiff_t>(std::min(from + step + 1, sums.size()));
    return static_cast<std::size_t>(std::upper_bound(begin, end, value) - sums.begin());
}

/// Sums of equally weighted neighbours: ranks in one sorted table for each number of neighbours.
[[nodiscard]] bool rankSums(const WholeValues& x,
                            const Weights& weights,
                            const ByDegree& byDegree,
                            const Draws& draws,
                            int threads,
                            const Progress& progress,
                            Ranks& ranks) {
    std::vector<std::int64_t> sums(draws.count, 0), sorted;
    std::size_t added = 0;
    for (const ByDegree::Group& group : byDegree.groups) {
        for (std::size_t r = 0; r < draws.count; ++r)
            for (std::size_t t = added; t < group.degree; ++t)
                sums[r] += x.values[draws.units[r * draws.width + t]];
        added = group.degree;
        sorted = sums;
        std::sort(sorted.begin(), sorted.end());
        const auto rank = [&](std::size_t from, std::size_t to) {
            for (std::size_t u = from; u < to; ++u) {
                const std::uint32_t i = byDegree.units[group.from + u];
                std::int64_t observed = 0;
                for (const std::uint32_t j : weights.of(i))
                    observed += x.values[j];
                const std::int64_t low = observed - x.tolerance, high = observed + x.tolerance;
                std::size_t below = countBelow(sorted, low);
                std::size_t above = sorted.size() - countUpTo(sorted, below, high);
                // Where the unit itself was drawn, the last of the draw takes its place.
                for (const std::uint32_t entry : draws.of(i)) {
                    const std::size_t r = entry / draws.width;
                    const std::size_t start = r * draws.width;
                    if (entry - start >= group.degree) continue;
                    const std::int64_t instead =
                        sums[r] - x.values[i] + x.values[draws.units[start + group.degree]];
                    below += static_cast<std::size_t>(instead < low);
                    below -= static_cast<std::size_t>(sums[r] < low);
                    above += static_cast<std::size_t>(instead > high);
                    above -= static_cast<std::size_t>(sums[r] > high);
                }
                ranks.below[i] += static_cast<std::uint32_t>(below);
                ranks.above[i] += static_cast<std::uint32_t>(above);
            }
        };
        const double done = static_cast<double>(group.from) / static_cast<double>(weights.size());
        const double then = static_cast<double>(group.to) / static_cast<double>(weights.size());
        const std::size_t count = group.to - group.from;
        if (!inPieces(count, 4096, count < 1000 ? 1 : threads, progress.sub(done, then), rank))
            return false;
    }
    return true;
}

/// How many of the draws give `squares - twice * sums` below `low`, and how many above `high`.
HETU_WIDE void countOutside(const double* sums,
                            const double* squares,
                            std::size_t count,
                            double twice,
                            double low,
                            double high,
                            std::int64_t& below,
                            std::int64_t& above) {
    std::int64_t under = 0, over = 0;
    for (std::size_t r = 0; r < count; ++r) {
        const double value = squares[r] - twice * sums[r];
        under += value < low ? 1 : 0;
        over += value > high ? 1 : 0;
    }
    below = under;
    above = over;
}

/// Squared differences from the unit, its neighbours equally weighted:
/// sum (z_j - z)^2 = k z^2 - 2 z sum z_j + sum z_j^2, so two sums of each draw are enough.
[[nodiscard]] bool rankDifferences(std::span<const double> z,
                                   const Weights& weights,
                                   const ByDegree& byDegree,
                                   const Draws& draws,
                                   int threads,
                                   const Progress& progress,
                                   Ranks& ranks) {
    std::vector<double> sums(draws.count, 0), squares(draws.count, 0);
    std::size_t added = 0;
    for (const ByDegree::Group& group : byDegree.groups) {
        for (std::size_t r = 0; r < draws.count; ++r)
            for (std::size_t t = added; t < group.degree; ++t) {
                const double one = z[draws.units[r * draws.width + t]];
                sums[r] += one;
                squares[r] += one * one;
            }
        added = group.degree;
        const auto degree = static_cast<double>(group.degree);
        const auto rank = [&](std::size_t from, std::size_t to) {
            for (std::size_t u = from; u < to; ++u) {
                const std::uint32_t i = byDegree.units[group.from + u];
                double sum = 0, square = 0;
                for (const std::uint32_t j : weights.of(i)) {
                    sum += z[j];
                    square += z[j] * z[j];
                }
                const double twice = 2 * z[i], observed = square - twice * sum;
                // No draw with this outcome has terms greater than these, so none is off by more.
                const double root = std::sqrt(degree) * std::fabs(z[i]);
                const double most = 2 * root + std::sqrt(std::max(0.0, observed + root * root));
                const double tolerance = most * most * (degree + 8) * 0x1p-50;
                const double low = observed - tolerance, high = observed + tolerance;
                std::int64_t below = 0, above = 0;
                countOutside(sums.data(), squares.data(), draws.count, twice, low, high, below,
                             above);
                for (const std::uint32_t entry : draws.of(i)) {
                    const std::size_t r = entry / draws.width;
                    const std::size_t start = r * draws.width;
                    if (entry - start >= group.degree) continue;
                    const double last = z[draws.units[start + group.degree]];
                    const double was = squares[r] - twice * sums[r];
                    const double instead =
                        squares[r] - z[i] * z[i] + last * last - twice * (sums[r] - z[i] + last);
                    below += int{instead < low} - int{was < low};
                    above += int{instead > high} - int{was > high};
                }
                ranks.below[i] += static_cast<std::uint32_t>(below);
                ranks.above[i] += static_cast<std::uint32_t>(above);
            }
        };
        const double done = static_cast<double>(group.from) / static_cast<double>(weights.size());
        const double then = static_cast<double>(group.to) / static_cast<double>(weights.size());
        const std::size_t piece = std::max<std::size_t>(1, 20'000'000 / draws.count);
        if (!inPieces(group.to - group.from, piece, threads, progress.sub(done, then), rank))
            return false;
    }
    return true;
}

/// Any weights: every unit goes through all draws.
[[nodiscard]] bool rankEach(std::span<const double> z,
                            const Weights& weights,
                            Statistic statistic,
                            const Draws& draws,
                            int threads,
                            const Progress& progress,
                            Ranks& ranks) {
    std::atomic<bool> stopped = false;
    const auto rank = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last && !stopped; ++i) {
            const std::size_t degree = weights.degree(i), from = weights.starts[i];
            const bool isGeary = statistic == Statistic::Geary;
            const auto term = [&](std::uint32_t unit) {
                const double d = z[unit] - z[i];
                return isGeary ? d * d : z[unit];
            };
            double observed = 0, size = 0;
            for (std::size_t e = from; e < from + degree; ++e) {
                observed += weights.weight(e) * term(weights.neighbours[e]);
                size += weights.weight(e) * std::fabs(term(weights.neighbours[e]));
            }
            std::uint32_t below = 0, above = 0;
            for (std::size_t r = 0; r < draws.count; ++r) {
                if (r % 65'536 == 65'535 && progress.cancelled()) {
                    stopped = true;
                    return;
                }
                const std::uint32_t* drawn = draws.units.data() + r * draws.width;
                double sum = 0, greatest = size;
                for (std::size_t t = 0; t < degree; ++t) {
                    const std::uint32_t unit = drawn[t] == i ? drawn[degree] : drawn[t];
                    const double one = weights.weight(from + t) * term(unit);
                    sum += one;
                    greatest += std::fabs(one);
                }
                const double tolerance = greatest * 0x1p-50 * static_cast<double>(degree + 2);
                below += sum < observed - tolerance;
                above += sum > observed + tolerance;
            }
            ranks.below[i] += below;
            ranks.above[i] += above;
        }
    };
    const std::size_t piece =
        std::max<std::size_t>(1, 2'000'000 / std::max<std::size_t>(draws.units.size(), 1));
    return inPieces(weights.size(), piece, threads, progress, rank) && !stopped;
}

double twoSided(std::size_t below, std::size_t above, std::size_t permutations) {
    const std::size_t fewest = permutations - std::max(below, above);
    return std::min(1.0,
                    2 * static_cast<double>(fewest + 1) / static_cast<double>(permutations + 1));
}

}  // namespace

double Ranks::p(std::size_t unit) const {
    return tested[unit] ? twoSided(below[unit], above[unit], permutations) : missingNumber;
}

Result<Ranks> permuted(std::span<const double> values,
                       const Weights& weights,
                       Statistic statistic,
                       const PermutationOptions& options,
                       const Progress& progress) {
    if (options.permutations < 1 || options.permutations > 10'000'000)
        return Error{ErrorCode::InvalidArgument,
                     textOf("{} permutations are not possible.", "不能做 {} 次随机重排。",
                            options.permutations),
                     {}};
    if (progress.cancelled()) return cancelledError();
    const std::size_t n = values.size();
    const ByDegree byDegree(weights);
    Ranks ranks;
    ranks.below.assign(n, 0);
    ranks.above.assign(n, 0);
    ranks.tested.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i)
        ranks.tested[i] = weights.degree(i) > 0;
    const std::size_t longest = byDegree.longest();
    if (longest == 0) return ranks;
    const auto asked = static_cast<std::size_t>(options.permutations);
    const bool areEqual = weights.values.empty(), isGeary = statistic == Statistic::Geary;
    double most = 3e8 / static_cast<double>(longest + 1);
    if (areEqual && isGeary) most = std::min(most, 1e11 / static_cast<double>(n));
    if (!areEqual) most = std::min(most, 2e10 / static_cast<double>(weights.neighbours.size()));
    ranks.permutations = std::min(asked, static_cast<std::size_t>(std::max(most, 999.0)));

    const double mean = std::accumulate(values.begin(), values.end(), 0.0) /
                        static_cast<double>(std::max<std::size_t>(n, 1));
    std::vector<double> z(values.begin(), values.end());
    for (double& one : z)
        one -= mean;
    const WholeValues whole(values, longest);

    // Draws are made in blocks that fit in memory; what a block finds is added up.
    const std::size_t width = longest + 1;
    const std::size_t block = std::max<std::size_t>(16'000'000 / width, 1);
    for (std::size_t first = 0; first < ranks.permutations; first += block) {
        Draws draws;
        draws.count = std::min(block, ranks.permutations - first);
        draws.width = std::min(width, n);
        const auto part = [&](double of) {
            return (static_cast<double>(first) + of * static_cast<double>(draws.count)) /
                   static_cast<double>(ranks.permutations);
        };
        if (!makeDraws(draws, first, static_cast<std::uint32_t>(n), options,
                       progress.sub(part(0), part(0.2))))
            return cancelledError();
        const Progress rest = progress.sub(part(0.2), part(1));
        const int threads = options.threads;
        if (!(!areEqual ? rankEach(z, weights, statistic, draws, threads, rest, ranks)
              : isGeary ? rankDifferences(z, weights, byDegree, draws, threads, rest, ranks)
                        : rankSums(whole, weights, byDegree, draws, threads, rest, ranks)))
            return cancelledError();
    }
    return ranks;
}

Result<GlobalRanks> permutedGlobal(std::span<const double> values,
                                   const Weights& weights,
                                   const PermutationOptions& options,
                                   const Progress& progress) {
    if (progress.cancelled()) return cancelledError();
    const std::size_t n = values.size();
    GlobalRanks out{missingNumber, missingNumber, missingNumber, 0};
    const std::size_t affordable =
        600'000'000 / std::max<std::size_t>(n + weights.neighbours.size(), 1);
    const std::size_t permutations =
        std::min({static_cast<std::size_t>(options.permutations), affordable, std::size_t{9999}});
    const bool areEqual =
        std::all_of(values.begin(), values.end(), [&](double x) { return x == values[0]; });
    if (permutations < 999 || n < 4 || weights.neighbours.empty() || areEqual) return out;
    out.permutations = permutations;

    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(n);
    std::vector<double> scales(n, 0.0), columns(n, 0.0);
    double greatest = 0;
    for (std::size_t i = 0; i < n; ++i) {
        greatest = std::max(greatest, std::fabs(values[i]));
        for (std::size_t e = weights.starts[i]; e < weights.starts[i + 1]; ++e)
            scales[i] += weights.weight(e);
        if (scales[i] > 0) scales[i] = 1 / scales[i];
    }
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t e = weights.starts[i]; e < weights.starts[i + 1]; ++e)
            columns[weights.neighbours[e]] += weights.weight(e) * scales[i];
    // What of the three a permutation changes: the products of neighbours, and for Geary the
    // squares, which count once for each row and column they are in.
    struct Sums {
        double moran = 0, geary = 0, getis = 0, size = 0;
    };
    const auto sumsOf = [&](const std::vector<double>& z) {
        Sums sums;
        for (std::size_t i = 0; i < n; ++i) {
            double row = 0, total = 0;
            for (std::size_t e = weights.starts[i]; e < weights.starts[i + 1]; ++e) {
                row += weights.weight(e) * z[weights.neighbours[e]];
                total += weights.weight(e);
            }
            const double square = z[i] * z[i] * ((scales[i] > 0 ? 1 : 0) + columns[i]);
            sums.moran += z[i] * row * scales[i];
            sums.geary += square - 2 * z[i] * row * scales[i];
            sums.getis += (z[i] + mean) * (row + mean * total);
            sums.size += square + (std::fabs(z[i]) + std::fabs(mean)) *
                                      (std::fabs(row) + std::fabs(mean) * total);
        }
        return sums;
    };
    std::vector<double> z(values.begin(), values.end());
    for (double& one : z)
        one -= mean;
    const Sums observed = sumsOf(z);
    const double tolerance = observed.size * 0x1p-44;
    struct Counts {
        std::size_t below = 0, above = 0;
        void add(double sum, double seen, double within) {
            below += sum < seen - within;
            above += sum > seen + within;
        }
    };
    Counts moran, geary, getis;
    std::mutex adding;
    const auto some = [&](std::size_t from, std::size_t to) {
        Counts m, c, g;
        std::vector<double> dealt;
        for (std::size_t r = from; r < to; ++r) {
            dealt = z;
            CountedRandom dice(~options.seed, r);
            for (std::size_t i = n; i > 1; --i)
                std::swap(dealt[i - 1], dealt[dice.below(i)]);
            const Sums sums = sumsOf(dealt);
            m.add(sums.moran, observed.moran, tolerance);
            c.add(sums.geary, observed.geary, tolerance);
            g.add(sums.getis, observed.getis, tolerance);
        }
        const std::scoped_lock lock(adding);
        for (const auto& [all, one] : {std::pair{&moran, m}, {&geary, c}, {&getis, g}}) {
            all->below += one.below;
            all->above += one.above;
        }
    };
    const std::size_t piece = std::max<std::size_t>(1, 2'000'000 / (n + weights.neighbours.size()));
    if (!inPieces(permutations, piece, options.threads, progress, some)) return cancelledError();
    out.moran = twoSided(moran.below, moran.above, permutations);
    out.geary = twoSided(geary.below, geary.above, permutations);
    out.getis = twoSided(getis.below, getis.above, permutations);
    return out;
}

}  // namespace hetu::hot_spots
