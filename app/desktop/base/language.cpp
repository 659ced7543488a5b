#include "app/desktop/base/language.h"

#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QTranslator>

// Resources of a static library are left out by the linker unless somebody names them.
static void nameResources() {
    Q_INIT_RESOURCE(hetu_translations);
}

namespace hetu::desktop {
namespace {
Language g_language = Language::English;
}  // namespace

Language chooseLanguage(const QString& asked) {
    if (asked == QLatin1String("zh")) return Language::Chinese;
    if (asked == QLatin1String("en")) return Language::English;
    return QLocale::system().language() == QLocale::Chinese ? Language::Chinese : Language::English;
}

void installLanguage(Language language) {
    g_language = language;
    const bool isChinese = language == Language::Chinese;
    // Numbers are written by numbers.h; the locale only words Qt's own dialogs.
    QLocale::setDefault(isChinese ? QLocale(QLocale::Chinese, QLocale::China)
                                  : QLocale(QLocale::English, QLocale::UnitedKingdom));
    static QPointer<QObject> translators;  // of the language before
    delete translators;
    if (!isChinese) return;
    translators = new QObject(qApp);
    nameResources();
    const QDir rooms(QStringLiteral(":/translations"));
    for (const QString& room : rooms.entryList(QDir::Dirs)) {
        auto* ours = new QTranslator(translators);
        if (ours->load(rooms.filePath(room + QStringLiteral("/zh.qm"))))
            qApp->installTranslator(ours);
    }
    auto* qts = new QTranslator(translators);
    if (qts->load(QStringLiteral("qtbase_zh_CN"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        qApp->installTranslator(qts);
}

Language installedLanguage() {
    return g_language;
}

QString words(const Text& text) {
    return QString::fromStdString(text.in(g_language));
}

QString words(const Text& title, const std::string& name) {
    return title.isEmpty() ? QString::fromStdString(name) : words(title);
}

}  // namespace hetu::desktop
