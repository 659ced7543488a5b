#include "app/render/protocol.h"

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

namespace hetu::render::protocol {
namespace {

using Json = nlohmann::json;

// Thrown inside decode() only: a member that breaks its contract.
struct Malformed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

template <class T>
T member(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) throw Malformed(std::string("no member ") + key);
    if constexpr (std::is_same_v<T, std::string>) {
        if (!found->is_string()) throw Malformed(std::string(key) + " is not text");
    } else if constexpr (std::is_same_v<T, bool>) {
        if (!found->is_boolean()) throw Malformed(std::string(key) + " is neither true nor false");
    } else if constexpr (std::is_integral_v<T>) {
        if (!found->is_number_integer()) throw Malformed(std::string(key) + " is no whole number");
        if (found->is_number_unsigned() &&
            found->get<std::uint64_t>() >
                static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            throw Malformed(std::string(key) + " is out of range");
        const auto value = found->get<std::int64_t>();
        if (!std::in_range<T>(value)) throw Malformed(std::string(key) + " is out of range");
        return static_cast<T>(value);
    } else if constexpr (std::is_floating_point_v<T>) {
        if (!found->is_number()) throw Malformed(std::string(key) + " is no number");
        if (!std::isfinite(found->get<double>()))
            throw Malformed(std::string(key) + " is not finite");
    }
    return found->get<T>();
}

const Json& listOf(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array())
        throw Malformed(std::string(key) + " is no list");
    return *found;
}

const Json& objectOf(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_object())
        throw Malformed(std::string(key) + " is no object");
    return *found;
}

std::string textItem(const Json& value) {
    if (!value.is_string()) throw Malformed("a list holds something else than text");
    return value.get<std::string>();
}

Json toJson(const Extent& e) {
    // JSON has no infinities: the empty extent is null.
    if (e.isEmpty()) return nullptr;
    return Json::array({e.minX, e.minY, e.maxX, e.maxY});
}

Extent extentOf(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) throw Malformed(std::string("no member ") + key);
    if (found->is_null()) return {};
    if (!found->is_array() || found->size() != 4)
        throw Malformed(std::string(key) + " is no extent");
    std::array<double, 4> v{};
    for (std::size_t i = 0; i < 4; ++i) {
        if (!(*found)[i].is_number()) throw Malformed(std::string(key) + " is no extent");
        v[i] = (*found)[i].get<double>();
        if (!std::isfinite(v[i])) throw Malformed(std::string(key) + " is not finite");
    }
    return {v[0], v[1], v[2], v[3]};
}

Json toJson(const DrawnLayer& l) {
    Json layer{
        {"id", l.id},       {"title", l.title},     {"provider", l.provider}, {"source", l.source},
        {"style", l.style}, {"opacity", l.opacity}, {"language", l.language}};
    if (l.mayGoOnLine) layer["online"] = true;
    if (l.part != LayerPart::Whole) layer["part"] = l.part == LayerPart::Signs ? "signs" : "names";
    return layer;
}

std::vector<DrawnLayer> layersOf(const Json& object) {
    std::vector<DrawnLayer> layers;
    for (const Json& item : listOf(object, "layers")) {
        if (!item.is_object()) throw Malformed("a layer is no object");
        DrawnLayer layer{member<std::string>(item, "id"),       member<std::string>(item, "title"),
                         member<std::string>(item, "provider"), member<std::string>(item, "source"),
                         member<std::string>(item, "style"),    member<double>(item, "opacity"),
                         member<std::string>(item, "language")};
        if (layer.opacity < 0 || layer.opacity > 1) throw Malformed("opacity is out of range");
        // Said only where it was allowed.
        if (const auto online = item.find("online"); online != item.end()) {
            if (!online->is_boolean()) throw Malformed("online is neither true nor false");
            layer.mayGoOnLine = online->get<bool>();
        }
        if (item.contains("part")) {
            const auto part = member<std::string>(item, "part");
            if (part != "signs" && part != "names") throw Malformed("part is not known");
            layer.part = part == "signs" ? LayerPart::Signs : LayerPart::Names;
        }
        layers.push_back(std::move(layer));
    }
    return layers;
}

Json toJson(const std::vector<DrawnLayer>& layers) {
    Json list = Json::array();
    for (const DrawnLayer& layer : layers)
        list.push_back(toJson(layer));
    return list;
}

Json toJson(const Text& text) {
    return {{"en", text.en}, {"zh", text.zh}};
}
Text textOfJson(const Json& object, const char* key) {
    const Json& text = objectOf(object, key);
    return {member<std::string>(text, "en"), member<std::string>(text, "zh")};
}

constexpr std::array<std::pair<ErrorCode, const char*>, 8> codeWords{{
    {ErrorCode::InvalidArgument, "invalid_argument"},
    {ErrorCode::NotFound, "not_found"},
    {ErrorCode::Io, "io"},
    {ErrorCode::Crs, "crs"},
    {ErrorCode::Geometry, "geometry"},
    {ErrorCode::Cancelled, "cancelled"},
    {ErrorCode::Unsupported, "unsupported"},
    {ErrorCode::Internal, "internal"},
}};

struct Encoder {
    Json operator()(const Hello& m) const {
        return {{"type", "hello"}, {"protocol", m.protocol}, {"program", m.program}};
    }
    Json operator()(const Draw& m) const {
        return {{"type", "draw"},
                {"request", m.request},
                {"view", m.view},
                {"layers", toJson(m.map.layers)},
                {"extent", toJson(m.map.extent)},
                {"crs", m.map.crs},
                {"width", m.map.widthPixels},
                {"height", m.map.heightPixels},
                {"dpi", m.map.dpi},
                {"rotation", m.map.rotationDegrees},
                {"memory", m.memory.path},
                {"bytes_per_row", m.memory.bytesPerRow},
                {"wants_sketches", m.wantsSketches},
                {"careful", m.isCareful}};
    }
    Json operator()(const DrawLegend& m) const {
        return {{"type", "legend"}, {"request", m.request}, {"layers", toJson(m.layers)}};
    }
    Json operator()(const ExportLayout& m) const {
        Json texts = Json::array();
        for (const auto& [id, text] : m.layout.texts)
            texts.push_back(Json::array({id, text}));
        return {{"type", "export_layout"},
                {"request", m.request},
                {"template", m.layout.layoutTemplate},
                {"layers", toJson(m.layout.layers)},
                {"extent", toJson(m.layout.extent)},
                {"inset", toJson(m.layout.inset)},
                {"crs", m.layout.crs},
                {"language", m.layout.language},
                {"texts", std::move(texts)},
                {"table", m.layout.table},
                {"file", m.layout.targetFile}};
    }
    Json operator()(const SaveProject& m) const {
        return {{"type", "save_project"},
                {"request", m.request},
                {"layers", toJson(m.project.layers)},
                {"extent", toJson(m.project.extent)},
                {"crs", m.project.crs},
                {"title", m.project.title},
                {"file", m.project.targetFile}};
    }
    Json operator()(const Cancel& m) const { return {{"type", "cancel"}, {"request", m.request}}; }
    Json operator()(const Sketched& m) const {
        return {{"type", "sketched"}, {"request", m.request}, {"extent", toJson(m.extent)}};
    }
    Json operator()(const Drawn& m) const {
        return {{"type", "drawn"},
                {"request", m.request},
                {"extent", toJson(m.extent)},
                {"milliseconds", m.milliseconds}};
    }
    Json operator()(const LegendDrawn& m) const {
        Json entries = Json::array();
        for (const LegendEntry& e : m.entries)
            entries.push_back({{"layer", e.layerId},
                               {"text", e.text},
                               {"size", e.sizePixels},
                               {"pixels", toBase64(e.pixels)}});
        return {{"type", "legend_drawn"}, {"request", m.request}, {"entries", std::move(entries)}};
    }
    Json operator()(const Exported& m) const {
        return {{"type", "exported"}, {"request", m.request}, {"file", m.file}};
    }
    Json operator()(const Saved& m) const {
        return {{"type", "saved"}, {"request", m.request}, {"file", m.file}};
    }
    Json operator()(const Advanced& m) const {
        return {{"type", "progress"},
                {"request", m.request},
                {"fraction", m.fraction},
                {"what", m.what}};
    }
    Json operator()(const Failed& m) const {
        const char* word = "internal";
        for (const auto& [code, name] : codeWords)
            if (code == m.error.code) word = name;
        return {{"type", "failed"},
                {"request", m.request},
                {"code", word},
                {"message", toJson(m.error.message)},
                {"hint", toJson(m.error.hint)}};
    }
};

MapRequest mapOf(const Json& j) {
    MapRequest map;
    map.layers = layersOf(j);
    map.extent = extentOf(j, "extent");
    map.crs = member<std::string>(j, "crs");
    map.widthPixels = member<int>(j, "width");
    map.heightPixels = member<int>(j, "height");
    map.dpi = member<double>(j, "dpi");
    map.rotationDegrees = member<double>(j, "rotation");
    if (map.widthPixels < 1 || map.widthPixels > 16384 || map.heightPixels < 1 ||
        map.heightPixels > 16384 || !(map.dpi > 0) || map.dpi > 2400 ||
        !std::isfinite(map.rotationDegrees))
        throw Malformed("the size of the picture is out of range");
    return map;
}

LayoutRequest layoutOf(const Json& j) {
    LayoutRequest layout;
    layout.layoutTemplate = member<std::string>(j, "template");
    layout.layers = layersOf(j);
    layout.extent = extentOf(j, "extent");
    layout.inset = extentOf(j, "inset");
    layout.crs = member<std::string>(j, "crs");
    layout.language = member<std::string>(j, "language");
    for (const Json& pair : listOf(j, "texts")) {
        if (!pair.is_array() || pair.size() != 2) throw Malformed("a text is no pair");
        layout.texts.emplace_back(textItem(pair[0]), textItem(pair[1]));
    }
    for (const Json& row : listOf(j, "table")) {
        if (!row.is_array()) throw Malformed("a row of the table is no list");
        std::vector<std::string>& cells = layout.table.emplace_back();
        for (const Json& cell : row)
            cells.push_back(textItem(cell));
    }
    layout.targetFile = member<std::string>(j, "file");
    return layout;
}

std::vector<LegendEntry> entriesOf(const Json& j) {
    std::vector<LegendEntry> entries;
    for (const Json& item : listOf(j, "entries")) {
        LegendEntry entry;
        entry.layerId = member<std::string>(item, "layer");
        entry.text = member<std::string>(item, "text");
        entry.sizePixels = member<int>(item, "size");
        auto pixels = fromBase64(member<std::string>(item, "pixels"));
        const auto size = static_cast<std::size_t>(entry.sizePixels);
        if (entry.sizePixels < 0 || entry.sizePixels > 1024 || !pixels ||
            pixels->size() != size * size * 4)
            throw Malformed("the picture of a legend entry has the wrong size");
        entry.pixels = std::move(*pixels);
        entries.push_back(std::move(entry));
    }
    return entries;
}

Error errorOf(const Json& j) {
    const auto word = member<std::string>(j, "code");
    for (const auto& [code, name] : codeWords)
        if (word == name) return {code, textOfJson(j, "message"), textOfJson(j, "hint")};
    throw Malformed("unknown error code");
}

Message messageOf(const Json& j) {
    if (!j.is_object()) throw Malformed("no object");
    const auto type = member<std::string>(j, "type");
    if (type == "hello")
        return Hello{member<int>(j, "protocol"), member<std::string>(j, "program")};
    const auto request = member<std::int64_t>(j, "request");
    if (type == "draw") {
        Draw draw{request,
                  member<int>(j, "view"),
                  mapOf(j),
                  {member<std::string>(j, "memory"), member<int>(j, "bytes_per_row")},
                  member<bool>(j, "wants_sketches"),
                  member<bool>(j, "careful")};
        if (draw.memory.bytesPerRow < draw.map.widthPixels * 4 ||
            draw.memory.bytesPerRow > 16384 * 4 + 4096)
            throw Malformed("bytes_per_row is out of range");
        return draw;
    }
    if (type == "legend") return DrawLegend{request, layersOf(j)};
    if (type == "export_layout") return ExportLayout{request, layoutOf(j)};
    if (type == "save_project")
        return SaveProject{request,
                           {layersOf(j), extentOf(j, "extent"), member<std::string>(j, "crs"),
                            member<std::string>(j, "title"), member<std::string>(j, "file")}};
    if (type == "cancel") return Cancel{request};
    if (type == "sketched") return Sketched{request, extentOf(j, "extent")};
    if (type == "drawn")
        return Drawn{request, extentOf(j, "extent"), member<double>(j, "milliseconds")};
    if (type == "legend_drawn") return LegendDrawn{request, entriesOf(j)};
    if (type == "exported") return Exported{request, member<std::string>(j, "file")};
    if (type == "saved") return Saved{request, member<std::string>(j, "file")};
    if (type == "progress")
        return Advanced{request, member<double>(j, "fraction"), member<std::string>(j, "what")};
    if (type == "failed") return Failed{request, errorOf(j)};
    throw Malformed("unknown type " + type);
}

Error malformed(const std::string& why) {
    return {ErrorCode::InvalidArgument,
            textOf("The map service sent or received something unreadable: {}.",
                   "绘图服务收发了无法识别的内容：{}。", why),
            {"Install Hetu again: its parts do not fit together.",
             "请重新安装河图：各组成部分版本不一致。"}};
}

constexpr std::string_view base64Letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string toBase64(const std::vector<std::uint8_t>& bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        const std::uint32_t three = (std::uint32_t{bytes[i]} << 16) |
                                    (left > 1 ? std::uint32_t{bytes[i + 1]} << 8 : 0) |
                                    (left > 2 ? std::uint32_t{bytes[i + 2]} : 0);
        text += base64Letters[three >> 18];
        text += base64Letters[(three >> 12) & 63];
        text += left > 1 ? base64Letters[(three >> 6) & 63] : '=';
        text += left > 2 ? base64Letters[three & 63] : '=';
    }
    return text;
}

std::optional<std::vector<std::uint8_t>> fromBase64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::vector<std::uint8_t> bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const bool last = i + 4 == text.size();
        const std::size_t padding = !last ? 0 : text[i + 2] == '=' ? 2 : text[i + 3] == '=' ? 1 : 0;
        if (padding == 2 && text[i + 3] != '=') return std::nullopt;
        std::uint32_t three = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            std::size_t digit = 0;
            if (k < 4 - padding) {
                digit = base64Letters.find(text[i + k]);
                if (digit == std::string_view::npos) return std::nullopt;
            }
            three = (three << 6) | static_cast<std::uint32_t>(digit);
        }
        bytes.push_back(static_cast<std::uint8_t>(three >> 16));
        if (padding < 2) bytes.push_back(static_cast<std::uint8_t>(three >> 8));
        if (padding < 1) bytes.push_back(static_cast<std::uint8_t>(three));
    }
    return bytes;
}

Result<std::string> encode(const Message& message) {
    const std::string body =
        std::visit(Encoder{}, message).dump(-1, ' ', false, Json::error_handler_t::replace);
    if (body.size() > maxFrameBytes)
        return malformed("a message of " + toText(body.size()) + " bytes");
    const auto size = static_cast<std::uint32_t>(body.size());
    std::string frame;
    frame.reserve(body.size() + 4);
    for (int shift = 0; shift < 32; shift += 8)
        frame += static_cast<char>((size >> shift) & 0xFF);
    return frame + body;
}

Result<Message> decode(std::string_view body) {
    // Depth is bounded by the callback: the parser itself keeps no stack per level, but the value
    // it would build is destroyed recursively.
    const Json::parser_callback_t shallow = [](int depth, Json::parse_event_t, Json&) {
        if (depth > 16) throw Malformed("nested too deeply");
        return true;
    };
    try {
        return messageOf(Json::parse(body.begin(), body.end(), shallow));
    } catch (const Malformed& e) {
        return malformed(e.what());
    } catch (const Json::exception& e) {
        return malformed(e.what());
    }
}

Result<std::optional<Message>> FrameReader::next() {
    const std::size_t left = m_bytes.size() - m_at;
    std::size_t size = 0;
    if (left >= 4) {
        for (std::size_t i = 0; i < 4; ++i)
            size |= static_cast<std::size_t>(static_cast<unsigned char>(m_bytes[m_at + i]))
                    << (8 * i);
        if (size == 0 || size > maxFrameBytes)
            return malformed("a frame of " + toText(size) + " bytes");
    }
    if (left < 4 || left - 4 < size) {
        m_bytes.erase(0, m_at);
        m_at = 0;
        return std::optional<Message>{};
    }
    auto message = decode(std::string_view(m_bytes).substr(m_at + 4, size));
    m_at += 4 + size;
    if (!message) return message.error();
    return std::optional<Message>(std::move(message).value());
}

}  // namespace hetu::render::protocol
