#pragma once
#include <cstdint>

namespace hetu::analysis {

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

}  // namespace hetu::analysis
