#pragma once
#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace hetu {

/// A position in a projected CRS, metres east and north.
struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

/// An axis-parallel box in the CRS of its layer; empty (min > max) until something is included.
struct Extent {
    double minX = std::numeric_limits<double>::infinity();
    double minY = std::numeric_limits<double>::infinity();
    double maxX = -std::numeric_limits<double>::infinity();
    double maxY = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool isEmpty() const { return minX > maxX || minY > maxY; }
    [[nodiscard]] double width() const { return isEmpty() ? 0 : maxX - minX; }
    [[nodiscard]] double height() const { return isEmpty() ? 0 : maxY - minY; }
    [[nodiscard]] Point centre() const { return {(minX + maxX) / 2, (minY + maxY) / 2}; }
    [[nodiscard]] bool covers(Point p) const {
        return p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY;
    }
    [[nodiscard]] bool overlaps(const Extent& o) const {
        return minX <= o.maxX && o.minX <= maxX && minY <= o.maxY && o.minY <= maxY;
    }
    void include(Point p) {
        minX = std::min(minX, p.x);
        minY = std::min(minY, p.y);
        maxX = std::max(maxX, p.x);
        maxY = std::max(maxY, p.y);
    }
    void include(const Extent& o) {
        if (o.isEmpty()) return;
        include(Point{o.minX, o.minY});
        include(Point{o.maxX, o.maxY});
    }
    /// Grown by `margin` metres on every side.
    [[nodiscard]] Extent grown(double margin) const {
        return isEmpty() ? *this
                         : Extent{minX - margin, minY - margin, maxX + margin, maxY + margin};
    }
    friend bool operator==(const Extent&, const Extent&) = default;
};

/// What a layer's geometries are. `None`: a plain table.
enum class GeometryKind { None, Point, Line, Polygon };

/// "none", "point", "line", "polygon": the word in files and JSON.
[[nodiscard]] std::string geometryWord(GeometryKind kind);

/// A sequence of positions; a polygon ring repeats its first position at the end.
using Path = std::vector<Point>;

/// One (multi-)geometry as plain values.
///
/// Point    parts[i] = { {p} }
/// Line     parts[i] = { path }
/// Polygon  parts[i] = { outer ring, holes... }
///
/// An empty `parts` means: no position is known.
struct Geometry {
    GeometryKind kind = GeometryKind::None;
    std::vector<std::vector<Path>> parts;

    [[nodiscard]] static Geometry point(Point p) { return {GeometryKind::Point, {{{p}}}}; }
    [[nodiscard]] static Geometry polygon(Path ring) {
        return {GeometryKind::Polygon, {{std::move(ring)}}};
    }
    [[nodiscard]] bool isEmpty() const { return parts.empty(); }
    [[nodiscard]] Extent extent() const;
    friend bool operator==(const Geometry&, const Geometry&) = default;
};

}  // namespace hetu
