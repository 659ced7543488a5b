#include "analysis/hot_spots/hot_spots.h"

#include <cmath>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>

#include "layers/index/nearest_neighbours.h"
#include "layers/index/spatial_order.h"
#include "tests/benchmarks/bench.h"

namespace hetu::bench {
namespace {

using namespace hot_spots;

/// Employees: whole numbers, a few of them large, without any pattern.
std::vector<double> employeesOf(std::size_t count) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<> real(0, 1);
    std::vector<double> values(count);
    for (double& value : values)
        value = std::floor(2 * std::pow(1 - real(random), -0.7));
    return values;
}

template <class T>
T valueOf(Result<T> result) {
    if (!result.ok()) std::abort();
    return std::move(result).value();
}

/// A lattice of squares whose corners are shifted, `side` by `side`, 17 vertices each.
std::vector<Geometry> shiftedSquares(int side) {
    const auto corner = [](double x, double y) {
        return Point{100 * x + 20 * std::sin(x * 1.7 + y), 100 * y + 20 * std::cos(y * 2.3 - x)};
    };
    std::vector<Geometry> shapes;
    for (int x = 0; x < side; ++x)
        for (int y = 0; y < side; ++y) {
            Path ring;
            for (int k = 0; k < 4; ++k)
                ring.push_back(corner(x + k / 4.0, y));
            for (int k = 0; k < 4; ++k)
                ring.push_back(corner(x + 1, y + k / 4.0));
            for (int k = 0; k < 4; ++k)
                ring.push_back(corner(x + 1 - k / 4.0, y + 1));
            for (int k = 0; k < 4; ++k)
                ring.push_back(corner(x, y + 1 - k / 4.0));
            ring.push_back(ring.front());
            shapes.push_back(Geometry::polygon(std::move(ring)));
        }
    return shapes;
}

}  // namespace

void hotSpots(double most) {
    for (std::size_t count = 10'000; static_cast<double>(count) <= most; count *= 10) {
        const auto given = city(count);
        const auto values = employeesOf(count);
        measure("nearest neighbours", count, "k 8", 3,
                [&] { (void)valueOf(nearestNeighbours(given, {.k = 8}, {})); });
        std::vector<Point> places;
        for (const std::uint32_t i : spatialOrder(given).positions)
            places.push_back(given[i]);
        const Weights weights = valueOf(nearest(places, 8, {}));
        for (const auto& [statistic, name] :
             {std::pair{Statistic::GiStar, "Gi*"}, {Statistic::Moran, "local Moran"}})
            for (const int permutations : {999, 99'999}) {
                const Options options{.statistic = statistic, .permutations = permutations};
                measure(name, count, "weights given; P " + std::to_string(permutations), 3,
                        [&] { (void)valueOf(compute(values, weights, options, {})); });
            }
        measure("Gi*, whole", count, "order, kNN 8, P 99999, FDR", 3, [&] {
            std::vector<Point> sorted;
            for (const std::uint32_t i : spatialOrder(given).positions)
                sorted.push_back(given[i]);
            (void)valueOf(compute(values, valueOf(nearest(sorted, 8, {})), {}, {}));
        });
        measure("global statistics", count, "analytic", 3,
                [&] { (void)globalStatistics(values, weights); });
        if (count <= 100'000)
            measure("local Geary", count, "weights given; P 9999", 1, [&] {
                (void)valueOf(compute(values, weights,
                                      {.statistic = Statistic::Geary, .permutations = 9999}, {}));
            });
    }
    const auto shapes = shiftedSquares(224);
    measure("contiguity", shapes.size(), "queen; 16 vertices each", 3,
            [&] { (void)valueOf(contiguous(shapes, Contiguity::Queen, 0.5, {})); });
    const Weights queens = valueOf(contiguous(shapes, Contiguity::Queen, 0.5, {}));
    const auto values = employeesOf(shapes.size());
    measure("Gi*", shapes.size(), "queen given; P 99999", 3,
            [&] { (void)valueOf(compute(values, queens, {}, {})); });
}

}  // namespace hetu::bench
