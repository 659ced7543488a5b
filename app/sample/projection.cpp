#include "app/sample/projection.h"

#include <limits>
#include <optional>

#include "layers/crs/crs.h"

namespace hetu::sample {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// One conversion per thread, made once. Both systems are in every PROJ database; without it the
/// sample could not be placed anywhere, so positions become NaN, which no layer accepts.
Point converted(Point p, const char* from, const char* to, std::optional<Transform>& transform) {
    if (!transform) {
        const auto source = crsOf(from), target = crsOf(to);
        if (!source.ok() || !target.ok()) return {missing, missing};
        auto made = Transform::between(source.value(), target.value());
        if (!made.ok()) return {missing, missing};
        transform.emplace(std::move(made).value());
    }
    return transform->apply(p);
}

}  // namespace

Point projected(Degrees at) {
    thread_local std::optional<Transform> transform;
    return converted({at.longitude, at.latitude}, "EPSG:4490", "EPSG:4546", transform);
}

Degrees unprojected(Point at) {
    thread_local std::optional<Transform> transform;
    const Point p = converted(at, "EPSG:4546", "EPSG:4490", transform);
    return {p.x, p.y};
}

}  // namespace hetu::sample
