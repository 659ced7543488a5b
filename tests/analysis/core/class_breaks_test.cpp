#include "analysis/core/class_breaks.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>

#include "analysis/core/counted_random.h"

namespace hetu::analysis {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

ClassBreaks breaksOf(const std::vector<double>& values,
                     BreakMethod method,
                     int classes,
                     const std::vector<double>& fixed = {}) {
    return classBreaks(values, method, classes, fixed).value();
}

std::vector<double> someValues(std::uint64_t seed, std::size_t count, int distinct) {
    CountedRandom random(seed, 0);
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(
            static_cast<double>(random.below(static_cast<std::uint64_t>(distinct))) / 4 - 3);
    return values;
}

double spreadOf(const std::vector<double>& some) {
    if (some.empty()) return 0;
    const double mean =
        std::accumulate(some.begin(), some.end(), 0.0) / static_cast<double>(some.size());
    double squares = 0;
    for (const double value : some)
        squares += (value - mean) * (value - mean);
    return squares;
}

/// The least spread of all ways to cut the sorted values into `classes` runs, one after the other.
double bruteForce(const std::vector<double>& sorted, int classes) {
    std::function<double(std::size_t, int)> rest = [&](std::size_t from, int left) {
        if (left == 1) return spreadOf({sorted.begin() + static_cast<long>(from), sorted.end()});
        double best = std::numeric_limits<double>::infinity();
        for (std::size_t to = from + 1; to + static_cast<std::size_t>(left) - 1 <= sorted.size();
             ++to)
            best = std::min(best, spreadOf({sorted.begin() + static_cast<long>(from),
                                            sorted.begin() + static_cast<long>(to)}) +
                                      rest(to, left - 1));
        return best;
    };
    return rest(0, classes);
}

TEST(ClassBreaks, OfNaturalBreaksAreTheBestOfAllPartitions) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        std::vector<double> values = someValues(seed, 6 + seed % 7, seed % 3 ? 200 : 9);
        std::sort(values.begin(), values.end());
        std::vector<double> distinct = values;
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        for (int classes = 2; classes <= 5 && static_cast<std::size_t>(classes) <= distinct.size();
             ++classes) {
            const ClassBreaks breaks = breaksOf(values, BreakMethod::NaturalBreaks, classes);
            ASSERT_EQ(breaks.counts.size(), static_cast<std::size_t>(classes));
            std::vector<std::vector<double>> members(breaks.counts.size());
            for (const double value : values)
                members[breaks.classOf(value)].push_back(value);
            double spread = 0;
            for (const auto& each : members)
                spread += spreadOf(each);
            EXPECT_NEAR(spread, bruteForce(values, classes), 1e-9) << seed << " " << classes;
        }
    }
}

TEST(ClassBreaks, OfNaturalBreaksFindTheGapsOfALargeRegisterAndFarFromZero) {
    std::vector<double> values;
    CountedRandom random(7, 0);
    for (int i = 0; i < 200000; ++i)
        values.push_back(1e13 + 1000.0 * (i % 4) +
                         static_cast<double>(random.below(100000)) / 1000);
    const ClassBreaks breaks = breaksOf(values, BreakMethod::NaturalBreaks, 4);
    for (int k = 1; k < 4; ++k) {
        EXPECT_GT(breaks.limits[static_cast<std::size_t>(k)], 1e13 + 1000 * (k - 1) + 90);
        EXPECT_LT(breaks.limits[static_cast<std::size_t>(k)], 1e13 + 1000 * (k - 1) + 101);
    }
    EXPECT_EQ(breaks.counts, (std::vector<std::size_t>{50000, 50000, 50000, 50000}));
    EXPECT_GT(goodnessOfFit(values, breaks), 0.99);
}

TEST(ClassBreaks, OfEqualIntervalAreEquallyWideFromLeastToMost) {
    const ClassBreaks breaks = breaksOf({0.1, 9, 3, 10.1}, BreakMethod::EqualInterval, 4);
    ASSERT_EQ(breaks.limits.size(), 5u);
    EXPECT_EQ(breaks.limits.front(), 0.1);
    EXPECT_EQ(breaks.limits.back(), 10.1);
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_NEAR(breaks.limits[i + 1] - breaks.limits[i], 2.5, 1e-12);
    EXPECT_EQ(breaks.counts, (std::vector<std::size_t>{1, 1, 0, 2}));
}

TEST(ClassBreaks, OfQuantilesDifferByOneWhereNoTwoValuesAreEqual) {
    for (std::size_t n = 7; n < 40; ++n) {
        std::vector<double> values(n);
        std::iota(values.begin(), values.end(), 1.0);
        const ClassBreaks breaks = breaksOf(values, BreakMethod::Quantile, 5);
        const auto [least, most] = std::minmax_element(breaks.counts.begin(), breaks.counts.end());
        EXPECT_LE(*most - *least, 1u) << n;
        EXPECT_EQ(breaks.counts.size(), 5u);
    }
}

TEST(ClassBreaks, OfQuantilesNeverPartEqualValues) {
    // Seven of ten say nought: three limits fall together, and nought has a class to itself.
    const ClassBreaks breaks = breaksOf({0, 0, 0, 0, 0, 0, 0, 1, 2, 3}, BreakMethod::Quantile, 4);
    EXPECT_EQ(breaks.limits, (std::vector<double>{0, 0, 1, 3}));
    EXPECT_EQ(breaks.counts, (std::vector<std::size_t>{7, 1, 2}));
    EXPECT_EQ(breaks.classOf(0), 0u);
}

TEST(ClassBreaks, OfRoundedKindAreWholeMultiplesAndNoMoreThanAsked) {
    EXPECT_EQ(breaksOf({3, 97}, BreakMethod::Rounded, 5).limits,
              (std::vector<double>{0, 20, 40, 60, 80, 100}));
    EXPECT_EQ(breaksOf({-0.3, 0.9}, BreakMethod::Rounded, 4).limits,
              (std::vector<double>{-0.5, 0, 0.5, 1}));
    for (std::uint64_t seed = 0; seed < 50; ++seed)
        for (int classes = 1; classes < 9; ++classes) {
            const std::vector<double> values = someValues(seed, 20, 5000);
            const ClassBreaks breaks = breaksOf(values, BreakMethod::Rounded, classes);
            EXPECT_LE(breaks.counts.size(), static_cast<std::size_t>(std::max(classes, 2)));
            EXPECT_LE(breaks.limits.front(), *std::min_element(values.begin(), values.end()));
            EXPECT_GE(breaks.limits.back(), *std::max_element(values.begin(), values.end()));
        }
}

TEST(ClassBreaks, OfFixedKindCountWhatLiesOutside) {
    const ClassBreaks breaks =
        breaksOf({-1, 0, 5, 10, 20, 21, missing}, BreakMethod::Fixed, 3, {20, 10, 0, 10});
    EXPECT_EQ(breaks.limits, (std::vector<double>{0, 10, 20}));
    EXPECT_EQ(breaks.counts, (std::vector<std::size_t>{3, 1}));
    EXPECT_EQ(breaks.outside, 2u);
    EXPECT_EQ(breaks.missing, 1u);
    EXPECT_EQ(breaks.classOf(21), 2u);
    EXPECT_EQ(breaks.classOf(missing), 2u);
}

TEST(ClassBreaks, CountEveryValueOnceInWhateverOrderTheyCome) {
    for (const BreakMethod method : {BreakMethod::EqualInterval, BreakMethod::Quantile,
                                     BreakMethod::NaturalBreaks, BreakMethod::Rounded})
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            std::vector<double> values = someValues(seed, 40, seed % 2 ? 7 : 3000);
            values.push_back(missing);
            values.push_back(std::numeric_limits<double>::infinity());
            const int classes = 1 + static_cast<int>(seed % 9);
            const ClassBreaks breaks = breaksOf(values, method, classes);
            EXPECT_EQ(breaks.missing, 2u);
            EXPECT_EQ(breaks.outside, 0u);
            EXPECT_EQ(std::accumulate(breaks.counts.begin(), breaks.counts.end(), std::size_t{0}),
                      40u);
            EXPECT_TRUE(std::is_sorted(breaks.limits.begin(), breaks.limits.end()));
            std::vector<std::size_t> counts(breaks.counts.size());
            for (std::size_t i = 0; i < 40; ++i)
                ++counts[breaks.classOf(values[i])];
            EXPECT_EQ(counts, breaks.counts);
            std::reverse(values.begin(), values.end());
            EXPECT_EQ(breaksOf(values, method, classes).limits, breaks.limits);
        }
}

TEST(ClassBreaks, GiveEachOfFewValuesItsOwnClass) {
    const ClassBreaks few = breaksOf({5, 1, 5, 3}, BreakMethod::NaturalBreaks, 7);
    EXPECT_EQ(few.limits, (std::vector<double>{1, 1, 3, 5}));
    EXPECT_EQ(few.counts, (std::vector<std::size_t>{1, 1, 2}));
    for (const BreakMethod method : {BreakMethod::EqualInterval, BreakMethod::Quantile,
                                     BreakMethod::NaturalBreaks, BreakMethod::Rounded}) {
        const ClassBreaks same = breaksOf({4, 4, 4}, method, 5);
        EXPECT_EQ(same.limits, (std::vector<double>{4, 4}));
        EXPECT_EQ(same.counts, (std::vector<std::size_t>{3}));
        EXPECT_TRUE(breaksOf({missing}, method, 5).limits.empty());
        EXPECT_TRUE(breaksOf({}, method, 5).counts.empty());
    }
}

TEST(ClassBreaks, StandTheLargestNumbersThereAre) {
    const double huge = std::numeric_limits<double>::max();
    for (const BreakMethod method :
         {BreakMethod::EqualInterval, BreakMethod::Rounded, BreakMethod::Quantile})
        EXPECT_EQ(breaksOf({-huge, 0, huge}, method, 3).outside, 0u);
    EXPECT_EQ(breaksOf({1e300, std::nextafter(1e300, huge)}, BreakMethod::Rounded, 3).outside, 0u);
}

TEST(ClassBreaks, RefuseWhatCannotBe) {
    const std::vector<double> values{1, 2};
    EXPECT_EQ(classBreaks(values, BreakMethod::Quantile, 0).error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(classBreaks(values, BreakMethod::Quantile, 101).error().code,
              ErrorCode::InvalidArgument);
    const std::vector<double> one{1}, bad{1, missing};
    EXPECT_EQ(classBreaks(values, BreakMethod::Fixed, 3, one).error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(classBreaks(values, BreakMethod::Fixed, 3, bad).error().code,
              ErrorCode::InvalidArgument);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(classBreaks(values, BreakMethod::NaturalBreaks, 2, {}, Progress(stop.get_token(), {}))
                  .error()
                  .code,
              ErrorCode::Cancelled);
}

TEST(ClassBreaks, FitPerfectlyWhereEveryValueHasItsClassAndNotAtAllInOne) {
    const std::vector<double> values{1, 2, 3, 2};
    EXPECT_EQ(goodnessOfFit(values, breaksOf(values, BreakMethod::NaturalBreaks, 3)), 1.0);
    EXPECT_NEAR(goodnessOfFit(values, breaksOf(values, BreakMethod::NaturalBreaks, 1)), 0.0, 1e-12);
}

}  // namespace
}  // namespace hetu::analysis
