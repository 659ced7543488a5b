#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/result.h"

namespace hetu::render {

enum class Comparison {
    Equal,
    Different,
    Less,
    AtMost,
    More,
    AtLeast,
    Contains,
    BeginsWith,
    IsMissing,
    IsThere
};

/// One condition on a field. `isNumber`: `value` is a number and compared as one.
struct FilterCondition {
    std::string field;
    Comparison comparison = Comparison::Equal;
    std::string value = {};
    bool isNumber = false;
    friend bool operator==(const FilterCondition&, const FilterCondition&) = default;
};

/// Which rows of a layer are drawn: those that meet all conditions, or one of them. Without
/// conditions: all rows.
struct LayerFilter {
    std::vector<FilterCondition> conditions = {};
    bool isAnyEnough = false;
    [[nodiscard]] bool isEmpty() const { return conditions.empty(); }
    friend bool operator==(const LayerFilter&, const LayerFilter&) = default;
};

/// The filter as a condition of SQLite, "" for an empty one; nothing that a person typed is read
/// as anything but a name or a value.
/// Holds   Different is true for rows without a value too: "not a park" includes the unnamed.
[[nodiscard]] std::string toSql(const LayerFilter& filter);
[[nodiscard]] std::string toJson(const LayerFilter& filter);
/// Errors   InvalidArgument: no such JSON, an unknown comparison, or a number that is none.
[[nodiscard]] Result<LayerFilter> filterFromJson(std::string_view json);

/// `source` of the provider "ogr" ("/a/file|layername=zones") with the filter in it.
[[nodiscard]] std::string filteredSource(const std::string& source, const LayerFilter& filter);

}  // namespace hetu::render
