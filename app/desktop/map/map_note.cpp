#include "app/desktop/map/map_note.h"

#include <QPixmapCache>
#include <QWidget>

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

void paintMapCardUnder(QPainter& painter, const QWidget& widget) {
    const double density = widget.devicePixelRatioF();
    const QString key = QStringLiteral("hetu-map-card %1 %2 %3 %4")
                            .arg(widget.width())
                            .arg(widget.height())
                            .arg(density)
                            .arg(theme().mapGround.rgb());
    QPixmap card;
    if (!QPixmapCache::find(key, &card)) {
        card = QPixmap((QSizeF(widget.size()) * density).toSize());
        card.setDevicePixelRatio(density);
        card.fill(Qt::transparent);
        QPainter drawing(&card);
        drawing.setRenderHint(QPainter::Antialiasing);
        paintMapCard(drawing, QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5));
        drawing.end();
        QPixmapCache::insert(key, card);
    }
    painter.drawPixmap(0, 0, card);
}

}  // namespace hetu::desktop
