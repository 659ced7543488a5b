#pragma once
#include <span>
#include <string>
#include <vector>

#include "analysis/core/dbscan.h"

namespace hetu::clusters {

enum class Role { Noise, Border, Core };

/// The points of one cluster.
struct Cluster {
    std::vector<std::size_t> members;  ///< positions in the span, ascending
    Geometry outline;                  ///< convex hull, grown by a margin
    Point centre;                      ///< mean position of the members
};

struct Clusters {
    std::vector<Cluster> clusters;     ///< by falling size
    std::vector<std::size_t> cluster;  ///< per point: 1, 2, ...; 0 = noise
    std::vector<Role> role;            ///< per point
    std::size_t noise = 0;             ///< points in no cluster
};

struct Options {
    double distanceMetres = 500;  ///< REQUIRES: > 0
    int minimum = 8;              ///< REQUIRES: >= 1
};

/// How far the outline of a cluster lies outside of its members, so that a cluster of one place
/// or of one line has an area too: a tenth of the distance, at least 10 m.
[[nodiscard]] double marginMetres(const Options& options);

/// Groups of points that hang together by density; see analysis::dbscan for what that is.
///
/// Errors   those of analysis::dbscan; Geometry.
/// Holds    Every point is in exactly one cluster or noise; every cluster has at least one core
///          point and `minimum` points within the distance of it; every member lies inside the
///          outline. Independent of the order of the points.
[[nodiscard]] Result<Clusters> compute(std::span<const Point> points,
                                       const Options& options,
                                       const Progress& progress);

}  // namespace hetu::clusters
