#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::site_selection {

struct Demand {
    Point position;
    double weight = 1;  ///< REQUIRES: finite, >= 0
};

struct Candidate {
    Point position;
    int region = -1;  ///< the region whose quota it counts for, or -1
    double cost = 0;  ///< REQUIRES: finite, >= 0
    bool isForbidden = false;
    std::string key = {};  ///< tells candidates at one place apart: "zones:12"
};

struct Problem {
    std::vector<Demand> demand;
    std::vector<Candidate> candidates;
    std::vector<Point> existing;  ///< platforms that serve already
    int regions = 0;              ///< how many regions the quota is asked of
    /// Sites that are decided: they serve as `existing` do, and each counts for the quota of its
    /// region (position in 0 .. regions - 1, or -1: none).
    std::vector<Point> pinned = {};
    std::vector<int> pinnedRegion = {};  ///< beside `pinned`

    /// `existing`, then `pinned`.
    [[nodiscard]] std::vector<Point> serving() const;
};

struct Options {
    int count = 10;                 ///< at most so many new sites. REQUIRES: >= 1
    double budget = 0;              ///< at most this total cost; 0: no limit. REQUIRES: >= 0
    double radiusMetres = 1000;     ///< REQUIRES: > 0
    int quota = 0;                  ///< at least so many new sites per region. REQUIRES: >= 0
    double timeLimitSeconds = 300;  ///< of the solver. REQUIRES: > 0
};

enum class State {
    Optimal,     ///< proven: no other choice covers more
    Feasible,    ///< the best choice so far; `bound` says how much more there might be
    Infeasible,  ///< no choice satisfies quota, count and budget; `obstacles` says why
};

/// One reason why nothing satisfies the request.
struct Obstacle {
    enum class Kind {
        RegionShort,  ///< `region` has `available` allowed candidates, `needed` are asked for
        Count,        ///< quotas ask for `needed` sites, `available` may be chosen
        Budget,  ///< the cheapest sites for the quotas cost `needed`; the budget is `available`
    };
    Kind kind = Kind::Count;
    int region = -1;
    double needed = 0;
    double available = 0;
};

struct Site {
    std::size_t candidate = 0;     ///< position in `candidates`
    double gain = 0;               ///< weight that it covers and no site before it does
    std::size_t gainDemand = 0;    ///< the same as a number of demand points
    double covers = 0;             ///< weight within its radius, whoever else covers it
    std::size_t coversDemand = 0;  ///< the same as a number of demand points
};

enum class Reach : std::uint8_t { None, Existing, NewSite };

struct Solution {
    State state = State::Infeasible;
    double total = 0;            ///< weight of all the demand
    double served = 0;           ///< weight within the radius of an existing platform
    double objective = 0;        ///< weight that the new sites cover and no existing platform does
    double bound = 0;            ///< no choice has a larger objective; equal to it when Optimal
    std::vector<Site> sites;     ///< best first
    std::vector<Reach> reach;    ///< of each demand point
    std::vector<int> rank;       ///< of each demand point: the first of `sites` to cover it, or -1
    std::vector<double> covers;  ///< of each candidate, as Site::covers
    std::vector<Obstacle> obstacles;  ///< empty unless Infeasible
    bool usedSolver = false;          ///< false: own arithmetic proved the optimum
    std::size_t mergedDemand = 0;     ///< groups of demand that remained after all reductions
    double seconds = 0;               ///< wall clock of the whole

    /// By how much of the bound the objective may miss the best choice, per cent; 0 when Optimal.
    [[nodiscard]] double gapPercent() const {
        return state == State::Optimal || bound <= 0 ? 0 : 100 * (bound - objective) / bound;
    }
};

/// Chooses at most `count` candidates so that the weight of the demand within the radius of at
/// least one of them is as large as can be: the maximal covering location problem
///
///     max  sum_i w_i y_i     y_i <= sum of x_j over the candidates j within the radius of i
///          sum_j x_j <= count;  sum_j cost_j x_j <= budget;  sum_{j in r} x_j >= quota
///          x_j in {0, 1}, 0 <= y_i <= 1
///
/// Church & ReVelle (1974), The maximal covering location problem, Papers of the Regional Science
/// Association 32, 101-118. Demand that an existing platform or a pinned site reaches is taken out
/// first: that is x_j = 1 for the pinned ones, and `quota` less by those of the region.
///
/// How   Demand points with the same candidates in reach are merged; candidates that another of
///       their region makes needless are dropped (with a quota the `quota` cheapest of every
///       region stay, so that there is always one to fill it); greedy choice and exchanges give
///       a start; where simple bounds do not prove it already, CBC improves and proves it with a
///       gap of 0. What is reported is counted again from the chosen sites and all demand.
/// Input    positions in metres in one projected CRS; distance is Euclidean, a demand point at
///          exactly the radius is covered.
/// Errors   InvalidArgument: a REQUIRES is broken, or more than 200 million pairs of demand and
///          candidate lie within the radius. Cancelled. Unsupported: the solver is needed and not
///          installed.
/// Holds    BestOfAllSubsets; PublishedOptimaAreReproduced; RowOrderDoesNotMatter: equal optima
///          are decided by position and key; QuotaBudgetAndForbiddenAreKept;
///          NoSiteWithoutGainUnlessTheQuotaNeedsIt; GainsAddUpToTheObjective.
/// Cost     O(pairs) for the reductions; exponential in the worst case for the proof.
///          100,000 x 1,000, 20 sites: about 2 s.
[[nodiscard]] Result<Solution> compute(const Problem& problem,
                                       const Options& options,
                                       const Progress& progress);

// What the analysis site-selection makes of it. Figures, in this order:
//   status     "optimal", "feasible" or "infeasible"
//   objective  weight newly covered by the new sites: of demand that no existing platform serves
//   bound      no other choice can have a larger objective
//   gap        100 (bound - objective) / bound, per cent; 0 when optimal
//   covered    objective, and with `existing` on the weight that existing platforms serve
//   total      weight of all the demand considered, before existing platforms take theirs: of all
//              organisations, or of those that no party organisation covers (`demand`)
//   sites      how many were chosen
//   seconds    wall clock
// With existing off and demand all, covered = objective and total = the sum of all weights.
//
// Candidates are the points of the layers named, and a point inside each of their polygons; of
// the layer platforms only those that are planned or candidates. With a budget, candidates whose
// `cost` is not known are left out. A candidate counts for the quota of the smallest region that
// covers it. An infeasible request is an Output like others: no sites, and notes that say why.

}  // namespace hetu::site_selection
