#include "app/desktop/document/selection.h"

#include <QSignalSpy>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace hetu::desktop {
namespace {

TEST(Selection, IsTheSetAlgebraOfItsModesAndTellsOnlyOfChanges) {
    std::mt19937 random(3);
    Selection selection;
    QSignalSpy told(&selection, &Selection::changed);
    std::set<std::int64_t> expected;
    int changes = 0;
    for (int step = 0; step < 400; ++step) {
        Selection::Ids given;
        for (std::uint32_t i = random() % 6; i > 0; --i)
            given.push_back(static_cast<std::int64_t>(random() % 8));
        const std::set<std::int64_t> wanted(given.begin(), given.end());
        const auto mode = static_cast<SelectMode>(random() % 5);
        const std::set<std::int64_t> before = expected;
        if (mode == SelectMode::Replace) expected = wanted;
        for (std::int64_t id = 0; id < 8; ++id) {
            const bool was = before.count(id) > 0, isGiven = wanted.count(id) > 0;
            const bool is = mode == SelectMode::Replace  ? isGiven
                            : mode == SelectMode::Add    ? was || isGiven
                            : mode == SelectMode::Remove ? was && !isGiven
                            : mode == SelectMode::Toggle ? was != isGiven
                                                         : was && isGiven;
            if (is)
                expected.insert(id);
            else
                expected.erase(id);
        }
        selection.select("a", given, mode);
        EXPECT_EQ(selection.ids("a"), Selection::Ids(expected.begin(), expected.end()));
        changes += before != expected ? 1 : 0;
        EXPECT_EQ(told.count(), changes);
    }
    EXPECT_TRUE(selection.ids("b").empty());
    selection.clear();
    EXPECT_EQ(selection.count(), 0U);
}

}  // namespace
}  // namespace hetu::desktop
