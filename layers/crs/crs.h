#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu {

/// What is known of one coordinate reference system: plain values, free to copy and share.
/// PROJ never reaches for the network.
struct Crs {
    std::string code;           ///< "EPSG:4546"; empty where EPSG does not list it
    std::string wkt;            ///< WKT2, always
    std::string name;           ///< "CGCS2000 / 3-degree Gauss-Kruger CM 111E"
    bool isGeographic = false;  ///< longitude and latitude in degrees
    bool isProjected = false;
    bool isMetric = false;  ///< projected, both axes in metres
    /// Area of use in degrees (x = longitude); empty if the definition does not say. Where it
    /// crosses the antimeridian, maxX is above 180.
    Extent area = {};

    /// The code, or the name where there is none: what people read.
    [[nodiscard]] const std::string& label() const { return code.empty() ? name : code; }
    /// What crsOf() reads back.
    [[nodiscard]] const std::string& definition() const { return code.empty() ? wkt : code; }
    [[nodiscard]] bool isSameAs(const Crs& other) const {
        return code.empty() ? wkt == other.wkt : code == other.code;
    }
};

/// The CRS of "EPSG:4546" (any case, also the bare number) or of a WKT text; a WKT that EPSG
/// lists gets its code. Of a compound CRS the horizontal part is taken.
/// Errors   Crs: unknown, or neither geographic nor projected.
[[nodiscard]] Result<Crs> crsOf(std::string_view text);

/// Every CRS of EPSG's register in longitude and latitude or projected, without those that EPSG has
/// withdrawn: code, name, kind and area; `wkt` and isMetric are left empty, crsOf(code) tells them.
/// Errors   Crs: PROJ's database cannot be read.
/// Cost     some 30 ms.
[[nodiscard]] Result<std::vector<Crs>> knownCrs();

/// The metric CRS to work in around a place: in China (73.5-135 E, 18-54 N) the CGCS2000
/// 3-degree Gauss-Kruger zone, without zone number in front of the easting, whose central
/// meridian is nearest (EPSG:4534 = 75 E ... EPSG:4546 = 111 E ... EPSG:4554 = 135 E; halfway
/// the eastern one), but EPSG:4546 in all of Luoyang (111.1-113.0 E, 33.5-35.1 N), which lies on
/// both sides of a seam; elsewhere WGS 84 / UTM (EPSG:326xx, 327xx).
[[nodiscard]] std::string suggestMetricCrs(double longitude, double latitude);

/// How wrong lengths on the plane of `crs` are at a place: the larger of |h - 1| and |k - 1|
/// (Snyder 1987, Map Projections: A Working Manual, 4). Infinite where it is not defined, 0 for a
/// CRS that is not projected.
[[nodiscard]] double scaleError(const Crs& crs, double longitude, double latitude);

/// Carries positions from one CRS to another; x is east or longitude, y north or latitude,
/// whatever axis order the CRS's own definition has.
///
/// Threads  One object, one thread.
/// Holds    There and back again gives the same position within 1 mm.
class Transform {
public:
    /// Errors   Crs: there is no published conversion between the two (as between Xi'an 1980 and
    ///          CGCS2000): it is refused rather than guessed.
    [[nodiscard]] static Result<Transform> between(const Crs& from, const Crs& to);
    Transform(Transform&&) noexcept;
    Transform& operator=(Transform&&) noexcept;
    ~Transform();

    /// In place. A position that cannot be carried over becomes NaN, NaN.
    void apply(std::span<Point> points) const;
    [[nodiscard]] Point apply(Point p) const;
    [[nodiscard]] bool isIdentity() const;

private:
    struct Impl;
    explicit Transform(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hetu
