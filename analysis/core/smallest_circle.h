#pragma once
#include <span>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu::analysis {

struct Circle {
    Point centre;
    double radius = 0;
};

/// Corners of the convex hull, against the clock, without those on a straight edge.
/// REQUIRES: `sorted` by x, then y; at least one point. Cost O(n).
[[nodiscard]] std::vector<Point> hullCorners(std::span<const Point> sorted);

/// The smallest circle that holds all points. The same points in the same order give the same
/// circle to the last bit. REQUIRES: at least one point.
/// Cost   O(n) for points on a hull, whatever their number in practice.
[[nodiscard]] Circle smallestCircle(std::span<const Point> points);

}  // namespace hetu::analysis
