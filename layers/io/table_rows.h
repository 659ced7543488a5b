#pragma once
#include <string>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/layer.h"
#include "layers/model/layer_source.h"

namespace hetu {

/// What a heading says in `language`: the label of the column, or that of `info`, or the name.
[[nodiscard]] std::string headingOf(const Column& column, const LayerInfo* info, Language language);

/// One position per row for a plain table: the point itself, of lines and areas a point on them,
/// in `crs` and as WGS 84 degrees. NaN where there is none. Empty for plain tables.
struct RowPositions {
    std::vector<Point> plane;
    std::vector<Point> degrees;
};
[[nodiscard]] Result<RowPositions> positionsOf(const Layer& layer, const std::string& crs);

}  // namespace hetu
