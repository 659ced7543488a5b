#include "analysis/core/k_distances.h"

#include <algorithm>
#include <cmath>

#include "analysis/core/mass.h"
#include "analysis/core/point_tree.h"

namespace hetu::analysis {

Result<KDistances> kDistances(std::span<const Point> points,
                              std::span<const double> weights,
                              int minimum,
                              const Progress& progress,
                              int threads) {
    if (minimum < 1)
        return Error{ErrorCode::InvalidArgument,
                     textOf("The least number of points must be at least 1, not {}.",
                            "最少个数至少是 1，而不是 {}。", minimum),
                     {}};
    HETU_TRY(const std::vector<std::int64_t> masses, massesOf(weights, points.size()));
    std::vector<Point> finite;
    std::vector<std::int64_t> ofFinite;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i].x) || !std::isfinite(points[i].y)) continue;
        finite.push_back(points[i]);
        if (!masses.empty()) ofFinite.push_back(masses[i]);
    }
    HETU_TRY(const PointTree tree, growPointTree(finite, progress.sub(0, 0.2), threads));
    std::vector<std::int64_t> mass;
    if (!masses.empty())
        for (const std::uint32_t i : tree.origin)
            mass.push_back(ofFinite[i]);
    HETU_TRY(std::vector<double> squares,
             coreSquares(tree, mass, (masses.empty() ? 1 : massUnit) * minimum,
                         progress.sub(0.2, 0.9), threads));
    KDistances out;
    for (const double square : squares)
        if (std::isfinite(square)) out.metres.push_back(std::sqrt(square));
    std::sort(out.metres.begin(), out.metres.end());
    if (out.metres.empty()) return out;
    const double first = out.metres.front(), range = out.metres.back() - first;
    const double last = static_cast<double>(out.metres.size()) - 1;
    double farthest = 0;
    for (std::size_t k = 0; range > 0 && k < out.metres.size(); ++k) {
        const double below = static_cast<double>(k) / last - (out.metres[k] - first) / range;
        if (below <= farthest) continue;
        farthest = below;
        out.knee = k;
    }
    progress.report(1);
    return out;
}

}  // namespace hetu::analysis
