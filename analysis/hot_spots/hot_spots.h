#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/hot_spots/autocorrelation.h"
#include "analysis/hot_spots/permutation.h"
#include "analysis/hot_spots/weights.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu::hot_spots {

enum class Inference {
    Permutation,  ///< compared with values dealt out at random
    Analytic,     ///< by the standard score and the normal distribution
};

struct Options {
    Statistic statistic = Statistic::GiStar;
    Inference inference = Inference::Permutation;
    Correction correction = Correction::FalseDiscovery;
    int permutations = 99'999;  ///< see PermutationOptions
    int seed = 1;
    int threads = 0;
};

/// What a unit turned out to be.
enum class Class {
    Hot99,  ///< Gi and Gi*: high values together, adjusted p at most 0.01
    Hot95,  ///< at most 0.05
    Hot90,  ///< at most 0.10
    Cold99,
    Cold95,
    Cold90,
    HighHigh,  ///< Moran and Geary, adjusted p at most 0.05: high among high ones
    LowLow,
    HighLow,  ///< Moran: high among low ones
    LowHigh,
    Alike,   ///< Geary: alike its neighbours, but neither all high nor all low
    Unlike,  ///< Geary: unlike its neighbours
    None,    ///< nothing that chance does not give too
    Alone,   ///< without neighbours
};

struct Found {
    LocalStatistics local;
    std::vector<double> p;         ///< two-sided; NaN for units without neighbours
    std::vector<double> adjusted;  ///< for many tests at once
    std::vector<Class> classes;
    std::size_t permutations = 0;  ///< made; 0 for analytic p values
};

/// The local statistic of every unit, how surprising it is, and what that makes of the unit.
///
/// High or low: the neighbours lie above (below) what most draws give them, or, analytically,
/// above (below) what is expected; the unit lies above the mean of all, or not.
/// Errors   InvalidArgument: `permutations` out of range. Cancelled.
/// Holds    Nothing is found where all values are equal, or there are fewer than three.
[[nodiscard]] Result<Found> compute(std::span<const double> values,
                                    const Weights& weights,
                                    const Options& options,
                                    const Progress& progress);

}  // namespace hetu::hot_spots
