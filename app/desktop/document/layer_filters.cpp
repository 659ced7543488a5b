#include "app/desktop/document/layer_filters.h"

#include <algorithm>

#include "app/desktop/document/document.h"

namespace hetu::desktop {

std::map<std::string, render::LayerFilter> layerFilters(const Document& document) {
    constexpr std::string_view prefix = "filter:";
    std::map<std::string, render::LayerFilter> filters;
    for (const auto& [name, json] : document.items("layer")) {
        if (!name.starts_with(prefix)) continue;
        const auto filter = render::filterFromJson(json);
        if (filter.ok() && !filter.value().isEmpty())
            filters[name.substr(prefix.size())] = filter.value();
    }
    return filters;
}

bool canApply(const Document& document,
              const std::string& layer,
              const render::LayerFilter& filter) {
    const LayerInfo* info = document.layer(layer);
    return info && std::all_of(filter.conditions.begin(), filter.conditions.end(),
                               [&](const render::FilterCondition& condition) {
                                   return info->field(condition.field) != nullptr;
                               });
}

std::map<std::string, std::string> layerConditions(const Document& document) {
    std::map<std::string, std::string> conditions;
    for (const auto& [layer, filter] : layerFilters(document))
        // SQLite takes the name of a column that is not there for a text: it must not be asked.
        conditions[layer] = canApply(document, layer, filter) ? render::toSql(filter) : "0";
    return conditions;
}

std::string layerCondition(const Document& document, const std::string& layer) {
    const std::map<std::string, std::string> all = layerConditions(document);
    const auto at = all.find(layer);
    return at == all.end() ? std::string() : at->second;
}

}  // namespace hetu::desktop
