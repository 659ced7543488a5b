#include "analysis/zone_statistics/zone_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"
#include "layers/model/memory_source.h"

namespace hetu::zone_statistics {
analysis::Analysis catalogueEntry();
namespace {

Geometry box(double x, double y, double side) {
    return Geometry::polygon({{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}});
}

std::vector<Organisation> randomOrganisations(std::size_t count, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<int> where(0, 100), people(0, 500), coin(0, 1);
    std::vector<Organisation> out;
    for (std::size_t i = 0; i < count; ++i)  // on a lattice, so that many lie on borders
        out.push_back({{10.0 * where(random), 10.0 * where(random)},
                       static_cast<double>(people(random)),
                       static_cast<double>(coin(random)),
                       coin(random) == 1});
    return out;
}

const std::vector<Geometry> overlapping{box(0, 0, 500), box(500, 0, 500), box(250, 250, 400),
                                        circle({700, 700}, 200), box(5000, 5000, 10)};

TEST(ZoneStatistics, CountsAreThoseOfTestingEveryPair) {
    const auto organisations = randomOrganisations(3000, 1);
    const Statistics got = compute(organisations, overlapping, Progress{}).value();
    std::size_t inAny = 0, inSeveral = 0;
    std::vector<Count> expected(overlapping.size());
    for (const Organisation& one : organisations) {
        std::size_t areas = 0;
        for (std::size_t k = 0; k < overlapping.size(); ++k) {
            if (!covers(overlapping[k], one.position)) continue;
            ++areas;
            ++expected[k].organisations;
            expected[k].covered += one.covered;
            expected[k].employees += one.employees;
            expected[k].members += one.members;
        }
        inAny += areas > 0;
        inSeveral += areas > 1;
    }
    for (std::size_t k = 0; k < overlapping.size(); ++k) {
        EXPECT_EQ(got.areas[k].organisations, expected[k].organisations) << k;
        EXPECT_EQ(got.areas[k].covered, expected[k].covered) << k;
        EXPECT_EQ(got.areas[k].employees, expected[k].employees) << k;
        EXPECT_EQ(got.areas[k].members, expected[k].members) << k;
    }
    EXPECT_EQ(got.inAny, inAny);
    EXPECT_EQ(got.inSeveral, inSeveral);
    EXPECT_GT(inSeveral, 0u);
    EXPECT_NEAR(got.areas[0].areaKm2, 0.25, 1e-12);
}

TEST(ZoneStatistics, SeparateAreasSumUpToThoseInAny) {
    const std::vector<Geometry> apart{box(0, 0, 195), box(205, 0, 390), box(0, 405, 590)};
    const auto organisations = randomOrganisations(2000, 2);
    const Statistics got = compute(organisations, apart, Progress{}).value();
    std::size_t sum = 0;
    for (const Count& count : got.areas) {
        sum += count.organisations;
        EXPECT_EQ(count.covered + count.blank(), count.organisations);
    }
    EXPECT_EQ(sum, got.inAny);
    EXPECT_EQ(got.inSeveral, 0u);
}

TEST(ZoneStatistics, BorderCountsOnBothSides) {
    const std::vector<Organisation> one{{{500, 100}, 7, 3, true}};
    const Statistics got = compute(one, overlapping, Progress{}).value();
    EXPECT_EQ(got.areas[0].organisations, 1u);
    EXPECT_EQ(got.areas[1].employees, 7);
    EXPECT_EQ(got.inAny, 1u);
}

TEST(ZoneStatistics, OrderOfOrganisationsDoesNotMatter) {
    auto organisations = randomOrganisations(1000, 3);
    const Statistics a = compute(organisations, overlapping, Progress{}).value();
    std::shuffle(organisations.begin(), organisations.end(), std::mt19937_64(4));
    const Statistics b = compute(organisations, overlapping, Progress{}).value();
    for (std::size_t k = 0; k < overlapping.size(); ++k) {
        EXPECT_EQ(a.areas[k].organisations, b.areas[k].organisations);
        EXPECT_EQ(a.areas[k].employees, b.areas[k].employees);
    }
}

TEST(ZoneStatistics, RefusesNegativePeople) {
    for (const double people : {-1.0, missingNumber, std::numeric_limits<double>::infinity()}) {
        const auto got =
            compute(std::vector<Organisation>{{{0, 0}, people, 0, false}}, overlapping, Progress{});
        ASSERT_FALSE(got.ok());
        EXPECT_EQ(got.error().code, ErrorCode::InvalidArgument);
    }
}

TEST(ZoneStatistics, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto got = compute({}, overlapping, Progress{stop.get_token(), {}});
    ASSERT_FALSE(got.ok());
    EXPECT_EQ(got.error().code, ErrorCode::Cancelled);
}

Layer registerOf() {
    Layer layer{"organisations", {}, GeometryKind::Point};
    layer.points = {{100, 100}, {300, 300}, {600, 100}, {5, 5}, {2000, 2000}, {400, 400}};
    layer.table.add({"has_org", FieldType::Integer},
                    std::vector<double>{1, 0, missingNumber, 1, 0, 1});
    layer.table.add({"in_base", FieldType::Integer}, std::vector<double>{1, 1, 1, 1, 1, 0});
    layer.table.add({"employees", FieldType::Integer},
                    std::vector<double>{10, 20, 30, missingNumber, 50, 1000});
    return layer;
}

Layer areas(const char* name, std::vector<Geometry> shapes, std::vector<std::string> names) {
    Layer layer{name, {}, GeometryKind::Polygon};
    layer.shapes = std::move(shapes);
    layer.table.add({"name", FieldType::Text}, std::move(names));
    return layer;
}

analysis::Output runOn(std::vector<Layer> layers) {
    const MemorySource source(std::move(layers));
    analysis::Inputs inputs(source);
    auto output = catalogueEntry().run(inputs, {}, Progress{});
    EXPECT_TRUE(output.ok());
    return std::move(output).value();
}

double figure(const analysis::Output& output, std::string_view name) {
    for (const auto& f : output.figures)
        if (f.name == name) return std::get<double>(f.value);
    ADD_FAILURE() << "no figure " << name;
    return missingNumber;
}

TEST(ZoneStatisticsAnalysis, CountsTheRegisterByZoneAndRegion) {
    Layer platforms{"platforms", {}, GeometryKind::Point};
    platforms.points = {{10, 10}, {20, 20}};
    platforms.table.add({"status", FieldType::Text}, std::vector<std::string>{"built", "planned"});
    const auto output =
        runOn({registerOf(), platforms,
               areas("zones", {box(0, 0, 350), box(250, 250, 100), box(9000, 0, 10)},
                     {"科技园", "楼", "远"}),
               areas("regions", {box(0, 0, 1000)}, {"洛龙区"})});
    const Table& zones = output.layers[0].table;
    EXPECT_EQ(output.layers[0].name, "zone_statistics");
    EXPECT_EQ(zones.find("organisations")->numbers, (std::vector<double>{3, 1, 0}));
    EXPECT_EQ(zones.find("covered")->numbers, (std::vector<double>{2, 0, 0}));
    EXPECT_EQ(zones.find("blank")->numbers, (std::vector<double>{1, 1, 0}));
    EXPECT_EQ(zones.find("employees")->numbers, (std::vector<double>{30, 20, 0}));
    EXPECT_NEAR(zones.find("coverage_rate")->numbers[0], 200.0 / 3, 1e-9);
    EXPECT_TRUE(std::isnan(zones.find("coverage_rate")->numbers[2]));
    EXPECT_EQ(zones.find("region")->texts, (std::vector<std::string>{"洛龙区", "洛龙区", ""}));
    EXPECT_EQ(zones.find("zone_id")->numbers, (std::vector<double>{1, 2, 3}));
    EXPECT_NEAR(zones.find("density_km2")->numbers[0], 3 / 0.1225, 1e-9);
    const Table& regions = output.layers[1].table;
    EXPECT_EQ(regions.find("organisations")->numbers, (std::vector<double>{4}));
    EXPECT_EQ(regions.find("platforms")->numbers, (std::vector<double>{1}));
    EXPECT_EQ(figure(output, "zones"), 3);
    EXPECT_EQ(figure(output, "organisations"), 5);
    EXPECT_EQ(figure(output, "in_zones"), 3);
    EXPECT_EQ(figure(output, "outside_regions"), 1);
    EXPECT_EQ(output.notes[0].en, "3 of 5 organisations lie in a zone (60.0 %).");
    EXPECT_EQ(output.notes[0].zh, "5 家组织中有 3 家位于片区内（60.0%）。");
}

TEST(ZoneStatisticsAnalysis, WithoutZonesOrRegionsTheLayersAreEmptyAndItSaysSo) {
    const auto output = runOn({registerOf()});
    ASSERT_EQ(output.layers.size(), 2u);
    for (const Layer& layer : output.layers) {
        EXPECT_EQ(layer.rowCount(), 0u);
        EXPECT_GE(layer.table.columns().size(), 12u);
    }
    EXPECT_EQ(figure(output, "zones"), 0);
    EXPECT_EQ(figure(output, "outside_regions"), 5);
    EXPECT_EQ(output.notes.size(), 3u);  // no zones, no regions, one out of the base
}

TEST(ZoneStatisticsAnalysis, EmptyRegisterIsRefused) {
    const MemorySource source({});
    analysis::Inputs inputs(source);
    EXPECT_EQ(catalogueEntry().run(inputs, {}, Progress{}).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace hetu::zone_statistics
