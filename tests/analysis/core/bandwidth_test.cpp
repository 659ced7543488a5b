#include "analysis/core/bandwidth.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <map>
#include <numbers>
#include <random>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>

#include "tests/support/stop_bound.h"

namespace hetu::analysis {
namespace {

BandwidthChoice choose(const std::vector<WeightedPoint>& points,
                       BandwidthMethod method,
                       const DensityWindow* window = nullptr,
                       Kernel kernel = Kernel::Gaussian) {
    return *chooseBandwidth(points, method, kernel, window, Progress{}).value();
}

std::vector<WeightedPoint> normal(std::size_t count, double alongX, double alongY, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<> gauss(0, 1);
    std::vector<WeightedPoint> points;
    for (std::size_t i = 0; i < count; ++i)
        points.push_back({5e5 + alongX * gauss(random), 4e6 + alongY * gauss(random), 1});
    return points;
}

/// One of spatstat's patterns, a unit of theirs as a kilometre, with its window and what spatstat
/// chose.
struct Pattern {
    std::vector<WeightedPoint> points;
    DensityWindow window;
    std::map<std::string, double> chosen;  ///< kilometres
};

std::optional<Pattern> readPattern(const std::string& name) {
    const std::string start =
        std::string(HETU_SOURCE_DIR) + "/../shared/stats/reference/pp_" + name;
    std::ifstream pointFile(start + "_points.csv"), summary(start + "_summary.csv");
    if (!pointFile || !summary) return std::nullopt;
    std::map<std::string, double> chosen;
    std::string line;
    while (std::getline(summary, line)) {
        std::erase(line, '"');
        const std::size_t comma = line.find(',');
        if (line.starts_with("bw_"))
            chosen[line.substr(0, comma)] = std::stod(line.substr(comma + 1));
    }
    std::vector<WeightedPoint> points;
    std::getline(pointFile, line);
    while (std::getline(pointFile, line)) {
        std::vector<double> row;
        std::stringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');)
            row.push_back(std::stod(cell));
        points.push_back({1000 * row[row.size() - 2], 1000 * row.back(), 1});
    }
    const double low = name == "redwood" ? -1000 : 0;
    const Geometry box =
        Geometry::polygon({{0, low}, {1000, low}, {1000, low + 1000}, {0, low + 1000}, {0, low}});
    return Pattern{points, DensityWindow::of({&box, 1}).value(), chosen};
}

TEST(ChooseBandwidth, EqualsSpatstatOnItsPatterns) {
    for (const std::string name : {"redwood", "japanesepines", "cells"}) {
        SCOPED_TRACE(name);
        const auto pattern = readPattern(name);
        if (!pattern) GTEST_SKIP() << "../shared/stats is not there";
        const auto& chosen = pattern->chosen;
        EXPECT_NEAR(choose(pattern->points, BandwidthMethod::Scott).sigmaMetres,
                    1000 * std::sqrt(chosen.at("bw_scott_x") * chosen.at("bw_scott_y")), 1e-6);
        // The same radius of the same 512.
        EXPECT_NEAR(choose(pattern->points, BandwidthMethod::Diggle, &pattern->window).sigmaMetres,
                    1000 * chosen.at("bw_diggle"), 1e-3);
        // Their sigmas are up to 1.38 times apart.
        const double ratio =
            choose(pattern->points, BandwidthMethod::Likelihood, &pattern->window).sigmaMetres /
            (1000 * chosen.at("bw_ppl"));
        EXPECT_GT(ratio, 1 / 1.38);
        EXPECT_LT(ratio, 1.38);
    }
}

TEST(ChooseBandwidth, SilvermanAndScottAreTheirFormulas) {
    const auto points = normal(20'000, 800, 1250, 3);  // geometric mean 1000
    const double factor = std::pow(20'000.0, -1.0 / 6);
    EXPECT_NEAR(choose(points, BandwidthMethod::Scott).sigmaMetres, 1000 * factor, 15 * factor);
    EXPECT_NEAR(choose(points, BandwidthMethod::Silverman).sigmaMetres, 1000 * factor, 20 * factor);
}

TEST(ChooseBandwidth, SilvermanIgnoresAFewFarOnes) {
    auto points = normal(2000, 1000, 1000, 3);
    const double before = choose(points, BandwidthMethod::Silverman).sigmaMetres;
    const double scottBefore = choose(points, BandwidthMethod::Scott).sigmaMetres;
    for (int i = 0; i < 20; ++i)
        points.push_back({5e5 + 100'000 + i, 4e6 + 100'000 - i, 1});
    EXPECT_NEAR(choose(points, BandwidthMethod::Silverman).sigmaMetres, before, 0.05 * before);
    EXPECT_GT(choose(points, BandwidthMethod::Scott).sigmaMetres, 5 * scottBefore);
}

/// For a normal law the mean integrated square error is least at n^(-1/6) times its deviation; the
/// likelihood asks for about as much.
TEST(ChooseBandwidth, LikelihoodFindsTheOptimumOfANormalLaw) {
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const auto points = normal(2000, 1000, 1000, seed);
        const double ratio = choose(points, BandwidthMethod::Likelihood).sigmaMetres /
                             (1000 * std::pow(2000.0, -1.0 / 6));
        EXPECT_GT(ratio, 0.7);
        EXPECT_LT(ratio, 1.5);
    }
}

TEST(ChooseBandwidth, LikelihoodIsGreatestThere) {
    const auto points = normal(150, 500, 900, 8);
    const double sigma = choose(points, BandwidthMethod::Likelihood).sigmaMetres;
    const auto likelihood = [&](long double s) {
        long double sum = 0;
        for (const auto& p : points) {
            long double f = 0;
            for (const auto& q : points)
                if (&p != &q)
                    f += std::exp(-((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y)) /
                                  (2 * s * s)) /
                         (2 * std::numbers::pi_v<long double> * s * s);
            sum += std::log(f);
        }
        return sum;
    };
    const auto best = likelihood(sigma);
    for (double factor = 0.2; factor < 5; factor *= 1.1)
        EXPECT_LE(likelihood(sigma * factor), best + 1e-4L) << factor;
}

TEST(ChooseBandwidth, OfManyPlacesASampleAnswersAsAllWould) {
    const auto many = normal(60'000, 1000, 1000, 4);
    const BandwidthChoice choice = choose(many, BandwidthMethod::Likelihood);
    EXPECT_EQ(choice.places, 60'000u);
    EXPECT_EQ(choice.looked, 2000u);
    const double expected = 1000 * std::pow(60'000.0, -1.0 / 6);
    EXPECT_GT(choice.sigmaMetres, 0.7 * expected);
    EXPECT_LT(choice.sigmaMetres, 1.5 * expected);
}

TEST(ChooseBandwidth, KernelsSpreadAlike) {
    const auto points = normal(300, 1000, 1000, 1);
    const double sigma = choose(points, BandwidthMethod::Scott).sigmaMetres;
    for (const auto& [kernel, peak] : {std::pair{Kernel::Quartic, 3.0},
                                       {Kernel::Epanechnikov, 2.0},
                                       {Kernel::Triangular, 3.0},
                                       {Kernel::Uniform, 1.0}}) {
        const double h =
            choose(points, BandwidthMethod::Scott, nullptr, kernel).bandwidthMetres / sigma;
        // The variance along an axis: half the integral of r^2 K(r / h) / h^2 over the plane.
        double variance = 0;
        constexpr int steps = 100'000;
        for (int i = 0; i < steps; ++i) {
            const double u = (i + 0.5) / steps;
            double k = peak;
            if (kernel == Kernel::Quartic) k *= (1 - u * u) * (1 - u * u);
            if (kernel == Kernel::Epanechnikov) k *= 1 - u * u;
            if (kernel == Kernel::Triangular) k *= 1 - u;
            variance += h * h * u * u * u * k / steps;
        }
        EXPECT_NEAR(variance, 1, 1e-8);
    }
}

constexpr BandwidthMethod allMethods[] = {BandwidthMethod::Silverman, BandwidthMethod::Scott,
                                          BandwidthMethod::Diggle, BandwidthMethod::Likelihood};

TEST(ChooseBandwidth, CountsEachPlaceOnceInAnyOrder) {
    auto points = normal(500, 1000, 700, 6);
    for (const BandwidthMethod method : allMethods) {
        const double once = choose(points, method).sigmaMetres;
        auto twice = points;
        twice.insert(twice.end(), points.rbegin(), points.rend());
        EXPECT_EQ(choose(twice, method).sigmaMetres, once);
        EXPECT_GT(once, 1);
    }
}

TEST(ChooseBandwidth, ScalesWithTheMap) {
    const auto points = normal(300, 1000, 700, 6);
    auto doubled = points;
    for (auto& p : doubled)
        p = {2 * p.x, 2 * p.y, 1};
    for (const BandwidthMethod method : allMethods) {
        const double one = choose(points, method).sigmaMetres;
        EXPECT_NEAR(choose(doubled, method).sigmaMetres, 2 * one, 1e-5 * one);
    }
}

TEST(ChooseBandwidth, DoesNotAnswerWhereThePlacesDoNotTell) {
    const auto answers = [](const std::vector<WeightedPoint>& points, BandwidthMethod method) {
        return chooseBandwidth(points, method, Kernel::Quartic, nullptr, Progress{})
            .value()
            .has_value();
    };
    std::vector<WeightedPoint> line;
    for (int i = 0; i < 50; ++i)
        line.push_back({100.0 * i, 7, 1});
    for (const BandwidthMethod method : allMethods) {
        EXPECT_FALSE(answers({}, method));
        EXPECT_FALSE(answers(std::vector<WeightedPoint>(1000, {3, 4, 1}), method));
        EXPECT_EQ(answers(line, method), method != BandwidthMethod::Diggle);
    }
}

TEST(ChooseBandwidth, StopsSoonWhenAsked) {
    const auto points = normal(200'000, 1000, 1000, 2);
    for (const BandwidthMethod method : {BandwidthMethod::Diggle, BandwidthMethod::Likelihood}) {
        std::stop_source stop;
        auto asked = std::chrono::steady_clock::now();
        std::jthread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(120));
            asked = std::chrono::steady_clock::now();
            stop.request_stop();
        });
        const bool ok =
            chooseBandwidth(points, method, Kernel::Quartic, nullptr, {stop.get_token(), {}}).ok();
        const auto now = std::chrono::steady_clock::now();
        later.join();
        EXPECT_FALSE(ok && now > asked);
        EXPECT_LT(now - asked, test::stopBound);
    }
}

}  // namespace
}  // namespace hetu::analysis
