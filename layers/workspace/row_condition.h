#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/table.h"
#include "layers/workspace/code_lists.h"

/// Conditions on rows as people write them, turned into SQL. Used inside layers/workspace only.
namespace hetu::database {

/// What stands behind WHERE, with its values apart.
struct SqlCondition {
    std::string sql;  ///< "" : no condition
    std::vector<std::variant<double, std::string>> values = {};
    /// Of an expression: (byte in `sql`, character in what was written), ascending.
    std::vector<std::pair<std::size_t, std::size_t>> places = {};
};

/// One field of a quick filter line; see RowFilter for what may be written.
/// Errors   InvalidArgument: no number where one is needed.
[[nodiscard]] Result<SqlCondition> conditionOf(const CodeLists& codes,
                                               std::string_view layer,
                                               const Field& field,
                                               std::string_view written);

/// A whole expression; see RowFilter. Every word of the answer is one of ours: a name of `fields`
/// in quotes, an operator, a keyword, a function of pureFunctions(), a number or a quoted text.
/// Errors   InvalidArgument, naming the place and, for an unknown word, the nearest fields;
///          `wrongAt`, if given, gets the character, counted from 0.
[[nodiscard]] Result<SqlCondition> expressionOf(const CodeLists& codes,
                                                std::string_view layer,
                                                const std::vector<Field>& fields,
                                                std::string_view written,
                                                std::size_t* wrongAt = nullptr);

/// The functions an expression may call, in lower case, ascending.
[[nodiscard]] const std::vector<std::string_view>& pureFunctions();

/// What SQLite says against an expression of ours, in words: `message` of sqlite3_errmsg, `offset`
/// of sqlite3_error_offset less the bytes before the condition, or negative.
[[nodiscard]] Error expressionError(const SqlCondition& condition,
                                    std::string_view written,
                                    std::string_view message,
                                    long long offset,
                                    std::size_t* wrongAt = nullptr);

}  // namespace hetu::database
