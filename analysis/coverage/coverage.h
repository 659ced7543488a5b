#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/core/reach.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::coverage {

using Organisation = analysis::Reachable;
using analysis::ReachedBy;
using Totals = analysis::ReachTotals;

struct Reach {
    ReachedBy by = ReachedBy::None;
    std::optional<std::size_t> platform;  ///< the nearest, however far; none if there is none
    double platformMetres = 0;            ///< to that platform

    [[nodiscard]] bool isCovered() const { return by != ReachedBy::None; }
};

/// Which organisation is reached by a party organisation, or by a platform within the radius
/// (inclusive, in a straight line on the map plane).
///
/// Input    `platforms`: those that serve today. Of equally near ones the first counts.
/// Output   one Reach per organisation, in their order.
/// Errors   InvalidArgument: the radius is not above 0. Cancelled.
/// Cost     O(organisations + platforms) for usual towns; `progress` every 8,192 organisations.
/// Holds    The same as measuring every distance. A larger radius or one more platform never
///          makes an organisation uncovered. Own, joint, platform and uncovered sum up to all.
[[nodiscard]] Result<std::vector<Reach>> compute(std::span<const Organisation> organisations,
                                                 std::span<const Point> platforms,
                                                 double radiusMetres,
                                                 const Progress& progress);

}  // namespace hetu::coverage
