#pragma once
#include <QRectF>
#include <optional>

#include "app/desktop/table/select_area_tool.h"

namespace hetu::desktop {

/// Drags a rectangle; a click is a small one around the pointer.
class SelectRectangleTool : public SelectAreaTool {
    Q_OBJECT
public:
    using SelectAreaTool::SelectAreaTool;
    void end() override;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool release(const MapMouse& mouse) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

private:
    std::optional<QPointF> m_from;
    QPointF m_to;
};

}  // namespace hetu::desktop
