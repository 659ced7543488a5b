#pragma once
#include <QObject>
#include <QPainterPath>

#include "app/desktop/frame/workbench.h"
#include "app/desktop/map/map_frame.h"
#include "app/desktop/map/map_tool.h"

namespace hetu::desktop {

/// The outline of a region in the map plane; empty for none.
[[nodiscard]] QPainterPath outlineOf(const Geometry& region);

/// What lies outside of `outline` steps back behind the ground of the map: it can still be read
/// where one looks for it, but only the region speaks. An empty outline paints nothing.
void paintRegionMask(QPainter& painter, const QPainterPath& outline, const MapFrame& frame);

/// Narrows the map to the region that is chosen: everything else is whispered, whoever drew it.
class RegionMask : public QObject, public MapOverlay {
    Q_OBJECT
public:
    explicit RegionMask(const Workbench& bench, QObject* parent = nullptr);
    ~RegionMask() override;
    void paint(QPainter& painter, const MapView& map) override;

private:
    void take();
    Workbench m_bench;
    QPainterPath m_outline;
};

}  // namespace hetu::desktop
