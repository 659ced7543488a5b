#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "app/sample/random.h"
#include "layers/model/geometry.h"

namespace hetu::sample {

inline Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}
inline Point operator*(double f, Point p) {
    return {f * p.x, f * p.y};
}
[[nodiscard]] double lengthOf(Point p);
[[nodiscard]] double lengthOf(const Path& path);
/// `local` (x along `angle`, y to its left) placed at `origin`.
[[nodiscard]] Point placed(Point origin, double angle, Point local);
[[nodiscard]] double distanceToPath(const Path& path, Point p);
/// A smooth curve through the points (Catmull and Rom), in steps of about `stepMetres`.
[[nodiscard]] Path smoothed(const Path& points, double stepMetres);
/// A path between two points that bends as country roads do: midpoints moved by chance.
[[nodiscard]] Path wandering(Point from, Point to, double roughness, Random& random);
/// A closed, simple, irregular polygon around `centre`: star-shaped, radii by chance.
[[nodiscard]] Path blob(Point centre,
                        double halfLength,
                        double halfWidth,
                        double angle,
                        double irregularity,
                        int corners,
                        Random& random);
/// A closed rectangle, long side along `angle`.
[[nodiscard]] Path rectangle(Point centre, double length, double depth, double angle);
[[nodiscard]] bool contains(const Path& ring, Point p);
/// In the outer ring of a part and in none of its holes. Borders are not decided exactly.
[[nodiscard]] bool contains(const Geometry& polygon, Point p);
/// To the nearest border of the polygon.
[[nodiscard]] double distanceToBorder(const Geometry& polygon, Point p);

/// Line segments in square cells: how near is the next street?
class SegmentGrid {
public:
    void add(const Path& path, std::int32_t owner);
    struct Hit {
        double distance = 0;
        std::int32_t owner = -1;
        double angle = 0;  ///< of the segment
    };
    /// The nearest segment within `reach` (at most 300 m); owner -1 if there is none.
    [[nodiscard]] Hit nearest(Point p, double reach) const;

private:
    struct Segment {
        Point from, to;
        std::int32_t owner;
    };
    std::vector<Segment> m_segments;
    std::unordered_map<std::int64_t, std::vector<std::uint32_t>> m_cells;
};

/// Discs that must not overlap: what stands where.
class DiscGrid {
public:
    [[nodiscard]] bool isFree(Point p, double radius) const;
    void add(Point p, double radius);

private:
    struct Disc {
        Point centre;
        double radius;
    };
    std::unordered_map<std::int64_t, std::vector<Disc>> m_cells;
};

}  // namespace hetu::sample
