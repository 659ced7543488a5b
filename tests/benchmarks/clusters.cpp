#include <cstdlib>
#include <utility>

#include "analysis/core/dbscan.h"
#include "analysis/core/hdbscan.h"
#include "analysis/core/k_distances.h"
#include "analysis/core/optics.h"
#include "tests/benchmarks/bench.h"

namespace hetu::bench {

void clusters(double most) {
    for (std::size_t count = 10'000; static_cast<double>(count) <= most; count *= 10) {
        const auto points = city(count);
        for (const auto& [distance, minimum] : {std::pair{30.0, 10}, {100.0, 10}, {500.0, 8}})
            measure("dbscan", count,
                    std::to_string(int(distance)) + " m; " + std::to_string(minimum), 3, [&] {
                        if (!analysis::dbscan(points, distance, minimum, {}).ok()) std::abort();
                    });
        if (count > 1'000'000) continue;
        measure("k distances", count, "10", 3, [&] {
            if (!analysis::kDistances(points, {}, 10, {}).ok()) std::abort();
        });
        measure("hdbscan", count, "10", 3, [&] {
            analysis::HdbscanOptions options;
            options.minimum = 10;
            if (!analysis::hdbscan(points, options, {}).ok()) std::abort();
        });
        measure("optics", count, "500 m; 10", 3, [&] {
            analysis::OpticsOptions options;
            options.limitMetres = 500;
            options.minimum = 10;
            if (!analysis::optics(points, options, {}).ok()) std::abort();
        });
    }
}

}  // namespace hetu::bench
