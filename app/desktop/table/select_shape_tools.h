#pragma once
#include <optional>
#include <vector>

#include "app/desktop/document/selection.h"
#include "app/desktop/map/map_tool.h"

namespace hetu::desktop {

/// What a selecting gesture does, by what is held down: Shift adds, Ctrl takes away, both keep what
/// is in both.
[[nodiscard]] SelectMode selectModeOf(Qt::KeyboardModifiers modifiers);

/// Selects within a figure: every click is a corner; a double click or Enter ends, Backspace takes
/// the last corner back, Escape gives up.
class SelectPolygonTool : public MapTool {
    Q_OBJECT
public:
    using MapTool::MapTool;
    void end() override;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool doubleClick(const MapMouse& mouse) override;
    bool key(QKeyEvent& event) override;
    [[nodiscard]] bool claims(const QKeyEvent& event) const override;
    void paint(QPainter& painter) override;

signals:
    void areaDrawn(const hetu::Geometry& area, hetu::desktop::SelectMode mode);

private:
    void finish(Qt::KeyboardModifiers modifiers);
    std::vector<Point> m_corners;
    Point m_pointer;
};

/// Selects around a place: press there and drag as far as it shall reach.
class SelectRadiusTool : public MapTool {
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
    [[nodiscard]] double radiusMetres() const;
    std::optional<Point> m_centre;
    Point m_pointer;
};

}  // namespace hetu::desktop
