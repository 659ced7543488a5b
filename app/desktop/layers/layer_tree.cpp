#include "app/desktop/layers/layer_tree.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include "app/desktop/look/theme.h"

namespace hetu::desktop {

void LayerTree::mousePressEvent(QMouseEvent* event) {
    QTreeWidget::mousePressEvent(event);
    endDrag();
    QTreeWidgetItem* item = itemAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !item || !m_canMove || !m_canMove(*item)) return;
    m_dragged = item;
    m_pressedAt = event->position().toPoint();
}

void LayerTree::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressedAt || !(event->buttons() & Qt::LeftButton)) {
        QTreeWidget::mouseMoveEvent(event);
        return;
    }
    const QPoint at = event->position().toPoint();
    if (!m_isDragging && (at - *m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_isDragging = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    m_target = targetAt(at);
    viewport()->update();
}

void LayerTree::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_isDragging) {
        endDrag();
        QTreeWidget::mouseReleaseEvent(event);
        return;
    }
    QTreeWidgetItem* item = m_dragged;
    const std::optional<Target> target = targetAt(event->position().toPoint());
    endDrag();
    if (target && target->item != item) emit moveAsked(item, target->item, target->isAbove);
}

void LayerTree::keyPressEvent(QKeyEvent* event) {
    if (m_isDragging && event->key() == Qt::Key_Escape)
        endDrag();
    else
        QTreeWidget::keyPressEvent(event);
}

void LayerTree::paintEvent(QPaintEvent* event) {
    QTreeWidget::paintEvent(event);
    if (!m_target) return;
    const QRect rect = visualItemRect(m_target->item);
    const int y = m_target->isAbove ? rect.top() : rect.bottom();
    QPainter painter(viewport());
    painter.setPen(QPen(theme().selection, 2));
    painter.drawLine(rect.left(), y, viewport()->width(), y);
}

std::optional<LayerTree::Target> LayerTree::targetAt(QPoint at) const {
    QTreeWidgetItem* item = itemAt(at);
    // On a line of a legend: the layer it belongs to.
    while (item && item->parent() && item->parent() != m_dragged->parent())
        item = item->parent();
    if (!item || item->parent() != m_dragged->parent()) return std::nullopt;
    const QRect rect = visualItemRect(item);
    return Target{item, at.y() < rect.center().y()};
}

void LayerTree::endDrag() {
    m_pressedAt.reset();
    m_dragged = nullptr;
    m_isDragging = false;
    m_target.reset();
    viewport()->unsetCursor();
    viewport()->update();
}

}  // namespace hetu::desktop
