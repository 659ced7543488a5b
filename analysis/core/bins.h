#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/core/organisations.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/index/polygon_index.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {

/// Hexagon: with a corner at the top, in straight rows; FlatHexagon: with a side at the top, in
/// straight columns.
enum class BinShape { Hexagon, FlatHexagon, Square };

struct BinAddress {
    std::int64_t column = 0;  ///< grows to the east
    std::int64_t row = 0;     ///< grows to the north
    friend auto operator<=>(const BinAddress&, const BinAddress&) = default;
};

/// The whole plane in bins of one shape and area, fixed to the origin of the CRS (the centre of a
/// hexagon, the corner of a square), so that the bins of two runs coincide.
///
/// `sizeMetres`: from side to side: the side of a square, the distance of two opposite sides of a
/// hexagon (its area is sqrt(3) / 2 * size^2). REQUIRES: 1 to 1,000,000.
/// Holds  Neighbours share their corners to the last bit. Every point lies in just one bin, that
///        which its outline names: a point on a border belongs to the bin east of it, on a border
///        that runs east and west to the bin north of it. Decided exactly.
class BinGrid {
public:
    BinGrid(BinShape shape, double sizeMetres);

    /// The bin that holds `p`. REQUIRES: finite, within 1e9 m of the origin.
    [[nodiscard]] BinAddress at(Point p) const;
    [[nodiscard]] Point centre(BinAddress bin) const;
    /// A closed ring, counter-clockwise.
    [[nodiscard]] Path outline(BinAddress bin) const;
    [[nodiscard]] Extent box(BinAddress bin) const;
    /// The bins that share a side: six for hexagons, four for squares; those that share no more
    /// than a corner too if `withCorners`: eight for squares. In a fixed order.
    [[nodiscard]] std::vector<BinAddress> neighbours(BinAddress bin, bool withCorners) const;

    [[nodiscard]] BinShape shape() const { return m_shape; }
    [[nodiscard]] double sizeMetres() const { return m_size; }
    [[nodiscard]] double areaSquareMetres() const;

private:
    [[nodiscard]] BinAddress guess(Point p, bool& isSure) const;
    [[nodiscard]] bool holds(BinAddress bin, Point p) const;

    BinShape m_shape;
    double m_size;
    double m_halfWidth;      ///< of a hexagon: its corners are whole multiples of this...
    double m_quarterHeight;  ///< ...across and of this along the axis through two corners
};

/// No more bins than this in the box around what is to be covered.
inline constexpr double mostBins = 1e6;

struct Bin {
    BinAddress address;
    Geometry shape;               ///< what of it lies inside
    double areaSquareMetres = 0;  ///< of `shape`
    bool isWhole = true;
};

/// The bins over a region or a box.
class Bins {
public:
    /// All bins that have an area in common with one of the regions (which may overlap), cut to
    /// them; bins inside are whole.
    /// Errors   InvalidArgument: the size is out of its range, or there would be more than
    ///          `mostBins`; the hint names the size that fits. Geometry. Cancelled.
    /// Cost     about O((bins at the border + vertices) log bins + bins inside).
    /// Holds    The areas sum up to that of the union of the regions.
    [[nodiscard]] static Result<Bins> within(const BinGrid& grid,
                                             std::span<const Geometry> regions,
                                             const Progress& progress,
                                             int threads = 0);
    /// All bins whose box touches `extent`, whole.
    [[nodiscard]] static Result<Bins> around(const BinGrid& grid, const Extent& extent);

    [[nodiscard]] const BinGrid& grid() const { return m_grid; }
    /// By row from the south, then by column from the west.
    [[nodiscard]] const std::vector<Bin>& all() const { return m_bins; }
    [[nodiscard]] std::size_t size() const { return m_bins.size(); }
    /// Position in `all`, or -1.
    [[nodiscard]] int find(BinAddress bin) const;

    /// Per point the position in `all` of its bin, -1 outside: outside the regions (whose border
    /// is inside), or of the box, or not finite. A point of the regions whose own bin has no area
    /// in them (it lies on their outer border) belongs to the nearest neighbour that has.
    /// Errors   Cancelled.
    /// Cost     O(points); points in bins that are cut are tested against the regions.
    [[nodiscard]] Result<std::vector<int>> assign(std::span<const Point> points,
                                                  const Progress& progress,
                                                  int threads = 0) const;

private:
    explicit Bins(const BinGrid& grid) : m_grid(grid) {}
    [[nodiscard]] Status settleFrame(const Extent& extent);
    void number();
    [[nodiscard]] bool isInFrame(BinAddress bin) const;
    [[nodiscard]] std::size_t frameIndex(BinAddress bin) const;
    [[nodiscard]] int nearestNeighbour(BinAddress bin, Point p) const;

    BinGrid m_grid;
    std::vector<Bin> m_bins;
    BinAddress m_first, m_last;    ///< corners of the frame that holds all bins
    std::vector<int> m_positions;  ///< per bin of the frame, row by row; -1: none; -2: none, but
                                   ///< beside one
    Extent m_extent;
    bool m_isClipped = false;
    PolygonIndex m_regions{std::span<const Geometry>{}};
};

/// What lies in one bin.
struct BinCount {
    double organisations = 0;
    double employees = 0;
    double members = 0;
    double covered = 0;  ///< by a party organisation
    [[nodiscard]] double blank() const { return organisations - covered; }
};

/// `binOf`: per organisation its bin, or -1, as `Bins::assign` gives it.
[[nodiscard]] std::vector<BinCount> countInBins(const Organisations& organisations,
                                                std::span<const int> binOf,
                                                std::size_t bins);

enum class ValueStatistic { Sum, Mean, Minimum, Maximum, Median };

/// A statistic of the values in each bin; values that are not a number are left out, and a bin
/// without values gets NaN (a sum of nothing is 0). The median of an even number is the mean of
/// the middle two. Independent of the order of the values.
[[nodiscard]] std::vector<double> statisticInBins(std::span<const double> values,
                                                  std::span<const int> binOf,
                                                  std::size_t bins,
                                                  ValueStatistic statistic);

}  // namespace hetu::analysis
