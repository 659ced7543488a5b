// The planner's way through the window, with the real helper: open the sample, feel for the
// density, find the blanks and go through them, solve for sites, try another place, keep it, and
// take the map and the list home. Every step is made with the mouse and the keys.
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/base/language.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/table/table_room.h"
#include "app/desktop/what_if/what_if_room.h"
#include "app/render/map_sheet.h"
#include "app/run/scenario.h"
#include "app/sample/sample.h"
#include "layers/io/read_file.h"
#include "tests/app/desktop/hands.h"
#include "tests/support/temporary_folder.h"

namespace hetu::desktop {
namespace {

class PlannerPath : public testing::Test {
protected:
    void SetUp() override {
        const QString helper = QStringLiteral(HETU_PROGRAM_DIR "/hetu-qgis");
        if (!QFileInfo::exists(helper)) GTEST_SKIP() << "hetu-qgis was not built.";
        qputenv("HETU_QGIS_HELPER", helper.toUtf8());
        sample::SampleOptions options;
        options.city = "luoyang";
        options.outputFolder = folder.path();
        options.organisations = 3000;
        const auto made = sample::makeSample(options, {});
        ASSERT_TRUE(made.ok()) << made.error().message.en;
        path = made.value().workspace;
        renderer = render::makeQgisRenderer();
        window = std::make_unique<MainWindow>(document, *renderer, false);
        window->resize(1366, 768);
        window->show();
        QApplication::setActiveWindow(window.get());
        ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
    }

    bool rests() {
        return test::comes([&] { return window->isQuiet(); });
    }
    void runAnalysis(const char* id, const char* parameter, const QString& value) {
        auto& panel = window->analysisPanel();
        auto* choice = panel.findChild<QComboBox*>(QStringLiteral("analysisChoice"));
        test::chooseByKeys(*choice, id);
        ASSERT_EQ(panel.chosen(), id);
        auto* line = panel.form()->editor(parameter)->findChild<QLineEdit*>();
        ASSERT_NE(line, nullptr);
        test::type(*line, value, Qt::Key_Tab);
        EXPECT_EQ(panel.form()->values().at(parameter), value.toStdString());
        test::clickButton(panel, QStringLiteral("Run"));
        ASSERT_TRUE(panel.isRunning());
        ASSERT_TRUE(rests());
        ASSERT_FALSE(panel.outcome()->plainText().isEmpty());
    }
    std::size_t rows(const char* layer) {
        const LayerInfo* info = document.layer(layer);
        return info ? info->rowCount : 0;
    }

    test::TemporaryFolder folder;
    std::string path;
    Document document;
    std::unique_ptr<render::MapRenderer> renderer;
    std::unique_ptr<MainWindow> window;
};

TEST_F(PlannerPath, FromTheSampleToThePrintedMapAndTheList) {
    // Open, by the keys.
    test::answering({test::file(path)},
                    [&] { test::press(*window, Qt::Key_O, Qt::ControlModifier); });
    ASSERT_TRUE(test::comes([&] { return document.isOpen(); }))
        << window->messages().newest().toStdString();
    ASSERT_TRUE(
        test::comes([&] { return window->isQuiet() && !window->map().pictureRect().isNull(); }));
    ASSERT_EQ(rows("organisations"), 3000U);

    // The density follows the slider.
    test::press(*window, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_TRUE(test::comes([&] { return !window->map().overlay().isNull(); }));
    QSlider& slider = window->livePanel().slider();
    const double radius = window->livePanel().radiusMetres();
    qint64 shown = window->map().overlay().cacheKey();
    slider.setFocus();
    for (int step = 0; step < 4; ++step) {
        QTest::keyClick(&slider, Qt::Key_PageUp);
        ASSERT_TRUE(test::comes([&] { return window->map().overlay().cacheKey() != shown; }));
        shown = window->map().overlay().cacheKey();
    }
    EXPECT_GT(window->livePanel().radiusMetres(), radius);
    test::press(*window, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(test::comes([&] { return window->map().overlay().isNull(); }));

    // Blanks, with a radius of one's own.
    test::clickRail(*window, "analyses");
    runAnalysis("blanks", "radius", QStringLiteral("1500"));
    ASSERT_GT(rows("blanks"), 1U) << window->analysisPanel().outcome()->plainText().toStdString();
    EXPECT_TRUE(window->layerPanel().isShown("blanks"));

    // One after the other, in the table: each in the middle of the map.
    test::press(*window, Qt::Key_F6);
    TablePanel& table = window->findChild<TableRoom*>()->panel();
    ASSERT_TRUE(table.isVisible());
    test::chooseByKeys(table.layerBox(), "blanks");
    ASSERT_TRUE(test::comes([&] {
        return table.model().rowCount() == static_cast<int>(rows("blanks")) &&
               !table.model().isReading();
    }));
    const QModelIndex first = table.model().index(0, 0);
    QTest::mouseClick(table.view().viewport(), Qt::LeftButton, {},
                      table.view().visualRect(first).center());
    std::vector<Point> visited;
    for (int step = 0; step < 2; ++step) {
        const Point before = window->map().frame().centre;
        QTest::keyClick(&table.view(), Qt::Key_Return);
        ASSERT_TRUE(test::comes([&] { return !(window->map().frame().centre == before); }));
        visited.push_back(window->map().frame().centre);
        QTest::keyClick(&table.view(), Qt::Key_Down);
    }
    EXPECT_FALSE(visited[0] == visited[1]);

    // The best sites, at most three.
    test::clickRail(*window, "analyses");
    runAnalysis("site-selection", "count", QStringLiteral("3"));
    EXPECT_GT(rows("sites"), 0U) << window->analysisPanel().outcome()->plainText().toStdString();
    EXPECT_LE(rows("sites"), 3U);

    // What if a platform stood elsewhere: figures follow the hand, the scenario is kept.
    test::clickRail(*window, "what-if");
    auto& room = *window->findChild<WhatIfRoom*>();
    ASSERT_TRUE(test::comes([&] { return !room.sites().empty() && !room.isBusy(); }));
    MapView& map = window->map();
    map.showAgain(room.sites().front().position, 40, 0);
    ASSERT_TRUE(rests());
    const QString today = room.panel().totals();
    const QPoint from = map.toScreen(room.sites().front().position).toPoint();
    QTest::mousePress(&map, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 5; ++step)
        QTest::mouseMove(&map, from + QPoint(30 * step, -12 * step));
    ASSERT_TRUE(test::comes([&] { return !room.isBusy() && room.panel().totals() != today; }));
    EXPECT_TRUE(document.items("scenario").empty());
    QTest::mouseRelease(&map, Qt::LeftButton, {}, from + QPoint(150, -60));
    ASSERT_TRUE(test::comes([&] { return document.items("scenario").size() == 1; }));
    test::answering({test::text(QStringLiteral("Moved east"))}, [&] {
        test::clickButton(room.panel(), QStringLiteral("Rename this scenario"));
    });
    ASSERT_TRUE(rests());
    const auto kept = app::readScenario(document.item("scenario", room.scenario()));
    ASSERT_TRUE(kept.ok());
    EXPECT_EQ(kept.value().name, "Moved east");

    // The map as PDF.
    const QString sheet = QString::fromStdString(folder.file("map.pdf"));
    test::answering(
        {test::choice(words(render::mapThemes().front().title)), test::file(sheet.toStdString())},
        [&] { test::press(*window, Qt::Key_P, Qt::ControlModifier); });
    ASSERT_TRUE(test::comes([&] { return window->messages().newest().contains(sheet); }))
        << window->messages().newest().toStdString();
    QFile pdf(sheet);
    ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
    EXPECT_EQ(pdf.read(5), QByteArray("%PDF-"));
    EXPECT_GT(pdf.size(), 20'000);

    // The list of blanks as a spreadsheet.
    const QString list = QString::fromStdString(folder.file("blanks.xlsx"));
    test::answering(
        {test::choice(QStringLiteral("Blanks (blanks)")), test::file(list.toStdString())},
        [&] { test::clickMenu(*window, "file.export-layer"); });
    ASSERT_TRUE(test::comes([&] { return window->messages().newest().contains(list); }))
        << window->messages().newest().toStdString();
    auto opened = openSource(list.toStdString(), "", {});
    ASSERT_TRUE(opened.ok()) << opened.error().message.en;
    std::vector<SourceRow> written;
    ASSERT_TRUE(opened.value()->read(written, 10'000).ok());
    EXPECT_EQ(written.size(), rows("blanks"));

    // All of it is in the file, whoever opens it next.
    ASSERT_TRUE(test::comes([&] { return !document.isBusy(); }));
    const auto again = Workspace::open(path);
    ASSERT_TRUE(again.ok());
    EXPECT_GE(again.value().history().value().size(), 2U);
}

}  // namespace
}  // namespace hetu::desktop
