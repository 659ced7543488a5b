#include "analysis/hot_spots/weights.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "layers/base/parallel.h"
#include "layers/index/nearest_neighbours.h"
#include "layers/index/point_index.h"

namespace hetu::hot_spots {

Result<Weights> nearest(std::span<const Point> places,
                        std::size_t k,
                        const Progress& progress,
                        int threads) {
    HETU_TRY(NearestNeighbours found,
             nearestNeighbours(places, {.k = k, .threads = threads}, progress.sub(0, 0.9)));
    Weights weights;
    weights.starts.resize(places.size() + 1);
    for (std::size_t i = 0; i <= places.size(); ++i)
        weights.starts[i] = i * found.count;
    weights.neighbours = std::move(found.positions);
    const auto sortRows = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            std::sort(
                weights.neighbours.begin() + static_cast<std::ptrdiff_t>(weights.starts[i]),
                weights.neighbours.begin() + static_cast<std::ptrdiff_t>(weights.starts[i + 1]));
    };
    if (!inPieces(places.size(), 4096, threads, progress.sub(0.9, 1), sortRows))
        return cancelledError();
    return weights;
}

Result<Weights> within(std::span<const Point> places,
                       double bandMetres,
                       bool decaying,
                       const Progress& progress,
                       int threads) {
    if (!(bandMetres > 0) || std::isinf(bandMetres))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The distance {} m is not usable.", "距离 {} 米不可用。", bandMetres),
                     {"Give a distance above 0.", "请给出大于 0 的距离。"}};
    if (progress.cancelled()) return cancelledError();
    const PointIndex index(places, bandMetres);
    Weights weights;
    weights.starts.assign(places.size() + 1, 0);
    std::atomic<std::size_t> total = 0;
    const auto countRows = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to && total <= mostNeighbours; ++i) {
            std::size_t found = 0;
            index.visitWithin(places[i], bandMetres, [&](std::size_t j) { found += j != i; });
            weights.starts[i + 1] = found;
            total += found;
        }
    };
    if (!inPieces(places.size(), 256, threads, progress.sub(0, 0.4), countRows))
        return cancelledError();
    if (total > mostNeighbours)
        return Error{ErrorCode::InvalidArgument,
                     textOf("Within {} m there are too many neighbours to hold in memory.",
                            "{} 米以内的邻居太多，内存放不下。", std::round(bandMetres)),
                     {"Choose a shorter distance, or the nearest neighbours.",
                      "请缩短距离，或改用最近的若干个邻居。"}};
    for (std::size_t i = 0; i < places.size(); ++i)
        weights.starts[i + 1] += weights.starts[i];
    weights.neighbours.resize(total);
    if (decaying) weights.values.resize(total);
    const auto fillRows = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            std::size_t entry = weights.starts[i];
            index.visitWithin(places[i], bandMetres, [&](std::size_t j) {
                if (j != i) weights.neighbours[entry++] = static_cast<std::uint32_t>(j);
            });
            std::sort(weights.neighbours.begin() + static_cast<std::ptrdiff_t>(weights.starts[i]),
                      weights.neighbours.begin() + static_cast<std::ptrdiff_t>(entry));
            if (!decaying) continue;
            for (std::size_t e = weights.starts[i]; e < entry; ++e) {
                const Point p = places[i], q = places[weights.neighbours[e]];
                weights.values[e] = 1 / std::max(1.0, std::hypot(q.x - p.x, q.y - p.y));
            }
        }
    };
    if (!inPieces(places.size(), 256, threads, progress.sub(0.4, 1), fillRows))
        return cancelledError();
    return weights;
}

Result<double> bandForAll(std::span<const Point> places, const Progress& progress) {
    HETU_TRY(const NearestNeighbours found,
             nearestNeighbours(places, {.k = 1, .withDistances = true}, progress));
    double band = 0;
    for (const double distance : found.distances)
        if (std::isfinite(distance)) band = std::max(band, distance);
    return band;
}

}  // namespace hetu::hot_spots
