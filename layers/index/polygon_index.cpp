#include "layers/index/polygon_index.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "layers/base/parallel.h"
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

/// Parts of so many corners are tested whole, one bit each.
constexpr std::size_t mostBits = 64;

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

struct PolygonIndex::Source {
    std::uint32_t polygon;
    const std::vector<Path>* rings;
};

std::size_t PolygonIndex::slabOf(const Part& part, double y) {
    return step(y - part.extent.minY, part.slabsPerMetre, part.slabs);
}

/// Decides how the part is kept, and how much room it needs: `first` and `firstSlab` are the sizes.
void PolygonIndex::settle(const Source& source, Part& part) const {
    part.polygon = source.polygon;
    std::size_t edges = 0, corners = 0;
    double heights = 0;
    for (const Path& ring : *source.rings)
        if (ring.size() > 1) corners += ring.size() + !(ring.front() == ring.back());
    forEachEdge(*source.rings, [&](Point a, Point b) {
        ++edges;
        part.extent.include(a);
        part.extent.include(b);
        heights += std::abs(a.y - b.y);
    });
    if (corners <= mostBits) {
        part.corners = static_cast<std::uint32_t>(corners);
        part.first = corners;
        std::size_t at = 0;
        for (const Path& ring : *source.rings) {
            if (ring.size() < 2) continue;
            const std::size_t its = ring.size() - (ring.front() == ring.back());
            part.edges |= (~std::uint64_t{0} >> (64 - its)) << at;
            at += its + 1;
        }
        return;
    }
    // As many slabs as keep the entries (one for each edge and slab it touches) below four times
    // the edges.
    const double height = part.extent.height();
    const auto count = static_cast<double>(edges);
    const double slabs =
        heights > 0 ? std::max(1.0, std::floor(std::min(count, 2 * count * height / heights)))
                    : 1.0;
    part.slabs = static_cast<std::uint32_t>(slabs);
    part.slabsPerMetre = height > 0 ? slabs / height : 0;
    part.firstSlab = part.slabs + 1;
    forEachEdge(*source.rings, [&](Point a, Point b) {
        part.first += 1 + slabOf(part, std::max(a.y, b.y)) - slabOf(part, std::min(a.y, b.y));
    });
}

void PolygonIndex::fill(const Source& source, const Part& part) {
    if (part.corners > 0) {
        double *x = m_x.data() + part.first, *y = m_y.data() + part.first;
        for (const Path& ring : *source.rings) {
            if (ring.size() < 2) continue;
            for (const Point p : ring)
                *x++ = p.x, *y++ = p.y;
            if (!(ring.front() == ring.back())) *x++ = ring.front().x, *y++ = ring.front().y;
        }
        return;
    }
    std::uint32_t* const starts = m_slabs.data() + part.firstSlab;
    const auto forEachSlab = [&](Point a, Point b, const auto& visit) {
        const std::size_t last = slabOf(part, std::max(a.y, b.y));
        for (std::size_t s = slabOf(part, std::min(a.y, b.y)); s <= last; ++s)
            visit(s);
    };
    forEachEdge(*source.rings, [&](Point a, Point b) {
        forEachSlab(a, b, [&](std::size_t s) { ++starts[s + 1]; });
    });
    for (std::size_t s = 0; s < part.slabs; ++s)
        starts[s + 1] += starts[s];
    std::vector<std::uint32_t> next(starts, starts + part.slabs);
    forEachEdge(*source.rings, [&](Point a, Point b) {
        forEachSlab(a, b, [&](std::size_t s) { m_edges[part.first + next[s]++] = {a, b}; });
    });
}

/// One bit for each corner above the point; an edge crosses its height where the bit changes.
bool PolygonIndex::coversFew(const Part& part, Point p) const {
    const double *x = m_x.data() + part.first, *y = m_y.data() + part.first;
    std::uint64_t above = 0, level = 0;
    for (std::uint32_t i = part.corners; i-- > 0;) {
        above = 2 * above + (y[i] > p.y);
        level = 2 * level + (y[i] == p.y);
    }
    std::uint64_t look = (above ^ above >> 1) & part.edges;
    if (level != 0) look |= (level | level >> 1) & part.edges;
    bool inside = false;
    for (; look != 0; look &= look - 1) {
        const int i = std::countr_zero(look);
        const Meeting met = meeting({x[i], y[i]}, {x[i + 1], y[i + 1]}, p);
        if (met == Meeting::OnBorder) return true;
        inside ^= met == Meeting::Crosses;
    }
    return inside;
}

bool PolygonIndex::covers(const Part& part, Point p) const {
    if (!part.extent.covers(p)) return false;
    if (part.corners > 0) return coversFew(part, p);
    const std::uint32_t* const slab = m_slabs.data() + part.firstSlab + slabOf(part, p.y);
    bool inside = false;
    for (std::size_t i = part.first + slab[0]; i < part.first + slab[1]; ++i) {
        const Meeting met = meeting(m_edges[i].from, m_edges[i].to, p);
        if (met == Meeting::OnBorder) return true;
        inside ^= met == Meeting::Crosses;
    }
    return inside;
}

std::size_t PolygonIndex::columnOf(double x) const {
    return step(x - m_extent.minX, m_columnsPerMetre, m_columns);
}

std::size_t PolygonIndex::rowOf(double y) const {
    return step(y - m_extent.minY, m_rowsPerMetre, m_rows);
}

PolygonIndex::PolygonIndex(std::span<const Geometry> polygons, int threads) {
    std::vector<Source> sources;
    for (std::size_t i = 0; i < polygons.size(); ++i)
        if (polygons[i].kind == GeometryKind::Polygon)
            for (const std::vector<Path>& rings : polygons[i].parts)
                if (std::any_of(rings.begin(), rings.end(),
                                [](const Path& ring) { return ring.size() > 1; }))
                    sources.push_back({static_cast<std::uint32_t>(i), &rings});
    m_parts.resize(sources.size());
    const auto forEachPart = [&](const auto& work) {
        // Nothing asks it to stop, so it never does.
        static_cast<void>(inPieces(sources.size(), 2048, threads, Progress{},
                                   [&](std::size_t from, std::size_t to) {
                                       for (std::size_t i = from; i < to; ++i)
                                           work(sources[i], m_parts[i]);
                                   }));
    };
    forEachPart([this](const Source& source, Part& part) { settle(source, part); });
    std::size_t corners = 0, edges = 0, slabs = 0;
    for (Part& part : m_parts) {
        std::size_t& total = part.corners > 0 ? corners : edges;
        total += std::exchange(part.first, total);
        slabs += std::exchange(part.firstSlab, slabs);
        m_extent.include(part.extent);
    }
    m_x.resize(corners);
    m_y.resize(corners);
    m_edges.resize(edges);
    m_slabs.resize(slabs);
    forEachPart([this](const Source& source, Part& part) { fill(source, part); });
    fillGrid();
}

void PolygonIndex::fillGrid() {
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
        const std::size_t firstColumn = columnOf(part.extent.minX),
                          lastColumn = columnOf(part.extent.maxX),
                          lastRow = rowOf(part.extent.maxY);
        for (std::size_t r = rowOf(part.extent.minY); r <= lastRow; ++r)
            for (std::size_t c = firstColumn; c <= lastColumn; ++c)
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

template <class Visit>
void PolygonIndex::visitCovering(std::size_t cell, Point p, const Visit& visit) const {
    // Parts stand in the order of their polygons, so those of one polygon follow each other.
    std::int64_t last = -1;
    for (std::size_t i = m_starts[cell]; i < m_starts[cell + 1]; ++i) {
        const Part& part = m_parts[m_entries[i]];
        if (part.polygon == last || !covers(part, p)) continue;
        last = part.polygon;
        visit(part.polygon);
    }
}

std::vector<std::size_t> PolygonIndex::covering(Point p) const {
    std::vector<std::size_t> found;
    if (!m_extent.covers(p)) return found;  // nor what is not a number
    visitCovering(cellOf(p), p, [&](std::uint32_t polygon) { found.push_back(polygon); });
    return found;
}

Result<Coverings> PolygonIndex::coverings(std::span<const Point> points,
                                          const Progress& progress,
                                          int threads) const {
    constexpr std::size_t piece = 16'384;
    // Row of cells by row of cells: neighbours need the same corners, which then are at hand.
    const std::size_t count = points.size();
    std::vector<std::size_t> next(m_rows + 1, 0);
    for (const Point p : points)
        if (m_extent.covers(p)) ++next[rowOf(p.y) + 1];
    for (std::size_t row = 0; row < m_rows; ++row)
        next[row + 1] += next[row];
    const std::size_t inside = next[m_rows];
    struct Placed {
        Point position;
        std::uint32_t point;
    };
    std::vector<Placed> order(inside);
    for (std::size_t i = 0; i < count; ++i)
        if (const Point p = points[i]; m_extent.covers(p))
            order[next[rowOf(p.y)]++] = {p, static_cast<std::uint32_t>(i)};
    progress.report(0.2);

    // Most points have one polygon; what more there are is put aside.
    constexpr std::uint32_t none = 0xffffffff;
    std::vector<std::uint32_t> firsts(count, none);
    struct Further {
        std::uint32_t point, polygon;
    };
    std::vector<std::vector<Further>> further((inside + piece - 1) / piece);
    if (!inPieces(inside, piece, threads, progress.sub(0.2, 0.9),
                  [&](std::size_t from, std::size_t to) {
                      std::vector<Further>& more = further[from / piece];
                      for (std::size_t k = from; k < to; ++k) {
                          const auto [p, i] = order[k];
                          std::uint32_t first = none;
                          visitCovering(cellOf(p), p, [&, i = i](std::uint32_t polygon) {
                              if (first == none)
                                  first = polygon;
                              else
                                  more.push_back({i, polygon});
                          });
                          firsts[i] = first;
                      }
                  }))
        return cancelledError();

    Coverings out;
    out.starts.assign(count + 1, 0);
    for (std::size_t i = 0; i < count; ++i)
        out.starts[i + 1] = firsts[i] != none;
    for (const std::vector<Further>& more : further)
        for (const Further& each : more)
            ++out.starts[each.point + 1];
    for (std::size_t i = 0; i < count; ++i)
        out.starts[i + 1] += out.starts[i];
    out.polygons.resize(out.starts.back());
    for (std::size_t i = 0; i < count; ++i)
        if (firsts[i] != none) out.polygons[out.starts[i]] = firsts[i];
    for (const std::vector<Further>& more : further) {
        std::size_t at = 0;
        for (std::size_t k = 0; k < more.size(); ++k) {
            // Those of one point follow each other, ascending, behind its first.
            at = k > 0 && more[k - 1].point == more[k].point ? at + 1 : 1;
            out.polygons[out.starts[more[k].point] + at] = more[k].polygon;
        }
    }
    progress.report(1);
    return out;
}

}  // namespace hetu
