#pragma once
#include <map>
#include <string>

#include "app/render/layer_filter.h"

namespace hetu::desktop {

class Document;

/// The filters that are kept with the layers (items "layer", "filter:NAME"): what the map, the
/// table, the charts and every click obey. Analyses do not: they read all rows.
[[nodiscard]] std::map<std::string, render::LayerFilter> layerFilters(const Document& document);

/// False: it asks for a column that the layer does not have (any more). Such a filter lets nothing
/// through, for nobody knows what it was to show.
[[nodiscard]] bool canApply(const Document& document,
                            const std::string& layer,
                            const render::LayerFilter& filter);

/// The filter of `layer` as a condition of SQLite, for jobs that read rows; "" without one.
[[nodiscard]] std::string layerCondition(const Document& document, const std::string& layer);
/// All that there are, by layer.
[[nodiscard]] std::map<std::string, std::string> layerConditions(const Document& document);

}  // namespace hetu::desktop
