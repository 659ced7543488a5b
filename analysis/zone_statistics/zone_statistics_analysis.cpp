#include "analysis/zone_statistics/zone_statistics.h"

#include "analysis/core/columns.h"
#include "analysis/core/organisations.h"
#include "analysis/core/places.h"
#include "analysis/core/wording.h"
#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"

namespace hetu::zone_statistics {
namespace {

using analysis::counted;
using analysis::countField;
using analysis::countFigure;
using analysis::realField;
using analysis::shareText;
using analysis::textField;

/// There is nothing to choose: every zone and every region is counted.
struct Parameters {};

std::vector<double> numbersOf(const Layer& layer, const char* field) {
    std::vector<double> out;
    for (std::size_t row = 0; row < layer.rowCount(); ++row)
        out.push_back(analysis::numberAt(layer.table.find(field), row));
    return out;
}

std::vector<std::string> textsOf(const Layer& layer, const char* field) {
    std::vector<std::string> out;
    for (std::size_t row = 0; row < layer.rowCount(); ++row)
        out.push_back(analysis::textAt(layer.table.find(field), row));
    return out;
}

/// One column from one number of each area.
template <class Number>
void addColumn(Table& table, Field field, const Statistics& statistics, Number number) {
    Column& column = table.add(std::move(field));
    for (const Count& count : statistics.areas)
        column.numbers.push_back(static_cast<double>(number(count)));
}

void addCounts(Table& table, const Statistics& statistics) {
    addColumn(table, countField("organisations", "Organisations", "组织数"), statistics,
              [](const Count& c) { return c.organisations; });
    addColumn(table, countField("employees", "Employees", "从业人数"), statistics,
              [](const Count& c) { return c.employees; });
    addColumn(table, countField("members", "Party members", "党员数"), statistics,
              [](const Count& c) { return c.members; });
    addColumn(table, countField("covered", "Covered", "已覆盖"), statistics,
              [](const Count& c) { return c.covered; });
    addColumn(table, countField("blank", "Not covered", "未覆盖"), statistics,
              [](const Count& c) { return c.blank(); });
    addColumn(table, realField("coverage_rate", "Coverage", "覆盖率", "%"), statistics,
              [](const Count& c) {
                  return analysis::percentOf(static_cast<double>(c.covered),
                                             static_cast<double>(c.organisations));
              });
}

void addSizes(Table& table, const Statistics& statistics) {
    addColumn(table, realField("area_km2", "Area", "面积", "km2"), statistics,
              [](const Count& c) { return c.areaKm2; });
    addColumn(table, realField("density_km2", "Organisations per km2", "每平方公里组织数", "1/km2"),
              statistics, [](const Count& c) {
                  return c.areaKm2 > 0 ? static_cast<double>(c.organisations) / c.areaKm2
                                       : missingNumber;
              });
}

Layer zoneLayer(const Layer& zones, const Statistics& statistics, const analysis::Places& places) {
    Layer out{"zone_statistics", {"Statistics of zones", "片区统计"}, GeometryKind::Polygon};
    out.shapes = zones.shapes;
    out.table.add(countField("zone_id", "Zone number", "片区序号"), numbersOf(zones, "id"));
    out.table.add(textField("name", "Name", "名称"), textsOf(zones, "name"));
    out.table.add(textField("kind", "Kind", "类别"), textsOf(zones, "kind"));
    Column& region = out.table.add(textField("region", "Region", "考核单位"));
    for (const Geometry& shape : zones.shapes) {
        const auto inside = pointOnSurface(shape);
        region.texts.push_back(inside.ok() ? places.region(inside.value()) : std::string());
    }
    addCounts(out.table, statistics);
    addSizes(out.table, statistics);
    return out;
}

Layer regionLayer(const Layer& regions,
                  const Statistics& statistics,
                  const std::vector<Point>& platforms) {
    Layer out{
        "region_statistics", {"Statistics of regions", "考核单位统计"}, GeometryKind::Polygon};
    out.shapes = regions.shapes;
    out.table.add(countField("region_id", "Region number", "考核单位序号"),
                  numbersOf(regions, "id"));
    out.table.add(textField("name", "Name", "名称"), textsOf(regions, "name"));
    out.table.add(textField("code", "Code", "代码"), textsOf(regions, "code"));
    out.table.add(textField("level", "Level", "级别"), textsOf(regions, "level"));
    addCounts(out.table, statistics);
    std::vector<double> built(regions.shapes.size(), 0);
    const PolygonIndex index(regions.shapes);
    for (const Point p : platforms)
        for (const std::size_t k : index.covering(p))
            ++built[k];
    out.table.add(countField("platforms", "Platforms", "已建平台数"), std::move(built));
    addSizes(out.table, statistics);
    return out;
}

std::vector<Text> notesOn(std::size_t total,
                          const Statistics& inZones,
                          const Statistics& inRegions) {
    std::vector<Text> notes;
    const auto whole = static_cast<double>(total);
    if (inZones.areas.empty()) {
        notes.push_back({"There are no zones yet, so nothing could be counted by zone.",
                         "还没有片区，无法按片区统计。"});
    } else {
        const auto in = static_cast<double>(inZones.inAny);
        const Text share = shareText(in, whole);
        notes.push_back({toGrouped(in) + " of " + counted(whole, "organisation", "organisations") +
                             (in == 1 ? " lies" : " lie") + " in a zone" + share.en + ".",
                         fillIn("{} 家组织中有 {} 家位于片区内{}。",
                                {toGrouped(whole), toGrouped(in), share.zh})});
    }
    if (const auto n = static_cast<double>(inZones.inSeveral); n > 0)
        notes.push_back(
            {counted(n, "organisation lies", "organisations lie") + " in more than one zone and " +
                 (n == 1 ? "counts" : "count") + " in each of them.",
             fillIn("{} 家组织同时位于多个片区，在每个片区中都计入。", {toGrouped(n)})});
    if (inRegions.areas.empty()) {
        notes.push_back({"There are no regions yet, so nothing could be counted by region.",
                         "还没有考核单位，无法按考核单位统计。"});
    } else if (const auto n = static_cast<double>(total - inRegions.inAny); n > 0) {
        notes.push_back(
            {counted(n, "organisation lies", "organisations lie") + " outside all regions.",
             fillIn("{} 家组织不在任何考核单位的范围内。", {toGrouped(n)})});
    }
    return notes;
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters&,
                             const Progress& progress) {
    HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, "count"));
    HETU_TRY(const Layer zones, inputs.readKnown("zones", {"id", "name", "kind"}));
    HETU_TRY(const Layer regions, inputs.readKnown("regions", {"id", "name", "code", "level"}));
    HETU_TRY(const analysis::Platforms platforms, analysis::readPlatforms(inputs, false));
    HETU_TRY(const analysis::Places places, analysis::Places::read(inputs, false));

    std::vector<Organisation> organisations;
    organisations.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        organisations.push_back({all.position[i], all.employees[i], all.members[i], all.hasOrg(i)});
    HETU_TRY(const Statistics inZones,
             compute(organisations, zones.shapes, progress.sub(0.2, 0.6)));
    HETU_TRY(const Statistics inRegions,
             compute(organisations, regions.shapes, progress.sub(0.6, 1.0)));

    analysis::Output output;
    output.layers.push_back(zoneLayer(zones, inZones, places));
    output.layers.push_back(regionLayer(regions, inRegions, platforms.position));
    output.figures = {
        countFigure("zones", "Zones", "片区数", zones.shapes.size()),
        countFigure("regions", "Regions", "考核单位数", regions.shapes.size()),
        countFigure("organisations", "Organisations", "组织数", organisations.size()),
        countFigure("in_zones", "Organisations in a zone", "片区内组织数", inZones.inAny),
        countFigure("outside_regions", "Organisations outside all regions", "考核单位范围外组织数",
                    organisations.size() - inRegions.inAny)};
    output.notes = notesOn(organisations.size(), inZones, inRegions);
    for (Text& note : analysis::leftOutNotes(all))
        output.notes.push_back(std::move(note));
    return output;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "zone-statistics";
    about.title = {"Statistics of zones and regions", "片区与考核单位统计"};
    about.summary = {
        "How many organisations, employees and party members each zone and region "
        "holds, and how many organisations are covered.",
        "统计每个片区、考核单位内的组织数、从业人数、党员数和已覆盖的组织数。"};
    about.references = {
        "ISO 19125-1:2004, Geographic information - Simple feature access - Part 1 (relational "
        "operators)."};
    return analysis::makeAnalysis(std::move(about), analysis::Schema<Parameters>{}, run);
}

}  // namespace hetu::zone_statistics
