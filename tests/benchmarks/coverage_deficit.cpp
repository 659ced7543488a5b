#include "analysis/coverage_deficit/coverage_deficit.h"

#include <cstdlib>
#include <string>

#include "tests/benchmarks/bench.h"

namespace hetu::bench {

/// The whole city, 100 m cells, with the trials of the default.
void coverageDeficit(double most) {
    for (std::size_t count = 10'000; static_cast<double>(count) <= most; count *= 10) {
        std::vector<coverage_deficit::Organisation> organisations;
        for (const Point p : city(count))
            organisations.push_back({p, organisations.size() % 5 < 2});
        for (const int permutations : {0, 199}) {
            if (permutations > 0 && count > 100'000) continue;  // minutes
            measure("coverage deficit", count,
                    "1000 m; cell 100 m; " + std::to_string(permutations) + " trials", 1, [&] {
                        if (!compute(organisations, {.permutations = permutations}, {}).ok())
                            std::abort();
                    });
        }
    }
}

}  // namespace hetu::bench
