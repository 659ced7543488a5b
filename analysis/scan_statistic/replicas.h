#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/scan_statistic/likelihood.h"

namespace hetu::scan_statistic {

/// Random numbers by their place, not by a state: the i-th of stream k is the same whoever asks
/// for it and when. The finaliser of SplitMix64 over a Weyl sequence (Steele, Lea, Flood 2014, Fast
/// splittable pseudorandom number generators).
class CountedRandom {
public:
    CountedRandom(std::uint64_t seed, std::uint64_t stream)
        : m_next(mixed(seed ^ mixed(stream + 1))) {}

    [[nodiscard]] std::uint64_t operator()() { return mixed(m_next += 0x9e3779b97f4a7c15U); }
    /// A whole number below `limit`, all equally likely to within limit / 2^64.
    [[nodiscard]] std::uint64_t below(std::uint64_t limit) {
        __extension__ using Product = unsigned __int128;
        return static_cast<std::uint64_t>((static_cast<Product>((*this)()) * limit) >> 64);
    }

private:
    [[nodiscard]] static std::uint64_t mixed(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    std::uint64_t m_next;
};

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
