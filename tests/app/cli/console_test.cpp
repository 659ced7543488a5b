#include "app/cli/console.h"

#include <gtest/gtest.h>

namespace hetu::cli {
namespace {

TEST(Console, NumbersAreGroupedAndNotPadded) {
    EXPECT_EQ(readable(0), "0");
    EXPECT_EQ(readable(999), "999");
    EXPECT_EQ(readable(1000), "1,000");
    EXPECT_EQ(readable(-1234567.25), "-1,234,567.25");
    EXPECT_EQ(readable(12.5, 0), "12");
    EXPECT_EQ(readable(0.100), "0.1");
    EXPECT_EQ(readable(-0.0001), "0");
}

TEST(Console, ChineseCharactersTakeTwoColumns) {
    EXPECT_EQ(displayWidth("abc"), 3u);
    EXPECT_EQ(displayWidth("洛阳a"), 5u);
}

}  // namespace
}  // namespace hetu::cli
