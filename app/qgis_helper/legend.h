#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/qgis_helper/layer_store.h"

class QgsLayerTreeLayer;

namespace hetu::helper {

/// One entry for every symbol that the styles of `layers` name, in their order. `begin` is called
/// with the id of each layer before it is touched.
[[nodiscard]] Result<std::vector<render::LegendEntry>> drawLegend(
    LayerStore& store,
    const std::vector<render::DrawnLayer>& layers,
    const std::function<void(const std::string&)>& begin);

/// Which legend nodes of a layer show a symbol that can be seen on the map, by their index.
[[nodiscard]] QList<int> visibleNodes(QgsLayerTreeLayer& node);

/// Symbols that stand on their place with their foot (pins) sit in the middle of their legend line.
void centreSymbols(QgsLayerTreeLayer& node);

}  // namespace hetu::helper
