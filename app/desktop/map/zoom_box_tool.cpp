#include "app/desktop/map/zoom_box_tool.h"

#include <QKeyEvent>
#include <QPainter>

#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {

void ZoomBoxTool::end() {
    m_box.reset();
    MapTool::end();
}

bool ZoomBoxTool::press(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    m_box = QRectF(mouse.pixel, mouse.pixel);
    return true;
}

bool ZoomBoxTool::move(const MapMouse& mouse) {
    if (!m_box) return false;
    m_box->setBottomRight(mouse.pixel);
    map()->update();
    return true;
}

bool ZoomBoxTool::release(const MapMouse&) {
    if (!m_box) return false;
    const QRectF box = m_box->normalized();
    m_box.reset();
    map()->update();
    map()->showBox(box);
    return true;
}

bool ZoomBoxTool::key(QKeyEvent& event) {
    if (event.key() != Qt::Key_Escape || !m_box) return false;
    m_box.reset();
    map()->update();
    return true;
}

void ZoomBoxTool::paint(QPainter& painter) {
    if (!m_box) return;
    painter.setPen(QPen(theme().selection, 1.5, Qt::DashLine));
    painter.drawRect(m_box->normalized());
}

}  // namespace hetu::desktop
