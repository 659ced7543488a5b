#include "tests/app/desktop/layers/layers_session.h"

namespace hetu::desktop {
namespace {

TEST(LayersRoom, WhatWasSetIsThereAgainAfterReopening) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder);
    {
        Session desk(path);
        ASSERT_EQ(desk.visible(), (Ids{"organisations", "platforms"}));
        desk.drag("organisations",
                  desk.tree.visualItemRect(desk.line("platforms")).topLeft() + QPoint(40, 2));
        EXPECT_EQ(desk.visible(), (Ids{"platforms", "organisations"}));
        desk.choose("organisations");
        desk.slider.setFocus();
        QTest::keyClick(&desk.slider, Qt::Key_PageDown);
        QTest::keyClick(&desk.slider, Qt::Key_PageDown);
        desk.clickBox("platforms");  // the slider's rest is not waited for
        EXPECT_EQ(desk.visible(), (Ids{"organisations"}));
    }
    Session again(path);
    EXPECT_TRUE(Session::waitFor([&] { return again.visible() == Ids{"organisations"}; }));
    EXPECT_DOUBLE_EQ(again.panel.visibleLayers().front().opacity, 0.8);
    again.clickBox("platforms");
    EXPECT_EQ(again.visible(), (Ids{"platforms", "organisations"}));
}

TEST(LayersRoom, HidingIsNoStepOpacityAndOrderAreAndAreTakenBack) {
    const test::TemporaryFolder folder;
    Session desk(makeWorkspace(folder));
    desk.clickBox("platforms");
    ASSERT_TRUE(desk.rest());
    EXPECT_TRUE(desk.document.history().empty());
    desk.choose("organisations");
    QTest::keyClick(&desk.slider, Qt::Key_PageDown);
    ASSERT_TRUE(Session::waitFor([&] { return desk.document.history().size() == 1; }));
    ASSERT_TRUE(desk.runMenu("organisations", "Move up"));
    ASSERT_TRUE(Session::waitFor([&] { return desk.document.history().size() == 2; }));
    // What was shown meanwhile does not stand in the way.
    desk.clickBox("platforms");
    EXPECT_EQ(desk.visible(), (Ids{"platforms", "organisations"}));
    ASSERT_TRUE(desk.rest());
    desk.document.undo();
    EXPECT_TRUE(Session::waitFor([&] {
        return desk.visible() == Ids{"organisations", "platforms"};
    }));
    ASSERT_TRUE(desk.rest());
    desk.document.undo();
    EXPECT_TRUE(Session::waitFor([&] { return desk.panel.opacity("organisations") == 1; }));
    EXPECT_EQ(desk.slider.value(), 100);
    EXPECT_TRUE(desk.panel.isShown("platforms"));
    EXPECT_EQ(desk.window.messages().count(), 2);  // what was taken back, and nothing else
}

TEST(LayersRoom, EscapeAndTheSamePlaceMoveNothing) {
    const test::TemporaryFolder folder;
    Session desk(makeWorkspace(folder));
    const QPoint above = desk.tree.visualItemRect(desk.line("platforms")).topLeft() + QPoint(40, 2);
    desk.drag("organisations", above, true);
    EXPECT_EQ(desk.visible(), (Ids{"organisations", "platforms"}));
    desk.drag("platforms", above);
    EXPECT_EQ(desk.visible(), (Ids{"organisations", "platforms"}));
    EXPECT_FALSE(desk.runMenu("platforms", "Move up"));  // it is on top
    ASSERT_TRUE(desk.rest());
    EXPECT_TRUE(desk.document.items("layer").empty());
}

TEST(LayersRoom, ALineStaysItselfUntilLinesComeGoOrMove) {
    const test::TemporaryFolder folder;
    Session desk(makeWorkspace(folder));
    QTreeWidgetItem* const organisations = desk.line("organisations");
    desk.choose("organisations");
    desk.line("organisations")->parent()->setExpanded(false);
    EXPECT_EQ(organisations->text(1), "2");
    // More rows of a layer that is there: the line stays, folded as it was, with its new count.
    desk.document.change({}, [](Workspace::Transaction& transaction) -> Status {
        HETU_CHECK(transaction.append("organisations", pointsAt("organisations", 640'000)));
        return success();
    });
    ASSERT_TRUE(Session::waitFor([&] { return desk.line("organisations")->text(1) == "4"; }));
    EXPECT_EQ(desk.line("organisations"), organisations);
    EXPECT_FALSE(organisations->parent()->isExpanded());
    EXPECT_EQ(desk.tree.currentItem(), organisations);
    organisations->parent()->setExpanded(true);
    // A theme sets everything from within a click on the box.
    const auto once = QObject::connect(&desk.panel, &LayerPanel::shownChosen, &desk.panel, [&] {
        desk.panel.setOpacitiesAndOrder({{"organisations"}, {{"organisations", 0.5}}, {}});
    });
    desk.clickBox("platforms");
    QObject::disconnect(once);
    EXPECT_EQ(desk.line("organisations"), organisations);
    EXPECT_EQ(desk.visible(), (Ids{"organisations"}));
    EXPECT_EQ(desk.slider.value(), 50);
    // Moved: they change places.
    ASSERT_TRUE(desk.panel.move("organisations", true));
    EXPECT_EQ(desk.visible(), (Ids{"organisations"}));
    EXPECT_EQ(desk.line("organisations")->parent()->indexOfChild(desk.line("organisations")), 0);
}

TEST(LayersRoom, TheFilterShowsOnlyLayersOfThatName) {
    const test::TemporaryFolder folder;
    Session desk(makeWorkspace(folder));
    auto* filter = desk.panel.findChild<QLineEdit*>("layerFilter");
    const QString title = desk.line("platforms")->text(0);
    QTest::keyClicks(filter, title.toUpper());
    EXPECT_FALSE(desk.line("platforms")->isHidden());
    EXPECT_TRUE(desk.line("organisations")->isHidden());
    EXPECT_EQ(desk.visible().size(), 2U);  // the map is as it was
    QTest::keyClicks(filter, "zzz");
    EXPECT_TRUE(desk.line("platforms")->parent()->isHidden());
    filter->clear();
    EXPECT_FALSE(desk.line("organisations")->isHidden());
}

TEST(LayersRoom, ALayerTakenOffComesBackAndZoomGoesToIt) {
    const test::TemporaryFolder folder;
    Session desk(makeWorkspace(folder));
    ASSERT_TRUE(desk.runMenu("platforms", "Zoom to this layer"));
    EXPECT_TRUE(desk.window.map().frame().extent().covers({650'500, 3'832'500}));
    EXPECT_FALSE(desk.window.map().frame().extent().covers({637'000, 3'832'000}));
    ASSERT_TRUE(desk.runMenu("platforms", "Take off the map (the data stays)"));
    EXPECT_EQ(desk.visible(), (Ids{"organisations"}));
    EXPECT_EQ(desk.line("platforms"), nullptr);
    ASSERT_TRUE(Session::waitFor([&] { return desk.document.history().size() == 1; }));
    desk.document.undo();
    EXPECT_TRUE(Session::waitFor([&] { return desk.visible().size() == 2; }));
    ASSERT_TRUE(desk.rest());
    desk.panel.removeLayer("platforms");
    ASSERT_TRUE(desk.rest());
    EXPECT_TRUE(desk.window.bench().commands.run("layer.bring-back"));
    EXPECT_EQ(desk.visible().size(), 2U);
    ASSERT_TRUE(desk.rest());
    EXPECT_TRUE(desk.document.item("layer", "removed:platforms").empty());
}

TEST(Themes, OnlyThoseWithSomethingToShowAreThere) {
    const test::TemporaryFolder folder;
    Session desk(makeWorkspace(folder));
    EXPECT_EQ(desk.themeNames(), (std::vector<QString>{"Organisations and coverage"}));
    EXPECT_FALSE(desk.room.themes().apply("Proposed sites"));
    EXPECT_TRUE(desk.window.bench().commands.find("theme.1")->isEnabled());
    EXPECT_FALSE(desk.window.bench().commands.find("theme.2")->isEnabled());
}

TEST(Themes, AKeptThemeBringsBackWhatIsShownHowOpaqueAndInWhichOrder) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder);
    {
        Session desk(path);
        desk.clickBox("platforms");
        desk.panel.chooseOpacity("organisations", 0.5);
        ASSERT_TRUE(desk.panel.move("organisations", true));
        ASSERT_TRUE(desk.window.bench().commands.run("theme.keep"));
        desk.typeName("For the meeting");
        EXPECT_EQ(desk.room.themes().present(), "For the meeting");
        ASSERT_TRUE(desk.rest());
        desk.clickBox("platforms");
        desk.panel.chooseOpacity("organisations", 1);
        ASSERT_TRUE(desk.panel.move("organisations", false));
        EXPECT_EQ(desk.room.themes().present(), "Organisations and coverage");
    }
    Session again(path);
    ASSERT_EQ(again.themeNames().size(), 2U);
    const std::size_t steps = again.document.history().size();
    QTest::keyClick(&again.window, Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_EQ(again.visible(), (Ids{"organisations"}));
    EXPECT_DOUBLE_EQ(again.panel.opacity("organisations"), 0.5);
    again.clickBox("platforms");
    EXPECT_EQ(again.visible(), (Ids{"platforms", "organisations"}));
    ASSERT_TRUE(again.rest());
    EXPECT_EQ(again.document.history().size(), steps + 1);  // opacity and order together
    again.document.undo();
    EXPECT_TRUE(Session::waitFor([&] {
        return again.panel.opacity("organisations") == 1 &&
               again.visible() == Ids{"organisations", "platforms"};
    }));
}

TEST(Themes, RenamingAndDeletingAreStepsAndNoNameIsTakenTwice) {
    const test::TemporaryFolder folder;
    Session desk(makeWorkspace(folder));
    Themes& themes = desk.room.themes();
    EXPECT_FALSE(themes.keep("  "));
    EXPECT_FALSE(themes.keep("Proposed sites"));
    EXPECT_FALSE(themes.keep("建议选址"));
    ASSERT_TRUE(themes.keep("A"));
    ASSERT_TRUE(themes.keep("B"));
    EXPECT_FALSE(themes.rename("A", "B"));
    ASSERT_TRUE(themes.rename("A", "C"));
    ASSERT_TRUE(Session::waitFor([&] { return desk.themeNames().back() == "C"; }));
    themes.remove("B");
    EXPECT_EQ(desk.themeNames(), (std::vector<QString>{"Organisations and coverage", "C"}));
    ASSERT_TRUE(desk.rest());
    desk.document.undo();
    EXPECT_TRUE(Session::waitFor([&] { return desk.themeNames().size() == 3; }));
}

TEST(LayerStates, WhatAFileSaysWronglyIsPassedOver) {
    const LayerStates states = layerStatesOf({{"shown:a", "true"},
                                              {"shown:b", "7"},
                                              {"opacity:a", "0.5"},
                                              {"opacity:b", "3"},
                                              {"opacity:c", "{"},
                                              {"order", R"(["a", 1, "b"])"},
                                              {"other", "1"}});
    EXPECT_EQ(states.shown, (std::map<std::string, bool>{{"a", true}}));
    EXPECT_EQ(states.opacity, (std::map<std::string, double>{{"a", 0.5}}));
    EXPECT_EQ(states.order, (Ids{"a", "b"}));
    const ThemeState state{{"a", "b"}, {{"a", 0.25}}, {"b", "a"}};
    EXPECT_EQ(themeStateOf(toJson(state)), state);
    EXPECT_EQ(themeStateOf("[1"), ThemeState());
}

TEST(LayerStates, NewLayersStandAboveTheOneThatWasBelowThem) {
    EXPECT_EQ(inOrder({"a", "b", "c"}, {}), (Ids{"a", "b", "c"}));
    EXPECT_EQ(inOrder({"a", "b", "c"}, {"c", "a"}), (Ids{"c", "a", "b"}));
    EXPECT_EQ(inOrder({"a", "b"}, {"gone", "b", "b"}), (Ids{"a", "b"}));
}

}  // namespace
}  // namespace hetu::desktop
