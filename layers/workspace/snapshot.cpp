#include "layers/workspace/snapshot.h"

#include "layers/model/memory_source.h"
#include "layers/workspace/layer_tables.h"

namespace hetu::database {

Result<std::unique_ptr<LayerSource>> Snapshot::take(const std::string& path,
                                                    const std::string& crs) {
    HETU_TRY(Connection connection, Connection::open(path, Connection::Mode::ReadWrite));
    // Reading needs no SpatiaLite, and a read transaction left open is what freezes the state.
    HETU_CHECK(connection.execute("PRAGMA query_only = ON; BEGIN"));
    std::unique_ptr<Snapshot> snapshot(new Snapshot(std::move(connection)));
    HETU_TRY(snapshot->m_layers, listLayers(snapshot->m_connection, crs));
    return std::unique_ptr<LayerSource>(std::move(snapshot));
}

Result<Layer> Snapshot::read(std::string_view layer,
                             const std::vector<std::string>& fields,
                             const Progress& progress) const {
    const LayerInfo* info = find(layer);
    if (!info) return noSuchLayer(layer, m_layers);
    if (info->isSurface)
        return Error{
            ErrorCode::InvalidArgument,
            textOf("\"{}\" is a surface; it has no rows.", "“{}”是密度面，没有行。", layer),
            {}};
    return readRows(m_connection, *info, fields, progress);
}

Result<Surface> Snapshot::readSurface(std::string_view name) const {
    if (!find(name)) return noSuchLayer(name, m_layers);
    return database::readSurface(m_connection, std::string(name));
}

}  // namespace hetu::database
