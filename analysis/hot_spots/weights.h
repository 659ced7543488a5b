#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::hot_spots {

/// Who is a neighbour of whom, row by row. No unit is its own neighbour.
struct Weights {
    std::vector<std::size_t> starts{0};     ///< first neighbour of each unit, and one past the last
    std::vector<std::uint32_t> neighbours;  ///< positions of units, ascending in each row
    std::vector<double> values;             ///< their weights, > 0; empty: each is 1

    [[nodiscard]] std::size_t size() const { return starts.size() - 1; }
    [[nodiscard]] std::size_t degree(std::size_t unit) const {
        return starts[unit + 1] - starts[unit];
    }
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t unit) const {
        return std::span(neighbours).subspan(starts[unit], degree(unit));
    }
    /// The weight of the neighbour at `entry` of `neighbours`.
    [[nodiscard]] double weight(std::size_t entry) const {
        return values.empty() ? 1.0 : values[entry];
    }
};

/// No table of neighbours is longer than this: 1.2 GB.
inline constexpr std::size_t mostNeighbours = 300'000'000;

/// The k nearest other places of each; fewer where there are not so many. Not symmetric.
/// Of equally near places those with the lower x, then y, then position come first.
/// Errors   InvalidArgument: k < 1. Cancelled.
[[nodiscard]] Result<Weights> nearest(std::span<const Point> places,
                                      std::size_t k,
                                      const Progress& progress,
                                      int threads = 0);

/// All other places within `bandMetres` (inclusive). `decaying`: a neighbour weighs 1 / its
/// distance in metres, one nearer than a metre 1; else every neighbour weighs 1.
/// Errors   InvalidArgument: the band is not > 0, or there would be more than `mostNeighbours`.
///          Cancelled.
[[nodiscard]] Result<Weights> within(std::span<const Point> places,
                                     double bandMetres,
                                     bool decaying,
                                     const Progress& progress,
                                     int threads = 0);

/// The shortest band that gives every place a neighbour: the greatest distance from a place to
/// its nearest other one. 0 where all places are the same or there is one only. Errors: Cancelled.
[[nodiscard]] Result<double> bandForAll(std::span<const Point> places, const Progress& progress);

enum class Contiguity {
    Queen,  ///< borders that meet in a point or more
    Rook,   ///< borders that share a stretch
};

/// Polygons whose borders meet: come within `toleranceMetres` of each other, or cross. A vertex
/// need not stand against a vertex (T-junctions count), and small gaps left by drawing are
/// forgiven. A stretch is shared (rook) where both its ends lie within the tolerance of the other
/// border and it is longer than twice the tolerance. A polygon that lies inside another without
/// touching its border is no neighbour of it.
/// REQUIRES: toleranceMetres >= 0. Errors: Cancelled.
/// Cost     about O(vertices log vertices).
/// Holds    Symmetric. Independent of the order of the polygons.
[[nodiscard]] Result<Weights> contiguous(std::span<const Geometry> polygons,
                                         Contiguity kind,
                                         double toleranceMetres,
                                         const Progress& progress);

}  // namespace hetu::hot_spots
