#include "app/desktop/editing/corner_tool.h"

#include <QKeyEvent>
#include <QLineF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/desktop/editing/edit_paint.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/map/measure_tool.h"
#include "layers/geometry/operations.h"

namespace hetu::desktop {
namespace {

double metresBetween(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

void CornerTool::choose(const std::string& layer, std::int64_t id) {
    letGo();
    m_marked.reset();
    m_chosen = EditShapes::Row{layer, id, {}};
    m_shape = {};
    shapesChanged();
    redraw();
}

void CornerTool::shapesChanged() {
    if (m_from) return;  // what the hand holds stays as it was taken
    m_isWaiting = false;
    m_ids.clear();
    m_after.clear();
    if (!m_chosen || !shapes()) return;
    const auto at = shapes()->find(m_chosen->layer, m_chosen->id);
    if (at) m_shape = shapes()->shapes()[*at];
    m_hover.reset();
}

void CornerTool::refuse(std::optional<Point> place) {
    letGo();
    m_marked.reset();
    shapesChanged();
    EditTool::refuse(place);
}

void CornerTool::end() {
    redraw();
    letGo();
    m_chosen.reset();
    m_marked.reset();
    m_hover.reset();
    m_shape = {};
    EditTool::end();
}

void CornerTool::letGo() {
    m_from.reset();
    m_isDragging = false;
    m_isWaiting = false;
    m_after.clear();
    forgetSnap();
}

std::optional<CornerTool::Place> CornerTool::under(Point hand) const {
    std::optional<Place> corner, edge;
    double cornerMetres = reachMetres(), edgeMetres = reachMetres();
    for (std::size_t part = 0; part < m_shape.parts.size(); ++part)
        for (std::size_t path = 0; path < m_shape.parts[part].size(); ++path) {
            const Path& line = m_shape.parts[part][path];
            for (std::size_t i = 0; i < line.size(); ++i) {
                const bool isLast = i + 1 == line.size();
                const bool isRepeated = isLast && m_shape.kind == GeometryKind::Polygon;
                const double metres = metresBetween(line[i], hand);
                if (!isRepeated && metres <= cornerMetres) {
                    cornerMetres = metres;
                    corner = {line[i], {part, path, i}, true};
                }
                if (isLast) continue;
                const Point foot = nearestOnSegment(line[i], line[i + 1], hand);
                if (metresBetween(foot, hand) <= edgeMetres) {
                    edgeMetres = metresBetween(foot, hand);
                    edge = {foot, {part, path, i}, false};
                }
            }
        }
    return corner ? corner : edge;
}

void CornerTool::gather(Point at, bool isAlone) {
    m_ids = {m_chosen->id};
    m_begun = {m_shape};
    m_isInserted = false;
    if (!isAlone)
        for (std::size_t i = 0; i < shapes()->rows().size(); ++i) {
            const EditShapes::Row& row = shapes()->rows()[i];
            const Geometry& shape = shapes()->shapes()[i];
            if (row.layer != m_chosen->layer || row.id == m_chosen->id ||
                !shape.extent().grown(touchMetres).covers(at))
                continue;
            m_ids.push_back(row.id);
            m_begun.push_back(shape);
        }
    m_isChanged.assign(m_ids.size(), false);
    m_after = m_begun;
}

void CornerTool::take(const Place& place, bool isAlone) {
    gather(place.at, isAlone);
    m_from = place.at;
    if (place.isCorner) {
        m_marked = place.at;
        return;
    }
    const Path& line = m_shape.parts[place.corner.part][place.corner.path];
    const Point a = line[place.corner.corner], b = line[place.corner.corner + 1];
    m_isInserted = true;
    for (SharedChange& change : insertSharedCorner(m_begun, a, b, place.at)) {
        m_begun[change.shape] = std::move(change.geometry);
        m_isChanged[change.shape] = true;
    }
    m_after = m_begun;
}

void CornerTool::showMoved(Point to) {
    m_after = m_begun;
    for (SharedChange& change : moveSharedCorner(m_begun, *m_from, to)) {
        m_after[change.shape] = std::move(change.geometry);
        m_isChanged[change.shape] = true;
    }
}

bool CornerTool::press(const MapMouse& mouse) {
    if (!shapes() || m_isWaiting) return m_isWaiting;
    forgetProblem();
    const auto place = m_chosen ? under(mouse.at) : std::nullopt;
    const bool isAlone = mouse.modifiers.testFlag(Qt::AltModifier);
    if (mouse.button == Qt::RightButton) {
        if (!place || !place->isCorner) return false;
        removeCorner(place->at, isAlone);
        return true;
    }
    if (mouse.button != Qt::LeftButton) return false;
    m_pressedAt = mouse.pixel;
    m_marked.reset();
    if (place) {
        take(*place, isAlone);
        redraw();
        return true;
    }
    const auto found = shapes()->at(mouse.at, reachMetres(), layers());
    if (!found || shapes()->shapes()[*found].kind == GeometryKind::Point) return false;
    const EditShapes::Row row = shapes()->rows()[*found];
    if (m_chosen && m_chosen->layer == row.layer && m_chosen->id == row.id)
        return false;  // its inside: the map moves
    choose(row.layer, row.id);
    emit chosen(row.layer, row.id);
    return true;
}

bool CornerTool::move(const MapMouse& mouse) {
    if (!m_from) {
        m_hover = m_chosen && !m_isWaiting ? under(mouse.at) : std::nullopt;
        redraw();
        return false;
    }
    if (!m_isDragging && QLineF(m_pressedAt, mouse.pixel).length() < dragPixels) return true;
    m_isDragging = true;
    SnapChoice choice;
    choice.except = *m_from;
    m_to = pulled(mouse, choice);
    showMoved(m_to);
    redraw();
    return true;
}

bool CornerTool::release(const MapMouse& mouse) {
    if (!m_from || mouse.button != Qt::LeftButton) return false;
    const bool hasMoved = m_isDragging;
    if (hasMoved) {
        m_marked.reset();
        say();
    } else {
        letGo();  // a click only marks the corner
    }
    redraw();
    return true;
}

void CornerTool::say() {
    Changes changes;
    for (std::size_t i = 0; i < m_ids.size(); ++i)
        if (m_isChanged[i]) changes.emplace_back(m_ids[i], m_after[i]);
    m_from.reset();
    m_isDragging = false;
    forgetSnap();
    if (changes.empty()) return letGo();
    m_isWaiting = true;
    emit changed(m_chosen->layer, changes);
}

void CornerTool::typed(Point at) {
    if (!m_marked || !m_chosen || m_isWaiting) return;
    gather(*m_marked, false);
    m_from = m_marked;
    showMoved(at);
    m_marked.reset();
    say();
    redraw();
}

void CornerTool::removeCorner(Point at, bool isAlone) {
    gather(at, isAlone);
    auto without = removeSharedCorner(m_begun, at);
    if (!without.ok()) {
        letGo();
        emit refused(without.error());
        return;
    }
    for (SharedChange& change : without.value()) {
        m_after[change.shape] = std::move(change.geometry);
        m_isChanged[change.shape] = true;
    }
    m_marked.reset();
    m_hover.reset();
    say();
    redraw();
}

bool CornerTool::key(QKeyEvent& event) {
    if (event.key() == Qt::Key_Backspace) {
        const std::optional<Point> at = m_marked                       ? m_marked
                                        : m_hover && m_hover->isCorner ? std::optional(m_hover->at)
                                                                       : std::nullopt;
        if (at && !m_from && !m_isWaiting)
            removeCorner(*at, event.modifiers().testFlag(Qt::AltModifier));
        return true;
    }
    if (event.key() == Qt::Key_Escape && (m_from || m_marked)) {
        letGo();  // it stays where it was
        m_marked.reset();
        redraw();
        return true;
    }
    return EditTool::key(event);
}

void CornerTool::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isChanging = (m_isDragging || m_isWaiting) && !m_after.empty();
    const Geometry& shape = isChanging ? m_after.front() : m_shape;
    if (m_chosen && !shape.isEmpty()) {
        drawShape(painter, shape, *map());
        for (std::size_t i = 1; isChanging && i < m_after.size(); ++i)
            if (m_isChanged[i]) drawOtherPiece(painter, m_after[i], *map());
        const Extent seen = map()->frame().extent();
        for (const auto& part : shape.parts)
            for (const Path& path : part)
                for (const Point p : path)
                    if (seen.covers(p)) drawCorner(painter, map()->toScreen(p), p == m_marked);
        if (m_hover && !m_from) {
            painter.setPen(QPen(theme().attention, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(map()->toScreen(m_hover->at), 7, 7);
        }
        if (m_isDragging && shape.kind == GeometryKind::Polygon)
            note(painter, areaWords(area(shape)), m_to);
        else if (m_isDragging)
            note(painter, lengthWords(lengthMetres(shape)), m_to);
    }
    EditTool::paint(painter);
}

QString CornerTool::hint() const {
    if (!m_chosen || m_shape.isEmpty())
        return tr("Click the area whose corners shall change  ·  Esc: done");
    if (m_from) return tr("Drag to the new place  ·  Esc: leave it");
    if (m_marked) return tr("Type its position, drag it, or Backspace: take it away");
    return tr(
        "Drag a corner  ·  drag an edge: new corner  ·  right click: take a corner away  ·  "
        "Alt: leave neighbours alone");
}

}  // namespace hetu::desktop
