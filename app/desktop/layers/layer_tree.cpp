#include "app/desktop/layers/layer_tree.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include "app/desktop/base/own_keys.h"
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
    if (target) emit moveAsked(item, target->item, target->where);
}

bool LayerTree::event(QEvent* event) {
    return claimsKey(*event, {Qt::Key_F2, Qt::Key_Delete}) || QTreeWidget::event(event);
}

void LayerTree::keyPressEvent(QKeyEvent* event) {
    if (m_isDragging && event->key() == Qt::Key_Escape)
        endDrag();
    else if (event->key() == Qt::Key_F2)
        emit renameAsked();
    else
        QTreeWidget::keyPressEvent(event);
}

void LayerTree::paintEvent(QPaintEvent* event) {
    QTreeWidget::paintEvent(event);
    if (!m_target) return;
    const QRect rect = visualItemRect(m_target->item);
    const int y = m_target->where == Where::Above ? rect.top() : rect.bottom();
    QPainter painter(viewport());
    painter.setPen(QPen(theme().selection, 2));
    if (m_target->where == Where::Into)
        painter.drawRect(QRect(rect.left(), rect.top() + 1, viewport()->width() - rect.left() - 2,
                               rect.height() - 2));
    else
        painter.drawLine(rect.left(), y, viewport()->width(), y);
}

std::optional<LayerTree::Target> LayerTree::targetAt(QPoint at) const {
    // On a line of a legend: the layer it belongs to; on a layer that is no neighbour: its heading.
    for (QTreeWidgetItem* item = itemAt(at); item && item != m_dragged; item = item->parent()) {
        if (m_canGo(*m_dragged, *item, Where::Into)) return Target{item, Where::Into};
        const bool isAbove = at.y() < visualItemRect(item).center().y();
        const Where where = isAbove ? Where::Above : Where::Below;
        if (m_canGo(*m_dragged, *item, where)) return Target{item, where};
    }
    return std::nullopt;
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
