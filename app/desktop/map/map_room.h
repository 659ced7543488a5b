#pragma once
#include <QDoubleSpinBox>
#include <QObject>
#include <QPointer>
#include <QSpinBox>
#include <optional>

#include "app/desktop/base/job.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/map/coordinate_box.h"
#include "app/desktop/map/identify.h"
#include "app/desktop/map/measure_tool.h"
#include "app/desktop/map/scale_box.h"
#include "app/desktop/map/zoom_box_tool.h"

namespace hetu::desktop {

/// A pin at the place that was asked for.
class PlaceMarker : public MapOverlay {
public:
    void put(std::optional<Point> at) { m_at = at; }
    [[nodiscard]] const std::optional<Point>& at() const { return m_at; }
    void paint(QPainter& painter, const MapView& map) override;

private:
    std::optional<Point> m_at;
};

/// What is done with the map itself: its tools, its line in the status bar (position, scale,
/// rotation, size of the signs), what lies where one clicks.
class MapRoom : public QObject {
    Q_OBJECT
public:
    explicit MapRoom(const Workbench& bench, QObject* parent = nullptr);
    ~MapRoom() override;

    [[nodiscard]] CoordinateBox& position() { return *m_position; }
    [[nodiscard]] ScaleBox& scale() { return *m_scale; }
    [[nodiscard]] MeasureTool& measureLine() { return *m_measureLine; }
    [[nodiscard]] MeasureTool& measureArea() { return *m_measureArea; }
    [[nodiscard]] const PlaceMarker& marker() const { return m_marker; }
    /// True while something is looked up.
    [[nodiscard]] bool isBusy() const { return m_identifying || m_position->isBusy(); }

private:
    void makeStatus();
    void makeCommands();
    void addTool(const char* id,
                 const QString& text,
                 const char* iconName,
                 const QKeySequence& keys,
                 MapTool* tool,
                 bool isInToolBar,
                 bool beginsGroup = false);
    void takeFrame();
    void takeChanged();
    void keepPosition(const QString& crs, AngleForm form);
    void restorePosition();
    void goTo(Point at, const QString& reading);
    void identify(Point at, double metres);
    void showFound(FoundHere found);

    Workbench m_bench;
    CoordinateBox* m_position = nullptr;
    ScaleBox* m_scale = nullptr;
    QDoubleSpinBox* m_rotation = nullptr;
    QSpinBox* m_magnification = nullptr;
    ZoomBoxTool* m_zoomBox;
    MeasureTool* m_measureLine;
    MeasureTool* m_measureArea;
    IdentifyTool* m_identify;
    std::vector<std::pair<QAction*, MapTool*>> m_tools;
    PlaceMarker m_marker;
    QString m_measured;  ///< last, in words
    std::string m_measuredCrs;
    QPointer<Job> m_identifying;
};

}  // namespace hetu::desktop
