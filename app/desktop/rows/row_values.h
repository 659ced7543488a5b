#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "layers/quality/register_checks.h"
#include "layers/workspace/code_lists.h"
#include "layers/workspace/one_row.h"
#include "layers/workspace/workspace.h"

namespace hetu::desktop {

/// A value of a form as it is written to the field: "" is not known.
[[nodiscard]] CellValue cellOf(const Field& field, const std::string& value);
/// What is wrong with it before it is kept; nothing if it may stay.
[[nodiscard]] std::optional<ValueProblem> problemOfWritten(const std::string& layer,
                                                           const Field& field,
                                                           const std::string& value);
/// The value that somebody means who writes that into a spreadsheet: the code of a label, 1 for
/// yes, a number without its separators; what cannot be read stays as it is.
[[nodiscard]] std::string valueOfWritten(const CodeLists& codes,
                                         const std::string& layer,
                                         const Field& field,
                                         const std::string& written);
/// All values of a row, to be written to another one.
[[nodiscard]] RowValues valuesOf(const OneRow& row);
/// What people call a row: its name, else what it is.
[[nodiscard]] Text called(const std::string& name, const Text& otherwise);
/// "Employees changed: Firm 7", the step of one value written.
[[nodiscard]] Text changedLabel(const Field& field, const Text& name);
/// "Split: {}" with that name in each language.
[[nodiscard]] Text stepLabel(std::string_view en, std::string_view zh, const Text& name);

}  // namespace hetu::desktop
