#include "analysis/coverage_deficit/coverage_deficit.h"

#include <algorithm>
#include <cmath>

#include "analysis/core/organisations.h"
#include "analysis/core/places.h"
#include "analysis/core/wording.h"

namespace hetu::coverage_deficit {
namespace {

using analysis::counted;
using analysis::countField;
using analysis::countFigure;
using analysis::Kernel;
using analysis::realField;
using analysis::textField;

struct Parameters {
    double bandwidthMetres = 1000;
    double cellMetres = 100;
    Kernel kernel = Kernel::Epanechnikov;
    bool withPlatforms = false;
    double radiusMetres = 1000;
    double minimum = 10;
    double alpha = 0.05;
    int permutations = 199;
    int seed = 1;
};

analysis::Schema<Parameters> schema() {
    analysis::Schema<Parameters> s;
    s.number("bandwidth", {"Search radius", "搜索半径"}, &Parameters::bandwidthMetres)
        .unit("m")
        .range(1, 200'000)
        .help(
            "Around each place, organisations within this distance are compared; narrow it where "
            "they are many, widen it where they are few. 1000 m is a walk of 15 minutes.",
            "每个地方与周围这一距离内的组织比较；组织多处可取小些，组织少处取大些。1000 米约为步行 "
            "15 分钟。");
    s.number("cell", {"Cell size", "格子边长"}, &Parameters::cellMetres)
        .unit("m")
        .range(1, 10'000)
        .help("Side of one cell of the surface; a tenth of the search radius looks smooth.",
              "每个格子的边长；取搜索半径的十分之一画面就平滑了。");
    s.choice("kernel", {"Kernel", "核函数"}, &Parameters::kernel,
             {{Kernel::Epanechnikov, {"epanechnikov", {"Epanechnikov", "抛物线核"}}},
              {Kernel::Gaussian, {"gaussian", {"Gaussian", "高斯核"}}},
              {Kernel::Uniform, {"uniform", {"uniform", "均匀核"}}}})
        .help(
            "How what is near counts more. Epanechnikov by default: for it the chance of each "
            "value "
            "is known exactly, as for the other two; for Gaussian the search radius is the "
            "standard "
            "deviation and the influence reaches five times as far.",
            "近处的组织计得多些的方式。默认用抛物线核，它与另外两种一样，随机波动可以精确计算；"
            "用高斯核时搜索半径是标准差，影响达到它的五倍。");
    s.flag("platforms", {"Platforms cover too", "平台服务也算覆盖"}, &Parameters::withPlatforms)
        .help(
            "On: an organisation within the service radius of a built platform counts as covered, "
            "as in the coverage analysis. Off: only a party organisation covers.",
            "打开：在已建平台服务半径内的也算已覆盖，与覆盖分析一致；关闭：只有党组织才算覆盖。");
    s.number("radius", {"Service radius", "服务半径"}, &Parameters::radiusMetres)
        .unit("m")
        .range(1, 50'000)
        .help("How far a platform serves, in a straight line; used only if platforms cover too.",
              "平台能服务多远（直线距离）；只在平台服务也算覆盖时使用。");
    s.number("minimum", {"Least organisations around", "周围最少家数"}, &Parameters::minimum)
        .unit("1")
        .range(1, 1'000'000)
        .help(
            "Places with fewer organisations around them get no value: a share of so few says "
            "little.",
            "周围的组织少于这个数的地方不给数值，因为家数太少，比例说明不了什么。");
    s.number("alpha", {"Significance level", "显著性水平"}, &Parameters::alpha)
        .unit("1")
        .range(0.001, 0.5)
        .help(
            "An area is outlined where chance alone would give so high a share at most this "
            "often; 0.05 is 5 times in 100. Only too many uncovered count (one-sided).",
            "如果纯属偶然，出现这么高比例的机会不超过这个数，就圈为缺口片区；0.05 即一百次里五次。"
            "只看未覆盖偏多的一侧（单侧检验）。");
    s.integer("permutations", {"Random trials", "随机试验次数"}, &Parameters::permutations)
        .unit("1")
        .range(0, 9999)
        .help(
            "How often the uncovered are dealt out among all organisations at random to see what "
            "chance gives; 999 is finer and slower. 0 uses a formula, which is rough where few "
            "are uncovered.",
            "把未覆盖的组织在全部组织中随机分派多少次，看偶然会出现什么结果；999 更细也更慢。"
            "取 0 则用公式估算，未覆盖很少时较粗。");
    s.integer("seed", {"Seed", "随机种子"}, &Parameters::seed)
        .unit("1")
        .range(0, 1'000'000'000)
        .help("The same seed gives the same random trials.", "种子相同，随机试验就相同。");
    return s;
}

Layer areaLayer(const std::vector<Area>& areas, double average, const analysis::Places& places) {
    Layer out{"deficit_areas", {"Gaps in coverage", "覆盖缺口片区"}, GeometryKind::Polygon};
    std::vector<std::string> names, regions, zones;
    std::vector<double> id, organisations, uncovered, expected, share, ratio, lowest, city, km2;
    for (const Area& area : areas) {
        const auto all = static_cast<double>(area.organisations);
        const auto missing = static_cast<double>(area.uncovered);
        id.push_back(static_cast<double>(id.size() + 1));
        names.push_back(places.name(area.heart));
        regions.push_back(places.region(area.heart));
        zones.push_back(places.zone(area.heart));
        organisations.push_back(all);
        uncovered.push_back(missing);
        expected.push_back(average * all);
        share.push_back(analysis::percentOf(missing, all));
        ratio.push_back(missing / all / average);
        lowest.push_back(area.lowestP);
        city.push_back(area.cityP);
        km2.push_back(area.areaKm2);
        out.shapes.push_back(area.outline);
    }
    analysis::numberEqualNames(names, "缺口片区");
    out.table.add(countField("area_id", "Number", "序号"), std::move(id));
    out.table.add(textField("name", "Name", "名称"), std::move(names));
    out.table.add(textField("region", "Region", "考核单位"), std::move(regions));
    out.table.add(textField("zone", "Zone", "片区"), std::move(zones));
    out.table.add(countField("organisations", "Organisations", "组织数"), std::move(organisations));
    out.table.add(countField("uncovered", "Not covered", "未覆盖"), std::move(uncovered));
    out.table.add(
        realField("expected", "Not covered at the city's average", "按全市平均应有未覆盖", ""),
        std::move(expected));
    out.table.add(realField("share", "Share not covered", "未覆盖比例", "%"), std::move(share));
    out.table.add(realField("ratio", "Times the city's average", "为全市平均的倍数", ""),
                  std::move(ratio));
    out.table.add(
        realField("lowest_p", "Least chance of coincidence", "偶然出现的机会（最低处）", ""),
        std::move(lowest));
    out.table.add(
        realField("city_p", "Chance that any place looks so", "全市任何一处偶然如此的机会", ""),
        std::move(city));
    out.table.add(realField("area_km2", "Area", "面积", "km2"), std::move(km2));
    return out;
}

Layer contourLayer(const std::vector<Contour>& contours) {
    Layer out{"deficit_contours",
              {"Chance of the gaps being coincidence", "缺口偶然性等值线"},
              GeometryKind::Line};
    std::vector<double> levels;
    for (const Contour& contour : contours) {
        levels.push_back(contour.level);
        out.shapes.push_back({GeometryKind::Line, {{contour.path}}});
    }
    out.table.add(realField("level", "Chance of coincidence", "偶然出现的机会", ""),
                  std::move(levels));
    return out;
}

/// "12.3 %" / "12.3%".
Text percentText(double share) {
    const std::string digits = toFixed(100 * share, 1);
    return {digits + " %", digits + "%"};
}

std::vector<Text> notesOn(const Deficit& found,
                          const Layer& layer,
                          const Parameters& p,
                          std::size_t all,
                          std::size_t uncovered) {
    const Text average = percentText(found.average);
    const Text level = percentText(p.alpha);
    const Text radius = analysis::distanceText(p.bandwidthMetres);
    std::vector<Text> notes{
        {fillIn("{} of {} are not covered; the average is {}.",
                {toGrouped(static_cast<double>(uncovered)),
                 counted(static_cast<double>(all), "organisation", "organisations"), average.en}),
         fillIn("{} 家组织中有 {} 家未覆盖，平均 {}。",
                {toGrouped(static_cast<double>(all)), toGrouped(static_cast<double>(uncovered)),
                 average.zh})}};
    if (found.supported == 0) {
        notes.push_back(
            {fillIn("Nowhere do at least {} organisations lie around a place within {}, so no "
                    "share is shown. Choose a larger radius or a smaller least number.",
                    {toText(p.minimum), radius.en}),
             fillIn(
                 "没有一处的周围（{}）达到 {} 家组织，因此不显示比例。请取更大的半径或更小的家数。",
                 {radius.zh, toText(p.minimum)})});
        return notes;
    }
    if (found.areas.empty()) {
        notes.push_back({"Nowhere is the share higher than chance explains.",
                         "没有一处的未覆盖比例高到不能用偶然解释。"});
    } else {
        const auto count = static_cast<double>(found.areas.size());
        notes.push_back(
            {fillIn("In {} more organisations are uncovered than chance explains (it would give "
                    "as many at most {} of the time at such a place).",
                    {counted(count, "area", "areas"), level.en}),
             fillIn("有 {} 处的未覆盖比偶然能解释的更多（在那里偶然达到这种程度的机会不超过 {}）。",
                    {toGrouped(count), level.zh})});
        const Area& first = found.areas.front();
        notes.push_back({fillIn("The largest is {}: {} of {} not covered.",
                                {layer.table.find("name")->texts.front(),
                                 toGrouped(static_cast<double>(first.uncovered)),
                                 counted(static_cast<double>(first.organisations), "organisation",
                                         "organisations")}),
                         fillIn("最大的是{}，{} 家组织中有 {} 家未覆盖。",
                                {layer.table.find("name")->texts.front(),
                                 toGrouped(static_cast<double>(first.organisations)),
                                 toGrouped(static_cast<double>(first.uncovered))})});
        if (p.permutations > 0) {
            const auto sure = static_cast<double>(
                std::count_if(found.areas.begin(), found.areas.end(),
                              [&](const Area& area) { return area.cityP <= p.alpha; }));
            notes.push_back(
                {fillIn("Looking at a whole city, some place always looks bad by chance: {} of "
                        "these areas would stand out even so.",
                        {toGrouped(sure)}),
                 fillIn("全市处处都看一遍，总会有地方碰巧偏高；即使考虑到这一点，其中仍有 {} "
                        "处明显不像偶然。",
                        {toGrouped(sure)})});
        }
    }
    notes.push_back(
        p.permutations > 0
            ? Text{fillIn("Chance was tried {} times: the same number of uncovered, dealt out "
                          "among all organisations at random.",
                          {toGrouped(p.permutations)}),
                   fillIn("“偶然”是这样试出来的：未覆盖的家数不变，在全部组织中随机分派 {} 次。",
                          {toGrouped(p.permutations)})}
            : Text{"Chance was computed by a formula, which is rough where few are uncovered; "
                   "random trials are more reliable.",
                   "“偶然”按公式估算，未覆盖很少时较粗；用随机试验更可靠。"});
    return notes;
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& p,
                             const Progress& progress) {
    HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, "count"));
    HETU_TRY(const analysis::Places places, analysis::Places::read(inputs));
    std::vector<std::uint8_t> isReached(all.size(), 0);
    if (p.withPlatforms) {
        HETU_TRY(const analysis::Platforms platforms, analysis::readPlatforms(inputs, false));
        isReached = analysis::reachedBy(all.position, platforms.position, p.radiusMetres);
    }
    std::vector<Organisation> organisations;
    organisations.reserve(all.size());
    std::size_t uncovered = 0, unknown = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool isUncovered = !all.hasOrg(i) && isReached[i] == 0;
        organisations.push_back({all.position[i], isUncovered});
        uncovered += isUncovered;
        unknown += isUncovered && all.unknown[i] != 0;
    }
    const Options options{.bandwidthMetres = p.bandwidthMetres,
                          .cellMetres = p.cellMetres,
                          .kernel = p.kernel,
                          .minimum = p.minimum,
                          .alpha = p.alpha,
                          .permutations = p.permutations,
                          .seed = static_cast<std::uint64_t>(p.seed)};
    HETU_TRY(Deficit found, compute(organisations, options, progress.sub(0.05, 0.95)));
    constexpr double levels[] = {0.05, 0.01, 0.001};
    const std::vector<Contour> contours = contoursOf(found, p.cellMetres, levels);

    analysis::Output output;
    output.layers.push_back(areaLayer(found.areas, found.average, places));
    output.layers.push_back(contourLayer(contours));
    output.notes = notesOn(found, output.layers.front(), p, all.size(), uncovered);
    if (unknown > 0)
        output.notes.push_back(
            {fillIn("For {} of those not covered the register does not say whether a party "
                    "organisation covers {}.",
                    {toGrouped(static_cast<double>(unknown)), unknown == 1 ? "it" : "them"}),
             fillIn("未覆盖的组织中，有 {} 家在台账中没有说明是否建立党组织。",
                    {toGrouped(static_cast<double>(unknown))})});
    for (Text& note : analysis::leftOutNotes(all))
        output.notes.push_back(std::move(note));

    double highest = missingNumber;
    for (const double share : found.share)
        if (!std::isnan(share) && !(highest >= share)) highest = share;
    output.figures = {
        countFigure("organisations", "Organisations", "组织总数", all.size()),
        countFigure("uncovered", "Not covered", "未覆盖", uncovered),
        {"average", {"City's average not covered", "全市平均未覆盖比例"}, 100 * found.average, "%"},
        {"highest", {"Highest share around a place", "最高处未覆盖比例"}, 100 * highest, "%"},
        {"highest_ratio",
         {"That is so many times the average", "为全市平均的倍数"},
         highest / found.average,
         ""},
        countFigure("areas", "Areas with more gaps than chance", "缺口片区数", found.areas.size()),
        countFigure("uncovered_inside", "Not covered in these areas", "片区内未覆盖", [&] {
            std::size_t inside = 0;
            for (const Area& area : found.areas)
                inside += area.uncovered;
            return inside;
        }())};
    const auto surface = [&](const char* name, Text title, const char* unit,
                             std::vector<double> values) {
        Surface out;
        out.name = name;
        out.title = std::move(title);
        out.unit = unit;
        out.minX = found.frame.minX;
        out.maxY = found.frame.maxY;
        out.cellMetres = p.cellMetres;
        out.columns = found.frame.columns;
        out.rows = found.frame.rows;
        out.values = std::move(values);
        return out;
    };
    for (double& share : found.share)
        share *= 100;
    output.surfaces.push_back(surface("coverage_deficit", {"Share not covered", "未覆盖比例"}, "%",
                                      std::move(found.share)));
    output.surfaces.push_back(surface("coverage_deficit_p",
                                      {"Chance of coincidence", "偶然出现的机会"}, "1",
                                      std::move(found.p)));
    progress.report(1);
    return output;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "coverage-deficit";
    about.title = {"Coverage deficit", "覆盖缺口分析"};
    about.summary = {
        "What share of the organisations around each place no party organisation covers, and where "
        "that is more than chance explains.",
        "计算每个地方周围有多大比例的组织未覆盖，并圈出不能用偶然解释的缺口片区。"};
    about.references = {
        "Kelsall, Diggle (1995), Non-parametric estimation of spatial variation in relative risk, "
        "Statistics in Medicine 14, 2335-2342.",
        "Hazelton, Davies (2009), Inference based on kernel estimates of the relative risk "
        "function in geographical epidemiology, Biometrical Journal 51(1), 98-109.",
        "Davies, Marshall, Hazelton (2018), Tutorial on kernel estimation of continuous spatial "
        "and spatiotemporal relative risk, Statistics in Medicine 37(7), 1191-1221."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::coverage_deficit
