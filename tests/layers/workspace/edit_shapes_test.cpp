#include "layers/workspace/edit_shapes.h"

#include <limits>

#include <gtest/gtest.h>

#include "layers/geometry/operations.h"
#include "layers/model/memory_source.h"
#include "layers/workspace/one_row.h"
#include "layers/workspace/workspace.h"
#include "tests/support/temporary_folder.h"

namespace hetu {
namespace {

Layer zones() {
    Layer layer;
    layer.name = "zones";
    layer.kind = GeometryKind::Polygon;
    layer.shapes = {rectangle({0, 0}, {100, 100}), rectangle({20, 20}, {40, 40}), {}};
    layer.table.add({"id", FieldType::Integer}, std::vector<double>{7, 8, 9});
    layer.table.add({"name", FieldType::Text}, std::vector<std::string>{"large", "small", "none"});
    return layer;
}

Layer platforms() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    Layer layer;
    layer.name = "platforms";
    layer.kind = GeometryKind::Point;
    layer.points = {{30, 30}, {nan, nan}, {33, 30}};
    layer.table.add({"id", FieldType::Integer}, std::vector<double>{1, 2, 3});
    return layer;
}

Layer regions() {
    Layer layer;
    layer.name = "regions";
    layer.kind = GeometryKind::Polygon;
    layer.shapes = {rectangle({0, 0}, {50, 100}), rectangle({50, 0}, {100, 100}),
                    rectangle({0, 0}, {10, 10})};
    layer.table.add({"code", FieldType::Text}, std::vector<std::string>{"410303", "410302", "1"});
    layer.table.add({"name", FieldType::Text}, std::vector<std::string>{"Across", "East", "Town"});
    layer.table.add({"level", FieldType::Text},
                    std::vector<std::string>{"county", "county", "township"});
    return layer;
}

std::shared_ptr<const EditShapes> shapes() {
    std::vector<Layer> all{zones(), platforms()};
    const MemorySource source(std::move(all));
    return EditShapes::read(source, {"zones", "platforms", "no such layer"}).value();
}

TEST(EditShapes, RowsWithoutAPositionCannotBeTaken) {
    EXPECT_EQ(shapes()->rows().size(), 4u);
    EXPECT_EQ(shapes()->rows()[1].name, "small");
    EXPECT_EQ(shapes()->find("platforms", 3), 3u);
    EXPECT_FALSE(shapes()->find("zones", 9));
    EXPECT_FALSE(shapes()->find("zones", 3));
}

TEST(EditShapes, APointBeforeTheSmallestAreaBeforeALargerOne) {
    const auto all = shapes();
    EXPECT_EQ(all->at({30, 31}, 5), 2u);
    EXPECT_EQ(all->at({32.5, 30}, 5), 3u);
    EXPECT_EQ(all->at({22, 22}, 5), 1u);
    EXPECT_EQ(all->at({80, 80}, 5), 0u);
    EXPECT_EQ(all->at({30, 31}, 5, {"zones"}), 1u);
    EXPECT_EQ(all->at({103, 50}, 5), 0u);  // beside the border
    EXPECT_FALSE(all->at({106, 50}, 5));
}

TEST(CountyAt, IsTheOneThatCoversThePlace) {
    std::vector<Layer> all{regions()};
    const MemorySource source(std::move(all));
    EXPECT_EQ(countyAt(source, {5, 5}).value()->name, "Across");
    EXPECT_EQ(countyAt(source, {50, 5}).value()->name, "East");  // on both: the lower code
    EXPECT_FALSE(countyAt(source, {500, 5}).value());
    ASSERT_EQ(counties(source).value().size(), 2u);
    EXPECT_EQ(counties(source).value()[0].code, "410302");
    const MemorySource nothing(std::vector<Layer>{});
    EXPECT_TRUE(counties(nothing).value().empty());
    EXPECT_FALSE(countyAt(nothing, {5, 5}).value());
}

TEST(OneRow, HoldsWhatTheTableHolds) {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("city.hetu");
    {
        auto workspace = Workspace::create(path, "EPSG:4546");
        Layer rows;
        rows.kind = GeometryKind::Point;
        rows.points = {{637'000, 3'832'000}, {missingNumber, missingNumber}};
        rows.table.add({"name", FieldType::Text}, std::vector<std::string>{"A", ""});
        rows.table.add({"employees", FieldType::Integer}, std::vector<double>{12, missingNumber});
        auto change = workspace.value().begin();
        ASSERT_TRUE(change.value().append("organisations", rows).ok());
        ASSERT_TRUE(change.value().commit().ok());
    }
    const auto first = readRow(path, "organisations", 1).value();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->value("name"), "A");
    EXPECT_EQ(first->value("employees"), "12");
    EXPECT_EQ(first->value("members"), "");
    EXPECT_EQ(first->geometry, Geometry::point({637'000, 3'832'000}));
    const auto second = readRow(path, "organisations", 2).value();
    EXPECT_EQ(second->value("employees"), "");
    EXPECT_TRUE(second->geometry.isEmpty());
    EXPECT_FALSE(readRow(path, "organisations", 3).value());
    EXPECT_EQ(readRow(path, "nothing", 1).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace hetu
