#include "layers/workspace/edit_shapes.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"

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
            out->m_rows.push_back({name, static_cast<std::int64_t>(columns[0].numbers[row]),
                                   hasName ? columns[1].texts[row] : std::string()});
            out->m_boxes.push_back(shape.extent());
            out->m_areas.push_back(area(shape));
            out->m_extent.include(out->m_boxes.back());
            out->m_shapes.push_back(std::move(shape));
        }
    }
    if (progress.cancelled()) return cancelledError();
    out->m_snapping = SnapIndex(out->m_shapes);
    return std::shared_ptr<const EditShapes>(std::move(out));
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
