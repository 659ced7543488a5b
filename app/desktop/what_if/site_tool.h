#pragma once
#include <optional>
#include <vector>

#include "app/desktop/map/map_tool.h"
#include "app/run/scenario.h"

namespace hetu::desktop {

/// What the map shows of a scenario.
struct SitePicture {
    std::vector<app::ScenarioSite> sites;
    double radiusMetres = 1000;
    std::optional<std::int64_t> chosen;
    bool isDragged = false;  ///< the chosen one is under the hand
    std::vector<Point> gained, lost;
    std::vector<Path> blanks;
    std::vector<Point> others;  ///< sites of the scenario it is compared with
    double othersRadiusMetres = 1000;
};

/// Platforms of today as squares in a ring, added sites as pins, organisations won and lost as
/// small marks, blanks as dashed outlines.
class SiteOverlay : public MapOverlay {
public:
    /// `picture` outlives the overlay.
    explicit SiteOverlay(const SitePicture& picture) : m_picture(picture) {}
    void paint(QPainter& painter, const MapView& map) override;

private:
    const SitePicture& m_picture;
};

/// Drag a site, double-click to add one, Delete to take the chosen one away, Escape while dragging
/// to put it back. The arrow keys move the chosen one (with Shift: farther), P pins it. Everywhere
/// else the map moves as usual.
class SiteTool : public MapTool {
    Q_OBJECT
public:
    /// `picture` outlives the tool, which writes `chosen` and `isDragged` and never the sites.
    SiteTool(SitePicture& picture, QObject* parent) : MapTool(parent), m_picture(picture) {}

    [[nodiscard]] QCursor cursor() const override { return Qt::ArrowCursor; }
    void end() override;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool release(const MapMouse& mouse) override;
    bool doubleClick(const MapMouse& mouse) override;
    bool key(QKeyEvent& event) override;
    [[nodiscard]] bool claims(const QKeyEvent& event) const override;

signals:
    void chosen();
    void dragged(std::int64_t id, Point at);
    void dropped(std::int64_t id, Point at);
    void putBack();  ///< the drag came to nothing
    void added(Point at);
    void removed(std::int64_t id);
    void pinAsked(std::int64_t id);  ///< pins it, or sets it free

private:
    [[nodiscard]] const app::ScenarioSite* siteAt(QPointF pixel) const;
    bool moveByKey(const QKeyEvent& event);
    [[nodiscard]] Point moved(const MapMouse& mouse) const;

    SitePicture& m_picture;
    QPointF m_pressed;
    Point m_offset;  ///< from the pointer to the site
    bool m_isHeld = false;
};

}  // namespace hetu::desktop
