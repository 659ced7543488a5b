#include "app/desktop/map/map_comparison.h"

#include <algorithm>

#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_note.h"

namespace hetu::desktop {
namespace {

constexpr double gap = 10;  // between the line and the words
constexpr double top = 40;  // below what is said of the whole map

int lineOf(const MapComparison& comparison, const QSize& map) {
    const int length = comparison.way == CompareWay::Down ? map.height() : map.width();
    return std::clamp(static_cast<int>(comparison.share * length), 0, length);
}

}  // namespace

QRect MapComparison::rightPart(const QSize& map) const {
    const QRect whole(QPoint(0, 0), map);
    switch (way) {
        case CompareWay::Across:
            return whole.adjusted(lineOf(*this, map), 0, 0, 0);
        case CompareWay::Down:
            return whole.adjusted(0, lineOf(*this, map), 0, 0);
        case CompareWay::Beside:
            break;
    }
    return whole;
}

void paintSites(QPainter& painter, const app::Scenario& scenario, const MapFrame& frame) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double reach = scenario.radiusMetres / frame.metresPerPixel;
    const QRectF sight(-reach, -reach, frame.width + 2 * reach, frame.height + 2 * reach);
    std::vector<std::pair<QPointF, const app::ScenarioSite*>> seen;
    for (const app::ScenarioSite& site : scenario.sites)
        if (const QPointF at = frame.toScreen(site.position); site.serves() && sight.contains(at))
            seen.emplace_back(at, &site);
    QColor inside = theme().gained;
    inside.setAlpha(28);
    painter.setPen(QPen(theme().gained, 1.2));
    painter.setBrush(inside);
    for (const auto& [at, site] : seen)
        painter.drawEllipse(at, reach, reach);
    for (const auto& [at, site] : seen) {
        painter.setPen(QPen(theme().mapText, 1.5));
        if (site->state == app::SiteState::Existing) {
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(at, 9, 9);
            painter.setBrush(theme().accent);
            painter.drawRect(QRectF(at.x() - 4.5, at.y() - 4.5, 9, 9));
        } else {
            painter.setBrush(theme().gained);
            painter.drawEllipse(at, 7, 7);
            painter.setBrush(theme().mapGround);
            painter.drawEllipse(at, 2.5, 2.5);
        }
    }
    painter.restore();
}

void paintSideTitle(QPainter& painter,
                    const MapComparison& comparison,
                    bool isRight,
                    const QSize& map) {
    const QString title = isRight ? comparison.right.title : comparison.left.title;
    const double line = lineOf(comparison, map);
    // As wide as its side, so that the words never lie on the other one.
    double room = map.width() - 2 * gap;
    if (comparison.way == CompareWay::Across)
        room = (isRight ? map.width() - line : line) - 2 * gap;
    if (room < 30) return;
    const QString words =
        painter.fontMetrics().elidedText(title, Qt::ElideRight, static_cast<int>(room) - 16);
    QRectF box = QRectF(painter.fontMetrics().boundingRect(words)).adjusted(-8, -4, 8, 4);
    switch (comparison.way) {
        case CompareWay::Across:
            isRight ? box.moveTopLeft({line + gap, top}) : box.moveTopRight({line - gap, top});
            break;
        case CompareWay::Down:
            isRight ? box.moveTopLeft({map.width() / 2.0 - box.width() / 2, line + gap})
                    : box.moveBottomLeft({map.width() / 2.0 - box.width() / 2, line - gap});
            break;
        case CompareWay::Beside:
            box.moveTopLeft({map.width() / 2.0 - box.width() / 2, top});
            break;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintMapCard(painter, box);
    painter.setPen(theme().mapText);
    painter.drawText(box, Qt::AlignCenter, words);
    painter.restore();
}

void paintSwipeLine(QPainter& painter, const MapComparison& comparison, const QSize& map) {
    if (comparison.way == CompareWay::Beside) return;
    const double at = lineOf(comparison, map);
    const QLineF line = comparison.way == CompareWay::Across ? QLineF(at, 0, at, map.height())
                                                             : QLineF(0, at, map.width(), at);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, 4));
    painter.drawLine(line);
    painter.setPen(QPen(theme().mapText, 1.6));
    painter.drawLine(line);
    painter.restore();
}

}  // namespace hetu::desktop
