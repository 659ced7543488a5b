#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/site_selection/instance.h"

namespace hetu::site_selection {

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
        for (std::size_t r = 0; r < m_inRegion.size(); ++r) {
            m_missing += instance.needOf(r);
            m_reserved += reserveOf(r, instance.needOf(r), noCandidate);
        }
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
        return std::max(0, m_instance->needOf(region) - m_inRegion[region]);
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

/// A good choice to start from, by greed and exchanges; `total` is the weight of all groups.
/// Errors   Cancelled.
[[nodiscard]] Result<Ids> startChoice(const Instance& instance,
                                      double total,
                                      const Progress& progress);

}  // namespace hetu::site_selection
