#include "analysis/core/smallest_circle.h"

#include <cmath>
#include <cstdint>
#include <utility>

namespace hetu::analysis {
namespace {

double cross(Point a, Point b, Point p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

bool holds(const Circle& circle, Point p) {
    // The slack is far below a millimetre, and keeps a point that made the circle inside it.
    return std::hypot(p.x - circle.centre.x, p.y - circle.centre.y) <=
           circle.radius * (1 + 1e-12) + 1e-7;
}

Circle across(Point a, Point b) {
    const Point centre{a.x + (b.x - a.x) / 2, a.y + (b.y - a.y) / 2};
    return {centre, std::hypot(b.x - a.x, b.y - a.y) / 2};
}

Circle through(Point a, Point b, Point c) {
    const double bx = b.x - a.x, by = b.y - a.y, cx = c.x - a.x, cy = c.y - a.y;
    const double d = 2 * (bx * cy - by * cx);
    if (d == 0) {  // in a line: the two that are farthest apart
        Circle widest = across(a, b);
        for (const Circle& other : {across(a, c), across(b, c)})
            if (other.radius > widest.radius) widest = other;
        return widest;
    }
    const double bb = bx * bx + by * by, cc = cx * cx + cy * cy;
    const double x = (cy * bb - by * cc) / d, y = (bx * cc - cx * bb) / d;
    return {{a.x + x, a.y + y}, std::hypot(x, y)};
}

}  // namespace

std::vector<Point> hullCorners(std::span<const Point> sorted) {
    std::vector<Point> hull;
    const auto chain = [&hull](auto from, auto to) {
        const std::size_t start = hull.size();
        for (; from != to; ++from) {
            if (hull.size() > start && hull.back() == *from) continue;
            while (hull.size() >= start + 2 &&
                   cross(hull[hull.size() - 2], hull.back(), *from) <= 0)
                hull.pop_back();
            hull.push_back(*from);
        }
        hull.pop_back();  // the other chain begins with it
    };
    chain(sorted.begin(), sorted.end());
    chain(sorted.rbegin(), sorted.rend());
    if (hull.empty()) hull.push_back(sorted.front());
    return hull;
}

Circle smallestCircle(std::span<const Point> points) {
    // Welzl's expected O(n) needs a random order; a fixed generator keeps the answer the same.
    std::vector<Point> p(points.begin(), points.end());
    std::uint64_t state = 0x9E3779B97F4A7C15u;
    for (std::size_t i = p.size(); i > 1; --i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        std::swap(p[i - 1], p[(state >> 33) % i]);
    }
    Circle circle{p.front(), 0};
    for (std::size_t i = 1; i < p.size(); ++i) {
        if (holds(circle, p[i])) continue;
        circle = {p[i], 0};
        for (std::size_t j = 0; j < i; ++j) {
            if (holds(circle, p[j])) continue;
            circle = across(p[i], p[j]);
            for (std::size_t k = 0; k < j; ++k)
                if (!holds(circle, p[k])) circle = through(p[i], p[j], p[k]);
        }
    }
    return circle;
}

}  // namespace hetu::analysis
