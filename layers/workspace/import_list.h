#pragma once
#include <cstdint>
#include <string>

#include "layers/base/result.h"
#include "layers/workspace/workspace.h"

namespace hetu {

/// An import of the workspace file `path` by its id, as it was kept, without the columns that were
/// dropped.
/// Errors   NotFound: no such import. Io.
[[nodiscard]] Result<ImportRecord> importOf(const std::string& path, std::int64_t id);

}  // namespace hetu
