#include "layers/quality/personal_data.h"

#include <gtest/gtest.h>

namespace hetu {
namespace {

// The numbers are the specimens of GB 11643-1999 itself.
TEST(PersonalData, IdentityNumbersHaveACheckSignAndADate) {
    EXPECT_TRUE(isIdentityNumber("11010519491231002X"));
    EXPECT_TRUE(isIdentityNumber("11010519491231002x"));
    EXPECT_FALSE(isIdentityNumber("440524188001010014"));  // born 1880
    EXPECT_FALSE(isIdentityNumber("110105194912310021"));
    EXPECT_FALSE(isIdentityNumber("914403001922038216"));  // a credit code
    EXPECT_FALSE(isIdentityNumber("11010519491231002"));
}

TEST(PersonalData, MobileNumbersAreFoundHoweverTheyAreWritten) {
    for (const char* text : {"13800138000", "138 0013 8000", "138-0013-8000", "+8613800138000",
                             "１３８００１３８０００"})
        EXPECT_TRUE(isMobileNumber(text)) << text;
    for (const char* text : {"12800138000", "1380013800", "138001380001", "0379-1234567", ""})
        EXPECT_FALSE(isMobileNumber(text)) << text;
}

TEST(PersonalData, NumbersInsideTextAreMaskedAndOtherNumbersStay) {
    EXPECT_EQ(withoutPersonalNumbers("找13800138000问"), "找***问");
    EXPECT_EQ(withoutPersonalNumbers("号 11010519491231002X。"), "号 ***。");
    EXPECT_EQ(withoutPersonalNumbers("91410399MA00000153 12345"), "91410399MA00000153 12345");
    EXPECT_EQ(withoutPersonalNumbers("A13800138000B"), "A13800138000B");
    EXPECT_EQ(withoutPersonalNumbers(""), "");
}

TEST(PersonalData, HeadingsOfSinglePersonsAreKnown) {
    for (const char* heading :
         {"姓名", "法定代表人", "联系电话", "手机号码", "身份证号", "书记", "书记姓名", "党员名单",
          "民 族", "出生年月", "家庭住址", "Phone", "mobile number", "contact:phone", "Contact",
          "E-mail", "tel", "法人"})
        EXPECT_TRUE(isPersonalHeading(heading)) << heading;
    for (const char* heading : {"名称", "单位名称", "书记培训", "第一书记", "党员数", "地址",
                                "hotel", "法人单位数", "name", "building"})
        EXPECT_FALSE(isPersonalHeading(heading)) << heading;
}

}  // namespace
}  // namespace hetu
