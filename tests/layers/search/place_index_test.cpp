#include "layers/search/place_index.h"

#include <gtest/gtest.h>

#include "layers/model/memory_source.h"

namespace hetu {
namespace {

Geometry line(double x0, double x1) {
    Geometry shape;
    shape.kind = GeometryKind::Line;
    shape.parts = {{{{x0, 0}, {x1, 0}}}};
    return shape;
}

MemorySource city() {
    Layer organisations{"organisations", {}, GeometryKind::Point};
    organisations.points = {{1, 2}, {3, 4}, {missingNumber, missingNumber}};
    organisations.table.add({"name", FieldType::Text},
                            std::vector<std::string>{"中州商行", "洛阳科技", "中州无位置"});
    organisations.table.add({"id", FieldType::Integer}, std::vector<double>{7, 8, 9});
    Layer streets{"streets", {}, GeometryKind::Line};
    streets.shapes = {line(0, 10), line(20, 30), line(5, 6)};
    streets.table.add({"name", FieldType::Text}, std::vector<std::string>{"中州路", "中州路", ""});
    streets.table.add({"id", FieldType::Integer}, std::vector<double>{1, 2, 3});
    return MemorySource({organisations, streets});
}

TEST(PlaceIndex, FindsRowsByNameAndSaysWhereTheyLie) {
    const MemorySource source = city();
    const auto index = PlaceIndex::build(source, {});
    ASSERT_TRUE(index.ok());
    EXPECT_EQ(index.value().nameCount(), 3u);
    const auto hits = index.value().find("zz", 10);
    ASSERT_EQ(hits.size(), 2u);  // the street first, once, and what has no place not at all
    EXPECT_EQ(hits[0].layer, "streets");
    EXPECT_EQ(hits[0].id, 1);
    EXPECT_EQ(hits[0].extent.minX, 0);
    EXPECT_EQ(hits[0].extent.maxX, 30);
    EXPECT_EQ(hits[1].name, "中州商行");
    EXPECT_EQ(hits[1].id, 7);
    EXPECT_EQ(hits[1].extent.minY, 2);
}

TEST(PlaceIndex, BuiltAgainOnWhatHasNotChangedItFindsTheSame) {
    const MemorySource source = city();
    const auto first = PlaceIndex::build(source, {});
    const auto again = PlaceIndex::build(source, first.value());
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again.value().find("lykj", 5).size(), 1u);
    EXPECT_EQ(again.value().nameCount(), first.value().nameCount());
}

}  // namespace
}  // namespace hetu
