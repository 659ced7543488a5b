#include "analysis/scan_statistic/lanes.h"

#include <cstring>

#include "layers/base/wide.h"

namespace hetu::scan_statistic {
namespace {

using Bytes = std::uint8_t __attribute__((vector_size(32)));
using Ints = std::int32_t __attribute__((vector_size(32)));
constexpr int parts = 8;

/// The counts of 64 lanes. Part p holds lanes `laneOf(p, 0)` to `laneOf(p, 7)`.
struct Counts {
    Ints part[parts];
};

/// A byte sum is spread to whole words by masks alone: four bytes of one word go to four parts.
HETU_INLINE void spread(const Bytes& sum, Ints* part) {
    Ints words;
    std::memcpy(&words, &sum, sizeof sum);
    part[0] += words & 0xff;
    part[1] += (words >> 8) & 0xff;
    part[2] += (words >> 16) & 0xff;
    part[3] += (words >> 24) & 0xff;
}

HETU_INLINE void addChunk(const Row<std::uint8_t>* rows,
                          const std::uint32_t* locations,
                          std::size_t from,
                          std::size_t to,
                          Counts& counts) {
    Bytes low{}, high{};
    for (std::size_t k = from; k < to; ++k) {
        const std::uint8_t* const row = rows[locations[k]].of;
        Bytes half;
        std::memcpy(&half, row, sizeof half);
        low += half;
        std::memcpy(&half, row + sizeof half, sizeof half);
        high += half;
    }
    spread(low, counts.part);
    spread(high, counts.part + 4);
}
std::size_t laneOf(const Row<std::uint8_t>*, std::size_t part, std::size_t place) {
    return part / 4 * 32 + place * 4 + part % 4;
}

HETU_INLINE void addChunk(const Row<std::uint32_t>* rows,
                          const std::uint32_t* locations,
                          std::size_t from,
                          std::size_t to,
                          Counts& counts) {
    for (std::size_t k = from; k < to; ++k)
        for (std::size_t p = 0; p < parts; ++p) {
            Ints row;
            std::memcpy(&row, rows[locations[k]].of + 8 * p, sizeof row);
            counts.part[p] += row;
        }
}
std::size_t laneOf(const Row<std::uint32_t>*, std::size_t part, std::size_t place) {
    return part * 8 + place;
}

template <class Count>
void note(const Row<Count>* rows,
          std::size_t number,
          const Chunk& chunk,
          const Counts& before,
          const Counts& after,
          std::vector<Suspect>& suspects) {
    std::int32_t countsBefore[laneCount], countsAfter[laneCount];
    std::memcpy(countsBefore, &before, sizeof before);
    std::memcpy(countsAfter, &after, sizeof after);
    Suspect& suspect = suspects.emplace_back();
    suspect.chunk = static_cast<std::uint32_t>(number);
    suspect.lanes = 0;
    for (std::size_t k = 0; k < laneCount; ++k) {
        const std::size_t lane = laneOf(rows, k / 8, k % 8);
        const bool exceeds = countsAfter[k] >= chunk.highFrom || countsBefore[k] <= chunk.lowUpTo;
        suspect.before[lane] = countsBefore[k];
        suspect.lanes |= static_cast<std::uint64_t>(exceeds) << lane;
    }
}

HETU_INLINE bool anyOf(const Ints& bits) {
    std::uint64_t words[4];
    std::memcpy(words, &bits, sizeof bits);
    return ((words[0] | words[1]) | (words[2] | words[3])) != 0;
}

template <class Count>
HETU_INLINE void find(const Row<Count>* rows,
                      const std::uint32_t* locations,
                      std::span<const Chunk> chunks,
                      std::vector<Suspect>& suspects) {
    Counts counts{};
    std::size_t from = 0;
    for (std::size_t c = 0; c < chunks.size(); ++c) {
        const Chunk chunk = chunks.data()[c];
        const Counts before = counts;
        addChunk(rows, locations, from, chunk.end, counts);
        from = chunk.end;
        Ints any{};
        for (int p = 0; p < parts; ++p)
            any |= counts.part[p] >= chunk.highFrom;
        if (chunk.lowUpTo >= 0)
            for (int p = 0; p < parts; ++p)
                any |= before.part[p] <= chunk.lowUpTo;
        if (anyOf(any)) [[unlikely]]
            note(rows, c, chunk, before, counts, suspects);
    }
}

}  // namespace

HETU_WIDE void findSuspects(const Row<std::uint8_t>* rows,
                            const std::uint32_t* locations,
                            std::span<const Chunk> chunks,
                            std::vector<Suspect>& suspects) {
    find(rows, locations, chunks, suspects);
}

HETU_WIDE void findSuspects(const Row<std::uint32_t>* rows,
                            const std::uint32_t* locations,
                            std::span<const Chunk> chunks,
                            std::vector<Suspect>& suspects) {
    find(rows, locations, chunks, suspects);
}

}  // namespace hetu::scan_statistic
