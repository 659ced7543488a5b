#include "layers/crs/crs_search.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace hetu {
namespace {

const std::vector<ListedCrs>& all() {
    static const std::vector<ListedCrs> list = listedCrs().value();
    return list;
}

std::vector<std::string> codes(std::string_view wanted, std::optional<Point> place = {}) {
    std::vector<std::string> out;
    for (const std::size_t i : searchCrs(all(), wanted, place, 50))
        out.push_back(all()[i].crs.code);
    return out;
}

bool has(const std::vector<std::string>& list, const char* code) {
    return std::ranges::find(list, code) != list.end();
}

constexpr Point luoyang{112.45, 34.62};

TEST(CrsSearch, TheNumberThatIsWrittenComesFirst) {
    EXPECT_EQ(codes("4547").front(), "EPSG:4547");
    EXPECT_EQ(codes("EPSG:3857").front(), "EPSG:3857");
    EXPECT_TRUE(std::ranges::all_of(codes("4547"), [](const std::string& code) {
        return code.find("4547") != std::string::npos;
    }));
}

TEST(CrsSearch, ChineseNamesFindTheSystemsOfChina) {
    EXPECT_EQ(codes("国家大地坐标系 经纬度", luoyang).front(), "EPSG:4490");
    EXPECT_TRUE(has(codes("国家大地坐标系 111", luoyang), "EPSG:4546"));
    EXPECT_TRUE(has(codes("西安80 114", luoyang), "EPSG:2383"));
    EXPECT_TRUE(has(codes("北京54 第19带", luoyang), "EPSG:21419"));
    EXPECT_TRUE(has(codes("网络墨卡托"), "EPSG:3857"));
    EXPECT_TRUE(has(codes("三度带 2000", luoyang), "EPSG:4546"));
}

TEST(CrsSearch, EveryWordMustBeFoundWhateverItsCase) {
    const auto found = codes("cgcs2000 gauss 111e");
    EXPECT_TRUE(has(found, "EPSG:4546"));
    EXPECT_FALSE(has(found, "EPSG:4547"));
    EXPECT_TRUE(codes("cgcs2000 nonsense").empty());
}

TEST(CrsSearch, WithoutWordsTheSystemsOfThePlaceAreListedThoseOfChinaFirst) {
    const auto found = codes("", luoyang);
    EXPECT_TRUE(has(found, "EPSG:4546"));
    EXPECT_TRUE(has(found, "EPSG:4490"));
    EXPECT_FALSE(has(found, "EPSG:27700"));  // Great Britain
}

TEST(CrsSearch, EveryEntryCanBeReadAndSaysWhatItIs) {
    ASSERT_GT(all().size(), 3000U);
    for (std::size_t i = 0; i < all().size(); i += 397) {
        const auto crs = crsOf(all()[i].crs.code);
        ASSERT_TRUE(crs.ok()) << all()[i].crs.code;
        EXPECT_EQ(crs.value().name, all()[i].crs.name);
        EXPECT_EQ(crs.value().isGeographic, all()[i].crs.isGeographic);
    }
}

TEST(CrsTitle, IsWhatPeopleCallIt) {
    EXPECT_EQ(titleOfCrs("CGCS2000 / 3-degree Gauss-Kruger CM 111E").zh,
              "2000国家大地坐标系 / 3度带 中央经线111°");
    EXPECT_EQ(titleOfCrs("Xian 1980 / Gauss-Kruger zone 19").zh, "1980西安坐标系 / 6度带 第19带");
    EXPECT_EQ(titleOfCrs("WGS 84 / Pseudo-Mercator").zh, "WGS 84 / 网络墨卡托");
    EXPECT_EQ(titleOfCrs("OSGB36 / British National Grid").zh, "OSGB36 / British National Grid");
    EXPECT_EQ(titleOfCrs("CGCS2000 / 3-degree Gauss-Kruger CM 111E").en,
              "CGCS2000 / 3-degree Gauss-Kruger CM 111E");
}

}  // namespace
}  // namespace hetu
