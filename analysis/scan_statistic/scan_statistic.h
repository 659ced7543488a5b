#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/scan_statistic/likelihood.h"
#include "analysis/scan_statistic/windows.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu::scan_statistic {

enum class Outline { Circle, Ellipse };
/// How much a long ellipse must be better than a circle: the likelihood ratio of an ellipse s times
/// as long as wide counts (4 s / (s + 1)^2)^a of its value, with a = 0, 1/2, 1.
enum class Penalty { None, Medium, Strong };

struct Options {
    Model model = Model::Bernoulli;
    Rates rates = Rates::High;
    Outline outline = Outline::Circle;
    Penalty penalty = Penalty::Medium;  ///< of ellipses
    /// The greatest share of the population that a window may hold. REQUIRES: 0 < share <= 0.5
    double mostShare = 0.25;
    /// The greatest half length of a window. REQUIRES: > 0
    double mostRadiusMetres = 3000;
    /// Windows are centred on so many locations, evenly chosen if there are more. REQUIRES: >= 1
    int mostCentres = 100'000;
    int replicas = 999;  ///< REQUIRES: 1 <= replicas <= 99,999
    int seed = 1;
    /// Stop when so many replicas are as strong as the strongest place; 0: never.
    int stopAfter = 50;
    double level = 0.05;    ///< places with a greater p are left out, but for the strongest
    int mostClusters = 50;  ///< REQUIRES: >= 1
    int threads = 0;        ///< 0: as many as the machine has; never changes the result
};

/// What lies at a position: for the Bernoulli model organisations and how many of them are cases.
struct Unit {
    Point position;
    double cases = 0;       ///< REQUIRES: whole, >= 0; Bernoulli: <= population
    double population = 1;  ///< REQUIRES: finite, >= 0, > 0 where there are cases; Bernoulli: whole
};

struct Cluster {
    Point centre;
    Shape shape;
    double radiusMetres = 0;  ///< the short semi-axis; the long one is shape.ratio as long
    bool isHigh = true;
    double cases = 0, population = 0;
    double expected = 0;      ///< cases, were the rate the same everywhere
    double relativeRisk = 0;  ///< rate inside / rate outside; NaN if there is no case outside
    double logLikelihoodRatio = 0;
    double statistic = 0;              ///< the ratio after the penalty: what ranks
    double p = 1;                      ///< (1 + replicas at least as strong) / (1 + replicas)
    double pGumbel = 1;                ///< from a Gumbel distribution fitted to the replicas
    std::vector<std::size_t> members;  ///< positions in the span, ascending
};

struct Scan {
    std::vector<Cluster> clusters;      ///< by falling statistic
    std::vector<double> replicaMaxima;  ///< the greatest statistic of each replica that was run
    bool stoppedEarly = false;
    std::size_t locations = 0, centres = 0;
    double cases = 0, population = 0;
};

/// The forms of windows: the circle, and for ellipses also 1.5, 2, 3, 4 and 5 times as long as wide
/// at 4, 6, 9, 12 and 15 angles, evenly spread over the half turn (as SaTScan does).
[[nodiscard]] std::vector<Shape> shapesOf(Outline outline, Penalty penalty);

/// 1 - exp(-exp(-(x - m) / b)) with b = s sqrt(6) / pi and m = mean - 0.5772 b: how likely a Gumbel
/// variable with the mean and standard deviation s of `maxima` reaches `statistic`. NaN if all
/// maxima are equal. Abrams, Kulldorff, Kleinman (2010).
[[nodiscard]] double gumbelP(std::span<const double> maxima, double statistic);

/// Where cases crowd (or lack) more than chance explains: Kulldorff's spatial scan statistic.
///
/// Windows  around every location, one for each other location: all that lie at most as far, in
///          whole millimetres, so locations equally far enter together. At most `mostShare` of
///          the population and `mostRadiusMetres` in half length.
/// Score    the log likelihood ratio of likelihood.h times the penalty of the form. Kulldorff
///          (1997), A spatial scan statistic; Kulldorff et al. (2006), An elliptic spatial scan
///          statistic.
/// p        the share of random replicas (replicas.h) whose best window is as good. Stopped early
///          after Besag and Clifford (1991), Sequential Monte Carlo p-values; then p counts the
///          replicas up to the one that stopped it.
/// Clusters The best window; then the best of those that share no location with clusters before,
///          and so on, each compared with the maxima of the replicas.
/// Errors   InvalidArgument: an option or unit breaks its REQUIRES, or more than 10 million cases.
///          Cancelled.
/// Cost     with n locations and windows of at most k of them: O(n k replicas / 64) steps of a few
///          cycles, O(n replicas) bytes but never above 256 MiB.
/// Holds    The best of exactly these windows, found without leaving any out unseen that could be
///          better. The same for every order of the units and every number of threads.
[[nodiscard]] Result<Scan> compute(std::span<const Unit> units,
                                   const Options& options,
                                   const Progress& progress);

}  // namespace hetu::scan_statistic
