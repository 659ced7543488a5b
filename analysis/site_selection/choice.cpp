#include "analysis/site_selection/choice.h"

#include <optional>

namespace hetu::site_selection {
namespace {

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

}  // namespace

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

}  // namespace hetu::site_selection
