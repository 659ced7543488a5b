#include "app/desktop/map/shot_sheet.h"

#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <cmath>

#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_note.h"
#include "app/desktop/map/north_arrow.h"
#include "app/desktop/map/region_mask.h"
#include "app/desktop/map/scale_bar.h"

namespace hetu::desktop {
namespace {

constexpr double millimetresPerInch = 25.4;
constexpr double screenDpi = 96;
constexpr int mostSide = 16384;
constexpr double mostPixels = 120e6;

/// In pixels of a screen; `frame` likewise.
void paintFurniture(QPainter& painter, const ShotSheet& sheet, const MapFrame& frame) {
    painter.setRenderHint(QPainter::Antialiasing);
    if (sheet.wish.hasScaleBar)
        ScaleBar::fitting(frame.metresPerPixel, 140).paint(painter, {16, frame.height - 14});
    if (frame.rotationDegrees != 0)
        paintNorthArrow(painter, {frame.width - 32, 40}, frame.rotationDegrees);
    if (!sheet.legend.empty()) {
        const QSize size = legendSize(sheet.legend, painter.font(), 260);
        const QRect box(12, static_cast<int>(frame.height) - 46 - size.height(), size.width(),
                        size.height());
        paintMapCard(painter, box);
        paintLegend(painter, sheet.legend, box);
    }
    if (!sheet.wish.title.isEmpty()) {
        QFont large = painter.font();
        large.setPixelSize(20);
        large.setBold(true);
        painter.setFont(large);
        const QRectF room(0, 12, frame.width, 34);
        QRectF box =
            painter.boundingRect(room, Qt::AlignCenter, sheet.wish.title).adjusted(-12, -3, 12, 3);
        paintMapCard(painter, box);
        painter.setPen(theme().mapText);
        painter.drawText(box, Qt::AlignCenter, sheet.wish.title);
        large.setPixelSize(13);
        large.setBold(false);
        painter.setFont(large);
    }
    if (!sheet.attribution.isEmpty()) {
        QRectF box =
            QRectF(painter.fontMetrics().boundingRect(sheet.attribution)).adjusted(-6, -2, 6, 2);
        box.moveBottomRight({frame.width, frame.height});
        painter.fillRect(box, theme().mapNote);
        painter.setPen(theme().mapText);
        painter.drawText(box, Qt::AlignCenter, sheet.attribution);
    }
}

Error cannotWrite(const QString& file, const QString& why) {
    return {ErrorCode::Io,
            textOf("{} cannot be written: {}.", "无法写入 {}：{}。", file.toStdString(),
                   why.toStdString()),
            {"Close the file in other programs or choose another folder.",
             "请先在其他程序中关闭该文件，或换一个文件夹。"}};
}

QImage imageOf(const render::MapImage& map) {
    return QImage(map.pixels.data(), map.widthPixels, map.heightPixels, map.bytesPerRow,
                  QImage::Format_ARGB32_Premultiplied);
}

bool endsWith(const QString& file, const char* ending) {
    return file.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
}

}  // namespace

int ShotWish::widthPixels() const {
    return static_cast<int>(std::lround(widthMillimetres / millimetresPerInch * dpi));
}

int ShotWish::heightPixels() const {
    return static_cast<int>(std::lround(heightMillimetres / millimetresPerInch * dpi));
}

bool ShotWish::isPossible() const {
    const int width = widthPixels(), height = heightPixels();
    return width >= 1 && height >= 1 && width <= mostSide && height <= mostSide &&
           static_cast<double>(width) * height <= mostPixels;
}

QString worldFileOf(const MapFrame& frame) {
    const Point first = frame.toMap({0.5, 0.5});
    const Point right = frame.toMap({1.5, 0.5});
    const Point down = frame.toMap({0.5, 1.5});
    QString text;
    for (const double number : {right.x - first.x, right.y - first.y, down.x - first.x,
                                down.y - first.y, first.x, first.y})
        text += QString::number(number, 'f', 10) + QLatin1Char('\n');
    return text;
}

/// In pixels of the picture.
void ShotSheet::paintMaps(QPainter& painter) const {
    painter.drawImage(0, 0, imageOf(left));
    if (!comparison) return;
    const double scale = wish.dpi / screenDpi;
    const QSize size(static_cast<int>(frame.width), static_cast<int>(frame.height));
    if (isBeside()) {
        const int at = wish.widthPixels() - right.widthPixels;
        painter.fillRect(QRectF(frame.width, 0, at - frame.width, frame.height), theme().mapText);
        painter.drawImage(at, 0, imageOf(right));
        return;
    }
    const QRect part = comparison->rightPart(size);
    painter.setClipRect(part);
    painter.fillRect(part, theme().mapGround);
    painter.drawImage(0, 0, imageOf(right));
    painter.setClipping(false);
    painter.scale(scale, scale);
    paintSwipeLine(painter, *comparison, (QSizeF(size) / scale).toSize());
}

/// In pixels of a screen.
void ShotSheet::paintOver(QPainter& painter) const {
    const double scale = wish.dpi / screenDpi;
    MapFrame onScreen = frame;
    onScreen.width /= scale;
    onScreen.height /= scale;
    onScreen.metresPerPixel *= scale;
    const QSize map(static_cast<int>(onScreen.width), static_cast<int>(onScreen.height));
    for (int maps = 0; maps < (isBeside() ? 2 : 1); ++maps) {
        painter.save();
        painter.translate(maps * (onScreen.width + besideGap), 0);
        painter.setClipRect(QRectF(0, 0, onScreen.width, onScreen.height));
        paintRegionMask(painter, region, onScreen);
        painter.restore();
    }
    if (comparison) {
        const double across = isBeside() ? onScreen.width + besideGap : 0;
        for (const bool isRight : {false, true}) {
            const auto& side = isRight ? comparison->right : comparison->left;
            painter.save();
            if (isRight) painter.translate(across, 0);
            QRect part = comparison->rightPart(map);
            if (!isBeside() && !isRight)
                part = comparison->way == CompareWay::Across
                           ? QRect(0, 0, part.left(), map.height())
                           : QRect(0, 0, map.width(), part.top());
            painter.setClipRect(part);
            if (side.scenario) paintSites(painter, *side.scenario, onScreen);
            painter.setClipping(false);
            paintSideTitle(painter, *comparison, isRight, map);
            painter.restore();
        }
    }
    MapFrame whole = onScreen;
    whole.width = wish.widthPixels() / scale;
    whole.height = wish.heightPixels() / scale;
    paintFurniture(painter, *this, whole);
}

Result<QImage> ShotSheet::make() const {
    QImage image(wish.widthPixels(), wish.heightPixels(), QImage::Format_RGB32);
    if (image.isNull()) return cannotWrite(wish.file, QStringLiteral("out of memory"));
    image.fill(theme().mapGround);
    {
        QPainter painter(&image);
        paintMaps(painter);
        painter.resetTransform();
        painter.scale(wish.dpi / screenDpi, wish.dpi / screenDpi);
        if (!endsWith(wish.file, ".pdf") && !endsWith(wish.file, ".svg")) paintOver(painter);
    }
    const int dots = static_cast<int>(std::lround(wish.dpi / millimetresPerInch * 1000));
    image.setDotsPerMeterX(dots);
    image.setDotsPerMeterY(dots);
    if (!wish.file.isEmpty()) HETU_CHECK(write(image));
    return image;
}

Status ShotSheet::write(const QImage& image) const {
    QSaveFile file(wish.file);
    if (!file.open(QIODevice::WriteOnly)) return cannotWrite(wish.file, file.errorString());
    bool isDrawn = false;
    const auto draw = [&](QPaintDevice& device) {
        QPainter painter;
        if (!painter.begin(&device)) return;
        const double scale = wish.dpi / screenDpi;
        const QSizeF onScreen = QSizeF(image.size()) / scale;
        painter.scale(device.width() / onScreen.width(), device.height() / onScreen.height());
        painter.drawImage(QRectF(QPointF(0, 0), onScreen), image);
        QFont font = painter.font();
        font.setPixelSize(13);
        painter.setFont(font);
        paintOver(painter);
        isDrawn = painter.end();
    };
    if (endsWith(wish.file, ".pdf")) {
        QPdfWriter writer(&file);
        writer.setResolution(static_cast<int>(std::lround(wish.dpi)));
        writer.setPageSize(QPageSize(QSizeF(wish.widthMillimetres, wish.heightMillimetres),
                                     QPageSize::Millimeter, {}, QPageSize::ExactMatch));
        writer.setPageMargins({});
        writer.setTitle(wish.title);
        draw(writer);
    } else if (endsWith(wish.file, ".svg")) {
        QSvgGenerator writer;
        writer.setOutputDevice(&file);
        writer.setResolution(static_cast<int>(screenDpi));
        const QSizeF onScreen = QSizeF(image.size()) / (wish.dpi / screenDpi);
        writer.setSize(onScreen.toSize());
        writer.setViewBox(QRectF(QPointF(0, 0), onScreen.toSize()));
        writer.setTitle(wish.title);
        writer.setDescription(attribution);
        draw(writer);
    } else {
        isDrawn = image.save(&file, "PNG");
    }
    if (!isDrawn || !file.commit()) return cannotWrite(wish.file, file.errorString());
    // Only of one map's pixels can be said where they lie.
    if (!endsWith(wish.file, ".png") || isBeside()) return success();
    const QFileInfo info(wish.file);
    QSaveFile world(info.path() + QLatin1Char('/') + info.completeBaseName() +
                    QStringLiteral(".pgw"));
    const QByteArray lines = worldFileOf(frame).toUtf8();
    if (!world.open(QIODevice::WriteOnly) || world.write(lines) != lines.size() || !world.commit())
        return cannotWrite(world.fileName(), world.errorString());
    return success();
}

}  // namespace hetu::desktop
