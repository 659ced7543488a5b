#pragma once
#include <span>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/surface.h"

namespace hetu::analysis {

struct WeightedPoint {
    double x = 0, y = 0;  ///< metres, projected CRS
    double weight = 1;    ///< REQUIRES: finite, >= 0
};

enum class Kernel { Quartic, Epanechnikov, Gaussian, Triangular, Uniform };

struct DensityOptions {
    /// h: the search radius; for the Gaussian kernel its standard deviation. REQUIRES: > 0
    double bandwidthMetres = 1000;
    double cellMetres = 100;  ///< side of one cell. REQUIRES: 0 < cell <= bandwidth
    Kernel kernel = Kernel::Quartic;
    int threads = 0;  ///< 0: as many as the machine has; never changes the result
};

/// Where the cells of a surface lie.
struct Frame {
    double minX = 0, maxY = 0;  ///< metres, of the north-west corner
    int columns = 0, rows = 0;
};

/// No surface has more cells than this: 200 million doubles are 1.6 GB.
inline constexpr double mostDensityCells = 2e8;

/// How far a point is felt: the bandwidth, or five of them for the Gaussian kernel.
[[nodiscard]] double reachMetres(const DensityOptions& options);

/// The extent of the points grown by the reach; its edges are multiples of the cell, so that the
/// cells of two runs with the same cell size coincide.
/// Errors   InvalidArgument: an option breaks its REQUIRES, a position is not finite, there is
///          no point, or there would be more than `mostDensityCells` cells; the hint says which
///          cell size fits.
[[nodiscard]] Result<Frame> frameAround(std::span<const WeightedPoint> points,
                                        const DensityOptions& options);

/// How many (weighted) organisations per square kilometre surround each cell centre s:
///
///     f(s) = 1e6 / h^2 * sum_i w_i K(|s - p_i| / h)        [1/km2]
///
/// K is radial, with unit mass on the plane; a point at exactly h counts:
///
///     quartic       3 / pi * (1 - u^2)^2     u <= 1
///     epanechnikov  2 / pi * (1 - u^2)       u <= 1
///     triangular    3 / pi * (1 - u)         u <= 1
///     uniform       1 / pi                   u <= 1
///     gaussian      exp(-u^2 / 2) / (2 pi (1 - exp(-12.5)))   u <= 5
///
/// The Gaussian kernel is cut off at five standard deviations; the last factor puts the 0.0004 %
/// that lie beyond back, so that no mass is lost. Silverman (1986), Density Estimation for
/// Statistics and Data Analysis, section 4.2.
///
/// Input    `points` in any order, in the CRS of `frame`, metres.
/// Output   one value per cell of `frame`, row 0 north, at the cell centres; 0 where nothing
///          lies within reach, never negative. The sum is evaluated, nothing is binned: within
///          1e-9 of the greatest value, over a whole province and for any radius. (The Gaussian
///          series and the roots of the triangular kernel leave out less than 5e-12 of each
///          weight; rounding adds at most 25 * 2^-53 of it for each number of a running sum,
///          and these start anew in every tile. Usual is 1e-13.)
/// Errors   InvalidArgument: an option breaks its REQUIRES, a position or weight is not finite, a
///          weight is negative, the frame has more than `mostDensityCells` cells, there are more
///          than 2^32 - 1 points. Cancelled.
/// Cost     Quartic, Epanechnikov, uniform: O(n h / cell) time, that is the same for each point
///          and row whatever the radius. Gaussian: so too, about three times as much. Triangular:
///          O(n (h / cell)^2). Each plus O(cells). Memory beside the surface: 4 bytes a point and
///          a few MB a thread.
/// Holds    Mass: sum(f) * cell area -> sum(w) when the frame reaches beyond all points and the
///          cell is small against the bandwidth. Linear in w. The same bits for every order of
///          the points, every number of threads and every processor. Each law has its test.
[[nodiscard]] Result<Surface> kernelDensity(std::span<const WeightedPoint> points,
                                            const Frame& frame,
                                            const DensityOptions& options,
                                            const Progress& progress);

}  // namespace hetu::analysis
