#pragma once
#include <vector>

#include "layers/model/layer_source.h"

namespace hetu {

/// Layers held in memory: what a test, or a caller without a workspace file, hands to an analysis.
class MemorySource : public LayerSource {
public:
    explicit MemorySource(std::vector<Layer> layers);

    [[nodiscard]] const std::vector<LayerInfo>& layers() const override { return m_infos; }
    [[nodiscard]] Result<Layer> read(std::string_view layer,
                                     const std::vector<std::string>& fields,
                                     const Progress& progress = {}) const override;
    [[nodiscard]] Result<Surface> readSurface(std::string_view name) const override;

private:
    std::vector<Layer> m_layers;
    std::vector<LayerInfo> m_infos;
};

/// The errors that every LayerSource gives for a name it does not know.
[[nodiscard]] Error noSuchLayer(std::string_view layer, const std::vector<LayerInfo>& known);
[[nodiscard]] Error noSuchField(std::string_view field, const LayerInfo& layer);

}  // namespace hetu
