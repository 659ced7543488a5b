#include "layers/workspace/code_lists.h"

#include <set>

#include <gtest/gtest.h>

#include "layers/geometry/editing.h"
#include "layers/workspace/industry_codes.h"
#include "layers/workspace/row_query.h"
#include "layers/workspace/workspace.h"
#include "tests/support/temporary_folder.h"

namespace hetu {
namespace {

/// A city of two counties and a township, with three organisations.
class CodeListsTest : public testing::Test {
protected:
    void SetUp() override {
        path = folder.file("city.hetu");
        auto workspace = Workspace::create(path, "EPSG:4546");
        ASSERT_TRUE(workspace.ok());
        Layer regions;
        regions.kind = GeometryKind::Polygon;
        for (int i = 0; i < 3; ++i)
            regions.shapes.push_back(rectangle({1000.0 * i, 0}, {1000.0 * i + 1000, 1000}));
        const std::vector<std::string> code{"410311", "410303", "410311001"};
        const std::vector<std::string> name{"洛龙区", "西工区", "开元路街道"};
        const std::vector<std::string> level{"county", "county", "township"};
        regions.table.add({"code", FieldType::Text}, code);
        regions.table.add({"name", FieldType::Text}, name);
        regions.table.add({"level", FieldType::Text}, level);
        Layer rows;
        rows.kind = GeometryKind::Point;
        rows.points = {{10, 10}, {1010, 10}, {20, 10}};
        rows.table.add({"county", FieldType::Text},
                       std::vector<std::string>{"410311", "410303", "410311"});
        rows.table.add({"industry", FieldType::Text}, std::vector<std::string>{"C", "13", "P"});
        auto transaction = workspace.value().begin();
        ASSERT_TRUE(transaction.ok());
        ASSERT_TRUE(transaction.value().append("regions", regions).ok());
        ASSERT_TRUE(transaction.value().append("organisations", rows).ok());
        ASSERT_TRUE(transaction.value().commit().ok());
    }
    std::vector<std::int64_t> found(const RowFilter& filter) {
        auto query = RowQuery::open(path, "organisations");
        EXPECT_TRUE(query.ok());
        auto ids = query.value().ids(filter);
        EXPECT_TRUE(ids.ok()) << (ids.ok() ? "" : ids.error().message.en);
        return ids.ok() ? ids.value() : std::vector<std::int64_t>{};
    }

    test::TemporaryFolder folder;
    std::string path;
};

using Ids = std::vector<std::int64_t>;

TEST_F(CodeListsTest, CallsCountiesByTheirNamesAndFindsThemByThese) {
    const auto codes = CodeLists::read(path);
    ASSERT_TRUE(codes.ok());
    EXPECT_EQ(codes.value().label("organisations", "county", "410311").zh, "洛龙区");
    EXPECT_EQ(codes.value().label("organisations", "county", "410399").zh, "410399");
    EXPECT_EQ(codes.value().label("organisations", "town", "410311001").zh, "开元路街道");
    EXPECT_EQ(codes.value().codeOf("platforms", "county", "西工区"), "410303");
    ASSERT_EQ(codes.value().of("zones", "county").size(), 2U);
    EXPECT_EQ(codes.value().of("zones", "county")[0].code, "410303");  // by code
    EXPECT_EQ(found({.columns = {{"county", "洛龙"}}}), (Ids{1, 3}));
    EXPECT_EQ(found({.columns = {{"county", "410303"}}}), (Ids{2}));
    EXPECT_EQ(found({.expression = "县区 = '洛龙区' and industry = 'Education'"}), (Ids{3}));
}

TEST_F(CodeListsTest, SaysIndustriesInWordsDownToTheirDivision) {
    const auto codes = CodeLists::read(path);
    ASSERT_TRUE(codes.ok());
    const auto zh = [&](const char* code) {
        return codes.value().label("organisations", "industry", code).zh;
    };
    EXPECT_EQ(zh("C"), "制造业");
    EXPECT_EQ(zh("13"), "农副食品加工业");
    EXPECT_EQ(zh("C1311"), "农副食品加工业");
    EXPECT_EQ(zh("卖粮食的"), "卖粮食的");
    EXPECT_EQ(found({.columns = {{"industry", "制造"}}}), (Ids{1}));
    // A letter is a section, in either case, and no part of a word.
    EXPECT_EQ(found({.columns = {{"industry", "p"}}}), (Ids{3}));
    EXPECT_EQ(found({.expression = "industry = 'p'"}), (Ids{3}));
}

TEST_F(CodeListsTest, AnExpressionFindsRowsThatHoldTheWordsThemselves) {
    {
        auto workspace = Workspace::open(path);
        ASSERT_TRUE(workspace.ok());
        auto transaction = workspace.value().begin();
        ASSERT_TRUE(transaction.ok());
        const RowValues values{{"county", std::string("洛龙区")}, {"industry", std::string("01")}};
        ASSERT_TRUE(transaction.value().insertRow("organisations", values, {}).ok());
        ASSERT_TRUE(transaction.value().commit().ok());
    }
    EXPECT_EQ(found({.expression = "县区 = '洛龙区'"}), (Ids{1, 3, 4}));
    EXPECT_EQ(found({.expression = "县区 <> 洛龙区"}), (Ids{2}));
    EXPECT_EQ(found({.expression = "县区 in ('洛龙区', '西工区')"}), (Ids{1, 2, 3, 4}));
    EXPECT_EQ(found({.expression = "industry = 01"}), (Ids{4}));
}

TEST(IndustryCodes, HaveTwentySectionsAndNinetySevenDivisionsEachWithNamesOfItsOwn) {
    std::set<std::string> codes, zh, en;
    std::size_t sections = 0;
    for (const CodeLabel& one : industryCodes()) {
        sections += one.code.size() == 1;
        EXPECT_TRUE(codes.insert(one.code).second) << one.code;
        EXPECT_TRUE(zh.insert(one.label.zh).second) << one.label.zh;
        EXPECT_TRUE(en.insert(one.label.en).second) << one.label.en;
    }
    EXPECT_EQ(sections, 20U);
    EXPECT_EQ(codes.size(), 117U);
    for (int division = 1; division <= 97; ++division)
        EXPECT_TRUE(codes.contains((division < 10 ? "0" : "") + std::to_string(division)));
}

TEST(IndustryCodes, AreReadInEveryWayThatLedgersWriteThemAndInNoOther) {
    for (const char* written : {"C", "c", "制造业", "C制造业", "C 制造业", "manufacturing"})
        EXPECT_EQ(industryOf(written), "C") << written;
    for (const char* written : {"13", "C13", "1311", "131", "13农副食品加工业", "C1311 稻谷加工"})
        EXPECT_EQ(industryOf(written), "13") << written;
    for (const char* written : {"", "2020年", "A座", "98", "Z", "3", "卖粮食的", "CO", "13579"})
        EXPECT_EQ(industryOf(written), "") << written;
}

}  // namespace
}  // namespace hetu
