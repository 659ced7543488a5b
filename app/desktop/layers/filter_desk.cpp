#include "app/desktop/layers/filter_desk.h"

#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/layer_filters.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/inspector.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/layers/filter_page.h"
#include "app/desktop/layers/filter_words.h"
#include "app/desktop/layers/layer_commands.h"
#include "app/desktop/layers/layer_panel.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {

FilterDesk::FilterDesk(const Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench) {
    addCommands();
    connect(&m_bench.document, &Document::opened, this, [this] {
        m_asked.clear();
        m_counts.clear();
    });
    connect(&m_bench.document, &Document::changed, this, &FilterDesk::takeFilters);
    connect(&m_bench.document, &Document::itemsChanged, this, [this](const QString& kind) {
        if (kind == QStringLiteral("layer")) takeFilters();
    });
    connect(&m_bench.region, &RegionFilter::changed, this, &FilterDesk::takeFilters);
}

void FilterDesk::addCommands() {
    const auto add = [this](const char* id, const QString& text, const char* iconName,
                            const QKeySequence& keys, auto act) {
        CommandSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.icon = QString::fromLatin1(iconName);
        spec.keys = keys;
        spec.menu = QStringLiteral("layer");
        spec.called = [this, act] {
            const std::string layer = m_bench.layers.chosen();
            const LayerInfo* info = m_bench.document.layer(layer);
            if (!info)
                m_bench.messages.showNotice(tr("Choose a layer in the list of layers first."));
            else if (info->isSurface)
                m_bench.messages.showNotice(
                    tr("“%1” is a surface: there are no rows to choose from.")
                        .arg(m_bench.layers.titleOf(layer)));
            else
                act(layer);
        };
        m_bench.commands.add(spec);
    };
    // As in QGIS.
    add("layer.filter", tr("&Filter …"), "filter", QKeySequence(Qt::CTRL | Qt::Key_F),
        [this](const std::string& layer) { edit(layer); });
    add("layer.filter-off", tr("Show all rows (no filter)"), "", {},
        [this](const std::string& layer) { set(layer, {}); });
}

void FilterDesk::edit(const std::string& layer) {
    const LayerInfo* info = m_bench.document.layer(layer);
    if (!info) return;
    const auto filters = layerFilters(m_bench.document);
    const auto present = filters.find(layer);
    auto* page = new FilterPage(*info, m_bench.document.path().toStdString(),
                                present == filters.end() ? render::LayerFilter() : present->second);
    connect(page, &FilterPage::chosen, this,
            [this, layer](const render::LayerFilter& filter) { set(layer, filter); });
    m_bench.inspector.present(tr("Filter: %1").arg(m_bench.layers.titleOf(layer)), page);
}

void FilterDesk::set(const std::string& layer, const render::LayerFilter& filter) {
    const Text title = titleForSteps(m_bench, layer);
    if (filter.isEmpty())
        m_bench.document.removeItem("layer", "filter:" + layer,
                                    {"Filter off: " + title.en, "取消筛选：" + title.zh});
    else
        m_bench.document.setItem("layer", "filter:" + layer, render::toJson(filter),
                                 {"Filter: " + title.en, "筛选：" + title.zh});
}

void FilterDesk::takeFilters() {
    const std::map<std::string, std::string> conditions = layerConditions(m_bench.document);
    std::map<std::string, Question> asked;
    for (const auto& [layer, condition] : conditions)
        if (const LayerInfo* info = m_bench.document.layer(layer))
            asked[layer] = {condition, info->revision, m_bench.region.name()};
    // A count of something else than what is asked now says nothing.
    std::erase_if(m_counts, [&](const auto& count) {
        const auto before = m_asked.find(count.first), now = asked.find(count.first);
        return before == m_asked.end() || now == asked.end() || before->second != now->second;
    });
    const bool isSame = asked == m_asked;
    m_asked = std::move(asked);
    show();
    if (isSame) return;
    m_counting.forget();
    if (m_asked.empty()) return;
    using Counts = std::map<std::string, std::size_t>;
    m_counting.start<Counts>(
        [path = m_bench.document.path().toStdString(), conditions,
         region = m_bench.region.name()](const Progress& progress) -> Result<Counts> {
            Counts counts;
            for (const auto& [layer, condition] : conditions) {
                // A layer that is gone, or a column: the others are counted all the same.
                const auto query = RowQuery::open(path, layer);
                if (!query.ok()) continue;
                RowFilter filter;
                filter.layerCondition = condition;
                filter.region = region;
                const auto ids = query.value().ids(filter, {}, progress);
                if (!ids.ok() && ids.error().code == ErrorCode::Cancelled) return ids.error();
                if (ids.ok()) counts[layer] = ids.value().size();
            }
            return counts;
        },
        [this](Result<Counts> counts) {
            if (!counts.ok()) return;
            m_counts = std::move(counts).value();
            show();
        });
}

void FilterDesk::show() {
    std::map<std::string, FilterNote> notes;
    for (const auto& [layer, filter] : layerFilters(m_bench.document)) {
        const LayerInfo* info = m_bench.document.layer(layer);
        if (!info) continue;
        FilterNote& note = notes[layer];
        note.words = wordsOf(*info, filter);
        note.isBroken = !canApply(m_bench.document, layer, filter);
        if (const auto count = m_counts.find(layer); count != m_counts.end())
            note.rows = tr("%1 of %2")
                            .arg(grouped(static_cast<double>(count->second), 0),
                                 grouped(static_cast<double>(info->rowCount), 0));
    }
    m_bench.layers.setFilterNotes(std::move(notes));
}

}  // namespace hetu::desktop
