#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu {

/// Points sorted into square cells, for "who is near": exact, built once, read by any thread.
///
/// Distances are Euclidean on the projected plane; a point at exactly the radius is within it.
/// Points that are not finite are left out. Answers never depend on the order of the points but
/// through their positions in the span.
/// Cost   building O(n); one query O(cells touched + points in them).
class PointIndex {
public:
    /// `cellMetres`: the usual query radius. REQUIRES: > 0. Cells grow where the extent is so
    /// large that there would be many more cells than points.
    PointIndex(std::span<const Point> points, double cellMetres);

    /// Calls `visit(i)` for each point within `radius` of `centre`, in no stated order.
    void visitWithin(Point centre, double radius, const std::function<void(std::size_t)>& visit) const;
    /// The same, as ascending positions in the span.
    [[nodiscard]] std::vector<std::size_t> within(Point centre, double radius) const;
    [[nodiscard]] bool anyWithin(Point centre, double radius) const;
    /// The nearest point; ties go to the lower position. `found` is false if there is no point.
    struct Nearest {
        bool found = false;
        std::size_t position = 0;
        double distance = 0;  ///< metres
    };
    [[nodiscard]] Nearest nearest(Point centre) const;

    [[nodiscard]] std::size_t pointCount() const { return m_order.size(); }

private:
    [[nodiscard]] std::size_t cellOf(Point p) const;
    std::vector<Point> m_points;        ///< in cell order
    std::vector<std::size_t> m_order;   ///< position in the span of the k-th of m_points
    std::vector<std::size_t> m_starts;  ///< first of m_points of each cell, and one past the last
    Extent m_extent;
    double m_cell = 1;
    std::int64_t m_columns = 0, m_rows = 0;
};

}  // namespace hetu
