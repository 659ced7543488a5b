#pragma once
#include <memory>
#include <string>
#include <vector>

#include <geos_c.h>

#include "layers/base/result.h"
#include "layers/model/geometry.h"

/// Shapes on their way to GEOS and back. Used inside layers/geometry only.
namespace hetu::geos {

/// GEOS's state of one thread, with the last thing it complained about.
class Geos {
public:
    static Geos& ofThread();
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    [[nodiscard]] GEOSContextHandle_t handle() const { return m_handle; }
    /// The failure of the last call, as an Error.
    [[nodiscard]] Error failure();

private:
    Geos();
    ~Geos() { GEOS_finish_r(m_handle); }

    GEOSContextHandle_t m_handle;
    std::string m_complaint;
};

struct Destroy {
    void operator()(GEOSGeometry* geometry) const {
        GEOSGeom_destroy_r(Geos::ofThread().handle(), geometry);
    }
};
using Owned = std::unique_ptr<GEOSGeometry, Destroy>;

[[nodiscard]] Error notFinite();
[[nodiscard]] Error nothingRemains();

[[nodiscard]] Owned toCollection(int type, std::vector<Owned> members);
/// Paths and rings too short to be one are left out.
[[nodiscard]] Result<Owned> toGeos(const Geometry& geometry);
[[nodiscard]] Path toPath(const GEOSGeometry* line);
/// Every part of `geometry` that is of `kind`; the rest is dropped.
[[nodiscard]] Geometry fromGeos(const GEOSGeometry* geometry, GeometryKind kind);

}  // namespace hetu::geos
