#include <QMenu>
#include <QScrollBar>

#include "app/desktop/table/table_columns.h"
#include "tests/app/desktop/table/table_fixture.h"

namespace hetu::desktop {
namespace {

class Columns : public TableRoomTest {
protected:
    FilterHeader& header() { return view().header(); }
    /// Chooses that line of the menu of the heading.
    void choose(const std::string& column, const char* action) {
        QMenu menu;
        room->panel().columns().fill(menu, columnOf(column));
        auto* found = menu.findChild<QAction*>(QString::fromLatin1(action));
        ASSERT_NE(found, nullptr) << action;
        found->trigger();
    }
    void openAgain() {
        const QString path = document.path();
        ASSERT_TRUE(waitFor([&] { return !document.isBusy(); }));
        ASSERT_TRUE(document.openAndWait(path).ok());
        ASSERT_TRUE(waitFor([&] { return model().rowCount() == rowCount; }));
    }
    bool isKept(const std::string& part) {
        return waitFor([&] {
            return document.item(TableColumns::itemKind, "organisations").find(part) !=
                   std::string::npos;
        });
    }
};

TEST_F(Columns, HidingAndShowingIsKeptWithTheWorkspaceForItsLayer) {
    choose("address", "hide");
    EXPECT_TRUE(header().isSectionHidden(columnOf("address")));
    EXPECT_FALSE(header().line(columnOf("address"))->isVisible());
    ASSERT_TRUE(isKept("\"hidden\":true"));
    openAgain();
    EXPECT_TRUE(header().isSectionHidden(columnOf("address")));
    EXPECT_FALSE(header().isSectionHidden(columnOf("county")));
    choose("name", "column.address");
    EXPECT_FALSE(header().isSectionHidden(columnOf("address")));
    EXPECT_GE(header().sectionSize(columnOf("address")), header().minimumSectionSize());
    choose("county", "hide");
    choose("name", "show-all");
    EXPECT_EQ(header().hiddenSectionCount(), 0);
}

TEST_F(Columns, TheLastColumnCannotBeHidden) {
    for (const Field& field : model().fields())
        if (field.name != "name") room->panel().columns().hide(columnOf(field.name));
    choose("name", "hide");
    EXPECT_FALSE(header().isSectionHidden(columnOf("name")));
}

TEST_F(Columns, DraggingAHeadingMovesItsColumnAndTheOrderAndWidthAreKept) {
    const int from = columnOf("kind");
    const int y = 8;
    const int x = header().sectionViewportPosition(from) + 30;
    const int to = header().sectionViewportPosition(columnOf("uscc")) + 10;
    QTest::mousePress(header().viewport(), Qt::LeftButton, {}, QPoint(x, y));
    QTest::mouseMove(header().viewport(), QPoint((x + to) / 2, y));
    QTest::mouseMove(header().viewport(), QPoint(to, y));
    QTest::mouseRelease(header().viewport(), Qt::LeftButton, {}, QPoint(to, y));
    ASSERT_EQ(header().visualIndex(from), 1);
    header().resizeSection(from, 222);
    ASSERT_TRUE(isKept("\"width\":222"));
    openAgain();
    EXPECT_EQ(header().visualIndex(from), 1);
    EXPECT_EQ(header().sectionSize(from), 222);
    // Rows that come anew leave the columns as they are.
    clickHeading("employees");
    EXPECT_EQ(header().visualIndex(from), 1);
    EXPECT_EQ(cell(0, "name"), "Firm 999");
}

TEST_F(Columns, TheOrderOfTheRowsIsKept) {
    choose("employees", "up");
    ASSERT_TRUE(waitFor([&] { return !model().isReading(); }));
    choose("name", "then-up");
    ASSERT_TRUE(isKept("\"descending\":false,\"field\":\"name\""));
    openAgain();
    ASSERT_EQ(model().order().size(), 2U);
    EXPECT_EQ(model().order()[0].field, "employees");
    EXPECT_EQ(cell(0, "name"), "Firm 999");
    choose("name", "unsorted");
    ASSERT_TRUE(waitFor([&] { return !model().isReading(); }));
    EXPECT_EQ(cell(0, "name"), "Firm 0");
}

TEST_F(Columns, TheFirstColumnStaysInSightWhileTheRestIsScrolled) {
    KeptColumn& kept = room->panel().columns().kept();
    EXPECT_FALSE(kept.isVisible());
    view().horizontalScrollBar()->setValue(view().horizontalScrollBar()->maximum());
    ASSERT_TRUE(kept.isVisible());
    EXPECT_EQ(kept.column(), columnOf("name"));
    view().verticalScrollBar()->setValue(40);
    EXPECT_EQ(kept.rowAt(1), view().rowAt(1));
    // What is done there is done in the table.
    const QModelIndex row = model().index(kept.rowAt(30), kept.column());
    QTest::mouseClick(kept.viewport(), Qt::LeftButton, {}, kept.visualRect(row).center());
    EXPECT_EQ(selected(), (Selection::Ids{idAt(row.row())}));
    QLineEdit* line = kept.header().line(kept.column());
    EXPECT_TRUE(line->isVisible());
    type(*line, "firm 99");
    EXPECT_EQ(model().rowCount(), 11);
    // A cell that would lie under it is brought out.
    view().scrollTo(model().index(0, columnOf("uscc")));
    EXPECT_GE(view().visualRect(model().index(0, columnOf("uscc"))).left(),
              view().horizontalScrollBar()->value() > 0 ? kept.width() - 2 : 0);
    view().horizontalScrollBar()->setValue(view().horizontalScrollBar()->maximum());
    choose("name", "keep-first");
    EXPECT_FALSE(kept.isVisible());
    EXPECT_TRUE(isKept("\"first_kept\":false"));
}

TEST_F(Columns, TheMenuOfAHeadingFiltersToTheValueOfTheCurrentCell) {
    cell(10, "mode");
    view().setCurrentIndex(model().index(10, columnOf("mode")));
    choose("mode", "filter");
    ASSERT_TRUE(waitFor([&] { return model().rowCount() == 100; }));
    choose("mode", "unfilter");
    ASSERT_TRUE(waitFor([&] { return model().rowCount() == rowCount; }));
    cell(7, "employees");
    view().setCurrentIndex(model().index(7, columnOf("employees")));
    choose("employees", "filter");  // no value there
    ASSERT_TRUE(waitFor([&] { return model().rowCount() == 1; }));
    EXPECT_EQ(cell(0, "name"), "Firm 7");
}

TEST_F(Columns, TheMenuOfAHeadingSaysFiguresAndCopiesTheColumn) {
    choose("employees", "statistics");
    EXPECT_TRUE(waitFor([&] { return room->panel().figures().contains("999 filled in"); }));
    QApplication::clipboard()->clear();
    selection().select("organisations", {idAt(3), idAt(4)});
    choose("employees", "copy");
    ASSERT_TRUE(waitFor([&] { return !QApplication::clipboard()->text().isEmpty(); }));
    EXPECT_EQ(QApplication::clipboard()->text(), "Employees\n4997\n4996\n");
}

TEST_F(Columns, RowsAreCopiedAsTheirColumnsStand) {
    choose("uscc", "hide");
    header().moveSection(header().visualIndex(columnOf("employees")), 0);
    selection().select("organisations", {idAt(3)});
    QApplication::clipboard()->clear();
    QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] { return !QApplication::clipboard()->text().isEmpty(); }));
    const QStringList lines = QApplication::clipboard()->text().split('\n');
    EXPECT_TRUE(lines[0].startsWith("Employees\tName\tKind")) << lines[0].toStdString();
    EXPECT_TRUE(lines[1].startsWith("4997\tFirm 3\t"));
}

TEST(TableColumns, WhateverAFileHoldsEveryFieldStandsOnce) {
    const std::vector<Field> fields{{"a", FieldType::Text}, {"b", FieldType::Integer}};
    for (const char* json :
         {"", "[]", "7", "{\"columns\":3}", "{\"columns\":[1,{\"field\":7},{\"field\":\"z\"}]}",
          "{\"columns\":[{\"field\":\"b\",\"width\":1e9},{\"field\":\"b\"}],\"sort\":[{}]}",
          "{\"columns\":[{\"field\":\"a\",\"hidden\":true},{\"field\":\"b\",\"hidden\":true}]}"}) {
        const TableColumns columns = TableColumns::fromJson(json, fields);
        ASSERT_EQ(columns.columns.size(), 2U) << json;
        EXPECT_NE(columns.columns[0].field, columns.columns[1].field);
        EXPECT_FALSE(columns.columns[0].isHidden && columns.columns[1].isHidden) << json;
        EXPECT_LE(columns.columns[0].width, 2000);
        EXPECT_TRUE(columns.order.empty());
        EXPECT_EQ(TableColumns::fromJson(columns.toJson(), fields).columns, columns.columns);
    }
}

}  // namespace
}  // namespace hetu::desktop
