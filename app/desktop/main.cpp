#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <cstdio>

#include "app/desktop/base/kept_language.h"
#include "app/desktop/base/language.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/frame/screenshot.h"
#include "app/desktop/look/theme.h"

int main(int argc, char** argv) {
    using namespace hetu::desktop;
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("hetu"));
    QCoreApplication::setApplicationName(QStringLiteral("hetu-desktop"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HETU_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Hetu: organisations on the map."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("files"),
                                 QStringLiteral("A file *.hetu, and files to be imported."),
                                 QStringLiteral("[files]"));
    const QCommandLineOption language(QStringLiteral("lang"),
                                      QStringLiteral("Language of the window: zh or en."),
                                      QStringLiteral("language"));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        QStringLiteral(
            "Save a picture of the window and its dialogs, once all is drawn, and quit."),
        QStringLiteral("file"));
    const QCommandLineOption run(QStringLiteral("run"),
                                 QStringLiteral("Run this analysis before the picture is taken."),
                                 QStringLiteral("analysis"));
    const QCommandLineOption live(QStringLiteral("live-density"),
                                  QStringLiteral("Begin with the live density shown."));
    const QCommandLineOption look(QStringLiteral("look"),
                                  QStringLiteral("Colours: system, light or dark."),
                                  QStringLiteral("look"));
    const QCommandLineOption commands(
        QStringLiteral("do"),
        QStringLiteral("Run these commands before the picture is taken, such as "
                       "panel.analyses,map.zoom-in."),
        QStringLiteral("commands"));
    const QCommandLineOption size(QStringLiteral("size"),
                                  QStringLiteral("Size of the picture: 1366x768."),
                                  QStringLiteral("size"));
    parser.addOptions({language, screenshot, run, live, look, commands, size});
    parser.process(application);

    installLanguage(chooseLanguage(parser.isSet(language)     ? parser.value(language)
                                   : parser.isSet(screenshot) ? QString()
                                                              : keptLanguage()));
    installLook(application, parser.isSet(look) ? lookOf(parser.value(look))
                             : parser.isSet(screenshot)
                                 ? Look::Light
                                 : lookOf(QSettings().value(QStringLiteral("look")).toString()));

    // In this order: the renderer's helper reads the workspace file and must be gone when the
    // document closes it, or SQLite leaves its journal beside the file.
    Document document;
    const auto renderer = hetu::render::makeQgisRenderer();
    const bool isForPicture = parser.isSet(screenshot);
    MainWindow window(document, *renderer, !isForPicture);
    const QStringList sides = parser.value(size).split(QLatin1Char('x'));
    if (isForPicture)
        window.resize(sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt())
                                        : QSize(1366, 768));
    window.show();
    QStringList files = parser.positionalArguments();
    if (!files.isEmpty() && files.constFirst().endsWith(QStringLiteral(".hetu"))) {
        const QString path = files.takeFirst();
        if (!isForPicture) {
            // Files are imported into it, not into one of their own.
            QObject::connect(
                &document, &Document::opened, &window, [&window, rest = files] { window.take(rest); },
                Qt::SingleShotConnection);
            window.open(path);
            files.clear();
        } else if (const hetu::Status status = document.openAndWait(path); !status.ok()) {
            std::fprintf(stderr, "%s\n", words(status.error().message).toUtf8().constData());
            return 1;
        }
    }
    window.take(files);
    if (parser.isSet(live)) window.showLiveDensity(true);
    if (isForPicture)
        new Screenshot(window,
                       {parser.value(screenshot), parser.value(run),
                        parser.value(commands).split(QLatin1Char(','), Qt::SkipEmptyParts)});
    return QApplication::exec();
}
