#include "app/desktop/charts/charts_room.h"

#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/panels.h"

namespace hetu::desktop {

ChartsRoom::ChartsRoom(const Workbench& bench, QObject* parent)
    : QObject(parent), m_panel(new ChartPanel(bench.document, bench.selection)) {
    PanelSpec spec;
    spec.id = QStringLiteral("charts");
    spec.title = tr("Charts");
    spec.icon = QStringLiteral("chart");
    spec.place = Place::Bottom;
    spec.content = m_panel;
    bench.panels.add(spec);
    connect(&bench.document, &Document::opened, m_panel, &ChartPanel::takeDocument);
    connect(&bench.document, &Document::changed, m_panel, &ChartPanel::takeDocument);
    connect(&bench.document, &Document::itemsChanged, m_panel, [this](const QString& kind) {
        if (kind == QStringLiteral("layer")) m_panel->takeFilter();
    });
    connect(&bench.region, &RegionFilter::changed, m_panel,
            [this, region = &bench.region] { m_panel->setRegion(region->name()); });
    for (const auto signal : {&Selection::changed, &Selection::relatedChanged})
        connect(&bench.selection, signal, m_panel,
                [this](const QString& layer) { m_panel->takeSelection(layer.toStdString()); });
    connect(&bench.selection, &Selection::chartAsked, m_panel,
            [this, &panels = bench.panels](const QString& layer, const QString& field) {
                panels.show(QStringLiteral("charts"));
                m_panel->showColumn(layer.toStdString(), field.toStdString());
            });
}

}  // namespace hetu::desktop
