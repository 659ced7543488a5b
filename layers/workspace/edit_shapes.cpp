#include "layers/workspace/edit_shapes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "layers/geometry/operations.h"
#include "layers/workspace/row_query.h"

namespace hetu {

Result<std::shared_ptr<const EditShapes>> EditShapes::read(const LayerSource& source,
                                                           const std::vector<std::string>& layers,
                                                           const Progress& progress) {
    auto out = std::make_shared<EditShapes>();
    for (const std::string& name : layers) {
        const LayerInfo* info = source.find(name);
        if (!info || info->geometry == GeometryKind::None) continue;
        const bool hasName = info->field("name") != nullptr;
        std::vector<std::string> fields{"id"};
        if (hasName) fields.emplace_back("name");
        HETU_TRY(Layer layer, source.read(name, fields, progress));
        const std::vector<Column>& columns = layer.table.columns();
        for (std::size_t row = 0; row < layer.rowCount(); ++row) {
            Geometry shape;
            if (layer.kind != GeometryKind::Point)
                shape = std::move(layer.shapes[row]);
            else if (std::isfinite(layer.points[row].x) && std::isfinite(layer.points[row].y))
                shape = Geometry::point(layer.points[row]);
            if (shape.isEmpty()) continue;
            out->add({name, static_cast<std::int64_t>(columns[0].numbers[row]),
                      hasName ? columns[1].texts[row] : std::string()},
                     std::move(shape));
        }
    }
    if (progress.cancelled()) return cancelledError();
    out->m_snapping = SnapIndex(out->m_shapes);
    return std::shared_ptr<const EditShapes>(std::move(out));
}

Result<std::shared_ptr<const EditShapes>> EditShapes::readWithin(
    const std::string& workspacePath,
    const std::vector<std::string>& layers,
    const Extent& box,
    std::size_t mostRows,
    const Progress& progress,
    const std::map<std::string, std::string>& conditions) {
    auto out = std::make_shared<EditShapes>();
    RowFilter filter;
    filter.touching = box;
    for (const std::string& name : layers) {
        auto opened = RowQuery::open(workspacePath, name);
        if (!opened.ok() && opened.error().code == ErrorCode::NotFound) continue;
        HETU_TRY(const RowQuery query, std::move(opened));
        if (query.geometry() == GeometryKind::None) continue;
        const auto condition = conditions.find(name);
        filter.layerCondition = condition == conditions.end() ? "" : condition->second;
        HETU_TRY(const auto ids, query.ids(filter, {}, progress));
        if (ids.size() > mostRows) {
            out->m_leftOut.push_back(name);
            continue;
        }
        const auto& fields = query.fields();
        const bool hasName = std::any_of(fields.begin(), fields.end(),
                                         [](const Field& field) { return field.name == "name"; });
        std::map<std::int64_t, std::string> names;
        if (hasName) {
            RowFilter these;
            these.among = ids;
            HETU_TRY(RowColumns named, query.columns({"name"}, these, progress));
            auto& texts = named.table.columns()[0].texts;
            for (std::size_t i = 0; i < named.ids.size(); ++i)
                names[named.ids[i]] = std::move(texts[i]);
        }
        HETU_TRY(Layer layer, query.shapes(ids, progress));
        const Column* id = layer.table.find("id");
        for (std::size_t row = 0; row < layer.rowCount(); ++row) {
            Geometry shape = layer.kind == GeometryKind::Point ? Geometry::point(layer.points[row])
                                                               : std::move(layer.shapes[row]);
            if (shape.isEmpty() || shape.extent().isEmpty()) continue;
            const auto number = static_cast<std::int64_t>(id->numbers[row]);
            out->add({name, number, names[number]}, std::move(shape));
        }
    }
    if (progress.cancelled()) return cancelledError();
    out->m_snapping = SnapIndex(out->m_shapes);
    return std::shared_ptr<const EditShapes>(std::move(out));
}

void EditShapes::add(Row row, Geometry shape) {
    m_rows.push_back(std::move(row));
    m_boxes.push_back(shape.extent());
    m_areas.push_back(area(shape));
    m_extent.include(m_boxes.back());
    m_shapes.push_back(std::move(shape));
}

std::optional<std::size_t> EditShapes::find(const std::string& layer, std::int64_t id) const {
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].id == id && m_rows[i].layer == layer) return i;
    return std::nullopt;
}

std::optional<std::size_t> EditShapes::at(Point place,
                                          double toleranceMetres,
                                          const std::vector<std::string>& layers) const {
    std::optional<std::size_t> best;
    std::tuple<bool, double, std::size_t> bestRank;
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
        if (!m_boxes[i].grown(toleranceMetres).covers(place)) continue;
        if (!layers.empty() &&
            std::find(layers.begin(), layers.end(), m_rows[i].layer) == layers.end())
            continue;
        const double metres = distance(m_shapes[i], place);
        if (metres > toleranceMetres) continue;
        const bool isArea = m_shapes[i].kind == GeometryKind::Polygon;
        const std::tuple rank{isArea, isArea ? m_areas[i] : metres, i};
        if (best && rank >= bestRank) continue;
        best = i;
        bestRank = rank;
    }
    return best;
}

}  // namespace hetu
