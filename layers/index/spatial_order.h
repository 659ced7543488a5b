#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu {

/// Positions of the finite points along a Z curve (Morton 1966) over their extent, so that
/// points near each other mostly come near each other.
struct SpatialOrder {
    std::vector<std::uint32_t> positions;  ///< in the span, in the order of the curve
    std::vector<std::uint64_t> keys;       ///< place on the curve, ascending, of each of them
};

/// Points at one place of the curve (2^-32 of the extent) are in the order of x, then y, then
/// their position in the span. Points that are not finite are left out.
/// REQUIRES: fewer than 2^32 points.
/// Cost     O(n); a radix sort, half as long if the points come in that order already.
/// Holds    Points of different places come in the same order whatever their order in the span.
[[nodiscard]] SpatialOrder spatialOrder(std::span<const Point> points);

}  // namespace hetu
