#include "analysis/core/dbscan.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <tuple>

#include <gtest/gtest.h>

#include "tests/support/point_sets.h"
#include "tests/support/stop_bound.h"

namespace hetu::analysis {
namespace {

using test::isLower;
using test::shuffled;
using test::someCity;
using test::squareBetween;

/// The definition, by loops over all pairs.
Dbscan byLoops(const std::vector<Point>& points,
               double distance,
               int minimum,
               const std::vector<double>& weights = {}) {
    const std::size_t n = points.size();
    const double limit = distance * distance;
    const auto near = [&](std::size_t i, std::size_t k) {
        return squareBetween(points[i], points[k]) <= limit;
    };
    Dbscan out;
    out.cluster.assign(n, -1);
    out.core.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        double mass = 0;
        for (std::size_t k = 0; k < n; ++k)
            if (near(i, k)) mass += weights.empty() ? 1 : weights[k];
        out.core[i] = mass >= minimum;
    }
    std::vector<std::vector<std::size_t>> found;
    for (std::size_t i = 0; i < n; ++i) {
        if (!out.core[i] || out.cluster[i] >= 0) continue;
        found.emplace_back(1, i);
        out.cluster[i] = static_cast<int>(found.size()) - 1;
        for (std::size_t at = 0; at < found.back().size(); ++at)
            for (std::size_t k = 0; k < n; ++k)
                if (out.core[k] && out.cluster[k] < 0 && near(found.back()[at], k)) {
                    out.cluster[k] = out.cluster[i];
                    found.back().push_back(k);
                }
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (out.core[i]) continue;
        std::size_t best = n;
        for (std::size_t k = 0; k < n; ++k) {
            if (!out.core[k] || !near(i, k)) continue;
            if (best == n ||
                squareBetween(points[i], points[k]) < squareBetween(points[i], points[best]) ||
                (squareBetween(points[i], points[k]) == squareBetween(points[i], points[best]) &&
                 isLower(points[k], points[best])))
                best = k;
        }
        if (best == n) continue;
        out.cluster[i] = out.cluster[best];
        found[static_cast<std::size_t>(out.cluster[best])].push_back(i);
    }
    const auto lowest = [&](const std::vector<std::size_t>& members) {
        return points[*std::min_element(members.begin(), members.end(), [&](auto a, auto b) {
            return isLower(points[a], points[b]);
        })];
    };
    std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() > b.size() : isLower(lowest(a), lowest(b));
    });
    for (std::size_t c = 0; c < found.size(); ++c)
        for (const std::size_t i : found[c])
            out.cluster[i] = static_cast<int>(c);
    out.clusterCount = static_cast<int>(found.size());
    return out;
}

void expectEqual(const Dbscan& a, const Dbscan& b) {
    EXPECT_EQ(a.clusterCount, b.clusterCount);
    EXPECT_EQ(a.core, b.core);
    EXPECT_EQ(a.cluster, b.cluster);
}

TEST(Dbscan, FindsWhatLoopsOverAllPairsFind) {
    for (unsigned seed = 0; seed < 600; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random(seed);
        const auto points = someCity(random, 1 + random() % (seed % 10 == 0 ? 900 : 200));
        double distance = std::pow(10.0, std::uniform_real_distribution<>(-0.5, 1.8)(random));
        if (random() % 2) distance = std::ceil(distance);
        const int minimum = 1 + static_cast<int>(random() % (seed % 5 == 0 ? 80 : 9));
        const auto out = dbscan(points, distance, minimum, {}, 1 + static_cast<int>(seed % 3));
        ASSERT_TRUE(out.ok());
        expectEqual(out.value(), byLoops(points, distance, minimum));
        if (HasFailure()) return;
    }
}

TEST(Dbscan, CountsWeightsAsLoopsOverAllPairsDo) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random(seed);
        const auto points = someCity(random, 1 + random() % 200);
        std::vector<double> weights;  // eighths: their sums are exact
        for (std::size_t i = 0; i < points.size(); ++i)
            weights.push_back(random() % 3 ? static_cast<double>(random() % 40) / 8 : 0);
        const double distance = std::pow(10.0, std::uniform_real_distribution<>(-0.5, 1.8)(random));
        const int minimum = 1 + static_cast<int>(random() % 12);
        const auto out =
            dbscan(points, distance, minimum, {}, 1 + static_cast<int>(seed % 3), weights);
        ASSERT_TRUE(out.ok());
        expectEqual(out.value(), byLoops(points, distance, minimum, weights));
        if (HasFailure()) return;
    }
}

TEST(Dbscan, TakesAWeightOfOneAsOnePoint) {
    std::mt19937 random(9);
    const auto points = someCity(random, 500);
    const std::vector<double> ones(points.size(), 1);
    expectEqual(dbscan(points, 4, 5, {}, 0, ones).value(), dbscan(points, 4, 5, {}).value());
}

TEST(Dbscan, DoesNotDependOnTheOrderOfThePoints) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        const auto points = someCity(random, 400);
        const std::vector<std::size_t> order = test::someOrder(points.size(), random);
        const Dbscan a = dbscan(points, 4, 5, {}).value();
        const Dbscan b = dbscan(shuffled(points, order), 4, 5, {}).value();
        for (std::size_t k = 0; k < order.size(); ++k) {
            ASSERT_EQ(a.cluster[order[k]], b.cluster[k]) << "seed " << seed;
            ASSERT_EQ(a.core[order[k]], b.core[k]) << "seed " << seed;
        }
    }
}

TEST(Dbscan, CountsTheDistanceItselfAndThePointItself) {
    const std::vector<Point> points{{0, 0}, {3, 4}, {100, 0}};
    EXPECT_EQ(dbscan(points, 5, 2, {}).value().cluster, (std::vector<int>{0, 0, -1}));
    EXPECT_EQ(dbscan(points, 4.999999, 2, {}).value().clusterCount, 0);
    EXPECT_EQ(dbscan(points, 5, 1, {}).value().cluster, (std::vector<int>{0, 0, 1}));
}

TEST(Dbscan, GivesABorderPointToTheNearestCorePointThenTheLower) {
    // Two columns of eight, 20 m apart; too few of each are within reach of the point between
    // them to make it a core point.
    const auto cityWith = [](Point between) {
        std::vector<Point> points;
        for (int k = 0; k < 8; ++k)
            points.insert(points.end(), {{0, 1.0 * k}, {20, 1.0 * k}});
        points.push_back(between);
        return points;
    };
    const auto sideOf = [&](Point between) {
        const Dbscan out = dbscan(cityWith(between), 10.2, 8, {}).value();
        EXPECT_EQ(out.clusterCount, 2);
        EXPECT_EQ(out.core.back(), 0);
        EXPECT_EQ(out.cluster.back(), 0) << "the larger cluster comes first";
        return out.cluster.back() == out.cluster[0] ? "west" : "east";
    };
    EXPECT_STREQ(sideOf({9.9, 0}), "west");
    EXPECT_STREQ(sideOf({10.1, 0}), "east");
    EXPECT_STREQ(sideOf({10, 0}), "west") << "equally near: the lower core point decides";
}

TEST(Dbscan, GivesABorderPointAtEqualDistancesToTheLowerCorePointWhicheverRowItIsIn) {
    for (const double turn : {1.0, -1.0}) {
        std::vector<Point> points{{0, 0}};
        for (int k = 0; k < 8; ++k) {
            points.push_back({-8, turn * (6 + k)});
            points.push_back({8, -turn * (6 + k)});
        }
        const Dbscan out = dbscan(points, 10.2, 8, {}).value();
        EXPECT_EQ(out.clusterCount, 2);
        EXPECT_EQ(out.core[0], 0);
        EXPECT_EQ(out.cluster[0], out.cluster[1]) << "turn " << turn;
    }
}

TEST(Dbscan, LeavesOutWhatHasNoPosition) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Point> points{
        {nan, 0}, {1, 1}, {1, 1}, {0, std::numeric_limits<double>::infinity()}};
    EXPECT_EQ(dbscan(points, 5, 2, {}).value().cluster, (std::vector<int>{-1, 0, 0, -1}));
    EXPECT_EQ(dbscan({}, 5, 2, {}).value().clusterCount, 0);
}

TEST(Dbscan, CountsCrowdsThatAreTooLargeForPairs) {
    // 150 000 points in a few cells, some of them on one spot, and a ring just out of reach of
    // a crowd: 10^10 pairs for a loop.
    std::mt19937 random(3);
    std::uniform_real_distribution<> real(0, 1);
    std::vector<Point> points;
    for (int i = 0; i < 50'000; ++i) {
        points.push_back({real(random), real(random)});
        points.push_back({5, 5});
        const double angle = real(random) * 6.283185307179586;
        points.push_back({300 + 101 * std::cos(angle), 300 + 101 * std::sin(angle)});
        points.push_back({300, 300});
    }
    EXPECT_EQ(dbscan(points, 100, 10, {}).value().clusterCount, 3);
    EXPECT_EQ(dbscan(points, 2, 20'000, {}).value().clusterCount, 3);
}

TEST(Dbscan, RefusesSenselessOptions) {
    const std::vector<Point> points{{0, 0}};
    for (const double distance : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN(),
                                  std::numeric_limits<double>::infinity()})
        EXPECT_EQ(dbscan(points, distance, 2, {}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(dbscan(points, 1, 0, {}).error().code, ErrorCode::InvalidArgument);
    for (const std::vector<double>& weights :
         {std::vector<double>{1, 1}, {-1.0}, {std::numeric_limits<double>::quiet_NaN()}, {1e13}})
        EXPECT_EQ(dbscan(points, 1, 1, {}, 0, weights).error().code, ErrorCode::InvalidArgument);
    const std::vector<Point> far{{0, 0}, {1e300, 0}};
    EXPECT_EQ(dbscan(far, 1, 2, {}).error().code, ErrorCode::InvalidArgument);
}

TEST(Dbscan, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const std::vector<Point> points{{0, 0}};
    EXPECT_EQ(dbscan(points, 1, 2, Progress{stop.get_token(), {}}).error().code,
              ErrorCode::Cancelled);

    std::mt19937 random(3);
    std::uniform_real_distribution<> real(0, 10'000);
    std::vector<Point> many(300'000);
    for (Point& p : many)
        p = {real(random), real(random)};
    std::stop_source later;
    std::chrono::steady_clock::time_point asked;
    const std::jthread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        asked = std::chrono::steady_clock::now();
        later.request_stop();
    });
    // A costly question: each point counts thousands of others.
    const auto out = dbscan(many, 900, 100'000, Progress{later.get_token(), {}});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - asked;
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().code, ErrorCode::Cancelled);
    EXPECT_LT(seconds, test::stopBound);
}

/// Reference values of R dbscan 1.1.11: columns x, y, cluster (0 = noise), core.
class DbscanReference : public testing::TestWithParam<std::tuple<std::string, double, int>> {};

TEST_P(DbscanReference, AgreesWithR) {
    const auto& [name, distance, minimum] = GetParam();
    const std::string path =
        std::string(HETU_SOURCE_DIR) + "/../shared/stats/reference/" + name + ".csv";
    std::ifstream file(path);
    if (!file) GTEST_SKIP() << "the reference values are not here: " << path;
    std::string line;
    std::getline(file, line);
    std::vector<Point> points;
    std::vector<int> cluster, core;
    while (std::getline(file, line)) {
        const auto columns = splitList(line);
        ASSERT_EQ(columns.size(), 4u);
        Point p;
        double number = 0;
        ASSERT_TRUE(parseNumber(columns[0], p.x) && parseNumber(columns[1], p.y) &&
                    parseNumber(columns[2], number));
        points.push_back(p);
        cluster.push_back(static_cast<int>(number));
        core.push_back(columns[3] == "TRUE");
    }
    const Dbscan out = dbscan(points, distance, minimum, {}).value();
    std::map<int, std::set<int>> ours;  // R's cluster -> our clusters of its core points
    std::set<int> theirs;
    for (std::size_t i = 0; i < points.size(); ++i) {
        ASSERT_EQ(out.core[i], core[i]) << "row " << i;
        ASSERT_EQ(out.cluster[i] < 0, cluster[i] == 0) << "row " << i;
        if (!core[i]) continue;
        ours[cluster[i]].insert(out.cluster[i]);
        theirs.insert(out.cluster[i]);
    }
    EXPECT_EQ(ours.size(), static_cast<std::size_t>(out.clusterCount));
    EXPECT_EQ(theirs.size(), static_cast<std::size_t>(out.clusterCount));
    for (const auto& [r, set] : ours)
        EXPECT_EQ(set.size(), 1u) << "R's cluster " << r;
}

INSTANTIATE_TEST_SUITE_P(
    R,
    DbscanReference,
    testing::Values(std::tuple{std::string("dbscan_t4-8k_eps8.5_min15"), 8.5, 15},
                    std::tuple{std::string("dbscan_t7-10k_eps10_min12"), 10.0, 12}),
    [](const auto& named) { return std::get<0>(named.param).substr(7, 2); });

}  // namespace
}  // namespace hetu::analysis
