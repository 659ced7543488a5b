#include "analysis/core/what_if.h"

#include <cstdlib>
#include <utility>

#include "layers/model/memory_source.h"
#include "tests/benchmarks/bench.h"

namespace hetu::bench {
namespace {

/// The seeded city as a register: two of five organisations without a party organisation, 400
/// platforms, a hundred square counties.
MemorySource registerOf(std::size_t count) {
    Layer organisations{"organisations", {}, GeometryKind::Point};
    organisations.points = city(count);
    std::vector<double> hasOrg(count);
    std::uint64_t state = 1;
    for (double& one : hasOrg) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        one = (state >> 33) % 5 < 3;
    }
    organisations.table.add({"has_org", FieldType::Integer}, std::move(hasOrg));
    Layer platforms{"platforms", {}, GeometryKind::Point};
    for (std::size_t k = 0; k < 400; ++k)
        platforms.points.push_back(organisations.points[k * 2503 % count]);
    Layer regions{"regions", {}, GeometryKind::Polygon};
    for (int k = 0; k < 100; ++k) {
        const double x = 5000.0 * (k % 10), y = 5000.0 * (k / 10);
        regions.shapes.push_back(Geometry::polygon(
            {{x, y}, {x + 5000, y}, {x + 5000, y + 5000}, {x, y + 5000}, {x, y}}));
    }
    std::vector<Layer> layers;
    layers.push_back(std::move(organisations));
    layers.push_back(std::move(platforms));
    layers.push_back(std::move(regions));
    return MemorySource(std::move(layers));
}

template <class T>
T orStop(Result<T> result) {
    if (!result.ok()) std::abort();
    return std::move(result).value();
}

}  // namespace

/// A platform in the thick of the city is dragged; then the radius changes.
void whatIf(double most) {
    for (std::size_t count = 10'000; static_cast<double>(count) <= most; count *= 10) {
        const MemorySource source = registerOf(count);
        analysis::Inputs inputs(source);
        measure("what-if read", count, "400 platforms", 1,
                [&] { (void)orStop(analysis::WhatIf::read(inputs, 1000, {})); });
        analysis::WhatIf live = orStop(analysis::WhatIf::read(inputs, 1000, {}));
        std::vector<Point> sites = live.platforms().position;
        int step = 0;
        const auto drag = [&] {
            Point& site = sites[sites.size() / 2];
            site.x += ++step % 2 ? 137 : -90;
            site.y += step % 3 ? 60 : -100;
        };
        const auto figures = [&](double radius) { (void)orStop(live.evaluate(sites, radius, {})); };
        const auto blanks = [&] { (void)orStop(live.blanks(10, 500, {})); };
        measure("what-if figures site moves", count, "radius 1000", 31, [&] {
            drag();
            figures(1000);
        });
        measure("what-if figures radius moves", count, "radius 1000", 15,
                [&] { figures(1000 + ++step % 50); });
        figures(1000);
        measure("what-if blanks first", count, "radius 1000", 1, blanks);
        measure("what-if blanks site moves", count, "radius 1000", 15, [&] {
            drag();
            figures(1000);
            blanks();
        });
        measure("what-if blanks radius moves", count, "radius 1000", 9, [&] {
            figures(1000 + 20 * (++step % 9));
            blanks();
        });
    }
}

}  // namespace hetu::bench
