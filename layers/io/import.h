#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/workspace/workspace.h"

namespace hetu {

struct ImportOptions {
    /// "organisations", "zones:park|district|street|building|market|custom" (or "zones": the kind
    /// from a column), "streets", "buildings", "regions:county|township", "platforms", "osm".
    std::string kind;
    /// Of the source: what crsOf() understands, or "GCJ-02" or "BD-09" for the shifted degrees of
    /// online maps (gcj02.h); "": as the file says, or as its headings and numbers show.
    std::string crs = {};
    /// field -> source column, for what the headings do not tell; also lon, lat, x, y. An empty
    /// column leaves the field out.
    std::vector<std::pair<std::string, std::string>> mapping = {};
    std::string layer = {};  ///< of the source, if it has several; "": the first with rows
    /// Rows of rejected_rows that the file holds corrected: they leave that list with the same
    /// commit. Not for kind "osm", which rejects nothing.
    std::vector<std::int64_t> corrects = {};
};

/// What an import did, for people and for JSON.
struct ImportReport {
    std::string file;  ///< name without folder
    std::string kind;
    std::string crs;  ///< of the source
    std::int64_t rowsRead = 0;
    std::int64_t rowsUsed = 0;
    std::int64_t rowsRejected = 0;
    std::vector<std::pair<Text, std::int64_t>> reasons;  ///< why rows were rejected, most first
    std::vector<std::pair<std::string, std::string>> mapping;  ///< field -> source column
    std::vector<std::string> columnsDropped;  ///< left out because they name single persons
    std::vector<std::string> columnsAdded;    ///< kept under their own name
    std::vector<Text> notes;
    std::vector<std::pair<std::string, std::size_t>> added;  ///< register layer -> rows
};

/// Brings one file into a register layer (kind "osm": into several), in one transaction: an error
/// or a stop leaves the workspace as it was.
///
/// Columns      see matchColumns(); the rest is kept under its own name, with the type of its
///              content, except what is about single persons (personal_data.h).
/// Cells        see clean_cell.h. What cannot be read makes the value unknown and is counted in a
///              note; it never costs the row.
/// Positions    the geometry of the file, or lon/lat, or x/y, or both in one cell. Their CRS is
///              `options.crs`, or what the file says; for columns without either: degrees are
///              EPSG:4326 (GCJ-02 or BD-09 where the heading says so: 高德经度, bd_lng), and metres
///              that fall into the area of the workspace's CRS are in that CRS. Which of x and y is
///              east is decided by magnitude. A workspace whose CRS is not settled takes the one of
///              the source, if it is metric and true to scale within 1 % there, else that of
///              suggestMetricCrs() for the median position.
/// Geometry     areas for zones, buildings, regions (repaired where needed), lines for streets,
///              points for organisations and platforms (of areas and lines a point on them).
/// Rows         a row is rejected, with its reason and its content, for want of a usable position
///              alone; never for a missing name.
///
/// Errors   NotFound, Unsupported, Io: as of openSource(). InvalidArgument: unknown kind; no
///          columns for positions; no usable row. Crs: no CRS and none to be guessed; longitude
///          and latitude changed places; data so far from the workspace's CRS that lengths are
///          wrong by more than 1 %. Cancelled.
/// Cost     two passes over the file; a batch of rows in memory.
[[nodiscard]] Result<ImportReport> importFile(Workspace& workspace,
                                              const std::string& path,
                                              const ImportOptions& options,
                                              const Progress& progress);

/// Errors   InvalidArgument: importFile() knows no such kind.
[[nodiscard]] Status checkImportKind(const std::string& kind);

/// The kinds that importFile() takes, for choices and hints.
[[nodiscard]] const std::vector<std::string>& importKinds();

}  // namespace hetu
