#include "app/desktop/editing/edit_tools.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineF>
#include <QPainter>
#include <algorithm>

#include "app/desktop/base/language.h"
#include "app/desktop/editing/edit_paint.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/map/measure_tool.h"
#include "layers/geometry/editing.h"
#include "layers/geometry/operations.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {
namespace {
constexpr double widestRing = 36;  // pixels
}  // namespace

void EditTool::setShapes(std::shared_ptr<const EditShapes> shapes) {
    m_shapes = std::move(shapes);
    shapesChanged();
    redraw();
}

void EditTool::end() {
    m_snap.reset();
    m_problem.reset();
    m_flash.stop();
    MapTool::end();
}

void EditTool::refuse(std::optional<Point> place) {
    m_problem = place;
    m_ring = place ? widestRing : 0;
    if (place) {
        m_flash.setInterval(50);
        m_flash.disconnect(this);
        connect(&m_flash, &QTimer::timeout, this, [this] {
            m_ring -= 2;
            if (m_ring <= 0) m_flash.stop();
            redraw();
        });
        m_flash.start();
    }
    redraw();
}

void EditTool::redraw() {
    if (map()) map()->update();
}

double EditTool::reachMetres() const {
    return map() ? reachPixels * map()->frame().metresPerPixel : 0;
}

Point EditTool::pulled(const MapMouse& mouse, const SnapChoice& choice) {
    m_snap.reset();
    if (m_isSnapping && m_shapes && !mouse.modifiers.testFlag(Qt::ControlModifier))
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
    if (takesTyped()) {
        if (event.matches(QKeySequence::Paste)) {
            emit typingAsked(QGuiApplication::clipboard()->text());
            return true;
        }
        if (event.text().size() == 1 && event.text().front().isDigit()) {
            emit typingAsked(event.text());
            return true;
        }
    }
    if (event.key() != Qt::Key_Escape) return false;
    emit leaveAsked();
    return true;
}

QString EditTool::ways() const {
    QString said = m_isSnapping
                       ? tr("Catches corners and edges within %1 pixels (S: off, Ctrl: not now)")
                             .arg(int(reachPixels))
                       : tr("Catches nothing (S: on)");
    if (takesTyped()) said += QStringLiteral("  ·  ") + tr("or type a position");
    // Only what this tool could have taken hold of.
    QStringList tooMany;
    if (m_shapes)
        for (const std::string& layer : m_shapes->leftOut())
            if (std::find(m_layers.begin(), m_layers.end(), layer) != m_layers.end())
                if (const RegisterLayer* known = findRegisterLayer(layer))
                    tooMany << desktop::words(known->title);
    if (!tooMany.isEmpty())
        said +=
            QLatin1Char('\n') +
            tr("Too many here to take hold of one: %1. Come closer.").arg(tooMany.join(tr(", ")));
    return said;
}

void EditTool::note(QPainter& painter, const QString& text, Point at) const {
    const double most = 260;
    QPointF corner = map()->toScreen(at) + QPointF(16, 16);
    corner.setX(std::min(corner.x(), map()->width() - most));
    corner.setY(std::min(corner.y(), map()->height() - 60.0));
    drawNote(painter, text, corner, most);
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
    if (m_problem) drawProblem(painter, map()->toScreen(*m_problem), m_ring);
    const QString words = m_shapes ? hint() : tr("Reading what is on the map …");
    drawNote(painter, words + QLatin1Char('\n') + ways(), {12, 12}, map()->width() - 24);
}

bool PlaceTool::press(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    forgetProblem();
    emit placed(pulled(mouse));
    return true;
}

bool PlaceTool::move(const MapMouse& mouse) {
    pulled(mouse);
    return true;
}

QString PlaceTool::hint() const {
    return m_what == What::Platform ? tr("Click where the platform stands  ·  Esc: done")
                                    : tr("Click where the organisation is  ·  Esc: done");
}

void MoveTool::shapesChanged() {
    if (m_isHeld) return;  // what the hand holds stays as it was taken
    if (!m_chosen || !shapes()) return;
    if (const auto at = shapes()->find(m_chosen->row.layer, m_chosen->row.id))
        m_chosen->shape = shapes()->shapes()[*at];
}

void MoveTool::refuse(std::optional<Point> place) {
    shapesChanged();
    EditTool::refuse(place);
}

void MoveTool::end() {
    redraw();
    letGo();
    m_chosen.reset();
    EditTool::end();
}

void MoveTool::letGo() {
    m_isHeld = false;
    m_isDragging = false;
    forgetSnap();
}

bool MoveTool::press(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton || !shapes() || layers().empty()) return false;
    const auto found = shapes()->at(mouse.at, reachMetres(), layers());
    if (!found) return false;
    forgetProblem();
    m_isHeld = true;
    m_pressedAt = mouse.pixel;
    m_from = m_to = mouse.at;
    m_chosen = {shapes()->rows()[*found], shapes()->shapes()[*found]};
    redraw();
    return true;
}

bool MoveTool::move(const MapMouse& mouse) {
    if (!m_isHeld) return false;
    if (!m_isDragging && QLineF(m_pressedAt, mouse.pixel).length() < dragPixels) return true;
    m_isDragging = true;
    const Geometry& shape = m_chosen->shape;
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
    return movedBy(m_chosen->shape, m_to.x - m_from.x, m_to.y - m_from.y);
}

bool MoveTool::release(const MapMouse& mouse) {
    if (!m_isHeld || mouse.button != Qt::LeftButton) return false;
    const EditShapes::Row row = m_chosen->row;
    if (m_isDragging) {
        m_chosen->shape = carried();
        letGo();
        emit moved(row.layer, row.id, m_chosen->shape);
    } else {
        letGo();
        emit chosen(row.layer, row.id);
    }
    redraw();
    return true;
}

bool MoveTool::key(QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape && m_isHeld) {
        letGo();  // it stays where it was
        redraw();
        return true;
    }
    return EditTool::key(event);
}

void MoveTool::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_chosen) drawShape(painter, m_isDragging ? carried() : m_chosen->shape, *map());
    if (m_isDragging)
        note(
            painter,
            tr("moved by %1").arg(lengthWords(QLineF(m_from.x, m_from.y, m_to.x, m_to.y).length())),
            m_to);
    EditTool::paint(painter);
}

QString MoveTool::hint() const {
    return tr("Click: see and change its facts  ·  drag: move it  ·  Del: delete it");
}

void MergeTool::setPreview(std::optional<Geometry> together, std::size_t count) {
    m_together = std::move(together);
    m_count = count;
    redraw();
}

bool MergeTool::press(const MapMouse& mouse) {
    if (mouse.button == Qt::RightButton) {
        emit mergeAsked();
        return true;
    }
    if (mouse.button != Qt::LeftButton || !shapes()) return false;
    const auto found = shapes()->at(mouse.at, reachMetres(), layers());
    if (!found) return false;
    forgetProblem();
    emit toggled(shapes()->rows()[*found].layer, shapes()->rows()[*found].id);
    return true;
}

bool MergeTool::key(QKeyEvent& event) {
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter) return EditTool::key(event);
    emit mergeAsked();
    return true;
}

void MergeTool::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_together) drawShape(painter, *m_together, *map());
    EditTool::paint(painter);
}

QString MergeTool::hint() const {
    if (m_count < 2) return tr("Click the areas that shall become one  ·  Esc: done");
    if (!m_together) return tr("These areas do not touch along a border: choose others");
    return tr("Together %1  ·  Enter: make them one").arg(areaWords(area(*m_together)));
}

}  // namespace hetu::desktop
