#pragma once
#include <cstddef>

#include "layers/model/geometry.h"

namespace hetu::analysis {

/// What the register says of one organisation.
struct Reachable {
    Point position;          ///< metres, projected CRS
    bool ownOrg = false;     ///< covered by a party organisation of its own
    bool jointOrg = false;   ///< by a joint, attached, industry or region one
    bool isUnknown = false;  ///< the register does not say whether it is covered
    bool isWorked = false;   ///< an instructor or a mass organisation works there
};

/// What reaches an organisation: the first of these that does.
enum class ReachedBy { Own, Joint, Platform, None };

/// `platformWithin`: a platform lies within the service radius.
[[nodiscard]] inline ReachedBy firstReach(const Reachable& one, bool platformWithin) {
    return one.ownOrg       ? ReachedBy::Own
           : one.jointOrg   ? ReachedBy::Joint
           : platformWithin ? ReachedBy::Platform
                            : ReachedBy::None;
}

/// How many of a set of organisations are reached, and by what.
struct ReachTotals {
    std::size_t organisations = 0;
    std::size_t byOwn = 0;
    std::size_t byJoint = 0;
    std::size_t byPlatform = 0;  ///< by a platform and by no organisation
    std::size_t unknown = 0;     ///< not reached, and the register does not say
    std::size_t worked = 0;      ///< by an organisation, an instructor or a mass organisation

    [[nodiscard]] std::size_t byOrg() const { return byOwn + byJoint; }
    [[nodiscard]] std::size_t covered() const { return byOrg() + byPlatform; }
    [[nodiscard]] std::size_t uncovered() const { return organisations - covered(); }

    void add(const Reachable& organisation, ReachedBy by) {
        ++organisations;
        if (by == ReachedBy::Own) ++byOwn;
        if (by == ReachedBy::Joint) ++byJoint;
        if (by == ReachedBy::Platform) ++byPlatform;
        if (by == ReachedBy::None && organisation.isUnknown) ++unknown;
        if (organisation.ownOrg || organisation.jointOrg || organisation.isWorked) ++worked;
    }
    friend bool operator==(const ReachTotals&, const ReachTotals&) = default;
};

}  // namespace hetu::analysis
