#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu {

/// What a figure that is drawn over areas does: see split(), reshape(), cutHole().
enum class FigureUse { Split, Reshape, CutHole };

/// The area that a figure means and what becomes of it.
struct FigureChange {
    std::size_t shape = 0;         ///< position in the span
    std::vector<Geometry> pieces;  ///< Split: two or more, the largest first; else one
};

/// Finds the area that the figure can change in that way; of several the smallest one, of equal
/// ones the first. An area of `preferred` (positions in the span) goes before all others.
/// Errors   InvalidArgument: the figure changes none of them; of a single one, or a single
///          preferred one, that it touches the error says why.
/// Holds    The outcome is that of split(), reshape() or cutHole() for that area alone.
/// Cost     those of the areas whose boxes the figure's box overlaps.
[[nodiscard]] Result<FigureChange> changeByFigure(std::span<const Geometry> areas,
                                                  std::span<const std::size_t> preferred,
                                                  FigureUse use,
                                                  const Path& figure);

/// The hole of the polygon that covers the place, as an area; nothing: there is none.
[[nodiscard]] std::optional<Geometry> holeAt(const Geometry& polygon, Point place);
/// The area with that hole filled.
/// Errors   InvalidArgument: no hole is there.
/// Holds    cutHole() of holeAt() gives back an area that covers the same places.
[[nodiscard]] Result<Geometry> withoutHole(const Geometry& polygon, Point place);

}  // namespace hetu
