#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/core/point_tree.h"

namespace hetu::analysis {

/// An edge between two points of a tree, by their places in the tree.
struct TreeEdge {
    double square = 0;
    std::uint32_t a = 0, b = 0;
};

/// A minimum spanning tree of all pairs, where the pair of two points weighs max(distance^2,
/// core[a], core[b]). Of several such trees any; all have the same weights and part into the
/// same groups at every level. `core`: per point in tree order, finite, not negative.
/// Errors   Cancelled.
/// Cost     about O(n log n) on `threads` threads (0: as many as the machine has).
/// Holds    n - 1 edges of the least sum there is, in no stated order.
[[nodiscard]] Result<std::vector<TreeEdge>> spanningTree(const PointTree& tree,
                                                         std::span<const double> core,
                                                         const Progress& progress,
                                                         int threads = 0);

}  // namespace hetu::analysis
