#include "app/desktop/map/map_frame.h"

#include <algorithm>

namespace hetu::desktop {

MapFrame MapFrame::showing(const Extent& extent, double width, double height) {
    MapFrame frame;
    frame.width = std::max(width, 1.0);
    frame.height = std::max(height, 1.0);
    if (extent.isEmpty()) return frame;
    frame.centre = extent.centre();
    const double fitting = std::max(extent.width() / frame.width, extent.height() / frame.height);
    // A single point has no size: show it with its neighbourhood, about a kilometre.
    frame.metresPerPixel = fitting > 0 ? std::clamp(fitting, closest, farthest) : 1;
    return frame;
}

Point MapFrame::toMap(QPointF pixel) const {
    return {centre.x + (pixel.x() - width / 2) * metresPerPixel,
            centre.y - (pixel.y() - height / 2) * metresPerPixel};
}

QPointF MapFrame::toScreen(Point point) const {
    return {(point.x - centre.x) / metresPerPixel + width / 2,
            (centre.y - point.y) / metresPerPixel + height / 2};
}

Extent MapFrame::extent() const {
    const double halfWidth = width / 2 * metresPerPixel;
    const double halfHeight = height / 2 * metresPerPixel;
    return {centre.x - halfWidth, centre.y - halfHeight, centre.x + halfWidth,
            centre.y + halfHeight};
}

MapFrame MapFrame::zoomedAt(QPointF at, double factor) const {
    MapFrame frame = *this;
    frame.metresPerPixel = std::clamp(metresPerPixel / factor, closest, farthest);
    const Point before = toMap(at);
    const Point after = frame.toMap(at);
    frame.centre = {centre.x + before.x - after.x, centre.y + before.y - after.y};
    return frame;
}

MapFrame MapFrame::movedBy(QPointF pixels) const {
    MapFrame frame = *this;
    frame.centre = {centre.x - pixels.x() * metresPerPixel, centre.y + pixels.y() * metresPerPixel};
    return frame;
}

double MapFrame::scaleDenominator() const {
    constexpr double metresPerScreenPixel = 0.0254 / 96;
    return metresPerPixel / metresPerScreenPixel;
}

}  // namespace hetu::desktop
