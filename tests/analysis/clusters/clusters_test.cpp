#include "analysis/clusters/clusters.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "layers/index/polygon_index.h"
#include "layers/model/memory_source.h"

namespace hetu::clusters {
namespace {

std::vector<Point> threeCrowds(unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<> normal(0, 150);
    std::uniform_real_distribution<> real(-20'000, 20'000);
    std::vector<Point> points;
    for (const auto& [x, y, count] :
         {std::tuple{0.0, 0.0, 80}, {8000.0, 500.0, 50}, {-7000.0, 3000.0, 30}})
        for (int i = 0; i < count; ++i)
            points.push_back({x + normal(random), y + normal(random)});
    for (int i = 0; i < 20; ++i)
        points.push_back({real(random), real(random) + 40'000});
    std::shuffle(points.begin(), points.end(), random);
    return points;
}

TEST(Clusters, PutEveryPointIntoOneClusterOrNone) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        const auto points = threeCrowds(seed);
        const Clusters out = compute(points, {}, {}, {}, {}).value();
        ASSERT_EQ(out.clusters.size(), 3u) << "seed " << seed;
        std::size_t inside = 0;
        for (std::size_t c = 0; c < out.clusters.size(); ++c) {
            EXPECT_TRUE(c == 0 ||
                        out.clusters[c].members.size() <= out.clusters[c - 1].members.size());
            bool hasCore = false;
            for (const std::size_t i : out.clusters[c].members) {
                EXPECT_EQ(out.cluster[i], c + 1);
                EXPECT_NE(out.role[i], Role::Noise);
                EXPECT_TRUE(covers(out.clusters[c].outline, points[i]));
                hasCore |= out.role[i] == Role::Core;
                ++inside;
            }
            EXPECT_TRUE(hasCore);
        }
        EXPECT_EQ(inside + out.noise, points.size());
        EXPECT_EQ(out.noise,
                  static_cast<std::size_t>(std::count(out.cluster.begin(), out.cluster.end(), 0u)));
    }
}

TEST(Clusters, HaveTheSameOutlinesAndCentresForEveryOrder) {
    auto points = threeCrowds(4);
    const Clusters a = compute(points, {}, {}, {}, {}).value();
    std::reverse(points.begin(), points.end());
    const Clusters b = compute(points, {}, {}, {}, {}).value();
    ASSERT_EQ(a.clusters.size(), b.clusters.size());
    for (std::size_t c = 0; c < a.clusters.size(); ++c) {
        EXPECT_EQ(a.clusters[c].outline, b.clusters[c].outline);
        EXPECT_EQ(a.clusters[c].centre, b.clusters[c].centre);
    }
}

TEST(Clusters, HaveAnAreaEvenAtOnePlace) {
    const std::vector<Point> points(9, Point{100, 200});
    const Clusters out = compute(points, {}, {}, {}, {}).value();
    ASSERT_EQ(out.clusters.size(), 1u);
    EXPECT_TRUE(covers(out.clusters[0].outline, {140, 200})) << "the margin is 50 m";
    EXPECT_FALSE(covers(out.clusters[0].outline, {160, 200}));
    EXPECT_EQ(out.clusters[0].centre, (Point{100, 200}));
}

TEST(Clusters, StopWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto out = compute(threeCrowds(1), {}, {}, {}, Progress{stop.get_token(), {}});
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().code, ErrorCode::Cancelled);
}

TEST(Clusters, CountWhomTheyHoldAndNameTheNearestBuiltPlatform) {
    Layer organisations{"organisations", {}, GeometryKind::Point};
    std::vector<double> employees, hasOrg;
    for (int i = 0; i < 10; ++i) {
        organisations.points.push_back({10.0 * i, 0});
        employees.push_back(i == 0 ? missingNumber : 5);
        hasOrg.push_back(i < 4 ? 1 : i < 6 ? missingNumber : 0);
    }
    organisations.points.push_back({50'000, 0});
    employees.push_back(1);
    hasOrg.push_back(0);
    organisations.table.add({"employees", FieldType::Integer}, std::move(employees));
    organisations.table.add({"has_org", FieldType::Integer}, std::move(hasOrg));
    Layer platforms{"platforms", {}, GeometryKind::Point};
    platforms.points = {{45, 10}, {45, 1000}};
    platforms.table.add({"name", FieldType::Text}, std::vector<std::string>{"planned", "built"});
    platforms.table.add({"status", FieldType::Text}, std::vector<std::string>{"planned", "built"});
    Layer regions{"regions", {}, GeometryKind::Polygon};
    regions.shapes = {
        Geometry::polygon({{-9e3, -9e3}, {9e3, -9e3}, {9e3, 9e3}, {-9e3, 9e3}, {-9e3, -9e3}})};
    regions.table.add({"name", FieldType::Text}, std::vector<std::string>{"洛龙区"});
    regions.table.add({"level", FieldType::Text}, std::vector<std::string>{"county"});
    std::vector<Layer> layers;
    layers.push_back(std::move(organisations));
    layers.push_back(std::move(platforms));
    layers.push_back(std::move(regions));
    const MemorySource source(std::move(layers));
    analysis::Inputs inputs(source);
    const auto out =
        analysis::findAnalysis("clusters").value()->run(inputs, {}, Progress{}).value();
    ASSERT_EQ(out.layers.size(), 3u);
    const Table& table = out.layers[0].table;
    const auto number = [&](const char* field) { return table.find(field)->numbers.at(0); };
    const auto text = [&](const char* field) { return table.find(field)->texts.at(0); };
    ASSERT_EQ(out.layers[0].rowCount(), 1u);
    EXPECT_EQ(number("cluster_id"), 1);
    EXPECT_EQ(text("name"), "洛龙区");
    EXPECT_EQ(text("region"), "洛龙区");
    EXPECT_EQ(number("organisations"), 10);
    EXPECT_EQ(number("employees"), 45);
    EXPECT_EQ(number("covered"), 4);
    EXPECT_EQ(number("blank"), 6);
    EXPECT_DOUBLE_EQ(number("coverage_rate"), 40);
    EXPECT_EQ(text("platform"), "built");
    EXPECT_DOUBLE_EQ(number("platform_distance"), 1000);
    EXPECT_NEAR(number("area_km2"), (90 * 100 + std::acos(-1.0) * 2500) / 1e6, 2e-4);
    EXPECT_EQ(out.layers[1].rowCount(), 11u);
    EXPECT_EQ(out.layers[1].table.find("cluster_id")->numbers.back(), 0);
    EXPECT_EQ(out.layers[1].table.find("role")->texts.back(), "noise");
    std::vector<std::string> names;
    for (const auto& f : out.figures)
        names.push_back(f.name);
    EXPECT_EQ(names, (std::vector<std::string>{"clusters", "noise", "organisations", "largest",
                                               "distance"}));
    EXPECT_EQ(std::get<double>(out.figures[1].value), 1);
}

}  // namespace
}  // namespace hetu::clusters
