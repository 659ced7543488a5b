#include "app/render/layer_filter.h"

#include <array>
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "layers/base/text.h"

namespace hetu::render {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<Comparison, const char*>, 10> words{{
    {Comparison::Equal, "equal"},
    {Comparison::Different, "different"},
    {Comparison::Less, "less"},
    {Comparison::AtMost, "at_most"},
    {Comparison::More, "more"},
    {Comparison::AtLeast, "at_least"},
    {Comparison::Contains, "contains"},
    {Comparison::BeginsWith, "begins_with"},
    {Comparison::IsMissing, "is_missing"},
    {Comparison::IsThere, "is_there"},
}};

std::string inMarks(std::string_view text, char mark) {
    std::string result(1, mark);
    for (const char c : text) {
        if (c == '\0') continue;  // would end the statement
        if (c == mark) result += c;
        result += c;
    }
    return result + mark;
}

/// `text` for LIKE ... ESCAPE '\': every sign stands for itself.
std::string literal(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

std::string toSql(const FilterCondition& condition) {
    const std::string field = inMarks(condition.field, '"');
    const std::string value = condition.isNumber ? condition.value : inMarks(condition.value, '\'');
    switch (condition.comparison) {
        case Comparison::Equal:
            return field + " = " + value;
        case Comparison::Different:
            return "(" + field + " <> " + value + " OR " + field + " IS NULL)";
        case Comparison::Less:
            return field + " < " + value;
        case Comparison::AtMost:
            return field + " <= " + value;
        case Comparison::More:
            return field + " > " + value;
        case Comparison::AtLeast:
            return field + " >= " + value;
        case Comparison::Contains:
            return field + " LIKE " + inMarks("%" + literal(condition.value) + "%", '\'') +
                   " ESCAPE '\\'";
        case Comparison::BeginsWith:
            return field + " LIKE " + inMarks(literal(condition.value) + "%", '\'') +
                   " ESCAPE '\\'";
        case Comparison::IsMissing:
            return "(" + field + " IS NULL OR " + field + " = '')";
        case Comparison::IsThere:
            return "(" + field + " IS NOT NULL AND " + field + " <> '')";
    }
    return "1";
}

}  // namespace

std::string toSql(const LayerFilter& filter) {
    std::vector<std::string> parts;
    for (const FilterCondition& condition : filter.conditions)
        parts.push_back(toSql(condition));
    return joined(parts, filter.isAnyEnough ? " OR " : " AND ");
}

std::string toJson(const LayerFilter& filter) {
    Json conditions = Json::array();
    for (const FilterCondition& each : filter.conditions)
        for (const auto& [comparison, word] : words)
            if (comparison == each.comparison)
                conditions.push_back({{"field", each.field},
                                      {"is", word},
                                      {"value", each.value},
                                      {"number", each.isNumber}});
    return Json{{"any", filter.isAnyEnough}, {"conditions", std::move(conditions)}}.dump(
        -1, ' ', false, Json::error_handler_t::replace);
}

Result<LayerFilter> filterFromJson(std::string_view json) {
    const Error bad{ErrorCode::InvalidArgument,
                    {"The filter of a layer cannot be read.", "无法读取图层的筛选条件。"},
                    {"Set it again.", "请重新设置筛选。"}};
    const Json object = Json::parse(json.begin(), json.end(), nullptr, false);
    if (!object.is_object()) return bad;
    try {
        LayerFilter filter;
        filter.isAnyEnough = object.value("any", false);
        for (const Json& item : object.value("conditions", Json::array())) {
            FilterCondition condition;
            condition.field = item.at("field").get<std::string>();
            condition.value = item.value("value", std::string());
            condition.isNumber = item.value("number", false);
            double number = 0;
            const auto wanted = item.at("is").get<std::string>();
            bool isKnown = false;
            for (const auto& [comparison, word] : words)
                if (wanted == word) {
                    condition.comparison = comparison;
                    isKnown = true;
                }
            const bool needsValue = condition.comparison != Comparison::IsMissing &&
                                    condition.comparison != Comparison::IsThere;
            if (!isKnown || (condition.isNumber && needsValue &&
                             !(parseNumber(condition.value, number) && std::isfinite(number))))
                return bad;
            filter.conditions.push_back(std::move(condition));
        }
        return filter;
    } catch (const Json::exception&) {
        return bad;
    }
}

std::string filteredSource(const std::string& source, const LayerFilter& filter) {
    return filter.isEmpty() ? source : source + "|subset=" + toSql(filter);
}

}  // namespace hetu::render
