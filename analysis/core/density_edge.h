#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/core/density.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {

/// The area that a density is of: outside of it nothing is known, so that what a kernel would put
/// there is missing inside. Tells how much of a kernel lies within, exactly, for any polygons with
/// holes and several parts.
///
/// The mass of a radial kernel in a polygon is a sum over its edges (Green's theorem): each edge,
/// seen from the centre, spans a triangle, and the mass of a triangle is
///
///     1 / 2 pi * integral of F(d / cos t) dt
///
/// over the angle t that the edge is seen under, with the distance d of its line and the mass F(r)
/// of the kernel within r. For the quartic, Epanechnikov, triangular and uniform kernels this is a
/// closed form; for the Gaussian it is Owen's T, here by 20 Gauss-Legendre points, error below
/// 1e-13. Owen (1956), Tables for computing bivariate normal probabilities, Annals of Mathematical
/// Statistics 27(4).
class DensityWindow {
public:
    /// The union of `polygons`; they may overlap and need not be valid.
    /// Errors   InvalidArgument: no area is left. Geometry: GEOS cannot unite them.
    [[nodiscard]] static Result<DensityWindow> of(std::span<const Geometry> polygons);

    /// True inside and on the border.
    [[nodiscard]] bool covers(Point p) const;
    /// The part of the kernel around `p` that lies inside, 0 to 1. Within 1e-12 of the integral,
    /// plus rounding in the coordinates. `p` may lie outside or on the border.
    /// Cost   O(edges within reach), and a few edges at the height of `p`.
    [[nodiscard]] double mass(Point p, Kernel kernel, double bandwidthMetres) const;
    /// The part of the circle around `p` that lies inside, 0 to 1: Ripley's isotropic correction
    /// divides by it.
    [[nodiscard]] double arc(Point p, double radiusMetres) const;

    [[nodiscard]] double areaSquareMetres() const { return m_area; }
    [[nodiscard]] Extent extent() const { return m_extent; }

private:
    struct Edge {
        Point from, to;  ///< the window is to the left
    };
    DensityWindow() = default;
    void build(const Geometry& shape);
    [[nodiscard]] std::size_t columnOf(double x) const;
    [[nodiscard]] std::size_t rowOf(double y) const;
    [[nodiscard]] std::size_t slabOf(double y) const;
    /// The edges that may come within `reach` of `p`, each once.
    template <class Visit>
    void forEachNear(Point p, double reach, const Visit& visit) const;
    /// How much of the circle at infinity the window takes as seen from `p`: 1 inside, 0 outside.
    [[nodiscard]] double winding(Point p) const;
    [[nodiscard]] double windingOnBorder(Point p) const;
    template <class Inner>
    [[nodiscard]] double share(Point p, double reach, const Inner& inner) const;

    std::vector<Edge> m_edges;
    std::vector<std::uint32_t> m_entries, m_slabEntries;  ///< edges, by cell and by slab
    std::vector<std::size_t> m_starts, m_slabStarts;
    std::size_t m_columns = 1, m_rows = 1, m_slabs = 1;
    double m_columnsPerMetre = 0, m_rowsPerMetre = 0, m_slabsPerMetre = 0;
    Extent m_extent;
    double m_area = 0;
};

/// How a density answers for the kernel mass that falls outside of its window.
enum class EdgeCorrection {
    Points,  ///< each point counts weight / (its mass inside): nothing is lost in total (Diggle)
    Cells,   ///< each cell is divided by the mass of a kernel around it: right for an even pattern
    None,    ///< the density is cut at the border, and too low near it
};

/// Those of the points that lie inside of the window or on its border, in their order.
/// Errors   Cancelled.
[[nodiscard]] Result<std::vector<WeightedPoint>> pointsInside(const DensityWindow& window,
                                                              std::span<const WeightedPoint> points,
                                                              const Progress& progress);

/// Divides the weight of every point by the mass of its kernel inside (`EdgeCorrection::Points`).
/// `bandwidths`: one per point, or one for all. A mass below 1e-6 (a point at the tip of a needle)
/// counts as 1e-6.
/// Errors   Cancelled.
/// Holds    The density that follows, summed over the cells inside, times their area, is the sum of
///          the weights before, as the cells get small. Diggle (1985), A kernel method for
///          smoothing point process data, Applied Statistics 34.
[[nodiscard]] Status correctWeights(const DensityWindow& window,
                                    Kernel kernel,
                                    std::span<const double> bandwidths,
                                    std::vector<WeightedPoint>& points,
                                    const Progress& progress);

/// Takes the values of cells whose centre lies outside of the window away (NaN: no value there);
/// for `EdgeCorrection::Cells` it divides the others by the mass of the kernel of `options`.
/// Errors   Cancelled.
[[nodiscard]] Status limitTo(const DensityWindow& window,
                             const DensityOptions& options,
                             EdgeCorrection correction,
                             Surface& surface,
                             const Progress& progress);

}  // namespace hetu::analysis
