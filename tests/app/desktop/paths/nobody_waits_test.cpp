// A day's work over a city of 60,000 organisations, with the real helper: whatever is done, the
// window can be spoken to.
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QTest>
#include <QWheelEvent>
#include <cstdio>
#include <fstream>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/opening/import_assistant.h"
#include "app/desktop/table/table_room.h"
#include "app/desktop/what_if/what_if_room.h"
#include "tests/support/watchdog.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

/// The small city with a hundred organisations for each of its own, somewhere in Luoyang.
std::vector<Layer> largeCity() {
    std::vector<Layer> layers = test::smallCity(9);
    Layer& organisations = layers.front();
    const std::size_t own = organisations.rowCount();
    std::mt19937 random(9);
    std::normal_distribution<> away(0, 300);
    for (int copy = 1; copy < 100; ++copy)
        for (std::size_t i = 0; i < own; ++i) {
            const Point at = organisations.points[i];
            organisations.points.push_back({at.x + away(random), at.y + away(random)});
            for (Column& column : organisations.table.columns()) {
                if (column.isText())
                    column.texts.push_back(column.texts[i]);
                else if (column.field.name == "id")
                    column.numbers.push_back(static_cast<double>(column.numbers.size() + 1));
                else
                    column.numbers.push_back(column.numbers[i]);
            }
        }
    const auto move = [](Point& point) { point = {point.x + 600'000, point.y + 3'830'000}; };
    for (Layer& layer : layers) {
        for (Point& point : layer.points)
            move(point);
        for (Geometry& shape : layer.shapes)
            for (auto& part : shape.parts)
                for (auto& ring : part)
                    for (Point& point : ring)
                        move(point);
    }
    return layers;
}

class NobodyWaits : public testing::Test {
protected:
    void SetUp() override {
        const QString helper = QStringLiteral(HETU_PROGRAM_DIR "/hetu-qgis");
        if (!QFileInfo::exists(helper)) GTEST_SKIP() << "hetu-qgis was not built.";
        qputenv("HETU_QGIS_HELPER", helper.toUtf8());
        installLook(*qApp, Look::Light);
        path = QString::fromStdString(test::workspaceFile(folder, largeCity()));
        renderer = render::makeQgisRenderer();
        window = std::make_unique<MainWindow>(document, *renderer, false);
        window->resize(1366, 768);
        window->show();
        QApplication::setActiveWindow(window.get());
        QTest::qWait(200);
    }
    void TearDown() override {
        window.reset();
        qApp->setStyleSheet({});
    }
    void comes(const std::function<bool()>& condition) {
        ASSERT_TRUE(QTest::qWaitFor(condition, 120'000)) << "waited in vain: " << m_step;
    }
    void doing(test::Watchdog& dog, const std::string& step) {
        m_step = step;
        dog.doing(step);
    }
    void rest() {
        QTest::qWait(30);
        comes([&] { return window->isQuiet(); });
        QTest::qWait(30);
    }
    void use(const char* command) {
        EXPECT_TRUE(window->bench().commands.run(QString::fromLatin1(command))) << command;
    }
    void clickButton(const QString& text) {
        for (auto* button : window->findChildren<QPushButton*>())
            if (button->text() == text && button->isVisible() && button->isEnabled())
                return QTest::mouseClick(button, Qt::LeftButton);
        ADD_FAILURE() << "no button " << text.toStdString();
    }
    void drag(QPoint from, QPoint by) {
        MapView& map = window->map();
        QTest::mousePress(&map, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 6; ++step) {
            QTest::mouseMove(&map, from + by * step / 6);
            QTest::qWait(15);
        }
        QTest::mouseRelease(&map, Qt::LeftButton, {}, from + by);
    }

    test::TemporaryFolder folder;
    QString path;
    Document document;
    std::unique_ptr<render::MapRenderer> renderer;
    std::unique_ptr<MainWindow> window;
    std::string m_step;
};

TEST_F(NobodyWaits, FiftyThingsAreDoneAndTheWindowCanBeSpokenToAllTheTime) {
    test::Watchdog dog;
    doing(dog, "open");
    window->open(path);
    comes([&] { return document.isOpen() && window->isQuiet(); });
    rest();

    doing(dog, "move the map");
    for (int i = 0; i < 3; ++i)
        drag({400, 300}, {120 - 80 * i, 60});
    for (int i = 0; i < 6; ++i) {
        QWheelEvent wheel({400, 300}, window->map().mapToGlobal(QPointF(400, 300)), {},
                          {0, i < 3 ? 120 : -120}, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&window->map(), &wheel);
        QTest::qWait(60);
    }
    rest();

    for (const QString& panel : window->bench().panels.ids()) {
        doing(dog, "panel " + panel.toStdString());
        window->bench().panels.show(panel);
        rest();
    }

    doing(dog, "table: all rows");
    window->bench().panels.show(QStringLiteral("table"));
    TablePanel& table = window->findChild<TableRoom*>()->panel();
    table.chooseLayer("organisations");
    comes([&] { return table.model().rowCount() == 60'000; });
    rest();
    doing(dog, "table: sorted");
    auto& header = table.view().header();
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {},
                      QPoint(header.sectionViewportPosition(0) + 40, 8));
    comes([&] { return !table.model().isReading(); });
    rest();
    doing(dog, "table: filtered");
    table.condition().setText(QStringLiteral("employees > 20"));
    QTest::keyClick(&table.condition(), Qt::Key_Return);
    comes([&] { return !table.model().isReading() && table.model().rowCount() < 60'000; });
    doing(dog, "table: everything selected");
    table.selectShown();
    rest();
    window->bench().selection.clear();
    doing(dog, "charts");
    window->bench().panels.show(QStringLiteral("charts"));
    rest();

    doing(dog, "import: looked at");
    {
        std::ofstream list(folder.file("more.csv"));
        list << "单位名称,职工数,党员数,x,y\n";
        for (int i = 0; i < 20'000; ++i)
            list << "新单位" << i << ',' << i % 90 << ',' << i % 4 << ',' << 600'000 + i % 9973
                 << ',' << 3'830'000 + i * 7 % 9967 << '\n';
    }
    window->take({QString::fromStdString(folder.file("more.csv"))});
    auto* assistant = window->findChild<ImportAssistant*>();
    comes([&] { return assistant->isReady(); });
    doing(dog, "import");
    const std::size_t before = document.layer("organisations")->rowCount;
    clickButton(QStringLiteral("Finish"));
    comes([&] { return assistant->step() == 3; });
    EXPECT_EQ(document.layer("organisations")->rowCount, before + 20'000);
    clickButton(QStringLiteral("To the map"));
    rest();
    doing(dog, "undo of the import");
    use("edit.undo");
    comes([&] { return document.layer("organisations")->rowCount == before; });
    rest();
    doing(dog, "redo of the import");
    use("edit.redo");
    comes([&] { return document.layer("organisations")->rowCount == before + 20'000; });
    rest();

    window->bench().panels.show(QStringLiteral("analyses"));
    for (const char* analysis :
         {"coverage", "blanks", "kernel-density", "zone-statistics", "bins", "site-selection"}) {
        doing(dog, std::string("analysis ") + analysis);
        window->analysisPanel().choose(analysis);
        ASSERT_EQ(window->analysisPanel().chosen(), analysis);
        QTest::qWait(30);
        window->analysisPanel().run();
        rest();
        const std::vector<StoredResult>& kept = document.results();
        EXPECT_TRUE(std::any_of(
            kept.begin(), kept.end(),
            [&](const StoredResult& result) { return result.provenance.analysis == analysis; }))
            << analysis << ": " << window->analysisPanel().outcome()->plainText().toStdString();
    }

    doing(dog, "opacity of a layer");
    window->bench().layers.chooseOpacity("zones", 0.5);
    rest();
    doing(dog, "themes");
    use("theme.2");
    rest();
    use("theme.1");
    rest();
    doing(dog, "live density");
    window->showLiveDensity(true);
    comes([&] { return !window->map().overlay().isNull(); });
    for (int i = 0; i < 10; ++i) {
        QTest::keyClick(&window->livePanel().slider(), i % 2 ? Qt::Key_PageDown : Qt::Key_PageUp);
        QTest::qWait(30);
    }
    window->showLiveDensity(false);
    rest();

    doing(dog, "what-if");
    window->bench().panels.show(QStringLiteral("what-if"));
    auto& whatIf = *window->findChild<WhatIfRoom*>();
    comes([&] { return !whatIf.sites().empty() && !whatIf.isBusy(); });
    doing(dog, "a site is dragged");
    drag(window->map().toScreen(whatIf.sites().front().position).toPoint(), {60, 20});
    comes([&] { return !whatIf.isBusy() && document.items("scenario").size() == 1; });
    rest();

    doing(dog, "Ctrl+K");
    use("locator.find");
    if (QWidget* line = QApplication::focusWidget()) {
        QTest::keyClicks(line, QStringLiteral("zuzhi 1"), {}, 30);
        QTest::qWait(300);
        QTest::keyClick(line, Qt::Key_Escape);
    }
    doing(dog, "briefing");
    use("briefing.show");
    rest();
    QTest::keyClick(&window->map(), Qt::Key_Right);
    rest();
    QTest::keyClick(&window->map(), Qt::Key_Escape);
    rest();
    doing(dog, "the map alone");
    use("window.full-screen");
    rest();
    use("window.full-screen");
    rest();

    std::printf("the window was not to be spoken to for %.0f ms at most: %s\n",
                dog.longest().blamedMilliseconds, dog.longest().doing.c_str());
    EXPECT_TRUE(dog.blocks().empty()) << dog.report();
}

}  // namespace
}  // namespace hetu::desktop
