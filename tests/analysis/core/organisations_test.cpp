#include "analysis/core/organisations.h"

#include <gtest/gtest.h>

#include "layers/model/memory_source.h"

namespace hetu::analysis {
namespace {

constexpr double nan = missingNumber;

Field integer(const char* name) {
    return {name, FieldType::Integer};
}

/// One row for every way a register may speak of coverage.
Layer registerOf() {
    Layer layer{"organisations", {}, GeometryKind::Point};
    layer.table.add({"name", FieldType::Text},
                    std::vector<std::string>{"own", "joint", "attached", "industry", "region",
                                             "instructor", "none", "silent", "flag only",
                                             "odd word", "shell", "lost", "union"});
    layer.table.add({"mode", FieldType::Text},
                    std::vector<std::string>{"own", "joint", "attached", "industry", "region",
                                             "instructor", "", "", "", "merged", "own", "own", ""});
    layer.table.add(integer("has_org"),
                    std::vector<double>{nan, 1, nan, nan, 0, nan, 0, nan, 1, nan, 1, 1, 0});
    layer.table.add(integer("has_union"),
                    std::vector<double>{nan, 0, nan, nan, nan, nan, 0, nan, nan, nan, 1, 1, 1});
    layer.table.add(integer("in_base"),
                    std::vector<double>{nan, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1});
    layer.table.add(integer("employees"),
                    std::vector<double>{10, 20, nan, 5, 5, 5, 5, 5, 5, 5, 1000, 1000, 5});
    layer.table.add({"revenue", FieldType::Real},
                    std::vector<double>{1.5, nan, 0, 1, 1, 1, 1, 1, 1, 1, -9, -9, 1});
    for (int i = 0; i < 13; ++i)
        layer.points.push_back({i == 11 ? nan : 100.0 * i, 7});
    return layer;
}

Organisations read(const Layer& layer, const std::string& weight) {
    const MemorySource source({layer});
    Inputs inputs(source);
    return readOrganisations(inputs, weight).value();
}

TEST(Organisations, ModeOrFlagSaysWhetherAndHowOneIsCovered) {
    const Organisations all = read(registerOf(), "count");
    ASSERT_EQ(all.size(), 11u);  // the shell and the lost one are left out
    using Flags = std::vector<std::uint8_t>;
    EXPECT_EQ(all.ownOrg, (Flags{1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0}));
    EXPECT_EQ(all.jointOrg, (Flags{0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0}));
    EXPECT_EQ(all.unknown, (Flags{0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0}));
    EXPECT_EQ(all.worked, (Flags{0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}));
    EXPECT_TRUE(all.hasOrg(0) && all.hasOrg(4) && !all.hasOrg(5));
}

TEST(Organisations, OutOfBaseAndLostRowsAreLeftOutAndCounted) {
    const Organisations all = read(registerOf(), "count");
    EXPECT_EQ(all.outOfBase, 1u);
    EXPECT_EQ(all.withoutPosition, 1u);
    EXPECT_EQ(all.id.front(), 1);
    EXPECT_EQ(all.id.back(), 13);
    EXPECT_EQ(all.position[2], (Point{200, 7}));
}

TEST(Organisations, NotKnownCountsAsNothing) {
    const Organisations all = read(registerOf(), "employees");
    EXPECT_EQ(all.employees[2], 0);
    EXPECT_EQ(all.weight[1], 20);
    EXPECT_EQ(all.weight[2], 0);
    EXPECT_EQ(all.members, std::vector<double>(all.size(), 0));  // the layer has no such field
}

TEST(Organisations, WeightIsWhatWasAskedFor) {
    EXPECT_EQ(read(registerOf(), "count").weight, std::vector<double>(11, 1));
    EXPECT_EQ(read(registerOf(), "blank").weight,
              (std::vector<double>{0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1}));
    const auto revenue = read(registerOf(), "revenue").weight;  // the -9 of the shell is not read
    EXPECT_EQ(revenue[0], 1.5);
    EXPECT_EQ(revenue[1], 0);
}

TEST(Organisations, RefusesAnUnknownWeightWordsAndNegatives) {
    const MemorySource source({registerOf()});
    Inputs inputs(source);
    EXPECT_EQ(readOrganisations(inputs, "turnover").error().code, ErrorCode::NotFound);
    EXPECT_EQ(readOrganisations(inputs, "mode").error().code, ErrorCode::InvalidArgument);
    Layer negative = registerOf();
    negative.table.columns()[6].numbers[3] = -2;
    const MemorySource bad({negative});
    Inputs badInputs(bad);
    const auto refused = readOrganisations(badInputs, "revenue");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(refused.error().message.en,
              "The weight \"revenue\" of organisation 4 is -2; a weight is 0 or more.");
    EXPECT_EQ(refused.error().message.zh, "权重“revenue”在组织 4 处为 -2；权重不能小于 0。");
}

TEST(Organisations, EmptyRegisterIsRefused) {
    const MemorySource none({}), empty({Layer{"organisations", {}, GeometryKind::Point}});
    Inputs a(none), b(empty);
    EXPECT_EQ(readOrganisations(a, "count").error().code, ErrorCode::NotFound);
    EXPECT_EQ(readOrganisations(b, "count").error().code, ErrorCode::NotFound);
}

TEST(Organisations, TheRunRemembersWhatItRead) {
    const MemorySource source({registerOf()});
    Inputs inputs(source);
    ASSERT_TRUE(readOrganisations(inputs, "count").ok());
    EXPECT_TRUE(inputs.used().contains("organisations"));
}

TEST(Organisations, NamesFollowTheRowsThatCount) {
    const MemorySource source({registerOf()});
    Inputs inputs(source);
    const Organisations all = readOrganisations(inputs, "count").value();
    const auto names = readNames(inputs, all).value();
    ASSERT_EQ(names.size(), all.size());
    EXPECT_EQ(names[2], "attached");
    EXPECT_EQ(names.back(), "union");  // behind the shell and the lost one
}

TEST(Organisations, WeightChoicesHaveWordsInBothLanguages) {
    EXPECT_EQ(weightChoices(false).size(), 3u);
    EXPECT_EQ(weightChoices(true).back().value, "blank");
    for (const auto& choice : weightChoices(true))
        EXPECT_FALSE(choice.label.en.empty() || choice.label.zh.empty());
}

TEST(Platforms, OnlyThoseThatServeTodayAndPlannedOnesNever) {
    Layer layer{"platforms", {}, GeometryKind::Point};
    layer.table.add({"name", FieldType::Text}, std::vector<std::string>{"a", "b", "c", "d", "e"});
    layer.table.add({"status", FieldType::Text},
                    std::vector<std::string>{"built", "construction", "planned", "", "built"});
    layer.points = {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {nan, 0}};
    const MemorySource source({layer}), none({});
    Inputs inputs(source), noInputs(none);
    EXPECT_EQ(readPlatforms(inputs, false).value().name, (std::vector<std::string>{"a", "d"}));
    EXPECT_EQ(readPlatforms(inputs, true).value().name, (std::vector<std::string>{"a", "b", "d"}));
    EXPECT_TRUE(readPlatforms(noInputs, true).value().position.empty());
}

TEST(Platforms, ReachIncludesTheRadiusItself) {
    const std::vector<Point> positions{{1000, 0}, {1000.001, 0}, {0, 0}, {-600, 800}};
    EXPECT_EQ(reachedBy(positions, {{0, 0}}, 1000), (std::vector<std::uint8_t>{1, 0, 1, 1}));
    EXPECT_EQ(reachedBy(positions, {}, 1000), (std::vector<std::uint8_t>{0, 0, 0, 0}));
}

}  // namespace
}  // namespace hetu::analysis
