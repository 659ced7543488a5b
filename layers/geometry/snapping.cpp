#include "layers/geometry/snapping.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "layers/geometry/operations.h"
#include "layers/index/spatial_order.h"

namespace hetu {
namespace {

constexpr std::size_t fanOut = 16;

bool isFinite(Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

bool isSamePlace(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y) <= touchMetres;
}

/// The nearest place to `p` between `a` and `b`.
Point nearestBetween(Point a, Point b, Point p) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double along =
        squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
    return {a.x + along * dx, a.y + along * dy};
}

auto rank(const Snap& s) {
    return std::make_tuple(s.kind, s.distanceMetres, s.shape, s.corner);
}

}  // namespace

SnapIndex::SnapIndex(std::span<const Geometry> shapes) {
    std::vector<Edge> edges;
    std::vector<Point> middles;
    const auto add = [&](Point from, Point to, std::size_t shape, std::size_t part,
                         std::size_t path, std::size_t corner, bool isLast) {
        if (!isFinite(from) || !isFinite(to)) return;
        edges.push_back({from, to, static_cast<std::uint32_t>(shape),
                         static_cast<std::uint32_t>(part), static_cast<std::uint32_t>(path),
                         static_cast<std::uint32_t>(corner), isLast});
        middles.push_back({(from.x + to.x) / 2, (from.y + to.y) / 2});
    };
    for (std::size_t s = 0; s < shapes.size(); ++s)
        for (std::size_t k = 0; k < shapes[s].parts.size(); ++k)
            for (std::size_t r = 0; r < shapes[s].parts[k].size(); ++r) {
                const Path& path = shapes[s].parts[k][r];
                const bool isRing = shapes[s].kind == GeometryKind::Polygon;
                for (std::size_t i = 0; i + 1 < path.size(); ++i)
                    add(path[i], path[i + 1], s, k, r, i, !isRing && i + 2 == path.size());
                // Every corner attracts, also one between two positions that are not known.
                for (std::size_t i = 0; i < path.size(); ++i)
                    if ((i == 0 || !isFinite(path[i - 1])) &&
                        (i + 1 == path.size() || !isFinite(path[i + 1])))
                        add(path[i], path[i], s, k, r, i, false);
            }
    const SpatialOrder order = spatialOrder(middles);
    m_edges.reserve(edges.size());
    for (const std::uint32_t k : order.positions)
        m_edges.push_back(edges[k]);

    const auto group = [](std::size_t count, auto&& extentOf) {
        std::vector<Extent> boxes((count + fanOut - 1) / fanOut);
        for (std::size_t i = 0; i < count; ++i)
            boxes[i / fanOut].include(extentOf(i));
        return boxes;
    };
    if (m_edges.empty()) return;
    m_levels.push_back(group(m_edges.size(), [&](std::size_t i) {
        Extent box;
        box.include(m_edges[i].from);
        box.include(m_edges[i].to);
        return box;
    }));
    while (m_levels.back().size() > 1)
        m_levels.push_back(
            group(m_levels.back().size(), [&](std::size_t i) { return m_levels.back()[i]; }));
}

std::optional<Snap> SnapIndex::nearest(Point hand,
                                       double toleranceMetres,
                                       SnapChoice choice) const {
    if (m_edges.empty() || !isFinite(hand) || !(toleranceMetres >= 0)) return std::nullopt;
    // A little more than asked for, since the box is only the first sieve.
    const Extent near =
        Extent{hand.x, hand.y, hand.x, hand.y}.grown(toleranceMetres * (1 + 1e-9) + 1e-6);
    std::optional<Snap> best;
    const auto offer = [&](const Edge& edge, Point at, SnapKind kind, std::size_t corner) {
        const Snap found{at,
                         kind,
                         std::hypot(at.x - hand.x, at.y - hand.y),
                         edge.shape,
                         {edge.part, edge.path, corner}};
        if (found.distanceMetres <= toleranceMetres && (!best || rank(found) < rank(*best)))
            best = found;
    };
    const auto look = [&](const Edge& edge) {
        const bool isFromLeftOut = choice.except && isSamePlace(edge.from, *choice.except);
        const bool isToLeftOut = choice.except && isSamePlace(edge.to, *choice.except);
        if (choice.corners && !isFromLeftOut) offer(edge, edge.from, SnapKind::Corner, edge.corner);
        if (choice.corners && !isToLeftOut && edge.isLast)
            offer(edge, edge.to, SnapKind::Corner, edge.corner + 1);
        if (isFromLeftOut || isToLeftOut || edge.from == edge.to) return;
        if (choice.middles)
            offer(edge, {(edge.from.x + edge.to.x) / 2, (edge.from.y + edge.to.y) / 2},
                  SnapKind::Middle, edge.corner);
        if (choice.edges)
            offer(edge, nearestBetween(edge.from, edge.to, hand), SnapKind::Edge, edge.corner);
    };
    struct Node {
        std::size_t level, position;
    };
    std::vector<Node> open{{m_levels.size() - 1, 0}};
    while (!open.empty()) {
        const Node node = open.back();
        open.pop_back();
        if (!m_levels[node.level][node.position].overlaps(near)) continue;
        const std::size_t first = node.position * fanOut;
        const std::size_t below =
            node.level == 0 ? m_edges.size() : m_levels[node.level - 1].size();
        for (std::size_t i = first; i < std::min(first + fanOut, below); ++i) {
            if (node.level == 0)
                look(m_edges[i]);
            else
                open.push_back({node.level - 1, i});
        }
    }
    return best;
}

bool closesFigure(const Path& figure, Point hand, double toleranceMetres) {
    return figure.size() >= 3 &&
           std::hypot(figure.front().x - hand.x, figure.front().y - hand.y) <= toleranceMetres;
}

}  // namespace hetu
