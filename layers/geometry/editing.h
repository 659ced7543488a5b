#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu {

/// What a hand does to shapes: cutting, joining, moving corners. Everything works on the plane of
/// the workspace, in metres; results are new shapes, the old ones stay as they are.
///
/// A place within `touchMetres` of an edge lies on it: what was snapped to an edge misses it by a
/// rounding error.
inline constexpr double touchMetres = 0.001;

/// Which corner of a shape. The first and the last position of a closed ring are one corner, whose
/// number is 0.
struct CornerAddress {
    std::size_t part = 0, path = 0, corner = 0;
    friend bool operator==(const CornerAddress&, const CornerAddress&) = default;
    friend auto operator<=>(const CornerAddress&, const CornerAddress&) = default;
};

/// Length of a line; of a polygon the length of its borders, holes included. Metres.
[[nodiscard]] double lengthMetres(const Path& path);
[[nodiscard]] double lengthMetres(const Geometry& geometry);

/// Where the corner lies. REQUIRES: it exists.
[[nodiscard]] Point cornerAt(const Geometry& geometry, CornerAddress corner);
/// The corners of one path: of a ring without the repetition of the first.
[[nodiscard]] std::size_t cornerCount(const Geometry& geometry, std::size_t part, std::size_t path);

/// The shape with that corner elsewhere; a ring stays closed.
/// Errors   NotFound: no such corner. Geometry: `to` is not finite.
/// Holds    Moving it back gives the same shape.
[[nodiscard]] Result<Geometry> moveCorner(const Geometry& geometry, CornerAddress corner, Point to);
/// The shape with one more corner at `at`, after `corner` on its path: the new one is the number
/// `corner.corner` + 1.
/// Errors   as moveCorner.
/// Holds    Removing it gives the same shape.
[[nodiscard]] Result<Geometry> insertCorner(const Geometry& geometry,
                                            CornerAddress corner,
                                            Point at);
/// The shape without that corner. A hole or a part of three corners goes as a whole; the first
/// corner of a ring hands its place to the second.
/// Errors   NotFound: no such corner. Geometry: the last part of an area needs three corners, that
///          of a line two.
[[nodiscard]] Result<Geometry> removeCorner(const Geometry& geometry, CornerAddress corner);
/// The shape moved as a whole.
[[nodiscard]] Geometry movedBy(const Geometry& geometry, double eastMetres, double northMetres);

/// One of several shapes that a change in common has altered.
struct SharedChange {
    std::size_t shape = 0;  ///< position in the span
    Geometry geometry;
};
/// Neighbours that share a border go on sharing it: every corner within touchMetres of `from` moves
/// to `to`, in all shapes. Gives those that change, by position.
/// Holds    Moving it back gives the same shapes, if no corner lay at `to` before.
[[nodiscard]] std::vector<SharedChange> moveSharedCorner(std::span<const Geometry> shapes,
                                                         Point from,
                                                         Point to);
/// A corner at `at` in every edge between `a` and `b`, whichever way it runs.
[[nodiscard]] std::vector<SharedChange> insertSharedCorner(std::span<const Geometry> shapes,
                                                           Point a,
                                                           Point b,
                                                           Point at);
/// No corner at `at` any more, in any shape.
/// Errors   Geometry: an area or line would have too few left; nothing is changed.
[[nodiscard]] Result<std::vector<SharedChange>> removeSharedCorner(std::span<const Geometry> shapes,
                                                                   Point at);

/// The pieces into which the line cuts the area, the largest first (then by their lower left
/// corner). Parts that the line does not cut stay with the first piece; each hole stays in its
/// piece, or opens where the line runs through it.
/// Errors   InvalidArgument: the line does not cross the area from edge to edge, or crosses itself.
///          Geometry: the area is not valid.
/// Holds    The areas of the pieces add up to that of the area; no two overlap.
[[nodiscard]] Result<std::vector<Geometry>> split(const Geometry& polygon, const Path& line);

/// The area with its border along the line: what the line cuts off goes (of two pieces the smaller
/// one), what it encloses outside, together with the border, is added. So it is with holes too,
/// of which the larger piece stays a hole. The ends of the line beyond its first and last crossing
/// do not count.
/// Errors   InvalidArgument: the line does not cross the border twice, or crosses itself.
/// Holds    Outside what the line and the border enclose nothing changes.
[[nodiscard]] Result<Geometry> reshape(const Geometry& polygon, const Path& line);

/// The areas as one.
/// Errors   InvalidArgument: fewer than two, or they do not touch along an edge, so that the
///          result would be in more parts than the largest of them.
/// Holds    Its area is the sum less what overlaps; it covers each of them.
[[nodiscard]] Result<Geometry> merge(std::span<const Geometry> polygons);

/// The area without what lies inside `ring` (closed or not).
/// Errors   InvalidArgument: the ring is not inside one part of the area, or touches another hole
///          along an edge. Geometry: the ring has fewer than three corners or crosses itself.
/// Holds    The area becomes smaller by that of the ring; cutting nothing else.
[[nodiscard]] Result<Geometry> cutHole(const Geometry& polygon, const Path& ring);

/// The area less what the others cover: a new park drawn across an old one ends at its border.
/// Errors   InvalidArgument: nothing remains.
[[nodiscard]] Result<Geometry> withoutOverlap(const Geometry& polygon,
                                              std::span<const Geometry> others);

/// A drawn line with fewer corners: none that is left out is farther than `toleranceMetres` from
/// it; the ends stay. Douglas, Peucker (1973).
[[nodiscard]] Path simplified(const Path& line, double toleranceMetres);
/// The rectangle between two opposite corners.
[[nodiscard]] Geometry rectangle(Point a, Point b);

/// What is wrong with a shape, in words, and where it is seen.
struct ShapeProblem {
    Text reason;
    std::optional<Point> place;
};
/// The first thing that keeps the shape from being used: no position, too few corners, a border
/// that crosses or touches itself, a hole outside, parts that overlap, an area below 1 m2, a place
/// outside `city` (empty: anywhere). Nothing: it can be used.
[[nodiscard]] std::optional<ShapeProblem> problemOf(const Geometry& geometry, const Extent& city);

}  // namespace hetu
