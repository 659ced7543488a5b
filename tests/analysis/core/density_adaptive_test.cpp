#include "analysis/core/density_adaptive.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <numbers>
#include <random>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>

#include "tests/support/stop_bound.h"

namespace hetu::analysis {
namespace {

constexpr Kernel allKernels[] = {Kernel::Quartic, Kernel::Epanechnikov, Kernel::Gaussian,
                                 Kernel::Triangular, Kernel::Uniform};

long double kernelAt(Kernel kernel, long double square) {
    const long double pi = std::numbers::pi_v<long double>;
    if (kernel == Kernel::Gaussian)
        return square <= 25 ? std::exp(-square / 2) / (2 * pi * (1 - std::exp(-12.5L))) : 0;
    if (square > 1) return 0;
    if (kernel == Kernel::Quartic) return 3 / pi * (1 - square) * (1 - square);
    if (kernel == Kernel::Epanechnikov) return 2 / pi * (1 - square);
    if (kernel == Kernel::Triangular) return 3 / pi * (1 - std::sqrt(square));
    return 1 / pi;
}

/// The formula, in long double and without any short cut; `h(i)`: the bandwidth of the i-th.
template <class Bandwidth>
long double byFormula(const std::vector<WeightedPoint>& points,
                      Kernel kernel,
                      long double x,
                      long double y,
                      const Bandwidth& h) {
    long double sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const long double dx = points[i].x - x, dy = points[i].y - y, own = h(i);
        sum += points[i].weight * kernelAt(kernel, (dx * dx + dy * dy) / (own * own)) / (own * own);
    }
    return 1e6L * sum;
}

struct Case {
    std::vector<WeightedPoint> points;
    std::vector<double> bandwidths;
};

Case randomCase(unsigned seed, std::size_t count, double originX, double originY) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<> real(0, 3000), wide(std::log(60.0), std::log(2500.0));
    Case out;
    for (std::size_t i = 0; i < count; ++i) {
        out.points.push_back({originX + real(random), originY + real(random), real(random) / 1000});
        out.bandwidths.push_back(std::exp(wide(random)));
        if (i % 9 == 4) {
            out.points.back() = out.points[i / 2];
            out.bandwidths.back() = out.bandwidths[i / 2];
        }
    }
    return out;
}

class AdaptiveDensity : public testing::TestWithParam<Kernel> {};

TEST_P(AdaptiveDensity, IsTheFormulaWithinABillionthOfTheGreatest) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE(seed);
        // Irrational steps, so that no cell lies at exactly the radius of a uniform kernel.
        const auto [points, bandwidths] = randomCase(seed, 60, 37'480'000.25, 3'840'000.75);
        const DensityOptions options{.cellMetres = 60.1234567, .kernel = GetParam()};
        const Frame frame{37'479'500.3, 3'843'500.7, 67, 71};
        const Surface surface =
            adaptiveDensity(points, bandwidths, frame, options, Progress{}).value();
        const double most = *std::max_element(surface.values.begin(), surface.values.end());
        for (int row = 0; row < frame.rows; row += 3)
            for (int column = 0; column < frame.columns; column += 3) {
                const long double x = frame.minX + (column + 0.5L) * options.cellMetres;
                const long double y = frame.maxY - (row + 0.5L) * options.cellMetres;
                ASSERT_NEAR(surface.at(column, row),
                            static_cast<double>(byFormula(points, GetParam(), x, y,
                                                          [&](auto i) { return bandwidths[i]; })),
                            1e-9 * most);
            }
    }
}

TEST_P(AdaptiveDensity, WithEqualBandwidthsIsTheKernelDensity) {
    const auto points = randomCase(5, 500, 0, 0).points;
    const DensityOptions options{.bandwidthMetres = 333.3, .cellMetres = 47, .kernel = GetParam()};
    const std::vector<double> equal(points.size(), options.bandwidthMetres);
    const Frame frame = frameAround(points, options).value();
    const Surface a = kernelDensity(points, frame, options, Progress{}).value();
    const Surface b = adaptiveDensity(points, equal, frame, options, Progress{}).value();
    const double most = *std::max_element(a.values.begin(), a.values.end());
    for (std::size_t i = 0; i < a.values.size(); ++i)
        ASSERT_NEAR(a.values[i], b.values[i], 1e-9 * most);
}

TEST_P(AdaptiveDensity, GivesTheSameBitsForEveryOrderAndNumberOfThreads) {
    auto [points, bandwidths] = randomCase(9, 400, 1000, 2000);
    DensityOptions options{.cellMetres = 31, .kernel = GetParam(), .threads = 1};
    const Frame frame{500, 5500, 130, 140};
    const Surface a = adaptiveDensity(points, bandwidths, frame, options, Progress{}).value();
    std::mt19937 random(1);
    for (std::size_t i = points.size(); i > 1; --i) {
        const std::size_t j = random() % i;
        std::swap(points[i - 1], points[j]);
        std::swap(bandwidths[i - 1], bandwidths[j]);
    }
    options.threads = 3;
    const Surface b = adaptiveDensity(points, bandwidths, frame, options, Progress{}).value();
    EXPECT_EQ(a.values, b.values);
    std::vector<Point> places{{1500, 2500}, {2222, 3333}};
    std::vector<WeightedPoint> reversed(points.rbegin(), points.rend());
    options.bandwidthMetres = 700;
    EXPECT_EQ(densityAt(points, places, options, Progress{}).value(),
              densityAt(reversed, places, options, Progress{}).value());
}

TEST_P(AdaptiveDensity, KeepsTheSumOfTheWeights) {
    const auto [points, drawn] = randomCase(2, 200, 0, 0);
    std::vector<double> bandwidths = drawn;
    double sum = 0;
    for (const auto& p : points)
        sum += p.weight;
    if (GetParam() == Kernel::Gaussian)
        for (double& h : bandwidths)
            h = std::max(20.0, h / 5);
    const Surface surface = adaptiveDensity(points, bandwidths, {-2600, 5600, 820, 820},
                                            {.cellMetres = 10, .kernel = GetParam()}, Progress{})
                                .value();
    long double mass = 0;
    for (const double value : surface.values)
        mass += value;
    EXPECT_NEAR(static_cast<double>(mass) * 1e-4, sum, 0.002 * sum);
}

TEST_P(AdaptiveDensity, AtPlacesIsTheFormula) {
    const auto [points, unused] = randomCase(3, 700, 37'480'000.25, 3'840'000.75);
    std::mt19937 random(8);
    std::uniform_real_distribution<> real(-800, 3800);
    std::vector<Point> places;
    for (int i = 0; i < 200; ++i)
        places.push_back({37'480'000.25 + real(random), 3'840'000.75 + real(random)});
    for (const double h : {35.5, 400.25, 9000.5}) {
        const DensityOptions options{.bandwidthMetres = h, .kernel = GetParam()};
        const auto density = densityAt(points, places, options, Progress{}).value();
        const double most = *std::max_element(density.begin(), density.end());
        for (std::size_t i = 0; i < places.size(); ++i)
            ASSERT_NEAR(density[i],
                        static_cast<double>(byFormula(points, GetParam(), places[i].x, places[i].y,
                                                      [&](auto) { return h; })),
                        1e-9 * most);
    }
}

INSTANTIATE_TEST_SUITE_P(AllKernels,
                         AdaptiveDensity,
                         testing::ValuesIn(allKernels),
                         [](const auto& named) {
                             return "Kernel" + std::to_string(static_cast<int>(named.param));
                         });

/// R spatstat, density.ppp(at = "points", edge = FALSE, leaveoneout = FALSE). It does not cut the
/// Gaussian off and does not put the 3.7e-6 beyond back; that much the two may differ.
TEST(DensityAt, EqualsSpatstat) {
    const std::string folder = std::string(HETU_SOURCE_DIR) + "/../shared/stats/reference/";
    for (const std::string name : {"redwood", "japanesepines", "cells"}) {
        std::ifstream pointFile(folder + "pp_" + name + "_points.csv");
        std::ifstream file(folder + "pp_" + name + "_kde_points.csv");
        if (!pointFile || !file) GTEST_SKIP() << "../shared/stats is not there";
        const auto rows = [](std::ifstream& in) {
            std::vector<std::vector<double>> out;
            std::string line;
            std::getline(in, line);
            while (std::getline(in, line)) {
                std::stringstream cells(line);
                out.emplace_back();
                for (std::string cell; std::getline(cells, cell, ',');)
                    out.back().push_back(std::stod(cell));
            }
            return out;
        };
        // One unit of theirs is a kilometre here.
        std::vector<WeightedPoint> points;
        std::vector<Point> places;
        for (const auto& row : rows(pointFile)) {
            const std::size_t n = row.size();
            points.push_back({1000 * row[n - 2], 1000 * row[n - 1], 1});
            places.push_back({1000 * row[n - 2], 1000 * row[n - 1]});
        }
        const auto expected = rows(file);
        ASSERT_EQ(expected.size(), places.size());
        const DensityOptions options{.bandwidthMetres = 1000 * expected[0][1],
                                     .kernel = Kernel::Gaussian};
        const auto density = densityAt(points, places, options, Progress{}).value();
        for (std::size_t i = 0; i < places.size(); ++i)
            EXPECT_NEAR(density[i], expected[i][2], 8e-6 * expected[i][2]) << name << " " << i;
    }
}

TEST(AbramsonBandwidths, FollowTheSquareRootAndStayWithinTheirBounds) {
    const std::vector<WeightedPoint> points{{0, 0, 1}, {1, 0, 1}, {2, 0, 2}, {3, 0, 0}};
    const std::vector<double> pilot{1, 16, 8, 0};
    // ln g = (ln 1 + ln 16 + 2 ln 8) / 4 = 2.5 ln 2
    const auto h = abramsonBandwidths(points, pilot, 1000, 1);
    const double root = std::sqrt(std::exp2(2.5));
    EXPECT_NEAR(h[0], 1000 * root, 1e-9);
    EXPECT_NEAR(h[1], 1000 * root / 4, 1e-9);
    EXPECT_NEAR(h[2], 1000 * root / std::sqrt(8), 1e-9);
    EXPECT_EQ(h[3], 1000);
    EXPECT_EQ(abramsonBandwidths(points, pilot, 1000, 700)[1], 700);
    EXPECT_EQ(abramsonBandwidths(points, std::vector<double>{1e-9, 16, 8, 0}, 1000, 1)[0], 5000);
}

TEST(NearestBandwidths, AreTheDistanceToTheKthOther) {
    const std::vector<WeightedPoint> points{{0, 0, 1}, {30, 0, 1}, {0, 40, 1}, {90'000, 0, 1}};
    const auto h = nearestBandwidths(points, 2, 1000, 1, Progress{}).value();
    EXPECT_EQ(h, (std::vector<double>{40, 50, 50, 5000}));
    // More than there are: the farthest.
    EXPECT_EQ(nearestBandwidths(points, 9, 1e6, 1, Progress{}).value()[0], 90'000);
    EXPECT_EQ(nearestBandwidths(std::vector<WeightedPoint>{{0, 0, 1}}, 3, 800, 100, Progress{})
                  .value()[0],
              800);
    EXPECT_FALSE(nearestBandwidths(points, 0, 1000, 1, Progress{}).ok());
}

TEST(NearestBandwidths, AThousandAtOnePlaceStillHaveOne) {
    const std::vector<WeightedPoint> points(1000, {500, 500, 1});
    EXPECT_EQ(nearestBandwidths(points, 20, 1000, 100, Progress{}).value(),
              std::vector<double>(1000, 100));
}

TEST(AdaptiveDensity, RefusesWhatItCannotCompute) {
    const std::vector<WeightedPoint> points{{0, 0, 1}};
    const Frame frame{-10, 10, 2, 2};
    const DensityOptions options{.cellMetres = 10};
    for (const std::vector<double>& h :
         {std::vector<double>{}, {0.0}, {-1.0}, {std::nan("")}, {100.0, 100.0}})
        EXPECT_FALSE(adaptiveDensity(points, h, frame, options, Progress{}).ok());
    EXPECT_FALSE(adaptiveDensity(std::vector<WeightedPoint>{{0, 0, -1}}, std::vector<double>{10.0},
                                 frame, options, Progress{})
                     .ok());
    EXPECT_FALSE(
        adaptiveDensity(points, std::vector<double>{10.0}, {0, 0, 0, 0}, options, Progress{}).ok());
    EXPECT_FALSE(densityAt(points, {}, {.bandwidthMetres = 0}, Progress{}).ok());
}

TEST(AdaptiveDensity, StopsSoonWhenAsked) {
    auto [points, bandwidths] = randomCase(4, 50'000, 0, 0);
    for (int what = 0; what < 2; ++what) {
        std::stop_source own;
        const Progress asked{own.get_token(), {}};
        auto done = std::chrono::steady_clock::now();
        std::jthread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            done = std::chrono::steady_clock::now();
            own.request_stop();
        });
        std::vector<Point> places;
        for (const auto& p : points)
            places.push_back({p.x, p.y});
        const DensityOptions options{
            .bandwidthMetres = 3000, .cellMetres = 4, .kernel = Kernel::Gaussian};
        const bool ok =
            what == 0
                ? adaptiveDensity(points, bandwidths, {0, 3000, 750, 750}, options, asked).ok()
                : densityAt(points, places, options, asked).ok();
        const auto now = std::chrono::steady_clock::now();
        later.join();
        EXPECT_FALSE(ok);
        EXPECT_LT(now - done, test::stopBound);
    }
}

}  // namespace
}  // namespace hetu::analysis
