#pragma once
#include <string>
#include <utility>
#include <vector>

#include "layers/workspace/workspace.h"

namespace hetu::app {

/// Brings a result of another workspace into this one, under a name of its own, so that two years
/// can be compared: `layer` names one of its layers, the whole result comes along. It keeps the
/// analysis, parameters and day it was made with; nothing here makes it stale.
/// Returns the layers as they are now named, with their rows (cells).
/// Errors   NotFound: no such layer, or it is no result. InvalidArgument: no suffix, or one of
/// other
///          than small letters, digits and _. Crs: the workspaces differ in it. Io.
[[nodiscard]] Result<std::vector<std::pair<std::string, std::size_t>>> copyResult(
    Workspace& to, const Workspace& from, const std::string& layer, const std::string& suffix);

}  // namespace hetu::app
