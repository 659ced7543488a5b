#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QTest>
#include <fstream>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/opening/import_assistant.h"
#include "app/desktop/opening/opening_room.h"
#include "app/desktop/opening/recent_files.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/temporary_folder.h"

namespace hetu::desktop {
namespace {

const char* const ledger =
    "洛龙区两新组织台账,,,,,,\n"
    "单位名称,统一社会信用代码,职工数,党员数,联系电话,经度,纬度\n"
    "洛阳甲公司,91410399MA00000153,50,5,0379-6,112.45,34.62\n"
    "洛阳乙商行,,30,0,0379-7,112.46,34.63\n"
    "洛阳丙公司,,8,,,,\n";

struct Desk {
    test::TemporaryFolder folder;
    test::FakeRenderer renderer;
    Document document;
    MainWindow window{document, renderer, false};
    int clicks = 0;

    Desk() {
        window.resize(1366, 768);
        window.show();
    }
    QString file(const std::string& name, const std::string& text) const {
        std::ofstream(folder.file(name), std::ios::binary) << text;
        return QString::fromStdString(folder.file(name));
    }
    void drop(const QStringList& paths) {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter({600, 400}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDropEvent event(QPointF(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &event);
    }
    ImportAssistant& assistant() { return *window.findChild<ImportAssistant*>(); }
    /// A real click with the mouse on what a person sees under that text.
    void click(const QString& text) {
        for (auto* button : window.findChildren<QPushButton*>()) {
            if (button->text() != text || !button->isVisible() || !button->isEnabled()) continue;
            QTest::mouseClick(button, Qt::LeftButton);
            ++clicks;
            return;
        }
        ADD_FAILURE() << "no button to be clicked: " << text.toStdString();
    }
    bool waitFor(const std::function<bool()>& done) { return QTest::qWaitFor(done, 30'000); }
};

TEST(Opening, AFirstCoverageMapFromADroppedSpreadsheetTakesAtMostFiveClicks) {
    Desk desk;
    desk.drop({desk.file("台账.csv", ledger)});
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().isReady(); }));
    EXPECT_TRUE(desk.assistant().isVisible());
    EXPECT_EQ(QFileInfo(desk.document.path()).fileName(), QStringLiteral("台账.hetu"));
    desk.click(QStringLiteral("Next"));
    desk.click(QStringLiteral("Next"));
    EXPECT_EQ(desk.assistant().step(), 2);
    desk.click(QStringLiteral("Finish"));
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().step() == 3; }));
    desk.click(QStringLiteral("To the map"));
    ASSERT_TRUE(desk.waitFor([&] { return desk.window.layerPanel().isShown("coverage"); }));
    EXPECT_LE(desk.clicks, 5);
    EXPECT_TRUE(desk.window.map().isVisible());
    // The organisations are in sight.
    const LayerInfo* organisations = desk.document.layer("organisations");
    ASSERT_NE(organisations, nullptr);
    EXPECT_EQ(organisations->rowCount, 2U);
    for (const Point p : {Point{organisations->extent.minX, organisations->extent.minY},
                          Point{organisations->extent.maxX, organisations->extent.maxY}})
        EXPECT_TRUE(QRectF(desk.window.map().rect()).contains(desk.window.map().toScreen(p)));
    bool isCoverageDrawn = false;
    for (const render::DrawnLayer& layer : desk.window.map().content())
        isCoverageDrawn = isCoverageDrawn || layer.id == "coverage";
    EXPECT_TRUE(isCoverageDrawn);
}

TEST(Opening, WhatIsRecognisedIsFinishedFromTheFirstPageAndTakenBackInOneStep) {
    Desk desk;
    desk.drop({desk.file("台账.csv", ledger)});
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().isReady(); }));
    desk.click(QStringLiteral("Finish"));
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().step() == 3; }));
    EXPECT_EQ(desk.document.layer("organisations")->rowCount, 2U);
    desk.document.undo();
    ASSERT_TRUE(desk.waitFor([&] { return desk.document.layer("organisations")->rowCount == 0; }));
}

TEST(Opening, NoFileIsEverOverwritten) {
    Desk desk;
    const QString taken = desk.file("台账.hetu", "not mine");
    desk.drop({desk.file("台账.csv", ledger)});
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().isReady(); }));
    EXPECT_EQ(QFileInfo(desk.document.path()).fileName(), QStringLiteral("台账 2.hetu"));
    EXPECT_EQ(QFileInfo(taken).size(), 8);
}

TEST(Opening, AFolderIsImportedFileByFile) {
    Desk desk;
    QDir().mkpath(QString::fromStdString(desk.folder.file("lists")));
    desk.file("lists/a.csv", ledger);
    desk.file("lists/b.csv", ledger);
    desk.file("lists/readme.md", "x");
    desk.drop({QString::fromStdString(desk.folder.file("lists"))});
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().isReady(); }));
    EXPECT_TRUE(desk.assistant().path().endsWith(QStringLiteral("a.csv")));
    desk.click(QStringLiteral("Finish"));
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().step() == 3; }));
    desk.click(QStringLiteral("Next file"));
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().isReady(); }));
    EXPECT_TRUE(desk.assistant().path().endsWith(QStringLiteral("b.csv")));
    desk.click(QStringLiteral("Finish"));
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().step() == 3; }));
    EXPECT_EQ(desk.document.layer("organisations")->rowCount, 4U);
}

TEST(Opening, AChosenColumnIsUsedAndRememberedForTheSameHeadings) {
    Desk desk;
    const QString file = desk.file("a.csv", "单位,甲列,乙列,经度,纬度\n甲公司,7,9,112.4,34.6\n");
    desk.drop({file});
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().isReady(); }));
    desk.click(QStringLiteral("Next"));
    QComboBox* choice = nullptr;
    for (auto* each : desk.assistant().findChildren<QComboBox*>())
        if (each->accessibleName().startsWith(QStringLiteral("乙列"))) choice = each;
    ASSERT_NE(choice, nullptr);
    choice->setCurrentIndex(choice->findData(QStringLiteral("employees")));
    emit choice->activated(choice->currentIndex());
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().isReady(); }));
    desk.click(QStringLiteral("Finish"));
    ASSERT_TRUE(desk.waitFor([&] { return desk.assistant().step() == 3; }));
    desk.click(QStringLiteral("To the map"));
    desk.drop({file});
    ASSERT_TRUE(
        desk.waitFor([&] { return desk.assistant().step() == 0 && desk.assistant().isReady(); }));
    const auto mapping = desk.assistant().preview()->mapping;
    EXPECT_NE(std::find(mapping.begin(), mapping.end(),
                        std::pair<std::string, std::string>("employees", "乙列")),
              mapping.end());
}

TEST(Opening, AFileThatCannotBeReadSaysSoAndChangesNothing) {
    Desk desk;
    desk.drop({desk.file("a.md", "nothing")});
    ASSERT_TRUE(desk.waitFor([&] { return desk.window.messages().count() > 0; }));
    EXPECT_FALSE(desk.document.isOpen());
}

TEST(RecentFiles, AreKeptNewestFirstOnceEachUntilForgotten) {
    QSettings().clear();
    RecentWorkspace a, b;
    a.path = QStringLiteral("/x/a.hetu");
    b.path = QStringLiteral("/x/b.hetu");
    a.title = QStringLiteral("洛阳");
    rememberFile(a);
    rememberFile(b);
    rememberFile(a);
    EXPECT_EQ(recentFiles(), (QStringList{a.path, b.path}));
    EXPECT_EQ(recentWorkspaces()[0].title, a.title);
    EXPECT_TRUE(lookedAt(recentWorkspaces())[0].isMissing);
    forgetFile(a.path);
    EXPECT_EQ(recentFiles(), QStringList{b.path});
    QSettings().clear();
}

TEST(StartPage, AMissingWorkspaceIsTakenOffTheListByAClick) {
    StartPage page;
    page.resize(1366, 768);
    RecentWorkspace there, gone;
    there.path = QStringLiteral("/x/a.hetu");
    gone.path = QStringLiteral("/x/b.hetu");
    gone.isMissing = true;
    page.setRecent({there, gone});
    page.show();
    QStringList opened, forgotten;
    QObject::connect(&page, &StartPage::recentAsked, [&](const QString& path) { opened << path; });
    QObject::connect(&page, &StartPage::forgetAsked,
                     [&](const QString& path) { forgotten << path; });
    const auto cards = page.findChildren<RecentCard*>();
    ASSERT_EQ(cards.size(), 2);
    for (RecentCard* card : cards)
        QTest::mouseClick(card, Qt::LeftButton);
    QCoreApplication::processEvents();
    EXPECT_EQ(opened, QStringList{there.path});
    EXPECT_EQ(forgotten, QStringList{gone.path});
    cards[0]->setFocus();
    QTest::keyClick(cards[0], Qt::Key_Return);
    EXPECT_EQ(opened.size(), 2);
}

}  // namespace
}  // namespace hetu::desktop
