#include "app/desktop/editing/edit_tools.h"

#include <QKeyEvent>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "app/desktop/base/numbers.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/map/measure_tool.h"
#include "layers/geometry/operations.h"

namespace hetu::desktop {
namespace {

constexpr double dragPixels = 4;  // below it a trembling hand only clicks

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

void drawShape(QPainter& painter, const QPainterPath& path) {
    QColor inside = theme().selection;
    inside.setAlpha(50);
    painter.setPen(QPen(theme().selection, 2));
    painter.setBrush(inside);
    painter.drawPath(path);
}

void drawNote(QPainter& painter, const QString& text, QPointF topLeft) {
    QRectF box = painter.fontMetrics().boundingRect(text).adjusted(-8, -4, 8, 4);
    box.moveTopLeft(topLeft);
    painter.fillRect(box, theme().mapNote);
    painter.setPen(theme().mapText);
    painter.drawText(box, Qt::AlignCenter, text);
}

}  // namespace

void EditTool::end() {
    m_snap.reset();
    MapTool::end();
}

void EditTool::redraw() {
    if (map()) map()->update();
}

double EditTool::reachMetres() const {
    return map() ? reachPixels * map()->frame().metresPerPixel : 0;
}

Point EditTool::pulled(const MapMouse& mouse, const SnapChoice& choice) {
    m_snap.reset();
    if (m_isSnapping && m_shapes)
        m_snap = m_shapes->snapping().nearest(mouse.at, reachMetres(), choice);
    redraw();
    return m_snap ? m_snap->at : mouse.at;
}

bool EditTool::key(QKeyEvent& event) {
    if (event.key() == Qt::Key_S && event.modifiers() == Qt::NoModifier) {
        m_isSnapping = !m_isSnapping;
        m_snap.reset();
        redraw();
        return true;
    }
    if (event.key() != Qt::Key_Escape) return false;
    emit leaveAsked();
    return true;
}

void EditTool::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_snap) {
        const QPointF at = map()->toScreen(m_snap->at);
        painter.setPen(QPen(theme().attention, 2));
        painter.setBrush(Qt::NoBrush);
        if (m_snap->kind == SnapKind::Corner) {
            painter.drawRect(QRectF(at.x() - 6, at.y() - 6, 12, 12));
        } else if (m_snap->kind == SnapKind::Middle) {
            painter.drawPolygon(
                QPolygonF({at + QPointF(0, -7), at + QPointF(7, 6), at + QPointF(-7, 6)}));
        } else {
            painter.drawLine(at + QPointF(-6, -6), at + QPointF(6, 6));
            painter.drawLine(at + QPointF(-6, 6), at + QPointF(6, -6));
        }
    }
    const QString snapping = m_isSnapping ? tr("S: snapping is on") : tr("S: snapping is off");
    drawNote(painter, hint() + QStringLiteral("  ·  ") + snapping, {12, 12});
}

void DrawTool::accept() {
    m_corners.clear();
    m_problem.reset();
    m_isWaiting = false;
    redraw();
}

void DrawTool::refuse(std::optional<Point> place) {
    m_problem = place;
    m_isWaiting = false;
    redraw();
}

void DrawTool::end() {
    redraw();
    accept();
    m_hand.reset();
    EditTool::end();
}

bool DrawTool::press(const MapMouse& mouse) {
    if (mouse.button == Qt::RightButton) {
        finish();
        return true;
    }
    if (mouse.button != Qt::LeftButton) return false;
    if (m_isWaiting) return true;
    const Point at = pulled(mouse);
    if (closesFigure(m_corners, mouse.at, reachMetres())) {
        finish();
        return true;
    }
    m_problem.reset();
    // A second click on the same place is no second corner.
    if (m_corners.empty() || !(m_corners.back() == at)) m_corners.push_back(at);
    m_hand = at;
    return true;
}

bool DrawTool::move(const MapMouse& mouse) {
    m_hand = pulled(mouse);
    return true;
}

bool DrawTool::doubleClick(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    finish();  // its first click has set the last corner
    return true;
}

void DrawTool::finish() {
    if (m_isWaiting || m_corners.size() < 3) return;
    Path ring = m_corners;
    ring.push_back(ring.front());
    m_isWaiting = true;
    m_hand.reset();
    forgetSnap();
    redraw();
    emit drawn(Geometry::polygon(std::move(ring)));
}

bool DrawTool::key(QKeyEvent& event) {
    switch (event.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            finish();
            return true;
        case Qt::Key_Backspace:
            if (!m_isWaiting && !m_corners.empty()) m_corners.pop_back();
            m_problem.reset();
            redraw();
            return true;
        case Qt::Key_Escape:
            if (m_isWaiting || m_corners.empty()) return EditTool::key(event);
            accept();
            return true;
        default:
            return EditTool::key(event);
    }
}

void DrawTool::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    Path figure = m_corners;
    if (m_hand && !m_isWaiting && !figure.empty()) figure.push_back(*m_hand);
    if (figure.size() >= 2) {
        figure.push_back(figure.front());
        drawShape(painter, pathOf(Geometry::polygon(figure), *map()));
    }
    painter.setPen(QPen(theme().selection, 1.5));
    painter.setBrush(theme().mapNote);
    for (const Point corner : m_corners) {
        const QPointF at = map()->toScreen(corner);
        painter.drawRect(QRectF(at.x() - 3, at.y() - 3, 6, 6));
    }
    if (m_problem) {
        const QPointF at = map()->toScreen(*m_problem);
        painter.setPen(QPen(theme().accent, 3));
        painter.drawLine(at + QPointF(-8, -8), at + QPointF(8, 8));
        painter.drawLine(at + QPointF(-8, 8), at + QPointF(8, -8));
    }
    EditTool::paint(painter);
    if (figure.size() >= 4)  // three corners and the first once more
        drawNote(painter, areaWords(area(Geometry::polygon(figure))),
                 map()->toScreen(m_hand ? *m_hand : m_corners.back()) + QPointF(16, 16));
}

QString DrawTool::hint() const {
    if (m_corners.empty()) return tr("Click the first corner of the area");
    if (m_corners.size() < 3) return tr("Click the next corner  ·  Backspace: one back");
    return tr("Enter or double click: finished  ·  Backspace: one back  ·  Esc: throw away");
}

bool PlaceTool::press(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    emit placed(pulled(mouse));
    return true;
}

bool PlaceTool::move(const MapMouse& mouse) {
    pulled(mouse);
    return true;
}

QString PlaceTool::hint() const {
    return tr("Click where the platform stands  ·  Esc: done");
}

void MoveTool::setShapes(std::shared_ptr<const EditShapes> shapes) {
    letGo();
    m_shapes = std::move(shapes);
    redraw();
}

void MoveTool::end() {
    redraw();
    letGo();
    m_chosen.reset();
    EditTool::end();
}

void MoveTool::letGo() {
    m_held.reset();
    m_isDragging = false;
    forgetSnap();
}

bool MoveTool::press(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton || !m_shapes || m_layers.empty()) return false;
    m_held = m_shapes->at(mouse.at, reachMetres(), m_layers);
    if (!m_held) return false;
    m_pressedAt = mouse.pixel;
    m_from = m_to = mouse.at;
    m_chosen = m_shapes->rows()[*m_held];
    redraw();
    return true;
}

bool MoveTool::move(const MapMouse& mouse) {
    if (!m_held) return false;
    if (!m_isDragging && QLineF(m_pressedAt, mouse.pixel).length() < dragPixels) return true;
    m_isDragging = true;
    const Geometry& shape = m_shapes->shapes()[*m_held];
    if (shape.kind == GeometryKind::Point) {
        SnapChoice choice;
        choice.except = shape.parts.front().front().front();
        m_from = *choice.except;
        m_to = pulled(mouse, choice);
    } else {
        m_to = mouse.at;  // no corner of an area is where the hand is
    }
    redraw();
    return true;
}

Geometry MoveTool::carried() const {
    return movedBy(m_shapes->shapes()[*m_held], m_to.x - m_from.x, m_to.y - m_from.y);
}

bool MoveTool::release(const MapMouse& mouse) {
    if (!m_held || mouse.button != Qt::LeftButton) return false;
    const EditShapes::Row row = m_shapes->rows()[*m_held];
    if (m_isDragging) {
        const Geometry to = carried();
        letGo();
        emit moved(row.layer, row.id, to);
    } else {
        letGo();
        emit chosen(row.layer, row.id);
    }
    redraw();
    return true;
}

bool MoveTool::key(QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape && m_held) {
        letGo();  // it stays where it was
        redraw();
        return true;
    }
    return EditTool::key(event);
}

void MoveTool::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_shapes && m_held && m_isDragging) {
        drawShape(painter, pathOf(carried(), *map()));
    } else if (m_shapes && m_chosen) {
        if (const auto at = m_shapes->find(m_chosen->layer, m_chosen->id))
            drawShape(painter, pathOf(m_shapes->shapes()[*at], *map()));
    }
    EditTool::paint(painter);
}

QString MoveTool::hint() const {
    if (!m_shapes) return tr("Reading what is on the map …");
    return tr("Click: see and change its facts  ·  drag: move it  ·  Del: delete it");
}

}  // namespace hetu::desktop
