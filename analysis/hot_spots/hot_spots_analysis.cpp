#include "analysis/hot_spots/hot_spots.h"

#include <algorithm>
#include <cmath>

#include "analysis/core/wording.h"
#include "analysis/hot_spots/units.h"

namespace hetu::hot_spots {
namespace {

using analysis::counted;
using analysis::countField;
using analysis::countFigure;
using analysis::realField;
using analysis::textField;

enum class Neighbours { Automatic, Queen, Rook, Nearest, Band, Decay };

/// How chance is judged; Automatic: as the method was published.
enum class Test { Automatic, Permutation, Analytic };

struct Parameters : Options {
    UnitKind units = UnitKind::Hexagons;
    double cellMetres = 1000;
    bool withEmpty = false;
    Test test = Test::Automatic;
    Value value = Value::Blank;
    Neighbours neighbours = Neighbours::Automatic;
    int nearest = 8;
    double bandMetres = 0;  ///< 0: the shortest that leaves nobody alone
};

/// Gaps between borders of so much are forgiven: what drawing and rounded degrees leave.
constexpr double borderTolerance = 0.5;

analysis::Schema<Parameters> schema() {
    analysis::Schema<Parameters> s;
    s.choice("units", {"Compare", "比较单元"}, &Parameters::units,
             {{UnitKind::Hexagons, {"hexagons", {"hexagons", "六边形格网"}}},
              {UnitKind::Squares, {"squares", {"squares", "正方形格网"}}},
              {UnitKind::Zones, {"zones", {"zones", "片区"}}},
              {UnitKind::Regions, {"regions", {"regions", "考核单位"}}},
              {UnitKind::Organisations, {"organisations", {"single organisations", "单个组织"}}}})
        .help(
            "What is compared with its neighbours. Equal hexagons make no place look special for "
            "its size; there are enough of them for a test.",
            "拿什么和周围相比。等面积的六边形不会因大小不同而显得特殊，数量也足够做检验。");
    s.number("cell", {"Bin width", "格网宽度"}, &Parameters::cellMetres)
        .unit("m")
        .range(10, 100'000)
        .help(
            "From side to side of a hexagon or square; with 1000 m most bins of a city hold "
            "several organisations. Not used for zones, regions and organisations.",
            "六边形或正方形两对边的距离；取 1000 米时市区多数格子里有好几家组织。比较片区、考核单位"
            "或单个组织时不用。");
    s.flag("empty", {"Empty bins too", "包括空格子"}, &Parameters::withEmpty)
        .help(
            "Off: only bins with organisations are compared with each other. On: every bin of the "
            "regions, so that any settled place stands out against empty land.",
            "关闭：只在有组织的格子之间比较。打开：考核单位内的所有格子都参与，有组织的地方会因周围"
            "是"
            "空地而显得突出。");
    s.choice("value", {"Value", "分析内容"}, &Parameters::value,
             {{Value::Blank, {"blank", {"organisations not covered", "未覆盖组织数"}}},
              {Value::BlankShare, {"blank-share", {"share not covered", "未覆盖占比"}}},
              {Value::Count, {"count", {"organisations", "组织数"}}},
              {Value::Employees, {"employees", {"employees", "从业人数"}}},
              {Value::Members, {"members", {"party members", "党员数"}}},
              {Value::Density, {"density", {"organisations per km2", "每平方公里组织数"}}}})
        .help(
            "Where is much or little of it together? Not covered finds where work is left to do. "
            "Zones and regions of different size are better compared by share or density.",
            "看它在哪里成片地高或低。“未覆盖”可找出待补的地方；大小不一的片区、考核单位宜比较占比或"
            "密"
            "度。");
    s.choice<Statistic>(
         "statistic", {"Method", "方法"}, &Parameters::statistic,
         {{Statistic::GiStar, {"gi-star", {"hot and cold spots (Gi*)", "热点与冷点（Gi*）"}}},
          {Statistic::Gi,
           {"gi", {"the same, the unit itself left out (Gi)", "热点与冷点，不含自身（Gi）"}}},
          {Statistic::Moran,
           {"moran", {"clusters and odd ones out (local Moran)", "聚集与孤立（局部莫兰指数）"}}},
          {Statistic::Geary,
           {"geary",
            {"alike or unlike the neighbours (local Geary)", "与周围相似或不同（局部 Geary）"}}}})
        .help(
            "Hot and cold spots answer where high or low values lie together; local Moran also "
            "finds single high ones among low ones and the other way round.",
            "“热点与冷点”回答高值、低值在哪里成片；“聚集与孤立”还能找出低值中的孤立高值、高值中的孤"
            "立低值。");
    s.choice("neighbours", {"Neighbours", "邻居"}, &Parameters::neighbours,
             {{Neighbours::Automatic, {"automatic", {"as fits the units", "按比较单元自动选"}}},
              {Neighbours::Queen, {"queen", {"borders touch", "边界相接（含角）"}}},
              {Neighbours::Rook, {"rook", {"borders share a stretch", "有公共边"}}},
              {Neighbours::Nearest, {"nearest", {"the nearest ones", "最近的若干个"}}},
              {Neighbours::Band, {"band", {"all within a distance", "一定距离以内"}}},
              {Neighbours::Decay,
               {"decay", {"all within a distance, near ones more", "一定距离以内，越近越重"}}}})
        .help(
            "Who counts as a neighbour. Automatic: bins and regions whose borders touch; zones and "
            "organisations, which lie apart, their nearest ones.",
            "谁算邻居。自动：格网和考核单位取边界相接的；片区和单个组织互不相接，取最近的若干个。");
    s.integer("nearest", {"Number of nearest", "最近个数"}, &Parameters::nearest)
        .unit("1")
        .range(1, 1000)
        .help("How many of the nearest are neighbours; 8 is what a square has around it.",
              "取最近的多少个作邻居；8 相当于一个方格周围的格子数。");
    s.number("band", {"Neighbour distance", "邻居距离"}, &Parameters::bandMetres)
        .unit("m")
        .range(0, 1'000'000)
        .help(
            "Up to this distance others are neighbours; 0 takes the shortest that leaves nobody "
            "without one, and says how long it is.",
            "这个距离以内的都算邻居；填 0 时自动取保证每个单元都有邻居的最短距离，并说明是多少。");
    s.choice("inference", {"Test", "检验"}, &Parameters::test,
             {{Test::Automatic, {"automatic", {"as is usual for the method", "按方法惯例"}}},
              {Test::Permutation, {"permutation", {"random rearrangement", "随机重排"}}},
              {Test::Analytic, {"analytic", {"normal distribution", "正态近似"}}}})
        .help(
            "Hot and cold spots are usually judged by the normal distribution of their z; clusters "
            "and odd ones out by dealing the values out at random, which assumes nothing and is "
            "the stricter one where values are very uneven.",
            "热点与冷点通常按 z 值的正态分布判断；聚集与孤立则与随机重排的结果比较，后者不需要任何"
            "假定，在数值很不均匀时更严格。");
    s.integer("permutations", {"Rearrangements", "重排次数"}, &Parameters::permutations)
        .unit("1")
        .range(99, 9'999'999)
        .help(
            "How often values are dealt out. With many units at once only very small "
            "probabilities count, which need many; 99,999 cost a fraction of a second.",
            "随机重排多少次。单元多时只有很小的概率才算数，需要足够多的次数；99999 "
            "次只需零点几秒。");
    s.integer("seed", {"Seed", "随机种子"}, &Parameters::seed)
        .unit("1")
        .range(0, 2'000'000'000)
        .help(
            "The same seed gives the same result on every machine; another one shows how much "
            "depends on chance.",
            "同一种子在任何机器上结果都相同；换一个可以看出结果受偶然影响多大。");
    s.choice<Correction>(
         "correction", {"Many tests", "多重检验"}, &Parameters::correction,
         {{Correction::FalseDiscovery,
           {"fdr", {"few false ones among those found", "控制误报比例"}}},
          {Correction::Bonferroni, {"bonferroni", {"hardly ever a false one", "几乎不允许误报"}}},
          {Correction::None, {"none", {"no correction", "不校正"}}}})
        .help(
            "Of a thousand units fifty would look special at 95 % by chance alone. The default "
            "keeps the share of false ones among those found at 5 %.",
            "一千个单元里，单凭偶然也会有五十个在 95% 水平上显得特殊。默认做法把误报占比控制在 "
            "5%。");
    return s;
}

struct ClassWord {
    Class value;
    const char* code;
    Text words;
};

const ClassWord& wordOf(Class value) {
    static const std::vector<ClassWord> words{
        {Class::Hot99, "hot-99", {"hot spot (99 %)", "热点（99%）"}},
        {Class::Hot95, "hot-95", {"hot spot (95 %)", "热点（95%）"}},
        {Class::Hot90, "hot-90", {"hot spot (90 %)", "热点（90%）"}},
        {Class::Cold99, "cold-99", {"cold spot (99 %)", "冷点（99%）"}},
        {Class::Cold95, "cold-95", {"cold spot (95 %)", "冷点（95%）"}},
        {Class::Cold90, "cold-90", {"cold spot (90 %)", "冷点（90%）"}},
        {Class::HighHigh, "high-high", {"high among high", "高值聚集"}},
        {Class::LowLow, "low-low", {"low among low", "低值聚集"}},
        {Class::HighLow, "high-low", {"high among low", "高值孤立"}},
        {Class::LowHigh, "low-high", {"low among high", "低值孤立"}},
        {Class::Alike, "alike", {"like its neighbours", "与周围相似"}},
        {Class::Unlike, "unlike", {"unlike its neighbours", "与周围不同"}},
        {Class::None, "none", {"not significant", "不显著"}},
        {Class::Alone, "alone", {"no neighbours", "没有邻居"}}};
    return *std::find_if(words.begin(), words.end(),
                         [&](const ClassWord& word) { return word.value == value; });
}

Field valueField(Value value) {
    switch (value) {
        case Value::Count:
            return realField("value", "Organisations", "组织数", "");
        case Value::Employees:
            return realField("value", "Employees", "从业人数", "");
        case Value::Members:
            return realField("value", "Party members", "党员数", "");
        case Value::BlankShare:
            return realField("value", "Not covered", "未覆盖占比", "%");
        case Value::Density:
            return realField("value", "Organisations per km2", "每平方公里组织数", "1/km2");
        case Value::Blank:
            break;
    }
    return realField("value", "Not covered", "未覆盖组织数", "");
}

struct Linked {
    Weights weights;
    Text note;        ///< what was chosen, where the program chose
    double band = 0;  ///< metres; 0: not by distance
    std::size_t alone = 0;
};

Result<Linked> link(const Units& units, const Parameters& p, const Progress& progress) {
    Linked out;
    const bool arePoints = units.kind == GeometryKind::Point;
    Neighbours kind = p.neighbours;
    if (kind == Neighbours::Automatic) {
        const bool lieApart = arePoints || p.units == UnitKind::Zones;
        kind = lieApart ? Neighbours::Nearest : Neighbours::Queen;
        const auto nearest =
            std::min(static_cast<double>(p.nearest), static_cast<double>(units.size()) - 1);
        out.note = lieApart ? Text{"The " + toGrouped(nearest) +
                                       " nearest count as neighbours, since these units lie apart.",
                                   fillIn("比较单元互不相接，所以取最近的 {} 个作为邻居。",
                                          {toGrouped(nearest)})}
                            : Text{"Units whose borders touch count as neighbours.",
                                   "边界相接的单元算作邻居。"};
    }
    if (arePoints && (kind == Neighbours::Queen || kind == Neighbours::Rook))
        return Error{ErrorCode::InvalidArgument,
                     {"Single organisations have no borders that could touch.",
                      "单个组织没有边界，谈不上相接。"},
                     {"Choose the nearest ones or a distance.", "请改选最近的若干个或一定距离。"}};
    if (kind == Neighbours::Queen || kind == Neighbours::Rook) {
        HETU_TRY(out.weights,
                 contiguous(units.shapes,
                            kind == Neighbours::Queen ? Contiguity::Queen : Contiguity::Rook,
                            borderTolerance, progress));
    } else if (kind == Neighbours::Nearest) {
        HETU_TRY(out.weights,
                 nearest(units.places, static_cast<std::size_t>(p.nearest), progress, p.threads));
    } else {
        out.band = p.bandMetres;
        if (!(out.band > 0)) {
            HETU_TRY(out.band, bandForAll(units.places, progress.sub(0, 0.4)));
            out.band = std::max(out.band, 1.0);
            const Text distance = analysis::distanceText(out.band);
            out.note = textOf(
                "The neighbour distance {} is the shortest that leaves no unit "
                "without a neighbour.",
                "邻居距离取 {}，这是保证每个单元都有邻居的最短距离。", distance.en);
            out.note.zh =
                fillIn("邻居距离取{}，这是保证每个单元都有邻居的最短距离。", {distance.zh});
        }
        HETU_TRY(out.weights, within(units.places, out.band, kind == Neighbours::Decay,
                                     progress.sub(0.4, 1), p.threads));
    }
    for (std::size_t i = 0; i < units.size(); ++i)
        out.alone += out.weights.degree(i) == 0;
    return out;
}

Layer layerOf(const Units& units, const Linked& linked, const Found& found, const Parameters& p) {
    const bool arePoints = units.kind == GeometryKind::Point;
    Layer out{
        arePoints ? "hot_spot_points" : "hot_spots",
        arePoints ? Text{"Hot spots of organisations", "组织热点"} : Text{"Hot spots", "热点"},
        units.kind};
    if (arePoints)
        out.points = units.places;
    else
        out.shapes = units.shapes;
    std::vector<double> degrees;
    std::vector<std::string> codes, words, wordsEn;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const ClassWord& word = wordOf(found.classes[i]);
        degrees.push_back(static_cast<double>(linked.weights.degree(i)));
        codes.emplace_back(word.code);
        words.push_back(word.words.zh);
        wordsEn.push_back(word.words.en);
    }
    Table& table = out.table;
    if (arePoints) {
        Column& ids = table.add(countField("org_id", "Organisation number", "组织序号"));
        for (const std::string& id : units.ids) {
            double number = missingNumber;
            if (!parseNumber(id, number)) number = missingNumber;
            ids.numbers.push_back(number);
        }
    } else {
        table.add(textField("unit_id", "Unit", "单元编号"), units.ids);
    }
    table.add(textField("name", "Name", "名称"), units.names);
    table.add(textField("region", "Region", "考核单位"), units.regions);
    table.add(valueField(p.value), units.values);
    table.add(countField("neighbours", "Neighbours", "邻居数"), std::move(degrees));
    table.add(realField("lag", "Mean of the neighbours", "邻居平均值", ""), found.local.lag);
    table.add(realField("statistic", "Index", "指数", ""), found.local.value);
    table.add(realField("z", "Standard score", "标准得分", ""), found.local.z);
    table.add(realField("p", "Probability by chance", "偶然出现的概率", ""), found.p);
    table.add(realField("p_adjusted", "Probability, corrected for many tests", "校正后的概率", ""),
              found.adjusted);
    table.add(textField("class", "Class code", "类别代码"), std::move(codes));
    table.add(textField("finding", "Finding (Chinese)", "结论"), std::move(words));
    table.add(textField("finding_en", "Finding", "结论（英文）"), std::move(wordsEn));
    return out;
}

/// What one global statistic says, in words.
Text sentenceOf(const std::string& code, const Global& global, double p) {
    if (std::isnan(global.value) || std::isnan(p))
        return {"Nothing can be said: too few units, or equal values.",
                "单元太少或数值都相同，无法判断。"};
    const std::string chance = toFixed(std::max(p, 0.0001), 4);
    const Text probability =
        textOf(p < 0.0001 ? "below {}" : "{}", p < 0.0001 ? "小于 {}" : "{}", chance);
    if (p > 0.05)
        return {"Could well be chance (probability " + probability.en + ").",
                "看不出规律，可能只是偶然（概率 " + probability.zh + "）。"};
    const bool isUp = global.z > 0;
    Text said;
    if (code == "getis")
        said = isUp ? Text{"High values lie together", "高值成片"}
                    : Text{"High values lie apart, low ones together", "高值分散，低值成片"};
    else
        said = isUp ? Text{"Like lies near like: the values form patches",
                           "相近的值聚在一起，成片分布"}
                    : Text{"High and low ones alternate", "高值与低值相间分布"};
    return {said.en + " (probability by chance " + probability.en + ").",
            said.zh + "（偶然出现的概率 " + probability.zh + "）。"};
}

Layer tableOf(const GlobalStatistics& global, const GlobalRanks& ranks) {
    Layer out{"autocorrelation", {"Patterns of the whole map", "整体分布规律"}, GeometryKind::None};
    struct Row {
        const char* code;
        Text name;
        const Global* values;
        double p;
    };
    const Row rows[] = {{"moran", {"Moran's I", "莫兰指数"}, &global.moran, ranks.moran},
                        {"geary", {"Geary's C", "Geary 系数"}, &global.geary, ranks.geary},
                        {"getis", {"General G", "总体 G 指数"}, &global.getis, ranks.getis}};
    std::vector<std::string> codes, names, namesEn, sentences, sentencesEn;
    std::vector<double> value, expected, variance, z, p, permuted;
    for (const Row& row : rows) {
        codes.emplace_back(row.code);
        names.push_back(row.name.zh);
        namesEn.push_back(row.name.en);
        value.push_back(row.values->value);
        expected.push_back(row.values->expected);
        variance.push_back(row.values->variance);
        z.push_back(row.values->z);
        p.push_back(row.values->p);
        permuted.push_back(std::isnan(row.values->value) ? missingNumber : row.p);
        const Text said =
            sentenceOf(row.code, *row.values, std::isnan(row.p) ? row.values->p : row.p);
        sentences.push_back(said.zh);
        sentencesEn.push_back(said.en);
    }
    Table& table = out.table;
    table.add(textField("statistic", "Code", "代码"), std::move(codes));
    table.add(textField("name", "Name (Chinese)", "名称"), std::move(names));
    table.add(textField("name_en", "Name", "名称（英文）"), std::move(namesEn));
    table.add(realField("value", "Value", "数值", ""), std::move(value));
    table.add(realField("expected", "Expected by chance", "随机时的期望", ""), std::move(expected));
    table.add(realField("variance", "Variance by chance", "随机时的方差", ""), std::move(variance));
    table.add(realField("z", "Standard score", "标准得分", ""), std::move(z));
    table.add(realField("p", "Probability (normal distribution)", "概率（正态近似）", ""),
              std::move(p));
    table.add(realField("p_permutation", "Probability (rearrangement)", "概率（随机重排）", ""),
              std::move(permuted));
    table.add(textField("finding", "Finding (Chinese)", "结论"), std::move(sentences));
    table.add(textField("finding_en", "Finding", "结论（英文）"), std::move(sentencesEn));
    return out;
}

/// How many units are high with high ones, low with low ones, and neither but found.
struct Summary {
    std::size_t high = 0, low = 0, odd = 0;
};

Summary summaryOf(const Found& found) {
    Summary out;
    for (const Class one : found.classes) {
        switch (one) {
            case Class::Hot99:
            case Class::Hot95:
            case Class::Hot90:
            case Class::HighHigh:
                ++out.high;
                break;
            case Class::Cold99:
            case Class::Cold95:
            case Class::Cold90:
            case Class::LowLow:
                ++out.low;
                break;
            case Class::None:
            case Class::Alone:
                break;
            default:
                ++out.odd;
        }
    }
    return out;
}

Text foundNote(const Units& units, const Summary& summary, const Parameters& p) {
    const auto n = static_cast<double>(units.size());
    const auto high = static_cast<double>(summary.high), low = static_cast<double>(summary.low);
    const auto odd = static_cast<double>(summary.odd);
    if (summary.high + summary.low + summary.odd == 0)
        return {"None of " + counted(n, "unit", "units") +
                    " stands out: what there is could well be chance.",
                fillIn("{} 个单元都不突出，现有的高低可能只是偶然。", {toGrouped(n)})};
    const bool isSpots = p.statistic == Statistic::GiStar || p.statistic == Statistic::Gi;
    Text note =
        isSpots
            ? Text{"Of " + counted(n, "unit", "units") + ", " + toGrouped(high) +
                       (high == 1 ? " is a hot spot and " : " are hot spots and ") +
                       toGrouped(low) + (low == 1 ? " a cold spot" : " cold spots") +
                       " (90 % or more).",
                   fillIn("{} 个单元中，热点 {} 个、冷点 {} 个（可信度 90% 以上）。",
                          {toGrouped(n), toGrouped(high), toGrouped(low)})}
            : Text{"Of " + counted(n, "unit", "units") + ", " + toGrouped(high) +
                       (high == 1 ? " is" : " are") + " high among high ones, " + toGrouped(low) +
                       " low among low ones, " + toGrouped(odd) +
                       (p.statistic == Statistic::Geary ? " otherwise like or unlike" : " unlike") +
                       " the neighbours (95 %).",
                   fillIn(p.statistic == Statistic::Geary
                              ? "{} 个单元中，高值聚集 {} 个、低值聚集 {} "
                                "个，与周围相似或不同的另有 {} "
                                "个（可信度 95%）。"
                              : "{} 个单元中，高值聚集 {} 个、低值聚集 {} 个、孤立的 {} 个（可信度 "
                                "95%）。",
                          {toGrouped(n), toGrouped(high), toGrouped(low), toGrouped(odd)})};
    return note;
}

std::vector<Text> notesOn(const Units& units,
                          const Linked& linked,
                          const Found& found,
                          const Summary& summary,
                          const Parameters& p) {
    std::vector<Text> notes;
    const auto n = static_cast<double>(units.size());
    const bool areEqual = std::all_of(units.values.begin(), units.values.end(),
                                      [&](double x) { return x == units.values[0]; });
    if (areEqual || units.size() < 3)
        notes.push_back(
            {"All values are equal or there are fewer than three units, so nothing can be tested.",
             "数值都相同，或单元不足三个，无法检验。"});
    else
        notes.push_back(foundNote(units, summary, p));
    if (!linked.note.isEmpty()) notes.push_back(linked.note);
    if (!areEqual && units.size() >= 3) {
        if (units.size() < 30)
            notes.push_back(
                {"There are only " + toGrouped(n) +
                     " units; so few can hardly ever be told from chance. Compare "
                     "bins, or smaller units.",
                 fillIn("只有 {} 个单元，太少了，很难与偶然区分；建议改用格网或更小的单元。",
                        {toGrouped(n)})});
        if (p.correction == Correction::FalseDiscovery &&
            summary.high + summary.low + summary.odd > 0)
            notes.push_back(
                {"Corrected for testing many units at once: of those found at 95 %, "
                 "about 5 % at most are found by chance.",
                 "已按同时检验多个单元作校正：在 95% "
                 "水平上找出的单元中，误报大约不超过 5%。"});
        if (p.inference == Inference::Analytic)
            notes.push_back(
                {"Judged by the normal distribution of z, as is usual for this method; where "
                 "values "
                 "are very uneven that finds rather too many. Rearrangement is stricter.",
                 "按 z "
                 "值的正态分布判断，这是该方法的通常做法；数值很不均匀时会偏多，改用“随机重排”更严"
                 "格。"});
        if (found.permutations > 0 && found.permutations < static_cast<std::size_t>(p.permutations))
            notes.push_back({"With so many neighbours, values were rearranged only " +
                                 toGrouped(static_cast<double>(found.permutations)) + " times.",
                             fillIn("邻居很多，随机重排减为 {} 次。",
                                    {toGrouped(static_cast<double>(found.permutations))})});
    }
    if (const auto alone = static_cast<double>(linked.alone); alone > 0)
        notes.push_back(
            {counted(alone, "unit has", "units have") + " no neighbours and cannot be judged.",
             fillIn("{} 个单元没有邻居，无法判断。", {toGrouped(alone)})});
    for (const Text& note : units.notes)
        notes.push_back(note);
    return notes;
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& asked,
                             const Progress& progress) {
    Parameters p = asked;
    const bool isSpots = p.statistic == Statistic::GiStar || p.statistic == Statistic::Gi;
    p.inference = p.test == Test::Analytic || (p.test == Test::Automatic && isSpots)
                      ? Inference::Analytic
                      : Inference::Permutation;
    HETU_TRY(const Units units,
             readUnits(inputs, p.units, p.cellMetres, p.withEmpty, p.value, progress.sub(0, 0.3)));
    HETU_TRY(const Linked linked, link(units, p, progress.sub(0.3, 0.5)));
    HETU_TRY(const Found found, compute(units.values, linked.weights, p, progress.sub(0.5, 0.8)));
    const GlobalStatistics global =
        globalStatistics(units.values, linked.weights, p.threads, progress.sub(0.8, 0.85));
    if (progress.cancelled()) return cancelledError();
    GlobalRanks ranks{missingNumber, missingNumber, missingNumber, 0};
    if (p.test != Test::Analytic) {
        HETU_TRY(ranks,
                 permutedGlobal(units.values, linked.weights,
                                {p.permutations, static_cast<std::uint64_t>(p.seed), p.threads},
                                progress.sub(0.85, 1)));
    }
    const Summary summary = summaryOf(found);
    analysis::Output output;
    output.layers.push_back(layerOf(units, linked, found, p));
    output.layers.push_back(tableOf(global, ranks));
    const double mean = units.size() == 0 ? 0
                                          : static_cast<double>(linked.weights.neighbours.size()) /
                                                static_cast<double>(units.size());
    const double moranP = std::isnan(ranks.moran) ? global.moran.p : ranks.moran;
    output.figures = {
        countFigure("units", "Units compared", "比较单元数", units.size()),
        countFigure("high", "High ones together", "高值聚集（热点）数", summary.high),
        countFigure("low", "Low ones together", "低值聚集（冷点）数", summary.low),
        countFigure("odd", "Unlike their neighbours", "孤立或与周围不同的单元数", summary.odd),
        countFigure("alone", "Without neighbours", "没有邻居的单元数", linked.alone),
        {"neighbours", {"Neighbours on average", "平均邻居数"}, mean},
        {"moran", {"Moran's I of the whole map", "整体莫兰指数"}, global.moran.value},
        {"moran_p",
         {"Probability of it by chance", "其偶然出现的概率"},
         moranP,
         "",
         moranP < 0.001 ? Text{"below 0.001", "小于 0.001"} : Text{}},
        countFigure("permutations", "Rearrangements made", "随机重排次数", found.permutations)};
    if (linked.band > 0)
        output.figures.push_back({"band", {"Neighbour distance", "邻居距离"}, linked.band, "m"});
    output.notes = notesOn(units, linked, found, summary, p);
    progress.report(1);
    return output;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "hot-spots";
    about.title = {"Hot spots", "热点分析"};
    about.summary = {
        "Where high or low values lie together more than chance would have it, and which units "
        "are unlike all around them.",
        "找出高值或低值成片聚集、不像是偶然的地方，以及与周围截然不同的单元。"};
    about.references = {
        "Getis, Ord (1992), The analysis of spatial association by use of distance statistics, "
        "Geographical Analysis 24(3), 189-206.",
        "Ord, Getis (1995), Local spatial autocorrelation statistics, Geographical Analysis 27(4), "
        "286-306.",
        "Anselin (1995), Local indicators of spatial association - LISA, Geographical Analysis "
        "27(2), 93-115.",
        "Sokal, Oden, Thomson (1998), Local spatial autocorrelation in a biological model, "
        "Geographical Analysis 30(4), 331-354.",
        "Cliff, Ord (1981), Spatial Processes: Models and Applications.",
        "Benjamini, Hochberg (1995), Controlling the false discovery rate, Journal of the Royal "
        "Statistical Society B 57(1), 289-300."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::hot_spots
