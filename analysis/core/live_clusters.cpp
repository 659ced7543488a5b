#include "analysis/core/live_clusters.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/core/cluster_numbers.h"
#include "analysis/core/point_tree.h"
#include "layers/base/parallel.h"

namespace hetu::analysis {
namespace {

double greatestSquare(Point p, const Extent& box) {
    return squareOf(std::max(p.x - box.minX, box.maxX - p.x),
                    std::max(p.y - box.minY, box.maxY - p.y));
}

std::uint32_t rootOf(std::vector<std::uint32_t>& parent, std::uint32_t k) {
    while (parent[k] != k)
        k = parent[k] = parent[parent[k]];
    return k;
}

Error invalid(std::string_view en, std::string_view zh) {
    return {ErrorCode::InvalidArgument, {std::string(en), std::string(zh)}, {}};
}

}  // namespace

Result<LiveClusters> LiveClusters::create(std::span<const Point> points,
                                          double distanceMetres,
                                          int minimum) {
    if (!(distanceMetres > 0) || !std::isfinite(distanceMetres))
        return invalid("The distance must be above 0.", "相邻距离必须大于 0。");
    if (minimum < 1)
        return invalid("The least number of points must be at least 1.", "最少个数至少是 1。");
    LiveClusters out;
    out.m_limit = distanceMetres * distanceMetres;
    out.m_minimum = static_cast<std::uint32_t>(minimum);
    // A little smaller than distance / sqrt(2), so that no rounding makes a cell too wide.
    const double side = distanceMetres * std::sqrt(0.5) * (1 - 1e-6);
    constexpr double farthest = 1 << 30;
    struct Place {
        std::int64_t row, column;
        std::uint32_t point;
    };
    std::vector<Place> places;
    places.reserve(points.size());
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        const double column = std::floor(points[i].x / side), row = std::floor(points[i].y / side);
        if (!(std::fabs(column) < farthest && std::fabs(row) < farthest))
            return invalid("Some positions lie too far out for this distance.",
                           "有的位置相距太远，无法用这个距离来划分。");
        places.push_back({static_cast<std::int64_t>(row), static_cast<std::int64_t>(column), i});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        if (a.row != b.row) return a.row < b.row;
        return a.column != b.column ? a.column < b.column : a.point < b.point;
    });
    out.m_cellOf.resize(points.size());
    for (const Place& place : places) {
        if (out.m_cells.empty() || out.m_cells.back().row != place.row ||
            out.m_cells.back().column != place.column) {
            const auto from = static_cast<std::uint32_t>(out.m_items.size());
            out.m_cells.push_back({{}, place.column, place.row, from, from});
        }
        Cell& cell = out.m_cells.back();
        cell.box.include(points[place.point]);
        ++cell.to;
        out.m_items.push_back({points[place.point], place.point});
        out.m_cellOf[place.point] = static_cast<std::uint32_t>(out.m_cells.size() - 1);
    }
    out.findNeighbours();
    out.m_isOn.assign(points.size(), 0);
    out.m_isCore.assign(points.size(), 0);
    out.m_owner.assign(points.size(), noSet);
    out.m_isDirty.assign(out.m_cells.size() - 1, 0);
    out.m_isOwnerDirty.assign(out.m_cells.size() - 1, 0);
    return out;
}

void LiveClusters::findNeighbours() {
    // Cells more than two rows or columns away hold nothing within the distance.
    constexpr int reach = 2;
    std::size_t walkers[2 * reach + 1] = {};
    std::vector<std::uint32_t> here;
    for (std::uint32_t c = 0; c < m_cells.size(); ++c) {
        m_cells[c].firstNeighbour = static_cast<std::uint32_t>(m_neighbour.size());
        here.clear();
        for (int k = -reach; k <= reach; ++k) {
            // Each walker follows `c` through one of the rows around it.
            std::size_t& at = walkers[k + reach];
            const std::int64_t row = m_cells[c].row + k, column = m_cells[c].column - reach;
            while (at < m_cells.size() && (m_cells[at].row < row ||
                                           (m_cells[at].row == row && m_cells[at].column < column)))
                ++at;
            for (std::size_t n = at; n < m_cells.size() && m_cells[n].row == row &&
                                     m_cells[n].column <= m_cells[c].column + reach;
                 ++n)
                if (n != c && leastSquare(m_cells[c].box, m_cells[n].box) <= m_limit)
                    here.push_back(static_cast<std::uint32_t>(n));
        }
        const auto steps = [&](std::uint32_t n) {
            return std::abs(m_cells[n].row - m_cells[c].row) +
                   std::abs(m_cells[n].column - m_cells[c].column);
        };
        std::sort(here.begin(), here.end(), [&](std::uint32_t a, std::uint32_t b) {
            return steps(a) != steps(b) ? steps(a) < steps(b) : a < b;
        });
        m_neighbour.insert(m_neighbour.end(), here.begin(), here.end());
    }
    Cell end;
    end.firstNeighbour = static_cast<std::uint32_t>(m_neighbour.size());
    m_cells.push_back(end);  // one past the last: no point, no neighbour
    m_link.assign(m_neighbour.size(), Link::Unknown);
}

void LiveClusters::set(std::uint32_t point, bool isOn) {
    if ((m_isOn[point] != 0) == isOn) return;
    m_isOn[point] = isOn;
    Cell& cell = m_cells[m_cellOf[point]];
    isOn ? ++cell.on : --cell.on;
    m_isDirty[m_cellOf[point]] = 1;
}

bool LiveClusters::isCoreAt(std::uint32_t c, Point p) const {
    std::uint32_t count = m_cells[c].on;  // all of a cell are within the distance
    const std::uint32_t end = m_cells[c + 1].firstNeighbour;
    for (std::uint32_t k = m_cells[c].firstNeighbour; k < end && count < m_minimum; ++k) {
        const Cell& other = m_cells[m_neighbour[k]];
        if (other.on == 0 || leastSquare(p, other.box) > m_limit) continue;
        if (greatestSquare(p, other.box) <= m_limit) {
            count += other.on;
            continue;
        }
        for (std::uint32_t i = other.from; i < other.to && count < m_minimum; ++i)
            if (m_isOn[m_items[i].point] && squareBetween(p, m_items[i].at) <= m_limit) ++count;
    }
    return count >= m_minimum;
}

bool LiveClusters::findCores(std::uint32_t c) {
    Cell& cell = m_cells[c];
    bool changed = false;
    cell.cores = 0;
    for (std::uint32_t i = cell.from; i < cell.to; ++i) {
        const std::uint32_t point = m_items[i].point;
        const bool isCore = m_isOn[point] && (cell.on >= m_minimum || isCoreAt(c, m_items[i].at));
        changed = changed || isCore != (m_isCore[point] != 0);
        m_isCore[point] = isCore;
        cell.cores += isCore;
    }
    return changed;
}

void LiveClusters::findOwners(std::uint32_t c) {
    const Cell& cell = m_cells[c];
    for (std::uint32_t i = cell.from; i < cell.to; ++i) {
        const auto& [at, point] = m_items[i];
        m_owner[point] = m_isCore[point] ? c : noSet;
        if (!m_isOn[point] || m_isCore[point]) continue;
        // On the border: the nearest core point, of equally near ones the lower.
        double best = m_limit;
        Point nearest;
        const auto lookInto = [&](std::uint32_t n) {
            const Cell& other = m_cells[n];
            if (other.cores == 0 || leastSquare(at, other.box) > best) return;
            for (std::uint32_t k = other.from; k < other.to; ++k) {
                if (!m_isCore[m_items[k].point]) continue;
                const double square = squareBetween(at, m_items[k].at);
                if (square > best) continue;
                if (square == best && m_owner[point] != noSet && !isLower(m_items[k].at, nearest))
                    continue;
                best = square;
                nearest = m_items[k].at;
                m_owner[point] = n;
            }
        };
        lookInto(c);
        for (std::uint32_t k = cell.firstNeighbour; k < m_cells[c + 1].firstNeighbour; ++k)
            lookInto(m_neighbour[k]);
    }
}

bool LiveClusters::touch(const Cell& a, const Cell& b) const {
    // Only core points near the other cell can be within the distance of one in it.
    std::vector<Point> near;
    for (std::uint32_t i = a.from; i < a.to; ++i)
        if (m_isCore[m_items[i].point] && leastSquare(m_items[i].at, b.box) <= m_limit)
            near.push_back(m_items[i].at);
    if (near.empty()) return false;
    for (std::uint32_t k = b.from; k < b.to; ++k) {
        if (!m_isCore[m_items[k].point] || leastSquare(m_items[k].at, a.box) > m_limit) continue;
        for (const Point p : near)
            if (squareBetween(p, m_items[k].at) <= m_limit) return true;
    }
    return false;
}

std::vector<std::uint32_t> LiveClusters::around(const std::vector<std::uint8_t>& marked) const {
    std::vector<std::uint8_t> isNear = marked;
    std::vector<std::uint32_t> cells;
    for (std::uint32_t c = 0; c < marked.size(); ++c)
        if (marked[c])
            for (std::uint32_t k = m_cells[c].firstNeighbour; k < m_cells[c + 1].firstNeighbour;
                 ++k)
                isNear[m_neighbour[k]] = 1;
    for (std::uint32_t c = 0; c < isNear.size(); ++c)
        if (isNear[c]) cells.push_back(c);
    return cells;
}

void LiveClusters::forgetLinks(std::uint32_t c) {
    for (std::uint32_t k = m_cells[c].firstNeighbour; k < m_cells[c + 1].firstNeighbour; ++k) {
        const std::uint32_t n = m_neighbour[k];
        m_link[k] = Link::Unknown;
        if (n < c) continue;
        for (std::uint32_t j = m_cells[n].firstNeighbour; j < m_cells[n + 1].firstNeighbour; ++j)
            if (m_neighbour[j] == c) m_link[j] = Link::Unknown;
    }
}

bool LiveClusters::joinCells(std::vector<std::uint32_t>& parent, const Progress& progress) {
    std::iota(parent.begin(), parent.end(), 0u);
    // Cells side by side first: most of the farther ones are then joined already.
    for (const bool isFar : {false, true})
        for (std::uint32_t c = 0; c < m_isDirty.size(); ++c) {
            if (c % 256 == 0 && progress.cancelled()) return false;
            if (m_cells[c].cores == 0) continue;
            for (std::uint32_t k = m_cells[c].firstNeighbour; k < m_cells[c + 1].firstNeighbour;
                 ++k) {
                const std::uint32_t n = m_neighbour[k];
                if (n > c || m_cells[n].cores == 0) continue;
                const bool isBeside = std::abs(m_cells[n].row - m_cells[c].row) <= 1 &&
                                      std::abs(m_cells[n].column - m_cells[c].column) <= 1;
                if (isBeside == isFar || m_link[k] == Link::Apart) continue;
                const std::uint32_t a = rootOf(parent, c), b = rootOf(parent, n);
                if (a == b) continue;
                if (m_link[k] == Link::Unknown)
                    m_link[k] = touch(m_cells[c], m_cells[n]) ? Link::Touching : Link::Apart;
                if (m_link[k] == Link::Touching) parent[std::max(a, b)] = std::min(a, b);
            }
        }
    return true;
}

Result<std::vector<std::vector<std::uint32_t>>> LiveClusters::clusters(const Progress& progress,
                                                                       int threads) {
    constexpr std::size_t piece = 16;  // cells
    const std::vector<std::uint32_t> near = around(m_isDirty);
    std::vector<std::uint8_t> isChanged(m_isDirty.size(), 0);
    const bool counted = inPieces(near.size(), piece, threads, progress.sub(0, 0.4),
                                  [&](std::size_t from, std::size_t to) {
                                      for (std::size_t k = from; k < to; ++k)
                                          isChanged[near[k]] = findCores(near[k]);
                                  });
    // Also after a stop: what was found stays found, and what depends on it must be known.

    for (std::uint32_t c = 0; c < isChanged.size(); ++c)
        if (isChanged[c]) forgetLinks(c);
    for (const std::uint32_t c : around(isChanged))
        m_isOwnerDirty[c] = 1;
    for (std::uint32_t c = 0; c < m_isDirty.size(); ++c)
        if (m_isDirty[c]) m_isOwnerDirty[c] = 1;
    if (!counted) return cancelledError();
    std::fill(m_isDirty.begin(), m_isDirty.end(), std::uint8_t{0});

    std::vector<std::uint32_t> open;
    for (std::uint32_t c = 0; c < m_isOwnerDirty.size(); ++c)
        if (m_isOwnerDirty[c]) open.push_back(c);
    const bool owned = inPieces(open.size(), piece, threads, progress.sub(0.4, 0.7),
                                [&](std::size_t from, std::size_t to) {
                                    for (std::size_t k = from; k < to; ++k)
                                        findOwners(open[k]);
                                });
    if (!owned) return cancelledError();
    std::fill(m_isOwnerDirty.begin(), m_isOwnerDirty.end(), std::uint8_t{0});

    std::vector<std::uint32_t> parent(m_isDirty.size());
    if (!joinCells(parent, progress)) return cancelledError();
    std::vector<std::uint32_t> sizes(parent.size(), 0), numberOf(parent.size(), noSet);
    for (std::uint32_t c = 0; c < parent.size(); ++c)
        parent[c] = rootOf(parent, c);
    for (const std::uint32_t owner : m_owner)
        if (owner != noSet) ++sizes[parent[owner]];
    std::vector<std::vector<std::uint32_t>> out;
    for (std::uint32_t point = 0; point < m_owner.size(); ++point) {
        if (m_owner[point] == noSet) continue;
        const std::uint32_t root = parent[m_owner[point]];
        if (numberOf[root] == noSet) {
            numberOf[root] = static_cast<std::uint32_t>(out.size());
            out.emplace_back().reserve(sizes[root]);
        }
        out[numberOf[root]].push_back(point);
    }
    progress.report(1);
    return out;
}

}  // namespace hetu::analysis
