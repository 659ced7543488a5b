#include "app/desktop/table/select_rectangle_tool.h"

#include <QKeyEvent>
#include <QPainter>

#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {
namespace {

constexpr double clickPixels = 5;

}  // namespace

void SelectRectangleTool::end() {
    m_from.reset();
    MapTool::end();
}

bool SelectRectangleTool::press(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    m_from = m_to = mouse.pixel;
    return true;
}

bool SelectRectangleTool::move(const MapMouse& mouse) {
    if (!m_from) return false;
    m_to = mouse.pixel;
    map()->update();
    return true;
}

bool SelectRectangleTool::release(const MapMouse& mouse) {
    if (!m_from || mouse.button != Qt::LeftButton) return false;
    QRectF box = QRectF(*m_from, mouse.pixel).normalized();
    m_from.reset();
    if (box.width() < clickPixels && box.height() < clickPixels)
        box = QRectF(box.center(), QSizeF())
                  .adjusted(-clickPixels, -clickPixels, clickPixels, clickPixels);
    map()->update();
    Path ring;
    for (const QPointF& corner :
         {box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(), box.topLeft()})
        ring.push_back(map()->toMap(corner));
    emit areaDrawn(Geometry::polygon(std::move(ring)), selectModeOf(mouse.modifiers));
    return true;
}

bool SelectRectangleTool::key(QKeyEvent& event) {
    if (event.key() != Qt::Key_Escape || !m_from) return false;
    m_from.reset();
    map()->update();
    return true;
}

void SelectRectangleTool::paint(QPainter& painter) {
    if (!m_from) return;
    QColor fill = theme().selection;
    fill.setAlpha(40);
    painter.setPen(QPen(theme().selection, 1.5));
    painter.setBrush(fill);
    painter.drawRect(QRectF(*m_from, m_to).normalized());
}

}  // namespace hetu::desktop
