#pragma once
#include <optional>
#include <vector>

#include "app/desktop/table/select_area_tool.h"

namespace hetu::desktop {

/// Within a figure: every click is a corner; a double click or Enter ends, Backspace takes the last
/// corner back.
class SelectPolygonTool : public SelectAreaTool {
    Q_OBJECT
public:
    using SelectAreaTool::SelectAreaTool;
    void end() override;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool doubleClick(const MapMouse& mouse) override;
    bool key(QKeyEvent& event) override;
    [[nodiscard]] bool claims(const QKeyEvent& event) const override;
    void paint(QPainter& painter) override;

private:
    void finish(Qt::KeyboardModifiers modifiers);
    std::vector<Point> m_corners;
    Point m_pointer;
};

/// Around a place: press there and drag as far as it shall reach.
class SelectRadiusTool : public SelectAreaTool {
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
    [[nodiscard]] double radiusMetres() const;
    std::optional<Point> m_centre;
    Point m_pointer;
};

}  // namespace hetu::desktop
