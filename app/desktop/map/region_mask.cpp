#include "app/desktop/map/region_mask.h"

#include <QPainter>

#include "app/desktop/document/region_filter.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {
namespace {

constexpr int height = 50;        // over registers and densities, below sites and what is drawn
constexpr double whisper = 0.82;  // how much of what lies outside is taken back

}  // namespace

QPainterPath outlineOf(const Geometry& region) {
    QPainterPath outline;
    for (const auto& part : region.parts)
        for (const Path& ring : part) {
            QPolygonF corners;
            corners.reserve(static_cast<qsizetype>(ring.size()));
            for (const Point& p : ring)
                corners << QPointF(p.x, p.y);
            outline.addPolygon(corners);
            outline.closeSubpath();
        }
    return outline;
}

void paintRegionMask(QPainter& painter, const QPainterPath& outline, const MapFrame& frame) {
    if (outline.isEmpty()) return;
    const QPainterPath border = frame.transform().map(outline);
    QPainterPath outside;  // even-odd: the window without the region
    outside.addRect(QRectF(0, 0, frame.width, frame.height));
    outside.addPath(border);
    QColor ground = theme().mapGround;
    ground.setAlphaF(whisper);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outside, ground);
    painter.setPen(QPen(theme().mapNote, 4));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(border);
    painter.setPen(QPen(theme().mapText, 1.5));
    painter.drawPath(border);
    painter.restore();
}

RegionMask::RegionMask(const Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench) {
    m_bench.map.addOverlay(this, height);
    connect(&m_bench.region, &RegionFilter::changed, this, &RegionMask::take);
}

RegionMask::~RegionMask() {
    m_bench.map.removeOverlay(this);
}

void RegionMask::take() {
    const RegionFilter::Region* region = m_bench.region.chosen();
    m_outline = region ? outlineOf(*region->shape) : QPainterPath();
    m_bench.map.update();
}

void RegionMask::paint(QPainter& painter, const MapView& map) {
    paintRegionMask(painter, m_outline, map.frame());
}

}  // namespace hetu::desktop
