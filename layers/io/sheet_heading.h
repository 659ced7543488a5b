#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "layers/base/text.h"

namespace hetu {

/// Where the column names of a sheet stand, and what they are.
struct SheetHeading {
    std::size_t above = 0;           ///< records before it: titles, notes
    std::size_t rows = 1;            ///< records it takes: 1, or 2
    std::vector<std::string> names;  ///< as long as its longest record; empty where nothing stands
};

/// The heading among the first records of a sheet: the first record whose cells that are words
/// fill at least six tenths of the widest one; the very first if there is none.
///
/// Two records are one heading if the upper one has gaps that the lower one fills: "坐标" stands
/// over "经度" and "纬度", and below "单位名称", whose cells were merged, there is nothing. Such
/// names are "经度（坐标）": the lower one, and in brackets what it is about.
/// REQUIRES: at least one record.
[[nodiscard]] SheetHeading findHeading(const std::vector<std::vector<std::string>>& first);

/// What a person should know of it; nothing: there is nothing above.
[[nodiscard]] std::optional<Text> noteOn(const SheetHeading& heading);

/// Column names from a heading: no line breaks, no empty and no equal names.
[[nodiscard]] std::vector<std::string> columnNames(const std::vector<std::string>& heading);

/// As many records are looked at.
inline constexpr std::size_t headingSearchRows = 20;

}  // namespace hetu
