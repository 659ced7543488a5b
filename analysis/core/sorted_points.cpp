#include "analysis/core/sorted_points.h"

#include <algorithm>
#include <cmath>

#include "analysis/core/point_tree.h"
#include "layers/base/parallel.h"

namespace hetu::analysis {

Result<SortedPoints> sortedPoints(std::span<const Point> points,
                                  const Progress& progress,
                                  int threads) {
    struct Item {
        Point at;
        std::uint32_t origin;
    };
    std::vector<Item> items;
    items.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        if (std::isfinite(points[i].x) && std::isfinite(points[i].y))
            items.push_back({points[i], static_cast<std::uint32_t>(i)});
    const auto isBefore = [](const Item& a, const Item& b) {
        return isLower(a.at, b.at) || (a.at == b.at && a.origin < b.origin);
    };
    // Pieces on every thread, then merged in pairs, also on every thread.
    const auto place = [&](std::size_t k) {
        return items.begin() + static_cast<std::ptrdiff_t>(std::min(k, items.size()));
    };
    constexpr std::size_t pieces = 16;
    const std::size_t piece = items.size() / pieces + 1;
    if (!inPieces(pieces, 1, threads, progress.sub(0, 0.5), [&](std::size_t k, std::size_t) {
            std::sort(place(k * piece), place((k + 1) * piece), isBefore);
        }))
        return cancelledError();
    for (std::size_t width = 1; width < pieces; width *= 2)
        if (!inPieces(pieces / (2 * width), 1, threads, progress.sub(0.5, 0.5),
                      [&](std::size_t k, std::size_t) {
                          const std::size_t from = 2 * k * width;
                          std::inplace_merge(place(from * piece), place((from + width) * piece),
                                             place((from + 2 * width) * piece), isBefore);
                      }))
            return cancelledError();
    SortedPoints sorted;
    sorted.at.reserve(items.size());
    sorted.origin.reserve(items.size());
    for (const Item& item : items) {
        sorted.at.push_back(item.at);
        sorted.origin.push_back(item.origin);
    }
    progress.report(1);
    return sorted;
}

}  // namespace hetu::analysis
