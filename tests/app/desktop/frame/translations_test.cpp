#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

#include "app/desktop/base/language.h"

namespace {

struct Message {
    QString key;
    bool isFinished = false;
    QString source, translation;
};

std::vector<Message> messagesOf(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    QXmlStreamReader xml(&file);
    std::vector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("message")) messages.emplace_back();
        if (messages.empty()) continue;
        if (xml.name() == QLatin1String("source")) {
            messages.back().source = xml.readElementText();
            messages.back().key = context + QLatin1Char('|') + messages.back().source;
        } else if (xml.name() == QLatin1String("translation")) {
            const bool hasType = xml.attributes().hasAttribute(QLatin1String("type"));
            messages.back().translation = xml.readElementText();
            messages.back().isFinished = !hasType && !messages.back().translation.isEmpty();
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return messages;
}

const QString desktop = QStringLiteral(HETU_SOURCE_DIR "/app/desktop");

/// The folders of app/desktop that hold code: each keeps its words in zh.ts.
QStringList rooms() {
    QStringList rooms;
    for (const QString& room : QDir(desktop).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (!QDir(desktop + QLatin1Char('/') + room).entryList({QStringLiteral("*.cpp")}).isEmpty())
            rooms << room;
    return rooms;
}

TEST(Translations, EverySentenceOfTheWindowIsSaidInChinese) {
    QTemporaryDir folder;
    std::size_t count = 0;
    for (const QString& room : rooms()) {
        const QString fresh = folder.filePath(room + QStringLiteral(".ts"));
        QFile::copy(desktop + QLatin1Char('/') + room + QStringLiteral("/zh.ts"), fresh);
        QProcess update;
        update.start(QStringLiteral(HETU_LUPDATE),
                     {QStringLiteral("-no-obsolete"), desktop + QLatin1Char('/') + room,
                      QStringLiteral("-I"), QStringLiteral(HETU_SOURCE_DIR),
                      QStringLiteral("-target-language"), QStringLiteral("zh"),
                      QStringLiteral("-ts"), fresh});
        ASSERT_TRUE(update.waitForFinished(60000));
        ASSERT_EQ(update.exitCode(), 0) << update.readAllStandardError().toStdString();
        if (!QFile::exists(fresh)) continue;
        const std::vector<Message> messages = messagesOf(fresh);
        count += messages.size();
        for (const Message& message : messages)
            EXPECT_TRUE(message.isFinished)
                << "not translated in " << room.toStdString() << ": " << message.key.toStdString();
    }
    EXPECT_GT(count, 50U);
}

TEST(Translations, ButtonsThatComeFromQtAreChineseToo) {
    using namespace hetu;
    desktop::installLanguage(Language::Chinese);
    EXPECT_EQ(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("取消"))
        << "qt6-translations-l10n of scripts/packages.txt is missing";
    desktop::installLanguage(Language::English);
    EXPECT_EQ(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Cancel"));
}

TEST(Translations, EveryPlaceholderSurvives) {
    for (const QString& room : rooms()) {
        const QString file = desktop + QLatin1Char('/') + room + QStringLiteral("/zh.ts");
        if (!QFile::exists(file)) continue;
        for (const Message& message : messagesOf(file))
            for (const char* placeholder : {"%1", "%2", "%3", "%4"})
                EXPECT_EQ(message.source.contains(QLatin1String(placeholder)),
                          message.translation.contains(QLatin1String(placeholder)))
                    << message.key.toStdString();
    }
}

}  // namespace
