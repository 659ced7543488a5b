#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "layers/workspace/row_query.h"
#include "tests/support/workspace_file.h"

namespace hetu {
namespace {

using Ids = std::vector<std::int64_t>;

/// Rows of a small city: 东城区 is its western half (x up to 5000), 西城区 its eastern one.
class RegionRows : public testing::Test {
protected:
    [[nodiscard]] Result<Ids> ids(const std::string& layer, const RowFilter& filter) const {
        const auto query = RowQuery::open(path, layer);
        EXPECT_TRUE(query.ok());
        return query.value().ids(filter);
    }
    [[nodiscard]] Ids idsIn(const std::string& layer, const std::string& region) const {
        RowFilter filter;
        filter.region = region;
        const auto found = ids(layer, filter);
        EXPECT_TRUE(found.ok()) << found.error().message.en;
        return found.ok() ? found.value() : Ids();
    }
    [[nodiscard]] const Layer& layer(const std::string& name) const {
        return *std::ranges::find(city, name, &Layer::name);
    }

    test::TemporaryFolder folder;
    std::vector<Layer> city = test::smallCity(4);
    std::string path = test::workspaceFile(folder, city);
};

TEST_F(RegionRows, PointsCountWhereTheyLie) {
    Ids west;
    for (std::size_t row = 0; row < layer("organisations").rowCount(); ++row) {
        const Point p = layer("organisations").points[row];
        if (p.x >= 0 && p.x <= 5000 && p.y >= 0 && p.y <= 10'000)
            west.push_back(static_cast<std::int64_t>(row) + 1);
    }
    ASSERT_GT(west.size(), 100U);
    ASSERT_LT(west.size(), layer("organisations").rowCount() - 100);
    EXPECT_EQ(idsIn("organisations", "东城区"), west);
    EXPECT_EQ(idsIn("organisations", "410311"), west) << "by its code";
}

TEST_F(RegionRows, ANeighbourThatSharesABorderIsNotInIt) {
    EXPECT_EQ(idsIn("regions", "东城区"), Ids{1});
    EXPECT_EQ(idsIn("regions", "西城区"), Ids{2});
    // The middle of the third zone lies on the border itself: in both, as an organisation there.
    EXPECT_EQ(idsIn("zones", "东城区"), (Ids{1, 3}));
    EXPECT_EQ(idsIn("zones", "西城区"), (Ids{2, 3, 4}));
}

TEST_F(RegionRows, AStreetThatRunsThroughBothIsInBoth) {
    EXPECT_EQ(idsIn("streets", "东城区"), (Ids{1, 2, 3}));
    EXPECT_EQ(idsIn("streets", "西城区"), (Ids{1, 2, 3, 4}));
}

TEST_F(RegionRows, WithoutAPositionTheColumnOfTheCountyCounts) {
    Layer rows = test::registerLayer("organisations");
    rows.points = {{1000, 1000}, {missingNumber, missingNumber}, {missingNumber, missingNumber}};
    test::columnOf(rows, "name").texts = {"A", "B", "C"};
    test::columnOf(rows, "county").texts = {"410303", "410311", "410303"};
    std::erase_if(city, [](const Layer& each) { return each.name == "organisations"; });
    city.push_back(rows);
    const test::TemporaryFolder other;
    path = test::workspaceFile(other, city);
    EXPECT_EQ(idsIn("organisations", "东城区"), (Ids{1, 2})) << "a position goes before the column";
    EXPECT_EQ(idsIn("organisations", "西城区"), Ids{3});
}

TEST_F(RegionRows, TheOtherConditionsHoldAsWell) {
    RowFilter filter;
    filter.region = "东城区";
    const Ids west = idsIn("organisations", "东城区");
    filter.expression = "employees > 8";
    const auto large = ids("organisations", filter);
    ASSERT_TRUE(large.ok());
    EXPECT_GT(large.value().size(), 10U);
    EXPECT_LT(large.value().size(), west.size());
    EXPECT_TRUE(std::ranges::includes(west, large.value()));
    filter.expression.clear();
    filter.among = Ids{west[3], west[5], 100'000};
    EXPECT_EQ(ids("organisations", filter).value(), (Ids{west[3], west[5]}));
    EXPECT_FALSE(filter.isEmpty());
}

TEST_F(RegionRows, AnUnknownRegionIsNamed) {
    RowFilter filter;
    filter.region = "南城区";
    const auto found = ids("organisations", filter);
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, ErrorCode::NotFound);
    EXPECT_NE(found.error().message.zh.find("南城区"), std::string::npos);
}

}  // namespace
}  // namespace hetu
