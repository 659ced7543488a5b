#pragma once
#include <string>
#include <vector>

#include "analysis/core/analysis.h"
#include "analysis/hot_spots/weights.h"

namespace hetu::hot_spots {

enum class UnitKind { Hexagons, Squares, Zones, Regions, Organisations };
enum class Value { Blank, Count, Employees, Members, BlankShare, Density };

/// What is compared with its neighbours: bins, zones, regions, or the organisations themselves.
struct Units {
    GeometryKind kind = GeometryKind::Polygon;
    std::vector<Geometry> shapes;  ///< of areas
    std::vector<Point> places;     ///< of organisations; of areas their centroids
    std::vector<std::string> ids;  ///< "12/-3" of a bin, else the number of the row
    std::vector<std::string> names;
    std::vector<std::string> regions;  ///< the region each lies in
    std::vector<double> values;
    std::vector<Text> notes;  ///< on what was left out

    [[nodiscard]] std::size_t size() const { return values.size(); }
};

/// Reads and counts the units, in an order that depends on where they lie and what their value
/// is, not on the order of the rows. Areas whose share of blanks is not defined (no organisation)
/// are left out and counted in a note; so are bins without an organisation unless `withEmpty`:
/// among thousands of empty bins of mountains every town would be alike, and the correction for
/// many tests would hide it. Errors   NotFound: no organisations, or no such areas.
/// InvalidArgument: a value that single
///          organisations do not have, or too many bins. Cancelled.
[[nodiscard]] Result<Units> readUnits(analysis::Inputs& inputs,
                                      UnitKind kind,
                                      double cellMetres,
                                      bool withEmpty,
                                      Value value,
                                      const Progress& progress);

/// The centre of gravity of a polygon; of one without area, the middle of its box.
[[nodiscard]] Point centroid(const Geometry& polygon);

}  // namespace hetu::hot_spots
