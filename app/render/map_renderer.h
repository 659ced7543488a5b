#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::render {

/// What of a layer is drawn: the window may lay something of its own between signs and names.
enum class LayerPart {
    Whole,
    Signs,  ///< without its names
    Names,  ///< its names alone; of a picture: nothing
};

/// What to draw. `provider` and `source` are QGIS's own: "ogr" with "/a/file|layername=zones" (and
/// "|subset=" with a condition of SQLite), "gdal" with "/a/grid.tif", "file" with a file that may
/// be either, or, only with `mayGoOnLine`, "wms" with the address of map tiles. `style` is the path
/// of a QML file, or the QML itself.
struct DrawnLayer {
    std::string id;     ///< the layer's name in the workspace
    std::string title;  ///< what the legend says, in the language asked for
    std::string provider;
    std::string source;
    /// "" = QGIS's default look; storedStyle = what the file's own table layer_styles says.
    std::string style;
    double opacity = 1;  ///< REQUIRES: 0 .. 1
    /// "zh" or "en": which half of the style's own words ("已建|established") is shown.
    std::string language = "zh";
    /// The user has said that this layer may be fetched from the network.
    bool mayGoOnLine = false;
    LayerPart part = LayerPart::Whole;
    friend bool operator==(const DrawnLayer&, const DrawnLayer&) = default;
};

/// DrawnLayer::style of a layer that looks as QGIS itself would show it when it opens the file.
inline constexpr const char* storedStyle = "stored";

/// A finished picture: premultiplied ARGB32, rows top to bottom. `owner` keeps the pixels alive.
struct MapImage {
    int widthPixels = 0, heightPixels = 0, bytesPerRow = 0;
    std::span<const std::uint8_t> pixels;
    std::shared_ptr<const void> owner;
    Extent extent;  ///< what the picture really shows, before it was turned
};

/// One picture of the map. Everything needed is in the request: nothing must be replayed when the
/// helper was restarted.
struct MapRequest {
    std::vector<DrawnLayer> layers;  ///< bottom to top
    Extent extent;                   ///< in `crs`; widened to the shape of the picture
    std::string crs;                 ///< "EPSG:4546"
    int widthPixels = 0;             ///< REQUIRES: 1 .. 16384
    int heightPixels = 0;            ///< REQUIRES: 1 .. 16384
    double dpi = 96;
    /// The map is turned clockwise by that much around the middle of `extent`; its scale and the
    /// size of the picture stay. REQUIRES: finite.
    double rotationDegrees = 0;
    /// Called, on the renderer's thread and only before the end, with as much of the picture as is
    /// drawn so far; its pixels go on changing until the end. Empty: nobody wants to see that.
    std::function<void(const MapImage&)> sketched = {};
};

/// One sheet from a template: the map, its texts, its tables, to a file.
struct LayoutRequest {
    std::string layoutTemplate;      ///< path of a .qpt
    std::vector<DrawnLayer> layers;  ///< bottom to top
    Extent extent;                   ///< of the item "map"; widened to a round scale
    Extent inset = {};               ///< of the item "inset", which is hidden where this is empty
    std::string crs;
    std::string language = "zh";                             ///< "zh" or "en"
    std::vector<std::pair<std::string, std::string>> texts;  ///< template item id -> text
    std::vector<std::vector<std::string>> table;             ///< first row: headings; may be empty
    std::string targetFile;  ///< .pdf, .svg or .png decides the format
};

/// A QGIS project file with the same layers and styles.
struct ProjectRequest {
    std::vector<DrawnLayer> layers;  ///< bottom to top
    Extent extent;
    std::string crs;
    std::string title;
    std::string targetFile;  ///< .qgz or .qgs
};

/// One line of a layer's legend: a little picture and its text.
struct LegendEntry {
    std::string layerId;
    std::string text;  ///< "" for the one symbol of a layer with a single symbol
    int sizePixels = 0;
    std::vector<std::uint8_t> pixels;  ///< premultiplied ARGB32, sizePixels squared
};

/// What became of the helper.
struct HelperNews {
    enum class Kind {
        Lost,      ///< it died or hung; a new one is on its way, with what was asked of the old one
        Back,      ///< the new one is at work
        LayerOff,  ///< a layer ended it twice in a row; pictures with that layer are given up
    };
    Kind kind = Kind::Lost;
    std::string layer;  ///< LayerOff: its id
    Error error;        ///< Lost and LayerOff: what to tell people
};

/// Draws maps and print layouts. The only door to QGIS in the whole program.
///
/// Callbacks arrive on a thread of the renderer. Every request ends in exactly one callback.
/// A newer `draw` with the same `view` supersedes the older one, whose callback then gets
/// ErrorCode::Cancelled.
///
/// Holds   A helper that dies or hangs is replaced at once, after growing pauses of up to 5 s while
///         nothing succeeds in between. Pictures and legends are asked of the new one without the
///         caller; sheets and projects get ErrorCode::Internal.
///         A layer under way at two crashes in a row (a crash, a hang, the end of the memory; not a
///         kill from outside) is given up: its pictures get ErrorCode::Internal and a sentence that
///         names it, legends come without it. Asking for it again tries it again.
class MapRenderer {
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    MapRenderer() = default;
    MapRenderer(const MapRenderer&) = delete;
    MapRenderer& operator=(const MapRenderer&) = delete;
    virtual ~MapRenderer() = default;  ///< stops the helper; pending callbacks get Cancelled

    virtual void draw(int view, MapRequest request, Done<MapImage> done) = 0;
    virtual void legend(std::vector<DrawnLayer> layers, Done<std::vector<LegendEntry>> done) = 0;
    virtual void exportLayout(LayoutRequest request, Progress progress, Done<std::string> done) = 0;
    virtual void saveProject(ProjectRequest request, Done<std::string> done) = 0;
    /// `news` is called on a thread of the renderer from now on.
    virtual void listen(std::function<void(const HelperNews&)> /*news*/) {}
};

/// Starts the helper `hetu-qgis` on first use.
[[nodiscard]] std::unique_ptr<MapRenderer> makeQgisRenderer();

}  // namespace hetu::render
