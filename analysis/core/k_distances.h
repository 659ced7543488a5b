#pragma once
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {

/// How far one has to go from each point to meet enough others: the help to choose a distance.
struct KDistances {
    std::vector<double> metres;  ///< ascending; points that never meet enough are left out
    std::size_t knee = 0;        ///< position in `metres` where the curve bends most
};

/// The least distance within which each point has at least `minimum` of mass (its own included),
/// sorted. Points inside crowds make the flat part of the curve, those outside the steep end.
/// The knee is the point of the curve farthest from the straight line between its two ends, both
/// axes scaled to [0, 1]; of equally far ones the first (Satopaa et al. 2011, Finding a
/// "kneedle" in a haystack; Ester et al. 1996, section 4.2).
/// `weights`: mass per point; empty: every point counts 1.
/// Errors   InvalidArgument: minimum < 1, or the weights are not as massesOf wants them. Cancelled.
/// Holds    Independent of the order of the points and of the number of threads.
[[nodiscard]] Result<KDistances> kDistances(std::span<const Point> points,
                                            std::span<const double> weights,
                                            int minimum,
                                            const Progress& progress,
                                            int threads = 0);

}  // namespace hetu::analysis
