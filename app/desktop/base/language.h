#pragma once
#include <QApplication>
#include <QString>
#include <string>

#include "layers/base/text.h"

namespace hetu::desktop {

/// The language that --lang asks for ("zh", "en"); anything else: the system's, where every kind of
/// Chinese gives Chinese and all others English.
[[nodiscard]] Language chooseLanguage(const QString& asked);

/// Makes tr() and words() speak `language` from now on. Call before the first widget is made.
void installLanguage(Language language);
[[nodiscard]] Language installedLanguage();

/// What `text` says in the installed language.
[[nodiscard]] QString words(const Text& text);
/// The same of a title, or `name` where there is none.
[[nodiscard]] QString words(const Text& title, const std::string& name);

}  // namespace hetu::desktop
