#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// The inner loop of the scan: 64 replicas at a time, side by side.
namespace hetu::scan_statistic {

inline constexpr std::size_t laneCount = 64;

/// Cases at one location in each of 64 replicas.
template <class Count>
struct alignas(64) Row {
    Count of[laneCount];
};

/// Some steps of the windows around one centre, from where the chunk before ends up to `end`.
/// No window that ends within them exceeds the bound unless the count after the chunk is at least
/// `highFrom`, or that before it at most `lowUpTo`.
struct Chunk {
    std::uint32_t end;
    std::int32_t highFrom, lowUpTo;
};

/// A chunk in which some lanes may exceed the bound.
struct Suspect {
    std::uint32_t chunk;
    std::uint64_t lanes;             ///< bit r: lane r
    std::int32_t before[laneCount];  ///< counts before the chunk
};

/// What a chunk may add up to in narrow rows, which are summed in bytes.
inline constexpr std::uint32_t mostInNarrowChunk = 255;

/// Adds up `rows` along `locations` chunk by chunk and notes the suspects, in order.
/// REQUIRES: the counts of every chunk of narrow rows sum to at most `mostInNarrowChunk`; all
///           counts together to less than 2^31.
void findSuspects(const Row<std::uint8_t>* rows,
                  const std::uint32_t* locations,
                  std::span<const Chunk> chunks,
                  std::vector<Suspect>& suspects);
void findSuspects(const Row<std::uint32_t>* rows,
                  const std::uint32_t* locations,
                  std::span<const Chunk> chunks,
                  std::vector<Suspect>& suspects);

}  // namespace hetu::scan_statistic
