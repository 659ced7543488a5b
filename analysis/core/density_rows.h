#pragma once
#include <array>
#include <cstddef>
#include <vector>

#include "analysis/core/density.h"

/// The inner loops of `kernelDensity`: what points add to the cells of one row. Positions are
/// metres from the west and the north edge of the frame.
namespace hetu::analysis {

struct RowPoints {
    const double *x, *y, *weight;
    std::size_t count;
    double rowY;  ///< centre of the row, from the north edge
};

struct RowShape {
    double bandwidthMetres;
    double cellMetres;
    int block;  ///< cells that are summed at once: 8, 16 or 64
    int columns;
    double scale;  ///< the factor before the sum
};

/// The sums of one row under construction.
struct RowWork {
    std::vector<double> xs;                   ///< centres of the cells, padded to whole blocks
    std::vector<double> centres;              ///< of the blocks, padded by four
    std::vector<double> direct;               ///< what was added cell by cell
    std::array<std::vector<double>, 5> sums;  ///< per block

    explicit RowWork(const RowShape& shape);
    void clear();
};

/// Adds the points to the row; where `values` is given, its sums times the scale go there.
void quarticRow(const RowPoints& points, const RowShape& shape, RowWork& work, double* values);
void epanechnikovRow(const RowPoints& points, const RowShape& shape, RowWork& work, double* values);
void uniformRow(const RowPoints& points, const RowShape& shape, RowWork& work, double* values);

/// The cells of a row within `limit` (a squared distance) of a point: [first, end).
void cellsWithin(double x,
                 double dySquare,
                 double limit,
                 double cell,
                 const std::vector<double>& xs,
                 int& first,
                 int& end);
/// into[j] += w (1 - distance / h) for j in [first, end), all within h.
void addTriangular(const double* xs,
                   int first,
                   int end,
                   double x,
                   double dySquare,
                   double h,
                   double w,
                   double* into);
/// into[j] += w from[j] for j in [first, end).
void addScaled(const double* from, int first, int end, double w, double* into);
/// exp(-(xs[j] - x)^2 / (2 h^2)) for j in [first, end).
void gaussianAlong(const std::vector<double>& xs,
                   double x,
                   double h,
                   double cell,
                   int first,
                   int end,
                   std::vector<double>& out);

}  // namespace hetu::analysis
