#include "app/desktop/editing/draw_tool.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "app/desktop/editing/edit_paint.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/map/measure_tool.h"
#include "layers/geometry/editing.h"
#include "layers/geometry/figure_change.h"
#include "layers/geometry/operations.h"

namespace hetu::desktop {

void DrawTool::accept() {
    m_corners.clear();
    m_pieces.clear();
    m_hole.reset();
    m_isWaiting = false;
    forgetProblem();
    redraw();
}

void DrawTool::refuse(std::optional<Point> place) {
    m_isWaiting = false;
    EditTool::refuse(place);
}

void DrawTool::end() {
    redraw();
    accept();
    m_hand.reset();
    EditTool::end();
}

void DrawTool::setPreview(std::vector<Geometry> pieces) {
    m_pieces = std::move(pieces);
    redraw();
}

Path DrawTool::figure() const {
    Path path = m_corners;
    // A second click on the same place is no second corner.
    if (m_hand && !m_isWaiting && !path.empty() && !(path.back() == *m_hand))
        path.push_back(*m_hand);
    return path;
}

void DrawTool::sketch() {
    if (m_purpose == Purpose::Area || m_isWaiting) return;
    if (figure().size() < fewest()) m_pieces.clear();
    emit sketched(figure());
}

void DrawTool::add(Point at) {
    forgetProblem();
    if (m_corners.empty() || !(m_corners.back() == at)) m_corners.push_back(at);
    m_hand = at;
    sketch();
    redraw();
}

void DrawTool::typed(Point at) {
    add(at);
    m_hand.reset();  // the pointer is elsewhere
    redraw();
}

bool DrawTool::press(const MapMouse& mouse) {
    if (mouse.button == Qt::RightButton) {
        finish();
        return true;
    }
    if (mouse.button != Qt::LeftButton) return false;
    if (m_isWaiting) return true;
    const Point at = pulled(mouse);
    if (m_corners.empty() && holeUnder(mouse.at)) {
        emit fillAsked(mouse.at);
        return true;
    }
    if (isRing() && closesFigure(m_corners, mouse.at, reachMetres()))
        finish();
    else
        add(at);
    return true;
}

bool DrawTool::move(const MapMouse& mouse) {
    m_hand = pulled(mouse);
    m_hole = m_corners.empty() ? holeUnder(mouse.at) : std::nullopt;
    sketch();
    return true;
}

std::optional<Geometry> DrawTool::holeUnder(Point at) const {
    if (m_purpose != Purpose::Hole || !shapes()) return std::nullopt;
    for (std::size_t i = 0; i < shapes()->shapes().size(); ++i) {
        const bool isTaken = std::find(layers().begin(), layers().end(),
                                       shapes()->rows()[i].layer) != layers().end();
        if (isTaken)
            if (auto hole = holeAt(shapes()->shapes()[i], at)) return hole;
    }
    return std::nullopt;
}

bool DrawTool::doubleClick(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    finish();  // its first click has set the last corner
    return true;
}

void DrawTool::finish() {
    if (m_isWaiting || m_corners.size() < fewest()) return;
    m_isWaiting = true;
    m_hand.reset();
    forgetSnap();
    redraw();
    emit drawn(m_corners);
}

bool DrawTool::key(QKeyEvent& event) {
    switch (event.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            finish();
            return true;
        case Qt::Key_Backspace:
            if (!m_isWaiting && !m_corners.empty()) m_corners.pop_back();
            forgetProblem();
            sketch();
            redraw();
            return true;
        case Qt::Key_Escape:
            if (m_isWaiting || m_corners.empty()) return EditTool::key(event);
            accept();
            return true;
        default:
            return EditTool::key(event);
    }
}

void DrawTool::paintFigure(QPainter& painter) const {
    Path path = figure();
    if (path.empty()) return;
    const bool isArea = isRing() && path.size() >= 2;
    if (isArea) path.push_back(path.front());
    if (m_purpose == Purpose::Area && isArea)
        drawShape(painter, Geometry::polygon(path), *map());
    else
        drawLine(painter, path, *map());
    for (const Point corner : m_corners)
        drawCorner(painter, map()->toScreen(corner), false);
    if (path.size() < 2) return;
    QString said = lengthWords(lengthMetres(path));
    if (isArea && path.size() >= 4)  // three corners and the first once more
        said = areaWords(area(Geometry::polygon(path))) + QLatin1Char('\n') +
               tr("%1 around").arg(said);
    if (m_purpose == Purpose::Split && m_pieces.size() > 1) {
        said.clear();
        for (const Geometry& piece : m_pieces)
            said += (said.isEmpty() ? QString() : QStringLiteral("\n")) + areaWords(area(piece));
    } else if (m_purpose == Purpose::Reshape && !m_pieces.empty()) {
        said = tr("then %1").arg(areaWords(area(m_pieces.front())));
    }
    note(painter, said, m_hand ? *m_hand : m_corners.back());
}

void DrawTool::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_pieces.size(); ++i)
        i == 0 ? drawShape(painter, m_pieces[i], *map())
               : drawOtherPiece(painter, m_pieces[i], *map());
    if (m_hole) drawOtherPiece(painter, *m_hole, *map());
    paintFigure(painter);
    EditTool::paint(painter);
}

QString DrawTool::hint() const {
    if (m_hole) return tr("Click: fill this hole");
    const bool isFirst = m_corners.empty();
    switch (m_purpose) {
        case Purpose::Split:
            if (isFirst) return tr("Draw a line across the area, from outside to outside");
            break;
        case Purpose::Reshape:
            if (isFirst) return tr("Draw the new border: begin and end across the old one");
            break;
        case Purpose::Hole:
            if (isFirst) return tr("Draw the hole inside an area, or click a hole to fill it");
            break;
        case Purpose::Area:
            if (isFirst) return tr("Click the first corner of the area");
            break;
    }
    if (m_corners.size() < fewest()) return tr("Click the next corner  ·  Backspace: one back");
    return tr("Enter or double click: finished  ·  Backspace: one back  ·  Esc: throw away");
}

}  // namespace hetu::desktop
