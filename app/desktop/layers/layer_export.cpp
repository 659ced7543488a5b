#include "app/desktop/layers/layer_export.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMainWindow>
#include <algorithm>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/layer_filters.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/work.h"
#include "app/desktop/layers/layer_panel.h"
#include "layers/io/write_layer.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

struct Written {
    std::size_t rows = 0;
    std::vector<Text> notes = {};  ///< what the format could not keep
};

/// Only the rows of `ids`, ascending. REQUIRES: the first column is the id.
void keepRows(Layer& layer, const std::vector<std::int64_t>& ids) {
    std::vector<std::size_t> kept;
    for (std::size_t row = 0; row < layer.rowCount(); ++row)
        if (std::binary_search(
                ids.begin(), ids.end(),
                static_cast<std::int64_t>(layer.table.columns().front().numbers[row])))
            kept.push_back(row);
    const auto thin = [&](auto& values) {
        if (values.empty()) return;
        for (std::size_t i = 0; i < kept.size(); ++i)
            values[i] = std::move(values[kept[i]]);
        values.resize(kept.size());
    };
    for (Column& column : layer.table.columns()) {
        thin(column.numbers);
        thin(column.texts);
    }
    thin(layer.points);
    thin(layer.shapes);
}

/// Reads one layer of the workspace, the rows of `seen`, and writes it to a file.
Result<Written> writeOne(const Workspace& workspace,
                         const std::string& name,
                         const RowFilter& seen,
                         const std::string& file,
                         Language language,
                         const Progress& progress) {
    HETU_TRY(const auto source, workspace.snapshot());
    const LayerInfo* info = source->find(name);
    if (!info)
        return Error{ErrorCode::NotFound,
                     textOf("There is no layer named \"{}\".", "没有名为“{}”的图层。", name),
                     {}};
    if (info->isSurface) {
        HETU_TRY(const Surface surface, source->readSurface(name));
        HETU_CHECK(writeSurface(surface, workspace.crs(), file, progress));
        return Written{surface.values.size()};
    }
    std::vector<std::string> fields{"id"};
    for (const Field& field : info->fields)
        fields.push_back(field.name);
    HETU_TRY(Layer layer, source->read(name, fields, progress.sub(0, 0.4)));
    if (!seen.isEmpty()) {
        HETU_TRY(const RowQuery query, RowQuery::open(workspace.path(), name));
        HETU_TRY(const auto ids, query.ids(seen, {}, progress.sub(0.4, 0.5)));
        keepRows(layer, ids);
    }
    HETU_TRY(std::vector<Text> notes,
             writeLayer(layer, *info, workspace.crs(), file, language, progress.sub(0.5, 1)));
    return Written{layer.rowCount(), std::move(notes)};
}

}  // namespace

LayerExport::LayerExport(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench) {
    CommandSpec spec;
    spec.id = QStringLiteral("layer.export");
    spec.text = tr("E&xport …");
    spec.icon = QStringLiteral("export");
    spec.menu = QStringLiteral("layer");
    spec.beginsGroup = true;
    spec.called = [this] {
        const std::string chosen = m_bench.layers.chosen();
        if (m_bench.document.layer(chosen))
            ask(chosen);
        else
            askWhich();
    };
    m_bench.commands.add(spec);
}

void LayerExport::askWhich() {
    QStringList titles;
    std::vector<std::string> names;
    for (const LayerInfo& layer : m_bench.document.layers()) {
        if (layer.rowCount == 0) continue;
        titles << QStringLiteral("%1 (%2)").arg(words(layer.title, layer.name),
                                                QString::fromStdString(layer.name));
        names.push_back(layer.name);
    }
    if (names.empty()) {
        m_bench.messages.showNotice(tr("The workspace holds no rows yet."));
        return;
    }
    auto* dialog = new QInputDialog(&m_bench.window);
    dialog->setObjectName(QStringLiteral("whichLayer"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Export layer"));
    dialog->setLabelText(tr("Which layer?"));
    dialog->setComboBoxItems(titles);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, titles, names](const QString& title) {
                const auto at = titles.indexOf(title);
                if (at >= 0) ask(names[static_cast<std::size_t>(at)]);
            });
    dialog->open();
}

void LayerExport::ask(const std::string& layer) {
    const LayerInfo* info = m_bench.document.layer(layer);
    if (!info) return;
    const QStringList filters =
        info->isSurface ? QStringList{tr("GeoTIFF (*.tif)")}
                        : QStringList{tr("Excel (*.xlsx)"),      tr("CSV (*.csv)"),
                                      tr("GeoPackage (*.gpkg)"), tr("GeoJSON (*.geojson)"),
                                      tr("Shapefile (*.shp)"),   tr("KML (*.kml)"),
                                      tr("FlatGeobuf (*.fgb)")};
    auto* dialog = new QFileDialog(&m_bench.window, tr("Export layer"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    const auto takeEnding = [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).chopped(1));
    };
    connect(dialog, &QFileDialog::filterSelected, dialog, takeEnding);
    takeEnding(filters.front());
    dialog->selectFile(m_bench.layers.titleOf(layer).replace(QLatin1Char('/'), QLatin1Char('_')));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, layer](const QString& path) { write(layer, path); });
    dialog->open();
}

void LayerExport::write(const std::string& layer, const QString& path) {
    RowFilter seen;
    seen.layerCondition = layerCondition(m_bench.document, layer);
    seen.region = m_bench.region.name();
    Job* job = startJob<Written>(
        [layer, seen, file = path.toStdString(), workspace = m_bench.document.path().toStdString(),
         language = installedLanguage()](const Progress& progress) -> Result<Written> {
            HETU_TRY(const Workspace own, Workspace::open(workspace));
            return writeOne(own, layer, seen, file, language, progress);
        },
        [this, path, isFiltered = !seen.isEmpty()](Result<Written> written) {
            if (!written.ok()) {
                m_bench.messages.showError(written.error());
                return;
            }
            const QString rows = grouped(static_cast<double>(written.value().rows), 0);
            QStringList said(
                isFiltered
                    ? tr("%1 was written: the %2 rows that the filter shows.")
                          .arg(QDir::toNativeSeparators(path), rows)
                    : tr("%1 was written (%2 rows).").arg(QDir::toNativeSeparators(path), rows));
            for (const Text& note : written.value().notes)
                said << words(note);
            m_bench.messages.showReport(said.join(QLatin1Char('\n')));
        },
        this);
    m_bench.work.follow(job, tr("Exporting %1").arg(QFileInfo(path).fileName()));
}

}  // namespace hetu::desktop
