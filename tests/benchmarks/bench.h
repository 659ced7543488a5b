#pragma once
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "layers/model/geometry.h"

/// What every benchmark of `hetu-bench` shares: the seeded city, the clock, the memory, one way to
/// print.
namespace hetu::bench {

/// A city of 50 km: 15 % anywhere, the rest in 400 crowds whose sizes fall as 1/k (Zipf), 60 to
/// 1500 m wide; positions on whole centimetres, 2 % of them twice.
[[nodiscard]] std::vector<Point> city(std::size_t count);

template <class Work>
double secondsOf(Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Forgets the highest memory so far, so that `peakMemoryMiB` speaks of what follows.
void resetPeakMemory();
/// The highest resident memory since then, in MiB.
[[nodiscard]] double peakMemoryMiB();

void print(const std::string& what,
           std::size_t points,
           const std::string& parameters,
           std::vector<double> seconds,
           double extraMiB);
[[nodiscard]] double residentMiB();

/// Times `work` `runs` times and prints one line: what, points, parameters, least, median and
/// greatest seconds, MiB above what was resident before.
template <class Work>
void measure(const std::string& what,
             std::size_t points,
             const std::string& parameters,
             int runs,
             Work&& work) {
    const double before = residentMiB();
    resetPeakMemory();
    std::vector<double> seconds;
    for (int run = 0; run < runs; ++run)
        seconds.push_back(secondsOf(work));
    print(what, points, parameters, std::move(seconds), peakMemoryMiB() - before);
}

/// Every benchmark: one file, one function, one line in main.cpp. `most`: the greatest number of
/// points asked for.
void density(double most);
void densityMethods(double most);
void clusters(double most);
void hotSpots(double most);
void live(double most);
void polygons(double most);
void bins(double most);
void coverageDeficit(double most);
void scan(double most);
void table(double most);
void whatIf(double most);

}  // namespace hetu::bench
