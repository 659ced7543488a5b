#include "app/render/base_map.h"

#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

namespace hetu::render {
namespace {

using Json = nlohmann::json;
namespace files = std::filesystem;

constexpr const char* kindWord(BaseMap::Kind kind) {
    switch (kind) {
        case BaseMap::Kind::TiandituStreets:
            return "tianditu-streets";
        case BaseMap::Kind::TiandituImages:
            return "tianditu-images";
        case BaseMap::Kind::File:
            break;
    }
    return "file";
}

/// `plain` as the value of one part of an address.
std::string percentEncoded(std::string_view plain) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : plain) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isSafe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        if (isSafe) {
            result += c;
        } else {
            result += '%';
            result += digits[byte >> 4];
            result += digits[byte & 15];
        }
    }
    return result;
}

/// The tiles of one layer of 天地图 in the Web Mercator matrix, asked for one by one: so QGIS need
/// not read the description of the whole service first.
std::string tiandituSource(std::string_view layer, const std::string& key) {
    const std::string name(layer);
    const std::string address = "https://t0.tianditu.gov.cn/" + name +
                                "_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=" + name +
                                "&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}"
                                "&TILEROW={y}&TILECOL={x}&tk=" +
                                key;
    return "type=xyz&zmin=1&zmax=18&url=" + percentEncoded(address);
}

}  // namespace

const std::vector<std::string>& baseMapEndings() {
    static const std::vector<std::string> endings{
        "tif", "tiff", "mbtiles", "gpkg",    "vrt",  "img", "png", "jpg", "jpeg", "jp2", "asc",
        "dem", "hgt",  "shp",     "geojson", "json", "fgb", "kml", "gml", "tab",  "mif", "dxf"};
    return endings;
}

Result<BaseMap> baseMapOfFile(const std::string& path) {
    std::error_code failure;
    if (!files::is_regular_file(path, failure))
        return Error{ErrorCode::NotFound,
                     textOf("There is no file {}.", "没有文件 {}。", path),
                     {"Check the name of the file.", "请检查文件名。"}};
    const files::path file = files::absolute(path, failure);
    std::string ending = lowered(file.extension().string());
    if (!ending.empty()) ending.erase(0, 1);
    const auto& known = baseMapEndings();
    if (std::find(known.begin(), known.end(), ending) == known.end())
        return Error{ErrorCode::Unsupported,
                     textOf("{} is no map.", "{} 不是地图文件。", file.filename().string()),
                     textOf("Base maps are files of these kinds: {}.", "可作底图的文件类型：{}。",
                            joined(known, ", "))};
    const std::string name = file.stem().string();
    return BaseMap{BaseMap::Kind::File, file.string(), {name, name}};
}

std::string toJson(const BaseMap& map) {
    return Json{{"kind", kindWord(map.kind)},
                {"path", map.path},
                {"title", {{"en", map.title.en}, {"zh", map.title.zh}}}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<BaseMap> baseMapFromJson(std::string_view json) {
    const Error bad{
        ErrorCode::InvalidArgument,
        {"A base map of this workspace cannot be read.", "无法读取本工作区的一个底图。"},
        {"Remove it and add it again.", "请移除后重新添加。"}};
    const Json object = Json::parse(json.begin(), json.end(), nullptr, false);
    if (!object.is_object()) return bad;
    try {
        BaseMap map;
        const auto kind = object.at("kind").get<std::string>();
        const auto all = {BaseMap::Kind::File, BaseMap::Kind::TiandituStreets,
                          BaseMap::Kind::TiandituImages};
        const auto* const found = std::find_if(
            all.begin(), all.end(), [&](BaseMap::Kind each) { return kind == kindWord(each); });
        if (found == all.end()) return bad;
        map.kind = *found;
        map.path = object.value("path", std::string());
        if (map.kind == BaseMap::Kind::File && map.path.empty()) return bad;
        const Json title = object.value("title", Json::object());
        map.title = {title.value("en", std::string()), title.value("zh", std::string())};
        return map;
    } catch (const Json::exception&) {
        return bad;
    }
}

std::vector<DrawnLayer> drawnBaseMap(const BaseMap& map,
                                     const std::string& id,
                                     const std::string& tiandituKey,
                                     Language language) {
    DrawnLayer layer;
    layer.id = id;
    layer.title = map.title.in(language);
    layer.language = language == Language::Chinese ? "zh" : "en";
    if (!isOnline(map)) {
        layer.provider = "file";
        layer.source = map.path;
        return {layer};
    }
    if (!isTiandituKey(tiandituKey)) return {};
    const bool isStreets = map.kind == BaseMap::Kind::TiandituStreets;
    const std::string places =
        language == Language::Chinese ? (isStreets ? "cva" : "cia") : (isStreets ? "eva" : "eia");
    layer.provider = "wms";
    layer.mayGoOnLine = true;
    layer.source = tiandituSource(isStreets ? "vec" : "img", tiandituKey);
    DrawnLayer labels = layer;
    labels.source = tiandituSource(places, tiandituKey);
    return {layer, labels};
}

bool isTiandituKey(std::string_view key) {
    return key.size() == 32 && std::all_of(key.begin(), key.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

}  // namespace hetu::render
