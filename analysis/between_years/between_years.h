#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::between_years {

/// What became of an area.
enum class State {
    New,         ///< a later one that nothing was there before
    Persistent,  ///< one later, one earlier
    Split,       ///< a later one of several that one earlier one became
    Merged,      ///< a later one that several earlier ones became
    Vanished,    ///< an earlier one that nothing is left of
};

/// An earlier and a later area that are held to be the same.
struct Match {
    std::size_t earlier = 0, later = 0;  ///< positions in the spans
    double areaSquareMetres = 0;         ///< of what they have in common
    double share = 0;                    ///< of the smaller one, 0 to 1
};

struct Comparison {
    std::vector<Match> matches;        ///< by earlier, then by later
    std::vector<State> later;          ///< per later area: any state but Vanished
    std::vector<bool> earlierRemains;  ///< per earlier area: false if it vanished
};

/// Which areas of two dates are the same: those whose common area is at least `leastShare` of the
/// smaller one. An area of each date may match several of the other; a later one that matches
/// several is merged, else one whose only earlier one matches several is split.
///
/// REQUIRES: 0 < leastShare <= 1.
/// Errors   InvalidArgument: the share. Geometry: an area cannot be repaired. Cancelled.
/// Cost     O((n + m) log m + pairs whose boxes overlap), on all cores.
/// Holds    The matches are those of all pairs compared one by one. Touching is no match. Swapping
///          the dates swaps new and vanished. Independent of the order.
[[nodiscard]] Result<Comparison> compute(std::span<const Geometry> earlier,
                                         std::span<const Geometry> later,
                                         double leastShare,
                                         const Progress& progress);

}  // namespace hetu::between_years
