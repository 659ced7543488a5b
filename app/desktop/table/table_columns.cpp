#include "app/desktop/table/table_columns.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace hetu::desktop {
namespace {

using Json = nlohmann::json;

constexpr int leastWidth = 60, widest = 2000;

bool isOneOf(const std::vector<Field>& fields, const std::string& name) {
    return std::any_of(fields.begin(), fields.end(),
                       [&](const Field& field) { return field.name == name; });
}

std::string textOf(const Json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}
bool flagOf(const Json& object, const char* key, bool otherwise) {
    const auto at = object.find(key);
    return at != object.end() && at->is_boolean() ? at->get<bool>() : otherwise;
}

}  // namespace

int usualWidth(const Field& field) {
    for (const char* longOne : {"name", "address", "org_name", "reason", "finding", "remark"})
        if (field.name == longOne) return 220;
    if (field.name == "uscc") return 180;  // eighteen signs
    return field.type == FieldType::Text ? 130 : 120;
}

TableColumns TableColumns::fromJson(const std::string& json, const std::vector<Field>& fields) {
    TableColumns out;
    // A file may hold anything: what cannot be read is as if it were not there.
    const Json root = Json::parse(json, nullptr, false);
    const auto array = [&](const char* key) {
        return root.is_object() && root.contains(key) && root[key].is_array() ? root[key]
                                                                              : Json::array();
    };
    const auto isThere = [&](const std::string& name) {
        return std::any_of(out.columns.begin(), out.columns.end(),
                           [&](const One& one) { return one.field == name; });
    };
    for (const Json& entry : array("columns")) {
        if (!entry.is_object()) continue;
        One one{textOf(entry, "field"), 0, flagOf(entry, "hidden", false)};
        if (!isOneOf(fields, one.field) || isThere(one.field)) continue;
        const auto at = entry.find("width");
        const bool hasWidth = at != entry.end() && at->is_number_integer();
        if (const std::int64_t width = hasWidth ? at->get<std::int64_t>() : 0; width > 0)
            one.width = static_cast<int>(std::clamp<std::int64_t>(width, leastWidth, widest));
        out.columns.push_back(one);
    }
    for (const Field& field : fields)
        if (!isThere(field.name)) out.columns.push_back({field.name});
    // A table without columns could not be asked for them again.
    if (std::all_of(out.columns.begin(), out.columns.end(),
                    [](const One& c) { return c.isHidden; }))
        for (One& one : out.columns)
            one.isHidden = false;
    for (const Json& entry : array("sort"))
        if (entry.is_object() && isOneOf(fields, textOf(entry, "field")))
            out.order.push_back({textOf(entry, "field"), flagOf(entry, "descending", false)});
    if (root.is_object()) out.isFirstKept = flagOf(root, "first_kept", true);
    return out;
}

std::string TableColumns::toJson() const {
    Json root{{"columns", Json::array()}, {"sort", Json::array()}, {"first_kept", isFirstKept}};
    for (const One& one : columns)
        root["columns"].push_back(
            {{"field", one.field}, {"width", one.width}, {"hidden", one.isHidden}});
    for (const SortKey& key : order)
        root["sort"].push_back({{"field", key.field}, {"descending", key.isDescending}});
    return root.dump();
}

}  // namespace hetu::desktop
