#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

namespace hetu::sample {

/// Numbers by chance that are the same on every machine: xoshiro256** seeded by splitmix64, and
/// distributions of our own, because those of the standard library differ between libraries.
/// Source   D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47
///          (2021), doi 10.1145/3460772.
class Random {
public:
    /// Streams of the same seed are independent of each other.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0) {
        std::uint64_t state = seed * 0xD1B54A32D192ED03ULL + stream * 0x8CB92BA72F3D8DD7ULL + 1;
        for (std::uint64_t& word : m_state) {
            state += 0x9E3779B97F4A7C15ULL;
            std::uint64_t z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
            word = z ^ (z >> 31);
        }
    }

    std::uint64_t next() {
        const std::uint64_t result = rotated(m_state[1] * 5, 7) * 9;
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = rotated(m_state[3], 45);
        return result;
    }
    /// In [0, 1).
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double between(double from, double to) { return from + (to - from) * uniform(); }
    /// A whole number in [0, count). REQUIRES: 0 < count < 2^32.
    std::size_t below(std::size_t count) {
        return static_cast<std::size_t>(((next() >> 32) * static_cast<std::uint64_t>(count)) >> 32);
    }
    bool chance(double probability) { return uniform() < probability; }
    /// Mean 0, standard deviation 1 (Box and Muller).
    double normal() {
        const double radius = std::sqrt(-2 * std::log(1 - uniform()));
        return radius * std::cos(2 * std::numbers::pi * uniform());
    }
    /// A position in `cumulative`, each as likely as its step. REQUIRES: ascending, last > 0.
    std::size_t pick(const std::vector<double>& cumulative) {
        const double at = uniform() * cumulative.back();
        const auto found = std::upper_bound(cumulative.begin(), cumulative.end(), at);
        return std::min(static_cast<std::size_t>(found - cumulative.begin()),
                        cumulative.size() - 1);
    }

private:
    static std::uint64_t rotated(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }
    std::uint64_t m_state[4] = {};
};

}  // namespace hetu::sample
