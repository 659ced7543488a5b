#include "analysis/core/optics.h"

#include <limits>
#include <set>

#include <gtest/gtest.h>

#include "analysis/core/dbscan.h"
#include "tests/support/point_sets.h"

namespace hetu::analysis {
namespace {

using test::isLower;
using test::shuffled;
using test::someCity;
using test::someOrder;
using test::squareBetween;

/// The definition, by loops over all pairs.
Optics byLoops(const std::vector<Point>& points, const OpticsOptions& options) {
    const std::size_t n = points.size();
    const double infinite = std::numeric_limits<double>::infinity();
    const double limit = options.limitMetres * options.limitMetres;
    std::vector<double> core(n, infinite), reach(n, infinite);
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<std::pair<double, double>> near;
        for (std::size_t k = 0; k < n; ++k)
            if (squareBetween(points[i], points[k]) <= limit)
                near.push_back({squareBetween(points[i], points[k]),
                                options.weights.empty() ? 1 : options.weights[k]});
        std::sort(near.begin(), near.end());
        double sum = 0;
        for (const auto& [square, weight] : near)
            if ((sum += weight) >= options.minimum) {
                core[i] = square;
                break;
            }
    }
    Optics out;
    std::vector<bool> isDone(n, false);
    for (std::size_t turn = 0; turn < n; ++turn) {
        std::size_t next = n;
        for (std::size_t k = 0; k < n; ++k) {
            if (isDone[k]) continue;
            if (next == n || reach[k] < reach[next] ||
                (reach[k] == reach[next] && isLower(points[k], points[next])))
                next = k;
        }
        isDone[next] = true;
        out.order.push_back(static_cast<std::uint32_t>(next));
        for (std::size_t k = 0; k < n; ++k) {
            const double square = squareBetween(points[next], points[k]);
            if (!isDone[k] && square <= limit && core[next] <= limit)
                reach[k] = std::min(reach[k], std::max(core[next], square));
        }
    }
    for (std::size_t k = 0; k < n; ++k) {
        out.reachability.push_back(std::isinf(reach[k]) ? std::nan("") : std::sqrt(reach[k]));
        out.coreDistance.push_back(std::isinf(core[k]) ? std::nan("") : std::sqrt(core[k]));
    }
    return out;
}

/// Not-a-number equal to itself.
std::vector<double> comparable(std::vector<double> values) {
    for (double& value : values)
        if (std::isnan(value)) value = -1;
    return values;
}

void expectEqual(const Optics& a, const Optics& b) {
    EXPECT_EQ(a.order, b.order);
    EXPECT_EQ(comparable(a.reachability), comparable(b.reachability));
    EXPECT_EQ(comparable(a.coreDistance), comparable(b.coreDistance));
}

TEST(Optics, FindsWhatLoopsOverAllPairsFind) {
    for (unsigned seed = 0; seed < 500; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random(seed);
        const auto points = someCity(random, 1 + random() % (seed % 10 == 0 ? 600 : 150));
        OpticsOptions options;
        options.limitMetres = std::pow(10.0, std::uniform_real_distribution<>(-0.3, 2.2)(random));
        if (random() % 2) options.limitMetres = std::ceil(options.limitMetres);
        options.minimum = 1 + static_cast<int>(random() % 9);
        options.threads = 1 + static_cast<int>(seed % 3);
        std::vector<double> weights;  // eighths: their sums are exact
        for (std::size_t i = 0; i < points.size(); ++i)
            weights.push_back(random() % 3 ? static_cast<double>(random() % 40) / 8 : 0);
        if (seed % 4 == 0) options.weights = weights;
        const auto out = optics(points, options, {});
        ASSERT_TRUE(out.ok());
        expectEqual(out.value(), byLoops(points, options));
        if (HasFailure()) return;
    }
}

TEST(Optics, DoesNotDependOnTheOrderOfThePoints) {
    for (unsigned seed = 0; seed < 30; ++seed) {
        std::mt19937 random(seed);
        auto points = someCity(random, 1500);
        // Of points at one place which comes first is open; so each place once.
        std::sort(points.begin(), points.end(), isLower);
        points.erase(std::unique(points.begin(), points.end()), points.end());
        const auto order = someOrder(points.size(), random);
        OpticsOptions options;
        options.limitMetres = 20;
        const Optics a = optics(points, options, {}).value();
        options.threads = 3;
        const Optics b = optics(shuffled(points, order), options, {}).value();
        for (std::size_t k = 0; k < order.size(); ++k)
            ASSERT_EQ(a.order[k], order[b.order[k]]) << "seed " << seed;
        ASSERT_EQ(comparable(shuffled(a.reachability, order)), comparable(b.reachability));
    }
}

TEST(Optics, GivesTheClustersOfDbscanUpToBorderPoints) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random(seed);
        const auto points = someCity(random, 800);
        OpticsOptions options;
        options.limitMetres = 15;
        options.minimum = 5;
        const Optics ordered = optics(points, options, {}).value();
        for (const double distance : {1.0, 2.5, 7.0, 15.0}) {
            const std::vector<int> ours = clustersAt(points, ordered, distance);
            const Dbscan theirs = dbscan(points, distance, options.minimum, {}).value();
            std::map<int, std::set<int>> pairs, back;
            for (std::size_t i = 0; i < points.size(); ++i) {
                if (theirs.cluster[i] < 0) {
                    EXPECT_EQ(ours[i], -1) << "noise of the one is noise of the other";
                }
                if (!theirs.core[i]) continue;
                ASSERT_GE(ours[i], 0) << "point " << i;
                pairs[theirs.cluster[i]].insert(ours[i]);
                back[ours[i]].insert(theirs.cluster[i]);
            }
            EXPECT_EQ(pairs.size(), static_cast<std::size_t>(theirs.clusterCount));
            for (const auto& [a, b] : pairs)
                EXPECT_EQ(b.size(), 1u) << a;
            for (const auto& [a, b] : back)
                EXPECT_EQ(b.size(), 1u) << a;
        }
    }
}

TEST(Optics, LeavesOutWhatHasNoPositionAndRefusesSenselessOptions) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Point> points{{nan, 0}, {5, 0}, {1, 1}};
    OpticsOptions options;
    options.minimum = 2;
    const Optics out = optics(points, options, {}).value();
    EXPECT_EQ(out.order, (std::vector<std::uint32_t>{2, 1}));
    EXPECT_TRUE(std::isnan(out.reachability[0]));
    EXPECT_TRUE(optics({}, options, {}).value().order.empty());
    options.minimum = 0;
    EXPECT_EQ(optics(points, options, {}).error().code, ErrorCode::InvalidArgument);
    options = {};
    for (const double limit : {0.0, -1.0, nan, std::numeric_limits<double>::infinity()}) {
        options.limitMetres = limit;
        EXPECT_EQ(optics(points, options, {}).error().code, ErrorCode::InvalidArgument);
    }
}

TEST(Optics, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    std::mt19937 random(1);
    const auto out = optics(someCity(random, 100), {}, Progress{stop.get_token(), {}});
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace hetu::analysis
