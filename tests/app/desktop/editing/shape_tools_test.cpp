#include <QAction>
#include <QLineEdit>

#include "layers/geometry/operations.h"
#include "tests/app/desktop/editing/editing_fixture.h"

namespace hetu::desktop {
namespace {

/// The park of the fixture lies at 632,000 .. 633,000 east and 3,832,000 .. 3,833,000 north.
class ShapeTools : public Editing {
protected:
    double areaOf(std::int64_t id) { return area(row("zones", id).geometry); }
    void splitThePark() {
        useReady("edit.split", m_room->splitTool());
        click(632'500, 3'831'500);
        click(632'500, 3'833'500);
        QTest::keyClick(&map(), Qt::Key_Return);
        ASSERT_TRUE(comes([&] { return m_room->form() && m_room->form()->id() == 2; }));
    }
};

TEST_F(ShapeTools, ALineSplitsTheParkAndBothPartsKeepItsFacts) {
    useReady("edit.split", m_room->splitTool());
    click(632'500, 3'831'500);
    QTest::mouseMove(&map(), pixel(632'500, 3'833'500));
    ASSERT_TRUE(comes([&] { return m_room->splitTool().preview().size() == 2; }));
    click(632'500, 3'833'500);
    QTest::keyClick(&map(), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return rows("zones") == 2; }));
    EXPECT_NEAR(areaOf(1) + areaOf(2), 1e6, 1);
    EXPECT_EQ(row("zones", 1).value("name"), "Old park");
    EXPECT_EQ(row("zones", 2).value("name"), "Old park (2)");
    ASSERT_TRUE(comes([&] { return m_room->form() && m_room->form()->id() == 2; }));
    QTest::keyClicks(m_room->form()->editor("name"), "New park");
    QTest::keyClick(m_room->form()->editor("name"), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return row("zones", 2).value("name") == "New park"; }));
    use("edit.undo");
    use("edit.undo");
    ASSERT_TRUE(comes([&] { return rows("zones") == 1; }));
    EXPECT_NEAR(areaOf(1), 1e6, 1);
}

TEST_F(ShapeTools, ALineThatSplitsNothingIsRefusedInWords) {
    useReady("edit.split", m_room->splitTool());
    click(632'300, 3'832'300);
    click(632'700, 3'832'700);
    QTest::keyClick(&map(), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return m_window->messages().count() == 1; }));
    EXPECT_EQ(rows("zones"), 1U);
    EXPECT_EQ(m_room->splitTool().corners().size(), 2U);
    EXPECT_TRUE(m_document.history().empty());
}

TEST_F(ShapeTools, JoiningThePartsGivesTheParkBack) {
    splitThePark();
    m_window->bench().selection.clear();
    useReady("edit.merge", m_room->mergeTool());
    ASSERT_TRUE(comes([&] {  // as soon as the tool knows of both parts
        m_window->bench().selection.clear();
        click(632'250, 3'832'500);
        click(632'750, 3'832'500);
        return QTest::qWaitFor([&] { return m_room->mergeTool().preview().has_value(); }, 500);
    }));
    map().setFocus();
    QTest::keyClick(&map(), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return rows("zones") == 1; }));
    EXPECT_NEAR(areaOf(1), 1e6, 1);
}

TEST_F(ShapeTools, ABorderDrawnAnewAddsWhatItEncloses) {
    useReady("edit.reshape", m_room->reshapeTool());
    click(632'500, 3'832'500);
    click(633'500, 3'832'600);
    click(632'500, 3'832'700);
    QTest::keyClick(&map(), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return m_document.history().size() == 1; }));
    EXPECT_GT(areaOf(1), 1e6 + 10'000);
}

TEST_F(ShapeTools, AHoleIsCutAndAClickFillsIt) {
    useReady("edit.hole", m_room->holeTool());
    QTest::keyClick(&map(), Qt::Key_S);
    click(632'300, 3'832'300);
    click(632'700, 3'832'300);
    click(632'700, 3'832'700);
    click(632'300, 3'832'700);
    QTest::keyClick(&map(), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return areaOf(1) < 0.9e6; }));
    EXPECT_NEAR(areaOf(1), 0.84e6, 0.02e6);
    ASSERT_TRUE(comes([&] {  // the tool has to know of it
        click(632'500, 3'832'500);
        QTest::keyClick(&map(), Qt::Key_Backspace);
        return areaOf(1) > 0.9e6;
    }));
    EXPECT_NEAR(areaOf(1), 1e6, 1);
}

TEST_F(ShapeTools, ACornerIsDraggedAddedAndTakenAway) {
    m_window->bench().selection.select("zones", {1});
    useReady("edit.corners", m_room->cornerTool());
    drag({633'000, 3'833'000}, {633'500, 3'833'500});
    ASSERT_TRUE(comes([&] { return m_document.history().size() == 1; }));
    EXPECT_NEAR(areaOf(1), 1.5e6, 0.03e6);
    // An edge drawn out: one corner more.
    ASSERT_TRUE(comes([&] {
        drag({632'000, 3'832'500}, {631'500, 3'832'500});
        return QTest::qWaitFor([&] { return m_document.history().size() == 2; }, 500);
    }));
    EXPECT_EQ(row("zones", 1).geometry.parts[0][0].size(), 6U);
    // The right button takes it away again.
    ASSERT_TRUE(comes([&] {
        QTest::mouseClick(&map(), Qt::RightButton, Qt::NoModifier, pixel(631'500, 3'832'500));
        return QTest::qWaitFor([&] { return m_document.history().size() == 3; }, 500);
    }));
    EXPECT_EQ(row("zones", 1).geometry.parts[0][0].size(), 5U);
}

TEST_F(ShapeTools, NeighboursThatShareACornerGoWithItUnlessAltIsHeld) {
    splitThePark();
    m_window->bench().selection.select("zones", {1});
    useReady("edit.corners", m_room->cornerTool());
    const Point shared{
        row("zones", 1).geometry.extent().maxX == row("zones", 2).geometry.extent().minX
            ? row("zones", 2).geometry.extent().minX
            : row("zones", 1).geometry.extent().minX,
        3'833'000};
    ASSERT_TRUE(comes([&] {
        drag(shared, {shared.x, 3'833'600});
        return QTest::qWaitFor([&] { return m_document.history().size() == 2; }, 500);
    }));
    EXPECT_NEAR(row("zones", 1).geometry.extent().maxY, 3'833'600, 30);
    EXPECT_NEAR(row("zones", 2).geometry.extent().maxY, 3'833'600, 30);
    const Point now{shared.x, row("zones", 1).geometry.extent().maxY};
    ASSERT_TRUE(comes([&] {
        drag(now, {shared.x, 3'834'400}, Qt::AltModifier);
        return QTest::qWaitFor([&] { return m_document.history().size() == 3; }, 500);
    }));
    EXPECT_NEAR(row("zones", 1).geometry.extent().maxY, 3'834'400, 30);
    EXPECT_NEAR(row("zones", 2).geometry.extent().maxY, 3'833'600, 30);
}

TEST_F(ShapeTools, ABorderThatWouldCrossItselfIsRefusedAndItsPlaceShown) {
    m_window->bench().selection.select("zones", {1});
    useReady("edit.corners", m_room->cornerTool());
    drag({633'000, 3'833'000}, {631'500, 3'832'500});
    ASSERT_TRUE(comes([&] { return m_window->messages().count() == 1; }));
    EXPECT_TRUE(m_room->cornerTool().problem().has_value());
    EXPECT_TRUE(m_document.history().empty());
    EXPECT_NEAR(areaOf(1), 1e6, 1);
}

TEST_F(ShapeTools, ACornerIsWrittenAsText) {
    useReady("edit.draw-area", m_room->drawTool());
    const auto write = [&](const QString& text) {
        const std::size_t before = m_room->drawTool().corners().size();
        QTest::keyClick(&map(), text.front().toLatin1());
        ASSERT_TRUE(m_room->positionLine().isVisible());
        QTest::keyClicks(&m_room->positionLine(), text.mid(1));
        QTest::keyClick(&m_room->positionLine(), Qt::Key_Return);
        ASSERT_TRUE(comes([&] { return m_room->drawTool().corners().size() == before + 1; }));
    };
    write("634500, 3834500");
    write("636500, 3834500");
    write("636500, 3836000");
    EXPECT_EQ(m_room->drawTool().corners()[2], (Point{636'500, 3'836'000}));
    QTest::keyClick(&map(), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return rows("zones") == 2; }));
    EXPECT_NEAR(areaOf(2), 1.5e6, 1);
}

TEST_F(ShapeTools, AnOverlapIsNamedAndCutAwayWhenThatIsWanted) {
    useReady("edit.draw-area", m_room->drawTool());
    QTest::keyClick(&map(), Qt::Key_S);
    click(632'500, 3'832'500);
    click(634'500, 3'832'500);
    click(634'500, 3'834'500);
    click(632'500, 3'834'500);
    QTest::keyClick(&map(), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return offer() != nullptr; }));
    EXPECT_TRUE(m_window->messages().newest().contains("Old park"));
    const double before = areaOf(2);
    QTest::mouseClick(offer(), Qt::LeftButton);
    ASSERT_TRUE(comes([&] { return m_document.history().size() == 2; }));
    EXPECT_NEAR(areaOf(2), before - 250'000, 20'000);
    EXPECT_NEAR(areaOf(1), 1e6, 1);
}

TEST_F(ShapeTools, CtrlHoldsSnappingOff) {
    useReady("edit.draw-area", m_room->drawTool());
    const QPoint near = pixel(633'000, 3'833'000) + QPoint(4, 3);
    QTest::mouseClick(&map(), Qt::LeftButton, Qt::ControlModifier, near);
    ASSERT_EQ(m_room->drawTool().corners().size(), 1U);
    EXPECT_NE(m_room->drawTool().corners().front(), (Point{633'000, 3'833'000}));
    QTest::keyClick(&map(), Qt::Key_Backspace);
    QTest::mouseClick(&map(), Qt::LeftButton, Qt::NoModifier, near);
    EXPECT_EQ(m_room->drawTool().corners().front(), (Point{633'000, 3'833'000}));
}

TEST_F(ShapeTools, AnOrganisationIsAddedByAClickAndBroughtBackAfterDeleting) {
    use("edit.add-organisation");
    click(635'000, 3'835'000);
    ASSERT_TRUE(comes([&] { return rows("organisations") == 1; }));
    EXPECT_EQ(row("organisations", 1).value("county"), "410311");
    ASSERT_TRUE(comes([&] { return m_room->form() != nullptr; }));
    use("edit.delete");
    ASSERT_TRUE(comes([&] { return rows("organisations") == 0 && offer(); }));
    QTest::mouseClick(offer(), Qt::LeftButton);
    ASSERT_TRUE(comes([&] { return rows("organisations") == 1; }));
}

}  // namespace
}  // namespace hetu::desktop
