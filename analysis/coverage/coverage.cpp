#include "analysis/coverage/coverage.h"

#include <cmath>

#include "layers/index/point_index.h"

namespace hetu::coverage {

Result<std::vector<Reach>> compute(std::span<const Organisation> organisations,
                                   std::span<const Point> platforms,
                                   double radiusMetres,
                                   const Progress& progress) {
    if (!(radiusMetres > 0) || std::isinf(radiusMetres))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The service radius must be above 0, not {} m.",
                            "服务半径必须大于 0，而不是 {} 米。", radiusMetres),
                     {}};
    if (progress.cancelled()) return cancelledError();
    const PointIndex index(platforms, radiusMetres);
    std::vector<Reach> reaches(organisations.size());
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        if (i % 8192 == 0) {
            if (progress.cancelled()) return cancelledError();
            progress.report(static_cast<double>(i) / static_cast<double>(organisations.size()));
        }
        const Organisation& one = organisations[i];
        Reach& reach = reaches[i];
        if (const auto nearest = index.nearest(one.position); nearest.found) {
            reach.platform = nearest.position;
            reach.platformMetres = nearest.distance;
        }
        // anyWithin, not the distance: a root may round a point onto the radius.
        reach.by = analysis::firstReach(one, index.anyWithin(one.position, radiusMetres));
    }
    progress.report(1);
    return reaches;
}

}  // namespace hetu::coverage
