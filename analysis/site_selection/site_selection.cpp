#include "analysis/site_selection/site_selection.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "analysis/core/mip.h"
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

using Ids = std::vector<std::uint32_t>;

/// Who covers what, after demand points with the same candidates in reach became one group.
struct Cover {
    std::vector<double> weight;   ///< of each group
    std::vector<Ids> candidates;  ///< of each group, ascending
    std::vector<Ids> groups;      ///< of each candidate, ascending
};

/// Collects groups by their candidates; found by hash, compared in full.
class Merger {
public:
    void add(const Ids& candidates, double weight) {
        std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a over whole numbers
        for (const std::uint32_t candidate : candidates)
            hash = (hash ^ candidate) * 1099511628211ULL;
        for (auto [at, end] = m_byHash.equal_range(hash); at != end; ++at)
            if (m_cover.candidates[at->second] == candidates) {
                m_cover.weight[at->second] += weight;
                return;
            }
        m_byHash.emplace(hash, static_cast<std::uint32_t>(m_cover.weight.size()));
        m_cover.candidates.push_back(candidates);
        m_cover.weight.push_back(weight);
    }
    [[nodiscard]] Cover take(std::size_t candidateCount) {
        m_cover.groups.resize(candidateCount);
        for (std::size_t g = 0; g < m_cover.weight.size(); ++g)
            for (const std::uint32_t candidate : m_cover.candidates[g])
                m_cover.groups[candidate].push_back(static_cast<std::uint32_t>(g));
        return std::move(m_cover);
    }

private:
    Cover m_cover;
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_byHash;
};

/// The problem as everything after the geometry sees it. Candidates are the allowed ones, in
/// canonical order.
struct Instance {
    Options options;
    int regions = 0;
    std::vector<int> region = {};           ///< of each candidate
    std::vector<double> cost = {};          ///< of each candidate
    std::vector<std::uint8_t> isKept = {};  ///< of each candidate: not found needless so far
    std::vector<Ids> byRegion = {};         ///< kept candidates of each region, cheapest first
    Cover cover = {};

    [[nodiscard]] bool hasBudget() const { return options.budget > 0; }
    /// Costs are sums of decimal numbers: 0.1 + 0.2 must not exceed 0.3.
    [[nodiscard]] double budgetLimit() const {
        return options.budget + 1e-9 * std::max(1.0, options.budget);
    }
    [[nodiscard]] bool affords(double cost_) const {
        return !hasBudget() || cost_ <= budgetLimit();
    }
    [[nodiscard]] std::size_t size() const { return region.size(); }
};

std::vector<Obstacle> obstaclesOf(const Instance& instance) {
    std::vector<Obstacle> out;
    const int quota = instance.options.quota;
    if (quota == 0) return out;
    double cheapest = 0;
    for (int r = 0; r < instance.regions; ++r) {
        const Ids& here = instance.byRegion[static_cast<std::size_t>(r)];
        if (here.size() < static_cast<std::size_t>(quota))
            out.push_back({Obstacle::Kind::RegionShort, r, static_cast<double>(quota),
                           static_cast<double>(here.size())});
        for (std::size_t k = 0; k < here.size() && k < static_cast<std::size_t>(quota); ++k)
            cheapest += instance.cost[here[k]];
    }
    const double asked = static_cast<double>(quota) * instance.regions;
    if (asked > instance.options.count)
        out.push_back(
            {Obstacle::Kind::Count, -1, asked, static_cast<double>(instance.options.count)});
    if (out.empty() && !instance.affords(cheapest))
        out.push_back({Obstacle::Kind::Budget, -1, cheapest, instance.options.budget});
    return out;
}

/// True if every group of `inner` is in `outer`; both ascending.
bool isWithin(const Ids& inner, const Ids& outer) {
    return inner.size() <= outer.size() &&
           std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

/// True for candidates without which an equally good choice remains.
///
/// `a` goes if some `b` covers all that `a` does, costs no more and may stand in for it in the
/// quota of its region. In a choice that has both, or an `a` that covers nothing, `a` counts for
/// the quota at most; there one of the `quota` cheapest of the region, which always stay and of
/// which at most quota - 1 are in the choice already, can take its place at no higher cost.
Result<std::vector<std::uint8_t>> needless(const Instance& instance, const Progress& progress) {
    const Cover& cover = instance.cover;
    const std::size_t n = instance.size();
    std::vector<std::uint8_t> stays(n, 0), out(n, 0);
    for (const Ids& here : instance.byRegion)
        for (std::size_t k = 0;
             k < here.size() && k < static_cast<std::size_t>(instance.options.quota); ++k)
            stays[here[k]] = 1;
    const auto beats = [&](std::uint32_t b, std::uint32_t a) {
        if (instance.options.quota > 0 && instance.region[a] >= 0 &&
            instance.region[a] != instance.region[b])
            return false;
        if (instance.hasBudget() && instance.cost[b] > instance.cost[a]) return false;
        return isWithin(cover.groups[a], cover.groups[b]);
    };
    std::size_t work = 0;
    for (std::uint32_t a = 0; a < n; ++a) {
        if (stays[a]) continue;
        if (cover.groups[a].empty()) {
            out[a] = 1;
            continue;
        }
        // Whoever covers all of a's groups is among the candidates of each of them.
        const std::uint32_t rarest = *std::min_element(
            cover.groups[a].begin(), cover.groups[a].end(), [&](std::uint32_t l, std::uint32_t r) {
                return cover.candidates[l].size() < cover.candidates[r].size();
            });
        for (const std::uint32_t b : cover.candidates[rarest]) {
            work += cover.groups[b].size();
            if (work > 4'000'000) {
                work = 0;
                if (progress.cancelled()) return cancelledError();
            }
            if (b == a || !beats(b, a) || (a < b && beats(a, b))) continue;
            out[a] = 1;
            break;
        }
    }
    return out;
}

/// Takes needless candidates out of the groups and merges again, until nothing changes. They stay
/// numbered, but cover nothing.
Status reduce(Instance& instance, const Progress& progress) {
    std::vector<std::uint8_t>& kept = instance.isKept;
    for (;;) {
        HETU_TRY(const std::vector<std::uint8_t> drop, needless(instance, progress));
        bool changed = false;
        for (std::size_t c = 0; c < drop.size(); ++c)
            if (drop[c] && kept[c]) {
                kept[c] = 0;
                changed = true;
            }
        if (!changed) break;
        Merger merger;
        Ids left;
        for (std::size_t g = 0; g < instance.cover.weight.size(); ++g) {
            left.clear();
            for (const std::uint32_t candidate : instance.cover.candidates[g])
                if (kept[candidate]) left.push_back(candidate);
            merger.add(left, instance.cover.weight[g]);
        }
        instance.cover = merger.take(instance.size());
        if (progress.cancelled()) return cancelledError();
    }
    for (Ids& here : instance.byRegion)
        std::erase_if(here, [&](std::uint32_t c) { return !kept[c]; });
    return success();
}

/// A choice under construction: what each candidate would add, kept up to date.
class Choice {
public:
    explicit Choice(const Instance& instance)
        : m_instance(&instance),
          m_times(instance.cover.weight.size(), 0),
          m_gain(instance.size(), 0),
          m_isChosen(instance.size(), 0),
          m_inRegion(static_cast<std::size_t>(instance.regions), 0) {
        for (std::size_t g = 0; g < m_times.size(); ++g)
            for (const std::uint32_t candidate : instance.cover.candidates[g])
                m_gain[candidate] += instance.cover.weight[g];
        m_missing = instance.options.quota * instance.regions;
        for (std::size_t r = 0; r < m_inRegion.size(); ++r)
            m_reserved += reserveOf(r, instance.options.quota, noCandidate);
    }

    void add(std::uint32_t candidate) {
        for (const std::uint32_t g : m_instance->cover.groups[candidate])
            if (m_times[g]++ == 0) changeGains(g, -m_instance->cover.weight[g]);
        m_isChosen[candidate] = 1;
        ++m_size;
        m_cost += m_instance->cost[candidate];
        count(candidate, +1);
    }
    void remove(std::uint32_t candidate) {
        for (const std::uint32_t g : m_instance->cover.groups[candidate])
            if (--m_times[g] == 0) changeGains(g, m_instance->cover.weight[g]);
        m_isChosen[candidate] = 0;
        --m_size;
        m_cost -= m_instance->cost[candidate];
        count(candidate, -1);
    }
    /// True if the quotas, the count and the budget can still be kept with `candidate` added.
    [[nodiscard]] bool admits(std::uint32_t candidate) const {
        if (m_isChosen[candidate]) return false;
        const int region = m_instance->region[candidate];
        const bool fillsQuota = region >= 0 && needOf(static_cast<std::size_t>(region)) > 0;
        if (m_size + 1 + m_missing - (fillsQuota ? 1 : 0) > m_instance->options.count) return false;
        if (!m_instance->hasBudget()) return true;
        double reserved = m_reserved;
        if (fillsQuota) {
            const auto r = static_cast<std::size_t>(region);
            reserved +=
                reserveOf(r, needOf(r) - 1, candidate) - reserveOf(r, needOf(r), noCandidate);
        }
        return m_instance->affords(m_cost + m_instance->cost[candidate] + reserved);
    }
    [[nodiscard]] double gain(std::uint32_t candidate) const { return m_gain[candidate]; }
    [[nodiscard]] bool isChosen(std::uint32_t candidate) const { return m_isChosen[candidate]; }
    [[nodiscard]] bool fillsQuota(std::uint32_t candidate) const {
        const int region = m_instance->region[candidate];
        return region >= 0 && needOf(static_cast<std::size_t>(region)) > 0;
    }
    [[nodiscard]] bool quotasAreMet() const { return m_missing == 0; }
    [[nodiscard]] double objective() const {
        double sum = 0;
        for (std::size_t g = 0; g < m_times.size(); ++g)
            if (m_times[g] > 0) sum += m_instance->cover.weight[g];
        return sum;
    }
    [[nodiscard]] bool coversGroup(std::size_t g) const { return m_times[g] > 0; }
    [[nodiscard]] Ids chosen() const {
        Ids out;
        for (std::uint32_t c = 0; c < m_isChosen.size(); ++c)
            if (m_isChosen[c]) out.push_back(c);
        return out;
    }

private:
    static constexpr std::uint32_t noCandidate = ~0U;

    void changeGains(std::uint32_t g, double by) {
        for (const std::uint32_t candidate : m_instance->cover.candidates[g])
            m_gain[candidate] += by;
    }
    [[nodiscard]] int needOf(std::size_t region) const {
        return std::max(0, m_instance->options.quota - m_inRegion[region]);
    }
    /// Cost of the cheapest `need` open candidates of the region, `except` left out.
    [[nodiscard]] double reserveOf(std::size_t region, int need, std::uint32_t except) const {
        double sum = 0;
        for (const std::uint32_t candidate : m_instance->byRegion[region]) {
            if (need <= 0) break;
            if (candidate == except || m_isChosen[candidate]) continue;
            sum += m_instance->cost[candidate];
            --need;
        }
        return sum;
    }
    void count(std::uint32_t candidate, int by) {
        const int region = m_instance->region[candidate];
        if (region >= 0) m_inRegion[static_cast<std::size_t>(region)] += by;
        // Counted afresh: regions are few, and sums of differences would drift.
        m_missing = 0;
        m_reserved = 0;
        for (std::size_t r = 0; r < m_inRegion.size(); ++r) {
            m_missing += needOf(r);
            if (m_instance->hasBudget()) m_reserved += reserveOf(r, needOf(r), noCandidate);
        }
    }

    const Instance* m_instance;
    std::vector<std::uint32_t> m_times;  ///< how many chosen candidates cover each group
    std::vector<double> m_gain;
    std::vector<std::uint8_t> m_isChosen;
    std::vector<int> m_inRegion;
    int m_size = 0;
    int m_missing = 0;  ///< sites that the quotas still ask for
    double m_cost = 0;
    double m_reserved = 0;  ///< least cost of those
};

/// Adds the admissible candidate of the highest gain (or gain per cost) until none gains and the
/// quotas are met.
Status fillGreedily(Choice& choice,
                    const Instance& instance,
                    bool perCost,
                    const Progress& progress) {
    for (;;) {
        if (progress.cancelled()) return cancelledError();
        std::optional<std::uint32_t> best;
        double bestScore = 0;
        for (std::uint32_t c = 0; c < instance.size(); ++c) {
            const double gain = choice.gain(c);
            const bool isUseful = gain > 0 && !instance.cover.groups[c].empty();
            if (!isUseful && !(instance.isKept[c] && choice.fillsQuota(c))) continue;
            const double cost = instance.cost[c];
            // Among those that gain nothing the cheapest comes first.
            const double score = !isUseful ? -cost
                                 : perCost ? gain / std::max(cost, 1e-12 * instance.options.budget)
                                           : gain;
            if (best && score <= bestScore) continue;
            if (!choice.admits(c)) continue;
            best = c;
            bestScore = score;
        }
        if (!best) return success();
        choice.add(*best);
    }
}

/// Exchanges one chosen site for a better one while that helps (Teitz & Bart 1968).
Status exchange(Choice& choice,
                const Instance& instance,
                double leastStep,
                const Progress& progress) {
    for (bool improved = true; improved;) {
        improved = false;
        for (const std::uint32_t out : choice.chosen()) {
            if (progress.cancelled()) return cancelledError();
            choice.remove(out);
            std::uint32_t best = out;
            double bestGain = choice.gain(out) + leastStep;
            for (std::uint32_t c = 0; c < instance.size(); ++c)
                if (c != out && choice.gain(c) > bestGain && choice.admits(c)) {
                    best = c;
                    bestGain = choice.gain(c);
                }
            choice.add(best);
            improved = improved || best != out;
        }
        HETU_CHECK(fillGreedily(choice, instance, false, progress));
    }
    return success();
}

Result<Ids> startChoice(const Instance& instance, double total, const Progress& progress) {
    const double leastStep = 1e-9 * total;
    Ids best;
    double bestObjective = -1;
    for (const bool perCost : {false, true}) {
        if (perCost && !instance.hasBudget()) break;
        Choice choice(instance);
        HETU_CHECK(fillGreedily(choice, instance, perCost, progress));
        HETU_CHECK(exchange(choice, instance, leastStep, progress));
        if (choice.objective() > bestObjective + leastStep) {
            bestObjective = choice.objective();
            best = choice.chosen();
        }
    }
    return best;
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
        for (const Ids& here : instance.byRegion) {
            MipModel::Row row{.lower = static_cast<double>(instance.options.quota)};
            for (const std::uint32_t c : here)
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
    std::vector<int> inRegion(static_cast<std::size_t>(instance.regions), 0);
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

Result<Solution> compute(const Problem& problem, const Options& options, const Progress& progress) {
    const auto start = Clock::now();
    HETU_CHECK(check(problem, options));
    if (progress.cancelled()) return cancelledError();

    Solution solution;
    const std::vector<std::size_t> demandInOrder = demandOrder(problem);
    const std::vector<std::size_t> candidateInOrder = candidateOrder(problem);
    Instance instance{.options = options, .regions = problem.regions};
    instance.byRegion.resize(static_cast<std::size_t>(problem.regions));
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
    const PointIndex existing(problem.existing, options.radiusMetres);
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
    solution.keptCandidates =
        static_cast<std::size_t>(std::count(instance.isKept.begin(), instance.isKept.end(), 1));
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
