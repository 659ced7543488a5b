#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu {

/// True if `p` lies inside or on the border of the polygon geometry (an even-odd test for every
/// part, so a hole is outside, its border inside). False for any other kind of geometry.
/// Cost   O(vertices)
[[nodiscard]] bool covers(const Geometry& polygon, Point p);

/// For each of several points the polygons that cover it.
struct Coverings {
    std::vector<std::size_t> starts;  ///< first of `polygons` of each point, and one past the last
    std::vector<std::uint32_t> polygons;  ///< positions in the span, ascending for each point

    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t point) const {
        return {polygons.data() + starts[point], starts[point + 1] - starts[point]};
    }
};

/// Polygons in a grid, for "what lies here". Border points belong to every polygon they touch;
/// the side of a border is decided exactly (error-free orientation), so the answer is the same
/// as GEOS's `covers`.
///
/// A part of few corners is tested whole, one bit a corner; a larger one keeps its edges by
/// horizontal slabs, so that a county border of ten thousand vertices costs no more than the few
/// edges at the height of the point.
///
/// Cost   building O(vertices + cells touched), on `threads` threads (0: as many as the machine
///        has); one query O(parts in the cell, edges in their slabs). Memory O(vertices).
/// Holds  Answers are those of `covers` for each polygon, whatever their number or order and the
///        number of threads.
class PolygonIndex {
public:
    /// REQUIRES: fewer than 2^32 polygons.
    explicit PolygonIndex(std::span<const Geometry> polygons, int threads = 0);
    /// Positions of all polygons that cover `p`, ascending.
    [[nodiscard]] std::vector<std::size_t> covering(Point p) const;
    /// The same for many points at once, on `threads` threads (0: as many as the machine has):
    /// much faster, since they are taken cell by cell. REQUIRES: fewer than 2^32 points.
    /// Errors   Cancelled.
    [[nodiscard]] Result<Coverings> coverings(std::span<const Point> points,
                                              const Progress& progress,
                                              int threads = 0) const;

private:
    struct Edge {
        Point from, to;
    };
    /// One part of a polygon: its rings.
    struct Part {
        Extent extent;
        std::uint32_t polygon = 0;  ///< position in the span
        std::uint32_t corners = 0;  ///< those of all rings, each closed; 0: by slabs
        std::uint64_t edges = 0;    ///< of few corners: bit i is set if one leads from i to i + 1
        std::size_t first = 0;      ///< of m_x, m_y; or of m_edges
        std::size_t firstSlab = 0;  ///< of m_slabs, one more than there are slabs
        std::uint32_t slabs = 0;
        double slabsPerMetre = 0;
    };
    struct Source;  // a part as it came
    void settle(const Source& source, Part& part) const;
    void fill(const Source& source, const Part& part);
    void fillGrid();
    [[nodiscard]] static std::size_t slabOf(const Part& part, double y);
    [[nodiscard]] bool covers(const Part& part, Point p) const;
    [[nodiscard]] bool coversFew(const Part& part, Point p) const;
    [[nodiscard]] std::size_t columnOf(double x) const;
    [[nodiscard]] std::size_t rowOf(double y) const;
    [[nodiscard]] std::size_t cellOf(Point p) const {
        return rowOf(p.y) * m_columns + columnOf(p.x);
    }
    /// Calls `visit(polygon)` for each polygon that covers `p`, ascending.
    template <class Visit>
    void visitCovering(std::size_t cell, Point p, const Visit& visit) const;

    std::vector<Part> m_parts;
    std::vector<double> m_x, m_y;          ///< corners of parts of few, part by part
    std::vector<Edge> m_edges;             ///< of the others, slab by slab: in each one it touches
    std::vector<std::uint32_t> m_slabs;    ///< first edge of each slab, counted from Part::first
    std::vector<std::uint32_t> m_entries;  ///< parts, cell by cell
    std::vector<std::size_t> m_starts;     ///< first entry of each cell, and one past the last
    Extent m_extent;
    double m_columnsPerMetre = 0, m_rowsPerMetre = 0;
    std::size_t m_columns = 1, m_rows = 1;
};

}  // namespace hetu
