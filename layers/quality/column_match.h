#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layers/base/result.h"

namespace hetu {

/// Which source column feeds which field of a register layer. Beside the fields of the layer
/// there are the position fields "lon", "lat", "x", "y" and "lonlat" (both in one cell).
struct ColumnMatch {
    std::map<std::string, std::size_t> columnOf;  ///< field -> position of the source column
    /// Fields whose column may well be another one: why. Never for what `given` says.
    std::map<std::string, Text> doubtOf;
    std::vector<std::size_t> personal;  ///< columns whose heading names single persons
    std::vector<std::size_t> others;    ///< columns that belong to no field
};

/// Recognises columns by their headings, whatever spaces, brackets, asterisks, line breaks, case
/// and width they are written with: names of the register fields, their labels in both languages,
/// and the words that ledgers use for them. Of several columns for one field the one whose word
/// comes first in the list wins. A heading of just 10 bytes, as shape files cut it, may be the
/// start of such a word. `given` ("field", "column") overrides; an empty column leaves the field
/// out. Errors   NotFound: `given` names a field or column that is not there; the hint lists what
/// is.
///          InvalidArgument: `given` names a column about single persons.
[[nodiscard]] Result<ColumnMatch> matchColumns(
    std::string_view layer,
    const std::vector<std::string>& columns,
    const std::vector<std::pair<std::string, std::string>>& given);

/// A heading as it is compared: half-width, lower case, without white space, brackets, '*', ':',
/// '_', '-' and '.'.
[[nodiscard]] std::string plainHeading(std::string_view heading);

}  // namespace hetu
