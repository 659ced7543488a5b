#pragma once
#include "layers/model/geometry.h"

namespace hetu::sample {

/// Degrees (WGS 84, taken as equal to CGCS2000) and metres of EPSG:4546, CGCS2000 / 3-degree
/// Gauss-Kruger, central meridian 111 E, false easting 500 000 m: x = east, y = north. By PROJ.
struct Degrees {
    double longitude = 0;
    double latitude = 0;
};
[[nodiscard]] Point projected(Degrees at);
[[nodiscard]] Degrees unprojected(Point at);

}  // namespace hetu::sample
