#include "layers/crs/gcj02.h"

#include <cmath>
#include <numbers>

namespace hetu {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double degree = pi / 180;

bool isShiftedThere(Point p) {
    return p.x >= 72.004 && p.x <= 137.8347 && p.y >= 0.8293 && p.y <= 55.8271;
}

/// 2/3 * (first * sin(p * pi / firstPeriod) + second * sin(p * pi / secondPeriod))
double waves(double p, double first, double firstPeriod, double second, double secondPeriod) {
    return 2.0 / 3 *
           (first * std::sin(p * pi / firstPeriod) + second * std::sin(p * pi / secondPeriod));
}

Point shifted(Point p) {
    constexpr double a = 6378245, e2 = 0.00669342162296594323;
    const double x = p.x - 105, y = p.y - 35;
    const double ripple = waves(x, 20, 1.0 / 6, 20, 1.0 / 2);
    const double metresNorth = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y +
                               0.2 * std::sqrt(std::abs(x)) + ripple + waves(y, 20, 1, 40, 3) +
                               waves(y, 160, 12, 320, 30);
    const double metresEast = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y +
                              0.1 * std::sqrt(std::abs(x)) + ripple + waves(x, 20, 1, 40, 3) +
                              waves(x, 150, 12, 300, 30);
    const double sine = std::sin(p.y * degree);
    const double w = 1 - e2 * sine * sine;
    const double metresPerRadianNorth = a * (1 - e2) / (w * std::sqrt(w));
    const double metresPerRadianEast = a / std::sqrt(w) * std::cos(p.y * degree);
    return {p.x + metresEast / metresPerRadianEast / degree,
            p.y + metresNorth / metresPerRadianNorth / degree};
}

Point bd09OfGcj02(Point p) {
    constexpr double wave = pi * 3000 / 180;
    const double radius = std::hypot(p.x, p.y) + 0.00002 * std::sin(p.y * wave);
    const double angle = std::atan2(p.y, p.x) + 0.000003 * std::cos(p.x * wave);
    return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

/// The p with forward(p) = target. Both shifts change by far less than they move, so that each
/// round takes at least two digits off the error.
template <class Forward>
Point inverted(Point target, const Forward& forward) {
    constexpr double closeEnough = 1e-12;
    constexpr int mostRounds = 30;
    Point p = target;
    for (int round = 0; round < mostRounds; ++round) {
        const Point there = forward(p);
        const Point step{target.x - there.x, target.y - there.y};
        p = {p.x + step.x, p.y + step.y};
        if (std::abs(step.x) < closeEnough && std::abs(step.y) < closeEnough) break;
    }
    return p;
}

}  // namespace

Point gcj02OfWgs84(Point degrees) {
    return isShiftedThere(degrees) ? shifted(degrees) : degrees;
}

Point wgs84OfGcj02(Point degrees) {
    const Point p = inverted(degrees, shifted);
    return isShiftedThere(p) ? p : degrees;
}

Point bd09OfWgs84(Point degrees) {
    return isShiftedThere(degrees) ? bd09OfGcj02(shifted(degrees)) : degrees;
}

Point wgs84OfBd09(Point degrees) {
    const Point p = inverted(inverted(degrees, bd09OfGcj02), shifted);
    return isShiftedThere(p) ? p : degrees;
}

}  // namespace hetu
