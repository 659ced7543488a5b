#include "app/desktop/rows/row_values.h"

#include "layers/base/text.h"

namespace hetu::desktop {

CellValue cellOf(const Field& field, const std::string& value) {
    double number = 0;
    if (value.empty()) return std::monostate{};
    if (field.type != FieldType::Text && parseNumber(value, number)) return number;
    return value;
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

Text stepLabel(std::string_view en, std::string_view zh, const Text& name) {
    return {fillIn(en, {name.in(Language::English)}), fillIn(zh, {name.in(Language::Chinese)})};
}

}  // namespace hetu::desktop
