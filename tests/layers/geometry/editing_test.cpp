#include "layers/geometry/editing.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"

namespace hetu {
namespace {

Geometry square(double x, double y, double side) {
    return rectangle({x, y}, {x + side, y + side});
}

Geometry squareWithHole() {
    Geometry shape = square(0, 0, 100);
    shape.parts[0].push_back({{40, 40}, {40, 60}, {60, 60}, {60, 40}, {40, 40}});
    return shape;
}

/// A star-shaped polygon of random corners around `centre`, always valid.
Geometry blob(std::mt19937& random, Point centre, double radius, int corners) {
    std::uniform_real_distribution<double> share(0.4, 1.0);
    Path ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners, r = radius * share(random);
        ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return Geometry::polygon(ring);
}

double total(const std::vector<Geometry>& pieces) {
    double sum = 0;
    for (const Geometry& piece : pieces)
        sum += area(piece);
    return sum;
}

/// The area of the convex `ring` on the left of the way from `a` to `b`: Sutherland, Hodgman
/// (1974).
double areaLeftOf(const Path& ring, Point a, Point b) {
    const auto side = [&](Point p) {
        return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    };
    Path kept;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point p = ring[i], q = ring[i + 1];
        const double s = side(p), t = side(q);
        if (s >= 0) kept.push_back(p);
        if ((s > 0 && t < 0) || (s < 0 && t > 0))
            kept.push_back({p.x + (q.x - p.x) * s / (s - t), p.y + (q.y - p.y) * s / (s - t)});
    }
    if (kept.size() < 3) return 0;
    kept.push_back(kept.front());
    return area(Geometry::polygon(kept));
}

TEST(Split, AreasAddUpAndNothingOverlaps) {
    std::mt19937 random(4);
    std::uniform_real_distribution<double> place(-1200, 1200);
    int cut = 0;
    for (int round = 0; round < 300; ++round) {
        Geometry shape = blob(random, {4'000'000, 38'000'000}, 1000, 5 + round % 20);
        if (round % 3 == 0)
            shape = cutHole(shape, circle({4'000'000, 38'000'000}, 200).parts[0][0]).value();
        if (round % 4 == 0) shape.parts.push_back(square(4'001'500, 38'000'000, 300).parts[0]);
        Path line;
        for (int i = 0; i < 2 + round % 3; ++i)
            line.push_back({4'000'000 + place(random), 38'000'000 + place(random)});
        const auto pieces = split(shape, line);
        if (!pieces.ok()) {
            EXPECT_EQ(pieces.error().code, ErrorCode::InvalidArgument);
            continue;
        }
        ++cut;
        EXPECT_NEAR(total(pieces.value()), area(shape), 1e-3) << round;
        for (std::size_t a = 0; a < pieces.value().size(); ++a) {
            if (area(pieces.value()[a]) >= 1) {
                EXPECT_FALSE(problemOf(pieces.value()[a], {})) << round;
            }
            for (std::size_t b = a + 1; b < pieces.value().size(); ++b)
                EXPECT_LT(area(intersection(pieces.value()[a], pieces.value()[b]).value()), 1e-3);
        }
    }
    EXPECT_GT(cut, 100);
}

TEST(Split, PiecesOfAConvexAreaAreItsHalfPlanes) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place(-90, 90);
    const Geometry disc = circle({0, 0}, 100);
    for (int round = 0; round < 100; ++round) {
        const Point through{place(random) / 2, place(random) / 2};
        const double angle = place(random);
        const Point a{through.x - 300 * std::cos(angle), through.y - 300 * std::sin(angle)};
        const Point b{through.x + 300 * std::cos(angle), through.y + 300 * std::sin(angle)};
        const auto pieces = split(disc, {a, b}).value();
        ASSERT_EQ(pieces.size(), 2u);
        const double left = areaLeftOf(disc.parts[0][0], a, b);
        EXPECT_NEAR(area(pieces[0]), std::max(left, area(disc) - left), 1e-6);
        EXPECT_NEAR(area(pieces[1]), std::min(left, area(disc) - left), 1e-6);
    }
}

TEST(Split, TheLineMayBeginAndEndOnTheBorder) {
    const Geometry shape = Geometry::polygon({{0, 0}, {100, 7}, {93, 100}, {-4, 91}, {0, 0}});
    // A third of an edge is never exactly on it.
    const Point onEdge{100 / 3.0, 7 / 3.0};
    const auto pieces = split(shape, {onEdge, {40, 50}, {93, 100}});
    ASSERT_TRUE(pieces.ok()) << pieces.error().message.en;
    EXPECT_EQ(pieces.value().size(), 2u);
    EXPECT_NEAR(total(pieces.value()), area(shape), 0.1);
}

TEST(Split, HolesStayAndPartsThatAreNotCutStayWithTheLargestPiece) {
    Geometry shape = squareWithHole();
    shape.parts.push_back(square(200, 0, 10).parts[0]);
    const auto pieces = split(shape, {{20, -10}, {20, 110}}).value();
    ASSERT_EQ(pieces.size(), 2u);
    EXPECT_NEAR(area(pieces[0]), 80 * 100 - 400 + 100, 1e-9);
    EXPECT_NEAR(area(pieces[1]), 20 * 100, 1e-9);
    EXPECT_EQ(pieces[0].parts.size(), 2u);
    EXPECT_EQ(pieces[0].parts[0].size(), 2u);
    EXPECT_FALSE(covers(pieces[0], {50, 50}));
}

TEST(Split, ThroughAHoleOpensIt) {
    const auto pieces = split(squareWithHole(), {{50, -10}, {50, 110}}).value();
    ASSERT_EQ(pieces.size(), 2u);
    EXPECT_NEAR(area(pieces[0]), 4800, 1e-9);
    EXPECT_NEAR(area(pieces[1]), 4800, 1e-9);
    EXPECT_EQ(pieces[0].parts[0].size(), 1u);
}

TEST(Split, RefusesALineThatDoesNotCut) {
    for (const Path& line :
         {Path{{50, -10}, {50, 50}}, Path{{-10, -10}, {-10, 200}}, Path{{10, 10}, {20, 20}}, Path{},
          Path{{5, 5}}, Path{{5, 5}, {5, 5}}, Path{{-10, 50}, {110, 50}, {50, 90}, {50, 10}}}) {
        const auto pieces = split(square(0, 0, 100), line);
        ASSERT_FALSE(pieces.ok());
        EXPECT_EQ(pieces.error().code, ErrorCode::InvalidArgument);
        EXPECT_FALSE(pieces.error().message.zh.empty());
    }
    EXPECT_FALSE(split(Geometry::point({1, 1}), {{0, 0}, {2, 2}}).ok());
}

TEST(Reshape, AnOutwardLineAddsWhatItEncloses) {
    const Geometry shape = square(0, 0, 100);
    const Geometry grown = reshape(shape, {{20, 50}, {20, 130}, {60, 130}, {60, 50}}).value();
    EXPECT_NEAR(area(grown), 10000 + 40 * 30, 1e-9);
    EXPECT_TRUE(covers(grown, {40, 120}));
    EXPECT_TRUE(covers(grown, {90, 10}));
}

TEST(Reshape, AnInwardLineTakesTheSmallerPieceAway) {
    const Geometry less = reshape(square(0, 0, 100), {{20, 110}, {50, 60}, {80, 110}}).value();
    EXPECT_LT(area(less), 10000);
    EXPECT_FALSE(covers(less, {50, 80}));
    EXPECT_TRUE(covers(less, {50, 20}));
    const Geometry cut = reshape(square(0, 0, 100), {{70, -10}, {70, 110}}).value();
    EXPECT_NEAR(area(cut), 7000, 1e-9);
    EXPECT_TRUE(covers(cut, {10, 10}));
}

TEST(Reshape, InAndOutAgainDoesBoth) {
    const Geometry shape = square(0, 0, 100);
    const Path wave{{10, 110}, {20, 90}, {30, 110}, {40, 120}, {50, 110}, {60, 90}, {70, 110}};
    const Geometry both = reshape(shape, wave).value();
    EXPECT_FALSE(covers(both, {20, 97}));
    EXPECT_TRUE(covers(both, {40, 115}));
    EXPECT_FALSE(covers(both, {60, 97}));
    EXPECT_FALSE(problemOf(both, {}));
}

TEST(Reshape, OfAConvexAreaByAChordIsTheLargerHalf) {
    std::mt19937 random(6);
    std::uniform_real_distribution<double> place(-60, 60);
    const Geometry disc = circle({500'000, 3'800'000}, 100);
    for (int round = 0; round < 100; ++round) {
        const double angle = place(random);
        const Point p{500'000 + place(random), 3'800'000 + place(random)};
        const Point a{p.x - 300 * std::cos(angle), p.y - 300 * std::sin(angle)};
        const Point b{p.x + 300 * std::cos(angle), p.y + 300 * std::sin(angle)};
        const double left = areaLeftOf(disc.parts[0][0], a, b);
        EXPECT_NEAR(area(reshape(disc, {a, b}).value()), std::max(left, area(disc) - left), 1e-3);
    }
}

TEST(Reshape, KeepsTheLargestPieceOfTheSplitAndNothingOfTheOthers) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(-120, 120);
    int changed = 0;
    for (int round = 0; round < 300; ++round) {
        const Geometry shape = blob(random, {0, 0}, 100, 12);
        const Path line{
            {-200, place(random)}, {place(random), place(random)}, {200, place(random)}};
        const auto after = reshape(shape, line);
        if (!after.ok()) continue;
        ++changed;
        EXPECT_FALSE(problemOf(after.value(), {})) << round;
        const auto pieces = split(shape, line);
        // The largest piece is still there whole, and of the others nothing is.
        const double kept = pieces.ok() ? area(pieces.value()[0]) : area(shape);
        const Geometry common = intersection(after.value(), shape).value();
        EXPECT_NEAR(area(common), kept, 1e-6) << round;
        // What is new lies outside the old border, between it and the line.
        EXPECT_GE(area(after.value()), kept - 1e-6);
        if (after.value().extent() == shape.extent()) continue;
        Extent box = shape.extent();
        for (const Point p : line)
            box.include(p);
        EXPECT_TRUE(box.covers({after.value().extent().minX, after.value().extent().minY}));
    }
    EXPECT_GT(changed, 200);
}

TEST(Reshape, OfAHoleFollowsTheLine) {
    const Geometry wider =
        reshape(squareWithHole(), {{50, 45}, {30, 45}, {30, 55}, {50, 55}}).value();
    EXPECT_NEAR(area(wider), 9600 - 100, 1e-9);
    EXPECT_FALSE(covers(wider, {35, 50}));
    const Geometry narrower = reshape(squareWithHole(), {{55, 35}, {55, 65}}).value();
    EXPECT_NEAR(area(narrower), 9600 + 100, 1e-9);
    EXPECT_FALSE(covers(narrower, {45, 50}));
    EXPECT_TRUE(covers(narrower, {58, 50}));
}

TEST(Reshape, OnlyThePartThatTheLineMeetsChanges) {
    Geometry shape = square(0, 0, 100);
    shape.parts.push_back(square(200, 0, 10).parts[0]);
    const Geometry cut = reshape(shape, {{70, -10}, {70, 110}}).value();
    EXPECT_NEAR(area(cut), 7100, 1e-9);
    EXPECT_TRUE(covers(cut, {205, 5}));
}

TEST(Reshape, RefusesALineThatMeetsTheBorderOnce) {
    for (const Path& line : {Path{{50, 50}, {50, 200}}, Path{{20, 20}, {30, 30}}, Path{},
                             Path{{300, 300}, {400, 400}}}) {
        const auto after = reshape(square(0, 0, 100), line);
        ASSERT_FALSE(after.ok());
        EXPECT_EQ(after.error().code, ErrorCode::InvalidArgument);
    }
}

TEST(Corner, MovedBackGivesTheSameShape) {
    const Geometry shape = squareWithHole();
    for (std::size_t path = 0; path < 2; ++path)
        for (std::size_t i = 0; i < cornerCount(shape, 0, path); ++i) {
            const CornerAddress corner{0, path, i};
            const Point before = cornerAt(shape, corner);
            const Geometry moved = moveCorner(shape, corner, {before.x + 3, before.y - 2}).value();
            EXPECT_FALSE(moved == shape);
            EXPECT_EQ(moved.parts[0][path].front(), moved.parts[0][path].back());
            EXPECT_EQ(moveCorner(moved, corner, before).value(), shape);
        }
}

TEST(Corner, InsertedAndRemovedGivesTheSameShape) {
    Geometry shape = squareWithHole();
    shape.parts.push_back(square(200, 0, 10).parts[0]);
    for (std::size_t part = 0; part < 2; ++part)
        for (std::size_t path = 0; path < shape.parts[part].size(); ++path)
            for (std::size_t i = 0; i < cornerCount(shape, part, path); ++i) {
                const Geometry more = insertCorner(shape, {part, path, i}, {1, 2}).value();
                EXPECT_EQ(cornerAt(more, {part, path, i + 1}), (Point{1, 2}));
                EXPECT_EQ(cornerCount(more, part, path), cornerCount(shape, part, path) + 1);
                EXPECT_EQ(removeCorner(more, {part, path, i + 1}).value(), shape);
            }
    const Geometry line{GeometryKind::Line, {{Path{{0, 0}, {5, 5}}}}};
    const Geometry longer = insertCorner(line, {0, 0, 1}, {9, 9}).value();
    EXPECT_EQ(longer.parts[0][0].back(), (Point{9, 9}));
    EXPECT_EQ(removeCorner(longer, {0, 0, 2}).value(), line);
}

TEST(Corner, TheFirstOneOfARingMayGoToo) {
    const Geometry less = removeCorner(square(0, 0, 100), {0, 0, 0}).value();
    EXPECT_EQ(cornerCount(less, 0, 0), 3u);
    EXPECT_EQ(less.parts[0][0].front(), less.parts[0][0].back());
    EXPECT_NEAR(area(less), 5000, 1e-9);
}

TEST(Corner, AnAreaKeepsThree) {
    const Geometry triangle = removeCorner(square(0, 0, 100), {0, 0, 0}).value();
    const auto none = removeCorner(triangle, {0, 0, 1});
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, ErrorCode::Geometry);
    EXPECT_FALSE(removeCorner(Geometry::point({1, 1}), {0, 0, 0}).ok());

    Geometry withHole = square(0, 0, 100);
    withHole.parts[0].push_back({{40, 40}, {40, 60}, {60, 60}, {40, 40}});
    EXPECT_EQ(removeCorner(withHole, {0, 1, 0}).value(), square(0, 0, 100));
    Geometry twoParts = triangle;
    twoParts.parts.push_back(square(200, 0, 10).parts[0]);
    EXPECT_EQ(removeCorner(twoParts, {0, 0, 0}).value(), square(200, 0, 10));
}

TEST(Corner, RefusesOneThatIsNotThere) {
    const Geometry shape = square(0, 0, 100);
    for (const CornerAddress corner :
         {CornerAddress{1, 0, 0}, CornerAddress{0, 1, 0}, CornerAddress{0, 0, 4}}) {
        EXPECT_EQ(moveCorner(shape, corner, {1, 1}).error().code, ErrorCode::NotFound);
        EXPECT_EQ(insertCorner(shape, corner, {1, 1}).error().code, ErrorCode::NotFound);
        EXPECT_EQ(removeCorner(shape, corner).error().code, ErrorCode::NotFound);
    }
    EXPECT_FALSE(moveCorner(shape, {0, 0, 0}, {std::nan(""), 1}).ok());
}

TEST(SharedCorner, NeighboursGoOnSharingTheirBorder) {
    const std::vector<Geometry> shapes{square(0, 0, 100), square(100, 0, 100), square(500, 0, 9)};
    const double before = total(shapes);
    const auto moved = moveSharedCorner(shapes, {100, 100}, {120, 90});
    ASSERT_EQ(moved.size(), 2u);
    std::vector<Geometry> after = shapes;
    for (const SharedChange& change : moved)
        after[change.shape] = change.geometry;
    // The upper border of both goes down together, so all that is lost is the triangle under it.
    EXPECT_NEAR(total(after), before - 0.5 * 200 * 10, 1e-9);
    EXPECT_LT(area(intersection(after[0], after[1]).value()), 1e-9);
    for (const SharedChange& change : moveSharedCorner(after, {120, 90}, {100, 100}))
        after[change.shape] = change.geometry;
    EXPECT_EQ(after, shapes);
}

TEST(SharedCorner, InsertedInBothAndRemovedFromBoth) {
    const std::vector<Geometry> shapes{square(0, 0, 100), square(100, 0, 100), square(500, 0, 9)};
    const auto more = insertSharedCorner(shapes, {100, 0}, {100, 100}, {105, 50});
    ASSERT_EQ(more.size(), 2u);
    std::vector<Geometry> after = shapes;
    for (const SharedChange& change : more)
        after[change.shape] = change.geometry;
    EXPECT_NEAR(total(after), total(shapes), 1e-9);
    EXPECT_NEAR(area(after[0]), 10000 + 0.5 * 100 * 5, 1e-9);
    const auto less = removeSharedCorner(after, {105, 50}).value();
    ASSERT_EQ(less.size(), 2u);
    for (const SharedChange& change : less)
        after[change.shape] = change.geometry;
    EXPECT_EQ(after, shapes);
}

TEST(Merge, CoversBothAndItsAreaIsTheSum) {
    const std::vector<Geometry> both{square(0, 0, 100), square(100, 20, 50)};
    const Geometry joint = merge(both).value();
    EXPECT_NEAR(area(joint), 12500, 1e-9);
    EXPECT_EQ(joint.parts.size(), 1u);
    EXPECT_TRUE(covers(joint, {50, 50}));
    EXPECT_TRUE(covers(joint, {120, 40}));
}

TEST(Merge, UndoesASplit) {
    std::mt19937 random(8);
    for (int round = 0; round < 50; ++round) {
        const Geometry shape = blob(random, {0, 0}, 100, 15);
        const auto pieces = split(shape, {{-200, 3.0 * round / 10}, {200, 5}}).value();
        const Geometry joint = merge(pieces).value();
        EXPECT_NEAR(area(joint), area(shape), 1e-6);
        EXPECT_EQ(joint.parts.size(), 1u);
    }
}

TEST(Merge, RefusesWhatDoesNotTouch) {
    const std::vector<std::vector<Geometry>> sets{
        {square(0, 0, 10)},
        {square(0, 0, 10), square(20, 0, 10)},
        {square(0, 0, 10), square(10, 10, 10)},  // a corner is no edge
        {square(0, 0, 10), square(10, 0, 10), square(50, 0, 10)}};
    for (const auto& shapes : sets) {
        const auto joint = merge(shapes);
        ASSERT_FALSE(joint.ok());
        EXPECT_EQ(joint.error().code, ErrorCode::InvalidArgument);
    }
    // An area in two parts may be joined by one of them.
    Geometry twoParts = square(0, 0, 10);
    twoParts.parts.push_back(square(100, 0, 10).parts[0]);
    EXPECT_TRUE(merge(std::vector<Geometry>{twoParts, square(10, 0, 10)}).ok());
}

TEST(CutHole, TakesItsAreaAway) {
    const Geometry shape = square(0, 0, 100);
    const Geometry holed = cutHole(shape, {{40, 40}, {60, 40}, {60, 60}, {40, 60}}).value();
    EXPECT_NEAR(area(holed), 9600, 1e-9);
    EXPECT_EQ(holed.parts[0].size(), 2u);
    EXPECT_FALSE(covers(holed, {50, 50}));
}

TEST(CutHole, RefusesOneThatIsNotInside) {
    const Geometry shape = squareWithHole();
    EXPECT_EQ(cutHole(shape, square(90, 90, 20).parts[0][0]).error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(cutHole(shape, square(30, 30, 20).parts[0][0]).error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(cutHole(shape, {{10, 10}, {20, 20}}).error().code, ErrorCode::Geometry);
    EXPECT_EQ(cutHole(shape, {{10, 10}, {30, 30}, {30, 10}, {10, 30}}).error().code,
              ErrorCode::Geometry);
}

TEST(WithoutOverlap, EndsAtTheNeighboursBorder) {
    const std::vector<Geometry> others{square(50, 0, 100), square(900, 900, 5)};
    const Geometry rest = withoutOverlap(square(0, 0, 100), others).value();
    EXPECT_NEAR(area(rest), 5000, 1e-9);
    EXPECT_EQ(withoutOverlap(square(0, 0, 10), others).value(), square(0, 0, 10));
    EXPECT_FALSE(withoutOverlap(square(60, 10, 10), others).ok());
}

TEST(Simplified, NothingLeftOutIsFartherThanTheTolerance) {
    std::mt19937 random(9);
    std::normal_distribution<double> step(0, 10);
    Path line{{0, 0}};
    for (int i = 0; i < 500; ++i)
        line.push_back({line.back().x + 5 + step(random), line.back().y + step(random)});
    const Path fewer = simplified(line, 15);
    EXPECT_LT(fewer.size(), line.size() / 2);
    EXPECT_EQ(fewer.front(), line.front());
    EXPECT_EQ(fewer.back(), line.back());
    for (const Point p : line) {
        double nearest = 1e9;
        for (std::size_t i = 0; i + 1 < fewer.size(); ++i)
            nearest = std::min(nearest, distanceToSegment(fewer[i], fewer[i + 1], p));
        EXPECT_LE(nearest, 15 + 1e-9);
    }
}

TEST(ProblemOf, SaysWhatIsWrongAndWhere) {
    EXPECT_FALSE(problemOf(squareWithHole(), {}));
    EXPECT_FALSE(problemOf(Geometry::point({1, 1}), {0, 0, 2, 2}));

    const auto bowTie =
        problemOf(Geometry::polygon({{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}), {});
    ASSERT_TRUE(bowTie);
    EXPECT_EQ(bowTie->reason.en, "The border crosses itself here.");
    ASSERT_TRUE(bowTie->place);
    EXPECT_EQ(*bowTie->place, (Point{5, 5}));

    const auto outside = problemOf(square(0, 0, 10), {0, 0, 5, 20});
    ASSERT_TRUE(outside);
    EXPECT_EQ(outside->place->x, 10);
    EXPECT_TRUE(problemOf(square(0, 0, 0.5), {}));
    EXPECT_TRUE(problemOf(Geometry::polygon({{0, 0}, {1, 0}, {0, 0}}), {}));
    EXPECT_TRUE(problemOf(Geometry{}, {}));
    Geometry nested = square(0, 0, 100);
    nested.parts.push_back(square(10, 10, 5).parts[0]);
    EXPECT_EQ(problemOf(nested, {})->reason.en, "One part lies inside another.");
}

TEST(LengthMetres, CountsEveryBorder) {
    EXPECT_DOUBLE_EQ(lengthMetres(squareWithHole()), 400 + 80);
    EXPECT_DOUBLE_EQ(lengthMetres(Path{{0, 0}, {3, 4}, {3, 10}}), 11);
    EXPECT_DOUBLE_EQ(lengthMetres(Path{}), 0);
}

}  // namespace
}  // namespace hetu
