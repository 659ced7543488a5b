#pragma once
#include "layers/base/result.h"
#include "layers/workspace/database.h"

namespace hetu::database {

/// "Hetu" as four bytes: PRAGMA application_id of every workspace.
inline constexpr int applicationId = 0x48657475;

/// PRAGMA user_version = major * 1000 + minor. Another major cannot be read by this program;
/// a newer minor only adds what an older program may leave alone.
inline constexpr int currentFormat = 1002;

/// Brings the file from its user_version (0: an empty database) up to `format`, step by step, in
/// one transaction. `srid` is used by the first step only. Loads SpatiaLite.
[[nodiscard]] Status migrate(Connection& connection, int srid, int format);

}  // namespace hetu::database
