#pragma once
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/text.h"

namespace hetu {

/// Integer: a whole number of at most 2^53. Real: a double. Text: UTF-8.
enum class FieldType { Integer, Real, Text };

/// What a column holds. `name` is the column in files; `label` is what people read.
struct Field {
    std::string name;
    FieldType type = FieldType::Text;
    Text label = {};
    std::string unit = {};  ///< "m", "1/km2", "%" ...; empty for text and for plain counts
};

inline constexpr double missingNumber = std::numeric_limits<double>::quiet_NaN();

/// One column: numbers (missing = NaN) or texts (missing = ""), by the type of its field.
struct Column {
    Field field;
    std::vector<double> numbers;     ///< used by Integer and Real
    std::vector<std::string> texts;  ///< used by Text

    [[nodiscard]] bool isText() const { return field.type == FieldType::Text; }
    [[nodiscard]] std::size_t size() const { return isText() ? texts.size() : numbers.size(); }
    [[nodiscard]] bool isMissing(std::size_t row) const {
        return isText() ? texts[row].empty() : std::isnan(numbers[row]);
    }
};

/// Columns of equal length.
class Table {
public:
    /// Adds an empty column that the caller then fills to the length of the others.
    Column& add(Field field) {
        m_columns.push_back({std::move(field), {}, {}});
        return m_columns.back();
    }
    Column& add(Field field, std::vector<double> numbers) {
        m_columns.push_back({std::move(field), std::move(numbers), {}});
        return m_columns.back();
    }
    Column& add(Field field, std::vector<std::string> texts) {
        m_columns.push_back({std::move(field), {}, std::move(texts)});
        return m_columns.back();
    }

    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    [[nodiscard]] std::vector<Column>& columns() { return m_columns; }
    [[nodiscard]] std::size_t rowCount() const {
        return m_columns.empty() ? 0 : m_columns.front().size();
    }
    /// The column of that name, or nullptr.
    [[nodiscard]] const Column* find(std::string_view name) const {
        for (const Column& column : m_columns)
            if (column.field.name == name) return &column;
        return nullptr;
    }

private:
    std::vector<Column> m_columns;
};

}  // namespace hetu
