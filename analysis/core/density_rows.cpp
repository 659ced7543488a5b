#include "analysis/core/density_rows.h"

#include <algorithm>
#include <cmath>
#include <cstring>

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

namespace hetu::analysis {
namespace {

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
                               const RowShape& shape,
                               RowWork& work,
                               double* values) {
    const auto& [h, cell, block, columns, scale] = shape;
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

}  // namespace

RowWork::RowWork(const RowShape& shape) {
    const double cell = shape.cellMetres;
    const int block = shape.block, blocks = (shape.columns + block - 1) / block;
    for (int j = 0; j < blocks * block; ++j)
        xs.push_back((j + 0.5) * cell);
    for (int b = 0; b < blocks + 4; ++b)
        centres.push_back((b + 0.5) * block * cell);
    direct.resize(xs.size());
    for (auto& sum : sums)
        sum.resize(centres.size());
}

void RowWork::clear() {
    std::fill(direct.begin(), direct.end(), 0.0);
    for (auto& sum : sums)
        std::fill(sum.begin(), sum.end(), 0.0);
}

HETU_WIDE void quarticRow(const RowPoints& points,
                          const RowShape& shape,
                          RowWork& work,
                          double* values) {
    polynomialRow<Kernel::Quartic>(points, shape, work, values);
}
HETU_WIDE void epanechnikovRow(const RowPoints& points,
                               const RowShape& shape,
                               RowWork& work,
                               double* values) {
    polynomialRow<Kernel::Epanechnikov>(points, shape, work, values);
}
HETU_WIDE void uniformRow(const RowPoints& points,
                          const RowShape& shape,
                          RowWork& work,
                          double* values) {
    polynomialRow<Kernel::Uniform>(points, shape, work, values);
}

// ---- triangular and Gaussian: cell by cell ------------------------------------------------------

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

// From the cell nearest to x outwards, each is the one before times a factor that itself changes by
// a constant factor; two hundred such steps keep twelve digits.
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

}  // namespace hetu::analysis
