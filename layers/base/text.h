#pragma once
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hetu {

enum class Language { English, Chinese };

/// One sentence or label in both languages of the program.
struct Text {
    std::string en;
    std::string zh;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::Chinese && !zh.empty() ? zh : en;
    }
    [[nodiscard]] bool isEmpty() const { return en.empty() && zh.empty(); }
};

/// Shortest decimal text that reads back as the same double; never depends on the locale.
/// Not-a-number gives "nan", the infinities "inf" and "-inf".
[[nodiscard]] std::string toText(double value);
[[nodiscard]] std::string toText(long long value);
/// `value` with exactly `decimals` digits behind the point; never depends on the locale.
[[nodiscard]] std::string toFixed(double value, int decimals);
/// 1234567.25 -> "1,234,567.25": toFixed in groups of three digits; zero has no sign.
[[nodiscard]] std::string toGrouped(double value, int decimals = 0);

template <class T>
requires std::is_integral_v<T>
[[nodiscard]] std::string toText(T value) {
    return toText(static_cast<long long>(value));
}
[[nodiscard]] inline std::string toText(std::string_view value) {
    return std::string(value);
}

/// Replaces each "{}" of `pattern` by the next of `arguments`.
[[nodiscard]] std::string fillIn(std::string_view pattern,
                                 const std::vector<std::string>& arguments);

/// textOf("{} rows", "{} 行", n): the same arguments filled into both languages.
template <class... Args>
[[nodiscard]] Text textOf(std::string_view en, std::string_view zh, const Args&... args) {
    const std::vector<std::string> filled{toText(args)...};
    return {fillIn(en, filled), fillIn(zh, filled)};
}

/// The whole of `text` as a number, with '.' as decimal point; nothing else is accepted.
[[nodiscard]] bool parseNumber(std::string_view text, double& value);
[[nodiscard]] bool parseInteger(std::string_view text, long long& value);

/// Without white space at both ends (ASCII, U+3000, U+00A0, U+FEFF and U+200B).
[[nodiscard]] std::string trimmed(std::string_view text);
/// ASCII letters in lower case; every other byte as it is.
[[nodiscard]] std::string lowered(std::string_view text);
/// "a, b,c" -> {"a", "b", "c"}; empty parts are left out.
[[nodiscard]] std::vector<std::string> splitList(std::string_view text, char separator = ',');
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);
/// True if `text` is well-formed UTF-8.
[[nodiscard]] bool isUtf8(std::string_view text);

}  // namespace hetu
