#include "analysis/core/live_density.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

#include <gtest/gtest.h>

namespace hetu::analysis {
namespace {

constexpr Kernel allKernels[] = {Kernel::Quartic, Kernel::Epanechnikov, Kernel::Gaussian,
                                 Kernel::Triangular, Kernel::Uniform};
constexpr Frame frame{500'000, 3'850'000, 80, 60};
constexpr double pixel = 25;  // the view is 2000 m x 1500 m

/// Half of them anywhere up to 600 m beyond the view, half in crowds.
std::vector<WeightedPoint> town(std::size_t count, unsigned seed = 1) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<> across(-600, 2600), down(-600, 2100), weight(0, 2);
    std::normal_distribution<> normal(0, 60);
    std::vector<WeightedPoint> points;
    while (points.size() < count) {
        if (random() % 2) {
            points.push_back({frame.minX + across(random), frame.maxY - down(random), 1});
            continue;
        }
        const double x = frame.minX + across(random), y = frame.maxY - down(random);
        for (int k = 0; k < 50 && points.size() < count; ++k)
            points.push_back({x + normal(random), y + normal(random), weight(random)});
    }
    return points;
}

LiveSurface liveOf(const std::vector<WeightedPoint>& points,
                   double radius,
                   Kernel kernel,
                   const Frame& view = frame,
                   int threads = 2) {
    auto live = LiveDensity::create(points, threads);
    EXPECT_TRUE(live.ok());
    EXPECT_TRUE(live.value().view(view, pixel).ok());
    auto surface = live.value().surface(radius * pixel, kernel, {});
    EXPECT_TRUE(surface.ok()) << surface.error().message.en;
    return std::move(surface).value();
}

std::vector<double> exactOf(const std::vector<WeightedPoint>& points,
                            double radius,
                            Kernel kernel,
                            const Frame& view = frame) {
    return kernelDensity(points, view,
                         {.bandwidthMetres = radius * pixel, .cellMetres = pixel, .kernel = kernel},
                         {})
        .value()
        .values;
}

/// The greatest difference, in parts of the greatest value.
double errorOf(const LiveSurface& surface, const std::vector<double>& exact) {
    EXPECT_EQ(surface.values.size(), exact.size());
    double most = 0, difference = 0;
    for (std::size_t k = 0; k < exact.size(); ++k) {
        most = std::max(most, exact[k]);
        difference = std::max(difference, std::fabs(exact[k] - double(surface.values[k])));
    }
    EXPECT_GT(most, 0);
    EXPECT_NEAR(surface.greatest, most, most * 0.02);
    return difference / most;
}

TEST(LiveDensity, SumsEveryPointWhereFewAreVisible) {
    const auto points = town(300);
    for (const Kernel kernel : allKernels)
        for (const double radius : {1.0, 2.0, 3.7, 10.0, 41.3, 150.0}) {
            SCOPED_TRACE(testing::Message() << int(kernel) << " " << radius);
            const LiveSurface surface = liveOf(points, radius, kernel);
            EXPECT_EQ(surface.isExact, kernel != Kernel::Gaussian || radius < 20);
            EXPECT_LT(errorOf(surface, exactOf(points, radius, kernel)), 1e-5);
        }
}

TEST(LiveDensity, IsWithinAThousandthThroughTheSpectrum) {
    const auto points = town(200'000);
    for (const auto& [kernel, radii] :
         {std::pair<Kernel, std::vector<double>>{Kernel::Quartic, {20, 32.1, 64.1, 129}},
          {Kernel::Epanechnikov, {25, 64.1, 128.1}},
          {Kernel::Triangular, {20, 64.1}},
          {Kernel::Gaussian, {2, 3, 6.4, 16.1}}})
        for (const double radius : radii) {
            SCOPED_TRACE(testing::Message() << int(kernel) << " " << radius);
            const LiveSurface surface = liveOf(points, radius, kernel);
            EXPECT_FALSE(surface.isExact);
            EXPECT_LT(errorOf(surface, exactOf(points, radius, kernel)),
                      kernel == Kernel::Gaussian && radius >= 3 ? 1e-4 : 1e-3);
        }
}

TEST(LiveDensity, IsNearEvenWherePointsAreThinlySpread) {
    std::mt19937_64 random(8);
    std::uniform_real_distribution<> across(0, 1920 * pixel), down(0, 1080 * pixel);
    const Frame screen{frame.minX, frame.maxY, 1920, 1080};
    std::vector<WeightedPoint> points;
    for (int k = 0; k < 60'000; ++k)
        points.push_back({frame.minX + across(random), frame.maxY - down(random), 1});
    for (const auto& [kernel, radius] : {std::pair{Kernel::Quartic, 21.0},
                                         {Kernel::Epanechnikov, 52.0},
                                         {Kernel::Triangular, 15.0},
                                         {Kernel::Gaussian, 5.0}}) {
        const LiveSurface surface = liveOf(points, radius, kernel, screen);
        EXPECT_FALSE(surface.isExact);
        const double bound = kernel == Kernel::Triangular ? 2.5e-3
                             : kernel == Kernel::Gaussian ? 1e-4
                                                          : 1e-3;
        EXPECT_LT(errorOf(surface, exactOf(points, radius, kernel, screen)), bound) << int(kernel);
    }
}

TEST(LiveDensity, IsNearEvenWhereOnePlaceOutweighsAll) {
    auto points = town(200'000);
    points.push_back({frame.minX + 40.3 * pixel, frame.maxY - 30.8 * pixel, 1e9});
    for (const Kernel kernel :
         {Kernel::Quartic, Kernel::Epanechnikov, Kernel::Triangular, Kernel::Gaussian})
        for (const double radius : {25.0, 60.0}) {
            SCOPED_TRACE(testing::Message() << int(kernel) << " " << radius);
            const LiveSurface surface = liveOf(points, radius, kernel);
            EXPECT_FALSE(surface.isExact);
            const bool isSharp = kernel == Kernel::Epanechnikov || kernel == Kernel::Triangular;
            EXPECT_LT(errorOf(surface, exactOf(points, radius, kernel)), isSharp ? 1e-2 : 1e-3);
        }
}

TEST(LiveDensity, CountsADiscToWithinThreeCellsOfItsEdge) {
    const auto points = town(200'000);
    for (const double radius : {40.0, 100.0, 300.0}) {
        const LiveSurface surface = liveOf(points, radius, Kernel::Uniform);
        EXPECT_FALSE(surface.isExact);
        const auto inner = exactOf(points, radius - 3, Kernel::Uniform);
        const auto outer = exactOf(points, radius + 3, Kernel::Uniform);
        const double less = std::pow((radius - 3) / radius, 2);
        const double more = std::pow((radius + 3) / radius, 2);
        for (std::size_t k = 0; k < inner.size(); ++k) {
            const double rounding = 1e-4 * surface.greatest;
            ASSERT_GE(surface.values[k], inner[k] * less - rounding) << radius;
            ASSERT_LE(surface.values[k], outer[k] * more + rounding) << radius;
        }
    }
}

TEST(LiveDensity, KeepsTheMass) {
    std::mt19937_64 random(7);
    const Frame whole{frame.minX, frame.maxY, 160, 120};
    std::uniform_real_distribution<> across(55, 105), down(45, 75);
    for (const std::size_t count : {200U, 200'000U}) {
        std::vector<WeightedPoint> points;
        for (std::size_t k = 0; k < count; ++k)
            points.push_back(
                {frame.minX + across(random) * pixel, frame.maxY - down(random) * pixel, 0.5});
        for (const Kernel kernel : allKernels) {
            const double radius = kernel == Kernel::Gaussian ? 8 : 40;
            const LiveSurface surface = liveOf(points, radius, kernel, whole);
            EXPECT_EQ(surface.isExact, count == 200);
            double mass = 0;
            for (const float value : surface.values)
                mass += value * pixel * pixel / 1e6;
            EXPECT_NEAR(mass, 0.5 * double(count), 1e-3 * double(count)) << int(kernel);
        }
    }
}

TEST(LiveDensity, FeelsWhatLiesBesideTheViewAndNothingFarther) {
    const auto points = town(200'000);
    const Frame beside{frame.minX - 2100, frame.maxY + 100, 100, 80};  // no point is in it
    for (const double radius : {40.0, 150.0}) {
        const LiveSurface surface = liveOf(points, radius, Kernel::Epanechnikov, beside);
        EXPECT_LT(errorOf(surface, exactOf(points, radius, Kernel::Epanechnikov, beside)), 1e-3);
    }
    const Frame far{frame.minX + 1e6, frame.maxY, 100, 80};
    for (const Kernel kernel : allKernels) {
        const LiveSurface surface = liveOf(points, 150, kernel, far);
        EXPECT_EQ(surface.greatest, 0);
        EXPECT_EQ(std::count(surface.values.begin(), surface.values.end(), 0.0F), 8000);
    }
}

TEST(LiveDensity, CountsPointsOnTheBordersOfTheViewAndOfTheRadius) {
    std::vector<WeightedPoint> points;
    for (const double x : {0.0, 0.5, 40.0, 79.5, 80.0, 85.0, 90.5})
        for (const double y : {0.0, 0.5, 30.0, 59.5, 60.0, -10.0})
            points.push_back({frame.minX + x * pixel, frame.maxY - y * pixel, 1});
    for (const Kernel kernel : allKernels)
        for (const double radius : {1.0, 5.0, 10.0}) {
            SCOPED_TRACE(testing::Message() << int(kernel) << " " << radius);
            EXPECT_LT(errorOf(liveOf(points, radius, kernel), exactOf(points, radius, kernel)),
                      1e-5);
        }
}

TEST(LiveDensity, IsNothingWithoutPoints) {
    for (const Kernel kernel : allKernels)
        for (const std::vector<WeightedPoint>& points :
             {std::vector<WeightedPoint>{},
              std::vector<WeightedPoint>{{frame.minX, frame.maxY, 0}}}) {
            const LiveSurface surface = liveOf(points, 60, kernel);
            EXPECT_EQ(surface.greatest, 0);
            EXPECT_EQ(std::count(surface.values.begin(), surface.values.end(), 0.0F), 80 * 60);
        }
}

TEST(LiveDensity, DoesNotDependOnThreadsOrOrder) {
    for (const std::size_t count : {2000U, 200'000U}) {
        std::mt19937_64 random(5);
        auto points = town(count);
        for (WeightedPoint& p : points) {  // many in one line, some at one place
            p.y = std::round(p.y / 30) * 30;
            if (random() % 4 == 0) p.x = std::round(p.x / 30) * 30;
            p.weight += 0.1;
        }
        auto shuffled = points;
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        for (const Kernel kernel : allKernels)
            for (const double radius : {20.0, 90.0}) {
                const LiveSurface one = liveOf(points, radius, kernel, frame, 1);
                EXPECT_EQ(one.values, liveOf(shuffled, radius, kernel, frame, 3).values)
                    << count << " " << int(kernel) << " " << radius;
            }
    }
}

TEST(LiveDensity, IsTheSameWhateverWasDrawnBefore) {
    const auto points = town(200'000);
    auto live = LiveDensity::create(points, 2);
    ASSERT_TRUE(live.ok());
    for (int turn = 0; turn < 2; ++turn)
        for (const double east : {0.0, 250.0})
            for (const double radius : {150.0, 20.0, 70.0, 2.0}) {
                const Frame view{frame.minX + east, frame.maxY, 80, 60};
                ASSERT_TRUE(live.value().view(view, pixel).ok());
                const auto surface = live.value().surface(radius * pixel, Kernel::Quartic, {});
                ASSERT_TRUE(surface.ok());
                EXPECT_EQ(surface.value().values,
                          liveOf(points, radius, Kernel::Quartic, view).values);
            }
}

TEST(LiveDensity, AnswersForAnyViewAndRadius) {
    const auto points = town(60'000);
    for (const Frame view : {Frame{frame.minX, frame.maxY, 1, 1},
                             {frame.minX, frame.maxY, 3, 200},
                             {frame.minX, frame.maxY, 333, 7}})
        for (const double radius : {90.0, 700.0, 20'000.0, 1e6}) {
            SCOPED_TRACE(testing::Message() << view.columns << " " << radius);
            EXPECT_LT(errorOf(liveOf(points, radius, Kernel::Quartic, view),
                              exactOf(points, radius, Kernel::Quartic, view)),
                      1e-3);
        }
}

TEST(LiveDensity, StopsWhenToldAndIsWholeAfterwards) {
    const auto points = town(200'000);
    auto live = LiveDensity::create(points, 2);
    ASSERT_TRUE(live.ok());
    ASSERT_TRUE(live.value().view(frame, pixel).ok());
    for (const double stopAt : {0.0, 0.3, 0.7, 0.9}) {
        std::stop_source stop;
        const auto stopped =
            live.value().surface(50 * pixel, Kernel::Quartic,
                                 Progress{stop.get_token(), [&](double fraction, std::string_view) {
                                              if (fraction >= stopAt) stop.request_stop();
                                          }});
        if (!stopped.ok()) {
            EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
        }
        const auto whole = live.value().surface(50 * pixel, Kernel::Quartic, {});
        ASSERT_TRUE(whole.ok());
        EXPECT_EQ(whole.value().values, liveOf(points, 50, Kernel::Quartic).values);
    }
    std::stop_source stop;
    stop.request_stop();
    const auto none =
        live.value().surface(50 * pixel, Kernel::Quartic, Progress{stop.get_token(), {}});
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, ErrorCode::Cancelled);
}

TEST(LiveDensity, RefusesWhatItCannotDraw) {
    const double bad = std::nan("");
    EXPECT_FALSE(LiveDensity::create(std::vector<WeightedPoint>{{bad, 0, 1}}).ok());
    EXPECT_FALSE(LiveDensity::create(std::vector<WeightedPoint>{{0, 0, -1}}).ok());
    EXPECT_FALSE(LiveDensity::create(std::vector<WeightedPoint>{{0, 0, 1e31}}).ok());
    auto live = LiveDensity::create(std::vector<WeightedPoint>{{0, 0, 1}});
    ASSERT_TRUE(live.ok());
    EXPECT_FALSE(live.value().surface(100, Kernel::Quartic, {}).ok());  // no view yet
    EXPECT_FALSE(live.value().view({0, 0, 0, 5}, 10).ok());
    EXPECT_FALSE(live.value().view({0, 0, 5, 20'000}, 10).ok());
    EXPECT_FALSE(live.value().view({bad, 0, 5, 5}, 10).ok());
    EXPECT_FALSE(live.value().view({0, 0, 5, 5}, 0).ok());
    ASSERT_TRUE(live.value().view({0, 0, 5, 5}, 10).ok());
    for (const double radius : {9.0, 0.0, -1.0, bad})
        EXPECT_FALSE(live.value().surface(radius, Kernel::Quartic, {}).ok());
    EXPECT_TRUE(live.value().surface(10, Kernel::Quartic, {}).ok());
}

}  // namespace
}  // namespace hetu::analysis
