#include <algorithm>
#include <cmath>

#include "analysis/hot_spots/weights.h"
#include "layers/geometry/operations.h"

namespace hetu::hot_spots {
namespace {

struct Edge {
    Point from, to;
    std::uint32_t polygon;

    [[nodiscard]] double length() const { return std::hypot(to.x - from.x, to.y - from.y); }
};

std::vector<Edge> edgesOf(std::span<const Geometry> polygons) {
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < polygons.size(); ++i)
        for (const auto& part : polygons[i].parts)
            for (const Path& ring : part)
                for (std::size_t k = 1; k < ring.size(); ++k)
                    if (ring[k - 1] != ring[k])
                        edges.push_back({ring[k - 1], ring[k], static_cast<std::uint32_t>(i)});
    return edges;
}

double turn(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(const Edge& a, const Edge& b) {
    return (turn(a.from, a.to, b.from) > 0) != (turn(a.from, a.to, b.to) > 0) &&
           (turn(b.from, b.to, a.from) > 0) != (turn(b.from, b.to, a.to) > 0);
}

bool meet(const Edge& a, const Edge& b, double tolerance) {
    // What rounding may add to a distance of nothing.
    const double reach = tolerance + 1e-12 * (a.length() + b.length());
    const auto isNear = [&](const Edge& edge, Point p) {
        return distanceToSegment(edge.from, edge.to, p) <= reach;
    };
    return isNear(a, b.from) || isNear(a, b.to) || isNear(b, a.from) || isNear(b, a.to) ||
           cross(a, b);
}

bool boxesMeet(const Edge& a, const Edge& b, double reach) {
    return std::min(a.from.x, a.to.x) - reach <= std::max(b.from.x, b.to.x) &&
           std::min(b.from.x, b.to.x) - reach <= std::max(a.from.x, a.to.x) &&
           std::min(a.from.y, a.to.y) - reach <= std::max(b.from.y, b.to.y) &&
           std::min(b.from.y, b.to.y) - reach <= std::max(a.from.y, a.to.y);
}

/// Whether a stretch of `a` runs along `b`.
bool shareStretch(const Edge& a, const Edge& b, double tolerance) {
    const double length = a.length();
    const Point along{(a.to.x - a.from.x) / length, (a.to.y - a.from.y) / length};
    const auto stationOf = [&](Point p) {
        return (p.x - a.from.x) * along.x + (p.y - a.from.y) * along.y;
    };
    const double first = stationOf(b.from), second = stationOf(b.to);
    const double from = std::max(0.0, std::min(first, second));
    const double to = std::min(length, std::max(first, second));
    if (!(to - from > std::max(2 * tolerance, 1e-9 * length))) return false;
    const auto isNear = [&](double station) {
        const Point p{a.from.x + station * along.x, a.from.y + station * along.y};
        return distanceToSegment(b.from, b.to, p) <= tolerance + 1e-12 * length;
    };
    return isNear(from) && isNear(to);
}

/// Edges in square cells, each in every cell that it may touch.
class EdgeCells {
public:
    struct Entry {
        std::uint64_t cell;
        std::uint32_t edge;
    };
    EdgeCells(const std::vector<Edge>& edges, double tolerance) {
        Extent extent;
        std::vector<double> lengths;
        for (const Edge& edge : edges) {
            extent.include(edge.from);
            extent.include(edge.to);
            lengths.push_back(edge.length());
        }
        const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
        std::nth_element(lengths.begin(), middle, lengths.end());
        const double longest = std::max(extent.width(), extent.height());
        const double cell = std::max({2 * *middle, 4 * tolerance, longest / 65'536});
        m_side = cell;
        const auto cellAlong = [cell](double value, double from) {
            return static_cast<std::int64_t>(std::floor((value - from) / cell));
        };
        for (std::size_t e = 0; e < edges.size(); ++e) {
            Point low = edges[e].from, high = edges[e].to;
            if (low.y > high.y) std::swap(low, high);
            const std::int64_t firstRow = cellAlong(low.y - tolerance, extent.minY);
            const std::int64_t lastRow = cellAlong(high.y + tolerance, extent.minY);
            for (std::int64_t row = firstRow; row <= lastRow; ++row) {
                // The part of the edge at the height of this row.
                const double bottom = extent.minY + static_cast<double>(row) * cell - tolerance;
                const double top = bottom + cell + 2 * tolerance;
                const double rise = high.y - low.y;
                double from = low.x, to = high.x;
                if (rise > 0) {
                    const double slope = (high.x - low.x) / rise;
                    if (bottom > low.y) from = low.x + (bottom - low.y) * slope;
                    if (top < high.y) to = low.x + (top - low.y) * slope;
                }
                const double slack = tolerance + 1e-9 * cell;
                const std::int64_t first = cellAlong(std::min(from, to) - slack, extent.minX);
                const std::int64_t last = cellAlong(std::max(from, to) + slack, extent.minX);
                for (std::int64_t column = first; column <= last; ++column)
                    m_entries.push_back({(static_cast<std::uint64_t>(row + 1) << 32) +
                                             static_cast<std::uint64_t>(column + 1),
                                         static_cast<std::uint32_t>(e)});
            }
        }
        std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
            return a.cell != b.cell ? a.cell < b.cell : a.edge < b.edge;
        });
    }
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] double side() const { return m_side; }

private:
    double m_side = 0;
    std::vector<Entry> m_entries;
};

}  // namespace

Result<Weights> contiguous(std::span<const Geometry> polygons,
                           Contiguity kind,
                           double toleranceMetres,
                           const Progress& progress) {
    if (progress.cancelled()) return cancelledError();
    Weights weights;
    weights.starts.assign(polygons.size() + 1, 0);
    const std::vector<Edge> edges = edgesOf(polygons);
    if (edges.empty()) return weights;
    const EdgeCells cells(edges, toleranceMetres);
    progress.report(0.4);

    // A pair of polygons as one number, in both directions.
    std::vector<std::uint64_t> pairs;
    const double slack = 1e-9 * cells.side();
    const auto& entries = cells.entries();
    for (std::size_t from = 0, to; from < entries.size(); from = to) {
        to = from;
        while (to < entries.size() && entries[to].cell == entries[from].cell)
            ++to;
        if (progress.cancelled()) return cancelledError();
        for (std::size_t i = from; i < to; ++i)
            for (std::size_t j = i + 1; j < to; ++j) {
                const Edge &a = edges[entries[i].edge], &b = edges[entries[j].edge];
                if (a.polygon == b.polygon || !boxesMeet(a, b, 2 * toleranceMetres + slack) ||
                    !meet(a, b, toleranceMetres))
                    continue;
                if (kind == Contiguity::Rook && !shareStretch(a, b, toleranceMetres)) continue;
                pairs.push_back(static_cast<std::uint64_t>(a.polygon) << 32 | b.polygon);
                pairs.push_back(static_cast<std::uint64_t>(b.polygon) << 32 | a.polygon);
            }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    weights.neighbours.reserve(pairs.size());
    for (const std::uint64_t pair : pairs) {
        ++weights.starts[(pair >> 32) + 1];
        weights.neighbours.push_back(static_cast<std::uint32_t>(pair));
    }
    for (std::size_t i = 0; i < polygons.size(); ++i)
        weights.starts[i + 1] += weights.starts[i];
    progress.report(1);
    return weights;
}

}  // namespace hetu::hot_spots
