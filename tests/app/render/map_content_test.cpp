#include "app/render/map_content.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "app/render/map_sheet.h"
#include "tests/app/render/map_fixture.h"

namespace hetu::render {
namespace {

using test::LittleCity;

std::size_t placeOf(const std::vector<DrawnLayer>& layers, const std::string& id) {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [&](const DrawnLayer& layer) { return layer.id == id; });
    EXPECT_NE(found, layers.end()) << id;
    return static_cast<std::size_t>(found - layers.begin());
}

std::string textOf(const LayoutRequest& sheet, const std::string& id) {
    for (const auto& [key, text] : sheet.texts)
        if (key == id) return text;
    return "(none)";
}

std::string noNotes(std::string_view) {
    return {};
}

TEST(MapContent, PilesPointsOverLinesOverAreasWhateverTheOrderAsked) {
    const LittleCity city;
    MapContent content = city.content();
    const auto layers = content.layers(
        city.source(), {"sites", "organisations", "regions", "streets", "buildings"});
    ASSERT_TRUE(layers.ok());
    const auto& pile = layers.value();
    EXPECT_LT(placeOf(pile, "buildings"), placeOf(pile, "streets"));
    EXPECT_LT(placeOf(pile, "streets"), placeOf(pile, "organisations"));
    EXPECT_LT(placeOf(pile, "regions"), placeOf(pile, "organisations"));
    EXPECT_LT(placeOf(pile, "organisations"), placeOf(pile, "sites"));
}

TEST(MapContent, EveryLayerWithRowsHasAStyleAndASourceThatExists) {
    const LittleCity city;
    MapContent content = city.content();
    const auto layers = content.allLayers(city.source());
    ASSERT_TRUE(layers.ok());
    EXPECT_EQ(layers.value().size(), 19U);
    for (const DrawnLayer& layer : layers.value())
        EXPECT_TRUE(std::filesystem::exists(layer.style)) << layer.id;
}

TEST(MapContent, DrawsALayerInTheStyleThatPeopleGaveIt) {
    test::LittleCity city;
    const auto styleOf = [&](const std::string& layer) {
        const auto source = std::move(city.workspace().snapshot()).value();
        MapContent content = city.content();
        return content.layers(*source, {layer}).value().front().style;
    };
    const std::string shipped = styleOf("zones");
    const auto keep = [&](const std::string& layer, const std::string& json) {
        auto change = std::move(city.workspace().begin()).value();
        ASSERT_TRUE(change.putItem("style", layer, json).ok());
        ASSERT_TRUE(change.commit().ok());
    };
    keep("zones", R"({"look":{"fill":"#0102ff"}})");
    EXPECT_NE(styleOf("zones").find("1,2,255,255"), std::string::npos);
    // What circles and classes measure, the legend says.
    keep("organisations",
         R"({"kind":"graduated","field":"has_org","classes":[{"from":0,"to":1}]})");
    {
        const auto source = std::move(city.workspace().snapshot()).value();
        const std::string label = source->find("organisations")->field("has_org")->label.zh;
        MapContent content = city.content();
        EXPECT_TRUE(content.layers(*source, {"organisations"})
                        .value()
                        .front()
                        .title.ends_with("：" + label));
        auto change = std::move(city.workspace().begin()).value();
        ASSERT_TRUE(change.removeItem("style", "organisations").ok());
        ASSERT_TRUE(change.commit().ok());
    }
    keep("zones", "nonsense");  // the layer is shown all the same
    EXPECT_EQ(styleOf("zones"), shipped);
    keep("kernel_density", R"({"kind":"graduated","classes":[{"from":0,"to":7}]})");
    EXPECT_NE(styleOf("kernel_density").find("singlebandpseudocolor"), std::string::npos);
    EXPECT_EQ(styleOf("organisations").find('<'), std::string::npos);
}

TEST(MapContent, WritesASurfaceOncePerRevisionAndRemovesItAtTheEnd) {
    const LittleCity city;
    std::string file;
    {
        MapContent content = city.content();
        file = content.layers(city.source(), {"kernel_density"}).value().front().source;
        ASSERT_TRUE(std::filesystem::exists(file));
        const auto written = std::filesystem::last_write_time(file);
        EXPECT_EQ(content.layers(city.source(), {"kernel_density"}).value().front().source, file);
        EXPECT_EQ(std::filesystem::last_write_time(file), written);
    }
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(MapContent, NamesTheLayersThereAreWhenOneIsUnknown) {
    const LittleCity city;
    MapContent content = city.content();
    const auto layers = content.layers(city.source(), {"unicorns"});
    ASSERT_FALSE(layers.ok());
    EXPECT_EQ(layers.error().code, ErrorCode::NotFound);
    EXPECT_NE(layers.error().hint.en.find("organisations"), std::string::npos);
}

TEST(MapSheet, RefusesUnknownLayoutsAndRegionsAndListsTheOthers) {
    const LittleCity city;
    MapContent content = city.content();
    const auto layout = mapSheet(city.source(), content, noNotes, {"poster", "", "/tmp/x.pdf"});
    ASSERT_FALSE(layout.ok());
    EXPECT_EQ(layout.error().code, ErrorCode::NotFound);
    EXPECT_NE(layout.error().hint.en.find("candidate-sites"), std::string::npos);
    const auto region =
        mapSheet(city.source(), content, noNotes, {"organisations", "南区", "/tmp/x.pdf"});
    ASSERT_FALSE(region.ok());
    EXPECT_EQ(region.error().code, ErrorCode::NotFound);
    EXPECT_NE(region.error().hint.zh.find("东区"), std::string::npos);
}

TEST(MapSheet, ShowsTheNamedRegionGrownByFivePercent) {
    const LittleCity city;
    MapContent content = city.content();
    for (const char* name : {"西区", "410302"}) {
        const auto sheet =
            mapSheet(city.source(), content, noNotes, {"organisations", name, "/tmp/x.pdf"});
        ASSERT_TRUE(sheet.ok());
        EXPECT_NEAR(sheet.value().extent.minX, test::corner.x + 5000 - 250, 1);
        EXPECT_NEAR(sheet.value().extent.maxY, test::corner.y + 5000 + 250, 1);
        EXPECT_TRUE(sheet.value().inset.isEmpty());
        EXPECT_NE(textOf(sheet.value(), "title").find("西区"), std::string::npos);
    }
}

TEST(MapSheet, BeginsItsTitleWithThePlaceAndNotWithAnotherTitle) {
    const LittleCity city;
    MapContent content = city.content();
    const auto titleWith = [&](const std::string& key, const std::string& value) {
        const auto notes = [&](std::string_view wanted) {
            return wanted == key ? value : std::string();
        };
        return textOf(
            mapSheet(city.source(), content, notes, {"organisations", "", "/tmp/x.pdf"}).value(),
            "title");
    };
    const std::string expected = "洛阳市两新组织党的组织覆盖情况分布图";
    EXPECT_EQ(titleWith("place", "洛阳市"), expected);
    EXPECT_EQ(titleWith("title", "洛阳市两新组织与区域平台（合成示例）"),
              "两新组织党的组织覆盖情况分布图");
}

TEST(MapSheet, NeverMakesUpAReviewNumber) {
    const LittleCity city;
    MapContent content = city.content();
    const SheetWish wish{"organisations", "", "/tmp/x.pdf"};
    EXPECT_EQ(textOf(mapSheet(city.source(), content, noNotes, wish).value(), "review_number"),
              "审图号：");
    const auto noted = [](std::string_view key) {
        return std::string(key == "review_number" ? "豫洛S(2026)001号" : "");
    };
    EXPECT_EQ(textOf(mapSheet(city.source(), content, noted, wish).value(), "review_number"),
              "审图号：豫洛S(2026)001号");
}

TEST(MapSheet, SaysWhenItsDataAreSyntheticAndOnlyThen) {
    const LittleCity city;
    MapContent content = city.content(Language::English);
    const SheetWish wish{"organisations", "", "/tmp/x.pdf"};
    EXPECT_EQ(textOf(mapSheet(city.source(), content, noNotes, wish).value(), "synthetic"), "");
    const auto noted = [](std::string_view key) {
        return std::string(key == "synthetic" ? "yes" : key == "data_date" ? "2026-09-30" : "");
    };
    const auto sheet = mapSheet(city.source(), content, noted, wish).value();
    EXPECT_NE(textOf(sheet, "synthetic").find("Synthetic"), std::string::npos);
    EXPECT_NE(textOf(sheet, "title").find("Q3 2026"), std::string::npos);
    EXPECT_EQ(textOf(sheet, "data_date"), "Data as of: 2026-09-30");
}

TEST(MapSheet, ListsSitesByRankWithWhatTheyNewlyReach) {
    const LittleCity city;
    MapContent content = city.content();
    const auto sheet =
        mapSheet(city.source(), content, noNotes, {"candidate-sites", "", "/tmp/x.pdf"});
    ASSERT_TRUE(sheet.ok());
    ASSERT_EQ(sheet.value().table.size(), 3U);
    EXPECT_EQ(sheet.value().table[1], (std::vector<std::string>{"1", "甲园", "东区", "3,400"}));
    EXPECT_EQ(sheet.value().table[2], (std::vector<std::string>{"2", "乙园", "西区", "1,200"}));
}

TEST(MapSheet, CountsTheTotalOfCoverageFromTheOrganisations) {
    const LittleCity city;
    MapContent content = city.content();
    const auto sheet =
        mapSheet(city.source(), content, noNotes, {"organisations", "", "/tmp/x.pdf"});
    ASSERT_TRUE(sheet.ok());
    EXPECT_EQ(sheet.value().table.back(), (std::vector<std::string>{"合计", "2", "1", "50.0"}));
}

}  // namespace
}  // namespace hetu::render
