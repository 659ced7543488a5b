#include "analysis/core/bins.h"

#include <algorithm>
#include <cmath>

#include "analysis/core/columns.h"
#include "analysis/core/organisations.h"
#include "analysis/core/places.h"
#include "analysis/core/wording.h"
#include "layers/geometry/operations.h"
#include "layers/model/memory_source.h"

namespace hetu::bins {
namespace {

using analysis::BinCount;
using analysis::Bins;
using analysis::counted;
using analysis::countField;
using analysis::countFigure;
using analysis::realField;
using analysis::shareText;
using analysis::textField;
using analysis::ValueStatistic;

enum class Statistic {
    Organisations,
    Employees,
    Members,
    Covered,
    Uncovered,
    CoverageRate,
    Density,
    Sum,
    Mean,
    Minimum,
    Maximum,
    Median
};

enum class Clip { Regions, None };

struct Parameters {
    analysis::BinShape shape = analysis::BinShape::Hexagon;
    double sizeMetres = 1000;
    Statistic statistic = Statistic::Organisations;
    std::string field = "employees";
    Clip clip = Clip::Regions;
};

analysis::Schema<Parameters> schema() {
    using analysis::BinShape;
    analysis::Schema<Parameters> s;
    s.choice(
         "shape", {"Shape", "形状"}, &Parameters::shape,
         {{BinShape::Hexagon, {"hexagon", {"hexagons, corner up", "六边形（尖角朝上）"}}},
          {BinShape::FlatHexagon, {"flat-hexagon", {"hexagons, side up", "六边形（平边朝上）"}}},
          {BinShape::Square, {"square", {"squares", "正方形"}}}})
        .help("Hexagons are as far from each of their six neighbours; squares fit official grids.",
              "六边形到周围六格的距离都相等；正方形便于与公里网格对照。");
    s.number("size", {"Width", "格网宽度"}, &Parameters::sizeMetres)
        .unit("m")
        .range(10, 100'000)
        .help(
            "From side to side of one bin; smaller bins show more detail and hold fewer "
            "organisations. 1000 m is the usual kilometre grid, about what one platform serves.",
            "一格两对边之间的距离；取得小，看得更细，但每格的组织更少。1000 "
            "米即常用的公里格网，约为一个平台的服务范围。");
    s.choice("statistic", {"Statistic", "统计内容"}, &Parameters::statistic,
             {{Statistic::Organisations, {"organisations", {"organisations", "组织数"}}},
              {Statistic::Employees, {"employees", {"employees", "从业人数"}}},
              {Statistic::Members, {"members", {"party members", "党员数"}}},
              {Statistic::Covered, {"covered", {"covered organisations", "已覆盖组织数"}}},
              {Statistic::Uncovered, {"uncovered", {"organisations not covered", "未覆盖组织数"}}},
              {Statistic::CoverageRate, {"coverage-rate", {"coverage rate", "覆盖率"}}},
              {Statistic::Density, {"density", {"organisations per km2", "每平方公里组织数"}}},
              {Statistic::Sum, {"sum", {"sum of a field", "字段合计"}}},
              {Statistic::Mean, {"mean", {"mean of a field", "字段平均值"}}},
              {Statistic::Minimum, {"minimum", {"least value of a field", "字段最小值"}}},
              {Statistic::Maximum, {"maximum", {"greatest value of a field", "字段最大值"}}},
              {Statistic::Median, {"median", {"median of a field", "字段中位数"}}}})
        .help("What the column \"value\" holds, and the map shows; the counts are always there.",
              "“数值”一列（即图上显示的内容）统计什么；各项计数始终保留。");
    s.field("field", {"Field", "字段"}, &Parameters::field,
            {{"employees", {"employees", "从业人数"}}, {"members", {"party members", "党员数"}}})
        .help(
            "The field of numbers for a sum, mean, least, greatest value or median; organisations "
            "whose number is not known are left out of it.",
            "统计合计、平均值、最小值、最大值或中位数时所用的数字字段；未填写的组织不参与该项统计"
            "。");
    s.choice(
         "clip", {"Cut to", "裁剪范围"}, &Parameters::clip,
         {{Clip::Regions, {"regions", {"the regions", "考核单位范围"}}},
          {Clip::None, {"none", {"no cut: around all organisations", "不裁剪（组织所在范围）"}}}})
        .help(
            "Bins are cut at the border of the regions, so that densities at the border are "
            "right; organisations outside are left out and counted in a note.",
            "格网沿考核单位边界裁剪，边界处的密度才准确；范围外的组织不统计，另行说明家数。");
    return s;
}

bool usesField(Statistic statistic) {
    return statistic >= Statistic::Sum;
}

/// The numbers of `field`, one per organisation; NaN where the register does not say.
Result<std::vector<double>> readValues(analysis::Inputs& inputs,
                                       const analysis::Organisations& organisations,
                                       const std::string& field,
                                       Text& label) {
    const LayerInfo* info = inputs.find("organisations");
    const Field* known = info ? info->field(field) : nullptr;
    if (info && !known) return noSuchField(field, *info);
    if (known && known->type == FieldType::Text)
        return Error{ErrorCode::InvalidArgument,
                     textOf("The field \"{}\" holds words, not numbers.",
                            "字段“{}”是文字，不是数字。", field),
                     {"Choose a field of numbers.", "请选择数字字段。"}};
    label = known && !known->label.isEmpty() ? known->label : Text{field, field};
    HETU_TRY(const Layer layer, inputs.readKnown("organisations", {"id", field}));
    const Column* id = layer.table.find("id");
    const Column* column = layer.table.find(field);
    std::vector<double> values(organisations.size(), missingNumber);
    // Both come in the order of the layer; the organisations are some of its rows.
    std::size_t next = 0;
    for (std::size_t row = 0; row < layer.rowCount() && next < values.size(); ++row)
        if (analysis::numberAt(id, row) == organisations.id[next])
            values[next++] = analysis::numberAt(column, row);
    return values;
}

double density(double count, double squareMetres) {
    return squareMetres > 0 ? count * 1e6 / squareMetres : missingNumber;
}

double rate(const BinCount& count) {
    return analysis::percentOf(count.covered, count.organisations);
}

/// The statistics of every bin that need no field.
double plainValue(Statistic statistic, const BinCount& count, double squareMetres) {
    switch (statistic) {
        case Statistic::Employees:
            return count.employees;
        case Statistic::Members:
            return count.members;
        case Statistic::Covered:
            return count.covered;
        case Statistic::Uncovered:
            return count.blank();
        case Statistic::CoverageRate:
            return rate(count);
        case Statistic::Density:
            return density(count.organisations, squareMetres);
        default:
            return count.organisations;
    }
}

ValueStatistic valueStatistic(Statistic statistic) {
    switch (statistic) {
        case Statistic::Mean:
            return ValueStatistic::Mean;
        case Statistic::Minimum:
            return ValueStatistic::Minimum;
        case Statistic::Maximum:
            return ValueStatistic::Maximum;
        case Statistic::Median:
            return ValueStatistic::Median;
        default:
            return ValueStatistic::Sum;
    }
}

/// What the column "value" holds, as its label.
Field valueField(Statistic statistic, const Text& field) {
    const auto of = [&](const char* en, const char* zh) {
        return realField("value", en + field.en, field.zh + zh, "");
    };
    switch (statistic) {
        case Statistic::Organisations:
            return realField("value", "Organisations", "组织数", "");
        case Statistic::Employees:
            return realField("value", "Employees", "从业人数", "");
        case Statistic::Members:
            return realField("value", "Party members", "党员数", "");
        case Statistic::Covered:
            return realField("value", "Covered", "已覆盖", "");
        case Statistic::Uncovered:
            return realField("value", "Not covered", "未覆盖", "");
        case Statistic::CoverageRate:
            return realField("value", "Coverage", "覆盖率", "%");
        case Statistic::Density:
            return realField("value", "Organisations per km2", "每平方公里组织数", "1/km2");
        case Statistic::Sum:
            return of("Sum: ", "合计");
        case Statistic::Mean:
            return of("Mean: ", "平均值");
        case Statistic::Minimum:
            return of("Least: ", "最小值");
        case Statistic::Maximum:
            return of("Greatest: ", "最大值");
        case Statistic::Median:
            break;
    }
    return of("Median: ", "中位数");
}

template <class Number>
void addColumn(Table& table, Field field, std::span<const BinCount> counts, Number number) {
    Column& column = table.add(std::move(field));
    for (const BinCount& count : counts)
        column.numbers.push_back(number(count));
}

Layer layerOf(const Bins& bins,
              std::span<const BinCount> counts,
              Field valueColumn,
              std::vector<double> values,
              const analysis::Places& places) {
    Layer out{"bins", {"Bins", "格网统计"}, GeometryKind::Polygon};
    std::vector<std::string> ids, regions;
    std::vector<double> columns, rows, areas, densities;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        const analysis::Bin& bin = bins.all()[i];
        const std::string at = "C" + toText(bin.address.column) + "R" + toText(bin.address.row);
        ids.push_back(at);
        columns.push_back(static_cast<double>(bin.address.column));
        rows.push_back(static_cast<double>(bin.address.row));
        Point inside = bins.grid().centre(bin.address);
        if (!bin.isWhole)
            if (const auto found = pointOnSurface(bin.shape); found.ok()) inside = found.value();
        regions.push_back(places.region(inside));
        areas.push_back(bin.areaSquareMetres / 1e6);
        densities.push_back(density(counts[i].organisations, bin.areaSquareMetres));
        out.shapes.push_back(bin.shape);
    }
    out.table.add(textField("bin_id", "Bin", "格网编号"), std::move(ids));
    out.table.add(countField("column", "Column", "列号"), std::move(columns));
    out.table.add(countField("row", "Row", "行号"), std::move(rows));
    out.table.add(textField("region", "Region", "考核单位"), std::move(regions));
    addColumn(out.table, countField("organisations", "Organisations", "组织数"), counts,
              [](const BinCount& c) { return c.organisations; });
    addColumn(out.table, countField("employees", "Employees", "从业人数"), counts,
              [](const BinCount& c) { return c.employees; });
    addColumn(out.table, countField("members", "Party members", "党员数"), counts,
              [](const BinCount& c) { return c.members; });
    addColumn(out.table, countField("covered", "Covered", "已覆盖"), counts,
              [](const BinCount& c) { return c.covered; });
    addColumn(out.table, countField("blank", "Not covered", "未覆盖"), counts,
              [](const BinCount& c) { return c.blank(); });
    addColumn(out.table, realField("coverage_rate", "Coverage", "覆盖率", "%"), counts, rate);
    out.table.add(std::move(valueColumn), std::move(values));
    out.table.add(realField("area_km2", "Area", "面积", "km2"), std::move(areas));
    out.table.add(realField("density_km2", "Organisations per km2", "每平方公里组织数", "1/km2"),
                  std::move(densities));
    return out;
}

/// What the bins say as a whole.
struct Summary {
    std::size_t occupied = 0;
    double organisations = 0;
    double outside = 0;
    double most = 0;  ///< organisations in the fullest bin
};

Summary summaryOf(std::span<const BinCount> counts, std::span<const int> binOf) {
    Summary out;
    for (const BinCount& count : counts) {
        out.occupied += count.organisations > 0;
        out.most = std::max(out.most, count.organisations);
    }
    for (const int bin : binOf)
        ++(bin < 0 ? out.outside : out.organisations);
    return out;
}

std::vector<Text> notesOn(const Bins& bins, const Summary& summary, bool wantedRegions, bool cut) {
    std::vector<Text> notes;
    const auto all = static_cast<double>(bins.size()), some = static_cast<double>(summary.occupied);
    const Text share = shareText(some, all);
    notes.push_back(
        {toGrouped(some) + " of " + counted(all, "bin", "bins") + " of " +
             toText(bins.grid().sizeMetres()) + " m (" +
             toFixed(bins.grid().areaSquareMetres() / 1e6, 3) + " km2 each)" +
             (some == 1 ? " holds" : " hold") + " organisations" + share.en +
             "; the fullest holds " + toGrouped(summary.most) + ".",
         fillIn("宽 {} 米的格网（每格 {} 平方公里）共 {} 个，其中 {} 个有组织{}，最多的一格有 {} "
                "家。",
                {toText(bins.grid().sizeMetres()), toFixed(bins.grid().areaSquareMetres() / 1e6, 3),
                 toGrouped(all), toGrouped(some), share.zh, toGrouped(summary.most)})});
    if (wantedRegions && !cut)
        notes.push_back(
            {"There are no regions yet, so the bins are not cut; they lie around the "
             "organisations.",
             "还没有考核单位，格网未裁剪，按组织所在范围生成。"});
    if (summary.outside > 0)
        notes.push_back({counted(summary.outside, "organisation lies", "organisations lie") +
                             " outside all regions and in no bin.",
                         fillIn("{} 家组织不在任何考核单位的范围内，未计入格网。",
                                {toGrouped(summary.outside)})});
    return notes;
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& p,
                             const Progress& progress) {
    HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, "count"));
    std::vector<double> read;
    Text fieldLabel;
    if (usesField(p.statistic)) {
        HETU_TRY(read, readValues(inputs, all, p.field, fieldLabel));
    }
    HETU_TRY(const Layer regions, inputs.readKnown("regions", {"id"}));
    HETU_TRY(const analysis::Places places, analysis::Places::read(inputs, false));
    progress.report(0.1);

    const analysis::BinGrid grid(p.shape, p.sizeMetres);
    const bool cut = p.clip == Clip::Regions && !regions.shapes.empty();
    Extent extent;
    for (const Point position : all.position)
        extent.include(position);
    HETU_TRY(const Bins bins, cut ? Bins::within(grid, regions.shapes, progress.sub(0.1, 0.5))
                                  : Bins::around(grid, extent));
    HETU_TRY(const std::vector<int> binOf, bins.assign(all.position, progress.sub(0.5, 0.7)));
    const std::vector<BinCount> counts = analysis::countInBins(all, binOf, bins.size());
    std::vector<double> values;
    if (usesField(p.statistic)) {
        values = analysis::statisticInBins(read, binOf, bins.size(), valueStatistic(p.statistic));
    } else {
        for (std::size_t i = 0; i < bins.size(); ++i)
            values.push_back(plainValue(p.statistic, counts[i], bins.all()[i].areaSquareMetres));
    }
    if (progress.cancelled()) return cancelledError();

    const Summary summary = summaryOf(counts, binOf);
    analysis::Output output;
    output.layers.push_back(
        layerOf(bins, counts, valueField(p.statistic, fieldLabel), std::move(values), places));
    progress.report(1);
    output.figures = {
        countFigure("bins", "Bins", "格网数", bins.size()),
        countFigure("occupied", "Bins with organisations", "有组织的格网数", summary.occupied),
        countFigure("empty", "Empty bins", "空格网数", bins.size() - summary.occupied),
        {"bin_area", {"Area of a whole bin", "整格面积"}, grid.areaSquareMetres() / 1e6, "km2"},
        countFigure("organisations", "Organisations in bins", "格网内组织数",
                    static_cast<std::size_t>(summary.organisations)),
        countFigure("outside", "Organisations in no bin", "格网外组织数",
                    static_cast<std::size_t>(summary.outside)),
        countFigure("most", "Organisations in the fullest bin", "单格最多组织数",
                    static_cast<std::size_t>(summary.most))};
    output.notes = notesOn(bins, summary, p.clip == Clip::Regions, cut);
    for (Text& note : analysis::leftOutNotes(all))
        output.notes.push_back(std::move(note));
    return output;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "bins";
    about.title = {"Statistics in bins", "格网统计"};
    about.summary = {
        "Counts organisations, people and coverage, or any number, in equal hexagons or squares "
        "cut to the regions; empty ones are kept.",
        "用等面积的六边形或正方形格网统计组织、人数、覆盖情况或任意数字字段，沿考核单位边界裁剪，"
        "保留空格。"};
    about.references = {
        "Carr, Olsen, White (1992), Hexagon mosaic maps for display of univariate and bivariate "
        "geographical data, Cartography and Geographic Information Systems 19(4), 228-236.",
        "GB/T 12409-2009, Geographic grid."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::bins
