#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/guide/guide_room.h"
#include "app/desktop/opening/kept_aside_room.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/temporary_folder.h"

namespace hetu::desktop {
namespace {

/// A window over a register of which two rows could not be used: a latitude that is none, and no
/// position at all.
class KeptAsideTest : public testing::Test {
protected:
    void SetUp() override {
        path = folder.file("city.hetu");
        auto workspace = Workspace::create(path, "");
        ASSERT_TRUE(workspace.ok());
        QFile file(QString::fromStdString(folder.file("台账.csv")));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(
            "名称,经度,纬度,从业人数\n"
            "甲公司,112.45,34.62,30\n"
            "乙公司,112.46,34.63,12\n"
            "丙公司,112.46,三十四度,45\n"
            "丁公司,,,7\n");
        file.close();
        const auto report = importFile(workspace.value(), folder.file("台账.csv"),
                                       {"organisations", "EPSG:4326", {}, {}}, {});
        ASSERT_TRUE(report.ok()) << report.error().message.en;
        ASSERT_EQ(report.value().rowsRejected, 2);
        window.resize(1366, 768);
        window.show();
        QApplication::setActiveWindow(&window);
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        QTest::qWait(50);
        room = window.findChild<KeptAsideRoom*>();
        ASSERT_NE(room, nullptr);
    }
    static bool waitFor(const std::function<bool()>& condition) {
        return QTest::qWaitFor(condition, 20'000);
    }
    void open() {
        // From the guide, as people come here.
        window.bench().panels.show(QStringLiteral("guide"));
        QTest::qWait(50);
        for (auto* button : window.findChild<GuidePanel*>()->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Look at them"))
                QTest::mouseClick(button, Qt::LeftButton);
        ASSERT_TRUE(waitFor([&] { return panel().rows().rowCount() == 2; }));
    }
    [[nodiscard]] KeptAsidePanel& panel() { return room->panel(); }
    void press(const QString& text) {
        for (auto* button : panel().findChildren<QPushButton*>())
            if (button->text() == text) return QTest::mouseClick(button, Qt::LeftButton);
        ADD_FAILURE() << text.toStdString();
    }
    void write(const QString& heading, const QString& value) {
        for (int line = 0; line < panel().cells().rowCount(); ++line)
            if (panel().cells().item(line, 0)->text() == heading) {
                panel().cells().item(line, 1)->setText(value);
                return;
            }
        ADD_FAILURE() << "no line " << heading.toStdString();
    }
    [[nodiscard]] std::size_t rows(const char* layer) const {
        const LayerInfo* info = document.layer(layer);
        return info ? info->rowCount : 0;
    }

    test::TemporaryFolder folder;
    std::string path;
    test::FakeRenderer renderer;
    Document document;
    MainWindow window{document, renderer, false};
    KeptAsideRoom* room = nullptr;
};

TEST_F(KeptAsideTest, TheGuideLeadsToTheRowsAndEachSaysWhy) {
    open();
    EXPECT_TRUE(window.bench().panels.isShown(QStringLiteral("kept-aside")));
    EXPECT_EQ(panel().rows().item(0, 0)->text(), QStringLiteral("台账.csv"));
    EXPECT_FALSE(panel().rows().item(0, 2)->text().isEmpty());
    EXPECT_TRUE(panel().rows().item(0, 3)->text().contains(QStringLiteral("丙公司")));
    EXPECT_FALSE(panel().importButton().isEnabled()) << "nothing was corrected";
}

TEST_F(KeptAsideTest, ACorrectedRowIsImportedAndLeavesTheList) {
    open();
    ASSERT_EQ(rows("organisations"), 2U);
    write(QStringLiteral("纬度"), QStringLiteral("34.64"));
    EXPECT_EQ(panel().rows().item(0, 2)->text(), QStringLiteral("corrected"));
    ASSERT_TRUE(panel().importButton().isEnabled());
    press(QStringLiteral("Import the corrected rows"));
    ASSERT_TRUE(waitFor([&] { return rows("organisations") == 3; }))
        << window.messages().newest().toStdString();
    EXPECT_TRUE(waitFor([&] { return panel().rows().rowCount() == 1; }));
    EXPECT_EQ(rows("rejected_rows"), 1U);
    EXPECT_TRUE(panel().rows().item(0, 3)->text().contains(QStringLiteral("丁公司")));
    // One step: what came and what left the list go back together.
    document.undo();
    EXPECT_TRUE(waitFor([&] { return rows("organisations") == 2 && rows("rejected_rows") == 2; }));
}

TEST_F(KeptAsideTest, WhatTheRowLeftEmptyCanBeFilledIn) {
    open();
    panel().rows().selectRow(1);
    write(QStringLiteral("经度"), QStringLiteral("112.47"));
    write(QStringLiteral("纬度"), QStringLiteral("34.65"));
    press(QStringLiteral("Import the corrected rows"));
    EXPECT_TRUE(waitFor([&] { return rows("organisations") == 3 && rows("rejected_rows") == 1; }));
}

TEST_F(KeptAsideTest, WhatStillCannotBeUsedComesBackToTheList) {
    open();
    write(QStringLiteral("纬度"), QStringLiteral("三十五度"));
    panel().rows().selectRow(1);
    write(QStringLiteral("经度"), QStringLiteral("112.47"));
    write(QStringLiteral("纬度"), QStringLiteral("34.65"));
    press(QStringLiteral("Import the corrected rows"));
    ASSERT_TRUE(waitFor([&] { return rows("organisations") == 3; }));
    ASSERT_TRUE(waitFor([&] { return panel().rows().rowCount() == 1; }));
    EXPECT_TRUE(panel().rows().item(0, 3)->text().contains(QStringLiteral("三十五度")));
    EXPECT_FALSE(panel().importButton().isEnabled());
}

TEST_F(KeptAsideTest, WhereNothingCanBeUsedNothingIsChangedAndItSaysWhy) {
    open();
    write(QStringLiteral("纬度"), QStringLiteral("三十五度"));
    press(QStringLiteral("Import the corrected rows"));
    ASSERT_TRUE(waitFor([&] { return !room->isBusy(); }));
    EXPECT_FALSE(window.messages().newest().isEmpty());
    EXPECT_EQ(rows("organisations"), 2U);
    EXPECT_EQ(rows("rejected_rows"), 2U);
    EXPECT_TRUE(panel().importButton().isEnabled()) << "what was written is still there";
}

TEST_F(KeptAsideTest, TakenOffTheListTheyComeBackByUndo) {
    open();
    panel().rows().selectRow(0);
    press(QStringLiteral("Take off the list"));
    ASSERT_TRUE(waitFor([&] { return panel().rows().rowCount() == 1; }));
    document.undo();
    EXPECT_TRUE(waitFor([&] { return panel().rows().rowCount() == 2; }));
}

TEST_F(KeptAsideTest, TheyAreCopiedWithTheirReasonsAsASpreadsheetReadsThem) {
    open();
    panel().rows().selectAll();
    press(QStringLiteral("Copy"));
    const QString text = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(text.startsWith(QStringLiteral("名称,经度,纬度,从业人数,Why it was kept aside")))
        << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("丙公司,112.46,三十四度,45,")));
    std::vector<KeptAside> odd(1);
    odd[0].cells = {{"a,b", "he said \"no\""}};
    EXPECT_EQ(spreadsheetOf(odd, false), "\xEF\xBB\xBF\"a,b\"\r\n\"he said \"\"no\"\"\"\r\n");
}

}  // namespace
}  // namespace hetu::desktop
