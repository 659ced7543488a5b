#include "layers/geometry/snapping.h"

#include <cmath>
#include <limits>
#include <random>
#include <tuple>

#include <gtest/gtest.h>

#include "layers/geometry/operations.h"

namespace hetu {
namespace {

/// Every corner, middle and edge compared, one after the other.
std::optional<Snap> bruteForce(const std::vector<Geometry>& shapes, Point hand, double tolerance) {
    std::optional<Snap> best;
    const auto offer = [&](Point at, SnapKind kind, std::size_t s, CornerAddress corner) {
        const Snap found{at, kind, std::hypot(at.x - hand.x, at.y - hand.y), s, corner};
        if (found.distanceMetres > tolerance) return;
        const auto key = [](const Snap& o) {
            return std::make_tuple(o.kind, o.distanceMetres, o.shape, o.corner);
        };
        if (!best || key(found) < key(*best)) best = found;
    };
    for (std::size_t s = 0; s < shapes.size(); ++s)
        for (std::size_t k = 0; k < shapes[s].parts.size(); ++k)
            for (std::size_t r = 0; r < shapes[s].parts[k].size(); ++r) {
                const Path& path = shapes[s].parts[k][r];
                const std::size_t corners = cornerCount(shapes[s], k, r);
                for (std::size_t i = 0; i < corners; ++i)
                    offer(path[i], SnapKind::Corner, s, {k, r, i});
                for (std::size_t i = 0; i + 1 < path.size(); ++i) {
                    const Point a = path[i], b = path[i + 1];
                    offer({(a.x + b.x) / 2, (a.y + b.y) / 2}, SnapKind::Middle, s, {k, r, i});
                    const double dx = b.x - a.x, dy = b.y - a.y;
                    double t = ((hand.x - a.x) * dx + (hand.y - a.y) * dy) / (dx * dx + dy * dy);
                    t = std::min(1.0, std::max(0.0, t));
                    offer({a.x + t * dx, a.y + t * dy}, SnapKind::Edge, s, {k, r, i});
                }
            }
    return best;
}

TEST(SnapIndex, FindsWhatComparingEverythingFinds) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> place(0, 1000), size(3, 60);
    std::vector<Geometry> shapes;
    for (int i = 0; i < 300; ++i) {
        const Point at{500'000 + place(random), 3'800'000 + place(random)};
        if (i % 5 == 0)
            shapes.push_back(Geometry::point(at));
        else if (i % 5 == 1)
            shapes.push_back(
                {GeometryKind::Line, {{Path{at, {at.x + size(random), at.y}, {at.x, at.y + 9}}}}});
        else
            shapes.push_back(rectangle(at, {at.x + size(random), at.y + size(random)}));
    }
    shapes.push_back(rectangle({500'000, 3'800'000}, {501'000, 3'801'000}));  // one long border
    const SnapIndex index(shapes);
    int found = 0;
    for (int k = 0; k < 5000; ++k) {
        const Point hand{500'000 + place(random), 3'800'000 + place(random)};
        const double tolerance = size(random) / 3;
        const auto fast = index.nearest(hand, tolerance);
        const auto slow = bruteForce(shapes, hand, tolerance);
        ASSERT_EQ(fast.has_value(), slow.has_value());
        if (!fast) continue;
        ++found;
        EXPECT_EQ(fast->kind, slow->kind);
        EXPECT_EQ(fast->shape, slow->shape);
        EXPECT_EQ(fast->corner, slow->corner);
        EXPECT_EQ(fast->at, slow->at);
    }
    EXPECT_GT(found, 500);
}

TEST(SnapIndex, ACornerBeforeAMiddleBeforeAnEdge) {
    const std::vector<Geometry> shapes{rectangle({0, 0}, {100, 100})};
    const SnapIndex index(shapes);
    EXPECT_EQ(index.nearest({4, 1}, 5)->kind, SnapKind::Corner);
    EXPECT_EQ(index.nearest({4, 1}, 5)->at, (Point{0, 0}));
    EXPECT_EQ(index.nearest({47, 1}, 5)->kind, SnapKind::Middle);
    EXPECT_EQ(index.nearest({30, 2}, 5)->kind, SnapKind::Edge);
    EXPECT_EQ(index.nearest({30, 2}, 5)->at, (Point{30, 0}));
    EXPECT_FALSE(index.nearest({30, 8}, 5));
    EXPECT_TRUE(index.nearest({30, 5}, 5));  // at exactly the tolerance
    EXPECT_EQ(index.nearest({4, 1}, 5, {.corners = false})->kind, SnapKind::Edge);
    EXPECT_FALSE(index.nearest({30, 2}, 5, {.edges = false}));
}

TEST(SnapIndex, ACornerThatIsBeingMovedDoesNotHoldItself) {
    const std::vector<Geometry> shapes{rectangle({0, 0}, {100, 100})};
    const SnapIndex index(shapes);
    EXPECT_FALSE(index.nearest({2, 1}, 5, {.except = Point{0, 0}}));
    EXPECT_EQ(index.nearest({99, 99}, 5, {.except = Point{0, 0}})->at, (Point{100, 100}));
}

TEST(SnapIndex, PositionsThatAreNotKnownAttractNobody) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Geometry> shapes{
        Geometry::point({nan, 3}), {GeometryKind::Line, {{Path{{nan, 0}, {5, 5}, {nan, 9}}}}}, {}};
    const SnapIndex index(shapes);
    EXPECT_EQ(index.nearest({5, 6}, 2)->at, (Point{5, 5}));
    EXPECT_FALSE(index.nearest({nan, 6}, 2));
    EXPECT_FALSE(index.nearest({5, 6}, nan));
    EXPECT_FALSE(SnapIndex().nearest({0, 0}, 1e9));
    EXPECT_TRUE(SnapIndex(std::vector<Geometry>{}).isEmpty());
}

TEST(ClosesFigure, FromTheThirdCornerOn) {
    const Path figure{{0, 0}, {10, 0}, {10, 10}};
    EXPECT_TRUE(closesFigure(figure, {1, 1}, 2));
    EXPECT_FALSE(closesFigure(figure, {3, 1}, 2));
    EXPECT_FALSE(closesFigure({{0, 0}, {10, 0}}, {0, 0}, 2));
}

}  // namespace
}  // namespace hetu
