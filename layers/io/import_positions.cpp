#include "layers/io/import_positions.h"

#include <algorithm>
#include <cmath>

#include "layers/base/text.h"
#include "layers/crs/gcj02.h"
#include "layers/model/table.h"
#include "layers/quality/clean_cell.h"

namespace hetu {
namespace {

constexpr double worstScaleError = 0.01;
constexpr std::size_t sampleSize = 20000;

bool isDegrees(Point p) {
    return std::abs(p.x) <= 180 && std::abs(p.y) <= 90;
}

/// The area of use in degrees with a margin; everything for a CRS that does not say.
Extent areaOf(const Crs& crs, double marginDegrees) {
    return crs.area.isEmpty() ? Extent{-360, -90, 360, 90} : crs.area.grown(marginDegrees);
}

/// True if `p`, taken as a position in `crs`, lies in its area of use or some degrees around.
bool fits(const Crs& crs, Point p) {
    const Result<Crs> degrees = crsOf("EPSG:4326");
    if (!degrees.ok()) return false;
    const auto transform = Transform::between(crs, degrees.value());
    if (!transform.ok()) return false;
    const Point there = transform.value().apply(p);
    return std::isfinite(there.x) && areaOf(crs, 3).covers(there);
}

/// CGCS2000 with the zone number in front of the easting: 37 632 981 is zone 37 of 3 degrees.
std::string crsOfPrefixedEasting(Point p) {
    if (!(p.y > 1.5e6 && p.y < 6.5e6)) return {};
    const int zone = static_cast<int>(std::floor(p.x / 1e6));
    if (zone >= 25 && zone <= 45) return "EPSG:" + toText(4513 + zone - 25);
    if (zone >= 13 && zone <= 23) return "EPSG:" + toText(4491 + zone - 13);
    return {};
}

Error noCrs(const std::string& file) {
    return {ErrorCode::Crs, textOf("\"{}\" has no CRS.", "“{}”没有说明坐标系。", file),
            textOf("Say --crs EPSG:..., such as --crs EPSG:4546 (metres, CGCS2000, 111 E) or --crs "
                   "EPSG:4326 (degrees).",
                   "请指定坐标系，例如 --crs EPSG:4546（米，CGCS2000，中央经线 111°）或 --crs "
                   "EPSG:4326（经纬度）。")};
}

/// `median` are degrees by the names of their columns and by their size; `source` is in metres.
Error degreesNotMetres(const std::string& file, Point median, const Crs& source) {
    return {
        ErrorCode::Crs,
        textOf("\"{}\" holds longitude and latitude (such as {}, {}), but {} ({}) is in metres.",
               "“{}”中是经纬度（例如 {}, {}），而坐标系 {}（{}）以米为单位。", file,
               toFixed(median.x, 4), toFixed(median.y, 4), source.label(), source.name),
        textOf(
            "Say what the file holds: --crs EPSG:4326; the workspace's CRS is chosen by: hetu "
            "new ... --crs {}",
            "--crs 应为文件自身的坐标系：--crs EPSG:4326；工作区的坐标系在新建时指定：hetu new … "
            "--crs {}",
            source.label())};
}

Error changedPlaces(const std::string& file, Point p) {
    return {ErrorCode::Crs,
            textOf("In \"{}\" longitude and latitude have changed places: {}, {} is meant to be "
                   "longitude, latitude.",
                   "“{}”中经度和纬度写反了：{}, {} 应当是经度在前、纬度在后。", file,
                   toFixed(p.x, 4), toFixed(p.y, 4)),
            textOf("Correct the file, or say which column is which: --map lon=... --map lat=...",
                   "请更正文件，或指明两列：--map lon=… --map lat=…")};
}

}  // namespace

OnlineShift onlineShiftOf(std::string_view name) {
    const std::string plain = plainHeading(name);
    if (plain == "gcj02") return OnlineShift::Gcj02;
    if (plain == "bd09" || plain == "bd09ll") return OnlineShift::Bd09;
    return OnlineShift::None;
}

std::string nameOf(OnlineShift shift) {
    return shift == OnlineShift::Gcj02 ? "GCJ-02" : shift == OnlineShift::Bd09 ? "BD-09" : "";
}

Point unshifted(OnlineShift shift, Point degrees) {
    return shift == OnlineShift::Gcj02  ? wgs84OfGcj02(degrees)
           : shift == OnlineShift::Bd09 ? wgs84OfBd09(degrees)
                                        : degrees;
}

OnlineShift shiftNamedBy(std::string_view heading) {
    const std::string plain = plainHeading(heading);
    const auto has = [&](std::string_view word) { return plain.find(word) != std::string::npos; };
    if (has("百度") || has("baidu") || plain.starts_with("bd")) return OnlineShift::Bd09;
    if (has("高德") || has("腾讯") || has("火星") || has("amap") || has("gcj"))
        return OnlineShift::Gcj02;
    return OnlineShift::None;
}

Status checkSourceCrs(const std::string& crs) {
    if (crs.empty() || onlineShiftOf(crs) != OnlineShift::None) return success();
    HETU_TRY([[maybe_unused]] const Crs known, crsOf(crs));
    return success();
}

Result<PositionColumns> findPositions(const SourceTable& table,
                                      const ColumnMatch& match,
                                      const std::string& file) {
    using Kind = PositionColumns::Kind;
    if (table.hasGeometry) return PositionColumns{};
    const auto column = [&](const char* field) {
        const auto found = match.columnOf.find(field);
        return found == match.columnOf.end() ? std::optional<std::size_t>() : found->second;
    };
    const auto lon = column("lon"), lat = column("lat"), x = column("x"), y = column("y");
    if (lon && lat) return PositionColumns{Kind::LonLat, *lon, *lat};
    if (x && y) return PositionColumns{Kind::XY, *x, *y};
    if (const auto pair = column("lonlat")) return PositionColumns{Kind::Pair, *pair, *pair};
    return Error{ErrorCode::InvalidArgument,
                 textOf("\"{}\" has no columns for positions.", "“{}”中没有坐标列。", file),
                 textOf("Its columns are: {}. Say which hold them: --map lon=... --map lat=...",
                        "文件中的列：{}。请指明坐标列：--map lon=… --map lat=…",
                        joined(table.columns, ", "))};
}

std::optional<double> parseCoordinate(std::string_view cell) {
    std::string text = halfWidth(cell);
    double sign = 1;
    const auto letter = [&](std::size_t at) {
        const char c = text[at];
        if (c == 'W' || c == 'S' || c == 'w' || c == 's') sign = -1;
        return c == 'E' || c == 'N' || c == 'W' || c == 'S' || c == 'e' || c == 'n' || c == 'w' ||
               c == 's';
    };
    double value = 0;
    if (parseNumber(text, value)) return value;
    if (!text.empty() && letter(0)) text.erase(0, 1);
    if (!text.empty() && letter(text.size() - 1)) text.pop_back();
    text = trimmed(text);
    if (parseNumber(text, value)) return sign * value;
    // Degrees, minutes, seconds: three numbers with signs between them.
    std::vector<double> parts;
    std::string digits;
    bool hasDegreeSign =
        text.find("°") != std::string::npos || text.find("度") != std::string::npos;
    for (const char c : text + " ") {
        if ((c >= '0' && c <= '9') || c == '.') {
            digits += c;
        } else if (!digits.empty()) {
            if (!parseNumber(digits, value)) return std::nullopt;
            parts.push_back(value);
            digits.clear();
        }
    }
    if (!hasDegreeSign || parts.empty() || parts.size() > 3 || text[0] == '-') return std::nullopt;
    double total = 0, divisor = 1;
    for (std::size_t i = 0; i < parts.size(); ++i, divisor *= 60) {
        if (i > 0 && parts[i] >= 60) return std::nullopt;
        total += parts[i] / divisor;
    }
    return sign * total;
}

RawPosition rawPosition(const PositionColumns& where, const SourceRow& row) {
    RawPosition raw;
    const double nothing = missingNumber;
    if (where.kind == PositionColumns::Kind::Geometry) {
        if (row.geometry.isEmpty()) return raw;
        return {false, row.geometry.parts[0][0][0]};
    }
    if (where.kind != PositionColumns::Kind::Pair) {
        const std::string &a = row.cells[where.first], &b = row.cells[where.second];
        if (trimmed(a).empty() && trimmed(b).empty()) return raw;
        return {false,
                {parseCoordinate(a).value_or(nothing), parseCoordinate(b).value_or(nothing)}};
    }
    std::string text = halfWidth(row.cells[where.first]);
    if (text.empty()) return raw;
    for (const std::string_view mark : {"，", "、", "；"})
        for (std::size_t at; (at = text.find(mark)) != std::string::npos;)
            text.replace(at, mark.size(), ",");
    std::string plain;
    for (const char c : text)
        plain += c == ';' || c == ' ' || c == '/' || c == '|' ? ',' : c;
    std::erase_if(plain, [](char c) { return c == '(' || c == ')' || c == '[' || c == ']'; });
    const std::vector<std::string> parts = splitList(plain);
    if (parts.size() != 2) return {false, {nothing, nothing}};
    return {
        false,
        {parseCoordinate(parts[0]).value_or(nothing), parseCoordinate(parts[1]).value_or(nothing)}};
}

void PositionSample::take(Point p) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y) || (p.x == 0 && p.y == 0)) return;
    if (m_seen++ % m_step != 0) return;
    m_points.push_back(p);
    if (m_points.size() < 2 * sampleSize) return;
    std::vector<Point> kept;  // every other one, and from now on half as often
    for (std::size_t i = 0; i < m_points.size(); i += 2)
        kept.push_back(m_points[i]);
    m_points = std::move(kept);
    m_step *= 2;
}

Point PositionSample::median() const {
    std::vector<double> xs, ys;
    for (const Point p : m_points) {
        xs.push_back(p.x);
        ys.push_back(p.y);
    }
    const auto middle = [](std::vector<double>& values) {
        const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), at, values.end());
        return *at;
    };
    return {middle(xs), middle(ys)};
}

double PositionSample::shareOfDegrees() const {
    const auto count = std::count_if(m_points.begin(), m_points.end(), [](Point p) {
        return isDegrees(p) || isDegrees({p.y, p.x});
    });
    return static_cast<double>(count) /
           static_cast<double>(std::max<std::size_t>(1, m_points.size()));
}

Result<Placement> placeAt(const Crs& source,
                          Point median,
                          const std::string& workspaceCrs,
                          bool isSettled,
                          const std::string& file) {
    Placement placement;
    placement.source = source;
    placement.label = source.label();
    HETU_TRY(const Crs degrees, crsOf("EPSG:4326"));
    HETU_TRY(const Transform toDegrees, Transform::between(source, degrees));
    const Point centre = toDegrees.apply(median);
    if (!std::isfinite(centre.x) || std::abs(centre.y) > 90)
        return Error{
            ErrorCode::Crs,
            textOf("The positions of \"{}\" (such as {}, {}) do not fit {} ({}).",
                   "“{}”的坐标（例如 {}, {}）与坐标系 {}（{}）不符。", file, toFixed(median.x, 3),
                   toFixed(median.y, 3), source.label(), source.name),
            textOf("Say the right one: --crs EPSG:...", "请指定正确的坐标系：--crs EPSG:…")};
    const std::string suggested = suggestMetricCrs(centre.x, centre.y);
    if (isSettled) {
        HETU_TRY(placement.target, crsOf(workspaceCrs));
        if (!(scaleError(placement.target, centre.x, centre.y) <= worstScaleError))
            return Error{
                ErrorCode::Crs,
                textOf("\"{}\" lies around {}, {} (longitude, latitude), too far from the area of "
                       "the workspace's CRS {} ({}): lengths would be wrong by more than 1 %.",
                       "“{}”位于经度 {}、纬度 {} 附近，远离工作区坐标系 "
                       "{}（{}）的适用范围，长度误差将超过 1%。",
                       file, toFixed(centre.x, 3), toFixed(centre.y, 3), placement.target.label(),
                       placement.target.name),
                textOf("Make a workspace for this place: hetu new ... --crs {}",
                       "请为该地区新建工作区：hetu new … --crs {}", suggested)};
        return placement;
    }
    placement.settles = true;
    const bool keepsSource = source.isMetric && !source.code.empty() &&
                             scaleError(source, centre.x, centre.y) <= worstScaleError;
    HETU_TRY(placement.target, crsOf(keepsSource ? source.code : suggested));
    placement.notes.push_back(textOf("The workspace now uses {} ({}).",
                                     "工作区坐标系确定为 {}（{}）。", placement.target.code,
                                     placement.target.name));
    return placement;
}

Result<Placement> decidePlacement(const PositionColumns& where,
                                  const SourceTable& table,
                                  const PositionSample& sample,
                                  const std::string& givenCrs,
                                  const std::string& workspaceCrs,
                                  bool isSettled,
                                  const std::string& file) {
    using Kind = PositionColumns::Kind;
    Point median = sample.median();
    const Point turned{median.y, median.x};
    std::vector<Text> notes;
    bool swapped = false;
    std::string definition = givenCrs;
    Text reason = textOf("as chosen", "按所选坐标系");
    OnlineShift shift = onlineShiftOf(givenCrs);
    if (givenCrs.empty() && where.kind != Kind::Geometry) {
        shift = shiftNamedBy(table.columns[where.first]);
        if (shift != OnlineShift::None && sample.shareOfDegrees() >= 0.5) {
            reason =
                textOf("the heading \"{}\" says so", "列名“{}”已说明", table.columns[where.first]);
            notes.push_back(textOf("By the heading \"{}\" the positions are {}.",
                                   "按列名“{}”判断，坐标为 {}。", table.columns[where.first],
                                   nameOf(shift)));
        } else {
            shift = OnlineShift::None;
        }
    }
    if (shift != OnlineShift::None) definition = "EPSG:4326";
    if (definition.empty() && where.kind == Kind::Geometry) {
        definition = table.crs;
        if (definition.empty()) return noCrs(file);
        reason = textOf("the file says so", "文件中已说明");
    }
    const bool isOpen = definition.empty();
    if (isOpen && sample.shareOfDegrees() >= 0.5) {
        definition = "EPSG:4326";
        reason = textOf("the numbers are longitude and latitude", "数值是经纬度");
    }
    if (definition.empty()) {
        const bool isPrefixed = !crsOfPrefixedEasting(median).empty();
        definition = crsOfPrefixedEasting(isPrefixed ? median : turned);
        reason = textOf("the zone number stands in front of the numbers", "数值前带有带号");
    }
    if (definition.empty() && isSettled) {
        HETU_TRY(const Crs own, crsOf(workspaceCrs));
        if (fits(own, median) || fits(own, turned)) definition = workspaceCrs;
        reason = textOf("the numbers lie in the area of the workspace", "数值落在工作区范围内");
    }
    if (definition.empty()) return noCrs(file);
    if (isOpen)
        notes.push_back(textOf("The columns do not name a CRS; by their numbers it is {}.",
                               "坐标列没有说明坐标系，按数值判断为 {}。", definition));
    HETU_TRY(const Crs source, crsOf(definition));

    // In metres x may be north, as surveyors have it; in degrees x is longitude.
    const bool orderIsOpen = where.kind == Kind::Pair;
    if (source.isGeographic) {
        bool isTurned = std::abs(median.y) > 90 && isDegrees(turned);
        if (!isTurned && isSettled && isDegrees(median)) {
            HETU_TRY(const Crs own, crsOf(workspaceCrs));
            isTurned = !own.area.isEmpty() && !areaOf(own, 5).covers(median) &&
                       areaOf(own, 1).covers(turned);
        }
        if (isTurned && !orderIsOpen) return changedPlaces(file, median);
        swapped = isTurned;
        if (!isTurned && (std::abs(median.x) > 360 || std::abs(median.y) > 90))
            return Error{
                ErrorCode::Crs,
                textOf("The positions of \"{}\" (such as {}, {}) are not degrees, but its "
                       "CRS is {} ({}).",
                       "“{}”的坐标（例如 {}, {}）不是经纬度，而坐标系是 {}（{}）。", file,
                       toFixed(median.x, 3), toFixed(median.y, 3), source.label(), source.name),
                textOf("Say the right one: --crs EPSG:...", "请指定正确的坐标系：--crs EPSG:…")};
    } else if (where.kind == Kind::LonLat && isDegrees(median)) {
        return degreesNotMetres(file, median, source);
    } else if (where.kind != Kind::Geometry) {
        swapped = !fits(source, median) && fits(source, turned);
    }
    if (swapped) {
        median = turned;
        notes.push_back(
            textOf("In the columns for x and y the north value stands first; they were "
                   "read that way.",
                   "坐标列中北坐标（纬度）在前，已按此读取。"));
    }
    HETU_TRY(Placement placement, placeAt(source, median, workspaceCrs, isSettled, file));
    placement.swapped = swapped;
    placement.shift = shift;
    placement.reason = reason;
    if (shift != OnlineShift::None) placement.label = nameOf(shift);
    placement.notes.insert(placement.notes.begin(), notes.begin(), notes.end());
    return placement;
}

Result<ReachOfCrs> ReachOfCrs::of(const Crs& crs) {
    HETU_TRY(const Crs degrees, crsOf("EPSG:4326"));
    HETU_TRY(Transform toDegrees, Transform::between(crs, degrees));
    ReachOfCrs reach(crs, std::move(toDegrees));
    if (crs.area.isEmpty()) return reach;
    HETU_TRY(const Transform toPlane, Transform::between(degrees, crs));
    for (int i = 0; i <= 20; ++i) {
        const double x = crs.area.minX + crs.area.width() * i / 20;
        const double y = crs.area.minY + crs.area.height() * i / 20;
        for (const Point p : {Point{x, crs.area.minY}, Point{x, crs.area.maxY},
                              Point{crs.area.minX, y}, Point{crs.area.maxX, y}}) {
            const Point there = toPlane.apply(p);
            if (std::isfinite(there.x)) reach.m_sure.include(there);
        }
    }
    reach.m_sure = reach.m_sure.grown(300000);
    return reach;
}

bool ReachOfCrs::covers(Point p) const {
    if (m_sure.covers(p)) return true;
    const Point there = m_toDegrees.apply(p);
    return std::isfinite(there.x) && scaleError(m_crs, there.x, there.y) <= worstScaleError;
}

}  // namespace hetu
