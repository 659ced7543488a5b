#include "layers/crs/measure.h"

#include <cmath>
#include <memory>

#include <geodesic.h>
#include <proj.h>

namespace hetu {
namespace {

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
    void operator()(PJ* object) const { proj_destroy(object); }
};

Error noEllipsoid(const Crs& crs) {
    return {ErrorCode::Crs,
            textOf("Nothing can be measured on the ground in {} ({}).",
                   "无法在坐标系 {}（{}）下量测。", crs.label(), crs.name),
            {"Choose a coordinate system such as EPSG:4546.", "请选择如 EPSG:4546 的坐标系。"}};
}

}  // namespace

Result<Ellipsoid> Ellipsoid::of(const Crs& crs) {
    const std::unique_ptr<PJ_CONTEXT, ContextDeleter> context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    using PjPtr = std::unique_ptr<PJ, PjDeleter>;
    const PjPtr system(proj_create(context.get(), crs.definition().c_str()));
    if (!system) return noEllipsoid(crs);
    const PjPtr ellipsoid(proj_get_ellipsoid(context.get(), system.get()));
    double semiMajor = 0, semiMinor = 0, inverseFlattening = 0;
    int isComputed = 0;
    if (!ellipsoid ||
        !proj_ellipsoid_get_parameters(context.get(), ellipsoid.get(), &semiMajor, &semiMinor,
                                       &isComputed, &inverseFlattening) ||
        !(semiMajor > 0))
        return noEllipsoid(crs);
    const PjPtr base(proj_crs_get_geodetic_crs(context.get(), system.get()));
    const char* wkt =
        base ? proj_as_wkt(context.get(), base.get(), PJ_WKT2_2019, nullptr) : nullptr;
    if (!wkt) return noEllipsoid(crs);
    HETU_TRY(const Crs degrees, crsOf(wkt));
    HETU_TRY(Transform toDegrees, Transform::between(crs, degrees));
    return Ellipsoid(semiMajor, inverseFlattening > 0 ? 1 / inverseFlattening : 0,
                     std::move(toDegrees));
}

Path Ellipsoid::degreesOf(const Path& path) const {
    Path degrees = path;
    m_toDegrees.apply(degrees);
    return degrees;
}

double Ellipsoid::length(const Path& path) const {
    geod_geodesic earth;
    geod_init(&earth, m_semiMajorMetres, m_flattening);
    const Path degrees = degreesOf(path);
    double sum = 0;
    for (std::size_t i = 0; i + 1 < degrees.size(); ++i) {
        double metres = 0;
        geod_inverse(&earth, degrees[i].y, degrees[i].x, degrees[i + 1].y, degrees[i + 1].x,
                     &metres, nullptr, nullptr);
        sum += metres;
    }
    return sum;
}

double Ellipsoid::area(const Path& ring) const {
    geod_geodesic earth;
    geod_init(&earth, m_semiMajorMetres, m_flattening);
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    const bool isClosed = ring.size() > 1 && ring.front() == ring.back();
    const Path degrees = degreesOf(isClosed ? Path(ring.begin(), ring.end() - 1) : ring);
    if (degrees.size() < 3) return 0;
    for (const Point p : degrees)
        geod_polygon_addpoint(&earth, &polygon, p.y, p.x);
    double area = 0;
    geod_polygon_compute(&earth, &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

double Ellipsoid::length(const Geometry& geometry) const {
    double sum = 0;
    for (const auto& part : geometry.parts)
        for (const Path& path : part)
            sum += length(path);
    return sum;
}

double Ellipsoid::area(const Geometry& geometry) const {
    if (geometry.kind != GeometryKind::Polygon) return 0;
    double sum = 0;
    for (const auto& part : geometry.parts)
        for (std::size_t i = 0; i < part.size(); ++i)
            sum += i == 0 ? area(part[i]) : -area(part[i]);
    return sum;
}

}  // namespace hetu
