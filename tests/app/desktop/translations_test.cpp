#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

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

TEST(Translations, EverySentenceOfTheWindowIsSaidInChinese) {
    QTemporaryDir folder;
    const QString fresh = folder.filePath(QStringLiteral("hetu_zh.ts"));
    ASSERT_TRUE(QFile::copy(desktop + QStringLiteral("/translations/hetu_zh.ts"), fresh));
    QProcess update;
    update.start(QStringLiteral(HETU_LUPDATE),
                 {QStringLiteral("-no-obsolete"), desktop, QStringLiteral("-I"),
                  QStringLiteral(HETU_SOURCE_DIR), QStringLiteral("-ts"), fresh});
    ASSERT_TRUE(update.waitForFinished(60000));
    ASSERT_EQ(update.exitCode(), 0) << update.readAllStandardError().toStdString();
    const std::vector<Message> messages = messagesOf(fresh);
    EXPECT_GT(messages.size(), 50U);
    for (const Message& message : messages)
        EXPECT_TRUE(message.isFinished) << "not translated: " << message.key.toStdString();
}

TEST(Translations, EveryPlaceholderSurvives) {
    for (const Message& message : messagesOf(desktop + QStringLiteral("/translations/hetu_zh.ts")))
        for (const char* placeholder : {"%1", "%2", "%3", "%4"})
            EXPECT_EQ(message.source.contains(QLatin1String(placeholder)),
                      message.translation.contains(QLatin1String(placeholder)))
                << message.key.toStdString();
}

}  // namespace
