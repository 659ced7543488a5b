#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {

/// Which points lie close together, and which alone.
struct Dbscan {
    std::vector<int> cluster;        ///< per point: 0, 1, ... by falling size; -1: noise
    std::vector<std::uint8_t> core;  ///< per point: 1 if it is a core point
    int clusterCount = 0;
};

/// Density-based clusters (DBSCAN): a core point has at least `minimum` points, itself among
/// them (or, with `weights`, at least `minimum` of summed weight, its own included), within
/// `distanceMetres` (inclusive). Core points within that distance of each other share a cluster. A
/// point that is no core point but has one within the distance is on the border and joins the
/// cluster of the nearest core point, of equally near ones that with the lower (x, y). All others,
/// and points that are not finite, are noise.
///
/// Clusters are numbered by falling number of points, equal ones by their lowest point (x, then y).
///
/// Ester, Kriegel, Sander, Xu (1996), A density-based algorithm for discovering clusters; Schubert
/// et al. (2017), DBSCAN revisited, revisited, ACM TODS 42(3), 19. Computed exactly over cells of
/// side distance / sqrt(2), after Wang, Gu, Shun (2020), Theoretically-efficient and practical
/// parallel DBSCAN, SIGMOD.
///
/// REQUIRES: distanceMetres > 0; minimum >= 1. `threads`: 0 = as many as the machine has.
/// Errors   InvalidArgument: a REQUIRES is broken, the weights are not as massesOf wants them, or
///          the points lie so far apart (more than 2^30 distances from the origin) that doubles
///          cannot tell them apart. Cancelled.
/// Cost     about O(n log n) time whatever the distance, O(n) memory; crowds make it faster.
/// Holds    The same clusters as a plain loop over all pairs finds; independent of the order of
///          the points and of the number of threads.
[[nodiscard]] Result<Dbscan> dbscan(std::span<const Point> points,
                                    double distanceMetres,
                                    int minimum,
                                    const Progress& progress,
                                    int threads = 0,
                                    std::span<const double> weights = {});

}  // namespace hetu::analysis
