#include <algorithm>
#include <cmath>

#include "analysis/core/density.h"
#include "analysis/core/organisations.h"
#include "analysis/core/wording.h"

namespace hetu::kernel_density {
namespace {

using analysis::countFigure;
using analysis::Frame;
using analysis::Kernel;
using analysis::WeightedPoint;

/// What `kernelDensity` takes, plus what each organisation counts.
struct Parameters : analysis::DensityOptions {
    std::string weight = "count";
};

std::vector<std::pair<Kernel, analysis::ParameterSpec::Choice>> kernels() {
    return {{Kernel::Quartic, {"quartic", {"quartic", "四次核"}}},
            {Kernel::Epanechnikov, {"epanechnikov", {"Epanechnikov", "抛物线核"}}},
            {Kernel::Gaussian, {"gaussian", {"Gaussian", "高斯核"}}},
            {Kernel::Triangular, {"triangular", {"triangular", "三角核"}}},
            {Kernel::Uniform, {"uniform", {"uniform", "均匀核"}}}};
}

analysis::Schema<Parameters> schema() {
    analysis::Schema<Parameters> s;
    s.number("bandwidth", {"Search radius", "搜索半径"}, &Parameters::bandwidthMetres)
        .unit("m")
        .range(1, 200'000)
        .help(
            "How far one organisation is felt; widen it for a regional picture, narrow it for "
            "streets. 1000 m is a walk of 15 minutes.",
            "一家组织影响多远；看全市格局取大些，看街区取小些。1000 米约为步行 15 分钟。");
    s.number("cell", {"Cell size", "格子边长"}, &Parameters::cellMetres)
        .unit("m")
        .range(1, 10'000)
        .help("Side of one cell of the surface; a tenth of the search radius looks smooth.",
              "密度面每个格子的边长；取搜索半径的十分之一画面就平滑了。");
    Kernel Parameters::*const kernel =
        &Parameters::kernel;  // not one of DensityOptions, for deduction
    s.choice("kernel", {"Kernel", "核函数"}, kernel, kernels())
        .help(
            "How the influence fades with distance. Quartic suits maps; for Gaussian the search "
            "radius is the standard deviation and the influence reaches five times as far.",
            "影响随距离减弱的方式。做图一般用四次核；用高斯核时搜索半径是标准差，影响达到它的五倍"
            "。");
    s.field("weight", {"What counts", "统计内容"}, &Parameters::weight,
            analysis::weightChoices(true))
        .help(
            "What each organisation adds to the surface: 1, its employees, its party members, or "
            "1 only if no organisation covers it.",
            "每家组织在密度面上计多少：计 1、按从业人数、按党员数，或仅未覆盖的计 1。");
    return s;
}

/// What the surface counts, in the unit and in words.
struct Counted {
    std::string unit;
    Text title, things;
};

Counted countedBy(const std::string& weight) {
    if (weight == "count") return {"1/km2", {"Density", "组织密度"}, {"organisations", "家组织"}};
    if (weight == "employees")
        return {"employees/km2", {"Employees", "从业人员密度"}, {"employees", "名从业人员"}};
    if (weight == "members")
        return {"members/km2", {"Party members", "党员密度"}, {"party members", "名党员"}};
    if (weight == "blank")
        return {"1/km2",
                {"Not covered", "未覆盖组织密度"},
                {"organisations without coverage", "家未覆盖组织"}};
    return {weight + "/km2", textOf("Density of {}", "“{}”密度", weight),
            textOf("of {}", "（{}）", weight)};
}

double massOf(const Surface& surface) {
    const double cellKm2 = surface.cellMetres * surface.cellMetres / 1e6;
    double mass = 0;
    for (int row = 0; row < surface.rows; ++row) {
        double along = 0;  // row by row: the sum of many small numbers keeps its digits
        for (int column = 0; column < surface.columns; ++column)
            along += surface.at(column, row);
        mass += along * cellKm2;
    }
    return mass;
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& p,
                             const Progress& progress) {
    HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, p.weight));
    std::vector<WeightedPoint> points;
    points.reserve(all.size());
    std::vector<double> weights = all.weight;
    for (std::size_t i = 0; i < all.size(); ++i)
        points.push_back({all.position[i].x, all.position[i].y, all.weight[i]});
    std::sort(weights.begin(), weights.end());  // the sum must not depend on the order of rows
    double sum = 0;
    for (const double weight : weights)
        sum += weight;

    HETU_TRY(const Frame frame, frameAround(points, p));
    HETU_TRY(Surface surface, kernelDensity(points, frame, p, progress.sub(0.1, 1)));
    const Counted counted = countedBy(p.weight);
    surface.name = "kernel_density";
    surface.title = counted.title;
    surface.unit = counted.unit;

    const double most = *std::max_element(surface.values.begin(), surface.values.end());
    const double mass = massOf(surface);
    analysis::ParameterSpec::Choice kernel;
    for (const auto& [value, choice] : kernels())
        if (value == p.kernel) kernel = choice;

    analysis::Output output;
    output.figures = {{"mass", {"Sum over the surface", "密度面总量"}, mass, ""},
                      {"sum_of_weights", {"Sum of what was counted", "统计总量"}, sum, ""},
                      {"bandwidth", {"Search radius", "搜索半径"}, p.bandwidthMetres, "m"},
                      {"max", {"Greatest density", "最大密度"}, most, counted.unit},
                      {"cell", {"Cell size", "格子边长"}, p.cellMetres, "m"},
                      countFigure("organisations", "Organisations", "组织数", all.size()),
                      {"kernel", {"Kernel", "核函数"}, kernel.value, "", kernel.label}};

    const Text radius = analysis::distanceText(p.bandwidthMetres);
    if (sum > 0) {
        const std::string greatest = most < 10 ? toFixed(most, 1) : toGrouped(most);
        output.notes.push_back(
            {fillIn("At the densest place there are {} {} per square kilometre.",
                    {greatest, counted.things.en}),
             fillIn("最密集处每平方公里 {} {}。", {greatest, counted.things.zh})});
    } else {
        output.notes.push_back(
            {"There is nothing to count with this choice, so the surface is 0 "
             "everywhere.",
             "按所选内容没有可统计的数量，密度面处处为 0。"});
    }
    if (p.kernel == Kernel::Gaussian)
        output.notes.push_back(
            {fillIn("The influence of each organisation fades with a standard deviation of {} and "
                    "ends at five times that; what would lie beyond is made up for.",
                    {radius.en}),
             fillIn("每家组织的影响按标准差 {} 衰减，到五倍处截止，截去的部分已补回。",
                    {radius.zh})});
    else
        output.notes.push_back({fillIn("Each organisation is felt within {}.", {radius.en}),
                                fillIn("每家组织的影响限于{}以内。", {radius.zh})});
    if (std::fabs(mass - sum) > 0.01 * sum)
        output.notes.push_back(
            {"The cells are coarse for this radius: the sum over the surface differs from the sum "
             "of what was counted by more than 1 %. Choose smaller cells.",
             "格子相对半径偏大：密度面总量与统计总量相差超过 1%。请取更小的格子。"});
    for (Text& note : analysis::leftOutNotes(all))
        output.notes.push_back(std::move(note));
    output.surfaces.push_back(std::move(surface));
    return output;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "kernel-density";
    about.title = {"Kernel density", "核密度分析"};
    about.summary = {
        "How many organisations, employees or party members per square kilometre "
        "surround every place.",
        "计算每个地方周围每平方公里有多少组织、从业人员或党员。"};
    about.references = {
        "Silverman (1986), Density Estimation for Statistics and Data Analysis, "
        "section 4.2.",
        "Epanechnikov (1969), Non-parametric estimation of a multivariate "
        "probability density, Theory of Probability and its Applications 14(1)."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::kernel_density
