#include "layers/io/guess_kind.h"

#include <algorithm>
#include <set>

#include "layers/io/read_file.h"
#include "layers/quality/column_match.h"
#include "layers/workspace/register_schema.h"

namespace hetu {
namespace {

struct KindWords {
    const char* kind;
    const char* layer;
    std::vector<const char*> inFileName;
    std::vector<const char*> nameEndings;
};

const std::vector<KindWords>& kindWords() {
    static const std::vector<KindWords> all{
        {"organisations",
         "organisations",
         {"组织", "企业", "台账", "名册", "花名册", "单位", "登记", "organi", "compan",
          "enterprise", "poi", "法人"},
         {"公司", "厂",   "店",     "部", "行", "社", "会", "中心", "所",  "院", "校",
          "园",   "集团", "基金会", "馆", "站", "场", "坊", "户",   "ltd", "inc"}},
        {"zones:park",
         "zones",
         {"园区", "开发区", "集聚区", "产业园", "park", "zone"},
         {"园区", "开发区", "集聚区", "产业园", "科技园", "工业园", "创业园", "孵化器", "高新区"}},
        {"zones:district", "zones", {"商圈", "district", "cbd"}, {"商圈", "广场", "步行街"}},
        {"zones:street", "zones", {"街区"}, {"街区"}},
        {"zones:building", "zones", {"楼宇片区"}, {}},
        {"zones:market", "zones", {"市场", "market"}, {"市场", "批发城", "商城"}},
        {"zones:custom", "zones", {"片区", "网格", "area"}, {"片区", "网格"}},
        {"streets",
         "streets",
         {"道路", "路网", "街道中心线", "road", "street", "highway"},
         {"路", "街", "大道", "巷", "高速", "线", "road", "street", "avenue"}},
        {"buildings",
         "buildings",
         {"建筑", "楼宇", "楼", "房屋", "building"},
         {"大厦", "楼", "栋", "座", "号楼", "building", "tower"}},
        {"regions:county",
         "regions",
         {"县界", "区划", "县区", "行政区", "county", "counties", "region", "boundary"},
         {"县", "区", "市", "自治县", "回族区", "county"}},
        {"regions:township",
         "regions",
         {"乡镇", "镇街", "街道办", "township", "town"},
         {"镇", "乡", "街道", "办事处", "街道办"}},
        {"platforms",
         "platforms",
         {"平台", "阵地", "党群", "服务中心", "platform", "候选", "candidate"},
         {"平台", "党群服务中心", "阵地", "服务站", "服务中心", "党建工作站"}},
    };
    return all;
}

/// Fields that say nothing about what a table is, because many tables have them.
bool isCommonField(const std::string& name) {
    static const std::set<std::string> common{"name", "remark", "county", "kind",
                                              "code", "mode",   "as_of",  "parent"};
    return common.contains(name);
}

bool isPlace(const std::string& field) {
    return field == "lon" || field == "lat" || field == "x" || field == "y" || field == "lonlat";
}

double geometryScore(GeometryKind seen, GeometryKind wanted) {
    if (seen == GeometryKind::None || seen == wanted) return seen == wanted ? 3 : 0;
    const bool canBecomePoints = wanted == GeometryKind::Point;
    if (canBecomePoints) return seen == GeometryKind::Polygon ? -4 : -12;
    const bool maybeClosed = seen == GeometryKind::Line && wanted == GeometryKind::Polygon;
    return maybeClosed ? -4 : -20;
}

Text geometryWords(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::Polygon:
            return {"its shapes are areas", "图形是面"};
        case GeometryKind::Line:
            return {"its shapes are lines", "图形是线"};
        default:
            return {"its shapes are points", "图形是点"};
    }
}

/// Values of the column that names the rows, as far as one can tell.
std::vector<std::string> namesOf(const TableLook& look, const ColumnMatch& match) {
    std::vector<std::string> names;
    const auto found = match.columnOf.find("name");
    if (found == match.columnOf.end()) return names;
    for (const auto& row : look.rows)
        if (found->second < row.size() && !row[found->second].empty())
            names.push_back(trimmed(row[found->second]));
    return names;
}

/// Share of `names` that end in one of `endings`; the longer of two endings decides.
double shareWithEnding(const std::vector<std::string>& names,
                       const KindWords& words,
                       std::string& example) {
    std::int64_t count = 0;
    for (const std::string& name : names) {
        const std::string low = lowered(name);
        std::size_t own = 0, other = 0;
        for (const KindWords& each : kindWords())
            for (const std::string_view ending : each.nameEndings) {
                if (!low.ends_with(ending)) continue;
                std::size_t& longest = &each == &words ? own : other;
                longest = std::max(longest, ending.size());
            }
        if (own == 0 || own < other) continue;
        if (count++ == 0) example = name;
    }
    return names.empty() ? 0 : static_cast<double>(count) / static_cast<double>(names.size());
}

}  // namespace

std::vector<KindGuess> guessKinds(const TableLook& look) {
    const std::string ending = endingOf(look.file);
    if (ending == "osm" || ending == "pbf")
        return {{"osm", 10, textOf("it is a file of OpenStreetMap", "是 OpenStreetMap 数据文件")}};
    std::vector<KindGuess> guesses;
    const std::string fileName = lowered(look.file), tableName = lowered(look.table);
    for (const KindWords& words : kindWords()) {
        KindGuess guess{words.kind, 0, {}};
        std::vector<std::string> en, zh;
        const auto because = [&](const Text& reason) {
            en.push_back(reason.en);
            zh.push_back(reason.zh);
        };
        const auto match = matchColumns(words.layer, look.columns, {});
        if (!match.ok()) continue;
        std::vector<std::string> telling;
        bool hasPlace = look.geometry != GeometryKind::None;
        double fromHeadings = 0;
        for (const auto& [field, column] : match.value().columnOf) {
            hasPlace = hasPlace || isPlace(field);
            if (isPlace(field)) continue;
            const bool isUnsure = match.value().doubtOf.contains(field);
            fromHeadings += isCommonField(field) ? 0.3 : isUnsure ? 0.6 : 1.2;
            if (!isCommonField(field) && !isUnsure) telling.push_back(look.columns[column]);
        }
        guess.score += std::min(8.0, fromHeadings);
        if (telling.size() > 3) telling.resize(3);
        if (!telling.empty())
            because(textOf("headings such as {}", "有“{}”等列", joined(telling, ", ")));

        const GeometryKind wanted = findRegisterLayer(words.layer)->geometry;
        const bool arePointColumns = look.geometry == GeometryKind::None && hasPlace;
        const GeometryKind seen = arePointColumns ? GeometryKind::Point : look.geometry;
        guess.score += geometryScore(seen, wanted);
        if (look.geometry == wanted && wanted != GeometryKind::None) because(geometryWords(wanted));

        std::string example;
        const double share = shareWithEnding(namesOf(look, match.value()), words, example);
        guess.score += 4 * share;
        if (share >= 0.3) because(textOf("names such as {}", "有“{}”这样的名称", example));

        std::size_t longest = 0;
        std::string word;
        for (const std::string_view w : words.inFileName)
            if ((fileName.find(w) != std::string::npos || tableName.find(w) != std::string::npos) &&
                w.size() > longest) {
                longest = w.size();
                word = w;
            }
        if (longest > 0) {
            guess.score += 2.0 + 0.1 * static_cast<double>(std::min<std::size_t>(longest, 12));
            because(textOf("\"{}\" in the name of the file", "文件名中有“{}”", word));
        }
        if (guess.kind == "zones:building" || guess.kind == "zones:custom") guess.score -= 0.5;
        guess.reason = {joined(en, "; "), joined(zh, "；")};
        guesses.push_back(std::move(guess));
    }
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const KindGuess& a, const KindGuess& b) { return a.score > b.score; });
    return guesses;
}

bool isSure(const std::vector<KindGuess>& guesses) {
    return !guesses.empty() && guesses[0].score >= 4 &&
           (guesses.size() == 1 || guesses[0].score >= guesses[1].score + 1.5);
}

}  // namespace hetu
