#include "layers/index/polygon_index.h"

#include <cmath>

#include "layers/index/orientation.h"

namespace hetu {
namespace {

enum class Meeting { None, Crosses, OnBorder };

/// How the ray from `p` to the east meets the edge. An edge owns its lower end, not its upper
/// one, so that a ray through a vertex is counted once or twice as it should be.
Meeting meeting(Point a, Point b, Point p) {
    if ((a.y > p.y) == (b.y > p.y)) {
        if (a == p || b == p) return Meeting::OnBorder;
        const bool level = a.y == p.y && b.y == p.y;
        const bool between = (a.x <= p.x && p.x <= b.x) || (b.x <= p.x && p.x <= a.x);
        return level && between ? Meeting::OnBorder : Meeting::None;
    }
    if (a.x < p.x && b.x < p.x) return Meeting::None;
    if (a.x > p.x && b.x > p.x) return Meeting::Crosses;
    const int side = orientation(a, b, p);
    if (side == 0) return Meeting::OnBorder;
    return (side > 0) == (b.y > a.y) ? Meeting::Crosses : Meeting::None;
}

bool isFinite(Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

/// Calls `visit(from, to)` for every edge of the part; a ring that does not return to its start
/// is closed.
template <class Visit>
void forEachEdge(const std::vector<Path>& part, const Visit& visit) {
    for (const Path& ring : part) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i)
            visit(ring[i], ring[i + 1]);
        if (ring.size() > 1 && !(ring.front() == ring.back())) visit(ring.back(), ring.front());
    }
}

/// floor(value * perMetre), within [0, count). Never falls while `value` grows, which is all
/// that the exactness of the answers needs.
std::size_t step(double value, double perMetre, std::size_t count) {
    const double at = value * perMetre;
    if (!(at > 0)) return 0;
    return at >= static_cast<double>(count) ? count - 1 : static_cast<std::size_t>(at);
}

}  // namespace

bool covers(const Geometry& polygon, Point p) {
    if (polygon.kind != GeometryKind::Polygon || !isFinite(p)) return false;
    for (const std::vector<Path>& part : polygon.parts) {
        bool inside = false, onBorder = false;
        forEachEdge(part, [&](Point a, Point b) {
            const Meeting met = meeting(a, b, p);
            if (met == Meeting::Crosses) inside = !inside;
            if (met == Meeting::OnBorder) onBorder = true;
        });
        if (inside || onBorder) return true;
    }
    return false;
}

std::size_t PolygonIndex::Part::slabOf(double y) const {
    return step(y - extent.minY, slabsPerMetre, starts.size() - 1);
}

bool PolygonIndex::Part::covers(Point p) const {
    if (!extent.covers(p)) return false;
    const std::size_t slab = slabOf(p.y);
    bool inside = false;
    for (std::size_t i = starts[slab]; i < starts[slab + 1]; ++i) {
        const Meeting met = meeting(edges[i].from, edges[i].to, p);
        if (met == Meeting::OnBorder) return true;
        if (met == Meeting::Crosses) inside = !inside;
    }
    return inside;
}

std::size_t PolygonIndex::columnOf(double x) const {
    return step(x - m_extent.minX, m_columnsPerMetre, m_columns);
}

std::size_t PolygonIndex::rowOf(double y) const {
    return step(y - m_extent.minY, m_rowsPerMetre, m_rows);
}

PolygonIndex::PolygonIndex(std::span<const Geometry> polygons) {
    for (std::size_t polygon = 0; polygon < polygons.size(); ++polygon) {
        if (polygons[polygon].kind != GeometryKind::Polygon) continue;
        for (const std::vector<Path>& shape : polygons[polygon].parts) {
            Part part;
            part.polygon = polygon;
            std::vector<Edge> edges;
            double heights = 0;
            forEachEdge(shape, [&](Point a, Point b) {
                edges.push_back({a, b});
                part.extent.include(a);
                part.extent.include(b);
                heights += std::abs(a.y - b.y);
            });
            if (edges.empty()) continue;
            // As many slabs as keep the entries (one for each edge and slab it touches) below
            // four times the edges.
            const double height = part.extent.height();
            const auto count = static_cast<double>(edges.size());
            const double slabs =
                heights > 0
                    ? std::max(1.0, std::floor(std::min(count, 2 * count * height / heights)))
                    : 1.0;
            part.slabsPerMetre = height > 0 ? slabs / height : 0;
            part.starts.assign(static_cast<std::size_t>(slabs) + 1, 0);
            const auto forEachSlab = [&](const Edge& edge, const auto& visit) {
                const std::size_t last = part.slabOf(std::max(edge.from.y, edge.to.y));
                for (std::size_t s = part.slabOf(std::min(edge.from.y, edge.to.y)); s <= last; ++s)
                    visit(s);
            };
            for (const Edge& edge : edges)
                forEachSlab(edge, [&](std::size_t s) { ++part.starts[s + 1]; });
            for (std::size_t s = 1; s < part.starts.size(); ++s)
                part.starts[s] += part.starts[s - 1];
            part.edges.resize(part.starts.back());
            std::vector<std::uint32_t> next(part.starts.begin(), part.starts.end() - 1);
            for (const Edge& edge : edges)
                forEachSlab(edge, [&](std::size_t s) { part.edges[next[s]++] = edge; });
            m_extent.include(part.extent);
            m_parts.push_back(std::move(part));
        }
    }

    const auto parts = static_cast<double>(m_parts.size());
    double columns = std::ceil(2 * std::sqrt(parts + 1)), rows = columns;
    // Large parts that lie over each other would fill every cell; then the grid gets coarser.
    const auto entries = [&] {
        double sum = 0;
        for (const Part& part : m_parts)
            sum += (1 + part.extent.width() * columns / std::max(m_extent.width(), 1e-9)) *
                   (1 + part.extent.height() * rows / std::max(m_extent.height(), 1e-9));
        return sum;
    };
    while (columns > 1 && entries() > 16 * parts + 4096) {
        columns = std::ceil(columns / 2);
        rows = columns;
    }
    m_columns = static_cast<std::size_t>(columns);
    m_rows = static_cast<std::size_t>(rows);
    m_columnsPerMetre = m_extent.width() > 0 ? columns / m_extent.width() : 0;
    m_rowsPerMetre = m_extent.height() > 0 ? rows / m_extent.height() : 0;

    m_starts.assign(m_columns * m_rows + 1, 0);
    const auto forEachCell = [&](const Part& part, const auto& visit) {
        const std::size_t lastColumn = columnOf(part.extent.maxX),
                          lastRow = rowOf(part.extent.maxY);
        for (std::size_t r = rowOf(part.extent.minY); r <= lastRow; ++r)
            for (std::size_t c = columnOf(part.extent.minX); c <= lastColumn; ++c)
                visit(r * m_columns + c);
    };
    for (const Part& part : m_parts)
        forEachCell(part, [&](std::size_t cell) { ++m_starts[cell + 1]; });
    for (std::size_t cell = 1; cell < m_starts.size(); ++cell)
        m_starts[cell] += m_starts[cell - 1];
    m_entries.resize(m_starts.back());
    std::vector<std::size_t> next(m_starts.begin(), m_starts.end() - 1);
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        forEachCell(m_parts[i], [&](std::size_t cell) {
            m_entries[next[cell]++] = static_cast<std::uint32_t>(i);
        });
}

std::vector<std::size_t> PolygonIndex::covering(Point p) const {
    std::vector<std::size_t> found;
    if (!m_extent.covers(p)) return found;  // nor what is not a number
    const std::size_t cell = rowOf(p.y) * m_columns + columnOf(p.x);
    for (std::size_t i = m_starts[cell]; i < m_starts[cell + 1]; ++i) {
        const Part& part = m_parts[m_entries[i]];
        // Parts stand in the order of their polygons, so equal ones follow each other.
        if (!found.empty() && found.back() == part.polygon) continue;
        if (part.covers(p)) found.push_back(part.polygon);
    }
    return found;
}

}  // namespace hetu
