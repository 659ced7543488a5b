#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::coverage {

/// What the register says of one organisation.
struct Organisation {
    Point position;          ///< metres, projected CRS
    bool ownOrg = false;     ///< covered by a party organisation of its own
    bool jointOrg = false;   ///< by a joint, attached, industry or region one
    bool isUnknown = false;  ///< the register does not say whether it is covered
    bool isWorked = false;   ///< an instructor or a mass organisation works there
};

/// What reaches an organisation: the first of these that does.
enum class ReachedBy { Own, Joint, Platform, None };

struct Reach {
    ReachedBy by = ReachedBy::None;
    std::optional<std::size_t> platform;  ///< the nearest, however far; none if there is none
    double platformMetres = 0;            ///< to that platform

    [[nodiscard]] bool isCovered() const { return by != ReachedBy::None; }
};

/// How many of a set of organisations are reached, and by what.
struct Totals {
    std::size_t organisations = 0;
    std::size_t byOwn = 0;
    std::size_t byJoint = 0;
    std::size_t byPlatform = 0;  ///< by a platform and by no organisation
    std::size_t unknown = 0;     ///< not reached, and the register does not say
    std::size_t worked = 0;      ///< by an organisation, an instructor or a mass organisation

    [[nodiscard]] std::size_t byOrg() const { return byOwn + byJoint; }
    [[nodiscard]] std::size_t covered() const { return byOrg() + byPlatform; }
    [[nodiscard]] std::size_t uncovered() const { return organisations - covered(); }
    void add(const Organisation& organisation, const Reach& reach);
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
