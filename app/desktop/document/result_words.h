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

}  // namespace hetu::desktop
