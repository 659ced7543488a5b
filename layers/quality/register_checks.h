#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "layers/base/text.h"

namespace hetu {

/// What is wrong with a unified social credit code (GB 32100-2015), in one sentence; nothing if it
/// is in order. Eighteen signs of 0-9 and A-Z without I, O, S, V, Z; the last is the check sign
/// 31 - sum c_i 3^(i-1) mod 31, the seventeenth that of the organisation's number (GB 11714).
/// Some codes of the first years do not keep to the standard and yet are real: a doubt, no refusal.
[[nodiscard]] std::optional<Text> problemOfCreditCode(std::string_view code);

/// What is wrong with a value of a register field before it is kept, in one sentence; nothing if it
/// may stay. Empty is always in order ("not known") but for a name. Counts are whole and not
/// negative, codes are those of codesOf(), yes and no are 1 and 0, a year is within 1949 .. 2100, a
/// data date is 2026, 2026-09 or 2026-09-30 of the calendar.
struct ValueProblem {
    Text sentence;
    bool isRefused = true;  ///< false: kept all the same, but looked at again
};
[[nodiscard]] std::optional<ValueProblem> problemOfValue(std::string_view layer,
                                                         std::string_view field,
                                                         std::string_view value);

}  // namespace hetu
