#include "layers/index/spatial_order.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace hetu {
namespace {

/// The 32 bits of `value` with a zero before each.
std::uint64_t spread(std::uint32_t value) {
    std::uint64_t v = value;
    v = (v | v << 16) & 0x0000FFFF0000FFFFULL;
    v = (v | v << 8) & 0x00FF00FF00FF00FFULL;
    v = (v | v << 4) & 0x0F0F0F0F0F0F0F0FULL;
    v = (v | v << 2) & 0x3333333333333333ULL;
    return (v | v << 1) & 0x5555555555555555ULL;
}

/// Coordinates as whole parts of the longer side of the extent; never falling as they grow.
class Curve {
public:
    explicit Curve(const Extent& extent) : m_extent(extent) {
        // Halved first: the width of an extent of finite numbers may be infinite.
        const double half = std::max(extent.maxX / 2 - extent.minX / 2,  //
                                     extent.maxY / 2 - extent.minY / 2);
        m_scale = half > 0 ? 0x1p31 / half : 0;
        if (!std::isfinite(m_scale)) m_scale = std::numeric_limits<double>::max();
    }
    [[nodiscard]] std::uint64_t keyOf(Point p) const {
        return spread(along(p.x, m_extent.minX)) | spread(along(p.y, m_extent.minY)) << 1;
    }

private:
    [[nodiscard]] std::uint32_t along(double value, double from) const {
        const double steps = (value / 2 - from / 2) * m_scale;
        return steps >= 0x1p32 - 1 ? 0xFFFFFFFFU : static_cast<std::uint32_t>(steps);
    }
    Extent m_extent;
    double m_scale;
};

struct Entry {
    std::uint64_t key;
    std::uint32_t position;
};

/// Stable, by the key; bytes that are equal in all of them cost one look.
void radixSort(std::vector<Entry>& entries) {
    std::array<std::array<std::uint32_t, 2048>, 6> counts{};
    for (const Entry& entry : entries)
        for (std::size_t digit = 0; digit < counts.size(); ++digit)
            ++counts[digit][entry.key >> (11 * digit) & 2047];
    std::vector<Entry> other(entries.size());
    for (std::size_t digit = 0; digit < counts.size(); ++digit) {
        auto& count = counts[digit];
        if (count[entries.front().key >> (11 * digit) & 2047] == entries.size()) continue;
        std::uint32_t sum = 0;
        for (std::uint32_t& c : count)
            sum += std::exchange(c, sum);
        for (const Entry& entry : entries)
            other[count[entry.key >> (11 * digit) & 2047]++] = entry;
        entries.swap(other);
    }
}

}  // namespace

SpatialOrder spatialOrder(std::span<const Point> points) {
    assert(points.size() < std::numeric_limits<std::uint32_t>::max());
    Extent extent;
    std::size_t finite = 0;
    for (const Point p : points)
        if (std::isfinite(p.x) && std::isfinite(p.y)) {
            extent.include(p);
            ++finite;
        }
    SpatialOrder order;
    if (finite == 0) return order;
    const Curve curve(extent);
    std::vector<Entry> entries;
    entries.reserve(finite);
    bool isSorted = true;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i].x) || !std::isfinite(points[i].y)) continue;
        const std::uint64_t key = curve.keyOf(points[i]);
        isSorted = isSorted && (entries.empty() || entries.back().key <= key);
        entries.push_back({key, static_cast<std::uint32_t>(i)});
    }
    if (!isSorted) radixSort(entries);
    // One place of the curve may hold several points; they go by their exact coordinates.
    for (std::size_t from = 0, to; from < entries.size(); from = to) {
        to = from + 1;
        while (to < entries.size() && entries[to].key == entries[from].key)
            ++to;
        if (to - from == 1) continue;
        std::sort(entries.begin() + static_cast<std::ptrdiff_t>(from),
                  entries.begin() + static_cast<std::ptrdiff_t>(to),
                  [&](const Entry& a, const Entry& b) {
                      const Point p = points[a.position], q = points[b.position];
                      if (p.x != q.x) return p.x < q.x;
                      if (p.y != q.y) return p.y < q.y;
                      return a.position < b.position;
                  });
    }
    order.positions.reserve(finite);
    order.keys.reserve(finite);
    for (const Entry& entry : entries) {
        order.positions.push_back(entry.position);
        order.keys.push_back(entry.key);
    }
    return order;
}

}  // namespace hetu
