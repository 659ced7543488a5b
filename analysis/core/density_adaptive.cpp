#include "analysis/core/density_adaptive.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>

#include "layers/base/parallel.h"
#include "layers/base/wide.h"
#include "layers/index/nearest_neighbours.h"
#include "layers/index/spatial_order.h"

namespace hetu::analysis {
namespace {

/// K(0)
double peakOf(Kernel kernel) {
    using std::numbers::pi;
    switch (kernel) {
        case Kernel::Quartic:
        case Kernel::Triangular:
            return 3 / pi;
        case Kernel::Epanechnikov:
            return 2 / pi;
        case Kernel::Uniform:
            return 1 / pi;
        case Kernel::Gaussian:
            return 1 / (2 * pi * (1 - std::exp(-12.5)));
    }
    return 0;
}

double reachOf(Kernel kernel, double bandwidth) {
    return reachMetres({.bandwidthMetres = bandwidth, .kernel = kernel});
}

Status checkPoints(std::span<const WeightedPoint> points) {
    for (const WeightedPoint& p : points)
        if (!std::isfinite(p.x) || !std::isfinite(p.y) || !std::isfinite(p.weight) || p.weight < 0)
            return Error{ErrorCode::InvalidArgument,
                         textOf("A point at {}, {} cannot have the weight {}.",
                                "位于 {}, {} 的点权重不能是 {}。", p.x, p.y, p.weight),
                         {"Positions are numbers, weights numbers from 0 upwards.",
                          "位置是数字，权重是不小于 0 的数。"}};
    return success();
}

Status checkBandwidth(double h) {
    if (h > 0 && std::isfinite(h)) return success();
    return Error{ErrorCode::InvalidArgument,
                 textOf("The search radius must be more than 0 m, not {}.",
                        "搜索半径必须大于 0 米，而不是 {}。", h),
                 {}};
}

/// into[j] += w K(d / h) / K(0) for cells [first, end) of a row at the height `dySquare` from the
/// point; cells beyond reach add 0.
HETU_WIDE void addQuartic(const double* xs,
                          int first,
                          int end,
                          double x,
                          double dySquare,
                          double g,
                          double w,
                          double* into) {
    const double base = 1 - dySquare * g;
    for (int j = first; j < end; ++j) {
        const double dx = xs[j] - x, t = base - dx * dx * g, u = t > 0 ? t : 0;
        into[j] += w * (u * u);
    }
}
HETU_WIDE void addEpanechnikov(const double* xs,
                               int first,
                               int end,
                               double x,
                               double dySquare,
                               double g,
                               double w,
                               double* into) {
    const double base = 1 - dySquare * g;
    for (int j = first; j < end; ++j) {
        const double dx = xs[j] - x, t = base - dx * dx * g;
        into[j] += w * (t > 0 ? t : 0);
    }
}
HETU_WIDE void addTriangle(const double* xs,
                           int first,
                           int end,
                           double x,
                           double dySquare,
                           double perH,
                           double w,
                           double* into) {
    for (int j = first; j < end; ++j) {
        const double dx = xs[j] - x, t = 1 - std::sqrt(dx * dx + dySquare) * perH;
        into[j] += w * (t > 0 ? t : 0);
    }
}
HETU_WIDE void addUniform(const double* xs,
                          int first,
                          int end,
                          double x,
                          double dySquare,
                          double limit,
                          double w,
                          double* into) {
    for (int j = first; j < end; ++j) {
        const double dx = xs[j] - x;
        into[j] += dx * dx + dySquare <= limit ? w : 0;
    }
}
HETU_WIDE void addProduct(const double* along, int first, int end, double w, double* into) {
    for (int j = first; j < end; ++j)
        into[j] += w * along[j];
}

/// The sum of w K(d / h) / K(0) over a run of points.
constexpr std::size_t lanes = 8;
struct Run {
    const double *x, *y, *weight;
    std::size_t count;
};

template <class Value>
inline __attribute__((always_inline)) double sumOver(const Run& run, Value value) {
    std::array<double, lanes> sums{};
    std::size_t k = 0;
    for (; k + lanes <= run.count; k += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += run.weight[k + lane] * value(run.x[k + lane], run.y[k + lane]);
    double sum = 0;
    for (; k < run.count; ++k)
        sum += run.weight[k] * value(run.x[k], run.y[k]);
    return std::accumulate(sums.begin(), sums.end(), sum);
}

HETU_WIDE double sumQuartic(const Run& run, double x, double y, double g) {
    return sumOver(
        run, [=](double px, double py) __attribute__((always_inline)) {
            const double dx = px - x, dy = py - y, t = 1 - (dx * dx + dy * dy) * g,
                         u = t > 0 ? t : 0;
            return u * u;
        });
}
HETU_WIDE double sumEpanechnikov(const Run& run, double x, double y, double g) {
    return sumOver(
        run, [=](double px, double py) __attribute__((always_inline)) {
            const double dx = px - x, dy = py - y, t = 1 - (dx * dx + dy * dy) * g;
            return t > 0 ? t : 0;
        });
}
HETU_WIDE double sumTriangular(const Run& run, double x, double y, double perH) {
    return sumOver(
        run, [=](double px, double py) __attribute__((always_inline)) {
            const double dx = px - x, dy = py - y, t = 1 - std::sqrt(dx * dx + dy * dy) * perH;
            return t > 0 ? t : 0;
        });
}
HETU_WIDE double sumUniform(const Run& run, double x, double y, double limit) {
    return sumOver(
        run, [=](double px, double py) __attribute__((always_inline)) {
            const double dx = px - x, dy = py - y;
            return dx * dx + dy * dy <= limit ? 1.0 : 0.0;
        });
}
double sumGaussian(const Run& run, double x, double y, double h) {
    const double g = 1 / (2 * h * h), limit = 25 * h * h;
    double sum = 0;
    for (std::size_t k = 0; k < run.count; ++k) {
        const double dx = run.x[k] - x, dy = run.y[k] - y, square = dx * dx + dy * dy;
        if (square <= limit) sum += run.weight[k] * std::exp(-square * g);
    }
    return sum;
}

double sumOf(Kernel kernel, const Run& run, double x, double y, double h) {
    switch (kernel) {
        case Kernel::Quartic:
            return sumQuartic(run, x, y, 1 / (h * h));
        case Kernel::Epanechnikov:
            return sumEpanechnikov(run, x, y, 1 / (h * h));
        case Kernel::Triangular:
            return sumTriangular(run, x, y, 1 / h);
        case Kernel::Uniform:
            return sumUniform(run, x, y, h * h);
        case Kernel::Gaussian:
            return sumGaussian(run, x, y, h);
    }
    return 0;
}

/// Points halved again and again along the longer side of their box, with the sums of each box
/// from which its quartic, Epanechnikov or uniform kernels follow at once wherever the whole box
/// lies within reach.
class SumTree {
public:
    explicit SumTree(std::span<const WeightedPoint> points) {
        std::vector<WeightedPoint> sorted(points.begin(), points.end());
        // Nothing but the points decides the order of the sums.
        std::sort(sorted.begin(), sorted.end(), [](const WeightedPoint& a, const WeightedPoint& b) {
            if (a.y != b.y) return a.y < b.y;
            return a.x != b.x ? a.x < b.x : a.weight < b.weight;
        });
        std::size_t kept = 0;
        for (const WeightedPoint& p : sorted)
            if (kept > 0 && sorted[kept - 1].x == p.x && sorted[kept - 1].y == p.y)
                sorted[kept - 1].weight += p.weight;
            else
                sorted[kept++] = p;
        sorted.resize(kept);
        if (sorted.empty()) return;
        m_origin = {sorted.front().x, sorted.front().y};
        for (WeightedPoint& p : sorted) {
            p.x -= m_origin.x;
            p.y -= m_origin.y;
        }
        m_nodes.reserve(2 * kept / (leaf / 2) + 2);
        build(sorted, 0, kept);
        m_x.reserve(kept);
        m_y.reserve(kept);
        m_weight.reserve(kept);
        for (const WeightedPoint& p : sorted) {
            m_x.push_back(p.x);
            m_y.push_back(p.y);
            m_weight.push_back(p.weight);
        }
    }

    /// The sum of w K(d / h) / K(0)
    [[nodiscard]] double sum(Point place, Kernel kernel, double h) const {
        const double x = place.x - m_origin.x, y = place.y - m_origin.y;
        if (m_nodes.empty()) return 0;
        const double reach = reachOf(kernel, h), limit = reach * reach;
        // A box counts as within reach only where no rounding could put a corner beyond.
        const double surely = limit * (1 - 1e-12);
        double total = 0;
        std::array<std::uint32_t, 128> stack{};
        std::size_t height = 1;
        while (height > 0) {
            const Node& node = m_nodes[stack[--height]];
            const double left = node.minX - x, right = node.maxX - x;
            const double low = node.minY - y, high = node.maxY - y;
            const double nearX = std::max({left, -right, 0.0}), nearY = std::max({low, -high, 0.0});
            if (nearX * nearX + nearY * nearY > limit) continue;
            const double farX = std::max(-left, right), farY = std::max(-low, high);
            const bool isWithin = farX * farX + farY * farY <= surely;
            if (isWithin && node.count > leaf / 2 && kernel != Kernel::Gaussian &&
                kernel != Kernel::Triangular)
                total += fromSums(node, kernel, x, y, 1 / (h * h));
            else if (isWithin || node.second == 0)
                total += sumOf(kernel,
                               {m_x.data() + node.first, m_y.data() + node.first,
                                m_weight.data() + node.first, node.count},
                               x, y, h);
            else {
                stack[height++] = node.second;
                stack[height++] = static_cast<std::uint32_t>(&node - m_nodes.data()) + 1;
            }
        }
        return total;
    }

private:
    static constexpr std::size_t leaf = 32;

    struct Node {
        double minX, minY, maxX, maxY;
        std::size_t first, count;
        std::uint32_t second = 0;  ///< of the two halves; the first one follows; 0: a leaf
        /// Sums of the weights times powers of (x, y) about the middle of the box, r^2 = x^2 + y^2:
        /// 1, x, y, x^2, x y, y^2, x r^2, y r^2, r^4.
        std::array<double, 9> sums{};
    };

    void build(std::vector<WeightedPoint>& points, std::size_t first, std::size_t end) {
        const std::size_t at = m_nodes.size();
        m_nodes.push_back({points[first].x, points[first].y, points[first].x, points[first].y,
                           first, end - first});
        Node& node = m_nodes.back();
        for (std::size_t i = first; i < end; ++i) {
            node.minX = std::min(node.minX, points[i].x);
            node.maxX = std::max(node.maxX, points[i].x);
            node.minY = std::min(node.minY, points[i].y);
            node.maxY = std::max(node.maxY, points[i].y);
        }
        const double middleX = (node.minX + node.maxX) / 2, middleY = (node.minY + node.maxY) / 2;
        for (std::size_t i = first; i < end; ++i) {
            const double x = points[i].x - middleX, y = points[i].y - middleY, w = points[i].weight;
            const double square = x * x + y * y;
            const double terms[] = {1,     x,          y,          x * x,          x * y,
                                    y * y, x * square, y * square, square * square};
            for (std::size_t k = 0; k < node.sums.size(); ++k)
                node.sums[k] += w * terms[k];
        }
        if (end - first <= leaf) return;
        const bool alongX = node.maxX - node.minX > node.maxY - node.minY;
        const std::size_t half = first + (end - first) / 2;
        const auto position = [&](std::size_t i) {
            return points.begin() + static_cast<std::ptrdiff_t>(i);
        };
        std::nth_element(position(first), position(half), position(end),
                         [alongX](const WeightedPoint& a, const WeightedPoint& b) {
                             if (alongX) return a.x != b.x ? a.x < b.x : a.y < b.y;
                             return a.y != b.y ? a.y < b.y : a.x < b.x;
                         });
        build(points, first, half);
        m_nodes[at].second = static_cast<std::uint32_t>(m_nodes.size());
        build(points, half, end);
    }

    /// With v from the middle of the box to the place and d from there to a point:
    /// 1 - |v - d|^2 / h^2 = a + 2 g v.d - g |d|^2, a = 1 - g |v|^2, g = 1 / h^2.
    static double fromSums(const Node& node, Kernel kernel, double x, double y, double g) {
        const auto& [s, sx, sy, sxx, sxy, syy, sxr, syr, srr] = node.sums;
        if (kernel == Kernel::Uniform) return s;
        const double vx = x - (node.minX + node.maxX) / 2, vy = y - (node.minY + node.maxY) / 2;
        const double a = 1 - g * (vx * vx + vy * vy), along = vx * sx + vy * sy;
        if (kernel == Kernel::Epanechnikov) return a * s + g * (2 * along - (sxx + syy));
        return a * a * s + 2 * a * g * (2 * along - (sxx + syy)) +
               g * g *
                   (4 * (vx * vx * sxx + 2 * vx * vy * sxy + vy * vy * syy) + srr -
                    4 * (vx * sxr + vy * syr));
    }

    Point m_origin;
    std::vector<Node> m_nodes;
    std::vector<double> m_x, m_y, m_weight;
};

/// A point relative to the frame. The sum is made in the order of these, which nothing but the
/// points decides.
struct OwnPoint {
    double y, x, bandwidth, weight;
    friend auto operator<=>(const OwnPoint&, const OwnPoint&) = default;
};

}  // namespace

Result<Surface> adaptiveDensity(std::span<const WeightedPoint> points,
                                std::span<const double> bandwidths,
                                const Frame& frame,
                                const DensityOptions& options,
                                const Progress& progress) {
    if (bandwidths.size() != points.size())
        return Error{ErrorCode::InvalidArgument,
                     textOf("There are {} search radii for {} points.", "{} 个半径对不上 {} 个点。",
                            bandwidths.size(), points.size()),
                     {}};
    HETU_CHECK(checkPoints(points));
    for (const double h : bandwidths)
        HETU_CHECK(checkBandwidth(h));
    // The frame and the cell are checked, and the surface is made, by the sum over no points.
    DensityOptions empty = options;
    empty.bandwidthMetres = std::max(options.bandwidthMetres, options.cellMetres);
    HETU_TRY(Surface surface, kernelDensity({}, frame, empty, progress.sub(0, 0)));

    const double cell = frame.columns > 0 ? options.cellMetres : 1;
    const Kernel kernel = options.kernel;
    std::vector<OwnPoint> own;
    own.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const OwnPoint p{frame.maxY - points[i].y, points[i].x - frame.minX, bandwidths[i],
                         points[i].weight};
        const double reach = reachOf(kernel, p.bandwidth);
        if (p.weight > 0 && p.x > -reach && p.x < frame.columns * cell + reach && p.y > -reach &&
            p.y < frame.rows * cell + reach)
            own.push_back(p);
    }
    std::sort(own.begin(), own.end());
    // Several at one place become one.
    std::size_t kept = 0;
    for (const OwnPoint& p : own)
        if (kept > 0 && own[kept - 1].y == p.y && own[kept - 1].x == p.x &&
            own[kept - 1].bandwidth == p.bandwidth)
            own[kept - 1].weight += p.weight;
        else
            own[kept++] = p;
    own.resize(kept);
    if (progress.cancelled()) return cancelledError();

    // Which points are felt in each piece of rows.
    constexpr std::size_t piece = 16;
    const auto rows = static_cast<std::size_t>(frame.rows);
    const std::size_t pieces = (rows + piece - 1) / piece;
    const auto piecesOf = [&](const OwnPoint& p, const auto& visit) {
        const double reach = reachOf(kernel, p.bandwidth), height = cell * piece;
        const auto last = static_cast<double>(pieces - 1);
        const auto from =
            static_cast<std::size_t>(std::clamp(std::floor((p.y - reach) / height), 0.0, last));
        const auto to =
            static_cast<std::size_t>(std::clamp(std::floor((p.y + reach) / height), 0.0, last));
        for (std::size_t k = from; k <= to; ++k)
            visit(k);
    };
    std::vector<std::size_t> starts(pieces + 1, 0);
    for (const OwnPoint& p : own)
        piecesOf(p, [&](std::size_t k) { ++starts[k + 1]; });
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> felt(starts.back());
    std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
    for (std::size_t i = 0; i < own.size(); ++i)
        piecesOf(own[i], [&](std::size_t k) { felt[next[k]++] = static_cast<std::uint32_t>(i); });

    std::vector<double> xs(static_cast<std::size_t>(frame.columns));
    for (std::size_t j = 0; j < xs.size(); ++j)
        xs[j] = (static_cast<double>(j) + 0.5) * cell;
    const double peak = 1e6 * peakOf(kernel);
    const auto columnAt = [&](double x) {
        return static_cast<int>(std::clamp(x / cell, 0.0, static_cast<double>(frame.columns)));
    };
    const bool isWhole = inPieces(
        pieces, 1, options.threads, progress.sub(0.1, 1), [&](std::size_t at, std::size_t) {
            std::vector<double> along(kernel == Kernel::Gaussian ? xs.size() : 0);
            const std::size_t fromRow = at * piece, toRow = std::min(rows, fromRow + piece);
            for (std::size_t k = starts[at]; k < starts[at + 1]; ++k) {
                if (progress.cancelled()) return;
                const OwnPoint& p = own[felt[k]];
                const double h = p.bandwidth, reach = reachOf(kernel, h), limit = reach * reach;
                const double w = p.weight * (peak / (h * h));
                if (kernel == Kernel::Gaussian) {
                    const int end = columnAt(p.x + reach + cell);
                    for (int j = columnAt(p.x - reach - cell); j < end; ++j) {
                        const double u = (xs[static_cast<std::size_t>(j)] - p.x) / h;
                        along[static_cast<std::size_t>(j)] = std::exp(-u * u / 2);
                    }
                }
                for (std::size_t row = fromRow; row < toRow; ++row) {
                    const double dy = (static_cast<double>(row) + 0.5) * cell - p.y;
                    const double dySquare = dy * dy, left = limit - dySquare;
                    if (left < 0) continue;
                    const double half = std::sqrt(left);
                    int first = columnAt(p.x - half - cell), end = columnAt(p.x + half + cell);
                    double* const into = surface.values.data() + row * xs.size();
                    switch (kernel) {
                        case Kernel::Quartic:
                            addQuartic(xs.data(), first, end, p.x, dySquare, 1 / (h * h), w, into);
                            break;
                        case Kernel::Epanechnikov:
                            addEpanechnikov(xs.data(), first, end, p.x, dySquare, 1 / (h * h), w,
                                            into);
                            break;
                        case Kernel::Triangular:
                            addTriangle(xs.data(), first, end, p.x, dySquare, 1 / h, w, into);
                            break;
                        case Kernel::Uniform:
                            addUniform(xs.data(), first, end, p.x, dySquare, limit, w, into);
                            break;
                        case Kernel::Gaussian: {
                            // Here what lies beyond reach does not vanish by itself.
                            const auto isBeyond = [&](int j) {
                                const double dx = xs[static_cast<std::size_t>(j)] - p.x;
                                return dx * dx + dySquare > limit;
                            };
                            while (first < end && isBeyond(first))
                                ++first;
                            while (end > first && isBeyond(end - 1))
                                --end;
                            addProduct(along.data(), first, end,
                                       w * std::exp(-dySquare / (2 * h * h)), into);
                            break;
                        }
                    }
                }
            }
        });
    if (!isWhole || progress.cancelled()) return cancelledError();
    return surface;
}

Result<std::vector<double>> densityAt(std::span<const WeightedPoint> points,
                                      std::span<const Point> places,
                                      const DensityOptions& options,
                                      const Progress& progress) {
    HETU_CHECK(checkPoints(points));
    HETU_CHECK(checkBandwidth(options.bandwidthMetres));
    if (progress.cancelled()) return cancelledError();
    std::vector<double> density(places.size(), 0.0);
    const SumTree tree(points);
    const double h = options.bandwidthMetres;
    const double scale = 1e6 * peakOf(options.kernel) / (h * h);
    // Places near each other climb the same branches, which then are in the cache.
    const std::vector<std::uint32_t> path = spatialOrder(places).positions;
    const bool isWhole =
        inPieces(path.size(), 64, options.threads, progress, [&](std::size_t from, std::size_t to) {
            for (std::size_t k = from; k < to; ++k) {
                if (progress.cancelled()) return;
                density[path[k]] = scale * tree.sum(places[path[k]], options.kernel, h);
            }
        });
    if (!isWhole || progress.cancelled()) return cancelledError();
    return density;
}

std::vector<double> abramsonBandwidths(std::span<const WeightedPoint> points,
                                       std::span<const double> pilot,
                                       double bandwidthMetres,
                                       double least) {
    // In the order of the logarithms, so that the mean does not depend on the order of the points.
    std::vector<std::pair<double, double>> logs;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (points[i].weight > 0 && pilot[i] > 0)
            logs.emplace_back(std::log(pilot[i]), points[i].weight);
    std::sort(logs.begin(), logs.end());
    double sum = 0, weights = 0;
    for (const auto& [log, weight] : logs) {
        sum += weight * log;
        weights += weight;
    }
    const double mean = weights > 0 ? sum / weights : 0;
    std::vector<double> bandwidths(points.size(), bandwidthMetres);
    for (std::size_t i = 0; i < points.size(); ++i)
        if (pilot[i] > 0)
            bandwidths[i] = std::max(
                least, bandwidthMetres *
                           std::min(widestBandwidth, std::exp((mean - std::log(pilot[i])) / 2)));
    return bandwidths;
}

Result<std::vector<double>> nearestBandwidths(std::span<const WeightedPoint> points,
                                              std::size_t k,
                                              double bandwidthMetres,
                                              double least,
                                              const Progress& progress) {
    std::vector<Point> positions;
    positions.reserve(points.size());
    for (const WeightedPoint& p : points)
        positions.push_back({p.x, p.y});
    HETU_TRY(const NearestNeighbours nearest,
             nearestNeighbours(positions, {.k = k, .withDistances = true}, progress));
    std::vector<double> bandwidths(points.size(), std::max(least, bandwidthMetres));
    if (nearest.count == 0) return bandwidths;
    for (std::size_t i = 0; i < points.size(); ++i)
        bandwidths[i] = std::max(least, std::min(widestBandwidth * bandwidthMetres,
                                                 nearest.distances[(i + 1) * nearest.count - 1]));
    return bandwidths;
}

}  // namespace hetu::analysis
