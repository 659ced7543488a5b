#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/render/layer_style.h"
#include "app/render/map_renderer.h"
#include "layers/base/result.h"
#include "layers/base/text.h"

namespace hetu::render {

/// What lies below everything else: a file of this computer, or the tiles of 天地图.
struct BaseMap {
    enum class Kind { File, TiandituStreets, TiandituImages };
    Kind kind = Kind::File;
    std::string path = {};  ///< of a file: absolute
    Text title = {};
    friend bool operator==(const BaseMap& a, const BaseMap& b) {
        return a.kind == b.kind && a.path == b.path && a.title.en == b.title.en &&
               a.title.zh == b.title.zh;
    }
};

[[nodiscard]] inline bool isOnline(const BaseMap& map) {
    return map.kind != BaseMap::Kind::File;
}

/// A file as a base map, called by its name. Whether it is a picture or shapes, the helper sees
/// when it opens it; its CRS may be any that it states.
/// Errors   NotFound: no such file. Unsupported: an ending that no map has; the hint lists them.
[[nodiscard]] Result<BaseMap> baseMapOfFile(const std::string& path);
/// The endings of files that can be base maps, without the dot: "tif", "mbtiles", "shp" ...
[[nodiscard]] const std::vector<std::string>& baseMapEndings();

[[nodiscard]] std::string toJson(const BaseMap& map);
/// Errors   InvalidArgument: not what toJson() wrote.
[[nodiscard]] Result<BaseMap> baseMapFromJson(std::string_view json);

/// What the helper draws for it, bottom to top; `id` names the layers: "basemap:1". Tiles of 天地图
/// come with their labels as a second layer and are marked DrawnLayer::mayGoOnLine: whoever calls
/// this for an online map says that the user has switched it on. Without a key: nothing.
[[nodiscard]] std::vector<DrawnLayer> drawnBaseMap(const BaseMap& map,
                                                   const std::string& id,
                                                   const std::string& tiandituKey,
                                                   Language language);

/// Base maps whisper: shapes of any file are light grey.
namespace quiet {
inline constexpr Colour area{232, 232, 228, 255};
inline constexpr Colour outline{200, 200, 195, 255};
inline constexpr Colour sign{176, 176, 170, 255};  ///< points and lines
inline constexpr double pointMillimetres = 1.2;
inline constexpr double lineMillimetres = 0.35;
}  // namespace quiet

/// Whether that is the id of a base map.
[[nodiscard]] inline bool isBaseMapId(std::string_view id) {
    return id.starts_with("basemap:");
}

/// A key of 天地图 is 32 hexadecimal digits.
[[nodiscard]] bool isTiandituKey(std::string_view key);

}  // namespace hetu::render
