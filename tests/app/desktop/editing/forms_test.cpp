#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include "tests/app/desktop/editing/editing_fixture.h"

namespace hetu::desktop {
namespace {

class Forms : public Editing {
protected:
    QLineEdit* line(const char* field) {
        return qobject_cast<QLineEdit*>(m_room->form()->editor(field));
    }
    /// Somebody else's change of the platform.
    void changeElsewhere(const char* field, const char* value) {
        m_document.change({"elsewhere", "别处"}, [=](Workspace::Transaction& transaction) {
            return transaction.updateRow("platforms", 1, {{field, std::string(value)}});
        });
    }
};

TEST_F(Forms, WhatChangedElsewhereIsNotOverwrittenByLeavingTheField) {
    takeHoldOfThePlatform();
    line("remark")->setFocus();
    QTest::keyClicks(line("remark"), "mine");
    changeElsewhere("remark", "theirs");
    ASSERT_TRUE(comes([&] { return m_room->form()->sentence("remark").contains("theirs"); }));
    line("name")->setFocus();
    m_window->bench().inspector.clear();  // and the form goes away
    ASSERT_TRUE(comes([&] { return !m_room->form(); }));
    ASSERT_TRUE(comes([&] { return !m_document.isBusy(); }));
    EXPECT_EQ(row("platforms", 1).value("remark"), "theirs");
}

TEST_F(Forms, ReturnDecidesForWhatWasWrittenAndEscapeForTheOther) {
    takeHoldOfThePlatform();
    line("remark")->setFocus();
    QTest::keyClicks(line("remark"), "mine");
    changeElsewhere("remark", "theirs");
    ASSERT_TRUE(comes([&] { return m_room->form()->sentence("remark").contains("theirs"); }));
    QTest::keyClick(line("remark"), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return row("platforms", 1).value("remark") == "mine"; }));
    EXPECT_TRUE(m_room->form()->sentence("remark").isEmpty());

    line("remark")->selectAll();
    QTest::keyClicks(line("remark"), "mine again");
    changeElsewhere("remark", "theirs again");
    ASSERT_TRUE(comes([&] { return m_room->form()->sentence("remark").contains("again"); }));
    QTest::keyClick(line("remark"), Qt::Key_Escape);
    EXPECT_EQ(line("remark")->text(), "theirs again");
    EXPECT_TRUE(m_room->form()->sentence("remark").isEmpty());
}

TEST_F(Forms, CtrlEnterKeepsWhatIsWrittenAndGoesBackToTheMap) {
    takeHoldOfThePlatform();
    m_window->activateWindow();
    line("remark")->setFocus();
    QTest::keyClicks(line("remark"), "by the river");
    m_room->form()->finish();
    ASSERT_TRUE(comes([&] { return row("platforms", 1).value("remark") == "by the river"; }));
    EXPECT_FALSE(line("remark")->hasFocus());
}

TEST_F(Forms, AsItWasTakesEveryFieldBackInOneStep) {
    takeHoldOfThePlatform();
    EXPECT_FALSE(m_room->form()->revertButton().isEnabled());
    QTest::keyClicks(line("remark"), "by the river");
    QTest::keyClick(line("remark"), Qt::Key_Return);
    QTest::keyClicks(line("year"), "2027");
    QTest::keyClick(line("year"), Qt::Key_Return);
    ASSERT_TRUE(comes([&] { return m_document.history().size() == 2; }));
    QTest::mouseClick(&m_room->form()->revertButton(), Qt::LeftButton);
    ASSERT_TRUE(comes([&] { return m_document.history().size() == 3; }));
    EXPECT_EQ(row("platforms", 1).value("remark"), "");
    EXPECT_EQ(row("platforms", 1).value("year"), "");
    EXPECT_TRUE(line("year")->text().isEmpty());
}

TEST_F(Forms, OfSeveralRowsOnlyTickedFieldsAreWritten) {
    drawPark();
    ASSERT_TRUE(comes([&] { return rows("zones") == 2 && m_room->form(); }));
    m_window->bench().selection.select("zones", {1, 2});
    use("edit.facts");
    ASSERT_TRUE(comes([&] { return m_room->manyForm() != nullptr; }));
    RowsForm& form = *m_room->manyForm();
    EXPECT_FALSE(form.saveButton().isEnabled());
    QTest::keyClicks(form.editor("remark"), "checked 2026");
    EXPECT_TRUE(form.tick("remark")->isChecked());
    auto* kind = qobject_cast<QComboBox*>(form.editor("kind"));
    ASSERT_NE(kind, nullptr);
    kind->setCurrentIndex(kind->findData("market"));
    form.tick("kind")->setChecked(false);
    QTest::mouseClick(&form.saveButton(), Qt::LeftButton);
    ASSERT_TRUE(comes([&] { return m_document.history().size() == 2; }));
    EXPECT_EQ(row("zones", 1).value("remark"), "checked 2026");
    EXPECT_EQ(row("zones", 2).value("remark"), "checked 2026");
    EXPECT_EQ(row("zones", 2).value("kind"), "park");
    EXPECT_EQ(row("zones", 1).value("name"), "Old park");
    EXPECT_FALSE(form.saveButton().isEnabled());
}

TEST_F(Forms, ARefusedValueIsWrittenIntoNoRow) {
    use("edit.place-platform");
    click(635'000, 3'835'000);
    ASSERT_TRUE(comes([&] { return rows("platforms") == 2 && m_room->form(); }));
    m_window->bench().selection.clear();
    m_window->bench().selection.select("platforms", {1, 2});
    use("edit.facts");
    ASSERT_TRUE(comes([&] { return m_room->manyForm() != nullptr; }));
    RowsForm& form = *m_room->manyForm();
    QTest::keyClicks(form.editor("year"), "1066");
    EXPECT_FALSE(form.saveButton().isEnabled());
    EXPECT_FALSE(form.sentence("year").isEmpty());
    QTest::keyClick(form.editor("year"), Qt::Key_Escape);
    EXPECT_TRUE(form.sentence("year").isEmpty());
    EXPECT_FALSE(form.tick("year")->isChecked());
    EXPECT_EQ(m_document.history().size(), 1U);
}

}  // namespace
}  // namespace hetu::desktop
