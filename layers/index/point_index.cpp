#include "layers/index/point_index.h"

#include <algorithm>
#include <cmath>

namespace hetu {
namespace {

bool isFinite(Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

/// What a coordinate may be off by after a few roundings; keeps the pruning on the safe side.
double slackOf(double coordinate, double length) {
    return 8 * std::numeric_limits<double>::epsilon() * (std::fabs(coordinate) + std::fabs(length));
}

/// Cell number along one axis. Monotone in `value`, which is what makes clamping exact.
std::int64_t cellAlong(double value, double from, double cell, std::int64_t count) {
    const double position = (value - from) / cell;
    if (!(position > 0)) return 0;
    if (position >= static_cast<double>(count)) return count - 1;
    return static_cast<std::int64_t>(position);
}

/// The range that holds all but a hundredth of the values at each end.
void middleRange(std::vector<double>& values, double& lowest, double& highest) {
    const std::size_t cut = values.size() / 100;
    const auto low = values.begin() + static_cast<std::ptrdiff_t>(cut);
    const auto high = values.end() - 1 - static_cast<std::ptrdiff_t>(cut);
    std::nth_element(values.begin(), low, values.end());
    lowest = *low;
    std::nth_element(values.begin(), high, values.end());
    highest = *high;
}

}  // namespace

PointIndex::PointIndex(std::span<const Point> points, double cellMetres)
    : m_cell(cellMetres > 0 && std::isfinite(cellMetres) ? cellMetres : 1) {
    std::size_t usable = 0;
    for (const Point& p : points) {
        if (!isFinite(p)) continue;
        m_extent.include(p);
        ++usable;
    }
    if (usable == 0) {
        m_starts.assign(2, 0);
        return;
    }
    settleGrid(points, usable);

    std::vector<std::size_t> cellOfPoint(points.size());
    m_starts.assign(static_cast<std::size_t>(m_columns * m_rows) + 1, 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!isFinite(points[i])) continue;
        cellOfPoint[i] =
            static_cast<std::size_t>(rowOf(points[i].y) * m_columns + columnOf(points[i].x));
        ++m_starts[cellOfPoint[i] + 1];
    }
    for (std::size_t c = 1; c < m_starts.size(); ++c)
        m_starts[c] += m_starts[c - 1];
    m_points.resize(usable);
    m_order.resize(usable);
    std::vector<std::size_t> next(m_starts.begin(), m_starts.end() - 1);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!isFinite(points[i])) continue;
        const std::size_t k = next[cellOfPoint[i]]++;
        m_points[k] = points[i];
        m_order[k] = i;
    }
}

void PointIndex::settleGrid(std::span<const Point> points, std::size_t usable) {
    const double limit = std::max(1024.0, 2.0 * static_cast<double>(usable));
    const auto cellsAt = [&](double cell) {
        return (std::floor(m_extent.width() / cell) + 1) *
               (std::floor(m_extent.height() / cell) + 1);
    };
    if (!(cellsAt(m_cell) <= limit)) {
        std::vector<double> values;
        values.reserve(usable);
        for (const Point& p : points)
            if (isFinite(p)) values.push_back(p.x);
        middleRange(values, m_extent.minX, m_extent.maxX);
        values.clear();
        for (const Point& p : points)
            if (isFinite(p)) values.push_back(p.y);
        middleRange(values, m_extent.minY, m_extent.maxY);
        while (std::isfinite(m_cell) && !(cellsAt(m_cell) <= limit))
            m_cell *= 2;
        if (!std::isfinite(m_cell)) m_cell = std::numeric_limits<double>::max();
    }
    // Coordinates so far apart that their difference is not finite all fall into one cell.
    if (!std::isfinite(m_extent.width()) || !std::isfinite(m_extent.height())) return;
    m_columns = static_cast<std::int64_t>(m_extent.width() / m_cell) + 1;
    m_rows = static_cast<std::int64_t>(m_extent.height() / m_cell) + 1;
}

std::int64_t PointIndex::columnOf(double x) const {
    return cellAlong(x, m_extent.minX, m_cell, m_columns);
}

std::int64_t PointIndex::rowOf(double y) const {
    return cellAlong(y, m_extent.minY, m_cell, m_rows);
}

PointIndex::Box PointIndex::boxAround(Point centre, double radius) const {
    const double reachX = radius + slackOf(centre.x, radius);
    const double reachY = radius + slackOf(centre.y, radius);
    return {columnOf(centre.x - reachX), columnOf(centre.x + reachX), rowOf(centre.y - reachY),
            rowOf(centre.y + reachY)};
}

std::vector<std::size_t> PointIndex::within(Point centre, double radius) const {
    std::vector<std::size_t> positions;
    visitWithin(centre, radius, [&](std::size_t position) { positions.push_back(position); });
    std::sort(positions.begin(), positions.end());
    return positions;
}

bool PointIndex::anyWithin(Point centre, double radius) const {
    bool found = false;
    scan(centre, radius, [&](std::size_t) {
        found = true;
        return false;
    });
    return found;
}

PointIndex::Nearest PointIndex::nearest(Point centre) const {
    Nearest best;
    if (m_order.empty() || !isFinite(centre)) return best;
    double bestSquare = 0;
    const auto lookInto = [&](std::int64_t row, std::int64_t fromColumn, std::int64_t toColumn) {
        const auto first = static_cast<std::size_t>(row * m_columns + fromColumn);
        const auto last = static_cast<std::size_t>(row * m_columns + toColumn);
        for (std::size_t k = m_starts[first]; k < m_starts[last + 1]; ++k) {
            const double dx = m_points[k].x - centre.x, dy = m_points[k].y - centre.y;
            const double square = dx * dx + dy * dy;
            if (best.found &&
                (square > bestSquare || (square == bestSquare && m_order[k] > best.position)))
                continue;
            best = {true, m_order[k], 0};
            bestSquare = square;
        }
    };
    // Square rings of cells around the centre, until nothing outside can be as near.
    const std::int64_t column = columnOf(centre.x), row = rowOf(centre.y);
    for (std::int64_t ring = 0;; ++ring) {
        const Box box{std::max<std::int64_t>(column - ring, 0),
                      std::min(column + ring, m_columns - 1), std::max<std::int64_t>(row - ring, 0),
                      std::min(row + ring, m_rows - 1)};
        for (std::int64_t r = box.fromRow; r <= box.toRow; ++r) {
            if (r == row - ring || r == row + ring) {
                lookInto(r, box.fromColumn, box.toColumn);
                continue;
            }
            if (column - ring >= 0) lookInto(r, column - ring, column - ring);
            if (ring > 0 && column + ring < m_columns) lookInto(r, column + ring, column + ring);
        }
        // The outermost cells hold all that lies beyond, so no side is open there.
        double bound = std::numeric_limits<double>::infinity();
        const auto along = [&](double from, std::int64_t cells) {
            return from + static_cast<double>(cells) * m_cell;
        };
        if (box.fromColumn > 0)
            bound = std::min(bound, centre.x - along(m_extent.minX, box.fromColumn));
        if (box.toColumn < m_columns - 1)
            bound = std::min(bound, along(m_extent.minX, box.toColumn + 1) - centre.x);
        if (box.fromRow > 0) bound = std::min(bound, centre.y - along(m_extent.minY, box.fromRow));
        if (box.toRow < m_rows - 1)
            bound = std::min(bound, along(m_extent.minY, box.toRow + 1) - centre.y);
        if (std::isinf(bound)) break;
        bound -= slackOf(centre.x, m_extent.minX) + slackOf(centre.y, m_extent.minY) +
                 slackOf(m_extent.width(), m_extent.height());
        if (best.found && bound > 0 && bound * bound > bestSquare) break;
    }
    best.distance = best.found ? std::sqrt(bestSquare) : 0;
    return best;
}

}  // namespace hetu
