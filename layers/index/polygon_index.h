#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu {

/// True if `p` lies inside or on the border of the polygon geometry (an even-odd test for every
/// part, so a hole is outside, its border inside). False for any other kind of geometry.
/// Cost   O(vertices)
[[nodiscard]] bool covers(const Geometry& polygon, Point p);

/// Polygons in a grid, for "what lies here". Border points belong to every polygon they touch;
/// the side of a border is decided exactly (error-free orientation), so the answer is the same
/// as GEOS's `covers`.
///
/// Every part of a polygon keeps its edges by horizontal slabs, so that a county border of
/// ten thousand vertices costs no more than the few edges at the height of the point.
///
/// Cost   building O(vertices + cells touched); one query O(parts in the cell, edges in their
///        slabs). Memory O(vertices).
/// Holds  Answers are those of `covers` for each polygon, whatever their number or order.
class PolygonIndex {
public:
    explicit PolygonIndex(std::span<const Geometry> polygons);
    /// Positions of all polygons that cover `p`, ascending.
    [[nodiscard]] std::vector<std::size_t> covering(Point p) const;

private:
    struct Edge {
        Point from, to;
    };
    struct Part {
        std::size_t polygon = 0;  ///< position in the span
        Extent extent;
        double slabsPerMetre = 0;
        std::vector<Edge> edges;            ///< slab by slab; an edge is in each slab it touches
        std::vector<std::uint32_t> starts;  ///< first edge of each slab, and one past the last

        [[nodiscard]] std::size_t slabOf(double y) const;
        [[nodiscard]] bool covers(Point p) const;
    };
    [[nodiscard]] std::size_t columnOf(double x) const;
    [[nodiscard]] std::size_t rowOf(double y) const;

    std::vector<Part> m_parts;
    std::vector<std::uint32_t> m_entries;  ///< parts, cell by cell
    std::vector<std::size_t> m_starts;     ///< first entry of each cell, and one past the last
    Extent m_extent;
    double m_columnsPerMetre = 0, m_rowsPerMetre = 0;
    std::size_t m_columns = 1, m_rows = 1;
};

}  // namespace hetu
