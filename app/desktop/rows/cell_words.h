#pragma once
#include <QString>
#include <string>
#include <vector>

#include "layers/model/table.h"
#include "layers/workspace/code_lists.h"

namespace hetu::desktop {

/// The cell as people read it: numbers grouped, codes by their label, 1 and 0 of a question as yes
/// and no; "" where nothing is known. Any thread.
[[nodiscard]] QString shownCell(const CodeLists& codes,
                                const std::string& layer,
                                const Column& column,
                                std::size_t row);
/// The same for a spreadsheet: numbers exact and without separators; no tab, no line break.
[[nodiscard]] QString copiedCell(const CodeLists& codes,
                                 const std::string& layer,
                                 const Column& column,
                                 std::size_t row);
/// As it is kept and written again: "" where nothing is known, numbers exact.
[[nodiscard]] std::string keptCell(const Column& column, std::size_t row);
/// Label, and the unit in brackets.
[[nodiscard]] QString headingOf(const Field& field);

}  // namespace hetu::desktop
