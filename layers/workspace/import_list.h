#pragma once
#include <cstdint>
#include <string>

#include "layers/base/result.h"
#include "layers/workspace/workspace.h"

namespace hetu {

namespace database {
class Statement;

/// What importFrom() reads, in this order.
inline constexpr const char* importColumns =
    "file, kind, crs, mapping, rows_read, rows_used, columns_dropped, finished";
/// The row of hetu_imports that `row` stands on.
[[nodiscard]] ImportRecord importFrom(const Statement& row);
}  // namespace database

/// An import of the workspace file `path` by its id, as it was kept.
/// Errors   NotFound: no such import. Io.
[[nodiscard]] Result<ImportRecord> importOf(const std::string& path, std::int64_t id);

}  // namespace hetu
