#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/base/text.h"
#include "layers/model/geometry.h"
#include "layers/model/table.h"

/// The figures behind charts: what a histogram, a scatter plot and a ranking draw.
namespace hetu::analysis {

/// Round limits (multiples of 1, 2 or 5 times a power of ten) in equal steps that enclose
/// [least, greatest], about `wished` steps of them, no more than twice as many; at least one step.
/// Each is the double nearest to its decimal notation: 0.3, never 0.30000000000000004.
/// REQUIRES: finite, least <= greatest, wished >= 1.
[[nodiscard]] std::vector<double> roundLimits(double least, double greatest, int wished);

/// How often values fall between limits.
struct Histogram {
    /// Ascending, one more than `counts`. Bin k holds limits[k] <= value < limits[k + 1], the last
    /// one its upper limit too. Empty if no value is known.
    std::vector<double> limits;
    std::vector<std::size_t> counts;
    std::size_t unknown = 0;  ///< values that are no (finite) number
    Text reason;              ///< why as many bins, one sentence

    /// The bin of a value within the limits, -1 of any other.
    [[nodiscard]] int binOf(double value) const;
};

/// The number of bins, unless `wished` names one (1 to 200): the width of Freedman and Diaconis,
/// 2 IQR / n^(1/3); where half of the values are equal, Sturges's 1 + log2 n bins; made round by
/// roundLimits, and for whole numbers at least 1. A long tail does not make more than 60.
///
/// Freedman, Diaconis (1981), On the histogram as a density estimator: L2 theory,
/// Z. Wahrscheinlichkeitstheorie 57. Sturges (1926), The choice of a class interval, JASA 21.
///
/// Errors   InvalidArgument: `wished`. Cancelled.
/// Cost     O(n); a million values 0.05 s.
/// Holds    The counts are those of a loop over the limits, sum up to the known values, and do not
///          depend on the order of the values.
[[nodiscard]] Result<Histogram> histogram(std::span<const double> values,
                                          int wished = 0,
                                          const Progress& progress = {});

/// Points of a scatter plot counted in cells, row 0 at the bottom.
struct ScatterCells {
    Extent box;
    int columns = 0;
    int rows = 0;
    std::vector<std::uint32_t> counts;  ///< rows * columns
    std::size_t unknown = 0;            ///< points one of whose numbers is not finite
    std::size_t outside = 0;            ///< beyond the box

    /// Where `counts` counts that point, -1: nowhere.
    [[nodiscard]] int cellOf(double x, double y) const;
};

/// The greatest borders belong to the last cells. REQUIRES: spans of one length, a box of positive
/// width and height, columns and rows >= 1.
/// Errors   Cancelled.
[[nodiscard]] Result<ScatterCells> scatterCells(std::span<const double> x,
                                                std::span<const double> y,
                                                const Extent& box,
                                                int columns,
                                                int rows,
                                                const Progress& progress = {});

/// How two columns go together, over the rows in which both are finite numbers.
struct Correlation {
    std::size_t pairs = 0;
    double pearson = missingNumber;  ///< NaN for fewer than two pairs or a constant column
    double spearman =
        missingNumber;  ///< Pearson's of the ranks; equal values share their mean rank
};
/// REQUIRES: spans of one length. Errors   Cancelled. Cost   O(n log n).
[[nodiscard]] Result<Correlation> correlation(std::span<const double> x,
                                              std::span<const double> y,
                                              const Progress& progress = {});

enum class RankingFigure {
    Rows,   ///< how many rows
    Sum,    ///< of the known values
    Mean,   ///< of the known values; of 0 and 1 times 100: a rate
    Share,  ///< per cent of all rows or, with values, of their whole sum
};

struct RankedGroup {
    std::string value;              ///< what its rows have in common, numbers as toText; "" unknown
    double number = missingNumber;  ///< the same, of a column of numbers
    std::size_t rows = 0;
    double figure = missingNumber;
};

/// The groups of equal values in `groups`, the greatest figure first; equal figures by value
/// (numbers by size, texts by bytes), those without a figure behind them, rows without a value as
/// one group at the end. `values`: what is summed, a column of numbers of the same length; nullptr
/// for Rows and for a Share of rows.
/// Errors   InvalidArgument: no numbers to sum. Cancelled.
/// Holds    Independent of the order of the rows to the last bit.
[[nodiscard]] Result<std::vector<RankedGroup>> ranking(const Column& groups,
                                                       const Column* values,
                                                       RankingFigure figure,
                                                       const Progress& progress = {});

}  // namespace hetu::analysis
