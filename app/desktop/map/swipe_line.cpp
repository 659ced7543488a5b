#include "app/desktop/map/swipe_line.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

constexpr int thickness = 26;  // of what the pointer can take hold of
constexpr double gripRadius = 12;
constexpr double step = 24, fineStep = 2;  // pixels

}  // namespace

SwipeLine::SwipeLine(QWidget* map) : QWidget(map) {
    setObjectName(QStringLiteral("swipeLine"));
    setAccessibleName(tr("Line between the two pictures"));
    setToolTip(tr("Drag, or move with the arrow keys"));
    setFocusPolicy(Qt::StrongFocus);
}

double SwipeLine::length() const {
    return m_isUpright ? parentWidget()->width() : parentWidget()->height();
}

void SwipeLine::show(const MapComparison& comparison) {
    m_isUpright = comparison.way == CompareWay::Across;
    m_share = comparison.share;
    setCursor(m_isUpright ? Qt::SplitHCursor : Qt::SplitVCursor);
    const QSize map = parentWidget()->size();
    const int at = static_cast<int>(m_share * length()) - thickness / 2;
    setGeometry(m_isUpright ? QRect(at, 0, thickness, map.height())
                            : QRect(0, at, map.width(), thickness));
    setVisible(comparison.way != CompareWay::Beside);
    update();
}

void SwipeLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle = QRectF(rect()).center();
    const QLineF line = m_isUpright ? QLineF(middle.x(), 0, middle.x(), height())
                                    : QLineF(0, middle.y(), width(), middle.y());
    painter.setPen(QPen(Qt::white, 4));
    painter.drawLine(line);
    painter.setPen(QPen(theme().mapText, 1.6));
    painter.drawLine(line);
    painter.setBrush(hasFocus() ? theme().selection : theme().mapText);
    painter.setPen(QPen(Qt::white, 2));
    painter.drawEllipse(middle, gripRadius, gripRadius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.translate(middle);
    if (!m_isUpright) painter.rotate(90);
    for (const double side : {-1.0, 1.0}) {
        const QPointF arrow[] = {{side * 8, 0}, {side * 3, -4.5}, {side * 3, 4.5}};
        painter.drawPolygon(arrow, 3);
    }
}

void SwipeLine::mousePressEvent(QMouseEvent* event) {
    event->setAccepted(event->button() == Qt::LeftButton);
}

void SwipeLine::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton)) return;
    const QPointF at = mapToParent(event->position());
    emit moved(std::clamp((m_isUpright ? at.x() : at.y()) / length(), 0.0, 1.0));
}

void SwipeLine::keyPressEvent(QKeyEvent* event) {
    const double by = (event->modifiers() & Qt::ShiftModifier ? fineStep : step) / length();
    double share = m_share;
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Up:
            share -= by;
            break;
        case Qt::Key_Right:
        case Qt::Key_Down:
            share += by;
            break;
        case Qt::Key_Home:
            share = 0;
            break;
        case Qt::Key_End:
            share = 1;
            break;
        default:
            return QWidget::keyPressEvent(event);
    }
    emit moved(std::clamp(share, 0.0, 1.0));
}

}  // namespace hetu::desktop
