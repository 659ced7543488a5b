#include "layers/base/text.h"

#include <limits>

#include <gtest/gtest.h>

namespace hetu {
namespace {

TEST(Text, NumbersAreGroupedByThree) {
    EXPECT_EQ(toGrouped(0), "0");
    EXPECT_EQ(toGrouped(999), "999");
    EXPECT_EQ(toGrouped(1000), "1,000");
    EXPECT_EQ(toGrouped(1234567.4), "1,234,567");
    EXPECT_EQ(toGrouped(-1240), "-1,240");
    EXPECT_EQ(toGrouped(-1234567.25, 2), "-1,234,567.25");
    EXPECT_EQ(toGrouped(-999.5, 3), "-999.500");
}

TEST(Text, WhatRoundsToZeroHasNoSign) {
    EXPECT_EQ(toGrouped(-0.04, 1), "0.0");
    EXPECT_EQ(toGrouped(-0.0), "0");
    EXPECT_EQ(toGrouped(-0.06, 1), "-0.1");
}

TEST(Text, WhatIsNoNumberIsNotGrouped) {
    EXPECT_EQ(toGrouped(std::numeric_limits<double>::infinity()), "inf");
    EXPECT_EQ(toGrouped(-std::numeric_limits<double>::infinity()), "-inf");
}

TEST(Text, EndsAreTrimmedOfEveryKindOfSpace) {
    EXPECT_EQ(trimmed(" \t\u3000甲 乙\u00a0\ufeff\u200b\n"), "甲 乙");
    EXPECT_EQ(trimmed("\u3000"), "");
}

TEST(Text, ANumberIsReadOnlyAsAWhole) {
    double value = 7;
    EXPECT_FALSE(parseNumber("1,5", value));
    EXPECT_FALSE(parseNumber("", value));
    EXPECT_FALSE(parseNumber(" 1", value));
    EXPECT_EQ(value, 7);
    EXPECT_TRUE(parseNumber("+1.5e3", value));
    EXPECT_EQ(value, 1500);
}

TEST(Text, OverlongAndTornUtf8IsRefused) {
    EXPECT_TRUE(isUtf8("河图 ok"));
    EXPECT_FALSE(isUtf8("\xc0\xaf"));
    EXPECT_FALSE(isUtf8("\xe6\xb2"));
    EXPECT_FALSE(isUtf8("\xed\xa0\x80"));
}

}  // namespace
}  // namespace hetu
