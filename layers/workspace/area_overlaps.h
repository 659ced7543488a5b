#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu {

/// A neighbour that an area overlaps.
struct AreaOverlap {
    std::int64_t id = 0;
    std::string name;  ///< "" where it has none
    double squareMetres = 0;
    Geometry shape;  ///< of the neighbour
};

/// The rows of the polygon layer that have more than `leastSquareMetres` in common with `area`, the
/// largest overlap first, then by id. `except` (ascending) are not looked at. A row whose own shape
/// is not valid is left out: nothing can be said of it.
/// Errors   those of RowQuery. Cancelled.
/// Threads  Any; waits for the disk, so never the window's.
/// Holds    Cutting every shape away (withoutOverlap) leaves no overlap above the least.
[[nodiscard]] Result<std::vector<AreaOverlap>> overlapsOf(const std::string& workspacePath,
                                                          const std::string& layer,
                                                          const Geometry& area,
                                                          const std::vector<std::int64_t>& except,
                                                          double leastSquareMetres = 1,
                                                          const Progress& progress = {});

}  // namespace hetu
