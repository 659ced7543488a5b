#include "analysis/between_years/between_years.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "layers/base/parallel.h"
#include "layers/geometry/operations.h"

namespace hetu::between_years {
namespace {

/// Shapes that GEOS accepts, with their boxes.
struct Shapes {
    std::vector<Geometry> valid;
    std::vector<Extent> boxes;
    std::vector<double> areas;
};

Result<Shapes> prepared(std::span<const Geometry> shapes, const Progress& progress) {
    Shapes out;
    for (const Geometry& shape : shapes) {
        if (progress.cancelled()) return cancelledError();
        HETU_TRY(Geometry valid, makeValid(shape));
        out.boxes.push_back(valid.extent());
        out.areas.push_back(area(valid));
        out.valid.push_back(std::move(valid));
    }
    return out;
}

}  // namespace

Result<Comparison> compute(std::span<const Geometry> earlier,
                           std::span<const Geometry> later,
                           double leastShare,
                           const Progress& progress) {
    if (progress.cancelled()) return cancelledError();
    if (!(leastShare > 0 && leastShare <= 1))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The least overlap must be above 0 and at most 100 %, not {} %.",
                            "最小重叠比例必须大于 0 且不超过 100%，而不是 {}%。", leastShare * 100),
                     {}};
    HETU_TRY(const Shapes before, prepared(earlier, progress));
    HETU_TRY(const Shapes after, prepared(later, progress));

    // The later ones from west to east; none begins farther west of a box than the widest is wide.
    std::vector<std::size_t> order(after.valid.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return after.boxes[a].minX < after.boxes[b].minX;
    });
    double widest = 0;
    for (const Extent& box : after.boxes)
        widest = std::max(widest, box.width());

    std::vector<std::vector<Match>> found(before.valid.size());
    std::vector<std::optional<Error>> failed(before.valid.size());
    const auto matchesOf = [&](std::size_t i) {
        const Extent& box = before.boxes[i];
        auto at =
            std::lower_bound(order.begin(), order.end(), box.minX - widest - 1,
                             [&](std::size_t k, double x) { return after.boxes[k].minX < x; });
        for (; at != order.end() && after.boxes[*at].minX <= box.maxX; ++at) {
            if (progress.cancelled()) return;
            const std::size_t k = *at;
            if (!after.boxes[k].overlaps(box)) continue;
            const auto common = intersection(before.valid[i], after.valid[k]);
            if (!common.ok()) {
                failed[i] = common.error();
                return;
            }
            const double metres = area(common.value());
            const double smaller = std::min(before.areas[i], after.areas[k]);
            const double share = smaller > 0 ? std::min(metres / smaller, 1.0) : 0;
            // What only touches may overlap by a rounding.
            if (share > 1e-9 && share >= leastShare * (1 - 1e-9))
                found[i].push_back({i, k, metres, share});
        }
        std::sort(found[i].begin(), found[i].end(),
                  [](const Match& a, const Match& b) { return a.later < b.later; });
    };
    const bool isDone =
        inPieces(before.valid.size(), 16, 0, progress, [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i)
                matchesOf(i);
        });
    for (const std::optional<Error>& error : failed)
        if (error) return *error;
    if (!isDone || progress.cancelled()) return cancelledError();

    Comparison out;
    out.earlierRemains.resize(before.valid.size());
    std::vector<std::size_t> times(after.valid.size(), 0);
    std::vector<bool> isOneOfSeveral(after.valid.size(), false);
    for (std::size_t i = 0; i < found.size(); ++i) {
        out.earlierRemains[i] = !found[i].empty();
        for (const Match& match : found[i]) {
            ++times[match.later];
            if (found[i].size() > 1) isOneOfSeveral[match.later] = true;
            out.matches.push_back(match);
        }
    }
    for (std::size_t k = 0; k < times.size(); ++k)
        out.later.push_back(times[k] == 0       ? State::New
                            : times[k] > 1      ? State::Merged
                            : isOneOfSeveral[k] ? State::Split
                                                : State::Persistent);
    return out;
}

}  // namespace hetu::between_years
