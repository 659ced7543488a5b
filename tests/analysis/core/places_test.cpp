#include "analysis/core/places.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "layers/geometry/operations.h"
#include "layers/model/memory_source.h"

namespace hetu::analysis {
namespace {

using Words = std::vector<std::string>;

Geometry box(double x, double y, double width, double height) {
    return Geometry::polygon(
        {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}});
}

Layer polygons(const char* name, std::vector<Geometry> shapes, Words names, Words levels = {}) {
    Layer layer{name, {}, GeometryKind::Polygon};
    layer.shapes = std::move(shapes);
    layer.table.add({"name", FieldType::Text}, std::move(names));
    if (!levels.empty()) layer.table.add({"level", FieldType::Text}, std::move(levels));
    return layer;
}

Layer streets(std::vector<Path> paths, Words names) {
    Layer layer{"streets", {}, GeometryKind::Line};
    for (Path& path : paths)
        layer.shapes.push_back({GeometryKind::Line, {{std::move(path)}}});
    layer.table.add({"name", FieldType::Text}, std::move(names));
    return layer;
}

Places placesOf(std::vector<Layer> layers) {
    const MemorySource source(std::move(layers));
    Inputs inputs(source);
    return Places::read(inputs).value();
}

/// A city of two counties, a functional zone cut out of one of them, a township, a park and a
/// long street.
std::vector<Layer> city() {
    return {
        polygons("regions",
                 {box(0, 0, 10000, 10000), box(10000, 0, 10000, 10000), box(0, 0, 3000, 3000),
                  box(0, 0, 1000, 1000)},
                 {"洛龙区", "涧西区", "高新区", "一镇"},
                 {"county", "county", "county", "township"}),
        polygons("zones", {box(5000, 5000, 2000, 2000), box(5500, 5500, 200, 200)},
                 {"大学科技园", "一号楼"}),
        streets({{{0, 4000}, {20000, 4000}}, {{9000, 0}, {9000, 3900}}}, {"开元大道", "龙门大道"})};
}

TEST(Places, RegionIsTheSmallestOfCountyLevelThatCovers) {
    const Places places = placesOf(city());
    EXPECT_EQ(places.region({500, 500}), "高新区");
    EXPECT_EQ(places.region({5000, 500}), "洛龙区");
    EXPECT_EQ(places.region({15000, 500}), "涧西区");
    EXPECT_EQ(places.region({-1, 500}), "");
}

TEST(Places, WithoutCountiesAnyRegionCounts) {
    const Places places =
        placesOf({polygons("regions", {box(0, 0, 10, 10)}, {"一镇"}, {"township"})});
    EXPECT_EQ(places.region({5, 5}), "一镇");
    EXPECT_EQ(placesOf({polygons("regions", {box(0, 0, 10, 10)}, {"片"})}).region({5, 5}), "片");
}

TEST(Places, ZoneIsTheSmallestThatCovers) {
    const Places places = placesOf(city());
    EXPECT_EQ(places.zone({5600, 5600}), "一号楼");
    EXPECT_EQ(places.zone({5100, 5100}), "大学科技园");
    EXPECT_EQ(places.zone({100, 100}), "");
}

TEST(Places, StreetIsTheNearestWithinReach) {
    const Places places = placesOf(city());
    EXPECT_EQ(places.street({12000, 4300}), "开元大道");
    EXPECT_EQ(places.street({9010, 3000}), "龙门大道");
    EXPECT_EQ(places.street({12000, 4500}), "开元大道");
    EXPECT_EQ(places.street({12000, 4501}), "");
    EXPECT_EQ(places.street({12000, 4501}, 600), "开元大道");
}

TEST(Places, NearestStreetAgreesWithEveryStreetMeasured) {
    std::mt19937_64 random(11);
    std::uniform_real_distribution<double> where(0, 5000), bend(-900, 900);
    std::vector<Path> paths;
    Words names;
    for (int i = 0; i < 60; ++i) {
        Path path{{where(random), where(random)}};
        for (int k = 0; k < 4; ++k)
            path.push_back({path.back().x + bend(random), path.back().y + bend(random)});
        paths.push_back(path);
        names.push_back(i % 5 == 0 ? "" : "路" + std::to_string(i));
    }
    const Places places = placesOf({streets(paths, names)});
    for (int i = 0; i < 400; ++i) {
        const Point p{where(random), where(random)};
        std::string expected;
        double best = 500;
        for (std::size_t k = 0; k < paths.size(); ++k) {
            const double metres = distance({GeometryKind::Line, {{paths[k]}}}, p);
            if (names[k].empty() || metres > best) continue;
            best = metres;
            expected = names[k];
        }
        EXPECT_EQ(places.street(p), expected);
    }
}

TEST(Places, NameIsRegionThenZoneOrElseStreet) {
    const Places places = placesOf(city());
    EXPECT_EQ(places.name({5100, 5100}), "洛龙区 · 大学科技园");
    EXPECT_EQ(places.name({12000, 4100}), "涧西区 · 开元大道");
    EXPECT_EQ(places.name({12000, 9000}), "涧西区");
    EXPECT_EQ(places.name({25000, 9000}), "");
    EXPECT_EQ(placesOf({streets({{{0, 0}, {9, 9}}}, {"路"})}).name({1, 1}), "路");
}

TEST(Places, KnowsNothingWhereNothingIsMapped) {
    const Places places = placesOf({});
    EXPECT_EQ(places.name({0, 0}), "");
    EXPECT_EQ(placesOf({polygons("zones", {box(0, 0, 9, 9)}, {""})}).zone({1, 1}), "");
}

TEST(Places, EquallyLargeZonesAreToldApartByNameNotByRow) {
    const Places first =
        placesOf({polygons("zones", {box(0, 0, 9, 9), box(0, 0, 9, 9)}, {"乙", "甲"})});
    const Places second =
        placesOf({polygons("zones", {box(0, 0, 9, 9), box(0, 0, 9, 9)}, {"甲", "乙"})});
    EXPECT_EQ(first.zone({1, 1}), second.zone({1, 1}));
}

}  // namespace
}  // namespace hetu::analysis
