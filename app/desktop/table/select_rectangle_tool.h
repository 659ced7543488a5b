#pragma once
#include <QRectF>
#include <functional>
#include <optional>

#include "app/desktop/document/selection.h"
#include "app/desktop/map/map_tool.h"

namespace hetu::desktop {

/// Drags a rectangle; a click is a small one around the pointer. Shift adds, Ctrl takes away,
/// both together keep what is in both. Escape gives up.
class SelectRectangleTool : public MapTool {
    Q_OBJECT
public:
    using MapTool::MapTool;
    void end() override;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool release(const MapMouse& mouse) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

signals:
    void areaDrawn(const hetu::Geometry& area, hetu::desktop::SelectMode mode);

private:
    std::optional<QPointF> m_from;
    QPointF m_to;
};

}  // namespace hetu::desktop
