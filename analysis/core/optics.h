#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {

struct OpticsOptions {
    double limitMetres = 2000;  ///< neighbours farther than this are not looked at; REQUIRES: > 0
    int minimum = 8;  ///< mass within the core distance, the point itself counted; REQUIRES: >= 1
    std::span<const double> weights = {};  ///< mass per point; empty: every point counts 1
    int threads = 0;                       ///< 0: as many as the machine has
};

/// Points in an order in which those that hang together closely follow one another.
struct Optics {
    std::vector<std::uint32_t> order;  ///< positions in the span; every finite point once
    std::vector<double> reachability;  ///< per point, metres; NaN: starts a group, or no position
    std::vector<double> coreDistance;  ///< per point, metres; NaN: more than the limit
};

/// Ordering points to identify the clustering structure (OPTICS). The reachability of p from a
/// core point o at most `limitMetres` away is max(core distance of o, distance). The next point
/// is always the one of the least reachability from any point before it; of equal ones the
/// lowest (x, then y), of those at one place the first of the span. Where none can be reached,
/// the lowest point that is left begins anew. In the reachability plot valleys are clusters.
///
/// Ankerst, Breunig, Kriegel, Sander (1999), OPTICS: ordering points to identify the clustering
/// structure, SIGMOD. Every processed point keeps only its nearest point not yet processed, found
/// in a tree of boxes; so the time hardly depends on how many lie within the limit.
///
/// Errors   InvalidArgument: a REQUIRES is broken, or the weights are not as massesOf wants them.
///          Cancelled.
/// Cost     about O(n log n) time in practice (core distances on `threads` threads, the order on
///          one); about 150 bytes per point.
/// Holds    The same as from all pairs; independent of the number of threads and, but for points
///          at one place, of the order of the points.
[[nodiscard]] Result<Optics> optics(std::span<const Point> points,
                                    const OpticsOptions& options,
                                    const Progress& progress);

/// The clusters at one distance, read off the order: a point of more reachability than that
/// begins a new cluster if its core distance is at most that, else it is noise.
/// Per point 0, 1, ... by falling size, equal ones by their lowest point; -1: noise.
/// Holds    Core points are in the same clusters as DBSCAN at that distance finds, if it is at
///          most the limit; border points may be in another or be noise.
[[nodiscard]] std::vector<int> clustersAt(std::span<const Point> points,
                                          const Optics& ordered,
                                          double distanceMetres);

}  // namespace hetu::analysis
