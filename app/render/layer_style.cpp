#include "app/render/layer_style.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "app/render/style_words.h"

namespace hetu::render {
namespace {

using Json = nlohmann::json;

/// What is wrong with a JSON; becomes one Error.
struct Unreadable {};

template <class T, std::size_t n>
T valueOf(const Words<T, n>& words, const std::string& word) {
    for (const auto& [value, each] : words)
        if (word == each) return value;
    throw Unreadable{};
}

double number(const Json& object, const char* key, double usual, double least, double most) {
    const double value = object.value(key, usual);
    if (!(value >= least && value <= most)) throw Unreadable{};
    return value;
}

Colour colour(const Json& object, const char* key, Colour usual) {
    if (!object.contains(key)) return usual;
    const auto parsed = parseColour(object.at(key).get<std::string>());
    if (!parsed) throw Unreadable{};
    return *parsed;
}

Json toJson(const Text& text) {
    return {{"en", text.en}, {"zh", text.zh}};
}
Text text(const Json& object, const char* key) {
    if (!object.contains(key)) return {};
    return {object.at(key).value("en", ""), object.at(key).value("zh", "")};
}

Json toJson(const SymbolLook& look) {
    return {{"shape", wordOf(shapeWords, look.shape)}, {"fill", toText(look.fill)},
            {"outline", toText(look.outline)},         {"outline_mm", look.outlineMillimetres},
            {"line", wordOf(lineWords, look.line)},    {"size_mm", look.sizeMillimetres}};
}
SymbolLook lookOf(const Json& object) {
    SymbolLook look;
    look.shape = valueOf(shapeWords, object.value("shape", std::string("circle")));
    look.fill = colour(object, "fill", look.fill);
    look.outline = colour(object, "outline", look.outline);
    look.outlineMillimetres = number(object, "outline_mm", look.outlineMillimetres, 0, 20);
    look.line = valueOf(lineWords, object.value("line", std::string("solid")));
    look.sizeMillimetres = number(object, "size_mm", look.sizeMillimetres, 0, 100);
    return look;
}

}  // namespace

std::string toJson(const LayerStyle& style) {
    Json object{{"kind", wordOf(kindWords, style.kind)},
                {"look", toJson(style.look)},
                {"field", style.field},
                {"ramp", style.ramp},
                {"inverted", style.isInverted},
                {"method", style.method},
                {"class_count", style.classCount},
                {"largest_mm", style.largestMillimetres},
                {"largest_value", style.largestValue},
                {"radius_mm", style.radiusMillimetres},
                {"nearer_than", style.nearerThan}};
    for (const StyleCategory& each : style.categories) {
        Json category{{"value", each.value},
                      {"label", toJson(each.label)},
                      {"colour", toText(each.colour)},
                      {"rest", each.isRest},
                      {"shown", each.isShown}};
        if (each.shape) category["shape"] = wordOf(shapeWords, *each.shape);
        object["categories"].push_back(std::move(category));
    }
    for (const StyleClass& each : style.classes)
        object["classes"].push_back({{"from", each.from},
                                     {"to", each.to},
                                     {"label", toJson(each.label)},
                                     {"colour", toText(each.colour)}});
    object["labels"] = {
        {"field", style.labels.field},        {"number", style.labels.isNumber},
        {"size_pt", style.labels.sizePoints}, {"colour", toText(style.labels.colour)},
        {"halo", style.labels.hasHalo},       {"nearer_than", style.labels.nearerThan}};
    if (!style.qml.empty()) object["qml"] = style.qml;
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<LayerStyle> styleFromJson(std::string_view json) {
    const Error bad{ErrorCode::InvalidArgument,
                    {"The style of a layer cannot be read.", "无法读取图层的样式。"},
                    {"The layer is shown in its usual look.", "该图层按默认样式显示。"}};
    const Json object = Json::parse(json.begin(), json.end(), nullptr, false);
    if (!object.is_object()) return bad;
    constexpr double huge = noLimit;
    try {
        LayerStyle style;
        style.kind = valueOf(kindWords, object.value("kind", std::string("single")));
        style.look = lookOf(object.value("look", Json::object()));
        style.field = object.value("field", style.field);
        style.ramp = object.value("ramp", style.ramp);
        style.isInverted = object.value("inverted", style.isInverted);
        style.method = object.value("method", style.method);
        style.classCount =
            static_cast<int>(number(object, "class_count", style.classCount, 1, 100));
        style.largestMillimetres = number(object, "largest_mm", style.largestMillimetres, 0.1, 200);
        style.largestValue = number(object, "largest_value", style.largestValue, 1e-300, huge);
        style.radiusMillimetres = number(object, "radius_mm", style.radiusMillimetres, 0.1, 200);
        style.nearerThan = number(object, "nearer_than", style.nearerThan, 0, 1e10);
        style.qml = object.value("qml", style.qml);
        for (const Json& item : object.value("categories", Json::array())) {
            StyleCategory each;
            each.value = item.value("value", each.value);
            each.label = text(item, "label");
            each.colour = colour(item, "colour", each.colour);
            each.isRest = item.value("rest", each.isRest);
            each.isShown = item.value("shown", each.isShown);
            if (item.contains("shape"))
                each.shape = valueOf(shapeWords, item.at("shape").get<std::string>());
            style.categories.push_back(std::move(each));
        }
        for (const Json& item : object.value("classes", Json::array())) {
            StyleClass each;
            each.from = number(item, "from", each.from, -huge, huge);
            each.to = number(item, "to", each.to, -huge, huge);
            each.label = text(item, "label");
            each.colour = colour(item, "colour", each.colour);
            if (each.to < each.from) return bad;
            style.classes.push_back(std::move(each));
        }
        const Json labels = object.value("labels", Json::object());
        style.labels.field = labels.value("field", style.labels.field);
        style.labels.isNumber = labels.value("number", style.labels.isNumber);
        style.labels.sizePoints = number(labels, "size_pt", style.labels.sizePoints, 1, 100);
        style.labels.colour = colour(labels, "colour", style.labels.colour);
        style.labels.hasHalo = labels.value("halo", style.labels.hasHalo);
        style.labels.nearerThan = number(labels, "nearer_than", style.labels.nearerThan, 0, 1e10);
        if (style.kind == StyleKind::Own && style.qml.empty()) return bad;
        return style;
    } catch (const Json::exception&) {
        return bad;
    } catch (const Unreadable&) {
        return bad;
    }
}

LayerStyle plainStyle(StyleTarget target) {
    LayerStyle style;
    switch (target) {
        case StyleTarget::Line:
            style.look.fill = {112, 108, 100, 255};
            style.look.sizeMillimetres = 0.4;
            break;
        case StyleTarget::Polygon:
            style.look.fill = {168, 35, 43, 70};
            style.look.outline = {168, 35, 43, 255};
            style.look.outlineMillimetres = 0.3;
            break;
        case StyleTarget::Surface:
            style.kind = StyleKind::Graduated;
            style.ramp = "ambers";
            break;
        case StyleTarget::Point:
            break;
    }
    return style;
}

}  // namespace hetu::render
