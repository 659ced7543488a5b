#include "app/desktop/table/table_room.h"

#include <QPainter>

#include "app/desktop/look/theme.h"
#include "app/desktop/rows/cell_words.h"
#include "layers/workspace/register_schema.h"
#include "tests/app/desktop/table/table_fixture.h"

namespace hetu::desktop {
namespace {

TEST_F(TableRoomTest, RowsComeWhenLookedAtWithTheWordsOfPeople) {
    EXPECT_EQ(model().data(model().index(900, 0), Qt::DisplayRole), "…");
    EXPECT_EQ(cell(900, "name"), "Firm 900");
    EXPECT_EQ(cell(0, "employees"), "5,000");
    EXPECT_EQ(cell(7, "employees"), "");
    EXPECT_EQ(cell(10, "mode"), QString::fromStdString(labelOf("organisations", "mode", "own").en));
    EXPECT_EQ(room->panel().status(), "1,000 rows, 0 selected");
}

TEST_F(TableRoomTest, AClickOnAHeadingSortsAndShiftAddsAKey) {
    clickHeading("employees");
    EXPECT_EQ(cell(0, "name"), "Firm 999");
    EXPECT_EQ(cell(rowCount - 1, "name"), "Firm 7");  // unknown comes last
    clickHeading("employees");
    EXPECT_EQ(cell(0, "name"), "Firm 0");
    clickHeading("mode");
    ASSERT_EQ(model().order().size(), 1U);
    EXPECT_EQ(cell(1, "name"), "Firm 10");
    clickHeading("employees", Qt::ShiftModifier);
    ASSERT_EQ(model().order().size(), 2U);
    EXPECT_EQ(cell(0, "name"), "Firm 990");
    EXPECT_TRUE(model()
                    .headerData(columnOf("employees"), Qt::Horizontal, Qt::DisplayRole)
                    .toString()
                    .endsWith("▲2"));
}

TEST_F(TableRoomTest, AConditionFiltersAndAWrongOneSaysWhyAndKeepsTheRows) {
    type(room->panel().condition(), "employees > 4990");
    EXPECT_EQ(model().rowCount(), 9);
    EXPECT_EQ(room->panel().status(), "9 of 1,000 rows, 0 selected");
    type(room->panel().condition(), "staff > 4990");
    EXPECT_TRUE(room->panel().errorText().contains("staff"))
        << room->panel().errorText().toStdString();
    EXPECT_EQ(model().rowCount(), 9);
    type(room->panel().condition(), "employees > 4995");
    EXPECT_EQ(room->panel().errorText(), "");
    EXPECT_EQ(model().rowCount(), 5);
}

TEST_F(TableRoomTest, TheLineUnderAHeadingFiltersItsColumn) {
    QLineEdit& line = *view().header().line(columnOf("name"));
    EXPECT_TRUE(line.isVisible());
    type(line, "firm 99");
    EXPECT_EQ(model().rowCount(), 11);
    room->panel().clearFilters();
    ASSERT_TRUE(waitFor([&] { return model().rowCount() == rowCount; }));
    EXPECT_EQ(line.text(), "");
}

TEST_F(TableRoomTest, ClicksSelectAsEverywhere) {
    click(2);
    EXPECT_EQ(selected(), (Selection::Ids{idAt(2)}));
    click(5, Qt::ShiftModifier);
    EXPECT_EQ(selected(), (Selection::Ids{idAt(2), idAt(3), idAt(4), idAt(5)}));
    click(3, Qt::ControlModifier);
    EXPECT_EQ(selected(), (Selection::Ids{idAt(2), idAt(4), idAt(5)}));
    EXPECT_EQ(room->panel().status(), "1,000 rows, 3 selected");
    QTest::keyClick(&view(), Qt::Key_Down);
    EXPECT_EQ(selected(), (Selection::Ids{idAt(4)}));
    QTest::keyClick(&view(), Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(selected().size(), static_cast<std::size_t>(rowCount));
}

TEST_F(TableRoomTest, WhatIsSelectedElsewhereIsMarkedAndBroughtIntoSight) {
    const QModelIndex row = model().index(800, 0);
    EXPECT_FALSE(model().data(row, Qt::BackgroundRole).isValid());
    selection().select("organisations", {idAt(800), idAt(850)});
    EXPECT_TRUE(model().data(row, Qt::BackgroundRole).isValid());
    EXPECT_TRUE(
        waitFor([&] { return view().viewport()->rect().intersects(view().visualRect(row)); }));
    room->panel().onlySelected().click();
    EXPECT_TRUE(waitFor([&] { return model().rowCount() == 2; }));
    selection().select("organisations", {idAt(0)});
    EXPECT_TRUE(waitFor([&] { return model().rowCount() == 1; }));
}

TEST_F(TableRoomTest, ADoubleClickOnTheNumberOfARowGoesThereAndFlashes) {
    QHeaderView& numbers = *view().verticalHeader();
    const QPoint at(numbers.width() / 2,
                    numbers.sectionViewportPosition(4) + numbers.sectionSize(4) / 2);
    QTest::mouseClick(numbers.viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(numbers.viewport(), Qt::LeftButton, {}, at);
    EXPECT_TRUE(waitFor([&] {
        const Point centre = window.map().frame().centre;
        return std::abs(centre.x - 637'040) < 1 && std::abs(centre.y - 3'832'000) < 1;
    }));
    EXPECT_TRUE(waitFor([&] { return room->overlay().isFlashing(); }));
    EXPECT_TRUE(waitFor([&] { return !room->overlay().isFlashing(); }));
}

TEST_F(TableRoomTest, CopiesTheSelectedRowsInTheOrderShownWithHeadings) {
    clickHeading("employees");
    selection().select("organisations", {1, 2});  // the first two that came in
    QApplication::clipboard()->clear();
    QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] { return !QApplication::clipboard()->text().isEmpty(); }));
    const QStringList lines = QApplication::clipboard()->text().split('\n');
    ASSERT_EQ(lines.size(), 4);  // and an end of line
    const int name = columnOf("name"), employees = columnOf("employees");
    EXPECT_EQ(lines[0].split('\t').at(name),
              headingOf(model().fields()[static_cast<std::size_t>(name)]));
    EXPECT_EQ(lines[1].split('\t').at(name), "Firm 1");
    EXPECT_EQ(lines[2].split('\t').at(name), "Firm 0");
    EXPECT_EQ(lines[2].split('\t').at(employees), "5000");
}

TEST_F(TableRoomTest, SaysTheFiguresOfTheColumnChosen) {
    view().setCurrentIndex(model().index(0, columnOf("employees")));
    ASSERT_TRUE(waitFor([&] { return room->panel().figures().contains("999 filled in"); }));
    EXPECT_TRUE(room->panel().figures().contains("1 empty"));
    EXPECT_TRUE(room->panel().figures().contains("from 4,001 to 5,000"));
}

TEST_F(TableRoomTest, ARectangleOnTheMapSelectsAndShiftAdds) {
    window.bench().commands.run(QStringLiteral("select.rectangle"));
    MapView& map = window.map();
    const auto drag = [&](double fromX, double toX, Qt::KeyboardModifiers modifiers) {
        const QPoint from = map.toScreen({fromX, 3'832'000}).toPoint() + QPoint(0, -20);
        const QPoint to = map.toScreen({toX, 3'832'000}).toPoint() + QPoint(0, 20);
        QTest::mousePress(&map, Qt::LeftButton, modifiers, from);
        QTest::mouseMove(&map, to);
        QTest::mouseRelease(&map, Qt::LeftButton, modifiers, to);
    };
    drag(636'950, 638'000, {});
    ASSERT_TRUE(waitFor([&] { return !selected().empty(); }));
    const std::size_t first = selected().size();
    EXPECT_NEAR(static_cast<double>(first), 100, 3);  // a pixel is several metres
    EXPECT_EQ(selected().front(), 1);
    drag(646'000, 647'500, Qt::ShiftModifier);
    ASSERT_TRUE(waitFor([&] { return selected().size() > first; }));
    EXPECT_NEAR(static_cast<double>(selected().size()), 200, 5);
    EXPECT_EQ(selected().back(), rowCount);
    drag(636'950, 638'000, Qt::ControlModifier);
    EXPECT_TRUE(waitFor([&] { return selected().front() > 100 - 3; }));
}

TEST_F(TableRoomTest, AFigureOnTheMapSelectsAndItsLastCornerCanBeTakenBack) {
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("select.polygon")));
    MapView& map = window.map();
    map.setFocus();
    const auto corner = [&](double x, int up) {
        QTest::mouseClick(&map, Qt::LeftButton, {},
                          map.toScreen({x, 3'832'000}).toPoint() + QPoint(0, up));
    };
    corner(636'950, -30);
    corner(638'000, -30);
    corner(640'000, 30);  // a slip
    QTest::keyClick(&map, Qt::Key_Backspace);
    corner(638'000, 30);
    corner(636'950, 30);
    EXPECT_TRUE(selected().empty());
    QTest::keyClick(&map, Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return !selected().empty(); }));
    EXPECT_NEAR(static_cast<double>(selected().size()), 100, 3);
    // Escape gives up what is half drawn, and Enter then does nothing.
    corner(641'000, -30);
    corner(642'000, -30);
    corner(642'000, 30);
    const Selection::Ids before = selected();
    QTest::keyClick(&map, Qt::Key_Escape);
    QTest::keyClick(&map, Qt::Key_Return);
    QTest::qWait(100);
    EXPECT_EQ(selected(), before);
}

TEST_F(TableRoomTest, ADistanceOnTheMapSelectsAroundAPlaceAndOthersInstead) {
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("select.radius")));
    MapView& map = window.map();
    const QPoint centre = map.toScreen({640'000, 3'832'000}).toPoint();
    const int pixels = static_cast<int>(1000 / map.frame().metresPerPixel);
    QTest::mousePress(&map, Qt::LeftButton, {}, centre);
    QTest::mouseMove(&map, centre + QPoint(0, pixels));
    QTest::mouseRelease(&map, Qt::LeftButton, {}, centre + QPoint(0, pixels));
    ASSERT_TRUE(waitFor([&] { return !selected().empty(); }));
    const auto count = static_cast<double>(selected().size());
    EXPECT_NEAR(count, 200, 6);  // 1 km to both sides, one row every 10 m
    EXPECT_NEAR(static_cast<double>(selected().front()), 201, 4);
    const Selection::Ids around = selected();
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("select.invert")));
    ASSERT_TRUE(waitFor([&] { return selected() != around; }));
    EXPECT_EQ(selected().size(), rowCount - around.size());
    for (const std::int64_t id : around)
        EXPECT_FALSE(selection().contains("organisations", id));
}

TEST_F(TableRoomTest, TheMapShowsWhatIsSelectedFewOrMany) {
    const auto blueAt = [&](double x) {
        QImage image(window.map().size(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::gray);
        QPainter painter(&image);
        room->overlay().paint(painter, window.map());
        painter.end();
        return image.pixelColor(window.map().toScreen({x, 3'832'000}).toPoint()) ==
               theme().selection;
    };
    EXPECT_FALSE(blueAt(637'000));
    selection().select("organisations", {1});
    ASSERT_TRUE(waitFor([&] { return room->overlay().shownCount() == 1; }));
    EXPECT_TRUE(blueAt(637'000));
    EXPECT_FALSE(blueAt(642'000));
    view().selectAll();
    ASSERT_TRUE(waitFor([&] {
        return room->overlay().shownCount() == static_cast<std::size_t>(rowCount) &&
               !room->overlay().isReading();
    }));
    EXPECT_TRUE(blueAt(642'000));
    selection().clear();
    EXPECT_FALSE(blueAt(637'000));
}

TEST_F(TableRoomTest, FollowsAChangeOfTheData) {
    bool isDone = false;
    document.change(
        {"Delete", "删除"},
        [](Workspace::Transaction& transaction) {
            return transaction.deleteRows("organisations", std::vector<std::int64_t>{1, 2});
        },
        [&](const Status& status) {
            EXPECT_TRUE(status.ok());
            isDone = true;
        });
    ASSERT_TRUE(waitFor([&] { return isDone; }));
    EXPECT_TRUE(waitFor([&] { return model().rowCount() == rowCount - 2; }));
    EXPECT_EQ(cell(0, "name"), "Firm 2");
}

}  // namespace
}  // namespace hetu::desktop
