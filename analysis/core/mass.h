#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "layers/base/result.h"

namespace hetu::analysis {

/// Weights as whole numbers of millionths, so that sums are exact and depend neither on the order
/// of adding nor on the number of threads; a weight is rounded to the nearest millionth.
constexpr std::int64_t massUnit = 1'000'000;

/// Per point its weight in millionths; nothing where `weights` is empty (every point counts 1).
/// Errors   InvalidArgument: not one weight per point, one that is negative or not finite, or
///          weights of more than 9e12 together.
[[nodiscard]] Result<std::vector<std::int64_t>> massesOf(std::span<const double> weights,
                                                         std::size_t count);

}  // namespace hetu::analysis
