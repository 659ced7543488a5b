#pragma once
#include <QPainter>
#include <QString>
#include <memory>
#include <vector>

#include "app/desktop/map/map_frame.h"
#include "app/render/map_renderer.h"
#include "app/run/scenario.h"

namespace hetu::desktop {

/// How two pictures of the same place lie to each other.
enum class CompareWay {
    Across,  ///< on each other, parted by an upright line
    Down,    ///< on each other, parted by a lying line
    Beside,  ///< each whole, next to each other, of the same piece of the map
};

/// What is on one side, and what people call it.
struct ComparedSide {
    QString title;
    std::vector<render::DrawnLayer> layers = {};  ///< bottom to top
    /// Sites that lie on it; null: none.
    std::shared_ptr<const app::Scenario> scenario = {};
};

struct MapComparison {
    CompareWay way = CompareWay::Across;
    double share = 0.5;  ///< of the map before the line
    ComparedSide left, right;

    /// Which part of a map of that size shows the right side: all of its own map for Beside.
    [[nodiscard]] QRect rightPart(const QSize& map) const;
};

/// Platforms and proposed sites of `scenario`, each with the circle that it reaches.
void paintSites(QPainter& painter, const app::Scenario& scenario, const MapFrame& frame);
/// What is on a side, in words, near the line: `isRight` says which. `map`: the size of the map.
void paintSideTitle(QPainter& painter,
                    const MapComparison& comparison,
                    bool isRight,
                    const QSize& map);
/// The line between the sides.
void paintSwipeLine(QPainter& painter, const MapComparison& comparison, const QSize& map);

}  // namespace hetu::desktop
