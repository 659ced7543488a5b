#include "app/desktop/what_if/what_if_room.h"

#include <QComboBox>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

class WhatIfRoomTest : public testing::Test {
protected:
    void SetUp() override {
        const std::string path =
            test::cityFile(folder, 3, {"organisations", "platforms", "regions", "zones"});
        window.resize(1366, 768);
        window.show();
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        QTest::qWait(50);
        room = window.findChild<WhatIfRoom*>();
        ASSERT_NE(room, nullptr);
        window.bench().panels.show(QStringLiteral("what-if"));
        waitForFigures();
        ASSERT_FALSE(room->sites().empty()) << room->panel().totals().toStdString();
        Extent all;
        for (const app::ScenarioSite& site : room->sites())
            all.include(site.position);
        window.map().showExtent(all);
        QTest::qWait(50);
    }
    void waitForFigures() {
        ASSERT_TRUE(QTest::qWaitFor([&] { return !room->isBusy() && !document.isBusy(); }, 20'000));
    }
    [[nodiscard]] QPoint pixelOf(std::size_t site) {
        return window.map().toScreen(room->sites()[site].position).toPoint();
    }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&window.map(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= 5; ++step)
            QTest::mouseMove(&window.map(), from + (to - from) * step / 5);
    }
    [[nodiscard]] std::string item() { return document.item("scenario", room->scenario()); }
    /// A place of the map with no site near it.
    [[nodiscard]] QPoint emptyPlace() {
        for (int y = 120; y < window.map().height() - 60; y += 7)
            for (int x = 60; x < window.map().width() - 60; x += 7) {
                bool isFree = true;
                for (std::size_t i = 0; i < room->sites().size(); ++i)
                    isFree = isFree && (pixelOf(i) - QPoint(x, y)).manhattanLength() > 90;
                if (isFree) return {x, y};
            }
        ADD_FAILURE() << "no room";
        return {};
    }

    test::TemporaryFolder folder;
    test::FakeRenderer renderer;
    Document document;
    MainWindow window{document, renderer, false};
    WhatIfRoom* room = nullptr;
};

TEST_F(WhatIfRoomTest, LookingChangesNothing) {
    EXPECT_TRUE(document.items("scenario").empty());
    EXPECT_TRUE(room->panel().totals().startsWith("Newly reached 0, lost 0;"))
        << room->panel().totals().toStdString();
    EXPECT_GT(room->panel().table().rowCount(), 0);
}

TEST_F(WhatIfRoomTest, AnAddedSiteIsDraggedSavedAndTakenBack) {
    const std::size_t before = room->sites().size();
    const QPoint place = emptyPlace();
    QTest::mouseDClick(&window.map(), Qt::LeftButton, {}, place);
    waitForFigures();
    ASSERT_EQ(room->sites().size(), before + 1);
    ASSERT_EQ(document.items("scenario").size(), 1U);
    EXPECT_EQ(room->sites().back().state, app::SiteState::Candidate);
    const std::string first = item();

    drag(place, place + QPoint(40, 0));
    EXPECT_EQ(item(), first);  // under the hand: nothing is written yet
    EXPECT_NEAR(pixelOf(before).x(), place.x() + 40, 2);
    QTest::mouseRelease(&window.map(), Qt::LeftButton, {}, place + QPoint(40, 0));
    waitForFigures();
    ASSERT_NE(item(), first);
    EXPECT_NEAR(pixelOf(before).x(), place.x() + 40, 2);

    document.undo();
    waitForFigures();
    ASSERT_EQ(item(), first);
    EXPECT_NEAR(pixelOf(before).x(), place.x(), 2);

    QTest::keyClick(&window.map(), Qt::Key_Delete);
    waitForFigures();
    EXPECT_EQ(room->sites().size(), before);
    document.undo();
    document.undo();
    waitForFigures();
    EXPECT_TRUE(document.items("scenario").empty());
    EXPECT_EQ(room->scenario(), "");
    EXPECT_EQ(room->sites().size(), before);
}

TEST_F(WhatIfRoomTest, FiguresFollowWhileAPlatformIsDraggedAway) {
    const QString today = room->panel().totals();
    const QPoint from = pixelOf(0);
    const Point was = room->sites()[0].position;
    drag(from, from + QPoint(0, -4000));  // out of the city
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return !room->isBusy() && room->panel().totals() != today; }, 20'000))
        << room->panel().totals().toStdString();
    EXPECT_TRUE(document.items("scenario").empty());
    QTest::keyClick(&window.map(), Qt::Key_Escape);
    QTest::mouseRelease(&window.map(), Qt::LeftButton, {}, from);
    waitForFigures();
    EXPECT_EQ(room->panel().totals(), today);
    EXPECT_EQ(room->sites()[0].position, was);
    EXPECT_TRUE(document.items("scenario").empty());
}

TEST_F(WhatIfRoomTest, SolvingFromHereKeepsWhatIsDecidedAndWhatIsRuledOut) {
    const std::size_t standing = room->sites().size();
    const QPoint pinned = emptyPlace();
    QTest::mouseDClick(&window.map(), Qt::LeftButton, {}, pinned);
    waitForFigures();
    QTest::keyClick(&window.map(), Qt::Key_P);
    waitForFigures();
    ASSERT_EQ(room->sites().back().state, app::SiteState::Pinned);
    QTest::mouseDClick(&window.map(), Qt::LeftButton, {}, emptyPlace());
    waitForFigures();
    auto* state = window.findChild<QComboBox*>(QStringLiteral("siteState"));
    ASSERT_TRUE(state && state->isVisible());
    state->setCurrentIndex(state->findData(static_cast<int>(app::SiteState::Forbidden)));
    emit state->activated(state->currentIndex());
    waitForFigures();
    ASSERT_EQ(room->sites().back().state, app::SiteState::Forbidden);
    const auto decided = room->sites();
    ASSERT_EQ(decided.size(), standing + 2);
    QTest::mouseDClick(&window.map(), Qt::LeftButton, {}, emptyPlace());  // not decided: goes
    waitForFigures();

    auto* solve = room->panel().findChild<QPushButton*>();
    ASSERT_NE(solve, nullptr);
    QTest::mouseClick(solve, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return document.items("scenario").size() == 2; }, 30'000))
        << (window.messages().count() > 0 ? "refused" : "nothing came");
    waitForFigures();
    ASSERT_GT(room->sites().size(), decided.size());
    for (std::size_t i = 0; i < decided.size(); ++i)
        EXPECT_EQ(room->sites()[i], decided[i]);
    for (std::size_t i = decided.size(); i < room->sites().size(); ++i)
        EXPECT_EQ(room->sites()[i].state, app::SiteState::Candidate);
    document.undo();
    waitForFigures();
    EXPECT_EQ(document.items("scenario").size(), 1U);
}

TEST_F(WhatIfRoomTest, TwoScenariosAreComparedSideBySide) {
    QTest::mouseDClick(&window.map(), Qt::LeftButton, {}, emptyPlace());
    waitForFigures();
    const std::string first = room->scenario();
    const QString againstToday = room->panel().totals();
    auto* compared = window.findChild<QComboBox*>(QStringLiteral("compared"));
    ASSERT_NE(compared, nullptr);
    ASSERT_EQ(compared->count(), 2);
    compared->setCurrentIndex(1);
    emit compared->activated(1);
    waitForFigures();
    EXPECT_TRUE(room->panel().totals().startsWith("Newly reached 0, lost 0;"))
        << room->panel().totals().toStdString();
    // Against itself moved away: what is lost here is what was won there.
    drag(pixelOf(0), pixelOf(0) + QPoint(0, -4000));
    waitForFigures();
    EXPECT_TRUE(room->panel().totals().startsWith("Newly reached 0, lost "))
        << room->panel().totals().toStdString();
    QTest::keyClick(&window.map(), Qt::Key_Escape);
    waitForFigures();
    compared->setCurrentIndex(0);
    emit compared->activated(0);
    waitForFigures();
    EXPECT_EQ(room->panel().totals(), againstToday);
    EXPECT_EQ(room->scenario(), first);
}

TEST_F(WhatIfRoomTest, ArrowKeysMoveTheChosenSite) {
    QTest::mouseDClick(&window.map(), Qt::LeftButton, {}, emptyPlace());
    waitForFigures();
    const Point before = room->sites().back().position;
    QTest::keyClick(&window.map(), Qt::Key_Right, Qt::ShiftModifier);
    waitForFigures();
    const Point after = room->sites().back().position;
    EXPECT_NEAR(after.x - before.x, 20 * window.map().frame().metresPerPixel, 1e-6);
    EXPECT_NEAR(after.y, before.y, 1e-6);
}

}  // namespace
}  // namespace hetu::desktop
