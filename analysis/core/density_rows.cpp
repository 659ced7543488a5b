#include "analysis/core/density_rows.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "layers/base/wide.h"

// Each loop is compiled three times: for AVX-512, for AVX2 and for any processor; which one runs is
// chosen when it is called. All do the same operations in the same order (this file is compiled
// without fused multiply-add), so all give the same bits.
#if defined(__GNUC__) && defined(__x86_64__)
#define HETU_HAS_VARIANTS 1
#endif

namespace hetu::analysis {
namespace {

/// Eight numbers at once, in as many registers as the processor needs for them.
using Eight = double __attribute__((vector_size(8 * sizeof(double))));
using EightInts = std::int32_t __attribute__((vector_size(8 * sizeof(std::int32_t))));
using EightBits = std::int64_t __attribute__((vector_size(8 * sizeof(std::int64_t))));

constexpr int lanes = 8;
constexpr Eight zero{0, 0, 0, 0, 0, 0, 0, 0};
constexpr Eight ramp{0, 1, 2, 3, 4, 5, 6, 7};

HETU_INLINE void load(Eight& into, const double* from) {
    std::memcpy(&into, from, sizeof into);
}
HETU_INLINE void store(double* into, const Eight& from) {
    std::memcpy(into, &from, sizeof from);
}
/// The nearest whole number.
HETU_INLINE void round(Eight& value) {
    constexpr double shift = 0x1.8p52;
    value = (value + shift) - shift;
}
/// exp(value) for -700 < value <= 0, within 2e-15 of it.
HETU_INLINE void exponential(Eight& value) {
    constexpr double shift = 0x1.8p52;
    const Eight shifted = value * 0x1.71547652b82fep0 + shift, whole = shifted - shift;
    const Eight rest = (value - whole * 0x1.62e42feep-1) - whole * 0x1.a39ef35793c76p-33;
    Eight sum = zero + 1.0 / 479001600;
    for (const double inverse :
         {1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720,
          1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1.0, 1.0})
        sum = sum * rest + inverse;
    EightBits bits, power;
    std::memcpy(&bits, &sum, sizeof bits);
    std::memcpy(&power, &shifted, sizeof power);
    bits += power << 52;  // the low bits of `shifted` are the whole number
    std::memcpy(&value, &bits, sizeof value);
}

// ---- two events for each point and row ----------------------------------------------------------
//
// In units of the bandwidth, with the centre of the tile as origin (e: the point, t: a cell,
// b = 1 - dy^2 - e^2), a point adds to each cell of its chord of a row
//
//     Epanechnikov   w (1 - dy^2 - (t - e)^2)  = w (b + 2 e t - t^2)
//     quartic        the square of the bracket = w (b^2 + 4 b e t + (4 e^2 - 2 b) t^2
//                                                   - 4 e t^3 + t^4)
//     uniform        w
//     Gaussian       w exp(-dy^2 / 2) exp(-(t - e)^2 / 2)
//                    = w exp(-dy^2 / 2) sum_k e^k / sqrt(k!) psi_k(t),
//                    psi_k(t) = He_k(t) exp(-t^2 / 2) / sqrt(k!)   (Hermite polynomials)
//
// so that what it adds is a few coefficients, the same all along the chord. A chord that contains
// the centre of the tile puts them at its west end, for the cells from there to the centre, and at
// its east end, for the cells from there back to the centre. Running sums towards the centre give
// the coefficients of every cell. Nothing is ever taken away again, so no error builds up, and a
// cell that no chord reaches is exactly 0. The few chords that miss the centre (they are shorter
// than the tile) are added cell by cell.
//
// |e| <= 1/2 for all kernels, |t| <= 3/2 for the polynomials: the terms of the sum are together at
// most 25 w. The Gaussian stops after k = 15; as |He_k(t)| exp(-t^2 / 4) <= 1.09 sqrt(k!), what is
// left out is below 1.09 sum_(k >= 16) 2^-k / sqrt(k!) < 5e-12.

constexpr int gaussianTerms = 16;

constexpr int slotDoubles(Kernel kernel) {
    switch (kernel) {
        case Kernel::Quartic:
            return 8;
        case Kernel::Epanechnikov:
            return 4;
        case Kernel::Gaussian:
            return gaussianTerms;
        default:
            return 1;
    }
}

/// 1 / sqrt(k!)
constexpr double inverseRootsOfFactorials[gaussianTerms] = {1.0,
                                                            1.0,
                                                            0.70710678118654752440,
                                                            0.40824829046386301637,
                                                            0.20412414523193150818,
                                                            0.091287092917527685576,
                                                            0.037267799624996494940,
                                                            0.014085904245475276258,
                                                            0.0049801192055599729730,
                                                            0.0016600397351866576577,
                                                            0.00052495065695726001427,
                                                            0.00015827857841616382770,
                                                            0.000045691089927761734530,
                                                            0.000012672428274337012190,
                                                            0.0000033868490172126470360,
                                                            8.7448065361071720000e-7};

/// Each of the numbers for every one of eight rows of some points.
struct Batch {
    static constexpr int most = 16;           // points
    alignas(64) double half[most * lanes];    ///< half the chord, metres
    alignas(64) double factor[most * lanes];  ///< b, or the Gaussian along y
    alignas(64) std::int32_t west[most * lanes], east[most * lanes];  ///< columns or slots
    alignas(64) std::int64_t isShort[most * lanes];
};

/// A point at exactly the reach counts where the kernel is not 0 there.
constexpr bool reachCounts(Kernel kernel) {
    return kernel == Kernel::Uniform || kernel == Kernel::Gaussian;
}

template <Kernel kernel>
HETU_INLINE void keepWithin(Eight& values, const Eight& square, double limit) {
    if constexpr (reachCounts(kernel))
        values = square <= limit ? values : zero;
    else
        values = square < limit ? values : zero;
}

/// Adds one chord of one row cell by cell. [first, end): columns, at least those of the chord.
template <Kernel kernel>
HETU_INLINE void addCells(const TileSums::Work& work,
                          int first,
                          int end,
                          double x,
                          double dySquare,
                          double w,
                          double along,
                          double* row) {
    const auto& [h, cell, limit, slotStride, cellStride] = work.shape;
    const double g = 1 / (h * h);
    const double base = (limit - dySquare) * g;
    const double* const xs = work.xs.data();
    for (int j = first; j < end; j += lanes) {
        Eight dx, sum, add;
        load(dx, xs + j);
        load(sum, row + j);
        dx -= x;
        const Eight square = dx * dx;
        if constexpr (kernel == Kernel::Uniform) {
            add = zero + w;
        } else if constexpr (kernel == Kernel::Gaussian) {
            add = square * (-0.5 * g);
            exponential(add);
            add *= w * along;
        } else {
            add = base - square * g;
            add = add > zero ? add : zero;
            if constexpr (kernel == Kernel::Quartic) add *= add;
            add *= w;
        }
        keepWithin<kernel>(add, square + dySquare, limit);
        sum += add;
        store(row + j, sum);
    }
}

template <Kernel kernel>
HETU_INLINE void chordsOf(const TilePoints& points,
                          std::size_t start,
                          int count,
                          const TilePlace& place,
                          const TileSums::Shape& shape,
                          Batch& batch) {
    const double limit = shape.limit, g = 1 / (shape.h * shape.h);
    const Eight rowY = place.firstRowY + ramp * shape.cell;
    const double originX = static_cast<double>(place.centre) * shape.cell;
    for (int k = 0; k < count; ++k) {
        const Eight dy = rowY - points.y[start + static_cast<std::size_t>(k)];
        const Eight left = limit - dy * dy;
        store(batch.half + k * lanes, left > zero ? left : zero);
        if constexpr (kernel == Kernel::Quartic || kernel == Kernel::Epanechnikov) {
            const double e = (points.x[start + static_cast<std::size_t>(k)] - originX) / shape.h;
            store(batch.factor + k * lanes, left * g - e * e);
        }
        if constexpr (kernel == Kernel::Gaussian) {
            Eight value = dy * dy * (-0.5 * g);
            value = left < zero ? zero : value;  // keeps the argument in range
            exponential(value);
            store(batch.factor + k * lanes, value);
        }
    }
    double* const half = batch.half;
    for (int i = 0; i < count * lanes; ++i)
        half[i] = __builtin_sqrt(half[i]);
}

template <Kernel kernel>
HETU_INLINE void addEvents(const TilePoints& points, const TilePlace& place, TileSums::Work& work) {
    const auto& [h, cell, limit, slotStride, cellStride] = work.shape;
    const int cut =
        static_cast<int>(std::clamp<std::int64_t>(place.centre, place.first, place.end));
    const double perCell = 1 / cell;
    const double originX = static_cast<double>(place.centre) * cell;
    const Eight rowY = place.firstRowY + ramp * cell;
    const double cutColumn = cut, firstColumn = place.first, lastColumn = place.end - 1;
    // In each row of slots: the west ends, one for none, another for none, the east ends.
    constexpr int slot = slotDoubles(kernel);
    EightInts rowOffset;
    for (int r = 0; r < lanes; ++r)
        rowOffset[r] = r * slotStride - place.first * slot;
    double* const slots = work.slots.data()->values;

    Batch batch;
    for (std::size_t start = 0; start < points.count; start += Batch::most) {
        const int count =
            static_cast<int>(std::min<std::size_t>(Batch::most, points.count - start));
        chordsOf<kernel>(points, start, count, place, work.shape, batch);
        std::uint32_t withShort = 0;  // which points have a chord that misses the cut
        for (int k = 0; k < count; ++k) {
            const double x = points.x[start + static_cast<std::size_t>(k)];
            const Eight dy = rowY - points.y[start + static_cast<std::size_t>(k)];
            const Eight dySquare = dy * dy;
            Eight half;
            load(half, batch.half + k * lanes);
            half *= perCell;
            const double column = x * perCell - 0.5;
            // Whole columns next to the ends; the formula itself decides whether they belong.
            Eight west = column - half, east = column + half;
            round(west);
            round(east);
            const Eight westX = (west + 0.5) * cell - x, eastX = (east + 0.5) * cell - x;
            const Eight westSquare = westX * westX + dySquare;
            const Eight eastSquare = eastX * eastX + dySquare;
            if constexpr (reachCounts(kernel)) {
                west += westSquare <= limit ? zero : zero + 1.0;
                east -= eastSquare <= limit ? zero : zero + 1.0;
            } else {
                west += westSquare < limit ? zero : zero + 1.0;
                east -= eastSquare < limit ? zero : zero + 1.0;
            }
            const double outer = std::min(batch.half[k * lanes], batch.half[k * lanes + 7]);
            if (outer * perCell < std::fabs(column + 0.5 - cutColumn) + 2) {
                const EightBits misses = (west > cutColumn) | (east < cutColumn - 1);
                const EightBits isShort = misses & (west <= east);
                std::memcpy(batch.isShort + k * lanes, &isShort, sizeof isShort);
                withShort |= 1U << k;
                // Those put nothing at the cut.
                west = misses ? zero + cutColumn : west;
                east = misses ? zero + (cutColumn - 1) : east;
            }
            west = west < firstColumn ? zero + firstColumn : west;
            west = west > cutColumn ? zero + cutColumn : west;
            east = east < cutColumn - 1 ? zero + (cutColumn - 1) : east;
            east = east > lastColumn ? zero + lastColumn : east;
            const EightInts westSlot = __builtin_convertvector(west, EightInts) * slot + rowOffset;
            const EightInts eastSlot =
                (__builtin_convertvector(east, EightInts) + 2) * slot + rowOffset;
            std::memcpy(batch.west + k * lanes, &westSlot, sizeof westSlot);
            std::memcpy(batch.east + k * lanes, &eastSlot, sizeof eastSlot);
        }
        for (int k = 0; k < count; ++k) {
            const double w = points.weight[start + static_cast<std::size_t>(k)];
            const double e = (points.x[start + static_cast<std::size_t>(k)] - originX) / h;
            const std::int32_t* const west = batch.west + k * lanes;
            const std::int32_t* const east = batch.east + k * lanes;
            const double* const factor = batch.factor + k * lanes;
            if constexpr (kernel == Kernel::Quartic) {
                const double we = w * e;
                const Eight twice{w, 0, 0, 0, 0, 0, 0, 0}, once{0, 4 * we, -2 * w, 0, 0, 0, 0, 0},
                    none{0, 0, 4 * we * e, -4 * we, w, 0, 0, 0};
                for (int r = 0; r < lanes; ++r) {
                    const Eight add = (twice * factor[r] + once) * factor[r] + none;
                    Eight sum;
                    load(sum, slots + west[r]);
                    sum += add;
                    store(slots + west[r], sum);
                    load(sum, slots + east[r]);
                    sum += add;
                    store(slots + east[r], sum);
                }
            } else if constexpr (kernel == Kernel::Epanechnikov) {
                using Four = double __attribute__((vector_size(4 * sizeof(double))));
                const Four once{w, 0, 0, 0}, none{0, 2 * w * e, -w, 0};
                for (int r = 0; r < lanes; ++r) {
                    const Four add = once * factor[r] + none;
                    Four sum;
                    std::memcpy(&sum, slots + west[r], sizeof sum);
                    sum += add;
                    std::memcpy(slots + west[r], &sum, sizeof sum);
                    std::memcpy(&sum, slots + east[r], sizeof sum);
                    sum += add;
                    std::memcpy(slots + east[r], &sum, sizeof sum);
                }
            } else if constexpr (kernel == Kernel::Gaussian) {
                const double e2 = e * e, e4 = e2 * e2, e8 = e4 * e4;
                Eight low{1, e, 1, e, 1, e, 1, e}, high, roots;
                low *= Eight{1, 1, e2, e2, 1, 1, e2, e2};
                low *= Eight{1, 1, 1, 1, e4, e4, e4, e4};
                low *= w;
                high = low * e8;
                load(roots, inverseRootsOfFactorials);
                low *= roots;
                load(roots, inverseRootsOfFactorials + lanes);
                high *= roots;
                for (int r = 0; r < lanes; ++r) {
                    const Eight addLow = low * factor[r], addHigh = high * factor[r];
                    for (const std::int32_t at : {west[r], east[r]}) {
                        Eight sum;
                        load(sum, slots + at);
                        sum += addLow;
                        store(slots + at, sum);
                        load(sum, slots + at + lanes);
                        sum += addHigh;
                        store(slots + at + lanes, sum);
                    }
                }
            } else {
                for (int r = 0; r < lanes; ++r) {
                    slots[west[r]] += w;
                    slots[east[r]] += w;
                }
            }
        }
        for (; withShort; withShort &= withShort - 1) {
            const int k = __builtin_ctz(withShort);
            const double x = points.x[start + static_cast<std::size_t>(k)];
            for (int r = 0; r < lanes; ++r) {
                if (!batch.isShort[k * lanes + r]) continue;
                const double half = batch.half[k * lanes + r] * perCell;
                const double column = x * perCell - 0.5 - place.first;
                const double columns = place.end - place.first;
                const int first = static_cast<int>(std::clamp(column - half, 0.0, columns));
                const int end = static_cast<int>(std::clamp(column + half + 1.5, 0.0, columns));
                const double dy = rowY[r] - points.y[start + static_cast<std::size_t>(k)];
                addCells<kernel>(work, first, end, x, dy * dy,
                                 points.weight[start + static_cast<std::size_t>(k)],
                                 batch.factor[k * lanes + r], work.direct.data() + r * cellStride);
                work.hasDirect = true;
            }
        }
    }
}

/// Turns the slots of one row into values and clears them.
template <Kernel kernel>
HETU_INLINE void finishEvents(
    const TilePlace& place, int row, double scale, double* values, TileSums::Work& work) {
    const auto& [h, cell, limit, slotStride, cellStride] = work.shape;
    const int cut =
        static_cast<int>(std::clamp<std::int64_t>(place.centre, place.first, place.end)) -
        place.first;
    const int columns = place.end - place.first;
    constexpr int slot = slotDoubles(kernel);
    double* const slots = work.slots.data()->values + row * slotStride;
    const double originX = static_cast<double>(place.centre) * cell, perH = 1 / h;
    const double* const xs = work.xs.data();
    const double* const functions = work.functions.empty() ? nullptr : work.functions[0].values;
    for (const bool isWest : {true, false}) {
        const int begin = isWest ? 0 : columns - 1, end = isWest ? cut : cut - 1;
        const int step = isWest ? 1 : -1;
        Eight low = zero, high = zero;
        double single = 0;
        bool isReached = false;
        for (int j = begin; j != end; j += step) {
            double* const at = slots + (isWest ? j : j + 2) * slot;
            double value = 0;
            if constexpr (kernel == Kernel::Uniform) {
                single += at[0];
                at[0] = 0;
                value = single;
            } else {
                // The greatest power has the weight alone as its coefficient: 0 where nothing is.
                constexpr int sure = kernel == Kernel::Quartic    ? 4
                                     : kernel == Kernel::Gaussian ? 0
                                                                  : 2;
                if (at[sure] != 0) {
                    isReached = true;
                    if constexpr (kernel == Kernel::Epanechnikov) {
                        low += Eight{at[0], at[1], at[2], 0, 0, 0, 0, 0};
                        std::fill_n(at, slot, 0.0);
                    } else {
                        Eight here;
                        load(here, at);
                        low += here;
                        store(at, zero);
                        if constexpr (kernel == Kernel::Gaussian) {
                            load(here, at + lanes);
                            high += here;
                            store(at + lanes, zero);
                        }
                    }
                }
                if (!isReached) continue;
                if constexpr (kernel == Kernel::Gaussian) {
                    Eight some, others;
                    load(some, functions + j * gaussianTerms);
                    load(others, functions + j * gaussianTerms + lanes);
                    some = some * low + others * high;
                    value = ((some[0] + some[4]) + (some[1] + some[5])) +
                            ((some[2] + some[6]) + (some[3] + some[7]));
                } else {
                    const double t = (xs[j] - originX) * perH;
                    if constexpr (kernel == Kernel::Epanechnikov)
                        value = low[0] + t * (low[1] + t * low[2]);
                    else
                        value = low[0] + t * (low[1] + t * (low[2] + t * (low[3] + t * low[4])));
                }
            }
            values[j] += scale * (value > 0 ? value : 0);
        }
    }
    std::fill_n(slots + cut * slot, 2 * slot, 0.0);  // those for none
}

// ---- cell by cell -------------------------------------------------------------------------------

template <Kernel kernel>
HETU_INLINE void addDirect(const TilePoints& points, const TilePlace& place, TileSums::Work& work) {
    const auto& [h, cell, limit, slotStride, cellStride] = work.shape;
    const double perCell = 1 / cell, g = 1 / (h * h);
    const double columns = place.end - place.first;
    const Eight rowY = place.firstRowY + ramp * cell;
    const double* const xs = work.xs.data();
    work.hasDirect = true;
    Batch batch;
    for (std::size_t start = 0; start < points.count; start += Batch::most) {
        const int count =
            static_cast<int>(std::min<std::size_t>(Batch::most, points.count - start));
        chordsOf<kernel>(points, start, count, place, work.shape, batch);
        for (int k = 0; k < count; ++k) {
            const double x = points.x[start + static_cast<std::size_t>(k)];
            const double w = points.weight[start + static_cast<std::size_t>(k)];
            const Eight dy = rowY - points.y[start + static_cast<std::size_t>(k)];
            const Eight dySquares = dy * dy;
            Eight half;
            load(half, batch.half + k * lanes);
            half *= perCell;
            const double column = x * perCell - 0.5 - place.first;
            Eight west = column - half, east = column + half + 1.5;
            round(west);
            round(east);
            west = west < zero ? zero : west;
            west = west > columns ? zero + columns : west;
            east = east > columns ? zero + columns : east;
            east = east < zero ? zero : east;
            east = dySquares > limit ? west : east;
            const EightInts firsts = __builtin_convertvector(west, EightInts);
            const EightInts ends = __builtin_convertvector(east, EightInts);
            double* const along = work.along.data();
            if constexpr (kernel == Kernel::Gaussian) {
                int first = place.end - place.first, end = 0;
                for (int r = 0; r < lanes; ++r)
                    if (firsts[r] < ends[r]) {
                        first = std::min(first, firsts[r]);
                        end = std::max(end, ends[r]);
                    }
                for (int j = first; j < end; j += lanes) {
                    Eight value;
                    load(value, xs + j);
                    value -= x;
                    value *= value * (-0.5 * g);
                    value = value < -600.0 ? zero - 600.0 : value;
                    exponential(value);
                    store(along + j, value * w);
                }
            }
            for (int r = 0; r < lanes; ++r) {
                const int first = firsts[r], end = ends[r];
                const double dySquare = dySquares[r];
                double* const row = work.direct.data() + r * cellStride;
                if constexpr (kernel == Kernel::Gaussian) {
                    const double factor = batch.factor[k * lanes + r];
                    for (int j = first; j < end; j += lanes) {
                        Eight dx, sum, add;
                        load(dx, xs + j);
                        dx -= x;
                        load(add, along + j);
                        load(sum, row + j);
                        add *= factor;
                        keepWithin<kernel>(add, dx * dx + dySquare, limit);
                        sum += add;
                        store(row + j, sum);
                    }
                } else {
                    addCells<kernel>(work, first, end, x, dySquare, w, 1, row);
                }
            }
        }
    }
}

// The triangular kernel is no polynomial and needs a root for every point and cell. The sums of
// the eight rows lie side by side, column by column, so that a point is one long loop over columns.

/// 1 - the root of each square, within 1e-12, from multiplications alone: half the exponent with
/// the opposite sign, a balanced step towards the inverse root (6.5e-4 of it remain, Kadlec 2010)
/// and two steps of Newton. The inverse root carries a factor that saves multiplications.
HETU_INLINE void belowOne(const Eight& squares, Eight& out) {
    constexpr double balance = 2.38924456, factor = 1 / 0.703952253;
    constexpr double next = 2 * factor * factor * factor;
    EightBits bits;
    std::memcpy(&bits, &squares, sizeof bits);
    bits = 0x5fe3ffff20000000 - (bits >> 1);
    Eight inverse;
    std::memcpy(&inverse, &bits, sizeof inverse);
    inverse *= balance - squares * inverse * inverse;
    inverse *= 3 * factor * factor - squares * inverse * inverse;
    const Eight rough = squares * inverse;
    constexpr double last = 1 / (2 * next * next * next);
    out = 1 - (rough * last) * (3 * next * next - rough * inverse);
}

HETU_INLINE void addTriangular(const TilePoints& points,
                               const TilePlace& place,
                               TileSums::Work& work) {
    const auto& [h, cell, limit, slotStride, cellStride] = work.shape;
    const double perCell = 1 / cell, perH = 1 / h;
    const double columns = place.end - place.first;
    const Eight rowY = place.firstRowY + ramp * cell;
    const double* const xs = work.xs.data();
    double* const along = work.along.data();
    double* const sums = work.direct.data();
    work.hasDirect = true;
    for (std::size_t k = 0; k < points.count; ++k) {
        const double x = points.x[k], w = points.weight[k], y = points.y[k];
        const double nearest = std::clamp(y, rowY[0], rowY[lanes - 1]) - y;
        const double left = limit - nearest * nearest;
        if (!(left > 0)) continue;
        const double half = __builtin_sqrt(left) * perCell;
        const double column = x * perCell - 0.5 - place.first;
        // Truncation: a column too many at each end does no harm.
        const int first = static_cast<int>(std::clamp(column - half, 0.0, columns));
        const int end = static_cast<int>(std::clamp(column + half + 2, 0.0, columns));
        for (int j = first; j < end + 2; j += lanes) {
            Eight dx;
            load(dx, xs + j);
            dx = (dx - x) * perH;
            store(along + j, dx * dx);
        }
        // A little is added so that the point itself has a root.
        const Eight dy = (rowY - y) * perH, square = dy * dy + 1e-30;
        // Two of three roots are computed, one is left to the unit for roots, which else idles.
        for (int j = first; j < end; j += 3) {
            const Eight squares[3] = {square + along[j], square + along[j + 1],
                                      square + along[j + 2]};
            Eight values[3];
            belowOne(squares[0], values[0]);
            belowOne(squares[1], values[1]);
            alignas(64) double roots[lanes];
            for (int r = 0; r < lanes; ++r)
                roots[r] = __builtin_sqrt(squares[2][r]);
            load(values[2], roots);
            values[2] = 1 - values[2];
            for (int i = 0; i < 3; ++i) {
                Eight sum;
                load(sum, sums + (j + i) * lanes);
                // What is nearer to the reach than that adds less than 1e-14 w.
                sum += squares[i] < 1 - 1e-14 ? w * values[i] : zero;
                store(sums + (j + i) * lanes, sum);
            }
        }
    }
}

template <Kernel kernel, bool isDirect>
HETU_INLINE void addTo(const TilePoints& points, const TilePlace& place, TileSums::Work& work) {
    if constexpr (kernel == Kernel::Triangular)
        addTriangular(points, place, work);
    else if constexpr (isDirect)
        addDirect<kernel>(points, place, work);
    else
        addEvents<kernel>(points, place, work);
}

template <Kernel kernel, bool isDirect>
HETU_INLINE void finishInto(const TilePlace& place,
                            int count,
                            double scale,
                            double* values,
                            std::size_t stride,
                            TileSums::Work& work) {
    const int columns = place.end - place.first;
    if constexpr (kernel == Kernel::Triangular) {
        double* const sums = work.direct.data();
        for (int j = 0; j < columns; ++j)
            for (int r = 0; r < count; ++r)
                values[static_cast<std::size_t>(r) * stride +
                       static_cast<std::size_t>(place.first + j)] += scale * sums[j * lanes + r];
        std::fill_n(sums, (columns + 3) * lanes, 0.0);
        work.hasDirect = false;
        return;
    }
    for (int r = 0; r < TileSums::rows; ++r) {
        double* const row =
            values + static_cast<std::size_t>(r) * stride + static_cast<std::size_t>(place.first);
        if (work.hasDirect) {
            double* const direct = work.direct.data() + r * work.shape.cellStride;
            if (r < count)
                for (int j = 0; j < columns; ++j)
                    row[j] += scale * direct[j];
            std::fill_n(direct, columns + 2 * lanes, 0.0);  // what ran over the end too
        }
        if constexpr (!isDirect) {
            if (r < count)
                finishEvents<kernel>(place, r, scale, row, work);
            else
                std::fill_n(work.slots.data()->values + r * work.shape.slotStride,
                            (columns + 2) * slotDoubles(kernel), 0.0);
        }
    }
    work.hasDirect = false;
}

/// The loops of one kernel for one kind of processor.
struct Loops {
    void (*add)(const TilePoints&, const TilePlace&, TileSums::Work&);
    void (*finish)(const TilePlace&, int, double, double*, std::size_t, TileSums::Work&);
};

#define HETU_LOOPS(name, attributes)                                                              \
    template <Kernel kernel, bool isDirect>                                                       \
    attributes void add##name(const TilePoints& points, const TilePlace& place,                   \
                              TileSums::Work& work) {                                             \
        addTo<kernel, isDirect>(points, place, work);                                             \
    }                                                                                             \
    template <Kernel kernel, bool isDirect>                                                       \
    attributes void finish##name(const TilePlace& place, int count, double scale, double* values, \
                                 std::size_t stride, TileSums::Work& work) {                      \
        finishInto<kernel, isDirect>(place, count, scale, values, stride, work);                  \
    }

HETU_LOOPS(Plain, )
#ifdef HETU_HAS_VARIANTS
HETU_LOOPS(Avx2, __attribute__((target("avx2"))))
HETU_LOOPS(Avx512, __attribute__((target("avx512f,avx512dq,avx512vl"))))
#endif

template <Kernel kernel, bool isDirect>
Loops loopsFor(Processor processor) {
#ifdef HETU_HAS_VARIANTS
    if (processor == Processor::Best && __builtin_cpu_supports("avx512f") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return {addAvx512<kernel, isDirect>, finishAvx512<kernel, isDirect>};
    if (processor != Processor::Plain && __builtin_cpu_supports("avx2"))
        return {addAvx2<kernel, isDirect>, finishAvx2<kernel, isDirect>};
#else
    static_cast<void>(processor);
#endif
    return {addPlain<kernel, isDirect>, finishPlain<kernel, isDirect>};
}

Loops loopsFor(Kernel kernel, bool isDirect, Processor processor) {
    switch (kernel) {
        case Kernel::Quartic:
            return isDirect ? loopsFor<Kernel::Quartic, true>(processor)
                            : loopsFor<Kernel::Quartic, false>(processor);
        case Kernel::Epanechnikov:
            return isDirect ? loopsFor<Kernel::Epanechnikov, true>(processor)
                            : loopsFor<Kernel::Epanechnikov, false>(processor);
        case Kernel::Uniform:
            return isDirect ? loopsFor<Kernel::Uniform, true>(processor)
                            : loopsFor<Kernel::Uniform, false>(processor);
        case Kernel::Gaussian:
            return isDirect ? loopsFor<Kernel::Gaussian, true>(processor)
                            : loopsFor<Kernel::Gaussian, false>(processor);
        case Kernel::Triangular:
            break;
    }
    return loopsFor<Kernel::Triangular, true>(processor);
}

/// psi_0(t) to psi_15(t).
void hermiteFunctions(double t, double* into) {
    into[0] = std::exp(-t * t / 2);
    into[1] = t * into[0];
    for (int k = 1; k + 1 < gaussianTerms; ++k)
        into[k + 1] = (t * into[k] - std::sqrt(static_cast<double>(k)) * into[k - 1]) /
                      std::sqrt(static_cast<double>(k + 1));
}

}  // namespace

TilePlan planTiles(const DensityOptions& options) {
    const double cells = std::min(options.bandwidthMetres / options.cellMetres, 1e15);
    const auto even = [](double value) { return 2 * static_cast<std::int64_t>(value / 2); };
    constexpr std::int64_t directTile = 64;
    if (options.kernel == Kernel::Triangular) return {directTile, true};
    if (options.kernel == Kernel::Gaussian) {
        if (cells < 8) return {directTile, true};
        return {even(cells), false};  // no point more than half a bandwidth from the centre
    }
    if (cells < 10) return {directTile, true};
    // Chords that miss the centre of their tile become rare with the cube of the divisor; tiles
    // smaller than needed cost time where there are more cells than points.
    const double divisor = std::max(1.0, std::cbrt(cells / 40));
    return {even(cells / divisor), false};
}

TileSums::TileSums(const DensityOptions& options,
                   const TilePlan& plan,
                   int widest,
                   Processor processor) {
    const double reach = reachMetres(options);
    const int slot = plan.isDirect ? 0 : slotDoubles(options.kernel);
    m_work.shape = {options.bandwidthMetres, options.cellMetres, reach * reach,
                    (widest + 2 + 7) / 8 * 8 * slot, (widest + 2 * lanes + 7) / 8 * 8};
    m_work.slots.resize(static_cast<std::size_t>(rows * m_work.shape.slotStride / lanes));
    const auto padded = static_cast<std::size_t>(m_work.shape.cellStride);
    m_work.direct.resize(static_cast<std::size_t>(rows) * padded);
    m_work.xs.resize(padded);
    m_work.along.resize(padded);
    if (options.kernel == Kernel::Gaussian) {
        if (!plan.isDirect) m_work.functions.resize(padded * (gaussianTerms / lanes));
    }
    const Loops loops = loopsFor(options.kernel, plan.isDirect, processor);
    m_add = loops.add;
    m_finish = loops.finish;
}

void TileSums::add(const TilePoints& points, const TilePlace& place) {
    Work& work = m_work;
    if (work.centre != place.centre || work.first != place.first || work.end != place.end) {
        work.centre = place.centre;
        work.first = place.first;
        work.end = place.end;
        const double cell = work.shape.cell;
        for (std::size_t j = 0; j < work.xs.size(); ++j)
            work.xs[j] = (place.first + static_cast<double>(j) + 0.5) * cell;
        const double originX = static_cast<double>(place.centre) * cell;
        if (!work.functions.empty())
            for (std::size_t j = 0; static_cast<int>(j) < place.end - place.first; ++j)
                hermiteFunctions((work.xs[j] - originX) / work.shape.h,
                                 work.functions[j * (gaussianTerms / lanes)].values);
    }
    m_add(points, place, work);
}

void TileSums::finish(
    const TilePlace& place, int count, double scale, double* values, std::size_t stride) {
    m_finish(place, count, scale, values, stride, m_work);
}

}  // namespace hetu::analysis
