#include "layers/quality/register_checks.h"

#include <string>

#include <gtest/gtest.h>

namespace hetu {
namespace {

TEST(CreditCode, PublishedCodesAreInOrder) {
    for (const char* code :
         {"914403001922038216", "91440300708461136T", "91330100799655058B", "91110000802100433B",
          "91110108551385082Q", "51100000500002862F", "12100000400002259P", "91350100M000100Y43",
          "91410399MA00000153", "91410399MA0000023X", "52410399MJ0000018X"})
        EXPECT_FALSE(problemOfCreditCode(code)) << code;
}

TEST(CreditCode, SaysWhichCharacterIsExpected) {
    EXPECT_NE(problemOfCreditCode("914403001922038261")->en.find("M is expected"),
              std::string::npos);
    EXPECT_NE(problemOfCreditCode("914403001922083216")->en.find("X is expected"),
              std::string::npos);
    EXPECT_NE(problemOfCreditCode("9144030019220382l6")->en.find("Character 17"),
              std::string::npos);
    EXPECT_NE(problemOfCreditCode("9144030019")->en.find("this one 10"), std::string::npos);
    EXPECT_TRUE(problemOfCreditCode("9144A3001922038216"));
}

TEST(CreditCode, EveryOtherLastCharacterIsRefused) {
    const std::string code = "91410399MA0000015";
    int inOrder = 0;
    for (const char c : std::string("0123456789ABCDEFGHJKLMNPQRTUWXY"))
        inOrder += problemOfCreditCode(code + c) ? 0 : 1;
    EXPECT_EQ(inOrder, 1);
}

TEST(ValueProblem, EmptyMeansNotKnownButForAName) {
    EXPECT_FALSE(problemOfValue("organisations", "members", ""));
    EXPECT_FALSE(problemOfValue("organisations", "kind", " "));
    ASSERT_TRUE(problemOfValue("zones", "name", ""));
    EXPECT_FALSE(problemOfValue("zones", "name", "")->isRefused);
}

TEST(ValueProblem, CountsAreWholeAndNotNegative) {
    EXPECT_FALSE(problemOfValue("organisations", "employees", "86"));
    for (const char* wrong : {"-1", "2.5", "many", "1e400"})
        EXPECT_TRUE(problemOfValue("organisations", "employees", wrong)->isRefused) << wrong;
    EXPECT_FALSE(problemOfValue("platforms", "floor_area", "120.5"));
    EXPECT_FALSE(problemOfValue("organisations", "revenue", "-12.5"));
}

TEST(ValueProblem, CodesFlagsYearsAndDates) {
    EXPECT_FALSE(problemOfValue("zones", "kind", "park"));
    EXPECT_FALSE(problemOfValue("zones", "kind", "garden")->isRefused);
    EXPECT_FALSE(problemOfValue("organisations", "has_org", "1"));
    EXPECT_TRUE(problemOfValue("organisations", "has_org", "2")->isRefused);
    EXPECT_FALSE(problemOfValue("platforms", "year", "2026"));
    EXPECT_TRUE(problemOfValue("platforms", "year", "26"));
    for (const char* right : {"2026", "2026-09", "2026-09-30", "2028-02-29"})
        EXPECT_FALSE(problemOfValue("organisations", "as_of", right)) << right;
    for (const char* wrong : {"2026-02-29", "2026-13", "30.9.2026", "2026-9-30", "1026"})
        EXPECT_TRUE(problemOfValue("organisations", "as_of", wrong)) << wrong;
}

TEST(ValueProblem, ACreditCodeInDoubtIsKept) {
    EXPECT_FALSE(problemOfValue("organisations", "uscc", "91350211M00013FA1N")->isRefused);
}

}  // namespace
}  // namespace hetu
