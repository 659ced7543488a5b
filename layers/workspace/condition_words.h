#pragma once
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The words and signs of the condition language. Used inside layers/workspace only.
namespace hetu::database {

using Sign = std::pair<std::string_view, std::string_view>;  // as written, as SQL

/// Every sign that may be written and what SQL says for it; longer ones first, since they are tried
/// in order.
[[nodiscard]] const std::array<Sign, 31>& signs();
/// Words of the expression language, in lower case: what SQL says for them.
[[nodiscard]] const std::map<std::string, std::string_view, std::less<>>& keywords();
/// "contains", in either language.
[[nodiscard]] bool meansContains(std::string_view word);

struct Character {
    std::size_t bytes;
    bool isOfWord;
};
/// The character at `at`: letters, digits, _ and whatever is neither ASCII nor a sign or space.
[[nodiscard]] Character characterAt(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t characters(std::string_view text);

/// `text` in quotes.
[[nodiscard]] std::string sqlText(std::string_view text);
/// `text` as the middle of a LIKE pattern with ESCAPE '\'.
[[nodiscard]] std::string likeText(std::string_view text);

/// Steps that turn one text into the other (Levenshtein), over bytes: good enough for a hint.
[[nodiscard]] std::size_t distanceOf(std::string_view a, std::string_view b);

}  // namespace hetu::database
