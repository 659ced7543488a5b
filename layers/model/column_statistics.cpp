#include "layers/model/column_statistics.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace hetu {
namespace {

/// The known numbers, ascending: whatever is summed is then summed in one order.
std::vector<double> sortedNumbers(const Column& column) {
    std::vector<double> numbers;
    numbers.reserve(column.numbers.size());
    for (const double number : column.numbers)
        if (!std::isnan(number)) numbers.push_back(number == 0 ? 0.0 : number);  // no -0
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

/// Counts equal neighbours: calls `visit(from, to)` for each run.
template <class Values, class Visit>
void visitRuns(const Values& values, const Visit& visit) {
    for (std::size_t from = 0; from < values.size();) {
        std::size_t to = from + 1;
        while (to < values.size() && values[to] == values[from])
            ++to;
        visit(from, to);
        from = to;
    }
}

using TextCounts = std::unordered_map<std::string_view, std::size_t>;

Result<TextCounts> countTexts(const Column& column, const Progress& progress) {
    TextCounts counts;
    for (std::size_t row = 0; row < column.texts.size(); ++row) {
        if (row % 4096 == 0 && progress.cancelled()) return cancelledError();
        if (!column.texts[row].empty()) ++counts[column.texts[row]];
    }
    return counts;
}

}  // namespace

Result<ColumnStatistics> columnStatistics(const Column& column, const Progress& progress) {
    ColumnStatistics figures;
    if (column.isText()) {
        HETU_TRY(const TextCounts counts, countTexts(column, progress));
        figures.distinct = counts.size();
        for (const auto& [text, rows] : counts)
            figures.known += rows;
        figures.unknown = column.size() - figures.known;
        return figures;
    }
    const std::vector<double> numbers = sortedNumbers(column);
    if (progress.cancelled()) return cancelledError();
    figures.known = numbers.size();
    figures.unknown = column.size() - numbers.size();
    if (numbers.empty()) return figures;
    visitRuns(numbers, [&](std::size_t, std::size_t) { ++figures.distinct; });
    figures.minimum = numbers.front();
    figures.maximum = numbers.back();
    long double sum = 0;
    for (const double number : numbers)
        sum += number;
    const auto count = static_cast<long double>(numbers.size());
    const long double mean = sum / count;
    long double squares = 0;
    for (const double number : numbers)
        squares += (number - mean) * (number - mean);
    figures.sum = static_cast<double>(sum);
    figures.mean = static_cast<double>(mean);
    if (numbers.size() > 1)
        figures.standardDeviation = static_cast<double>(std::sqrt(squares / (count - 1)));
    const std::size_t middle = numbers.size() / 2;
    figures.median =
        numbers.size() % 2 ? numbers[middle] : numbers[middle - 1] / 2 + numbers[middle] / 2;
    return figures;
}

Result<std::vector<ValueCount>> distinctValues(const Column& column,
                                               std::size_t most,
                                               const Progress& progress) {
    std::vector<ValueCount> values;
    if (column.isText()) {
        HETU_TRY(const TextCounts counts, countTexts(column, progress));
        for (const auto& [text, rows] : counts)
            values.push_back({std::string(text), missingNumber, rows});
    } else {
        const std::vector<double> numbers = sortedNumbers(column);
        visitRuns(numbers, [&](std::size_t from, std::size_t to) {
            values.push_back({{}, numbers[from], to - from});
        });
    }
    if (progress.cancelled()) return cancelledError();
    const auto isBefore = [](const ValueCount& a, const ValueCount& b) {
        if (a.rows != b.rows) return a.rows > b.rows;
        return a.value != b.value ? a.value < b.value : a.number < b.number;
    };
    const auto kept = values.begin() + static_cast<std::ptrdiff_t>(std::min(most, values.size()));
    std::partial_sort(values.begin(), kept, values.end(), isBefore);
    values.erase(kept, values.end());
    for (ValueCount& value : values)
        if (!column.isText()) value.value = toText(value.number);
    return values;
}

}  // namespace hetu
