#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/hot_spots/autocorrelation.h"
#include "analysis/hot_spots/weights.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu::hot_spots {

struct PermutationOptions {
    int permutations = 99'999;  ///< P. REQUIRES: 1 to 10,000,000
    std::uint64_t seed = 1;     ///< the same seed, the same result
    int threads = 0;            ///< 0: as many as the machine has; never changes the result
};

/// How the values that chance gives compare with the observed one, for every unit.
struct Ranks {
    std::vector<std::uint32_t> below, above;  ///< of `permutations`; the others are equal
    std::vector<std::uint8_t> tested;         ///< 0: the unit has no neighbours
    std::size_t permutations = 0;             ///< fewer than asked for where rows are very long

    /// How surprising the unit is, on either side:
    ///
    ///     p = min(1, 2 (r + 1) / (P + 1)),   r = min(#(>= observed), #(<= observed))
    ///
    /// Equal values count against the finding on both sides, so the p of tied data is never too
    /// small. PySAL and GeoDa print half of it, (r + 1) / (P + 1). NaN where nothing was tested.
    [[nodiscard]] double p(std::size_t unit) const;
};

/// Conditional permutation (Anselin 1995, Geogr. Anal. 27(2)): the unit keeps its value, its
/// neighbours get those of others drawn at random, without replacement, P times. Gi*, Gi and
/// Moran rise (or, where the unit lies below the mean, fall) with the sum of the neighbours
/// alone, so one ranking serves all three.
///
/// The P draws are shared by all units. A draw is k + 1 different units out of all n, in order; a
/// unit that is itself among the first k takes the last one instead. So the k values that every
/// unit sees are a fair draw from the other n - 1, and each p is what drawing for it alone would
/// give; only its error of chance (about sqrt(p (1 - p) / P)) is shared with the other units.
/// With equal weights, the sums for each number of neighbours are sorted once, and a unit is
/// looked up. Geary goes through two sums of each draw, other weights through all its values.
///
/// Sums that differ by rounding alone are equal: values are taken as whole multiples of 2^-60 of
/// the greatest sum, and what the doubles could not tell apart is a tie.
/// A draw depends on the seed and its number alone (analysis::CountedRandom).
/// P is lowered, but not below 999, where P (k + 1) would be more than 3e8 for the longest row, n P
/// more than 1e11 for Geary, or P times all neighbours more than 2e10 for unequal weights.
///
/// Errors   InvalidArgument: P out of range. Cancelled.
/// Cost     Gi*, Gi, Moran with equal weights: O(P k + n log P) and one sort for each number of
///          neighbours; Geary O(n P); unequal weights O(P times all neighbours).
/// Holds    The same for any number of threads. Each p lies within the error of chance of that of
///          listing all samples.
[[nodiscard]] Result<Ranks> permuted(std::span<const double> values,
                                     const Weights& weights,
                                     Statistic statistic,
                                     const PermutationOptions& options,
                                     const Progress& progress);

/// Two-sided p of the global statistics (as above) when all values are dealt out anew, as many
/// times as the work allows: `permutations` but at most 9,999, fewer on large maps. Zero times, and
/// p is NaN, where that would be below 999.
struct GlobalRanks {
    double moran = 0, geary = 0, getis = 0;
    std::size_t permutations = 0;
};
/// Errors: Cancelled.
[[nodiscard]] Result<GlobalRanks> permutedGlobal(std::span<const double> values,
                                                 const Weights& weights,
                                                 const PermutationOptions& options,
                                                 const Progress& progress);

}  // namespace hetu::hot_spots
