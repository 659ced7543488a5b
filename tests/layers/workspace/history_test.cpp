#include <random>

#include <gtest/gtest.h>

#include "layers/workspace/workspace.h"
#include "tests/support/temporary_folder.h"

namespace hetu {
namespace {

const Text label{"Step", "步骤"};

Geometry square(double x, double y) {
    return Geometry::polygon({{x, y}, {x + 10, y}, {x + 10, y + 10}, {x, y + 10}, {x, y}});
}

/// Everything that steps change, as text.
std::string dump(const Workspace& workspace) {
    const auto source = workspace.snapshot();
    EXPECT_TRUE(source.ok());
    std::string text;
    for (const char* name : {"organisations", "zones", "platforms"}) {
        std::vector<std::string> fields{"id"};
        for (const Field& field : source.value()->find(name)->fields)
            fields.push_back(field.name);
        const auto layer = source.value()->read(name, fields);
        EXPECT_TRUE(layer.ok());
        for (std::size_t row = 0; row < layer.value().rowCount(); ++row) {
            text += name;
            for (const Column& column : layer.value().table.columns())
                text += "|" + (column.isText() ? column.texts[row] : toText(column.numbers[row]));
            if (layer.value().kind == GeometryKind::Point) {
                text += "|" + toText(layer.value().points[row].x);
            } else {
                text += "|" + toText(layer.value().shapes[row].extent().minX);
            }
            text += "\n";
        }
    }
    const Workspace::Items items = workspace.items().value();
    for (const auto& [kind, named] : items)
        for (const auto& [name, value] : named)
            text += kind + "/" + name + "=" + value + "\n";
    return text;
}

class History : public testing::Test {
protected:
    History()
        : workspace(std::move(Workspace::create(folder.file("a.hetu"), "EPSG:4546").value())) {}
    template <class Work>
    void step(Work work) {
        auto transaction = workspace.beginStep(label);
        ASSERT_TRUE(transaction.ok()) << transaction.error().message.en;
        work(transaction.value());
        const Status committed = transaction.value().commit();
        ASSERT_TRUE(committed.ok()) << committed.error().message.en;
    }
    test::TemporaryFolder folder;
    Workspace workspace;
};

TEST_F(History, UndoingAllStepsGivesTheFirstStateAndRedoingThemTheLast) {
    std::mt19937 random(7);
    std::vector<std::string> states{dump(workspace)};
    std::vector<std::int64_t> ids;
    for (int i = 0; i < 60; ++i) {
        step([&](Workspace::Transaction& t) {
            const auto at = static_cast<double>(random() % 1000);
            switch (random() % 6) {
                case 0:
                case 1:
                    ids.push_back(t.insertRow("zones", {{"name", "园区"}, {"kind", "park"}},
                                              square(637'000 + at, 3'832'000))
                                      .value());
                    break;
                case 2:
                    ASSERT_TRUE(t.insertRow("platforms", {{"name", "P"}},
                                            Geometry::point({637'000 + at, 3'832'000}))
                                    .ok());
                    break;
                case 3:
                    if (!ids.empty()) {
                        ASSERT_TRUE(t.updateRow("zones", ids.back(), {{"name", toText(at)}}).ok());
                    }
                    break;
                case 4:
                    if (!ids.empty()) {
                        ASSERT_TRUE(
                            t.setGeometry("zones", ids.back(), square(638'000 + at, 0)).ok());
                    }
                    break;
                default:
                    if (!ids.empty() && random() % 3 == 0) {
                        ASSERT_TRUE(t.deleteRows("zones", std::array{ids.back()}).ok());
                        ids.pop_back();
                    }
            }
            ASSERT_TRUE(t.putItem("theme", toText(i % 5), toText(at)).ok());
        });
        states.push_back(dump(workspace));
    }
    for (std::size_t i = states.size() - 1; i > 0; --i) {
        const auto undone = workspace.undo();
        ASSERT_TRUE(undone.ok()) << undone.error().message.en;
        ASSERT_TRUE(undone.value().has_value());
        EXPECT_EQ(dump(workspace), states[i - 1]) << i;
    }
    EXPECT_FALSE(workspace.undo().value().has_value());
    for (std::size_t i = 1; i < states.size(); ++i) {
        ASSERT_TRUE(workspace.redo().value().has_value());
        EXPECT_EQ(dump(workspace), states[i]) << i;
    }
    EXPECT_FALSE(workspace.redo().value().has_value());
}

TEST_F(History, AStepAfterUndoForgetsWhatWasTakenBack) {
    step([](auto& t) { ASSERT_TRUE(t.putItem("theme", "a", "1").ok()); });
    step([](auto& t) { ASSERT_TRUE(t.putItem("theme", "b", "1").ok()); });
    ASSERT_TRUE(workspace.undo().ok());
    ASSERT_EQ(workspace.history().value().size(), 2U);
    EXPECT_TRUE(workspace.history().value().back().isUndone);
    step([](auto& t) { ASSERT_TRUE(t.putItem("theme", "c", "1").ok()); });
    EXPECT_EQ(workspace.history().value().size(), 2U);
    EXPECT_FALSE(workspace.redo().value().has_value());
    Workspace::Items items = workspace.items().value();
    EXPECT_EQ(items["theme"].count("b"), 0U);
}

TEST_F(History, IsTheSameAfterReopening) {
    step([](auto& t) { ASSERT_TRUE(t.putItem("theme", "a", "1").ok()); });
    auto again = Workspace::open(folder.file("a.hetu"));
    ASSERT_TRUE(again.ok());
    ASSERT_EQ(again.value().history().value().size(), 1U);
    EXPECT_EQ(again.value().history().value()[0].label.zh, "步骤");
    ASSERT_TRUE(again.value().undo().value().has_value());
    EXPECT_TRUE(again.value().items().value().empty());
}

TEST_F(History, AStepWhoseRowsWereChangedOtherwiseIsRefusedAndNothingChanges) {
    std::int64_t id = 0;
    step([&](auto& t) { id = t.insertRow("platforms", {{"name", "P"}}, {}).value(); });
    auto other = workspace.begin();
    ASSERT_TRUE(other.value().updateRow("platforms", id, {{"name", "Q"}}).ok());
    ASSERT_TRUE(other.value().commit().ok());
    const std::string before = dump(workspace);
    const auto undone = workspace.undo();
    ASSERT_FALSE(undone.ok());
    EXPECT_EQ(undone.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(dump(workspace), before);
    EXPECT_FALSE(workspace.history().value().back().isUndone);
}

TEST_F(History, NothingIsEnteredForATransactionThatChangedNothingOrWasDropped) {
    step([](auto&) {});
    {
        auto dropped = workspace.beginStep(label);
        ASSERT_TRUE(dropped.value().putItem("theme", "a", "1").ok());
    }
    EXPECT_TRUE(workspace.history().value().empty());
    EXPECT_TRUE(workspace.items().value().empty());
}

TEST_F(History, RevisionsNeverGoBack) {
    const auto revision = [&] { return workspace.snapshot().value()->find("platforms")->revision; };
    const std::int64_t before = revision();
    step([&](auto& t) { ASSERT_TRUE(t.insertRow("platforms", {{"name", "P"}}, {}).ok()); });
    ASSERT_TRUE(workspace.undo().ok());
    EXPECT_GT(revision(), before + 1);
}

TEST_F(History, AnImportIsTakenBackWhole) {
    Layer rows;
    rows.name = "organisations";
    rows.kind = GeometryKind::Point;
    for (int i = 0; i < 1000; ++i)
        rows.points.push_back({637'000.0 + i, 3'832'000});
    rows.table.add({"name", FieldType::Text}, std::vector<std::string>(1000, "A"));
    rows.table.add({"remark", FieldType::Text}, std::vector<std::string>(1000, "new column"));
    workspace.nameNextStep({"Import", "导入"});
    auto transaction = workspace.begin();
    ASSERT_TRUE(transaction.value().append("organisations", rows).ok());
    ASSERT_TRUE(transaction.value().commit().ok());
    ASSERT_EQ(workspace.history().value().size(), 1U);
    const auto undone = workspace.undo();
    ASSERT_TRUE(undone.ok()) << undone.error().message.en;
    EXPECT_EQ(workspace.snapshot().value()->find("organisations")->rowCount, 0U);
    ASSERT_TRUE(workspace.redo().ok());
    EXPECT_EQ(workspace.snapshot().value()->find("organisations")->rowCount, 1000U);
}

TEST_F(History, RefusesWhatDoesNotFit) {
    auto transaction = workspace.begin();
    auto& t = transaction.value();
    EXPECT_EQ(t.insertRow("nothing", {}, {}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(t.insertRow("zones", {{"nope", 1.0}}, {}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(t.insertRow("zones", {}, Geometry::point({1, 1})).error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(t.updateRow("zones", 77, {{"name", "x"}}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(t.deleteRows("zones", std::array<std::int64_t, 1>{77}).error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(t.insertRow("organisations", {{"employees", "many"}}, {}).error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(t.insertRow("organisations", {{"employees", 1.5}}, {}).error().code,
              ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace hetu
