#include "app/desktop/frame/profiles.h"

#include <QDialog>
#include <QLabel>
#include <QTest>
#include <QTextBrowser>

#include <gtest/gtest.h>

#include "app/desktop/document/region_filter.h"
#include "app/desktop/editing/editing_room.h"
#include "app/desktop/editing/platform_advice.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/guide/guide_room.h"
#include "app/desktop/region/region_room.h"
#include "layers/workspace/one_row.h"
#include "tests/app/desktop/counties_window.h"

namespace hetu::desktop {
namespace {

class ProfilesTest : public CountiesWindow {
protected:
    void SetUp() override {
        CountiesWindow::SetUp();
        regions = window.findChild<RegionRoom*>();
    }
    void use(const char* command) {
        ASSERT_TRUE(window.bench().commands.run(QString::fromLatin1(command))) << command;
    }
    [[nodiscard]] bool guideSays(const QString& words) {
        for (const QLabel* label : window.findChild<GuidePanel*>()->findChildren<QLabel*>())
            if (label->text().contains(words)) return true;
        return false;
    }

    RegionRoom* regions = nullptr;
};

TEST_F(ProfilesTest, TheCountyIsAskedOnceAndEverythingIsNarrowedToIt) {
    use("profile.county");
    ASSERT_TRUE(waitFor([&] { return regions->list().isVisible(); }));
    EXPECT_TRUE(window.messages().newest().contains(QStringLiteral("Which county")));
    QTest::keyClicks(&regions->list().field(), QStringLiteral("xc"));
    QTest::keyClick(&regions->list().field(), Qt::Key_Return);
    EXPECT_EQ(window.bench().region.name(), "西城区");
    // The guide is the county's path.
    EXPECT_TRUE(window.bench().panels.isShown(QStringLiteral("guide")));
    EXPECT_TRUE(waitFor([&] { return guideSays(QStringLiteral("The proposal")); }));
    EXPECT_TRUE(guideSays(QStringLiteral("The park")));
    EXPECT_FALSE(guideSays(QStringLiteral("Sites of new platforms")));
    EXPECT_TRUE(waitFor([&] { return guideSays(QStringLiteral("西城区: ")); }));
    // Once is enough.
    use("profile.planner");
    EXPECT_TRUE(guideSays(QStringLiteral("Sites of new platforms")));
    use("region.whole");
    use("profile.county");
    QTest::qWait(50);
    EXPECT_FALSE(regions->list().isVisible());
}

TEST_F(ProfilesTest, AProposedPlatformComesWithAdviceFromWhatLiesAround) {
    auto* editing = window.findChild<EditingRoom*>();
    window.bench().handOver.proposePlatform({2000, 2000}, QStringLiteral("somewhere"));
    ASSERT_TRUE(waitFor([&] { return editing->form() && !editing->form()->advice().isEmpty(); }))
        << window.messages().newest().toStdString();
    const auto row = readRow(path, "platforms", editing->form()->id());
    ASSERT_TRUE(row.ok() && row.value());
    const auto source = Workspace::open(path).value().snapshot();
    const auto advice = adviceAt(*source.value(), {2000, 2000}, {});
    ASSERT_TRUE(advice.ok());
    EXPECT_EQ(row.value()->value("mode"), analysis::codeOf(advice.value().mode));
    EXPECT_EQ(row.value()->value("status"), "planned");
    EXPECT_EQ(row.value()->value("name"), "Platform 高新园") << "after the park it stands in";
    EXPECT_TRUE(editing->form()->advice().contains(
        QStringLiteral("Within 1.0 km: %1 organisations").arg(advice.value().organisations)))
        << editing->form()->advice().toStdString();
    EXPECT_TRUE(editing->form()->advice().contains(QStringLiteral("一号平台")));
}

TEST_F(ProfilesTest, HelpIsOneKeyAwayAndKnowsTheKeys) {
    QTest::keyClick(&window, Qt::Key_F1);
    ASSERT_TRUE(waitFor([&] { return window.findChild<QDialog*>(QStringLiteral("helpPage")); }));
    auto* page = window.findChild<QDialog*>(QStringLiteral("helpPage"));
    const QString text = page->findChild<QTextBrowser*>()->toPlainText();
    EXPECT_TRUE(text.contains(QStringLiteral("For the county")));
    EXPECT_TRUE(text.contains(QStringLiteral("Ctrl+K")));
    EXPECT_TRUE(text.contains(QStringLiteral("F12")));
    // A key that was changed is told as it is now.
    window.bench().commands.setKeys(QStringLiteral("briefing.show"), QKeySequence(Qt::Key_F9));
    page->close();
    use("help.page");
    EXPECT_TRUE(waitFor([&] {
        auto* again = window.findChild<QDialog*>(QStringLiteral("helpPage"));
        return again &&
               again->findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("F9"));
    }));
}

}  // namespace
}  // namespace hetu::desktop
