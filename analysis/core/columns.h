#pragma once
#include <string>

#include "layers/model/table.h"

namespace hetu::analysis {

/// The number at `row`, NaN where there is no such column or it holds words.
[[nodiscard]] inline double numberAt(const Column* column, std::size_t row) {
    return column && !column->isText() && row < column->numbers.size() ? column->numbers[row]
                                                                       : missingNumber;
}

/// The text at `row`, empty where there is no such column or it holds numbers.
[[nodiscard]] inline const std::string& textAt(const Column* column, std::size_t row) {
    static const std::string none;
    return column && column->isText() && row < column->texts.size() ? column->texts[row] : none;
}

}  // namespace hetu::analysis
