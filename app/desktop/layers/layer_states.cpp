#include "app/desktop/layers/layer_states.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace hetu::desktop {
namespace {

using Json = nlohmann::json;

std::vector<std::string> textsOf(const Json& list) {
    std::vector<std::string> texts;
    if (!list.is_array()) return texts;
    for (const Json& each : list)
        if (each.is_string()) texts.push_back(each.get<std::string>());
    return texts;
}

bool isShare(const Json& value) {
    return value.is_number() && value.get<double>() >= 0 && value.get<double>() <= 1;
}

std::vector<LayerGroup> groupsOf(const Json& list) {
    std::vector<LayerGroup> groups;
    if (!list.is_array()) return groups;
    std::set<std::string> grouped;
    std::set<int> numbers;
    for (const Json& each : list) {
        if (!each.is_object()) continue;
        const auto number = each.find("number"), name = each.find("name"),
                   layers = each.find("layers");
        if (number == each.end() || !number->is_number_integer() || name == each.end() ||
            !name->is_string() || !numbers.insert(number->get<int>()).second)
            continue;
        LayerGroup group{number->get<int>(), name->get<std::string>(), {}};
        if (layers != each.end())
            for (const std::string& id : textsOf(*layers))
                if (grouped.insert(id).second) group.layers.push_back(id);
        groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace

LayerStates layerStatesOf(const std::map<std::string, std::string>& items) {
    LayerStates states;
    for (const auto& [name, json] : items) {
        const Json value = Json::parse(json, nullptr, false);
        const std::size_t colon = name.find(':');
        const std::string what = name.substr(0, colon);
        const std::string id = colon == std::string::npos ? "" : name.substr(colon + 1);
        if (what == "shown" && value.is_boolean()) states.shown[id] = value.get<bool>();
        if (what == "opacity" && isShare(value)) states.opacity[id] = value.get<double>();
        if (what == "removed") states.removed.insert(id);
        if (what == "name" && value.is_string() && !value.get<std::string>().empty())
            states.names[id] = value.get<std::string>();
        if (what == "filter")
            if (const auto filter = render::filterFromJson(json);
                filter.ok() && !filter.value().isEmpty())
                states.filters[id] = filter.value();
        if (what == "folded" && value.is_boolean()) states.folded[id] = value.get<bool>();
        if (name == "order") states.order = textsOf(value);
        if (name == "groups") states.groups = groupsOf(value);
    }
    return states;
}

std::string toJson(const std::vector<LayerGroup>& groups) {
    Json list = Json::array();
    for (const LayerGroup& group : groups)
        list.push_back({{"number", group.number}, {"name", group.name}, {"layers", group.layers}});
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> inOrder(const std::vector<std::string>& ids,
                                 const std::vector<std::string>& wanted) {
    const auto has = [](const std::vector<std::string>& list, const std::string& id) {
        return std::find(list.begin(), list.end(), id) != list.end();
    };
    std::vector<std::string> ordered;
    for (const std::string& id : wanted)
        if (has(ids, id) && !has(ordered, id)) ordered.push_back(id);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (has(ordered, ids[i])) continue;
        const auto below =
            i == 0 ? ordered.begin() : std::find(ordered.begin(), ordered.end(), ids[i - 1]) + 1;
        ordered.insert(below, ids[i]);
    }
    return ordered;
}

std::string toJson(const ThemeState& state) {
    return Json({{"shown", state.shown}, {"opacity", state.opacity}, {"order", state.order}})
        .dump();
}

ThemeState themeStateOf(const std::string& json) {
    ThemeState state;
    const Json value = Json::parse(json, nullptr, false);
    if (!value.is_object()) return state;
    const auto member = [&](const char* name) {
        const auto at = value.find(name);
        return at == value.end() ? Json() : *at;
    };
    for (const std::string& id : textsOf(member("shown")))
        state.shown.insert(id);
    const Json opacity = member("opacity");
    if (opacity.is_object())
        for (const auto& [id, share] : opacity.items())
            if (isShare(share)) state.opacity[id] = share.get<double>();
    state.order = textsOf(member("order"));
    return state;
}

}  // namespace hetu::desktop
