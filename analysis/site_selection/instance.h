#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "analysis/site_selection/site_selection.h"

/// The covering problem after the geometry: who covers what, and its reductions.
namespace hetu::site_selection {

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
    void add(const Ids& candidates, double weight);
    [[nodiscard]] Cover take(std::size_t candidateCount);

private:
    Cover m_cover;
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_byHash;
};

/// The problem as everything after the geometry sees it. Candidates are the allowed ones, in
/// canonical order.
struct Instance {
    Options options;
    int regions = 0;
    std::vector<int> decided = {};          ///< pinned sites of each region
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
    /// New sites that the quota asks of a region.
    [[nodiscard]] int needOf(std::size_t r) const {
        return std::max(0, options.quota - decided[r]);
    }
    [[nodiscard]] std::size_t size() const { return region.size(); }
};

/// Why nothing can satisfy quotas, count and budget; empty if something can.
[[nodiscard]] std::vector<Obstacle> obstaclesOf(const Instance& instance);

/// Takes needless candidates out of the groups and merges again, until nothing changes. They stay
/// numbered, but cover nothing.
/// Errors   Cancelled.
[[nodiscard]] Status reduce(Instance& instance, const Progress& progress);

}  // namespace hetu::site_selection
