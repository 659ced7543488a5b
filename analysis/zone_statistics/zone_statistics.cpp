#include "analysis/zone_statistics/zone_statistics.h"

#include <cmath>

#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"

namespace hetu::zone_statistics {

Result<Statistics> compute(std::span<const Organisation> organisations,
                           std::span<const Geometry> areas,
                           const Progress& progress) {
    if (progress.cancelled()) return cancelledError();
    for (const Organisation& one : organisations)
        for (const double count : {one.employees, one.members})
            if (!(count >= 0) || std::isinf(count))
                return Error{ErrorCode::InvalidArgument,
                             textOf("An organisation cannot have {} people.",
                                    "组织的人数不能是 {}。", count),
                             {}};
    Statistics out;
    out.areas.resize(areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i)
        out.areas[i].areaKm2 = area(areas[i]) / 1e6;
    const PolygonIndex index(areas);
    std::vector<Point> positions;
    positions.reserve(organisations.size());
    for (const Organisation& one : organisations)
        positions.push_back(one.position);
    HETU_TRY(const Coverings coverings, index.coverings(positions, progress));
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        const Organisation& one = organisations[i];
        const std::span<const std::uint32_t> covering = coverings.of(i);
        const std::size_t times = covering.size();
        if (times > 0) ++out.inAny;
        if (times > 1) ++out.inSeveral;
        for (const std::size_t k : covering) {
            ++out.areas[k].organisations;
            out.areas[k].covered += one.covered;
            out.areas[k].employees += one.employees;
            out.areas[k].members += one.members;
        }
    }
    return out;
}

}  // namespace hetu::zone_statistics
