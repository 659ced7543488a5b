#include "layers/geometry/operations.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "layers/index/polygon_index.h"

namespace hetu {
namespace {

Geometry square(double x, double y, double side) {
    return Geometry::polygon({{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}});
}

TEST(MakeValid, LeavesAValidShapeAsItIs) {
    Geometry shape = square(0, 0, 10);
    shape.parts[0].push_back({{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}});
    shape.parts.push_back(square(20, 0, 5).parts[0]);
    EXPECT_EQ(makeValid(shape).value(), shape);
}

TEST(MakeValid, ABowTieBecomesTwoTriangles) {
    const Geometry bowTie = Geometry::polygon({{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}});
    const Geometry repaired = makeValid(bowTie).value();
    EXPECT_EQ(repaired.parts.size(), 2u);
    EXPECT_NEAR(area(repaired), 50, 1e-9);
    EXPECT_EQ(makeValid(repaired).value(), repaired);
}

TEST(MakeValid, OverlappingPartsAreMergedNotPunched) {
    Geometry parts = square(0, 0, 10);
    parts.parts.push_back(square(5, 0, 10).parts[0]);
    const Geometry repaired = makeValid(parts).value();
    EXPECT_NEAR(area(repaired), 150, 1e-9);
    EXPECT_TRUE(covers(repaired, {7, 5}));
}

TEST(MakeValid, AHoleThatJutsOutAddsNoArea) {
    Geometry shape = square(0, 0, 10);
    shape.parts[0].push_back(square(5, 0, 10).parts[0][0]);
    const Geometry repaired = makeValid(shape).value();
    EXPECT_NEAR(area(repaired), 50, 1e-9);
    EXPECT_FALSE(covers(repaired, {12, 5}));
}

TEST(MakeValid, ClosesAnOpenRingAndDropsSpikes) {
    const Geometry open = Geometry::polygon({{0, 0}, {10, 0}, {10, 10}, {0, 10}});
    const Geometry closed = makeValid(open).value();
    EXPECT_NEAR(area(closed), 100, 1e-9);
    EXPECT_EQ(closed.parts[0][0].front(), closed.parts[0][0].back());
    const Geometry spike =
        Geometry::polygon({{0, 0}, {10, 0}, {10, 10}, {5, 10}, {5, 30}, {5, 10}, {0, 10}, {0, 0}});
    const Geometry repaired = makeValid(spike).value();
    EXPECT_EQ(repaired.kind, GeometryKind::Polygon);
    EXPECT_NEAR(area(repaired), 100, 1e-9);
    EXPECT_LE(repaired.extent().maxY, 10);
}

TEST(MakeValid, RefusesWhatHasNothingLeft) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const Geometry& shape :
         {Geometry{}, Geometry{GeometryKind::Polygon, {}}, Geometry{GeometryKind::Polygon, {{}}},
          Geometry::polygon({{0, 0}, {1, 1}}), Geometry::polygon({{0, 0}, {5, 5}, {9, 9}, {0, 0}}),
          Geometry::polygon({{0, 0}, {nan, 5}, {9, 9}, {0, 0}}), Geometry::point({nan, 0}),
          Geometry{GeometryKind::Line, {{{{1, 1}, {1, 1}}}}}}) {
        const auto repaired = makeValid(shape);
        ASSERT_FALSE(repaired.ok()) << geometryWord(shape.kind);
        EXPECT_EQ(repaired.error().code, ErrorCode::Geometry);
        EXPECT_FALSE(repaired.error().message.zh.empty());
    }
}

TEST(MakeValid, PointsAndLinesStayWhatTheyAre) {
    const Geometry line{GeometryKind::Line, {{Path{{0, 0}, {5, 5}}}, {Path{{0, 5}, {5, 0}}}}};
    EXPECT_EQ(makeValid(line).value(), line);
    EXPECT_EQ(makeValid(Geometry::point({3, 4})).value(), Geometry::point({3, 4}));
}

TEST(PointOnSurface, LiesInsideEvenAHorseshoe) {
    const Geometry horseshoe = Geometry::polygon(
        {{0, 0}, {10, 0}, {10, 10}, {9, 10}, {9, 1}, {1, 1}, {1, 10}, {0, 10}, {0, 0}});
    EXPECT_TRUE(covers(horseshoe, pointOnSurface(horseshoe).value()));
    const Geometry line{GeometryKind::Line, {{Path{{0, 0}, {5, 0}, {9, 0}}}}};
    EXPECT_EQ(distance(line, pointOnSurface(line).value()), 0);
    EXPECT_FALSE(pointOnSurface(Geometry{GeometryKind::Polygon, {}}).ok());
}

TEST(Area, IsOuterMinusHolesFarFromTheOrigin) {
    Geometry shape = square(660'000, 3'830'000, 10);
    shape.parts[0].push_back(square(660'002, 3'830'002, 2).parts[0][0]);
    EXPECT_NEAR(area(shape), 96, 1e-9);
    EXPECT_EQ(area(Geometry{}), 0);
    EXPECT_EQ(area(Geometry::point({1, 1})), 0);
}

TEST(Hull, HoldsItsPointsIsConvexAndKnowsNoOrder) {
    std::mt19937_64 random(5);
    std::normal_distribution<double> spread(0, 300);
    std::vector<Point> points;
    for (int i = 0; i < 400; ++i)
        points.push_back({660'000 + spread(random), 3'830'000 + spread(random)});
    const Geometry hull = hullOf(points, 50).value();
    ASSERT_EQ(hull.parts.size(), 1u);
    for (const Point p : points)
        EXPECT_TRUE(covers(hull, p));
    const Path& ring = hull.parts[0][0];
    double turns = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point a = ring[i], b = ring[i + 1], c = ring[(i + 2) % (ring.size() - 1)];
        const double turn = std::remainder(
            std::atan2(c.y - b.y, c.x - b.x) - std::atan2(b.y - a.y, b.x - a.x), 2 * M_PI);
        EXPECT_LE(turn, 1e-6) << "GEOS draws its rings clockwise";
        turns += turn;
    }
    EXPECT_NEAR(turns, -2 * M_PI, 1e-6);
    std::shuffle(points.begin(), points.end(), random);
    EXPECT_EQ(hullOf(points, 50).value(), hull);
}

TEST(Hull, OnePointAndPointsInALineHaveAnAreaToo) {
    const std::vector<Point> one{{5, 5}, {5, 5}}, line{{0, 0}, {50, 50}, {100, 100}};
    EXPECT_NEAR(area(hullOf(one, 10).value()), std::numbers::pi * 100, 1);
    EXPECT_NEAR(area(hullOf(line, 10).value()), std::numbers::pi * 100 + 20 * std::hypot(100, 100),
                1);
}

TEST(Hull, RefusesNoPointsAndNoMargin) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(hullOf({}, 10).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(hullOf(std::vector<Point>{{nan, 0}}, 10).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(hullOf(std::vector<Point>{{0, 0}}, 0).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(hullOf(std::vector<Point>{{0, 0}}, nan).error().code, ErrorCode::InvalidArgument);
}

TEST(ConcaveHull, CutsOutDentsWiderThanAsked) {
    // Three sides of a square of 1 km, a point every 50 m: a dent of 900 m.
    std::vector<Point> points;
    for (int i = 0; i <= 20; ++i)
        for (int k = 0; k <= 20; ++k)
            if (i < 2 || i > 18 || k < 2) points.push_back({660'000 + 50.0 * i, 50.0 * k});
    const Geometry narrow = concaveHullOf(points, 10, 100).value();
    EXPECT_FALSE(covers(narrow, {660'500, 800})) << "the dent is cut out";
    EXPECT_NEAR(area(narrow), 3 * 50 * 1000, 70'000);
    const Geometry wide = concaveHullOf(points, 10, 2000).value();
    EXPECT_EQ(wide, hullOf(points, 10).value()) << "no dent is that wide";
    for (const Point p : points) {
        EXPECT_TRUE(covers(narrow, p));
        EXPECT_TRUE(covers(narrow, {p.x + 9.9, p.y})) << "the margin is 10 m";
    }
}

TEST(ConcaveHull, CoversEveryPointAndDoesNotDependOnTheirOrder) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        std::normal_distribution<> normal(0, 400);
        std::vector<Point> points;
        const std::size_t count = seed % 10 == 0 ? 8000 : 1 + random() % 300;
        while (points.size() < count) {
            Point p{660'000 + normal(random), 3'830'000 + normal(random) * (1 + seed % 4)};
            if (seed % 3 == 0) p = {std::round(p.x / 50) * 50, std::round(p.y / 50) * 50};
            points.push_back(p);
        }
        const Geometry hull = concaveHullOf(points, 20, 60 + 20.0 * (seed % 9)).value();
        ASSERT_EQ(hull.parts.size(), 1u);
        EXPECT_EQ(hull.parts[0].size(), 1u) << "no holes";
        EXPECT_EQ(makeValid(hull).value(), hull);
        EXPECT_LE(area(hull), area(hullOf(points, 20).value()) * (1 + 1e-9));
        for (const Point p : points)
            ASSERT_TRUE(covers(hull, p)) << "seed " << seed;
        std::shuffle(points.begin(), points.end(), random);
        EXPECT_EQ(concaveHullOf(points, 20, 60 + 20.0 * (seed % 9)).value(), hull);
    }
}

TEST(ConcaveHull, OfPointsInALineIsThatOfTheLine) {
    const std::vector<Point> line{{0, 0}, {50, 50}, {100, 100}, {400, 400}, {410, 410}, {700, 700}};
    EXPECT_EQ(concaveHullOf(line, 10, 20).value(), hullOf(line, 10).value());
    EXPECT_EQ(concaveHullOf({}, 10, 20).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(concaveHullOf(line, 0, 20).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(concaveHullOf(line, 10, 0).error().code, ErrorCode::InvalidArgument);
}

TEST(Circle, HasTheAreaOfTheCircleAndSixtyFourSides) {
    const Geometry round = circle({660'000, 3'830'000}, 1000);
    EXPECT_EQ(round.parts[0][0].size(), 65u);
    EXPECT_NEAR(area(round), std::numbers::pi * 1e6, 1e-3);
    EXPECT_EQ(makeValid(round).value(), round);
}

TEST(Distance, IsZeroInsideAndToTheNearestEdgeOutside) {
    Geometry shape = square(0, 0, 10);
    EXPECT_EQ(distance(shape, {5, 5}), 0);
    EXPECT_EQ(distance(shape, {10, 10}), 0);
    EXPECT_DOUBLE_EQ(distance(shape, {13, 14}), 5);
    EXPECT_DOUBLE_EQ(distance(shape, {5, -3}), 3);
    shape.parts[0].push_back({{2, 2}, {8, 2}, {8, 8}, {2, 8}, {2, 2}});
    EXPECT_DOUBLE_EQ(distance(shape, {5, 5}), 3);
    EXPECT_DOUBLE_EQ(distance(Geometry::point({3, 4}), {0, 0}), 5);
    EXPECT_TRUE(std::isinf(distance(Geometry{}, {0, 0})));
}

/// Two triangles that touch in the middle: half the area of the square around them.
Geometry bowTie(double side) {
    return Geometry::polygon({{0, 0}, {side, side}, {side, 0}, {0, side}, {0, 0}});
}

TEST(Operations, WorkInManyThreadsAtOnce) {
    std::vector<double> areas(8);
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < areas.size(); ++t)
            threads.emplace_back([&areas, t] {
                for (int i = 0; i < 50; ++i)
                    areas[t] = area(makeValid(bowTie(1.0 + static_cast<double>(t))).value());
            });
    }
    for (std::size_t t = 0; t < areas.size(); ++t)
        EXPECT_NEAR(areas[t], std::pow(1.0 + static_cast<double>(t), 2) / 2, 1e-9);
}

TEST(Intersection, IsWhatBothHaveAndNothingWhereTheyOnlyTouch) {
    Geometry ring = square(0, 0, 10);
    ring.parts[0].push_back({{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}});
    EXPECT_NEAR(area(intersection(ring, square(5, 5, 10)).value()), 24, 1e-9);
    EXPECT_TRUE(intersection(ring, square(10, 0, 10)).value().isEmpty());
    EXPECT_TRUE(intersection(ring, square(10, 10, 10)).value().isEmpty());
    EXPECT_TRUE(intersection(ring, square(20, 0, 10)).value().isEmpty());
    EXPECT_TRUE(intersection(ring, square(4.5, 4.5, 1)).value().isEmpty());
    EXPECT_EQ(intersection(ring, square(5, 5, 10)).value().kind, GeometryKind::Polygon);
}

TEST(Intersection, WithTheUnionMakesUpForBoth) {
    std::mt19937_64 random(11);
    std::uniform_real_distribution<double> where(0, 100), size(20, 80);
    for (int i = 0; i < 50; ++i) {
        const Geometry a = circle({660'000 + where(random), 3'830'000 + where(random)},
                                  size(random)),
                       b = square(660'000 + where(random), 3'830'000 + where(random), size(random));
        const std::vector<Geometry> both{a, b};
        EXPECT_NEAR(area(unionOf(both).value()) + area(intersection(a, b).value()),
                    area(a) + area(b), 1e-6);
    }
}

TEST(UnionOf, JoinsWhatTouchesAndOverlapsAndKeepsTheRestApart) {
    const std::vector<Geometry> shapes{square(0, 0, 10), square(10, 0, 10), square(15, 0, 10),
                                       square(50, 0, 10), Geometry{}};
    const Geometry joint = unionOf(shapes).value();
    EXPECT_EQ(joint.parts.size(), 2u);
    EXPECT_NEAR(area(joint), 350, 1e-9);
    EXPECT_TRUE(unionOf({}).value().isEmpty());
}

}  // namespace
}  // namespace hetu
