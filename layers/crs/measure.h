#pragma once
#include "layers/base/result.h"
#include "layers/crs/crs.h"
#include "layers/model/geometry.h"

namespace hetu {

/// Lengths and areas on the ellipsoid of positions in a projected or geographic CRS: what a tape
/// on the ground would say, whatever the projection does to lengths.
///
/// Formula  Corners are carried to longitude and latitude on the CRS's own datum; length is the sum
///          of the geodesics between neighbours, area that of the polygon with geodesic sides.
///          Against the straight sides on the map plane that is less than 1e-8 of the length for
///          sides of up to 10 km.
/// Source   Karney (2013), Algorithms for geodesics, J. Geodesy 87, by PROJ's geodesic.h.
/// Cost     about a microsecond a corner.
/// Threads  One object at a time in one thread; making one looks into PROJ's database (a few
///          milliseconds, more for the first), measuring does not.
/// Holds    Length is additive and does not depend on the direction.
///          Area does not depend on the direction or the first corner, and is additive.
class Ellipsoid {
public:
    /// Errors   Crs: it has no ellipsoid, or none that PROJ can carry positions to.
    [[nodiscard]] static Result<Ellipsoid> of(const Crs& crs);

    /// Metres along the path; 0 for fewer than two positions.
    [[nodiscard]] double length(const Path& path) const;
    /// Square metres within the ring, whether or not its first position is repeated at the end; 0
    /// for fewer than three corners. A ring that crosses itself has the sum of its loops with their
    /// signs.
    [[nodiscard]] double area(const Path& ring) const;
    /// Metres of lines and of the borders of polygons; 0 for points.
    [[nodiscard]] double length(const Geometry& geometry) const;
    /// Square metres of polygons without their holes; 0 for points and lines.
    [[nodiscard]] double area(const Geometry& geometry) const;

private:
    Ellipsoid(double semiMajorMetres, double flattening, Transform toDegrees)
        : m_semiMajorMetres(semiMajorMetres),
          m_flattening(flattening),
          m_toDegrees(std::move(toDegrees)) {}
    [[nodiscard]] Path degreesOf(const Path& path) const;

    double m_semiMajorMetres;
    double m_flattening;
    Transform m_toDegrees;
};

}  // namespace hetu
