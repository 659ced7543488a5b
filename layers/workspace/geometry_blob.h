#pragma once
#include <optional>
#include <span>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu::database {

/// Geometry as SpatiaLite stores it. Lines and polygons are written as their Multi types.
[[nodiscard]] std::vector<unsigned char> encodePoint(Point p, int srid);
[[nodiscard]] std::vector<unsigned char> encodeGeometry(const Geometry& geometry, int srid);

/// The point of a point blob; nothing if the blob is no point.
[[nodiscard]] std::optional<Point> decodePoint(std::span<const unsigned char> blob);
/// An empty geometry if the blob cannot be read.
[[nodiscard]] Geometry decodeGeometry(std::span<const unsigned char> blob);

}  // namespace hetu::database
