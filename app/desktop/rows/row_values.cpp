#include "app/desktop/rows/row_values.h"

#include "layers/base/text.h"
#include "layers/quality/clean_cell.h"

namespace hetu::desktop {

CellValue cellOf(const Field& field, const std::string& value) {
    double number = 0;
    if (value.empty()) return std::monostate{};
    if (field.type != FieldType::Text && parseNumber(value, number)) return number;
    return value;
}

std::optional<ValueProblem> problemOfWritten(const std::string& layer,
                                             const Field& field,
                                             const std::string& value) {
    if (auto found = problemOfValue(layer, field.name, value)) return found;
    double number = 0;
    if (field.type != FieldType::Text && !value.empty() && !parseNumber(value, number))
        return ValueProblem{textOf("\"{}\" is no number.", "“{}”不是数字。", value), true};
    return std::nullopt;
}

std::string valueOfWritten(const CodeLists& codes,
                           const std::string& layer,
                           const Field& field,
                           const std::string& written) {
    const std::string text = halfWidth(written);
    if (text.empty()) return {};
    if (isYesOrNo(field.name)) {
        const CleanNumber flag = cleanFlag(text);
        return flag.state == CellState::Good ? toText(flag.value) : text;
    }
    if (!codes.of(layer, field.name).empty()) {
        const std::string code = codes.codeOf(layer, field.name, text);
        return code.empty() ? cleanCode(layer, field.name, written).text : code;
    }
    if (field.type == FieldType::Text) return trimmed(written);
    std::string number = text;
    std::erase(number, ',');
    double value = 0;
    return parseNumber(number, value) ? number : text;
}

RowValues valuesOf(const OneRow& row) {
    RowValues values;
    for (std::size_t i = 0; i < row.fields.size(); ++i)
        values[row.fields[i].name] = cellOf(row.fields[i], row.values[i]);
    return values;
}

Text called(const std::string& name, const Text& otherwise) {
    return name.empty() ? otherwise : Text{name, name};
}

Text changedLabel(const Field& field, const Text& name) {
    const Text label = field.label.isEmpty() ? Text{field.name, field.name} : field.label;
    return {fillIn("{} changed: {}", {label.en, name.in(Language::English)}),
            fillIn("修改{}：{}", {label.zh, name.in(Language::Chinese)})};
}

Text stepLabel(std::string_view en, std::string_view zh, const Text& name) {
    return {fillIn(en, {name.in(Language::English)}), fillIn(zh, {name.in(Language::Chinese)})};
}

}  // namespace hetu::desktop
