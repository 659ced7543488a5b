// Prints the seconds that kernel density and clusters take on seeded cities of 10^4 .. 10^6 points:
//     hetu-bench-density [greatest number of points]
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <utility>
#include <vector>

#include "analysis/core/dbscan.h"
#include "analysis/kernel_density/kernel_density.h"

namespace {

using namespace hetu;

/// A city of 50 km: 15 % anywhere, the rest in 400 crowds whose sizes fall as 1/k (Zipf), 60 to
/// 1500 m wide; positions on whole centimetres.
std::vector<Point> city(std::size_t count) {
    std::mt19937 random(20'261'123);
    std::uniform_real_distribution<> real(0, 50'000);
    std::normal_distribution<> normal;
    std::vector<Point> centres;
    std::vector<double> widths, shares;
    for (int k = 0; k < 400; ++k) {
        centres.push_back({real(random), real(random)});
        widths.push_back(60 * std::pow(25, real(random) / 50'000));
        shares.push_back(1.0 / (k + 1));
    }
    std::discrete_distribution<std::size_t> crowd(shares.begin(), shares.end());
    const auto rounded = [](double value) { return std::round(value * 100) / 100; };
    std::vector<Point> points;
    while (points.size() < count) {
        Point p{real(random), real(random)};
        if (random() % 100 >= 15) {
            const std::size_t k = crowd(random);
            p = {centres[k].x + widths[k] * normal(random),
                 centres[k].y + widths[k] * normal(random)};
        }
        points.push_back({rounded(p.x), rounded(p.y)});
    }
    return points;
}

template <class Work>
double secondsOf(Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argumentCount, char** arguments) {
    const double most = argumentCount > 1 ? std::atof(arguments[1]) : 1e6;
    std::setvbuf(stdout, nullptr, _IOLBF, 0);  // every line at once, into files too
    std::printf("what,points,parameters,seconds\n");
    for (std::size_t count = 10'000; static_cast<double>(count) <= most; count *= 10) {
        const auto points = city(count);
        std::vector<kernel_density::WeightedPoint> weighted;
        for (const Point p : points)
            weighted.push_back({p.x, p.y, 1});
        for (const auto& [distance, minimum] : {std::pair{30.0, 10}, {100.0, 10}, {500.0, 8}}) {
            const double seconds = secondsOf([&] {
                if (!analysis::dbscan(points, distance, minimum, Progress{}).ok()) std::abort();
            });
            std::printf("dbscan,%zu,%g m and %d,%.3f\n", count, distance, minimum, seconds);
        }
        using kernel_density::Kernel;
        for (const auto& [kernel, name] : {std::pair{Kernel::Quartic, "quartic"},
                                           {Kernel::Epanechnikov, "epanechnikov"},
                                           {Kernel::Uniform, "uniform"},
                                           {Kernel::Triangular, "triangular"},
                                           {Kernel::Gaussian, "gaussian"}})
            for (const double cell : {100.0, 25.0}) {
                // The Gaussian reaches five times as far: minutes at a million points.
                if (kernel == Kernel::Gaussian && cell < 100 && count > 100'000) continue;
                const int side = static_cast<int>(50'000 / cell);
                const kernel_density::Options options{
                    .bandwidthMetres = 1000, .cellMetres = cell, .kernel = kernel};
                const double seconds = secondsOf([&] {
                    if (!kernel_density::compute(weighted, {0, 50'000, side, side}, options,
                                                 Progress{})
                             .ok())
                        std::abort();
                });
                std::printf("kernel density,%zu,%s 1000 m in cells of %g m,%.3f\n", count, name,
                            cell, seconds);
            }
    }
}
