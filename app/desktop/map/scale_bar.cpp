#include "app/desktop/map/scale_bar.h"

#include <cmath>

#include "app/desktop/base/numbers.h"

namespace hetu::desktop {

ScaleBar ScaleBar::fitting(double metresPerPixel, double mostPixels) {
    const double most = metresPerPixel * mostPixels;
    const double power = std::pow(10, std::floor(std::log10(most)));
    const double metres = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
    ScaleBar bar;
    bar.metres = metres;
    bar.pixels = metres / metresPerPixel;
    bar.label = metres >= 1000 ? shownQuantity(metres / 1000, "km") : shownQuantity(metres, "m");
    return bar;
}

void ScaleBar::paint(QPainter& painter, QPointF leftEnd) const {
    painter.save();
    const QRectF line(leftEnd.x(), leftEnd.y() - 5, pixels, 5);
    const auto draw = [&](const QPen& pen) {
        painter.setPen(pen);
        painter.drawPolyline(
            QPolygonF({line.topLeft(), line.bottomLeft(), line.bottomRight(), line.topRight()}));
    };
    draw(QPen(QColor(255, 255, 255, 220), 4));  // a halo: the bar must read on any map
    draw(QPen(QColor(0x40, 0x40, 0x40), 1.5));
    painter.setPen(QColor(0x40, 0x40, 0x40));
    painter.drawText(line.adjusted(-20, -22, 20, -6), Qt::AlignHCenter | Qt::AlignBottom, label);
    painter.restore();
}

}  // namespace hetu::desktop
