#include "tests/benchmarks/bench.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <random>

namespace hetu::bench {
namespace {

/// A line of /proc/self/status, in MiB.
double statusMiB(const std::string& name) {
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(name)) return std::stod(line.substr(name.size() + 1)) / 1024;
    return 0;
}

}  // namespace

std::vector<Point> city(std::size_t count) {
    std::mt19937_64 random(20'261'123);
    std::uniform_real_distribution<> real(0, 50'000);
    std::normal_distribution<> normal;
    std::vector<Point> centres;
    std::vector<double> widths, shares;
    for (int k = 0; k < 400; ++k) {
        centres.push_back({real(random), real(random)});
        widths.push_back(60 * std::pow(25, real(random) / 50'000));
        shares.push_back(1.0 / (k + 1));
    }
    std::discrete_distribution<std::size_t> crowd(shares.begin(), shares.end());
    const auto rounded = [](double value) { return std::round(value * 100) / 100; };
    std::vector<Point> points;
    points.reserve(count);
    while (points.size() < count) {
        if (!points.empty() && random() % 50 == 0) {
            points.push_back(points[random() % points.size()]);
            continue;
        }
        Point p{real(random), real(random)};
        if (random() % 100 >= 15) {
            const std::size_t k = crowd(random);
            p = {centres[k].x + widths[k] * normal(random),
                 centres[k].y + widths[k] * normal(random)};
        }
        points.push_back({rounded(p.x), rounded(p.y)});
    }
    return points;
}

void resetPeakMemory() {
    std::ofstream("/proc/self/clear_refs") << "5";
}
double peakMemoryMiB() {
    return statusMiB("VmHWM:");
}
double residentMiB() {
    return statusMiB("VmRSS:");
}

void print(const std::string& what,
           std::size_t points,
           const std::string& parameters,
           std::vector<double> seconds,
           double extraMiB) {
    std::sort(seconds.begin(), seconds.end());
    std::printf("%s,%zu,%s,%.3f,%.3f,%.3f,%.0f\n", what.c_str(), points, parameters.c_str(),
                seconds.front(), seconds[seconds.size() / 2], seconds.back(), extraMiB);
}

}  // namespace hetu::bench
