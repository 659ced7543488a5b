#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/layer_source.h"
#include "layers/workspace/database.h"

/// Which rows lie in a region of the register. Used inside layers/workspace only; see
/// RowFilter::region.
namespace hetu::database {

/// The rows of the layer `info` that lie in the row of `regions` with that name or code,
/// ascending; nothing: the layer has neither positions nor a column that names a region.
///
/// A point counts where it lies, borders included; an area by a point that is surely inside of it,
/// so that a neighbour that only shares a border does not count; a line where one of its corners
/// lies in the region. A row without a position counts by its column `county` or `region`.
/// Errors   NotFound: no such region. Io. Cancelled.
/// Cost     O(rows in the box of the region).
[[nodiscard]] Result<std::optional<std::vector<std::int64_t>>> rowsOfRegion(
    const Connection& connection,
    const LayerInfo& info,
    const std::string& region,
    const Progress& progress);

}  // namespace hetu::database
