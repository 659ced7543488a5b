#pragma once
#include <memory>
#include <string>

#include "layers/model/layer_source.h"
#include "layers/workspace/database.h"

namespace hetu::database {

/// The state of a workspace file at one moment, on a connection of its own that never writes.
class Snapshot : public LayerSource {
public:
    [[nodiscard]] static Result<std::unique_ptr<LayerSource>> take(const std::string& path,
                                                                   const std::string& crs);

    [[nodiscard]] const std::vector<LayerInfo>& layers() const override { return m_layers; }
    [[nodiscard]] Result<Layer> read(std::string_view layer,
                                     const std::vector<std::string>& fields,
                                     const Progress& progress = {}) const override;
    [[nodiscard]] Result<Surface> readSurface(std::string_view name) const override;

private:
    explicit Snapshot(Connection connection) : m_connection(std::move(connection)) {}
    Connection m_connection;
    std::vector<LayerInfo> m_layers;
};

}  // namespace hetu::database
