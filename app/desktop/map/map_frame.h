#pragma once
#include <QPointF>

#include "layers/model/geometry.h"

namespace hetu::desktop {

/// Which piece of the map plane a window shows. Plain arithmetic: every gesture is one function.
///
/// Pixels are those of the toolkit (before the scale factor of a dense screen), x to the right,
/// y down; the plane is metres east and north.
///
/// Holds
///   toMap(toScreen(p)) = p.
///   zoomedAt(at, f).toMap(at) = toMap(at): the point under the cursor stays.
///   showing(e, w, h).extent() covers e.
struct MapFrame {
    Point centre;
    double metresPerPixel = 1;  ///< within [closest, farthest]
    double width = 1;           ///< pixels
    double height = 1;          ///< pixels

    static constexpr double closest = 0.01;     ///< metres per pixel: about 1:40
    static constexpr double farthest = 20'000;  ///< metres per pixel: half the earth

    [[nodiscard]] static MapFrame showing(const Extent& extent, double width, double height);

    [[nodiscard]] Point toMap(QPointF pixel) const;
    [[nodiscard]] QPointF toScreen(Point point) const;
    [[nodiscard]] Extent extent() const;
    /// Closer by `factor` (farther if below 1) around the pixel `at`.
    [[nodiscard]] MapFrame zoomedAt(QPointF at, double factor) const;
    /// The plane follows a drag of that many pixels.
    [[nodiscard]] MapFrame movedBy(QPointF pixels) const;
    /// The n of "1:n" on a screen of 96 pixels per inch.
    [[nodiscard]] double scaleDenominator() const;

    friend bool operator==(const MapFrame&, const MapFrame&) = default;
};

}  // namespace hetu::desktop
