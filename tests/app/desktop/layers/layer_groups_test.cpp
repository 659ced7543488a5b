#include "app/desktop/layers/layer_pile.h"
#include "tests/app/desktop/layers/layers_session.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

Layer areasAt(const std::string& name, double x) {
    Layer rows;
    rows.name = name;
    rows.kind = GeometryKind::Polygon;
    rows.shapes = {Geometry::polygon(
        {{x, 3'832'000}, {x + 500, 3'832'000}, {x + 500, 3'832'500}, {x, 3'832'000}})};
    rows.table.add({"name", FieldType::Text}, std::vector<std::string>{"A"});
    return rows;
}

/// Bottom to top: buildings, zones, organisations, platforms.
std::string fourLayers(const test::TemporaryFolder& folder) {
    const std::string path = makeWorkspace(folder);
    auto workspace = Workspace::open(path);
    EXPECT_TRUE(workspace.ok());
    auto transaction = workspace.value().begin();
    EXPECT_TRUE(transaction.ok());
    EXPECT_TRUE(transaction.value().append("zones", areasAt("zones", 640'000)).ok());
    EXPECT_TRUE(transaction.value().append("buildings", areasAt("buildings", 642'000)).ok());
    EXPECT_TRUE(transaction.value().commit().ok());
    return path;
}

struct GroupDesk : Session {
    explicit GroupDesk(const std::string& path) : Session(path) {
        EXPECT_TRUE(waitFor([this] { return line("zones") && line("buildings"); }));
    }
    void select(const QString& id) {
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, Qt::ControlModifier, middle(id));
    }
    void group(const Ids& ids, const QString& name) {
        choose(QString::fromStdString(ids.front()));
        for (std::size_t i = 1; i < ids.size(); ++i)
            select(QString::fromStdString(ids[i]));
        ASSERT_TRUE(runMenu(QString::fromStdString(ids.front()),
                            "Group > Put the chosen layers in a new group …"));
        typeName(name);
    }
};

MapLayer mapLayer(const std::string& id, const std::string& analysis = {}) {
    MapLayer layer;
    layer.drawn.id = id;
    layer.analysis = analysis;
    return layer;
}

TEST(LayerPile, TheLayersOfAGroupLieTogetherWhereItsTopmostLay) {
    LayerPile pile;
    pile.setLayers({mapLayer("a"), mapLayer("b"), mapLayer("c"), mapLayer("d")});
    pile.setBaseMaps({mapLayer("basemap:1")});
    const int group = pile.makeGroup("G", {"a", "c"});
    EXPECT_EQ(pile.order(), (Ids{"basemap:1", "b", "a", "c", "d"}));
    EXPECT_EQ(pile.under("group:1"), (Ids{"c", "a"}));
    EXPECT_TRUE(pile.putInGroup({"d"}, group));
    EXPECT_EQ(pile.order(), (Ids{"basemap:1", "b", "a", "c", "d"}));
    EXPECT_TRUE(pile.moveToEnd("b", true));
    EXPECT_EQ(pile.order(), (Ids{"basemap:1", "a", "c", "d", "b"}));
    EXPECT_TRUE(pile.moveToEnd("a", true));  // with its group
    EXPECT_EQ(pile.order(), (Ids{"basemap:1", "b", "a", "c", "d"}));
    EXPECT_FALSE(pile.place("b", "basemap:1", true));
    EXPECT_FALSE(pile.putInGroup({"basemap:1"}, group));
    EXPECT_TRUE(pile.dissolveGroup(group));
    EXPECT_EQ(pile.order(), (Ids{"basemap:1", "b", "a", "c", "d"}));
    EXPECT_EQ(pile.headingOf("a"), "data");
}

TEST(LayerPile, AResultStandsBesideResultsOfItsAnalysisOrInAGroup) {
    LayerPile pile;
    pile.setLayers({mapLayer("a"), mapLayer("r1", "x"), mapLayer("r2", "x"), mapLayer("s", "y")});
    EXPECT_FALSE(pile.place("r1", "a", true));
    EXPECT_FALSE(pile.place("r1", "s", true));
    EXPECT_TRUE(pile.place("r1", "r2", true));
    EXPECT_EQ(pile.order(), (Ids{"a", "r2", "r1", "s"}));
    EXPECT_TRUE(pile.placeHeading("analysis:x", "analysis:y", true));
    EXPECT_EQ(pile.order(), (Ids{"a", "s", "r2", "r1"}));
    pile.makeGroup("G", {"a"});
    EXPECT_TRUE(pile.place("r1", "a", false));
    EXPECT_EQ(pile.under("group:1"), (Ids{"a", "r1"}));
}

TEST(LayerGroups, MadeOfWhatIsChosenKeptAndTakenBack) {
    const test::TemporaryFolder folder;
    const std::string path = fourLayers(folder);
    {
        GroupDesk desk(path);
        const Ids before = desk.visible();
        desk.group({"organisations", "buildings"}, "For the meeting");
        EXPECT_EQ(desk.under("group:1").size(), 2);
        EXPECT_EQ(desk.heading("group:1")->text(0), "For the meeting");
        ASSERT_TRUE(desk.rest());
        EXPECT_TRUE(desk.isStep("Group made: For the meeting"));
        desk.undo();
        EXPECT_EQ(desk.heading("group:1"), nullptr);
        EXPECT_EQ(desk.visible(), before);
        desk.document.redo();
        ASSERT_TRUE(Session::waitFor([&] { return desk.heading("group:1") != nullptr; }));
        desk.heading("group:1")->setExpanded(false);
        ASSERT_TRUE(desk.rest());
    }
    GroupDesk again(path);
    ASSERT_NE(again.heading("group:1"), nullptr);
    EXPECT_EQ(again.under("group:1").size(), 2);
    EXPECT_FALSE(again.heading("group:1")->isExpanded());
    EXPECT_TRUE(again.heading("data")->isExpanded());
}

TEST(LayerGroups, TheBoxOfAGroupIsHalfTickedAndTicksAllOfIt) {
    const test::TemporaryFolder folder;
    GroupDesk desk(fourLayers(folder));
    desk.group({"organisations", "platforms"}, "G");
    QTreeWidgetItem* const group = desk.heading("group:1");
    EXPECT_EQ(group->checkState(0), Qt::Checked);
    desk.clickBox("platforms");
    EXPECT_EQ(group->checkState(0), Qt::PartiallyChecked);
    EXPECT_FALSE(desk.panel.isShown("platforms"));
    desk.clickBoxOf(group);
    EXPECT_TRUE(desk.panel.isShown("platforms"));
    EXPECT_EQ(group->checkState(0), Qt::Checked);
    desk.clickBoxOf(group);
    EXPECT_FALSE(desk.panel.isShown("platforms"));
    EXPECT_FALSE(desk.panel.isShown("organisations"));
    EXPECT_TRUE(desk.panel.isShown("zones"));
    EXPECT_EQ(desk.heading("group:1"), group);  // the tree kept its lines while it was clicked
    ASSERT_TRUE(desk.rest());
    EXPECT_EQ(desk.document.item("layer", "shown:organisations"), "false");
}

TEST(LayerGroups, LayersAreDraggedInAndOut) {
    const test::TemporaryFolder folder;
    GroupDesk desk(fourLayers(folder));
    desk.group({"organisations"}, "G");
    desk.drag("zones", desk.middleOf(desk.heading("group:1")));
    EXPECT_EQ(desk.under("group:1").size(), 2);
    EXPECT_EQ(desk.panel.pile().under("group:1").front(), "zones");  // on top
    ASSERT_TRUE(desk.rest());
    EXPECT_EQ(desk.document.nextUndo()->label.en.substr(0, 14), "Into a group: ");
    // Beside a line: to that place.
    desk.drag("buildings",
              desk.tree.visualItemRect(desk.line("organisations")).bottomLeft() + QPoint(40, -2));
    EXPECT_EQ(desk.panel.pile().under("group:1"), (Ids{"zones", "organisations", "buildings"}));
    desk.drag("organisations", desk.middleOf(desk.heading("data")));
    EXPECT_EQ(desk.panel.pile().under("group:1"), (Ids{"zones", "buildings"}));
    EXPECT_EQ(desk.panel.pile().headingOf("organisations"), "data");
    ASSERT_TRUE(desk.rest());
    desk.undo();
    EXPECT_EQ(desk.panel.pile().headingOf("organisations"), "group:1");
    desk.undo();
    desk.undo();
    EXPECT_EQ(desk.panel.pile().under("group:1"), Ids{"organisations"});
}

TEST(LayerGroups, AreRenamedFilledByMenuAndDissolved) {
    const test::TemporaryFolder folder;
    GroupDesk desk(fourLayers(folder));
    desk.group({"organisations"}, "A");
    desk.group({"buildings"}, "B");
    ASSERT_TRUE(desk.runMenu("platforms", "Group > Move to “A”"));
    EXPECT_EQ(desk.under("group:1").size(), 2);
    ASSERT_TRUE(desk.runMenu("platforms", "Group > Take out of “A”"));
    EXPECT_EQ(desk.under("group:1").size(), 1);
    // F2 is the name of what is chosen in the tree.
    desk.tree.setCurrentItem(desk.heading("group:2"));
    desk.tree.setFocus();
    QTest::keyClick(&desk.tree, Qt::Key_F2);
    desk.typeName("A");
    EXPECT_NE(desk.window.messages().newest().indexOf("taken"), -1);
    EXPECT_EQ(desk.heading("group:2")->text(0), "B");
    QTest::keyClick(&desk.tree, Qt::Key_F2);
    desk.typeName("C");
    EXPECT_EQ(desk.heading("group:2")->text(0), "C");
    ASSERT_TRUE(desk.runMenuAt(desk.middleOf(desk.heading("group:2")),
                               "Dissolve the group (its layers stay)"));
    EXPECT_EQ(desk.heading("group:2"), nullptr);
    EXPECT_EQ(desk.panel.pile().headingOf("buildings"), "data");
    ASSERT_TRUE(desk.rest());
    desk.undo();
    EXPECT_EQ(desk.heading("group:2")->text(0), "C");
}

TEST(LayerGroups, DraggingAHeadingMovesAllOfItAndAnEmptyGroupStaysWhereItIs) {
    const test::TemporaryFolder folder;
    GroupDesk desk(fourLayers(folder));
    desk.group({"organisations"}, "A");
    desk.group({"buildings"}, "B");
    const QString top = desk.tree.topLevelItem(0)->text(0);
    QTreeWidgetItem* const lower = desk.tree.topLevelItem(1);
    desk.dragFrom(desk.middleOf(lower),
                  desk.tree.visualItemRect(desk.tree.topLevelItem(0)).topLeft() + QPoint(40, 2));
    EXPECT_EQ(desk.tree.topLevelItem(1)->text(0), top);
    const Ids pile = desk.panel.pile().order();
    const bool isATop = desk.tree.topLevelItem(0)->text(0) == "A";
    EXPECT_EQ(std::find(pile.begin(), pile.end(), "organisations") >
                  std::find(pile.begin(), pile.end(), "buildings"),
              isATop);
    ASSERT_TRUE(desk.rest());
    EXPECT_EQ(desk.document.nextUndo()->label.en.substr(0, 13), "Group moved: ");
}

TEST(LayerGroups, ThemesGoOnWorkingWithThem) {
    const test::TemporaryFolder folder;
    GroupDesk desk(fourLayers(folder));
    desk.group({"organisations", "buildings"}, "G");
    desk.clickBox("zones");
    ASSERT_TRUE(desk.room.themes().keep("T"));
    ASSERT_TRUE(desk.rest());
    ASSERT_TRUE(desk.panel.moveToEnd("platforms", false));
    desk.clickBox("zones");
    EXPECT_NE(desk.room.themes().present(), "T");
    ASSERT_TRUE(desk.room.themes().apply("T"));
    EXPECT_EQ(desk.room.themes().present(), "T");
    EXPECT_FALSE(desk.panel.isShown("zones"));
    EXPECT_EQ(desk.under("group:1").size(), 2);
}

TEST(LayerStates, GroupsOfAFileAreReadWithCare) {
    const LayerStates states = layerStatesOf(
        {{"groups", R"([{"number":1,"name":"A","layers":["x","y",3]},{"number":1,"name":"B"},
                        {"number":2,"name":"C","layers":["x","z"]},{"name":"D"},7])"},
         {"name:x", "\"My own\""},
         {"name:y", "\"\""},
         {"folded:data", "true"},
         {"filter:x", R"({"conditions":[{"field":"a","is":"more","value":"3","number":true}]})"},
         {"filter:y", "{"}});
    EXPECT_EQ(states.groups, (std::vector<LayerGroup>{{1, "A", {"x", "y"}}, {2, "C", {"z"}}}));
    EXPECT_EQ(states.names, (std::map<std::string, std::string>{{"x", "My own"}}));
    EXPECT_EQ(states.folded, (std::map<std::string, bool>{{"data", true}}));
    EXPECT_EQ(states.filters.size(), 1U);
    EXPECT_EQ(layerStatesOf({{"groups", toJson(states.groups)}}).groups, states.groups);
}

}  // namespace
}  // namespace hetu::desktop
