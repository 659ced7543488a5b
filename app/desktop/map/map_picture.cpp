#include "app/desktop/map/map_picture.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "app/desktop/base/gui_thread.h"

namespace hetu::desktop {
namespace {

/// The same pixels without a copy: the image keeps the renderer's memory alive.
QImage wrapped(const render::MapImage& image) {
    auto* owner = new std::shared_ptr<const void>(image.owner);
    return QImage(
        image.pixels.data(), image.widthPixels, image.heightPixels, image.bytesPerRow,
        QImage::Format_ARGB32_Premultiplied,
        [](void* held) { delete static_cast<std::shared_ptr<const void>*>(held); }, owner);
}

}  // namespace

MapPicture::MapPicture(render::MapRenderer& renderer, int view, QObject* parent)
    : QObject(parent), m_renderer(renderer), m_view(view) {}

void MapPicture::setContent(std::vector<render::DrawnLayer> layers, const std::string& crs) {
    m_layers = std::move(layers);
    m_crs = crs;
}

MapPicture::Shot MapPicture::shotOf(const render::MapImage& image,
                                    double density,
                                    double rotationDegrees) {
    Shot shot;
    shot.image = wrapped(image);
    shot.image.setDevicePixelRatio(density);
    shot.frame.centre = image.extent.centre();
    shot.frame.width = image.widthPixels / density;
    shot.frame.height = image.heightPixels / density;
    shot.frame.metresPerPixel = image.extent.width() / shot.frame.width;
    shot.frame.rotationDegrees = rotationDegrees;
    return shot;
}

void MapPicture::ask(const MapFrame& frame, double density, double magnification) {
    const std::uint64_t number = ++m_asked;  // whatever is still on its way is out of date
    m_isWaiting = true;
    m_sketch = {};
    render::MapRequest request;
    request.layers = m_layers;
    request.extent = frame.straightExtent();
    request.crs = m_crs;
    request.widthPixels =
        std::clamp(static_cast<int>(std::lround(frame.width * density)), 1, 16384);
    request.heightPixels =
        std::clamp(static_cast<int>(std::lround(frame.height * density)), 1, 16384);
    request.dpi = 96 * density * magnification;
    request.rotationDegrees = frame.rotationDegrees;
    const double rotation = frame.rotationDegrees;
    const QPointer<MapPicture> self(this);
    if (m_isSketched)
        request.sketched = [self, number, density, rotation](const render::MapImage& image) {
            onGuiThread(self, [number, density, rotation, image](MapPicture& picture) {
                if (number != picture.m_asked || !picture.m_isWaiting) return;
                picture.m_sketch = shotOf(image, density, rotation);
                emit picture.changed();
            });
        };
    m_renderer.draw(m_view, std::move(request),
                    [self, number, density, rotation](Result<render::MapImage> result) {
                        onGuiThread(self, [number, density, rotation,
                                           result = std::move(result)](MapPicture& picture) {
                            if (number == picture.m_asked) picture.take(result, density, rotation);
                        });
                    });
}

void MapPicture::clear() {
    ++m_asked;
    m_isWaiting = false;
    m_picture = {};
    m_sketch = {};
    emit changed();
}

void MapPicture::take(const Result<render::MapImage>& result,
                      double density,
                      double rotationDegrees) {
    m_isWaiting = false;
    m_sketch = {};
    if (result.ok()) m_picture = shotOf(result.value(), density, rotationDegrees);
    emit changed();
    if (result.ok())
        emit arrived();
    else
        emit failed(result.error());
}

QRectF MapPicture::rectIn(const MapFrame& frame) const {
    if (isNull()) return {};
    const MapFrame& shown = m_picture.frame;
    Extent box;
    for (const QPointF corner : {QPointF(0, 0), QPointF(shown.width, 0),
                                 QPointF(shown.width, shown.height), QPointF(0, shown.height)}) {
        const QPointF at = frame.toScreen(shown.toMap(corner));
        box.include(Point{at.x(), at.y()});
    }
    return {QPointF(box.minX, box.minY), QPointF(box.maxX, box.maxY)};
}

void MapPicture::paintShot(QPainter& painter, const Shot& shot, const MapFrame& frame) {
    if (shot.isNull()) return;
    const MapFrame& shown = shot.frame;
    const double scale = shown.metresPerPixel / frame.metresPerPixel;
    const double turn = frame.rotationDegrees - shown.rotationDegrees;
    const QPointF middle = frame.toScreen(shown.centre);
    const QRectF box(-shown.width / 2, -shown.height / 2, shown.width, shown.height);
    // An unscaled picture goes to whole pixels, or every line of it would blur.
    if (turn == 0 && std::abs(scale - 1) * shown.width * shot.image.devicePixelRatio() <= 0.5) {
        painter.drawImage((middle + box.topLeft()).toPoint(), shot.image);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(middle);
    painter.rotate(turn);
    painter.scale(scale, scale);
    painter.drawImage(box, shot.image, QRectF(shot.image.rect()));
    painter.restore();
}

void MapPicture::paint(QPainter& painter, const MapFrame& frame) const {
    paintShot(painter, m_picture, frame);
    paintShot(painter, m_sketch, frame);
}

}  // namespace hetu::desktop
