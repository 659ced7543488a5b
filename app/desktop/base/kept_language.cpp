#include "app/desktop/base/kept_language.h"

#include <QSettings>

namespace hetu::desktop {

namespace {
const QString languageKey = QStringLiteral("language");
}  // namespace

QString keptLanguage() {
    return QSettings().value(languageKey).toString();
}

void keepLanguage(const QString& word) {
    QSettings().setValue(languageKey, word);
}

}  // namespace hetu::desktop
