#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/core/density.h"

/// The inner loops of `kernelDensity`: what the points of one tile (a range of columns) add to the
/// cells of eight rows. Positions are metres from the west and the north edge of the frame.
namespace hetu::analysis {

/// Which copy of the loops runs. Every copy gives the same bits; `Best` is what the processor has.
enum class Processor { Best, Avx2, Plain };

struct TilePoints {
    const double *x, *y, *weight;
    std::size_t count;
};

/// Where a tile of points lies, and the cells of eight rows that feel it.
struct TilePlace {
    std::int64_t centre;  ///< in columns; no point of the tile is farther than half a tile away
    int first, end;       ///< columns [first, end)
    double firstRowY;     ///< centre of the first row
};

/// How the columns are cut into tiles, and which of two ways the sums are made.
struct TilePlan {
    std::int64_t cells;  ///< columns of one tile; even
    bool isDirect;       ///< cell by cell; otherwise two events for each point and row
};
[[nodiscard]] TilePlan planTiles(const DensityOptions& options);

/// The sums of one tile under construction, used again for the next.
class TileSums {
public:
    static constexpr int rows = 8;

    /// `widest`: the most columns of any place.
    TileSums(const DensityOptions& options,
             const TilePlan& plan,
             int widest,
             Processor processor = Processor::Best);

    /// Points of the tile at `place`; the order of calls is the order of the sum.
    void add(const TilePoints& points, const TilePlace& place);
    /// values[row * stride + column] += scale times the sums, for the first `count` rows and all
    /// columns of `place`; then all sums are 0 again.
    void finish(
        const TilePlace& place, int count, double scale, double* values, std::size_t stride);

    struct Shape {
        double h, cell, limit;  ///< limit: the squared reach
        int slotStride;         ///< of `slots`, by row, in doubles
        int cellStride;         ///< of `direct`, by row
    };
    struct alignas(64) Line {
        double values[8];
    };
    struct Work {
        Shape shape;
        std::vector<Line> slots;      ///< what begins and ends at each column
        std::vector<double> direct;   ///< what was added cell by cell
        std::vector<double> xs;       ///< centres of the columns of the place, padded
        std::vector<double> along;    ///< the Gaussian of one point along a row
        std::vector<Line> functions;  ///< those that the Gaussian is a sum of, by column
        std::int64_t centre = 0;      ///< the place that `xs` and `functions` are of
        int first = 0, end = 0;
        bool hasDirect = false;
    };

private:
    using Add = void (*)(const TilePoints&, const TilePlace&, Work&);
    using Finish = void (*)(const TilePlace&, int, double, double*, std::size_t, Work&);
    Work m_work;
    Add m_add;
    Finish m_finish;
};

}  // namespace hetu::analysis
