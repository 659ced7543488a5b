#include "app/render/map_content.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "app/render/layer_style.h"
#include "layers/io/write_layer.h"

namespace hetu::render {

namespace files = std::filesystem;

namespace {

/// Every layer Hetu knows a style for, bottom to top.
constexpr auto drawingOrder = std::to_array<std::string_view>({
    "region_statistics",
    "coverage_by_region",
    "coverage_deficit_p",
    "coverage_deficit",
    "kernel_density_pilot",
    "kernel_density",
    "bins",
    "zone_statistics",
    "hot_spots",
    "buildings",
    "zones",
    "streets",
    "regions",
    "service_areas",
    "clusters",
    "scan_clusters",
    "deficit_areas",
    "deficit_contours",
    "between_years",
    "blanks",
    "cluster_points",
    "hot_spot_points",
    "scan_points",
    "organisations",
    "coverage",
    "uncovered",
    "blank_organisations",
    "candidates",
    "platforms",
    "sites",
});

/// The style's name for a layer: its own, or, for a run kept apart ("coverage_plan_b"), the
/// longest known name it begins with. Empty where none fits.
std::string_view styleNameOf(std::string_view layer) {
    std::string_view best;
    for (const std::string_view known : drawingOrder)
        if (known.size() > best.size() && layer.starts_with(known) &&
            (layer.size() == known.size() || layer[known.size()] == '_'))
            best = known;
    return best;
}

/// The path of styles/layers/NAME.qml, or "" where there is none.
std::string shippedStyle(const std::string& resources, const std::string& name) {
    const files::path style = files::path(resources) / "styles" / "layers" / (name + ".qml");
    std::error_code ignored;
    return files::is_regular_file(style, ignored) ? style.string() : std::string();
}

/// What the signs of a style tell apart, where their own words do not say it: ": employees".
std::string measureOf(const LayerInfo& info, const LayerStyle& style, Language language) {
    const Field* const field = info.field(style.field);
    if (field == nullptr || info.isSurface ||
        (style.kind != StyleKind::Graduated && style.kind != StyleKind::Proportional))
        return {};
    return (language == Language::Chinese ? "：" : ": ") +
           (field->label.isEmpty() ? field->name : field->label.in(language));
}

/// Where a layer lies in the pile; layers without a style by their kind.
std::size_t heightOf(const LayerInfo& info) {
    const auto indexOf = [](std::string_view name) {
        return static_cast<std::size_t>(std::find(drawingOrder.begin(), drawingOrder.end(), name) -
                                        drawingOrder.begin());
    };
    if (const std::string_view style = styleNameOf(info.name); !style.empty())
        return 2 * indexOf(style);
    switch (info.geometry) {
        case GeometryKind::Polygon:
            return 2 * indexOf("zones") + 1;
        case GeometryKind::Line:
            return 2 * indexOf("streets") + 1;
        default:
            return info.isSurface ? 2 * indexOf("kernel_density") + 1
                                  : 2 * indexOf("organisations") + 1;
    }
}

bool canBeDrawn(const LayerInfo& info) {
    return info.rowCount > 0 && !info.extent.isEmpty() &&
           (info.isSurface || info.geometry != GeometryKind::None);
}

std::string titleOf(const LayerInfo& info, Language language) {
    std::string title = info.title.isEmpty() ? info.name : info.title.in(language);
    if (!info.isSurface || info.fields.empty() || info.fields.front().unit.empty() ||
        info.fields.front().unit == "1")
        return title;
    const std::string& unit = info.fields.front().unit;
    if (!unit.ends_with("/km2"))
        return language == Language::Chinese ? title + "（" + unit + "）"
                                             : title + " (" + unit + ")";
    if (language == Language::English) return title + " (per km\u00b2)";
    return title + (unit == "1/km2" ? "（家/平方千米）" : "（每平方千米）");
}

}  // namespace

const std::vector<MapTheme>& mapThemes() {
    static const std::vector<MapTheme> themes{
        {"organisations",
         {"Organisations and party coverage", "两新组织党的组织覆盖情况分布图"},
         {"organisations"},
         {"regions", "zones", "streets", "buildings", "organisations", "platforms"}},
        {"density-blanks",
         {"Density of organisations and blanks", "两新组织密度与覆盖空白分布图"},
         {"kernel_density", "blanks"},
         {"regions", "streets", "kernel_density", "blanks", "platforms"}},
        {"candidate-sites",
         {"Proposed sites of regional platforms", "区域平台建议选址图"},
         {"sites"},
         {"regions", "streets", "service_areas", "uncovered", "platforms", "sites"}},
    };
    return themes;
}

StyleTarget styleTargetOf(const LayerInfo& info) {
    if (info.isSurface) return StyleTarget::Surface;
    return info.geometry == GeometryKind::Point  ? StyleTarget::Point
           : info.geometry == GeometryKind::Line ? StyleTarget::Line
                                                 : StyleTarget::Polygon;
}

MapContent::MapContent(std::string workspacePath,
                       std::string resources,
                       Language language,
                       std::string surfaceFolder)
    : m_workspacePath(std::move(workspacePath)),
      m_resources(std::move(resources)),
      m_language(language),
      m_surfaceFolder(std::move(surfaceFolder)) {
    std::error_code ignored;
    m_workspacePath = files::absolute(m_workspacePath, ignored).string();
}

Result<std::string> MapContent::surfaceFile(const LayerSource& source, const LayerInfo& info) {
    if (m_surfaceFolder.empty()) {
        HETU_TRY(m_privateFolder, PrivateFolder::create());
        m_surfaceFolder = m_privateFolder->path();
    } else {
        std::error_code ignored;  // what is wrong with the folder, writing will say
        files::create_directory(m_surfaceFolder, ignored);
    }
    // In the private folder the revision is part of the name: a picture still being drawn from
    // the older one keeps its file.
    const std::string name =
        m_privateFolder ? info.name + "-" + hetu::toText(info.revision) : info.name;
    std::error_code failure;
    const files::path file =
        files::absolute(files::path(m_surfaceFolder) / (name + ".tif"), failure);
    if (m_privateFolder && files::exists(file, failure)) return file.string();
    HETU_TRY(const Surface surface, source.readSurface(info.name));
    HETU_CHECK(writeSurface(surface, info.crs, file.string()));
    return file.string();
}

Result<DrawnLayer> MapContent::drawn(const LayerSource& source, const LayerInfo& info) {
    DrawnLayer layer;
    layer.id = info.name;
    layer.title = titleOf(info, m_language);
    layer.language = m_language == Language::Chinese ? "zh" : "en";
    // A style that cannot be read is as none: the layer is shown all the same.
    if (const Result<LayerStyle> style = styleFromJson(info.style); style.ok()) {
        layer.style = toQml(style.value(), styleTargetOf(info), StyleWords::Both);
        layer.title += measureOf(info, style.value(), m_language);
    } else {
        layer.style = shippedStyle(m_resources, std::string(styleNameOf(info.name)));
    }
    if (info.isSurface) {
        layer.provider = "gdal";
        HETU_TRY(layer.source, surfaceFile(source, info));
    } else {
        // Not QGIS's "spatialite": that one opens no file without writing statistics into it.
        layer.provider = "ogr";
        layer.source = m_workspacePath + "|layername=" + info.name;
    }
    return layer;
}

Result<std::vector<DrawnLayer>> MapContent::layers(const LayerSource& source,
                                                   const std::vector<std::string>& names) {
    std::vector<const LayerInfo*> shown;
    for (const std::string& name : names) {
        const LayerInfo* const info = source.find(name);
        if (info == nullptr) {
            std::vector<std::string> known;
            for (const LayerInfo& each : source.layers())
                known.push_back(each.name);
            return Error{ErrorCode::NotFound,
                         textOf("There is no layer \"{}\".", "没有名为“{}”的图层。", name),
                         textOf("There are: {}.", "现有图层：{}。", joined(known, ", "))};
        }
        if (canBeDrawn(*info) && std::find(shown.begin(), shown.end(), info) == shown.end())
            shown.push_back(info);
    }
    std::sort(shown.begin(), shown.end(), [](const LayerInfo* a, const LayerInfo* b) {
        return std::pair(heightOf(*a), a->name) < std::pair(heightOf(*b), b->name);
    });
    std::vector<DrawnLayer> layers;
    for (const LayerInfo* info : shown) {
        HETU_TRY(DrawnLayer layer, drawn(source, *info));
        layers.push_back(std::move(layer));
    }
    return layers;
}

Result<std::vector<DrawnLayer>> MapContent::themeLayers(const LayerSource& source,
                                                        const MapTheme& theme) {
    const auto exists = [&](const std::string& name) {
        const LayerInfo* const info = source.find(name);
        return info != nullptr && canBeDrawn(*info);
    };
    if (std::none_of(theme.needed.begin(), theme.needed.end(), exists))
        return Error{
            ErrorCode::NotFound,
            textOf("The map \"{}\" has nothing to show yet: {} is missing.",
                   "“{}”暂无内容可显示：缺少图层 {}。", theme.name, joined(theme.needed, ", ")),
            theme.name == "organisations" ? Text{"Import the register first.", "请先导入登记册。"}
            : theme.name == "candidate-sites"
                ? Text{"Run site-selection first.", "请先运行“选址”。"}
                : Text{"Run kernel-density and blanks first.", "请先运行“核密度”和“空白点”。"}};
    std::vector<std::string> names;
    std::copy_if(theme.layers.begin(), theme.layers.end(), std::back_inserter(names), exists);
    return layers(source, names);
}

Result<std::vector<DrawnLayer>> MapContent::allLayers(const LayerSource& source) {
    std::vector<std::string> names;
    for (const LayerInfo& info : source.layers())
        names.push_back(info.name);
    return layers(source, names);
}

Extent extentOf(const LayerSource& source, const std::vector<DrawnLayer>& layers) {
    Extent extent;
    for (const DrawnLayer& layer : layers)
        if (const LayerInfo* const info = source.find(layer.id)) extent.include(info->extent);
    return extent;
}

}  // namespace hetu::render
