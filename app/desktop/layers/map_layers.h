#pragma once
#include <vector>

#include "app/desktop/document/document.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/render/map_content.h"

namespace hetu::desktop {

/// What the layer panel shows of a workspace, bottom to top, in the language of `content`. For a
/// job: it reads the file and unpacks surfaces.
/// Rows are counted in `region` of the workspace file `path` ("": all of them).
/// Errors   as of MapContent::allLayers(). Cancelled.
[[nodiscard]] Result<std::vector<MapLayer>> mapLayersOf(const Document::Reader& read,
                                                        render::MapContent& content,
                                                        const std::string& path,
                                                        const std::string& region,
                                                        const Progress& progress);

/// What "everything" is on the map: the extent of the register and its results.
[[nodiscard]] Extent fullExtentOf(const Document& document);

}  // namespace hetu::desktop
