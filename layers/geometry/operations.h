#pragma once
#include <span>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu {

/// Plane geometry by GEOS. Every function is safe in any thread; GEOS's failures come back as
/// ErrorCode::Geometry. Areas in m2, lengths in metres.

/// The geometry itself if it is valid (OGC), else a repaired one of the same kind; lower parts
/// that a repair leaves over (lines of a collapsed polygon) are dropped.
/// Errors   Geometry: nothing of that kind remains.
[[nodiscard]] Result<Geometry> makeValid(const Geometry& geometry);
/// A point that surely lies inside the polygon (or on the line).
[[nodiscard]] Result<Point> pointOnSurface(const Geometry& geometry);
[[nodiscard]] double area(const Geometry& polygon);
/// What two polygons have in common, as a polygon: points and lines where they only touch are
/// dropped, so that it may be empty. REQUIRES: both valid.
[[nodiscard]] Result<Geometry> intersection(const Geometry& a, const Geometry& b);
/// The area that any of the polygons covers; empty for none. REQUIRES: each valid.
[[nodiscard]] Result<Geometry> unionOf(std::span<const Geometry> polygons);
/// The smallest convex polygon around the points, grown by `marginMetres` (> 0), so that one
/// point, or points in a line, give an area too.
[[nodiscard]] Result<Geometry> hullOf(std::span<const Point> points, double marginMetres);
/// An outline that follows the points: from their smallest convex polygon every side of the
/// triangles between neighbouring points (Delaunay) that is longer than `dentMetres` is cut away
/// from outside, the longest first, as long as one piece without holes remains; then grown by
/// `marginMetres` (> 0). Of more than 2000 points those in one square of half the margin count as
/// one for the cutting. Covers every point; where rounding would leave one out, and for points in
/// one line, it is hullOf. Duckham, Kulik, Worboys, Galton (2008), Efficient generation of simple
/// polygons for characterizing the shape of a set of points, Pattern Recognition 41.
[[nodiscard]] Result<Geometry> concaveHullOf(std::span<const Point> points,
                                             double marginMetres,
                                             double dentMetres);
/// A circle as a polygon whose area is that of the circle.
[[nodiscard]] Geometry circle(Point centre, double radiusMetres, int sides = 64);
/// The point between `a` and `b` that is nearest to `p`, and its distance.
[[nodiscard]] Point nearestOnSegment(Point a, Point b, Point p);
[[nodiscard]] double distanceToSegment(Point a, Point b, Point p);
/// Distance from `p` to the geometry; 0 inside a polygon, infinite for an empty geometry.
[[nodiscard]] double distance(const Geometry& geometry, Point p);

}  // namespace hetu
