#include "analysis/core/density_edge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "layers/base/parallel.h"
#include "layers/geometry/operations.h"
#include "layers/model/table.h"

namespace hetu::analysis {
namespace {

using std::numbers::pi;

constexpr double leastMass = 1e-6;

/// Twice the area of the triangle (p, a, b), above 0 if p is to the left of the way from a to b.
/// The crossings of a ray and the angles take the side of an edge from here, so that they agree
/// even where rounding decides it.
double crossOf(Point a, Point b, Point p) {
    return (a.x - p.x) * (b.y - p.y) - (a.y - p.y) * (b.x - p.x);
}

double twiceSignedArea(const Path& ring) {
    double twice = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        twice += crossOf(ring[i], ring[i + 1], ring.front());
    return twice;
}

/// Nodes and weights for the integral over [0, 1]: roots of the Legendre polynomial by Newton.
struct GaussLegendre {
    static constexpr int count = 20;
    std::array<double, count> node, weight;

    GaussLegendre() {
        for (int i = 0; i < count; ++i) {
            double z = std::cos(pi * (i + 0.75) / (count + 0.5)), slope = 1;
            for (int step = 0; step < 20; ++step) {
                double p = 1, before = 0;
                for (int k = 0; k < count; ++k) {
                    const double next = ((2 * k + 1) * z * p - k * before) / (k + 1);
                    before = p;
                    p = next;
                }
                slope = count * (z * p - before) / (z * z - 1);
                const double change = p / slope;
                z -= change;
                if (std::fabs(change) < 1e-16) break;
            }
            const auto at = static_cast<std::size_t>(i);
            node[at] = (1 - z) / 2;
            weight[at] = 1 / ((1 - z * z) * slope * slope);
        }
    }
};

/// Owen's T for 0 <= a <= 1; there its integrand is smooth. Its nearest poles, at +-i, make the
/// error of n points fall as 4.6^(-2n).
double owenSmall(double h, double a) {
    static const GaussLegendre rule;
    double sum = 0;
    for (std::size_t i = 0; i < rule.node.size(); ++i) {
        const double x = a * rule.node[i], square = 1 + x * x;
        sum += rule.weight[i] * std::exp(-h * h * square / 2) / square;
    }
    return a * sum / (2 * pi);
}

/// Owen's T(d, s / d) for d, s >= 0: what a normal law has beyond the chord [0, s] at distance d.
double owen(double d, double s) {
    if (s <= d) return d > 0 ? owenSmall(d, s / d) : 0;
    const double beyondD = std::erfc(d / std::numbers::sqrt2) / 2;
    const double beyondS = std::erfc(s / std::numbers::sqrt2) / 2;
    return (beyondD + beyondS) / 2 - beyondD * beyondS - owenSmall(s, d / s);
}

/// The mass of the kernel in the triangle between its centre and the chord from the foot of the
/// perpendicular (length u) to v along the line; all in bandwidths and within reach.
double triangleMass(Kernel kernel, double u, double v) {
    const double uv = u * v, uu = u * u, vv = v * v;
    switch (kernel) {
        case Kernel::Uniform:
            return uv / (2 * pi);
        case Kernel::Epanechnikov:
            return uv * (2 - uu - vv / 3) / (2 * pi);
        case Kernel::Quartic:
            return uv * (3 - 3 * uu - vv + uu * uu + 2 * uu * vv / 3 + vv * vv / 5) / (2 * pi);
        case Kernel::Triangular:
            return (3 * uv - uv * std::sqrt(uu + vv) - (u > 0 ? uu * u * std::asinh(v / u) : 0)) /
                   (2 * pi);
        case Kernel::Gaussian: {
            const double outside = std::copysign(owen(u, std::fabs(v)), v);
            return (std::atan2(v, u) / (2 * pi) - outside) / (1 - std::exp(-12.5));
        }
    }
    return 0;
}

std::size_t clampedIndex(double at, std::size_t count) {
    return at <= 0 ? 0 : static_cast<std::size_t>(std::min(at, static_cast<double>(count - 1)));
}

}  // namespace

Result<DensityWindow> DensityWindow::of(std::span<const Geometry> polygons) {
    std::vector<Geometry> valid;
    for (const Geometry& polygon : polygons) {
        if (polygon.kind != GeometryKind::Polygon || polygon.isEmpty()) continue;
        // What collapses when it is repaired covers nothing.
        if (auto repaired = makeValid(polygon); repaired.ok())
            valid.push_back(std::move(repaired).value());
    }
    HETU_TRY(const Geometry shape, unionOf(valid));
    DensityWindow window;
    window.m_area = area(shape);
    if (!(window.m_area > 0))
        return Error{ErrorCode::InvalidArgument,
                     {"The area to stay within is empty.", "限定范围没有面积。"},
                     {"Choose a layer of polygons.", "请选择面图层。"}};
    window.build(shape);
    return window;
}

void DensityWindow::build(const Geometry& shape) {
    for (const std::vector<Path>& part : shape.parts)
        for (std::size_t r = 0; r < part.size(); ++r) {
            const Path& ring = part[r];
            const bool isForward = (twiceSignedArea(ring) > 0) == (r == 0);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                if (ring[i] == ring[i + 1]) continue;
                m_edges.push_back(isForward ? Edge{ring[i], ring[i + 1]}
                                            : Edge{ring[i + 1], ring[i]});
                m_extent.include(ring[i]);
            }
        }
    const double count = static_cast<double>(m_edges.size());
    const double width = m_extent.width(), height = m_extent.height();
    const double side = std::sqrt(width * height / std::max(64.0, 4 * count));
    m_columns = static_cast<std::size_t>(std::clamp(std::ceil(width / side), 1.0, 4096.0));
    m_rows = static_cast<std::size_t>(std::clamp(std::ceil(height / side), 1.0, 4096.0));
    m_slabs = static_cast<std::size_t>(std::clamp(count, 1.0, 65536.0));
    m_columnsPerMetre = static_cast<double>(m_columns) / width;
    m_rowsPerMetre = static_cast<double>(m_rows) / height;
    m_slabsPerMetre = static_cast<double>(m_slabs) / height;

    const auto cellsOf = [&](const Edge& e, const auto& visit) {
        const auto [left, right] = std::minmax(e.from.x, e.to.x);
        const auto [low, high] = std::minmax(e.from.y, e.to.y);
        const std::size_t lastRow = rowOf(high), lastColumn = columnOf(right);
        for (std::size_t row = rowOf(low); row <= lastRow; ++row)
            for (std::size_t column = columnOf(left); column <= lastColumn; ++column)
                visit(row * m_columns + column);
    };
    const auto slabsOf = [&](const Edge& e, const auto& visit) {
        const auto [low, high] = std::minmax(e.from.y, e.to.y);
        const std::size_t last = slabOf(high);
        for (std::size_t slab = slabOf(low); slab <= last; ++slab)
            visit(slab);
    };
    const auto fill = [&](std::size_t buckets, const auto& bucketsOf, auto& starts, auto& entries) {
        starts.assign(buckets + 1, 0);
        for (const Edge& e : m_edges)
            bucketsOf(e, [&](std::size_t at) { ++starts[at + 1]; });
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        entries.resize(starts.back());
        std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
        for (std::size_t i = 0; i < m_edges.size(); ++i)
            bucketsOf(m_edges[i],
                      [&](std::size_t at) { entries[next[at]++] = static_cast<std::uint32_t>(i); });
    };
    fill(m_columns * m_rows, cellsOf, m_starts, m_entries);
    fill(m_slabs, slabsOf, m_slabStarts, m_slabEntries);
}

std::size_t DensityWindow::columnOf(double x) const {
    return clampedIndex((x - m_extent.minX) * m_columnsPerMetre, m_columns);
}
std::size_t DensityWindow::rowOf(double y) const {
    return clampedIndex((y - m_extent.minY) * m_rowsPerMetre, m_rows);
}
std::size_t DensityWindow::slabOf(double y) const {
    return clampedIndex((y - m_extent.minY) * m_slabsPerMetre, m_slabs);
}

template <class Visit>
void DensityWindow::forEachNear(Point p, double reach, const Visit& visit) const {
    const Extent box = Extent{p.x, p.y, p.x, p.y}.grown(reach);
    if (!box.overlaps(m_extent)) return;
    const std::size_t fromRow = rowOf(box.minY), toRow = rowOf(box.maxY);
    const std::size_t fromColumn = columnOf(box.minX), toColumn = columnOf(box.maxX);
    for (std::size_t row = fromRow; row <= toRow; ++row)
        for (std::size_t column = fromColumn; column <= toColumn; ++column) {
            const std::size_t cell = row * m_columns + column;
            for (std::size_t k = m_starts[cell]; k < m_starts[cell + 1]; ++k) {
                const Edge& e = m_edges[m_entries[k]];
                const auto [left, right] = std::minmax(e.from.x, e.to.x);
                const auto [low, high] = std::minmax(e.from.y, e.to.y);
                if (right < box.minX || left > box.maxX || high < box.minY || low > box.maxY)
                    continue;
                // An edge stands in several cells; the first of them within the box has it.
                if (row == std::max(rowOf(low), fromRow) &&
                    column == std::max(columnOf(left), fromColumn))
                    visit(e);
            }
        }
}

double DensityWindow::winding(Point p) const {
    if (!m_extent.covers(p)) return 0;
    int turns = 0;
    const std::size_t slab = slabOf(p.y);
    for (std::size_t k = m_slabStarts[slab]; k < m_slabStarts[slab + 1]; ++k) {
        const Edge& e = m_edges[m_slabEntries[k]];
        if ((e.from.y > p.y) == (e.to.y > p.y)) continue;
        const double cross = crossOf(e.from, e.to, p);
        if (e.to.y > e.from.y && cross > 0) ++turns;
        if (e.to.y < e.from.y && cross < 0) --turns;
    }
    return turns > 0 ? 1 : 0;
}

double DensityWindow::windingOnBorder(Point p) const {
    double angle = 0;
    for (const Edge& e : m_edges)
        if (const double cross = crossOf(e.from, e.to, p); cross != 0)
            angle += std::atan2(
                cross, (e.from.x - p.x) * (e.to.x - p.x) + (e.from.y - p.y) * (e.to.y - p.y));
    return std::clamp(angle / (2 * pi), 0.0, 1.0);
}

bool DensityWindow::covers(Point p) const {
    if (winding(p) > 0) return true;
    bool isOnBorder = false;
    forEachNear(p, 0, [&](const Edge& e) { isOnBorder |= crossOf(e.from, e.to, p) == 0; });
    return isOnBorder;
}

/// What the window takes of the plane around `p`, where the part within `reach` of a triangle from
/// `p` to a chord is `inner(distance of the chord, where it ends along its line)`: seen from
/// inside, all (the winding) but, for each chord within reach, its angle less its triangle.
template <class Inner>
double DensityWindow::share(Point p, double reach, const Inner& inner) const {
    double missing = 0;
    bool isOnBorder = false;
    forEachNear(p, reach, [&](const Edge& e) {
        const double length = std::hypot(e.to.x - e.from.x, e.to.y - e.from.y);
        const double alongX = (e.to.x - e.from.x) / length, alongY = (e.to.y - e.from.y) / length;
        const double start = (e.from.x - p.x) * alongX + (e.from.y - p.y) * alongY;
        const double end = (e.to.x - p.x) * alongX + (e.to.y - p.y) * alongY;
        const double cross = crossOf(e.from, e.to, p), distance = std::fabs(cross) / length;
        if (cross == 0) {
            isOnBorder |= start <= 0 && end >= 0;
            return;
        }
        if (distance >= reach) return;
        const double half = std::sqrt(reach * reach - distance * distance);
        const double from = std::max(start, -half), to = std::min(end, half);
        if (from >= to) return;
        const double angle = (std::atan2(to, distance) - std::atan2(from, distance)) / (2 * pi);
        missing += std::copysign(angle - (inner(distance, to) - inner(distance, from)), cross);
    });
    const double whole = isOnBorder ? windingOnBorder(p) : winding(p);
    return std::clamp(whole - missing, 0.0, 1.0);
}

double DensityWindow::mass(Point p, Kernel kernel, double bandwidthMetres) const {
    const double reach = reachMetres({.bandwidthMetres = bandwidthMetres, .kernel = kernel});
    const double perMetre = 1 / bandwidthMetres;
    return share(p, reach, [&](double distance, double along) {
        return triangleMass(kernel, distance * perMetre, along * perMetre);
    });
}

double DensityWindow::arc(Point p, double radiusMetres) const {
    return share(p, radiusMetres, [](double, double) { return 0.0; });
}

Result<std::vector<WeightedPoint>> pointsInside(const DensityWindow& window,
                                                std::span<const WeightedPoint> points,
                                                const Progress& progress) {
    std::vector<std::uint8_t> isInside(points.size());
    if (!inPieces(points.size(), 4096, 0, progress, [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i)
                isInside[i] = window.covers({points[i].x, points[i].y});
        }))
        return cancelledError();
    std::vector<WeightedPoint> inside;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (isInside[i]) inside.push_back(points[i]);
    return inside;
}

Status correctWeights(const DensityWindow& window,
                      Kernel kernel,
                      std::span<const double> bandwidths,
                      std::vector<WeightedPoint>& points,
                      const Progress& progress) {
    if (!inPieces(points.size(), 1024, 0, progress,
                  [&](std::size_t from, std::size_t to) {
                      for (std::size_t i = from; i < to; ++i) {
                          if (i % 16 == 0 && progress.cancelled()) return;
                          WeightedPoint& p = points[i];
                          p.weight /= std::max(
                              leastMass, window.mass({p.x, p.y}, kernel,
                                                     bandwidths[bandwidths.size() > 1 ? i : 0]));
                      }
                  }) ||
        progress.cancelled())
        return cancelledError();
    return success();
}

Status limitTo(const DensityWindow& window,
               const DensityOptions& options,
               EdgeCorrection correction,
               Surface& surface,
               const Progress& progress) {
    const auto rows = static_cast<std::size_t>(surface.rows);
    const auto columns = static_cast<std::size_t>(surface.columns);
    if (!inPieces(rows, 1, options.threads, progress,
                  [&](std::size_t row, std::size_t) {
                      for (std::size_t column = 0; column < columns; ++column) {
                          if (column % 1024 == 0 && progress.cancelled()) return;
                          double& value = surface.values[row * columns + column];
                          const Point centre =
                              surface.centreOf(static_cast<int>(column), static_cast<int>(row));
                          if (!window.covers(centre))
                              value = missingNumber;
                          else if (correction == EdgeCorrection::Cells && value > 0)
                              value /= std::max(leastMass, window.mass(centre, options.kernel,
                                                                       options.bandwidthMetres));
                      }
                  }) ||
        progress.cancelled())
        return cancelledError();
    return success();
}

}  // namespace hetu::analysis
