#pragma once
#include <map>
#include <string>

#include "layers/model/layer_source.h"

namespace hetu::desktop {

/// What people call the values of a field: codes of the register, yes and no of a question, values
/// that the program's own style of the layer names, classes of streets. Value -> words; values that
/// speak for themselves are not in it. For a job: it reads the style file.
[[nodiscard]] std::map<std::string, Text> valueWords(const LayerInfo& layer,
                                                     const std::string& field);

}  // namespace hetu::desktop
