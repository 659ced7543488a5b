#include "analysis/core/k_distances.h"

#include <gtest/gtest.h>

#include "tests/support/point_sets.h"

namespace hetu::analysis {
namespace {

using test::someCity;
using test::squareBetween;

TEST(KDistances, AreThoseOfLoopsOverAllPairsSorted) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        std::mt19937 random(seed);
        const auto points = someCity(random, 1 + random() % 200);
        std::vector<double> weights;  // eighths: their sums are exact
        for (std::size_t i = 0; i < points.size(); ++i)
            weights.push_back(seed % 2 ? 1 : static_cast<double>(random() % 40) / 8);
        const int minimum = 1 + static_cast<int>(random() % (seed % 5 == 0 ? 150 : 12));
        std::vector<double> expected;
        for (const Point p : points) {
            std::vector<std::pair<double, double>> near;
            for (std::size_t k = 0; k < points.size(); ++k)
                near.push_back({squareBetween(p, points[k]), weights[k]});
            std::sort(near.begin(), near.end());
            double sum = 0;
            for (const auto& [square, weight] : near)
                if ((sum += weight) >= minimum) {
                    expected.push_back(std::sqrt(square));
                    break;
                }
        }
        std::sort(expected.begin(), expected.end());
        const bool isPlain = seed % 4 == 1;
        const auto out = kDistances(points, isPlain ? std::vector<double>{} : weights, minimum, {},
                                    1 + static_cast<int>(seed % 3));
        ASSERT_EQ(out.value().metres, expected) << "seed " << seed;
    }
}

TEST(KDistances, BendWhereCrowdsEndAndDustBegins) {
    // 90 points 10 m from the next, 10 points 1 km from the next: the knee is the last of the
    // crowd. The distance to the second point, the point itself counted.
    std::vector<Point> points;
    for (int i = 0; i < 90; ++i)
        points.push_back({10.0 * i, 0});
    for (int i = 0; i < 10; ++i)
        points.push_back({1000.0 * i, 50'000});
    const KDistances out = kDistances(points, {}, 2, {}).value();
    ASSERT_EQ(out.metres.size(), 100u);
    EXPECT_EQ(out.knee, 89u);
    EXPECT_EQ(out.metres[out.knee], 10);
}

TEST(KDistances, LeaveOutWhoNeverMeetsEnough) {
    const std::vector<Point> points{{0, 0}, {std::nan(""), 0}, {3, 4}};
    EXPECT_EQ(kDistances(points, {}, 2, {}).value().metres, (std::vector<double>{5, 5}));
    EXPECT_TRUE(kDistances(points, {}, 3, {}).value().metres.empty());
    EXPECT_TRUE(kDistances({}, {}, 3, {}).value().metres.empty());
    EXPECT_EQ(kDistances(points, {}, 0, {}).error().code, ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace hetu::analysis
