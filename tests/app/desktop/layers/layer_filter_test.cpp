#include <QPushButton>

#include "app/desktop/charts/charts_room.h"
#include "app/desktop/layers/filter_desk.h"
#include "app/desktop/layers/filter_page.h"
#include "app/desktop/layers/filter_words.h"
#include "app/desktop/map/crowd_room.h"
#include "app/desktop/map/identify.h"
#include "app/desktop/table/table_room.h"
#include "layers/workspace/row_query.h"
#include "tests/app/desktop/layers/layers_session.h"

namespace hetu::desktop {
namespace {

using render::Comparison;
using render::LayerFilter;

/// Ten organisations, their ids from 3 on, with 10, 20 ... 100 employees, every other one covered.
std::string tenOrganisations(const test::TemporaryFolder& folder) {
    const std::string path = makeWorkspace(folder);
    auto workspace = Workspace::open(path);
    EXPECT_TRUE(workspace.ok());
    auto transaction = workspace.value().begin();
    EXPECT_TRUE(transaction.ok());
    EXPECT_TRUE(transaction.value().clear("organisations").ok());
    Layer rows;
    rows.name = "organisations";
    rows.kind = GeometryKind::Point;
    std::vector<double> employees, covered;
    std::vector<std::string> names, modes;
    for (int i = 1; i <= 10; ++i) {
        rows.points.push_back({637'000.0 + 100 * i, 3'832'000.0});
        names.push_back("O" + std::to_string(i));
        employees.push_back(10 * i);
        covered.push_back(i % 2);
        modes.push_back(i % 2 ? "own" : "");
    }
    rows.table.add({"name", FieldType::Text}, names);
    rows.table.add({"employees", FieldType::Integer}, employees);
    rows.table.add({"has_org", FieldType::Integer}, covered);
    rows.table.add({"mode", FieldType::Text}, modes);
    EXPECT_TRUE(transaction.value().append("organisations", rows).ok());
    EXPECT_TRUE(transaction.value().commit().ok());
    return path;
}

LayerFilter atLeast(int employees) {
    return {{{"employees", Comparison::AtLeast, std::to_string(employees), true}}};
}

struct FilterSession : Session {
    FilterDesk& desk = *window.findChild<FilterDesk*>();
    explicit FilterSession(const std::string& path) : Session(path) {
        EXPECT_TRUE(waitFor([this] { return line("organisations")->text(1) == "10"; }));
    }
    FilterPage* openPage() {
        choose("organisations");
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
        return window.findChild<FilterPage*>();
    }
    bool rowsSay(const QString& text) {
        return waitFor([&] { return line("organisations")->text(1) == text; });
    }
    [[nodiscard]] std::string source() const {
        for (const render::DrawnLayer& layer : panel.visibleLayers())
            if (layer.id == "organisations") return layer.source;
        return {};
    }
};

QLabel* remaining(FilterPage& page) {
    return page.findChild<QLabel*>("summary");
}

TEST(LayerFilter, IsBuiltBesideTheMapAndSaysAtOnceWhatRemains) {
    const test::TemporaryFolder folder;
    FilterSession session(tenOrganisations(folder));
    FilterPage* page = session.openPage();
    ASSERT_NE(page, nullptr);
    auto boxes = page->findChild<FilterRow*>()->findChildren<QComboBox*>();
    ASSERT_EQ(boxes.size(), 3);
    boxes[0]->setCurrentIndex(boxes[0]->findData("employees"));
    boxes[1]->setCurrentIndex(boxes[1]->findText("≥"));
    auto* apply = page->findChild<QPushButton*>("applyFilter");
    EXPECT_FALSE(apply->isEnabled());  // no value yet
    ASSERT_TRUE(
        Session::waitFor([&] { return boxes[2]->count() == 10; }));  // the values are offered
    QTest::keyClicks(boxes[2]->lineEdit(), "many");
    EXPECT_FALSE(apply->isEnabled());
    boxes[2]->lineEdit()->clear();
    QTest::keyClicks(boxes[2]->lineEdit(), "70");
    ASSERT_TRUE(
        Session::waitFor([&] { return remaining(*page)->text() == "4 of 10 rows remain."; }));
    EXPECT_EQ(session.source().find("subset"), std::string::npos);  // nothing has changed yet
    QTest::mouseClick(apply, Qt::LeftButton);
    EXPECT_NE(session.source().find("|subset=\"employees\" >= 70"), std::string::npos);
    EXPECT_TRUE(session.rowsSay("4 of 10"));
    EXPECT_FALSE(session.line("organisations")->icon(1).isNull());
    EXPECT_NE(session.line("organisations")->toolTip(0).indexOf("≥ 70"), -1);
    ASSERT_TRUE(session.rest());
    ASSERT_NE(session.document.nextUndo(), nullptr);
    EXPECT_EQ(session.document.nextUndo()->label.en.substr(0, 8), "Filter: ");
    session.undo();
    EXPECT_EQ(session.source().find("subset"), std::string::npos);
    EXPECT_TRUE(session.rowsSay("10"));
}

TEST(LayerFilter, SeveralConditionsAllOrOneAndTakenAwayAgain) {
    const test::TemporaryFolder folder;
    FilterSession session(tenOrganisations(folder));
    session.desk.set("organisations", atLeast(70));
    FilterPage* page = session.openPage();
    ASSERT_NE(page, nullptr);
    QTest::mouseClick(page->findChild<QPushButton*>("anotherCondition"), Qt::LeftButton);
    ASSERT_EQ(page->findChildren<FilterRow*>().size(), 2);
    auto boxes = page->findChildren<FilterRow*>().back()->findChildren<QComboBox*>();
    boxes[0]->setCurrentIndex(boxes[0]->findData("has_org"));
    ASSERT_TRUE(Session::waitFor([&] { return boxes[2]->count() == 2; }));
    boxes[2]->setCurrentIndex(boxes[2]->findText("yes"));
    ASSERT_TRUE(
        Session::waitFor([&] { return remaining(*page)->text() == "2 of 10 rows remain."; }));
    auto* join = page->findChild<QComboBox*>();
    join->setCurrentIndex(1);
    ASSERT_TRUE(
        Session::waitFor([&] { return remaining(*page)->text() == "7 of 10 rows remain."; }));
    QTest::mouseClick(page->findChild<QPushButton*>("applyFilter"), Qt::LeftButton);
    EXPECT_TRUE(session.rowsSay("7 of 10"));
    EXPECT_EQ(session.line("organisations")->toolTip(0).section('\n', 1),
              "Filter: Employees ≥ 70 or Covered by a party organisation = yes");
    QTest::mouseClick(page->findChild<QPushButton*>("noFilter"), Qt::LeftButton);
    EXPECT_TRUE(session.rowsSay("10"));
    EXPECT_TRUE(session.document.item("layer", "filter:organisations").empty());
}

TEST(LayerFilter, TableChartsAndEveryClickObeyIt) {
    const test::TemporaryFolder folder;
    const std::string path = tenOrganisations(folder);
    FilterSession session(path);
    session.choose("organisations");
    QTest::keyClick(&session.window, Qt::Key_F6);
    auto& table = session.window.findChild<TableRoom*>()->panel();
    EXPECT_EQ(table.layer(), "organisations");
    ASSERT_TRUE(Session::waitFor([&] { return table.model().rowCount() == 10; }));
    session.desk.set("organisations", atLeast(70));
    ASSERT_TRUE(Session::waitFor([&] { return table.model().rowCount() == 4; }));
    EXPECT_EQ(table.status(), "4 of 10 rows, 0 selected; the layer is filtered");
    table.condition().setText("has_org = 1");
    QTest::keyClick(&table.condition(), Qt::Key_Return);
    ASSERT_TRUE(Session::waitFor([&] { return table.model().rowCount() == 2; }));
    table.clearFilters();  // those of the table
    ASSERT_TRUE(Session::waitFor([&] { return table.model().rowCount() == 4; }));

    session.window.bench().panels.show("charts");
    auto& chart = session.window.findChild<ChartsRoom*>()->panel();
    chart.layerBox().setCurrentIndex(chart.layerBox().findData("organisations"));
    ASSERT_TRUE(Session::waitFor([&] { return chart.says().startsWith("4 rows"); }));
    session.desk.set("organisations", {});
    ASSERT_TRUE(Session::waitFor([&] { return chart.says().startsWith("10 rows"); }));
    session.desk.set("organisations", atLeast(70));

    // A click, and a rectangle around everything.
    const auto reader = session.document.reader()();
    ASSERT_TRUE(reader.ok());
    const auto here = [&](double x) {
        return findHere(path, *reader.value(), {"organisations"}, {x, 3'832'000}, 10, {},
                        {{"organisations", render::toSql(atLeast(70))}})
            .value()
            .count();
    };
    EXPECT_EQ(here(637'100), 0U);
    EXPECT_EQ(here(637'700), 1U);
    EXPECT_TRUE(session.window.bench().commands.run("select.invert"));
    ASSERT_TRUE(Session::waitFor(
        [&] { return session.window.bench().selection.ids("organisations").size() == 4; }));
}

TEST(LayerFilter, TheCrowdThatTheWindowDrawsItselfObeysIt) {
    const test::TemporaryFolder folder;
    FilterSession session(tenOrganisations(folder));
    auto& crowd = *session.window.findChild<CrowdRoom*>();
    crowd.setLeast(5);
    session.window.map().showAll();
    ASSERT_TRUE(Session::waitFor([&] { return !crowd.isBusy() && crowd.picture().inSight == 10; }));
    session.desk.set("organisations", atLeast(70));
    EXPECT_TRUE(crowd.picture().image.isNull());  // what is hidden goes at once
    ASSERT_TRUE(Session::waitFor([&] { return !crowd.isBusy() && crowd.picture().inSight == 4; }));
    session.desk.set("organisations", {});
    ASSERT_TRUE(Session::waitFor([&] { return !crowd.isBusy() && crowd.picture().inSight == 10; }));
}

TEST(LayerFilter, CountsFollowEditsAndTheFilterIsThereAgain) {
    const test::TemporaryFolder folder;
    const std::string path = tenOrganisations(folder);
    {
        FilterSession session(path);
        session.desk.set("organisations", atLeast(70));
        ASSERT_TRUE(session.rowsSay("4 of 10"));
        session.document.change({}, [](Workspace::Transaction& transaction) {
            return transaction.updateRow("organisations", 3, {{"employees", 500.0}});
        });
        EXPECT_TRUE(session.rowsSay("5 of 10"));
        ASSERT_TRUE(session.rest());
    }
    Session again(path);
    EXPECT_TRUE(
        Session::waitFor([&] { return again.line("organisations")->text(1) == "5 of 10"; }));
    EXPECT_NE(again.panel.visibleLayers().front().source.find("subset"), std::string::npos);
}

TEST(LayerFilter, OneThatAsksForALostColumnShowsNothingAndSaysSo) {
    const test::TemporaryFolder folder;
    FilterSession session(tenOrganisations(folder));
    session.document.setItem("layer", "filter:organisations",
                             render::toJson({{{"lost", Comparison::More, "3", true}}}));
    ASSERT_TRUE(session.rowsSay("filter?"));
    EXPECT_TRUE(session.source().empty());
    EXPECT_EQ(session.visible(), (Ids{"platforms"}));
    EXPECT_NE(session.line("organisations")->toolTip(0).indexOf("“lost” (no such column)"), -1);
    session.choose("organisations");
    ASSERT_TRUE(session.window.bench().commands.run("layer.filter-off"));
    EXPECT_EQ(session.visible().size(), 2U);
}

TEST(LayerFilter, TheMapAndTheRowsThatAreReadMeanTheSame) {
    const test::TemporaryFolder folder;
    const std::string path = tenOrganisations(folder);
    const auto query = RowQuery::open(path, "organisations");
    ASSERT_TRUE(query.ok());
    const auto count = [&](const LayerFilter& filter) {
        RowFilter rows;
        rows.layerCondition = render::toSql(filter);
        const auto ids = query.value().ids(rows);
        EXPECT_TRUE(ids.ok());
        return ids.ok() ? ids.value().size() : 0U;
    };
    EXPECT_EQ(count({{{"name", Comparison::BeginsWith, "o1", false}}}), 2U);
    EXPECT_EQ(count({{{"mode", Comparison::Different, "own", false}}}), 5U);
    EXPECT_EQ(count({{{"mode", Comparison::IsMissing, "", false}}}), 5U);
    EXPECT_EQ(count({{{"name", Comparison::Contains, "' OR 1=1 --", false}}}), 0U);
    // Together with what people write themselves.
    RowFilter both;
    both.layerCondition = render::toSql(
        {{{"employees", Comparison::Less, "30", true}, {"employees", Comparison::More, "80", true}},
         true});
    both.expression = "has_org = 1";
    EXPECT_EQ(query.value().ids(both).value(), (std::vector<std::int64_t>{3, 11}));
    // Nothing else than this table can be read, whoever wrote it.
    both.layerCondition = "id IN (SELECT id FROM platforms)";
    EXPECT_FALSE(query.value().ids(both).ok());
}

}  // namespace
}  // namespace hetu::desktop
