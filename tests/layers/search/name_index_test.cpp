#include "layers/search/name_index.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <set>
#include <stop_token>

#include <gtest/gtest.h>

#include "layers/search/pinyin.h"

namespace hetu {
namespace {

std::string utf8(const std::u32string& signs) {
    std::string text;
    for (const char32_t c : signs) {
        if (c < 0x80) {
            text += static_cast<char>(c);
        } else {
            text += static_cast<char>(0xE0 | (c >> 12));
            text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
            text += static_cast<char>(0x80 | (c & 0x3F));
        }
    }
    return text;
}

std::vector<std::string> found(const std::vector<std::string>& names, std::string_view typed) {
    const auto index = NameIndex::build(names);
    std::vector<std::string> texts;
    for (const NameIndex::Hit& hit : index.value().find(typed, 100))
        texts.push_back(names[hit.name]);
    return texts;
}

/// Everything that can be typed for the signs of `name` from `k` on, spelt or by initials: the
/// other way round from the index, which takes apart what was typed.
void spellings(const std::u32string& name,
               std::size_t k,
               const std::u32string& soFar,
               bool isSpelt,
               std::size_t longest,
               std::set<std::pair<std::u32string, bool>>& all) {
    if (!soFar.empty()) all.emplace(soFar, isSpelt);
    if (k == name.size() || soFar.size() >= longest) return;
    spellings(name, k + 1, soFar + name[k], isSpelt, longest, all);
    for (const std::string& reading : readingsOf(name[k])) {
        const std::u32string letters(reading.begin(), reading.end());
        for (std::size_t n = 1; n <= letters.size(); ++n)
            all.emplace(soFar + letters.substr(0, n), isSpelt);
        spellings(name, k + 1, soFar + letters, isSpelt, longest, all);
        spellings(name, k + 1, soFar + letters[0], false, longest, all);
        if (letters.size() > 2 && letters[1] == 'h')
            spellings(name, k + 1, soFar + letters.substr(0, 2), false, longest, all);
    }
}

std::vector<NameIndex::Hit> byTryingAll(const std::vector<std::string>& names,
                                        const std::u32string& typed) {
    struct Entry {
        NameIndex::Hit hit;
        std::u32string signs;
    };
    std::vector<Entry> entries;
    for (std::uint32_t n = 0; n < names.size(); ++n) {
        std::vector<bool> words;
        const std::u32string signs = comparable(names[n], &words);
        int best = 9;
        for (std::size_t k = 0; k < signs.size(); ++k) {
            std::set<std::pair<std::u32string, bool>> all;
            spellings(signs, k, U"", true, typed.size(), all);
            const bool isWord = k == 0 || words[k];
            if (all.contains({typed, true})) best = std::min(best, !isWord ? 3 : k == 0 ? 0 : 1);
            if (all.contains({typed, false})) best = std::min(best, isWord ? 2 : 3);
        }
        if (best < 9) entries.push_back({{n, static_cast<NameRank>(best)}, signs});
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        if (a.hit.rank != b.hit.rank) return a.hit.rank < b.hit.rank;
        if (a.signs.size() != b.signs.size()) return a.signs.size() < b.signs.size();
        return a.signs < b.signs;
    });
    std::vector<NameIndex::Hit> hits;
    for (const Entry& entry : entries)
        hits.push_back(entry.hit);
    return hits;
}

TEST(Pinyin, CharactersHaveTheirReadingsAndNothingElseHas) {
    EXPECT_EQ(readingsOf(U'洛'), std::vector<std::string>{"luo"});
    EXPECT_EQ(readingsOf(U'瀍'), std::vector<std::string>{"chan"});
    EXPECT_EQ(readingsOf(U'重'), (std::vector<std::string>{"zhong", "chong"}));
    EXPECT_EQ(readingsOf(U'女'), (std::vector<std::string>{"nv", "nu"}));
    EXPECT_TRUE(readingsOf(U'a').empty());
    EXPECT_TRUE(readingsOf(U'，').empty());
    EXPECT_TRUE(readingsOf(0x10FFFF).empty());
}

TEST(Pinyin, NearlyEveryCharacterInUseHasAReading) {
    int without = 0;
    for (char32_t c = 0x4E00; c <= 0x9FA5; ++c)
        without += readingsOf(c).empty();
    EXPECT_LT(without, 210);  // of 20,902
}

TEST(Pinyin, WidthCaseAccentsAndSignsDoNotCount) {
    EXPECT_EQ(comparable("Ｌuò-Yáng　（３Ｇ）"), U"luoyang3g");
    EXPECT_EQ(comparable("Lǚ"), U"lu");
    EXPECT_EQ(comparable("\xFF 洛"), U"洛");
    std::vector<bool> words;
    EXPECT_EQ(comparable("洛阳A座(东)", &words), U"洛阳a座东");
    EXPECT_EQ(words, (std::vector<bool>{true, false, true, true, true}));
}

TEST(NameIndex, CharactersPinyinInitialsAndMixturesFindTheName) {
    const std::vector<std::string> names{"洛阳科技有限公司", "新安县粮油店", "重庆火锅",
                                         "Vanke 广场"};
    for (const char* typed : {"洛阳", "科技", "luoyangkeji", "lykj", "LYKJ", "luo yang", "luò yáng",
                              "luo4yang2", "洛yang", "lykeji", "luoy", "yangkj", "lyk"})
        EXPECT_EQ(found(names, typed), std::vector<std::string>{names[0]}) << typed;
    EXPECT_EQ(found(names, "chongqing"), std::vector<std::string>{names[2]});
    EXPECT_EQ(found(names, "zhongqing"), std::vector<std::string>{names[2]});
    EXPECT_EQ(found(names, "cqhg"), std::vector<std::string>{names[2]});
    EXPECT_EQ(found(names, "vankegc"), std::vector<std::string>{names[3]});
    EXPECT_TRUE(found(names, "luoyangx").empty());
    EXPECT_TRUE(found(names, "").empty());
    EXPECT_TRUE(found(names, " ,。").empty());
}

TEST(NameIndex, TheNearerTheStartTheEarlierThenTheShorterThenByName) {
    const std::vector<std::string> names{"河南洛阳桥", "洛阳桥梁厂", "洛阳桥", "中州路(洛阳桥)",
                                         "罗杨桥",     "洛阳桥",     "来月球"};
    EXPECT_EQ(found(names, "洛阳桥"), (std::vector<std::string>{"洛阳桥", "洛阳桥", "洛阳桥梁厂",
                                                                "中州路(洛阳桥)", "河南洛阳桥"}));
    // 洛 comes before 罗; first letters come after what is spelt out; within the name last.
    EXPECT_EQ(found(names, "luoyangq"),
              (std::vector<std::string>{"洛阳桥", "洛阳桥", "罗杨桥", "洛阳桥梁厂",
                                        "中州路(洛阳桥)", "河南洛阳桥"}));
    EXPECT_EQ(found(names, "lyq"),
              (std::vector<std::string>{"来月球", "洛阳桥", "洛阳桥", "罗杨桥", "洛阳桥梁厂",
                                        "中州路(洛阳桥)", "河南洛阳桥"}));
}

TEST(NameIndex, EqualsTryingEveryNameFromEverySignOn) {
    std::mt19937 random(20260406);
    // Few characters with short, many and containing readings, so that everything is ambiguous.
    const std::u32string signs = U"安案阿恶嗯重长行乐女洛阳西先县中3ax堡";
    const std::u32string typedSigns = U"anxiezhogucl3洛重bp";
    const auto pick = [&](const std::u32string& from) {
        return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random)];
    };
    int matches = 0;
    for (int round = 0; round < 150; ++round) {
        std::vector<std::string> names;
        for (int n = 0; n < 25; ++n) {
            std::u32string name;
            for (auto length = random() % 6; length > 0; --length) {
                name += pick(signs);
                if (random() % 6 == 0) name += U' ';
            }
            names.push_back(utf8(name));
        }
        const auto index = NameIndex::build(names);
        ASSERT_TRUE(index.ok());
        for (int q = 0; q < 12; ++q) {
            std::u32string typed;
            if (q % 2 == 0) {
                for (auto length = 1 + random() % 4; length > 0; --length)
                    typed += pick(typedSigns);
            } else {  // what somebody might type for one of them
                const std::u32string name = comparable(names[random() % names.size()]);
                for (std::size_t k = name.empty() ? 0 : random() % name.size(); k < name.size();
                     ++k) {
                    const auto& readings = readingsOf(name[k]);
                    if (readings.empty() || random() % 4 == 0) {
                        typed += name[k];
                        continue;
                    }
                    const std::string& reading = readings[random() % readings.size()];
                    const std::size_t length = random() % 2 ? 1 : reading.size();
                    typed += std::u32string(reading.begin(),
                                            reading.begin() + static_cast<std::ptrdiff_t>(length));
                }
                typed.resize(std::min<std::size_t>(typed.size(), 9));
            }
            if (typed.empty()) continue;
            auto expected = byTryingAll(names, typed);
            if (expected.empty()) continue;  // then tone digits are left out: not tried here
            matches += static_cast<int>(expected.size());
            EXPECT_EQ(index.value().find(utf8(typed), 1000), expected) << utf8(typed);
            expected.resize(std::min<std::size_t>(expected.size(), 3));
            EXPECT_EQ(index.value().find(utf8(typed), 3), expected) << utf8(typed);
        }
    }
    EXPECT_GT(matches, 3000);
}

TEST(NameIndex, ALongRowOfEqualSignsDoesNotTakeForEver) {
    std::string name, typed;
    for (int i = 0; i < 60; ++i) {
        name += "堡";
        typed += "b";
    }
    EXPECT_EQ(found({name}, typed), std::vector<std::string>{name});
    EXPECT_TRUE(found({name}, typed + "x").empty());
}

TEST(NameIndex, NothingIsFoundInNothing) {
    EXPECT_TRUE(NameIndex().find("a", 5).empty());
    const auto index = NameIndex::build({});
    EXPECT_TRUE(index.value().find("a", 5).empty());
}

TEST(NameIndex, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const std::vector<std::string> names{"洛阳"};
    const auto index = NameIndex::build(names, Progress(stop.get_token(), {}));
    ASSERT_FALSE(index.ok());
    EXPECT_EQ(index.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace hetu
