#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {

/// One organisation that nothing reaches.
struct Uncovered {
    double id = 0;
    Point position;          ///< metres, projected CRS
    double employees = 0;    ///< not known = 0
    double members = 0;      ///< not known = 0
    bool isUnknown = false;  ///< the register does not say whether it is covered
};

struct BlankOptions {
    double radiusMetres = 1000;   ///< how far one platform serves. REQUIRES: > 0
    int minimum = 10;             ///< fewest organisations of a blank. REQUIRES: >= 2
    double distanceMetres = 500;  ///< uncovered ones this near hang together. REQUIRES: > 0
};

/// An area of uncovered organisations that one platform could serve.
struct Blank {
    std::vector<std::size_t> organisations;  ///< positions in the span, by x, then y
    Point centre;                            ///< of the smallest circle around them
    double reachMetres = 0;  ///< radius of that circle; at most BlankOptions::radiusMetres
    Point heart;             ///< the organisation next to their mean
    Path outline;            ///< corners of their convex hull, against the clock, not closed
    double employees = 0;
    double members = 0;
    std::size_t unknown = 0;
};

struct Blanks {
    std::vector<Blank> blanks;     ///< by falling organisations, then employees, then lowest point
    std::size_t scattered = 0;     ///< organisations in no blank
    std::size_t cutOff = 0;        ///< of these, in a part too small of an area that was divided
    std::size_t dividedAreas = 0;  ///< areas that one platform could not serve
};

/// Where uncovered organisations crowd, in pieces that one platform could serve.
///
/// 1. Areas: density-based clusters (DBSCAN) of the uncovered organisations; an organisation is
///    dense if `minimum` of them, itself included, lie within `distanceMetres`.
/// 2. An area that no circle of `radiusMetres` holds is divided across its principal axis,
///    halfway between its ends, and so on until each part fits into such a circle.
/// 3. A part with fewer than `minimum` organisations joins the nearest part of its area with
///    which it still fits, the smallest part first; where none fits, its organisations are
///    scattered.
///
/// Ester et al. (1996), KDD-96; smallest circle: Welzl (1991), Smallest enclosing disks.
///
/// Errors   InvalidArgument: an option breaks its REQUIRES, or a position is not finite. Cancelled.
/// Cost     about O(n log n).
/// Holds    Every blank has at least `minimum` organisations and fits into a circle of
///          `radiusMetres`; no organisation is in two; those in blanks and the scattered ones
///          are all. Independent of the order of organisations.
[[nodiscard]] Result<Blanks> findBlanks(std::span<const Uncovered> organisations,
                                        const BlankOptions& options,
                                        const Progress& progress);

// The steps of findBlanks, for those who know the areas already.

/// Errors   InvalidArgument: an option breaks its REQUIRES.
[[nodiscard]] Status checkBlankOptions(const BlankOptions& options);

/// What steps 2 and 3 make of one area.
struct AreaBlanks {
    std::vector<Blank> blanks;  ///< `organisations` are positions in `sorted`
    std::size_t cutOff = 0;
    bool isDivided = false;
};
/// `area`: positions in `sorted`, ascending; at least one. `sorted`: by x, then y.
/// The answer depends on nothing but the organisations of the area and their order.
/// Errors   Cancelled.
[[nodiscard]] Result<AreaBlanks> blanksOfArea(std::span<const std::uint32_t> area,
                                              std::span<const Uncovered> sorted,
                                              const BlankOptions& options,
                                              const Progress& progress);

/// Puts them into the order of Blanks::blanks; their positions are those of `sorted`.
void sortBlanks(std::vector<Blank>& blanks, std::span<const Uncovered> sorted);

}  // namespace hetu::analysis
