#include <QComboBox>
#include <QLineEdit>

#include "app/desktop/frame/message_bar.h"
#include "layers/workspace/register_schema.h"
#include "tests/app/desktop/table/table_fixture.h"

namespace hetu::desktop {
namespace {

class CellEditing : public TableRoomTest {
protected:
    QLineEdit* line(int row, const std::string& name) {
        auto* found = qobject_cast<QLineEdit*>(write(row, name));
        EXPECT_NE(found, nullptr);
        return found;
    }
    void copyToClipboard(const QString& text) { QApplication::clipboard()->setText(text); }
    void pasteAt(int row, const std::string& name) {
        cell(row, name);
        view().setCurrentIndex(model().index(row, columnOf(name)));
        QTest::keyClick(&view(), Qt::Key_V, Qt::ControlModifier);
        ASSERT_TRUE(waitFor([&] { return !room->panel().writer().isBusy(); }));
    }
};

TEST_F(CellEditing, ADoubleClickWritesInTheCellAndEnterKeepsItAsOneStep) {
    QLineEdit* edit = line(3, "employees");
    EXPECT_EQ(edit->text(), "4997");  // exact, without separators
    QTest::keyClicks(edit, "1234");   // what stood there is overwritten
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_EQ(model().index(3, columnOf("employees")).data().toString(), "1234");  // at once
    ASSERT_TRUE(isKept(idAt(3), "employees", "1234"));
    EXPECT_TRUE(waitFor(
        [&] { return model().index(3, columnOf("employees")).data().toString() == "1,234"; }));
    ASSERT_EQ(stepCount(), 1U);
    EXPECT_EQ(document.nextUndo()->label.en, "Employees changed: Firm 3");
    document.undo();
    EXPECT_TRUE(isKept(idAt(3), "employees", "4997"));
}

TEST_F(CellEditing, EscapeGivesUpAndNothingIsWritten) {
    QLineEdit* edit = line(3, "employees");
    QTest::keyClicks(edit, "x");
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_NE(view().noteText(), "");
    QTest::keyClick(edit, Qt::Key_Escape);
    EXPECT_TRUE(waitFor([&] { return editor() == nullptr; }));
    EXPECT_EQ(view().noteText(), "");
    EXPECT_EQ(kept(idAt(3), "employees"), "4997");
    EXPECT_EQ(stepCount(), 0U);
}

TEST_F(CellEditing, TabKeepsAndGoesOnToTheNextColumn) {
    view().setCurrentIndex(model().index(2, columnOf("employees")));
    cell(2, "employees");
    QTest::keyClick(&view(), Qt::Key_F2);
    auto* first = qobject_cast<QLineEdit*>(editor());
    ASSERT_NE(first, nullptr);
    QTest::keyClicks(first, "77");
    QTest::keyClick(first, Qt::Key_Tab);
    ASSERT_TRUE(waitFor([&] {
        return editor() && editor()->objectName() == "members" &&
               view().currentIndex() == model().index(2, columnOf("members"));
    }));
    QTest::keyClicks(editor(), "5");
    // The first value reaches the file while the second is written: the editor stays.
    ASSERT_TRUE(isKept(idAt(2), "employees", "77"));
    ASSERT_TRUE(waitFor([&] { return !model().isReading(); }));
    auto* second = qobject_cast<QLineEdit*>(editor());
    ASSERT_NE(second, nullptr);
    EXPECT_EQ(second->text(), "5");
    QTest::keyClick(second, Qt::Key_Backtab);
    ASSERT_TRUE(isKept(idAt(2), "members", "5"));
    EXPECT_EQ(stepCount(), 2U);
    ASSERT_TRUE(waitFor([&] { return editor() && editor()->objectName() == "employees"; }));
}

TEST_F(CellEditing, ARefusedValueStaysInItsCellWithTheReasonBesideIt) {
    QLineEdit* edit = line(4, "employees");
    QTest::keyClicks(edit, "many");
    QTest::keyClick(edit, Qt::Key_Return);
    ASSERT_EQ(editor(), edit);
    EXPECT_TRUE(view().noteText().contains("many")) << view().noteText().toStdString();
    edit->selectAll();
    QTest::keyClicks(edit, "-3");
    QTest::keyClick(edit, Qt::Key_Tab);
    ASSERT_EQ(editor(), edit);
    EXPECT_TRUE(view().noteText().contains("below 0"));
    edit->selectAll();
    QTest::keyClicks(edit, "3");
    QTest::keyClick(edit, Qt::Key_Return);
    ASSERT_TRUE(isKept(idAt(4), "employees", "3"));
    EXPECT_EQ(stepCount(), 1U);
}

TEST_F(CellEditing, AFieldOfCodesIsChosenFromItsWords) {
    auto* box = qobject_cast<QComboBox*>(write(1, "mode"));
    ASSERT_NE(box, nullptr);
    const int joint =
        box->findText(QString::fromStdString(labelOf("organisations", "mode", "joint").en));
    ASSERT_GE(joint, 0);
    ASSERT_TRUE(waitFor([&] { return box->view()->isVisible(); }));
    box->view()->setCurrentIndex(box->model()->index(joint, 0));
    QTest::keyClick(box->view(), Qt::Key_Return);
    ASSERT_TRUE(isKept(idAt(1), "mode", "joint"));
    EXPECT_EQ(editor(), nullptr);
    EXPECT_EQ(stepCount(), 1U);
    EXPECT_NE(qobject_cast<QComboBox*>(write(1, "industry")), nullptr);
}

TEST_F(CellEditing, ARowThatMovesByWhatWasWrittenDoesSoOnceItsEditorIsClosed) {
    clickHeading("employees");
    ASSERT_EQ(cell(0, "name"), "Firm 999");
    view().setCurrentIndex(model().index(0, columnOf("employees")));
    cell(0, "employees");
    QTest::keyClick(&view(), Qt::Key_F2);
    QTest::keyClicks(editor(), "9999");
    QTest::keyClick(editor(), Qt::Key_Tab);
    ASSERT_TRUE(isKept(1000, "employees", "9999"));
    ASSERT_TRUE(waitFor([&] { return editor() && !model().isReading(); }));
    EXPECT_EQ(idAt(0), 1000);  // not under the hand that writes
    QTest::keyClick(editor(), Qt::Key_Escape);
    ASSERT_TRUE(waitFor([&] { return idAt(0) != 1000; }));
    // The current cell went along.
    EXPECT_EQ(view().currentId(), 1000);
}

TEST_F(CellEditing, AColumnFromASpreadsheetGoesIntoTheSelectedRowsAsOneStep) {
    selection().select("organisations", {idAt(2), idAt(5), idAt(9)});
    copyToClipboard("1,200\r\n\r\n35\r\n");
    pasteAt(2, "employees");
    ASSERT_TRUE(isKept(idAt(2), "employees", "1200"));
    EXPECT_EQ(kept(idAt(5), "employees"), "");  // an empty cell: not known
    EXPECT_EQ(kept(idAt(9), "employees"), "35");
    EXPECT_EQ(stepCount(), 1U);
    document.undo();
    EXPECT_TRUE(isKept(idAt(9), "employees", "4991"));
}

TEST_F(CellEditing, ABlockGoesDownAndRightFromTheCellAndWordsBecomeCodes) {
    selection().clear();
    copyToClipboard(QStringLiteral("单独建\tBranch 1\nown organisation\tBranch 2\n"));
    pasteAt(11, "mode");
    ASSERT_TRUE(isKept(idAt(12), "mode", "own"));
    EXPECT_EQ(kept(idAt(11), "mode"), "own");
    EXPECT_EQ(kept(idAt(12), "org_name"), "Branch 2");
    EXPECT_EQ(kept(idAt(13), "mode"), "");
}

TEST_F(CellEditing, OneValueGoesIntoAllSelectedRows) {
    selection().select("organisations", {idAt(0), idAt(1), idAt(2)});
    copyToClipboard("8");
    pasteAt(1, "members");
    for (int row = 0; row < 3; ++row)
        EXPECT_TRUE(isKept(idAt(row), "members", "8"));
    EXPECT_EQ(stepCount(), 1U);
}

TEST_F(CellEditing, OneBadValueAndNothingIsPasted) {
    selection().clear();
    copyToClipboard("1\n2\nmany\n");
    QSignalSpy failed(&room->panel(), &TablePanel::failed);
    pasteAt(0, "members");
    ASSERT_EQ(failed.count(), 1);
    const QString said = QString::fromStdString(failed[0][0].value<Error>().message.en);
    EXPECT_TRUE(said.contains("Line 3") && said.contains("many")) << said.toStdString();
    EXPECT_EQ(kept(idAt(0), "members"), "");
    selection().select("organisations", {idAt(0), idAt(1)});
    pasteAt(0, "members");
    ASSERT_EQ(failed.count(), 2);
    EXPECT_TRUE(QString::fromStdString(failed[1][0].value<Error>().message.en)
                    .contains("3 lines were copied, but 2 rows"));
    EXPECT_EQ(stepCount(), 0U);
}

TEST_F(CellEditing, AResultSaysWhyNothingIsWrittenInIt) {
    Layer points;
    points.name = "coverage";
    points.kind = GeometryKind::Point;
    points.points = {{637'000, 3'832'000}};
    points.table.add({"org_id", FieldType::Integer}, std::vector<double>{1});
    bool isDone = false;
    document.change(
        {},
        [points](Workspace::Transaction& transaction) {
            ResultSet result;
            result.provenance.analysis = "coverage";
            result.layers = {points};
            return transaction.addResult(result);
        },
        [&](const Status& status) { isDone = status.ok(); });
    ASSERT_TRUE(waitFor([&] { return isDone; }));
    room->panel().chooseLayer("coverage");
    ASSERT_TRUE(waitFor([&] { return model().rowCount() == 1; }));
    EXPECT_EQ(write(0, "org_id"), nullptr);
    EXPECT_TRUE(view().noteText().contains("computed")) << view().noteText().toStdString();
    room->panel().chooseLayer("organisations");
    ASSERT_TRUE(waitFor([&] { return model().rowCount() == rowCount; }));
    EXPECT_NE(write(0, "name"), nullptr);
    EXPECT_EQ(view().noteText(), "");
}

}  // namespace
}  // namespace hetu::desktop
