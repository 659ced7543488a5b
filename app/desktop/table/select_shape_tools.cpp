#include "app/desktop/table/select_shape_tools.h"

#include <QKeyEvent>
#include <QPainter>
#include <cmath>

#include "app/desktop/base/numbers.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_note.h"
#include "app/desktop/map/map_view.h"
#include "layers/geometry/operations.h"

namespace hetu::desktop {
namespace {

constexpr int circleSides = 180;  ///< within 0.01 % of the radius

void setPens(QPainter& painter) {
    QColor fill = theme().selection;
    fill.setAlpha(40);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().selection, 1.5));
    painter.setBrush(fill);
}

}  // namespace

void SelectPolygonTool::end() {
    m_corners.clear();
    MapTool::end();
}

bool SelectPolygonTool::press(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    m_corners.push_back(mouse.at);
    m_pointer = mouse.at;
    map()->update();
    return true;
}

bool SelectPolygonTool::move(const MapMouse& mouse) {
    m_pointer = mouse.at;
    if (!m_corners.empty()) map()->update();
    return mouse.buttons.testFlag(Qt::LeftButton);
}

bool SelectPolygonTool::doubleClick(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    finish(mouse.modifiers);
    return true;
}

bool SelectPolygonTool::claims(const QKeyEvent& event) const {
    return !m_corners.empty() && event.key() == Qt::Key_Backspace;
}

bool SelectPolygonTool::key(QKeyEvent& event) {
    if (m_corners.empty()) return false;
    switch (event.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            finish(event.modifiers());
            return true;
        case Qt::Key_Backspace:
            m_corners.pop_back();
            break;
        case Qt::Key_Escape:
            m_corners.clear();
            break;
        default:
            return false;
    }
    map()->update();
    return true;
}

void SelectPolygonTool::finish(Qt::KeyboardModifiers modifiers) {
    Path ring = std::exchange(m_corners, {});
    map()->update();
    if (ring.size() < 3) return;
    ring.push_back(ring.front());
    emit areaDrawn(Geometry::polygon(std::move(ring)), selectModeOf(modifiers));
}

void SelectPolygonTool::paint(QPainter& painter) {
    if (m_corners.empty()) return;
    setPens(painter);
    QPolygonF figure;
    for (const Point& corner : m_corners)
        figure << map()->toScreen(corner);
    figure << map()->toScreen(m_pointer);
    painter.drawPolygon(figure);
}

void SelectRadiusTool::end() {
    m_centre.reset();
    MapTool::end();
}

double SelectRadiusTool::radiusMetres() const {
    return std::hypot(m_pointer.x - m_centre->x, m_pointer.y - m_centre->y);
}

bool SelectRadiusTool::press(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    m_centre = m_pointer = mouse.at;
    return true;
}

bool SelectRadiusTool::move(const MapMouse& mouse) {
    if (!m_centre) return false;
    m_pointer = mouse.at;
    map()->update();
    return true;
}

bool SelectRadiusTool::release(const MapMouse& mouse) {
    if (!m_centre || mouse.button != Qt::LeftButton) return false;
    m_pointer = mouse.at;
    // A click without a drag takes what lies under it.
    const double radius = std::max(radiusMetres(), 5 * map()->frame().metresPerPixel);
    const Point centre = *std::exchange(m_centre, std::nullopt);
    map()->update();
    emit areaDrawn(circle(centre, radius, circleSides), selectModeOf(mouse.modifiers));
    return true;
}

bool SelectRadiusTool::key(QKeyEvent& event) {
    if (event.key() != Qt::Key_Escape || !m_centre) return false;
    m_centre.reset();
    map()->update();
    return true;
}

void SelectRadiusTool::paint(QPainter& painter) {
    if (!m_centre) return;
    setPens(painter);
    const QPointF at = map()->toScreen(*m_centre);
    const double pixels = radiusMetres() / map()->frame().metresPerPixel;
    painter.drawEllipse(at, pixels, pixels);
    const QString words = shownQuantity(std::round(radiusMetres()), "m");
    QRectF box = QRectF(painter.fontMetrics().boundingRect(words)).adjusted(-5, -2, 5, 2);
    box.moveBottomLeft(map()->toScreen(m_pointer) + QPointF(12, -8));
    paintMapNote(painter, words, box);
}

}  // namespace hetu::desktop
