#include "app/desktop/map/crowd_picture.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <vector>

#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

constexpr double cellPixels = 2, signRadius = 2.6;
constexpr std::size_t pollEvery = 65'536;

struct Place {
    Standing standing;
    std::int64_t id;
    QPointF at;
};

/// Never by colour alone: what is established is filled, blanks are hollow, instructors a diamond.
void paintSign(QPainter& painter, const QPointF& at, Standing standing) {
    const Theme& colours = theme();
    switch (standing) {
        case Standing::Established:
        case Standing::Joint:
        case Standing::Served:
            painter.setPen(Qt::NoPen);
            painter.setBrush(colours.accent);
            painter.drawEllipse(at, signRadius, signRadius);
            return;
        case Standing::Instructor: {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colours.selection);
            const double r = signRadius + 0.6;
            const QPointF corners[] = {at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r),
                                       at + QPointF(-r, 0)};
            painter.drawPolygon(corners, 4);
            return;
        }
        case Standing::Blank:
            painter.setPen(QPen(colours.attention, 1.4));
            painter.setBrush(colours.mapGround);
            painter.drawEllipse(at, signRadius, signRadius);
            return;
        case Standing::Unknown:
        case Standing::NotCounted:
            painter.setPen(QPen(QColor(0x80, 0x80, 0x80), 1));
            painter.drawLine(at + QPointF(-1.5, -1.5), at + QPointF(1.5, 1.5));
            painter.drawLine(at + QPointF(-1.5, 1.5), at + QPointF(1.5, -1.5));
            return;
    }
}

/// From a few, light, to the most, the colour of what is established; what the map says under them
/// stays to be seen.
QRgb colourOf(double share) {
    const QColor few(0xF2, 0xC9, 0x8A), most = theme().accent;
    const auto between = [share](int from, int to) {
        return static_cast<int>(std::lround(from + share * (to - from)));
    };
    return qPremultiply(qRgba(between(few.red(), most.red()), between(few.green(), most.green()),
                              between(few.blue(), most.blue()), between(0x98, 0xD0)));
}

}  // namespace

Result<CrowdPicture> drawCrowd(const Crowd& crowd,
                               const MapFrame& frame,
                               double density,
                               const Progress& progress) {
    CrowdPicture picture;
    picture.frame = frame;
    const int width = std::max(1, static_cast<int>(std::ceil(frame.width * density)));
    const int height = std::max(1, static_cast<int>(std::ceil(frame.height * density)));
    picture.image = QImage(width, height, QImage::Format_ARGB32_Premultiplied);
    picture.image.fill(Qt::transparent);

    const QTransform toPixels = frame.transform();
    const double cell = cellPixels * density;
    const int columns = static_cast<int>(std::ceil(width / cell));
    const int rows = static_cast<int>(std::ceil(height / cell));
    std::vector<std::uint32_t> counts(
        static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
    std::vector<Place> places;
    for (const auto& piece : crowd) {
        const MapPoints& points = *piece;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (i % pollEvery == 0 && progress.cancelled()) return cancelledError();
            const QPointF at = toPixels.map(QPointF(points.x[i], points.y[i]));
            if (!(at.x() >= 0 && at.y() >= 0 && at.x() < frame.width && at.y() < frame.height))
                continue;
            if (++picture.inSight <= mostSigns)
                places.push_back({points.standings[i], points.ids[i], at});
            const auto column = std::min(columns - 1, static_cast<int>(at.x() * density / cell));
            const auto row = std::min(rows - 1, static_cast<int>(at.y() * density / cell));
            ++counts[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                     static_cast<std::size_t>(column)];
        }
    }
    QPainter painter(&picture.image);
    if (picture.inSight <= mostSigns) {
        // The one that needs attention on top; of equals by number: not by the order of rows.
        std::ranges::sort(places, [&](const Place& a, const Place& b) {
            return std::pair(a.standing, a.id) < std::pair(b.standing, b.id);
        });
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(density, density);
        std::size_t done = 0;
        for (const Place& place : places) {
            if (++done % 1024 == 0 && progress.cancelled()) return cancelledError();
            paintSign(painter, place.at, place.standing);
        }
        painter.end();
        picture.image.setDevicePixelRatio(density);
        return picture;
    }
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    picture.mostInCell = *std::ranges::max_element(counts);
    const double whole = std::log1p(static_cast<double>(picture.mostInCell));
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const std::uint32_t count =
                counts[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                       static_cast<std::size_t>(column)];
            if (count == 0) continue;
            const int left = static_cast<int>(column * cell), top = static_cast<int>(row * cell);
            const int right = std::min(width, static_cast<int>((column + 1) * cell));
            const int bottom = std::min(height, static_cast<int>((row + 1) * cell));
            const QRgb colour = colourOf(std::log1p(count) / whole);
            for (int y = top; y < bottom; ++y) {
                auto* line = reinterpret_cast<QRgb*>(picture.image.scanLine(y));
                std::fill(line + left, line + right, colour);
            }
        }
    painter.end();
    picture.image.setDevicePixelRatio(density);
    return picture;
}

}  // namespace hetu::desktop
