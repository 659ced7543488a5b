#include <QAction>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/map/compare_room.h"
#include "app/desktop/map/map_shots.h"
#include "app/run/scenario.h"
#include "tests/app/desktop/map/park_window.h"

namespace hetu::desktop {
namespace {

constexpr int otherView = 90;
constexpr int patience = 5000;

/// A window on organisations and a park, with a theme that shows the park alone.
class CompareTest : public ParkWindow {
protected:
    void SetUp() override {
        open(1200, 760, patience);
        ThemeState parks = window->layerPanel().state();
        parks.shown = {"zones"};
        document.setItem("theme", "Parks", toJson(parks));
        app::Scenario scenario;
        scenario.name = "Plan B";
        scenario.radiusMetres = 800;
        scenario.sites = {{1, "A", {632'500, 3'833'500}, app::SiteState::Candidate}};
        document.setItem("scenario", "1", app::scenarioText(scenario));
        ASSERT_TRUE(QTest::qWaitFor([&] { return !document.isBusy(); }, patience));
        room = window->findChild<CompareRoom*>();
        QTest::qWait(400);
        room->begin();
        choose(room->right(), "Parks");
    }
    /// As a hand does it.
    void choose(QComboBox& box, const QString& text) {
        const int at = box.findText(text);
        ASSERT_GE(at, 0) << text.toStdString();
        box.setCurrentIndex(at);
        emit box.activated(at);
        QTest::qWait(20);
    }
    std::vector<std::string> askedOf(int view) {
        std::vector<std::string> ids;
        if (const auto at = renderer.newest(view))
            for (const render::DrawnLayer& layer : renderer.drawings[*at].request.layers)
                ids.push_back(layer.id);
        return ids;
    }
    bool waitFor(int view, const std::vector<std::string>& ids) {
        return QTest::qWaitFor([&] { return askedOf(view) == ids; }, patience);
    }
    void answer(std::uint8_t left, std::uint8_t right) {
        QTest::qWait(500);  // until the hand rests
        renderer.answer(*renderer.newest(0), left);
        renderer.answer(*renderer.newest(otherView), right);
        QTest::qWait(50);
    }
    /// Below the titles and above the legend.
    int greyAt(int x, int y = 200) { return qRed(map().grab().toImage().pixel(x, y)); }
    void drag(QPoint from, QPoint to) {
        SwipeLine& line = room->line();
        QTest::mousePress(&line, Qt::LeftButton, {}, line.mapFrom(&map(), from));
        QMouseEvent move(QEvent::MouseMove, line.mapFrom(&map(), to), map().mapToGlobal(to),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&line, &move);
        QTest::mouseRelease(&line, Qt::LeftButton, {}, line.mapFrom(&map(), to));
    }

    CompareRoom* room = nullptr;
};

TEST_F(CompareTest, RightOfTheLineIsTheOtherPicture) {
    ASSERT_TRUE(waitFor(otherView, {"zones"}));
    EXPECT_EQ(askedOf(0), (std::vector<std::string>{"zones", "organisations"}));
    answer(0x40, 0xC0);
    const int middle = map().width() / 2;
    EXPECT_EQ(greyAt(middle - 60), 0x40);
    EXPECT_EQ(greyAt(middle + 60), 0xC0);
    const std::size_t before = renderer.drawings.size();
    drag({middle, 300}, {middle + 200, 300});
    EXPECT_EQ(greyAt(middle + 60), 0x40);
    EXPECT_EQ(greyAt(middle + 260), 0xC0);
    QTest::qWait(500);
    EXPECT_EQ(renderer.drawings.size(), before);  // only the line has moved
}

TEST_F(CompareTest, KeysMoveTheLineAndItRunsEitherWay) {
    answer(0x40, 0xC0);
    room->line().setFocus();
    const double half = room->comparison().share;
    QTest::keyClick(&room->line(), Qt::Key_Left);
    const double coarse = half - room->comparison().share;
    EXPECT_GT(coarse, 0);
    QTest::keyClick(&room->line(), Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_LT(room->comparison().share, half);
    EXPECT_GT(room->comparison().share, half - coarse);
    QTest::keyClick(&room->line(), Qt::Key_Home);
    EXPECT_EQ(greyAt(60), 0xC0);
    QTest::keyClick(&room->line(), Qt::Key_End);
    EXPECT_EQ(greyAt(map().width() - 60), 0x40);
    choose(room->way(), "Line, above and below");
    QTest::keyClick(&room->line(), Qt::Key_Home);
    for (int i = 0; i < 12; ++i)
        QTest::keyClick(&room->line(), Qt::Key_Down);
    EXPECT_EQ(greyAt(60, 250), 0x40);
    EXPECT_EQ(greyAt(map().width() - 60, 330), 0xC0);
}

TEST_F(CompareTest, BothSidesMoveAsOne) {
    map().showPoint({632'500, 3'833'500}, 10'000);
    EXPECT_EQ(room->other().frame(), map().frame());
    QTest::mousePress(&map(), Qt::LeftButton, {}, {700, 300});
    QMouseEvent move(QEvent::MouseMove, QPointF(640, 280), map().mapToGlobal(QPointF(640, 280)),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&map(), &move);
    QTest::mouseRelease(&map(), Qt::LeftButton, {}, {640, 280});
    EXPECT_NE(map().frame().centre.x, 632'500);
    EXPECT_EQ(room->other().frame(), map().frame());
}

TEST_F(CompareTest, SideBySideEachIsMovedByTheOther) {
    const Extent before = map().frame().extent();
    choose(room->way(), "Side by side");
    QTest::qWait(50);
    EXPECT_TRUE(room->line().isHidden());
    EXPECT_NEAR(map().frame().extent().width(), before.width(), 1);
    EXPECT_NEAR(room->other().frame().extent().width(), before.width(),
                2 * map().frame().metresPerPixel);
    EXPECT_NEAR(room->other().width(), map().width(), 2);
    EXPECT_GE(room->other().mapTo(window.get(), QPoint(0, 0)).x(),
              map().mapTo(window.get(), QPoint(0, 0)).x() + map().width());
    map().showPoint({632'500, 3'833'500}, 10'000);
    EXPECT_EQ(room->other().frame().centre.x, 632'500);
    EXPECT_EQ(room->other().frame().metresPerPixel, map().frame().metresPerPixel);
    const QPointF at(100, 100);
    QWheelEvent wheel(at, room->other().mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&room->other(), &wheel);
    EXPECT_NEAR(map().frame().scaleDenominator(), 5000, 1);
    EXPECT_EQ(room->other().frame().centre.y, map().frame().centre.y);
    room->end();
    QTest::qWait(50);
    EXPECT_TRUE(room->other().isHidden());
    EXPECT_GT(map().width(), 600);
    EXPECT_NEAR(map().frame().scaleDenominator(), 2500, 30);  // as wide a piece of the map
}

TEST_F(CompareTest, EscapeEndsItAndTheLayersStandAsBefore) {
    choose(room->left(), "Parks");
    ASSERT_TRUE(waitFor(0, {"zones"}));
    EXPECT_FALSE(window->layerPanel().isShown("organisations"));
    choose(room->right(), "The map as it stands");
    ASSERT_TRUE(waitFor(otherView, {"zones", "organisations"}));
    map().setFocus();
    QTest::keyClick(&map(), Qt::Key_Escape);
    EXPECT_FALSE(room->isOn());
    EXPECT_FALSE(window->bench().commands.find("map.compare")->isChecked());
    EXPECT_TRUE(window->layerPanel().isShown("organisations"));
    EXPECT_EQ(map().comparison(), nullptr);
    // Nothing of it went into the workspace.
    EXPECT_TRUE(document.items("layer").empty());
}

TEST_F(CompareTest, LayersSetByHandMeanwhileStay) {
    choose(room->left(), "Parks");
    window->layerPanel().chooseShown({"organisations"});
    QTest::qWait(50);
    EXPECT_EQ(room->left().currentText(), "The map as it stands");
    room->end();
    EXPECT_TRUE(window->layerPanel().isShown("organisations"));
    EXPECT_FALSE(window->layerPanel().isShown("zones"));
}

TEST_F(CompareTest, ScenarioHasItsSitesOnItsSide) {
    map().showPoint({632'500, 3'833'500}, 40'000);
    choose(room->right(), "Scenario: Plan B");
    answer(0x40, 0xC0);
    QTest::keyClick(&room->line(), Qt::Key_Home);
    const QPoint site = map().toScreen({632'500, 3'833'500}).toPoint() + QPoint(5, 0);
    EXPECT_NE(map().grab().toImage().pixelColor(site), QColor(0xC0, 0xC0, 0xC0));
    QTest::keyClick(&room->line(), Qt::Key_End);
    EXPECT_EQ(map().grab().toImage().pixelColor(site), QColor(0x40, 0x40, 0x40));
}

TEST_F(CompareTest, SidesChangePlaces) {
    auto* bar = window->findChild<QWidget*>("compareBar");
    ASSERT_TRUE(bar && bar->isVisible());
    for (auto* button : bar->findChildren<QToolButton*>())
        if (button->accessibleName() == "Change sides") QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(room->left().currentText(), "Parks");
    EXPECT_EQ(room->right().currentText(), "The map as it stands");
    EXPECT_TRUE(waitFor(otherView, {"zones", "organisations"}));
    EXPECT_TRUE(waitFor(0, {"zones"}));
}

TEST_F(CompareTest, PictureOfTheMapHasBothSides) {
    answer(0x40, 0xC0);
    ShotWish wish;
    wish.widthMillimetres = 200;
    wish.heightMillimetres = 100;
    wish.dpi = 127;
    wish.hasScaleBar = false;
    for (const char* name : {"both.png", "both.svg"}) {
        wish.file = QString::fromStdString(folder.file(name));
        window->findChild<MapShots*>()->take(wish);
        renderer.answer(*renderer.newest(70), 0x30);
        renderer.answer(*renderer.newest(71), 0xE0);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !window->bench().work.isRunning(); }, patience));
        const QImage image(wish.file);
        ASSERT_FALSE(image.isNull()) << name;
        const auto grey = [&](double across) {
            return qRed(image.pixel(static_cast<int>(across * image.width()), image.height() / 2));
        };
        EXPECT_EQ(grey(0.4), 0x30) << name;
        EXPECT_EQ(grey(0.6), 0xE0) << name;
    }
    EXPECT_EQ(renderer.drawings[*renderer.newest(70)].request.widthPixels, 1000);
    choose(room->way(), "Side by side");
    wish.file = QString::fromStdString(folder.file("beside.png"));
    window->findChild<MapShots*>()->take(wish);
    EXPECT_LT(renderer.drawings[*renderer.newest(70)].request.widthPixels, 500);
    EXPECT_EQ(renderer.drawings[*renderer.newest(71)].request.layers.size(), 1U);
    renderer.answer(*renderer.newest(70), 0x30);
    renderer.answer(*renderer.newest(71), 0xE0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->bench().work.isRunning(); }, patience));
    const QImage image(wish.file);
    EXPECT_EQ(qRed(image.pixel(250, 250)), 0x30);
    EXPECT_EQ(qRed(image.pixel(750, 250)), 0xE0);
}

}  // namespace
}  // namespace hetu::desktop
