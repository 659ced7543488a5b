#include "tests/app/desktop/table/table_fixture.h"

namespace hetu::desktop {
namespace {

class Expression : public TableRoomTest {
protected:
    ExpressionDialog& dialog() { return room->showExpression(); }
    void write(const QString& text) {
        ExpressionDialog& open = dialog();
        open.text().selectAll();
        QTest::keyClicks(&open.text(), text);
        ASSERT_TRUE(waitFor([&] { return !open.isBusy(); }));
    }
    void press(SelectMode mode) {
        QTest::mouseClick(dialog().button(mode), Qt::LeftButton);
        ASSERT_TRUE(waitFor([&] { return !dialog().isBusy(); }));
    }
    static void doubleClick(QListWidget& list, QListWidgetItem* item) {
        list.scrollToItem(item);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualItemRect(item).center());
        QTest::mouseDClick(list.viewport(), Qt::LeftButton, {}, list.visualItemRect(item).center());
    }
};

TEST_F(Expression, TheKeysOfQgisOpenItAndItCountsWhileOneWrites) {
    EXPECT_EQ(window.bench().commands.keys("select.expression"),
              QKeySequence(Qt::CTRL | Qt::Key_F3));
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("select.expression")));
    EXPECT_EQ(dialog().says(), "1,000 rows in all.");
    write("employees > 4990");
    EXPECT_EQ(dialog().says(), "9 of 1,000 rows.");
    EXPECT_TRUE(selected().empty());  // not before it is asked for
}

TEST_F(Expression, SelectsAnewAddsTakesAwayAndKeepsWhatIsInBoth) {
    write("employees > 4990");
    press(SelectMode::Replace);
    EXPECT_EQ(selected().size(), 9U);
    write("employees <= 4991 and employees > 4989");
    press(SelectMode::Add);
    EXPECT_EQ(selected().size(), 10U);
    write("mode = own");
    press(SelectMode::Remove);
    EXPECT_EQ(selected().size(), 8U);  // without Firm 0 and Firm 10
    write("employees >= 4998");
    press(SelectMode::Intersect);
    EXPECT_EQ(selected(), (Selection::Ids{idAt(1), idAt(2)}));
}

TEST_F(Expression, SaysWhereItIsWrongAndMarksThePlace) {
    write("employees > 10 and staff = 3");
    EXPECT_TRUE(dialog().says().contains("character 20") && dialog().says().contains("staff"))
        << dialog().says().toStdString();
    EXPECT_EQ(dialog().wrongCharacter(), 19);
    ASSERT_EQ(dialog().text().extraSelections().size(), 1);
    EXPECT_EQ(dialog().text().extraSelections()[0].cursor.selectedText(), "staff");
    press(SelectMode::Replace);
    EXPECT_TRUE(selected().empty());
    write("employees > 10 and");
    EXPECT_GE(dialog().wrongCharacter(), 0);
    write("employees > 4990");
    EXPECT_EQ(dialog().wrongCharacter(), -1);
    EXPECT_TRUE(dialog().text().extraSelections().isEmpty());
}

TEST_F(Expression, FieldsAndTheirValuesAreWrittenByADoubleClick) {
    ExpressionDialog& open = dialog();
    const auto fields = open.fields().findItems("Mode of coverage", Qt::MatchExactly);
    ASSERT_EQ(fields.size(), 1);
    doubleClick(open.fields(), fields[0]);
    QTest::keyClicks(&open.text(), "=");
    ASSERT_TRUE(waitFor([&] { return open.values().count() == 1 && !open.isBusy(); }));
    EXPECT_EQ(open.values().item(0)->text(), "own organisation (100 rows)");
    doubleClick(open.values(), open.values().item(0));
    EXPECT_EQ(open.text().toPlainText().simplified(), "\"Mode of coverage\" = 'own organisation'");
    ASSERT_TRUE(waitFor([&] { return !open.isBusy(); }));
    EXPECT_EQ(open.says(), "100 of 1,000 rows.");
    QTest::keyClick(&open.text(), Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(waitFor([&] { return selected().size() == 100; }));
}

TEST_F(Expression, WhatWasUsedIsKeptWithTheWorkspaceTheNewestFirst) {
    write("employees > 4990");
    press(SelectMode::Replace);
    write("employees > 4995");
    press(SelectMode::Replace);
    write("employees > 4990");
    press(SelectMode::Replace);
    ASSERT_EQ(dialog().recent().count(), 3);
    EXPECT_EQ(dialog().recent().itemText(1), "employees > 4990");
    ASSERT_TRUE(waitFor([&] { return !document.isBusy(); }));
    ASSERT_TRUE(document.openAndWait(document.path()).ok());
    ASSERT_TRUE(waitFor([&] { return model().rowCount() == rowCount; }));
    EXPECT_EQ(dialog().recent().count(), 3);
    dialog().recent().setFocus();
    QTest::keyClick(&dialog().recent(), Qt::Key_Down);
    ASSERT_TRUE(waitFor([&] { return dialog().says() == "9 of 1,000 rows."; }));
}

TEST_F(Expression, TheTableCanShowTheseRowsOnly) {
    write("employees > 4990");
    for (QPushButton* each : dialog().findChildren<QPushButton*>())
        if (each->text() == "Show in the table") QTest::mouseClick(each, Qt::LeftButton);
    EXPECT_TRUE(waitFor([&] { return model().rowCount() == 9; }));
    EXPECT_EQ(room->panel().condition().text(), "employees > 4990");
}

}  // namespace
}  // namespace hetu::desktop
