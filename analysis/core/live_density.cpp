#include "analysis/core/live_density.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <new>
#include <numbers>
#include <tuple>
#include <utility>

#include <fftw3.h>

#include "layers/base/parallel.h"
#include "layers/base/wide.h"

namespace hetu::analysis {
namespace {

using std::numbers::pi;
using Wave = std::complex<float>;

constexpr double gaussianReach = 5;  ///< standard deviations, as in kernelDensity

/// Numbers aligned as FFTW likes them.
template <class T>
class Buffer {
public:
    Buffer() = default;
    explicit Buffer(std::size_t size)
        : m_data(static_cast<T*>(fftwf_malloc(std::max<std::size_t>(size, 1) * sizeof(T)))) {
        if (!m_data) throw std::bad_alloc();
    }
    [[nodiscard]] T* data() const { return m_data.get(); }

private:
    struct Free {
        void operator()(T* data) const { fftwf_free(data); }
    };
    std::unique_ptr<T, Free> m_data;
};

/// Transforms of one length, forwards and back. Making a plan is not safe in several threads at
/// once, using it is.
class Plan {
public:
    enum class Kind { Real, Complex };
    Plan(int size, Kind kind) {
        static std::mutex planning;
        const std::scoped_lock lock(planning);
        const auto n = static_cast<std::size_t>(size);
        const Buffer<float> reals(2 * n + 4);
        const Buffer<fftwf_complex> values(n + 2);
        if (kind == Kind::Real) {
            m_forward = fftwf_plan_dft_r2c_1d(size, reals.data(), values.data(), FFTW_ESTIMATE);
            m_back = fftwf_plan_dft_c2r_1d(size, values.data(), reals.data(), FFTW_ESTIMATE);
        } else {
            m_forward =
                fftwf_plan_dft_1d(size, values.data(), values.data(), FFTW_FORWARD, FFTW_ESTIMATE);
            m_back =
                fftwf_plan_dft_1d(size, values.data(), values.data(), FFTW_BACKWARD, FFTW_ESTIMATE);
        }
    }
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;
    ~Plan() {
        fftwf_destroy_plan(m_forward);
        fftwf_destroy_plan(m_back);
    }
    void forward(float* from, Wave* to) const {
        fftwf_execute_dft_r2c(m_forward, from, reinterpret_cast<fftwf_complex*>(to));
    }
    void back(Wave* from, float* to) const {
        fftwf_execute_dft_c2r(m_back, reinterpret_cast<fftwf_complex*>(from), to);
    }
    void forward(Wave* values) const {
        auto* both = reinterpret_cast<fftwf_complex*>(values);
        fftwf_execute_dft(m_forward, both, both);
    }
    void back(Wave* values) const {
        auto* both = reinterpret_cast<fftwf_complex*>(values);
        fftwf_execute_dft(m_back, both, both);
    }

private:
    fftwf_plan m_forward = nullptr, m_back = nullptr;
};

/// The least even number of factors 2, 3, 5 and 7 that is not below `least`; a multiple of 8, so
/// that rows stay aligned.
int goodSize(int least) {
    for (int size = (least + 7) / 8 * 8;; size += 8) {
        int rest = size;
        for (const int factor : {2, 3, 5, 7})
            while (rest % factor == 0)
                rest /= factor;
        if (rest == 1) return size;
    }
}

double peakOf(Kernel kernel) {
    switch (kernel) {
        case Kernel::Quartic:
        case Kernel::Triangular:
            return 3 / pi;
        case Kernel::Epanechnikov:
            return 2 / pi;
        case Kernel::Uniform:
            return 1 / pi;
        case Kernel::Gaussian:
            break;
    }
    return 1 / (2 * pi * (1 - std::exp(-gaussianReach * gaussianReach / 2)));
}

/// The Hankel transform of a kernel of radius 1 and mass 1, at t = 0, 1/32, 2/32, ...:
///     uniform 2 J1(t)/t, epanechnikov 8 J2(t)/t^2, quartic 48 J3(t)/t^3,
///     triangular 6 (integral of J0 from 0 to t - t J0(t)) / t^3
class Transform {
public:
    static constexpr double mostT = 2400;  ///< beyond: 0
    static constexpr double perUnit = 32;

    static const Transform& of(Kernel kernel) {
        static const Transform quartic(Kernel::Quartic), epanechnikov(Kernel::Epanechnikov),
            triangular(Kernel::Triangular), uniform(Kernel::Uniform);
        return kernel == Kernel::Quartic        ? quartic
               : kernel == Kernel::Epanechnikov ? epanechnikov
               : kernel == Kernel::Triangular   ? triangular
                                                : uniform;
    }
    [[nodiscard]] const float* data() const { return m_values.data(); }

private:
    explicit Transform(Kernel kernel) {
        const auto count = static_cast<std::size_t>(mostT * perUnit);
        m_values.reserve(count + 2);
        double integral = 0, before = 1;  // of J0, by Simpson's rule
        for (std::size_t k = 0; k < count; ++k) {
            const double t = static_cast<double>(k) / perUnit;
            const double t2 = t * t;
            double value = 1;
            if (kernel == Kernel::Triangular) {
                const double j0 = std::cyl_bessel_j(0.0, t);
                if (k > 0)
                    integral +=
                        (before + 4 * std::cyl_bessel_j(0.0, t - 0.5 / perUnit) + j0) / 6 / perUnit;
                before = j0;
                value = t < 0.3 ? 1 - 3 * t2 / 40 + 3 * t2 * t2 / 1344
                                : 6 * (integral - t * j0) / (t2 * t);
            } else if (k > 0) {
                value = kernel == Kernel::Quartic        ? 48 * std::cyl_bessel_j(3.0, t) / (t2 * t)
                        : kernel == Kernel::Epanechnikov ? 8 * std::cyl_bessel_j(2.0, t) / t2
                                                         : 2 * std::cyl_bessel_j(1.0, t) / t;
            }
            m_values.push_back(static_cast<float>(value));
        }
        m_values.resize(count + 2, 0);
    }
    std::vector<float> m_values;
};

/// The four weights of a cubic B-spline for the nodes -1, 0, 1, 2 around a place at `u` in [0, 1).
std::array<float, 4> splineWeights(double u) {
    const double v = 1 - u;
    return {
        static_cast<float>(v * v * v / 6), static_cast<float>((4 - 6 * u * u + 3 * u * u * u) / 6),
        static_cast<float>((4 - 6 * v * v + 3 * v * v * v) / 6), static_cast<float>(u * u * u / 6)};
}

/// What the B-spline leaves of a wave of `cycles` per cell.
double splineSpectrum(double cycles) {
    const double x = pi * cycles;
    const double sinc = x == 0 ? 1 : std::sin(x) / x;
    return sinc * sinc * sinc * sinc;
}

// What one point adds to cells [0, count) of a row; dx: from the point to the first, in pixels.
HETU_WIDE void addQuartic(float* row, int count, float dx, float top, float slope) {
    for (int i = 0; i < count; ++i) {
        const float d = dx + static_cast<float>(i);
        const float t = top - slope * d * d;
        row[i] += t * t;
    }
}
HETU_WIDE void addTriangular(
    float* row, int count, float dx, float dySquare, float weight, float slope) {
    for (int i = 0; i < count; ++i) {
        const float d = dx + static_cast<float>(i);
        row[i] += weight - slope * std::sqrt(dySquare + d * d);
    }
}

/// The pixels of the screen as a plane whose unit is a pixel: column j has its centre at x = j.
struct View {
    Frame frame;
    double cellMetres = 0;
    [[nodiscard]] double columnOf(double x) const { return (x - frame.minX) / cellMetres - 0.5; }
    [[nodiscard]] double rowOf(double y) const { return (frame.maxY - y) / cellMetres - 0.5; }
    [[nodiscard]] bool isEqual(const View& o) const {
        return frame.minX == o.frame.minX && frame.maxY == o.frame.maxY &&
               frame.columns == o.frame.columns && frame.rows == o.frame.rows &&
               cellMetres == o.cellMetres;
    }
};

/// A grid for the spectrum: its node (i, j) lies at the pixel (step (i - pad), step (j - pad)).
struct Grid {
    int step;           ///< pixels between nodes
    int pad;            ///< nodes before the view
    int columns, rows;  ///< of the transform
    [[nodiscard]] int waves() const { return columns / 2 + 1; }
};

/// What the points alone decide: their spectrum on a grid, column by column.
struct Spectrum {
    Grid grid;
    std::shared_ptr<const Plan> alongRows, alongColumns;
    Buffer<Wave> values;  ///< waves x rows
};

}  // namespace

struct LiveDensity::Impl {
    int threads = 0;
    std::vector<double> x, y, weight;  ///< by y from north to south, then x, then weight
    View view;
    std::list<Spectrum> spectra;  ///< of this view, the last used first
    std::list<std::pair<std::pair<int, Plan::Kind>, std::shared_ptr<const Plan>>> plans;

    std::shared_ptr<const Plan> planOf(int size, Plan::Kind kind);
    /// Points whose row lies in [from, to].
    [[nodiscard]] std::pair<std::size_t, std::size_t> pointsIn(double from, double to) const;
    [[nodiscard]] double countNear(double reach) const;

    /// Calls `visit(row, left, right, column, dySquare, weight)` for every row of the band that a
    /// point reaches: pixels [left, right], the column of the point, its distance in rows squared.
    template <class Visit>
    void visitRows(int firstRow, int lastRow, double reach, Visit&& visit) const;
    void sumPolynomials(int firstRow, int lastRow, double radius, Kernel kernel, float* out) const;
    void sumPixels(int firstRow, int lastRow, double radius, Kernel kernel, float* out) const;
    [[nodiscard]] bool sum(double radius,
                           Kernel kernel,
                           const Progress& progress,
                           float* out) const;
    [[nodiscard]] Grid gridFor(double reach, Kernel kernel) const;
    [[nodiscard]] const Spectrum* spectrumOn(const Grid& grid, const Progress& progress);
    [[nodiscard]] bool transform(const Spectrum& points,
                                 double radius,
                                 Kernel kernel,
                                 const Progress& progress,
                                 float* out) const;
};

std::shared_ptr<const Plan> LiveDensity::Impl::planOf(int size, Plan::Kind kind) {
    for (const auto& [key, plan] : plans)
        if (key == std::pair{size, kind}) return plan;
    plans.emplace_front(std::pair{size, kind}, std::make_shared<const Plan>(size, kind));
    if (plans.size() > 16) plans.pop_back();
    return plans.front().second;
}

std::pair<std::size_t, std::size_t> LiveDensity::Impl::pointsIn(double from, double to) const {
    const auto first = std::partition_point(
        y.begin(), y.end(), [&](double metres) { return view.rowOf(metres) < from; });
    const auto end = std::partition_point(first, y.end(),
                                          [&](double metres) { return view.rowOf(metres) <= to; });
    return {static_cast<std::size_t>(first - y.begin()), static_cast<std::size_t>(end - y.begin())};
}

double LiveDensity::Impl::countNear(double reach) const {
    const auto [first, end] = pointsIn(-reach, view.frame.rows - 1 + reach);
    std::size_t count = 0;
    for (std::size_t k = first; k < end; ++k) {
        const double column = view.columnOf(x[k]);
        count += column >= -reach && column <= view.frame.columns - 1 + reach;
    }
    return static_cast<double>(count);
}

template <class Visit>
void LiveDensity::Impl::visitRows(int firstRow, int lastRow, double reach, Visit&& visit) const {
    const int columns = view.frame.columns;
    const auto [first, end] = pointsIn(firstRow - reach, lastRow + reach);
    for (std::size_t k = first; k < end; ++k) {
        const double column = view.columnOf(x[k]), row = view.rowOf(y[k]);
        if (column < -reach || column > columns - 1 + reach) continue;
        const int top = std::max(firstRow, static_cast<int>(std::ceil(row - reach)));
        const int bottom = std::min(lastRow, static_cast<int>(std::floor(row + reach)));
        for (int i = top; i <= bottom; ++i) {
            const double dySquare = (i - row) * (i - row);
            const double half = std::sqrt(std::max(0.0, reach * reach - dySquare));
            const int left = std::max(0, static_cast<int>(std::ceil(column - half)));
            const int right = std::min(columns - 1, static_cast<int>(std::floor(column + half)));
            if (left <= right) visit(i, left, right, column, dySquare, weight[k]);
        }
    }
}

void LiveDensity::Impl::sumPolynomials(
    int firstRow, int lastRow, double radius, Kernel kernel, float* out) const {
    // Along a row a point adds a + b j + c j^2 to the pixels it reaches: the terms are noted where
    // they begin and taken back where they end.
    struct Terms {
        double a, b, c;
    };
    const auto columns = static_cast<std::size_t>(view.frame.columns);
    std::vector<Terms> terms((columns + 1) * static_cast<std::size_t>(lastRow - firstRow + 1));
    const double square = kernel == Kernel::Epanechnikov ? 1 / (radius * radius) : 0;
    visitRows(firstRow, lastRow, radius,
              [&](int row, int left, int right, double column, double dySquare, double w) {
                  Terms* const line =
                      terms.data() + static_cast<std::size_t>(row - firstRow) * (columns + 1);
                  const Terms added{w * (1 - (dySquare + column * column) * square),
                                    2 * w * column * square, -w * square};
                  Terms& begin = line[left];
                  begin.a += added.a;
                  begin.b += added.b;
                  begin.c += added.c;
                  Terms& end = line[right + 1];
                  end.a -= added.a;
                  end.b -= added.b;
                  end.c -= added.c;
              });
    const double metres = radius * view.cellMetres;
    const double scale = 1e6 / (metres * metres) * peakOf(kernel);
    for (int row = firstRow; row <= lastRow; ++row) {
        const Terms* const line =
            terms.data() + static_cast<std::size_t>(row - firstRow) * (columns + 1);
        float* const cells = out + static_cast<std::size_t>(row) * columns;
        Terms now{};
        double most = 0;
        for (std::size_t j = 0; j < columns; ++j) {
            now.a += line[j].a;
            now.b += line[j].b;
            now.c += line[j].c;
            const auto along = static_cast<double>(j);
            const double value = now.a + along * (now.b + along * now.c);
            most = std::max(most, value);
            // What rounding leaves of terms that have all gone again is nothing.
            cells[j] = value > 1e-9 * most ? static_cast<float>(value * scale) : 0.0F;
        }
    }
}

void LiveDensity::Impl::sumPixels(
    int firstRow, int lastRow, double radius, Kernel kernel, float* out) const {
    const auto columns = static_cast<std::size_t>(view.frame.columns);
    const double reach = kernel == Kernel::Gaussian ? gaussianReach * radius : radius;
    const double square = 1 / (radius * radius);
    const double metres = radius * view.cellMetres;
    const auto scale = static_cast<float>(1e6 / (metres * metres) * peakOf(kernel));
    float* const begin = out + static_cast<std::size_t>(firstRow) * columns;
    float* const end = out + static_cast<std::size_t>(lastRow + 1) * columns;
    std::fill(begin, end, 0.0F);
    visitRows(firstRow, lastRow, reach,
              [&](int row, int left, int right, double column, double dySquare, double w) {
                  float* const cells = out + static_cast<std::size_t>(row) * columns + left;
                  const int count = right - left + 1;
                  const auto dx = static_cast<float>(left - column);
                  if (kernel == Kernel::Quartic) {
                      const double root = std::sqrt(w);
                      addQuartic(cells, count, dx,
                                 static_cast<float>(root * (1 - dySquare * square)),
                                 static_cast<float>(root * square));
                  } else if (kernel == Kernel::Triangular) {
                      addTriangular(cells, count, dx, static_cast<float>(dySquare),
                                    static_cast<float>(w), static_cast<float>(w / radius));
                  } else {
                      const auto top = static_cast<float>(w * std::exp(-dySquare * square / 2));
                      for (int j = 0; j < count; ++j) {
                          const float d = dx + static_cast<float>(j);
                          cells[j] += top * std::exp(-d * d * static_cast<float>(square / 2));
                      }
                  }
              });
    std::for_each(begin, end, [scale](float& value) { value *= scale; });
}

bool LiveDensity::Impl::sum(double radius,
                            Kernel kernel,
                            const Progress& progress,
                            float* out) const {
    const bool isPolynomial = kernel == Kernel::Uniform || kernel == Kernel::Epanechnikov;
    return inPieces(static_cast<std::size_t>(view.frame.rows), 8, threads, progress,
                    [&](std::size_t from, std::size_t to) {
                        const auto first = static_cast<int>(from), last = static_cast<int>(to) - 1;
                        if (isPolynomial)
                            sumPolynomials(first, last, radius, kernel, out);
                        else
                            sumPixels(first, last, radius, kernel, out);
                    });
}

Grid LiveDensity::Impl::gridFor(double reach, Kernel kernel) const {
    // The smoother the kernel, the fewer nodes its radius needs.
    const int most = kernel == Kernel::Quartic    ? 64
                     : kernel == Kernel::Gaussian ? 80
                     : kernel == Kernel::Uniform  ? 512
                                                  : 128;
    int step = 1;
    while (reach > static_cast<double>(most) * step && step < 1 << 28)
        step *= 2;
    int nodes = most;
    if (step == 1)  // less beyond the view, in few sizes, so that a slider seldom changes them
        while (nodes > 32 && reach <= nodes / 2)
            nodes /= 2;
    const int pad = nodes + 4;  // and what the B-splines need
    const auto size = [&](int pixels) { return goodSize((pixels - 1) / step + 1 + 2 * pad); };
    return {step, pad, size(view.frame.columns), size(view.frame.rows)};
}

const Spectrum* LiveDensity::Impl::spectrumOn(const Grid& grid, const Progress& progress) {
    for (auto known = spectra.begin(); known != spectra.end(); ++known)
        if (known->grid.step == grid.step && known->grid.pad == grid.pad) {
            spectra.splice(spectra.begin(), spectra, known);
            return &spectra.front();
        }
    const auto columns = static_cast<std::size_t>(grid.columns);
    const auto rows = static_cast<std::size_t>(grid.rows);
    const auto waves = static_cast<std::size_t>(grid.waves());
    Spectrum made{grid, planOf(grid.columns, Plan::Kind::Real),
                  planOf(grid.rows, Plan::Kind::Complex), Buffer<Wave>(waves * rows)};
    constexpr std::size_t band = 16;
    const double step = grid.step;
    // Rows of the grid: points spread on them, transformed, and turned into columns.
    if (!inPieces(rows, band, threads, progress.sub(0, 0.7), [&](std::size_t from, std::size_t to) {
            const std::size_t pitch = (waves + 7) / 8 * 8;
            const Buffer<Wave> lines(band * pitch);
            const Buffer<float> nodes(columns);
            std::vector<double> sums(band * columns);  // a million points may be at one node
            const auto firstNode = static_cast<int>(from), endNode = static_cast<int>(to);
            const auto [first, end] =
                pointsIn((firstNode - 3 - grid.pad) * step, (endNode + 2 - grid.pad) * step);
            bool isEmpty = true;
            for (std::size_t k = first; k < end; ++k) {
                const double across = view.columnOf(x[k]) / step + grid.pad;
                const double down = view.rowOf(y[k]) / step + grid.pad;
                if (!(across >= 1 && across < grid.columns - 2)) continue;
                if (!(down >= 1 && down < grid.rows - 2)) continue;
                const int column = static_cast<int>(across), row = static_cast<int>(down);
                const int top = std::max(row - 1, firstNode);
                const int bottom = std::min(row + 2, endNode - 1);
                if (top > bottom) continue;
                isEmpty = false;
                const auto alongX = splineWeights(across - column);
                const auto alongY = splineWeights(down - row);
                for (int i = top; i <= bottom; ++i) {
                    double* const cells = sums.data() +
                                          static_cast<std::size_t>(i - firstNode) * columns +
                                          column - 1;
                    const double w = weight[k] * alongY[static_cast<std::size_t>(i - row + 1)];
                    for (std::size_t j = 0; j < 4; ++j)
                        cells[j] += w * alongX[j];
                }
            }
            for (std::size_t row = from; row < to && !isEmpty; ++row) {
                const double* const line = sums.data() + (row - from) * columns;
                std::transform(line, line + columns, nodes.data(),
                               [](double sum) { return static_cast<float>(sum); });
                made.alongRows->forward(nodes.data(), lines.data() + (row - from) * pitch);
            }
            for (std::size_t wave = 0; wave < waves; ++wave) {
                Wave* const column = made.values.data() + wave * rows + from;
                for (std::size_t row = 0; row < to - from; ++row)
                    column[row] = isEmpty ? Wave() : lines.data()[row * pitch + wave];
            }
        }))
        return nullptr;
    if (!inPieces(waves, 16, threads, progress.sub(0.7, 1), [&](std::size_t from, std::size_t to) {
            for (std::size_t wave = from; wave < to; ++wave)
                made.alongColumns->forward(made.values.data() + wave * rows);
        }))
        return nullptr;
    spectra.push_front(std::move(made));
    if (spectra.size() > 4) spectra.pop_back();
    return &spectra.front();
}

namespace {

/// to[k] = from[k] * the kernel's spectrum at the wave (across, k), and at its mirror.
void multiplied(const Wave* from,
                Wave* to,
                int rows,
                double across,
                const float* alongRows,
                float factor,
                const float* table,
                double radius) {
    const double unit = 2 * pi * radius * Transform::perUnit;
    const auto most = static_cast<float>(Transform::mostT * Transform::perUnit);
    const auto acrossSquare = static_cast<float>(across * across * unit * unit);
    const auto step = static_cast<float>(unit / rows);
    for (int k = 0; k <= rows / 2; ++k) {
        const float down = step * static_cast<float>(k);
        const float t = std::min(std::sqrt(acrossSquare + down * down), most);
        const int cell = static_cast<int>(t);
        const float low = table[cell];
        const float value = factor * alongRows[k] *
                            (low + (t - static_cast<float>(cell)) * (table[cell + 1] - low));
        to[k] = from[k] * value;
        if (k > 0) to[rows - k] = from[rows - k] * value;
    }
}

/// The same for the Gaussian, whose spectrum is a product.
void multiplied(const Wave* from, Wave* to, int rows, const float* alongRows, float factor) {
    for (int k = 0; k <= rows / 2; ++k) {
        const float value = factor * alongRows[k];
        to[k] = from[k] * value;
        if (k > 0) to[rows - k] = from[rows - k] * value;
    }
}

/// A row of the picture from four rows of nodes; `nodes` begins one node before the first pixel.
HETU_WIDE void mixRows(const float* const* nodes, const float* weights, int count, float* out) {
    for (int i = 0; i < count; ++i)
        out[i] = weights[0] * nodes[0][i] + weights[1] * nodes[1][i] + weights[2] * nodes[2][i] +
                 weights[3] * nodes[3][i];
}

}  // namespace

bool LiveDensity::Impl::transform(const Spectrum& points,
                                  double radius,
                                  Kernel kernel,
                                  const Progress& progress,
                                  float* out) const {
    const Grid& grid = points.grid;
    const auto rows = static_cast<std::size_t>(grid.rows);
    const auto columns = static_cast<std::size_t>(grid.columns);
    const auto waves = static_cast<std::size_t>(grid.waves());
    const double cells = radius / grid.step;
    const bool isGaussian = kernel == Kernel::Gaussian;

    // The spread points carry the B-spline once, and pixels between nodes will once more. It is
    // divided out, but for the uniform kernel: its edge stays blurred by two of them, for a
    // sharper one would ring.
    const bool isBetween = grid.step > 1;
    const int power = kernel == Kernel::Uniform ? (isBetween ? 0 : 1) : (isBetween ? -2 : -1);
    const auto alongOf = [&](int wave, int size) {
        const double cycles = static_cast<double>(wave) / size;
        const double blur = std::pow(splineSpectrum(cycles), power);
        const double angle = 2 * pi * cycles * cells;
        return static_cast<float>(isGaussian ? blur * std::exp(-angle * angle / 2) : blur);
    };
    std::vector<float> alongRows, alongColumns;
    for (int k = 0; k <= grid.rows / 2; ++k)
        alongRows.push_back(alongOf(k, grid.rows));
    for (int k = 0; k < grid.waves(); ++k)
        alongColumns.push_back(alongOf(k, grid.columns));
    const double metres = view.cellMetres * grid.step;
    const double cut = isGaussian ? 1 / (1 - std::exp(-gaussianReach * gaussianReach / 2)) : 1;
    const auto scale = static_cast<float>(1e6 * cut / (metres * metres * grid.rows) / grid.columns);
    const float* const table = isGaussian ? nullptr : Transform::of(kernel).data();

    // Nodes that the view needs, with those around that lie between pixels.
    const int firstRow = grid.pad - 1;
    const int neededRows = (view.frame.rows - 1) / grid.step + 4;
    const auto needed = static_cast<std::size_t>(neededRows);
    const std::size_t turnedPitch = (waves + 7) / 8 * 8;
    const Buffer<Wave> turned(needed * turnedPitch);
    constexpr std::size_t band = 16;
    if (!inPieces(waves, band, threads, progress.sub(0, 0.6),
                  [&](std::size_t from, std::size_t to) {
                      const std::size_t pitch = rows + 8;
                      const Buffer<Wave> lines(band * pitch);
                      for (std::size_t wave = from; wave < to; ++wave) {
                          Wave* const line = lines.data() + (wave - from) * pitch;
                          const Wave* const source = points.values.data() + wave * rows;
                          const float factor = scale * alongColumns[wave];
                          if (isGaussian)
                              multiplied(source, line, grid.rows, alongRows.data(), factor);
                          else
                              multiplied(source, line, grid.rows,
                                         static_cast<double>(wave) / grid.columns, alongRows.data(),
                                         factor, table, cells);
                          points.alongColumns->back(line);
                      }
                      for (std::size_t row = 0; row < needed; ++row) {
                          const Wave* const source =
                              lines.data() + row + static_cast<std::size_t>(firstRow);
                          Wave* const target = turned.data() + row * turnedPitch + from;
                          for (std::size_t k = 0; k < to - from; ++k)
                              target[k] = source[k * pitch];
                      }
                  }))
        return false;

    const auto width = static_cast<std::size_t>(view.frame.columns);
    const auto firstColumn = static_cast<std::size_t>(grid.pad - 1);
    const std::size_t neededColumns =
        static_cast<std::size_t>((view.frame.columns - 1) / grid.step) + 4;
    const Buffer<float> nodes(isBetween ? needed * neededColumns : 0);
    if (!inPieces(
            needed, band, threads, progress.sub(0.6, isBetween ? 0.8 : 1),
            [&](std::size_t from, std::size_t to) {
                const Buffer<float> line(columns + 2);
                for (std::size_t row = from; row < to; ++row) {
                    // Without steps between nodes, the first row and the last two are none
                    // of the picture.
                    if (!isBetween && (row < 1 || row > static_cast<std::size_t>(view.frame.rows)))
                        continue;
                    points.alongRows->back(turned.data() + row * turnedPitch, line.data());
                    const float* const source = line.data() + firstColumn;
                    if (isBetween)
                        std::copy_n(source, neededColumns, nodes.data() + row * neededColumns);
                    else
                        std::copy_n(source + 1, width, out + (row - 1) * width);
                }
            }))
        return false;
    if (!isBetween) return true;

    std::vector<std::array<float, 4>> phases;
    for (int k = 0; k < std::min(grid.step, std::max(view.frame.columns, view.frame.rows)); ++k)
        phases.push_back(splineWeights(static_cast<double>(k) / grid.step));
    return inPieces(static_cast<std::size_t>(view.frame.rows), band, threads, progress.sub(0.8, 1),
                    [&](std::size_t from, std::size_t to) {
                        std::vector<float> mixed(neededColumns);
                        const auto step = static_cast<std::size_t>(grid.step);
                        for (std::size_t row = from; row < to; ++row) {
                            const float* four[4];
                            for (std::size_t k = 0; k < 4; ++k)
                                four[k] = nodes.data() + (row / step + k) * neededColumns;
                            mixRows(four, phases[row % step].data(),
                                    static_cast<int>(neededColumns), mixed.data());
                            float* const pixels = out + row * width;
                            const float* node = mixed.data();
                            for (std::size_t column = 0; column < width; column += step, ++node) {
                                const std::size_t count = std::min(step, width - column);
                                for (std::size_t k = 0; k < count; ++k) {
                                    const std::array<float, 4>& w = phases[k];
                                    pixels[column + k] = w[0] * node[0] + w[1] * node[1] +
                                                         w[2] * node[2] + w[3] * node[3];
                                }
                            }
                        }
                    });
}

Result<LiveDensity> LiveDensity::create(std::span<const WeightedPoint> points, int threads) {
    std::vector<std::tuple<double, double, double>> sorted;
    sorted.reserve(points.size());
    for (const WeightedPoint& p : points) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y) || !std::isfinite(p.weight) ||
            p.weight < 0 || p.weight > 1e30)
            return Error{ErrorCode::InvalidArgument,
                         textOf("A position or weight cannot be used: {}, {}, {}.",
                                "有一个位置或权重无法使用：{}，{}，{}。", p.x, p.y, p.weight),
                         {}};
        if (p.weight > 0) sorted.emplace_back(-p.y, p.x, p.weight);
    }
    std::sort(sorted.begin(), sorted.end());
    auto impl = std::make_unique<Impl>();
    impl->threads = threads;
    for (const auto& [y, x, weight] : sorted) {
        if (!impl->x.empty() && impl->x.back() == x && impl->y.back() == -y) {
            impl->weight.back() += weight;
            continue;
        }
        impl->x.push_back(x);
        impl->y.push_back(-y);
        impl->weight.push_back(weight);
    }
    return LiveDensity(std::move(impl));
}

LiveDensity::LiveDensity(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
LiveDensity::LiveDensity(LiveDensity&&) noexcept = default;
LiveDensity& LiveDensity::operator=(LiveDensity&&) noexcept = default;
LiveDensity::~LiveDensity() = default;

Status LiveDensity::view(const Frame& frame, double cellMetres) {
    constexpr int mostPixels = 16'384;
    if (frame.columns < 1 || frame.rows < 1 || frame.columns > mostPixels ||
        frame.rows > mostPixels || !std::isfinite(frame.minX) || !std::isfinite(frame.maxY) ||
        !(cellMetres > 0) || !std::isfinite(cellMetres))
        return Error{ErrorCode::InvalidArgument, {"The view has no pixels.", "视图没有像素。"}, {}};
    const View asked{frame, cellMetres};
    if (!asked.isEqual(m_impl->view)) {
        m_impl->view = asked;
        m_impl->spectra.clear();
    }
    return success();
}

Result<LiveSurface> LiveDensity::surface(double bandwidthMetres,
                                         Kernel kernel,
                                         const Progress& progress) {
    const View& view = m_impl->view;
    if (view.frame.columns < 1)
        return Error{ErrorCode::InvalidArgument, {"There is no view yet.", "还没有视图。"}, {}};
    if (!(bandwidthMetres >= view.cellMetres) || !std::isfinite(bandwidthMetres))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The search radius of {} m is less than a pixel.",
                            "搜索半径 {} 米不到一个像素。", bandwidthMetres),
                     {"Zoom in, or choose a larger radius.", "请放大地图，或取更大的半径。"}};
    if (progress.cancelled()) return cancelledError();
    const bool isGaussian = kernel == Kernel::Gaussian;
    const double radius = bandwidthMetres / view.cellMetres;
    const double reach = isGaussian ? gaussianReach * radius : radius;
    const double near = m_impl->countNear(reach);
    // About what a frame may take, in pixels summed (0.5 ns on two cores); kernels that are
    // polynomials along a row cost by rows.
    const double perPoint =
        kernel == Kernel::Uniform || kernel == Kernel::Epanechnikov
            ? 25 * radius
            : std::max(12 * reach, pi * reach * reach * (kernel == Kernel::Triangular ? 2.1 : 1));
    // For the Gaussian the spectrum is as good, from two pixels on.
    const double mostCost = isGaussian ? 2e7 : 6e7 + 260 * near;
    const bool isExact = near * perPoint <= mostCost || (isGaussian && radius < 2);

    LiveSurface surface;
    surface.frame = view.frame;
    surface.cellMetres = view.cellMetres;
    surface.isExact = isExact;
    surface.values.resize(static_cast<std::size_t>(view.frame.columns) *
                          static_cast<std::size_t>(view.frame.rows));
    if (isExact) {
        if (!m_impl->sum(radius, kernel, progress, surface.values.data())) return cancelledError();
    } else {
        const Spectrum* points =
            m_impl->spectrumOn(m_impl->gridFor(reach, kernel), progress.sub(0, 0.6));
        if (!points || !m_impl->transform(*points, radius, kernel, progress.sub(0.6, 1),
                                          surface.values.data()))
            return cancelledError();
    }
    for (const float value : surface.values)
        surface.greatest = std::max(surface.greatest, value);
    if (!isExact) {  // what rounding leaves where nothing is
        const float least = surface.greatest * 1e-5F;
        for (float& value : surface.values)
            value = value < least ? 0 : value;
    }
    progress.report(1);
    return surface;
}

}  // namespace hetu::analysis
