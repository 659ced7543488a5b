#pragma once
#include <string>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/layer.h"
#include "layers/model/layer_source.h"

// What the rooms of layers/io share behind write_layer.h.
namespace hetu {

[[nodiscard]] Result<std::vector<Text>> writeVector(const Layer& layer,
                                                    const std::string& crs,
                                                    const std::string& path);

struct SheetToWrite {
    std::string title;
    const Layer* layer;
    const LayerInfo* info;  ///< may be null
    std::string crs;
};
[[nodiscard]] Status writeSheets(const std::vector<SheetToWrite>& sheets,
                                 const std::string& path,
                                 Language language);

}  // namespace hetu
