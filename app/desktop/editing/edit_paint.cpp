#include "app/desktop/editing/edit_paint.h"

#include <QPainterPath>

#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {
namespace {

QPainterPath pathOf(const Geometry& geometry, const MapView& map) {
    QPainterPath path;
    for (const auto& part : geometry.parts)
        for (const Path& ring : part) {
            if (geometry.kind == GeometryKind::Point) {
                path.addEllipse(map.toScreen(ring.front()), 8, 8);
                continue;
            }
            for (std::size_t i = 0; i < ring.size(); ++i)
                i == 0 ? path.moveTo(map.toScreen(ring[i])) : path.lineTo(map.toScreen(ring[i]));
        }
    return path;
}

void draw(QPainter& painter, const Geometry& shape, const MapView& map, Qt::BrushStyle style) {
    QColor inside = theme().selection;
    inside.setAlpha(style == Qt::SolidPattern ? 50 : 160);
    painter.setPen(QPen(theme().selection, 2));
    painter.setBrush(shape.kind == GeometryKind::Line ? QBrush(Qt::NoBrush)
                                                      : QBrush(inside, style));
    painter.drawPath(pathOf(shape, map));
}

}  // namespace

void drawShape(QPainter& painter, const Geometry& shape, const MapView& map) {
    draw(painter, shape, map, Qt::SolidPattern);
}

void drawOtherPiece(QPainter& painter, const Geometry& shape, const MapView& map) {
    draw(painter, shape, map, Qt::BDiagPattern);
}

void drawLine(QPainter& painter, const Path& line, const MapView& map) {
    QPolygonF pixels;
    for (const Point p : line)
        pixels << map.toScreen(p);
    painter.setPen(QPen(theme().attention, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(pixels);
}

void drawCorner(QPainter& painter, QPointF at, bool isMarked) {
    painter.setPen(QPen(theme().selection, 1.5));
    painter.setBrush(isMarked ? theme().selection : theme().mapNote);
    const double half = isMarked ? 4.5 : 3;
    painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half));
}

void drawProblem(QPainter& painter, QPointF at, double ringPixels) {
    painter.setPen(QPen(theme().accent, 3));
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(at + QPointF(-8, -8), at + QPointF(8, 8));
    painter.drawLine(at + QPointF(-8, 8), at + QPointF(8, -8));
    if (ringPixels > 0) painter.drawEllipse(at, ringPixels, ringPixels);
}

void drawNote(QPainter& painter, const QString& text, QPointF topLeft, double mostWidth) {
    const QRectF room(0, 0, mostWidth - 16, 10'000);
    QRectF box =
        painter.fontMetrics().boundingRect(room.toRect(), Qt::TextWordWrap, text).toRectF();
    box.adjust(-8, -4, 8, 4);
    box.moveTopLeft(topLeft);
    painter.fillRect(box, theme().mapNote);
    painter.setPen(theme().mapText);
    painter.drawText(box.adjusted(8, 4, -8, -4), Qt::TextWordWrap, text);
}

}  // namespace hetu::desktop
