#pragma once
#include <QImage>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/map/map_frame.h"
#include "app/desktop/map/map_tool.h"
#include "app/desktop/map/view_history.h"
#include "app/render/map_renderer.h"

namespace hetu::desktop {

/// The map. Every gesture moves or scales the picture that is there at once; a new picture is asked
/// for when the hand rests, and replaces it when it is ready.
///
/// Wheel: closer or farther around the cursor. Drag: move. Double click: closer. + - and the
/// arrow keys do the same.
///
/// Holds
///   Only the picture that was asked for last is ever shown; older ones are dropped.
///   A failed picture leaves the old one in place and says why.
///   A callback that arrives after the widget's death does nothing.
class MapView : public QWidget {
    Q_OBJECT
public:
    /// `renderer` outlives the view. Views that share a renderer have different `view` numbers.
    explicit MapView(render::MapRenderer& renderer, int view = 0, QWidget* parent = nullptr);

    /// What to draw, bottom to top, in the CRS that `crs` names.
    void setContent(std::vector<render::DrawnLayer> layers, const std::string& crs);
    /// What "everything" is; an empty extent means that there is nothing to show.
    void setFullExtent(const Extent& extent) { m_fullExtent = extent; }
    /// A line in the lower right corner: whose data this is.
    void setAttribution(const QString& text);
    /// A picture over the map, moved and scaled with it; a null image takes it away.
    void setOverlay(const QImage& image, const Extent& extent);
    /// Takes the left button from now on; nullptr: it moves the map. The tool stays its owner's.
    void setTool(MapTool* tool);
    [[nodiscard]] MapTool* tool() const { return m_tool; }
    /// Drawn over the picture, the higher the later: organisations 10, selection 50, sites 60.
    /// The overlay stays its owner's and is removed before it dies.
    void addOverlay(MapOverlay* overlay, int height);
    void removeOverlay(MapOverlay* overlay);
    /// Asks for a new picture although nothing moved: the data behind the layers has changed.
    void redraw();

    void showExtent(const Extent& extent);  ///< with a small margin
    void showAll();
    void showLast();
    void showNext();
    void zoomIn();
    void zoomOut();

    [[nodiscard]] const MapFrame& frame() const { return m_frame; }
    [[nodiscard]] QPointF toScreen(Point point) const { return m_frame.toScreen(point); }
    [[nodiscard]] Point toMap(QPointF pixel) const { return m_frame.toMap(pixel); }
    [[nodiscard]] const std::string& crs() const { return m_crs; }
    [[nodiscard]] const std::vector<render::DrawnLayer>& content() const { return m_layers; }
    [[nodiscard]] bool hasLast() const { return m_history.hasLast(); }
    [[nodiscard]] bool hasNext() const { return m_history.hasNext(); }
    /// True if the picture on the screen is the one of this frame and these layers, or if the last
    /// try failed.
    [[nodiscard]] bool isSettled() const { return m_isSettled; }
    /// Where the picture that is there lies now, in pixels of the widget; null: no picture.
    [[nodiscard]] QRectF pictureRect() const;
    [[nodiscard]] const QImage& overlay() const { return m_overlay; }

signals:
    void pointerAt(double x, double y);
    void pointerLeft();
    void frameChanged();
    void drawingStarted();
    void toolChanged();
    void settled();
    void failed(const hetu::Error& error);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setFrame(const MapFrame& frame);
    void askSoon();
    void ask();
    void take(Result<render::MapImage> result);
    [[nodiscard]] MapMouse mouse(const QMouseEvent& event) const;
    [[nodiscard]] QRectF onScreen(const Extent& extent) const;
    void drawPicture(QPainter& painter, const QImage& picture, const QRectF& target) const;

    render::MapRenderer& m_renderer;
    int m_view;
    std::vector<render::DrawnLayer> m_layers;
    std::string m_crs;
    Extent m_fullExtent;
    QString m_attribution;

    MapFrame m_frame;
    std::optional<Extent> m_fitted;  ///< kept in sight while the window finds its size
    ViewHistory m_history;

    QImage m_picture;
    Extent m_pictureExtent;
    QImage m_overlay;
    Extent m_overlayExtent;
    QTimer m_rest;              ///< runs out when the hand rests
    std::uint64_t m_asked = 0;  ///< number of the newest request
    bool m_isRefitted = false;  ///< the view is the same, only its window has another size
    bool m_isSettled = true;
    std::optional<QPointF> m_dragFrom;
    QPointer<MapTool> m_tool;
    std::vector<std::pair<int, MapOverlay*>> m_overlays;  ///< lowest first
};

}  // namespace hetu::desktop
