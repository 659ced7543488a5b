#include "layers/quality/column_match.h"

#include <set>

#include <gtest/gtest.h>

#include "layers/workspace/register_schema.h"

namespace hetu {
namespace {

ColumnMatch matched(std::string_view layer, const std::vector<std::string>& columns) {
    const auto match = matchColumns(layer, columns, {});
    EXPECT_TRUE(match.ok());
    return match.ok() ? match.value() : ColumnMatch{};
}

TEST(ColumnMatch, FieldNamesAndLabelsInBothLanguagesAreHeadings) {
    for (const RegisterLayer& layer : registerLayers())
        for (const Field& field : layer.fields)
            for (const std::string& heading : {field.name, field.label.en, field.label.zh}) {
                const ColumnMatch match = matched(layer.name, {heading});
                EXPECT_EQ(match.columnOf.count(field.name), 1u)
                    << layer.name << "." << field.name << " by " << heading;
            }
}

TEST(ColumnMatch, HowAHeadingIsWrittenDoesNotMatter) {
    for (const char* heading :
         {"从业人数", " 从业 人数 ", "从业人数（人）", "*从业人数", "从业\n人数", "【从业人数】",
          "Ｅmployees", "EMPLOYEES", "从业人数(人)*"})
        EXPECT_EQ(matched("organisations", {heading}).columnOf.count("employees"), 1u) << heading;
    EXPECT_EQ(plainHeading("县（市）区*"), "县市区");
}

TEST(ColumnMatch, TheMoreExactColumnWins) {
    const ColumnMatch members = matched("organisations", {"党员数", "其中：正式党员"});
    EXPECT_EQ(members.columnOf.at("members"), 1u);
    EXPECT_EQ(members.others, (std::vector<std::size_t>{0}));
    const ColumnMatch name = matched("organisations", {"全称", "名称"});
    EXPECT_EQ(name.columnOf.at("name"), 1u);
}

TEST(ColumnMatch, ANameThatAShapeFileCutIsRecognised) {
    const ColumnMatch match = matched("organisations", {"members_pr", "members_el", "members"});
    EXPECT_EQ(match.columnOf.at("members_probationary"), 0u);
    EXPECT_EQ(match.columnOf.at("members_elsewhere"), 1u);
    EXPECT_EQ(match.columnOf.at("members"), 2u);
    EXPECT_EQ(matched("regions", {"Name_Count"}).columnOf.count("name"), 1u);
    EXPECT_TRUE(matched("organisations", {"members_e"}).columnOf.empty());
}

TEST(ColumnMatch, PositionsAreRecognised) {
    for (const auto& [x, y] : {std::pair{"经度", "纬度"},
                               {"lng", "lat"},
                               {"Longitude", "Latitude"},
                               {"东经", "北纬"},
                               {"高德经度", "高德纬度"}}) {
        const ColumnMatch match = matched("platforms", {y, x});
        EXPECT_EQ(match.columnOf.at("lon"), 1u) << x;
        EXPECT_EQ(match.columnOf.at("lat"), 0u) << y;
    }
    for (const auto& [x, y] :
         {std::pair{"x", "y"}, {"X坐标", "Y坐标"}, {"横坐标", "纵坐标"}, {"POINT_X", "POINT_Y"}}) {
        const ColumnMatch match = matched("platforms", {x, y});
        EXPECT_EQ(match.columnOf.at("x"), 0u) << x;
        EXPECT_EQ(match.columnOf.at("y"), 1u) << y;
    }
    EXPECT_EQ(matched("platforms", {"经纬度"}).columnOf.count("lonlat"), 1u);
}

TEST(ColumnMatch, NoColumnFeedsTwoFields) {
    const ColumnMatch match =
        matched("organisations", {"类别", "类型", "组织类别", "街道", "乡镇", "行业", "name"});
    std::set<std::size_t> used;
    for (const auto& [field, column] : match.columnOf)
        EXPECT_TRUE(used.insert(column).second) << field;
}

}  // namespace
}  // namespace hetu
