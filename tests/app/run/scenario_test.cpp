#include "app/run/scenario.h"

#include <gtest/gtest.h>

namespace hetu::app {
namespace {

Scenario sample() {
    return {"老城方案",
            1500,
            {{1, "中心\"甲\"", {637'000.125, 3'832'000.1}, SiteState::Existing},
             {2, "B", {1, -2}, SiteState::Candidate},
             {5, "C", {3, 4}, SiteState::Pinned},
             {4, "D", {5, 6}, SiteState::Forbidden}}};
}

TEST(Scenario, ComesBackFromItsText) {
    const auto read = readScenario(scenarioText(sample()));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value(), sample());
}

TEST(Scenario, OnlyPlacesThatAreNotForbiddenServe) {
    EXPECT_EQ(sample().serving(), (std::vector<Point>{{637'000.125, 3'832'000.1}, {1, -2}, {3, 4}}));
    EXPECT_EQ(sample().freeId(), 6);
    EXPECT_EQ(Scenario{}.freeId(), 1);
}

TEST(Scenario, WhatIsNoneIsSaid) {
    const char* bad[] = {
        "", "[]", "{}", "{\"name\":\"a\",\"radius\":0,\"sites\":[]}",
        "{\"name\":\"a\",\"radius\":1,\"sites\":[{\"id\":1,\"name\":\"\",\"x\":0,\"y\":0,"
        "\"state\":\"gone\"}]}",
        "{\"name\":\"a\",\"radius\":1,\"sites\":[{\"id\":1,\"name\":\"\",\"y\":0,"
        "\"state\":\"pinned\"}]}",
        "{\"name\":\"a\",\"radius\":1,\"sites\":[{\"id\":1,\"name\":\"\",\"x\":0,\"y\":0,"
        "\"state\":\"pinned\"},{\"id\":1,\"name\":\"\",\"x\":0,\"y\":0,\"state\":\"pinned\"}]}"};
    for (const char* text : bad) {
        const auto read = readScenario(text);
        ASSERT_FALSE(read.ok()) << text;
        EXPECT_EQ(read.error().code, ErrorCode::InvalidArgument);
    }
}

}  // namespace
}  // namespace hetu::app
