#pragma once
#include <QPainter>
#include <QRectF>
#include <QString>

namespace hetu::desktop {

/// A bar of a round length: 1, 2 or 5 times a power of ten metres.
struct ScaleBar {
    double metres = 0;
    double pixels = 0;
    QString label;  ///< "500 m", "2 km"

    /// The longest one of at most `mostPixels`.
    [[nodiscard]] static ScaleBar fitting(double metresPerPixel, double mostPixels);
    /// Draws it with its left end at `leftEnd`.
    void paint(QPainter& painter, QPointF leftEnd) const;
};

}  // namespace hetu::desktop
