#include "analysis/hot_spots/units.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "analysis/core/bins.h"
#include "analysis/core/columns.h"
#include "analysis/core/organisations.h"
#include "analysis/core/places.h"
#include "analysis/core/wording.h"
#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"
#include "layers/index/spatial_order.h"

namespace hetu::hot_spots {
namespace {

using analysis::BinCount;
using analysis::counted;

double valueOf(Value value, const BinCount& count, double squareMetres) {
    switch (value) {
        case Value::Count:
            return count.organisations;
        case Value::Employees:
            return count.employees;
        case Value::Members:
            return count.members;
        case Value::BlankShare:
            return analysis::percentOf(count.blank(), count.organisations);
        case Value::Density:
            return squareMetres > 0 ? count.organisations * 1e6 / squareMetres : missingNumber;
        case Value::Blank:
            break;
    }
    return count.blank();
}

/// Rows of one level only: those of the level that most regions have, so that a county is not
/// compared with its townships.
std::vector<std::size_t> rowsOfOneLevel(const Layer& regions, std::vector<Text>& notes) {
    const Column* level = regions.table.find("level");
    std::map<std::string, std::vector<std::size_t>> rows;
    for (std::size_t row = 0; row < regions.rowCount(); ++row)
        rows[analysis::textAt(level, row)].push_back(row);
    auto most = rows.begin();
    for (auto it = rows.begin(); it != rows.end(); ++it)
        if (it->second.size() > most->second.size()) most = it;
    if (rows.size() > 1)
        notes.push_back(
            {"Only the " + counted(static_cast<double>(most->second.size()), "region", "regions") +
                 " of one level are compared.",
             fillIn("只比较同一级别的 {} 个考核单位。",
                    {toGrouped(static_cast<double>(most->second.size()))})});
    return most->second;
}

Result<std::vector<BinCount>> countInAreas(const analysis::Organisations& all,
                                           std::span<const Geometry> shapes,
                                           const Progress& progress) {
    HETU_TRY(const Coverings in, PolygonIndex(shapes).coverings(all.position, progress));
    std::vector<BinCount> counts(shapes.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const std::uint32_t k : in.of(i)) {
            ++counts[k].organisations;
            counts[k].employees += all.employees[i];
            counts[k].members += all.members[i];
            counts[k].covered += all.hasOrg(i);
        }
    return counts;
}

Result<Units> binsOf(analysis::Inputs& inputs,
                     const analysis::Organisations& all,
                     const analysis::BinGrid& grid,
                     bool withEmpty,
                     Value value,
                     const Progress& progress) {
    HETU_TRY(const Layer regions, inputs.readKnown("regions", {"id"}));
    Extent extent;
    for (const Point p : all.position)
        extent.include(p);
    HETU_TRY(const analysis::Bins bins,
             regions.shapes.empty()
                 ? analysis::Bins::around(grid, extent)
                 : analysis::Bins::within(grid, regions.shapes, progress.sub(0, 0.5)));
    HETU_TRY(const std::vector<int> binOf, bins.assign(all.position, progress.sub(0.5, 1)));
    const auto counts = analysis::countInBins(all, binOf, bins.size());
    Units units;
    double empty = 0;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        if (!withEmpty && counts[i].organisations == 0) {
            ++empty;
            continue;
        }
        const analysis::Bin& bin = bins.all()[i];
        units.shapes.push_back(bin.shape);
        units.ids.push_back(toText(bin.address.column) + "/" + toText(bin.address.row));
        units.names.push_back("");
        units.values.push_back(valueOf(value, counts[i], bin.areaSquareMetres));
    }
    if (empty > 0)
        units.notes.push_back({counted(empty, "bin has", "bins have") +
                                   " no organisation; left out of the comparison.",
                               fillIn("{} 个格子没有组织，未参与比较。", {toGrouped(empty)})});
    if (const auto outside = static_cast<double>(std::count(binOf.begin(), binOf.end(), -1));
        outside > 0)
        units.notes.push_back(
            {counted(outside, "organisation lies", "organisations lie") +
                 " outside all regions and in no bin.",
             fillIn("{} 家组织不在任何考核单位的范围内，未计入格网。", {toGrouped(outside)})});
    return units;
}

Result<Units> areasOf(analysis::Inputs& inputs,
                      const analysis::Organisations& all,
                      UnitKind kind,
                      Value value,
                      const Progress& progress) {
    const bool areZones = kind == UnitKind::Zones;
    HETU_TRY(const Layer layer,
             inputs.readKnown(areZones ? "zones" : "regions", {"id", "name", "level"}));
    if (layer.shapes.empty())
        return Error{ErrorCode::NotFound,
                     areZones ? Text{"There are no zones yet.", "还没有片区。"}
                              : Text{"There are no regions yet.", "还没有考核单位。"},
                     {"Import them first, or compare bins.", "请先导入，或改用格网。"}};
    Units units;
    std::vector<std::size_t> rows(layer.rowCount());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    if (!areZones) rows = rowsOfOneLevel(layer, units.notes);
    for (const std::size_t row : rows) {
        units.shapes.push_back(layer.shapes[row]);
        units.ids.push_back(toText(analysis::numberAt(layer.table.find("id"), row)));
        units.names.push_back(analysis::textAt(layer.table.find("name"), row));
    }
    HETU_TRY(const std::vector<BinCount> counts, countInAreas(all, units.shapes, progress));
    for (std::size_t i = 0; i < units.shapes.size(); ++i)
        units.values.push_back(valueOf(value, counts[i], area(units.shapes[i])));
    return units;
}

Result<Units> organisationsAsUnits(analysis::Inputs& inputs,
                                   const analysis::Organisations& all,
                                   Value value) {
    if (value == Value::Count || value == Value::Density || value == Value::BlankShare)
        return Error{ErrorCode::InvalidArgument,
                     {"A single organisation has no number of organisations, density or share.",
                      "单个组织没有组织数、密度或占比可言。"},
                     {"Choose employees, members or not covered, or compare bins.",
                      "请选择从业人数、党员数或未覆盖，或改为比较格网。"}};
    Units units;
    units.kind = GeometryKind::Point;
    units.places = all.position;
    HETU_TRY(units.names, analysis::readNames(inputs, all));
    for (std::size_t i = 0; i < all.size(); ++i) {
        units.ids.push_back(toText(all.id[i]));
        units.values.push_back(value == Value::Employees ? all.employees[i]
                               : value == Value::Members ? all.members[i]
                                                         : double(!all.hasOrg(i)));
    }
    return units;
}

template <class T>
void rearrange(std::vector<T>& values, const std::vector<std::uint32_t>& order) {
    if (values.empty()) return;
    std::vector<T> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t i : order)
        sorted.push_back(std::move(values[i]));
    values = std::move(sorted);
}

/// Along a Z curve; at one place by value. Units without a value, or a place, are dropped.
void settleOrder(Units& units) {
    std::vector<Point> places = units.places;
    std::size_t without = 0;
    for (std::size_t i = 0; i < units.size(); ++i)
        if (std::isnan(units.values[i])) {
            places[i] = {missingNumber, missingNumber};
            ++without;
        }
    std::vector<std::uint32_t> order = spatialOrder(places).positions;
    for (std::size_t from = 0, to; from < order.size(); from = to) {
        to = from + 1;
        while (to < order.size() && places[order[to]] == places[order[from]])
            ++to;
        std::stable_sort(
            order.begin() + static_cast<std::ptrdiff_t>(from),
            order.begin() + static_cast<std::ptrdiff_t>(to),
            [&](std::uint32_t a, std::uint32_t b) { return units.values[a] < units.values[b]; });
    }
    rearrange(units.shapes, order);
    rearrange(units.places, order);
    rearrange(units.ids, order);
    rearrange(units.names, order);
    rearrange(units.regions, order);
    rearrange(units.values, order);
    if (without > 0)
        units.notes.push_back({counted(static_cast<double>(without), "unit has", "units have") +
                                   " no organisation, so no share; left out.",
                               fillIn("{} 个单元没有组织，算不出占比，未参与分析。",
                                      {toGrouped(static_cast<double>(without))})});
}

}  // namespace

Point centroid(const Geometry& polygon) {
    const Point origin = polygon.extent().centre();
    double twice = 0, x = 0, y = 0;
    for (const auto& part : polygon.parts)
        for (std::size_t r = 0; r < part.size(); ++r) {
            double ringTwice = 0, ringX = 0, ringY = 0;
            for (std::size_t k = 1; k < part[r].size(); ++k) {
                const double ax = part[r][k - 1].x - origin.x, ay = part[r][k - 1].y - origin.y;
                const double bx = part[r][k].x - origin.x, by = part[r][k].y - origin.y;
                const double cross = ax * by - bx * ay;
                ringTwice += cross;
                ringX += cross * (ax + bx) / 3;
                ringY += cross * (ay + by) / 3;
            }
            // The outer ring adds, holes take away, whichever way round they run.
            const double sign = (ringTwice < 0) == (r == 0) ? -1 : 1;
            twice += sign * ringTwice;
            x += sign * ringX;
            y += sign * ringY;
        }
    return twice > 0 ? Point{origin.x + x / twice, origin.y + y / twice} : origin;
}

Result<Units> readUnits(analysis::Inputs& inputs,
                        UnitKind kind,
                        double cellMetres,
                        bool withEmpty,
                        Value value,
                        const Progress& progress) {
    if (progress.cancelled()) return cancelledError();
    HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, "count"));
    HETU_TRY(const analysis::Places places, analysis::Places::read(inputs, false));
    progress.report(0.2);
    const auto read = [&]() -> Result<Units> {
        using analysis::BinShape;
        if (kind == UnitKind::Organisations) return organisationsAsUnits(inputs, all, value);
        if (kind == UnitKind::Zones || kind == UnitKind::Regions)
            return areasOf(inputs, all, kind, value, progress.sub(0.2, 0.6));
        const BinShape shape = kind == UnitKind::Squares ? BinShape::Square : BinShape::Hexagon;
        return binsOf(inputs, all, analysis::BinGrid(shape, cellMetres), withEmpty, value,
                      progress.sub(0.2, 0.6));
    };
    HETU_TRY(Units units, read());
    if (progress.cancelled()) return cancelledError();
    for (const Geometry& shape : units.shapes)
        units.places.push_back(centroid(shape));
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i % 65'536 == 0 && progress.cancelled()) return cancelledError();
        Point inside = units.places[i];
        if (kind == UnitKind::Zones)
            if (const auto found = pointOnSurface(units.shapes[i]); found.ok())
                inside = found.value();
        units.regions.push_back(kind == UnitKind::Regions ? units.names[i] : places.region(inside));
        if (units.names[i].empty()) units.names[i] = units.regions[i] + " " + units.ids[i];
    }
    settleOrder(units);
    for (Text& note : analysis::leftOutNotes(all))
        units.notes.push_back(std::move(note));
    progress.report(1);
    return units;
}

}  // namespace hetu::hot_spots
