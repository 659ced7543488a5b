#include <QApplication>
#include <QCommandLineParser>
#include <cstdio>

#include "app/desktop/language.h"
#include "app/desktop/look.h"
#include "app/desktop/main_window.h"
#include "app/desktop/screenshot.h"

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
    parser.addPositionalArgument(QStringLiteral("workspace"), QStringLiteral("A file *.hetu."),
                                 QStringLiteral("[workspace]"));
    const QCommandLineOption language(QStringLiteral("lang"),
                                      QStringLiteral("Language of the window: zh or en."),
                                      QStringLiteral("language"));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        QStringLiteral("Save a picture of the window, once all is drawn, and quit."),
        QStringLiteral("file"));
    const QCommandLineOption run(QStringLiteral("run"),
                                 QStringLiteral("Run this analysis before the picture is taken."),
                                 QStringLiteral("analysis"));
    const QCommandLineOption live(QStringLiteral("live-density"),
                                  QStringLiteral("Begin with the live density shown."));
    parser.addOptions({language, screenshot, run, live});
    parser.process(application);

    installLanguage(chooseLanguage(parser.value(language)));
    installLook(application);

    // In this order: the renderer's helper reads the workspace file and must be gone when the
    // document closes it, or SQLite leaves its journal beside the file.
    Document document;
    const auto renderer = hetu::render::makeQgisRenderer();
    const bool isForPicture = parser.isSet(screenshot);
    MainWindow window(document, *renderer, !isForPicture);
    if (isForPicture) window.resize(1366, 768);
    window.show();
    if (!parser.positionalArguments().isEmpty() &&
        !window.open(parser.positionalArguments().constFirst()) && isForPicture) {
        std::fprintf(stderr, "%s\n", window.messages().newest().toUtf8().constData());
        return 1;
    }
    if (parser.isSet(live)) window.showLiveDensity(true);
    if (isForPicture) new Screenshot(window, {parser.value(screenshot), parser.value(run)});
    return QApplication::exec();
}
