#include <cstdlib>
#include <string>
#include <utility>

#include "analysis/core/live_density.h"
#include "tests/benchmarks/bench.h"

namespace hetu::bench {

/// One frame of 1920 x 1080 pixels over the middle of the city: when the radius moves, and when
/// the map does.
void live(double most) {
    using analysis::Kernel;
    constexpr double pixel = 25;
    for (std::size_t count = 10'000; static_cast<double>(count) <= most; count *= 10) {
        std::vector<analysis::WeightedPoint> points;
        for (const Point p : city(count))
            points.push_back({p.x, p.y, 1});
        measure("live by kernelDensity", count, "quartic 40 px", 1, [&] {
            if (!kernelDensity(points, {1000, 38'500, 1920, 1080},
                               {.bandwidthMetres = 40 * pixel, .cellMetres = pixel}, {})
                     .ok())
                std::abort();
        });
        auto live = analysis::LiveDensity::create(points);
        if (!live.ok()) std::abort();
        for (const auto& [kernel, name] : {std::pair{Kernel::Quartic, "quartic"},
                                           {Kernel::Epanechnikov, "epanechnikov"},
                                           {Kernel::Uniform, "uniform"},
                                           {Kernel::Triangular, "triangular"},
                                           {Kernel::Gaussian, "gaussian"}})
            for (const double radius : {3.0, 10.0, 20.0, 40.0, 80.0, 150.0, 300.0}) {
                const std::string what =
                    std::string(name) + " " + std::to_string(int(radius)) + " px";
                int frame = 0;
                const auto draw = [&](double moved, double wider) {
                    if (!live.value().view({1000 + moved, 38'500, 1920, 1080}, pixel).ok() ||
                        !live.value().surface((radius + wider) * pixel, kernel, {}).ok())
                        std::abort();
                };
                draw(0, 0);
                measure("live radius moves", count, what, 15,
                        [&] { draw(0, 0.01 * (frame++ % 5)); });
                measure("live map moves", count, what, 7, [&] { draw(40 * frame++, 0); });
            }
    }
}

}  // namespace hetu::bench
