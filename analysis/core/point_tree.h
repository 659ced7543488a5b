#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {

// All comparisons are made on dx * dx + dy * dy in doubles, as a plain loop would. Rounding is
// monotone, so the least and the greatest such value between two boxes, computed the same way,
// bound every pair in them: pruning by boxes changes no answer.

[[nodiscard]] inline double squareOf(double dx, double dy) {
    return dx * dx + dy * dy;
}
[[nodiscard]] inline double squareBetween(Point a, Point b) {
    return squareOf(a.x - b.x, a.y - b.y);
}
[[nodiscard]] inline double leastSquare(const Extent& a, const Extent& b) {
    return squareOf(std::max({0.0, b.minX - a.maxX, a.minX - b.maxX}),
                    std::max({0.0, b.minY - a.maxY, a.minY - b.maxY}));
}
[[nodiscard]] inline double leastSquare(Point p, const Extent& box) {
    return squareOf(std::max({0.0, box.minX - p.x, p.x - box.maxX}),
                    std::max({0.0, box.minY - p.y, p.y - box.maxY}));
}
/// By x, then y.
[[nodiscard]] inline bool isLower(Point a, Point b) {
    return a.x < b.x || (a.x == b.x && a.y < b.y);
}

/// Points in a tree of boxes, halved at the median of their longer side until few are left.
struct PointTree {
    struct Node {
        Extent box;
        std::uint32_t from = 0, to = 0;  ///< its points
        std::uint32_t right = 0;         ///< second child; the first follows the node. 0: a leaf
        [[nodiscard]] bool isLeaf() const { return right == 0; }
    };
    std::vector<Point> at;              ///< in tree order
    std::vector<std::uint32_t> origin;  ///< position in the caller's span of the k-th of `at`
    std::vector<Node> nodes;            ///< the root first; none if there are no points
    static constexpr std::uint32_t leafSize = 10;

    /// Nodes of at most `most` points that together hold every point once.
    [[nodiscard]] std::vector<std::uint32_t> pieces(std::size_t most) const;
};

/// REQUIRES: finite points, fewer than 2^31.
/// Errors   Cancelled.
/// Cost     O(n log n) on `threads` threads (0: as many as the machine has).
[[nodiscard]] Result<PointTree> growPointTree(std::span<const Point> points,
                                              const Progress& progress,
                                              int threads = 0);

/// For each point of the tree, in tree order, the square of the least distance within which there
/// is at least `minimum` of mass, its own included; infinite where all mass is less.
/// `mass`: in tree order; empty: every point counts 1. REQUIRES: minimum >= 1.
/// Errors   Cancelled.
/// Cost     O(n (log n + minimum)) on `threads` threads.
[[nodiscard]] Result<std::vector<double>> coreSquares(const PointTree& tree,
                                                      std::span<const std::int64_t> mass,
                                                      std::int64_t minimum,
                                                      const Progress& progress,
                                                      int threads = 0);

}  // namespace hetu::analysis
