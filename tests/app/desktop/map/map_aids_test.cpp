#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/map/bookmarks.h"
#include "app/desktop/map/identify.h"
#include "app/desktop/map/map_aids_room.h"
#include "app/desktop/map/map_shots.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/app/desktop/map/park.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

constexpr int patience = 5000;

/// A window on a workspace with three organisations, two of them in one house, and a park.
class MapAidsTest : public testing::Test {
protected:
    void SetUp() override {
        Layer rows =
            organisations({{632'500, 3'833'500}, {632'500, 3'833'500}, {642'000, 3'840'000}},
                          {"甲公司 <1>", "乙公司", "丙公司"});
        rows.table.add({"has_org", FieldType::Integer}, std::vector<double>{0, missingNumber, 1});
        const std::string path = test::workspaceFile(folder, {rows, park()});
        window = std::make_unique<MainWindow>(document, renderer, false);
        window->resize(1200, 760);
        window->show();
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        ASSERT_TRUE(QTest::qWaitFor([&] { return !map().content().empty(); }, patience));
        room = window->findChild<MapAidsRoom*>();
        bookmarks = window->findChild<Bookmarks*>();
        ASSERT_TRUE(room && bookmarks);
        QTest::qWait(50);
    }
    MapView& map() { return window->map(); }
    void run(const char* command) {
        ASSERT_TRUE(window->bench().commands.run(QString::fromLatin1(command))) << command;
    }
    /// In the middle of the map, at a metre a pixel.
    void look(Point at) { map().showPoint(at, 96 / 0.0254); }
    void hover(Point at) {
        const QPointF pixel = map().toScreen(at);
        QMouseEvent move(QEvent::MouseMove, pixel, map().mapToGlobal(pixel), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&map(), &move);
    }
    bool waitForTip() {
        return QTest::qWaitFor([&] { return room->tips().label().isVisible(); }, patience);
    }
    void settleTips() {
        ASSERT_TRUE(QTest::qWaitFor([&] { return !room->tips().isBusy(); }, patience));
    }
    QStringList legendTexts() {
        QStringList texts;
        for (const LegendRow& row : room->legend().rows())
            texts << row.text;
        return texts;
    }
    QStringList names() {
        QStringList all;
        for (int i = 0; i < bookmarks->list().count(); ++i)
            all << bookmarks->list().item(i)->text();
        return all;
    }
    bool waitForNames(const QStringList& wanted) {
        return QTest::qWaitFor([&] { return names() == wanted && !document.isBusy(); }, patience);
    }

    const test::TemporaryFolder folder;
    test::FakeRenderer renderer;
    Document document;
    std::unique_ptr<MainWindow> window;
    MapAidsRoom* room = nullptr;
    Bookmarks* bookmarks = nullptr;
};

TEST_F(MapAidsTest, RestingPointerIsToldTheTopmostThingAndItsFacts) {
    look({632'500, 3'833'500});
    hover({632'501, 3'833'501});
    ASSERT_TRUE(waitForTip());
    const QString said = room->tips().label().accessibleName();
    EXPECT_TRUE(said.startsWith("甲公司 <1>, Organisations, ")) << said.toStdString();
    EXPECT_TRUE(said.contains("social organisation")) << said.toStdString();
    EXPECT_TRUE(said.contains("1,240")) << said.toStdString();
    EXPECT_TRUE(said.contains("and 1 more here")) << said.toStdString();
    EXPECT_FALSE(room->tips().label().text().contains("<1>"));  // a name is no markup
    hover({632'600, 3'833'600});
    EXPECT_FALSE(room->tips().label().isVisible());
    ASSERT_TRUE(waitForTip());
    EXPECT_TRUE(room->tips().label().accessibleName().startsWith("高新园"));
    map().zoomIn();
    EXPECT_FALSE(room->tips().label().isVisible());
}

TEST_F(MapAidsTest, TipsAreSilentWhenOffAndWhileAToolIsInHand) {
    look({632'500, 3'833'500});
    run("map.measure-line");
    hover({632'500, 3'833'500});
    EXPECT_FALSE(room->tips().isBusy());
    run("map.measure-line");
    run("map.tips");
    hover({632'501, 3'833'500});
    EXPECT_FALSE(room->tips().isBusy());
    run("map.tips");
    hover({632'500, 3'833'501});
    EXPECT_TRUE(room->tips().isBusy());
}

TEST_F(MapAidsTest, KeysAloneLearnWhatIsInTheMiddle) {
    look({632'500, 3'833'500});
    run("map.tip-middle");
    ASSERT_TRUE(waitForTip());
    EXPECT_TRUE(room->tips().label().accessibleName().startsWith("甲公司"));
    look({660'000, 3'850'000});
    EXPECT_FALSE(room->tips().label().isVisible());
    run("map.tip-middle");
    settleTips();
    EXPECT_TRUE(window->messages().newest().contains("Nothing lies"));
    look({632'500, 3'833'500});
    run("map.identify");
    QTest::keyClick(&map(), Qt::Key_Return);
    FoundPage* page = nullptr;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (page = window->findChild<FoundPage*>()) != nullptr; },
                                patience));
    EXPECT_EQ(page->tree().topLevelItem(0)->child(0)->text(0), "甲公司 <1>");
}

TEST_F(MapAidsTest, LegendNamesWhatIsShownAndInSight) {
    map().showExtent({632'000, 3'833'000, 642'500, 3'840'500});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->layerPanel().legend().empty(); }, patience));
    EXPECT_EQ(legendTexts(), (QStringList{"Organisations", "Zones"}));
    EXPECT_FALSE(room->legend().rows()[0].sign.isNull());
    EXPECT_TRUE(room->legend().isVisible());
    look({642'000, 3'840'000});  // the park is out of sight
    EXPECT_EQ(legendTexts(), QStringList{"Organisations"});
    window->layerPanel().setShown("organisations", false);
    EXPECT_TRUE(legendTexts().isEmpty());
    EXPECT_FALSE(room->legend().isVisible());
}

TEST(MapLegend, ThatIsCutCountsTheRestAndEndsWithNoHeading) {
    const auto row = [](const char* text, bool isHeading) {
        LegendRow made;
        made.text = QString::fromUtf8(text);
        made.isHeading = isHeading;
        return made;
    };
    const std::vector<LegendRow> rows{row("Coverage", true),     row("reached", false),
                                      row("not reached", false), row("Zones", true),
                                      row("parks", false),       row("districts", false)};
    const auto texts = [&](std::size_t most) {
        QStringList said;
        for (const LegendRow& each : MapLegend::cut(rows, most))
            said << each.text;
        return said;
    };
    EXPECT_EQ(texts(6).size(), 6);
    EXPECT_EQ(texts(5),
              (QStringList{"Coverage", "reached", "not reached", "3 more: see the layers"}));
    EXPECT_EQ(texts(4),
              (QStringList{"Coverage", "reached", "not reached", "3 more: see the layers"}));
    EXPECT_EQ(texts(3), (QStringList{"Coverage", "reached", "4 more: see the layers"}));
}

TEST_F(MapAidsTest, LegendFoldsByHandByKeyAndByCommand) {
    map().showAll();
    MapLegend& legend = room->legend();
    const int open = legend.height();
    QTest::mouseClick(&legend.heading(), Qt::LeftButton);
    EXPECT_TRUE(legend.isFolded());
    EXPECT_LT(legend.height(), open);
    EXPECT_FALSE(window->bench().commands.find("map.legend")->isChecked());
    QTest::keyClick(&legend.heading(), Qt::Key_Return);
    EXPECT_FALSE(legend.isFolded());
    EXPECT_EQ(legend.height(), open);
    run("map.legend");
    EXPECT_TRUE(legend.isFolded());
    EXPECT_FALSE(legend.rows().empty());
}

TEST_F(MapAidsTest, MapAloneFillsTheScreenAndEscapeBringsAllBack) {
    ASSERT_TRUE(window->bench().panels.isShown("layers"));
    run("window.full-screen");
    EXPECT_TRUE(room->isAlone());
    EXPECT_TRUE(window->isFullScreen());
    EXPECT_FALSE(window->menuBar()->isVisible());
    EXPECT_FALSE(window->bench().panels.isShown("layers"));
    run("map.identify");
    QTest::keyClick(&map(), Qt::Key_Escape);  // the tool first
    EXPECT_TRUE(room->isAlone());
    QTest::keyClick(&map(), Qt::Key_Escape);
    EXPECT_FALSE(room->isAlone());
    EXPECT_FALSE(window->isFullScreen());
    EXPECT_TRUE(window->menuBar()->isVisible());
    EXPECT_TRUE(window->bench().panels.isShown("layers"));
}

TEST_F(MapAidsTest, ChosenLayerIsZoomedTo) {
    look({660'000, 3'850'000});
    auto* tree = window->layerPanel().findChild<QTreeWidget*>("layers");
    const auto found = tree->findItems("Zones", Qt::MatchExactly | Qt::MatchRecursive);
    ASSERT_EQ(found.size(), 1);
    tree->setCurrentItem(found.first());
    run("map.zoom-layer");
    EXPECT_NEAR(map().frame().centre.x, corner.x + 500, 1);
}

TEST_F(MapAidsTest, BookmarkBringsTheViewBackAndEveryChangeCanBeUndone) {
    map().showAgain({632'500, 3'833'500}, 2, 30);
    run("bookmark.add");
    auto* dialog = window->findChild<QInputDialog*>("bookmarkName");
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->textValue(), "View 1");
    dialog->setTextValue("  老城 & 东关 ");
    dialog->accept();
    ASSERT_TRUE(waitForNames({"老城 & 东关"}));
    map().showAll();
    QListWidget& list = bookmarks->list();
    window->bench().panels.show("bookmarks");
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Return);
    EXPECT_EQ(map().frame().centre, (Point{632'500, 3'833'500}));
    EXPECT_EQ(map().frame().metresPerPixel, 2);
    EXPECT_EQ(map().frame().rotationDegrees, 30);
    EXPECT_TRUE(bookmarks->add("B"));
    ASSERT_TRUE(waitForNames({"B", "老城 & 东关"}));
    EXPECT_FALSE(bookmarks->add("  "));
    EXPECT_FALSE(bookmarks->rename("B", "老城 & 东关"));
    EXPECT_FALSE(bookmarks->rename("B", ""));
    EXPECT_TRUE(bookmarks->rename("B", "A"));
    ASSERT_TRUE(waitForNames({"A", "老城 & 东关"}));
    list.setCurrentRow(0);
    QTest::keyClick(&list, Qt::Key_Delete);
    ASSERT_TRUE(waitForNames({"老城 & 东关"}));
    document.undo();
    ASSERT_TRUE(waitForNames({"A", "老城 & 东关"}));
    document.undo();
    ASSERT_TRUE(waitForNames({"B", "老城 & 东关"}));
}

TEST_F(MapAidsTest, PictureIsDrawnAtItsResolutionAndLiesWhereTheMapSays) {
    look({632'500, 3'833'500});
    map().setRotation(30);
    ShotWish wish;
    wish.widthMillimetres = 100;
    wish.heightMillimetres = 100;
    wish.dpi = 254;
    wish.hasLegend = true;
    wish.title = "洛阳";
    wish.file = QString::fromStdString(folder.file("map.png"));
    auto* shots = window->findChild<MapShots*>();
    shots->take(wish);
    const std::size_t last = renderer.drawings.size() - 1;
    // A copy: the map asks for more while the picture is made.
    const render::MapRequest request = renderer.drawings[last].request;
    EXPECT_EQ(request.widthPixels, 1000);
    EXPECT_EQ(request.heightPixels, 1000);
    EXPECT_EQ(request.dpi, 254);
    EXPECT_EQ(request.rotationDegrees, 30);
    EXPECT_EQ(window->bench().work.isRunning(), true);
    renderer.answer(last, 0x80);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->bench().work.isRunning(); }, patience));
    EXPECT_TRUE(window->messages().newest().contains("map.png"));
    const QImage image(wish.file);
    EXPECT_EQ(image.size(), QSize(1000, 1000));
    EXPECT_EQ(image.dotsPerMeterX(), 10'000);
    EXPECT_EQ(image.pixelColor(500, 500), QColor(0x80, 0x80, 0x80));
    EXPECT_NE(image.pixelColor(500, 60), QColor(0x80, 0x80, 0x80));  // the title's ground
    QFile world(QString::fromStdString(folder.file("map.pgw")));
    ASSERT_TRUE(world.open(QIODevice::ReadOnly));
    std::vector<double> n;
    for (const QByteArray& line : world.readAll().trimmed().split('\n'))
        n.push_back(line.toDouble());
    ASSERT_EQ(n.size(), 6U);
    // Column 499.5, row 499.5 is the middle of the map.
    EXPECT_NEAR(n[0] * 499.5 + n[2] * 499.5 + n[4], 632'500, 1e-3);
    EXPECT_NEAR(n[1] * 499.5 + n[3] * 499.5 + n[5], 3'833'500, 1e-3);
    EXPECT_NEAR(std::hypot(n[0], n[1]), request.extent.width() / 1000, 1e-6);
    EXPECT_GT(n[1], 0);  // turned clockwise: along a row the map goes north
}

TEST_F(MapAidsTest, MapGoesToTheClipboardOrThePictureIsStopped) {
    map().showAll();
    const QSize size = map().size();  // the message that comes takes some of it
    run("map.copy-picture");
    renderer.answer(renderer.drawings.size() - 1, 0x40);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->bench().work.isRunning(); }, patience));
    EXPECT_EQ(QGuiApplication::clipboard()->image().size(), size);
    run("map.copy-picture");
    const std::size_t last = renderer.drawings.size() - 1;
    window->bench().work.running()->stop();
    EXPECT_EQ(renderer.drawings.size(), last + 2);  // takes the place of the other
    renderer.fail(last, cancelledError());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->bench().work.isRunning(); }, patience));
    EXPECT_EQ(window->bench().work.entries().front().state, Work::State::Stopped);
}

TEST(ShotWish, SizeThatDoesNotFitIsRefused) {
    ShotWish wish;
    wish.widthMillimetres = wish.heightMillimetres = 400;
    wish.dpi = 300;
    EXPECT_TRUE(wish.isPossible());
    wish.dpi = 1200;
    EXPECT_FALSE(wish.isPossible());
    wish.widthMillimetres = 0;
    EXPECT_FALSE(wish.isPossible());
}

TEST(KeptView, IsReadBackAndNonsenseIsNoView) {
    MapFrame frame;
    frame.centre = {1.25, -7};
    frame.metresPerPixel = 3.5;
    frame.rotationDegrees = -90;
    const auto again = viewOf(toJson(frame));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->centre, frame.centre);
    EXPECT_EQ(again->metresPerPixel, 3.5);
    EXPECT_EQ(again->rotationDegrees, -90);
    for (const char* text :
         {"", "[]", "{}", R"({"x":1,"y":2})", R"({"x":1,"y":2,"metresPerPixel":0})",
          R"({"x":1,"y":2,"metresPerPixel":1e9})", R"({"x":"1","y":2,"metresPerPixel":1})",
          R"({"x":1,"y":2,"metresPerPixel":1,"rotationDegrees":270})"})
        EXPECT_FALSE(viewOf(text).has_value()) << text;
}

}  // namespace
}  // namespace hetu::desktop
