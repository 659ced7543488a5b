#include <QPainter>

#include "app/desktop/charts/charts_room.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/table/related_room.h"
#include "layers/geometry/editing.h"
#include "tests/app/desktop/table/table_fixture.h"

namespace hetu::desktop {
namespace {

/// Two blanks: the first of the organisations 1 to 10, the second of 21 to 25; and their areas.
class Related : public TableRoomTest {
protected:
    void SetUp() override {
        TableRoomTest::SetUp();
        Layer blanks, members;
        blanks.name = "blanks";
        blanks.kind = GeometryKind::Polygon;
        blanks.shapes = {rectangle({636'990, 3'831'900}, {637'100, 3'832'100}),
                         rectangle({637'190, 3'831'900}, {637'250, 3'832'100})};
        blanks.table.add({"blank_id", FieldType::Text}, std::vector<std::string>{"BW", "BE"});
        blanks.table.add({"name", FieldType::Text}, std::vector<std::string>{"West", "East"});
        members.name = "blank_organisations";
        members.kind = GeometryKind::Point;
        std::vector<double> organisation;
        std::vector<std::string> blank;
        for (int id = 1; id <= 25; ++id) {
            if (id > 10 && id < 21) continue;
            organisation.push_back(id);
            blank.push_back(id <= 10 ? "BW" : "BE");
            members.points.push_back({637'000.0 + 10 * (id - 1), 3'832'000});
        }
        members.table.add({"org_id", FieldType::Integer}, organisation);
        members.table.add({"blank_id", FieldType::Text}, blank);
        bool isDone = false;
        document.change(
            {},
            [blanks, members](Workspace::Transaction& transaction) {
                ResultSet result;
                result.provenance.analysis = "blanks";
                result.layers = {blanks, members};
                return transaction.addResult(result);
            },
            [&](const Status& status) { isDone = status.ok(); });
        ASSERT_TRUE(waitFor([&] { return isDone; }));
        related = window.findChild<RelatedRoom*>();
        ASSERT_NE(related, nullptr);
    }
    void settle() {
        ASSERT_TRUE(waitFor([&] { return !related->isBusy(); }));
    }
    static Selection::Ids range(std::int64_t from, std::int64_t to) {
        Selection::Ids ids;
        for (std::int64_t id = from; id <= to; ++id)
            ids.push_back(id);
        return ids;
    }

    RelatedRoom* related = nullptr;
};

TEST_F(Related, OrganisationsMarkTheirBlankAndABlankItsOrganisations) {
    click(3);
    settle();
    EXPECT_EQ(selection().related("blanks"), (Selection::Ids{1}));
    EXPECT_EQ(selection().related("blank_organisations"), (Selection::Ids{4}));
    EXPECT_TRUE(selection().related("organisations").empty());
    EXPECT_TRUE(selection().ids("blanks").empty());  // marked, not selected
    selection().clear();
    EXPECT_TRUE(selection().related("blanks").empty());
    selection().select("blanks", {2});
    settle();
    EXPECT_EQ(selection().related("organisations"), range(21, 25));
}

TEST_F(Related, ThereAndBackIsTheSameBlank) {
    selection().select("blanks", {1});
    settle();
    const Selection::Ids organisations = selection().related("organisations");
    ASSERT_EQ(organisations, range(1, 10));
    selection().clear();
    selection().select("organisations", organisations);
    settle();
    EXPECT_EQ(selection().related("blanks"), (Selection::Ids{1}));
}

TEST_F(Related, TheTableMarksRelatedRowsWeakerAndShowsThemAlone) {
    selection().select("blanks", {1});
    settle();
    const QVariant weak = model().data(model().index(0, 0), Qt::BackgroundRole);
    ASSERT_TRUE(weak.isValid());
    EXPECT_FALSE(model().data(model().index(15, 0), Qt::BackgroundRole).isValid());
    click(0);
    settle();
    EXPECT_NE(model().data(model().index(0, 0), Qt::BackgroundRole), weak);
    EXPECT_EQ(room->panel().status(), "1,000 rows, 1 selected, 9 related");
    room->panel().onlySelected().click();
    EXPECT_TRUE(waitFor([&] { return model().rowCount() == 10; }));
}

TEST_F(Related, TheStatusLineSaysWhatIsRelated) {
    EXPECT_EQ(related->words(), "");
    selection().select("blanks", {1, 2});
    settle();
    EXPECT_TRUE(related->words().startsWith("Related: ")) << related->words().toStdString();
    EXPECT_TRUE(related->words().contains(" 15"));
    selection().clear();
    EXPECT_EQ(related->words(), "");
}

TEST_F(Related, ACommandSelectsTheOrganisationsThatBelong) {
    selection().select("blanks", {2});
    settle();
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("select.related")));
    EXPECT_EQ(selected(), range(21, 25));
}

TEST_F(Related, ChartsMarkThemBesideWhatIsSelected) {
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("panel.charts")));
    ChartPanel& panel = window.findChild<ChartsRoom*>()->panel();
    ASSERT_TRUE(waitFor([&] { return panel.view().chart() && !panel.isBusy(); }));
    selection().select("blanks", {1});
    settle();
    ASSERT_TRUE(waitFor([&] { return panel.says().contains("related"); }));
    std::size_t sum = 0;
    for (const std::size_t rows : panel.view().related())
        sum += rows;
    EXPECT_EQ(sum, 9U);  // one has no value
    EXPECT_TRUE(panel.says().contains("0 selected, 9 related")) << panel.says().toStdString();
}

TEST_F(Related, TheMapShowsThemAsRings) {
    selection().select("blanks", {1});
    settle();
    ASSERT_TRUE(waitFor(
        [&] { return room->overlay().relatedCount() == 10 && !room->overlay().isReading(); }));
    EXPECT_EQ(room->overlay().shownCount(), 1U);
    selection().clear();
    EXPECT_EQ(room->overlay().relatedCount(), 0U);
}

TEST_F(Related, ANewResultIsRelatedAtOnce) {
    selection().select("organisations", {1, 50});
    settle();
    EXPECT_EQ(selection().related("blanks"), (Selection::Ids{1}));
    bool isDone = false;
    document.change(
        {},
        [](Workspace::Transaction& transaction) {
            Layer bins;
            bins.name = "bins";
            bins.kind = GeometryKind::Polygon;
            bins.shapes = {rectangle({636'000, 3'831'000}, {637'300, 3'833'000}),
                           rectangle({637'300, 3'831'000}, {640'000, 3'833'000})};
            bins.table.add({"bin_id", FieldType::Integer}, std::vector<double>{1, 2});
            ResultSet result;
            result.provenance.analysis = "bins";
            result.layers = {bins};
            return transaction.addResult(result);
        },
        [&](const Status& status) { isDone = status.ok(); });
    ASSERT_TRUE(waitFor([&] { return isDone; }));
    EXPECT_TRUE(waitFor([&] { return selection().related("bins").size() == 2; }));
}

}  // namespace
}  // namespace hetu::desktop
