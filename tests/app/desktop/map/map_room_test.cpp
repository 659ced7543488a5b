#include "app/desktop/map/map_room.h"

#include <QAction>
#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/map/crs_chooser.h"
#include "layers/crs/gcj02.h"
#include "tests/app/desktop/map/park_window.h"

namespace hetu::desktop {
namespace {

constexpr int patience = 3000;

/// A window on a workspace with three organisations and a park of a kilometre around them.
class MapRoomTest : public ParkWindow {
protected:
    void SetUp() override {
        open(1100, 700, patience);
        room = window->findChild<MapRoom*>();
        ASSERT_TRUE(room);
        waitForRoom();
    }
    void waitForRoom() {
        ASSERT_TRUE(QTest::qWaitFor([&] { return !room->isBusy(); }, patience));
        QTest::qWait(50);
    }
    void run(const char* command) {
        ASSERT_TRUE(window->bench().commands.run(QString::fromLatin1(command))) << command;
    }
    /// In the middle of the map, at a metre a pixel.
    void look(Point at) { map().showPoint(at, 96 / 0.0254); }
    void click(Point at, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mouseClick(&map(), button, {}, map().toScreen(at).toPoint());
    }
    void hover(Point at) {
        const QPointF pixel = map().toScreen(at);
        QMouseEvent move(QEvent::MouseMove, pixel, map().mapToGlobal(pixel), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&map(), &move);
    }
    void paste(const QString& text) {
        run("map.go-to");
        room->position().line().clear();
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(&room->position().line(), Qt::Key_V, Qt::ControlModifier);
        QTest::keyClick(&room->position().line(), Qt::Key_Return);
        waitForRoom();
    }

    MapRoom* room = nullptr;
};

TEST_F(MapRoomTest, StatusBarSaysWhereThePointerIs) {
    look({632'981.94, 3'833'392.92});
    hover({632'981.94, 3'833'392.92});
    EXPECT_TRUE(room->position().line().text().startsWith("112.45"))
        << room->position().line().text().toStdString();
    room->position().choose("EPSG:4490", AngleForm::DegreesMinutesSeconds);
    waitForRoom();
    hover({632'981.94, 3'833'392.92});
    EXPECT_TRUE(room->position().line().text().startsWith("112°27′00″"));
    room->position().choose("");
    waitForRoom();
    hover({632'981.94, 3'833'392.92});
    EXPECT_TRUE(room->position().line().text().startsWith("632,98"));
    EXPECT_TRUE(room->position().systems().text().contains("111E"));
}

TEST_F(MapRoomTest, ChosenSystemOfPositionsBelongsToTheWorkspace) {
    const auto choose = [&](const QString& text) {
        for (QAction* action : room->position().systems().menu()->actions())
            if (action->text() == text) action->trigger();
    };
    choose("Degrees, minutes, seconds");
    ASSERT_TRUE(QTest::qWaitFor([&] { return !document.isBusy(); }, patience));
    ASSERT_TRUE(document.openAndWait(document.path()).ok());
    waitForRoom();
    hover({632'981.94, 3'833'392.92});
    EXPECT_TRUE(room->position().line().text().contains("°"))
        << room->position().line().text().toStdString();
    QStringList checked;
    for (const QAction* action : room->position().systems().menu()->actions())
        if (action->isChecked()) checked << action->text();
    EXPECT_EQ(checked.constFirst(), "Degrees, minutes, seconds");
}

TEST_F(MapRoomTest, AnySystemIsFoundByNumberOrNameAndIsOfferedAgain) {
    look({632'500, 3'833'500});
    const auto open = [&]() -> CrsChooser* {
        run("map.position-system");
        auto* chooser = window->findChild<CrsChooser*>();
        EXPECT_TRUE(chooser && QTest::qWaitFor([&] { return !chooser->isBusy(); }, 20'000));
        return chooser;
    };
    CrsChooser* chooser = open();
    ASSERT_TRUE(chooser);
    EXPECT_GT(chooser->found().count(), 5);  // those used here
    QTest::keyClicks(&chooser->words(), "pseudo-mercator");
    ASSERT_EQ(chooser->found().item(0)->data(Qt::UserRole).toString(), "EPSG:3857");
    QTest::keyClick(&chooser->words(), Qt::Key_Return);
    waitForRoom();
    hover({632'981.94, 3'833'392.92});
    EXPECT_TRUE(room->position().line().text().startsWith("12,51"))
        << room->position().line().text().toStdString();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !window->findChild<CrsChooser*>(); }, patience));
    chooser = open();
    EXPECT_TRUE(chooser->found().item(0)->text().contains("used lately"));
    EXPECT_EQ(chooser->found().item(0)->data(Qt::UserRole).toString(), "EPSG:3857");
    QTest::keyClicks(&chooser->words(), "nothing like this");
    EXPECT_EQ(chooser->found().count(), 0);
    QTest::keyClick(&chooser->words(), Qt::Key_Escape);
    const QList<QAction*> actions = room->position().systems().menu()->actions();
    EXPECT_TRUE(std::any_of(actions.begin(), actions.end(), [](const QAction* action) {
        return action->text().contains("3857") && action->isChecked();
    }));
}

TEST_F(MapRoomTest, MenuOfSystemsSaysWhatItsChoicesAreFor) {
    QStringList headings;
    for (const QAction* action : room->position().systems().menu()->actions())
        if (!action->isEnabled() && !action->isSeparator()) headings << action->text();
    EXPECT_EQ(headings, QStringList({"Show positions as", "Pasted degrees come from"}));
}

TEST_F(MapRoomTest, PositionsAreShownAsOnlineMapsHaveThem) {
    room->position().choose("GCJ-02");
    waitForRoom();
    look({632'981.94, 3'833'392.92});
    hover({632'981.94, 3'833'392.92});
    const Point shifted = gcj02OfWgs84({112.45, 34.62});
    const QString text = room->position().line().text();
    EXPECT_TRUE(text.startsWith(QString("GCJ-02 %1").arg(shifted.x, 0, 'f', 3)))
        << text.toStdString();
    // What it says leads back to the same place.
    paste(text);
    ASSERT_TRUE(room->marker().at());
    EXPECT_NEAR(room->marker().at()->x, 632'981.94, 2);
    EXPECT_NEAR(room->marker().at()->y, 3'833'392.92, 2);
}

TEST_F(MapRoomTest, LastMeasuredFigureIsCopied) {
    look({632'500, 3'833'500});
    run("map.copy-measured");
    EXPECT_TRUE(window->messages().newest().contains("Nothing has been measured"));
    run("map.measure-line");
    click({632'400, 3'833'500});
    click({632'500, 3'833'500});
    QTest::keyClick(&map(), Qt::Key_Return);
    run("map.copy-measured");
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "100.0 m");
}

TEST_F(MapRoomTest, UnknownSystemIsRefusedAndTheOldOneStays) {
    room->position().choose("EPSG:1024");
    waitForRoom();
    EXPECT_TRUE(window->messages().newest().contains("1024"));
    hover({632'981.94, 3'833'392.92});
    EXPECT_TRUE(room->position().line().text().startsWith("112."));
}

TEST_F(MapRoomTest, PastedPositionIsGoneToAndGetsAPin) {
    paste("34°37′12″N, 112°27′00″E");
    ASSERT_TRUE(room->marker().at().has_value());
    EXPECT_NEAR(room->marker().at()->x, 632'981.94, 0.01);
    EXPECT_NEAR(room->marker().at()->y, 3'833'392.92, 0.01);
    EXPECT_NEAR(map().frame().centre.x, 632'981.94, 0.01);
    EXPECT_LE(map().frame().scaleDenominator(), 10'000 + 1e-6);
    EXPECT_TRUE(map().hasFocus());
    run("map.clear-marker");
    EXPECT_FALSE(room->marker().at().has_value());
}

TEST_F(MapRoomTest, PositionOfAnOnlineMapIsPutBack) {
    const Point shifted = gcj02OfWgs84({112.45, 34.62});
    room->position().chooseSource(DegreesFrom::Gcj02);
    paste(QString("%1, %2").arg(shifted.x, 0, 'f', 9).arg(shifted.y, 0, 'f', 9));
    ASSERT_TRUE(room->marker().at().has_value());
    EXPECT_NEAR(room->marker().at()->x, 632'981.94, 0.01);
    EXPECT_TRUE(window->messages().newest().contains("GCJ-02"));
}

TEST_F(MapRoomTest, TextThatIsNoPositionMovesNothingAndSaysSo) {
    const MapFrame before = map().frame();
    paste("city hall");
    EXPECT_EQ(map().frame().centre, before.centre);
    EXPECT_TRUE(window->messages().newest().contains("city hall"));
    EXPECT_EQ(room->position().line().text(), "city hall");  // to be mended
    QTest::keyClick(&room->position().line(), Qt::Key_Escape);
    EXPECT_TRUE(map().hasFocus());
}

TEST_F(MapRoomTest, TypedScaleIsTheScale) {
    run("map.set-scale");
    room->scale().lineEdit()->clear();
    QTest::keyClicks(room->scale().lineEdit(), "1:5000");
    QTest::keyClick(room->scale().lineEdit(), Qt::Key_Return);
    EXPECT_NEAR(map().frame().scaleDenominator(), 5000, 1e-6);
    EXPECT_EQ(room->scale().currentText(), "1:5,000");
    map().zoomIn();
    EXPECT_EQ(room->scale().currentText(), "1:2,500");
    room->scale().setEditText("nonsense");
    QTest::keyClick(room->scale().lineEdit(), Qt::Key_Return);
    EXPECT_NEAR(map().frame().scaleDenominator(), 2500, 1e-6);
    EXPECT_EQ(room->scale().currentText(), "1:2,500");
}

TEST(ScaleBox, ReadsScalesAsPeopleWriteThem) {
    for (const char* text : {"1:50,000", "50000", "1：50000", "1:5万", "１：５ 万", " 5万 "})
        EXPECT_EQ(scaleOf(QString::fromUtf8(text)), 50'000) << text;
    for (const char* text : {"", "1:", "1:0", "-5", "1:1e99", "abc", "万"})
        EXPECT_FALSE(scaleOf(QString::fromUtf8(text)).has_value()) << text;
}

TEST_F(MapRoomTest, CommandsTurnTheMapAndPutNorthUpAgain) {
    run("map.rotate-right");
    EXPECT_EQ(map().frame().rotationDegrees, 5);
    run("map.rotate-left");
    run("map.rotate-left");
    EXPECT_EQ(map().frame().rotationDegrees, -5);
    run("map.north-up");
    EXPECT_EQ(map().frame().rotationDegrees, 0);
}

TEST_F(MapRoomTest, BoxToolZoomsAndStaysUntilItIsPutAway) {
    look({632'500, 3'833'500});
    run("map.zoom-box");
    EXPECT_TRUE(window->bench().commands.find("map.zoom-box")->isChecked());
    EXPECT_FALSE(window->bench().commands.find("map.pan")->isChecked());
    const double before = map().frame().metresPerPixel;
    const QPoint middle = map().rect().center();
    QTest::mousePress(&map(), Qt::LeftButton, {}, middle - QPoint(40, 30));
    QTest::mouseMove(&map(), middle + QPoint(40, 30));
    QTest::mouseRelease(&map(), Qt::LeftButton, {}, middle + QPoint(40, 30));
    EXPECT_LT(map().frame().metresPerPixel, before / 4);
    EXPECT_TRUE(map().tool());
    run("map.zoom-box");
    EXPECT_FALSE(map().tool());
    EXPECT_TRUE(window->bench().commands.find("map.pan")->isChecked());
}

TEST_F(MapRoomTest, MeasuredWayIsThatOfTheGroundAndFollowsThePointer) {
    look({632'500, 3'833'500});
    run("map.measure-line");
    MeasureTool& tool = room->measureLine();
    EXPECT_EQ(tool.figures(), "");
    click({632'400, 3'833'500});
    hover({632'500, 3'833'500});
    EXPECT_EQ(tool.figures(), "100.0 m");  // 99.98 on the ground
    click({632'500, 3'833'500});
    hover({632'500, 3'833'450});
    EXPECT_TRUE(tool.figures().startsWith("150 m in 2 pieces, the last 50"))
        << tool.figures().toStdString();
    QTest::keyClick(&map(), Qt::Key_Return);
    EXPECT_EQ(tool.corners().size(), 2U);
    EXPECT_EQ(tool.figures(), "100.0 m");  // 99.98 on the ground
    EXPECT_EQ(window->messages().newest(), "100.0 m");
    click({632'400, 3'833'500});  // another
    EXPECT_EQ(tool.corners().size(), 1U);
    QTest::keyClick(&map(), Qt::Key_Escape);
    EXPECT_TRUE(tool.corners().empty());
    EXPECT_EQ(map().tool(), &tool);
    QTest::keyClick(&map(), Qt::Key_Escape);
    EXPECT_FALSE(map().tool());
}

TEST_F(MapRoomTest, MeasuredAreaIsThatOfTheGround) {
    look({632'500, 3'833'500});
    run("map.measure-area");
    MeasureTool& tool = room->measureArea();
    for (const Point p : {Point{632'400, 3'833'400}, {632'600, 3'833'400}, {632'600, 3'833'600}})
        click(p);
    click({632'400, 3'833'600}, Qt::LeftButton);
    QTest::mouseClick(&map(), Qt::RightButton, {}, map().rect().center());
    EXPECT_EQ(tool.corners().size(), 4U);
    EXPECT_TRUE(tool.figures().startsWith("0.04 km² (4.0 ha, 60 mu), 80"))
        << tool.figures().toStdString();
    QTest::keyClick(&map(), Qt::Key_Backspace);
    EXPECT_EQ(tool.corners().size(), 3U);
    EXPECT_TRUE(tool.figures().startsWith("0.02 km²"));
}

TEST_F(MapRoomTest, WhatIsHereNamesEveryLayerAndItsFacts) {
    look({632'500, 3'833'500});
    run("map.identify");
    click({632'501, 3'833'500});
    FoundPage* page = nullptr;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (page = window->findChild<FoundPage*>()) != nullptr; },
                                patience));
    QTreeWidget& tree = page->tree();
    ASSERT_EQ(tree.topLevelItemCount(), 2);  // organisations above zones
    const QTreeWidgetItem* organisation = tree.topLevelItem(0)->child(0);
    EXPECT_EQ(organisation->text(0), "甲公司");
    EXPECT_EQ(tree.topLevelItem(1)->child(0)->text(0), "高新园");
    QStringList facts;
    for (int i = 0; i < organisation->childCount(); ++i)
        facts << organisation->child(i)->text(1);
    EXPECT_TRUE(facts.contains("1,240"));
    EXPECT_TRUE(facts.contains("social organisation"));  // the name of the code "social"
    const auto press = [&](const QString& text) {
        for (QPushButton* button : page->findChildren<QPushButton*>())
            if (button->text() == text) button->click();
    };
    press("Select");
    EXPECT_EQ(window->bench().selection.ids("organisations"), (Selection::Ids{1}));
    press("Copy");
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("甲公司"));
    tree.setCurrentItem(tree.topLevelItem(1)->child(0));
    press("Zoom");
    EXPECT_NEAR(map().frame().centre.x, corner.x + 500, 1);
    run("select.zoom");
    ASSERT_TRUE(QTest::qWaitFor([&] { return std::abs(map().frame().centre.y - 3'833'500) < 1; },
                                patience));
}

TEST_F(MapRoomTest, NothingHereSaysSo) {
    look({660'000, 3'850'000});
    run("map.identify");
    click({660'000, 3'850'000});
    FoundPage* page = nullptr;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (page = window->findChild<FoundPage*>()) != nullptr; },
                                patience));
    EXPECT_EQ(page->tree().topLevelItemCount(), 0);
}

TEST_F(MapRoomTest, ToolsHaveTheKeysOfQgis) {
    const Commands& commands = window->bench().commands;
    EXPECT_EQ(commands.keys("map.identify"), QKeySequence("Ctrl+Shift+I"));
    EXPECT_EQ(commands.keys("map.measure-line"), QKeySequence("Ctrl+Shift+M"));
    EXPECT_EQ(commands.keys("map.measure-area"), QKeySequence("Ctrl+Shift+J"));
    EXPECT_EQ(commands.keys("select.zoom"), QKeySequence("Ctrl+J"));
}

}  // namespace
}  // namespace hetu::desktop
