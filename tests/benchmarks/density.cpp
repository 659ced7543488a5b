#include "analysis/core/density.h"

#include <cstdlib>
#include <utility>

#include "tests/benchmarks/bench.h"

namespace hetu::bench {

void density(double most) {
    using analysis::Kernel;
    for (std::size_t count = 10'000; static_cast<double>(count) <= most; count *= 10) {
        std::vector<analysis::WeightedPoint> points;
        for (const Point p : city(count))
            points.push_back({p.x, p.y, 1});
        for (const auto& [kernel, name] : {std::pair{Kernel::Quartic, "quartic"},
                                           {Kernel::Epanechnikov, "epanechnikov"},
                                           {Kernel::Uniform, "uniform"},
                                           {Kernel::Triangular, "triangular"},
                                           {Kernel::Gaussian, "gaussian"}})
            for (const double cell : {100.0, 25.0}) {
                // The Gaussian reaches five times as far: minutes at a million points.
                if (kernel == Kernel::Gaussian && cell < 100 && count > 100'000) continue;
                if (kernel == Kernel::Triangular && count > 1'000'000) continue;
                const int side = static_cast<int>(50'000 / cell);
                const analysis::DensityOptions options{
                    .bandwidthMetres = 1000, .cellMetres = cell, .kernel = kernel};
                measure("density", count,
                        std::string(name) + " 1000 m; cell " + std::to_string(int(cell)) + " m", 3,
                        [&] {
                            if (!kernelDensity(points, {0, 50'000, side, side}, options, {}).ok())
                                std::abort();
                        });
            }
    }
}

}  // namespace hetu::bench
