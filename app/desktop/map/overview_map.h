#pragma once
#include <QPolygonF>
#include <QTimer>
#include <QToolButton>
#include <QWidget>
#include <optional>

#include "app/desktop/frame/workbench.h"
#include "app/desktop/map/map_frame.h"
#include "app/desktop/map/map_picture.h"

namespace hetu::desktop {

/// The whole of the workspace, small, in the lower right corner of the map, with the box of what
/// the map shows: a click or a drag moves the map there, the wheel brings it closer, the arrow keys
/// move it.
///
/// Holds    North is up whatever the map's rotation. Large layers are left out; the picture is
/// asked
///          for when layers, data or its size change, not when the map moves.
class OverviewMap : public QWidget {
    Q_OBJECT
public:
    explicit OverviewMap(const Workbench& bench);

    void setOn(bool isOn);
    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// What it shows.
    [[nodiscard]] const MapFrame& frame() const { return m_frame; }
    /// The corners of what the map shows, in pixels of this widget.
    [[nodiscard]] QPolygonF view() const;

signals:
    void closed();  ///< by its button

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override { mousePressEvent(event); }
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void ask();
    void moveTo(QPointF middle);
    void moveBy(double right, double down);

    Workbench m_bench;
    MapPicture m_picture;
    MapFrame m_frame;
    QToolButton* m_close;
    QTimer m_rest;
    bool m_isOn = false;
    std::optional<QPointF> m_grip;  ///< from the pointer to the middle of the view, while dragged
};

}  // namespace hetu::desktop
