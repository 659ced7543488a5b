#include "analysis/core/bandwidth.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "layers/base/parallel.h"
#include "layers/index/nearest_neighbours.h"
#include "layers/index/point_index.h"

namespace hetu::analysis {
namespace {

using std::numbers::pi;

constexpr std::size_t mostCentres = 4000, mostCompared = 2000;

std::vector<Point> placesOf(std::span<const WeightedPoint> points) {
    std::vector<Point> places;
    places.reserve(points.size());
    for (const WeightedPoint& p : points)
        places.push_back({p.x, p.y});
    std::sort(places.begin(), places.end(),
              [](Point a, Point b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

/// Up to `most` of them, evenly through their order.
std::vector<std::size_t> sample(std::size_t count, std::size_t most) {
    std::vector<std::size_t> taken(std::min(count, most));
    for (std::size_t i = 0; i < taken.size(); ++i)
        taken[i] = i * count / taken.size();
    return taken;
}

/// Standard deviation along one axis; with `isRobust` no more than the interquartile range makes
/// of it where the law is normal.
double spreadOf(std::vector<double> values, bool isRobust) {
    std::sort(values.begin(), values.end());
    const auto count = static_cast<double>(values.size());
    const double middle = values[values.size() / 2];
    double sum = 0, squares = 0;
    for (const double value : values)
        sum += value - middle;
    const double mean = middle + sum / count;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    const double deviation = std::sqrt(squares / (count - 1));
    if (!isRobust) return deviation;
    const auto quantile = [&](double share) {
        const double at = share * (count - 1);
        const auto below = static_cast<std::size_t>(at);
        const std::size_t above = std::min(below + 1, values.size() - 1);
        return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
    };
    const double range = (quantile(0.75) - quantile(0.25)) / 1.34;
    return range > 0 ? std::min(deviation, range) : deviation;
}

std::optional<double> overallSpread(const std::vector<Point>& places, bool isRobust) {
    std::vector<double> x, y;
    for (const Point p : places) {
        x.push_back(p.x);
        y.push_back(p.y);
    }
    const double alongX = spreadOf(std::move(x), isRobust),
                 alongY = spreadOf(std::move(y), isRobust);
    const double spread =
        alongX > 0 && alongY > 0 ? std::sqrt(alongX * alongY) : std::max(alongX, alongY);
    if (!(spread > 0)) return std::nullopt;
    return spread;
}

/// The area that two discs of radius h, u apart, have in common.
double lens(double u, double h) {
    const double x = u / (2 * h);
    return x >= 1 ? 0 : 2 * h * h * (std::acos(x) - x * std::sqrt(1 - x * x));
}

Status chooseDiggle(const std::vector<Point>& places,
                    const DensityWindow& window,
                    const Progress& progress,
                    BandwidthChoice& choice) {
    constexpr std::size_t radii = 512;
    const auto count = static_cast<double>(places.size());
    const double lambda = count / window.areaSquareMetres();
    const double rMost = std::min(std::min(window.extent().width(), window.extent().height()) / 4,
                                  std::sqrt(1000 / (pi * lambda)));
    const double step = rMost / (radii - 1);
    const PointIndex index(places, rMost / 2);
    const std::vector<std::size_t> centres = sample(places.size(), mostCentres);
    // What each centre adds stands by itself until all are there, then is summed in their order.
    constexpr std::size_t piece = 16;
    std::vector<std::vector<double>> partial((centres.size() + piece - 1) / piece);
    const bool isWhole =
        inPieces(centres.size(), piece, 0, progress, [&](std::size_t from, std::size_t to) {
            std::vector<double>& weights = partial[from / piece];
            weights.assign(radii, 0.0);
            for (std::size_t k = from; k < to; ++k) {
                if (progress.cancelled()) return;
                const Point centre = places[centres[k]];
                // Where the whole disc lies inside, so does every circle.
                const bool isInner = window.mass(centre, Kernel::Uniform, rMost) > 1 - 1e-12;
                std::size_t visited = 0;
                index.visitWithin(centre, rMost, [&](std::size_t other) {
                    if (other == centres[k] || (++visited % 4096 == 0 && progress.cancelled()))
                        return;
                    const double distance =
                        std::hypot(places[other].x - centre.x, places[other].y - centre.y);
                    const auto bin = static_cast<std::size_t>(std::ceil(distance / step));
                    if (bin >= radii) return;
                    // Ripley's weight; spatstat ends it at 100 too.
                    weights[bin] += isInner ? 1 : 1 / std::max(0.01, window.arc(centre, distance));
                });
            }
        });
    if (!isWhole || progress.cancelled()) return cancelledError();
    std::vector<double> increment(radii, 0.0), k(radii, 0.0);
    for (const auto& weights : partial)
        for (std::size_t r = 0; r < radii; ++r)
            increment[r] += weights[r];
    const double perPair =
        window.areaSquareMetres() / (static_cast<double>(centres.size()) * (count - 1));
    for (std::size_t r = 1; r < radii; ++r) {
        increment[r] *= perPair;
        k[r] = k[r - 1] + increment[r];
    }

    const std::size_t last = (radii - 1) / 2;
    double leastError = std::numeric_limits<double>::infinity();
    std::size_t best = 1;
    for (std::size_t i = 1; i <= last; ++i) {
        const double h = static_cast<double>(i) * step, disc = pi * h * h;
        double common = 0;
        for (std::size_t r = 1; r <= 2 * i && r < radii; ++r)
            common += lens((static_cast<double>(r) - 0.5) * step, h) * increment[r];
        const double error = (1 / lambda - 2 * k[i]) / disc + common / (disc * disc);
        if (error < leastError) {
            leastError = error;
            best = i;
        }
    }
    choice.looked = centres.size();
    choice.sigmaMetres = static_cast<double>(best) * step / 2;
    choice.least = step / 2;
    choice.most = static_cast<double>(last) * step / 2;
    choice.isAtLeast = best == 1;
    choice.isAtMost = best == last;
    return success();
}

/// The sum over the places of the logarithm of the density that all others make there; -infinity
/// never, since it is taken relative to the nearest. Nothing if stopped.
std::optional<double> logLikelihood(const std::vector<Point>& places,
                                    const std::vector<double>& nearestSquare,
                                    const DensityWindow* window,
                                    double sigma,
                                    const Progress& progress) {
    const double g = 1 / (2 * sigma * sigma);
    std::vector<double> logs(places.size()), weight(places.size(), 1.0);
    if (window && !inPieces(places.size(), 64, 0, progress, [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i)
                weight[i] = 1 / std::max(1e-6, window->mass(places[i], Kernel::Gaussian, sigma));
        }))
        return std::nullopt;
    if (!inPieces(places.size(), 32, 0, progress, [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i) {
                const Point at = places[i];
                double sum = 0;
                for (std::size_t j = 0; j < places.size(); ++j) {
                    const double dx = places[j].x - at.x, dy = places[j].y - at.y;
                    const double exponent = (nearestSquare[i] - dx * dx - dy * dy) * g;
                    if (exponent > -40 && j != i) sum += weight[j] * std::exp(exponent);
                }
                logs[i] = std::log(sum / (2 * pi * sigma * sigma)) - nearestSquare[i] * g;
            }
        }))
        return std::nullopt;
    double sum = 0;
    for (const double log : logs)
        sum += log;
    return sum;
}

Status chooseLikelihood(const std::vector<Point>& all,
                        const DensityWindow* window,
                        const Extent& extent,
                        const Progress& progress,
                        BandwidthChoice& choice) {
    std::vector<Point> places;
    for (const std::size_t i : sample(all.size(), mostCompared))
        places.push_back(all[i]);
    HETU_TRY(const NearestNeighbours nearest,
             nearestNeighbours(places, {.k = 1, .withDistances = true}, progress.sub(0, 0)));
    std::vector<double> nearestSquare;
    for (const double distance : nearest.distances)
        nearestSquare.push_back(distance * distance);

    const double least = *std::min_element(nearest.distances.begin(), nearest.distances.end());
    const double most = std::max(2 * least, std::hypot(extent.width(), extent.height()) / 2);
    const double octaves = std::log(most / least) / std::log(1.27);
    const int steps = std::max(2, static_cast<int>(std::ceil(octaves)));
    const auto sigmaAt = [&](double at) { return least * std::pow(most / least, at / steps); };
    int asked = 0;
    const auto likelihoodAt = [&](double at) {
        const double done = std::min(1.0, asked++ / (steps + 16.0));
        return logLikelihood(places, nearestSquare, window, sigmaAt(at), progress.sub(done, done));
    };
    double best = -std::numeric_limits<double>::infinity();
    int bestStep = 0;
    for (int i = 0; i <= steps; ++i) {
        const auto value = likelihoodAt(i);
        if (!value) return cancelledError();
        if (*value > best) {
            best = *value;
            bestStep = i;
        }
    }
    choice.isAtLeast = bestStep == 0;
    choice.isAtMost = bestStep == steps;
    double at = bestStep;
    if (!choice.isAtLeast && !choice.isAtMost) {
        constexpr double golden = 0.6180339887498949;
        double from = at - 1, to = at + 1;
        double left = to - golden * (to - from), right = from + golden * (to - from);
        auto leftValue = likelihoodAt(left), rightValue = likelihoodAt(right);
        while (leftValue && rightValue && (to - from) * std::log(1.27) > 1e-3) {
            if (*leftValue >= *rightValue) {
                to = right;
                right = left;
                rightValue = leftValue;
                left = to - golden * (to - from);
                leftValue = likelihoodAt(left);
            } else {
                from = left;
                left = right;
                leftValue = rightValue;
                right = from + golden * (to - from);
                rightValue = likelihoodAt(right);
            }
        }
        if (!leftValue || !rightValue) return cancelledError();
        at = (from + to) / 2;
    }
    const double fewer =
        std::pow(static_cast<double>(places.size()) / static_cast<double>(all.size()), 1.0 / 6);
    choice.looked = places.size();
    choice.sigmaMetres = sigmaAt(at) * fewer;
    choice.least = least * fewer;
    choice.most = most * fewer;
    return success();
}

}  // namespace

double bandwidthOf(Kernel kernel, double sigma) {
    switch (kernel) {
        case Kernel::Quartic:
            return std::sqrt(8.0) * sigma;
        case Kernel::Epanechnikov:
            return std::sqrt(6.0) * sigma;
        case Kernel::Triangular:
            return std::sqrt(20.0 / 3) * sigma;
        case Kernel::Uniform:
            return 2 * sigma;
        case Kernel::Gaussian:
            return sigma;
    }
    return sigma;
}

Result<std::optional<BandwidthChoice>> chooseBandwidth(std::span<const WeightedPoint> points,
                                                       BandwidthMethod method,
                                                       Kernel kernel,
                                                       const DensityWindow* window,
                                                       const Progress& progress) {
    using Answer = std::optional<BandwidthChoice>;
    if (progress.cancelled()) return cancelledError();
    const std::vector<Point> places = placesOf(points);
    if (places.size() < 3) return Answer{};
    BandwidthChoice choice;
    choice.places = choice.looked = places.size();
    Extent extent;
    for (const Point p : places)
        extent.include(p);

    if (method == BandwidthMethod::Silverman || method == BandwidthMethod::Scott) {
        const auto spread = overallSpread(places, method == BandwidthMethod::Silverman);
        if (!spread) return Answer{};
        choice.spreadMetres = *spread;
        choice.sigmaMetres = *spread * std::pow(static_cast<double>(places.size()), -1.0 / 6);
    } else if (method == BandwidthMethod::Likelihood) {
        HETU_CHECK(
            chooseLikelihood(places, window, window ? window->extent() : extent, progress, choice));
    } else {
        if (!window && (extent.width() == 0 || extent.height() == 0)) return Answer{};
        if (window) {
            HETU_CHECK(chooseDiggle(places, *window, progress, choice));
        } else {
            const Geometry box = Geometry::polygon({{extent.minX, extent.minY},
                                                    {extent.maxX, extent.minY},
                                                    {extent.maxX, extent.maxY},
                                                    {extent.minX, extent.maxY},
                                                    {extent.minX, extent.minY}});
            HETU_TRY(const DensityWindow bounds, DensityWindow::of({&box, 1}));
            HETU_CHECK(chooseDiggle(places, bounds, progress, choice));
        }
    }
    choice.bandwidthMetres = bandwidthOf(kernel, choice.sigmaMetres);
    progress.report(1);
    return Answer{choice};
}

}  // namespace hetu::analysis
