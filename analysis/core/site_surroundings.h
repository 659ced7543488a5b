#pragma once
#include <cstddef>
#include <string>

#include "analysis/core/analysis.h"

namespace hetu::analysis {

/// How a platform may be run: the codes of `platforms.mode`.
enum class PlatformMode { Direct, Joint, Attached };
[[nodiscard]] const char* codeOf(PlatformMode mode);  ///< "direct", "joint", "attached"

/// What lies around a place where a platform may stand, and what follows from it.
struct SiteSurroundings {
    double radiusMetres = 0;
    std::size_t organisations = 0;  ///< that count, within the radius, borders included
    std::size_t unreached = 0;      ///< of these: by no party organisation and no built platform
    double employees = 0;           ///< of all of them
    std::size_t blanks = 0;         ///< of the newest result, with a point inside the radius
    std::string zone;               ///< the smallest that covers the place; "" none has a name
    std::string nearestPlatform;    ///< built, other than the place itself; "" none or unnamed
    double nearestMetres = 0;       ///< NaN: there is none
    PlatformMode mode = PlatformMode::Joint;
    Text reason;  ///< why this mode, in a sentence
};

/// Input    organisations, platforms, zones, blanks of a snapshot; each may be missing.
/// Mode     run by the committee where the zone has one; else attached to a unit that has a party
///          committee or general branch (党委, 党总支) or at least 40 % of the party members within
///          the radius, and three; else built jointly.
/// Errors   InvalidArgument: the place or the radius is no number above 0. Io. Cancelled.
/// Cost     O(organisations + zones).
/// Holds    A larger radius never counts fewer organisations. `unreached` is what `coverage` with
///          the same radius says of the same organisations.
[[nodiscard]] Result<SiteSurroundings> surroundingsOf(Inputs& inputs,
                                                      Point place,
                                                      double radiusMetres,
                                                      const Progress& progress);

}  // namespace hetu::analysis
