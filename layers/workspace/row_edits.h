#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "layers/workspace/database.h"
#include "layers/workspace/workspace.h"

/// Single rows of a layer table. Used inside layers/workspace only; the caller holds the
/// transaction.
namespace hetu::database {

/// The id of the new row. Errors   NotFound: no such column. InvalidArgument: a text where a
/// number belongs.
[[nodiscard]] Result<std::int64_t> insertRow(Connection& connection,
                                             const std::string& layer,
                                             const RowValues& values,
                                             const Geometry& geometry,
                                             int srid);
/// Errors   NotFound: no such column or row. InvalidArgument as above.
[[nodiscard]] Status updateRow(Connection& connection,
                               const std::string& layer,
                               std::int64_t id,
                               const RowValues& values);
/// An empty geometry takes the position away. Errors   NotFound: no such row.
[[nodiscard]] Status setGeometry(Connection& connection,
                                 const std::string& layer,
                                 std::int64_t id,
                                 const Geometry& geometry,
                                 int srid);
/// Errors   NotFound: one of them is no row.
[[nodiscard]] Status deleteRows(Connection& connection,
                                const std::string& layer,
                                std::span<const std::int64_t> ids);

}  // namespace hetu::database
