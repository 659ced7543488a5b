#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/briefing/briefing_room.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/main_window.h"
#include "tests/app/desktop/counties_window.h"

namespace hetu::desktop {
namespace {

class BriefingTest : public CountiesWindow {
protected:
    void SetUp() override {
        CountiesWindow::SetUp();
        room = window.findChild<BriefingRoom*>();
        ASSERT_NE(room, nullptr);
    }
    void begin(const char* profile) {
        ASSERT_TRUE(window.bench().commands.run(QString::fromLatin1(profile)));
        ASSERT_TRUE(window.bench().commands.run(QStringLiteral("briefing.show")));
        ASSERT_TRUE(waitFor([&] { return !room->isCounting(); }));
        QTest::qWait(50);
    }
    void press(Qt::Key key) { QTest::keyClick(&window.map(), key); }
    void click(Point at) {
        QTest::mouseClick(&window.map(), Qt::LeftButton, {}, window.map().toScreen(at).toPoint());
    }
    [[nodiscard]] bool saysFigure(const QString& words) {
        for (const QString& figure : room->card().figures())
            if (figure.contains(words)) return true;
        return false;
    }

    BriefingRoom* room = nullptr;
};

TEST_F(BriefingTest, AClickOnACountyShowsItsPageAndBackspaceLeadsBack) {
    begin("profile.leader");
    EXPECT_TRUE(saysFigure(QStringLiteral("600 organisations")))
        << room->card().figures().join('|').toStdString();
    const MapFrame city = window.map().frame();
    click({7500, 5000});
    EXPECT_EQ(room->county(), "西城区");
    EXPECT_EQ(room->question(), QStringLiteral("西城区"));
    EXPECT_NEAR(window.map().frame().centre.x, 7500, 1) << "the map goes there";
    ASSERT_TRUE(waitFor([&] { return !room->isCounting(); }));
    const auto source = Workspace::open(path).value().snapshot();
    const auto figures = readRegionFigures(path, *source.value(), "西城区", {});
    ASSERT_TRUE(figures.ok());
    EXPECT_TRUE(saysFigure(QStringLiteral("covered: %1 of %2")
                               .arg(figures.value().coverage->covered)
                               .arg(figures.value().coverage->organisations)))
        << room->card().figures().join('|').toStdString();
    EXPECT_TRUE(room->answer().contains(QStringLiteral("blank")));
    EXPECT_TRUE(room->answer().contains(QStringLiteral("Sites have not been computed yet.")));
    press(Qt::Key_Backspace);
    EXPECT_EQ(room->county(), "");
    EXPECT_EQ(room->question(), QStringLiteral("Where are we?"));
    EXPECT_NEAR(window.map().frame().metresPerPixel, city.metresPerPixel, 1e-9);
    EXPECT_NEAR(window.map().frame().centre.x, city.centre.x, 1e-6);
}

TEST_F(BriefingTest, LeftAndRightGoThroughTheCountiesAndEscapeStepsBackOnce) {
    window.map().showPoint({2000, 3000}, 20'000);
    const MapFrame before = window.map().frame();
    begin("profile.leader");
    press(Qt::Key_Down);
    EXPECT_EQ(room->county(), "西城区") << "the first by its code";
    press(Qt::Key_Right);
    EXPECT_EQ(room->county(), "东城区");
    press(Qt::Key_Right);
    EXPECT_EQ(room->county(), "东城区") << "the last one stays";
    press(Qt::Key_Left);
    EXPECT_EQ(room->county(), "西城区");
    press(Qt::Key_Escape);
    EXPECT_TRUE(room->isShown());
    EXPECT_EQ(room->county(), "");
    press(Qt::Key_Escape);
    EXPECT_FALSE(room->isShown());
    // Nothing of it is kept: everything is shown again, as it was.
    EXPECT_NEAR(window.map().frame().metresPerPixel, before.metresPerPixel, 1e-9);
    EXPECT_NEAR(window.map().frame().centre.x, before.centre.x, 1e-6);
    EXPECT_TRUE(window.bench().region.isWhole());
    EXPECT_EQ(document.item("view", "region"), "");
}

TEST_F(BriefingTest, MovingTheMapIsNoClick) {
    begin("profile.leader");
    const QPoint from = window.map().toScreen({7500, 5000}).toPoint();
    QTest::mousePress(&window.map(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&window.map(), from + QPoint(30, 10));
    QTest::mouseRelease(&window.map(), Qt::LeftButton, {}, from + QPoint(30, 10));
    EXPECT_EQ(room->county(), "");
}

TEST_F(BriefingTest, WhatHasNotRunIsOfferedToThePlannerAndOnlySaidToTheLeader) {
    begin("profile.leader");
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    EXPECT_EQ(room->answer(), QStringLiteral("This has not been computed yet."));
    EXPECT_FALSE(room->card().computeButton().isVisible());
    press(Qt::Key_Escape);
    begin("profile.planner");
    press(Qt::Key_Right);
    EXPECT_FALSE(room->card().computeButton().isVisible()) << "blanks have been computed";
    press(Qt::Key_Right);
    ASSERT_TRUE(room->card().computeButton().isVisible());
    QTest::mouseClick(&room->card().computeButton(), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return !window.analysisPanel().isRunning() && !document.isBusy(); }));
    EXPECT_TRUE(waitFor([&] { return saysFigure(QStringLiteral("proposed sites")); }))
        << room->answer().toStdString();
    EXPECT_FALSE(room->card().computeButton().isVisible());
}

TEST_F(BriefingTest, WithARegionChosenItSpeaksOfThatRegion) {
    window.bench().region.choose("东城区");
    begin("profile.leader");
    EXPECT_EQ(room->question(), QStringLiteral("东城区: Where are we?"));
    EXPECT_FALSE(saysFigure(QStringLiteral("600 organisations")));
    click({7500, 5000});
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    EXPECT_EQ(window.bench().region.name(), "东城区") << "as it was";
}

}  // namespace
}  // namespace hetu::desktop
