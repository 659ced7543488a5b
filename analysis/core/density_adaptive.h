#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "analysis/core/density.h"

/// Densities whose points have a bandwidth each: wide where there are few, narrow in a crowd.
namespace hetu::analysis {

/// f(s) = 1e6 * sum_i w_i K(|s - p_i| / h_i) / h_i^2   [1/km2]
///
/// with the kernels of `kernelDensity` and a bandwidth h_i for each point; the bandwidth in
/// `options` is not used.
///
/// Errors   InvalidArgument: not one bandwidth for each point, one that is not above 0, or what
///          `kernelDensity` refuses. Cancelled.
/// Cost     O(sum of (h_i / cell)^2), spread over the threads; every cell within reach of a point
///          is visited. O(n + cells) memory.
/// Holds    Within 1e-9 of the greatest value; the same bits for every order of the points and
///          every number of threads; with equal bandwidths the surface of `kernelDensity`. Mass as
///          there, where no bandwidth is below the cell.
[[nodiscard]] Result<Surface> adaptiveDensity(std::span<const WeightedPoint> points,
                                              std::span<const double> bandwidths,
                                              const Frame& frame,
                                              const DensityOptions& options,
                                              const Progress& progress);

/// The density of `kernelDensity` at any places instead of cells; the cell in `options` is not
/// used. A place that is a point counts that point too; one that is not finite has 0.
/// Errors   InvalidArgument: a position or weight is not finite, a weight is negative, the
///          bandwidth is not above 0. Cancelled.
/// Cost     Quartic, Epanechnikov, uniform: O(n log n), and for each place about the points near
///          the rim of its disc; what lies deeper inside is summed by boxes. Triangular, Gaussian:
///          all points within reach, for each place.
/// Holds    As `kernelDensity`: the sum within 1e-9 of the greatest value.
[[nodiscard]] Result<std::vector<double>> densityAt(std::span<const WeightedPoint> points,
                                                    std::span<const Point> places,
                                                    const DensityOptions& options,
                                                    const Progress& progress);

/// No bandwidth of a point is more than this many times that of the pilot.
inline constexpr double widestBandwidth = 5;

/// h_i = h * (f(p_i) / g)^(-1/2), with the pilot density f at the points and its geometric mean g,
/// each point counting its weight; at least `least` and at most `widestBandwidth` * h.
/// Abramson (1982), On bandwidth variation in kernel estimates - a square root law, Annals of
/// Statistics 10(4). Cut off as in spatstat's `bw.abram` (trim = 5).
/// REQUIRES: one pilot value above 0 for each point of weight above 0.
[[nodiscard]] std::vector<double> abramsonBandwidths(std::span<const WeightedPoint> points,
                                                     std::span<const double> pilot,
                                                     double bandwidthMetres,
                                                     double least);

/// h_i: the distance to the k-th nearest other point (the farthest one, where there are fewer), at
/// least `least` and at most `widestBandwidth` * h, so that many at one place have a bandwidth and
/// a lonely one does not cover the map. A single point has h.
/// Breiman, Meisel, Purcell (1977), Variable kernel estimates of multivariate densities,
/// Technometrics 19(2).
/// Errors   InvalidArgument: k is 0. Cancelled.
[[nodiscard]] Result<std::vector<double>> nearestBandwidths(std::span<const WeightedPoint> points,
                                                            std::size_t k,
                                                            double bandwidthMetres,
                                                            double least,
                                                            const Progress& progress);

}  // namespace hetu::analysis
