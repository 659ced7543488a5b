#include "layers/crs/coordinate_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "layers/crs/gcj02.h"
#include "layers/crs/written_values.h"

namespace hetu {

using written::Axis;
using written::isZoneAndEasting;
using written::Value;

namespace {

struct SourceWord {
    std::string_view text;
    DegreesFrom from;
};
constexpr std::array sourceWords{
    SourceWord{"gcj-02", DegreesFrom::Gcj02},    SourceWord{"gcj02", DegreesFrom::Gcj02},
    SourceWord{"火星坐标", DegreesFrom::Gcj02},  SourceWord{"火星", DegreesFrom::Gcj02},
    SourceWord{"高德", DegreesFrom::Gcj02},      SourceWord{"腾讯", DegreesFrom::Gcj02},
    SourceWord{"bd-09", DegreesFrom::Bd09},      SourceWord{"bd09", DegreesFrom::Bd09},
    SourceWord{"百度", DegreesFrom::Bd09},       SourceWord{"wgs-84", DegreesFrom::Survey},
    SourceWord{"wgs 84", DegreesFrom::Survey},   SourceWord{"wgs84", DegreesFrom::Survey},
    SourceWord{"cgcs2000", DegreesFrom::Survey}, SourceWord{"国家2000", DegreesFrom::Survey},
};

// --- From two values to a position --------------------------------------------------------------

Error unreadable(std::string_view text) {
    std::string shown(text.substr(0, 80));
    while (!isUtf8(shown) && !shown.empty())
        shown.pop_back();
    return {ErrorCode::InvalidArgument,
            textOf("No position can be read from \"{}\".", "从“{}”中读不出位置。", shown),
            {"Write it like 112.45, 34.62 or 34°37′12″N 112°27′00″E or 632982, 3833393.",
             "请写成 112.45, 34.62 或 34°37′12″N 112°27′00″E 或 632982, 3833393。"}};
}

Error outOfRange(const Text& what, double value) {
    return {ErrorCode::InvalidArgument,
            {fillIn("{} cannot be {}.", {what.en, toText(value)}),
             fillIn("{}不能是 {}。", {what.zh, toText(value)})},
            {"Check the numbers.", "请检查数字。"}};
}

/// Degrees with the fraction that minutes and seconds make.
Result<double> angleOf(const Value& value) {
    double degrees = value.parts[0];
    for (std::size_t i = 1; i < value.parts.size(); ++i) {
        if (value.parts[i] >= 60)
            return outOfRange(i == 1 ? Text{"The minutes", "分"} : Text{"The seconds", "秒"},
                              value.parts[i]);
        degrees += value.parts[i] / (i == 1 ? 60 : 3600);
    }
    return value.isBackward || value.isNegative ? -degrees : degrees;
}

/// How far `p` lies outside the area, in degrees.
double degreesOutside(const Extent& area, Point p) {
    if (area.isEmpty()) return 0;
    const double east = std::max({0.0, area.minX - p.x, p.x - area.maxX});
    const double north = std::max({0.0, area.minY - p.y, p.y - area.maxY});
    return std::hypot(east, north);
}

Result<Point> degreesOf(const Value& a, const Value& b, const Crs& map) {
    HETU_TRY(const double first, angleOf(a));
    HETU_TRY(const double second, angleOf(b));
    bool firstIsLongitude = true;
    if (a.axis != Axis::Unknown)
        firstIsLongitude = a.axis == Axis::Longitude;
    else if (b.axis != Axis::Unknown)
        firstIsLongitude = b.axis == Axis::Latitude;
    else if (std::abs(first) > 90 || std::abs(second) > 90)
        firstIsLongitude = std::abs(first) > 90;
    else
        firstIsLongitude = map.area.covers({first, second}) || !map.area.covers({second, first});
    const Point p = firstIsLongitude ? Point{first, second} : Point{second, first};
    if (std::abs(p.y) > 90) return outOfRange({"The latitude", "纬度"}, p.y);
    if (std::abs(p.x) > 180) return outOfRange({"The longitude", "经度"}, p.x);
    return p;
}

double metresOf(const Value& value) {
    const double metres =
        isZoneAndEasting(value) ? value.parts[0] * 1e6 + value.parts[1] : value.parts[0];
    return value.isBackward || value.isNegative ? -metres : metres;
}

/// What metres with that easting may be counted in, the likeliest first.
std::vector<std::string> systemsOf(double easting, double northing, const Crs& map) {
    std::vector<std::string> systems{map.definition()};
    const int zone = static_cast<int>(std::floor(easting / 1e6));
    if (zone >= 25 && zone <= 45) systems.push_back("EPSG:" + toText(4513 + zone - 25));
    if (zone >= 13 && zone <= 23) systems.push_back("EPSG:" + toText(4491 + zone - 13));
    if (easting > 0 && easting < 1e6 && !map.area.isEmpty()) {
        const Point centre = map.area.centre();
        systems.push_back(suggestMetricCrs(centre.x, centre.y));
    }
    if (std::abs(easting) >= 1e6 && std::abs(easting) < 2.01e7 && std::abs(northing) < 2.01e7)
        systems.push_back("EPSG:3857");
    return systems;
}

struct Candidate {
    Point degrees;
    Point metres;
    Crs crs;
    double degreesAway;
};

/// Nothing if `metres` is no place of that system.
std::optional<Candidate> candidateOf(const std::string& system,
                                     Point metres,
                                     const Crs& map,
                                     const Crs& degrees) {
    const auto crs = crsOf(system);
    if (!crs.ok()) return std::nullopt;
    const auto toDegrees = Transform::between(crs.value(), degrees);
    const auto back = Transform::between(degrees, crs.value());
    if (!toDegrees.ok() || !back.ok()) return std::nullopt;
    const Point there = toDegrees.value().apply(metres);
    if (!std::isfinite(there.x) || !std::isfinite(there.y)) return std::nullopt;
    // Far outside its zone a projection gives places that are none.
    const Point again = back.value().apply(there);
    if (!(std::hypot(again.x - metres.x, again.y - metres.y) < 1)) return std::nullopt;
    return Candidate{there, metres, crs.value(), degreesOutside(map.area, there)};
}

std::optional<Candidate> placeOfMetres(const Value& a,
                                       const Value& b,
                                       const Crs& map,
                                       const Crs& degrees,
                                       const std::optional<std::string>& named) {
    constexpr double mostDegreesAway = 5;
    const bool mayBeEastFirst = a.axis != Axis::Latitude && b.axis != Axis::Longitude;
    const bool mayBeNorthFirst = a.axis != Axis::Longitude && b.axis != Axis::Latitude;
    std::vector<Point> orders;
    if (mayBeEastFirst) orders.push_back({metresOf(a), metresOf(b)});
    if (mayBeNorthFirst) orders.push_back({metresOf(b), metresOf(a)});
    std::optional<Candidate> best;
    for (const Point metres : orders)
        for (const std::string& system :
             named ? std::vector<std::string>{*named} : systemsOf(metres.x, metres.y, map)) {
            auto candidate = candidateOf(system, metres, map, degrees);
            if (candidate && candidate->degreesAway <= mostDegreesAway &&
                (!best || candidate->degreesAway < best->degreesAway))
                best = std::move(candidate);
        }
    return best;
}

/// Takes "epsg:4546" out of the text.
std::optional<std::string> takeCode(std::string& text) {
    const std::size_t at = text.find("epsg:");
    if (at == std::string::npos) return std::nullopt;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", at + 5), text.size());
    std::string code = text.substr(at, end - at);
    text.erase(at, end - at);
    return code;
}

std::optional<DegreesFrom> takeSource(std::string& text) {
    std::optional<DegreesFrom> from;
    for (const SourceWord& word : sourceWords)
        if (const std::size_t at = text.find(word.text); at != std::string::npos) {
            if (!from) from = word.from;
            text.replace(at, word.text.size(), " ");
        }
    return from;
}

Text readingOfDegrees(Point degrees, DegreesFrom from) {
    const Text where = degreesText(degrees, AngleForm::Decimal, 6);
    switch (from) {
        case DegreesFrom::Gcj02:
            return {where.en + ", converted from GCJ-02 (Gaode, Tencent)",
                    where.zh + "，已由 GCJ-02（高德、腾讯）换算"};
        case DegreesFrom::Bd09:
            return {where.en + ", converted from BD-09 (Baidu)",
                    where.zh + "，已由 BD-09（百度）换算"};
        case DegreesFrom::Survey:
            break;
    }
    return where;
}

// --- From a position to text --------------------------------------------------------------------

std::string angleText(double angle, AngleForm form, int decimals) {
    if (form == AngleForm::Decimal) return toFixed(angle, decimals) + "°";
    // Whole units of the last decimal, so that 59.999″ becomes the next minute.
    const double units = std::pow(10, decimals);
    const double whole = std::round(angle * 3600 * units);
    const double perMinute = 60 * units;
    const double minutes = std::floor(whole / perMinute);
    const double seconds = (whole - minutes * perMinute) / units;
    const auto twoDigits = [](double value, int behind) {
        return (value < 10 ? "0" : "") + toFixed(value, behind);
    };
    return toFixed(std::floor(minutes / 60), 0) + "°" + twoDigits(std::fmod(minutes, 60), 0) + "′" +
           twoDigits(seconds, decimals) + "″";
}

}  // namespace

Result<ReadPosition> readPosition(std::string_view text, const Crs& map, DegreesFrom from) {
    constexpr std::size_t longest = 400;
    if (text.size() > longest || !isUtf8(text)) return unreadable(text);
    std::string cleaned = written::plain(text);
    const std::optional<std::string> code = takeCode(cleaned);
    if (const auto said = takeSource(cleaned)) from = *said;

    const auto values = written::valuesIn(cleaned);
    if (!values || values->size() != 2 || values->front().lacksDegrees ||
        values->back().lacksDegrees)
        return unreadable(text);
    const Value &a = values->front(), &b = values->back();
    if (a.axis != Axis::Unknown && a.axis == b.axis) return unreadable(text);

    HETU_TRY(const Crs degrees, crsOf("EPSG:4490"));
    HETU_TRY(const Transform toMap, Transform::between(degrees, map));
    const auto isMetres = [](const Value& v) {
        return v.isMetres || isZoneAndEasting(v) || (!v.hasSign && v.parts[0] > 180);
    };
    ReadPosition read;
    if (isMetres(a) || isMetres(b)) {
        if (a.hasSign || b.hasSign) return unreadable(text);
        if (from != DegreesFrom::Survey)
            return Error{ErrorCode::InvalidArgument,
                         {"Online maps give degrees, not metres.",
                          "高德、百度等在线地图给出的是经纬度，不是米。"},
                         {"Choose \"as written\" for metres.", "米制坐标请选择“原样”。"}};
        const auto place = placeOfMetres(a, b, map, degrees, code);
        if (!place)
            return Error{
                ErrorCode::InvalidArgument,
                textOf("\"{}\" is no place near this map.", "“{}”不在本图附近。", trimmed(text)),
                {"Check the digits, or name the system: EPSG:4547 357846, 3833529.",
                 "请检查数字，或写明坐标系：EPSG:4547 357846, 3833529。"}};
        read.degrees = place->degrees;
        read.onMap = place->crs.isSameAs(map) ? place->metres : toMap.apply(place->degrees);
        const Text where = metresText(place->metres, 1);
        read.reading = {where.en + " (" + place->crs.name + ")",
                        where.zh + "（" + place->crs.name + "）"};
    } else {
        HETU_TRY(const Point written, degreesOf(a, b, map));
        read.degrees = from == DegreesFrom::Gcj02  ? wgs84OfGcj02(written)
                       : from == DegreesFrom::Bd09 ? wgs84OfBd09(written)
                                                   : written;
        read.onMap = toMap.apply(read.degrees);
        read.reading = readingOfDegrees(read.degrees, from);
    }
    if (!std::isfinite(read.onMap.x) || !std::isfinite(read.onMap.y)) return unreadable(text);
    return read;
}

Text degreesText(Point degrees, AngleForm form, int decimals) {
    const std::string longitude = angleText(std::abs(degrees.x), form, decimals);
    const std::string latitude = angleText(std::abs(degrees.y), form, decimals);
    const bool isWest = degrees.x < 0, isSouth = degrees.y < 0;
    return {
        longitude + (isWest ? " W, " : " E, ") + latitude + (isSouth ? " S" : " N"),
        (isWest ? "西经 " : "东经 ") + longitude + (isSouth ? ", 南纬 " : ", 北纬 ") + latitude};
}

Text metresText(Point metres, int decimals) {
    return textOf("{} m E, {} m N", "东 {} 米, 北 {} 米", toGrouped(metres.x, decimals),
                  toGrouped(metres.y, decimals));
}

Result<PositionText> PositionText::between(const Crs& map, const Crs& shown, AngleForm form) {
    HETU_TRY(Transform toShown, Transform::between(map, shown));
    return PositionText(std::move(toShown), shown, form);
}

Result<PositionText> PositionText::asOnline(const Crs& map, DegreesFrom online) {
    HETU_TRY(const Crs degrees, crsOf("EPSG:4490"));
    HETU_TRY(PositionText text, between(map, degrees));
    text.m_online = online;
    return text;
}

Text PositionText::of(Point onMap, bool finely) const {
    const Point p = m_toShown.apply(onMap);
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return {"–", "–"};
    if (m_online != DegreesFrom::Survey) {
        const bool isGcj = m_online == DegreesFrom::Gcj02;
        const std::string name = isGcj ? "GCJ-02 " : "BD-09 ";
        const Text degrees =
            degreesText(isGcj ? gcj02OfWgs84(p) : bd09OfWgs84(p), m_form, finely ? 6 : 5);
        return {name + degrees.en, name + degrees.zh};
    }
    if (!m_shown.isGeographic) return metresText(p, finely ? 1 : 0);
    if (m_form == AngleForm::DegreesMinutesSeconds) return degreesText(p, m_form, finely ? 2 : 0);
    return degreesText(p, m_form, finely ? 6 : 5);
}

}  // namespace hetu
