#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/scan_statistic/likelihood.h"

namespace hetu::scan_statistic {

/// Throws the cases anew over the locations, as they would lie if no place were different:
///
///     Bernoulli   `cases` of the organisations, every set of so many equally likely
///     Poisson     every case by itself, at each location with the share of its population
///
/// so that the total stays what it is (Kulldorff 1997). Replica k depends on the seed and k alone.
class Replicas {
public:
    /// REQUIRES: populations >= 0, one of them > 0; for Bernoulli whole, their sum >= cases.
    Replicas(Model model,
             std::span<const double> populations,
             std::uint64_t cases,
             std::uint64_t seed);

    /// Cases per location of replica `number`. REQUIRES: one count per location.
    void draw(std::uint64_t number, std::span<std::uint32_t> counts) const;

private:
    std::uint64_t m_cases, m_seed, m_total = 0;
    std::vector<std::uint32_t> m_whole;  ///< Bernoulli: organisations per location
    /// Poisson: Walker's alias table; column i is i itself up to `keep` of 2^64, else `other`.
    struct Column {
        std::uint64_t keep;
        std::uint32_t other;
    };
    std::vector<Column> m_columns;
};

}  // namespace hetu::scan_statistic
