#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu {

/// Points sorted into square cells, for "who is near": exact, built once, read by any thread.
///
/// Distances are Euclidean on the projected plane; a point at exactly the radius is within it
/// (dx * dx + dy * dy <= radius * radius, in doubles).
/// Points that are not finite are left out. Answers never depend on the order of the points but
/// through their positions in the span.
/// A few far-off points do not spoil it: the cells cover where most points are, and the cells at
/// the border hold what lies beyond.
/// Cost   building O(n); one query O(cells touched + points in them); at most about 2n cells.
class PointIndex {
public:
    /// `cellMetres`: the usual query radius. REQUIRES: > 0. Cells grow where the extent is so
    /// large that there would be many more cells than points.
    PointIndex(std::span<const Point> points, double cellMetres);

    /// Calls `visit(std::size_t position)` for each point within `radius` of `centre`, in no
    /// stated order. A radius or centre that is not a number, or a negative radius: none.
    template <class Visit>
    void visitWithin(Point centre, double radius, Visit&& visit) const {
        scan(centre, radius, [&](std::size_t position) {
            visit(position);
            return true;
        });
    }
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
    struct Box {
        std::int64_t fromColumn, toColumn, fromRow, toRow;  ///< both ends included
    };
    [[nodiscard]] std::int64_t columnOf(double x) const;
    [[nodiscard]] std::int64_t rowOf(double y) const;
    [[nodiscard]] Box boxAround(Point centre, double radius) const;
    void settleGrid(std::span<const Point> points, std::size_t usable);

    /// Calls `visit(position)` until it answers false.
    template <class Visit>
    void scan(Point centre, double radius, Visit&& visit) const {
        if (m_order.empty() || !(radius >= 0) || centre.x != centre.x || centre.y != centre.y)
            return;
        const double limit = radius * radius;
        const Box box = boxAround(centre, radius);
        for (std::int64_t row = box.fromRow; row <= box.toRow; ++row) {
            // The cells of a row lie one behind the other, and so do their points.
            const auto first = static_cast<std::size_t>(row * m_columns + box.fromColumn);
            const auto last = static_cast<std::size_t>(row * m_columns + box.toColumn);
            for (std::size_t k = m_starts[first]; k < m_starts[last + 1]; ++k) {
                const double dx = m_points[k].x - centre.x, dy = m_points[k].y - centre.y;
                if (dx * dx + dy * dy <= limit && !visit(m_order[k])) return;
            }
        }
    }

    std::vector<Point> m_points;        ///< in cell order
    std::vector<std::size_t> m_order;   ///< position in the span of the k-th of m_points
    std::vector<std::size_t> m_starts;  ///< first of m_points of each cell, and one past the last
    Extent m_extent;                    ///< of the grid; points beyond belong to border cells
    double m_cell = 1;
    std::int64_t m_columns = 1, m_rows = 1;
};

}  // namespace hetu
