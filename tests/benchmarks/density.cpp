#include "analysis/core/density.h"

#include <cstdlib>
#include <utility>

#include "tests/benchmarks/bench.h"

namespace hetu::bench {
namespace {

using analysis::Kernel;

constexpr std::pair<Kernel, const char*> kernels[] = {{Kernel::Quartic, "quartic"},
                                                      {Kernel::Epanechnikov, "epanechnikov"},
                                                      {Kernel::Uniform, "uniform"},
                                                      {Kernel::Triangular, "triangular"},
                                                      {Kernel::Gaussian, "gaussian"}};

void run(const std::vector<analysis::WeightedPoint>& points,
         const std::pair<Kernel, const char*>& kernel,
         double radius,
         double cell) {
    const int side = static_cast<int>(50'000 / cell);
    const analysis::DensityOptions options{
        .bandwidthMetres = radius, .cellMetres = cell, .kernel = kernel.first};
    measure("density", points.size(),
            std::string(kernel.second) + ' ' + std::to_string(int(radius)) + " m; cell " +
                std::to_string(int(cell)) + " m",
            3, [&] {
                if (!kernelDensity(points, {0, 50'000, side, side}, options, {}).ok()) std::abort();
            });
}

}  // namespace

void density(double most) {
    for (std::size_t count = 10'000; static_cast<double>(count) <= most; count *= 10) {
        std::vector<analysis::WeightedPoint> points;
        for (const Point p : city(count))
            points.push_back({p.x, p.y, 1});
        for (const auto& kernel : kernels)
            for (const double cell : {100.0, 25.0}) {
                // These two look at every cell of a disc, or at every row of one five times as
                // wide: half a minute at ten million points.
                if (count > 1'000'000 && cell < 100 &&
                    (kernel.first == Kernel::Triangular || kernel.first == Kernel::Gaussian))
                    continue;
                run(points, kernel, 1000, cell);
            }
        // How the time grows with the radius.
        if (count == 100'000)
            for (const auto& kernel : kernels)
                for (const double radius : {250.0, 500.0, 2000.0, 4000.0})
                    run(points, kernel, radius, 25);
    }
}

}  // namespace hetu::bench
