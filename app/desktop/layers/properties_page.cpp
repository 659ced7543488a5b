#include "app/desktop/layers/properties_page.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/layer_filters.h"
#include "app/desktop/document/result_words.h"
#include "app/desktop/layers/filter_words.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/render/base_map.h"
#include "layers/crs/crs.h"

namespace hetu::desktop {
namespace {

struct Origin {
    std::string crs;
    std::vector<ImportRecord> imports;
};

QString count(double number) {
    return grouped(number, 0);
}

}  // namespace

PropertiesPage::PropertiesPage(const Workbench& bench, const std::string& layer, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_layer(layer), m_facts(new QGridLayout) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 4, 0);
    m_facts->setHorizontalSpacing(12);
    m_facts->setColumnStretch(1, 1);
    rows->addLayout(m_facts);
    if (m_bench.document.layer(m_layer))
        fillLayer();
    else
        fillBaseMap();
    rows->addStretch(1);
}

QLabel* PropertiesPage::say(const QString& what, const QString& said) {
    auto* heading = new QLabel(what);
    heading->setObjectName(QStringLiteral("help"));
    auto* label = new QLabel(said);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(what);
    label->setProperty("isFact", true);
    const int row = m_facts->rowCount();
    m_facts->addWidget(heading, row, 0, Qt::AlignTop);
    m_facts->addWidget(label, row, 1);
    return label;
}

QString PropertiesPage::said() const {
    QStringList lines;
    for (const QLabel* label : findChildren<QLabel*>())
        if (label->property("isFact").toBool())
            lines << label->accessibleName() + QStringLiteral(": ") + label->text();
    return lines.join(QLatin1Char('\n'));
}

void PropertiesPage::fillBaseMap() {
    const MapLayer* layer = m_bench.layers.layer(m_layer);
    if (!layer) return;
    say(tr("Name"), m_bench.layers.titleOf(m_layer));
    if (layer->drawn.mayGoOnLine) {
        say(tr("From"), tr("Tianditu, the map service of the state, over the network"));
        say(tr("State"), !layer->trouble.isEmpty() ? tr("off: there is no key")
                         : m_bench.layers.isShown(m_layer)
                             ? tr("switched on: what is looked at is fetched from the network")
                             : tr("off: nothing is fetched"));
        return;
    }
    say(tr("File"), layer->source);
    if (!layer->trouble.isEmpty()) say(tr("State"), layer->trouble);
    if (!layer->extent.isEmpty())
        say(tr("Size on the ground"), tr("%1 km by %2 km")
                                          .arg(grouped(layer->extent.width() / 1000, 1),
                                               grouped(layer->extent.height() / 1000, 1)));
}

void PropertiesPage::fillLayer() {
    const LayerInfo& info = *m_bench.document.layer(m_layer);
    say(tr("Name"), m_bench.layers.titleOf(m_layer));
    say(tr("Name in the file"), QString::fromStdString(info.name));
    const QString kind = info.isSurface ? tr("surface: a value for every place")
                         : info.geometry == GeometryKind::Point   ? tr("points")
                         : info.geometry == GeometryKind::Line    ? tr("lines")
                         : info.geometry == GeometryKind::Polygon ? tr("areas")
                                                                  : tr("table without positions");
    say(tr("Kind"), kind);
    const auto rows = static_cast<double>(info.rowCount);
    say(info.isSurface ? tr("Cells") : tr("Rows"), count(rows));
    const auto filters = layerFilters(m_bench.document);
    if (const auto filter = filters.find(m_layer); filter != filters.end())
        say(tr("Filter"), wordsOf(info, filter->second));
    if (!info.crs.empty()) m_crs = say(tr("Coordinate system"), QString::fromStdString(info.crs));
    if (!info.extent.isEmpty()) {
        const Extent& e = info.extent;
        say(tr("Extent"), tr("east %1 to %2 m\nnorth %3 to %4 m\n%5 km by %6 km")
                              .arg(count(e.minX), count(e.maxX), count(e.minY), count(e.maxY),
                                   grouped(e.width() / 1000, 1), grouped(e.height() / 1000, 1)));
    }
    m_origin = say(tr("Where from"), info.analysis.empty() ? tr("Reading …") : resultWords());
    if (!info.fields.empty()) {
        auto* columns = new QTreeWidget;
        columns->setObjectName(QStringLiteral("columns"));
        columns->setAccessibleName(tr("Columns"));
        columns->setRootIsDecorated(false);
        columns->setUniformRowHeights(true);
        columns->setHeaderLabels({tr("Column"), tr("Holds"), tr("In the file")});
        for (const Field& field : info.fields) {
            const QString unit = shownUnit(field.unit);
            const QString holds = field.type == FieldType::Text ? tr("text")
                                  : unit.isEmpty()              ? tr("number")
                                                                : tr("number in %1").arg(unit);
            const QString label =
                field.label.isEmpty() ? QString::fromStdString(field.name) : words(field.label);
            auto* line =
                new QTreeWidgetItem(columns, {label, holds, QString::fromStdString(field.name)});
            for (int i = 0; i < 3; ++i)
                line->setToolTip(i, line->text(i));
        }
        columns->header()->setSectionResizeMode(QHeaderView::Stretch);
        const int shown = std::min(static_cast<int>(info.fields.size()), 12);
        columns->setMinimumHeight((shown + 1) * 26 + 8);
        auto* heading = new QLabel(tr("Columns (%1)").arg(info.fields.size()));
        heading->setObjectName(QStringLiteral("help"));
        m_facts->addWidget(heading, m_facts->rowCount(), 0, 1, 2);
        m_facts->addWidget(columns, m_facts->rowCount(), 0, 1, 2);
    }
    readOrigin();
}

QString PropertiesPage::resultWords() const {
    for (const StoredResult& result : m_bench.document.results()) {
        if (std::find(result.layers.begin(), result.layers.end(), m_layer) == result.layers.end())
            continue;
        QStringList lines(tr("the analysis “%1”, made %2").arg(titleOf(result), whenMade(result)));
        const QStringList values = chosenValues(result);
        lines << (values.isEmpty() ? tr("with the usual values")
                                   : values.join(QStringLiteral("; ")));
        lines << (result.isStale ? tr("older than its data: run it again to bring it up to date")
                                 : tr("up to date"));
        return lines.join(QLatin1Char('\n'));
    }
    return tr("an analysis");
}

void PropertiesPage::readOrigin() {
    const LayerInfo& info = *m_bench.document.layer(m_layer);
    m_reading.start<Origin>(
        [path = m_bench.document.path().toStdString(), code = info.crs,
         layer = m_layer](const Progress&) -> Result<Origin> {
            Origin origin;
            if (const Result<Crs> crs = crsOf(code); crs.ok()) origin.crs = crs.value().name;
            HETU_TRY(const Workspace workspace, Workspace::open(path));
            HETU_TRY(const std::vector<ImportRecord> all, workspace.imports());
            for (const ImportRecord& record : all)
                if (record.kind == layer || record.kind.starts_with(layer + ":"))
                    origin.imports.push_back(record);
            return origin;
        },
        [this, isResult = !info.analysis.empty(), code = info.crs](Result<Origin> origin) {
            if (!origin.ok()) {
                if (!isResult) m_origin->setText(words(origin.error().message));
                return;
            }
            if (m_crs && !origin.value().crs.empty())
                m_crs->setText(QStringLiteral("%1\n%2").arg(
                    QString::fromStdString(origin.value().crs), QString::fromStdString(code)));
            if (isResult) return;
            QStringList lines;
            for (const ImportRecord& record : origin.value().imports) {
                const QDateTime when =
                    QDateTime::fromString(QString::fromStdString(record.finished), Qt::ISODate);
                lines << tr("imported from %1 on %2: %3 of %4 rows")
                             .arg(QString::fromStdString(record.file),
                                  QLocale().toString(when.toLocalTime(),
                                                     QStringLiteral("yyyy-MM-dd HH:mm")),
                                  count(static_cast<double>(record.rowsUsed)),
                                  count(static_cast<double>(record.rowsRead)));
                if (!record.crs.empty() && record.crs != code)
                    lines << tr("carried over from %1").arg(QString::fromStdString(record.crs));
            }
            if (lines.isEmpty())
                lines << tr("not from a file: drawn in Hetu, or made with the sample");
            m_origin->setText(lines.join(QLatin1Char('\n')));
        });
}

}  // namespace hetu::desktop
