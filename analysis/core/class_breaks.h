#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu::analysis {

enum class BreakMethod {
    EqualInterval,  ///< classes equally wide
    Quantile,       ///< classes with equally many values
    NaturalBreaks,  ///< the classes whose values differ least (Fisher 1958, Jenks 1977)
    Rounded,        ///< equally wide, with round limits: multiples of 1, 2 or 5 times a power of 10
    Fixed,          ///< the limits that were given
};

/// Numbers in classes. Class i holds the values above limits[i] and up to limits[i + 1]; the first
/// class its lower limit too. A value on a limit thus belongs to the class below it, as in QGIS.
struct ClassBreaks {
    std::vector<double> limits = {};       ///< ascending, one more than classes; empty: no values
    std::vector<std::size_t> counts = {};  ///< values in each class
    std::size_t missing = 0;               ///< not-a-number and infinite
    std::size_t outside = 0;               ///< below the first or above the last limit (Fixed)

    /// The class of `value`, or counts.size() where it is in none.
    [[nodiscard]] std::size_t classOf(double value) const;
};

/// Sorts `values` into at most `classes` classes.
///
/// EqualInterval  limits min + (max - min) k / classes.
/// Quantile       limit k is the smallest value that at least k / classes of the values do not
///                exceed (inverse of the empirical distribution); limits that fall together are
///                one, so equal values never part and there may be fewer classes.
/// NaturalBreaks  exactly the partition into `classes` runs of the sorted values with the least
///                sum of squared deviations from the mean of the class; the limits are the largest
///                values of the classes. Equal values count as one with a weight and never part.
///                By dynamic programming over the distinct values, with divide and conquer on the
///                best last break, which never moves back as the values grow.
/// Rounded        the least step of 1, 2, 5, 10, 20 ... with which whole multiples of the step
///                cover all values in no more than `classes` classes; in two where nought, which
///                is always a limit, parts them.
/// Fixed          `fixed`, sorted, each limit once; `classes` is not used.
///
/// Holds   Nothing depends on the order of the values. missing + outside + all counts = number of
///         values; but for Fixed, outside = 0. All values equal: one class from the value to
///         itself. As many distinct values as classes, or fewer: natural breaks gives each its own.
/// Cost    O(n log n); natural breaks O(n log n + k m log m) for m distinct values, 4 k m bytes.
/// Errors  InvalidArgument: classes not in 1 .. 100, fixed with fewer than two limits or one that
///         is not finite. Cancelled.
[[nodiscard]] Result<ClassBreaks> classBreaks(std::span<const double> values,
                                              BreakMethod method,
                                              int classes,
                                              std::span<const double> fixed = {},
                                              const Progress& progress = {});

/// How well the classes tell the values apart: 1 - (squared deviations from the class means) /
/// (squared deviations from the mean of all), Jenks's goodness of variance fit; 1 where all values
/// are equal. Only values in a class count.
[[nodiscard]] double goodnessOfFit(std::span<const double> values, const ClassBreaks& breaks);

}  // namespace hetu::analysis
