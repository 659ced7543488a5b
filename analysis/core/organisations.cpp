#include "analysis/core/organisations.h"

#include <algorithm>
#include <cmath>

#include "analysis/core/columns.h"
#include "layers/index/point_index.h"
#include "layers/model/memory_source.h"

namespace hetu::analysis {
namespace {

constexpr std::string_view layerName = "organisations";

bool isJoint(std::string_view mode) {
    return mode == "joint" || mode == "attached" || mode == "industry" || mode == "region";
}

bool isFinite(Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

Error emptyRegister() {
    return {ErrorCode::NotFound,
            {"The register holds no organisation yet.", "台账中还没有两新组织。"},
            {"Import a list of organisations first.", "请先导入两新组织名单。"}};
}

Error notANumberField(std::string_view field) {
    return {
        ErrorCode::InvalidArgument,
        textOf("The field \"{}\" holds words, not numbers.", "字段“{}”是文字，不是数字。", field),
        {"Choose a field of numbers as the weight.", "请选择数字字段作为权重。"}};
}

Error badWeight(std::string_view field, double id, double value) {
    return {ErrorCode::InvalidArgument,
            textOf("The weight \"{}\" of organisation {} is {}; a weight is 0 or more.",
                   "权重“{}”在组织 {} 处为 {}；权重不能小于 0。", field, id, value),
            {"Correct the value, or choose another weight.", "请改正该数值，或选择其他权重。"}};
}

}  // namespace

Result<Organisations> readOrganisations(Inputs& inputs, const std::string& weight) {
    const LayerInfo* info = inputs.find(layerName);
    if (!info || info->rowCount == 0) return emptyRegister();

    std::vector<std::string> fields{"id"};
    for (const char* name : {"employees", "members", "has_org", "mode", "instructor", "has_union",
                             "has_league", "has_women", "in_base"})
        if (info->field(name)) fields.emplace_back(name);
    const bool byField = weight != "count" && weight != "blank";
    if (byField) {
        const Field* field = info->field(weight);
        if (!field) return noSuchField(weight, *info);
        if (field->type == FieldType::Text) return notANumberField(weight);
        if (std::find(fields.begin(), fields.end(), weight) == fields.end())
            fields.push_back(weight);
    }
    HETU_TRY(const Layer layer, inputs.read(layerName, fields));

    const Table& table = layer.table;
    const Column* id = table.find("id");
    const Column* employees = table.find("employees");
    const Column* members = table.find("members");
    const Column* hasOrg = table.find("has_org");
    const Column* mode = table.find("mode");
    const Column* instructor = table.find("instructor");
    const Column* hasUnion = table.find("has_union");
    const Column* hasLeague = table.find("has_league");
    const Column* hasWomen = table.find("has_women");
    const Column* inBase = table.find("in_base");
    const Column* weights = byField ? table.find(weight) : nullptr;
    const auto countAt = [](const Column* column, std::size_t row) {
        const double value = numberAt(column, row);
        return value > 0 ? value : 0;  // NaN compares false: not known = 0
    };

    Organisations out;
    const std::size_t rows = layer.rowCount();
    out.id.reserve(rows);
    out.position.reserve(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        if (numberAt(inBase, row) == 0) {
            ++out.outOfBase;
            continue;
        }
        if (row >= layer.points.size() || !isFinite(layer.points[row])) {
            ++out.withoutPosition;
            continue;
        }
        const std::string& how = textAt(mode, row);
        const double said = numberAt(hasOrg, row);
        const bool joint = isJoint(how);
        const bool own = how == "own" || (said == 1 && !joint);
        const bool guided = how == "instructor";
        out.id.push_back(numberAt(id, row));
        out.position.push_back(layer.points[row]);
        out.employees.push_back(countAt(employees, row));
        out.members.push_back(countAt(members, row));
        out.ownOrg.push_back(own);
        out.jointOrg.push_back(joint);
        out.unknown.push_back(!own && !joint && !guided && std::isnan(said));
        out.worked.push_back(guided || countAt(instructor, row) > 0 || countAt(hasUnion, row) > 0 ||
                             countAt(hasLeague, row) > 0 || countAt(hasWomen, row) > 0);
        double value = 1;
        if (weight == "blank") value = own || joint ? 0 : 1;
        if (weights) {
            value = weights->numbers[row];
            if (std::isnan(value)) value = 0;
            if (!(value >= 0) || std::isinf(value)) return badWeight(weight, out.id.back(), value);
        }
        out.weight.push_back(value);
    }
    return out;
}

Result<std::vector<std::string>> readNames(Inputs& inputs, const Organisations& organisations) {
    HETU_TRY(const Layer layer, inputs.readKnown(layerName, {"id", "name"}));
    const Column* id = layer.table.find("id");
    const Column* name = layer.table.find("name");
    std::vector<std::string> names(organisations.size());
    // Both come in the order of the layer; the organisations are some of its rows.
    std::size_t next = 0;
    for (std::size_t row = 0; row < layer.rowCount() && next < names.size(); ++row)
        if (numberAt(id, row) == organisations.id[next]) names[next++] = textAt(name, row);
    return names;
}

std::vector<ParameterSpec::Choice> weightChoices(bool withBlank) {
    std::vector<ParameterSpec::Choice> choices{
        {"count", {"every organisation counts 1", "每个组织计 1"}},
        {"employees", {"employees", "从业人数"}},
        {"members", {"party members", "党员数"}}};
    if (withBlank)
        choices.push_back(
            {"blank", {"organisations without coverage count 1", "未覆盖的组织计 1"}});
    return choices;
}

Result<Platforms> readPlatforms(Inputs& inputs, bool withConstruction) {
    Platforms out;
    HETU_TRY(const Layer layer, inputs.readKnown("platforms", {"name", "status"}));
    const Column* name = layer.table.find("name");
    const Column* status = layer.table.find("status");
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < layer.points.size(); ++row) {
        const std::string& state = textAt(status, row);
        const bool serves =
            state.empty() || state == "built" || (withConstruction && state == "construction");
        if (!serves || !isFinite(layer.points[row])) continue;
        rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        const Point p = layer.points[a], q = layer.points[b];
        if (p.x != q.x) return p.x < q.x;
        if (p.y != q.y) return p.y < q.y;
        return textAt(name, a) < textAt(name, b);
    });
    for (const std::size_t row : rows) {
        out.position.push_back(layer.points[row]);
        out.name.push_back(textAt(name, row));
    }
    return out;
}

std::vector<std::uint8_t> reachedBy(const std::vector<Point>& positions,
                                    const std::vector<Point>& platforms,
                                    double radiusMetres) {
    std::vector<std::uint8_t> reached(positions.size(), 0);
    if (platforms.empty() || !(radiusMetres >= 0)) return reached;
    const PointIndex index(platforms, std::max(radiusMetres, 1.0));
    for (std::size_t i = 0; i < positions.size(); ++i)
        reached[i] = index.anyWithin(positions[i], radiusMetres);
    return reached;
}

}  // namespace hetu::analysis
