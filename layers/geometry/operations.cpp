#include "layers/geometry/operations.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include <geos_c.h>

#include "layers/geometry/geos_shape.h"
#include "layers/index/polygon_index.h"

namespace hetu {
namespace {

using namespace geos;

/// Whether every part is a shape of its kind as it stands: rings closed, nothing too short.
bool isWellFormed(const Geometry& geometry) {
    for (const std::vector<Path>& part : geometry.parts) {
        if (part.empty()) return false;
        for (const Path& path : part) {
            const bool ring = geometry.kind == GeometryKind::Polygon;
            const std::size_t fewest = ring ? 4 : geometry.kind == GeometryKind::Line ? 2 : 1;
            if (path.size() < fewest || (ring && !(path.front() == path.back()))) return false;
        }
    }
    return !geometry.parts.empty();
}

double ringArea(const Path& ring) {
    if (ring.empty()) return 0;
    // About the first corner: coordinates of millions of metres would cost half the digits.
    const Point base = ring.front();
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i], b = ring[(i + 1) % ring.size()];
        twice += (a.x - base.x) * (b.y - base.y) - (b.x - base.x) * (a.y - base.y);
    }
    return std::abs(twice) / 2;
}

/// The distinct finite points, from the lowest (x, then y) to the highest; of more than 2000
/// only the lowest of each square of that side.
std::vector<Point> thinned(std::span<const Point> points, double side) {
    struct Item {
        double column, row;
        Point at;
    };
    std::vector<Item> items;
    for (const Point p : points)
        if (std::isfinite(p.x) && std::isfinite(p.y))
            items.push_back({std::floor(p.x / side), std::floor(p.y / side), p});
    std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return std::tie(a.column, a.row, a.at.x, a.at.y) <
               std::tie(b.column, b.row, b.at.x, b.at.y);
    });
    const bool isCrowd = items.size() > 2000;
    std::vector<Point> out;
    for (std::size_t k = 0; k < items.size(); ++k) {
        const bool isSame = k > 0 && (isCrowd ? items[k].column == items[k - 1].column &&
                                                    items[k].row == items[k - 1].row
                                              : items[k].at == items[k - 1].at);
        if (!isSame) out.push_back(items[k].at);
    }
    std::sort(out.begin(), out.end(),
              [](Point a, Point b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); });
    return out;
}

}  // namespace

Point nearestOnSegment(Point a, Point b, Point p) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double along =
        squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
    return {a.x + along * dx, a.y + along * dy};
}

double distanceToSegment(Point a, Point b, Point p) {
    const Point nearest = nearestOnSegment(a, b, p);
    return std::hypot(nearest.x - p.x, nearest.y - p.y);
}

Result<Geometry> makeValid(const Geometry& geometry) {
    Geos& geos = Geos::ofThread();
    HETU_TRY(const Owned input, toGeos(geometry));
    if (geometry.kind == GeometryKind::None || GEOSisEmpty_r(geos.handle(), input.get()) == 1)
        return nothingRemains();
    const bool valid = GEOSisValid_r(geos.handle(), input.get()) == 1;
    if (valid && isWellFormed(geometry)) return geometry;
    if (valid) return fromGeos(input.get(), geometry.kind);

    // The structure method takes holes from what lies inside; the line work method would turn
    // the piece of a hole that juts out into an area.
    GEOSMakeValidParams* how = GEOSMakeValidParams_create_r(geos.handle());
    GEOSMakeValidParams_setMethod_r(geos.handle(), how, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(geos.handle(), how, 0);
    const Owned repaired(GEOSMakeValidWithParams_r(geos.handle(), input.get(), how));
    GEOSMakeValidParams_destroy_r(geos.handle(), how);
    if (!repaired) return geos.failure();
    Geometry out = fromGeos(repaired.get(), geometry.kind);
    if (out.isEmpty()) return nothingRemains();
    return out;
}

Result<Point> pointOnSurface(const Geometry& geometry) {
    Geos& geos = Geos::ofThread();
    HETU_TRY(const Owned input, toGeos(geometry));
    const Owned found(GEOSPointOnSurface_r(geos.handle(), input.get()));
    if (!found) return geos.failure();
    Point p;
    if (GEOSisEmpty_r(geos.handle(), found.get()) == 1) return nothingRemains();
    GEOSGeomGetX_r(geos.handle(), found.get(), &p.x);
    GEOSGeomGetY_r(geos.handle(), found.get(), &p.y);
    return p;
}

double area(const Geometry& polygon) {
    if (polygon.kind != GeometryKind::Polygon) return 0;
    double sum = 0;
    for (const std::vector<Path>& part : polygon.parts)
        for (std::size_t i = 0; i < part.size(); ++i)
            sum += i == 0 ? ringArea(part[i]) : -ringArea(part[i]);
    return sum;
}

Result<Geometry> intersection(const Geometry& a, const Geometry& b) {
    Geometry nothing{GeometryKind::Polygon, {}};
    if (!a.extent().overlaps(b.extent())) return nothing;
    Geos& geos = Geos::ofThread();
    HETU_TRY(const Owned first, toGeos(a));
    HETU_TRY(const Owned second, toGeos(b));
    const Owned common(GEOSIntersection_r(geos.handle(), first.get(), second.get()));
    if (!common) return geos.failure();
    return fromGeos(common.get(), GeometryKind::Polygon);
}

Result<Geometry> unionOf(std::span<const Geometry> polygons) {
    Geos& geos = Geos::ofThread();
    std::vector<Owned> members;
    for (const Geometry& polygon : polygons) {
        if (polygon.kind != GeometryKind::Polygon || polygon.isEmpty()) continue;
        HETU_TRY(Owned member, toGeos(polygon));
        members.push_back(std::move(member));
    }
    // A collection of what may overlap: a multi-polygon of these would not be valid.
    const Owned all = toCollection(GEOS_GEOMETRYCOLLECTION, std::move(members));
    if (!all) return geos.failure();
    const Owned joint(GEOSUnaryUnion_r(geos.handle(), all.get()));
    if (!joint) return geos.failure();
    return fromGeos(joint.get(), GeometryKind::Polygon);
}

Result<Geometry> hullOf(std::span<const Point> points, double marginMetres) {
    if (!(marginMetres > 0) || !std::isfinite(marginMetres))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The margin of a hull must be above 0, not {} m.",
                            "外包边界的外扩距离必须大于 0，而不是 {} 米。", marginMetres),
                     {}};
    std::vector<Point> sorted;
    for (const Point p : points)
        if (std::isfinite(p.x) && std::isfinite(p.y)) sorted.push_back(p);
    if (sorted.empty())
        return Error{ErrorCode::InvalidArgument,
                     {"There is no point to draw a hull around.", "没有可以外包的点。"},
                     {}};
    std::sort(sorted.begin(), sorted.end(),
              [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());

    // Andrew (1979): the lower chain from west to east, then the upper one back.
    Path hull;
    const auto chain = [&hull](auto from, auto to) {
        const std::size_t start = hull.size();
        for (; from != to; ++from) {
            while (hull.size() >= start + 2) {
                const Point a = hull[hull.size() - 2], b = hull.back(), p = *from;
                if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0) break;
                hull.pop_back();
            }
            hull.push_back(*from);
        }
        hull.pop_back();
    };
    if (sorted.size() > 2) {
        chain(sorted.begin(), sorted.end());
        chain(sorted.rbegin(), sorted.rend());
    } else {
        hull = sorted;
    }

    Geometry core{GeometryKind::Point, {{{hull.front()}}}};
    if (hull.size() == 2) core = {GeometryKind::Line, {{hull}}};
    if (hull.size() > 2) {
        hull.push_back(hull.front());
        core = Geometry::polygon(hull);
    }
    Geos& geos = Geos::ofThread();
    HETU_TRY(const Owned input, toGeos(core));
    const Owned grown(GEOSBuffer_r(geos.handle(), input.get(), marginMetres, 16));
    if (!grown) return geos.failure();
    Geometry out = fromGeos(grown.get(), GeometryKind::Polygon);
    if (out.isEmpty()) return nothingRemains();
    return out;
}

Result<Geometry> concaveHullOf(std::span<const Point> points,
                               double marginMetres,
                               double dentMetres) {
    if (!(dentMetres > 0))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The width of a dent must be above 0, not {} m.",
                            "凹口宽度必须大于 0，而不是 {} 米。", dentMetres),
                     {}};
    const std::vector<Point> corners = thinned(points, marginMetres / 2);
    if (corners.size() < 4 || !(marginMetres > 0) || !std::isfinite(marginMetres))
        return hullOf(points, marginMetres);
    // Near the origin, so that the triangles have all digits.
    const Point origin = corners.front();
    Geometry local{GeometryKind::Point, {}};
    for (const Point p : corners)
        local.parts.push_back({{{p.x - origin.x, p.y - origin.y}}});
    Geos& geos = Geos::ofThread();
    const GEOSContextHandle_t h = geos.handle();
    HETU_TRY(const Owned input, toGeos(local));
    const Owned sides(GEOSDelaunayTriangulation_r(h, input.get(), 0, 1));
    if (!sides) return hullOf(points, marginMetres);
    // GEOS takes the length as a share of the range between the shortest and the longest side.
    double shortest = std::numeric_limits<double>::infinity(), longest = 0;
    const int count = GEOSGetNumGeometries_r(h, sides.get());
    for (int i = 0; i < count; ++i) {
        double metres = 0;
        GEOSLength_r(h, GEOSGetGeometryN_r(h, sides.get(), i), &metres);
        shortest = std::min(shortest, metres);
        longest = std::max(longest, metres);
    }
    if (count < 5 || longest <= dentMetres) return hullOf(points, marginMetres);
    const double share = std::clamp((dentMetres - shortest) / (longest - shortest), 0.0, 1.0);
    const Owned outline(GEOSConcaveHull_r(h, input.get(), share, 0));
    if (!outline) return hullOf(points, marginMetres);
    const Owned grown(GEOSBuffer_r(h, outline.get(), marginMetres, 16));
    if (!grown) return hullOf(points, marginMetres);
    Geometry out = fromGeos(grown.get(), GeometryKind::Polygon);
    if (out.parts.size() != 1) return hullOf(points, marginMetres);
    out.parts.front().resize(1);  // a dent that the margin closes leaves no hole
    for (Point& p : out.parts.front().front())
        p = {p.x + origin.x, p.y + origin.y};
    const PolygonIndex index(std::span<const Geometry>(&out, 1));
    for (const Point p : points)
        if (std::isfinite(p.x) && std::isfinite(p.y) && index.covering(p).empty())
            return hullOf(points, marginMetres);
    return out;
}

Geometry circle(Point centre, double radiusMetres, int sides) {
    const double step = 2 * std::numbers::pi / sides;
    // A polygon of n sides with corners at R has the area n/2 R^2 sin(2 pi / n).
    const double corner = radiusMetres * std::sqrt(step / std::sin(step));
    Path ring;
    for (int i = 0; i < sides; ++i)
        ring.push_back(
            {centre.x + corner * std::cos(i * step), centre.y + corner * std::sin(i * step)});
    ring.push_back(ring.front());
    return Geometry::polygon(std::move(ring));
}

double distance(const Geometry& geometry, Point p) {
    if (covers(geometry, p)) return 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (const std::vector<Path>& part : geometry.parts)
        for (const Path& path : part) {
            if (path.size() == 1)
                nearest = std::min(nearest, distanceToSegment(path[0], path[0], p));
            for (std::size_t i = 0; i + 1 < path.size(); ++i)
                nearest = std::min(nearest, distanceToSegment(path[i], path[i + 1], p));
        }
    return nearest;
}

}  // namespace hetu
