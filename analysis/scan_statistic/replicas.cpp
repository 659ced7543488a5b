#include "analysis/scan_statistic/replicas.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/core/counted_random.h"

namespace hetu::scan_statistic {

Replicas::Replicas(Model model,
                   std::span<const double> populations,
                   std::uint64_t cases,
                   std::uint64_t seed)
    : m_cases(cases), m_seed(seed) {
    if (model == Model::Bernoulli) {
        for (const double population : populations) {
            m_whole.push_back(static_cast<std::uint32_t>(population));
            m_total += m_whole.back();
        }
        return;
    }
    // Vose (1991), A linear algorithm for generating random numbers with a given distribution.
    double sum = 0;
    for (const double population : populations)
        sum += population;
    const std::size_t count = populations.size();
    std::vector<double> share(count);
    std::vector<std::uint32_t> small, large;
    for (std::size_t i = 0; i < count; ++i) {
        share[i] = populations[i] / sum * static_cast<double>(count);
        (share[i] < 1 ? small : large).push_back(static_cast<std::uint32_t>(i));
    }
    m_columns.resize(count);
    const auto fill = [&](std::uint32_t i, double keep, std::uint32_t other) {
        constexpr double whole = 18'446'744'073'709'551'616.0;  // 2^64
        m_columns[i].keep = keep >= 1 ? std::numeric_limits<std::uint64_t>::max()
                                      : static_cast<std::uint64_t>(keep * whole);
        m_columns[i].other = other;
    };
    while (!small.empty() && !large.empty()) {
        const std::uint32_t poor = small.back(), rich = large.back();
        small.pop_back();
        fill(poor, share[poor], rich);
        share[rich] -= 1 - share[poor];
        if (share[rich] >= 1) continue;
        large.pop_back();
        small.push_back(rich);
    }
    // What is left over differs from 1 by rounding alone - but for a location without population,
    // which must stay without cases.
    const auto most = static_cast<std::uint32_t>(
        std::max_element(populations.begin(), populations.end()) - populations.begin());
    for (const auto& rest : {small, large})
        for (const std::uint32_t i : rest)
            fill(i, populations[i] > 0 ? 1 : 0, populations[i] > 0 ? i : most);
}

void Replicas::draw(std::uint64_t number, std::span<std::uint32_t> counts) const {
    analysis::CountedRandom random(m_seed, number);
    if (m_columns.empty()) {
        // Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
        std::uint64_t wanted = m_cases, left = m_total;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            std::uint32_t taken = 0;
            for (std::uint32_t k = 0; k < m_whole[i]; ++k, --left) {
                const std::uint32_t take = random.below(left) < wanted;
                taken += take;
                wanted -= take;
            }
            counts[i] = taken;
        }
        return;
    }
    std::fill(counts.begin(), counts.end(), 0);
    for (std::uint64_t k = 0; k < m_cases; ++k) {
        const std::uint64_t column = random.below(m_columns.size());
        const bool keeps = random() < m_columns[column].keep;
        ++counts[keeps ? column : m_columns[column].other];
    }
}

}  // namespace hetu::scan_statistic
