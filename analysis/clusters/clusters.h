#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"
#include "layers/model/table.h"

namespace hetu::clusters {

enum class Method { Dbscan, Hdbscan, Optics };
enum class Role { Noise, Border, Core };

/// The points of one cluster.
struct Cluster {
    std::vector<std::size_t> members;   ///< positions in the span, ascending
    Geometry outline;                   ///< concave hull, grown by a margin
    Point centre;                       ///< mean position of the members
    double stability = missingNumber;   ///< HDBSCAN: see analysis::Hdbscan
    double linkMetres = missingNumber;  ///< the distance up to which its members hang together
};

/// A point in the order of OPTICS.
struct Reach {
    std::size_t point = 0;  ///< position in the span
    double reachability = missingNumber;
    double coreDistance = missingNumber;
};

struct Clusters {
    std::vector<Cluster> clusters;     ///< by falling number of members
    std::vector<std::size_t> cluster;  ///< per point: 1, 2, ...; 0 = noise
    std::vector<Role> role;            ///< per point
    /// HDBSCAN, per point: see analysis::Hdbscan; of the other methods not a number.
    std::vector<double> probability, outlierScore;
    std::vector<Reach> order;  ///< OPTICS; of the other methods empty
    std::size_t noise = 0;     ///< points in no cluster
    std::size_t outside = 0;   ///< of these, points in no group
};

struct Options {
    Method method = Method::Dbscan;
    double distanceMetres = 500;  ///< DBSCAN, OPTICS; REQUIRES: > 0
    int minimum = 8;              ///< REQUIRES: >= 1
    int clusterSize = 0;          ///< HDBSCAN: least mass of a cluster; 0: as `minimum`
    double samePlaceMetres = 50;  ///< HDBSCAN: what lies nearer counts as this far; REQUIRES: > 0
    double limitMetres = 2000;    ///< OPTICS: how far to look, at least `distanceMetres`
    int threads = 0;              ///< 0: as many as the machine has
};

/// A group of which no cluster leaves it; this one is of points that are in no group.
constexpr std::size_t noGroup = static_cast<std::size_t>(-1);

/// How far the outline of a cluster lies outside of its members, so that a cluster of one place
/// or of one line has an area too: a tenth of `linkMetres`, at least 10 m, at most 100 m.
[[nodiscard]] double marginMetres(double linkMetres);

/// Groups of points that hang together by density; see analysis::dbscan, hdbscan and optics for
/// what that is. OPTICS clusters are those at `distanceMetres`.
///
/// `weights`: mass per point; empty: every point counts 1.
/// `groups`: per point the group within which it may belong to a cluster, or noGroup; empty: all
/// are in one. The groups' numbers themselves do not matter.
///
/// Clusters are numbered by falling number of members, equal ones by their lowest point. Dents of
/// an outline wider than `linkMetres` are cut out (concaveHullOf).
/// Errors   those of the methods; Geometry.
/// Holds    Every point is in exactly one cluster or noise; every member lies inside the outline;
///          no cluster has members of two groups. Independent of the order of the points (but for
///          the order of OPTICS among points at one place) and of the number of threads.
[[nodiscard]] Result<Clusters> compute(std::span<const Point> points,
                                       std::span<const double> weights,
                                       std::span<const std::size_t> groups,
                                       const Options& options,
                                       const Progress& progress);

}  // namespace hetu::clusters
