#pragma once
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/layer.h"
#include "layers/model/layer_source.h"

// What the rooms of layers/io share behind write_layer.h.
namespace hetu {

[[nodiscard]] Result<std::vector<Text>> writeVector(const Layer& layer,
                                                    const std::string& crs,
                                                    const std::string& path,
                                                    const Progress& progress);

struct SheetToWrite {
    std::string title;
    const Layer* layer;
    const LayerInfo* info;  ///< may be null
    std::string crs;
};
[[nodiscard]] Status writeSheets(const std::vector<SheetToWrite>& sheets,
                                 const std::string& path,
                                 Language language,
                                 const Progress& progress);

/// Tells how far row `row` of `count` is; true once the user wants to stop.
[[nodiscard]] inline bool stopsAtRow(const Progress& progress, std::size_t row, std::size_t count) {
    if (row % 256 != 0) return false;
    progress.report(static_cast<double>(row) / static_cast<double>(count), "writing");
    return progress.cancelled();
}

}  // namespace hetu
