#include "app/desktop/map/north_arrow.h"

#include <QCoreApplication>

#include "app/desktop/look/theme.h"

namespace hetu::desktop {

void paintNorthArrow(QPainter& painter, QPointF middle, double degrees) {
    painter.save();
    painter.translate(middle);
    painter.rotate(degrees);
    painter.setPen(QPen(theme().mapNote, 3));
    painter.setBrush(theme().mapText);
    painter.drawPolygon(
        QPolygonF({QPointF(0, -20), QPointF(8, 14), QPointF(0, 8), QPointF(-8, 14)}));
    painter.setPen(theme().mapText);
    painter.drawText(QRectF(-20, -38, 40, 18), Qt::AlignCenter,
                     QCoreApplication::translate("hetu::desktop::MapView", "N"));
    painter.restore();
}

}  // namespace hetu::desktop
