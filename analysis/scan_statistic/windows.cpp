#include "analysis/scan_statistic/windows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

namespace hetu::scan_statistic {

Locations::Locations(std::span<const Point> points) : m_ofPoint(points.size()) {
    std::vector<std::uint32_t> order(points.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(points[a].y, points[a].x) < std::tie(points[b].y, points[b].x);
    });
    std::vector<Point> distinct;
    std::vector<std::uint32_t> fromSouth(points.size());
    Extent extent;
    for (const std::uint32_t i : order) {
        if (distinct.empty() || distinct.back() != points[i]) distinct.push_back(points[i]);
        fromSouth[i] = static_cast<std::uint32_t>(distinct.size() - 1);
        extent.include(points[i]);
    }
    while (std::hypot(extent.width(), extent.height()) > mostUnits * m_unit)
        m_unit *= 10;

    const std::size_t count = distinct.size();
    m_stripSize = std::max<std::size_t>(
        1, static_cast<std::size_t>(2 * std::sqrt(static_cast<double>(count))));
    std::vector<std::uint32_t> stripOrder(count), place(count);
    std::iota(stripOrder.begin(), stripOrder.end(), 0U);
    for (std::size_t from = 0; from < count; from += m_stripSize) {
        const std::size_t to = std::min(count, from + m_stripSize);
        m_stripSouth.push_back(distinct[from].y);
        m_stripNorth.push_back(distinct[to - 1].y);
        std::sort(stripOrder.begin() + static_cast<std::ptrdiff_t>(from),
                  stripOrder.begin() + static_cast<std::ptrdiff_t>(to),
                  [&](std::uint32_t a, std::uint32_t b) {
                      return std::tie(distinct[a].x, distinct[a].y) <
                             std::tie(distinct[b].x, distinct[b].y);
                  });
    }
    for (std::size_t k = 0; k < count; ++k) {
        place[stripOrder[k]] = static_cast<std::uint32_t>(k);
        m_x.push_back(distinct[stripOrder[k]].x);
        m_y.push_back(distinct[stripOrder[k]].y);
    }
    for (std::size_t i = 0; i < points.size(); ++i)
        m_ofPoint[i] = place[fromSouth[i]];
}

void Locations::reach(std::size_t centre,
                      const Shape& shape,
                      std::uint32_t largest,
                      std::vector<Reached>& found) const {
    const Point middle = at(centre);
    // One unit more, so that rounding leaves nobody out of the box.
    const double size = (static_cast<double>(largest) + 1) * m_unit;
    const double longSize = size * shape.ratio;
    const double halfWidth = std::hypot(longSize * shape.eastwards, size * shape.northwards);
    const double halfHeight = std::hypot(longSize * shape.northwards, size * shape.eastwards);
    const double* const x = m_x.data();
    const double* const y = m_y.data();
    const double unitsPerMetre = 1 / m_unit;
    const double limit = (static_cast<double>(largest) + 0.5) * m_unit;
    const double limitSquared = limit * limit * (1 + 1e-12);
    const double east = shape.eastwards, north = shape.northwards, shrink = 1 / shape.ratio;
    std::size_t count = 0;
    for (std::size_t strip = 0; strip < m_stripSouth.size(); ++strip) {
        if (m_stripNorth[strip] < middle.y - halfHeight) continue;
        if (m_stripSouth[strip] > middle.y + halfHeight) break;
        const double* const first = x + strip * m_stripSize;
        const double* const last = x + std::min(m_x.size(), (strip + 1) * m_stripSize);
        const auto from =
            static_cast<std::size_t>(std::lower_bound(first, last, middle.x - halfWidth) - x);
        const auto to =
            static_cast<std::size_t>(std::upper_bound(x + from, last, middle.x + halfWidth) - x);
        found.resize(count + (to - from));
        Reached* const out = found.data();
        for (std::size_t k = from; k < to; ++k) {
            const double dx = x[k] - middle.x, dy = y[k] - middle.y;
            const double along = (dx * east + dy * north) * shrink;
            const double across = dy * east - dx * north;
            const double squared = along * along + across * across;
            out[count].location = static_cast<std::uint32_t>(k);
            out[count].size =
                squared <= limitSquared
                    ? static_cast<std::uint32_t>(std::sqrt(squared) * unitsPerMetre + 0.5)
                    : largest + 1;
            count += out[count].size <= largest;
        }
        found.resize(count);
    }
    if (m_stripSouth.empty()) found.clear();
}

void sortReached(std::vector<Reached>& found, std::vector<Reached>& spare) {
    const auto isBefore = [](Reached a, Reached b) {
        return a.size != b.size ? a.size < b.size : a.location < b.location;
    };
    if (found.size() < 64) {
        std::sort(found.begin(), found.end(), isBefore);
        return;
    }
    // By digits, the lowest first. The locations come in their order, and this keeps it among
    // equal sizes.
    std::uint32_t greatest = 0;
    for (const Reached& one : found)
        greatest = std::max(greatest, one.size);
    constexpr int mostBits = 11;
    const int bits = std::max(1, static_cast<int>(std::bit_width(greatest)));
    const int rounds = (bits + mostBits - 1) / mostBits;
    const int width = (bits + rounds - 1) / rounds;
    const std::uint32_t mask = (1U << width) - 1;
    spare.resize(found.size());
    std::array<std::uint32_t, 1U << mostBits> starts{};
    for (int round = 0; round < rounds; ++round) {
        const int shift = round * width;
        starts.fill(0);
        for (const Reached& one : found)
            ++starts[(one.size >> shift) & mask];
        std::uint32_t sum = 0;
        for (std::uint32_t& start : starts)
            sum += std::exchange(start, sum);
        Reached* const out = spare.data();
        for (const Reached& one : found)
            out[starts[(one.size >> shift) & mask]++] = one;
        found.swap(spare);
    }
}

}  // namespace hetu::scan_statistic
