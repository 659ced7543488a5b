#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/render/map_renderer.h"
#include "layers/base/private_folder.h"
#include "layers/base/result.h"
#include "layers/base/text.h"
#include "layers/model/layer_source.h"

namespace hetu::render {

enum class StyleTarget;

/// A named choice of layers: what one kind of map is about.
struct MapTheme {
    std::string name;                 ///< "organisations"; also the name of its print template
    Text title;                       ///< "Organisations and coverage"
    std::vector<std::string> needed;  ///< without one of these there is nothing to show
    std::vector<std::string> layers;  ///< all of them, in any order; only those with rows appear
};

/// The maps that are printed: organisations, density-blanks, candidate-sites.
[[nodiscard]] const std::vector<MapTheme>& mapThemes();

/// What a style of that layer is for. REQUIRES: a surface, or a layer of points, lines or polygons.
[[nodiscard]] StyleTarget styleTargetOf(const LayerInfo& info);

/// Turns the layers of a workspace into what the renderer draws.
///
/// Vector layers are read by QGIS from the workspace file itself; surfaces, which it keeps in a
/// form of its own, are written as GeoTIFF into a folder first, once per revision. A layer is drawn
/// in the style that people gave it (LayerInfo::style), else as styles/layers has it.
///
/// Threads  One object, one thread.
class MapContent {
public:
    /// `resources`: see resourceFolder(). `surfaceFolder`: where surfaces are written for good
    /// (beside a project); empty: a private folder that goes with this object.
    MapContent(std::string workspacePath,
               std::string resources,
               Language language,
               std::string surfaceFolder = {});

    /// The named layers of `source`, bottom to top: areas lie under lines, lines under points,
    /// results over the register. Names may come in any order; plain tables and layers without a
    /// single position are left out.
    /// Errors   NotFound: no such layer. Io: a surface cannot be read or written.
    [[nodiscard]] Result<std::vector<DrawnLayer>> layers(const LayerSource& source,
                                                         const std::vector<std::string>& names);
    /// Of `theme` those layers that exist.
    /// Errors   NotFound: none of its needed layers has a position; the hint says what to run.
    [[nodiscard]] Result<std::vector<DrawnLayer>> themeLayers(const LayerSource& source,
                                                              const MapTheme& theme);
    /// Every layer that can be drawn.
    [[nodiscard]] Result<std::vector<DrawnLayer>> allLayers(const LayerSource& source);

    [[nodiscard]] Language language() const { return m_language; }
    [[nodiscard]] const std::string& resources() const { return m_resources; }

private:
    [[nodiscard]] Result<DrawnLayer> drawn(const LayerSource& source, const LayerInfo& info);
    [[nodiscard]] Result<std::string> surfaceFile(const LayerSource& source, const LayerInfo& info);

    std::string m_workspacePath;
    std::string m_resources;
    Language m_language;
    std::string m_surfaceFolder;
    std::optional<PrivateFolder> m_privateFolder;
};

/// The box around everything the layers show, in their CRS.
[[nodiscard]] Extent extentOf(const LayerSource& source, const std::vector<DrawnLayer>& layers);

}  // namespace hetu::render
