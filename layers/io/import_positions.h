#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layers/base/result.h"
#include "layers/crs/crs.h"
#include "layers/io/import.h"
#include "layers/io/read_file.h"
#include "layers/quality/column_match.h"

// What the rooms of the import share behind import.h.
namespace hetu {

/// Where the position of a row stands in the source.
struct PositionColumns {
    enum class Kind { Geometry, LonLat, XY, Pair };
    Kind kind = Kind::Geometry;
    std::size_t first = 0, second = 0;  ///< columns; of Pair only the first
};
/// Errors   InvalidArgument: the table has neither geometry nor columns for positions.
[[nodiscard]] Result<PositionColumns> findPositions(const SourceTable& table,
                                                    const ColumnMatch& match,
                                                    const std::string& file);

/// One number of a position: "112.45", "１１２．４５", "112°27'00\"", "E112.45".
[[nodiscard]] std::optional<double> parseCoordinate(std::string_view cell);

/// The raw pair of numbers of a row, x or longitude first as the columns say; NaN for what is no
/// number. `isBlank`: nothing is written there.
struct RawPosition {
    bool isBlank = true;
    Point p = {};
};
[[nodiscard]] RawPosition rawPosition(const PositionColumns& where, const SourceRow& row);

/// Evenly spread positions of a source of any length, at most some ten thousand.
class PositionSample {
public:
    void take(Point p);
    [[nodiscard]] bool isEmpty() const { return m_points.empty(); }
    [[nodiscard]] Point median() const;
    /// Share of the sample that could be degrees, as (longitude, latitude).
    [[nodiscard]] double shareOfDegrees() const;

private:
    std::vector<Point> m_points;
    std::int64_t m_seen = 0, m_step = 1;
};

/// The shifts of Chinese online maps (gcj02.h).
enum class OnlineShift { None, Gcj02, Bd09 };
/// "GCJ-02", "bd09" ...; None for every other name.
[[nodiscard]] OnlineShift onlineShiftOf(std::string_view name);
/// "GCJ-02", "BD-09"; "" for None.
[[nodiscard]] std::string nameOf(OnlineShift shift);
/// The same place in WGS 84.
[[nodiscard]] Point unshifted(OnlineShift shift, Point degrees);
/// The shift that headings of position columns announce: 高德经度, gcj_lng, 百度坐标 ...
[[nodiscard]] OnlineShift shiftNamedBy(std::string_view heading);

/// Errors   Crs: neither empty, nor a shift, nor what crsOf() understands.
[[nodiscard]] Status checkSourceCrs(const std::string& crs);

/// How the positions of a source become positions of the workspace.
struct Placement {
    Crs source;
    Crs target;
    OnlineShift shift = OnlineShift::None;  ///< to be taken out of the degrees first
    std::string label;                      ///< of the source, for people: "EPSG:4326", "GCJ-02"
    Text reason;                            ///< why it is this CRS
    bool swapped = false;                   ///< the first of the two numbers is north
    bool settles = false;                   ///< the workspace has to adopt `target`
    std::vector<Text> notes;
};
/// Errors   Crs, as importFile() says.
[[nodiscard]] Result<Placement> decidePlacement(const PositionColumns& where,
                                                const SourceTable& table,
                                                const PositionSample& sample,
                                                const std::string& givenCrs,
                                                const std::string& workspaceCrs,
                                                bool isSettled,
                                                const std::string& file);
/// The same for a source whose CRS is known and whose order is sure.
[[nodiscard]] Result<Placement> placeAt(const Crs& source,
                                        Point median,
                                        const std::string& workspaceCrs,
                                        bool isSettled,
                                        const std::string& file);

/// Tells positions of the workspace that lie where its CRS is no longer true to scale (1 %).
class ReachOfCrs {
public:
    [[nodiscard]] static Result<ReachOfCrs> of(const Crs& crs);
    [[nodiscard]] bool covers(Point p) const;

private:
    ReachOfCrs(Crs crs, Transform toDegrees)
        : m_crs(std::move(crs)), m_toDegrees(std::move(toDegrees)) {}
    Crs m_crs;
    Transform m_toDegrees;
    Extent m_sure;  ///< surely within reach: the area of use and 300 km around it
};

}  // namespace hetu
