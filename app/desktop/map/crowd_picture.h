#pragma once
#include <QImage>
#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "app/desktop/map/map_frame.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/workspace/map_columns.h"

namespace hetu::desktop {

/// More points than people can tell apart, drawn by the window itself: far away how many there are,
/// near enough each with the sign that the map's style gives it.
struct CrowdPicture {
    QImage image;                ///< premultiplied ARGB32, of the frame's size
    MapFrame frame;              ///< what it shows
    std::size_t inSight = 0;     ///< points within the frame
    std::size_t mostInCell = 0;  ///< of a cell; 0 where every point has its sign
    [[nodiscard]] bool isCounted() const { return mostInCell > 0; }
};

/// Layers of organisations with more rows than this are drawn by the window, as long as they are
/// drawn as they come: a style of people's own is the helper's to draw.
inline constexpr std::size_t mostRowsForHelper = 50'000;
/// Those whose signs say how an organisation stands; of two that are shown the first.
inline constexpr std::array crowdLayers = {"coverage", "organisations"};

/// At most so many in sight have a sign each.
inline constexpr std::size_t mostSigns = 20'000;

/// Points as they are read, piece by piece.
using Crowd = std::vector<std::shared_ptr<const MapPoints>>;

/// `density`: device pixels a pixel.
/// Errors   Cancelled.
/// Cost     O(n): 1,000,000 points some 10 ms. For a job.
/// Holds    Every point within the frame leaves a mark at its place and no place without a point
///          has one (to within the size of a sign); the picture does not depend on the order of the
///          points.
[[nodiscard]] Result<CrowdPicture> drawCrowd(const Crowd& crowd,
                                             const MapFrame& frame,
                                             double density,
                                             const Progress& progress);

}  // namespace hetu::desktop
