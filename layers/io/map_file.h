#pragma once
#include <string>
#include <utility>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu {

/// What a file that lies below the map holds.
struct MapFile {
    Extent extent = {};  ///< in the CRS asked for; empty where it is not known
    /// Of a file of shapes: its layers and what they are made of. None: a picture, map tiles, or
    /// a file of a kind that only QGIS knows.
    std::vector<std::pair<std::string, GeometryKind>> shapes = {};
    int columns = 0, rows = 0;  ///< of a picture, in its pixels
};

/// Looks into a picture, map tiles (.mbtiles) or shapes; where that costs little, nothing but the
/// heading is read. What cannot be read is not known.
/// Threads  Any; waits for the disk.
[[nodiscard]] MapFile lookAtMapFile(const std::string& path, const std::string& crs);

}  // namespace hetu
