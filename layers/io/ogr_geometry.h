#pragma once
#include "layers/model/geometry.h"

class OGRGeometry;

namespace hetu {

/// Plain values of an OGR geometry: curves as short lines, heights and measures dropped, rings
/// closed; of a collection the parts of the highest dimension.
[[nodiscard]] Geometry fromOgr(const OGRGeometry& geometry);
/// The caller owns the result. Multi-geometry when `multi`, or when there are several parts.
/// nullptr for a geometry without parts.
[[nodiscard]] OGRGeometry* toOgr(const Geometry& geometry, bool multi);

}  // namespace hetu
