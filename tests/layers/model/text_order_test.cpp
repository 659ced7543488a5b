#include "layers/model/text_order.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace hetu {
namespace {

TEST(TextOrder, IsThatOfPinyinWithNumbersByValue) {
    const std::vector<std::string> ordered{"2号楼", "10号楼", "安阳",  "北京",
                                           "洛阳",  "上海",   "Apple", "banana"};
    std::vector<std::string> shuffled = ordered;
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(7));
    const auto ranks = textRanks(shuffled).value();
    std::vector<std::string> sorted(shuffled.size());
    for (std::size_t k = 0; k < ranks.size(); ++k)
        sorted[ranks[k]] = shuffled[k];
    EXPECT_EQ(sorted, ordered);
}

TEST(TextOrder, DoesNotDependOnOrderThreadsOrEqualNeighbours) {
    std::mt19937 random(3);
    std::vector<std::string> texts;
    for (int k = 0; k < 100'000; ++k)
        texts.push_back(k % 11 ? "洛阳" + std::to_string(random() % 60'000) + "厂" : "");
    const auto one = textRanks(texts, {}, 1).value();
    EXPECT_EQ(textRanks(texts, {}, 4).value(), one);
    std::vector<std::string> reversed(texts.rbegin(), texts.rend());
    auto back = textRanks(reversed).value();
    std::reverse(back.begin(), back.end());
    EXPECT_EQ(back, one);
    for (std::size_t k = 0; k < texts.size(); ++k)
        ASSERT_EQ(one[k] == noRank, texts[k].empty());
}

TEST(TextOrder, TakesAnyBytes) {
    const std::vector<std::string> odd{"\xff\xfe", "a", std::string("a\0b", 3), "\xe6\xb4"};
    EXPECT_EQ(textRanks(odd).value().size(), 4U);
}

TEST(TextOrder, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(textRanks(std::vector<std::string>{"a"}, Progress(stop.get_token(), {})).error().code,
              ErrorCode::Cancelled);
}

}  // namespace
}  // namespace hetu
