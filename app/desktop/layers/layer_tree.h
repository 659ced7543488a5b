#pragma once
#include <QTreeWidget>
#include <functional>
#include <optional>

namespace hetu::desktop {

/// A tree in which the mouse moves lines among their neighbours: a line shows where the dragged one
/// would go. Escape puts it back.
class LayerTree : public QTreeWidget {
    Q_OBJECT
public:
    using QTreeWidget::QTreeWidget;
    /// Which lines can be dragged; they only go between others under the same heading.
    void setCanMove(std::function<bool(const QTreeWidgetItem&)> canMove) {
        m_canMove = std::move(canMove);
    }
    /// Lets go of what is dragged: before lines are deleted.
    void endDrag();

signals:
    /// `item` shall stand above or below `other`.
    void moveAsked(QTreeWidgetItem* item, QTreeWidgetItem* other, bool isAbove);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Target {
        QTreeWidgetItem* item = nullptr;
        bool isAbove = true;
    };
    [[nodiscard]] std::optional<Target> targetAt(QPoint at) const;

    std::function<bool(const QTreeWidgetItem&)> m_canMove;
    std::optional<QPoint> m_pressedAt;
    QTreeWidgetItem* m_dragged = nullptr;  ///< pressed, perhaps not yet moved
    bool m_isDragging = false;
    std::optional<Target> m_target;
};

}  // namespace hetu::desktop
