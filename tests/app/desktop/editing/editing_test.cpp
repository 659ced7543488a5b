#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

#include <gtest/gtest.h>

#include "layers/geometry/operations.h"
#include "tests/app/desktop/editing/editing_fixture.h"

namespace hetu::desktop {
namespace {

TEST_F(Editing, ADrawnParkIsInTheWorkspaceAndUndoTakesItBack) {
    drawPark();
    ASSERT_TRUE(comes([&] { return rows("zones") == 2; }));
    const OneRow park = row("zones", 2);
    EXPECT_NEAR(area(park.geometry), 3e6, 1e5);
    EXPECT_EQ(park.value("kind"), "park");
    EXPECT_EQ(park.value("county"), "410311");
    EXPECT_TRUE(m_room->drawTool().corners().empty());

    use("edit.undo");
    ASSERT_TRUE(comes([&] { return rows("zones") == 1; }));
    use("edit.redo");
    ASSERT_TRUE(comes([&] { return rows("zones") == 2; }));
    EXPECT_EQ(row("zones", 2).geometry, park.geometry);
}

TEST_F(Editing, BackspaceTakesACornerBackAndEscapeThrowsTheFigureAway) {
    use("edit.draw-area");
    click(634'500, 3'834'500);
    click(636'500, 3'834'500);
    QTest::keyClick(&map(), Qt::Key_Return);  // two corners are no area
    EXPECT_EQ(m_room->drawTool().corners().size(), 2U);
    QTest::keyClick(&map(), Qt::Key_Backspace);
    EXPECT_EQ(m_room->drawTool().corners().size(), 1U);
    QTest::keyClick(&map(), Qt::Key_Escape);
    EXPECT_TRUE(m_room->drawTool().corners().empty());
    EXPECT_EQ(map().tool(), &m_room->drawTool());
    QTest::keyClick(&map(), Qt::Key_Escape);
    EXPECT_EQ(map().tool(), nullptr);
    EXPECT_FALSE(m_window->bench().commands.find(QStringLiteral("edit.draw-area"))->isChecked());
}

TEST_F(Editing, AFigureThatCrossesItselfIsRefusedAndStaysToBeCorrected) {
    use("edit.draw-area");
    click(634'000, 3'834'000);
    click(636'000, 3'836'000);
    click(636'000, 3'834'000);
    click(634'000, 3'836'000);
    QTest::keyClick(&map(), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return m_window->messages().count() == 1; }));
    EXPECT_EQ(rows("zones"), 1U);
    EXPECT_EQ(m_room->drawTool().corners().size(), 4U);
    QTest::keyClick(&map(), Qt::Key_Backspace);
    QTest::keyClick(&map(), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return rows("zones") == 2; }));
}

TEST_F(Editing, TheHandIsPulledToACornerUntilSIsPressed) {
    use("edit.draw-area");
    const QPoint near = pixel(633'000, 3'833'000) + QPoint(4, 3);
    ASSERT_TRUE(comes([&] {
        QTest::mouseMove(&map(), near + QPoint(1, 0));
        QTest::mouseMove(&map(), near);
        return m_room->drawTool().snap().has_value();
    }));
    EXPECT_EQ(m_room->drawTool().snap()->kind, SnapKind::Corner);
    QTest::mouseClick(&map(), Qt::LeftButton, Qt::NoModifier, near);
    ASSERT_EQ(m_room->drawTool().corners().size(), 1U);
    EXPECT_EQ(m_room->drawTool().corners().front(), (Point{633'000, 3'833'000}));
    QTest::keyClick(&map(), Qt::Key_S);
    QTest::keyClick(&map(), Qt::Key_Backspace);
    QTest::mouseClick(&map(), Qt::LeftButton, Qt::NoModifier, near);
    ASSERT_EQ(m_room->drawTool().corners().size(), 1U);
    EXPECT_NE(m_room->drawTool().corners().front(), (Point{633'000, 3'833'000}));
}

TEST_F(Editing, EveryFieldOfTheFormIsOneStep) {
    drawPark();
    ASSERT_TRUE(comes([&] { return m_room->form() != nullptr; }));
    auto* name = qobject_cast<QLineEdit*>(m_room->form()->editor("name"));
    auto* kind = qobject_cast<QComboBox*>(m_room->form()->editor("kind"));
    auto* county = qobject_cast<QComboBox*>(m_room->form()->editor("county"));
    ASSERT_TRUE(name && kind && county);
    EXPECT_FALSE(m_room->form()->sentence("name").isEmpty());
    EXPECT_EQ(county->currentText(), "Luolong");
    QTest::keyClicks(name, "East park");
    QTest::keyClick(name, Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return row("zones", 2).value("name") == "East park"; }));
    EXPECT_TRUE(m_room->form()->sentence("name").isEmpty());
    QTest::keyClick(kind, Qt::Key_End);
    ASSERT_TRUE(comes([&] { return row("zones", 2).value("kind") == "custom"; }));
    ASSERT_TRUE(comes([&] { return m_document.history().size() == 3; }));
    use("edit.undo");
    ASSERT_TRUE(comes([&] { return kind->currentData().toString() == "park"; }));
    EXPECT_EQ(name->text(), "East park");
}

TEST_F(Editing, TheFormAndTheStepsFitBesideTheMapOfASmallScreen) {
    m_window->bench().panels.show(QStringLiteral("history-steps"));
    drawPark();
    ASSERT_TRUE(comes([&] { return m_room->form() != nullptr; }));
    QTest::qWait(50);
    EXPECT_EQ(m_window->width(), 1366);
}

TEST_F(Editing, AnImpossibleValueIsNotKeptAndSaysWhy) {
    takeHoldOfThePlatform();
    auto* year = qobject_cast<QLineEdit*>(m_room->form()->editor("year"));
    ASSERT_NE(year, nullptr);
    QTest::keyClicks(year, "1066");
    QTest::keyClick(year, Qt::Key_Return);
    EXPECT_FALSE(m_room->form()->sentence("year").isEmpty());
    QTest::qWait(50);
    EXPECT_EQ(row("platforms", 1).value("year"), "");
    EXPECT_TRUE(m_document.history().empty());
    year->clear();
    QTest::keyClicks(year, "2026");
    QTest::keyClick(year, Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return row("platforms", 1).value("year") == "2026"; }));
}

TEST_F(Editing, WhatIsBeingWrittenWhenTheWindowClosesIsKept) {
    takeHoldOfThePlatform();
    QTest::keyClicks(m_room->form()->editor("remark"), "by the river");
    m_window.reset();
    ASSERT_TRUE(comes([&] { return !m_document.isBusy(); }));
    EXPECT_EQ(row("platforms", 1).value("remark"), "by the river");
}

TEST_F(Editing, AClickPlacesAPlatformInItsCounty) {
    use("edit.place-platform");
    click(635'000, 3'835'000);
    ASSERT_TRUE(comes([&] { return rows("platforms") == 2; }));
    const OneRow platform = row("platforms", 2);
    EXPECT_EQ(platform.value("status"), "planned");
    EXPECT_EQ(platform.value("county"), "410311");
    EXPECT_NEAR(platform.geometry.extent().centre().x, 635'000, 20);
}

TEST_F(Editing, ADragMovesAPlatformAndDeleteTakesItAway) {
    takeHoldOfThePlatform();
    const QPoint from = pixel(637'000, 3'837'000), to = pixel(638'500, 3'838'500);
    QTest::mousePress(&map(), Qt::LeftButton, Qt::NoModifier, from);
    QTest::mouseMove(&map(), (from + to) / 2);
    QTest::mouseMove(&map(), to);
    QTest::mouseRelease(&map(), Qt::LeftButton, Qt::NoModifier, to);
    ASSERT_TRUE(comes([&] { return m_document.history().size() == 1; }));
    const Point at = row("platforms", 1).geometry.extent().centre();
    EXPECT_NEAR(at.x, 638'500, 20);
    EXPECT_NEAR(at.y, 3'838'500, 20);
    use("edit.delete");
    ASSERT_TRUE(comes([&] { return rows("platforms") == 0; }));
    EXPECT_TRUE(m_window->messages().newest().contains("deleted"));
    use("edit.undo");
    ASSERT_TRUE(comes([&] { return rows("platforms") == 1; }));
}

TEST_F(Editing, AClickOnAStepGoesToItsState) {
    for (int i = 0; i < 3; ++i) {
        use("edit.place-platform");
        click(633'500 + 1'500 * i, 3'835'000);
        ASSERT_TRUE(comes([&] { return rows("platforms") == std::size_t(2 + i); }));
        map().setTool(nullptr);
    }
    StepsPanel& steps = m_room->steps();
    m_window->bench().panels.show(QStringLiteral("history-steps"));
    ASSERT_EQ(steps.topLevelItemCount(), 4);
    const auto choose = [&](int line) {
        QTest::mouseClick(steps.viewport(), Qt::LeftButton, Qt::NoModifier,
                          steps.visualItemRect(steps.topLevelItem(line)).center());
    };
    steps.parentWidget()->resize(600, 300);
    choose(1);
    ASSERT_TRUE(comes([&] { return rows("platforms") == 2; }));
    EXPECT_EQ(steps.topLevelItem(3)->text(2), "taken back");
    choose(3);
    ASSERT_TRUE(comes([&] { return rows("platforms") == 4; }));
    choose(0);
    ASSERT_TRUE(comes([&] { return rows("platforms") == 1; }));
}

}  // namespace
}  // namespace hetu::desktop
