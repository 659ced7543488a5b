#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "layers/workspace/register_schema.h"

namespace hetu {

/// GB/T 4754-2017, the classification of the national economy: its 20 sections (A .. T), each
/// followed by its divisions (01 .. 97).
[[nodiscard]] const std::vector<CodeLabel>& industryCodes();

/// The section or division that people mean: "C", "13", "C13", "1311" (of a group or class its
/// division), "C 制造业", "13农副食品加工业", "制造业"; "" if it is none of them.
[[nodiscard]] std::string industryOf(std::string_view written);

}  // namespace hetu
