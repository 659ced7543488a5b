#pragma once
#include "layers/base/result.h"
#include "layers/workspace/database.h"

namespace hetu::database {

/// Refuses a file whose schema could run code that is not ours.
///
/// Reads sqlite_schema with bare SQLite (SpatiaLite must not be loaded on `connection` yet) and
/// compares every trigger, view and virtual table, by name and full text, with what SpatiaLite
/// itself writes for an empty workspace and for the geometry column of a layer table.
/// Errors   Unsupported, naming the objects that are not known.
[[nodiscard]] Status checkSchema(const Connection& connection);

}  // namespace hetu::database
