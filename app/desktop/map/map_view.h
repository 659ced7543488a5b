#pragma once
#include <QImage>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/desktop/map/layered_picture.h"
#include "app/desktop/map/map_frame.h"
#include "app/desktop/map/map_tool.h"
#include "app/desktop/map/view_history.h"
#include "app/render/map_renderer.h"

namespace hetu::desktop {

struct MapComparison;

/// The map. Every gesture moves, scales or turns the picture that is there at once; a new picture
/// is asked for when the hand rests, and now and then while it moves on, and replaces it when it is
/// ready.
///
/// Wheel: closer or farther around the cursor (with Ctrl: finely). Drag, or any drag with the
/// middle button, or moving with Space held down: move. Shift and drag: to that box. Double click:
/// closer.
/// + - Page Up, Page Down and the arrow keys do the same. Esc: back from a tool to moving.
///
/// Holds
///   Only the picture that was asked for last is ever shown; older ones are dropped.
///   A failed picture leaves the old one in place and says why.
///   A callback that arrives after the widget's death does nothing.
///   The wheel, the middle button and Space move the map whatever the tool.
///   What lies on the map (pictures, overlays, tools) follows one frame: it turns and moves as one.
class MapView : public QWidget {
    Q_OBJECT
public:
    /// `renderer` outlives the view. Views that share a renderer have different `view` numbers.
    explicit MapView(render::MapRenderer& renderer, int view = 0, QWidget* parent = nullptr);

    /// What to draw, bottom to top, in the CRS that `crs` names.
    void setContent(std::vector<render::DrawnLayer> layers, const std::string& crs);
    /// Layers that overlays below upperHeight draw: left out of the picture that is asked for. What
    /// lies above them, `raised`, and the names of all layers are drawn over those overlays.
    void setOwnLayers(const std::set<std::string>& ids, const std::set<std::string>& raised = {});
    [[nodiscard]] const std::set<std::string>& ownLayers() const { return m_ownLayers; }
    [[nodiscard]] const std::set<std::string>& raisedLayers() const { return m_raisedLayers; }
    static constexpr int upperHeight = 20;
    /// What "everything" is; an empty extent means that there is nothing to show.
    void setFullExtent(const Extent& extent) { m_fullExtent = extent; }
    [[nodiscard]] const Extent& fullExtent() const { return m_fullExtent; }
    /// A line in the lower right corner: whose data this is.
    void setAttribution(const QString& text);
    /// The same of what is shown just now, beside that.
    void setContentAttribution(const QString& text);
    /// Both.
    [[nodiscard]] QString attribution() const;
    /// A picture over the map, moved and scaled with it; a null image takes it away.
    void setOverlay(const QImage& image, const Extent& extent);
    /// Takes the left button from now on; nullptr: it moves the map. The tool stays its owner's.
    void setTool(MapTool* tool);
    [[nodiscard]] MapTool* tool() const { return m_tool; }
    /// Drawn over the picture, the higher the later: organisations 10, selection 50, sites 60.
    /// The overlay stays its owner's and is removed before it dies.
    void addOverlay(MapOverlay* overlay, int height);
    void removeOverlay(MapOverlay* overlay);
    /// What overlays from `least` up to but not including `end` show, over another view of the same
    /// place.
    void paintOverlays(QPainter& painter, const MapView& on, int least, int end) const;
    /// What the map is compared with, for whoever draws it anew; null: nothing.
    void setComparison(std::shared_ptr<const MapComparison> comparison);
    [[nodiscard]] const std::shared_ptr<const MapComparison>& comparison() const {
        return m_comparison;
    }
    /// Asks for a new picture although nothing moved: the data behind the layers has changed.
    void redraw();

    void showExtent(const Extent& extent);  ///< with a small margin
    /// As it was: a window that finds its size later shows more or less of it at this scale.
    void showAgain(Point centre, double metresPerPixel, double rotationDegrees);
    void showAll();
    void showLast();
    void showNext();
    void zoomIn();
    void zoomOut();
    /// So that the box of the widget fills it; a box of less than a few pixels is a click: closer.
    void showBox(const QRectF& box);
    /// `point` in the middle, at 1:`denominator` or closer.
    void showPoint(Point point, double denominator);
    void setScale(double denominator);
    /// Clockwise, around the middle.
    void setRotation(double degrees);
    /// Signs and words of the picture larger by `factor` (for a projector, for tired eyes); what is
    /// seen of the map stays the same. REQUIRES: 0.5 .. 4.
    void setMagnification(double factor);
    [[nodiscard]] double magnification() const { return m_magnification; }

    [[nodiscard]] const MapFrame& frame() const { return m_frame; }
    [[nodiscard]] QPointF toScreen(Point point) const { return m_frame.toScreen(point); }
    [[nodiscard]] Point toMap(QPointF pixel) const { return m_frame.toMap(pixel); }
    [[nodiscard]] const std::string& crs() const { return m_crs; }
    [[nodiscard]] const std::vector<render::DrawnLayer>& content() const { return m_content; }
    [[nodiscard]] bool hasLast() const { return m_history.hasLast(); }
    [[nodiscard]] bool hasNext() const { return m_history.hasNext(); }
    /// True if the picture on the screen is the one of this frame and these layers, or if the last
    /// try failed.
    [[nodiscard]] bool isSettled() const { return m_isSettled; }
    /// The box around the picture that is there, in pixels of the widget; null: no picture.
    [[nodiscard]] QRectF pictureRect() const { return m_picture.rectIn(m_frame); }
    [[nodiscard]] const QImage& overlay() const { return m_overlay; }

signals:
    void pointerAt(double x, double y);
    void pointerLeft();
    void magnificationChanged();
    void comparisonChanged();
    void frameChanged();
    void drawingStarted();
    void toolChanged();
    void settled();
    void failed(const hetu::Error& error);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void setFrame(const MapFrame& frame);
    void askSoon();
    void askAtRest();
    void ask();
    void settle();
    void endSpace();
    void showOwnCursor();
    [[nodiscard]] MapMouse mouse(const QMouseEvent& event) const;
    void paintOverlay(QPainter& painter) const;
    void paintNorth(QPainter& painter) const;

    void setPictureContent();

    LayeredPicture m_picture;
    std::vector<render::DrawnLayer> m_content;  ///< all that is shown, whoever draws it
    std::set<std::string> m_ownLayers, m_raisedLayers;
    std::shared_ptr<const MapComparison> m_comparison;
    std::string m_crs;
    Extent m_fullExtent;
    QString m_attribution, m_contentAttribution;

    MapFrame m_frame;
    std::optional<Extent> m_fitted;  ///< kept in sight while the window finds its size
    ViewHistory m_history;
    double m_magnification = 1;

    QImage m_overlay;
    Extent m_overlayExtent;
    QTimer m_rest;              ///< runs out when the hand rests
    QTimer m_moving;            ///< runs out now and then while it does not
    bool m_isRefitted = false;  ///< the view is the same, only its window has another size
    bool m_isSettled = true;
    std::optional<QPointF> m_dragFrom;
    bool m_isSpaceDown = false;
    std::optional<QRectF> m_box;  ///< being drawn with Shift
    QPointer<MapTool> m_tool;
    std::vector<std::pair<int, MapOverlay*>> m_overlays;  ///< lowest first
};

}  // namespace hetu::desktop
