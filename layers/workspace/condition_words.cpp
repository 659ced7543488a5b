#include "layers/workspace/condition_words.h"

#include <algorithm>

#include "layers/base/text.h"
#include "layers/workspace/row_condition.h"

namespace hetu::database {

const std::array<Sign, 31>& signs() {
    static constexpr std::array<Sign, 31> all{{
        {"<=", "<="},   {">=", ">="},   {"<>", "<>"},   {"!=", "<>"}, {"==", "="}, {"||", "||"},
        {"＜＝", "<="}, {"＞＝", ">="}, {"＜＞", "<>"}, {"≤", "<="},  {"≥", ">="}, {"≠", "<>"},
        {"=", "="},     {"<", "<"},     {">", ">"},     {"+", "+"},   {"-", "-"},  {"*", "*"},
        {"/", "/"},     {"%", "%"},     {"(", "("},     {")", ")"},   {",", ","},  {"＝", "="},
        {"＜", "<"},    {"＞", ">"},    {"（", "("},    {"）", ")"},  {"，", ","}, {"×", "*"},
        {"÷", "/"},
    }};
    return all;
}

const std::map<std::string, std::string_view, std::less<>>& keywords() {
    static const std::map<std::string, std::string_view, std::less<>> all{
        {"and", "AND"},
        {"or", "OR"},
        {"not", "NOT"},
        {"in", "IN"},
        {"is", "IS"},
        {"null", "NULL"},
        {"like", "LIKE"},
        {"between", "BETWEEN"},
        {"case", "CASE"},
        {"when", "WHEN"},
        {"then", "THEN"},
        {"else", "ELSE"},
        {"end", "END"},
        {"isnull", "ISNULL"},
        {"notnull", "NOTNULL"},
        {"glob", "GLOB"},
        {"true", "1"},
        {"false", "0"},
        {"并且", "AND"},
        {"且", "AND"},
        {"或者", "OR"},
        {"或", "OR"},
        {"非", "NOT"},
        {"为空", "IS NULL"},
        {"不为空", "IS NOT NULL"},
        {"非空", "IS NOT NULL"},
        {"等于", "="},
        {"不等于", "<>"},
        {"大于", ">"},
        {"小于", "<"},
        {"不小于", ">="},
        {"不大于", "<="},
    };
    return all;
}

bool meansContains(std::string_view word) {
    static constexpr std::array<std::string_view, 2> all{"contains", "包含"};
    return std::find(all.begin(), all.end(), lowered(word)) != all.end();
}

Character characterAt(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
        const bool isLetter = (lead >= 'a' && lead <= 'z') || (lead >= 'A' && lead <= 'Z') ||
                              (lead >= '0' && lead <= '9') || lead == '_';
        return {1, isLetter};
    }
    const std::size_t bytes = std::min<std::size_t>(lead >= 0xF0   ? 4
                                                    : lead >= 0xE0 ? 3
                                                                   : 2,
                                                    text.size() - at);
    static constexpr std::array<std::string_view, 9> others{"\u3000", "\u00a0", "‘",  "’", "“",
                                                            "”",      "；",     "？", "。"};
    const std::string_view rest = text.substr(at);
    const auto begins = [&](std::string_view with) { return rest.starts_with(with); };
    const bool isSign =
        std::any_of(others.begin(), others.end(), begins) ||
        std::any_of(signs().begin(), signs().end(), [&](const Sign& s) { return begins(s.first); });
    return {bytes, !isSign};
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string sqlText(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') out += '\'';
        if (c != '\0') out += c;
    }
    return out + "'";
}

std::string likeText(std::string_view text) {
    std::string out = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return sqlText(out + "%") + " ESCAPE '\\'";
}

std::size_t distanceOf(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
            corner = above;
        }
    }
    return row[b.size()];
}

const std::vector<std::string_view>& pureFunctions() {
    static const std::vector<std::string_view> names{
        "abs",     "ceil",  "coalesce", "exp",  "floor", "iif",    "instr",  "length",
        "ln",      "lower", "ltrim",    "max",  "min",   "mod",    "nullif", "pow",
        "replace", "round", "rtrim",    "sign", "sqrt",  "substr", "trim",   "upper"};
    return names;
}

}  // namespace hetu::database
