#include "analysis/scan_statistic/windows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

#include "layers/base/wide.h"

namespace hetu::scan_statistic {
namespace {

struct Ruler {
    Point middle;
    double eastwards, northwards, shrink;
    double mostSquared;  ///< whoever is farther is as far as this
    double unitsPerMetre;
};

HETU_WIDE void measure(
    const double* x, const double* y, std::size_t count, const Ruler& ruler, std::int32_t* sizes) {
    const Ruler r = ruler;
    for (std::size_t k = 0; k < count; ++k) {
        const double dx = x[k] - r.middle.x, dy = y[k] - r.middle.y;
        const double along = (dx * r.eastwards + dy * r.northwards) * r.shrink;
        const double across = dy * r.eastwards - dx * r.northwards;
        const double squared = along * along + across * across;
        const double near = squared < r.mostSquared ? squared : r.mostSquared;
        sizes[k] = static_cast<std::int32_t>(std::sqrt(near) * r.unitsPerMetre + 0.5);
    }
}

}  // namespace

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
    const double beyond = (static_cast<double>(largest) + 2) * m_unit;
    const Ruler ruler{middle,          shape.eastwards, shape.northwards,
                      1 / shape.ratio, beyond * beyond, 1 / m_unit};
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
        constexpr std::size_t atOnce = 256;
        std::int32_t sizes[atOnce];
        for (std::size_t k = from; k < to; k += atOnce) {
            const std::size_t some = std::min(atOnce, to - k);
            measure(x + k, m_y.data() + k, some, ruler, sizes);
            for (std::size_t j = 0; j < some; ++j) {
                const auto reached = static_cast<std::uint32_t>(sizes[j]);
                out[count] = {reached, static_cast<std::uint32_t>(k + j)};
                count += reached <= largest;
            }
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
