#include "analysis/core/density.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numbers>
#include <ostream>
#include <random>
#include <thread>
#include <utility>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "analysis/core/density_rows.h"
#include "tests/support/ascii_map.h"
#include "tests/support/stop_bound.h"

namespace hetu::analysis {

void PrintTo(Kernel kernel, std::ostream* out) {
    *out << static_cast<int>(kernel);
}

namespace {

constexpr Kernel allKernels[] = {Kernel::Quartic, Kernel::Epanechnikov, Kernel::Gaussian,
                                 Kernel::Triangular, Kernel::Uniform};

std::string kernelName(const testing::TestParamInfo<Kernel>& info) {
    switch (info.param) {
        case Kernel::Quartic:
            return "Quartic";
        case Kernel::Epanechnikov:
            return "Epanechnikov";
        case Kernel::Gaussian:
            return "Gaussian";
        case Kernel::Triangular:
            return "Triangular";
        case Kernel::Uniform:
            return "Uniform";
    }
    return "";
}

double massOf(const Surface& surface) {
    long double sum = 0;
    for (const double value : surface.values)
        sum += value;
    return static_cast<double>(sum * surface.cellMetres * surface.cellMetres / 1e6);
}

Surface surfaceOf(const std::vector<WeightedPoint>& points, const DensityOptions& options) {
    const Frame frame = frameAround(points, options).value();
    return kernelDensity(points, frame, options, Progress{}).value();
}

/// The formula of the header, word for word, in long double and without any short cut.
long double byFormula(const std::vector<WeightedPoint>& points,
                      const Frame& frame,
                      const DensityOptions& options,
                      int column,
                      int row) {
    const long double h = options.bandwidthMetres, pi = std::numbers::pi_v<long double>;
    const long double x = (column + 0.5L) * options.cellMetres;
    const long double y = (row + 0.5L) * options.cellMetres;
    long double sum = 0;
    for (const WeightedPoint& p : points) {
        const long double dx = (static_cast<long double>(p.x) - frame.minX) - x;
        const long double dy = (static_cast<long double>(frame.maxY) - p.y) - y;
        const long double square = (dx * dx + dy * dy) / (h * h), u = std::sqrt(square);
        long double k = 0;
        if (dx * dx + dy * dy <= h * h) {
            if (options.kernel == Kernel::Quartic) k = 3 / pi * (1 - square) * (1 - square);
            if (options.kernel == Kernel::Epanechnikov) k = 2 / pi * (1 - square);
            if (options.kernel == Kernel::Triangular) k = 3 / pi * (1 - u);
            if (options.kernel == Kernel::Uniform) k = 1 / pi;
        }
        if (options.kernel == Kernel::Gaussian && dx * dx + dy * dy <= 25 * h * h)
            k = std::exp(-square / 2) / (2 * pi * (1 - std::exp(-12.5L)));
        sum += p.weight * k;
    }
    return 1e6L / (h * h) * sum;
}

class KernelDensityKernel : public testing::TestWithParam<Kernel> {};

TEST_P(KernelDensityKernel, MassOfSurfaceIsSumOfWeights) {
    const std::vector<WeightedPoint> points{{0, 0, 1}, {300, -200, 2.5}, {301, -200, 0}};
    const DensityOptions options{.bandwidthMetres = 500, .cellMetres = 5, .kernel = GetParam()};
    // The rim of the uniform kernel is sharp, so that its mass converges most slowly.
    EXPECT_NEAR(massOf(surfaceOf(points, options)), 3.5,
                GetParam() == Kernel::Uniform ? 5e-3 : 5e-5);
}

TEST_P(KernelDensityKernel, AgreesWithTheFormulaInLongDouble) {
    for (unsigned seed = 0; seed < 200; ++seed) {  // times five kernels
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random(seed);
        std::uniform_real_distribution<> unit(0, 1);
        DensityOptions options{.kernel = GetParam(), .threads = 1 + static_cast<int>(seed % 3)};
        options.cellMetres = seed % 4 == 0 ? 10 : 1 + 30 * unit(random);
        double radius = 1 + 12 * unit(random);  // in cells
        if (seed % 5 == 0) radius = 1;
        if (seed % 5 == 1) radius = 3 + static_cast<double>(random() % 3);
        if (seed % 5 == 2) radius = GetParam() == Kernel::Gaussian ? 20 : 10 + 90 * unit(random);
        options.bandwidthMetres = radius * options.cellMetres;
        const bool isWhole = seed % 4 == 0;
        const double offset = seed % 2 ? 3.8e6 : -500;
        std::vector<WeightedPoint> points(1 + random() % 60);
        const double side = options.cellMetres * (5 + 60 * unit(random));
        for (WeightedPoint& p : points) {
            p = {offset + side * unit(random), offset + side * unit(random), 10 * unit(random)};
            if (isWhole) p = {std::floor(p.x), std::floor(p.y / 5) * 5, std::floor(p.weight)};
            if (random() % 10 == 0) p = points.front();
        }
        Frame frame = frameAround(points, options).value();
        if (seed % 3 == 0) {  // a window that cuts through the points
            frame.minX += 4 * options.cellMetres;
            frame.maxY -= 3 * options.cellMetres;
            frame.columns = std::max(1, frame.columns / 2);
            frame.rows = std::max(1, frame.rows / 2);
        }
        const Surface surface = kernelDensity(points, frame, options, Progress{}).value();
        ASSERT_EQ(surface.columns, frame.columns);
        ASSERT_EQ(surface.rows, frame.rows);
        long double most = 0, worst = 0;
        const int step = std::max(1, frame.columns * frame.rows / 3000);
        for (int i = 0; i < frame.columns * frame.rows; i += step) {
            const int column = i % frame.columns, row = i / frame.columns;
            const long double expected = byFormula(points, frame, options, column, row);
            most = std::max(most, expected);
            worst = std::max(worst, std::fabs(expected - surface.at(column, row)));
            if (expected == 0) {
                ASSERT_EQ(surface.at(column, row), 0);
            }
        }
        ASSERT_LE(worst, 1e-9L * most);
    }
}

TEST_P(KernelDensityKernel, AgreesWithTheFormulaForARadiusOfThousandsOfCells) {
    for (unsigned seed = 0; seed < 24; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random(seed);
        std::uniform_real_distribution<> unit(0, 1);
        const double cell = seed % 2 ? 25 : 0.5 + unit(random);
        const double radius = seed % 4 == 0 ? 2000 : 150 + 2500 * unit(random);  // in cells
        const DensityOptions options{
            .bandwidthMetres = radius * cell, .cellMetres = cell, .kernel = GetParam()};
        // A narrow strip that cuts the discs: across, along, or a small window.
        Frame frame{3.9e5, 3.8e6, 60, 40};
        if (seed % 3 == 0) frame = {-2e4, 4.1e6, 9001, 3};
        if (seed % 3 == 1) frame = {7e5, 100, 2, 3000};
        std::vector<WeightedPoint> points(40);
        for (WeightedPoint& p : points) {
            p.x = frame.minX +
                  (frame.columns * unit(random) + 2 * radius * (unit(random) - 0.5)) * cell;
            p.y =
                frame.maxY - (frame.rows * unit(random) + 2 * radius * (unit(random) - 0.5)) * cell;
            p.weight = unit(random);
        }
        const Surface surface = kernelDensity(points, frame, options, Progress{}).value();
        long double most = 0, worst = 0;
        for (int i = 0; i < 1500; ++i) {
            const int column = static_cast<int>(random() % static_cast<unsigned>(frame.columns));
            const int row = static_cast<int>(random() % static_cast<unsigned>(frame.rows));
            const long double expected = byFormula(points, frame, options, column, row);
            most = std::max(most, expected);
            worst = std::max(worst, std::fabs(expected - surface.at(column, row)));
            if (expected == 0) {
                ASSERT_EQ(surface.at(column, row), 0);
            }
        }
        ASSERT_LE(worst, 1e-9L * most);
    }
}

TEST_P(KernelDensityKernel, KeepsItsDigitsOverAProvince) {
    // Crowds of ten thousands of points, 600 km apart, and a frame as wide as all of them.
    std::mt19937 random(3);
    std::normal_distribution<> normal(0, 700);
    std::vector<WeightedPoint> points(60'000);
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {3.8e7 + 6e5 * static_cast<double>(i % 3) / 2 + normal(random),
                     4.4e6 + normal(random), 1 + static_cast<double>(random() % 1000)};
    const DensityOptions options{.bandwidthMetres = 1000, .cellMetres = 25, .kernel = GetParam()};
    const Frame frame{3.8e7 - 5000, 4.4e6 + 100, 24'400, 8};
    const Surface surface = kernelDensity(points, frame, options, Progress{}).value();
    long double most = 0, worst = 0;
    for (int crowd = 0; crowd < 3; ++crowd)
        for (int k = 0; k < 15; ++k) {
            const int column = 200 + crowd * 12'000 + static_cast<int>(random() % 120) - 60;
            const int row = static_cast<int>(random() % 8);
            const long double expected = byFormula(points, frame, options, column, row);
            most = std::max(most, expected);
            worst = std::max(worst, std::fabs(expected - surface.at(column, row)));
        }
    EXPECT_GT(most, 0);
    EXPECT_LE(worst, 1e-11L * most);
}

TEST_P(KernelDensityKernel, HasTheSameBitsOnEveryProcessor) {
    std::mt19937 random(29);
    std::uniform_real_distribution<> unit(0, 1);
    for (const double radius : {1.0, 3.3, 9.0, 17.0, 40.0, 130.0}) {  // in cells
        const DensityOptions options{
            .bandwidthMetres = 10 * radius, .cellMetres = 10, .kernel = GetParam()};
        const TilePlan plan = planTiles(options);
        constexpr int columns = 300;
        const TilePlace place{150, 0, columns, 5};
        std::vector<double> x, y, weight;
        for (int k = 0; k < 333; ++k) {
            x.push_back(10 * (150 + static_cast<double>(plan.cells) * (unit(random) - 0.5)));
            y.push_back(40 + 22 * radius * (unit(random) - 0.5));
            weight.push_back(unit(random));
        }
        std::vector<std::vector<double>> results;
        for (const Processor processor : {Processor::Best, Processor::Avx2, Processor::Plain}) {
            TileSums sums(options, plan, columns, processor);
            std::vector<double> values(columns * TileSums::rows);
            sums.add({x.data(), y.data(), weight.data(), x.size()}, place);
            sums.finish(place, TileSums::rows, 3.7, values.data(), columns);
            results.push_back(values);
        }
        EXPECT_GT(*std::max_element(results[0].begin(), results[0].end()), 0);
        EXPECT_EQ(results[0], results[1]) << radius;
        EXPECT_EQ(results[0], results[2]) << radius;
    }
}

TEST_P(KernelDensityKernel, OfOnePointIsTheKernelItself) {
    const DensityOptions options{.bandwidthMetres = 500, .cellMetres = 100, .kernel = GetParam()};
    const std::vector<WeightedPoint> one{{50, 50, 4}};  // the centre of a cell
    const Surface surface = surfaceOf(one, options);
    const auto at = [&](double x, double y) {
        return surface.at(static_cast<int>((x - surface.minX) / 100),
                          static_cast<int>((surface.maxY - y) / 100));
    };
    const double pi = std::numbers::pi, whole = 4 / (0.5 * 0.5);  // 4 per squared radius in km
    double centre = 0, away = 0;  // at the point, and 300 m east and 100 m north: u^2 = 0.4
    switch (GetParam()) {
        case Kernel::Quartic:
            centre = 3 / pi, away = 3 / pi * 0.36;
            break;
        case Kernel::Epanechnikov:
            centre = 2 / pi, away = 2 / pi * 0.6;
            break;
        case Kernel::Triangular:
            centre = 3 / pi, away = 3 / pi * (1 - std::sqrt(0.4));
            break;
        case Kernel::Uniform:
            centre = away = 1 / pi;
            break;
        case Kernel::Gaussian:
            centre = 1 / (2 * pi * (1 - std::exp(-12.5)));
            away = centre * std::exp(-0.2);
            break;
    }
    EXPECT_NEAR(at(50, 50), whole * centre, 1e-12 * whole);
    EXPECT_NEAR(at(350, 150), whole * away, 1e-12 * whole);
    EXPECT_NEAR(at(-250, -50), whole * away, 1e-12 * whole);
    // 300 and 400 m make 500 m: a point at exactly the radius counts.
    EXPECT_EQ(at(350, 450) > 0, GetParam() == Kernel::Uniform || GetParam() == Kernel::Gaussian);
    EXPECT_EQ(at(450, 450) > 0, GetParam() == Kernel::Gaussian);
}

TEST_P(KernelDensityKernel, CountsAPointAtExactlyTheRadiusWhereItIsNotZeroThere) {
    // 7, 24 and 25, 15, 20 and 25, and so on: whole numbers of cells, so that nothing is rounded.
    const int scale = GetParam() == Kernel::Gaussian ? 2 : 1;
    const double reach = 50 * scale;  // cells
    const DensityOptions options{
        .bandwidthMetres = GetParam() == Kernel::Gaussian ? reach * 10 / 5 : reach * 10,
        .cellMetres = 10,
        .kernel = GetParam()};
    for (const double x : {5.0, 65.0, 175.0, 305.0}) {  // here and there in a tile
        const std::vector<WeightedPoint> one{{x, 5, 1}};
        const Surface surface = surfaceOf(one, options);
        for (const auto& [dx, dy] :
             {std::pair{500, 0}, {480, 140}, {400, 300}, {300, 400}, {140, 480}, {0, 500}})
            for (const int sideways : {-1, 1})
                for (const int upwards : {-1, 1}) {
                    const double atX = x + sideways * dx * scale, atY = 5 + upwards * dy * scale;
                    const int column = static_cast<int>(std::floor((atX - surface.minX) / 10));
                    const int row = static_cast<int>(std::floor((surface.maxY - atY) / 10));
                    if (column >= surface.columns || row >= surface.rows || column < 0 || row < 0)
                        continue;
                    EXPECT_EQ(surface.at(column, row) > 0,
                              GetParam() == Kernel::Uniform || GetParam() == Kernel::Gaussian)
                        << x << ": " << dx << ", " << dy;
                }
    }
}

TEST_P(KernelDensityKernel, IsLinearInWeights) {
    std::mt19937 random(5);
    std::uniform_real_distribution<> unit(0, 1);
    std::vector<WeightedPoint> a(50), b(50), both(50);
    for (std::size_t i = 0; i < a.size(); ++i) {
        a[i] = {1000 * unit(random), 1000 * unit(random), unit(random)};
        b[i] = {a[i].x, a[i].y, unit(random)};
        both[i] = {a[i].x, a[i].y, 3 * a[i].weight + b[i].weight};
    }
    const DensityOptions options{.bandwidthMetres = 400, .cellMetres = 20, .kernel = GetParam()};
    const Surface fa = surfaceOf(a, options), fb = surfaceOf(b, options),
                  f = surfaceOf(both, options);
    const double most = *std::max_element(f.values.begin(), f.values.end());
    for (std::size_t i = 0; i < f.values.size(); ++i)
        ASSERT_NEAR(f.values[i], 3 * fa.values[i] + fb.values[i], 1e-13 * most);
}

TEST_P(KernelDensityKernel, HasTheSameBitsForEveryOrderAndNumberOfThreads) {
    std::mt19937 random(17);
    std::normal_distribution<> normal(0, 400);
    std::vector<WeightedPoint> points(700);
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i] = {normal(random), normal(random), 0.1 * static_cast<double>(random() % 90)};
        if (i % 9 == 0) points[i] = {points[0].x, points[0].y, points[i].weight};
    }
    for (const double bandwidth : {150.0, 900.0}) {
        DensityOptions options{
            .bandwidthMetres = bandwidth, .cellMetres = 20, .kernel = GetParam(), .threads = 1};
        const Surface once = surfaceOf(points, options);
        for (int round = 0; round < 5; ++round) {
            std::shuffle(points.begin(), points.end(), random);
            options.threads = 1 + round;
            ASSERT_EQ(surfaceOf(points, options).values, once.values) << "round " << round;
        }
    }
}

TEST_P(KernelDensityKernel, IsNeverNegativeAndZeroOutOfReach) {
    const std::vector<WeightedPoint> points{{0, 0, 1e9}, {100'000, 0, 1e-9}};
    const DensityOptions options{.bandwidthMetres = 1000, .cellMetres = 40, .kernel = GetParam()};
    const Surface surface = surfaceOf(points, options);
    for (int row = 0; row < surface.rows; ++row)
        for (int column = 0; column < surface.columns; ++column) {
            const Point at = surface.centreOf(column, row);
            const double nearest =
                std::min(std::hypot(at.x, at.y), std::hypot(at.x - 100'000, at.y));
            ASSERT_GE(surface.at(column, row), 0);
            if (nearest > reachMetres(options)) {
                ASSERT_EQ(surface.at(column, row), 0) << at.x << ", " << at.y;
            }
        }
}

TEST_P(KernelDensityKernel, StopIsAnsweredQuickly) {
    std::mt19937 random(1);
    std::uniform_real_distribution<> real(0, 20'000);
    std::vector<WeightedPoint> points(300'000);
    for (WeightedPoint& p : points)
        p = {real(random), real(random), 1};
    // Every point is felt in every cell: minutes of work.
    const DensityOptions options{.bandwidthMetres = 30'000, .cellMetres = 20, .kernel = GetParam()};
    const Frame frame{0, 20'000, 1000, 1000};
    std::stop_source stop;
    std::chrono::steady_clock::time_point asked;
    const std::jthread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        asked = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    const auto out = kernelDensity(points, frame, options, Progress{stop.get_token(), {}});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - asked;
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().code, ErrorCode::Cancelled);
    EXPECT_LT(seconds, test::stopBound);
}

INSTANTIATE_TEST_SUITE_P(All, KernelDensityKernel, testing::ValuesIn(allKernels), kernelName);

TEST(KernelDensity, PeaksWhereOrganisationsCrowd) {
    const auto map = test::asciiMap(R"(
        a b . . . .
        . c . . . d
)",
                                    100);
    std::vector<WeightedPoint> points;
    for (const auto& [name, place] : map)
        points.push_back({place.x, place.y, 1});
    const Surface surface = surfaceOf(points, {.bandwidthMetres = 400, .cellMetres = 50});
    const auto at = [&](test::Place place) {
        return surface.at(static_cast<int>((place.x - surface.minX) / 50),
                          static_cast<int>((surface.maxY - place.y) / 50));
    };
    EXPECT_GT(at(map.at('b')), 2 * at(map.at('d')));
}

TEST(KernelDensity, FramesOfTwoRunsCoincide) {
    const DensityOptions options{.bandwidthMetres = 730, .cellMetres = 50};
    const std::vector<WeightedPoint> here{{12.3, 45.6}}, there{{-9876.5, 3.8e6 + 0.1}};
    for (const auto& points : {here, there}) {
        const Frame frame = frameAround(points, options).value();
        EXPECT_EQ(std::fmod(frame.minX, 50), 0);
        EXPECT_EQ(std::fmod(frame.maxY, 50), 0);
        EXPECT_LE(frame.minX, points[0].x - 730);
        EXPECT_GT(frame.minX, points[0].x - 730 - 50);
        EXPECT_GE(frame.maxY, points[0].y + 730);
        EXPECT_GE(frame.minX + frame.columns * 50, points[0].x + 730);
        EXPECT_LE(frame.maxY - frame.rows * 50, points[0].y - 730);
    }
}

TEST(KernelDensity, RefusesACellLargerThanTheBandwidth) {
    const std::vector<WeightedPoint> points{{0, 0, 1}};
    const DensityOptions options{.bandwidthMetres = 10, .cellMetres = 20};
    EXPECT_EQ(frameAround(points, options).error().code, ErrorCode::InvalidArgument);
    const auto surface = kernelDensity(points, {0, 100, 5, 5}, options, Progress{});
    ASSERT_FALSE(surface.ok());
    EXPECT_EQ(surface.error().code, ErrorCode::InvalidArgument);
    EXPECT_NE(surface.error().message.en.find("20 m"), std::string::npos);
}

TEST(KernelDensity, RefusesWhatIsNoNumberOrNegative) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const Frame frame{0, 100, 5, 5};
    const DensityOptions options{.bandwidthMetres = 100, .cellMetres = 20};
    for (const WeightedPoint& bad : {WeightedPoint{1, 1, -1}, WeightedPoint{1, 1, nan},
                                     WeightedPoint{1, 1, infinity}, WeightedPoint{nan, 1, 1}}) {
        const auto surface = kernelDensity({&bad, 1}, frame, options, Progress{});
        ASSERT_FALSE(surface.ok());
        EXPECT_EQ(surface.error().code, ErrorCode::InvalidArgument);
    }
    for (const double h : {0.0, -5.0, nan, infinity})
        EXPECT_FALSE(
            kernelDensity({}, frame, {.bandwidthMetres = h, .cellMetres = 1}, Progress{}).ok());
    for (const double cell : {0.0, -5.0, nan})
        EXPECT_FALSE(kernelDensity({}, frame, {.cellMetres = cell}, Progress{}).ok());
    EXPECT_FALSE(kernelDensity({}, Frame{0, 0, 0, 4}, options, Progress{}).ok());
    EXPECT_FALSE(frameAround({}, options).ok());
}

TEST(KernelDensity, RefusesTooManyCellsAndSaysWhichCellFits) {
    const std::vector<WeightedPoint> points{{0, 0, 1}, {200'000, 100'000, 1}};
    DensityOptions options{.bandwidthMetres = 1000, .cellMetres = 5};
    const auto frame = frameAround(points, options);
    ASSERT_FALSE(frame.ok());
    EXPECT_EQ(frame.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(frame.error().hint.en, "A cell of 20 m fits.");
    options.cellMetres = 20;
    EXPECT_TRUE(frameAround(points, options).ok());
    EXPECT_FALSE(kernelDensity(points, Frame{0, 0, 20'000, 10'001}, options, Progress{}).ok());
    // Not even finite, and the answer still comes at once.
    const std::vector<WeightedPoint> far{{-1e300, 0, 1}, {1e300, 1e300, 1}};
    EXPECT_FALSE(frameAround(far, options).ok());
}

TEST(KernelDensity, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const std::vector<WeightedPoint> points(10);
    const auto surface =
        kernelDensity(points, {0, 100, 100, 100}, {.bandwidthMetres = 10, .cellMetres = 1},
                      Progress{stop.get_token(), {}});
    ASSERT_FALSE(surface.ok());
    EXPECT_EQ(surface.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace hetu::analysis
