#pragma once
#include <QString>

namespace hetu::desktop {

/// The language that was chosen in the window for the next start ("zh", "en"); "" if none was.
[[nodiscard]] QString keptLanguage();
void keepLanguage(const QString& word);

}  // namespace hetu::desktop
