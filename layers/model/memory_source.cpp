#include "layers/model/memory_source.h"

namespace hetu {

MemorySource::MemorySource(std::vector<Layer> layers) : m_layers(std::move(layers)) {
    for (const Layer& layer : m_layers) {
        LayerInfo info;
        info.name = layer.name;
        info.title = layer.title;
        info.geometry = layer.kind;
        info.rowCount = layer.rowCount();
        info.extent = layer.extent();
        for (const Column& column : layer.table.columns())
            info.fields.push_back(column.field);
        m_infos.push_back(std::move(info));
    }
}

Result<Layer> MemorySource::read(std::string_view name,
                                 const std::vector<std::string>& fields,
                                 const Progress& progress) const {
    if (progress.cancelled()) return cancelledError();
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const Layer& layer = m_layers[i];
        if (layer.name != name) continue;
        Layer out{layer.name, layer.title, layer.kind, {}, layer.points, layer.shapes};
        for (const std::string& field : fields) {
            if (const Column* column = layer.table.find(field)) {
                out.table.columns().push_back(*column);
            } else if (field == "id") {
                Column& id = out.table.add({"id", FieldType::Integer});
                for (std::size_t row = 0; row < layer.rowCount(); ++row)
                    id.numbers.push_back(static_cast<double>(row + 1));
            } else {
                return noSuchField(field, m_infos[i]);
            }
        }
        return out;
    }
    return noSuchLayer(name, m_infos);
}

Result<Surface> MemorySource::readSurface(std::string_view name) const {
    return noSuchLayer(name, m_infos);
}

namespace {

/// Names for a hint: all of them, or the first twelve of many.
std::string listed(const std::vector<std::string>& names) {
    std::vector<std::string> shown(
        names.begin(),
        names.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(names.size(), 12)));
    if (shown.size() < names.size()) shown.emplace_back("...");
    return joined(shown, ", ");
}

}  // namespace

Error noSuchLayer(std::string_view layer, const std::vector<LayerInfo>& known) {
    std::vector<std::string> names;
    for (const LayerInfo& info : known)
        names.push_back(info.name);
    return {ErrorCode::NotFound,
            textOf("There is no layer named \"{}\".", "没有名为“{}”的图层。", layer),
            textOf("The layers are: {}.", "现有图层：{}。", listed(names))};
}

Error noSuchField(std::string_view field, const LayerInfo& layer) {
    std::vector<std::string> names;
    for (const Field& f : layer.fields)
        names.push_back(f.name);
    return {ErrorCode::NotFound,
            textOf("The layer \"{}\" has no field named \"{}\".", "图层“{}”没有名为“{}”的字段。",
                   layer.name, field),
            textOf("Its fields are: {}.", "它的字段：{}。", listed(names))};
}

}  // namespace hetu
