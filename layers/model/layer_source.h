#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/layer.h"
#include "layers/model/surface.h"

namespace hetu {

/// What is known of a layer without reading its rows.
struct LayerInfo {
    std::string name;  ///< the table in the workspace file
    Text title = {};   ///< what people read
    GeometryKind geometry = GeometryKind::None;
    bool isSurface = false;     ///< a grid; `rowCount` is its number of cells
    std::string analysis = {};  ///< the analysis it is a result of; "" for the register
    std::size_t rowCount = 0;
    std::string crs = {};            ///< "EPSG:4546"; "" for plain tables
    Extent extent = {};              ///< in `crs`; empty if nothing has a position
    std::vector<Field> fields = {};  ///< without id and geometry
    std::int64_t revision = 0;       ///< grows with every committed change of the layer
    std::string style = {};  ///< how people want it drawn, JSON of a front end; "" = as it comes

    [[nodiscard]] const Field* field(std::string_view fieldName) const {
        for (const Field& f : fields)
            if (f.name == fieldName) return &f;
        return nullptr;
    }
};

/// A consistent, unchanging view of named layers: a workspace snapshot, or layers in memory.
/// Positions are metres in one projected CRS, whatever the layers were imported from.
class LayerSource {
public:
    LayerSource() = default;
    LayerSource(const LayerSource&) = delete;
    LayerSource& operator=(const LayerSource&) = delete;
    virtual ~LayerSource() = default;

    [[nodiscard]] virtual const std::vector<LayerInfo>& layers() const = 0;

    /// The rows of `layer`, ordered by id, with positions and just the named `fields` ("id" may
    /// be among them), in that order.
    /// Errors   NotFound: no such layer or field. Io: the file cannot be read. Cancelled.
    [[nodiscard]] virtual Result<Layer> read(std::string_view layer,
                                             const std::vector<std::string>& fields,
                                             const Progress& progress = {}) const = 0;
    [[nodiscard]] virtual Result<Surface> readSurface(std::string_view name) const = 0;

    /// The layer of that name, or nullptr.
    [[nodiscard]] const LayerInfo* find(std::string_view name) const {
        for (const LayerInfo& info : layers())
            if (info.name == name) return &info;
        return nullptr;
    }
};

}  // namespace hetu
