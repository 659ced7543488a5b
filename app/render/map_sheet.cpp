#include "app/render/map_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <map>
#include <optional>
#include <utility>

#include "layers/crs/crs.h"

namespace hetu::render {
namespace {

constexpr std::size_t tableRowsAtMost = 24;

struct Day {
    long long year = 0, month = 0, day = 0;
};

/// "2026-09-30" or "2026-09".
std::optional<Day> dayOf(std::string_view text) {
    const std::vector<std::string> parts = splitList(text, '-');
    Day day;
    if (parts.size() < 2 || parts.size() > 3 || !parseInteger(parts[0], day.year) ||
        !parseInteger(parts[1], day.month) || day.month < 1 || day.month > 12)
        return std::nullopt;
    if (parts.size() == 3 && (!parseInteger(parts[2], day.day) || day.day < 1 || day.day > 31))
        return std::nullopt;
    return day;
}

/// A date as people write it; what is no date stays as it is.
std::string dateText(const std::string& text, Language language) {
    const auto day = dayOf(text);
    if (!day || language == Language::English) return text;
    return toText(day->year) + "年" + toText(day->month) + "月" +
           (day->day > 0 ? toText(day->day) + "日" : "");
}

/// "2026年第三季度", "Q3 2026"; "" for what is no date.
std::string quarterText(const std::string& text, Language language) {
    const auto day = dayOf(text);
    if (!day) return {};
    constexpr std::array<const char*, 4> words{"一", "二", "三", "四"};
    const auto quarter = static_cast<std::size_t>((day->month - 1) / 3);
    return language == Language::Chinese ? toText(day->year) + "年第" + words[quarter] + "季度"
                                         : "Q" + toText(quarter + 1) + " " + toText(day->year);
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    char text[16] = {};
    std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
    return text;
}

/// "CGCS2000 / 3-degree Gauss-Kruger CM 111E" in words of the language.
std::string crsText(const std::string& code, Language language) {
    const auto crs = crsOf(code);
    std::string name = crs.ok() ? crs.value().name : code;
    constexpr std::string_view zone = "CGCS2000 / 3-degree Gauss-Kruger CM ";
    if (language == Language::Chinese && name.starts_with(zone) && name.ends_with('E'))
        name = "2000国家大地坐标系 高斯-克吕格投影 3度带 中央经线东经" +
               name.substr(zone.size(), name.size() - zone.size() - 1) + "度";
    return language == Language::Chinese ? name + "（" + code + "）" : name + " (" + code + ")";
}

std::string cellText(const Column& column, std::size_t row) {
    if (column.isMissing(row)) return {};
    return column.isText() ? column.texts[row] : toGrouped(column.numbers[row]);
}

using Rows = std::vector<std::vector<std::string>>;

Result<Rows> siteTable(const LayerSource& source, Language language) {
    HETU_TRY(const Layer sites,
             source.read("sites", {"rank", "name", "region", "gain_organisations"}));
    const auto& columns = sites.table.columns();
    std::vector<std::size_t> order(sites.rowCount());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return columns[0].numbers[a] < columns[0].numbers[b];
    });
    Rows rows;
    if (language == Language::Chinese)
        rows.push_back({"序号", "建议选址", "县区", "新增覆盖(家)"});
    else
        rows.push_back({"No.", "Site", "Region", "Newly reached"});
    for (const std::size_t i : order) {
        if (rows.size() > tableRowsAtMost) break;
        rows.push_back({cellText(columns[0], i), cellText(columns[1], i), cellText(columns[2], i),
                        cellText(columns[3], i)});
    }
    return rows;
}

/// Which of the two rates a coverage table shows.
enum class Coverage {
    ByOrganisation,  ///< a party organisation covers it (党的组织覆盖率)
    Reached,         ///< that, or a platform within its radius
};

Result<Rows> coverageTable(const LayerSource& source, Coverage coverage, Language language) {
    const bool isReach = coverage == Coverage::Reached;
    HETU_TRY(const Layer regions,
             source.read("coverage_by_region", {"name", "level", "code", "organisations",
                                                isReach ? "covered" : "org_covered",
                                                isReach ? "coverage_rate" : "org_rate"}));
    const auto& columns = regions.table.columns();
    const auto isCounty = [&](std::size_t i) { return columns[1].texts[i] == "county"; };
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < regions.rowCount(); ++i)
        order.push_back(i);
    if (std::any_of(order.begin(), order.end(), isCounty))
        std::erase_if(order, [&](std::size_t i) { return !isCounty(i); });
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(columns[2].texts[a], columns[0].texts[a]) <
               std::tie(columns[2].texts[b], columns[0].texts[b]);
    });
    Rows rows;
    if (language == Language::Chinese)
        rows.push_back({"县区", "组织(家)", isReach ? "已覆盖(家)" : "已建党组织(家)",
                        isReach ? "覆盖率(%)" : "组织覆盖率(%)"});
    else
        rows.push_back({"Region", "Organisations", isReach ? "Reached" : "Covered", "Rate (%)"});
    for (const std::size_t i : order) {
        if (rows.size() > tableRowsAtMost) break;
        const double rate = columns[5].numbers[i];
        rows.push_back({cellText(columns[0], i), cellText(columns[3], i), cellText(columns[4], i),
                        std::isnan(rate) ? std::string("-") : toFixed(rate, 1)});
    }
    // Regions may overlap, so the total is counted from the organisations, not from the rows.
    if (const LayerInfo* info = source.find("coverage");
        info != nullptr && info->field("reached_by")) {
        HETU_TRY(const Layer organisations, source.read("coverage", {"reached_by"}));
        const auto& reachedBy = organisations.table.columns()[0].texts;
        const double all = static_cast<double>(reachedBy.size());
        const auto yes = static_cast<double>(
            std::count_if(reachedBy.begin(), reachedBy.end(), [&](const std::string& by) {
                return by == "own" || by == "joint" || (isReach && by == "platform");
            }));
        if (all > 0)
            rows.push_back({language == Language::Chinese ? "合计" : "Total", toGrouped(all),
                            toGrouped(yes), toFixed(100 * yes / all, 1)});
    }
    return rows;
}

/// The window of 1/`parts` of `whole`'s side, and three quarters of that high (the shape of the
/// inset), that holds most of `points`, centred on them; empty if it holds less than a fifth.
Extent densestWindow(const std::vector<Point>& points, const Extent& whole, long parts) {
    // Counted in squares; the window is four by three of them.
    constexpr long wide = 4, high = 3;
    const double cell = std::max(whole.width(), whole.height()) / static_cast<double>(parts * wide);
    if (!(cell > 0)) return {};
    std::map<std::pair<long, long>, long> counts;
    long all = 0;
    for (const Point& p : points) {
        if (!whole.covers(p)) continue;
        ++all;
        ++counts[{std::lround(std::floor((p.x - whole.minX) / cell)),
                  std::lround(std::floor((p.y - whole.minY) / cell))}];
    }
    long best = 0;
    Extent window;
    for (long row = 0; row <= parts * wide - high; ++row)
        for (long column = 0; column <= parts * wide - wide; ++column) {
            long inside = 0;
            for (long r = row; r < row + high; ++r)
                for (long c = column; c < column + wide; ++c)
                    if (const auto found = counts.find({c, r}); found != counts.end())
                        inside += found->second;
            if (inside <= best) continue;
            best = inside;
            window = {whole.minX + static_cast<double>(column) * cell,
                      whole.minY + static_cast<double>(row) * cell,
                      whole.minX + static_cast<double>(column + wide) * cell,
                      whole.minY + static_cast<double>(row + high) * cell};
        }
    if (5 * best < all || best == 0) return {};
    Point sum;
    double inside = 0;
    for (const Point& p : points) {
        if (!window.covers(p)) continue;
        sum = {sum.x + p.x, sum.y + p.y};
        ++inside;
    }
    const Point centre{sum.x / inside, sum.y / inside};
    return {centre.x - wide * cell / 2, centre.y - high * cell / 2, centre.x + wide * cell / 2,
            centre.y + high * cell / 2};
}

/// Where most organisations are: an eighth of the side if that is enough, else a quarter.
Result<Extent> insetExtent(const LayerSource& source, const Extent& whole) {
    if (source.find("organisations") == nullptr) return Extent{};
    HETU_TRY(const Layer organisations, source.read("organisations", {}));
    const Extent near = densestWindow(organisations.points, whole, 8);
    return near.isEmpty() ? densestWindow(organisations.points, whole, 4) : near;
}

/// The note in the language asked for: "maker_en" before "maker" on an English sheet.
std::string noteIn(const Notes& notes, const std::string& key, Language language) {
    if (language == Language::English)
        if (std::string english = notes(key + "_en"); !english.empty()) return english;
    return notes(key);
}

/// What the base map is and whose it is, once each.
std::string baseMapText(const std::string& baseMap, const std::string& attribution) {
    if (baseMap.empty() || attribution.find(baseMap) != std::string::npos) return attribution;
    return attribution.empty() ? baseMap : baseMap + "  " + attribution;
}

Extent grownByShare(const Extent& extent, double share) {
    return extent.grown(share * std::max({extent.width(), extent.height(), 1.0}));
}

struct Region {
    std::string name;
    Extent extent;
};

Result<Region> regionOf(const LayerSource& source, const std::string& wanted) {
    std::vector<std::string> known;
    if (source.find("regions") != nullptr) {
        HETU_TRY(const Layer regions, source.read("regions", {"name", "code"}));
        const auto& names = regions.table.columns()[0].texts;
        const auto& codes = regions.table.columns()[1].texts;
        for (std::size_t i = 0; i < regions.rowCount(); ++i) {
            if (names[i] == wanted || codes[i] == wanted)
                return Region{names[i], regions.shapes[i].extent()};
            known.push_back(names[i]);
        }
    }
    return Error{ErrorCode::NotFound,
                 textOf("There is no region \"{}\".", "没有名为“{}”的考核单位。", wanted),
                 textOf("There are: {}.", "现有：{}。", joined(known, ", "))};
}

Result<const MapTheme*> themeOf(const std::string& wanted) {
    std::vector<std::string> known;
    for (const MapTheme& theme : mapThemes()) {
        if (theme.name == wanted) return &theme;
        known.push_back(theme.name);
    }
    return Error{ErrorCode::NotFound,
                 textOf("There is no map layout \"{}\".", "没有名为“{}”的图件版式。", wanted),
                 textOf("There are: {}.", "现有版式：{}。", joined(known, ", "))};
}

}  // namespace

Result<LayoutRequest> mapSheet(const LayerSource& source,
                               MapContent& content,
                               const Notes& notes,
                               const SheetWish& wish) {
    HETU_TRY(const MapTheme* const theme, themeOf(wish.layout));
    const Language language = content.language();
    const bool isChinese = language == Language::Chinese;

    LayoutRequest sheet;
    sheet.language = isChinese ? "zh" : "en";
    sheet.targetFile = wish.targetFile;
    sheet.layoutTemplate = content.resources() + "/styles/layouts/" + theme->name + ".qpt";
    std::string place = noteIn(notes, "place", language);
    if (wish.region.empty()) {
        HETU_TRY(sheet.layers, content.themeLayers(source, *theme));
        const LayerInfo* const regions = source.find("regions");
        const Extent whole = regions != nullptr && !regions->extent.isEmpty()
                                 ? regions->extent
                                 : extentOf(source, sheet.layers);
        sheet.extent = grownByShare(whole, 0.03);
        HETU_TRY(sheet.inset, insetExtent(source, whole));
    } else {
        HETU_TRY(const Region region, regionOf(source, wish.region));
        HETU_TRY(sheet.layers, content.themeLayers(source, *theme));
        sheet.extent = grownByShare(region.extent, 0.05);
        place += (isChinese || place.empty() ? "" : ", ") + region.name;
    }
    for (const DrawnLayer& layer : sheet.layers)
        if (sheet.crs.empty()) sheet.crs = source.find(layer.id)->crs;

    const std::string dataDate = notes("data_date");
    const std::string quarter = quarterText(dataDate, language);
    const std::string& about = theme->title.in(language);
    const auto line = [&](const char* key, const char* zh, const char* en,
                          const std::string& text) {
        const std::string caption = isChinese ? zh : en;
        sheet.texts.emplace_back(key, text.empty() ? std::string() : caption + text);
    };
    const auto noteOr = [&](const char* key, const char* zh, const char* en) {
        const std::string note = noteIn(notes, key, language);
        return !note.empty() ? note : std::string(isChinese ? zh : en);
    };
    if (isChinese)
        line("title", "", "", place + about + (quarter.empty() ? "" : "（" + quarter + "）"));
    else
        line("title", "", "",
             (place.empty() ? "" : place + ": ") + about +
                 (quarter.empty() ? "" : " (" + quarter + ")"));
    line("use_mark", "", "",
         noteOr("use_mark", "内部资料  注意保存", "Internal use only. Keep safe."));
    line("synthetic", "", "",
         notes("synthetic") != "yes" ? ""
         : isChinese                 ? "演示用模拟数据，不反映真实情况"
                                     : "Synthetic data for demonstration");
    line("data_date", "数据截止：", "Data as of: ", dateText(dataDate, language));
    line("maker", "制图单位：", "Made by: ", noteIn(notes, "maker", language));
    line("made_on", "制图日期：",
         "Made on: ", dateText(noteOr("made_on", today().c_str(), today().c_str()), language));
    line("attribution", "底图来源：",
         "Base map: ", baseMapText(noteIn(notes, "base_map", language), notes("attribution")));
    line("crs", "坐标系：", "Coordinate system: ", crsText(sheet.crs, language));
    line("scale", "比例尺 ", "Scale ", "{scale}");
    // The field is always there; what stands in it only an authority can say.
    sheet.texts.emplace_back(
        "review_number", (isChinese ? "审图号：" : "Map review no.: ") + notes("review_number"));
    line("legend", "", "", isChinese ? "图  例" : "Legend");
    line("inset_title", "", "",
         isChinese ? "组织密集区放大图" : "Enlarged: where organisations are densest");

    if (theme->name == "candidate-sites") {
        HETU_TRY(sheet.table, siteTable(source, language));
        line("table_title", "", "", isChinese ? "建议选址一览" : "Proposed sites");
    } else if (const LayerInfo* info = source.find("coverage_by_region");
               info != nullptr && info->rowCount > 0) {
        const bool isReach = theme->name != "organisations";
        HETU_TRY(sheet.table,
                 coverageTable(source, isReach ? Coverage::Reached : Coverage::ByOrganisation,
                               language));
        line("table_title", "", "",
             isReach
                 ? (isChinese ? "各考核单位覆盖情况" : "Reached by an organisation or platform")
                 : (isChinese ? "各考核单位党的组织覆盖情况" : "Coverage by party organisations"));
    }
    return sheet;
}

}  // namespace hetu::render
