#pragma once
#include <QObject>
#include <map>
#include <memory>
#include <string>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/map/crowd_picture.h"
#include "app/desktop/map/map_tool.h"

namespace hetu::desktop {

/// Draws organisations over the helper's map where they are too many for it: their columns are kept
/// in memory, and every view of them is drawn in a job while the one before is moved along. While
/// they are read the picture grows; pieces are spread over the register, so that it soon looks as
/// it will.
///
/// Holds    The helper draws a layer or this room, never both. A change of the data or of the
///          layer's filter is read again; points that a filter hides are not shown meanwhile.
class CrowdRoom : public QObject, public MapOverlay {
    Q_OBJECT
public:
    explicit CrowdRoom(const Workbench& bench, QObject* parent = nullptr);
    ~CrowdRoom() override;

    void paint(QPainter& painter, const MapView& map) override;
    /// Layers with more rows than that are drawn here.
    void setLeast(std::size_t rows);
    [[nodiscard]] bool isBusy() const { return m_reading.isRunning() || m_drawing.isRunning(); }
    [[nodiscard]] const CrowdPicture& picture() const { return m_picture; }

private:
    struct Kept {
        std::int64_t revision = -1;  ///< of what is read or being read
        std::string condition;       ///< the filter of the layer
        Crowd crowd;
    };
    /// Whether that layer is drawn here when it is shown.
    [[nodiscard]] bool isOurs(const char* name) const;
    void takeDocument();
    void update();
    void read();
    void draw();
    [[nodiscard]] bool isKept(const std::string& layer) const;
    /// While a register is read for the first time: the picture grows with it.
    void takePiece(std::uint64_t reading, std::shared_ptr<const MapPoints> piece);

    Workbench m_bench;
    std::size_t m_least = mostRowsForHelper;
    std::map<std::string, Kept> m_kept;
    std::string m_shown;  ///< the layer drawn here; "" none
    double m_opacity = 1;
    CrowdPicture m_picture;
    LatestJob m_reading{this}, m_drawing{this};
    std::string m_read;            ///< the layer that is read, or was last
    std::uint64_t m_readings = 0;  ///< begun so far
    bool m_isGrowing = false;      ///< there was nothing of this layer before
    bool m_isMoved = false;        ///< since the picture that is being drawn was begun
};

}  // namespace hetu::desktop
