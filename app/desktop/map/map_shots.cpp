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
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>
#include <algorithm>
#include <cmath>
#include <memory>

#include "app/desktop/base/gui_thread.h"
#include "app/desktop/base/job.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/work.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/map/region_mask.h"

namespace hetu::desktop {
namespace {

constexpr int shotView = 70, rightShotView = 71;  // of the renderer: no other picture has them
constexpr double millimetresPerInch = 25.4;
constexpr double screenDpi = 96;
constexpr double usualWidth = 260;  // millimetres: an A4 sheet lying, within its margins

}  // namespace

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
        QString kind;
        wish.file = QFileDialog::getSaveFileName(
            dialog, tr("Save the map as a picture"), m_bench.document.title() + tr(" map"),
            tr("Picture (*.png);;PDF (*.pdf);;Drawing (*.svg)"), &kind);
        if (wish.file.isEmpty()) return;
        if (QFileInfo(wish.file).suffix().isEmpty())
            wish.file += kind.contains(QStringLiteral("svg"))   ? QStringLiteral(".svg")
                         : kind.contains(QStringLiteral("pdf")) ? QStringLiteral(".pdf")
                                                                : QStringLiteral(".png");
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
    auto sheet = std::make_shared<ShotSheet>();
    sheet->wish = wish;
    sheet->comparison = m_bench.map.comparison();
    sheet->attribution = m_bench.map.attribution();
    render::MapRequest request;
    request.layers = m_bench.map.content();
    request.widthPixels = wish.widthPixels();
    request.heightPixels = wish.heightPixels();
    if (sheet->isBeside())
        request.widthPixels = std::max(
            1, (request.widthPixels - static_cast<int>(besideGap * wish.dpi / screenDpi)) / 2);
    // All that the map shows, and more where the picture has another shape.
    MapFrame frame = m_bench.map.frame();
    frame.metresPerPixel *=
        std::max(frame.width / request.widthPixels, frame.height / request.heightPixels);
    frame.width = request.widthPixels;
    frame.height = request.heightPixels;
    sheet->frame = frame;
    request.extent = frame.straightExtent();
    request.crs = m_bench.map.crs();
    request.dpi = wish.dpi * m_bench.map.magnification();
    request.rotationDegrees = frame.rotationDegrees;
    const int maps = sheet->comparison ? 2 : 1;
    const std::int64_t work =
        m_bench.work.begin(tr("Drawing a picture of the map"),
                           [renderer = &m_bench.renderer, crs = request.crs, maps] {
                               // A newer wish takes the place of the one before: nothing, of one
                               // pixel.
                               render::MapRequest nothing;
                               nothing.crs = crs;
                               nothing.extent = {0, 0, 1, 1};
                               nothing.widthPixels = nothing.heightPixels = 1;
                               for (int map = 0; map < maps; ++map)
                                   renderer->draw(map == 0 ? shotView : rightShotView, nothing,
                                                  [](const Result<render::MapImage>&) {});
                           });
    auto waited = std::make_shared<int>(maps);
    for (int map = 0; map < maps; ++map) {
        if (map == 1) request.layers = sheet->comparison->right.layers;
        m_bench.renderer.draw(map == 0 ? shotView : rightShotView, request,
                              [self = QPointer<MapShots>(this), sheet, waited, map,
                               work](Result<render::MapImage> drawn) {
                                  onGuiThread(self, [sheet, waited, map, work,
                                                     drawn = std::move(drawn)](MapShots& shots) {
                                      if (*waited == 0) return;  // the other map failed
                                      if (!drawn.ok()) {
                                          *waited = 0;
                                          return shots.fail(work, drawn.error());
                                      }
                                      (map == 0 ? sheet->left : sheet->right) = drawn.value();
                                      if (--*waited == 0) shots.finish(sheet, work);
                                  });
                              });
    }
}

void MapShots::fail(std::int64_t work, const Error& error) {
    const bool isStopped = error.code == ErrorCode::Cancelled;
    m_bench.work.end(work, isStopped ? Work::State::Stopped : Work::State::Failed);
    m_bench.messages.showError(error);
}

void MapShots::finish(const std::shared_ptr<ShotSheet>& sheet, std::int64_t work) {
    if (sheet->wish.hasLegend) sheet->legend = rowsInSight(m_bench);
    if (const RegionFilter::Region* region = m_bench.region.chosen())
        sheet->region = outlineOf(*region->shape);
    inBackground<QImage>(
        this, [sheet](const Progress&) { return sheet->make(); },
        [this, work, file = sheet->wish.file](Result<QImage> image) {
            if (!image.ok()) return fail(work, image.error());
            m_bench.work.end(work, Work::State::Done);
            if (file.isEmpty()) {
                QGuiApplication::clipboard()->setImage(image.value());
                m_bench.messages.showNotice(
                    tr("The map is in the clipboard: paste it into a text or a message."));
                return;
            }
            const QString folder = QFileInfo(file).absolutePath();
            m_bench.messages.showDone(
                tr("%1 was written.").arg(file), tr("Open the folder"),
                [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
        });
}

}  // namespace hetu::desktop
