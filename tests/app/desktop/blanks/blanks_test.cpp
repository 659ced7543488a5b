#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QThread>

#include <gtest/gtest.h>

#include "app/desktop/blanks/blanks_room.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/editing/editing_room.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/table/table_room.h"
#include "app/desktop/what_if/what_if_room.h"
#include "layers/workspace/one_row.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/analysed_city.h"

namespace hetu::desktop {
namespace {

class BlanksTest : public testing::Test {
protected:
    void SetUp() override {
        path = test::analysedCity(folder, 2, {"blanks"});
        window.resize(1366, 768);
        window.show();
        QApplication::setActiveWindow(&window);
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        ASSERT_TRUE(waitFor([&] { return window.bench().layers.layers().size() > 5; }));
        const auto workspace = Workspace::open(path);
        const auto source = workspace.value().snapshot();
        auto read = readBlanks(path, *source.value(), "", {});
        ASSERT_TRUE(read.ok()) << read.error().message.en;
        blanks = std::move(read).value();
        ASSERT_GE(blanks.size(), 2U);
        room = window.findChild<BlanksRoom*>();
        ASSERT_NE(room, nullptr);
        window.bench().layers.setShown("blanks", true);
        window.map().showAll();
        QTest::qWait(50);
    }
    static bool waitFor(const std::function<bool()>& condition) {
        return QTest::qWaitFor(condition, 20'000);
    }
    void look() {
        ASSERT_TRUE(window.bench().commands.run(QStringLiteral("blanks.look")));
        ASSERT_TRUE(waitFor([&] { return room->page() != nullptr; }));
    }
    void press(const QString& text) {
        for (auto* button : room->page()->findChildren<QPushButton*>())
            if (button->text() == text) return QTest::mouseClick(button, Qt::LeftButton);
        ADD_FAILURE() << "no button " << text.toStdString();
    }
    [[nodiscard]] bool isThere(const BlankFacts& blank) {
        return room->page() && room->page()->sentence() == sentenceOf(blank) &&
               blank.shape.extent().covers(window.map().frame().centre);
    }

    test::TemporaryFolder folder;
    std::string path;
    std::vector<BlankFacts> blanks;
    test::FakeRenderer renderer;
    Document document;
    MainWindow window{document, renderer, false};
    BlanksRoom* room = nullptr;
};

TEST_F(BlanksTest, AClickOnOneGoesThereAndTellsWhoHowManyAndWhy) {
    const double farAway = window.map().frame().metresPerPixel;
    QTest::mouseClick(&window.map(), Qt::LeftButton, {},
                      window.map().toScreen(blanks[1].middle).toPoint());
    ASSERT_TRUE(waitFor([&] { return isThere(blanks[1]); }));
    EXPECT_LT(window.map().frame().metresPerPixel, farAway);
    EXPECT_TRUE(room->page()->sentence().contains(QStringLiteral("organisations")));
    EXPECT_EQ(room->page()->list().rowCount(), int(blanks[1].organisations));
    // The largest stand first.
    EXPECT_EQ(room->page()->list().item(0, 0)->text().toStdString(), blanks[1].list[0].name);
    EXPECT_TRUE(window.bench().panels.isShown(QStringLiteral("inspector")));
}

TEST_F(BlanksTest, BesideABlankAClickSaysNothing) {
    QTest::mouseClick(&window.map(), Qt::LeftButton, {},
                      window.map().toScreen({-2000, -2000}).toPoint());
    ASSERT_TRUE(waitFor([&] { return !room->isReading(); }));
    EXPECT_EQ(room->page(), nullptr);
}

TEST_F(BlanksTest, TheArrowKeysGoByRank) {
    look();
    ASSERT_TRUE(isThere(blanks[0]));
    EXPECT_TRUE(waitFor([&] { return room->page()->hasFocus(); }));
    QTest::keyClick(room->page(), Qt::Key_Right);
    EXPECT_TRUE(isThere(blanks[1]));
    QTest::keyClick(room->page(), Qt::Key_Down);
    EXPECT_TRUE(isThere(blanks[std::min<std::size_t>(2, blanks.size() - 1)]));
    for (std::size_t i = 0; i < blanks.size(); ++i)
        QTest::keyClick(room->page(), Qt::Key_Left);
    EXPECT_TRUE(isThere(blanks[0])) << "the first one stays";
}

TEST_F(BlanksTest, OnlyThoseOfTheRegionAreGoneThrough) {
    ASSERT_TRUE(waitFor([&] { return window.bench().region.choices().size() == 2; }));
    window.bench().region.choose("西城区");
    look();
    std::vector<BlankFacts> east;
    for (const BlankFacts& blank : blanks)
        if (blank.middle.x > 5000) east.push_back(blank);
    ASSERT_FALSE(east.empty());
    ASSERT_LT(east.size(), blanks.size());
    EXPECT_TRUE(isThere(east[0]));
    for (std::size_t i = 0; i < blanks.size(); ++i)
        QTest::keyClick(room->page(), Qt::Key_Right);
    EXPECT_TRUE(isThere(east.back()));
}

TEST_F(BlanksTest, ItsListIsShownInTheTable) {
    look();
    press(QStringLiteral("See the list in the table"));
    auto& table = window.findChild<TableRoom*>()->panel();
    EXPECT_EQ(table.layer(), "organisations");
    EXPECT_TRUE(waitFor([&] { return table.model().rowCount() == int(blanks[0].organisations); }))
        << table.model().rowCount();
    EXPECT_TRUE(window.bench().panels.isShown(QStringLiteral("table")));
}

TEST_F(BlanksTest, ASiteIsTriedThereBesideThePlatformsOfToday) {
    look();
    press(QStringLiteral("Try a site here"));
    auto* sites = window.findChild<WhatIfRoom*>();
    ASSERT_TRUE(waitFor([&] { return !sites->scenario().empty() && !sites->isBusy(); }));
    ASSERT_EQ(sites->sites().size(), 3U) << "two platforms at work, and the new one";
    EXPECT_EQ(sites->sites().back().position, blanks[0].middle);
    EXPECT_EQ(sites->sites().back().name, blanks[0].name);
    EXPECT_EQ(sites->sites().back().state, app::SiteState::Candidate);
}

TEST_F(BlanksTest, AnotherPageIsNotTakenAwayWhenTheDataChanges) {
    look();
    emit document.changed();
    QThread::msleep(500);  // the blanks are read; nobody has taken them yet
    auto* other = new QLabel(QStringLiteral("a form"));
    window.bench().inspector.present(QStringLiteral("Platform"), other);
    QTest::qWait(200);
    EXPECT_EQ(window.bench().inspector.page(), other);
}

TEST_F(BlanksTest, APlatformIsProposedThereWithItsForm) {
    look();
    const std::size_t before = document.layer("platforms")->rowCount;
    press(QStringLiteral("Propose a platform here"));
    auto* editing = window.findChild<EditingRoom*>();
    ASSERT_TRUE(waitFor([&] { return editing->form() && editing->form()->layer() == "platforms"; }))
        << window.messages().newest().toStdString();
    EXPECT_EQ(document.layer("platforms")->rowCount, before + 1);
    const auto row = readRow(path, "platforms", editing->form()->id());
    ASSERT_TRUE(row.ok() && row.value());
    EXPECT_EQ(row.value()->value("status"), "planned");
    EXPECT_EQ(row.value()->geometry.extent().centre(), blanks[0].middle);
}

}  // namespace
}  // namespace hetu::desktop
