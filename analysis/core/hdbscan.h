#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {

struct HdbscanOptions {
    int minimum = 8;  ///< mass within the core distance, the point itself counted; REQUIRES: >= 1
    int clusterSize = 0;     ///< least mass of a cluster, REQUIRES: >= 0; 0: as `minimum`
    double placeMetres = 1;  ///< what lies nearer counts as this far; REQUIRES: > 0
    std::span<const double> weights = {};  ///< mass per point; empty: every point counts 1
    int threads = 0;                       ///< 0: as many as the machine has
};

/// Clusters of any density, how firmly each holds, and how much each point belongs.
struct Hdbscan {
    std::vector<int> cluster;          ///< per point: 0, 1, ... by falling size; -1: noise
    std::vector<double> probability;   ///< per point: in (0, 1] inside a cluster, 0 for noise
    std::vector<double> outlierScore;  ///< per point: GLOSH in [0, 1); NaN: no position
    std::vector<double> coreDistance;  ///< per point, metres; NaN: no position
    std::vector<double> stability;     ///< per cluster, in mass per metre
    std::vector<double> linkMetres;  ///< per cluster: up to this distance all of it hangs together
    int clusterCount = 0;
};

/// Hierarchical density-based clusters (HDBSCAN*).
///
/// The core distance of a point is the least distance within which there is at least `minimum`
/// of mass, its own included (as in R dbscan). Two points hang together from the distance
/// max(core, core, distance between them, placeMetres) on. As that level falls, groups part; all
/// that parts at one level parts at once, as the paper says, so nothing depends on the order of
/// equal distances. A part of at least `clusterSize` of mass is a cluster; if only one such part
/// remains it is the same cluster, which loses the rest. A point alone is part of the hierarchy
/// down to its core distance.
///
/// stability    the sum over the mass of a cluster of 1/level where it leaves the cluster minus
///              1/level where the cluster began; of a cluster and those below it the ones with
///              the greater sum are chosen, the upper one if both are equal (excess of mass). The
///              whole is no cluster unless nothing ever leaves it.
/// probability  1/level where the point leaves its cluster over the greatest such value there
/// outlierScore GLOSH: 1 - (1/level where it leaves its last cluster) / (the greatest such value
///              of that cluster and those below it)
///
/// Clusters are numbered by falling number of points, equal ones by their lowest (x, then y).
///
/// Campello, Moulavi, Zimek, Sander (2015), Hierarchical density estimates for data clustering,
/// visualization, and outlier detection, ACM TKDD 10(1), 5. The spanning tree is found exactly,
/// by Boruvka's rounds over a tree of boxes, after March, Ram, Gray (2010), Fast Euclidean
/// minimum spanning tree, KDD.
///
/// Errors   InvalidArgument: a REQUIRES is broken, or the weights are not as massesOf wants them.
///          Cancelled.
/// Cost     about O(n log n) time on `threads` threads; about 200 bytes per point.
/// Holds    The same as from all pairs; independent of the order of the points and of the number
///          of threads; a weight of 2 is the same as two points at one place.
[[nodiscard]] Result<Hdbscan> hdbscan(std::span<const Point> points,
                                      const HdbscanOptions& options,
                                      const Progress& progress);

}  // namespace hetu::analysis
