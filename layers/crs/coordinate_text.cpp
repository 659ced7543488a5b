#include "layers/crs/coordinate_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "layers/crs/gcj02.h"

namespace hetu {
namespace {

// --- From text to tokens ------------------------------------------------------------------------

enum class Sign {
    Number,
    Degree,
    Minute,
    Second,
    MinuteOrMetre,  // "m"
    SecondOrSouth,  // "s"
    Metre,
    East,
    West,
    North,
    South,
    Longitude,
    Latitude,
    Link,  // ":" or "-" within 112:27:00
    Comma,
    Nothing,
};

struct Token {
    Sign sign;
    double value = 0;
    bool isWhole = false;
};

struct Word {
    std::string_view text;
    Sign sign;
};

/// In lower case; the longer of two that begin alike comes first.
constexpr std::array words{
    Word{"°", Sign::Degree},
    Word{"º", Sign::Degree},
    Word{"˚", Sign::Degree},
    Word{"度", Sign::Degree},
    Word{"deg", Sign::Degree},
    Word{"′′", Sign::Second},
    Word{"’’", Sign::Second},
    Word{"''", Sign::Second},
    Word{"′", Sign::Minute},
    Word{"'", Sign::Minute},
    Word{"’", Sign::Minute},
    Word{"‘", Sign::Minute},
    Word{"ʹ", Sign::Minute},
    Word{"´", Sign::Minute},
    Word{"`", Sign::Minute},
    Word{"分", Sign::Minute},
    Word{"″", Sign::Second},
    Word{"\"", Sign::Second},
    Word{"”", Sign::Second},
    Word{"“", Sign::Second},
    Word{"ʺ", Sign::Second},
    Word{"〃", Sign::Second},
    Word{"秒", Sign::Second},
    Word{"米", Sign::Metre},
    Word{"东经", Sign::East},
    Word{"西经", Sign::West},
    Word{"北纬", Sign::North},
    Word{"南纬", Sign::South},
    Word{"东", Sign::East},
    Word{"西", Sign::West},
    Word{"北", Sign::North},
    Word{"南", Sign::South},
    Word{"经度", Sign::Longitude},
    Word{"纬度", Sign::Latitude},
    Word{"longitude", Sign::Longitude},
    Word{"latitude", Sign::Latitude},
    Word{"long", Sign::Longitude},
    Word{"lng", Sign::Longitude},
    Word{"lon", Sign::Longitude},
    Word{"lat", Sign::Latitude},
    Word{"easting", Sign::East},
    Word{"northing", Sign::North},
    Word{"east", Sign::East},
    Word{"west", Sign::West},
    Word{"north", Sign::North},
    Word{"south", Sign::South},
    Word{"e", Sign::East},
    Word{"w", Sign::West},
    Word{"n", Sign::North},
    Word{"s", Sign::SecondOrSouth},
    Word{"m", Sign::MinuteOrMetre},
    Word{"d", Sign::Degree},
    Word{"x", Sign::Comma},  // surveys call the northing X, maps the easting
    Word{"y", Sign::Comma},
    Word{"坐标", Sign::Comma},
    Word{"位置", Sign::Comma},
    Word{",", Sign::Comma},
    Word{";", Sign::Comma},
    Word{"、", Sign::Comma},
    Word{"|", Sign::Comma},
    Word{"/", Sign::Comma},
    Word{"(", Sign::Nothing},
    Word{")", Sign::Nothing},
    Word{"[", Sign::Nothing},
    Word{"]", Sign::Nothing},
    Word{"=", Sign::Nothing},
    Word{":", Sign::Nothing},
    Word{"　", Sign::Nothing},
    Word{" ", Sign::Nothing},
    Word{"\xEF\xBB\xBF", Sign::Nothing},
};

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

void replaceAll(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// Lower case, full-width ASCII in its usual form, one kind of minus.
std::string plain(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = [&](std::size_t k) {
            return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u;
        };
        const bool isFullWidth = byte(i) == 0xEF && ((byte(i + 1) == 0xBC && byte(i + 2) >= 0x81) ||
                                                     (byte(i + 1) == 0xBD && byte(i + 2) <= 0x9E));
        if (!isFullWidth) {
            out += text[i];
            continue;
        }
        const unsigned code = (0xF000u | ((byte(i + 1) & 0x3Fu) << 6) | (byte(i + 2) & 0x3Fu));
        const char usual = static_cast<char>(code - 0xFEE0u);
        out += usual;
        if (usual == ',') out += ' ';  // between two numbers, never within one
        i += 2;
    }
    replaceAll(out, "−", "-");
    replaceAll(out, "–", "-");
    replaceAll(out, "\u00a0", " ");
    return lowered(out);
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// The length of the number that begins at `at`; with `grouped`, 637,420 is one.
std::size_t numberLength(std::string_view text, std::size_t at, bool grouped) {
    std::size_t end = at;
    const auto digits = [&] {
        const std::size_t from = end;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        return end - from;
    };
    const std::size_t first = digits();
    if (grouped && first <= 3)
        while (end < text.size() && text[end] == ',') {
            const std::size_t comma = end++;
            if (digits() == 3) continue;
            end = comma;
            break;
        }
    if (end + 1 < text.size() && text[end] == '.' && isDigit(text[end + 1])) {
        ++end;
        digits();
    } else if (end < text.size() && text[end] == '.') {
        ++end;
    }
    return end - at;
}

/// Nothing if a part of the text is no word of positions.
std::optional<std::vector<Token>> tokensOf(std::string_view text, bool grouped) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const bool followsDigit = at > 0 && isDigit(text[at - 1]);
        const bool precedesDigit = at + 1 < text.size() && isDigit(text[at + 1]);
        if ((c == '-' || c == ':') && followsDigit && precedesDigit) {
            tokens.push_back({Sign::Link});
            ++at;
            continue;
        }
        if (isDigit(c) || ((c == '-' || c == '+') && precedesDigit)) {
            const bool isSigned = !isDigit(c);
            const std::size_t from = at + (isSigned ? 1 : 0);
            const std::size_t length = numberLength(text, from, grouped);
            std::string number(text.substr(from, length));
            std::erase(number, ',');
            const bool isWhole = number.find('.') == std::string::npos;
            if (number.back() == '.') number.pop_back();
            double value = 0;
            if (!parseNumber(number, value)) return std::nullopt;
            tokens.push_back({Sign::Number, c == '-' ? -value : value, isWhole});
            at = from + length;
            continue;
        }
        const Word* found = nullptr;
        for (const Word& word : words)
            if (text.substr(at).starts_with(word.text)) {
                found = &word;
                break;
            }
        if (found) {
            if (found->sign != Sign::Nothing) tokens.push_back({found->sign});
            at += found->text.size();
        } else if (c == '\t' || c == '\n' || c == '\r') {
            ++at;
        } else {
            return std::nullopt;
        }
    }
    return tokens;
}

// --- From tokens to two values ------------------------------------------------------------------

enum class Axis { Unknown, Longitude, Latitude };

/// One of the two: degrees with their minutes and seconds, or metres with their zone.
struct Value {
    std::vector<double> parts;
    bool lastIsWhole = false;
    bool hasSign = false;  ///< ° ′ ″ or a colon: an angle
    bool isMetres = false;
    bool isAfterComma = false;
    bool isClosed = false;
    bool lacksDegrees = false;  ///< begins with minutes or seconds
    bool isNegative = false;
    Axis axis = Axis::Unknown;
    bool isBackward = false;  ///< west or south
};

Axis axisOf(Sign sign) {
    switch (sign) {
        case Sign::East:
        case Sign::West:
        case Sign::Longitude:
            return Axis::Longitude;
        case Sign::North:
        case Sign::South:
        case Sign::Latitude:
            return Axis::Latitude;
        default:
            return Axis::Unknown;
    }
}

/// Decides what "m" and "s" mean where they stand.
void settleLetters(std::vector<Token>& tokens) {
    bool isInAngle = false, hasMinutes = false;
    for (Token& token : tokens) {
        if (token.sign == Sign::Degree) {
            isInAngle = true;
            hasMinutes = false;
        } else if (token.sign == Sign::MinuteOrMetre) {
            token.sign = isInAngle && !hasMinutes ? Sign::Minute : Sign::Metre;
        } else if (token.sign == Sign::SecondOrSouth) {
            token.sign = isInAngle && hasMinutes ? Sign::Second : Sign::South;
        }
        if (token.sign == Sign::Minute) hasMinutes = true;
        if (token.sign == Sign::Second || axisOf(token.sign) != Axis::Unknown) isInAngle = false;
    }
}

std::vector<Value> valuesOf(const std::vector<Token>& tokens) {
    int sides = 0;
    bool sidesComeFirst = false, hasNumber = false;
    for (const Token& token : tokens) {
        if (token.sign == Sign::Number) hasNumber = true;
        if (axisOf(token.sign) == Axis::Unknown) continue;
        ++sides;
        if (!hasNumber) sidesComeFirst = true;
    }
    std::vector<Value> values;
    Sign pendingSide = Sign::Nothing;
    bool comma = false, link = false;
    const auto applySide = [](Value& value, Sign side) {
        value.axis = axisOf(side);
        value.isBackward = side == Sign::West || side == Sign::South;
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.sign == Sign::Number) {
            const Sign next = i + 1 < tokens.size() ? tokens[i + 1].sign : Sign::Comma;
            Value* current = values.empty() ? nullptr : &values.back();
            const bool isMarkedPart = next == Sign::Minute || next == Sign::Second;
            const bool joins = current && !current->isClosed && pendingSide == Sign::Nothing &&
                               current->parts.size() < 3 && current->lastIsWhole &&
                               next != Sign::Degree && !comma &&
                               (link || isMarkedPart || current->hasSign || sides >= 2);
            if (!joins) {
                values.emplace_back();
                current = &values.back();
                current->isAfterComma = comma;
                current->lacksDegrees = isMarkedPart;
                current->isNegative = std::signbit(token.value);
                if (pendingSide != Sign::Nothing) applySide(*current, pendingSide);
                pendingSide = Sign::Nothing;
            }
            current->parts.push_back(std::abs(token.value));
            current->lastIsWhole = token.isWhole;
            current->hasSign = current->hasSign || link;
            comma = link = false;
        } else if (token.sign == Sign::Comma) {
            comma = true;
        } else if (token.sign == Sign::Link) {
            link = true;
        } else if (axisOf(token.sign) != Axis::Unknown) {
            if (sidesComeFirst) {
                pendingSide = token.sign;
            } else if (!values.empty()) {
                applySide(values.back(), token.sign);
                values.back().isClosed = true;
            }
        } else if (!values.empty()) {
            if (token.sign == Sign::Metre)
                values.back().isMetres = values.back().isClosed = true;
            else
                values.back().hasSign = true;
        }
    }
    return values;
}

bool isPlain(const Value& value) {
    return value.parts.size() == 1 && !value.hasSign && value.axis == Axis::Unknown;
}

bool isZone(double number) {
    return number >= 13 && number <= 45 && number == std::floor(number);
}

/// Numbers that nothing but their order holds together: 34 37 12 112 27 0.
std::vector<Value> joinedByCount(const std::vector<Value>& values) {
    const std::size_t count = values.size();
    if (count == 3)
        for (const std::size_t zone : {0u, 1u})
            if (isPlain(values[zone]) && isPlain(values[zone + 1]) &&
                isZone(values[zone].parts[0]) && values[zone + 1].parts[0] >= 1e5 &&
                values[zone + 1].parts[0] < 1e6) {
                std::vector<Value> joined = values;
                joined[zone].parts.push_back(values[zone + 1].parts[0]);
                joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(zone) + 1);
                return joined;
            }
    const bool areAllPlain = std::all_of(values.begin(), values.end(), isPlain);
    const std::size_t each = count / 2;
    bool isSplitInTheMiddle = (count == 4 || count == 6) && areAllPlain;
    for (std::size_t i = 1; isSplitInTheMiddle && i < count; ++i)
        if (values[i].isAfterComma && i != each) isSplitInTheMiddle = false;
    if (isSplitInTheMiddle) {
        std::vector<Value> joined(2);
        for (std::size_t i = 0; i < count; ++i) {
            Value& half = joined[i / each];
            half.parts.push_back(values[i].parts[0]);
            half.hasSign = true;
            if (i % each == 0) half.isNegative = values[i].isNegative;
        }
        return joined;
    }
    // A height behind the two, or the same position in metres behind its degrees.
    const auto isAngle = [](const Value& v) {
        return v.hasSign || v.axis != Axis::Unknown || v.parts[0] <= 180;
    };
    const bool isTailPlain =
        (count == 3 || count == 4) && !values[2].hasSign && !values.back().hasSign;
    if (isTailPlain && isAngle(values[0]) && isAngle(values[1])) return {values[0], values[1]};
    return values;
}

bool isZoneAndEasting(const Value& value) {
    return value.parts.size() == 2 && isZone(value.parts[0]) && value.parts[1] >= 1e5 &&
           value.parts[1] < 1e6;
}

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
    std::size_t end = at + 5;
    while (end < text.size() && isDigit(text[end]))
        ++end;
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
    std::string cleaned = plain(text);
    const std::optional<std::string> code = takeCode(cleaned);
    if (const auto said = takeSource(cleaned)) from = *said;

    std::vector<Value> values;
    for (const bool grouped : {true, false}) {
        auto tokens = tokensOf(cleaned, grouped);
        if (!tokens) return unreadable(text);
        settleLetters(*tokens);
        values = joinedByCount(valuesOf(*tokens));
        if (values.size() == 2) break;
    }
    if (values.size() != 2 || values[0].lacksDegrees || values[1].lacksDegrees)
        return unreadable(text);
    const Value &a = values[0], &b = values[1];
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
