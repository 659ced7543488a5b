#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/core/bandwidth.h"
#include "analysis/core/density.h"
#include "analysis/core/density_adaptive.h"
#include "analysis/core/density_edge.h"
#include "analysis/core/organisations.h"
#include "analysis/core/wording.h"
#include "layers/model/memory_source.h"

namespace hetu::kernel_density {
namespace {

using analysis::BandwidthMethod;
using analysis::countFigure;
using analysis::DensityOptions;
using analysis::DensityWindow;
using analysis::EdgeCorrection;
using analysis::Frame;
using analysis::Kernel;
using analysis::WeightedPoint;

enum class Choose { Given, Silverman, Scott, Diggle, Likelihood };
enum class Adaptive { None, Abramson, Nearest };

/// What `kernelDensity` takes, plus what each organisation counts, how far, and where.
struct Parameters : DensityOptions {
    std::string weight = "count";
    Choose choose = Choose::Given;
    Adaptive adaptive = Adaptive::None;
    int neighbours = 20;
    std::string window;
    EdgeCorrection edge = EdgeCorrection::Points;
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
    s.choice("bandwidth-method", {"Choice of the radius", "半径的确定方式"}, &Parameters::choose,
             {{Choose::Given, {"given", {"as given", "使用给定半径"}}},
              {Choose::Silverman,
               {"silverman",
                {"by spread, few far ones ignored", "按分散程度（不受个别偏远组织影响）"}}},
              {Choose::Scott, {"scott", {"by spread", "按分散程度"}}},
              {Choose::Diggle, {"diggle", {"by distances between them", "按彼此距离（误差最小）"}}},
              {Choose::Likelihood,
               {"likelihood", {"by how well others foretell each", "按相互印证程度（交叉验证）"}}}})
        .help(
            "Take the search radius as given, or let the positions of the organisations choose it; "
            "the notes say what was chosen and why. By spread (Silverman, Scott) gives a calm "
            "overview of the whole area; by distances (Diggle) and by foretelling (likelihood) "
            "follow single crowds.",
            "使用给定的搜索半径，或由组织的分布自动确定，结果说明会写明取值和原因。按分散程度适合看"
            "全域概"
            "貌；按彼此距离和按相互印证更贴近单个集聚区。");
    s.choice(
         "adaptive", {"Radius of each organisation", "逐个组织调整半径"}, &Parameters::adaptive,
         {{Adaptive::None, {"none", {"the same for all", "全部相同"}}},
          {Adaptive::Abramson,
           {"abramson", {"narrower in crowds, wider outside", "密处小、疏处大"}}},
          {Adaptive::Nearest, {"nearest", {"up to its nearest neighbours", "到最近的若干家组织"}}}})
        .help(
            "With one radius for all, crowds blur or the countryside falls apart; then let it "
            "vary. "
            "No radius is less than a cell or more than five times the search radius.",
            "全部用同一半径时，城区会糊成一片或乡村会零碎，此时可让半径随疏密变化。任何半径不小于一"
            "个格"
            "子，不大于搜索半径的五倍。");
    s.integer("neighbours", {"Neighbours", "邻近家数"}, &Parameters::neighbours)
        .unit("1")
        .range(1, 1000)
        .help(
            "Used where the radius reaches the nearest neighbours: how many. More gives a smoother "
            "surface.",
            "仅在半径取到最近的若干家组织时使用：取多少家。家数越多，密度面越平滑。");
    s.layer("window", {"Stay within", "限定范围"}, &Parameters::window)
        .help(
            "A layer of areas, such as regions: only organisations inside count, there is no value "
            "outside, and densities at the border are not too low. Leave empty if the register "
            "reaches beyond the area you look at.",
            "面图层，如 "
            "regions（行政区）：只统计范围内的组织，范围外没有数值，边界附近的密度不再偏低。如"
            "果登记册覆盖到所看范围之外，可以不填。");
    s.choice(
         "edge", {"At the border", "边界处理"}, &Parameters::edge,
         {{EdgeCorrection::Points, {"organisation", {"put back per organisation", "按组织补足"}}},
          {EdgeCorrection::Cells, {"place", {"put back per place", "按位置补足"}}},
          {EdgeCorrection::None, {"none", {"cut off", "直接截断"}}}})
        .help(
            "Used with an area to stay within. What the influence of an organisation would put "
            "outside is put back inside: per organisation, so that totals are kept, or per place, "
            "so that an even spread looks even. Cut off leaves the border too low.",
            "仅在设了限定范围时使用。组织的影响落到范围外的部分补回范围内：按组织补足能保持总量不变"
            "；按位"
            "置补足能使均匀分布处处相同；直接截断则边界附近偏低。");
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
            if (const double value = surface.at(column, row); !std::isnan(value)) along += value;
        mass += along * cellKm2;
    }
    return mass;
}

/// The greatest value; nothing where no cell has one.
std::optional<double> greatestOf(const Surface& surface) {
    std::optional<double> most;
    for (const double value : surface.values)
        if (!std::isnan(value) && (!most || value > *most)) most = value;
    return most;
}

/// The sum must not depend on the order of the rows.
double sumOf(const std::vector<WeightedPoint>& points) {
    std::vector<double> weights;
    weights.reserve(points.size());
    for (const WeightedPoint& p : points)
        weights.push_back(p.weight);
    std::sort(weights.begin(), weights.end());
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    return sum;
}

analysis::ParameterSpec::Choice wordOf(Kernel kernel) {
    for (const auto& [value, choice] : kernels())
        if (value == kernel) return choice;
    return {};
}

/// The area of the layer `name`; nothing where no layer is asked for.
Result<std::optional<DensityWindow>> readWindow(analysis::Inputs& inputs, const std::string& name) {
    if (name.empty()) return std::optional<DensityWindow>{};
    const LayerInfo* const info = inputs.find(name);
    if (!info) return noSuchLayer(name, inputs.layers());
    if (info->geometry != GeometryKind::Polygon)
        return Error{ErrorCode::InvalidArgument,
                     textOf("The layer \"{}\" has no areas to stay within.",
                            "图层“{}”不是面图层，不能用来限定范围。", name),
                     {"Choose a layer of areas, such as regions.", "请选择面图层，如 regions。"}};
    HETU_TRY(const Layer layer, inputs.read(name, {}));
    HETU_TRY(DensityWindow window, DensityWindow::of(layer.shapes));
    return std::optional<DensityWindow>(std::move(window));
}

/// Cells over all that is felt, within the window. `bandwidths`: one per point, or one for all.
Result<Frame> frameFor(const std::vector<WeightedPoint>& points,
                       const std::vector<double>& bandwidths,
                       const std::optional<DensityWindow>& window,
                       const DensityOptions& options) {
    if (!window && bandwidths.size() == 1) return frameAround(points, options);
    Extent extent;
    for (std::size_t i = 0; i < points.size(); ++i) {
        DensityOptions own = options;
        own.bandwidthMetres = bandwidths[bandwidths.size() > 1 ? i : 0];
        extent.include(
            Extent{points[i].x, points[i].y, points[i].x, points[i].y}.grown(reachMetres(own)));
    }
    if (window) {
        const Extent bounds = window->extent();
        extent = {std::max(extent.minX, bounds.minX), std::max(extent.minY, bounds.minY),
                  std::min(extent.maxX, bounds.maxX), std::min(extent.maxY, bounds.maxY)};
    }
    // Two opposite corners, an inch inside: the frame around them reaches a cell beyond.
    DensityOptions narrow = options;
    narrow.kernel = Kernel::Uniform;
    narrow.bandwidthMetres = options.cellMetres;
    const double cell = options.cellMetres;
    const Point middle = extent.centre();
    const std::vector<WeightedPoint> corners = {
        {std::min(extent.minX + cell, middle.x), std::min(extent.minY + cell, middle.y), 1},
        {std::max(extent.maxX - cell, middle.x), std::max(extent.maxY - cell, middle.y), 1}};
    return frameAround(corners, narrow);
}

/// The search radius, and in words how it came about.
struct Radius {
    double metres = 0;
    std::vector<Text> notes;
};

Result<Radius> chooseRadius(const std::vector<WeightedPoint>& points,
                            const std::optional<DensityWindow>& window,
                            const Parameters& p,
                            const Progress& progress) {
    if (p.choose == Choose::Given) return Radius{p.bandwidthMetres, {}};
    const BandwidthMethod method = p.choose == Choose::Silverman ? BandwidthMethod::Silverman
                                   : p.choose == Choose::Scott   ? BandwidthMethod::Scott
                                   : p.choose == Choose::Diggle  ? BandwidthMethod::Diggle
                                                                 : BandwidthMethod::Likelihood;
    std::vector<WeightedPoint> counting;
    for (const WeightedPoint& point : points)
        if (point.weight > 0) counting.push_back(point);
    HETU_TRY(const auto choice,
             chooseBandwidth(counting, method, p.kernel, window ? &*window : nullptr, progress));
    if (!choice) {
        const Text kept = analysis::distanceText(p.bandwidthMetres);
        return Radius{
            p.bandwidthMetres,
            {{fillIn("The organisations lie at too few different places to choose a radius from; "
                     "the given one of {} was used.",
                     {kept.en}),
              fillIn("组织所在的不同位置太少，无法自动确定半径，仍使用给定的 {}。", {kept.zh})}}};
    }
    Radius radius{std::clamp(choice->bandwidthMetres, std::max(1.0, p.cellMetres), 200'000.0), {}};
    const Text chosen = analysis::distanceText(choice->bandwidthMetres);
    const Text sigma = analysis::distanceText(choice->sigmaMetres);
    const Text spread = analysis::distanceText(choice->spreadMetres);
    const std::string places = toGrouped(static_cast<double>(choice->places));
    switch (p.choose) {
        case Choose::Silverman:
        case Choose::Scott:
            radius.notes.push_back(
                {fillIn(
                     "The radius of {} was chosen because {} different places spread over {} "
                     "around their middle{}, and the more there are the less each needs to "
                     "reach ({} rule).",
                     {chosen.en, places, spread.en,
                      p.choose == Choose::Silverman ? " (few far ones do not count in this)" : "",
                      p.choose == Choose::Silverman ? "Silverman's" : "Scott's"}),
                 fillIn("自动选择的半径为{}，因为 {} "
                        "个不同位置围绕中心的分散程度为{}{}，位置越多，所需半"
                        "径越小（{} 规则）。",
                        {chosen.zh, places, spread.zh,
                         p.choose == Choose::Silverman ? "（个别偏远组织不影响）" : "",
                         p.choose == Choose::Silverman ? "Silverman" : "Scott"})});
            break;
        case Choose::Diggle:
            radius.notes.push_back(
                {fillIn("The radius of {} was chosen because the distances between {} different "
                        "places let it expect the smallest error of the density (Diggle's rule).",
                        {chosen.en, places}),
                 fillIn("自动选择的半径为{}，因为按 {} "
                        "个不同位置之间的距离推算，此时密度的误差最小（Diggle"
                        " 规则）。",
                        {chosen.zh, places})});
            break;
        default:
            radius.notes.push_back(
                {fillIn(
                     "The radius of {} was chosen because with it the others foretell best where "
                     "each of {} places lies (likelihood cross-validation).",
                     {chosen.en, places}),
                 fillIn("自动选择的半径为{}，因为此时 {} "
                        "个位置中的每一个都能被其余位置最好地预测到（似然"
                        "交叉验证）。",
                        {chosen.zh, places})});
    }
    if (choice->looked < choice->places)
        radius.notes.push_back(
            textOf("For the choice {} of the places were looked at, evenly spread.",
                   "为确定半径，均匀抽取了其中 {} 个位置。",
                   toGrouped(static_cast<double>(choice->looked))));
    if (p.kernel != Kernel::Gaussian) {
        const Text kernel = wordOf(p.kernel).label;
        radius.notes.push_back(
            {fillIn("The rule speaks of a Gaussian kernel with a standard deviation of {}; the {} "
                    "kernel spreads as far with the radius that was chosen.",
                    {sigma.en, kernel.en}),
             fillIn("该规则针对高斯核，给出标准差{}；换成{}时，取上述半径影响范围相当。",
                    {sigma.zh, kernel.zh})});
    }
    if (choice->isAtMost)
        radius.notes.push_back(
            {"It is the greatest radius that was looked at: the organisations are spread so evenly "
             "that no crowd asks for a smaller one. Better give a radius yourself.",
             "这是所比较的最大半径：组织分布很均匀，看不出需要更小半径的集聚。建议自行给定半径。"});
    if (choice->isAtLeast)
        radius.notes.push_back(
            {"It is the smallest radius that was looked at: very many lie close together. Better "
             "give a radius yourself.",
             "这是所比较的最小半径：大量组织彼此紧邻。建议自行给定半径。"});
    if (radius.metres > choice->bandwidthMetres)
        radius.notes.push_back(
            {"The rule asked for less than a cell; one cell was used. Choose "
             "smaller cells to follow it.",
             "按规则所需半径小于一个格子，已取一个格子的边长；如要更细，请减小格子边长。"});
    return radius;
}

/// The least, middle and greatest of the bandwidths.
struct Range {
    double least, middle, most;
};
Range rangeOf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return {values.front(), values[(values.size() - 1) / 2], values.back()};
}

/// The density that adaptive radii follow. Sums of Gaussians at a million points would take hours;
/// a quartic kernel that spreads as far says as well where the crowds are.
DensityOptions pilotOf(DensityOptions options) {
    if (options.kernel == Kernel::Gaussian || options.kernel == Kernel::Triangular) {
        options.bandwidthMetres = analysis::bandwidthOf(
            Kernel::Quartic, options.bandwidthMetres / analysis::bandwidthOf(options.kernel, 1));
        options.kernel = Kernel::Quartic;
    }
    return options;
}

/// How far an organisation is felt.
Text reachNote(const Parameters& p, double radiusMetres, const std::vector<double>& bandwidths) {
    if (p.adaptive != Adaptive::None) {
        const Range range = rangeOf(bandwidths);
        const Text least = analysis::distanceText(range.least);
        const Text most = analysis::distanceText(range.most);
        const Text why =
            p.adaptive == Adaptive::Nearest
                ? textOf("reaches its nearest neighbour number {}", "取到第 {} 近的组织",
                         p.neighbours)
                : Text{"is narrow where many lie and wide where few do", "密处取小、疏处取大"};
        return {fillIn("The radius of each organisation {}: from {} to {}.",
                       {why.en, least.en, most.en}),
                fillIn("每家组织的半径{}：从{}到{}。", {why.zh, least.zh, most.zh})};
    }
    const Text radius = analysis::distanceText(radiusMetres);
    if (p.kernel == Kernel::Gaussian)
        return {fillIn("The influence of each organisation fades with a standard deviation of {} "
                       "and ends at five times that; what would lie beyond is made up for.",
                       {radius.en}),
                fillIn("每家组织的影响按标准差 {} 衰减，到五倍处截止，截去的部分已补回。",
                       {radius.zh})};
    return {fillIn("Each organisation is felt within {}.", {radius.en}),
            fillIn("每家组织的影响限于{}以内。", {radius.zh})};
}

Text windowNote(const Parameters& p, std::size_t outside) {
    const std::string count = toGrouped(static_cast<double>(outside));
    const Text border =
        p.edge == EdgeCorrection::None
            ? Text{"The border is cut off, so densities near it are too low.",
                   "边界处直接截断，附近的密度偏低。"}
        : p.edge == EdgeCorrection::Points
            ? Text{"What an organisation's influence would put outside was put back inside, so "
                   "that the total is kept.",
                   "组织的影响落到范围外的部分已补回范围内，总量不变。"}
            : Text{"Densities near the border were raised by the part of a kernel that lies "
                   "outside, place by place; the total may differ from what was counted.",
                   "边界附近的密度已逐点按落到范围外的比例调高；密度面总量可能与统计总量不同。"};
    return {
        fillIn("Only the areas of \"{}\" count: {} outside left out. {}",
               {p.window,
                analysis::counted(static_cast<double>(outside), "organisation", "organisations"),
                border.en}),
        fillIn("只统计“{}”范围内的组织，范围外的 {} 家未计入。{}", {p.window, count, border.zh})};
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& p,
                             const Progress& progress) {
    if (!p.window.empty() && p.adaptive != Adaptive::None && p.edge == EdgeCorrection::Cells)
        return Error{ErrorCode::InvalidArgument,
                     {"Where every organisation has its own radius, the border cannot be put back "
                      "per place.",
                      "逐个组织调整半径时，边界不能按位置补足。"},
                     {"Choose \"per organisation\".", "请改为“按组织补足”。"}};
    HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, p.weight));
    std::vector<WeightedPoint> points;
    points.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        points.push_back({all.position[i].x, all.position[i].y, all.weight[i]});
    HETU_TRY(const std::optional<DensityWindow> window, readWindow(inputs, p.window));
    if (window) {
        HETU_TRY(points, pointsInside(*window, points, progress.sub(0.05, 0.1)));
        if (points.empty())
            return Error{ErrorCode::InvalidArgument,
                         textOf("No organisation lies within the areas of \"{}\".",
                                "没有组织落在“{}”的范围内。", p.window),
                         {"Choose another layer, or none.", "请换一个图层，或不限定范围。"}};
    }
    const std::size_t outside = all.size() - points.size();
    const double sum = sumOf(points);
    HETU_TRY(const Radius radius, chooseRadius(points, window, p, progress.sub(0.1, 0.3)));
    DensityOptions options = p;
    options.bandwidthMetres = radius.metres;

    // What every point counts once the part of its kernel outside of the window is put back.
    const bool isPutBack = window && p.edge == EdgeCorrection::Points;
    const auto corrected = [&](Kernel kernel, const std::vector<double>& radii,
                               const Progress& part) -> Result<std::vector<WeightedPoint>> {
        std::vector<WeightedPoint> weighted = points;
        if (isPutBack) HETU_CHECK(correctWeights(*window, kernel, radii, weighted, part));
        return weighted;
    };
    const Progress summing = progress.sub(p.choose == Choose::Given ? 0.1 : 0.3, 1);
    const bool isPilotShown = p.adaptive == Adaptive::Abramson;
    std::vector<double> bandwidths{radius.metres};
    const DensityOptions pilotOptions = isPilotShown ? pilotOf(options) : options;
    HETU_TRY(const std::vector<WeightedPoint> even,
             corrected(pilotOptions.kernel, {pilotOptions.bandwidthMetres}, summing.sub(0, 0.1)));
    if (isPilotShown) {
        std::vector<Point> places;
        for (const WeightedPoint& point : points)
            places.push_back({point.x, point.y});
        HETU_TRY(const std::vector<double> pilot,
                 densityAt(even, places, pilotOptions, summing.sub(0.1, 0.3)));
        bandwidths = abramsonBandwidths(points, pilot, radius.metres, p.cellMetres);
    }
    if (p.adaptive == Adaptive::Nearest) {
        HETU_TRY(bandwidths, nearestBandwidths(points, static_cast<std::size_t>(p.neighbours),
                                               radius.metres, p.cellMetres, summing.sub(0.1, 0.3)));
    }
    HETU_TRY(const Frame frame, frameFor(points, bandwidths, window, options));

    const Counted counted = countedBy(p.weight);
    std::vector<Surface> surfaces(1);
    if (p.adaptive == Adaptive::None) {
        HETU_TRY(surfaces[0], kernelDensity(even, frame, options, summing.sub(0.1, 0.9)));
    } else {
        HETU_TRY(const std::vector<WeightedPoint> own,
                 corrected(p.kernel, bandwidths, summing.sub(0.3, 0.4)));
        HETU_TRY(surfaces[0],
                 adaptiveDensity(own, bandwidths, frame, options, summing.sub(0.4, 0.8)));
        if (isPilotShown) {
            HETU_TRY(Surface pilot,
                     kernelDensity(even, frame, pilotOptions, summing.sub(0.8, 0.9)));
            pilot.name = "kernel_density_pilot";
            pilot.title = {counted.title.en + ", one radius for all",
                           counted.title.zh + "（同一半径）"};
            surfaces.push_back(std::move(pilot));
        }
    }
    surfaces[0].name = "kernel_density";
    surfaces[0].title = counted.title;
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
        surfaces[i].unit = counted.unit;
        const double start = 0.9 + 0.05 * static_cast<double>(i);
        if (window)
            HETU_CHECK(
                limitTo(*window, options, p.edge, surfaces[i], summing.sub(start, start + 0.05)));
    }
    const std::optional<double> most = greatestOf(surfaces[0]);
    if (!most)
        return Error{ErrorCode::InvalidArgument,
                     textOf("The area to stay within is smaller than a cell of {} m.",
                            "限定范围比一个边长 {} 米的格子还小。", p.cellMetres),
                     {"Choose smaller cells.", "请取更小的格子。"}};
    const double mass = massOf(surfaces[0]);
    const analysis::ParameterSpec::Choice kernelWord = wordOf(p.kernel);

    analysis::Output output;
    output.figures = {{"mass", {"Sum over the surface", "密度面总量"}, mass, ""},
                      {"sum_of_weights", {"Sum of what was counted", "统计总量"}, sum, ""},
                      {"bandwidth", {"Search radius", "搜索半径"}, radius.metres, "m"},
                      {"max", {"Greatest density", "最大密度"}, *most, counted.unit},
                      {"cell", {"Cell size", "格子边长"}, p.cellMetres, "m"},
                      countFigure("organisations", "Organisations", "组织数", points.size()),
                      {"kernel", {"Kernel", "核函数"}, kernelWord.value, "", kernelWord.label}};
    if (window) {
        output.figures.push_back(
            countFigure("outside", "Organisations outside", "范围外组织数", outside));
        output.figures.push_back({"window_area",
                                  {"Area within", "限定范围面积"},
                                  window->areaSquareMetres() / 1e6,
                                  "km2"});
    }
    if (p.adaptive != Adaptive::None) {
        const Range range = rangeOf(bandwidths);
        output.figures.push_back(
            {"bandwidth_least", {"Least radius", "最小半径"}, range.least, "m"});
        output.figures.push_back(
            {"bandwidth_median", {"Middle radius", "半径中位数"}, range.middle, "m"});
        output.figures.push_back(
            {"bandwidth_most", {"Greatest radius", "最大半径"}, range.most, "m"});
    }

    if (sum > 0) {
        const std::string greatest = *most < 10 ? toFixed(*most, 1) : toGrouped(*most);
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
    for (const Text& note : radius.notes)
        output.notes.push_back(note);
    output.notes.push_back(reachNote(p, radius.metres, bandwidths));
    if (window) output.notes.push_back(windowNote(p, outside));
    const bool isTotalKept = !window || isPutBack;
    if (isTotalKept && std::fabs(mass - sum) > 0.01 * sum)
        output.notes.push_back(
            {"The cells are coarse for this radius: the sum over the surface differs from the sum "
             "of what was counted by more than 1 %. Choose smaller cells.",
             "格子相对半径偏大：密度面总量与统计总量相差超过 1%。请取更小的格子。"});
    for (Text& note : analysis::leftOutNotes(all))
        output.notes.push_back(std::move(note));
    output.surfaces = std::move(surfaces);
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
        "probability density, Theory of Probability and its Applications 14(1).",
        "Diggle (1985), A kernel method for smoothing point process data, Applied Statistics 34 "
        "(correction at the border).",
        "Berman, Diggle (1989), Estimating weighted integrals of the second-order intensity of a "
        "spatial point process, Journal of the Royal Statistical Society B 51(1) (radius by "
        "distances).",
        "Scott (1992), Multivariate Density Estimation; Loader (1999), Local Regression and "
        "Likelihood (other radii).",
        "Abramson (1982), On bandwidth variation in kernel estimates, Annals of Statistics 10(4); "
        "Breiman, Meisel, Purcell (1977), Variable kernel estimates, Technometrics 19(2) (radius "
        "of each organisation)."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::kernel_density
