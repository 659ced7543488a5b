#include <cmath>
#include <cstdlib>
#include <random>
#include <string>

#include "layers/index/polygon_index.h"
#include "tests/benchmarks/bench.h"

namespace hetu::bench {
namespace {

/// 250 x 200 polygons of 17 corners (the first one repeated) that share their jittered borders and
/// cover the city without a gap.
std::vector<Geometry> tessellation(const Extent& around) {
    constexpr std::size_t columns = 250, rows = 200, pieces = 4;
    constexpr std::size_t across = columns * pieces + 1;
    const Extent box = around.grown(1);
    const double stepX = box.width() / (columns * pieces), stepY = box.height() / (rows * pieces);
    std::mt19937_64 random(17);
    std::uniform_real_distribution<> jitter(-0.45, 0.45);
    std::vector<Point> lattice;
    for (std::size_t r = 0; r <= rows * pieces; ++r)
        for (std::size_t c = 0; c < across; ++c) {
            const bool isOuter = r == 0 || c == 0 || r == rows * pieces || c + 1 == across;
            const double dx = jitter(random), dy = jitter(random);
            lattice.push_back({box.minX + stepX * (static_cast<double>(c) + (isOuter ? 0 : dx)),
                               box.minY + stepY * (static_cast<double>(r) + (isOuter ? 0 : dy))});
        }
    const auto corner = [&](std::size_t r, std::size_t c) { return lattice[r * across + c]; };
    std::vector<Geometry> polygons;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            const std::size_t r = row * pieces, c = column * pieces;
            Path ring;
            for (std::size_t i = 0; i < pieces; ++i)
                ring.push_back(corner(r, c + i));
            for (std::size_t i = 0; i < pieces; ++i)
                ring.push_back(corner(r + i, c + pieces));
            for (std::size_t i = 0; i < pieces; ++i)
                ring.push_back(corner(r + pieces, c + pieces - i));
            for (std::size_t i = 0; i < pieces; ++i)
                ring.push_back(corner(r + pieces - i, c));
            ring.push_back(ring.front());
            polygons.push_back(Geometry::polygon(std::move(ring)));
        }
    return polygons;
}

}  // namespace

void polygons(double most) {
    for (std::size_t count = 10'000; static_cast<double>(count) <= most; count *= 10) {
        const auto points = city(count);
        Extent extent;
        for (const Point p : points)
            extent.include(p);
        const auto areas = tessellation(extent);
        measure("point in polygon: index", count, "50000 polygons of 17", 5,
                [&] { const PolygonIndex index(areas); });
        const PolygonIndex index(areas);
        std::size_t found = 0;
        measure("point in polygon: one by one", count, "50000 polygons of 17", 3, [&] {
            found = 0;
            for (const Point p : points)
                found += index.covering(p).size();
        });
        if (found < count) std::abort();
        for (const int threads : {1, 2}) {
            const std::string words = "50000 polygons of 17; threads " + std::to_string(threads);
            measure("point in polygon: at once", count, words, 5, [&] {
                const auto all = index.coverings(points, {}, threads);
                if (!all.ok() || all.value().polygons.size() != found) std::abort();
            });
            measure("point in polygon: index and at once", count, words, 5, [&] {
                const PolygonIndex own(areas, threads);
                const auto all = own.coverings(points, {}, threads);
                if (!all.ok() || all.value().polygons.size() != found) std::abort();
            });
        }
    }
}

}  // namespace hetu::bench
