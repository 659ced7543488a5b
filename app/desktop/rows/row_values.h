#pragma once
#include <string>
#include <string_view>

#include "layers/workspace/one_row.h"
#include "layers/workspace/workspace.h"

namespace hetu::desktop {

/// A value of a form as it is written to the field: "" is not known.
[[nodiscard]] CellValue cellOf(const Field& field, const std::string& value);
/// All values of a row, to be written to another one.
[[nodiscard]] RowValues valuesOf(const OneRow& row);
/// What people call a row: its name, else what it is.
[[nodiscard]] Text called(const std::string& name, const Text& otherwise);
/// "Split: {}" with that name in each language.
[[nodiscard]] Text stepLabel(std::string_view en, std::string_view zh, const Text& name);

}  // namespace hetu::desktop
