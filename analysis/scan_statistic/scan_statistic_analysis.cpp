#include "analysis/scan_statistic/scan_statistic.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "analysis/core/organisations.h"
#include "analysis/core/places.h"
#include "analysis/core/wording.h"
#include "layers/geometry/operations.h"

namespace hetu::scan_statistic {
namespace {

using analysis::counted;
using analysis::countField;
using analysis::countFigure;
using analysis::distanceText;
using analysis::realField;
using analysis::textField;

/// What `compute` takes in the units of the form, and where its numbers come from.
struct Parameters : Options {
    std::string casesField = "blank";
    std::string populationField = "employees";
    double mostSharePercent = 25;
    double levelPercent = 5;
    bool stopsEarly = true;
};

/// A member that Parameters has from Options, as one of its own.
template <class E>
constexpr E Parameters::*inherited(E Options::*member) {
    return member;
}

analysis::Schema<Parameters> schema() {
    analysis::Schema<Parameters> s;
    s.choice("model", {"What is compared", "比较方式"}, inherited(&Options::model),
             {{Model::Bernoulli,
               {"bernoulli", {"share of organisations not covered", "未覆盖组织所占比例"}}},
              {Model::Poisson,
               {"poisson", {"a number against another, place by place", "两个数量之比"}}}})
        .help(
            "Usually the share of organisations that are not covered; or any number against "
            "another, such as uncovered organisations against employees.",
            "通常比较各处未覆盖组织所占比例；也可以比较两个数量，例如未覆盖组织数与从业人数之比。");
    s.field("cases", {"Number that crowds", "考察的数量"}, &Parameters::casesField,
            analysis::weightChoices(true))
        .help("Only for a number against another: what may crowd. Whole numbers.",
              "仅用于“两个数量之比”：考察哪个数量是否聚集，须为整数。");
    s.field("population", {"Number it is compared with", "对照的数量"},
            &Parameters::populationField, analysis::weightChoices(false))
        .help(
            "Only for a number against another: where this is large, more is expected. "
            "Organisations for which it is 0 or not known are left out.",
            "仅用于“两个数量之比”：这个数量大的地方，预计的数量也大；为 0 或不明的组织不参与。");
    s.choice("rates", {"What to look for", "查找什么"}, inherited(&Options::rates),
             {{Rates::High, {"high", {"more than expected", "比预计多的地方"}}},
              {Rates::Low, {"low", {"less than expected", "比预计少的地方"}}},
              {Rates::Both, {"both", {"both", "两种都找"}}}})
        .help("Places with more uncovered organisations than elsewhere, with fewer, or both.",
              "查找未覆盖比别处多的地方、比别处少的地方，或两种都找。");
    s.choice("outline", {"Form of places", "范围形状"}, inherited(&Options::outline),
             {{Outline::Circle, {"circle", {"circles", "圆"}}},
              {Outline::Ellipse, {"ellipse", {"circles and ellipses", "圆和椭圆"}}}})
        .help("Ellipses also find places along a road or river, and take some fifty times as long.",
              "椭圆能找出沿道路、河流延伸的地方，用时约为圆的五十倍。");
    s.choice("penalty", {"Preference for round places", "偏好圆形的程度"},
             inherited(&Options::penalty),
             {{Penalty::None, {"none", {"none", "无"}}},
              {Penalty::Medium, {"medium", {"medium", "中等"}}},
              {Penalty::Strong, {"strong", {"strong", "强"}}}})
        .help("How much better a long ellipse must be than a rounder one. Only with ellipses.",
              "椭圆越长，须明显优于圆才会入选。仅在使用椭圆时有效。");
    s.number("largest-share", {"Largest share", "最大占比"}, &Parameters::mostSharePercent)
        .unit("%")
        .range(0.1, 50)
        .help(
            "One place holds at most this share of all organisations. Where more of them belong "
            "together, the place is no place any more.",
            "一处最多包含全部组织的这一比例；再大就不是“一处”了。");
    s.number("largest-radius", {"Largest radius", "最大半径"}, &Parameters::mostRadiusMetres)
        .unit("m")
        .range(10, 1'000'000)
        .help(
            "Places reach at most this far from their middle. 3 km is about a subdistrict, so that "
            "what is found can be visited; widen it in the countryside.",
            "一处从中心到边缘最多这么远。3 "
            "公里约为一个街道的范围，便于实地走访；农村地区可以调大。");
    s.integer("replicas", {"Random trials", "随机试验次数"}, &Parameters::replicas)
        .unit("1")
        .range(99, 99'999)
        .help(
            "How often chance is tried out to judge what was found. 999 tells one in a thousand; "
            "more take longer.",
            "用多少次随机试验来判断所得结果是否偶然。999 次可辨别到千分之一；次数越多用时越长。");
    s.flag("stop-early", {"Stop when it is plainly chance", "明显属偶然时提前结束"},
           &Parameters::stopsEarly)
        .help(
            "Ends the trials once 50 of them are as strong as the strongest place: then it is no "
            "more than chance.",
            "随机试验中已有 50 次不弱于最强的一处时提前结束，此时已可断定属于偶然。");
    s.number("level", {"Chance accepted", "可接受的偶然可能性"}, &Parameters::levelPercent)
        .unit("%")
        .range(0.01, 50)
        .help("Places that chance alone brings about more often than this are not shown.",
              "偶然出现的可能性高于此值的地方不显示。");
    s.integer("centres", {"Most centres", "最多中心数"}, &Parameters::mostCentres)
        .unit("1")
        .range(1, 2'000'000)
        .help(
            "Places are looked for around every organisation; if there are more than this, around "
            "so many of them, evenly chosen.",
            "以每家组织为中心查找；组织多于此数时，均匀选取这么多家作为中心。");
    s.integer("seed", {"Seed", "随机种子"}, &Parameters::seed)
        .unit("1")
        .range(0, 2'000'000'000)
        .help("The same seed gives the same trials; another shows how much depends on them.",
              "同一种子得到同样的随机试验；换一个可检验结果是否稳定。");
    return s;
}

/// Nobody takes a number like 0.00000021 in: the next round number above, or per cent.
Text chanceText(double p) {
    if (p < 1e-6) return {"less than one in a million", "小于百万分之一"};
    if (p < 1e-4) return {"less than one in ten thousand", "小于万分之一"};
    if (p < 1e-3) return {"less than one in a thousand", "小于千分之一"};
    return textOf("about {} %", "约 {}%", toFixed(100 * p, p < 0.01 ? 1 : 0));
}

/// No fewer trials than 1 / p can tell p; below that the fitted distribution says how small it is.
double chanceOf(const Cluster& cluster, std::size_t replicas) {
    const bool isSmallest = cluster.p * static_cast<double>(replicas + 1) < 1.5;
    return isSmallest && cluster.pGumbel < cluster.p ? cluster.pGumbel : cluster.p;
}

/// What is counted, as it is named in a sentence.
Text nounOf(const std::string& field) {
    if (field == "blank") return {"organisations not covered", "未覆盖组织数"};
    if (field == "count") return {"organisations", "组织数"};
    if (field == "employees") return {"employees", "从业人数"};
    if (field == "members") return {"party members", "党员数"};
    return {"\"" + field + "\"", "“" + field + "”"};
}

/// Sizes drawn: a little wider, so that those at the border lie inside; never too small to see.
double drawnMetres(double metres) {
    return std::max(metres * 1.002 + 10, 50.0);
}

Geometry outlineOf(const Cluster& cluster) {
    const double across = drawnMetres(cluster.radiusMetres);
    const double along = drawnMetres(cluster.radiusMetres * cluster.shape.ratio);
    const double east = cluster.shape.eastwards, north = cluster.shape.northwards;
    constexpr int sides = 96;
    Path ring;
    for (int k = 0; k < sides; ++k) {
        const double angle = 2 * std::numbers::pi * k / sides;
        const double u = along * std::cos(angle), v = across * std::sin(angle);
        ring.push_back(
            {cluster.centre.x + u * east - v * north, cluster.centre.y + u * north + v * east});
    }
    ring.push_back(ring.front());
    return Geometry::polygon(std::move(ring));
}

/// What went into the scan: the organisations that count, and their numbers.
struct Counted {
    std::vector<Unit> units;
    std::vector<std::size_t> organisation;  ///< of every unit, its place among all
    std::size_t withoutPopulation = 0;
};

Result<Counted> unitsOf(const analysis::Organisations& all,
                        const std::vector<double>& cases,
                        const std::vector<double>& population,
                        const Parameters& p) {
    Counted out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (p.model == Model::Bernoulli) {
            out.units.push_back({all.position[i], all.hasOrg(i) ? 0.0 : 1.0, 1});
        } else if (population[i] > 0) {
            if (cases[i] != std::floor(cases[i]))
                return Error{
                    ErrorCode::InvalidArgument,
                    textOf("The number \"{}\" of organisation {} is {}, not whole.",
                           "“{}”在组织 {} 处为 {}，不是整数。", p.casesField, all.id[i], cases[i]),
                    {"Choose a number that counts something.", "请选择计数用的字段。"}};
            out.units.push_back({all.position[i], cases[i], population[i]});
        } else {
            ++out.withoutPopulation;
            continue;
        }
        out.organisation.push_back(i);
    }
    return out;
}

/// All that is said of one place.
struct Described {
    const Cluster* cluster = nullptr;
    std::string name, region, zone;
    double organisations = 0, uncovered = 0;
    Text reason;
};

Text extentOf(const Cluster& cluster) {
    if (cluster.radiusMetres == 0) return {"At one spot", "同一地点"};
    const Text across = distanceText(cluster.radiusMetres);
    if (cluster.shape.ratio == 1) return {"Within " + across.en, "半径 " + across.zh + "内"};
    const Text length = distanceText(2 * cluster.radiusMetres * cluster.shape.ratio);
    const Text width = distanceText(2 * cluster.radiusMetres);
    return {"In an area " + length.en + " long and " + width.en + " wide",
            "长 " + length.zh + "、宽 " + width.zh + "的范围内"};
}

Text reasonOf(const Described& d, const Parameters& p, std::size_t replicas) {
    const Cluster& c = *d.cluster;
    const Text extent = extentOf(c);
    const Text chance = chanceText(chanceOf(c, replicas));
    const std::string times = toFixed(c.cases / c.expected, c.cases / c.expected < 10 ? 1 : 0);
    const std::string expected = toGrouped(c.expected, c.expected < 10 ? 1 : 0);
    const std::string cases = toGrouped(c.cases);
    const std::string organisations = toGrouped(d.organisations);
    if (p.model == Model::Bernoulli)
        return {extent.en + ", " + cases + " of " +
                    counted(d.organisations, "organisation", "organisations") +
                    (c.cases == 1 ? " is" : " are") + " not covered where " + expected +
                    " would be usual: " + times + " times as many. Mere chance: " + chance.en + ".",
                extent.zh + " " + organisations + " 家组织中有 " + cases +
                    " 家未覆盖，按总体水平约为 " + expected + " 家，是其 " + times +
                    " 倍；纯属偶然的可能性" + chance.zh + "。"};
    const Text noun = nounOf(p.casesField), base = nounOf(p.populationField);
    return {extent.en + " there are " + counted(d.organisations, "organisation", "organisations") +
                "; " + noun.en + ": " + cases + ", where " + expected + " would be usual for " +
                base.en + " of " + toGrouped(c.population) + ": " + times +
                " times as many. Mere chance: " + chance.en + ".",
            extent.zh + "有 " + organisations + " 家组织，" + base.zh + " " +
                toGrouped(c.population) + "，" + noun.zh + " " + cases + "，按总体水平约为 " +
                expected + "，是其 " + times + " 倍；纯属偶然的可能性" + chance.zh + "。"};
}

Layer clusterLayer(const std::vector<Described>& places) {
    Layer out{"scan_clusters", {"Places that stand out", "异常聚集区"}, GeometryKind::Polygon};
    std::vector<double> km2;
    for (const Described& one : places) {
        out.shapes.push_back(outlineOf(*one.cluster));
        km2.push_back(area(out.shapes.back()) / 1e6);
    }
    const auto text = [&](const char* field, const char* en, const char* zh, const auto& valueOf) {
        Column& column = out.table.add(textField(field, en, zh));
        for (const Described& one : places)
            column.texts.push_back(valueOf(one));
    };
    const auto number = [&](Field field, const auto& valueOf) {
        Column& column = out.table.add(std::move(field));
        for (const Described& one : places)
            column.numbers.push_back(valueOf(one, *one.cluster));
    };
    Column& id = out.table.add(countField("cluster_id", "Number of the place", "聚集区序号"));
    for (std::size_t i = 0; i < places.size(); ++i)
        id.numbers.push_back(static_cast<double>(i + 1));
    text("name", "Name", "名称", [](const Described& d) { return d.name; });
    text("region", "Region", "考核单位", [](const Described& d) { return d.region; });
    text("zone", "Zone", "片区", [](const Described& d) { return d.zone; });
    text("kind", "More or less than expected", "偏多或偏少",
         [](const Described& d) { return std::string(d.cluster->isHigh ? "high" : "low"); });
    number(countField("organisations", "Organisations", "组织数"),
           [](const Described& d, const Cluster&) { return d.organisations; });
    number(countField("uncovered", "Not covered", "未覆盖"),
           [](const Described& d, const Cluster&) { return d.uncovered; });
    number(realField("cases", "Number found", "实际数量", "1"),
           [](const Described&, const Cluster& c) { return c.cases; });
    number(realField("expected", "Number expected", "预计数量", "1"),
           [](const Described&, const Cluster& c) { return c.expected; });
    number(realField("times", "Found against expected", "实际是预计的倍数", "1"),
           [](const Described&, const Cluster& c) { return c.cases / c.expected; });
    number(realField("relative_risk", "Rate here against elsewhere", "此处比例是别处的倍数", "1"),
           [](const Described&, const Cluster& c) { return c.relativeRisk; });
    number(realField("llr", "Strength (log likelihood ratio)", "强度（对数似然比）", "1"),
           [](const Described&, const Cluster& c) { return c.logLikelihoodRatio; });
    number(realField("p", "Chance by trials (p)", "偶然的可能性（随机试验）", "1"),
           [](const Described&, const Cluster& c) { return c.p; });
    number(realField("p_gumbel", "Chance by fitted curve (p)", "偶然的可能性（曲线推算）", "1"),
           [](const Described&, const Cluster& c) { return c.pGumbel; });
    number(realField("radius", "Radius (of an ellipse: half its width)", "半径（椭圆为半宽）", "m"),
           [](const Described&, const Cluster& c) { return c.radiusMetres; });
    number(realField("shape", "Length against width", "长宽比", "1"),
           [](const Described&, const Cluster& c) { return c.shape.ratio; });
    number(realField("angle", "Direction of its length, from east to north",
                     "长轴方向（东起逆时针）", "°"),
           [](const Described&, const Cluster& c) { return c.shape.degrees; });
    out.table.add(realField("area_km2", "Area", "面积", "km2"), std::move(km2));
    text("reason", "Reason (Chinese)", "理由", [](const Described& d) { return d.reason.zh; });
    text("reason_en", "Reason (English)", "理由（英文）",
         [](const Described& d) { return d.reason.en; });
    return out;
}

Layer pointLayer(const std::vector<Described>& places,
                 const analysis::Organisations& all,
                 const Counted& counts,
                 const std::vector<std::string>& names) {
    Layer out{"scan_points", {"Organisations in them", "聚集区内的组织"}, GeometryKind::Point};
    std::vector<double> id, cluster, covered;
    std::vector<std::string> name;
    for (std::size_t k = 0; k < places.size(); ++k)
        for (const std::size_t member : places[k].cluster->members) {
            const std::size_t i = counts.organisation[member];
            out.points.push_back(all.position[i]);
            id.push_back(all.id[i]);
            cluster.push_back(static_cast<double>(k + 1));
            name.push_back(names[i]);
            covered.push_back(all.hasOrg(i));
        }
    out.table.add(countField("org_id", "Organisation number", "组织序号"), std::move(id));
    out.table.add(countField("cluster_id", "Number of the place", "聚集区序号"),
                  std::move(cluster));
    out.table.add(textField("name", "Name", "名称"), std::move(name));
    out.table.add(countField("covered", "Covered", "已覆盖"), std::move(covered));
    return out;
}

std::vector<Text> notesOn(const Scan& scan,
                          const std::vector<Described>& places,
                          const std::vector<Described>& strongest,
                          const Counted& counts,
                          const analysis::Organisations& all,
                          const Parameters& p) {
    std::vector<Text> notes;
    const auto found = static_cast<double>(places.size());
    if (!places.empty()) {
        notes.push_back(
            {counted(found, "place stands", "places stand") + " out more than chance explains.",
             fillIn("有 {} 处的情况超出偶然。", {toGrouped(found)})});
        notes.push_back({"The strongest is around " + places[0].name + ". " + places[0].reason.en,
                         "最明显的在" + places[0].name + "一带：" + places[0].reason.zh});
    } else if (!strongest.empty()) {
        notes.push_back(
            {"No place stands out more than chance explains. The strongest is around " +
                 strongest[0].name + ". " + strongest[0].reason.en,
             "没有一处超出偶然。最强的在" + strongest[0].name + "一带：" + strongest[0].reason.zh});
    } else {
        notes.push_back({"No place can stand out: there are too few places, or all are alike.",
                         "没有可比较的地方：地点太少，或者各处情况都一样。"});
    }
    const Text radius = distanceText(p.mostRadiusMetres);
    notes.push_back(
        {fillIn(
             "Looked at places of up to {} in half length and {} % of the whole, so that what is "
             "found is small enough to visit; neither limit is a property of the data.",
             {radius.en, toText(p.mostSharePercent)}),
         fillIn("只查找从中心到边缘不超过 {}、占比不超过 {}% "
                "的地方，以便实地走访；这两个上限可以调整。",
                {radius.zh, toText(p.mostSharePercent)})});
    if (scan.stoppedEarly)
        notes.push_back(
            {fillIn("Ended after {} of {} random trials: 50 were as strong as the strongest place.",
                    {toGrouped(static_cast<double>(scan.replicaMaxima.size())),
                     toGrouped(p.replicas)}),
             fillIn("随机试验做到第 {} 次（共 {} 次）提前结束：已有 50 次不弱于最强的一处。",
                    {toGrouped(static_cast<double>(scan.replicaMaxima.size())),
                     toGrouped(p.replicas)})});
    if (scan.centres < scan.locations)
        notes.push_back(
            {fillIn("Looked around {} of {} locations, evenly chosen, to save time; raise \"Most "
                    "centres\" to look around all.",
                    {toGrouped(static_cast<double>(scan.centres)),
                     toGrouped(static_cast<double>(scan.locations))}),
             fillIn(
                 "为节省时间，在 {} 个地点中均匀选取 {} 个作为中心；调高“最多中心数”可全部查找。",
                 {toGrouped(static_cast<double>(scan.locations)),
                  toGrouped(static_cast<double>(scan.centres))})});
    const bool countsCoverage = p.model == Model::Bernoulli || p.casesField == "blank";
    const auto unknown = static_cast<double>(std::count(all.unknown.begin(), all.unknown.end(), 1));
    if (countsCoverage && unknown > 0)
        notes.push_back({"For " + counted(unknown, "organisation", "organisations") +
                             " the register does not say; counted as not covered.",
                         fillIn("{} 家组织情况不明，按未覆盖计。", {toGrouped(unknown)})});
    if (const auto n = static_cast<double>(counts.withoutPopulation); n > 0)
        notes.push_back({counted(n, "organisation is", "organisations are") +
                             " left out: " + nounOf(p.populationField).en + " 0 or not known.",
                         fillIn("{} 家组织的{}为 0 或不明，不参与统计。",
                                {toGrouped(n), nounOf(p.populationField).zh})});
    return notes;
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& p,
                             const Progress& progress) {
    HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, "count"));
    std::vector<double> cases, population;
    if (p.model == Model::Poisson) {
        HETU_TRY(analysis::Organisations byCases,
                 analysis::readOrganisations(inputs, p.casesField));
        HETU_TRY(analysis::Organisations byPopulation,
                 analysis::readOrganisations(inputs, p.populationField));
        cases = std::move(byCases.weight);
        population = std::move(byPopulation.weight);
    }
    HETU_TRY(const std::vector<std::string> names, analysis::readNames(inputs, all));
    HETU_TRY(const analysis::Places places, analysis::Places::read(inputs));
    HETU_TRY(const Counted counts, unitsOf(all, cases, population, p));
    Options options = p;
    options.mostShare = p.mostSharePercent / 100;
    options.level = p.levelPercent / 100;
    options.stopAfter = p.stopsEarly ? Options{}.stopAfter : 0;
    HETU_TRY(const Scan scan, compute(counts.units, options, progress.sub(0.05, 0.95)));

    std::vector<Described> described;
    std::vector<std::string> placeNames;
    for (const Cluster& cluster : scan.clusters) {
        Described one{&cluster, {}, places.region(cluster.centre), places.zone(cluster.centre), 0,
                      0,        {}};
        placeNames.push_back(places.name(cluster.centre));
        for (const std::size_t member : cluster.members)
            one.uncovered += !all.hasOrg(counts.organisation[member]);
        one.organisations = static_cast<double>(cluster.members.size());
        one.reason = reasonOf(one, p, scan.replicaMaxima.size());
        described.push_back(std::move(one));
    }
    // Names of places are those of the register, in Chinese.
    analysis::numberEqualNames(placeNames, "聚集区");
    for (std::size_t i = 0; i < described.size(); ++i)
        described[i].name = placeNames[i];
    // The strongest is always there, so that a note can speak of it; the map shows what counts.
    std::vector<Described> shown;
    for (const Described& one : described)
        if (one.cluster->p <= options.level) shown.push_back(one);

    analysis::Output output;
    std::size_t inside = 0;
    for (const Described& one : shown)
        inside += one.cluster->members.size();
    const auto covered = [&] {
        std::size_t count = 0;
        for (std::size_t i = 0; i < all.size(); ++i)
            count += all.hasOrg(i);
        return count;
    }();
    output.figures = {
        countFigure("clusters", "Places that stand out", "异常聚集区数", shown.size()),
        countFigure("inside", "Organisations in them", "聚集区内组织数", inside),
        countFigure("organisations", "Organisations", "组织总数", all.size()),
        countFigure("uncovered", "Not covered", "未覆盖组织数", all.size() - covered),
        countFigure("replicas", "Random trials made", "随机试验次数", scan.replicaMaxima.size())};
    output.notes = notesOn(scan, shown, described, counts, all, p);
    for (Text& note : analysis::leftOutNotes(all))
        output.notes.push_back(std::move(note));
    output.layers.push_back(clusterLayer(shown));
    output.layers.push_back(pointLayer(shown, all, counts, names));
    progress.report(1);
    return output;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "scan-statistic";
    about.title = {"Places that stand out", "异常聚集检验"};
    about.summary = {
        "Where more organisations are not covered than chance explains, how sure that is, and what "
        "would be usual there.",
        "找出未覆盖组织多得不像偶然的地方，说明有多大把握、按总体水平应有多少。"};
    about.references = {
        "Kulldorff (1997), A spatial scan statistic, Communications in Statistics: Theory and "
        "Methods 26(6), 1481-1496.",
        "Kulldorff, Huang, Pickle, Duczmal (2006), An elliptic spatial scan statistic, Statistics "
        "in "
        "Medicine 25(22), 3929-3943.",
        "Abrams, Kulldorff, Kleinman (2010), Gumbel based p-value approximations for spatial scan "
        "statistics, International Journal of Health Geographics 9, 61.",
        "Besag, Clifford (1991), Sequential Monte Carlo p-values, Biometrika 78(2), 301-304."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::scan_statistic
