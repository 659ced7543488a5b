// What the File menu does: open, import, export. The work itself runs in a Job on a connection of
// its own; the window only hears how it went.
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QPointer>

#include "app/desktop/base/gui_thread.h"
#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/frame/main_window.h"
#include "app/render/map_sheet.h"
#include "layers/io/write_layer.h"

namespace hetu::desktop {
namespace {

QString withEnding(const QString& path, const QString& ending) {
    return QFileInfo(path).suffix().isEmpty() ? path + ending : path;
}

struct Written {
    std::size_t rows = 0;
    std::vector<Text> notes;  ///< what the format could not keep
};

/// Reads one layer of the workspace and writes it to a file.
Result<Written> writeOne(const Workspace& workspace,
                         const LayerSource& source,
                         const std::string& name,
                         const std::string& file,
                         Language language) {
    const LayerInfo* info = source.find(name);
    if (!info)
        return Error{ErrorCode::NotFound,
                     textOf("There is no layer named \"{}\".", "没有名为“{}”的图层。", name),
                     {}};
    if (info->isSurface) {
        HETU_TRY(const Surface surface, source.readSurface(name));
        HETU_CHECK(writeSurface(surface, workspace.crs(), file));
        return Written{surface.values.size(), {}};
    }
    std::vector<std::string> fields{"id"};
    for (const Field& field : info->fields)
        fields.push_back(field.name);
    HETU_TRY(const Layer layer, source.read(name, fields));
    HETU_TRY(std::vector<Text> notes, writeLayer(layer, *info, workspace.crs(), file, language));
    return Written{layer.rowCount(), std::move(notes)};
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

void MainWindow::askExportLayer() {
    QStringList titles;
    std::vector<std::string> names;
    for (const LayerInfo& layer : m_document.layers()) {
        if (layer.rowCount == 0) continue;
        titles << QStringLiteral("%1 (%2)").arg(words(layer.title, layer.name),
                                                QString::fromStdString(layer.name));
        names.push_back(layer.name);
    }
    if (names.empty()) {
        m_messages->showNotice(tr("The workspace holds no rows yet."));
        return;
    }
    bool isChosen = false;
    const QString title = QInputDialog::getItem(this, tr("Export layer"), tr("Which layer?"),
                                                titles, 0, false, &isChosen);
    if (!isChosen) return;
    const std::string name = names[static_cast<std::size_t>(titles.indexOf(title))];
    const LayerInfo* info = nullptr;
    for (const LayerInfo& layer : m_document.layers())
        if (layer.name == name) info = &layer;
    const QString filter = info->isSurface
                               ? tr("GeoTIFF (*.tif)")
                               : tr("Excel (*.xlsx);;CSV (*.csv);;GeoPackage (*.gpkg);;GeoJSON "
                                    "(*.geojson);;Shapefile (*.shp)");
    const QString ending = info->isSurface ? QStringLiteral(".tif") : QStringLiteral(".xlsx");
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export layer"), QString::fromStdString(name) + ending, filter);
    if (path.isEmpty()) return;

    const std::string file = withEnding(path, ending).toStdString();
    const std::string workspacePath = m_document.path().toStdString();
    Job* job = startJob<Written>(
        [file, name, workspacePath,
         language = installedLanguage()](const Progress&) -> Result<Written> {
            HETU_TRY(const Workspace own, Workspace::open(workspacePath));
            HETU_TRY(const auto source, own.snapshot());
            return writeOne(own, *source, name, file, language);
        },
        [this, file](Result<Written> written) {
            if (!written.ok()) {
                m_messages->showError(written.error());
                return;
            }
            QStringList said(tr("%1 was written (%2 rows).")
                                 .arg(QString::fromStdString(file),
                                      grouped(static_cast<double>(written.value().rows), 0)));
            for (const Text& note : written.value().notes)
                said << words(note);
            m_messages->showReport(said.join(QLatin1Char('\n')));
        },
        this);
    m_work.follow(job, tr("Exporting"));
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
        [layout, path = path.toStdString(), workspace = m_document.path().toStdString(),
         resources = m_content->resources(),
         language = installedLanguage()](const Progress&) -> Result<render::LayoutRequest> {
            HETU_TRY(const Workspace own, Workspace::open(workspace));
            HETU_TRY(const auto state, own.snapshot());
            render::MapContent content(workspace, resources, language);
            return render::mapSheet(*state, content,
                                    [&own](std::string_view key) { return own.note(key); },
                                    {layout, {}, path});
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
