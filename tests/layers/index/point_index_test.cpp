#include "layers/index/point_index.h"

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace hetu {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double squareBetween(Point a, Point b) {
    const double dx = a.x - b.x, dy = a.y - b.y;
    return dx * dx + dy * dy;
}

std::vector<std::size_t> bruteWithin(const std::vector<Point>& points,
                                     Point centre,
                                     double radius) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (squareBetween(points[i], centre) <= radius * radius) found.push_back(i);
    return found;
}

/// Everything an index can be asked about `centre`, against a plain loop.
void expectSameAsLoop(const PointIndex& index,
                      const std::vector<Point>& points,
                      Point centre,
                      double radius) {
    const auto expected = bruteWithin(points, centre, radius);
    EXPECT_EQ(index.within(centre, radius), expected);
    EXPECT_EQ(index.anyWithin(centre, radius), !expected.empty());
    std::size_t nearest = points.size();
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i].x) || !std::isfinite(points[i].y)) continue;
        if (nearest == points.size() ||
            squareBetween(points[i], centre) < squareBetween(points[nearest], centre))
            nearest = i;
    }
    const auto found = index.nearest(centre);
    ASSERT_EQ(found.found, nearest != points.size());
    if (!found.found) return;
    EXPECT_EQ(found.position, nearest);
    EXPECT_DOUBLE_EQ(found.distance, std::sqrt(squareBetween(points[nearest], centre)));
}

TEST(PointIndex, AnswersAsAPlainLoopDoes) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random(seed);
        const double side = std::pow(10.0, std::uniform_real_distribution<>(0, 5)(random));
        const double offset = seed % 3 == 0 ? 0 : seed % 3 == 1 ? 3.8e6 : -5e5;
        std::uniform_real_distribution<> real(0, side);
        // Whole metres give equal distances and points at exactly the radius.
        const auto coordinate = [&] {
            return offset + (seed % 2 ? std::floor(real(random)) : real(random));
        };
        std::vector<Point> points(seed % 7 == 0 ? seed % 5 : 20 + seed);
        for (Point& p : points) {
            p = {coordinate(), coordinate()};
            const unsigned kind = random() % 40;
            if (kind == 0) p = {nan, p.y};
            if (kind == 1) p = {p.x, std::numeric_limits<double>::infinity()};
            if (kind == 2) p = points.front();
            if (kind == 3 && seed % 4 == 0) p = {p.x * 1e7, -p.y * 1e9};
        }
        const double cell = side * std::pow(10.0, std::uniform_real_distribution<>(-6, 1)(random));
        const PointIndex index(points, cell);
        for (int query = 0; query < 40; ++query) {
            Point centre{coordinate(), coordinate()};
            if (query % 8 == 0) centre = {centre.x - 3 * side, centre.y + 7 * side};
            double radius = real(random) / (1 + query % 10);
            if (seed % 2) radius = std::floor(radius);
            expectSameAsLoop(index, points, centre, radius);
        }
    }
}

TEST(PointIndex, AnswersTheSameWhateverTheCellSize) {
    std::mt19937 random(7);
    std::uniform_real_distribution<> real(0, 1000);
    std::vector<Point> points(500);
    for (Point& p : points)
        p = {real(random), real(random)};
    const PointIndex fine(points, 0.001), coarse(points, 1e9);
    for (int query = 0; query < 100; ++query) {
        const Point centre{real(random), real(random)};
        EXPECT_EQ(fine.within(centre, 50), coarse.within(centre, 50));
        EXPECT_EQ(fine.nearest(centre).position, coarse.nearest(centre).position);
    }
}

TEST(PointIndex, CountsAPointAtExactlyTheRadius) {
    const std::vector<Point> points{{3, 4}};
    const PointIndex index(points, 5);
    EXPECT_TRUE(index.anyWithin({0, 0}, 5));
    EXPECT_FALSE(index.anyWithin({0, 0}, 4.999999));
    EXPECT_TRUE(index.anyWithin({3, 4}, 0));
}

TEST(PointIndex, GivesTheLowerPositionAmongEquals) {
    const std::vector<Point> points{{9, 9}, {10, 0}, {-10, 0}, {0, 10}, {10, 0}};
    EXPECT_EQ(PointIndex(points, 1).nearest({0, 0}).position, 1u);
    const std::vector<Point> same(1000, Point{5, 5});
    const PointIndex index(same, 100);
    EXPECT_EQ(index.nearest({0, 0}).position, 0u);
    EXPECT_EQ(index.within({5, 5}, 0).size(), 1000u);
}

TEST(PointIndex, LeavesOutWhatHasNoPosition) {
    const std::vector<Point> points{{nan, 1}, {1, nan}, {nan, nan}};
    const PointIndex index(points, 10);
    EXPECT_EQ(index.pointCount(), 0u);
    EXPECT_FALSE(index.anyWithin({0, 0}, 1e9));
    EXPECT_FALSE(index.nearest({0, 0}).found);
    EXPECT_FALSE(PointIndex({}, 10).nearest({0, 0}).found);
}

TEST(PointIndex, FindsNothingAroundNowhere) {
    const std::vector<Point> points{{0, 0}};
    const PointIndex index(points, 10);
    EXPECT_FALSE(index.anyWithin({nan, 0}, 10));
    EXPECT_FALSE(index.anyWithin({0, 0}, nan));
    EXPECT_FALSE(index.anyWithin({0, 0}, -1));
    EXPECT_FALSE(index.nearest({nan, 0}).found);
    EXPECT_TRUE(index.anyWithin({0, 0}, std::numeric_limits<double>::infinity()));
}

TEST(PointIndex, StaysSmallAndExactWithFarOutliers) {
    std::mt19937 random(11);
    std::uniform_real_distribution<> real(0, 50'000);
    std::vector<Point> points(200'000);
    for (Point& p : points)
        p = {real(random), real(random)};
    points.push_back({1e12, -1e12});
    points.push_back({-1e300, 1e300});
    points.push_back({-1e308, 1e308});
    points.push_back({1e308, -1e308});
    const PointIndex index(points, 100);
    for (int query = 0; query < 20; ++query)
        expectSameAsLoop(index, points, {real(random), real(random)}, 300);
    EXPECT_EQ(index.nearest({1e12, -9e11}).position, 200'000u);
}

}  // namespace
}  // namespace hetu
