#include "app/sample/projection.h"

#include <cmath>
#include <numbers>

namespace hetu::sample {
namespace {

constexpr double semiMajorAxis = 6378137.0;
constexpr double flattening = 1 / 298.257222101;
constexpr double thirdFlattening = flattening / (2 - flattening);
constexpr double centralMeridianDegrees = 111;
constexpr double falseEasting = 500000;

constexpr double n1 = thirdFlattening;
constexpr double n2 = n1 * n1;
constexpr double n3 = n2 * n1;
constexpr double n4 = n2 * n2;
constexpr double rectifyingRadius = semiMajorAxis / (1 + n1) * (1 + n2 / 4 + n4 / 64);
constexpr double forward[] = {n1 / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180,
                              13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440,
                              61 * n3 / 240 - 103 * n4 / 140, 49561 * n4 / 161280};
constexpr double backward[] = {n1 / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360,
                               n2 / 48 + n3 / 15 - 437 * n4 / 1440, 17 * n3 / 480 - 37 * n4 / 840,
                               4397 * n4 / 161280};
constexpr double radiansPerDegree = std::numbers::pi / 180;

double eccentricity() {
    return std::sqrt(flattening * (2 - flattening));
}

}  // namespace

Point projected(Degrees at) {
    const double e = eccentricity();
    const double sinus = std::sin(at.latitude * radiansPerDegree);
    const double lambda = (at.longitude - centralMeridianDegrees) * radiansPerDegree;
    const double t = std::sinh(std::atanh(sinus) - e * std::atanh(e * sinus));
    const double xi0 = std::atan2(t, std::cos(lambda));
    const double eta0 = std::atanh(std::sin(lambda) / std::sqrt(1 + t * t));
    double xi = xi0, eta = eta0;
    for (int k = 1; k <= 4; ++k) {
        xi += forward[k - 1] * std::sin(2 * k * xi0) * std::cosh(2 * k * eta0);
        eta += forward[k - 1] * std::cos(2 * k * xi0) * std::sinh(2 * k * eta0);
    }
    return {falseEasting + rectifyingRadius * eta, rectifyingRadius * xi};
}

Degrees unprojected(Point at) {
    const double e = eccentricity();
    const double xi = at.y / rectifyingRadius;
    const double eta = (at.x - falseEasting) / rectifyingRadius;
    double xi0 = xi, eta0 = eta;
    for (int k = 1; k <= 4; ++k) {
        xi0 -= backward[k - 1] * std::sin(2 * k * xi) * std::cosh(2 * k * eta);
        eta0 -= backward[k - 1] * std::cos(2 * k * xi) * std::sinh(2 * k * eta);
    }
    const double conformal = std::atanh(std::sin(xi0) / std::cosh(eta0));
    // The isometric latitude is solved for by iteration; it gains two digits and more per step.
    double sinus = std::tanh(conformal);
    for (int step = 0; step < 8; ++step)
        sinus = std::tanh(conformal + e * std::atanh(e * sinus));
    const double lambda = std::atan2(std::sinh(eta0), std::cos(xi0));
    return {centralMeridianDegrees + lambda / radiansPerDegree,
            std::asin(sinus) / radiansPerDegree};
}

}  // namespace hetu::sample
