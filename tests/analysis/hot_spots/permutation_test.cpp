#include "analysis/hot_spots/permutation.h"

#include <cmath>
#include <numeric>
#include <random>
#include <stop_token>

#include <gtest/gtest.h>

#include "layers/model/table.h"
#include "tests/analysis/hot_spots/reference.h"

namespace hetu::hot_spots {
namespace {

/// What of all samples lies below and above the observed value, by listing every one.
struct Shares {
    double below = 0, above = 0;
};

Shares sharesByListing(const std::vector<double>& values,
                       const Weights& weights,
                       Statistic statistic,
                       std::size_t unit) {
    const std::size_t degree = weights.degree(unit);
    const auto term = [&](std::size_t k, std::size_t other) {
        const double difference = values[other] - values[unit];
        return weights.weight(weights.starts[unit] + k) *
               (statistic == Statistic::Geary ? difference * difference : values[other]);
    };
    double observed = 0;
    for (std::size_t k = 0; k < degree; ++k)
        observed += term(k, weights.of(unit)[k]);
    Shares shares;
    double count = 0;
    std::vector<bool> isUsed(values.size(), false);
    const auto extend = [&](const auto& self, std::size_t k, double sum) -> void {
        if (k == degree) {
            ++count;
            shares.below += sum < observed - 1e-9;
            shares.above += sum > observed + 1e-9;
            return;
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i == unit || isUsed[i]) continue;
            isUsed[i] = true;
            self(self, k + 1, sum + term(k, i));
            isUsed[i] = false;
        }
    };
    extend(extend, 0, 0);
    shares.below /= count;
    shares.above /= count;
    return shares;
}

void expectShares(const std::vector<double>& values,
                  const Weights& weights,
                  Statistic statistic,
                  std::uint64_t seed) {
    const Ranks ranks =
        permuted(values, weights, statistic, {.permutations = 99'999, .seed = seed}, {}).value();
    ASSERT_EQ(ranks.permutations, 99'999u);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (weights.degree(i) == 0) {
            EXPECT_TRUE(std::isnan(ranks.p(i)));
            continue;
        }
        const Shares expected = sharesByListing(values, weights, statistic, i);
        const auto within = [](double share) {  // five standard deviations
            return 1e-9 + 5 * std::sqrt(share * (1 - share) / 99'999);
        };
        EXPECT_NEAR(ranks.below[i] / 99'999.0, expected.below, within(expected.below)) << i;
        EXPECT_NEAR(ranks.above[i] / 99'999.0, expected.above, within(expected.above)) << i;
    }
}

/// Nine units, rows of several lengths up to all others, one without neighbours.
Weights mixedRows() {
    return test::weightsOf({{1, 2, 3},
                            {0, 4},
                            {5},
                            {0, 1, 2, 4, 5},
                            {8, 7, 6, 5},
                            {},
                            {0, 1, 2, 3, 4, 5, 7, 8},
                            {1, 3, 8},
                            {7}});
}

TEST(Permuted, SharesAreThoseOfListingAllSamples) {
    const std::vector<double> distinct{0.3, 7.1, 2.2, 9.9, 4.4, 1.7, 5.5, 3.14, 8.8};
    const std::vector<double> tied{0, 1, 1, 0, 3, 1, 0, 0, 3};
    // Tenths, whose sums in doubles depend on the order: 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1.
    const std::vector<double> tenths{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
    for (const auto& values : {distinct, tied, tenths})
        for (const Statistic statistic : {Statistic::GiStar, Statistic::Geary}) {
            expectShares(values, mixedRows(), statistic, 1);
            Weights decaying = mixedRows();
            for (std::size_t e = 0; e < decaying.neighbours.size(); ++e)
                decaying.values.push_back(1 / (1.0 + static_cast<double>(e % 3)));
            expectShares(values, decaying, statistic, 2);
        }
}

TEST(Permuted, LongAndShortDrawsAreFair) {
    // Unit 0 of 60 with 40 neighbours (dealt from a pack), of 48 with 11 (picked one by one): the
    // number of ones among them is hypergeometric, which a repeat would show.
    for (const auto& [units, degree] : {std::pair{60, 40}, {48, 11}}) {
        std::vector<std::vector<std::uint32_t>> rows(static_cast<std::size_t>(units));
        for (int j = 1; j <= degree; ++j)
            rows[0].push_back(static_cast<std::uint32_t>(j));
        std::vector<double> values(rows.size(), 0);
        int ones = 0, observed = 0;
        for (int i = 1; i < units; i += 3) {
            values[static_cast<std::size_t>(i)] = 1;
            ++ones;
            observed += i <= degree;
        }
        const Ranks ranks = permuted(values, test::weightsOf(rows), Statistic::Gi, {}, {}).value();
        const auto choose = [](int n, int k) {
            return k < 0 || k > n
                       ? 0.0
                       : std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1));
        };
        double below = 0, above = 0;
        for (int found = 0; found <= ones; ++found) {
            const double share = choose(ones, found) * choose(units - 1 - ones, degree - found) /
                                 choose(units - 1, degree);
            if (found < observed) below += share;
            if (found > observed) above += share;
        }
        EXPECT_NEAR(ranks.below[0] / 99'999.0, below, 0.008) << units;
        EXPECT_NEAR(ranks.above[0] / 99'999.0, above, 0.008) << units;
    }
}

TEST(Ranks, CountTheObservedValueAmongTheDraws) {
    Ranks ranks;
    ranks.permutations = 99;
    ranks.below = {99, 95, 0, 40, 0, 0};
    ranks.above = {0, 4, 99, 50, 0, 0};
    ranks.tested = {1, 1, 1, 1, 1, 0};
    EXPECT_DOUBLE_EQ(ranks.p(0), 0.02);
    EXPECT_DOUBLE_EQ(ranks.p(1), 0.10);
    EXPECT_DOUBLE_EQ(ranks.p(2), 0.02);
    EXPECT_DOUBLE_EQ(ranks.p(3), 1.0);  // 49 of 99 below or equal, 59 above or equal
    EXPECT_DOUBLE_EQ(ranks.p(4), 1.0);
    EXPECT_TRUE(std::isnan(ranks.p(5)));
}

/// A map without structure: `count` places, and values dealt out at random.
struct NullMap {
    Weights weights;
    std::vector<double> values;
};

enum class Kind { Distinct, Counts, ZeroOrOne, HeavyTailed };

NullMap nullMap(Kind kind, std::size_t count, std::size_t k, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<> real(0, 1);
    NullMap map;
    std::vector<Point> places(count);
    for (Point& p : places) {
        p = {1000 * real(random), 1000 * real(random)};
        const double u = real(random);
        map.values.push_back(kind == Kind::Distinct    ? u
                             : kind == Kind::Counts    ? std::floor(5 * u)
                             : kind == Kind::ZeroOrOne ? double(u < 0.3)
                                                       : std::floor(std::pow(1 - u, -0.8)));
    }
    map.weights = k > 0 ? nearest(places, k, {}).value() : within(places, 200, false, {}).value();
    return map;
}

class OfNoStructure : public testing::TestWithParam<std::tuple<Kind, std::size_t>> {};

TEST_P(OfNoStructure, PValuesAreNeitherTooSmallNorNeedlesslyLarge) {
    // One unit of each of 2,000 maps, so that the tests are independent of each other. With ties
    // broken at random, the rank must be even: what tells that #(below), #(equal), #(above) are
    // right; and p <= a no more often than a.
    const auto [kind, k] = GetParam();
    constexpr int maps = 2000;
    std::mt19937 random(99);
    std::uniform_real_distribution<> real(0, 1);
    int low = 0, high = 0, tenth = 0, found = 0, lower = 0, tested = 0;
    for (unsigned seed = 0; seed < maps; ++seed) {
        const NullMap map = nullMap(kind, 60, k, seed);
        const Ranks ranks = permuted(map.values, map.weights, Statistic::Moran,
                                     {.permutations = 499, .seed = seed}, {})
                                .value();
        const std::size_t unit = seed % 60;
        if (!ranks.tested[unit]) continue;
        ++tested;
        const double equal = 499.0 - ranks.below[unit] - ranks.above[unit];
        const double even = (ranks.below[unit] + real(random) * (equal + 1)) / 500;
        low += even < 0.025;
        high += even > 0.975;
        tenth += even < 0.1;
        found += ranks.p(unit) <= 0.05;
        lower += ranks.p(unit) <= 0.01;
    }
    const auto expectShare = [&](int count, double share, const char* what) {
        EXPECT_NEAR(count, share * tested, 4 * std::sqrt(share * (1 - share) * tested)) << what;
    };
    EXPECT_GT(tested, maps * 9 / 10);
    expectShare(low, 0.025, "low");
    expectShare(high, 0.025, "high");
    expectShare(tenth, 0.1, "tenth");
    if (kind == Kind::Distinct) {
        expectShare(found, 0.05, "p <= 0.05");
        expectShare(lower, 0.01, "p <= 0.01");
    } else {
        EXPECT_LE(found, 0.05 * tested + 4 * std::sqrt(0.05 * 0.95 * tested));
        EXPECT_LE(lower, 0.01 * tested + 4 * std::sqrt(0.01 * 0.99 * tested));
    }
}

INSTANTIATE_TEST_SUITE_P(Maps,
                         OfNoStructure,
                         testing::Combine(testing::Values(Kind::Distinct,
                                                          Kind::Counts,
                                                          Kind::ZeroOrOne,
                                                          Kind::HeavyTailed),
                                          testing::Values(8, 0)));

TEST(Permuted, TheWholeMapHoldsItsLevelToo) {
    // 20,000 units that share one table of 99,999 draws: the share found stays near 5 %, although
    // all of them share the table's error and neighbours overlap.
    for (const Kind kind : {Kind::Distinct, Kind::Counts})
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const NullMap map = nullMap(kind, 20'000, 8, seed);
            const Ranks ranks =
                permuted(map.values, map.weights, Statistic::Moran, {.seed = seed}, {}).value();
            double found = 0;
            for (std::size_t i = 0; i < map.values.size(); ++i)
                found += ranks.p(i) <= 0.05;
            found /= static_cast<double>(map.values.size());
            if (kind == Kind::Distinct) {
                EXPECT_NEAR(found, 0.05, 0.008);
            }
            EXPECT_LE(found, 0.058);
            const auto after = [&] {
                std::vector<double> p;
                for (std::size_t i = 0; i < map.values.size(); ++i)
                    p.push_back(ranks.p(i));
                return adjusted(p, Correction::FalseDiscovery);
            }();
            EXPECT_LE(std::count_if(after.begin(), after.end(), [](double p) { return p <= 0.05; }),
                      3);
        }
}

TEST(Permuted, IsTheSameForAnyNumberOfThreadsAndChangesWithTheSeed) {
    const NullMap map = nullMap(Kind::Counts, 3000, 0, 3);
    for (const Statistic statistic : {Statistic::Gi, Statistic::Geary}) {
        const auto run = [&](int threads, std::uint64_t seed) {
            return permuted(map.values, map.weights, statistic,
                            {.permutations = 1999, .seed = seed, .threads = threads}, {})
                .value();
        };
        const Ranks one = run(1, 7);
        for (const int threads : {2, 5}) {
            EXPECT_EQ(one.below, run(threads, 7).below);
            EXPECT_EQ(one.above, run(threads, 7).above);
        }
        EXPECT_NE(one.below, run(1, 8).below);
    }
    const NullMap few = nullMap(Kind::Counts, 400, 8, 4);
    const auto global = [&](int threads) {
        return permutedGlobal(few.values, few.weights,
                              {.permutations = 999, .seed = 7, .threads = threads}, {})
            .value();
    };
    EXPECT_EQ(global(1).permutations, 999u);
    EXPECT_EQ(global(1).moran, global(3).moran);
    EXPECT_EQ(global(1).getis, global(3).getis);
}

TEST(Permuted, BlocksOfDrawsAddUpToTheWhole) {
    // Rows so long that the draws come in several blocks: still P in all.
    std::vector<std::vector<std::uint32_t>> rows(3000);
    for (std::uint32_t j = 1; j < 2500; ++j)
        rows[0].push_back(j);
    rows[1] = {0, 2};
    std::vector<double> values(3000);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = i < 1500 ? 0 : 1;
    const Ranks ranks =
        permuted(values, test::weightsOf(rows), Statistic::Gi, {.permutations = 19'999}, {})
            .value();
    EXPECT_EQ(ranks.permutations, 19'999u);
    // Unit 1 sees two zeros: above it lies whatever holds a one, 3 of 4 draws.
    EXPECT_NEAR(ranks.above[1] / 19'999.0, 0.75, 0.016);
    EXPECT_EQ(ranks.below[1], 0u);
    // 999 ones were seen by unit 0; 1250 are expected.
    EXPECT_EQ(ranks.above[0], 19'999u);
}

TEST(PermutedGlobal, IsNearTheNormalApproximationOnAMapWithoutStructure) {
    const NullMap map = nullMap(Kind::Distinct, 1000, 8, 11);
    const GlobalStatistics normal = globalStatistics(map.values, map.weights);
    const GlobalRanks found = permutedGlobal(map.values, map.weights, {}, {}).value();
    EXPECT_EQ(found.permutations, 9999u);
    EXPECT_NEAR(found.moran, normal.moran.p, 0.03);
    EXPECT_NEAR(found.geary, normal.geary.p, 0.03);
    EXPECT_NEAR(found.getis, normal.getis.p, 0.03);
}

TEST(PermutedGlobal, IsThatOfAllPermutations) {
    const Weights weights = test::weightsOf({{1}, {0, 2}, {1, 3}, {2, 4}, {3, 5}, {4}});
    const std::vector<double> values{0, 1, 1, 3, 5, 8};
    const auto statisticsOf = [&](const std::vector<double>& x) {
        const GlobalStatistics s = globalStatistics(x, weights, 1);
        return std::vector{s.moran.value, s.geary.value, s.getis.value};
    };
    const auto observed = statisticsOf(values);
    std::vector<double> dealt(6);
    std::vector<std::size_t> order{0, 1, 2, 3, 4, 5};
    std::vector<double> atMost(3, 0), atLeast(3, 0);
    do {
        for (std::size_t i = 0; i < 6; ++i)
            dealt[i] = values[order[i]];
        const auto one = statisticsOf(dealt);
        for (std::size_t k = 0; k < 3; ++k) {
            atMost[k] += one[k] <= observed[k] + 1e-12;
            atLeast[k] += one[k] >= observed[k] - 1e-12;
        }
    } while (std::next_permutation(order.begin(), order.end()));
    const GlobalRanks found = permutedGlobal(values, weights, {}, {}).value();
    std::size_t k = 0;
    for (const double p : {found.moran, found.geary, found.getis}) {
        const double expected = std::min(1.0, 2 * std::min(atMost[k], atLeast[k]) / 720);
        EXPECT_NEAR(p, expected, 0.001 + 10 * std::sqrt(expected / 2 / 9999)) << k;
        ++k;
    }
}

TEST(Permuted, StopsWhenAskedAndRefusesNoPermutations) {
    const NullMap map = nullMap(Kind::Counts, 100, 8, 3);
    EXPECT_EQ(
        permuted(map.values, map.weights, Statistic::Gi, {.permutations = 0}, {}).error().code,
        ErrorCode::InvalidArgument);
    std::stop_source stop;
    for (const Statistic statistic : {Statistic::Gi, Statistic::Geary}) {
        stop = std::stop_source{};
        const Progress stopping{stop.get_token(),
                                [&](double, std::string_view) { stop.request_stop(); }};
        EXPECT_EQ(permuted(map.values, map.weights, statistic, {.threads = 1}, stopping).error().code,
                  ErrorCode::Cancelled);
    }
}

}  // namespace
}  // namespace hetu::hot_spots
