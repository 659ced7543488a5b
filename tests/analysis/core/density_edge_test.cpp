#include "analysis/core/density_edge.h"

#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

#include "analysis/core/density_adaptive.h"

namespace hetu::analysis {
namespace {

using std::numbers::pi;

constexpr Kernel allKernels[] = {Kernel::Quartic, Kernel::Epanechnikov, Kernel::Gaussian,
                                 Kernel::Triangular, Kernel::Uniform};

Geometry box(double x, double y, double width, double height) {
    return Geometry::polygon(
        {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}});
}

DensityWindow windowOf(const std::vector<Geometry>& shapes) {
    return DensityWindow::of(shapes).value();
}

/// The mass on the far side of a line `d` bandwidths from the centre, by 4,000 points of the
/// midpoint rule over the angle, on which the radial mass beyond the line is known.
double beyondLine(Kernel kernel, double d) {
    const auto within = [&](double r) {
        if (kernel == Kernel::Gaussian)
            return r >= 5 ? 1 : (1 - std::exp(-r * r / 2)) / (1 - std::exp(-12.5));
        if (r >= 1) return 1.0;
        if (kernel == Kernel::Quartic) return 1 - std::pow(1 - r * r, 3);
        if (kernel == Kernel::Epanechnikov) return 2 * r * r - r * r * r * r;
        if (kernel == Kernel::Triangular) return 3 * r * r - 2 * r * r * r;
        return r * r;
    };
    constexpr int steps = 400'000;
    double sum = 0;
    for (int i = 0; i < steps; ++i)
        sum += 1 - within(d / std::cos((i + 0.5) / steps * pi / 2));
    return sum / steps / 2;
}

TEST(DensityWindow, HoldsAllFarInsideAndNothingFarOutside) {
    const auto window = windowOf({box(0, 0, 100'000, 100'000)});
    for (const Kernel kernel : allKernels) {
        EXPECT_EQ(window.mass({50'000, 50'000}, kernel, 1000), 1);
        EXPECT_EQ(window.mass({-20'000, 50'000}, kernel, 1000), 0);
        EXPECT_EQ(window.mass({150'000, 250'000}, kernel, 1000), 0);
    }
    EXPECT_EQ(window.areaSquareMetres(), 1e10);
}

TEST(DensityWindow, HoldsHalfOfAKernelAtAnEdgeAndAQuarterAtACorner) {
    const auto window = windowOf({box(0, 0, 100'000, 100'000)});
    for (const Kernel kernel : allKernels) {
        EXPECT_NEAR(window.mass({0, 50'000}, kernel, 1000), 0.5, 1e-12);
        EXPECT_NEAR(window.mass({50'000, 100'000}, kernel, 1000), 0.5, 1e-12);
        EXPECT_NEAR(window.mass({0, 0}, kernel, 1000), 0.25, 1e-12);
        EXPECT_NEAR(window.mass({100'000, 100'000}, kernel, 1000), 0.25, 1e-12);
        // A nanometre beside the border nothing jumps.
        EXPECT_NEAR(window.mass({1e-9, 50'000}, kernel, 1000), 0.5, 1e-9);
        EXPECT_NEAR(window.mass({-1e-9, 50'000}, kernel, 1000), 0.5, 1e-9);
        EXPECT_NEAR(window.mass({-1e-9, -1e-9}, kernel, 1000), 0.25, 1e-9);
    }
}

TEST(DensityWindow, HoldsWhatAHalfPlaneHolds) {
    const auto window = windowOf({box(0, -100'000, 100'000, 200'000)});
    for (const Kernel kernel : allKernels)
        for (const double d : {0.01, 0.1, 0.3, 0.5, 0.9, 0.99, 1.5, 4.0}) {
            SCOPED_TRACE(testing::Message() << static_cast<int>(kernel) << " at " << d);
            const double beyond = beyondLine(kernel, d);
            EXPECT_NEAR(window.mass({1000 * d, 0}, kernel, 1000), 1 - beyond, 1e-8);
            EXPECT_NEAR(window.mass({-1000 * d, 0}, kernel, 1000), beyond, 1e-8);
        }
    // Closed form: the segment of a circle.
    const double d = 0.3;
    EXPECT_NEAR(window.mass({300, 0}, Kernel::Uniform, 1000),
                1 - (std::acos(d) - d * std::sqrt(1 - d * d)) / pi, 1e-13);
}

TEST(DensityWindow, HoldsTheProductOfTwoNormalLawsInARectangle) {
    // Away from the cut at five standard deviations; beyond lie 3.7e-6.
    const auto window = windowOf({box(0, 0, 3000, 2000)});
    const auto between = [](double a, double b) {
        return (std::erf(b / std::numbers::sqrt2) - std::erf(a / std::numbers::sqrt2)) / 2;
    };
    for (const double h : {700.0, 1000.0, 2500.0})
        for (const Point p : {Point{1, 1}, Point{1500, 1000}, Point{2900, 10}, Point{700, 1999}}) {
            // The cut-off corners are at most what lies beyond five standard deviations.
            const double expected = between(-p.x / h, (3000 - p.x) / h) *
                                    between(-p.y / h, (2000 - p.y) / h) / (1 - std::exp(-12.5));
            EXPECT_NEAR(window.mass(p, Kernel::Gaussian, h), expected, 4e-6);
            if (h >= 1000) {
                EXPECT_NEAR(window.mass(p, Kernel::Gaussian, h), expected, 1e-12);
            }
        }
}

TEST(DensityWindow, ACircleHoldsWhatIsWithinItsRadius) {
    Path ring;
    constexpr int sides = 100'000;
    for (int i = 0; i <= sides; ++i)
        ring.push_back({1e6 + 600 * std::cos(2 * pi * (i % sides) / sides),
                        4e6 + 600 * std::sin(2 * pi * (i % sides) / sides)});
    const auto window = windowOf({Geometry::polygon(ring)});
    const double r = 0.6;
    EXPECT_NEAR(window.mass({1e6, 4e6}, Kernel::Quartic, 1000), 1 - std::pow(1 - r * r, 3), 1e-8);
    EXPECT_NEAR(window.mass({1e6, 4e6}, Kernel::Triangular, 1000), 3 * r * r - 2 * r * r * r, 1e-8);
    EXPECT_NEAR(window.mass({1e6, 4e6}, Kernel::Gaussian, 1000),
                (1 - std::exp(-r * r / 2)) / (1 - std::exp(-12.5)), 1e-8);
    EXPECT_EQ(window.mass({1e6, 4e6}, Kernel::Uniform, 500), 1);
}

/// Whatever the shape: the mass is the sum over a fine grid of the kernel inside.
TEST(DensityWindow, HoldsWhatAGridSumsUpForAnyShape) {
    std::mt19937 random(3);
    std::uniform_real_distribution<> real(-1500, 1500);
    for (int round = 0; round < 40; ++round) {
        SCOPED_TRACE(round);
        // A star with a hole, a box that overlaps it, and one apart, drawn either way round.
        Path star, hole;
        const Point middle{real(random) / 3, real(random) / 3};
        for (int i = 0; i <= 12; ++i) {
            const double angle = 2 * pi * (i % 12) / 12,
                         far = i % 2 ? 1200 : 500 + 40 * round % 300;
            star.push_back({middle.x + far * std::cos(angle), middle.y + far * std::sin(angle)});
            hole.push_back({middle.x + 200 * std::cos(angle), middle.y + 150 * std::sin(angle)});
        }
        if (round % 2) std::reverse(star.begin(), star.end());
        if (round % 3) std::reverse(hole.begin(), hole.end());
        std::vector<Geometry> shapes{Geometry{GeometryKind::Polygon, {{star, hole}}},
                                     box(middle.x + 600, middle.y - 100, 900, 200),
                                     box(-2500, -2500, 300, 300)};
        const auto window = windowOf(shapes);
        const Point p{real(random), real(random)};
        const Kernel kernel = allKernels[round % 5];
        const double h = kernel == Kernel::Gaussian ? 250 : 900;
        const DensityOptions options{.bandwidthMetres = h, .cellMetres = 5, .kernel = kernel};
        const std::vector<WeightedPoint> one{{p.x, p.y, 1}};
        const auto surface =
            kernelDensity(one, frameAround(one, options).value(), options, Progress{}).value();
        double sum = 0;
        for (int row = 0; row < surface.rows; ++row)
            for (int column = 0; column < surface.columns; ++column)
                if (window.covers(surface.centreOf(column, row)))
                    sum += surface.at(column, row) * 25e-6;
        EXPECT_NEAR(window.mass(p, kernel, h), sum, 2e-3);
    }
}

TEST(DensityWindow, TheArcOfACircleInsideIsItsAngle) {
    const auto window = windowOf({box(0, 0, 1000, 1000)});
    EXPECT_EQ(window.arc({500, 500}, 499), 1);
    EXPECT_NEAR(window.arc({0, 500}, 100), 0.5, 1e-13);
    EXPECT_NEAR(window.arc({100, 500}, 200), 1 - std::acos(0.5) / pi, 1e-13);
    EXPECT_NEAR(window.arc({0, 0}, 300), 0.25, 1e-13);
    EXPECT_EQ(window.arc({500, 500}, 800), 0);
}

TEST(DensityWindow, OverlappingPolygonsCountOnce) {
    const auto one = windowOf({box(0, 0, 1000, 1000)});
    const auto several =
        windowOf({box(0, 0, 700, 1000), box(300, 0, 700, 1000), box(0, 0, 1000, 1000)});
    EXPECT_NEAR(several.areaSquareMetres(), 1e6, 1e-6);
    for (const Kernel kernel : allKernels)
        EXPECT_NEAR(several.mass({150, 310}, kernel, 400), one.mass({150, 310}, kernel, 400),
                    1e-13);
}

TEST(DensityWindow, WithoutAreaIsRefused) {
    EXPECT_FALSE(DensityWindow::of({}).ok());
    const std::vector<Geometry> flat{Geometry::polygon({{0, 0}, {1, 1}, {2, 2}, {0, 0}})};
    EXPECT_FALSE(DensityWindow::of(flat).ok());
}

double massInside(const Surface& surface) {
    long double sum = 0;
    for (const double value : surface.values)
        if (!std::isnan(value)) sum += value;
    return static_cast<double>(sum * surface.cellMetres * surface.cellMetres / 1e6);
}

class DensityEdge : public testing::TestWithParam<Kernel> {};

TEST_P(DensityEdge, PuttingBackPerPointKeepsTheTotal) {
    const auto window = windowOf({box(0, 0, 3000, 2000), box(3000, 500, 1000, 500)});
    std::mt19937 random(7);
    std::uniform_real_distribution<> real(0, 2000);
    std::vector<WeightedPoint> points;
    for (int i = 0; i < 300; ++i)
        points.push_back({real(random) * 1.5, real(random), 1 + i % 4 * 1.0});
    points.push_back({-10, 100, 50});  // outside
    points = pointsInside(window, points, Progress{}).value();
    ASSERT_EQ(points.size(), 300u);
    double sum = 0;
    for (const auto& p : points)
        sum += p.weight;
    const DensityOptions options{.bandwidthMetres = GetParam() == Kernel::Gaussian ? 200.0 : 500.0,
                                 .cellMetres = 10,
                                 .kernel = GetParam()};
    const Frame frame{-1000, 3000, 600, 400};
    auto weighted = points;
    ASSERT_TRUE(
        correctWeights(window, options.kernel, {&options.bandwidthMetres, 1}, weighted, Progress{})
            .ok());
    auto surface = kernelDensity(weighted, frame, options, Progress{}).value();
    ASSERT_TRUE(limitTo(window, options, EdgeCorrection::Points, surface, Progress{}).ok());
    EXPECT_NEAR(massInside(surface), sum, 0.001 * sum);
    EXPECT_TRUE(std::isnan(surface.at(0, 0)));

    auto cut = kernelDensity(points, frame, options, Progress{}).value();
    ASSERT_TRUE(limitTo(window, options, EdgeCorrection::None, cut, Progress{}).ok());
    EXPECT_LT(massInside(cut), 0.95 * sum);
}

TEST_P(DensityEdge, PuttingBackPerCellLeavesAnEvenPatternEven) {
    const auto window = windowOf({box(0, 0, 2000, 2000)});
    std::vector<WeightedPoint> points;
    for (int i = 0; i < 100; ++i)
        for (int j = 0; j < 100; ++j)
            points.push_back({20.0 * i + 10, 20.0 * j + 10, 1});  // 2,500 for each km2
    const DensityOptions options{.bandwidthMetres = GetParam() == Kernel::Gaussian ? 150.0 : 400.0,
                                 .cellMetres = 40,
                                 .kernel = GetParam()};
    auto surface = kernelDensity(points, {0, 2000, 50, 50}, options, Progress{}).value();
    ASSERT_TRUE(limitTo(window, options, EdgeCorrection::Cells, surface, Progress{}).ok());
    for (const double value : surface.values)
        EXPECT_NEAR(value, 2500, 2500 * (GetParam() == Kernel::Uniform ? 0.05 : 0.01));
}

INSTANTIATE_TEST_SUITE_P(AllKernels,
                         DensityEdge,
                         testing::ValuesIn(allKernels),
                         [](const auto& named) {
                             return "Kernel" + std::to_string(static_cast<int>(named.param));
                         });

/// Gaussian, sigma 1.5 km in a square of 10 km: R spatstat.explore 3.0-6,
///     X <- ppp(x, y, c(0, 10), c(0, 10))
///     density(X, sigma = 1.5, at = "points", leaveoneout = FALSE, diggle = TRUE or FALSE)
/// It does not cut the kernel off (4e-6 of the mass).
TEST(DensityEdgeReference, EqualsSpatstatAtThePoints) {
    const double x[] = {1.5, 2.5, 2.5, 7.25, 8, 3, 9.5, 0.5, 4, 6};
    const double y[] = {1, 1, 4, 6, 2, 8, 9.5, 0.5, 7, 3};
    const double perPoint[] = {0.33523103956, 0.27078195779, 0.11720297075, 0.09272857099,
                               0.11156812718, 0.12884811874, 0.17949841596, 0.30378392082,
                               0.13642484400, 0.11595614183};
    const double perPlace[] = {0.30044922907, 0.23385606111, 0.10706471289, 0.09028051594,
                               0.11614099800, 0.13350704759, 0.18176447686, 0.38670921021,
                               0.13168641057, 0.11056544537};
    const auto window = windowOf({box(0, 0, 10'000, 10'000)});
    const DensityOptions options{.bandwidthMetres = 1500, .kernel = Kernel::Gaussian};
    std::vector<WeightedPoint> points;
    std::vector<Point> places;
    for (int i = 0; i < 10; ++i) {
        points.push_back({1000 * x[i], 1000 * y[i], 1});
        places.push_back({1000 * x[i], 1000 * y[i]});
    }
    const auto plain = densityAt(points, places, options, Progress{}).value();
    for (std::size_t i = 0; i < 10; ++i)
        EXPECT_NEAR(plain[i] / window.mass(places[i], options.kernel, 1500), perPlace[i], 3e-6);
    ASSERT_TRUE(
        correctWeights(window, options.kernel, {&options.bandwidthMetres, 1}, points, Progress{})
            .ok());
    const auto corrected = densityAt(points, places, options, Progress{}).value();
    for (std::size_t i = 0; i < 10; ++i)
        EXPECT_NEAR(corrected[i], perPoint[i], 3e-6);
}

}  // namespace
}  // namespace hetu::analysis
