#pragma once
#include <string>

#include "layers/base/result.h"

namespace hetu {

/// The folder that holds styles/ and data/: $HETU_HOME; else the nearest folder above the running
/// program that has a styles/layers, or whose share/hetu has; else /usr/share/hetu.
/// Errors   NotFound: none of these has a styles/layers.
[[nodiscard]] Result<std::string> resourceFolder();

}  // namespace hetu
