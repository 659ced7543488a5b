// What the File menu does: open, import, export. The work itself runs in a Job on a connection of
// its own; the window only hears how it went.
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QPointer>

#include "app/desktop/base/gui_thread.h"
#include "app/desktop/base/language.h"
#include "app/desktop/frame/main_window.h"
#include "app/render/map_sheet.h"

namespace hetu::desktop {
namespace {

QString withEnding(const QString& path, const QString& ending) {
    return QFileInfo(path).suffix().isEmpty() ? path + ending : path;
}

}  // namespace

void MainWindow::askOpen() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a workspace"), {},
                                                      tr("Hetu workspaces (*.hetu)"));
    if (!path.isEmpty()) open(path);
}

void MainWindow::askNew() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Where to keep the new workspace"),
                                                      {}, tr("Hetu workspaces (*.hetu)"));
    if (path.isEmpty()) return;
    m_document.create(withEnding(path, QStringLiteral(".hetu")), [this](const Status& made) {
        if (made.ok())
            m_messages->showNotice(
                tr("The workspace is empty. Import your lists: File, Import file."));
        else
            m_messages->showError(made.error());
    });
}

void MainWindow::askImport() {
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Import files"), {},
        tr("Tables and maps (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.geojson *.json *.gpkg *.sqlite "
           "*.shp *.dbf *.zip *.kml *.tab *.mif *.dxf *.fgb *.osm *.pbf);;All files (*)"));
    if (!paths.isEmpty()) take(paths);
}

void MainWindow::askExportMap() {
    QStringList titles;
    for (const render::MapTheme& theme : render::mapThemes())
        titles << words(theme.title);
    bool isChosen = false;
    const QString title = QInputDialog::getItem(this, tr("Export map"), tr("Which map?"), titles, 0,
                                                false, &isChosen);
    if (!isChosen) return;
    const render::MapTheme& theme =
        render::mapThemes()[static_cast<std::size_t>(titles.indexOf(title))];
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export map"), QString::fromStdString(theme.name) + QStringLiteral(".pdf"),
        tr("PDF (*.pdf);;Picture (*.png);;Drawing (*.svg)"));
    if (!path.isEmpty()) exportMap(theme.name, withEnding(path, QStringLiteral(".pdf")));
}

void MainWindow::exportMap(const std::string& layout, const QString& path) {
    if (!m_content) return;
    const std::int64_t work = m_work.begin(tr("Drawing the map sheet"), {});
    const auto finish = [this, work](const Result<std::string>& written) {
        m_work.end(work, written.ok() ? Work::State::Done : Work::State::Failed);
        if (written.ok())
            m_messages->showReport(
                tr("%1 was written.").arg(QString::fromStdString(written.value())));
        else
            m_messages->showError(written.error());
    };
    // The sheet is put together with a content of its own: the window's belongs to another job.
    Job* job = startJob<render::LayoutRequest>(
        [layout, path = path.toStdString(), region = m_region.name(), workspace = m_document.path().toStdString(),
         resources = m_content->resources(),
         language = installedLanguage()](const Progress&) -> Result<render::LayoutRequest> {
            HETU_TRY(const Workspace own, Workspace::open(workspace));
            HETU_TRY(const auto state, own.snapshot());
            render::MapContent content(workspace, resources, language);
            return render::mapSheet(*state, content,
                                    [&own](std::string_view key) { return own.note(key); },
                                    {layout, region, path});
        },
        [this, finish](Result<render::LayoutRequest> sheet) {
            if (!sheet.ok()) return finish(sheet.error());
            m_renderer.exportLayout(
                sheet.value(), Progress{},
                [window = QPointer<MainWindow>(this), finish](Result<std::string> written) {
                    onGuiThread(window, [finish, written = std::move(written)](MainWindow&) {
                        finish(written);
                    });
                });
        },
        this);
    connect(job, &Job::finished, job, &QObject::deleteLater);
}

}  // namespace hetu::desktop
