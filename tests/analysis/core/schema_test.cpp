#include "analysis/core/schema.h"

#include <gtest/gtest.h>

namespace hetu::analysis {
namespace {

enum class Colour { Red, Green };

struct Sample {
    double length = 1.5;
    int count = 3;
    bool loud = true;
    Colour colour = Colour::Green;
    std::string field = "count", layer = "", layers = "zones,streets";
};

Schema<Sample> schema() {
    Schema<Sample> s;
    s.number("length", {"Length", "长度"}, &Sample::length)
        .unit("m")
        .range(0.5, 10)
        .help("a", "甲");
    s.integer("count", {"Count", "个数"}, &Sample::count).unit("1").range(1, 5);
    s.flag("loud", {"Loud", "大声"}, &Sample::loud);
    s.choice("colour", {"Colour", "颜色"}, &Sample::colour,
             {{Colour::Red, {"red", {"red", "红"}}}, {Colour::Green, {"green", {"green", "绿"}}}});
    s.field("field", {"Field", "字段"}, &Sample::field, {{"count", {"count", "计数"}}});
    s.layer("layer", {"Layer", "图层"}, &Sample::layer);
    s.layerList("layers", {"Layers", "图层"}, &Sample::layers);
    return s;
}

TEST(Schema, StatesEveryDefaultOnceInTheStruct) {
    const auto specs = schema().specs();
    ASSERT_EQ(specs.size(), 7u);
    const std::vector<std::string> expected{"1.5",   "3", "on",           "green",
                                            "count", "",  "zones,streets"};
    for (std::size_t i = 0; i < specs.size(); ++i)
        EXPECT_EQ(specs[i].defaultValue, expected[i]) << specs[i].name;
    EXPECT_EQ(specs[0].unit, "m");
    EXPECT_EQ(specs[0].min, 0.5);
    EXPECT_EQ(specs[0].max, 10);
    EXPECT_EQ(specs[0].help.zh, "甲");
    EXPECT_EQ(specs[3].choices.size(), 2u);
}

TEST(Schema, ReadsEachKindIntoItsMember) {
    const Sample p = schema()
                         .parse({{"length", "2.25"},
                                 {"count", "5"},
                                 {"loud", "off"},
                                 {"colour", "red"},
                                 {"field", "employees"},
                                 {"layer", "zones"},
                                 {"layers", "a,b"}})
                         .value();
    EXPECT_EQ(p.length, 2.25);
    EXPECT_EQ(p.count, 5);
    EXPECT_FALSE(p.loud);
    EXPECT_EQ(p.colour, Colour::Red);
    EXPECT_EQ(p.field, "employees");
    EXPECT_EQ(p.layer, "zones");
    EXPECT_EQ(p.layers, "a,b");
}

TEST(Schema, LeavesWhatIsNotGivenAtItsDefault) {
    const Sample p = schema().parse({}).value();
    EXPECT_EQ(p.length, 1.5);
    EXPECT_EQ(p.count, 3);
    EXPECT_TRUE(p.loud);
    EXPECT_EQ(p.colour, Colour::Green);
}

TEST(Schema, ReadsItsOwnDefaults) {
    Values values;
    for (const ParameterSpec& spec : schema().specs())
        values[spec.name] = spec.defaultValue;
    EXPECT_TRUE(schema().parse(values).ok());
}

TEST(Schema, RefusesWhatASpecDoesNotAllow) {
    const std::pair<const char*, const char*> bad[] = {
        {"length", "0.49"},  {"length", "10.01"}, {"length", "1,5"}, {"length", ""},
        {"length", "nan"},   {"length", "inf"},   {"length", "2 m"}, {"count", "2.5"},
        {"count", "0"},      {"count", "6"},      {"count", "two"},  {"loud", "yes"},
        {"colour", "Green"}, {"colour", ""},      {"no-such", "1"}};
    for (const auto& [name, value] : bad) {
        const auto p = schema().parse({{name, value}});
        ASSERT_FALSE(p.ok()) << name << " = " << value;
        EXPECT_EQ(p.error().code, ErrorCode::InvalidArgument);
        EXPECT_NE(p.error().message.en.find(name), std::string::npos);
        EXPECT_NE(p.error().message.zh.find(name), std::string::npos);
    }
}

TEST(Schema, TakesTheEndsOfARange) {
    EXPECT_TRUE(schema().parse({{"length", "0.5"}}).ok());
    EXPECT_TRUE(schema().parse({{"length", "10"}}).ok());
    EXPECT_TRUE(schema().parse({{"count", "1"}}).ok());
}

TEST(Schema, NamesTheChoicesAndParametersThereAre) {
    EXPECT_NE(schema().parse({{"colour", "blue"}}).error().hint.en.find("red, green"),
              std::string::npos);
    EXPECT_NE(schema().parse({{"lenght", "1"}}).error().hint.en.find("--length"),
              std::string::npos);
}

TEST(Schema, HasAWordForEveryKind) {
    EXPECT_EQ(kindWord(ParameterSpec::Kind::Number), "number");
    EXPECT_EQ(kindWord(ParameterSpec::Kind::LayerList), "layers");
}

}  // namespace
TEST(Schema, PositionsComeBackAsTheyWereWritten) {
    const std::vector<Point> places{{634521.25, 3834211.5}, {-1e-7, 1.0 / 3}};
    const auto back = parsePositions(positionsText(places));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back.value(), places);
    EXPECT_TRUE(parsePositions("").value().empty());
    EXPECT_EQ(parsePositions(" 1 , 2 ;; 3,4 ; ").value(), (std::vector<Point>{{1, 2}, {3, 4}}));
    for (const char* bad : {"1", "1,", "1,2,3", "a,b", "1,nan", "1 2"}) {
        const auto refused = parsePositions(bad);
        ASSERT_FALSE(refused.ok()) << bad;
        EXPECT_NE(refused.error().message.en.find(bad), std::string::npos);
    }
}

}  // namespace hetu::analysis
