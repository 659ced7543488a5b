#include "app/desktop/map/map_note.h"

#include "app/desktop/look/theme.h"

namespace hetu::desktop {

void paintMapNote(QPainter& painter, const QString& words, const QRectF& box) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().mapNote);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(theme().mapText);
    painter.drawText(box, Qt::AlignCenter, words);
}

void paintMapCard(QPainter& painter, const QRectF& box) {
    QColor ground = theme().mapGround;
    ground.setAlpha(235);
    painter.setPen(QPen(QColor(0, 0, 0, 40)));
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 4, 4);
}

}  // namespace hetu::desktop
