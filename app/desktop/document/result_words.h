#pragma once
#include <QStringList>
#include <string>
#include <vector>

#include "layers/workspace/workspace.h"

namespace hetu::desktop {

/// The newest usual result of that analysis (none that is kept apart under a name), or nullptr.
[[nodiscard]] const StoredResult* newestOf(const std::vector<StoredResult>& results,
                                           const std::string& analysis);
/// What a result says, sentence by sentence, in the installed language.
[[nodiscard]] QStringList notesOf(const StoredResult& result);

/// The analysis by its title, and what keeps this run apart from others.
[[nodiscard]] QString titleOf(const StoredResult& result);
/// When it was made, on the clock of here.
[[nodiscard]] QString whenMade(const StoredResult& result);
/// The values that differ from their defaults: "Bandwidth: 500 m".
[[nodiscard]] QStringList chosenValues(const StoredResult& result);

}  // namespace hetu::desktop
