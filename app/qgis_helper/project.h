#pragma once
#include "app/qgis_helper/layer_store.h"

namespace hetu::helper {

/// Writes a QGIS project with the layers as they look here; the file written.
/// Errors   as LayerStore::make; Io.
[[nodiscard]] Result<std::string> saveProject(const render::ProjectRequest& request);

}  // namespace hetu::helper
