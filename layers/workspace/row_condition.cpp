#include "layers/workspace/row_condition.h"

#include <algorithm>
#include <array>

#include "layers/workspace/condition_words.h"
#include "layers/workspace/database.h"

namespace hetu::database {
namespace {

struct Operator {
    std::string_view written;
    std::string_view sql;
};
constexpr std::array<Operator, 14> operators{{{"<=", "<="},
                                              {">=", ">="},
                                              {"<>", "<>"},
                                              {"!=", "<>"},
                                              {"≤", "<="},
                                              {"≥", ">="},
                                              {"≠", "<>"},
                                              {"==", "="},
                                              {"=", "="},
                                              {"<", "<"},
                                              {">", ">"},
                                              {"＝", "="},
                                              {"＜", "<"},
                                              {"＞", ">"}}};

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), lowered(word)) != words.end();
}

/// "1,234" as people see it; yes and no for 1 and 0.
bool parseWritten(std::string_view written, double& number) {
    std::string text = trimmed(written);
    if (isOneOf(text, {"yes", "true", "是", "有"})) return (number = 1), true;
    if (isOneOf(text, {"no", "false", "否", "无"})) return (number = 0), true;
    std::erase(text, ',');
    return parseNumber(text, number) && number - number == 0;
}

Result<double> numberOf(std::string_view written, const Field& field) {
    double number = 0;
    if (parseWritten(written, number)) return number;
    return Error{
        ErrorCode::InvalidArgument,
        {fillIn("\"{}\" holds numbers; \"{}\" is none.",
                {field.label.en.empty() ? field.name : field.label.en, std::string(written)}),
         fillIn("“{}”是数字，“{}”不是。",
                {field.label.zh.empty() ? field.name : field.label.zh, std::string(written)})},
        {"Write 20, >10, 10..20, = (blank) or <> (not blank).",
         "可写：20、>10、10..20、=（空白）、<>（非空）。"}};
}

Result<SqlCondition> numberCondition(const std::string& column,
                                     const Field& field,
                                     std::string_view sign,
                                     std::string_view text) {
    const std::string isNumber = "typeof(" + column + ") IN ('integer', 'real')";
    if (sign.empty())
        for (const std::string_view between : {"..", "…", "~", "～", "至"}) {
            const auto at = text.find(between);
            if (at == std::string_view::npos) continue;
            HETU_TRY(const double from, numberOf(text.substr(0, at), field));
            HETU_TRY(const double to, numberOf(text.substr(at + between.size()), field));
            return SqlCondition{isNumber + " AND " + column + " BETWEEN ? AND ?", {from, to}};
        }
    HETU_TRY(const double number, numberOf(text, field));
    return SqlCondition{
        isNumber + " AND " + column + " " + std::string(sign.empty() ? "=" : sign) + " ?",
        {number}};
}

SqlCondition codeCondition(const std::string& column,
                           const std::vector<CodeLabel>& codes,
                           std::string_view sign,
                           const std::string& text) {
    const std::string sought = lowered(text);
    const bool isWhole = !sign.empty();
    // One letter is a section of industries where there are such, not a part of an English word.
    const bool isLetter =
        sought.size() == 1 && std::ranges::any_of(codes, [&](const CodeLabel& code) {
            return lowered(code.code) == sought;
        });
    std::string all, hits;
    for (const CodeLabel& code : codes) {
        const std::string quotedCode = sqlText(code.code);
        all += (all.empty() ? "" : ", ") + quotedCode;
        const std::string en = lowered(code.label.en), zh = lowered(code.label.zh);
        const bool isHit = lowered(code.code) == sought ||
                           (isWhole ? en == sought || zh == sought
                                    : !isLetter && (en.find(sought) != std::string::npos ||
                                                    zh.find(sought) != std::string::npos));
        if (isHit) hits += (hits.empty() ? "" : ", ") + quotedCode;
    }
    const std::string other =
        isWhole ? column + " = ?"
                : column + " NOT IN (" + all + ") AND instr(lower(" + column + "), ?) > 0";
    const std::string either = "(" + column + " IN (" + hits + ") OR " + other + ")";
    return {column + " <> '' AND " + (sign == "<>" ? "NOT " : "") + either,
            {isWhole ? text : sought}};
}

}  // namespace

Result<SqlCondition> conditionOf(const CodeLists& lists,
                                 std::string_view layer,
                                 const Field& field,
                                 std::string_view written) {
    std::string text = trimmed(written);
    if (text.empty()) return SqlCondition{};
    std::string_view sign;
    for (const Operator& one : operators)
        if (text.starts_with(one.written)) {
            sign = one.sql;
            text = trimmed(std::string_view(text).substr(one.written.size()));
            break;
        }
    const std::string column = quoted(field.name);
    const std::vector<CodeLabel>& codes = lists.of(layer, field.name);
    const bool isFree = field.type == FieldType::Text && codes.empty();
    const bool isBlank = (sign == "=" && text.empty()) ||
                         isOneOf(text, {"(blank)", "（空）", "(空)"}) ||
                         (!isFree && isOneOf(text, {"blank", "空", "空白", "未知"}));
    const bool isFilled = (sign == "<>" && text.empty()) ||
                          isOneOf(text, {"(not blank)", "（非空）", "(非空)"}) ||
                          (!isFree && isOneOf(text, {"not blank", "非空", "已知"}));
    const std::string isMissing = field.type == FieldType::Text
                                      ? "coalesce(" + column + ", '') = ''"
                                      : "typeof(" + column + ") NOT IN ('integer', 'real')";
    if (isBlank || isFilled)
        return SqlCondition{isFilled != (sign == "<>" && !text.empty()) ? "NOT (" + isMissing + ")"
                                                                        : isMissing};
    if (text.empty())
        return Error{ErrorCode::InvalidArgument,
                     textOf("A value is missing behind \"{}\".", "“{}”后面缺少数值。", sign),
                     {}};
    if (field.type != FieldType::Text) return numberCondition(column, field, sign, text);
    if (!codes.empty() && (sign.empty() || sign == "=" || sign == "<>"))
        return codeCondition(column, codes, sign, text);
    if (sign.empty()) return SqlCondition{"instr(lower(" + column + "), ?) > 0", {lowered(text)}};
    return SqlCondition{column + " <> '' AND " + column + " " + std::string(sign) + " ?", {text}};
}

}  // namespace hetu::database
