#pragma once
#include <QPointF>
#include <QTransform>

#include "layers/model/geometry.h"

namespace hetu::desktop {

/// Which piece of the map plane a window shows. Plain arithmetic: every gesture is one function.
///
/// Pixels are those of the toolkit (before the scale factor of a dense screen), x to the right,
/// y down; the plane is metres east and north, turned clockwise on the screen by rotationDegrees.
///
/// Holds (at every rotation)
///   toMap(toScreen(p)) = p, and toScreen(p) = transform().map(p).
///   zoomedAt(at, f).toMap(at) = rotatedAt(at, d).toMap(at) = toMap(at): the point under the
///   cursor stays.
///   showing(e, w, h, r).extent() covers e.
struct MapFrame {
    Point centre;
    double metresPerPixel = 1;   ///< within [closest, farthest]
    double width = 1;            ///< pixels
    double height = 1;           ///< pixels
    double rotationDegrees = 0;  ///< within (-180, 180]

    static constexpr double closest = 0.01;     ///< metres per pixel: about 1:40
    static constexpr double farthest = 20'000;  ///< metres per pixel: half the earth

    [[nodiscard]] static MapFrame showing(const Extent& extent,
                                          double width,
                                          double height,
                                          double rotationDegrees = 0);

    [[nodiscard]] Point toMap(QPointF pixel) const;
    [[nodiscard]] QPointF toScreen(Point point) const;
    /// toScreen() for many points; exact to a thousandth of a pixel within the window.
    [[nodiscard]] QTransform transform() const;
    /// The box around all that the window shows.
    [[nodiscard]] Extent extent() const;
    /// What the window would show if it were not turned: what a renderer is asked for.
    [[nodiscard]] Extent straightExtent() const;
    /// Closer by `factor` (farther if below 1) around the pixel `at`.
    [[nodiscard]] MapFrame zoomedAt(QPointF at, double factor) const;
    /// Turned to `degrees` clockwise around the pixel `at`.
    [[nodiscard]] MapFrame rotatedAt(QPointF at, double degrees) const;
    /// The plane follows a drag of that many pixels.
    [[nodiscard]] MapFrame movedBy(QPointF pixels) const;
    /// The n of "1:n" on a screen of 96 pixels per inch.
    [[nodiscard]] double scaleDenominator() const;
    /// At 1:`denominator` around the middle of the window.
    [[nodiscard]] MapFrame atScale(double denominator) const;

    friend bool operator==(const MapFrame&, const MapFrame&) = default;
};

}  // namespace hetu::desktop
