#include "layers/quality/register_checks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "layers/workspace/register_schema.h"

namespace hetu {
namespace {

constexpr std::string_view signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// GB 11714: the ninth sign of an organisation's number.
char numberCheck(std::string_view number) {
    constexpr std::array weights{3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const char c = number[i];
        sum += weights[i] * (c <= '9' ? c - '0' : c - 'A' + 10);
    }
    const int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

char wholeCheck(std::string_view code) {
    std::size_t sum = 0, weight = 1;
    for (const char c : code.substr(0, 17)) {
        sum += signs.find(c) * weight;
        weight = weight * 3 % signs.size();
    }
    return signs[(signs.size() - sum % signs.size()) % signs.size()];
}

bool isYesOrNo(std::string_view field) {
    static constexpr std::array all{"has_org",   "instructor", "has_union",    "has_league",
                                    "has_women", "in_base",    "has_committee"};
    return std::find(all.begin(), all.end(), field) != all.end();
}

bool isDate(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isDash = i == 4 || i == 7;
        if (isDash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    }
    long long year = 0, month = 1, day = 1;
    if (!parseInteger(text.substr(0, 4), year)) return false;
    // "08" is no number with a leading zero here, but two digits.
    const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    if (text.size() >= 7) month = two(5);
    if (text.size() == 10) day = two(8);
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1949 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
    const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int last = days[static_cast<std::size_t>(month - 1)] + (month == 2 && isLeap ? 1 : 0);
    return day <= last;
}

ValueProblem refused(Text sentence) {
    return {std::move(sentence), true};
}

}  // namespace

std::optional<Text> problemOfCreditCode(std::string_view code) {
    if (code.size() != 18)
        return textOf("A credit code has 18 characters, this one {}.",
                      "统一社会信用代码应为 18 位，现为 {} 位。", code.size());
    for (std::size_t i = 0; i < code.size(); ++i)
        if (signs.find(code[i]) == std::string_view::npos)
            return textOf("Character {} (\"{}\") does not occur in credit codes.",
                          "第 {} 位“{}”不是信用代码所用的字符。", i + 1,
                          std::string_view(isUtf8(code.substr(i, 1)) ? code.substr(i, 1) : "?"));
    for (std::size_t i = 2; i < 8; ++i)
        if (code[i] > '9')
            return Text{"Characters 3 to 8 of a credit code are the digits of a county.",
                        "信用代码第 3 至 8 位应为行政区划数字。"};
    const char last = wholeCheck(code);
    if (code[17] != last)
        return textOf(
            "The check character does not fit: {} is expected at the end. Is a character "
            "wrong or swapped?",
            "校验码不符：末位应为 {}，请核对是否输错或颠倒。", std::string_view(&last, 1));
    if (code[16] != numberCheck(code.substr(8, 8)))
        return Text{"The number of the organisation inside the code does not fit its check sign.",
                    "代码中的主体标识码校验不符，请核对。"};
    return std::nullopt;
}

std::optional<ValueProblem> problemOfValue(std::string_view layer,
                                           std::string_view field,
                                           std::string_view value) {
    const std::string text = trimmed(value);
    if (text.empty()) {
        if (field == "name") return ValueProblem{{"It has no name yet.", "尚未填写名称。"}, false};
        return std::nullopt;
    }
    if (!isUtf8(text)) return refused({"This is no readable text.", "这不是可读的文字。"});
    if (field == "uscc") {
        if (const auto problem = problemOfCreditCode(text)) return ValueProblem{*problem, false};
        return std::nullopt;
    }
    if (const auto& codes = codesOf(layer, field); !codes.empty()) {
        const bool isKnown = std::any_of(codes.begin(), codes.end(),
                                         [&](const CodeLabel& c) { return c.code == text; });
        if (isKnown) return std::nullopt;
        return ValueProblem{textOf("\"{}\" is not in the list.", "“{}”不在可选项之中。", text),
                            false};
    }
    if (isYesOrNo(field)) {
        if (text == "0" || text == "1") return std::nullopt;
        return refused(textOf("Yes or no is wanted here, not \"{}\".",
                              "此处只能填是或否，不能填“{}”。", text));
    }
    if (field == "as_of") {
        if (isDate(text)) return std::nullopt;
        return refused(textOf("\"{}\" is no date: write it as 2026-09-30.",
                              "“{}”不是日期，请写成 2026-09-30。", text));
    }
    const RegisterLayer* known = findRegisterLayer(layer);
    if (!known) return std::nullopt;
    for (const Field& f : known->fields) {
        if (f.name != field || f.type == FieldType::Text) continue;
        double number = 0;
        if (!parseNumber(text, number) || !std::isfinite(number))
            return refused(textOf("\"{}\" is no number.", "“{}”不是数字。", text));
        if (field == "year" && (number < 1949 || number > 2100))
            return refused(textOf("{} is no year of ours.", "{} 不是合理的年份。", text));
        if (number < 0 && field != "revenue")
            return refused({"It cannot be below 0.", "不能小于 0。"});
        if (f.type == FieldType::Integer && number != std::floor(number))
            return refused({"A whole number is wanted.", "请填写整数。"});
    }
    return std::nullopt;
}

}  // namespace hetu
