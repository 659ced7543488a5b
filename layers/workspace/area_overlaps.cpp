#include "layers/workspace/area_overlaps.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "layers/geometry/operations.h"
#include "layers/workspace/edit_shapes.h"

namespace hetu {

Result<std::vector<AreaOverlap>> overlapsOf(const std::string& workspacePath,
                                            const std::string& layer,
                                            const Geometry& area,
                                            const std::vector<std::int64_t>& except,
                                            double leastSquareMetres,
                                            const Progress& progress) {
    HETU_TRY(const auto near,
             EditShapes::readWithin(workspacePath, {layer}, area.extent(),
                                    std::numeric_limits<std::size_t>::max(), progress));
    std::vector<AreaOverlap> overlaps;
    for (std::size_t i = 0; i < near->rows().size(); ++i) {
        if (progress.cancelled()) return cancelledError();
        const EditShapes::Row& row = near->rows()[i];
        if (near->shapes()[i].kind != GeometryKind::Polygon ||
            std::binary_search(except.begin(), except.end(), row.id))
            continue;
        const auto common = intersection(area, near->shapes()[i]);
        if (!common.ok()) continue;
        const double metres = hetu::area(common.value());
        if (metres > leastSquareMetres)
            overlaps.push_back({row.id, row.name, metres, near->shapes()[i]});
    }
    std::sort(overlaps.begin(), overlaps.end(), [](const AreaOverlap& a, const AreaOverlap& b) {
        return std::tuple(-a.squareMetres, a.id) < std::tuple(-b.squareMetres, b.id);
    });
    return overlaps;
}

}  // namespace hetu
