#include "analysis/core/density.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "analysis/core/density_rows.h"
#include "layers/base/parallel.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {
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

Status checkOptions(const DensityOptions& options) {
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
                   toFixed(mostDensityCells / 1e6, 0)),
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
           const DensityOptions& options,
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

}  // namespace

double reachMetres(const DensityOptions& options) {
    return options.kernel == Kernel::Gaussian ? gaussianReach * options.bandwidthMetres
                                              : options.bandwidthMetres;
}

Result<Frame> frameAround(std::span<const WeightedPoint> points, const DensityOptions& options) {
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
    if (!(edges.cells() <= mostDensityCells)) {
        double fitting = roundedUp(std::max(
            options.cellMetres, std::sqrt(extent.width() / mostDensityCells * extent.height())));
        while (std::isfinite(fitting) &&
               !(edgesAround(extent, fitting).cells() <= mostDensityCells))
            fitting = roundedUp(fitting * 1.5);
        return tooManyCells(edges.cells(), fitting, options.bandwidthMetres);
    }
    return Frame{edges.west * options.cellMetres, edges.north * options.cellMetres,
                 static_cast<int>(edges.east - edges.west),
                 static_cast<int>(edges.north - edges.south)};
}

Result<Surface> kernelDensity(std::span<const WeightedPoint> points,
                              const Frame& frame,
                              const DensityOptions& options,
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
    if (cells > mostDensityCells)
        return tooManyCells(cells, roundedUp(cell * std::sqrt(cells / mostDensityCells)), h);
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
        const RowShape shape{h, cell, block, frame.columns, scale};
        isWhole = inPieces(rows, 4, options.threads, inner, [&](std::size_t from, std::size_t to) {
            RowWork work(shape);
            for (std::size_t row = from; row < to; ++row) {
                work.clear();
                std::size_t first = 0, end = 0;
                window(row, row + 1, first, end);
                for (std::size_t k = first;; k += pollEvery) {
                    if (progress.cancelled()) return;
                    const std::size_t until = std::min(k + pollEvery, end);
                    const RowPoints some{ordered.x.data() + k, ordered.y.data() + k,
                                         ordered.weight.data() + k, until - k, rowCentre(row)};
                    addPoints(some, shape, work, until == end ? rowValues(row) : nullptr);
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

}  // namespace hetu::analysis
