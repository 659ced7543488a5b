#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

/// What a map needs of a large layer and nothing else, read as fast as the file allows.
namespace hetu {

/// What the map says of an organisation; those that need attention last, for they lie on top.
enum class Standing : std::uint8_t {
    NotCounted,   ///< outside of the base
    Unknown,      ///< the register does not say
    Instructor,   ///< an instructor works there; no organisation
    Served,       ///< reached by a regional platform
    Joint,        ///< covered by a joint organisation
    Established,  ///< has an organisation
    Blank,        ///< none
};
inline constexpr std::size_t standingCount = 7;

/// Rows of a point layer that have a position, in columns of equal length.
struct MapPoints {
    std::vector<std::int64_t> ids;  ///< of the row in its layer
    std::vector<double> x, y;
    std::vector<Standing> standings;

    [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// Rows of a polygon layer. Outer rings run anticlockwise, holes clockwise; each ring repeats its
/// first position at the end.
struct MapShapes {
    std::vector<std::int64_t> ids;
    std::vector<Extent> extents;
    std::vector<std::uint32_t> firstRing;    ///< of each shape, and one past the last
    std::vector<std::uint32_t> firstCorner;  ///< of each ring, and one past the last
    std::vector<Point> corners;

    [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// Reads the point layer `layer` of the workspace file `path` piece by piece, on `threads` threads
/// (0: as many as the machine has). `take` gets each piece, one at a time, on any of them; the
/// pieces come spread over the register, rows within a piece by id.
///
/// The standing is that of styles/layers: by `in_base`, `has_org`, `mode` and `instructor` where
/// the layer has a `has_org`; by `reached_by` where it has that; else Blank, as the layers that
/// list blanks.
/// Errors   NotFound: no such file or layer. Io. Cancelled.
/// Cost     1 s a million rows of a register on two cores.
/// Holds    All pieces together are the rows of LayerSource::read() with a position. A change
///          committed meanwhile may be in some pieces and not in others: whoever reads listens for
///          the change and reads again.
[[nodiscard]] Status readMapPoints(const std::string& path,
                                   std::string_view layer,
                                   int threads,
                                   const std::function<void(MapPoints)>& take,
                                   const Progress& progress);

/// The same for a polygon layer.
[[nodiscard]] Status readMapShapes(const std::string& path,
                                   std::string_view layer,
                                   int threads,
                                   const std::function<void(MapShapes)>& take,
                                   const Progress& progress);

}  // namespace hetu
