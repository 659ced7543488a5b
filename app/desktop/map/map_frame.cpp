#include "app/desktop/map/map_frame.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hetu::desktop {
namespace {

constexpr double metresPerScreenPixel = 0.0254 / 96;

/// Into (-180, 180].
double settled(double degrees) {
    const double turned = std::remainder(degrees, 360);
    return turned == -180 ? 180 : turned;
}

struct Turn {
    explicit Turn(double degrees)
        : cosine(degrees == 0 ? 1 : std::cos(degrees * std::numbers::pi / 180)),
          sine(degrees == 0 ? 0 : std::sin(degrees * std::numbers::pi / 180)) {}
    double cosine, sine;
};

}  // namespace

MapFrame MapFrame::showing(const Extent& extent,
                           double width,
                           double height,
                           double rotationDegrees) {
    MapFrame frame;
    frame.width = std::max(width, 1.0);
    frame.height = std::max(height, 1.0);
    frame.rotationDegrees = settled(rotationDegrees);
    if (extent.isEmpty()) return frame;
    frame.centre = extent.centre();
    const Turn turn(frame.rotationDegrees);
    const double across =
        extent.width() * std::abs(turn.cosine) + extent.height() * std::abs(turn.sine);
    const double down =
        extent.width() * std::abs(turn.sine) + extent.height() * std::abs(turn.cosine);
    const double fitting = std::max(across / frame.width, down / frame.height);
    // A single point has no size: show it with its neighbourhood, about a kilometre.
    frame.metresPerPixel = fitting > 0 ? std::clamp(fitting, closest, farthest) : 1;
    return frame;
}

Point MapFrame::toMap(QPointF pixel) const {
    const Turn turn(rotationDegrees);
    const double right = pixel.x() - width / 2, down = pixel.y() - height / 2;
    return {centre.x + (right * turn.cosine + down * turn.sine) * metresPerPixel,
            centre.y - (down * turn.cosine - right * turn.sine) * metresPerPixel};
}

QPointF MapFrame::toScreen(Point point) const {
    const Turn turn(rotationDegrees);
    const double right = (point.x - centre.x) / metresPerPixel;
    const double down = (centre.y - point.y) / metresPerPixel;
    return {right * turn.cosine - down * turn.sine + width / 2,
            right * turn.sine + down * turn.cosine + height / 2};
}

QTransform MapFrame::transform() const {
    const Turn turn(rotationDegrees);
    const double c = turn.cosine / metresPerPixel, s = turn.sine / metresPerPixel;
    return QTransform(c, s, s, -c, width / 2 - centre.x * c - centre.y * s,
                      height / 2 - centre.x * s + centre.y * c);
}

Extent MapFrame::straightExtent() const {
    const double halfWidth = width / 2 * metresPerPixel;
    const double halfHeight = height / 2 * metresPerPixel;
    return {centre.x - halfWidth, centre.y - halfHeight, centre.x + halfWidth,
            centre.y + halfHeight};
}

Extent MapFrame::extent() const {
    if (rotationDegrees == 0) return straightExtent();
    Extent seen;
    for (const QPointF corner :
         {QPointF(0, 0), QPointF(width, 0), QPointF(width, height), QPointF(0, height)})
        seen.include(toMap(corner));
    return seen;
}

MapFrame MapFrame::zoomedAt(QPointF at, double factor) const {
    MapFrame frame = *this;
    frame.metresPerPixel = std::clamp(metresPerPixel / factor, closest, farthest);
    const Point before = toMap(at);
    const Point after = frame.toMap(at);
    frame.centre = {centre.x + before.x - after.x, centre.y + before.y - after.y};
    return frame;
}

MapFrame MapFrame::rotatedAt(QPointF at, double degrees) const {
    MapFrame frame = *this;
    frame.rotationDegrees = settled(degrees);
    const Point before = toMap(at);
    const Point after = frame.toMap(at);
    frame.centre = {centre.x + before.x - after.x, centre.y + before.y - after.y};
    return frame;
}

MapFrame MapFrame::movedBy(QPointF pixels) const {
    MapFrame frame = *this;
    frame.centre = toMap({width / 2 - pixels.x(), height / 2 - pixels.y()});
    return frame;
}

double MapFrame::scaleDenominator() const {
    return metresPerPixel / metresPerScreenPixel;
}

MapFrame MapFrame::atScale(double denominator) const {
    return zoomedAt({width / 2, height / 2}, scaleDenominator() / denominator);
}

}  // namespace hetu::desktop
