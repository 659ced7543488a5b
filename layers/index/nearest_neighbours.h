#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu {

/// The nearest neighbours of every point, nearest first, in rows of `count`.
struct NearestNeighbours {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::size_t count = 0;                 ///< per point: k, or all others where there are fewer
    std::vector<std::uint32_t> positions;  ///< row i: the neighbours of point i, in the span
    std::vector<double> distances;         ///< metres, in the same places; empty if not asked for

    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t point) const {
        return std::span(positions).subspan(point * count, count);
    }
};

struct NeighbourOptions {
    std::size_t k = 8;           ///< REQUIRES: >= 1
    bool withDistances = false;  ///< else `distances` stays empty
    int threads = 0;             ///< 0: as many as the machine has; never changes the result
};

/// The k nearest other points of every point, exactly.
///
/// A point is no neighbour of itself, but another point at the same place is, at distance 0. Of
/// equally near points (dx * dx + dy * dy is the same double) those with the lower x come first,
/// then the lower y, then the lower position in the span. So where points at one place do not
/// matter, the answer does not depend on the order of the points.
/// A point that is not finite is nobody's neighbour, and its own row is all `none`.
///
/// The points are put along a Z curve; a binary tree over it with the tight box of every node is
/// climbed from the point's own leaf.
///
/// Errors   InvalidArgument: k is 0, or 2^32 - 1 points or more. Cancelled.
/// Cost     about O(n (log n + k)); memory 16 bytes per point and the answer. A million points
///          at one place, or on a line, cost no more.
/// Holds    The same as comparing every pair; the same for any number of threads.
[[nodiscard]] Result<NearestNeighbours> nearestNeighbours(std::span<const Point> points,
                                                          const NeighbourOptions& options,
                                                          const Progress& progress);

}  // namespace hetu
