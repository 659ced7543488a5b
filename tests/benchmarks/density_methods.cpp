#include <cmath>
#include <cstdio>
#include <numbers>

#include "analysis/core/bandwidth.h"
#include "analysis/core/density_adaptive.h"
#include "analysis/core/density_edge.h"
#include "tests/benchmarks/bench.h"

namespace hetu::bench {
namespace {

using namespace analysis;

/// A border like that of a county: 20,000 corners around most of the city.
Geometry county() {
    Path ring;
    constexpr int corners = 20'000;
    for (int i = 0; i <= corners; ++i) {
        const double angle = 2 * std::numbers::pi * (i % corners) / corners;
        const double far =
            18'000 + 4000 * std::sin(5 * angle) + 300 * std::sin(97 * angle) + 40 * (i % 2);
        ring.push_back({25'000 + far * std::cos(angle), 25'000 + far * std::sin(angle)});
    }
    return Geometry::polygon(ring);
}

}  // namespace

void densityMethods(double most) {
    const Geometry border = county();
    for (const double count : {1e4, 1e5, 1e6}) {
        if (count > most) continue;
        const auto n = static_cast<std::size_t>(count);
        const std::vector<Point> places = city(n);
        std::vector<WeightedPoint> points;
        for (const Point p : places)
            points.push_back({p.x, p.y, 1});
        const DensityOptions options{.bandwidthMetres = 1000, .cellMetres = 100};
        const int runs = n < 500'000 ? 3 : 1;

        const DensityWindow window = DensityWindow::of({&border, 1}).value();
        measure("window: which lie inside", n, "20,000 corners", 3,
                [&] { (void)pointsInside(window, points, Progress{}); });
        measure("window: mass of each", n, "quartic 1000 m", 3, [&] {
            auto weighted = points;
            (void)correctWeights(window, Kernel::Quartic, {&options.bandwidthMetres, 1}, weighted,
                                 Progress{});
        });
        const Frame frame = frameAround(points, options).value();
        measure("window: cells", n, "525 x 525, per place", 3, [&] {
            Surface surface = kernelDensity(points, frame, options, Progress{}).value();
            (void)limitTo(window, options, EdgeCorrection::Cells, surface, Progress{});
        });

        std::vector<double> pilot, bandwidths;
        measure("adaptive: pilot at points", n, "quartic 1000 m", runs,
                [&] { pilot = densityAt(points, places, options, Progress{}).value(); });
        bandwidths = abramsonBandwidths(points, pilot, 1000, 100);
        measure("adaptive: abramson", n, "quartic, h 1000 m, cell 100 m", runs,
                [&] { (void)adaptiveDensity(points, bandwidths, frame, options, Progress{}); });
        measure("adaptive: 20 nearest, radii", n, "", runs,
                [&] { bandwidths = nearestBandwidths(points, 20, 1000, 100, Progress{}).value(); });
        measure("adaptive: 20 nearest, sum", n, "quartic, cell 100 m", runs,
                [&] { (void)adaptiveDensity(points, bandwidths, frame, options, Progress{}); });

        const auto choose = [&](const char* name, BandwidthMethod method) {
            measure(std::string("radius: ") + name, n, "", runs, [&] {
                (void)chooseBandwidth(points, method, Kernel::Quartic, nullptr, Progress{});
            });
            const auto choice =
                chooseBandwidth(points, method, Kernel::Quartic, nullptr, Progress{}).value();
            std::printf("# %s: %.1f m\n", name, choice->bandwidthMetres);
        };
        choose("silverman", BandwidthMethod::Silverman);
        choose("scott", BandwidthMethod::Scott);
        choose("diggle", BandwidthMethod::Diggle);
        choose("likelihood", BandwidthMethod::Likelihood);
    }
}

}  // namespace hetu::bench
