#include "analysis/core/smallest_circle.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace hetu::analysis {
namespace {

TEST(SmallestCircle, HoldsAllAndIsNotLargerThanAnyOther) {
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> where(-500, 500);
    for (int round = 0; round < 100; ++round) {
        std::vector<Point> points;
        for (int i = 0; i < 3 + round % 20; ++i)
            points.push_back({660'000 + where(random), 3'830'000 + where(random)});
        const Circle circle = smallestCircle(points);
        double best = std::numeric_limits<double>::infinity();
        // The smallest circle has two or three of the points on it: try them all.
        const auto tryCircle = [&](Point c) {
            double reach = 0;
            for (const Point p : points)
                reach = std::max(reach, std::hypot(p.x - c.x, p.y - c.y));
            best = std::min(best, reach);
        };
        for (std::size_t i = 0; i < points.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                tryCircle({(points[i].x + points[j].x) / 2, (points[i].y + points[j].y) / 2});
                for (std::size_t k = 0; k < j; ++k)
                    tryCircle(
                        smallestCircle(std::vector<Point>{points[i], points[j], points[k]}).centre);
            }
        EXPECT_NEAR(circle.radius, best, 1e-5);
        std::sort(points.begin(), points.end(),
                  [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
        EXPECT_NEAR(smallestCircle(hullCorners(points)).radius, best, 1e-5);
    }
}

TEST(SmallestCircle, KnowsOnePointTwoAndALine) {
    EXPECT_EQ(smallestCircle(std::vector<Point>{{3, 4}}).radius, 0);
    EXPECT_NEAR(smallestCircle(std::vector<Point>{{0, 0}, {6, 8}}).radius, 5, 1e-9);
    const std::vector<Point> line{{0, 0}, {1, 1}, {1, 1}, {2, 2}, {6, 6}};
    EXPECT_EQ(hullCorners(line).size(), 2u);
    EXPECT_NEAR(smallestCircle(line).radius, std::sqrt(18), 1e-6);
    EXPECT_EQ(hullCorners(std::vector<Point>{{1, 1}, {1, 1}}).size(), 1u);
}

}  // namespace
}  // namespace hetu::analysis
