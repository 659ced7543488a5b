#include "analysis/coverage/coverage.h"

#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "layers/geometry/operations.h"
#include "layers/model/memory_source.h"

namespace hetu::coverage {
analysis::Analysis catalogueEntry();
namespace {

std::vector<Organisation> randomOrganisations(std::size_t count, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<int> where(0, 300), kind(0, 5);
    std::vector<Organisation> out;
    for (std::size_t i = 0; i < count; ++i) {
        const int k = kind(random);
        out.push_back(
            {{100.0 * where(random), 100.0 * where(random)}, k == 0, k == 1, k == 2, k == 3});
    }
    return out;
}

std::vector<Point> randomPlatforms(std::size_t count, std::uint64_t seed) {
    std::vector<Point> out;
    for (const Organisation& one : randomOrganisations(count, seed))
        out.push_back(one.position);
    return out;
}

Totals totalsOf(const std::vector<Organisation>& organisations, const std::vector<Reach>& reaches) {
    Totals totals;
    for (std::size_t i = 0; i < organisations.size(); ++i)
        totals.add(organisations[i], reaches[i].by);
    return totals;
}

TEST(Coverage, AgreesWithMeasuringEveryDistance) {
    const auto organisations = randomOrganisations(2000, 1);
    const auto platforms = randomPlatforms(40, 2);
    const auto reaches = compute(organisations, platforms, 1000, Progress{}).value();
    std::size_t byPlatform = 0;
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        double nearest = std::numeric_limits<double>::infinity();
        for (const Point p : platforms)
            nearest = std::min(nearest, std::hypot(p.x - organisations[i].position.x,
                                                   p.y - organisations[i].position.y));
        const ReachedBy expected = organisations[i].ownOrg     ? ReachedBy::Own
                                   : organisations[i].jointOrg ? ReachedBy::Joint
                                   : nearest <= 1000           ? ReachedBy::Platform
                                                               : ReachedBy::None;
        EXPECT_EQ(reaches[i].by, expected);
        EXPECT_NEAR(reaches[i].platformMetres, nearest, 1e-9);
        byPlatform += expected == ReachedBy::Platform;
    }
    EXPECT_GT(byPlatform, 20u);
}

TEST(Coverage, KindsOfReachSumUpToAll) {
    const auto organisations = randomOrganisations(1000, 3);
    const Totals totals = totalsOf(
        organisations, compute(organisations, randomPlatforms(20, 4), 1500, Progress{}).value());
    EXPECT_EQ(totals.byOwn + totals.byJoint + totals.byPlatform + totals.uncovered(), 1000u);
    EXPECT_LE(totals.unknown, totals.uncovered());
    EXPECT_GE(totals.worked, totals.byOrg());
}

TEST(Coverage, LargerRadiusOrOneMorePlatformNeverUncovers) {
    const auto organisations = randomOrganisations(800, 5);
    auto platforms = randomPlatforms(10, 6);
    const auto small = compute(organisations, platforms, 900, Progress{}).value();
    const auto large = compute(organisations, platforms, 2000, Progress{}).value();
    platforms.push_back({15'000, 15'000});
    const auto more = compute(organisations, platforms, 900, Progress{}).value();
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        EXPECT_LE(small[i].isCovered(), large[i].isCovered());
        EXPECT_LE(small[i].isCovered(), more[i].isCovered());
    }
}

TEST(Coverage, RadiusIsInclusiveAndOrganisationComesFirst) {
    const std::vector<Organisation> all{{{600, 800}},
                                        {{601, 800}},
                                        {{0, 0}, true},
                                        {{0, 0}, false, true},
                                        {{9000, 0}, false, false, false, true}};
    const auto reaches = compute(all, std::vector<Point>{{0, 0}}, 1000, Progress{}).value();
    EXPECT_EQ(reaches[0].by, ReachedBy::Platform);
    EXPECT_EQ(reaches[1].by, ReachedBy::None);
    EXPECT_EQ(reaches[2].by, ReachedBy::Own);
    EXPECT_EQ(reaches[3].by, ReachedBy::Joint);
    EXPECT_EQ(reaches[4].by, ReachedBy::None);  // an instructor is work coverage only
    EXPECT_EQ(totalsOf(all, reaches).worked, 3u);
}

TEST(Coverage, WithoutPlatformsNoDistanceIsKnown) {
    const auto reaches = compute(std::vector<Organisation>{{{1, 2}}}, {}, 1000, Progress{}).value();
    EXPECT_FALSE(reaches[0].platform.has_value());
    EXPECT_FALSE(reaches[0].isCovered());
}

TEST(Coverage, RefusesARadiusThatIsNone) {
    for (const double radius :
         {0.0, -5.0, missingNumber, std::numeric_limits<double>::infinity()}) {
        const auto got = compute({}, {}, radius, Progress{});
        ASSERT_FALSE(got.ok());
        EXPECT_EQ(got.error().code, ErrorCode::InvalidArgument);
    }
}

TEST(Coverage, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto got = compute({}, {}, 1000, Progress{stop.get_token(), {}});
    ASSERT_FALSE(got.ok());
    EXPECT_EQ(got.error().code, ErrorCode::Cancelled);
}

/// The real case of Xihua county: 21 branches and 11 instructors for 32 enterprises.
Layer xihua() {
    Layer layer{"organisations", {}, GeometryKind::Point};
    std::vector<std::string> mode, name;
    for (int i = 0; i < 32; ++i) {
        layer.points.push_back({100.0 * i, 0});
        mode.emplace_back(i < 15 ? "own" : i < 21 ? "joint" : "instructor");
        name.push_back("企业" + std::to_string(i));
    }
    layer.table.add({"name", FieldType::Text}, name);
    layer.table.add({"mode", FieldType::Text}, mode);
    return layer;
}

double figure(const analysis::Output& output, std::string_view name) {
    for (const auto& f : output.figures)
        if (f.name == name) return std::get<double>(f.value);
    ADD_FAILURE() << "no figure " << name;
    return missingNumber;
}

analysis::Output runOn(std::vector<Layer> layers, const analysis::Values& values = {}) {
    const MemorySource source(std::move(layers));
    analysis::Inputs inputs(source);
    auto output = catalogueEntry().run(inputs, values, Progress{});
    EXPECT_TRUE(output.ok());
    return std::move(output).value();
}

TEST(CoverageAnalysis, XihuaHasTheRatesThatItsReportGives) {
    const auto output = runOn({xihua()});
    EXPECT_NEAR(figure(output, "org_rate"), 65.6, 0.05);
    EXPECT_EQ(figure(output, "work_rate"), 100);
    EXPECT_EQ(figure(output, "total"), 32);
    EXPECT_EQ(figure(output, "covered"), 21);
    EXPECT_EQ(figure(output, "by_own"), 15);
    EXPECT_EQ(output.notes[0].en, "21 of 32 organisations are reached (65.6 %).");
    EXPECT_EQ(output.notes[0].zh, "32 家组织中有 21 家被覆盖（65.6%）。");
}

TEST(CoverageAnalysis, PlatformsCountOnlyForThoseWithoutOrganisation) {
    Layer platforms{"platforms", {}, GeometryKind::Point};
    platforms.points = {{3100, 0}, {0, 0}};
    platforms.table.add({"name", FieldType::Text}, std::vector<std::string>{"东站", "西站"});
    platforms.table.add({"status", FieldType::Text}, std::vector<std::string>{"built", "planned"});
    Layer regions{"regions", {}, GeometryKind::Polygon};
    regions.shapes = {circle({3100, 0}, 450)};
    regions.table.add({"name", FieldType::Text}, std::vector<std::string>{"东区"});
    const auto output = runOn({xihua(), platforms, regions}, {{"radius", "500"}});
    EXPECT_EQ(figure(output, "by_platform"), 6);
    EXPECT_EQ(figure(output, "uncovered"), 5);
    EXPECT_NEAR(figure(output, "rate"), 100 * 27.0 / 32, 1e-9);
    EXPECT_NEAR(figure(output, "org_rate"), 65.6, 0.05);
    const Table& points = output.layers[0].table;
    EXPECT_EQ(points.find("reached_by")->texts[26], "platform");
    EXPECT_EQ(points.find("reached_by")->texts[25], "none");
    EXPECT_EQ(points.find("platform")->texts[0], "东站");
    EXPECT_EQ(points.find("platform_distance")->numbers[0], 3100);
    EXPECT_EQ(points.find("name")->texts[3], "企业3");
    EXPECT_EQ(points.find("org_id")->numbers[31], 32);
    const Table& byRegion = output.layers[1].table;
    EXPECT_EQ(byRegion.find("organisations")->numbers, std::vector<double>{5});
    EXPECT_EQ(byRegion.find("coverage_rate")->numbers, std::vector<double>{100});
    EXPECT_EQ(byRegion.find("org_rate")->numbers, std::vector<double>{0});
    EXPECT_EQ(byRegion.find("work_rate")->numbers, std::vector<double>{100});
}

TEST(CoverageAnalysis, WhatTheRegisterDoesNotSayIsCountedBesideTheUncovered) {
    Layer layer{"organisations", {}, GeometryKind::Point};
    layer.points = {{0, 0}, {1, 0}, {2, 0}};
    layer.table.add({"has_org", FieldType::Integer}, std::vector<double>{1, 0, missingNumber});
    const auto output = runOn({layer});
    EXPECT_EQ(figure(output, "uncovered"), 2);
    EXPECT_EQ(figure(output, "unknown"), 1);
    EXPECT_EQ(output.notes[0].en, "1 of 3 organisations is reached.");  // no share of so few
}

TEST(CoverageAnalysis, RefusesARadiusOutOfRangeAndAnEmptyRegister) {
    const MemorySource source({xihua()}), none({});
    analysis::Inputs inputs(source), noInputs(none);
    for (const char* radius : {"0", "60000", "near", "nan"})
        EXPECT_EQ(catalogueEntry().run(inputs, {{"radius", radius}}, Progress{}).error().code,
                  ErrorCode::InvalidArgument);
    EXPECT_EQ(catalogueEntry().run(noInputs, {}, Progress{}).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace hetu::coverage
