#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "analysis/hot_spots/weights.h"

namespace hetu::hot_spots {

/// A statistic of the whole map with its moments if the values were dealt out at random.
struct Global {
    double value = 0;
    double expected = 0;
    double variance = 0;        ///< every permutation of the values is equally likely
    double varianceNormal = 0;  ///< the values come from a normal distribution; NaN for G

    /// Standard score and two-sided p by the normal approximation.
    double z = 0;
    double p = 1;
};

/// How alike neighbours are on the whole map. w: 1/k for each of k neighbours (row-standardised)
/// in Moran's I and Geary's C, the weights as they are in G. A unit without neighbours still
/// counts as one of the n values (as in PySAL; spdep by default takes it off n).
///
///     I = n / S0 * sum_ij w_ij (x_i - m)(x_j - m) / sum_i (x_i - m)^2              E = -1/(n-1)
///     C = (n-1) / (2 S0) * sum_ij w_ij (x_i - x_j)^2 / sum_i (x_i - m)^2           E = 1
///     G = sum_ij w_ij x_i x_j / sum_{i != j} x_i x_j            E = S0 / (n (n-1))
///
/// z is positive where like lies near like (for C: (1 - C) / sd), for G where high values do.
/// Cliff, Ord (1981), Spatial Processes; Getis, Ord (1992), Geogr. Anal. 24(3), with the
/// coefficient B1 as corrected afterwards.
struct GlobalStatistics {
    Global moran, geary;
    Global getis;  ///< NaN if a value is negative or all but one are 0
};

/// All NaN for fewer than 4 values, equal values, or no neighbours at all.
/// REQUIRES: values are finite, one per unit.
/// Stopped by `progress`, it answers NaN.
/// Cost     O(neighbours * log of the longest row).
/// Holds    Variances are those of listing all permutations. Each law has its test.
[[nodiscard]] GlobalStatistics globalStatistics(std::span<const double> values,
                                                const Weights& weights,
                                                int threads = 0,
                                                const Progress& progress = {});

enum class Statistic {
    GiStar,  ///< high or low values around and in the unit
    Gi,      ///< high or low values around the unit
    Moran,   ///< high by high, low by low, and the odd ones out
    Geary,   ///< how much the unit differs from its neighbours
};

/// One statistic of every unit. NaN for units without neighbours.
struct LocalStatistics {
    std::vector<double> lag;    ///< weighted mean of the neighbours
    std::vector<double> value;  ///< of the statistic
    std::vector<double> z;      ///< its standard score, see below
};

/// With z_i = x_i - m, m2 = sum z^2 / n, and w_i. the sum of the row:
///
///     Gi*    sum_j w_ij x_j / sum_j x_j, the unit itself among the j with the weight 1
///     Gi     the same without the unit itself, in both sums
///     Moran  z_i / m2 * sum_j w_ij z_j / w_i.
///     Geary  sum_j w_ij (z_i - z_j)^2 / (m2 w_i.)
///
/// Standard scores: Gi and Gi* by Ord, Getis (1995), Geogr. Anal. 27(4); Moran and Geary under the
/// conditional randomisation of Sokal, Oden, Thomson (1998), Geogr. Anal. 30(4) (the unit keeps
/// its value, the others are dealt out). For Geary, low values mean alike, so z < 0.
/// The values and scores of spdep 1.2 (localG, localmoran), to rounding. They do not change when a
/// row of weights is multiplied. Scores are NaN where the variance is 0.
/// REQUIRES: values are finite, one per unit.
[[nodiscard]] LocalStatistics localStatistics(std::span<const double> values,
                                              const Weights& weights,
                                              Statistic statistic,
                                              int threads = 0);

/// Probability of a standard normal value at least as far from 0, on either side.
[[nodiscard]] double twoSidedNormal(double z);

enum class Correction { FalseDiscovery, Bonferroni, None };

/// p values for many tests at once (NaN stays and is not counted). FalseDiscovery: the step-up of
/// Benjamini, Hochberg (1995): the least m p_(j) / j of all j from its rank up; so that of what
/// is found at level a, at most the share a is found by chance. Bonferroni: m p. At most 1.
[[nodiscard]] std::vector<double> adjusted(std::span<const double> p, Correction correction);

}  // namespace hetu::hot_spots
