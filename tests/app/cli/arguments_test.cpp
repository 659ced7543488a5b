#include "app/cli/arguments.h"

#include <gtest/gtest.h>

namespace hetu::cli {
namespace {

TEST(Arguments, OptionsTakeTheNextWordOrWhatStandsBehindEquals) {
    const Arguments a =
        parseArguments({"ws", "--radius", "-5", "--map=name=名称", "file", "--dry"}, {"dry"})
            .value();
    EXPECT_EQ(a.words, (std::vector<std::string>{"ws", "file"}));
    EXPECT_EQ(a.value("radius"), "-5");
    EXPECT_EQ(a.value("map"), "name=名称");
    EXPECT_TRUE(a.has("dry"));
    EXPECT_FALSE(a.has("wet"));
    EXPECT_EQ(a.value("wet", "no"), "no");
}

TEST(Arguments, TheLastValueCountsAndAllAreKept) {
    const Arguments a = parseArguments({"--map", "a=b", "--map", "c=d"}, {}).value();
    EXPECT_EQ(a.value("map"), "c=d");
    EXPECT_EQ(a.options.size(), 2u);
}

TEST(Arguments, DoubleDashEndsTheOptions) {
    const Arguments a = parseArguments({"--", "--strange-name.csv"}, {}).value();
    EXPECT_EQ(a.words, (std::vector<std::string>{"--strange-name.csv"}));
}

TEST(Arguments, AnOptionWithoutItsValueIsRefused) {
    EXPECT_FALSE(parseArguments({"--radius"}, {}).ok());
}

}  // namespace
}  // namespace hetu::cli
