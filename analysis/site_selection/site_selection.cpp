#include "analysis/site_selection/site_selection.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>

#include "analysis/core/mip.h"
#include "analysis/site_selection/choice.h"
#include "analysis/site_selection/instance.h"
#include "layers/index/point_index.h"

namespace hetu::site_selection {
namespace {

using Clock = std::chrono::steady_clock;
using analysis::MipModel;
using analysis::MipSolution;
using analysis::MipStatus;

constexpr std::size_t mostPairs = 200'000'000;
constexpr std::size_t pollEvery = 1024;

Error invalid(std::string en, std::string zh) {
    return {ErrorCode::InvalidArgument, {std::move(en), std::move(zh)}, {}};
}

Status check(const Problem& problem, const Options& options) {
    if (options.count < 1)
        return invalid("At least one site must be allowed.", "至少应允许选择一个点位。");
    if (!(options.budget >= 0) || !std::isfinite(options.budget))
        return invalid("The budget must not be negative.", "预算不能为负。");
    if (!(options.radiusMetres > 0) || !std::isfinite(options.radiusMetres))
        return invalid("The radius must be larger than 0.", "服务半径必须大于 0。");
    if (options.quota < 0) return invalid("The quota must not be negative.", "配额不能为负。");
    if (!(options.timeLimitSeconds > 0))
        return invalid("The time limit must be larger than 0.", "时间上限必须大于 0。");
    for (const Demand& demand : problem.demand)
        if (!std::isfinite(demand.position.x) || !std::isfinite(demand.position.y) ||
            !(demand.weight >= 0) || !std::isfinite(demand.weight))
            return invalid("A demand point has no position or a weight below 0.",
                           "有需求点缺少位置，或权重为负。");
    for (const Candidate& candidate : problem.candidates)
        if (!std::isfinite(candidate.position.x) || !std::isfinite(candidate.position.y) ||
            !(candidate.cost >= 0) || !std::isfinite(candidate.cost) ||
            candidate.region >= problem.regions)
            return invalid("A candidate has no position, a cost below 0 or an unknown region.",
                           "有候选点缺少位置、费用为负或所属区域不存在。");
    if (problem.pinned.size() != problem.pinnedRegion.size())
        return invalid("Every decided site needs its region.", "每个已定点位都应注明所属区域。");
    for (std::size_t k = 0; k < problem.pinned.size(); ++k)
        if (!std::isfinite(problem.pinned[k].x) || !std::isfinite(problem.pinned[k].y) ||
            problem.pinnedRegion[k] >= problem.regions)
            return invalid("A decided site has no position or an unknown region.",
                           "有已定点位缺少位置或所属区域不存在。");
    return success();
}

/// Demand and allowed candidates in an order that depends on nothing but their values, so that
/// sums, ties and the model handed to the solver are the same for any order of rows.
std::vector<std::size_t> demandOrder(const Problem& problem) {
    std::vector<std::size_t> order(problem.demand.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const Demand &l = problem.demand[a], &r = problem.demand[b];
        return std::tie(l.position.x, l.position.y, l.weight) <
               std::tie(r.position.x, r.position.y, r.weight);
    });
    return order;
}

std::vector<std::size_t> candidateOrder(const Problem& problem) {
    std::vector<std::size_t> order(problem.candidates.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const Candidate &l = problem.candidates[a], &r = problem.candidates[b];
        return std::tie(l.position.x, l.position.y, l.key, l.region, l.cost, l.isForbidden) <
               std::tie(r.position.x, r.position.y, r.key, r.region, r.cost, r.isForbidden);
    });
    return order;
}

/// The largest objective that could be, by two simple arguments.
double simpleBound(const Instance& instance) {
    double everything = 0;
    std::vector<double> alone;
    for (std::size_t g = 0; g < instance.cover.weight.size(); ++g)
        everything += instance.cover.weight[g];
    for (const Ids& groups : instance.cover.groups) {
        double sum = 0;
        for (const std::uint32_t g : groups)
            sum += instance.cover.weight[g];
        alone.push_back(sum);
    }
    std::sort(alone.begin(), alone.end(), std::greater<>());
    const std::size_t count =
        std::min(alone.size(), static_cast<std::size_t>(instance.options.count));
    return std::min(
        everything,
        std::accumulate(alone.begin(), alone.begin() + static_cast<std::ptrdiff_t>(count), 0.0));
}

/// The weights as the solver gets them: whole numbers as they are, others multiplied by a power
/// of two (which rounds nothing) to a total of some millions, so that the solver's fixed steps
/// of 1e-5 are far below any difference that matters.
double scaleFor(const Instance& instance, double total) {
    const bool whole = std::all_of(instance.cover.weight.begin(), instance.cover.weight.end(),
                                   [](double w) { return w == std::floor(w); });
    if ((whole && total < 1e9) || total <= 0) return 1;
    return std::exp2(22 - std::floor(std::log2(total)));
}

struct Model {
    MipModel mip;
    Ids candidateOf;                     ///< of each of the first columns
    std::vector<std::uint32_t> groupOf;  ///< of each of the others
};

Model makeModel(const Instance& instance, double scale) {
    const Cover& cover = instance.cover;
    Model out;
    std::vector<std::size_t> columnOf(instance.size(), 0);
    for (std::uint32_t c = 0; c < instance.size(); ++c) {
        if (!instance.isKept[c]) continue;
        columnOf[c] = out.mip.columns.size();
        out.candidateOf.push_back(c);
        out.mip.columns.push_back({.objective = 0, .lower = 0, .upper = 1, .isInteger = true});
    }
    for (std::uint32_t g = 0; g < cover.weight.size(); ++g) {
        const double weight = cover.weight[g] * scale;
        if (cover.candidates[g].size() == 1) {  // y = x
            out.mip.columns[columnOf[cover.candidates[g].front()]].objective += weight;
            continue;
        }
        MipModel::Row row{.upper = 0, .terms = {{out.mip.columns.size(), 1}}};
        for (const std::uint32_t c : cover.candidates[g])
            row.terms.push_back({columnOf[c], -1});
        out.mip.columns.push_back({.objective = weight, .lower = 0, .upper = 1});
        out.mip.rows.push_back(std::move(row));
        out.groupOf.push_back(g);
    }
    MipModel::Row count{.upper = static_cast<double>(instance.options.count)};
    MipModel::Row budget{.upper = instance.budgetLimit()};
    for (std::size_t k = 0; k < out.candidateOf.size(); ++k) {
        count.terms.push_back({k, 1});
        budget.terms.push_back({k, instance.cost[out.candidateOf[k]]});
    }
    out.mip.rows.push_back(std::move(count));
    if (instance.hasBudget()) out.mip.rows.push_back(std::move(budget));
    if (instance.options.quota > 0)
        for (std::size_t r = 0; r < instance.byRegion.size(); ++r) {
            MipModel::Row row{.lower = static_cast<double>(instance.needOf(r))};
            for (const std::uint32_t c : instance.byRegion[r])
                row.terms.push_back({columnOf[c], 1});
            out.mip.rows.push_back(std::move(row));
        }
    return out;
}

Choice choiceOf(const Instance& instance, const Ids& chosen) {
    Choice choice(instance);
    for (const std::uint32_t c : chosen)
        choice.add(c);
    return choice;
}

struct Outcome {
    Ids chosen;
    double bound = 0;
    bool isProven = false;
    bool usedSolver = false;
};

Result<Outcome> solve(const Instance& instance, const Progress& progress) {
    const double total =
        std::accumulate(instance.cover.weight.begin(), instance.cover.weight.end(), 0.0);
    HETU_TRY(Ids start, startChoice(instance, total, progress.sub(0, 0.3)));
    const Choice startState = choiceOf(instance, start);
    const double startObjective = startState.objective();
    Outcome out{.chosen = std::move(start), .bound = simpleBound(instance)};
    // Two sums of the same numbers in another order differ by rounding only.
    const double rounding = 1e-12 * total;
    if (startObjective >= out.bound - rounding) {
        out.isProven = true;
        return out;
    }

    const double scale = scaleFor(instance, total);
    const Model model = makeModel(instance, scale);
    std::vector<double> startValues;
    for (const std::uint32_t c : model.candidateOf)
        startValues.push_back(startState.isChosen(c) ? 1 : 0);
    for (const std::uint32_t g : model.groupOf)
        startValues.push_back(startState.coversGroup(g) ? 1 : 0);
    progress.report(0.3, "solving");
    HETU_TRY(const MipSolution solution,
             analysis::solveWithCbc(model.mip, instance.options.timeLimitSeconds, startValues,
                                    progress.sub(0.3, 1)));
    out.usedSolver = true;

    Ids better;
    double cost = 0;
    for (std::size_t k = 0; k < model.candidateOf.size(); ++k)
        if (solution.values[k] > 0.5) {
            better.push_back(model.candidateOf[k]);
            cost += instance.cost[model.candidateOf[k]];
        }
    const double betterObjective = choiceOf(instance, better).objective();
    // Among equals the start stays: it does not depend on the solver's ways.
    const bool takesBetter =
        instance.affords(cost) && betterObjective > startObjective + 1e-9 * total;
    if (takesBetter) out.chosen = std::move(better);
    const double objective = takesBetter ? betterObjective : startObjective;
    // A proof about values that our own count does not confirm is no proof of ours.
    const bool agrees =
        std::abs(solution.objective / scale - objective) <= 1e-6 * std::max(1.0, objective);
    out.isProven = solution.status == MipStatus::Optimal && agrees;
    if (!out.isProven) out.bound = std::max(objective, std::min(out.bound, solution.bound / scale));
    return out;
}

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Ranks the chosen sites by what each adds, counting from all demand, and leaves out those that
/// add nothing unless a quota needs them.
void rankSites(Solution& solution,
               const Problem& problem,
               const Instance& instance,
               const std::vector<std::size_t>& candidateAt,
               const Ids& chosen,
               const std::vector<std::size_t>& demandInOrder,
               double radiusMetres) {
    std::vector<Point> positions;
    for (const std::uint32_t c : chosen)
        positions.push_back(problem.candidates[candidateAt[c]].position);
    const PointIndex index(positions, radiusMetres);
    std::vector<std::vector<std::size_t>> demandOf(chosen.size());
    for (const std::size_t i : demandInOrder)
        if (solution.reach[i] == Reach::None)
            index.visitWithin(problem.demand[i].position, radiusMetres,
                              [&](std::size_t k) { demandOf[k].push_back(i); });

    std::vector<std::uint8_t> isRanked(chosen.size(), 0), isStale(chosen.size(), 1);
    std::vector<Site> sites(chosen.size());
    std::vector<int> inRegion = instance.decided;
    const auto gainOf = [&](std::size_t k) {
        Site site{.candidate = candidateAt[chosen[k]], .coversDemand = demandOf[k].size()};
        for (const std::size_t i : demandOf[k]) {
            site.covers += problem.demand[i].weight;
            if (solution.reach[i] != Reach::None) continue;
            site.gain += problem.demand[i].weight;
            ++site.gainDemand;
        }
        return site;
    };
    for (;;) {
        std::optional<std::size_t> best;
        Site bestSite;
        bool bestFills = false;
        for (std::size_t k = 0; k < chosen.size(); ++k) {
            if (isRanked[k]) continue;
            const int region = instance.region[chosen[k]];
            const bool fills =
                region >= 0 && inRegion[static_cast<std::size_t>(region)] < instance.options.quota;
            if (std::exchange(isStale[k], 0)) sites[k] = gainOf(k);
            const Site& site = sites[k];
            if (site.gain <= 0 && !fills) continue;
            // With equal gain the one that a quota needs goes first, then the cheaper.
            const auto key = [&](const Site& s, bool f, std::size_t at) {
                return std::tuple(-s.gain, !f, instance.cost[chosen[at]], at);
            };
            if (best && key(site, fills, k) >= key(bestSite, bestFills, *best)) continue;
            best = k;
            bestSite = site;
            bestFills = fills;
        }
        if (!best) return;
        isRanked[*best] = 1;
        const int region = instance.region[chosen[*best]];
        if (region >= 0) ++inRegion[static_cast<std::size_t>(region)];
        for (const std::size_t i : demandOf[*best]) {
            if (solution.reach[i] != Reach::None) continue;
            solution.reach[i] = Reach::NewSite;
            solution.rank[i] = static_cast<int>(solution.sites.size());
        }
        solution.sites.push_back(bestSite);
        // Only sites within twice the radius share demand with it (a little more, for rounding).
        index.visitWithin(positions[*best], 2.001 * radiusMetres,
                          [&](std::size_t k) { isStale[k] = 1; });
    }
}

}  // namespace

std::vector<Point> Problem::serving() const {
    std::vector<Point> all = existing;
    all.insert(all.end(), pinned.begin(), pinned.end());
    return all;
}

Result<Solution> compute(const Problem& problem, const Options& options, const Progress& progress) {
    const auto start = Clock::now();
    HETU_CHECK(check(problem, options));
    if (progress.cancelled()) return cancelledError();

    Solution solution;
    const std::vector<std::size_t> demandInOrder = demandOrder(problem);
    const std::vector<std::size_t> candidateInOrder = candidateOrder(problem);
    Instance instance{.options = options, .regions = problem.regions};
    instance.byRegion.resize(static_cast<std::size_t>(problem.regions));
    instance.decided.resize(static_cast<std::size_t>(problem.regions), 0);
    for (const int region : problem.pinnedRegion)
        if (region >= 0) ++instance.decided[static_cast<std::size_t>(region)];
    std::vector<std::size_t> candidateAt;  // position in `candidates` of each allowed one
    std::vector<Point> positions;          // of all candidates, in canonical order
    constexpr std::uint32_t forbidden = ~0U;
    Ids allowedAt;  // the number of each of those among the allowed
    for (const std::size_t at : candidateInOrder) {
        const Candidate& candidate = problem.candidates[at];
        positions.push_back(candidate.position);
        allowedAt.push_back(candidate.isForbidden ? forbidden
                                                  : static_cast<std::uint32_t>(candidateAt.size()));
        if (candidate.isForbidden) continue;
        if (candidate.region >= 0)
            instance.byRegion[static_cast<std::size_t>(candidate.region)].push_back(
                allowedAt.back());
        candidateAt.push_back(at);
        instance.region.push_back(candidate.region);
        instance.cost.push_back(candidate.cost);
    }
    for (Ids& here : instance.byRegion)
        std::stable_sort(here.begin(), here.end(), [&](std::uint32_t a, std::uint32_t b) {
            return instance.cost[a] < instance.cost[b];
        });

    const PointIndex candidates(positions, options.radiusMetres);
    const PointIndex existing(problem.serving(), options.radiusMetres);
    solution.reach.assign(problem.demand.size(), Reach::None);
    solution.rank.assign(problem.demand.size(), -1);
    solution.covers.assign(problem.candidates.size(), 0);
    Merger merger;
    Ids within;
    std::size_t pairs = 0, done = 0;
    for (const std::size_t i : demandInOrder) {
        if (done++ % pollEvery == 0) {
            if (progress.cancelled()) return cancelledError();
            progress.report(0.2 * static_cast<double>(done) /
                            static_cast<double>(demandInOrder.size()));
        }
        const Demand& demand = problem.demand[i];
        solution.total += demand.weight;
        if (existing.anyWithin(demand.position, options.radiusMetres)) {
            solution.reach[i] = Reach::Existing;
            solution.served += demand.weight;
            continue;
        }
        within.clear();
        candidates.visitWithin(demand.position, options.radiusMetres, [&](std::size_t k) {
            solution.covers[candidateInOrder[k]] += demand.weight;
            if (allowedAt[k] != forbidden) within.push_back(allowedAt[k]);
        });
        if (within.empty() || demand.weight == 0) continue;
        std::sort(within.begin(), within.end());
        pairs += within.size();
        if (pairs > mostPairs)
            return Error{
                ErrorCode::InvalidArgument,
                {"More than 200 million pairs of organisation and candidate site lie "
                 "within the radius of each other.",
                 "相互处于服务半径内的组织与候选点超过 2 亿对。"},
                {"Use fewer candidates or a smaller radius.", "请减少候选点，或缩小服务半径。"}};
        merger.add(within, demand.weight);
    }
    instance.cover = merger.take(candidateAt.size());
    instance.isKept.assign(candidateAt.size(), 1);

    solution.obstacles = obstaclesOf(instance);
    if (!solution.obstacles.empty()) {
        solution.seconds = secondsSince(start);
        return solution;
    }
    HETU_CHECK(reduce(instance, progress));
    solution.mergedDemand = instance.cover.weight.size();
    HETU_TRY(const Outcome outcome, solve(instance, progress.sub(0.3, 0.98)));
    solution.usedSolver = outcome.usedSolver;
    rankSites(solution, problem, instance, candidateAt, outcome.chosen, demandInOrder,
              options.radiusMetres);
    for (const std::size_t i : demandInOrder)
        if (solution.reach[i] == Reach::NewSite) solution.objective += problem.demand[i].weight;
    solution.state = outcome.isProven ? State::Optimal : State::Feasible;
    solution.bound =
        outcome.isProven ? solution.objective : std::max(outcome.bound, solution.objective);
    solution.seconds = secondsSince(start);
    progress.report(1);
    return solution;
}

}  // namespace hetu::site_selection
