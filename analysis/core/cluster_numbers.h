#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu::analysis {

constexpr auto noSet = std::numeric_limits<std::uint32_t>::max();

/// Numbers sets of points by falling size, equal ones by their lowest point (x, then y).
/// `setOf`: per point its set, below `setCount`, or noSet. Answers per set its number, -1 for a
/// set without points; `setCount` - (number of -1) is the number of clusters.
[[nodiscard]] std::vector<int> numbersBySize(std::span<const Point> points,
                                             std::span<const std::uint32_t> setOf,
                                             std::size_t setCount);

}  // namespace hetu::analysis
