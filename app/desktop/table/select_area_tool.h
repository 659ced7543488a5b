#pragma once
#include "app/desktop/document/selection.h"
#include "app/desktop/map/map_tool.h"

namespace hetu::desktop {

/// A tool whose gesture ends in an area: what lies within is selected. Shift adds, Ctrl takes away,
/// both together keep what is in both. Escape gives up.
class SelectAreaTool : public MapTool {
    Q_OBJECT
public:
    using MapTool::MapTool;

signals:
    void areaDrawn(const hetu::Geometry& area, hetu::desktop::SelectMode mode);
};

}  // namespace hetu::desktop
