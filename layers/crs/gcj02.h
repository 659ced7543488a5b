#pragma once
#include "layers/model/geometry.h"

namespace hetu {

/// The shifted degrees of Chinese online maps: GCJ-02 (Gaode, Tencent, Google's China) moves WGS 84
/// by some hundred metres that change from place to place, BD-09 (Baidu) moves GCJ-02 once more.
/// x = longitude, y = latitude, degrees. CGCS2000 counts as WGS 84.
///
/// Formula  The published empirical sums of sines on the ellipsoid a = 6378245 m,
///          e2 = 0.00669342162296594323 (as in eviltransform and coordtransform, MIT licence). The
///          inverses are iterated: the usual single step is wrong by 2 m at Luoyang.
/// Source   The formulas were never published officially: they meet the maps themselves to a few
///          metres, which is what a position from them is good for.
/// Holds    There and back again is the same position within 1e-9 degrees, for both systems.
///          Outside the rectangle 72.004-137.8347 E, 0.8293-55.8271 N positions stay as they are
///          (within a kilometre of its border the way back may find the other side of it).
[[nodiscard]] Point gcj02OfWgs84(Point degrees);
[[nodiscard]] Point wgs84OfGcj02(Point degrees);
[[nodiscard]] Point bd09OfWgs84(Point degrees);
[[nodiscard]] Point wgs84OfBd09(Point degrees);

}  // namespace hetu
