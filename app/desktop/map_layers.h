#pragma once
#include <vector>

#include "app/desktop/document.h"
#include "app/desktop/layer_panel.h"
#include "app/render/map_content.h"

namespace hetu::desktop {

/// What the layer panel shows of a workspace, bottom to top, in the language of `content`.
/// Errors   as of MapContent::allLayers().
[[nodiscard]] Result<std::vector<MapLayer>> mapLayersOf(const Document& document,
                                                        render::MapContent& content);

/// What "everything" is on the map: the extent of the register and its results.
[[nodiscard]] Extent fullExtentOf(const Document& document);

}  // namespace hetu::desktop
