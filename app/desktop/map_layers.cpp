#include "app/desktop/map_layers.h"

namespace hetu::desktop {
std::vector<MapLayer> mapLayersOf(const Document&) { return {}; }
Extent fullExtentOf(const Document& document) {
    Extent all;
    for (const LayerInfo& layer : document.layers()) all.include(layer.extent);
    return all;
}
}  // namespace hetu::desktop
