#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu::coverage_deficit {

/// Cells of a grid that hang together by their sides. Row 0 is the northernmost.
struct CellGroups {
    std::vector<std::uint32_t>
        of;  ///< per cell 1, 2, ... in the order of their first cell; 0: none
    std::size_t count = 0;
};
[[nodiscard]] CellGroups groupsOf(const std::vector<std::uint8_t>& isIn,
                                  std::size_t columns,
                                  std::size_t rows);

/// The outline of each group along the edges of its cells: one valid polygon with its holes.
[[nodiscard]] std::vector<Geometry> outlinesOf(const CellGroups& groups,
                                               std::size_t columns,
                                               std::size_t rows,
                                               double minX,
                                               double maxY,
                                               double cellMetres);

}  // namespace hetu::coverage_deficit
