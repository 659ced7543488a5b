#pragma once
#include <QCursor>
#include <QObject>
#include <QPointF>

#include "layers/model/geometry.h"

class QKeyEvent;
class QPainter;

namespace hetu::desktop {

class MapView;

/// Where the pointer is and what is held down.
struct MapMouse {
    QPointF pixel;  ///< of the widget
    Point at;       ///< of the map plane
    Qt::MouseButton button = Qt::NoButton;
    Qt::MouseButtons buttons = Qt::NoButton;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
};

/// What the left button and the keys do on the map: measure, select, draw ... One tool at a time;
/// without one the left button moves the map. The wheel, the middle button and Space always move
/// the map, whatever the tool.
///
/// press ... key answer true where they used the event; otherwise the map does its usual.
class MapTool : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual QCursor cursor() const { return Qt::CrossCursor; }
    virtual void begin(MapView& map) { m_map = &map; }
    /// Another tool comes, or none: nothing half done may stay on the map.
    virtual void end() { m_map = nullptr; }
    virtual bool press(const MapMouse&) { return false; }
    virtual bool move(const MapMouse&) { return false; }  ///< with and without a button
    virtual bool release(const MapMouse&) { return false; }
    virtual bool doubleClick(const MapMouse&) { return false; }
    virtual bool key(QKeyEvent&) { return false; }
    /// True for keys that are the tool's even where a command of the window has them (Delete).
    [[nodiscard]] virtual bool claims(const QKeyEvent&) const { return false; }
    /// Over everything else, in pixels of the widget.
    virtual void paint(QPainter&) {}

protected:
    [[nodiscard]] MapView* map() const { return m_map; }  ///< nullptr while not in use

private:
    MapView* m_map = nullptr;
};

/// Something drawn over the map's picture, in pixels of the widget; see MapView::toScreen.
class MapOverlay {
public:
    MapOverlay() = default;
    MapOverlay(const MapOverlay&) = delete;
    MapOverlay& operator=(const MapOverlay&) = delete;
    virtual ~MapOverlay() = default;
    virtual void paint(QPainter& painter, const MapView& map) = 0;
};

}  // namespace hetu::desktop
