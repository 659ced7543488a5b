#include "tests/app/desktop/editing/crash_child.h"

#include <QTest>
#include <cstdio>
#include <map>
#include <random>

#include "app/desktop/frame/main_window.h"
#include "tests/app/desktop/fake_renderer.h"

namespace hetu::desktop {
namespace {

constexpr Extent county{630'000, 3'830'000, 640'000, 3'840'000};

template <class... Values>
void say(const char* format, Values... values) {
    std::printf(format, values...);
    std::fflush(stdout);
}

void goSomewhere(MainWindow& window, std::mt19937& random) {
    std::uniform_real_distribution<double> side(2'000, 9'000), share(0.1, 0.9);
    const double metres = side(random);
    const double x = county.minX + share(random) * (county.width() - metres);
    const double y = county.minY + share(random) * (county.height() - metres);
    window.map().showExtent({x, y, x + metres, y + metres});
    const std::vector<QString> panels{QStringLiteral("table"), QStringLiteral("jobs"),
                                      QStringLiteral("history-steps"), QStringLiteral("layers"),
                                      QStringLiteral("analyses")};
    const QString& panel = panels[random() % panels.size()];
    if (window.bench().panels.isShown(panel))
        window.bench().panels.hide(panel);
    else
        window.bench().panels.show(panel);
}

}  // namespace

int editUntilKilled(const QString& workspace) {
    std::mt19937 random(qEnvironmentVariableIntValue("HETU_EDIT_SEED"));
    test::FakeRenderer renderer;
    Document document;
    MainWindow window(document, renderer, false);
    window.show();
    QObject::connect(&document, &Document::itemsChanged, &window, [&](const QString& kind) {
        if (kind == QStringLiteral("view"))
            for (const auto& [name, json] : document.items("view"))
                say("about %s %s\n", name.c_str(), json.c_str());
    });
    if (!document.openAndWait(workspace).ok()) return 3;
    if (!QTest::qWaitFor([&] { return !renderer.drawings.empty(); }, 20'000)) return 4;
    say("ready\n");
    if (!window.bench().commands.run(QStringLiteral("edit.place-platform"))) return 5;
    std::map<std::string, std::string> kept;
    for (int i = 0;; ++i) {
        if (i % 40 == 0) goSomewhere(window, random);
        // A quick machine goes on before the window has rested: once it shall have kept its view.
        const auto isKept = [&] {
            const auto view = document.items("view");
            return view.count("map") && view.count("panels");
        };
        if (i == 0 && !QTest::qWaitFor(isKept, 20'000)) return 7;
        const std::size_t before = document.layer("platforms")->rowCount;
        const QPoint pixel(40 + int(random() % std::max(1, window.map().width() - 80)),
                           40 + int(random() % std::max(1, window.map().height() - 80)));
        const Point at = window.map().toMap(pixel);
        if (!county.covers(at)) continue;
        QTest::mouseClick(&window.map(), Qt::LeftButton, Qt::ControlModifier, pixel);
        const auto isThere = [&] {
            return document.layer("platforms")->rowCount == before + 1 && !document.isBusy();
        };
        if (!QTest::qWaitFor(isThere, 20'000)) return 6;
        say("platform %zu %.17g %.17g\n", before + 1, at.x, at.y);
        if (document.isBusy()) continue;
        for (const auto& [name, json] : document.items("view"))
            if (kept[name] != json) {
                kept[name] = json;
                say("kept %s %s\n", name.c_str(), json.c_str());
            }
    }
}

}  // namespace hetu::desktop
