#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/core/density.h"
#include "layers/model/geometry.h"
#include "layers/model/table.h"

namespace hetu::coverage_deficit {

struct Organisation {
    Point position;            ///< metres, projected CRS
    bool isUncovered = false;  ///< z = 1
};

struct Options {
    double bandwidthMetres = 1000;  ///< h, as in `kernelDensity`
    double cellMetres = 100;  ///< REQUIRES: 0 < cell <= bandwidth (Gaussian: <= bandwidth / sqrt 2)
    /// REQUIRES: Epanechnikov, Gaussian or Uniform, whose squares are kernels that we can sum.
    analysis::Kernel kernel = analysis::Kernel::Epanechnikov;
    double minimum = 10;     ///< cells with less support have no value. REQUIRES: > 0
    double alpha = 0.05;     ///< cells whose p is at most this make the areas. REQUIRES: in (0, 1)
    int permutations = 199;  ///< of the labels; 0: the normal approximation. REQUIRES: >= 0
    std::uint64_t seed = 1;
    int threads = 0;  ///< 0: as many as the machine has; never changes the result
};

/// Cells side by side in which more are uncovered than chance explains.
struct Area {
    Geometry outline;  ///< along the edges of the cells, holes included
    Point heart;       ///< centre of its cell with the most uncovered beyond the average
    std::size_t organisations = 0, uncovered = 0;  ///< inside
    double lowestP = 1;
    double mostZ = 0;
    double cityP = missingNumber;  ///< see `compute`; NaN without permutations
    double areaKm2 = 0;
};

struct Deficit {
    analysis::Frame frame;
    double average = missingNumber;  ///< p: uncovered / all, 0 to 1
    std::vector<double> share;       ///< r(s), 0 to 1, per cell of the frame; NaN: little support
    std::vector<double> z;           ///< standard deviations above the average
    std::vector<double> p;           ///< one-sided
    std::vector<double> support;     ///< about how many organisations r(s) rests on
    std::size_t supported = 0;       ///< cells with a value
    std::vector<Area> areas;         ///< with the most uncovered first
};

/// The share of uncovered organisations around each cell centre s, by a kernel of the same width
/// for both, and how often chance alone would make it as large:
///
///     r(s) = sum_i K_i z_i / sum_i K_i,    K_i = K(|s - p_i| / h)
///
/// Chance means: the same number of uncovered organisations, any of them as likely as any other
/// (random labelling). Then r(s) has exactly
///
///     mean p,   variance p (1 - p) n / (n - 1) (sum K^2 / (sum K)^2 - 1 / n)
///
/// and z(s) is r(s) less the mean in units of its root (0 where it cannot vary). The square of
/// the Epanechnikov kernel is the quartic one, of the Gaussian a Gaussian of width h / sqrt 2, of
/// the uniform itself, so that both sums are `kernelDensity`.
///
/// p(s) is one-sided: without permutations 1 - Phi(z); with B of them the share of labellings
/// whose r(s) is at least the seen one, the seen one among them: (1 + count) / (B + 1). `cityP` of
/// an area is the same for the greatest z anywhere: the chance that any place of the city would
/// look as bad as the worst cell of the area. The normal p is too small where few support a cell
/// and the uncovered are rare, hence permutations by default.
///
/// Support is sum K * integral K / integral K^2: where organisations lie evenly, the effective
/// number (sum K)^2 / sum K^2.
///
/// Kelsall, Diggle (1995), Statistics in Medicine 14; Hazelton, Davies (2009), Biometrical Journal
/// 51; Davies, Marshall, Hazelton (2018), Statistics in Medicine 37.
///
/// Errors   InvalidArgument: an option breaks its REQUIRES, a position is not finite, there is no
///          organisation, or too many cells. Cancelled.
/// Cost     (3 + permutations) kernel sums, those of the permutations over the smaller of covered
///          and uncovered.
/// Holds    The same bits for every order of the organisations and any number of threads. Mean
///          and variance are those of all labellings. On labels of chance about alpha of all cells
///          have p <= alpha. Each law has its test.
[[nodiscard]] Result<Deficit> compute(std::span<const Organisation> organisations,
                                      const Options& options,
                                      const Progress& progress);

/// A line along which p has the value `level`, from cell centre to cell centre (marching squares);
/// p up to it lies to the left of the line. Closed, or ending where values do.
struct Contour {
    double level = 0;
    Path path;
};
[[nodiscard]] std::vector<Contour> contoursOf(const Deficit& deficit,
                                              double cellMetres,
                                              std::span<const double> levels);

}  // namespace hetu::coverage_deficit
