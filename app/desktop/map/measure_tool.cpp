#include "app/desktop/map/measure_tool.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

#include "app/desktop/base/numbers.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_note.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {

QString lengthWords(double metres) {
    const auto said = [](const char* text) { return QCoreApplication::translate("Measure", text); };
    return metres < 1000 ? said(QT_TRANSLATE_NOOP("Measure", "%1 m"))
                               .arg(grouped(metres, metres < 100 ? 1 : 0))
                         : said(QT_TRANSLATE_NOOP("Measure", "%1 km"))
                               .arg(grouped(metres / 1000, metres < 100'000 ? 2 : 1));
}

QString areaWords(double squareMetres) {
    const auto said = [](const char* text) { return QCoreApplication::translate("Measure", text); };
    if (squareMetres < 10'000)
        return said(QT_TRANSLATE_NOOP("Measure", "%1 m²")).arg(grouped(squareMetres, 0));
    return said(QT_TRANSLATE_NOOP("Measure", "%1 km² (%2 ha, %3 mu)"))
        .arg(grouped(squareMetres / 1e6, squareMetres < 1e8 ? 2 : 1),
             grouped(squareMetres / 1e4, squareMetres < 1e6 ? 1 : 0),
             grouped(squareMetres * 3 / 2000, 0));
}

void MeasureTool::setEllipsoid(std::optional<Ellipsoid> ellipsoid) {
    m_ellipsoid = std::move(ellipsoid);
    changed();
}

Path MeasureTool::shape() const {
    Path path = m_corners;
    if (m_pointer) path.push_back(*m_pointer);
    return path;
}

QString MeasureTool::figures() const {
    if (m_corners.empty() || !m_ellipsoid) return {};
    const Path path = shape();
    if (m_what == What::Line) {
        const QString total = lengthWords(m_ellipsoid->length(path));
        if (path.size() < 3) return total;
        return tr("%1 in %2 pieces, the last %3")
            .arg(total)
            .arg(path.size() - 1)
            .arg(lengthWords(m_ellipsoid->length(Path(path.end() - 2, path.end()))));
    }
    if (path.size() < 3) return lengthWords(m_ellipsoid->length(path));
    Path ring = path;
    ring.push_back(ring.front());
    return tr("%1, %2 around")
        .arg(areaWords(m_ellipsoid->area(path)), lengthWords(m_ellipsoid->length(ring)));
}

void MeasureTool::changed() {
    if (map()) map()->update();
}

void MeasureTool::clear() {
    m_corners.clear();
    m_pointer.reset();
    m_isFinished = false;
    changed();
}

void MeasureTool::end() {
    clear();
    MapTool::end();
}

void MeasureTool::finish() {
    m_pointer.reset();
    const std::size_t least = m_what == What::Line ? 2 : 3;
    if (m_corners.size() < least) return clear();
    m_isFinished = true;
    changed();
    emit measured(figures());
}

bool MeasureTool::press(const MapMouse& mouse) {
    if (mouse.button == Qt::RightButton) {
        if (!m_corners.empty() && !m_isFinished) finish();
        return true;
    }
    if (mouse.button != Qt::LeftButton) return false;
    if (m_isFinished) clear();
    m_corners.push_back(mouse.at);
    m_pointer = mouse.at;
    changed();
    return true;
}

bool MeasureTool::move(const MapMouse& mouse) {
    if (m_corners.empty() || m_isFinished) return false;
    m_pointer = mouse.at;
    changed();
    return true;
}

bool MeasureTool::doubleClick(const MapMouse&) {
    // Its first press has set the last corner.
    if (!m_corners.empty() && !m_isFinished) finish();
    return true;
}

bool MeasureTool::key(QKeyEvent& event) {
    if (m_corners.empty()) return false;
    switch (event.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!m_isFinished) finish();
            return true;
        case Qt::Key_Backspace:
        case Qt::Key_Delete:
            m_corners.pop_back();
            m_isFinished = false;
            if (m_corners.empty()) clear();
            changed();
            return true;
        case Qt::Key_Escape:
            clear();
            return true;
        default:
            return false;
    }
}

void MeasureTool::paint(QPainter& painter) {
    if (m_corners.empty()) return;
    QPolygonF line;
    for (const Point corner : shape())
        line << map()->toScreen(corner);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_what == What::Area) {
        QColor inside = theme().selection;
        inside.setAlpha(45);
        painter.setBrush(inside);
    }
    for (const QPen& pen : {QPen(theme().mapNote, 5), QPen(theme().selection, 2)}) {
        painter.setPen(pen);
        if (m_what == What::Area && line.size() > 2)
            painter.drawPolygon(line);
        else
            painter.drawPolyline(line);
        painter.setBrush(Qt::NoBrush);
    }
    painter.setBrush(theme().mapNote);
    painter.setPen(QPen(theme().selection, 1.5));
    for (const Point corner : m_corners)
        painter.drawEllipse(map()->toScreen(corner), 3.5, 3.5);
    const QString text = figures();
    if (text.isEmpty()) return;
    QRectF box = painter.fontMetrics().boundingRect(text).adjusted(-6, -4, 6, 4);
    box.moveBottomLeft(line.last() + QPointF(14, -10));
    const QRectF window = QRectF(map()->rect()).adjusted(4, 4, -4, -4);
    box.moveLeft(
        qBound(window.left(), box.left(), qMax(window.left(), window.right() - box.width())));
    box.moveTop(
        qBound(window.top(), box.top(), qMax(window.top(), window.bottom() - box.height())));
    paintMapNote(painter, text, box);
}

}  // namespace hetu::desktop
