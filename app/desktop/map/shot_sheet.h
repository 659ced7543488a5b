#pragma once
#include <QImage>
#include <QPainterPath>
#include <QString>
#include <memory>
#include <vector>

#include "app/desktop/map/map_comparison.h"
#include "app/desktop/map/map_frame.h"
#include "app/desktop/map/map_legend.h"
#include "app/render/map_renderer.h"
#include "layers/base/result.h"

namespace hetu::desktop {

/// What a picture of the map is to be like.
struct ShotWish {
    double widthMillimetres = 0, heightMillimetres = 0;
    double dpi = 96;
    bool hasLegend = false;
    bool hasScaleBar = true;
    QString title;
    QString file;  ///< .png, .pdf or .svg; "" the clipboard

    [[nodiscard]] int widthPixels() const;
    [[nodiscard]] int heightPixels() const;
    /// False: no size, more than 120 megapixels, or a side that no picture may have.
    [[nodiscard]] bool isPossible() const;
};

/// The six lines of a world file for a picture of `frame`, whose pixels are those of the picture.
/// Holds   They carry the middle of every pixel to frame.toMap(of it).
[[nodiscard]] QString worldFileOf(const MapFrame& frame);

/// All that makes a picture of the map: the renderer's pictures, and what is painted over them. In
/// a PDF or SVG the words, lines and signs over the map stay sharp at every size.
struct ShotSheet {
    ShotWish wish;
    MapFrame frame;                                   ///< of each map, in pixels of the picture
    std::shared_ptr<const MapComparison> comparison;  ///< null: one map
    render::MapImage left, right;
    std::vector<LegendRow> legend;
    QPainterPath region = {};  ///< its outline in the map plane; empty: everything
    QString attribution;

    [[nodiscard]] bool isBeside() const {
        return comparison && comparison->way == CompareWay::Beside;
    }
    /// For a job: makes the picture and, where a file is wished for, writes it; the file appears
    /// whole or not at all.
    /// Errors   Io.
    [[nodiscard]] Result<QImage> make() const;

private:
    void paintMaps(QPainter& painter) const;
    void paintOver(QPainter& painter) const;
    [[nodiscard]] Status write(const QImage& image) const;
};

/// Between two maps that stand beside each other, in pixels of a screen.
inline constexpr double besideGap = 4;

}  // namespace hetu::desktop
