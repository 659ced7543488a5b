#include "analysis/core/density.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/core/density_rows.h"
#include "layers/base/parallel.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {
namespace {

constexpr double gaussianReach = 5;            ///< standard deviations
constexpr std::size_t mostGathered = 1 << 17;  ///< points: 3 MB
constexpr std::size_t pollEvery = 1024;        ///< points between two looks for "stop"

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

/// The points that are felt, as indices, in the order of the sum: by tile of columns, then by
/// bucket of rows, then by x, y and weight. It depends on nothing but the points themselves.
struct Ordered {
    static constexpr std::int64_t bucketRows = 2;
    std::int64_t tileCells = 0;
    std::int64_t firstTile = 0, tiles = 0;
    std::int64_t firstBucket = 0, buckets = 0;  ///< of one tile
    std::vector<std::uint32_t> points;
    std::vector<std::uint32_t> starts;  ///< in `points`, by tile and bucket; and the end

    [[nodiscard]] std::int64_t bucketOf(double row) const {
        return std::clamp(static_cast<std::int64_t>(std::floor(row / bucketRows)) - firstBucket,
                          std::int64_t{0}, buckets - 1);
    }
};

/// A point relative to the north-west corner of the frame.
struct Shifted {
    double x, y, weight;
    Shifted(const WeightedPoint& p, const Frame& frame)
        : x(p.x - frame.minX), y(frame.maxY - p.y), weight(p.weight) {}
};

/// False if stopped.
bool order(std::span<const WeightedPoint> points,
           const Frame& frame,
           const DensityOptions& options,
           const TilePlan& plan,
           const Progress& progress,
           Ordered& out) {
    const double reach = reachMetres(options), cell = options.cellMetres;
    const Extent felt = Extent{0, 0, frame.columns * cell, frame.rows * cell}.grown(reach);
    const double around = std::min(reach / cell, 1e15), tile = static_cast<double>(plan.cells);
    out.tileCells = plan.cells;
    out.firstTile = static_cast<std::int64_t>(std::floor(-around / tile)) - 1;
    out.tiles =
        static_cast<std::int64_t>(std::ceil((frame.columns + around) / tile)) + 1 - out.firstTile;
    // Those far beyond the frame share the outermost buckets.
    const double rowsAround = std::min(around, 4.0 * frame.rows + 1000) + 1;
    out.firstBucket = -static_cast<std::int64_t>(std::ceil(rowsAround / Ordered::bucketRows));
    out.buckets =
        static_cast<std::int64_t>(std::ceil((frame.rows + rowsAround) / Ordered::bucketRows)) -
        out.firstBucket;
    const auto placesCount = static_cast<std::size_t>(out.tiles * out.buckets);
    const auto placeOf = [&](const Shifted& s) {
        const auto t = static_cast<std::int64_t>(std::floor(s.x / cell / tile)) - out.firstTile;
        return static_cast<std::size_t>(
            std::clamp(t, std::int64_t{0}, out.tiles - 1) * out.buckets + out.bucketOf(s.y / cell));
    };
    const auto isFelt = [&](const Shifted& s) { return s.weight > 0 && felt.covers({s.x, s.y}); };

    // Counted and dealt out in shares, one for each thread.
    const auto wanted =
        static_cast<std::size_t>(options.threads > 0 ? options.threads : usualThreadCount());
    const std::size_t shares =
        std::clamp<std::size_t>(std::min(wanted, points.size() / (placesCount + 10'000)), 1, 16);
    const std::size_t share = (points.size() + shares - 1) / shares;
    std::vector<std::vector<std::uint32_t>> counts(shares);
    const auto forShare = [&](std::size_t k, auto&& take) {
        for (std::size_t i = k * share; i < std::min(points.size(), (k + 1) * share); ++i) {
            if (i % pollEvery == 0 && progress.cancelled()) return;
            const Shifted s(points[i], frame);
            if (isFelt(s)) take(i, placeOf(s));
        }
    };
    const Progress silent = Progress(progress).sub(0, 0);
    if (!inPieces(shares, 1, options.threads, silent, [&](std::size_t k, std::size_t) {
            counts[k].assign(placesCount, 0);
            forShare(k, [&](std::size_t, std::size_t place) { ++counts[k][place]; });
        }))
        return false;
    out.starts.resize(placesCount + 1);
    std::uint32_t before = 0;
    for (std::size_t place = 0; place < placesCount; ++place) {
        out.starts[place] = before;
        for (auto& count : counts)
            before += std::exchange(count[place], before);
    }
    out.starts[placesCount] = before;
    out.points.resize(before);
    if (progress.cancelled() ||
        !inPieces(shares, 1, options.threads, silent, [&](std::size_t k, std::size_t) {
            forShare(k, [&](std::size_t i, std::size_t place) {
                out.points[counts[k][place]++] = static_cast<std::uint32_t>(i);
            });
        }))
        return false;
    counts.clear();

    struct Record {
        double x, y, weight;
        std::uint32_t index;
        bool operator<(const Record& other) const {
            return std::tie(x, y, weight) < std::tie(other.x, other.y, other.weight);
        }
    };
    return inPieces(placesCount, 256, options.threads, silent,
                    [&](std::size_t from, std::size_t to) {
                        std::vector<Record> records;
                        for (std::size_t place = from; place < to; ++place) {
                            if (progress.cancelled()) return;
                            std::uint32_t* const first = out.points.data() + out.starts[place];
                            const std::size_t count = out.starts[place + 1] - out.starts[place];
                            if (count < 2) continue;
                            records.clear();
                            for (std::size_t k = 0; k < count; ++k) {
                                const Shifted s(points[first[k]], frame);
                                records.push_back({s.x, s.y, s.weight, first[k]});
                            }
                            std::sort(records.begin(), records.end());
                            for (std::size_t k = 0; k < count; ++k)
                                first[k] = records[k].index;
                        }
                    }) &&
           !progress.cancelled();
}

/// Tells the processor what is read soon.
inline void prefetch(const void* what) {
#if defined(__GNUC__)
    __builtin_prefetch(what);
#else
    static_cast<void>(what);
#endif
}

/// Some consecutive points of one tile, side by side in memory, and where its buckets begin.
struct Gathered {
    std::vector<double> x, y, weight;
    std::vector<std::size_t> starts;

    /// Points [from, to) of the order, of the buckets [firstBucket, endBucket) of a tile whose
    /// first is at `place`. Several at one position become one.
    void take(std::span<const WeightedPoint> points,
              const Frame& frame,
              const Ordered& ordered,
              std::size_t place,
              std::int64_t firstBucket,
              std::int64_t endBucket,
              std::size_t from,
              std::size_t to) {
        x.clear();
        y.clear();
        weight.clear();
        starts.clear();
        for (std::int64_t bucket = firstBucket; bucket < endBucket; ++bucket) {
            starts.push_back(x.size());
            const std::size_t at = place + static_cast<std::size_t>(bucket);
            const std::size_t first = std::max<std::size_t>(from, ordered.starts[at]);
            const std::size_t end = std::min<std::size_t>(to, ordered.starts[at + 1]);
            for (std::size_t k = first; k < end; ++k) {
                prefetch(points.data() + ordered.points[std::min(k + 24, to - 1)]);
                const Shifted s(points[ordered.points[k]], frame);
                if (k > first && s.x == x.back() && s.y == y.back()) {
                    weight.back() += s.weight;
                    continue;
                }
                x.push_back(s.x);
                y.push_back(s.y);
                weight.push_back(s.weight);
            }
        }
        starts.push_back(x.size());
    }
};

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
    if (points.size() > std::numeric_limits<std::uint32_t>::max())
        return Error{ErrorCode::InvalidArgument,
                     {"There are more than four thousand million points.", "点数超过四十亿。"},
                     {}};
    if (progress.cancelled()) return cancelledError();

    const TilePlan plan = planTiles(options);
    Ordered ordered;
    if (!order(points, frame, options, plan, progress, ordered)) return cancelledError();
    progress.report(0.1);

    Surface surface;
    surface.minX = frame.minX;
    surface.maxY = frame.maxY;
    surface.cellMetres = cell;
    surface.columns = frame.columns;
    surface.rows = frame.rows;
    surface.values.assign(static_cast<std::size_t>(cells), 0.0);

    // Strips of rows are the pieces of work; segments of columns keep the sums in the cache.
    const double scale = 1e6 / (h * h) * peakOf(options.kernel);
    const double around = std::min(reachMetres(options) / cell, 1e15);
    const std::size_t stripRows = around < 80 ? 32 : 64;
    constexpr int segmentColumns = 4096;
    const int widest = static_cast<int>(std::min<double>(
        std::min(frame.columns, segmentColumns), 2 * around + static_cast<double>(plan.cells) + 4));
    const auto stride = static_cast<std::size_t>(frame.columns);

    const auto strip = [&](std::size_t firstRow, std::size_t endRow) {
        TileSums sums(options, plan, widest);
        Gathered gathered;
        const auto bucketsFrom = [&](std::size_t row) {
            return ordered.bucketOf(static_cast<double>(row) + 0.499 - around);
        };
        const auto bucketsTo = [&](std::size_t row) {
            return ordered.bucketOf(static_cast<double>(row) - 0.499 + around) + 1;
        };
        const std::int64_t firstBucket = bucketsFrom(firstRow), endBucket = bucketsTo(endRow);
        for (int segment = 0; segment < frame.columns; segment += segmentColumns)
            for (std::int64_t t = 0; t < ordered.tiles; ++t) {
                const auto tileFirst = static_cast<double>((ordered.firstTile + t) * plan.cells);
                TilePlace place;
                place.centre = (ordered.firstTile + t) * plan.cells + plan.cells / 2;
                const auto column = [&](double value) {
                    return static_cast<int>(
                        std::clamp<double>(value, segment,
                                           static_cast<double>(std::min(
                                               static_cast<std::int64_t>(segment) + segmentColumns,
                                               static_cast<std::int64_t>(frame.columns)))));
                };
                place.first = column(std::floor(tileFirst - around) - 1);
                place.end =
                    column(std::ceil(tileFirst + static_cast<double>(plan.cells) + around) + 1);
                if (place.first >= place.end) continue;
                const auto tilePlace = static_cast<std::size_t>(t * ordered.buckets);
                const std::size_t end =
                    ordered.starts[tilePlace + static_cast<std::size_t>(endBucket)];
                for (std::size_t from =
                         ordered.starts[tilePlace + static_cast<std::size_t>(firstBucket)];
                     from < end; from += mostGathered) {
                    if (progress.cancelled()) return;
                    gathered.take(points, frame, ordered, tilePlace, firstBucket, endBucket, from,
                                  std::min(end, from + mostGathered));
                    for (std::size_t row = firstRow; row < endRow; row += TileSums::rows) {
                        const std::size_t rowEnd = std::min(row + TileSums::rows, endRow);
                        std::size_t k =
                            gathered
                                .starts[static_cast<std::size_t>(bucketsFrom(row) - firstBucket)];
                        const std::size_t last =
                            gathered
                                .starts[static_cast<std::size_t>(bucketsTo(rowEnd) - firstBucket)];
                        if (k == last) continue;
                        place.firstRowY = (static_cast<double>(row) + 0.5) * cell;
                        while (k < last) {
                            if (progress.cancelled()) return;
                            const std::size_t count = std::min(pollEvery, last - k);
                            sums.add({gathered.x.data() + k, gathered.y.data() + k,
                                      gathered.weight.data() + k, count},
                                     place);
                            k += count;
                        }
                        sums.finish(place, static_cast<int>(rowEnd - row), scale,
                                    surface.values.data() + row * stride, stride);
                    }
                }
            }
    };
    const bool isWhole = inPieces(static_cast<std::size_t>(frame.rows), stripRows, options.threads,
                                  progress.sub(0.1, 1), strip);
    if (!isWhole || progress.cancelled()) return cancelledError();
    progress.report(1);
    return surface;
}

}  // namespace hetu::analysis
