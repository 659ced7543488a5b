#include "analysis/between_years/between_years.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "analysis/core/columns.h"
#include "analysis/core/places.h"
#include "analysis/core/wording.h"
#include "layers/geometry/operations.h"
#include "layers/model/memory_source.h"

namespace hetu::between_years {
namespace {

using analysis::counted;
using analysis::countField;
using analysis::countFigure;
using analysis::realField;
using analysis::textField;

enum class Spots { Hot, Cold, All };

struct Parameters {
    std::string later = "blanks";
    std::string earlier;
    double overlapPercent = 10;
    Spots spots = Spots::Hot;
};

analysis::Schema<Parameters> schema() {
    analysis::Schema<Parameters> s;
    s.layer("later", {"Later areas", "后一时期的图层"}, &Parameters::later)
        .help(
            "The areas as they are now: blanks, clusters, hot spots or areas of any other result.",
            "现在的片区：空白点、集聚区、热点或其他结果中的面图层。");
    s.layer("earlier", {"Earlier areas", "前一时期的图层"}, &Parameters::earlier)
        .help(
            "The areas as they were before, such as blanks_2025: a result that was kept under a "
            "name of its own. Empty: the kept result of the same kind whose name comes last.",
            "以前的片区，例如 blanks_2025，即当时另存的结果。留空时，自动选用同类另存结果中名称排在"
            "最后的一个。");
    s.number("overlap", {"Least overlap", "最小重叠比例"}, &Parameters::overlapPercent)
        .unit("%")
        .range(0.1, 100)
        .help(
            "Two areas are the same one if they share so much of the smaller of the two; 10 % "
            "allows for areas that grew, shrank or moved a little.",
            "两个时期的片区重叠面积达到较小片区的这一比例，就视为同一片区；10% "
            "可容许片区扩大、缩小或略有移动。");
    s.choice("spots", {"Which hot spots", "热点类别"}, &Parameters::spots,
             {{Spots::Hot, {"hot", {"hot spots", "热点（高值聚集）"}}},
              {Spots::Cold, {"cold", {"cold spots", "冷点（低值聚集）"}}},
              {Spots::All, {"all", {"every area, whatever its class", "全部，不分类别"}}}})
        .help("Only for layers of hot spots: which units count; neighbouring ones become one area.",
              "仅用于热点图层：比较哪一类单元；相邻的单元合并成一片。");
    return s;
}

constexpr std::array states{State::New, State::Persistent, State::Split, State::Merged,
                            State::Vanished};

const char* codeOf(State state) {
    switch (state) {
        case State::New:
            return "new";
        case State::Persistent:
            return "persistent";
        case State::Split:
            return "split";
        case State::Merged:
            return "merged";
        case State::Vanished:
            break;
    }
    return "vanished";
}

Text wordsOf(State state) {
    switch (state) {
        case State::New:
            return {"New", "新增"};
        case State::Persistent:
            return {"Persistent", "持续存在"};
        case State::Split:
            return {"Split", "由一片分成"};
        case State::Merged:
            return {"Merged", "由多片合并"};
        case State::Vanished:
            break;
    }
    return {"Vanished", "消失"};
}

/// The areas of one date.
struct Areas {
    std::vector<Geometry> shapes;
    std::vector<std::string> names;
    std::vector<double> organisations;  ///< NaN: the layer does not say
};

bool isSpot(const std::string& code, Spots spots) {
    switch (spots) {
        case Spots::Hot:
            return code.starts_with("hot") || code == "high-high";
        case Spots::Cold:
            return code.starts_with("cold") || code == "low-low";
        case Spots::All:
            break;
    }
    return true;
}

/// Hot spots come unit by unit, bin by bin: those that touch are one area.
Result<Areas> joinedSpots(const Layer& layer, Spots spots) {
    const Column* code = layer.table.find("class");
    std::vector<Geometry> units;
    for (std::size_t row = 0; row < layer.rowCount(); ++row) {
        if (!isSpot(analysis::textAt(code, row), spots) || layer.shapes[row].isEmpty()) continue;
        HETU_TRY(Geometry valid, makeValid(layer.shapes[row]));
        units.push_back(std::move(valid));
    }
    // In order of place, so that the union does not depend on the rows.
    std::sort(units.begin(), units.end(), [](const Geometry& a, const Geometry& b) {
        const Extent x = a.extent(), y = b.extent();
        return std::array{x.minX, x.minY, x.maxX, x.maxY} <
               std::array{y.minX, y.minY, y.maxX, y.maxY};
    });
    HETU_TRY(const Geometry joint, unionOf(units));
    Areas out;
    for (const std::vector<Path>& part : joint.parts)
        out.shapes.push_back({GeometryKind::Polygon, {part}});
    out.names.resize(out.shapes.size());
    out.organisations.resize(out.shapes.size(), missingNumber);
    return out;
}

Result<Areas> readAreas(analysis::Inputs& inputs, const std::string& name, Spots spots) {
    const LayerInfo* info = inputs.find(name);
    if (!info) return noSuchLayer(name, inputs.layers());
    if (info->isSurface || info->geometry != GeometryKind::Polygon)
        return Error{ErrorCode::InvalidArgument,
                     textOf("The layer {} holds no areas.", "图层 {} 不是面图层。", name),
                     {"Choose a layer of areas, such as blanks, clusters or hot_spots.",
                      "请选择面图层，例如 blanks、clusters 或 hot_spots。"}};
    HETU_TRY(const Layer layer, inputs.readKnown(name, {"name", "organisations", "class"}));
    if (layer.table.find("class") && spots != Spots::All) return joinedSpots(layer, spots);
    Areas out;
    for (std::size_t row = 0; row < layer.rowCount(); ++row) {
        if (layer.shapes[row].isEmpty()) continue;
        out.shapes.push_back(layer.shapes[row]);
        out.names.push_back(analysis::textAt(layer.table.find("name"), row));
        out.organisations.push_back(analysis::numberAt(layer.table.find("organisations"), row));
    }
    return out;
}

/// The last by name of the results of the same kind that were kept apart: "blanks_2025" for
/// "blanks", or "".
std::string keptEarlier(const analysis::Inputs& inputs, const std::string& later) {
    const LayerInfo* like = inputs.find(later);
    std::string found;
    for (const LayerInfo& info : inputs.layers())
        if (like && info.analysis == like->analysis && info.name.starts_with(later + "_") &&
            info.geometry == GeometryKind::Polygon && !info.isSurface && info.name > found)
            found = info.name;
    return found;
}

/// One row of the result.
struct Row {
    State state = State::New;
    const Geometry* shape = nullptr;
    std::string name, region, earlierName, laterName;
    double before = missingNumber, now = missingNumber;
    double overlap = missingNumber;  ///< %
};

std::string joinedNames(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return joined(names, "、");
}

/// Names areas that have none by where they lie.
void nameByPlace(Areas& areas, const analysis::Places& places) {
    for (std::size_t i = 0; i < areas.shapes.size(); ++i) {
        if (!areas.names[i].empty()) continue;
        const auto inside = pointOnSurface(areas.shapes[i]);
        if (inside.ok()) areas.names[i] = places.name(inside.value());
    }
}

std::vector<Row> rowsOf(const Areas& earlier,
                        const Areas& later,
                        const Comparison& comparison,
                        const analysis::Places& places) {
    std::vector<Row> rows;
    std::vector<std::vector<const Match*>> ofLater(later.shapes.size());
    std::vector<std::size_t> timesEarlier(earlier.shapes.size(), 0);
    for (const Match& match : comparison.matches) {
        ofLater[match.later].push_back(&match);
        ++timesEarlier[match.earlier];
    }
    for (std::size_t k = 0; k < later.shapes.size(); ++k) {
        Row row;
        row.state = comparison.later[k];
        row.shape = &later.shapes[k];
        row.name = row.laterName = later.names[k];
        row.now = later.organisations[k];
        std::vector<std::string> names;
        double before = 0, common = 0, areaBefore = 0;
        for (const Match* match : ofLater[k]) {
            names.push_back(earlier.names[match->earlier]);
            // What an earlier one held cannot be told apart once it has become several.
            before += timesEarlier[match->earlier] == 1 ? earlier.organisations[match->earlier]
                                                        : missingNumber;
            common += match->areaSquareMetres;
            areaBefore += area(earlier.shapes[match->earlier]);
        }
        row.earlierName = joinedNames(std::move(names));
        row.before = row.state == State::New ? 0 : before;
        if (row.state != State::New)
            row.overlap = std::min(
                100.0, analysis::percentOf(common, std::min(areaBefore, area(*row.shape))));
        rows.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < earlier.shapes.size(); ++i) {
        if (comparison.earlierRemains[i]) continue;
        Row row;
        row.state = State::Vanished;
        row.shape = &earlier.shapes[i];
        row.name = row.earlierName = earlier.names[i];
        row.before = earlier.organisations[i];
        row.now = 0;
        rows.push_back(std::move(row));
    }
    for (Row& row : rows) {
        const auto inside = pointOnSurface(*row.shape);
        if (inside.ok()) row.region = places.region(inside.value());
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        if (a.state != b.state) return a.state < b.state;
        const auto sizeOf = [](const Row& row) {
            const double size = row.state == State::Vanished ? row.before : row.now;
            return std::isnan(size) ? -1 : size;
        };
        if (sizeOf(a) != sizeOf(b)) return sizeOf(a) > sizeOf(b);
        const Extent x = a.shape->extent(), y = b.shape->extent();
        return std::array{x.minX, x.minY, x.maxX, x.maxY} <
               std::array{y.minX, y.minY, y.maxX, y.maxY};
    });
    return rows;
}

Layer layerOf(const std::vector<Row>& rows) {
    Layer out{"between_years", {"Change between years", "年度变化"}, GeometryKind::Polygon};
    const auto texts = [&](const char* name, const char* en, const char* zh, const auto& of) {
        Column& column = out.table.add(textField(name, en, zh));
        for (const Row& row : rows)
            column.texts.push_back(of(row));
    };
    const auto numbers = [&](Field field, const auto& of) {
        Column& column = out.table.add(std::move(field));
        for (const Row& row : rows)
            column.numbers.push_back(of(row));
    };
    std::vector<double> ids(rows.size());
    std::iota(ids.begin(), ids.end(), 1.0);
    out.table.add(countField("area_id", "Number", "序号"), std::move(ids));
    texts("name", "Name", "名称", [](const Row& r) { return r.name; });
    texts("region", "Region", "考核单位", [](const Row& r) { return r.region; });
    texts("state", "State (code)", "变化代码", [](const Row& r) { return codeOf(r.state); });
    texts("change", "Change (Chinese)", "变化", [](const Row& r) { return wordsOf(r.state).zh; });
    texts("change_en", "Change", "变化（英文）", [](const Row& r) { return wordsOf(r.state).en; });
    texts("earlier_name", "Name before", "原名称", [](const Row& r) { return r.earlierName; });
    texts("later_name", "Name now", "现名称", [](const Row& r) { return r.laterName; });
    numbers(countField("before", "Organisations before", "原组织数"),
            [](const Row& r) { return r.before; });
    numbers(countField("now", "Organisations now", "现组织数"), [](const Row& r) { return r.now; });
    numbers(countField("difference", "More or fewer organisations", "组织增减"),
            [](const Row& r) { return r.now - r.before; });
    numbers(realField("area_km2", "Area", "面积", "km2"),
            [](const Row& r) { return area(*r.shape) / 1e6; });
    numbers(realField("overlap", "Overlap of the smaller one", "与前期重叠比例", "%"),
            [](const Row& r) { return r.overlap; });
    for (const Row& row : rows)
        out.shapes.push_back(*row.shape);
    return out;
}

/// How many areas of each state every region has; regions without any stand there with zeros.
Layer tableOf(const std::vector<Row>& rows, const Layer& regions) {
    std::map<std::string, std::map<State, double>> counts;
    const Column* level = regions.table.find("level");
    const auto isCounty = [&](std::size_t i) { return analysis::textAt(level, i) == "county"; };
    bool hasCounties = false;
    for (std::size_t i = 0; i < regions.rowCount(); ++i)
        hasCounties = hasCounties || isCounty(i);
    for (std::size_t i = 0; i < regions.rowCount(); ++i)
        if (const std::string& name = analysis::textAt(regions.table.find("name"), i);
            !name.empty() && (isCounty(i) || !hasCounties))
            counts[name];
    for (const Row& row : rows)
        ++counts[row.region][row.state];
    Layer out{"between_years_regions",
              {"Change between years by region", "年度变化（按考核单位）"}};
    Column& names = out.table.add(textField("region", "Region", "考核单位"));
    for (const auto& [name, count] : counts)
        names.texts.push_back(name.empty() ? "（范围外）" : name);
    for (const State state : states) {
        const Text words = wordsOf(state);
        Column& column = out.table.add(countField(codeOf(state), words.en, words.zh));
        for (const auto& [name, count] : counts) {
            const auto found = count.find(state);
            column.numbers.push_back(found == count.end() ? 0 : found->second);
        }
    }
    return out;
}

/// The result while there is nothing to compare.
analysis::Output nothingYet(const Parameters& p, const Layer& regions, bool hasLater) {
    analysis::Output output;
    output.layers.push_back(layerOf({}));
    output.layers.push_back(tableOf({}, regions));
    for (const State state : states)
        output.figures.push_back(
            countFigure(codeOf(state), wordsOf(state).en, wordsOf(state).zh, 0));
    if (!hasLater)
        output.notes.push_back(
            textOf("There is no layer {} yet: run the analysis that makes it first.",
                   "还没有图层 {}，请先运行生成它的分析。", p.later));
    else
        output.notes.push_back(textOf(
            "There is no earlier result to compare {} with. Keep the result of each year under a "
            "name of its own (for example \"2025\", which makes {}_2025), or copy it from the file "
            "of that year; then run this again.",
            "没有可与 {} 比较的前期结果。请把每年的结果另存（例如存为“2025”，即 {}_2025），"
            "或从往年的文件中复制过来，再运行本分析。",
            p.later, p.later));
    return output;
}

std::vector<Text> notesOn(const std::vector<std::size_t>& counts,
                          std::size_t earlier,
                          std::size_t later,
                          const std::string& earlierLayer,
                          const Parameters& p) {
    const auto number = [&](State state) {
        return static_cast<double>(counts[static_cast<std::size_t>(state)]);
    };
    std::vector<Text> notes;
    const auto now = static_cast<double>(later), before = static_cast<double>(earlier);
    const double stayed = now - number(State::New);
    notes.push_back(
        {"Compared with " + earlierLayer + ": of " + counted(now, "area", "areas") + " now, " +
             toGrouped(number(State::New)) + (number(State::New) == 1 ? " is" : " are") +
             " new and " + toGrouped(stayed) + (stayed == 1 ? " was" : " were") +
             " there before; of " + counted(before, "earlier one", "earlier ones") + ", " +
             toGrouped(number(State::Vanished)) +
             (number(State::Vanished) == 1 ? " has vanished." : " have vanished."),
         fillIn(
             "与 {} 相比：现有 {} 片，其中新增 {} 片，原来就有 {} 片；原有 {} 片中 {} 片已消失。",
             {earlierLayer, toGrouped(now), toGrouped(number(State::New)), toGrouped(stayed),
              toGrouped(before), toGrouped(number(State::Vanished))})});
    if (number(State::Split) + number(State::Merged) > 0)
        notes.push_back(
            {"Of those that were there before, " + toGrouped(number(State::Merged)) +
                 " grew together from several, " + toGrouped(number(State::Split)) +
                 " came from one that fell apart.",
             fillIn("原来就有的片区中，{} 片由多片合并而来，{} 片由一片分成。",
                    {toGrouped(number(State::Merged)), toGrouped(number(State::Split))})});
    if (p.earlier.empty())
        notes.push_back(textOf(
            "No earlier layer was named, so the kept result whose name comes last was taken.",
            "未指定前期图层，自动选用了同类另存结果中名称排在最后的一个。"));
    return notes;
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& p,
                             const Progress& progress) {
    if (progress.cancelled()) return cancelledError();
    HETU_TRY(const Layer regions, inputs.readKnown("regions", {"name", "level"}));
    const std::string earlierLayer = p.earlier.empty() ? keptEarlier(inputs, p.later) : p.earlier;
    const bool hasLater = inputs.find(p.later) != nullptr;
    // Only what nobody asked for by name may be missing.
    if (earlierLayer.empty() && (hasLater || p.later == Parameters{}.later))
        return nothingYet(p, regions, hasLater);
    if (earlierLayer == p.later)
        return Error{
            ErrorCode::InvalidArgument,
            textOf("The layer {} cannot be compared with itself.", "图层 {} 不能与自身比较。",
                   p.later),
            {"Choose a result that was kept in an earlier year.", "请选择往年另存的结果。"}};
    HETU_TRY(Areas later, readAreas(inputs, p.later, p.spots));
    HETU_TRY(Areas earlier, readAreas(inputs, earlierLayer, p.spots));
    HETU_TRY(const analysis::Places places, analysis::Places::read(inputs));
    nameByPlace(later, places);
    nameByPlace(earlier, places);
    progress.report(0.2);
    HETU_TRY(const Comparison comparison,
             compute(earlier.shapes, later.shapes, p.overlapPercent / 100, progress.sub(0.2, 0.9)));
    const std::vector<Row> rows = rowsOf(earlier, later, comparison, places);
    std::vector<std::size_t> counts(states.size(), 0);
    for (const Row& row : rows)
        ++counts[static_cast<std::size_t>(row.state)];

    analysis::Output output;
    output.layers.push_back(layerOf(rows));
    output.layers.push_back(tableOf(rows, regions));
    for (const State state : states)
        output.figures.push_back(countFigure(codeOf(state), wordsOf(state).en, wordsOf(state).zh,
                                             counts[static_cast<std::size_t>(state)]));
    output.notes = notesOn(counts, earlier.shapes.size(), later.shapes.size(), earlierLayer, p);
    progress.report(1);
    return output;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "between-years";
    about.title = {"Between years", "年度对比"};
    about.summary = {
        "Which blanks, clusters or hot spots are new, which persist and which have vanished, "
        "between the results of two dates.",
        "对比两个时期的空白点、集聚区或热点，找出新增、持续存在和已经消失的片区。"};
    about.references = {
        "Robertson, Nelson, Boots, Wulder (2007), STAMP: spatial-temporal analysis of moving "
        "polygons, Journal of Geographical Systems 9(3), 207-227."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::between_years
