#include "app/desktop/layers/map_layers.h"

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

QString titleOfAnalysis(const std::string& id) {
    for (const analysis::Analysis& entry : analysis::catalogue())
        if (entry.id == id) return words(entry.title);
    return QString::fromStdString(id);
}

}  // namespace

Result<std::vector<MapLayer>> mapLayersOf(const Document::Reader& read,
                                          render::MapContent& content,
                                          const std::string& path,
                                          const std::string& region,
                                          const Progress& progress) {
    HETU_TRY(const auto state, read());
    HETU_TRY(const std::vector<render::DrawnLayer> drawn, content.allLayers(*state));
    std::vector<MapLayer> layers;
    for (const render::DrawnLayer& each : drawn) {
        const LayerInfo* info = state->find(each.id);
        MapLayer layer;
        layer.drawn = each;
        layer.analysis = info->analysis;
        if (!info->analysis.empty()) layer.analysisTitle = titleOfAnalysis(info->analysis);
        // The cells of a surface are no rows that anybody counts.
        if (!info->isSurface) {
            std::size_t rows = info->rowCount;
            if (!region.empty()) {
                HETU_TRY(const RowQuery query, RowQuery::open(path, each.id));
                RowFilter filter;
                filter.region = region;
                HETU_TRY(const auto ids, query.ids(filter, {}, progress));
                rows = ids.size();
            }
            layer.rows = grouped(static_cast<double>(rows), 0);
        }
        // Places that were looked at and left out would hide the few that were chosen.
        layer.isShownAtFirst = each.id != "candidates";
        layer.yieldsToResults = each.id == "organisations" || each.id == "buildings";
        layers.push_back(std::move(layer));
    }
    return layers;
}

Extent fullExtentOf(const Document& document) {
    Extent all;
    for (const LayerInfo& layer : document.layers())
        all.include(layer.extent);
    return all;
}

}  // namespace hetu::desktop
