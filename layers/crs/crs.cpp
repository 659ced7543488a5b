#include "layers/crs/crs.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>
#include <vector>

#include <proj.h>

#include "layers/base/text.h"

namespace hetu {
namespace {

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
    void operator()(PJ* object) const { proj_destroy(object); }
};
using ContextPtr = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using PjPtr = std::unique_ptr<PJ, PjDeleter>;

ContextPtr makeContext() {
    ContextPtr context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

/// PROJ contexts belong to one thread.
PJ_CONTEXT* threadContext() {
    thread_local const ContextPtr context = makeContext();
    return context.get();
}

struct InfoListDeleter {
    void operator()(PROJ_CRS_INFO** list) const { proj_crs_info_list_destroy(list); }
};
struct ParametersDeleter {
    void operator()(PROJ_CRS_LIST_PARAMETERS* wish) const {
        proj_get_crs_list_parameters_destroy(wish);
    }
};

Error unknownCrs(std::string_view text) {
    std::string shown(text.substr(0, 60));
    while (!isUtf8(shown))
        shown.pop_back();
    return {ErrorCode::Crs,
            textOf("The coordinate system \"{}\" is not known.", "无法识别坐标系“{}”。", shown),
            textOf("Name it by its EPSG number, such as EPSG:4546 or EPSG:4326.",
                   "请使用 EPSG 编号，例如 EPSG:4546 或 EPSG:4326。")};
}

/// The horizontal CRS within a compound or bound one.
PjPtr horizontalPart(PJ_CONTEXT* context, PjPtr crs) {
    for (int depth = 0; crs && depth < 4; ++depth) {
        const PJ_TYPE type = proj_get_type(crs.get());
        if (type == PJ_TYPE_COMPOUND_CRS)
            crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
        else if (type == PJ_TYPE_BOUND_CRS)
            crs.reset(proj_get_source_crs(context, crs.get()));
        else
            break;
    }
    return crs;
}

std::string epsgCode(PJ_CONTEXT* context, const PJ* crs) {
    const char* authority = proj_get_id_auth_name(crs, 0);
    const char* code = proj_get_id_code(crs, 0);
    if (authority && code && std::string_view(authority) == "EPSG")
        return "EPSG:" + std::string(code);
    int* confidence = nullptr;
    PJ_OBJ_LIST* list = proj_identify(context, crs, "EPSG", nullptr, &confidence);
    std::string found;
    // 70: the same system under another name, as ESRI's .prj files have it.
    if (list && confidence && proj_list_get_count(list) > 0 && confidence[0] >= 70) {
        const PjPtr best(proj_list_get(context, list, 0));
        if (const char* id = best ? proj_get_id_code(best.get(), 0) : nullptr)
            found = "EPSG:" + std::string(id);
    }
    proj_int_list_destroy(confidence);
    proj_list_destroy(list);
    return found;
}

bool axesAreMetres(PJ_CONTEXT* context, const PJ* crs) {
    const PjPtr system(proj_crs_get_coordinate_system(context, crs));
    if (!system || proj_cs_get_axis_count(context, system.get()) < 2) return false;
    for (int axis = 0; axis < 2; ++axis) {
        double factor = 0;
        if (!proj_cs_get_axis_info(context, system.get(), axis, nullptr, nullptr, nullptr, &factor,
                                   nullptr, nullptr, nullptr) ||
            std::abs(factor - 1) > 1e-12)
            return false;
    }
    return true;
}

Result<Crs> describe(PJ_CONTEXT* context, PjPtr object, std::string_view text) {
    object = horizontalPart(context, std::move(object));
    if (!object) return unknownCrs(text);
    Crs crs;
    switch (proj_get_type(object.get())) {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS:
        case PJ_TYPE_GEOGRAPHIC_3D_CRS:
            crs.isGeographic = true;
            break;
        case PJ_TYPE_PROJECTED_CRS:
            crs.isProjected = true;
            break;
        default:
            return unknownCrs(text);
    }
    crs.code = epsgCode(context, object.get());
    if (const char* wkt = proj_as_wkt(context, object.get(), PJ_WKT2_2019, nullptr)) crs.wkt = wkt;
    if (const char* name = proj_get_name(object.get())) crs.name = name;
    crs.isMetric = crs.isProjected && axesAreMetres(context, object.get());
    double west = 0, south = 0, east = 0, north = 0;
    PjPtr listed;
    const PJ* withArea = object.get();
    if (!crs.code.empty()) {  // a .prj text does not say its area, EPSG does
        listed.reset(proj_create(context, crs.code.c_str()));
        if (listed) withArea = listed.get();
    }
    if (proj_get_area_of_use(context, withArea, &west, &south, &east, &north, nullptr) &&
        west >= -180 && south >= -90)
        crs.area = {west, south, east < west ? east + 360 : east, north};
    return crs;
}

PjPtr create(PJ_CONTEXT* context, const Crs& crs) {
    return PjPtr(proj_create(context, crs.definition().c_str()));
}

/// Datums of the satellite age (WGS 84, CGCS2000, ETRS89 ...) share an ellipsoid and differ by
/// less than a metre or two: equal for our purposes where nothing better is published.
bool isGeocentricDatum(PJ_CONTEXT* context, const PJ* crs) {
    const PjPtr ellipsoid(proj_get_ellipsoid(context, crs));
    double semiMajor = 0, semiMinor = 0, inverseFlattening = 0;
    int isComputed = 0;
    return ellipsoid &&
           proj_ellipsoid_get_parameters(context, ellipsoid.get(), &semiMajor, &semiMinor,
                                         &isComputed, &inverseFlattening) &&
           std::abs(semiMajor - 6378137) < 0.5;
}

}  // namespace

Result<Crs> crsOf(std::string_view text) {
    std::string cleaned = trimmed(text);
    if (cleaned.empty() || cleaned.find('\0') != std::string::npos) return unknownCrs(text);
    long long number = 0;
    if (parseInteger(cleaned, number)) cleaned = "EPSG:" + cleaned;
    const std::string lower = lowered(cleaned);
    const bool isCode = lower.starts_with("epsg:");
    if (isCode) {
        if (!parseInteger(std::string_view(cleaned).substr(5), number) || number <= 0)
            return unknownCrs(text);
        cleaned = "EPSG:" + toText(number);
    } else if (cleaned.find('[') == std::string::npos) {
        return unknownCrs(text);  // no PROJ strings, file names, URLs or free words
    }
    PJ_CONTEXT* context = threadContext();
    return describe(context, PjPtr(proj_create(context, cleaned.c_str())), text);
}

Result<std::vector<Crs>> knownCrs() {
    const std::unique_ptr<PROJ_CRS_LIST_PARAMETERS, ParametersDeleter> wish(
        proj_get_crs_list_parameters_create());
    const PJ_TYPE types[] = {PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_PROJECTED_CRS};
    wish->types = types;
    wish->typesCount = std::size(types);
    int count = 0;
    const std::unique_ptr<PROJ_CRS_INFO*, InfoListDeleter> list(
        proj_get_crs_info_list_from_database(threadContext(), "EPSG", wish.get(), &count));
    if (!list || count == 0)
        return Error{ErrorCode::Crs,
                     {"The list of coordinate systems cannot be read.", "无法读取坐标系目录。"},
                     {"Install the data of PROJ again.", "请重新安装 PROJ 数据。"}};
    std::vector<Crs> all;
    all.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const PROJ_CRS_INFO& info = *list.get()[i];
        Crs crs;
        crs.code = std::string(info.auth_name) + ":" + info.code;
        crs.name = info.name;
        crs.isGeographic = info.type == PJ_TYPE_GEOGRAPHIC_2D_CRS;
        crs.isProjected = !crs.isGeographic;
        if (info.bbox_valid) {
            crs.area = {info.west_lon_degree, info.south_lat_degree, info.east_lon_degree,
                        info.north_lat_degree};
            if (crs.area.maxX < crs.area.minX) crs.area.maxX += 360;
        }
        all.push_back(std::move(crs));
    }
    return all;
}

std::string suggestMetricCrs(double longitude, double latitude) {
    // Luoyang straddles two zones (the seam at 112.5 E runs 5 km east of its centre) and works in
    // one; the scale error at its eastern end is 0.41 m per km.
    if (longitude >= 111.1 && longitude <= 113.0 && latitude >= 33.5 && latitude <= 35.1)
        return "EPSG:4546";
    if (longitude >= 73.5 && longitude <= 135 && latitude >= 18 && latitude <= 54) {
        const int zone =
            std::clamp(static_cast<int>(std::floor((longitude - 75) / 3 + 0.5)), 0, 20);
        return "EPSG:" + toText(4534 + zone);
    }
    const double turned = longitude - 360 * std::floor((longitude + 180) / 360);
    const int zone = std::clamp(static_cast<int>(std::floor((turned + 180) / 6)) + 1, 1, 60);
    return "EPSG:" + toText((latitude < 0 ? 32700 : 32600) + zone);
}

double scaleError(const Crs& crs, double longitude, double latitude) {
    if (!crs.isProjected) return 0;
    const double undefined = std::numeric_limits<double>::infinity();
    PJ_CONTEXT* context = threadContext();
    thread_local std::string cachedDefinition;
    thread_local PjPtr projection;  // from the longitude and latitude of its own datum
    if (!projection || cachedDefinition != crs.definition()) {
        projection.reset();
        const PjPtr target = create(context, crs);
        if (!target) return undefined;
        const PjPtr base(proj_crs_get_geodetic_crs(context, target.get()));
        const PjPtr raw(base ? proj_create_crs_to_crs_from_pj(context, base.get(), target.get(),
                                                              nullptr, nullptr)
                             : nullptr);
        if (raw) projection.reset(proj_normalize_for_visualization(context, raw.get()));
        cachedDefinition = crs.definition();
    }
    if (!projection) return undefined;
    const auto at = [&](double x, double y) {
        proj_errno_reset(projection.get());
        const PJ_COORD out = proj_trans(projection.get(), PJ_FWD, proj_coord(x, y, 0, 0));
        return Point{out.xy.x, out.xy.y};
    };
    // Scale along the parallel and the meridian from a step of some ten metres to either side.
    const double step = 1e-4, radians = std::numbers::pi / 180;
    const double a = 6378137, e2 = 0.00669438;  // any modern ellipsoid, to 1e-5
    const double w = 1 - e2 * std::pow(std::sin(latitude * radians), 2);
    const double alongMeridian = 2 * step * radians * a * (1 - e2) / (w * std::sqrt(w));
    const double alongParallel =
        2 * step * radians * a * std::cos(latitude * radians) / std::sqrt(w);
    const Point west = at(longitude - step, latitude), east = at(longitude + step, latitude);
    const Point south = at(longitude, latitude - step), north = at(longitude, latitude + step);
    const double h = std::hypot(north.x - south.x, north.y - south.y) / alongMeridian;
    const double k = std::hypot(east.x - west.x, east.y - west.y) / alongParallel;
    const double error = std::max(std::abs(h - 1), std::abs(k - 1));
    return std::isfinite(h) && std::isfinite(k) ? error : undefined;
}

struct Transform::Impl {
    ContextPtr context;
    PjPtr operation;  ///< null: nothing to do
};

Transform::Transform(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Transform::Transform(Transform&&) noexcept = default;
Transform& Transform::operator=(Transform&&) noexcept = default;
Transform::~Transform() = default;

Result<Transform> Transform::between(const Crs& from, const Crs& to) {
    auto impl = std::make_unique<Impl>();
    if (from.isSameAs(to)) return Transform(std::move(impl));
    impl->context = makeContext();
    PJ_CONTEXT* context = impl->context.get();
    const PjPtr source = create(context, from);
    const PjPtr target = create(context, to);
    if (!source) return unknownCrs(from.label());
    if (!target) return unknownCrs(to.label());
    const bool mayEquate =
        isGeocentricDatum(context, source.get()) && isGeocentricDatum(context, target.get());
    const char* const options[] = {mayEquate ? "ALLOW_BALLPARK=YES" : "ALLOW_BALLPARK=NO", nullptr};
    const PjPtr raw(
        proj_create_crs_to_crs_from_pj(context, source.get(), target.get(), nullptr, options));
    if (raw) impl->operation.reset(proj_normalize_for_visualization(context, raw.get()));
    if (!impl->operation)
        return Error{ErrorCode::Crs,
                     textOf("There is no published conversion from {} ({}) to {} ({}).",
                            "从 {}（{}）到 {}（{}）没有公开的转换参数。", from.label(), from.name,
                            to.label(), to.name),
                     textOf("Ask the supplier for the data in CGCS2000 or WGS 84.",
                            "请向数据提供方索取 CGCS2000 或 WGS 84 坐标的数据。")};
    return Transform(std::move(impl));
}

bool Transform::isIdentity() const {
    return !m_impl->operation;
}

void Transform::apply(std::span<Point> points) const {
    if (points.empty() || isIdentity()) return;
    PJ* operation = m_impl->operation.get();
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    proj_errno_reset(operation);
    for (Point& p : points)  // PROJ would hand HUGE_VAL and NaN on in its own way
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) p = {nothing, nothing};
    proj_trans_generic(operation, PJ_FWD, &points[0].x, sizeof(Point), points.size(), &points[0].y,
                       sizeof(Point), points.size(), nullptr, 0, 0, nullptr, 0, 0);
    for (Point& p : points)
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) p = {nothing, nothing};
}

Point Transform::apply(Point p) const {
    apply(std::span<Point>(&p, 1));
    return p;
}

}  // namespace hetu
