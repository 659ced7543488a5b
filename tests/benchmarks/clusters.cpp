#include <cstdlib>
#include <utility>

#include "analysis/core/dbscan.h"
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
    }
}

}  // namespace hetu::bench
