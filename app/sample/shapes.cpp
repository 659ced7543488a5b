#include "app/sample/shapes.h"

#include <cmath>
#include <limits>

namespace hetu::sample {
namespace {

constexpr double segmentCellMetres = 150;
constexpr double discCellMetres = 130;

std::int64_t cellKey(std::int64_t column, std::int64_t row) {
    return column * 4'000'000 + row;
}
std::int64_t cellOf(double v, double cell) {
    return static_cast<std::int64_t>(std::floor(v / cell));
}

double distanceToSegment(Point a, Point b, Point p) {
    const Point d = b - a;
    const double square = d.x * d.x + d.y * d.y;
    const double t =
        square > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0, 1.0) : 0;
    return lengthOf(p - (a + t * d));
}

void bend(Point from, Point to, double roughness, int depth, Random& random, Path& out) {
    const Point d = to - from;
    if (depth == 0 || lengthOf(d) < 250) {
        out.push_back(to);
        return;
    }
    const double shift = roughness * random.normal();
    const Point middle{(from.x + to.x) / 2 - shift * d.y, (from.y + to.y) / 2 + shift * d.x};
    bend(from, middle, roughness * 0.85, depth - 1, random, out);
    bend(middle, to, roughness * 0.85, depth - 1, random, out);
}

}  // namespace

double lengthOf(Point p) {
    return std::sqrt(p.x * p.x + p.y * p.y);
}

double lengthOf(const Path& path) {
    double sum = 0;
    for (std::size_t i = 1; i < path.size(); ++i)
        sum += lengthOf(path[i] - path[i - 1]);
    return sum;
}

Point placed(Point origin, double angle, Point local) {
    const double c = std::cos(angle), s = std::sin(angle);
    return {origin.x + c * local.x - s * local.y, origin.y + s * local.x + c * local.y};
}

double distanceToPath(const Path& path, Point p) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < path.size(); ++i)
        best = std::min(best, distanceToSegment(path[i - 1], path[i], p));
    return best;
}

Path smoothed(const Path& points, double stepMetres) {
    Path out{points.front()};
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Point b = points[i - 1], c = points[i];
        const Point a = i >= 2 ? points[i - 2] : b - (c - b);
        const Point d = i + 1 < points.size() ? points[i + 1] : c + (c - b);
        const int steps = std::max(1, static_cast<int>(lengthOf(c - b) / stepMetres));
        for (int k = 1; k <= steps; ++k) {
            const double t = static_cast<double>(k) / steps;
            out.push_back(0.5 * (2 * b + t * (c - a) + t * t * (2 * a - 5 * b + 4 * c - d) +
                                 t * t * t * (3 * b - a - 3 * c + d)));
        }
    }
    return out;
}

Path wandering(Point from, Point to, double roughness, Random& random) {
    Path out{from};
    bend(from, to, roughness, 6, random, out);
    return out;
}

Path blob(Point centre,
          double halfLength,
          double halfWidth,
          double angle,
          double irregularity,
          int corners,
          Random& random) {
    Path ring;
    for (int i = 0; i < corners; ++i) {
        const double turn = 2 * std::numbers::pi * (i + 0.7 * (random.uniform() - 0.5)) / corners;
        // A super-ellipse: parks and blocks are squarer than circles.
        const double c = std::cos(turn), s = std::sin(turn);
        const double squarer =
            std::pow(std::pow(std::abs(c), 3.2) + std::pow(std::abs(s), 3.2), -1 / 3.2);
        const double radius = squarer * (1 - irregularity * random.uniform());
        ring.push_back(placed(centre, angle, {halfLength * radius * c, halfWidth * radius * s}));
    }
    ring.push_back(ring.front());
    return ring;
}

Path rectangle(Point centre, double length, double depth, double angle) {
    const double l = length / 2, d = depth / 2;
    Path ring{placed(centre, angle, {-l, -d}), placed(centre, angle, {l, -d}),
              placed(centre, angle, {l, d}), placed(centre, angle, {-l, d})};
    ring.push_back(ring.front());
    return ring;
}

bool contains(const Path& ring, Point p) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point a = ring[i - 1], b = ring[i];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

bool contains(const Geometry& polygon, Point p) {
    for (const std::vector<Path>& part : polygon.parts) {
        bool inside = false;
        for (const Path& ring : part)
            if (contains(ring, p)) inside = !inside;
        if (inside) return true;
    }
    return false;
}

double distanceToBorder(const Geometry& polygon, Point p) {
    double best = std::numeric_limits<double>::infinity();
    for (const std::vector<Path>& part : polygon.parts)
        for (const Path& ring : part)
            best = std::min(best, distanceToPath(ring, p));
    return best;
}

void SegmentGrid::add(const Path& path, std::int32_t owner) {
    for (std::size_t i = 1; i < path.size(); ++i) {
        const Point a = path[i - 1], b = path[i];
        const auto number = static_cast<std::uint32_t>(m_segments.size());
        m_segments.push_back({a, b, owner});
        for (auto column = cellOf(std::min(a.x, b.x), segmentCellMetres);
             column <= cellOf(std::max(a.x, b.x), segmentCellMetres); ++column)
            for (auto row = cellOf(std::min(a.y, b.y), segmentCellMetres);
                 row <= cellOf(std::max(a.y, b.y), segmentCellMetres); ++row)
                m_cells[cellKey(column, row)].push_back(number);
    }
}

SegmentGrid::Hit SegmentGrid::nearest(Point p, double reach) const {
    Hit hit{reach, -1, 0};
    for (auto column = cellOf(p.x - reach, segmentCellMetres);
         column <= cellOf(p.x + reach, segmentCellMetres); ++column)
        for (auto row = cellOf(p.y - reach, segmentCellMetres);
             row <= cellOf(p.y + reach, segmentCellMetres); ++row) {
            const auto found = m_cells.find(cellKey(column, row));
            if (found == m_cells.end()) continue;
            for (const std::uint32_t number : found->second) {
                const Segment& s = m_segments[number];
                const double distance = distanceToSegment(s.from, s.to, p);
                if (distance < hit.distance)
                    hit = {distance, s.owner, std::atan2(s.to.y - s.from.y, s.to.x - s.from.x)};
            }
        }
    return hit;
}

bool DiscGrid::isFree(Point p, double radius) const {
    const auto column = cellOf(p.x, discCellMetres), row = cellOf(p.y, discCellMetres);
    for (auto c = column - 1; c <= column + 1; ++c)
        for (auto r = row - 1; r <= row + 1; ++r) {
            const auto found = m_cells.find(cellKey(c, r));
            if (found == m_cells.end()) continue;
            for (const Disc& disc : found->second)
                if (lengthOf(disc.centre - p) < disc.radius + radius) return false;
        }
    return true;
}

void DiscGrid::add(Point p, double radius) {
    m_cells[cellKey(cellOf(p.x, discCellMetres), cellOf(p.y, discCellMetres))].push_back(
        {p, radius});
}

}  // namespace hetu::sample
