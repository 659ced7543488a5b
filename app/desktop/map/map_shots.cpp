#include "app/desktop/map/map_shots.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QSaveFile>
#include <QSpinBox>
#include <QUrl>
#include <cmath>
#include <numbers>

#include "app/desktop/base/gui_thread.h"
#include "app/desktop/base/job.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/work.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_note.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/map/north_arrow.h"
#include "app/desktop/map/region_mask.h"
#include "app/desktop/map/scale_bar.h"

namespace hetu::desktop {
namespace {

constexpr int shotView = 70;  // of the renderer: no other picture has it
constexpr double millimetresPerInch = 25.4;
constexpr double screenDpi = 96;
constexpr int mostSide = 16384;
constexpr double mostPixels = 120e6;
constexpr double usualWidth = 260;  // millimetres: an A4 sheet lying, within its margins

/// What stands on the picture besides the map.
struct Furniture {
    std::vector<LegendRow> legend;
    QPainterPath region;  ///< its outline; empty: everything
    QString title, attribution;
    bool hasScaleBar = true;
};

/// In pixels of a screen; `frame` likewise.
void paintFurniture(QPainter& painter, const Furniture& furniture, const MapFrame& frame) {
    paintRegionMask(painter, furniture.region, frame);
    painter.setRenderHint(QPainter::Antialiasing);
    if (furniture.hasScaleBar)
        ScaleBar::fitting(frame.metresPerPixel, 140).paint(painter, {16, frame.height - 14});
    if (frame.rotationDegrees != 0)
        paintNorthArrow(painter, {frame.width - 32, 40}, frame.rotationDegrees);
    if (!furniture.legend.empty()) {
        const QSize size = legendSize(furniture.legend, painter.font(), 260);
        const QRect box(12, static_cast<int>(frame.height) - 46 - size.height(), size.width(),
                        size.height());
        paintMapCard(painter, box);
        paintLegend(painter, furniture.legend, box);
    }
    if (!furniture.title.isEmpty()) {
        QFont large = painter.font();
        large.setPixelSize(20);
        large.setBold(true);
        painter.setFont(large);
        const QRectF room(0, 12, frame.width, 34);
        QRectF box =
            painter.boundingRect(room, Qt::AlignCenter, furniture.title).adjusted(-12, -3, 12, 3);
        paintMapCard(painter, box);
        painter.setPen(theme().mapText);
        painter.drawText(box, Qt::AlignCenter, furniture.title);
        large.setPixelSize(13);
        large.setBold(false);
        painter.setFont(large);
    }
    if (!furniture.attribution.isEmpty()) {
        QRectF box = QRectF(painter.fontMetrics().boundingRect(furniture.attribution))
                         .adjusted(-6, -2, 6, 2);
        box.moveBottomRight({frame.width, frame.height});
        painter.fillRect(box, theme().mapNote);
        painter.setPen(theme().mapText);
        painter.drawText(box, Qt::AlignCenter, furniture.attribution);
    }
}

Error cannotWrite(const QString& file, const QString& why) {
    return {ErrorCode::Io,
            textOf("{} cannot be written: {}.", "无法写入 {}：{}。", file.toStdString(),
                   why.toStdString()),
            {"Close the file in other programs or choose another folder.",
             "请先在其他程序中关闭该文件，或换一个文件夹。"}};
}

/// The file appears whole or not at all.
Status write(const QImage& image, const MapFrame& frame, const ShotWish& wish) {
    QSaveFile file(wish.file);
    if (!file.open(QIODevice::WriteOnly)) return cannotWrite(wish.file, file.errorString());
    const bool isPdf = wish.file.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive);
    bool isDrawn = false;
    if (isPdf) {
        QPdfWriter writer(&file);
        writer.setResolution(static_cast<int>(std::lround(wish.dpi)));
        writer.setPageSize(QPageSize(QSizeF(wish.widthMillimetres, wish.heightMillimetres),
                                     QPageSize::Millimeter, {}, QPageSize::ExactMatch));
        writer.setPageMargins({});
        writer.setTitle(wish.title);
        QPainter painter;
        if (painter.begin(&writer)) {
            painter.drawImage(QRectF(0, 0, writer.width(), writer.height()), image);
            isDrawn = painter.end();
        }
    } else {
        isDrawn = image.save(&file, "PNG");
    }
    if (!isDrawn || !file.commit()) return cannotWrite(wish.file, file.errorString());
    if (isPdf) return success();
    const QFileInfo info(wish.file);
    QSaveFile world(info.path() + QLatin1Char('/') + info.completeBaseName() +
                    QStringLiteral(".pgw"));
    const QByteArray lines = worldFileOf(frame).toUtf8();
    if (!world.open(QIODevice::WriteOnly) || world.write(lines) != lines.size() || !world.commit())
        return cannotWrite(world.fileName(), world.errorString());
    return success();
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

MapShots::MapShots(const Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench) {
    CommandSpec copy;
    copy.id = QStringLiteral("map.copy-picture");
    copy.text = tr("Copy the map as a picture");
    copy.icon = QStringLiteral("copy");
    copy.keys = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    copy.menu = QStringLiteral("map");
    copy.beginsGroup = true;
    copy.called = [this] { take(asOnScreen()); };
    m_bench.commands.add(copy);
    CommandSpec save;
    save.id = QStringLiteral("map.save-picture");
    save.text = tr("Save the map as a picture …");
    save.icon = QStringLiteral("export");
    save.menu = QStringLiteral("map");
    save.called = [this] { askSave(); };
    m_bench.commands.add(save);
}

ShotWish MapShots::asOnScreen() const {
    const MapFrame& frame = m_bench.map.frame();
    ShotWish wish;
    wish.dpi = screenDpi * m_bench.map.devicePixelRatioF();
    wish.widthMillimetres = frame.width / screenDpi * millimetresPerInch;
    wish.heightMillimetres = frame.height / screenDpi * millimetresPerInch;
    wish.hasLegend = false;
    return wish;
}

void MapShots::askSave() {
    auto* dialog = new QDialog(&m_bench.window);
    dialog->setObjectName(QStringLiteral("savePicture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save the map as a picture"));
    auto* form = new QFormLayout(dialog);
    const MapFrame& frame = m_bench.map.frame();
    const auto length = [&](const QString& label, double value) {
        auto* box = new QDoubleSpinBox;
        box->setDecimals(0);
        box->setRange(20, 1500);
        box->setSuffix(tr(" mm"));
        box->setValue(value);
        box->setAccessibleName(label);
        form->addRow(label, box);
        return box;
    };
    auto* width = length(tr("Width"), usualWidth);
    auto* height = length(tr("Height"), usualWidth * frame.height / frame.width);
    auto* dpi = new QSpinBox;
    dpi->setRange(50, 600);
    dpi->setSingleStep(50);
    dpi->setValue(300);
    dpi->setSuffix(tr(" dots per inch"));
    dpi->setAccessibleName(tr("Sharpness"));
    form->addRow(tr("Sharpness"), dpi);
    auto* title = new QLineEdit;
    title->setAccessibleName(tr("Title"));
    title->setPlaceholderText(tr("None"));
    form->addRow(tr("Title"), title);
    auto* legend = new QCheckBox(tr("With the legend"));
    legend->setChecked(true);
    form->addRow(QString(), legend);
    auto* bar = new QCheckBox(tr("With the scale bar"));
    bar->setChecked(true);
    form->addRow(QString(), bar);
    auto* size = new QLabel;
    size->setObjectName(QStringLiteral("help"));
    form->addRow(QString(), size);
    auto* buttons = new QDialogButtonBox;
    auto* save = buttons->addButton(tr("Save …"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    form->addRow(buttons);
    const auto wished = [=] {
        ShotWish wish;
        wish.widthMillimetres = width->value();
        wish.heightMillimetres = height->value();
        wish.dpi = dpi->value();
        wish.hasLegend = legend->isChecked();
        wish.hasScaleBar = bar->isChecked();
        wish.title = title->text().trimmed();
        return wish;
    };
    const auto show = [=] {
        const ShotWish wish = wished();
        save->setEnabled(wish.isPossible());
        size->setText(wish.isPossible() ? tr("%1 × %2 pixels")
                                              .arg(grouped(wish.widthPixels(), 0),
                                                   grouped(wish.heightPixels(), 0))
                                        : tr("Too large: make it smaller or less sharp."));
    };
    for (QDoubleSpinBox* box : {width, height})
        connect(box, &QDoubleSpinBox::valueChanged, dialog, show);
    connect(dpi, &QSpinBox::valueChanged, dialog, show);
    show();
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, dialog, wished] {
        ShotWish wish = wished();
        wish.file = QFileDialog::getSaveFileName(dialog, tr("Save the map as a picture"),
                                                 m_bench.document.title() + tr(" map.png"),
                                                 tr("Picture (*.png);;PDF (*.pdf)"));
        if (wish.file.isEmpty()) return;
        if (QFileInfo(wish.file).suffix().isEmpty()) wish.file += QStringLiteral(".png");
        dialog->accept();
        take(wish);
    });
    dialog->open();
}

void MapShots::take(const ShotWish& wish) {
    if (!wish.isPossible()) {
        m_bench.messages.showNotice(tr("Too large: make it smaller or less sharp."));
        return;
    }
    MapFrame frame = m_bench.map.frame();
    render::MapRequest request;
    request.layers = m_bench.map.content();
    request.widthPixels = wish.widthPixels();
    request.heightPixels = wish.heightPixels();
    // All that the map shows, and more where the picture has another shape.
    frame.metresPerPixel *=
        std::max(frame.width / request.widthPixels, frame.height / request.heightPixels);
    frame.width = request.widthPixels;
    frame.height = request.heightPixels;
    request.extent = frame.straightExtent();
    request.crs = m_bench.map.crs();
    request.dpi = wish.dpi * m_bench.map.magnification();
    request.rotationDegrees = frame.rotationDegrees;
    const std::int64_t work = m_bench.work.begin(
        tr("Drawing a picture of the map"), [renderer = &m_bench.renderer, crs = request.crs] {
            // A newer wish takes the place of the one before: nothing, of one pixel.
            render::MapRequest nothing;
            nothing.crs = crs;
            nothing.extent = {0, 0, 1, 1};
            nothing.widthPixels = nothing.heightPixels = 1;
            renderer->draw(shotView, nothing, [](const Result<render::MapImage>&) {});
        });
    m_bench.renderer.draw(
        shotView, std::move(request),
        [self = QPointer<MapShots>(this), wish, frame, work](Result<render::MapImage> drawn) {
            onGuiThread(self, [wish, frame, work, drawn = std::move(drawn)](MapShots& shots) {
                shots.finish(wish, frame, work, drawn);
            });
        });
}

void MapShots::finish(const ShotWish& wish,
                      const MapFrame& frame,
                      std::int64_t work,
                      const Result<render::MapImage>& drawn) {
    const auto fail = [this, work](const Error& error) {
        const bool isStopped = error.code == ErrorCode::Cancelled;
        m_bench.work.end(work, isStopped ? Work::State::Stopped : Work::State::Failed);
        m_bench.messages.showError(error);
    };
    if (!drawn.ok()) return fail(drawn.error());
    Furniture furniture;
    if (wish.hasLegend) furniture.legend = rowsInSight(m_bench);
    furniture.title = wish.title;
    if (const RegionFilter::Region* region = m_bench.region.chosen())
        furniture.region = outlineOf(*region->shape);
    furniture.attribution = m_bench.map.attribution();
    furniture.hasScaleBar = wish.hasScaleBar;
    inBackground<QImage>(
        this,
        [picture = drawn.value(), furniture, frame, wish](const Progress&) -> Result<QImage> {
            const QImage map(picture.pixels.data(), picture.widthPixels, picture.heightPixels,
                             picture.bytesPerRow, QImage::Format_ARGB32_Premultiplied);
            QImage image(map.size(), QImage::Format_RGB32);
            if (image.isNull()) return cannotWrite(wish.file, QStringLiteral("out of memory"));
            image.fill(theme().mapGround);
            {
                const double scale = wish.dpi / screenDpi;
                MapFrame onScreen = frame;
                onScreen.width /= scale;
                onScreen.height /= scale;
                onScreen.metresPerPixel *= scale;
                QPainter painter(&image);
                painter.drawImage(0, 0, map);
                painter.scale(scale, scale);
                paintFurniture(painter, furniture, onScreen);
            }
            const int dots = static_cast<int>(std::lround(wish.dpi / millimetresPerInch * 1000));
            image.setDotsPerMeterX(dots);
            image.setDotsPerMeterY(dots);
            if (!wish.file.isEmpty()) HETU_CHECK(write(image, frame, wish));
            return image;
        },
        [this, fail, work, wish](Result<QImage> image) {
            if (!image.ok()) return fail(image.error());
            m_bench.work.end(work, Work::State::Done);
            if (wish.file.isEmpty()) {
                QGuiApplication::clipboard()->setImage(image.value());
                m_bench.messages.showNotice(
                    tr("The map is in the clipboard: paste it into a text or a message."));
                return;
            }
            const QString folder = QFileInfo(wish.file).absolutePath();
            m_bench.messages.showDone(
                tr("%1 was written.").arg(wish.file), tr("Open the folder"),
                [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
        });
}

}  // namespace hetu::desktop
