#include "app/desktop/what_if/site_tool.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {
namespace {

constexpr double pinHeight = 26, pinWidth = 18, squareSide = 10, catchPixels = 11;
constexpr std::size_t mostMarks = 3000;  ///< more in sight are drawn as points

QPainterPath pinAt(QPointF foot) {
    const double r = pinWidth / 2;
    const QPointF head(foot.x(), foot.y() - pinHeight + r);
    QPainterPath path(foot);
    path.cubicTo(foot + QPointF(-2, -6), head + QPointF(-r, r * 0.7), head + QPointF(-r, 0));
    path.arcTo(QRectF(head.x() - r, head.y() - r, 2 * r, 2 * r), 180, -180);
    path.cubicTo(head + QPointF(r, r * 0.7), foot + QPointF(2, -6), foot);
    return path;
}

/// Triangles: up for won, down for lost.
void paintMarks(QPainter& painter, const MapView& map, const std::vector<Point>& all, bool isUp) {
    const QRectF seen = QRectF(map.rect()).adjusted(-5, -5, 5, 5);
    std::vector<QPointF> inSight;
    for (const Point& point : all) {
        const QPointF at = map.toScreen(point);
        if (seen.contains(at)) inSight.push_back(at);
    }
    painter.setPen(QPen(theme().mapNote, 1));
    painter.setBrush(isUp ? theme().gained : theme().attention);
    const double up = isUp ? -1 : 1;
    for (const QPointF& at : inSight) {
        if (inSight.size() > mostMarks) {
            painter.fillRect(QRectF(at.x() - 1, at.y() - 1, 2, 2), painter.brush());
            continue;
        }
        const QPointF corners[] = {at + QPointF(0, 5 * up), at + QPointF(-4.5, -3 * up),
                                   at + QPointF(4.5, -3 * up)};
        painter.drawPolygon(corners, 3);
    }
}

void paintSite(QPainter& painter, QPointF at, const app::ScenarioSite& site, bool isChosen) {
    const QColor edge = isChosen ? theme().selection : theme().mapText;
    const QPen pen(edge, isChosen ? 2.5 : 1.5);
    painter.setPen(pen);
    switch (site.state) {
        case app::SiteState::Existing: {
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(at, squareSide, squareSide);
            painter.setBrush(theme().accent);
            painter.drawRect(
                QRectF(at.x() - squareSide / 2, at.y() - squareSide / 2, squareSide, squareSide));
            return;
        }
        case app::SiteState::Forbidden:
            painter.setBrush(theme().mapNote);
            painter.drawEllipse(at, 8, 8);
            painter.drawLine(at + QPointF(-5, -5), at + QPointF(5, 5));
            painter.drawLine(at + QPointF(-5, 5), at + QPointF(5, -5));
            return;
        case app::SiteState::Candidate:
        case app::SiteState::Pinned:
            break;
    }
    painter.setBrush(theme().gained);
    painter.drawPath(pinAt(at));
    const QPointF head = at - QPointF(0, pinHeight - pinWidth / 2);
    painter.setBrush(site.state == app::SiteState::Pinned ? theme().mapText : theme().mapGround);
    painter.drawEllipse(head, 3.5, 3.5);
}

}  // namespace

void SiteOverlay::paint(QPainter& painter, const MapView& map) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().attention, 1.8, Qt::DashLine));
    for (const Path& outline : m_picture.blanks) {
        QPolygonF corners;
        for (const Point& corner : outline)
            corners << map.toScreen(corner);
        if (corners.boundingRect().intersects(QRectF(map.rect()))) painter.drawPolygon(corners);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().quietText, 1.5, Qt::DotLine));
    for (const Point& other : m_picture.others) {
        const QPointF at = map.toScreen(other);
        const double radius = m_picture.othersRadiusMetres / map.frame().metresPerPixel;
        painter.drawEllipse(at, radius, radius);
        const QPointF corners[] = {at + QPointF(0, -7), at + QPointF(7, 0), at + QPointF(0, 7),
                                   at + QPointF(-7, 0)};
        painter.drawPolygon(corners, 4);
    }
    paintMarks(painter, map, m_picture.lost, false);
    paintMarks(painter, map, m_picture.gained, true);
    for (const bool isChosen : {false, true})  // the chosen one on top
        for (const app::ScenarioSite& site : m_picture.sites) {
            if ((m_picture.chosen == site.id) != isChosen) continue;
            const QPointF at = map.toScreen(site.position);
            if (isChosen && site.serves()) {
                const double pixels = m_picture.radiusMetres / map.frame().metresPerPixel;
                QColor inside = theme().selection;
                inside.setAlpha(m_picture.isDragged ? 40 : 0);
                painter.setPen(QPen(theme().selection, 1.5));
                painter.setBrush(inside);
                painter.drawEllipse(at, pixels, pixels);
            }
            paintSite(painter, at, site, isChosen);
        }
}

void SiteTool::end() {
    if (m_picture.isDragged) {
        m_picture.isDragged = false;
        emit putBack();
    }
    m_isHeld = false;
    MapTool::end();
}

const app::ScenarioSite* SiteTool::siteAt(QPointF pixel) const {
    const app::ScenarioSite* nearest = nullptr;
    double least = catchPixels;
    for (const app::ScenarioSite& site : m_picture.sites) {
        const QPointF foot = map()->toScreen(site.position);
        double away = std::hypot(foot.x() - pixel.x(), foot.y() - pixel.y());
        if (site.state == app::SiteState::Candidate || site.state == app::SiteState::Pinned) {
            const QPointF head = foot - QPointF(0, pinHeight - pinWidth / 2);
            away = std::min(away, std::hypot(head.x() - pixel.x(), head.y() - pixel.y()));
        }
        if (away <= least) {
            least = away;
            nearest = &site;
        }
    }
    return nearest;
}

Point SiteTool::moved(const MapMouse& mouse) const {
    return {mouse.at.x + m_offset.x, mouse.at.y + m_offset.y};
}

bool SiteTool::press(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    const app::ScenarioSite* site = siteAt(mouse.pixel);
    const auto id = site ? std::optional(site->id) : std::nullopt;
    if (site) {
        m_isHeld = true;
        m_pressed = mouse.pixel;
        m_offset = {site->position.x - mouse.at.x, site->position.y - mouse.at.y};
    }
    if (m_picture.chosen != id) {
        m_picture.chosen = id;
        emit chosen();
    }
    return m_isHeld;
}

bool SiteTool::move(const MapMouse& mouse) {
    if (!m_isHeld || !m_picture.chosen) return false;
    const QPointF way = mouse.pixel - m_pressed;
    if (!m_picture.isDragged && way.manhattanLength() < QApplication::startDragDistance() / 2.0)
        return true;  // a click is not a move
    m_picture.isDragged = true;
    emit dragged(*m_picture.chosen, moved(mouse));
    return true;
}

bool SiteTool::release(const MapMouse& mouse) {
    if (!m_isHeld) return false;
    m_isHeld = false;
    if (m_picture.isDragged && m_picture.chosen) {
        m_picture.isDragged = false;
        emit dropped(*m_picture.chosen, moved(mouse));
    }
    return true;
}

bool SiteTool::doubleClick(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    if (!siteAt(mouse.pixel)) emit added(mouse.at);
    return true;
}

bool SiteTool::key(QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape && m_picture.isDragged) {
        m_picture.isDragged = m_isHeld = false;
        emit putBack();
        return true;
    }
    if (!m_isHeld && m_picture.chosen && event.key() == Qt::Key_P && !event.modifiers()) {
        emit pinAsked(*m_picture.chosen);
        return true;
    }
    if (moveByKey(event)) return true;
    if (claims(event)) {
        emit removed(*m_picture.chosen);
        return true;
    }
    return false;
}

bool SiteTool::moveByKey(const QKeyEvent& event) {
    constexpr double nearPixels = 2, farPixels = 20;
    const double pixels = event.modifiers() & Qt::ShiftModifier ? farPixels : nearPixels;
    QPointF way;
    switch (event.key()) {
        case Qt::Key_Left:
            way = {-pixels, 0};
            break;
        case Qt::Key_Right:
            way = {pixels, 0};
            break;
        case Qt::Key_Up:
            way = {0, -pixels};
            break;
        case Qt::Key_Down:
            way = {0, pixels};
            break;
        default:
            return false;
    }
    const auto site = std::ranges::find_if(
        m_picture.sites, [&](const auto& each) { return m_picture.chosen == each.id; });
    if (m_isHeld || site == m_picture.sites.end()) return false;
    emit dropped(site->id, map()->toMap(map()->toScreen(site->position) + way));
    return true;
}

bool SiteTool::claims(const QKeyEvent& event) const {
    const bool takesAway = event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace;
    return takesAway && m_picture.chosen && !m_isHeld;
}

}  // namespace hetu::desktop
