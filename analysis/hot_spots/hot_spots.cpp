#include "analysis/hot_spots/hot_spots.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "layers/model/table.h"

namespace hetu::hot_spots {
namespace {

Class hotOrCold(bool isHigh, double p) {
    if (p <= 0.01) return isHigh ? Class::Hot99 : Class::Cold99;
    if (p <= 0.05) return isHigh ? Class::Hot95 : Class::Cold95;
    if (p <= 0.10) return isHigh ? Class::Hot90 : Class::Cold90;
    return Class::None;
}

Class quadrant(bool isHigh, bool areNeighboursHigh) {
    if (isHigh) return areNeighboursHigh ? Class::HighHigh : Class::HighLow;
    return areNeighboursHigh ? Class::LowHigh : Class::LowLow;
}

}  // namespace

Result<Found> compute(std::span<const double> values,
                      const Weights& weights,
                      const Options& options,
                      const Progress& progress) {
    if (progress.cancelled()) return cancelledError();
    const std::size_t n = values.size();
    Found out;
    out.local = localStatistics(values, weights, options.statistic, options.threads);
    const bool areEqual =
        std::all_of(values.begin(), values.end(), [&](double x) { return x == values[0]; });
    const bool isTested = n >= 3 && !areEqual;
    out.p.assign(n, missingNumber);
    std::vector<std::uint8_t> isUp(n, 0);  // the sum of the neighbours, or Geary's differences
    progress.report(0.1);
    if (isTested && options.inference == Inference::Permutation) {
        HETU_TRY(const Ranks ranks,
                 permuted(values, weights, options.statistic,
                          {options.permutations, static_cast<std::uint64_t>(options.seed),
                           options.threads},
                          progress.sub(0.1, 0.9)));
        out.permutations = ranks.permutations;
        for (std::size_t i = 0; i < n; ++i) {
            out.p[i] = ranks.p(i);
            isUp[i] = ranks.below[i] > ranks.above[i];
        }
    }
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) /
                        static_cast<double>(std::max<std::size_t>(n, 1));
    if (isTested && options.inference == Inference::Analytic)
        for (std::size_t i = 0; i < n; ++i) {
            out.p[i] = twoSidedNormal(out.local.z[i]);
            isUp[i] = out.local.z[i] > 0;
            // A low unit among low ones has a high score too.
            if (options.statistic == Statistic::Moran && values[i] < mean) isUp[i] = !isUp[i];
        }
    if (progress.cancelled()) return cancelledError();
    out.adjusted = adjusted(out.p, options.correction);
    out.classes.assign(n, Class::None);
    for (std::size_t i = 0; i < n; ++i) {
        const double p = out.adjusted[i];
        const bool isHigh = values[i] > mean, isFound = p <= 0.05;
        if (weights.degree(i) == 0) {
            out.classes[i] = Class::Alone;
        } else if (options.statistic == Statistic::Gi || options.statistic == Statistic::GiStar) {
            out.classes[i] = hotOrCold(isUp[i] != 0, p);
        } else if (!isFound) {
            continue;
        } else if (options.statistic == Statistic::Moran) {
            out.classes[i] = quadrant(isHigh, isUp[i] != 0);
        } else if (isUp[i]) {
            out.classes[i] = Class::Unlike;
        } else {
            const bool areNeighboursHigh = out.local.lag[i] > mean;
            out.classes[i] = isHigh == areNeighboursHigh ? quadrant(isHigh, isHigh) : Class::Alike;
        }
    }
    progress.report(1);
    return out;
}

}  // namespace hetu::hot_spots
