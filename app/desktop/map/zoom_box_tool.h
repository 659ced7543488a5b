#pragma once
#include <QRectF>
#include <optional>

#include "app/desktop/map/map_tool.h"

namespace hetu::desktop {

/// A box drawn with the left button becomes what the map shows; a click goes closer.
class ZoomBoxTool : public MapTool {
    Q_OBJECT
public:
    using MapTool::MapTool;
    void end() override;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool release(const MapMouse& mouse) override;
    bool doubleClick(const MapMouse&) override { return true; }
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

private:
    std::optional<QRectF> m_box;
};

}  // namespace hetu::desktop
