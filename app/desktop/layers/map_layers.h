#pragma once
#include <vector>

#include "app/desktop/document/document.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/render/map_content.h"

namespace hetu::desktop {

/// What the layer panel shows of a workspace, bottom to top, in the language of `content`. For a
/// job: it reads the file and unpacks surfaces.
/// Errors   as of MapContent::allLayers().
[[nodiscard]] Result<std::vector<MapLayer>> mapLayersOf(const Document::Reader& read,
                                                        render::MapContent& content);

/// What "everything" is on the map: the extent of the register and its results.
[[nodiscard]] Extent fullExtentOf(const Document& document);

}  // namespace hetu::desktop
