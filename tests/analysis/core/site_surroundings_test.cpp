#include "analysis/core/site_surroundings.h"

#include <cmath>
#include <stop_token>

#include <gtest/gtest.h>

#include "layers/model/memory_source.h"
#include "tests/support/small_city.h"

namespace hetu::analysis {
namespace {

Result<SiteSurroundings> around(const std::vector<Layer>& layers, Point at, double radius) {
    const MemorySource source(layers);
    Inputs inputs(source);
    return surroundingsOf(inputs, at, radius, {});
}

/// Four organisations on a line from the origin, 400 m apart; the second has its own organisation.
std::vector<Layer> street() {
    Layer rows = test::registerLayer("organisations");
    rows.points = {{0, 0}, {400, 0}, {800, 0}, {1200, 0}};
    test::addIds(rows, 4);
    test::columnOf(rows, "name").texts = {"甲", "乙", "丙", "丁"};
    test::columnOf(rows, "mode").texts = {"", "own", "", ""};
    test::columnOf(rows, "employees").numbers = {10, 20, missingNumber, 40};
    test::columnOf(rows, "members").numbers = {2, 2, 2, 2};
    test::columnOf(rows, "org_level").texts = {"", "", "", ""};
    return {rows};
}

TEST(SiteSurroundings, CountsWhoLiesWithinTheRadiusAndWhomNothingReaches) {
    const auto near = around(street(), {0, 0}, 800);
    ASSERT_TRUE(near.ok());
    EXPECT_EQ(near.value().organisations, 3U) << "the border belongs to it";
    EXPECT_EQ(near.value().unreached, 2U);
    EXPECT_EQ(near.value().employees, 30);
    EXPECT_TRUE(std::isnan(near.value().nearestMetres));
    std::size_t before = 0;
    for (double radius = 100; radius < 2000; radius += 100) {
        const std::size_t now = around(street(), {0, 0}, radius).value().organisations;
        EXPECT_GE(now, before);
        before = now;
    }
    EXPECT_EQ(before, 4U);
}

TEST(SiteSurroundings, ABuiltPlatformReachesAndTheNearestOtherOneIsNamed) {
    std::vector<Layer> layers = street();
    Layer platforms = test::registerLayer("platforms");
    platforms.points = {{0, 0}, {1600, 0}, {300, 0}};
    test::addIds(platforms, 3);
    test::columnOf(platforms, "name").texts = {"此处", "东站", "拟建站"};
    test::columnOf(platforms, "status").texts = {"planned", "built", "planned"};
    layers.push_back(platforms);
    const auto found = around(layers, {0, 0}, 800);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found.value().nearestPlatform, "东站") << "planned ones serve nobody yet";
    EXPECT_EQ(found.value().nearestMetres, 1600);
    EXPECT_EQ(found.value().unreached, 1U) << "the third lies within 800 m of the built one";
}

TEST(SiteSurroundings, ThePlatformThatStandsThereIsNoOther) {
    std::vector<Layer> layers = street();
    Layer platforms = test::registerLayer("platforms");
    platforms.points = {{0, 0}};
    test::addIds(platforms, 1);
    test::columnOf(platforms, "status").texts = {"built"};
    layers.push_back(platforms);
    EXPECT_TRUE(std::isnan(around(layers, {0, 0}, 800).value().nearestMetres));
}

TEST(SiteSurroundings, TheModeFollowsTheCommitteeThenTheLargeUnitThenAllTogether) {
    std::vector<Layer> layers = street();
    const auto joint = around(layers, {0, 0}, 1500);
    EXPECT_EQ(joint.value().mode, PlatformMode::Joint) << "all have as many members";
    layers[0].table.columns()[4].numbers = {2, 2, 9, 2};
    const auto most = around(layers, {0, 0}, 1500);
    EXPECT_EQ(most.value().mode, PlatformMode::Attached);
    EXPECT_NE(most.value().reason.zh.find("丙"), std::string::npos);
    layers[0].table.columns()[5].texts = {"", "党委", "", ""};
    const auto committee = around(layers, {0, 0}, 1500);
    EXPECT_EQ(committee.value().mode, PlatformMode::Attached);
    EXPECT_NE(committee.value().reason.zh.find("乙"), std::string::npos);
    EXPECT_EQ(around(layers, {0, 0}, 300).value().mode, PlatformMode::Joint)
        << "it lies outside of the radius";

    Layer zones = test::registerLayer("zones");
    zones.shapes = {test::rectangle(-2000, -2000, 4000, 4000),
                    test::rectangle(-100, -100, 200, 200)};
    test::addIds(zones, 2);
    test::columnOf(zones, "name").texts = {"大园区", "小园区"};
    test::columnOf(zones, "has_committee").numbers = {0, 1};
    layers.push_back(zones);
    const auto direct = around(layers, {0, 0}, 1500);
    EXPECT_EQ(direct.value().zone, "小园区") << "the smallest that covers it";
    EXPECT_EQ(direct.value().mode, PlatformMode::Direct);
    EXPECT_STREQ(codeOf(direct.value().mode), "direct");
    EXPECT_EQ(around(layers, {500, 0}, 1500).value().mode, PlatformMode::Attached);
}

TEST(SiteSurroundings, CountsTheBlanksThatReachIntoTheRadius) {
    std::vector<Layer> layers = street();
    Layer blanks{"blanks", {}, GeometryKind::Polygon};
    blanks.shapes = {test::rectangle(900, -50, 500, 100), test::rectangle(5000, 0, 100, 100)};
    test::addIds(blanks, 2);
    layers.push_back(blanks);
    EXPECT_EQ(around(layers, {0, 0}, 899).value().blanks, 0U);
    EXPECT_EQ(around(layers, {0, 0}, 900).value().blanks, 1U);
}

TEST(SiteSurroundings, RefusesWhatIsNoRadiusAndStops) {
    for (const double radius : {0.0, -5.0, missingNumber}) {
        const auto refused = around(street(), {0, 0}, radius);
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    }
    EXPECT_FALSE(around(street(), {missingNumber, 0}, 100).ok());
    std::stop_source stop;
    stop.request_stop();
    const MemorySource source(street());
    Inputs inputs(source);
    const auto stopped = surroundingsOf(inputs, {0, 0}, 100, Progress(stop.get_token(), {}));
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace hetu::analysis
