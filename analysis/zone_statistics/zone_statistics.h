#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::zone_statistics {

/// What is counted of one organisation.
struct Organisation {
    Point position;        ///< metres, projected CRS
    double employees = 0;  ///< not known = 0
    double members = 0;    ///< not known = 0
    bool covered = false;  ///< by a party organisation
};

/// What lies in one area.
struct Count {
    std::size_t organisations = 0;
    std::size_t covered = 0;
    double employees = 0;
    double members = 0;
    double areaKm2 = 0;

    [[nodiscard]] std::size_t blank() const { return organisations - covered; }
};

struct Statistics {
    std::vector<Count> areas;   ///< as the areas came
    std::size_t inAny = 0;      ///< organisations that at least one area covers
    std::size_t inSeveral = 0;  ///< of these, covered by two areas or more
};

/// How many organisations, employees and members lie in each area, and how many are covered.
///
/// An organisation counts in every area that covers it, its border included, so that areas may
/// overlap; then the sum of the areas is larger than `inAny`.
///
/// Errors   InvalidArgument: a number of employees or members is negative or not finite.
///          Cancelled.
/// Cost     O(vertices + organisations), on all cores.
/// Holds    Each count is what testing every organisation against every area gives. Where areas
///          do not overlap, they sum up to `inAny`. Independent of the order of organisations.
[[nodiscard]] Result<Statistics> compute(std::span<const Organisation> organisations,
                                         std::span<const Geometry> areas,
                                         const Progress& progress);

}  // namespace hetu::zone_statistics
