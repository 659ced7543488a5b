#pragma once
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "layers/base/text.h"
#include "layers/model/geometry.h"

namespace hetu::test {

inline double squareBetween(Point a, Point b) {
    const double dx = a.x - b.x, dy = a.y - b.y;
    return dx * dx + dy * dy;
}

inline bool isLower(Point a, Point b) {
    return std::tie(a.x, a.y) < std::tie(b.x, b.y);
}

/// Clumps, lines, lattices and dust, with points on each other and at equal distances.
inline std::vector<Point> someCity(std::mt19937& random, std::size_t count) {
    std::uniform_real_distribution<> real(0, 100);
    std::normal_distribution<> normal(0, 1 + static_cast<double>(random() % 8));
    const double offset = random() % 2 ? 3.7e6 : -1000;
    const bool isWhole = random() % 2;
    const unsigned kind = random() % 4;
    std::vector<Point> centres(1 + random() % 6);
    for (Point& c : centres)
        c = {real(random), real(random)};
    std::vector<Point> points;
    while (points.size() < count) {
        Point p{real(random), real(random)};
        if (kind == 1 || (kind == 2 && random() % 10)) {
            const Point c = centres[random() % centres.size()];
            p = {c.x + normal(random), c.y + normal(random)};
        } else if (kind == 3) {
            p = {p.x, static_cast<double>(random() % 3) * 10};
        }
        if (random() % 20 == 0 && !points.empty()) {
            points.push_back(points[random() % points.size()]);
            continue;
        }
        if (isWhole) p = {std::floor(p.x), std::floor(p.y)};
        points.push_back({p.x + offset, p.y + offset});
    }
    return points;
}

inline std::vector<std::size_t> someOrder(std::size_t count, std::mt19937& random) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    return order;
}

/// The k-th of the result is values[order[k]].
template <class T>
std::vector<T> shuffled(const std::vector<T>& values, const std::vector<std::size_t>& order) {
    std::vector<T> out;
    for (const std::size_t i : order)
        out.push_back(values[i]);
    return out;
}

/// The columns of a file of comma separated numbers, "NA" and "Inf" as not a number; none if
/// there is no such file.
inline std::map<std::string, std::vector<double>> numbersOf(const std::string& path) {
    std::ifstream file(path);
    std::map<std::string, std::vector<double>> columns;
    std::string line;
    if (!std::getline(file, line)) return columns;
    const std::vector<std::string> names = splitList(line);
    while (std::getline(file, line)) {
        const std::vector<std::string> cells = splitList(line);
        for (std::size_t c = 0; c < names.size(); ++c) {
            double value = 0;
            columns[names[c]].push_back(
                c < cells.size() && parseNumber(cells[c], value) ? value : std::nan(""));
        }
    }
    return columns;
}

/// How well two partitions agree, corrected for chance: 1 if they are equal, about 0 if they have
/// nothing to do with each other. Hubert and Arabie (1985), Comparing partitions.
inline double adjustedRand(const std::vector<int>& a, const std::vector<int>& b) {
    std::map<std::pair<int, int>, double> both;
    std::map<int, double> ofA, ofB;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ++both[{a[i], b[i]}];
        ++ofA[a[i]];
        ++ofB[b[i]];
    }
    const auto pairsOf = [](const auto& counts) {
        double pairs = 0;
        for (const auto& [key, count] : counts)
            pairs += count * (count - 1) / 2;
        return pairs;
    };
    const auto n = static_cast<double>(a.size());
    const double together = pairsOf(both), pairsA = pairsOf(ofA), pairsB = pairsOf(ofB);
    const double expected = pairsA * pairsB / (n * (n - 1) / 2);
    const double most = (pairsA + pairsB) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
}

}  // namespace hetu::test
