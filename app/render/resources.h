#pragma once
#include <string>

#include "layers/base/result.h"

namespace hetu::render {

/// The folder that holds styles/ and data/: $HETU_HOME; else the nearest folder above the running
/// program that has a styles/layers; else share/hetu beside the program's bin; else
/// /usr/share/hetu.
/// Errors   NotFound: none of these has a styles/layers.
[[nodiscard]] Result<std::string> resourceFolder();

/// The path of styles/layers/NAME.qml, or "" where there is none.
[[nodiscard]] std::string layerStyle(const std::string& resources, const std::string& name);

}  // namespace hetu::render
