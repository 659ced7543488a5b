#pragma once
#include <QTreeWidget>
#include <functional>
#include <optional>

namespace hetu::desktop {

/// A tree in which the mouse moves lines: a mark shows where the dragged one would go. Escape puts
/// it back.
class LayerTree : public QTreeWidget {
    Q_OBJECT
public:
    /// Beside another line, or under a heading.
    enum class Where { Above, Below, Into };
    using QTreeWidget::QTreeWidget;
    /// Which lines can be dragged, and where one may go.
    void setRules(
        std::function<bool(const QTreeWidgetItem&)> canMove,
        std::function<bool(const QTreeWidgetItem& item, const QTreeWidgetItem& target, Where where)>
            canGo) {
        m_canMove = std::move(canMove);
        m_canGo = std::move(canGo);
    }
    /// Lets go of what is dragged: before lines are deleted.
    void endDrag();

signals:
    void moveAsked(QTreeWidgetItem* item,
                   QTreeWidgetItem* target,
                   hetu::desktop::LayerTree::Where where);
    /// F2, as in QGIS; elsewhere in the window that key is somebody else's.
    void renameAsked();

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Target {
        QTreeWidgetItem* item = nullptr;
        Where where = Where::Above;
    };
    [[nodiscard]] std::optional<Target> targetAt(QPoint at) const;

    std::function<bool(const QTreeWidgetItem&)> m_canMove;
    std::function<bool(const QTreeWidgetItem&, const QTreeWidgetItem&, Where)> m_canGo;
    std::optional<QPoint> m_pressedAt;
    QTreeWidgetItem* m_dragged = nullptr;  ///< pressed, perhaps not yet moved
    bool m_isDragging = false;
    std::optional<Target> m_target;
};

}  // namespace hetu::desktop
