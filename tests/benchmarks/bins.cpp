#include "analysis/core/bins.h"

#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include "tests/benchmarks/bench.h"

namespace hetu::bench {

void bins(double most) {
    using analysis::BinShape;
    // A county of 20,000 corners around most of the city.
    const Geometry county = [] {
        Path ring;
        for (int i = 0; i < 20'000; ++i) {
            const double angle = 2 * 3.14159265358979 * i / 20'000;
            const double reach = 24'000 + 800 * std::sin(37 * angle) + 60 * std::sin(1711 * angle);
            ring.push_back({25'000 + reach * std::cos(angle), 25'000 + reach * std::sin(angle)});
        }
        ring.push_back(ring.front());
        return Geometry::polygon(std::move(ring));
    }();
    const std::vector<Geometry> regions{county};
    for (std::size_t count = 100'000; static_cast<double>(count) <= most; count *= 10) {
        const auto points = city(count);
        for (const auto& [shape, name] :
             {std::pair{BinShape::Hexagon, "hexagons"}, {BinShape::Square, "squares"}})
            for (const double size : {1000.0, 250.0}) {
                const analysis::BinGrid grid(shape, size);
                const std::string words =
                    std::string(name) + " of " + std::to_string(int(size)) + " m; ";
                const auto made = analysis::Bins::within(grid, regions, {});
                if (!made.ok()) std::abort();
                const std::string bins = words + std::to_string(made.value().size());
                measure("bins: cut to a county of 20000", count, bins, 3, [&] {
                    if (!analysis::Bins::within(grid, regions, {}).ok()) std::abort();
                });
                measure("bins: points to bins", count, bins, 5, [&] {
                    if (!made.value().assign(points, {}).ok()) std::abort();
                });
            }
    }
}

}  // namespace hetu::bench
