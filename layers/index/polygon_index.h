#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu {

/// True if `p` lies inside or on the border of the polygon geometry.
[[nodiscard]] bool covers(const Geometry& polygon, Point p);

/// Polygons in a grid, for "what lies here". Border points belong to every polygon they touch;
/// the side of a border is decided exactly (error-free orientation), so the answer is the same
/// as GEOS's `covers`.
/// Cost   building O(vertices + cells touched); one query O(polygons in the cell).
class PolygonIndex {
public:
    explicit PolygonIndex(std::span<const Geometry> polygons);
    /// Positions of all polygons that cover `p`, ascending.
    [[nodiscard]] std::vector<std::size_t> covering(Point p) const;

private:
    std::vector<Geometry> m_polygons;
    std::vector<Extent> m_extents;
    std::vector<std::vector<std::size_t>> m_cells;
    Extent m_extent;
    double m_cellX = 1, m_cellY = 1;
    int m_columns = 0, m_rows = 0;
};

}  // namespace hetu
