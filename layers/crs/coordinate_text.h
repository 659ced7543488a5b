#pragma once
#include <string_view>

#include "layers/base/result.h"
#include "layers/base/text.h"
#include "layers/crs/crs.h"
#include "layers/model/geometry.h"

namespace hetu {

/// Where written degrees come from. They cannot be told apart by looking at them: ask.
enum class DegreesFrom {
    Survey,  ///< WGS 84 or CGCS2000: a phone's GPS, a survey, a government file
    Gcj02,   ///< Gaode, Tencent
    Bd09,    ///< Baidu
};

/// A position that somebody wrote down, as it was understood.
struct ReadPosition {
    Point degrees;  ///< longitude, latitude (CGCS2000)
    Point onMap;    ///< in the CRS of the map
    Text reading;  ///< "longitude 112.45°, latitude 34.62°": to be shown, so that people can object
};

/// Understands a pasted position:
///
///   degrees   112.45, 34.62    34.62N 112.45E    东经112.45° 北纬34.62°    lat=34.62 lon=112.45
///   with minutes and seconds   34°37′12″N 112°27′00″E    112度27分0秒，34度37分12秒
///                              N 34 37 12 E 112 27 0     112:27:00 34:37:12    112°27.5' 34°37.2'
///   metres    632982, 3833393    X=3833393 Y=37632982    38 357846, 3833529
///             632,981.9 m E, 3,833,392.9 m N    EPSG:3857 12517877 4112360
///
/// Every usual sign, full-width digits and punctuation, thousands separators, a height behind the
/// two (ignored); words that name the source (GCJ-02, 高德, 百度, WGS84 ...) stand above `from`.
///
/// Which is which, where nothing says so: of degrees, the one above 90 is the longitude; if none
/// is, the order that lies in the area of use of `map`, else longitude first. Metres are tried, in
/// both orders (surveys write north first), in the CRS of the map, in the CGCS2000 zones that a
/// prefix names (25-45: 3 degrees, 13-23: 6 degrees), and in Web Mercator; the reading nearest to
/// the area of `map` is taken, by magnitude and not by the letters X and Y.
///
/// Errors   InvalidArgument: no position can be read, an angle is out of range, or metres lie more
///          than 5 degrees away from the map's area. Crs: `map` has no way to degrees.
/// Cost     Looks into PROJ's database: some milliseconds, not for the window's thread.
/// Holds    What PositionText wrote is read back as the same position, in both languages.
[[nodiscard]] Result<ReadPosition> readPosition(std::string_view text,
                                                const Crs& map,
                                                DegreesFrom from = DegreesFrom::Survey);

/// How angles are written.
enum class AngleForm {
    Decimal,                ///< 112.450000°
    DegreesMinutesSeconds,  ///< 112°27′00.00″
};

/// "112.450000° E, 34.620000° N" / "东经 112.450000°, 北纬 34.620000°". Decimals of the degrees, or
/// of the seconds; rounding carries over into minutes and degrees.
[[nodiscard]] Text degreesText(Point degrees, AngleForm form, int decimals);
/// "632,981.9 m E, 3,833,392.9 m N" / "东 632,981.9 米, 北 3,833,392.9 米"
[[nodiscard]] Text metresText(Point metres, int decimals);

/// Writes positions of a map in a CRS of one's choice.
///
/// Threads  One object at a time in one thread; making one looks into PROJ's database, writing does
///          not (a few microseconds).
class PositionText {
public:
    /// Errors   Crs: there is no published conversion between the two.
    [[nodiscard]] static Result<PositionText> between(const Crs& map,
                                                      const Crs& shown,
                                                      AngleForm form = AngleForm::Decimal);
    /// In the shifted degrees of an online map, named in the text: "GCJ-02 112.456060° E, ...".
    [[nodiscard]] static Result<PositionText> asOnline(const Crs& map, DegreesFrom online);

    /// `finely`: to a decimetre, for copying; else to some metres, for a moving pointer. "–" where
    /// the CRS has no such place.
    [[nodiscard]] Text of(Point onMap, bool finely = true) const;
    [[nodiscard]] const Crs& shown() const { return m_shown; }
    [[nodiscard]] AngleForm form() const { return m_form; }

private:
    PositionText(Transform toShown, Crs shown, AngleForm form)
        : m_toShown(std::move(toShown)), m_shown(std::move(shown)), m_form(form) {}

    Transform m_toShown;
    Crs m_shown;
    AngleForm m_form;
    DegreesFrom m_online = DegreesFrom::Survey;
};

}  // namespace hetu
