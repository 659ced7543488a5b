#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/table.h"

namespace hetu {

/// What a column holds, in figures. Of texts only the first three are said; figures of numbers
/// that do not exist (of no number; the deviation of one) are NaN.
struct ColumnStatistics {
    std::size_t known = 0;
    std::size_t unknown = 0;
    std::size_t distinct = 0;  ///< different known values
    double minimum = missingNumber;
    double maximum = missingNumber;
    double sum = missingNumber;
    double mean = missingNumber;
    double median = missingNumber;             ///< of an even number: the mean of the middle two
    double standardDeviation = missingNumber;  ///< of a sample: divided by known - 1
};

/// Errors   Cancelled.
/// Cost     O(n log n); a million numbers 0.1 s.
/// Holds    Independent of the order of the rows to the last bit.
[[nodiscard]] Result<ColumnStatistics> columnStatistics(const Column& column,
                                                        const Progress& progress = {});

/// One value of a column, as text (numbers as toText writes them), and how many rows hold it.
struct ValueCount {
    std::string value;
    double number = missingNumber;  ///< of a column of numbers
    std::size_t rows = 0;
};

/// The known values, the most frequent first, equally frequent ones ascending (texts by bytes); no
/// more than `most` of them.
/// Errors   Cancelled.
[[nodiscard]] Result<std::vector<ValueCount>> distinctValues(const Column& column,
                                                             std::size_t most,
                                                             const Progress& progress = {});

}  // namespace hetu
