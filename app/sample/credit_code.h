#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace hetu::sample {

/// A unified social credit code (GB 32100-2015) that passes both check digits and belongs to
/// nobody: its region 410399 is an unassigned county number.
///
/// `registry`  the first two characters: "91" enterprise, "51" association, "52" private
///             non-enterprise unit, "53" foundation ...
/// `series`    two letters of the body, "MA" or "MJ".
/// `number`    REQUIRES: in [0, 1 000 000).
[[nodiscard]] std::string creditCode(std::string_view registry,
                                     std::string_view series,
                                     std::int64_t number);

}  // namespace hetu::sample
