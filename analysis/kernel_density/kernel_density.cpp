#include "analysis/kernel_density/kernel_density.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numbers>
#include <numeric>
#include <tuple>
#include <vector>

#include "layers/base/parallel.h"
#include "layers/model/geometry.h"

// One more copy of the inner loops for processors with AVX2, chosen when the program starts. It
// does the same operations in the same order (no fused multiply-add), so it gives the same bits.
// Sanitizers cannot run such choosers, clang 14 does not know them.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HETU_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define HETU_WIDE
#endif
#if defined(__GNUC__)
#define HETU_INLINE inline __attribute__((always_inline))
#else
#define HETU_INLINE inline
#endif

namespace hetu::kernel_density {
namespace {

constexpr double gaussianReach = 5;  ///< standard deviations

/// K(0), and with it the factor before the sum.
double peakOf(Kernel kernel) {
    using std::numbers::pi;
    switch (kernel) {
        case Kernel::Quartic:
            return 3 / pi;
        case Kernel::Epanechnikov:
            return 2 / pi;
        case Kernel::Triangular:
            return 3 / pi;
        case Kernel::Uniform:
            return 1 / pi;
        case Kernel::Gaussian:
            return 1 / (2 * pi * (1 - std::exp(-gaussianReach * gaussianReach / 2)));
    }
    return 0;
}

Status checkOptions(const Options& options) {
    const double h = options.bandwidthMetres, cell = options.cellMetres;
    if (!(h > 0) || !std::isfinite(h))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The search radius must be more than 0 m, not {}.",
                            "搜索半径必须大于 0 米，而不是 {}。", h),
                     {}};
    if (!(cell > 0) || !std::isfinite(cell))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The cell size must be more than 0 m, not {}.",
                            "格子边长必须大于 0 米，而不是 {}。", cell),
                     {}};
    if (cell > h)
        return Error{ErrorCode::InvalidArgument,
                     textOf("A cell of {} m is larger than the search radius of {} m.",
                            "格子边长 {} 米大于搜索半径 {} 米。", cell, h),
                     textOf("Choose a cell of at most {} m; a tenth of the radius looks smooth.",
                            "请把格子边长取到 {} 米以内；取半径的十分之一画面就平滑了。", h)};
    return success();
}

Error badPoint(const WeightedPoint& p) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y))
        return {
            ErrorCode::InvalidArgument,
            textOf("A position is not a number: {}, {}.", "有一个位置不是数字：{}, {}。", p.x, p.y),
            {}};
    return {ErrorCode::InvalidArgument,
            textOf("A weight cannot be {}.", "权重不能是 {}。", p.weight),
            {"Weights are numbers from 0 upwards.", "权重是不小于 0 的数。"}};
}

/// The next of 1, 2, 5, 10, 20, 50, ... that is not below `value`.
double roundedUp(double value) {
    double unit = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0, 10.0})
        if (unit * step >= value) return unit * step;
    return unit * 10;
}

struct Edges {
    double west, east, south, north;  ///< in whole cells from the origin of the CRS
    [[nodiscard]] double cells() const { return (east - west) * (north - south); }
};

Edges edgesAround(const Extent& extent, double cell) {
    return {std::floor(extent.minX / cell), std::ceil(extent.maxX / cell),
            std::floor(extent.minY / cell), std::ceil(extent.maxY / cell)};
}

Error tooManyCells(double cells, double fittingCell, double bandwidth) {
    const Text hint = fittingCell <= bandwidth
                          ? textOf("A cell of {} m fits.", "格子边长取 {} 米就可以。", fittingCell)
                          : textOf("A cell of {} m fits, with a search radius of at least as much.",
                                   "格子边长取 {} 米就可以，搜索半径也要不小于它。", fittingCell);
    return {ErrorCode::InvalidArgument,
            textOf("The surface would have {} million cells; at most {} million are possible.",
                   "密度面会有 {} 百万个格子，最多只能有 {} 百万个。", toFixed(cells / 1e6, 0),
                   toFixed(mostCells / 1e6, 0)),
            hint};
}

/// Points in the order of the sum (south to north, then west to east, then by weight), relative
/// to the frame, and where those of each row of cells begin.
struct Ordered {
    std::vector<double> x, y, weight;  ///< x from the west edge, y from the north edge, metres
    std::vector<std::size_t> starts;   ///< by row of cells, those outside clamped; and the end
};

struct Shifted {
    double y, x, weight;
    friend auto operator<=>(const Shifted&, const Shifted&) = default;
};

/// The order of summation depends on nothing but the points themselves; several at one place
/// become one. False if stopped.
bool order(std::span<const WeightedPoint> points,
           const Frame& frame,
           const Options& options,
           const Progress& progress,
           Ordered& out) {
    const auto rows = static_cast<std::size_t>(frame.rows);
    const double reach = reachMetres(options), cell = options.cellMetres;
    const Extent felt = Extent{0, 0, frame.columns * cell, frame.rows * cell}.grown(reach);
    const auto rowOf = [&](double y) {
        const double row = std::floor(y / cell);
        return row <= 0 ? 0 : std::min(rows - 1, static_cast<std::size_t>(row));
    };
    std::vector<Shifted> unsorted;
    unsorted.reserve(points.size());
    for (const WeightedPoint& p : points) {
        const Shifted s{frame.maxY - p.y, p.x - frame.minX, p.weight};
        if (s.weight > 0 && felt.covers({s.x, s.y})) unsorted.push_back(s);
    }
    std::vector<std::size_t> starts(rows + 1, 0);
    for (const Shifted& s : unsorted)
        ++starts[rowOf(s.y) + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<Shifted> sorted(unsorted.size());
    std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
    for (const Shifted& s : unsorted)
        sorted[next[rowOf(s.y)]++] = s;
    if (!inPieces(rows, 16, options.threads, Progress(progress).sub(0, 0),
                  [&](std::size_t from, std::size_t to) {
                      for (std::size_t row = from; row < to; ++row)
                          std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(starts[row]),
                                    sorted.begin() + static_cast<std::ptrdiff_t>(starts[row + 1]));
                  }))
        return false;
    out.x.reserve(sorted.size());
    out.y.reserve(sorted.size());
    out.weight.reserve(sorted.size());
    out.starts.assign(rows + 1, 0);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t k = starts[row]; k < starts[row + 1]; ++k) {
            const Shifted& s = sorted[k];
            if (k > starts[row] && s.x == out.x.back() && s.y == out.y.back()) {
                out.weight.back() += s.weight;
                continue;
            }
            out.x.push_back(s.x);
            out.y.push_back(s.y);
            out.weight.push_back(s.weight);
        }
        out.starts[row + 1] = out.x.size();
    }
    return true;
}

// ---- quartic, Epanechnikov, uniform: polynomials in x along a row ------------------------------
//
// With c the centre of a block of cells and d = x - c, one point gives each cell of the row
//
//     t = 1 - ((x - px)^2 + dy^2) / h^2 = a - b d - g d^2,
//     a = 1 - ((c - px)^2 + dy^2) / h^2,  b = 2 (c - px) / h^2,  g = 1 / h^2.
//
// In a block that lies within reach as a whole, the sums of w a, w b, ... over all points
// therefore give all its cells at once. Only blocks at the rim of the disc are visited cell by
// cell. Nothing is ever subtracted again, so no error builds up along the row.

/// Four numbers at once, whatever the processor has for it.
using Four = double __attribute__((vector_size(4 * sizeof(double))));

struct RowWork {
    std::vector<double> xs;                   ///< centres of the cells, padded to whole blocks
    std::vector<double> centres;              ///< of the blocks, padded by four
    std::vector<double> direct;               ///< what was added cell by cell
    std::array<std::vector<double>, 5> sums;  ///< per block

    RowWork(int columns, double cell, int block) {
        const int blocks = (columns + block - 1) / block;
        for (int j = 0; j < blocks * block; ++j)
            xs.push_back((j + 0.5) * cell);
        for (int b = 0; b < blocks + 4; ++b)
            centres.push_back((b + 0.5) * block * cell);
        direct.resize(xs.size());
        for (auto& sum : sums)
            sum.resize(centres.size());
    }
    void clear() {
        std::fill(direct.begin(), direct.end(), 0.0);
        for (auto& sum : sums)
            std::fill(sum.begin(), sum.end(), 0.0);
    }
};

struct RowPoints {
    const double *x, *y, *weight;
    std::size_t count;
    double rowY;  ///< centre of the row, from the north edge
};

template <Kernel kernel, int block>
HETU_INLINE void addRow(const RowPoints& points, double h, double cell, RowWork& work) {
    const double g = 1 / (h * h), limit = h * h;
    const double perBlock = 1 / (cell * block);
    const int blocks = static_cast<int>(work.xs.size()) / block;
    const double* const __restrict xs = work.xs.data();
    const double* const __restrict centres = work.centres.data();
    double* const __restrict direct = work.direct.data();
    double* const __restrict s0 = work.sums[0].data();
    double* const __restrict s1 = work.sums[1].data();
    double* const __restrict s2 = work.sums[2].data();
    double* const __restrict s3 = work.sums[3].data();
    double* const __restrict s4 = work.sums[4].data();

    const Four zero{0, 0, 0, 0}, lanes{0, 1, 2, 3};
    constexpr std::size_t batch = 256;
    constexpr double slack = 1e-6;  // of a cell: far more than any rounding
    const double most = blocks;
    int firstTouched[batch], endTouched[batch], firstFull[batch], endFull[batch];
    for (std::size_t start = 0; start < points.count; start += batch) {
        const std::size_t count = std::min(batch, points.count - start);
        const double* const px = points.x + start;
        const double* const py = points.y + start;
        const double* const pw = points.weight + start;
        for (std::size_t k = 0; k < count; ++k) {
            const double dy = points.rowY - py[k];
            const double left = limit - dy * dy;
            const double half = std::sqrt(left > 0 ? left : 0);
            // Positions are never negative once clamped, so that truncation is the floor.
            const double from = (px[k] - half) * perBlock - 0.5 / block;
            const double to = (px[k] + half) * perBlock + 0.5 / block;
            const double outerFrom = std::min(std::max(from - slack, 0.0), most);
            const double outerTo = std::min(std::max(to + slack, 0.0), most);
            const double innerFrom = std::min(std::max(from + slack + 1, 0.0), most);
            const double innerTo = std::min(std::max(to - slack, 0.0), most);
            firstTouched[k] = static_cast<int>(outerFrom);
            endTouched[k] = left < 0 ? 0 : static_cast<int>(std::min(outerTo + 1, most));
            firstFull[k] = static_cast<int>(innerFrom);
            endFull[k] = static_cast<int>(innerTo);
        }
        for (std::size_t k = 0; k < count; ++k) {
            if (firstTouched[k] >= endTouched[k]) continue;
            const double x = px[k], w = pw[k];
            const double dy = points.rowY - py[k], dySquare = dy * dy;
            const double base = (limit - dySquare) * g;
            const auto cellByCell = [&](int fromBlock, int toBlock) __attribute__((always_inline)) {
                const double* const __restrict at = xs;
                double* const __restrict into = direct;
                for (int j = fromBlock * block; j < toBlock * block; j += 4) {
                    Four dx, sum;
                    std::memcpy(&dx, at + j, sizeof dx);
                    std::memcpy(&sum, into + j, sizeof sum);
                    dx -= x;
                    if constexpr (kernel == Kernel::Uniform) {
                        sum += dx * dx + dySquare <= limit ? zero + w : zero;
                    } else {
                        Four t = base - dx * dx * g;
                        t = t > zero ? t : zero;
                        if constexpr (kernel == Kernel::Quartic) t *= t;
                        sum += w * t;
                    }
                    std::memcpy(into + j, &sum, sizeof sum);
                }
            };
            if (firstFull[k] >= endFull[k]) {
                cellByCell(firstTouched[k], endTouched[k]);
                continue;
            }
            cellByCell(firstTouched[k], firstFull[k]);
            cellByCell(endFull[k], endTouched[k]);
            for (int b = firstFull[k]; b < endFull[k]; b += 4) {
                const double left = endFull[k] - b;  // of the four, those beyond get no weight
                const Four weight = lanes < left ? zero + w : zero;
                const auto add = [&](double* to, const Four& what) __attribute__((always_inline)) {
                    Four sum;
                    std::memcpy(&sum, to + b, sizeof sum);
                    sum += what;
                    std::memcpy(to + b, &sum, sizeof sum);
                };
                if constexpr (kernel == Kernel::Uniform) {
                    add(s0, weight);
                    continue;
                }
                Four e;
                std::memcpy(&e, centres + b, sizeof e);
                e -= x;
                const Four a = base - e * e * g, slope = 2 * e * g;
                const Four wa = weight * a, wSlope = weight * slope;
                if constexpr (kernel == Kernel::Epanechnikov) {
                    add(s0, wa);
                    add(s1, wSlope);
                    add(s2, weight);
                } else {
                    add(s0, wa * a);
                    add(s1, wa * slope);
                    add(s2, wSlope * slope - 2 * g * wa);
                    add(s3, wSlope);
                    add(s4, weight);
                }
            }
        }
    }
}

/// The row's sums, `scale` times, into `values`.
template <Kernel kernel, int block>
HETU_INLINE void finishRow(
    const RowWork& work, double h, double scale, int columns, double* values) {
    const double g = 1 / (h * h);
    for (int column = 0; column < columns; ++column) {
        const auto j = static_cast<std::size_t>(column), b = j / block;
        const double d = work.xs[j] - work.centres[b];
        double sum = work.sums[0][b];
        if constexpr (kernel == Kernel::Epanechnikov)
            sum -= d * (work.sums[1][b] + d * g * work.sums[2][b]);
        if constexpr (kernel == Kernel::Quartic)
            sum +=
                d *
                (-2 * work.sums[1][b] +
                 d * (work.sums[2][b] + d * g * (2 * work.sums[3][b] + d * g * work.sums[4][b])));
        values[j] = scale * (work.direct[j] + std::max(sum, 0.0));
    }
}

template <Kernel kernel>
HETU_INLINE void polynomialRow(const RowPoints& points,
                               double h,
                               double cell,
                               int block,
                               double scale,
                               int columns,
                               RowWork& work,
                               double* values) {
    if (block == 8) {
        addRow<kernel, 8>(points, h, cell, work);
        if (values) finishRow<kernel, 8>(work, h, scale, columns, values);
    } else if (block == 16) {
        addRow<kernel, 16>(points, h, cell, work);
        if (values) finishRow<kernel, 16>(work, h, scale, columns, values);
    } else {
        addRow<kernel, 64>(points, h, cell, work);
        if (values) finishRow<kernel, 64>(work, h, scale, columns, values);
    }
}

HETU_WIDE void quarticRow(const RowPoints& points,
                          double h,
                          double cell,
                          int block,
                          double scale,
                          int columns,
                          RowWork& work,
                          double* values) {
    polynomialRow<Kernel::Quartic>(points, h, cell, block, scale, columns, work, values);
}
HETU_WIDE void epanechnikovRow(const RowPoints& points,
                               double h,
                               double cell,
                               int block,
                               double scale,
                               int columns,
                               RowWork& work,
                               double* values) {
    polynomialRow<Kernel::Epanechnikov>(points, h, cell, block, scale, columns, work, values);
}
HETU_WIDE void uniformRow(const RowPoints& points,
                          double h,
                          double cell,
                          int block,
                          double scale,
                          int columns,
                          RowWork& work,
                          double* values) {
    polynomialRow<Kernel::Uniform>(points, h, cell, block, scale, columns, work, values);
}

// ---- triangular and Gaussian: cell by cell ------------------------------------------------------

/// The cells of a row within `limit` (a squared distance) of a point: [first, end).
void cellsWithin(double x,
                 double dySquare,
                 double limit,
                 double cell,
                 const std::vector<double>& xs,
                 int& first,
                 int& end) {
    const auto columns = static_cast<double>(xs.size());
    const double half = std::sqrt(limit - dySquare);
    const auto clamped = [&](double column) {
        return static_cast<int>(std::clamp(column, 0.0, columns));
    };
    first = clamped(std::floor((x - half) / cell - 0.5));
    end = clamped(std::ceil((x + half) / cell + 0.5));
    const auto isWithin = [&](int j) {
        const double dx = xs[static_cast<std::size_t>(j)] - x;
        return dx * dx + dySquare <= limit;
    };
    while (first < end && !isWithin(first))
        ++first;
    while (end > first && !isWithin(end - 1))
        --end;
}

HETU_WIDE void addTriangular(const double* xs,
                             int first,
                             int end,
                             double x,
                             double dySquare,
                             double h,
                             double w,
                             double* into) {
    const double perH = 1 / h;
    for (int j = first; j < end; ++j) {
        const double dx = xs[j] - x;
        into[j] += w * (1 - std::sqrt(dx * dx + dySquare) * perH);
    }
}

HETU_WIDE void addScaled(const double* from, int first, int end, double w, double* into) {
    for (int j = first; j < end; ++j)
        into[j] += w * from[j];
}

/// exp(-(xs[j] - x)^2 / (2 h^2)) for j in [first, end). From the cell nearest to x outwards,
/// each is the one before times a factor that itself changes by a constant factor; two hundred
/// such steps keep twelve digits.
void gaussianAlong(const std::vector<double>& xs,
                   double x,
                   double h,
                   double cell,
                   int first,
                   int end,
                   std::vector<double>& out) {
    const auto at = [&](int j) { return (xs[static_cast<std::size_t>(j)] - x) / h; };
    const double step = cell / h, shrink = std::exp(-step * step);
    const int nearest = std::clamp(static_cast<int>(std::floor(x / cell)), first, end - 1);
    constexpr int afresh = 64;  // steps between two values that are computed in full
    for (const int way : {1, -1}) {
        double value = 0, factor = 0;
        int steps = 0;
        for (int j = nearest; j >= first && j < end; j += way, ++steps) {
            if (steps % afresh == 0) {
                const double u = at(j);
                value = std::exp(-u * u / 2);
                factor = std::exp(-way * u * step - step * step / 2);
            }
            out[static_cast<std::size_t>(j)] = value;
            value *= factor;
            factor *= shrink;
        }
    }
}

}  // namespace

double reachMetres(const Options& options) {
    return options.kernel == Kernel::Gaussian ? gaussianReach * options.bandwidthMetres
                                              : options.bandwidthMetres;
}

Result<Frame> frameAround(std::span<const WeightedPoint> points, const Options& options) {
    HETU_CHECK(checkOptions(options));
    Extent extent;
    for (const WeightedPoint& p : points) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) return badPoint(p);
        extent.include(Point{p.x, p.y});
    }
    if (extent.isEmpty())
        return Error{
            ErrorCode::InvalidArgument,
            {"There is no organisation with a position to count.", "没有带位置、可以统计的组织。"},
            {"Import organisations with coordinates first.", "请先导入带坐标的组织。"}};
    extent = extent.grown(reachMetres(options));
    const Edges edges = edgesAround(extent, options.cellMetres);
    if (!(edges.cells() <= mostCells)) {
        double fitting = roundedUp(
            std::max(options.cellMetres, std::sqrt(extent.width() / mostCells * extent.height())));
        while (std::isfinite(fitting) && !(edgesAround(extent, fitting).cells() <= mostCells))
            fitting = roundedUp(fitting * 1.5);
        return tooManyCells(edges.cells(), fitting, options.bandwidthMetres);
    }
    return Frame{edges.west * options.cellMetres, edges.north * options.cellMetres,
                 static_cast<int>(edges.east - edges.west),
                 static_cast<int>(edges.north - edges.south)};
}

Result<Surface> compute(std::span<const WeightedPoint> points,
                        const Frame& frame,
                        const Options& options,
                        const Progress& progress) {
    HETU_CHECK(checkOptions(options));
    for (const WeightedPoint& p : points)
        if (!std::isfinite(p.x) || !std::isfinite(p.y) || !std::isfinite(p.weight) || p.weight < 0)
            return badPoint(p);
    if (frame.columns < 1 || frame.rows < 1 || !std::isfinite(frame.minX) ||
        !std::isfinite(frame.maxY))
        return Error{
            ErrorCode::InvalidArgument, {"The surface has no cells.", "密度面没有格子。"}, {}};
    const double cells = static_cast<double>(frame.columns) * frame.rows;
    const double h = options.bandwidthMetres, cell = options.cellMetres;
    if (cells > mostCells)
        return tooManyCells(cells, roundedUp(cell * std::sqrt(cells / mostCells)), h);
    if (progress.cancelled()) return cancelledError();

    Ordered ordered;
    if (!order(points, frame, options, progress, ordered)) return cancelledError();
    progress.report(0.1);

    Surface surface;
    surface.minX = frame.minX;
    surface.maxY = frame.maxY;
    surface.cellMetres = cell;
    surface.columns = frame.columns;
    surface.rows = frame.rows;
    surface.values.assign(static_cast<std::size_t>(cells), 0.0);

    const double scale = 1e6 / (h * h) * peakOf(options.kernel);
    const double reach = reachMetres(options), limit = reach * reach;
    const int rowsAround = static_cast<int>(std::min(std::ceil(reach / cell) + 1, 1e9));
    /// Points that may be felt in rows [from, to).
    const auto window = [&](std::size_t from, std::size_t to, std::size_t& first,
                            std::size_t& end) {
        const auto around = static_cast<std::size_t>(rowsAround);
        first = ordered.starts[from > around ? from - around : 0];
        end = ordered.starts[std::min(to + around, ordered.starts.size() - 1)];
    };
    const auto rowValues = [&](std::size_t row) {
        return surface.values.data() + row * static_cast<std::size_t>(frame.columns);
    };
    const auto rowCentre = [&](std::size_t row) { return (static_cast<double>(row) + 0.5) * cell; };
    constexpr std::size_t pollEvery = 4096;  // points
    const auto rows = static_cast<std::size_t>(frame.rows);
    const Progress inner = progress.sub(0.1, 1);
    bool isWhole = false;

    const bool isPolynomial = options.kernel == Kernel::Quartic ||
                              options.kernel == Kernel::Epanechnikov ||
                              options.kernel == Kernel::Uniform;
    if (isPolynomial) {
        const auto addPoints = options.kernel == Kernel::Quartic        ? quarticRow
                               : options.kernel == Kernel::Epanechnikov ? epanechnikovRow
                                                                        : uniformRow;
        // About the block that makes sums per block and visits cell by cell cost the same.
        const double radius = h / cell;
        const int block = radius < 64 ? 8 : radius < 200 ? 16 : 64;
        isWhole = inPieces(rows, 4, options.threads, inner, [&](std::size_t from, std::size_t to) {
            RowWork work(frame.columns, cell, block);
            for (std::size_t row = from; row < to; ++row) {
                work.clear();
                std::size_t first = 0, end = 0;
                window(row, row + 1, first, end);
                for (std::size_t k = first;; k += pollEvery) {
                    if (progress.cancelled()) return;
                    const std::size_t until = std::min(k + pollEvery, end);
                    const RowPoints some{ordered.x.data() + k, ordered.y.data() + k,
                                         ordered.weight.data() + k, until - k, rowCentre(row)};
                    addPoints(some, h, cell, block, scale, frame.columns, work,
                              until == end ? rowValues(row) : nullptr);
                    if (until == end) break;
                }
            }
        });
    } else {
        std::vector<double> xs;
        for (int j = 0; j < frame.columns; ++j)
            xs.push_back((j + 0.5) * cell);
        const bool isGaussian = options.kernel == Kernel::Gaussian;
        // Many rows at once share what a point gives along a row.
        const std::size_t piece = isGaussian ? 32 : 4;
        isWhole =
            inPieces(rows, piece, options.threads, inner, [&](std::size_t from, std::size_t to) {
                std::vector<double> along(isGaussian ? xs.size() : 0);
                std::size_t start = 0, end = 0;
                window(from, to, start, end);
                for (std::size_t k = start; k < end; ++k) {
                    if (progress.cancelled()) return;
                    const double x = ordered.x[k], w = ordered.weight[k];
                    const double nearestY =
                        std::clamp(ordered.y[k], rowCentre(from), rowCentre(to - 1));
                    const double leastDy = nearestY - ordered.y[k];
                    int first = 0, last = 0;
                    if (leastDy * leastDy > limit) continue;
                    if (isGaussian) {
                        cellsWithin(x, leastDy * leastDy, limit, cell, xs, first, last);
                        if (first == last) continue;
                        gaussianAlong(xs, x, h, cell, first, last, along);
                    }
                    for (std::size_t row = from; row < to; ++row) {
                        const double dy = rowCentre(row) - ordered.y[k], dySquare = dy * dy;
                        if (dySquare > limit) continue;
                        cellsWithin(x, dySquare, limit, cell, xs, first, last);
                        if (isGaussian)
                            addScaled(along.data(), first, last,
                                      w * std::exp(-dySquare / (2 * h * h)), rowValues(row));
                        else
                            addTriangular(xs.data(), first, last, x, dySquare, h, w,
                                          rowValues(row));
                    }
                }
                for (std::size_t row = from; row < to; ++row)
                    for (int j = 0; j < frame.columns; ++j)
                        rowValues(row)[j] *= scale;
            });
    }
    if (!isWhole || progress.cancelled()) return cancelledError();
    progress.report(1);
    return surface;
}

}  // namespace hetu::kernel_density
