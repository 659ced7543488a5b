// Prints what the analyses cost on seeded cities, as CSV:
//     hetu-bench [what [greatest number of points]]      hetu-bench density 1e7
//     hetu-bench write FILE POINTS                       the same city as x,y lines, for peers
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/benchmarks/bench.h"

int main(int argumentCount, char** arguments) {
    using namespace hetu::bench;
    struct Benchmark {
        const char* name;
        void (*run)(double);
    };
    constexpr Benchmark all[] = {
        {"density", density},
        {"density-methods", densityMethods},
        {"clusters", clusters},
        {"hot-spots", hotSpots},
        {"live", live},
        {"polygons", polygons},
        {"bins", bins},
        {"coverage-deficit", coverageDeficit},
        {"scan", scan},
        {"table", table},
        {"what-if", whatIf},
    };
    const std::string what = argumentCount > 1 ? arguments[1] : "";
    if (what == "write" && argumentCount == 4) {
        std::FILE* file = std::fopen(arguments[2], "w");
        if (!file) return 1;
        std::fprintf(file, "x,y\n");
        for (const hetu::Point p : city(static_cast<std::size_t>(std::atof(arguments[3]))))
            std::fprintf(file, "%.2f,%.2f\n", p.x, p.y);
        return std::fclose(file);
    }
    const double most = argumentCount > 2 ? std::atof(arguments[2]) : 1e6;
    std::setvbuf(stdout, nullptr, _IOLBF, 0);  // every line at once, into files too
    std::printf("what,points,parameters,least s,median s,greatest s,extra MiB\n");
    bool isKnown = false;
    for (const Benchmark& benchmark : all) {
        if (!what.empty() && what != benchmark.name) continue;
        isKnown = true;
        benchmark.run(most);
    }
    if (!isKnown) std::fprintf(stderr, "There is no benchmark %s.\n", what.c_str());
    return isKnown ? 0 : 1;
}
