#include "layers/index/nearest_neighbours.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <random>
#include <stop_token>
#include <tuple>

#include <gtest/gtest.h>

#include "layers/index/spatial_order.h"

namespace hetu {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool isFinite(Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

double squareBetween(Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    return dx * dx + dy * dy;
}

/// All finite points but `self`, as the header orders them.
std::vector<std::uint32_t> sortedByLoop(const std::vector<Point>& points, std::size_t self) {
    std::vector<std::uint32_t> others;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (i != self && isFinite(points[i])) others.push_back(static_cast<std::uint32_t>(i));
    std::sort(others.begin(), others.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto key = [&](std::uint32_t i) {
            return std::tuple(squareBetween(points[self], points[i]), points[i].x, points[i].y, i);
        };
        return key(a) < key(b);
    });
    return others;
}

/// Points of many kinds: spread, in crowds, on a lattice (equal distances), far from the origin,
/// doubled, not finite, a few thrown far out.
std::vector<Point> manyKinds(unsigned seed) {
    std::mt19937 random(seed);
    const double side = std::pow(10.0, std::uniform_real_distribution<>(0, 5)(random));
    const double offset = seed % 3 == 0 ? 0 : seed % 3 == 1 ? 3.8e6 : -5e5;
    std::uniform_real_distribution<> real(0, side);
    const auto coordinate = [&] {
        return offset + (seed % 2 ? std::floor(real(random) * 20 / side) : real(random));
    };
    std::vector<Point> points(seed % 7 == 0 ? seed % 5 : 2 + seed);
    for (Point& p : points) {
        p = {coordinate(), coordinate()};
        const unsigned kind = random() % 40;
        if (kind == 0) p = {nan, p.y};
        if (kind == 1) p = {p.x, std::numeric_limits<double>::infinity()};
        if (kind == 2) p = points.front();
        if (kind == 3 && seed % 4 == 0) p = {p.x * 1e7, -p.y * 1e9};
        if (kind == 4 && seed % 50 == 0) p = {1e308, -1e308};
    }
    return points;
}

TEST(NearestNeighbours, AreThoseOfComparingEveryPair) {
    for (unsigned seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        const auto points = manyKinds(seed);
        const std::size_t k = 1 + seed % 13;
        const auto found = nearestNeighbours(points, {k, true, 1}, {}).value();
        const auto finite =
            static_cast<std::size_t>(std::count_if(points.begin(), points.end(), isFinite));
        ASSERT_EQ(found.count, finite == 0 ? 0 : std::min(k, finite - 1));
        if (found.count == 0) continue;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto row = found.of(i);
            if (!isFinite(points[i])) {
                for (const std::uint32_t neighbour : row)
                    EXPECT_EQ(neighbour, NearestNeighbours::none);
                continue;
            }
            const auto expected = sortedByLoop(points, i);
            ASSERT_TRUE(std::equal(row.begin(), row.end(), expected.begin())) << i;
            for (std::size_t n = 0; n < found.count; ++n)
                EXPECT_EQ(found.distances[i * found.count + n],
                          std::sqrt(squareBetween(points[i], points[expected[n]])));
        }
    }
}

TEST(NearestNeighbours, DoNotDependOnTheOrderOfPointsAtDifferentPlaces) {
    std::vector<Point> points;
    for (int x = 0; x < 40; ++x)
        for (int y = 0; y < 40; ++y)
            points.push_back({10.0 * x, 10.0 * y});
    const auto before = nearestNeighbours(points, {6, false, 1}, {}).value();
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937(3));
    std::vector<Point> moved;
    for (const std::size_t i : order)
        moved.push_back(points[i]);
    const auto after = nearestNeighbours(moved, {6, false, 1}, {}).value();
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t n = 0; n < 6; ++n)
            ASSERT_EQ(moved[after.of(i)[n]], points[before.of(order[i])[n]]);
}

TEST(NearestNeighbours, AreTheSameForAnyNumberOfThreads) {
    std::mt19937 random(11);
    std::normal_distribution<> normal(0, 500);
    std::vector<Point> points(30'000);
    for (Point& p : points)
        p = {std::round(normal(random)), std::round(normal(random))};
    const auto one = nearestNeighbours(points, {8, true, 1}, {}).value();
    for (const int threads : {2, 3, 7}) {
        const auto several = nearestNeighbours(points, {8, true, threads}, {}).value();
        EXPECT_EQ(one.positions, several.positions);
        EXPECT_EQ(one.distances, several.distances);
    }
}

TEST(NearestNeighbours, AreFoundInACrowdAtOnePlace) {
    std::vector<Point> points(200'000, Point{5, 5});
    points.back() = {6, 5};
    const auto found = nearestNeighbours(points, {4, true, 0}, {}).value();
    const auto lowest = [&](std::size_t i) {
        const auto row = found.of(i);
        return std::vector<std::uint32_t>(row.begin(), row.end());
    };
    EXPECT_EQ(lowest(0), (std::vector<std::uint32_t>{1, 2, 3, 4}));
    EXPECT_EQ(lowest(2), (std::vector<std::uint32_t>{0, 1, 3, 4}));
    EXPECT_EQ(lowest(100'000), (std::vector<std::uint32_t>{0, 1, 2, 3}));
    EXPECT_EQ(lowest(199'999), (std::vector<std::uint32_t>{0, 1, 2, 3}));
    EXPECT_EQ(found.distances[199'999 * 4], 1);
}

TEST(NearestNeighbours, RefuseToBeNoneAndStopWhenAsked) {
    const std::vector<Point> points{{0, 0}, {1, 1}};
    EXPECT_EQ(nearestNeighbours(points, {0, false, 1}, {}).error().code,
              ErrorCode::InvalidArgument);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(nearestNeighbours(points, {1, false, 1}, {stop.get_token(), {}}).error().code,
              ErrorCode::Cancelled);
}

TEST(SpatialOrder, HoldsEveryFinitePointOnceInTheSameOrderHoweverTheyCome) {
    for (unsigned seed = 1; seed < 100; ++seed) {
        const auto points = manyKinds(seed);
        const SpatialOrder order = spatialOrder(points);
        ASSERT_TRUE(std::is_sorted(order.keys.begin(), order.keys.end()));
        std::vector<std::uint32_t> seen = order.positions, finite;
        std::sort(seen.begin(), seen.end());
        for (std::size_t i = 0; i < points.size(); ++i)
            if (isFinite(points[i])) finite.push_back(static_cast<std::uint32_t>(i));
        ASSERT_EQ(seen, finite);
        auto reversed = points;
        std::reverse(reversed.begin(), reversed.end());
        const SpatialOrder other = spatialOrder(reversed);
        for (std::size_t i = 0; i < finite.size(); ++i)
            ASSERT_EQ(points[order.positions[i]], reversed[other.positions[i]]);
    }
}

}  // namespace
}  // namespace hetu
