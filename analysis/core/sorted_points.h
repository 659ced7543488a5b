#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {

/// The finite points of a span, from the lowest (x, then y) to the highest; equal ones in the
/// order of the span.
struct SortedPoints {
    std::vector<Point> at;
    std::vector<std::uint32_t> origin;  ///< position in the span
};

/// Errors   Cancelled.
/// Cost     O(n log n) on `threads` threads (0: as many as the machine has).
[[nodiscard]] Result<SortedPoints> sortedPoints(std::span<const Point> points,
                                                const Progress& progress,
                                                int threads = 0);

}  // namespace hetu::analysis
