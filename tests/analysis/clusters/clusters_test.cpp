#include "analysis/clusters/clusters.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "layers/index/polygon_index.h"
#include "layers/model/memory_source.h"
#include "tests/support/small_city.h"

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

TEST(Clusters, OfEveryMethodAreThoseOfTheMethodItself) {
    const auto points = threeCrowds(2);
    Options options;
    for (const Method method : {Method::Dbscan, Method::Optics, Method::Hdbscan}) {
        options.method = method;
        const Clusters out = compute(points, {}, {}, options, {}).value();
        ASSERT_GE(out.clusters.size(), 3u);
        const bool isHdbscan = method == Method::Hdbscan;
        EXPECT_EQ(out.order.size(), method == Method::Optics ? points.size() : 0u);
        for (const Cluster& cluster : out.clusters) {
            EXPECT_EQ(std::isnan(cluster.stability), !isHdbscan);
            EXPECT_GT(cluster.linkMetres, 0);
        }
        for (std::size_t i = 0; i < points.size(); ++i) {
            EXPECT_EQ(std::isnan(out.probability[i]), !isHdbscan);
            EXPECT_EQ(out.role[i] == Role::Noise, out.cluster[i] == 0);
        }
    }
}

TEST(Clusters, DoNotCrossTheBordersOfGroups) {
    // One crowd, cut by a border along x = 0; what lies south of -200 is in no group.
    const auto points = threeCrowds(3);
    std::vector<std::size_t> groups, renamed;
    for (const Point p : points) {
        groups.push_back(p.y < -200 ? noGroup : p.x < 0 ? 7 : 3);
        renamed.push_back(p.y < -200 ? noGroup : p.x < 0 ? 1 : 2);
    }
    for (const Method method : {Method::Dbscan, Method::Optics, Method::Hdbscan}) {
        Options options;
        options.method = method;
        const Clusters out = compute(points, {}, groups, options, {}).value();
        EXPECT_GE(out.clusters.size(), 3u);
        for (const Cluster& cluster : out.clusters)
            for (const std::size_t i : cluster.members) {
                EXPECT_EQ(groups[i], groups[cluster.members.front()]);
                EXPECT_NE(groups[i], noGroup);
            }
        EXPECT_EQ(out.outside,
                  static_cast<std::size_t>(std::count(groups.begin(), groups.end(), noGroup)));
        EXPECT_EQ(compute(points, {}, renamed, options, {}).value().cluster, out.cluster);
    }
}

TEST(Clusters, CountWeightsTowardsTheMinimum) {
    const std::vector<Point> points{{0, 0}, {10, 0}, {5000, 0}};
    const std::vector<double> weights{5, 3, 7};
    const Clusters out = compute(points, weights, {}, {}, {}).value();
    ASSERT_EQ(out.clusters.size(), 1u);
    EXPECT_EQ(out.cluster, (std::vector<std::size_t>{1, 1, 0}));
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

analysis::Output resultOf(const std::vector<Layer>& layers, const analysis::Values& values) {
    const MemorySource source(layers);
    analysis::Inputs inputs(source);
    return analysis::findAnalysis("clusters").value()->run(inputs, values, Progress{}).value();
}

const Layer* layerOf(const analysis::Output& output, const std::string& name) {
    for (const Layer& layer : output.layers)
        if (layer.name == name) return &layer;
    return nullptr;
}

TEST(Clusters, OfTheSmallCityAnswerForEveryMethodAndEveryOrderOfTheRows) {
    for (const char* method : {"dbscan", "hdbscan", "optics"})
        for (const char* weight : {"count", "employees", "blank"})
            for (const char* within : {"all", "regions", "zones"}) {
                SCOPED_TRACE(testing::Message() << method << " " << weight << " " << within);
                const analysis::Values values{
                    {"method", method}, {"weight", weight}, {"within", within}};
                const auto a = resultOf(test::smallCity(), values);
                const auto b = resultOf(test::shuffled(test::smallCity(), 5), values);
                EXPECT_EQ(layerOf(a, "clusters")->shapes, layerOf(b, "clusters")->shapes);
                if (std::string(within) != "zones") {
                    EXPECT_GT(layerOf(a, "clusters")->rowCount(), 0u);
                }
                for (const char* field : {"name", "zones"})
                    EXPECT_EQ(layerOf(a, "clusters")->table.find(field)->texts,
                              layerOf(b, "clusters")->table.find(field)->texts);
                for (const char* field : {"mass", "blank", "cluster_id"})
                    EXPECT_EQ(layerOf(a, "clusters")->table.find(field)->numbers,
                              layerOf(b, "clusters")->table.find(field)->numbers);
                EXPECT_EQ(layerOf(a, "reachability") != nullptr, std::string(method) == "optics");
                EXPECT_LE(layerOf(a, "k_distances")->rowCount(), 500u);
            }
}

TEST(Clusters, TakeTheDistanceFromTheDataIfAsked) {
    const auto given = resultOf(test::smallCity(), {});
    const auto chosen = resultOf(test::smallCity(), {{"distance-method", "k-distance"}});
    EXPECT_EQ(std::get<double>(given.figures.back().value), 500);
    const double distance = std::get<double>(chosen.figures.back().value);
    const Layer* curve = layerOf(chosen, "k_distances");
    const auto& knee = curve->table.find("knee")->numbers;
    ASSERT_EQ(std::count(knee.begin(), knee.end(), 1), 1);
    const auto row = std::find(knee.begin(), knee.end(), 1) - knee.begin();
    EXPECT_EQ(distance,
              std::ceil(curve->table.find("distance")->numbers[static_cast<std::size_t>(row)]));
    EXPECT_EQ(chosen.notes.front().en.find("The distance is "), 0u) << chosen.notes.front().en;
}

TEST(Clusters, SayAllZonesTheyTouchTheOneWithMostMembersFirst) {
    Layer organisations{"organisations", {}, GeometryKind::Point};
    for (int i = 0; i < 12; ++i)
        organisations.points.push_back({10.0 * i, 0});
    Layer zones{"zones", {}, GeometryKind::Polygon};
    zones.shapes = {test::rectangle(-5, -5, 40, 10), test::rectangle(35, -5, 60, 10)};
    zones.table.add({"name", FieldType::Text}, std::vector<std::string>{"甲", "乙"});
    const auto out = resultOf({organisations, zones}, {});
    EXPECT_EQ(layerOf(out, "clusters")->table.find("zones")->texts,
              (std::vector<std::string>{"乙、甲"}));
    EXPECT_EQ(layerOf(out, "clusters")->table.find("mass")->numbers, (std::vector<double>{12}));
    const auto apart = resultOf({organisations, zones}, {{"within", "zones"}, {"minimum", "4"}});
    EXPECT_EQ(layerOf(apart, "clusters")->table.find("zones")->texts,
              (std::vector<std::string>{"乙", "甲"}));
    EXPECT_NE(apart.notes.front().zh.find("不在任何片区"), std::string::npos);
}

}  // namespace
}  // namespace hetu::clusters
