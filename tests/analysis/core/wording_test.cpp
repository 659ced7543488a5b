#include "analysis/core/wording.h"

#include <cmath>

#include <gtest/gtest.h>

namespace hetu::analysis {
namespace {

TEST(Wording, DistancesReadAsPeopleSayThem) {
    EXPECT_EQ(distanceText(850).en, "850 m");
    EXPECT_EQ(distanceText(999.7).zh, "1 公里");
    EXPECT_EQ(distanceText(1000).en, "1 km");
    EXPECT_EQ(distanceText(2345).zh, "2.3 公里");
}

TEST(Wording, SharesOfVeryFewAreNotSaid) {
    EXPECT_EQ(shareText(5306, 8669).en, " (61.2 %)");
    EXPECT_EQ(shareText(5306, 8669).zh, "（61.2%）");
    EXPECT_TRUE(shareText(3, 4).isEmpty());
    EXPECT_TRUE(std::isnan(percentOf(0, 0)));
}

TEST(Wording, EqualNamesGetNumbersThatNobodyHas) {
    std::vector<std::string> names{"A", "B", "A", "", "A 1", ""};
    numberEqualNames(names, "集聚区");
    EXPECT_EQ(names, (std::vector<std::string>{"A 2", "B", "A 3", "集聚区 1", "A 1", "集聚区 2"}));
}

TEST(Wording, RowsLeftOutAreSaidOnlyIfThereAreAny) {
    Organisations organisations;
    EXPECT_TRUE(leftOutNotes(organisations).empty());
    organisations.outOfBase = 1;
    organisations.withoutPosition = 1200;
    const auto notes = leftOutNotes(organisations);
    ASSERT_EQ(notes.size(), 2u);
    EXPECT_EQ(notes[0].en, "1 organisation is left out: not counted in the base.");
    EXPECT_EQ(notes[1].en, "1,200 organisations are left out: the position is not known.");
    EXPECT_EQ(notes[1].zh, "1,200 家组织没有位置，不参与统计。");
}

}  // namespace
}  // namespace hetu::analysis
