#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/layer.h"

namespace hetu {

/// What lies where: the questions of a click, a rectangle, a circle or a drawn polygon on the map.
/// Each call reads the committed state of the workspace file on a connection of its own that never
/// writes, through the layer's spatial index. Geometry is in the workspace CRS, metres.
///
/// `condition`, if not empty, is one of SQLite that a program wrote (render::toSql): the filter of
/// the layer. Rows that do not meet it are never found.
///
/// A row without a position is never found. "Within" means that the row's geometry has at least
/// one point in common with the area (borders count): a street that only crosses it is within.
///
/// Errors   NotFound: no such layer. InvalidArgument: the layer has no positions.
///          Cancelled. Io: the file is not there or cannot be read.
/// Cost     O(rows in the box of the question x corners of the area).
/// Threads  Any; they wait for the disk, so never the window's.
/// Holds    The answers are those of looking at every row, whatever the order of rows.
///          idsNear finds what idsWithin finds for the circle, to the last of its 64 sides.

/// The rows that have something in common with the polygon `area`, ascending. An area that crosses
/// itself covers what an odd number of its rings surrounds.
[[nodiscard]] Result<std::vector<std::int64_t>> idsWithin(const std::string& workspacePath,
                                                          const std::string& layer,
                                                          const Geometry& area,
                                                          const Progress& progress = {},
                                                          const std::string& condition = {});
/// The rows of which some point is at most `metres` from `at`, ascending.
[[nodiscard]] Result<std::vector<std::int64_t>> idsNear(const std::string& workspacePath,
                                                        const std::string& layer,
                                                        Point at,
                                                        double metres,
                                                        const Progress& progress = {});
/// The box around those of the rows `ids` that have a position, as the index knows it: to a metre
/// or so, never too small. Empty if none has.
[[nodiscard]] Result<Extent> extentOfRows(const std::string& workspacePath,
                                          const std::string& layer,
                                          const std::vector<std::int64_t>& ids,
                                          const Progress& progress = {});
/// Of the rows near `at` at most the `most` nearest with all their fields, "id" first: the nearest
/// row first, of equally near ones (as of areas that cover the point) the smaller id.
[[nodiscard]] Result<Layer> rowsNear(const std::string& workspacePath,
                                     const std::string& layer,
                                     Point at,
                                     double metres,
                                     std::size_t most,
                                     const Progress& progress = {},
                                     const std::string& condition = {});

}  // namespace hetu
