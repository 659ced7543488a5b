#pragma once
#include <vector>

#include "app/desktop/document.h"
#include "app/desktop/layer_panel.h"

namespace hetu::desktop {

/// What the layer panel shows of a workspace, bottom to top, in the installed language.
[[nodiscard]] std::vector<MapLayer> mapLayersOf(const Document& document);

/// What "everything" is on the map: the extent of the register and its results, so that a wide base
/// map does not make the city small.
[[nodiscard]] Extent fullExtentOf(const Document& document);

}  // namespace hetu::desktop
