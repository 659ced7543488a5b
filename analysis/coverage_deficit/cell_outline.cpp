#include "analysis/coverage_deficit/cell_outline.h"

#include <utility>

namespace hetu::coverage_deficit {
namespace {

enum Direction { East, North, West, South };

/// The corners of the cells as a lattice; an edge of it lies between a cell of a group (to its
/// left) and one that is not of it.
class Lattice {
public:
    Lattice(const CellGroups& groups, std::size_t columns, std::size_t rows)
        : m_groups(&groups), m_columns(columns), m_rows(rows) {}

    /// The group to the left of the edge that leaves (row, column) to `direction`; 0 if that is
    /// no edge.
    [[nodiscard]] std::uint32_t edge(std::size_t row, std::size_t column, int direction) const {
        // Cells around the corner: north-east, north-west, south-west, south-east.
        const std::uint32_t around[4] = {at(row - 1, column), at(row - 1, column - 1),
                                         at(row, column - 1), at(row, column)};
        const std::uint32_t left = around[direction];
        const std::uint32_t right = around[(direction + 3) % 4];
        return left != right ? left : 0;
    }

private:
    [[nodiscard]] std::uint32_t at(std::size_t row, std::size_t column) const {
        return row < m_rows && column < m_columns ? m_groups->of[row * m_columns + column] : 0;
    }
    const CellGroups* m_groups;
    std::size_t m_columns, m_rows;
};

double signedArea(const Path& ring) {
    double twice = 0;
    for (std::size_t k = 0; k + 1 < ring.size(); ++k)
        twice += (ring[k].x - ring[0].x) * (ring[k + 1].y - ring[0].y) -
                 (ring[k + 1].x - ring[0].x) * (ring[k].y - ring[0].y);
    return twice / 2;
}

}  // namespace

CellGroups groupsOf(const std::vector<std::uint8_t>& isIn, std::size_t columns, std::size_t rows) {
    CellGroups groups;
    groups.of.assign(isIn.size(), 0);
    std::vector<std::size_t> open;
    for (std::size_t first = 0; first < isIn.size(); ++first) {
        if (!isIn[first] || groups.of[first] != 0) continue;
        const auto group = static_cast<std::uint32_t>(++groups.count);
        const auto take = [&](std::size_t cell) {
            if (!isIn[cell] || groups.of[cell] != 0) return;
            groups.of[cell] = group;
            open.push_back(cell);
        };
        take(first);
        while (!open.empty()) {
            const std::size_t cell = open.back(), column = cell % columns, row = cell / columns;
            open.pop_back();
            if (column > 0) take(cell - 1);
            if (column + 1 < columns) take(cell + 1);
            if (row > 0) take(cell - columns);
            if (row + 1 < rows) take(cell + columns);
        }
    }
    return groups;
}

std::vector<Geometry> outlinesOf(const CellGroups& groups,
                                 std::size_t columns,
                                 std::size_t rows,
                                 double minX,
                                 double maxY,
                                 double cellMetres) {
    const Lattice lattice(groups, columns, rows);
    std::vector<Geometry> outlines(groups.count, Geometry{GeometryKind::Polygon, {{{}}}});
    std::vector<std::uint8_t> walked((columns + 1) * (rows + 1), 0);  // a bit a direction
    const auto corner = [&](std::size_t row, std::size_t column) {
        return Point{minX + static_cast<double>(column) * cellMetres,
                     maxY - static_cast<double>(row) * cellMetres};
    };
    for (std::size_t firstRow = 0; firstRow <= rows; ++firstRow)
        for (std::size_t firstColumn = 0; firstColumn <= columns; ++firstColumn)
            for (int first = East; first <= South; ++first) {
                const std::uint32_t group = lattice.edge(firstRow, firstColumn, first);
                std::size_t row = firstRow, column = firstColumn;
                int direction = first;
                Path ring;
                int before = -1;
                while (group != 0) {
                    std::uint8_t& seen = walked[row * (columns + 1) + column];
                    const auto bit = static_cast<std::uint8_t>(1U << direction);
                    if (seen & bit) break;
                    seen |= bit;
                    if (direction != before) ring.push_back(corner(row, column));
                    before = direction;
                    if (direction == East) ++column;
                    if (direction == North) --row;
                    if (direction == West) --column;
                    if (direction == South) ++row;
                    // Where cells meet at a corner only, to the right: what lies outside is not
                    // joined across the corner, so that no ring touches itself.
                    for (const int turn : {3, 0, 1})
                        if (lattice.edge(row, column, (direction + turn) % 4) == group) {
                            direction = (direction + turn) % 4;
                            break;
                        }
                }
                if (ring.empty()) continue;
                if (before == first && ring.size() > 1) ring.erase(ring.begin());
                ring.push_back(ring.front());
                std::vector<Path>& rings = outlines[group - 1].parts.front();
                if (signedArea(ring) > 0)
                    rings.front() = std::move(ring);
                else
                    rings.push_back(std::move(ring));
            }
    return outlines;
}

}  // namespace hetu::coverage_deficit
