#include "layers/quality/clean_cell.h"

#include <gtest/gtest.h>

#include "layers/workspace/register_schema.h"

namespace hetu {
namespace {

TEST(CleanCount, ReadsWhatLedgersHold) {
    struct Case {
        const char* cell;
        double value;
    };
    for (const Case& c :
         {Case{"50", 50}, Case{" 50 ", 50}, Case{"５０", 50}, Case{"1,200", 1200},
          Case{"１，２００", 1200}, Case{"12.0", 12}, Case{"约50人", 50}, Case{"50余人", 50},
          Case{"50人左右", 50}, Case{"1.2万", 12000}, Case{"1.2万人", 12000}, Case{"无", 0},
          Case{"零", 0}, Case{"0", 0}, Case{"50+", 50}, Case{"3名", 3}, Case{"1e3", 1000}}) {
        const CleanNumber number = cleanCount(c.cell);
        EXPECT_EQ(number.state, CellState::Good) << c.cell;
        EXPECT_DOUBLE_EQ(number.value, c.value) << c.cell;
    }
    for (const char* cell : {"", " ", "-", "/", "——", "　", "N/A", "不详"})
        EXPECT_EQ(cleanCount(cell).state, CellState::Blank) << cell;
    for (const char* cell : {"若干", "10-20", "-5", "2.5", "abc", "inf", "nan", "50家公司", "12号"})
        EXPECT_EQ(cleanCount(cell).state, CellState::Unreadable) << cell;
}

TEST(CleanReal, MayBeNegativeAndHaveAUnit) {
    EXPECT_DOUBLE_EQ(cleanReal("-1.5").value, -1.5);
    EXPECT_DOUBLE_EQ(cleanReal("1,234.5㎡").value, 1234.5);
    EXPECT_DOUBLE_EQ(cleanReal("40 m").value, 40);
    EXPECT_EQ(cleanReal("inf").state, CellState::Unreadable);
}

TEST(CleanFlag, BlankIsUnknownAndNeverNo) {
    for (const char* cell :
         {"是", "有", "√", "✓", "1", "Y", "yes", "TRUE", "已建", "已建立", "１"}) {
        EXPECT_EQ(cleanFlag(cell).state, CellState::Good) << cell;
        EXPECT_EQ(cleanFlag(cell).value, 1) << cell;
    }
    for (const char* cell : {"否", "无", "×", "0", "N", "no", "false", "未建", "没有", "暂无"}) {
        EXPECT_EQ(cleanFlag(cell).state, CellState::Good) << cell;
        EXPECT_EQ(cleanFlag(cell).value, 0) << cell;
    }
    for (const char* cell : {"", "  ", "—"})
        EXPECT_EQ(cleanFlag(cell).state, CellState::Blank) << cell;
    EXPECT_EQ(cleanFlag("甲").state, CellState::Unreadable);
    EXPECT_EQ(cleanPresence("指导员03").value, 1);
    EXPECT_EQ(cleanPresence("无").value, 0);
}

TEST(CleanCode, EveryCodeIsReachedByItselfAndByBothOfItsLabels) {
    for (const RegisterLayer& layer : registerLayers())
        for (const Field& field : layer.fields)
            for (const CodeLabel& code : codesOf(layer.name, field.name))
                for (const std::string& word : {code.code, code.label.en, code.label.zh}) {
                    const CleanText clean = cleanCode(layer.name, field.name, word);
                    EXPECT_EQ(clean.state, CellState::Good) << word;
                    EXPECT_EQ(clean.text, code.code) << layer.name << "." << field.name;
                }
}

TEST(CleanCode, KeepsOtherWordsWherePeopleWriteOthersWithoutADoubt) {
    const CleanText industry = cleanCode("organisations", "industry", " 卖粮食的 ");
    EXPECT_EQ(industry.state, CellState::Good);
    EXPECT_EQ(industry.text, "卖粮食的");
    EXPECT_EQ(cleanCode("organisations", "op_status", "名存实亡").state, CellState::Good);
    EXPECT_EQ(cleanCode("organisations", "mode", "别的").state, CellState::Unreadable);
}

TEST(CleanCode, KnowsTheSynonyms) {
    const auto mode = [](const char* word) {
        return cleanCode("organisations", "mode", word).text;
    };
    EXPECT_EQ(mode("单独组建"), "own");
    EXPECT_EQ(mode("楼宇合建"), "joint");
    EXPECT_EQ(mode("依托建"), "attached");
    EXPECT_EQ(mode("行业统建"), "industry");
    EXPECT_EQ(mode("选派党建指导员"), "instructor");
    EXPECT_EQ(cleanCode("organisations", "industry", "C13 农副食品加工业").text, "13");
    EXPECT_EQ(cleanCode("organisations", "org_level", "联合支部").text, "联合党支部");
    EXPECT_EQ(cleanCode("organisations", "scale", "规模以上").text, "规上");
    EXPECT_EQ(cleanCode("organisations", "kind", "民办非企业单位").text, "social");
    EXPECT_EQ(cleanCode("organisations", "kind", "私营企业").text, "enterprise");
    EXPECT_EQ(cleanCode("platforms", "status", "在建").text, "construction");
    EXPECT_EQ(cleanCode("zones", "kind", "商务楼宇").text, "building");
    EXPECT_EQ(cleanCode("organisations", "mode", "奇怪").state, CellState::Unreadable);
    EXPECT_EQ(mode("奇怪"), "奇怪");
    EXPECT_EQ(cleanCode("organisations", "mode", "无").state, CellState::Blank);
}

TEST(CleanCell, CountiesStandUnderTheirCodeOfToday) {
    EXPECT_EQ(countyOfToday("410381"), "410307");
    EXPECT_EQ(countyOfToday("410322"), "410308");
    EXPECT_EQ(countyOfToday("410306"), "410308");
    EXPECT_EQ(countyOfToday("４１０３０５"), "410305");
    EXPECT_EQ(countyOfToday("孟津县"), "孟津区");
    EXPECT_EQ(countyOfToday("涧西区"), "涧西区");
}

TEST(CleanCell, CreditCodesTellTheKind) {
    EXPECT_EQ(kindOfCreditCode("914403001922038216"), "enterprise");
    EXPECT_EQ(kindOfCreditCode("51100000500002862F"), "social");
    EXPECT_EQ(kindOfCreditCode("12100000400002259P"), "");
    EXPECT_EQ(kindOfCreditCode("91"), "");
}

TEST(CleanCell, WhatIsOutOfBusinessIsNotCounted) {
    for (const char* status : {"空挂", "已注销", "吊销", "停产", "失联", "僵尸企业", "closed"})
        EXPECT_TRUE(isOutOfBusiness(status)) << status;
    for (const char* status : {"", "正常", "存续", "在业", "未注销"})
        EXPECT_FALSE(isOutOfBusiness(status)) << status;
}

}  // namespace
}  // namespace hetu
