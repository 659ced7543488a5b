#pragma once
#include <cstddef>
#include <optional>
#include <span>

#include "analysis/core/density.h"
#include "analysis/core/density_edge.h"

/// Search radii that the organisations themselves suggest.
namespace hetu::analysis {

enum class BandwidthMethod { Silverman, Scott, Diggle, Likelihood };

struct BandwidthChoice {
    double bandwidthMetres = 0;  ///< for the kernel asked for
    double sigmaMetres = 0;      ///< of the Gaussian kernel that spreads as far
    double spreadMetres = 0;     ///< Silverman, Scott: the spread that was measured
    std::size_t places = 0;      ///< different positions
    std::size_t looked = 0;      ///< of them, how many were looked at one by one
    double least = 0, most = 0;  ///< Diggle, Likelihood: the sigmas that were compared
    bool isAtLeast = false;      ///< the best is the least of them, or the greatest: there is no
    bool isAtMost = false;       ///<   optimum between
};

/// The bandwidth at which a kernel spreads as far as a Gaussian of standard deviation `sigma`: its
/// standard deviation along an axis is the same. Quartic sqrt(8) sigma, Epanechnikov sqrt(6) sigma,
/// triangular sqrt(20/3) sigma, uniform 2 sigma.
[[nodiscard]] double bandwidthOf(Kernel kernel, double sigma);

/// A bandwidth by one of four rules. Each place counts once, however many lie there and whatever
/// they weigh: two in one building would make the last two rules believe in a radius of 0.
///
/// Silverman   sigma = A n^(-1/6), A the geometric mean over the two axes of min(standard
///             deviation, interquartile range / 1.34). Silverman (1986), section 3.4.2 and 4.3.2.
/// Scott       sigma = S n^(-1/6), S the geometric mean of the two standard deviations. Scott
///             (1992), Multivariate Density Estimation, p. 152; spatstat's bw.scott(isotropic).
/// Diggle      least mean square error of the intensity of a Cox process, from Ripley's K with
///             isotropic edge correction: of 512 radii h up to R = min(a quarter of the short side
///             of the window's box, sqrt(1000 / (pi lambda))) that up to R / 2 with the least
///                 M(h) = (1 / lambda - 2 K(h)) / (pi h^2) + J(h) / (pi h^2)^2,
///             J(h) the integral over dK of the area that two discs of radius h have in common;
///             sigma = h / 2. Berman, Diggle (1989), Journal of the Royal Statistical Society B
///             51(1). Without a window that of the bounding box.
/// Likelihood  greatest sum over the places of log f(x_i), f without that place, Gaussian and not
///             cut off; with a window each place is divided by its mass inside, so that the
///             integral of f is n. First 1.27 apart from the least distance of two places to half
///             the diagonal, then golden section to 0.1 %. Loader (1999), Local Regression and
///             Likelihood, section 5.3; as spatstat's bw.ppl, whose steps are 1.27 to 1.38 apart.
///
/// Diggle looks at up to 4,000 of the places as centres and at all around them. Likelihood takes up
/// to 2,000 places, as if there were no more, and makes the result (taken / all)^(1/6) of that: the
/// order in which the best bandwidth falls with n; where small crowds lie in large ones it falls
/// faster, and the result is somewhat wide. Which are taken, the sorted positions decide.
///
/// Answers  nothing where the places do not tell: fewer than three, or all on one line parallel to
///          an axis (Silverman and Scott then take the one axis along which they spread).
/// Errors   Cancelled.
/// Cost     Silverman, Scott O(n log n); Diggle O(4,000 * neighbours within R); Likelihood
///          O(2,000^2) for about 50 bandwidths.
/// Holds    The same for every order of the points. Moves and scales with the positions.
[[nodiscard]] Result<std::optional<BandwidthChoice>> chooseBandwidth(
    std::span<const WeightedPoint> points,
    BandwidthMethod method,
    Kernel kernel,
    const DensityWindow* window,
    const Progress& progress);

}  // namespace hetu::analysis
