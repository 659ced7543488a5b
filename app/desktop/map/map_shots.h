#pragma once
#include <QImage>
#include <QObject>
#include <QString>
#include <cstdint>
#include <functional>
#include <vector>

#include "app/desktop/frame/workbench.h"
#include "app/desktop/map/map_frame.h"
#include "app/desktop/map/map_legend.h"
#include "app/render/map_renderer.h"

namespace hetu::desktop {

/// What a picture of the map is to be like.
struct ShotWish {
    double widthMillimetres = 0, heightMillimetres = 0;
    double dpi = 96;
    bool hasLegend = false;
    bool hasScaleBar = true;
    QString title;
    QString file;  ///< .png or .pdf; "" the clipboard

    [[nodiscard]] int widthPixels() const;
    [[nodiscard]] int heightPixels() const;
    /// Of a size that fits into memory.
    [[nodiscard]] bool isPossible() const;
};

/// The six lines of a world file for a picture of `frame`, whose pixels are those of the picture.
/// Holds   They carry the middle of every pixel to frame.toMap(of it).
[[nodiscard]] QString worldFileOf(const MapFrame& frame);

/// Pictures of what the map shows, drawn anew at the resolution that is asked for: to the clipboard
/// or to a file (PNG with a world file, so that a GIS puts it in its place; PDF).
class MapShots : public QObject {
    Q_OBJECT
public:
    explicit MapShots(const Workbench& bench, QObject* parent = nullptr);

    /// Ends with the picture in the clipboard, or a message with a way to its folder.
    void take(const ShotWish& wish);

private:
    void askSave();
    void finish(const ShotWish& wish,
                const MapFrame& frame,
                std::int64_t work,
                const Result<render::MapImage>& drawn);
    [[nodiscard]] ShotWish asOnScreen() const;

    Workbench m_bench;
};

}  // namespace hetu::desktop
