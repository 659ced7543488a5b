// The leader's way through the window: open, switch themes, look at the briefing in full screen.
#include <QMenuBar>
#include <QRegularExpression>
#include <QTest>
#include <QToolBar>

#include <gtest/gtest.h>

#include "app/desktop/briefing/briefing_room.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/main_window.h"
#include "app/run/run_analysis.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/app/desktop/hands.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

class LeaderPath : public testing::Test {
protected:
    void SetUp() override {
        const std::string path = test::cityFile(folder, 2);
        auto workspace = Workspace::open(path);
        ASSERT_TRUE(workspace.ok());
        for (const char* analysis : {"coverage", "blanks"}) {
            const auto snapshot = workspace.value().snapshot();
            ASSERT_TRUE(snapshot.ok());
            auto outcome = app::computeRun(*snapshot.value(), {analysis, {}, {}}, {});
            ASSERT_TRUE(outcome.ok()) << outcome.error().message.en;
            ASSERT_TRUE(app::storeRun(workspace.value(), outcome.value()).ok());
        }
        window.resize(1366, 768);
        window.show();
        QApplication::setActiveWindow(&window);
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        test::answering({test::file(path)}, [&] { press(Qt::Key_O, Qt::ControlModifier); });
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return window.bench().layers.layers().size() > 5; }, 20'000));
        rest();
        room = window.findChild<BriefingRoom*>();
        ASSERT_NE(room, nullptr);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        test::press(window, key, modifiers);
    }
    void rest() {
        QTest::qWait(50);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !document.isBusy(); }, 20'000));
        QTest::qWait(20);
    }
    [[nodiscard]] std::set<std::string> shown() {
        std::set<std::string> ids;
        for (const render::DrawnLayer& layer : window.bench().layers.visibleLayers())
            ids.insert(layer.id);
        return ids;
    }

    test::TemporaryFolder folder;
    test::FakeRenderer renderer;
    Document document;
    MainWindow window{document, renderer, false};
    BriefingRoom* room = nullptr;
};

TEST_F(LeaderPath, ThemesPagesFullScreenAndBackWithNothingChanged) {
    // Themes by keys: the one with the blanks shows them.
    press(Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    rest();
    ASSERT_TRUE(shown().contains("blanks"));
    press(Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
    rest();
    ASSERT_FALSE(shown().contains("blanks"));
    const std::set<std::string> before = shown();
    const std::size_t steps = document.history().size();

    // The map alone and back, then the briefing.
    press(Qt::Key_F11);
    rest();
    EXPECT_TRUE(window.isFullScreen());
    EXPECT_TRUE(window.menuBar()->isHidden());
    EXPECT_FALSE(window.bench().panels.isShown(QStringLiteral("layers")));
    press(Qt::Key_F11);
    rest();
    EXPECT_FALSE(window.isFullScreen());
    EXPECT_TRUE(window.bench().panels.isShown(QStringLiteral("layers")));
    press(Qt::Key_F12);
    rest();
    EXPECT_TRUE(window.isFullScreen());
    EXPECT_TRUE(window.menuBar()->isHidden());
    EXPECT_TRUE(window.bench().topBar.isHidden());
    EXPECT_EQ(room->question(), QStringLiteral("Where are we?"));
    EXPECT_TRUE(room->answer().contains(QRegularExpression(QStringLiteral("[0-9]"))))
        << room->answer().toStdString();
    QTest::keyClick(&window.map(), Qt::Key_Right);
    EXPECT_EQ(room->question(), QStringLiteral("Where are the blanks?"));
    EXPECT_TRUE(shown().contains("blanks"));
    EXPECT_FALSE(shown().contains("organisations"));
    QTest::keyClick(&window.map(), Qt::Key_PageDown);
    EXPECT_EQ(room->answer(), QStringLiteral("This has not been computed yet."));
    // Nothing to break: the keys of editing do nothing.
    window.bench().selection.select("platforms", {1});
    QTest::keyClick(&window.map(), Qt::Key_Delete);
    EXPECT_FALSE(window.bench().commands.run(QStringLiteral("edit.delete")));
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(&window.map(), Qt::Key_Right);  // the last page stays
    EXPECT_EQ(room->question(), QStringLiteral("What does it bring?"));
    QTest::keyClick(&window.map(), Qt::Key_Escape);
    rest();
    EXPECT_FALSE(room->isShown());
    EXPECT_FALSE(window.isFullScreen());
    EXPECT_FALSE(window.menuBar()->isHidden());
    EXPECT_FALSE(window.bench().topBar.isHidden());
    EXPECT_EQ(shown(), before);
    EXPECT_EQ(document.history().size(), steps);
    EXPECT_EQ(document.layer("platforms")->rowCount, 5U);
}

TEST_F(LeaderPath, TheProfileTakesToolsAwayAndBringsThemBack) {
    auto* rail = window.findChild<QToolBar*>(QStringLiteral("rail"));
    ASSERT_NE(rail, nullptr);
    ASSERT_TRUE(rail->isVisible());
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("profile.leader")));
    EXPECT_FALSE(rail->isVisible());
    EXPECT_FALSE(window.bench().topBar.isVisible());
    EXPECT_FALSE(window.bench().panels.isShown(QStringLiteral("layers")));
    // Hidden, not gone: a command still works.
    EXPECT_TRUE(window.bench().commands.run(QStringLiteral("map.zoom-in")));
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("profile.county")));
    EXPECT_TRUE(rail->isVisible());
    const auto isButtonShown = [&](const char* name) {
        for (QAction* button : rail->actions())
            if (button->objectName() == QString::fromLatin1(name)) return button->isVisible();
        ADD_FAILURE() << name;
        return false;
    };
    EXPECT_FALSE(isButtonShown("rail.analyses"));
    EXPECT_TRUE(isButtonShown("rail.what-if"));
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("profile.planner")));
    EXPECT_TRUE(isButtonShown("rail.analyses"));
    EXPECT_TRUE(window.bench().topBar.isVisible());
}

}  // namespace
}  // namespace hetu::desktop
