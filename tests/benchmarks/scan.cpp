#include <cstdlib>
#include <random>
#include <string>

#include "analysis/scan_statistic/scan_statistic.h"
#include "tests/benchmarks/bench.h"

namespace hetu::bench {

/// Four of ten organisations are not covered; around one place nearly all.
void scan(double most) {
    using namespace scan_statistic;
    const auto unitsOf = [](std::size_t count) {
        std::mt19937_64 random(7);
        std::vector<Unit> units;
        for (const Point p : city(count)) {
            const bool isPlanted = std::hypot(p.x - 20'000, p.y - 30'000) < 1500;
            const bool isCase = random() % 100 < (isPlanted ? 80U : 40U);
            units.push_back({p, isCase ? 1.0 : 0.0, 1});
        }
        return units;
    };
    const auto one = [&](std::size_t count, const std::string& what, const Options& options) {
        if (static_cast<double>(count) > most) return;
        const std::vector<Unit> units = unitsOf(count);
        measure("scan", count, what, count > 10'000 ? 1 : 2, [&] {
            if (!compute(units, options, {}).ok()) std::abort();
        });
    };
    Options all;
    all.stopAfter = 0;  // all 999 replicas, whatever they show
    for (const std::size_t count : {1000U, 10'000U, 100'000U}) {
        one(count, "circles to 3 km; 25 %; 999", all);
        Options share = all;
        share.mostRadiusMetres = 1e6;
        for (const double percent : {5, 10, 50}) {
            if (percent > 10 && count > 10'000) continue;
            share.mostShare = percent / 100;
            one(count, "circles; " + std::to_string(int(percent)) + " %; 999", share);
        }
    }
    Options ellipses = all;
    ellipses.outline = Outline::Ellipse;
    one(10'000, "ellipses to 3 km; 25 %; 999", ellipses);
    Options people = all;
    people.model = Model::Poisson;
    one(10'000, "Poisson; circles to 3 km; 25 %; 999", people);
}

}  // namespace hetu::bench
