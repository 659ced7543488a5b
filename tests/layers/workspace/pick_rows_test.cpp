#include "layers/workspace/pick_rows.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"
#include "layers/workspace/workspace.h"
#include "tests/support/temporary_folder.h"

namespace hetu {
namespace {

constexpr double west = 620'000, south = 3'830'000;

Path boxRing(double x, double y, double width, double height) {
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}};
}

/// 400 organisations (every twentieth without a position), 60 zones and 60 streets by chance.
class PickRowsTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::mt19937 random(7);
        std::uniform_real_distribution<> side(0, 1000), size(5, 150);
        organisations.name = "organisations";
        organisations.kind = GeometryKind::Point;
        std::vector<std::string> names;
        for (int i = 0; i < 400; ++i) {
            organisations.points.push_back(i % 20 == 0
                                               ? Point{missingNumber, missingNumber}
                                               : Point{west + side(random), south + side(random)});
            names.push_back("组织 " + std::to_string(i));
        }
        organisations.table.add({"name", FieldType::Text}, names);
        zones.name = "zones";
        zones.kind = GeometryKind::Polygon;
        streets.name = "streets";
        streets.kind = GeometryKind::Line;
        std::vector<std::string> plain;
        for (int i = 0; i < 60; ++i) {
            const double x = west + side(random), y = south + side(random);
            zones.shapes.push_back(Geometry::polygon(boxRing(x, y, size(random), size(random))));
            if (i % 3 == 0) zones.shapes.back().parts[0].push_back(boxRing(x + 1, y + 1, 2, 2));
            streets.shapes.push_back({GeometryKind::Line,
                                      {{{{west + side(random), south + side(random)},
                                         {west + side(random), south + side(random)}}}}});
            plain.push_back(std::to_string(i));
        }
        zones.table.add({"name", FieldType::Text}, plain);
        streets.table.add({"name", FieldType::Text}, plain);
        auto workspace = Workspace::create(path, "EPSG:4546");
        ASSERT_TRUE(workspace.ok());
        auto transaction = workspace.value().begin();
        ASSERT_TRUE(transaction.ok());
        for (const Layer* layer : {&organisations, &zones, &streets})
            ASSERT_TRUE(transaction.value().append(layer->name, *layer).ok());
        ASSERT_TRUE(transaction.value().commit().ok());
    }

    test::TemporaryFolder folder;
    std::string path = folder.file("city.hetu");
    Layer organisations, zones, streets;
};

std::vector<std::int64_t> ids(const Result<std::vector<std::int64_t>>& result) {
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message.en);
    return result.ok() ? result.value() : std::vector<std::int64_t>{-1};
}

/// Every shape as a polygon a hair wide, so that GEOS's intersection can be asked.
bool geosSaysWithin(const Geometry& area, const Geometry& shape) {
    Geometry other = shape;
    if (shape.kind == GeometryKind::Line) {
        const Point a = shape.parts[0][0][0], b = shape.parts[0][0][1];
        const double length = std::hypot(b.x - a.x, b.y - a.y), hair = 1e-3;
        const double dx = (b.x - a.x) / length * hair, dy = (b.y - a.y) / length * hair;
        other = Geometry::polygon({{a.x - dy, a.y + dx},
                                   {a.x + dy, a.y - dx},
                                   {b.x + dy, b.y - dx},
                                   {b.x - dy, b.y + dx},
                                   {a.x - dy, a.y + dx}});
    }
    const auto common = intersection(area, other);
    EXPECT_TRUE(common.ok());
    return common.ok() && !common.value().isEmpty();
}

TEST_F(PickRowsTest, AreaFindsTheOrganisationsThatLookingAtEveryOneFinds) {
    std::mt19937 random(11);
    std::uniform_real_distribution<> side(0, 1000);
    for (int round = 0; round < 20; ++round) {
        Path ring;  // a star that may cross itself
        for (int corner = 0; corner < 5; ++corner)
            ring.push_back({west + side(random), south + side(random)});
        ring.push_back(ring.front());
        const Geometry area = Geometry::polygon(ring);
        std::vector<std::int64_t> expected;
        for (std::size_t i = 0; i < organisations.points.size(); ++i)
            if (covers(area, organisations.points[i]))
                expected.push_back(static_cast<std::int64_t>(i) + 1);
        EXPECT_EQ(ids(idsWithin(path, "organisations", area)), expected);
    }
}

TEST_F(PickRowsTest, AreaFindsWhateverItTouchesOfZonesAndStreets) {
    std::mt19937 random(13);
    std::uniform_real_distribution<> side(0, 900), size(1, 400);
    std::size_t found = 0;
    for (int round = 0; round < 20; ++round) {
        const double x = west + side(random), y = south + side(random);
        const Geometry area = Geometry::polygon(boxRing(x, y, size(random), size(random)));
        for (const Layer* layer : {&zones, &streets}) {
            std::vector<std::int64_t> expected;
            for (std::size_t i = 0; i < layer->shapes.size(); ++i)
                if (geosSaysWithin(area, layer->shapes[i]))
                    expected.push_back(static_cast<std::int64_t>(i) + 1);
            EXPECT_EQ(ids(idsWithin(path, layer->name, area)), expected) << layer->name;
            found += expected.size();
        }
    }
    EXPECT_GT(found, 100u);
}

TEST_F(PickRowsTest, AreaWithinAZoneFindsTheZoneAndAZoneWithinTheAreaToo) {
    const Geometry& zone = zones.shapes[1];
    const Point inside = zone.extent().centre();
    const auto tiny =
        ids(idsWithin(path, "zones", Geometry::polygon(boxRing(inside.x, inside.y, 0.01, 0.01))));
    EXPECT_TRUE(std::find(tiny.begin(), tiny.end(), 2) != tiny.end());
    const auto all = ids(idsWithin(
        path, "zones", Geometry::polygon(boxRing(west - 5000, south - 5000, 11'000, 11'000))));
    EXPECT_EQ(all.size(), zones.shapes.size());
    const Point hole{zones.shapes[0].extent().minX + 2, zones.shapes[0].extent().minY + 2};
    const auto none =
        ids(idsWithin(path, "zones", Geometry::polygon(boxRing(hole.x, hole.y, 0.01, 0.01))));
    EXPECT_TRUE(std::find(none.begin(), none.end(), 1) == none.end());
}

TEST_F(PickRowsTest, NearFindsWhatIsWithinTheDistance) {
    std::mt19937 random(17);
    std::uniform_real_distribution<> side(0, 1000), reach(0, 200);
    for (int round = 0; round < 20; ++round) {
        const Point at{west + side(random), south + side(random)};
        const double metres = reach(random);
        for (const Layer* layer : {&organisations, &zones, &streets}) {
            std::vector<std::int64_t> expected;
            for (std::size_t i = 0; i < layer->rowCount(); ++i) {
                const Geometry shape = layer->kind == GeometryKind::Point
                                           ? Geometry::point(layer->points[i])
                                           : layer->shapes[i];
                if (distance(shape, at) <= metres)
                    expected.push_back(static_cast<std::int64_t>(i) + 1);
            }
            EXPECT_EQ(ids(idsNear(path, layer->name, at, metres)), expected) << layer->name;
        }
    }
}

TEST_F(PickRowsTest, RowsNearComeNearestFirstWithTheirFields) {
    const Point at{west + 500, south + 500};
    const auto rows = rowsNear(path, "organisations", at, 200, 5);
    ASSERT_TRUE(rows.ok());
    const Layer& layer = rows.value();
    ASSERT_EQ(layer.rowCount(), 5u);
    EXPECT_EQ(layer.kind, GeometryKind::Point);
    EXPECT_EQ(layer.title.zh, "两新组织");
    double last = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        const auto index = static_cast<std::size_t>(layer.table.find("id")->numbers[i]) - 1;
        EXPECT_EQ(layer.points[i], organisations.points[index]);
        EXPECT_EQ(layer.table.find("name")->texts[i], "组织 " + std::to_string(index));
        const double away = distance(Geometry::point(layer.points[i]), at);
        EXPECT_GE(away, last);
        last = away;
    }
    EXPECT_EQ(layer.table.columns().front().field.name, "id");
    EXPECT_GT(layer.table.columns().size(), 5u);
    const auto zone = rowsNear(path, "zones", zones.shapes[1].extent().centre(), 0, 9);
    ASSERT_TRUE(zone.ok());
    ASSERT_GE(zone.value().rowCount(), 1u);
    EXPECT_EQ(zone.value().shapes.size(), zone.value().rowCount());
}

TEST_F(PickRowsTest, ClicksAndAreasFindOnlyWhatTheFilterOfTheLayerLetsThrough) {
    const Geometry all = Geometry::polygon(boxRing(west, south, 1000, 1000));
    const auto without = idsWithin(path, "organisations", all);
    const auto with = idsWithin(path, "organisations", all, {}, "\"name\" LIKE '组织 1%'");
    ASSERT_TRUE(without.ok() && with.ok());
    std::vector<std::int64_t> expected;
    for (const std::int64_t id : without.value())
        if (organisations.table.columns()[0].texts[static_cast<std::size_t>(id - 1)].starts_with(
                "组织 1"))
            expected.push_back(id);
    EXPECT_EQ(with.value(), expected);
    EXPECT_GT(expected.size(), 50U);
    EXPECT_LT(expected.size(), without.value().size());
    const Point there = organisations.points[2];  // 组织 2
    EXPECT_EQ(rowsNear(path, "organisations", there, 0.5, 9).value().rowCount(), 1U);
    EXPECT_EQ(
        rowsNear(path, "organisations", there, 0.5, 9, {}, "name <> '组织 2'").value().rowCount(),
        0U);
}

TEST_F(PickRowsTest, ExtentOfRowsCoversThemAndHardlyMore) {
    Extent expected;
    for (const std::size_t row : {1u, 7u, 33u})
        expected.include(zones.shapes[row].extent());
    const auto extent = extentOfRows(path, "zones", {2, 8, 34, 999});
    ASSERT_TRUE(extent.ok());
    EXPECT_TRUE(extent.value().covers({expected.minX, expected.minY}));
    EXPECT_TRUE(extent.value().covers({expected.maxX, expected.maxY}));
    EXPECT_NEAR(extent.value().width(), expected.width(), 2);
    EXPECT_NEAR(extent.value().height(), expected.height(), 2);
    const auto nothing = extentOfRows(path, "organisations", {1});  // without a position
    ASSERT_TRUE(nothing.ok());
    EXPECT_TRUE(nothing.value().isEmpty());
}

TEST_F(PickRowsTest, RefusesWhatHasNoPositions) {
    const Geometry area = Geometry::polygon(boxRing(west, south, 10, 10));
    const auto unknown = idsWithin(path, "nothing\" here", area);
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().code, ErrorCode::NotFound);
    EXPECT_FALSE(idsNear(path, "zones", {NAN, 0}, 5).ok());
    EXPECT_FALSE(idsNear(path, "zones", {west, south}, -5).ok());
    EXPECT_FALSE(idsNear(folder.file("absent.hetu"), "zones", {west, south}, 5).ok());
    EXPECT_TRUE(ids(idsWithin(path, "zones", Geometry{})).empty());
}

TEST_F(PickRowsTest, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto stopped =
        idsNear(path, "organisations", {west, south}, 5000, Progress(stop.get_token(), {}));
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace hetu
