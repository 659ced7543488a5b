#include "app/desktop/opening/places_view.h"

#include <QPainter>
#include <algorithm>

#include "app/desktop/look/theme.h"

namespace hetu::desktop {

PlacesView::PlacesView(QWidget* parent) : QWidget(parent) {
    setMinimumSize(320, 240);
    setAccessibleName(tr("Where the rows would lie"));
}

void PlacesView::show(std::vector<Point> places, std::vector<Geometry> outlines) {
    m_places = std::move(places);
    m_outlines = std::move(outlines);
    m_extent = {};
    for (const Point p : m_places)
        m_extent.include(p);
    m_extent = m_extent.grown(std::max({m_extent.width(), m_extent.height(), 1000.0}) * 0.15);
    update();
}

void PlacesView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = theme();
    painter.fillRect(rect(), colours.mapGround);
    if (m_places.empty()) return;
    const double scale = std::min(width() / m_extent.width(), height() / m_extent.height());
    const double midX = (m_extent.minX + m_extent.maxX) / 2;
    const double midY = (m_extent.minY + m_extent.maxY) / 2;
    const auto toScreen = [&](Point p) {
        return QPointF(width() / 2.0 + (p.x - midX) * scale, height() / 2.0 - (p.y - midY) * scale);
    };
    painter.setPen(QPen(colours.edge, 1));
    for (const Geometry& outline : m_outlines)
        for (const auto& part : outline.parts)
            for (const Path& ring : part) {
                QPolygonF line;
                for (const Point p : ring)
                    line << toScreen(p);
                painter.drawPolyline(line);
            }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.selection);
    for (const Point p : m_places)
        painter.drawEllipse(toScreen(p), 2, 2);
}

}  // namespace hetu::desktop
