#include "layers/index/polygon_index.h"

#include <cmath>
#include <limits>
#include <random>

#include <geos_c.h>
#include <gtest/gtest.h>

namespace hetu {
namespace {

/// GEOS's own answer, as the independent judge.
class Judge {
public:
    Judge() : m_geos(GEOS_init_r()) {}
    ~Judge() { GEOS_finish_r(m_geos); }
    Judge(const Judge&) = delete;
    Judge& operator=(const Judge&) = delete;

    bool covers(const Geometry& polygon, Point p) const {
        std::vector<GEOSGeometry*> parts;
        for (const auto& part : polygon.parts) {
            std::vector<GEOSGeometry*> rings;
            for (const Path& ring : part)
                rings.push_back(GEOSGeom_createLinearRing_r(
                    m_geos,
                    GEOSCoordSeq_copyFromBuffer_r(m_geos, &ring.front().x,
                                                  static_cast<unsigned>(ring.size()), 0, 0)));
            parts.push_back(GEOSGeom_createPolygon_r(m_geos, rings.front(), rings.data() + 1,
                                                     static_cast<unsigned>(rings.size() - 1)));
        }
        GEOSGeometry* all = GEOSGeom_createCollection_r(m_geos, GEOS_MULTIPOLYGON, parts.data(),
                                                        static_cast<unsigned>(parts.size()));
        GEOSGeometry* point = GEOSGeom_createPointFromXY_r(m_geos, p.x, p.y);
        const bool answer = GEOSCovers_r(m_geos, all, point) == 1;
        GEOSGeom_destroy_r(m_geos, point);
        GEOSGeom_destroy_r(m_geos, all);
        return answer;
    }

private:
    GEOSContextHandle_t m_geos;
};

/// A star-shaped ring around `centre`; on a lattice of `step` metres if `step` > 0, so that
/// corners and points meet exactly.
Path ringAround(Point centre, double radius, int corners, double step, std::mt19937_64& random) {
    std::uniform_real_distribution<double> share(0.5, 1.0);
    Path ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * M_PI * i / corners, reach = radius * share(random);
        Point p{centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)};
        if (step > 0) p = {std::round(p.x / step) * step, std::round(p.y / step) * step};
        ring.push_back(p);
    }
    ring.push_back(ring.front());
    return ring;
}

Geometry square(double x, double y, double side) {
    return Geometry::polygon({{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}});
}

std::vector<Geometry> randomPolygons(std::mt19937_64& random, int count, double step) {
    std::uniform_real_distribution<double> where(0, 1000);
    std::uniform_int_distribution<int> corners(3, 40);
    std::vector<Geometry> polygons;
    for (int i = 0; i < count; ++i) {
        const Point centre{660'000 + where(random), 3'830'000 + where(random)};
        Geometry polygon =
            Geometry::polygon(ringAround(centre, 300, corners(random), step, random));
        if (i % 3 == 0)  // a hole well inside: the outer ring never comes nearer than half
            polygon.parts[0].push_back(ringAround(centre, 60, 9, step, random));
        if (i % 4 == 0)
            polygon.parts.push_back(
                {ringAround({centre.x + 900, centre.y}, 200, corners(random), step, random)});
        polygons.push_back(std::move(polygon));
    }
    return polygons;
}

TEST(PolygonIndex, AgreesWithGeosOnRandomPolygonsAndTheirBorders) {
    const Judge judge;
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        std::mt19937_64 random(seed);
        // Corners on a lattice of 10 m give many points exactly on borders; the last seed has
        // free corners, where a point halfway along an edge lies beside it by a rounding.
        const auto polygons = randomPolygons(random, 12, seed == 3 ? 0 : 10);
        const PolygonIndex index(polygons);
        std::vector<Point> points;
        std::uniform_int_distribution<int> lattice(-50, 200);
        for (int i = 0; i < 1500; ++i)
            points.push_back(
                {660'000 + 10.0 * lattice(random), 3'830'000 + 10.0 * lattice(random)});
        for (const Geometry& polygon : polygons)
            for (const auto& part : polygon.parts)
                for (const Path& ring : part)
                    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                        const Point a = ring[i], b = ring[i + 1];
                        points.push_back(a);
                        points.push_back({(a.x + b.x) / 2, (a.y + b.y) / 2});
                        points.push_back({a.x + (b.x - a.x) / 3, a.y + (b.y - a.y) / 3});
                        points.push_back({std::nextafter(a.x, 1e9), a.y});
                    }
        std::size_t covered = 0;
        for (const Point p : points) {
            std::vector<std::size_t> expected;
            for (std::size_t i = 0; i < polygons.size(); ++i) {
                const bool inside = judge.covers(polygons[i], p);
                EXPECT_EQ(covers(polygons[i], p), inside) << "seed " << seed;
                if (inside) expected.push_back(i);
            }
            covered += expected.size();
            EXPECT_EQ(index.covering(p), expected)
                << "seed " << seed << " at " << p.x << " " << p.y;
        }
        EXPECT_GT(covered, 500u);
    }
}

TEST(PolygonIndex, ManyPointsAtOnceGetWhatEachGetsAlone) {
    for (const std::uint64_t seed : {1u, 2u, 3u, 4u}) {
        std::mt19937_64 random(seed);
        // Few corners and many, holes, several parts; corners on a lattice but for the last seed.
        const auto polygons = randomPolygons(random, seed == 2 ? 2500 : 30, seed == 4 ? 0 : 10);
        std::vector<Point> points;
        std::uniform_int_distribution<int> lattice(-80, 250);
        for (int i = 0; i < 20'000; ++i)
            points.push_back(
                {660'000 + 10.0 * lattice(random), 3'830'000 + 10.0 * lattice(random)});
        for (std::size_t i = 0; i < 20; ++i)
            for (const auto& part : polygons[i].parts)
                for (const Path& ring : part)
                    points.insert(points.end(), ring.begin(), ring.end());
        points.push_back({std::numeric_limits<double>::quiet_NaN(), 3'830'000});
        points.push_back({std::numeric_limits<double>::infinity(), 3'830'000});
        const PolygonIndex one(polygons, 1), three(polygons, 3);
        const auto byOne = one.coverings(points, {}, 1);
        const auto byThree = three.coverings(points, {}, 3);
        ASSERT_TRUE(byOne.ok() && byThree.ok());
        EXPECT_EQ(byOne.value().starts, byThree.value().starts);
        EXPECT_EQ(byOne.value().polygons, byThree.value().polygons);
        ASSERT_EQ(byOne.value().starts.size(), points.size() + 1);
        std::size_t several = 0, none = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto found = byOne.value().of(i);
            const auto alone = one.covering(points[i]);
            EXPECT_TRUE(std::equal(found.begin(), found.end(), alone.begin(), alone.end())) << i;
            several += found.size() > 2;
            none += found.empty();
        }
        EXPECT_GT(several, 300u);
        EXPECT_GT(none, 300u);
    }
}

TEST(PolygonIndex, ManyPointsStopWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const PolygonIndex index(std::vector<Geometry>{square(0, 0, 1)});
    const std::vector<Point> points(10, Point{0.5, 0.5});
    const auto found = index.coverings(points, Progress{stop.get_token(), {}});
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(index.coverings({}, {}).value().starts, std::vector<std::size_t>{0});
}

TEST(PolygonIndex, PartsOfFewCornersAndOfManyAnswerAlike) {
    // 63 to 66 corners: the bits of one word end in between; with and without a hole, closed or
    // left open.
    const Judge judge;
    std::mt19937_64 random(9);
    for (const int corners : {3, 50, 52, 53, 54, 61, 62, 63, 64, 65, 66})
        for (const bool hasHole : {false, true}) {
            Geometry polygon = Geometry::polygon(
                ringAround({660'000, 3'830'000}, 100, corners, hasHole ? 1 : 0, random));
            if (hasHole)
                polygon.parts[0].push_back(ringAround({660'000, 3'830'000}, 30, 9, 1, random));
            Geometry open = polygon;
            for (Path& ring : open.parts[0])
                ring.pop_back();
            const PolygonIndex index(std::vector<Geometry>{polygon, open});
            for (int x = -105; x <= 105; x += 3)
                for (int y = -105; y <= 105; y += 3) {
                    const Point p{660'000.0 + x, 3'830'000.0 + y};
                    EXPECT_EQ(index.covering(p).size(), judge.covers(polygon, p) ? 2u : 0u)
                        << corners << " at " << x << " " << y;
                }
        }
}

TEST(PolygonIndex, SideOfASlantedBorderIsDecidedExactly) {
    // The point (0.5, 0.5) moved by units in the last place, against an edge with far ends: a
    // rounded determinant gets many of these wrong.
    const Judge judge;
    const Geometry triangle = Geometry::polygon({{-12, -12}, {24, 24}, {24, -12}, {-12, -12}});
    const PolygonIndex index(std::vector<Geometry>{triangle});
    for (int i = 0; i < 64; ++i)
        for (int j = 0; j < 64; ++j) {
            const Point p{0.5 + i * 0x1p-53, 0.5 + j * 0x1p-53};
            EXPECT_EQ(covers(triangle, p), p.y <= p.x) << i << " " << j;
            EXPECT_EQ(index.covering(p).size(), p.y <= p.x ? 1u : 0u);
            EXPECT_EQ(covers(triangle, p), judge.covers(triangle, p));
        }
}

TEST(PolygonIndex, BorderBelongsToAllNeighbours) {
    std::vector<Geometry> squares;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            squares.push_back(square(column, row, 1));
    const PolygonIndex index(squares);
    EXPECT_EQ(index.covering({1, 1}), (std::vector<std::size_t>{0, 1, 3, 4}));
    EXPECT_EQ(index.covering({1.5, 1}), (std::vector<std::size_t>{1, 4}));
    EXPECT_EQ(index.covering({1.5, 1.5}), (std::vector<std::size_t>{4}));
    EXPECT_EQ(index.covering({3, 3}), (std::vector<std::size_t>{8}));
}

TEST(PolygonIndex, HoleIsOutsideAndItsBorderInside) {
    Geometry ring = square(0, 0, 10);
    ring.parts[0].push_back({{4, 4}, {6, 4}, {6, 6}, {4, 6}, {4, 4}});
    const PolygonIndex index(std::vector<Geometry>{ring});
    EXPECT_TRUE(index.covering({5, 5}).empty());
    EXPECT_EQ(index.covering({4, 5}).size(), 1u);
    EXPECT_EQ(index.covering({3, 5}).size(), 1u);
}

TEST(PolygonIndex, PolygonWhosePartsTouchIsNamedOnce) {
    Geometry both = square(0, 0, 1);
    both.parts.push_back(square(1, 1, 1).parts[0]);
    const PolygonIndex index(std::vector<Geometry>{both, square(1, 0, 1)});
    EXPECT_EQ(index.covering({1, 1}), (std::vector<std::size_t>{0, 1}));
}

TEST(PolygonIndex, NothingLiesInNothing) {
    const PolygonIndex none(std::vector<Geometry>{});
    EXPECT_TRUE(none.covering({0, 0}).empty());
    Geometry noRing{GeometryKind::Polygon, {{}}}, emptyRing{GeometryKind::Polygon, {{Path{}}}};
    const Geometry line{GeometryKind::Line, {{Path{{0, 0}, {1, 1}}}}};
    const PolygonIndex odd(
        std::vector<Geometry>{noRing, Geometry{}, emptyRing, line, square(0, 0, 1)});
    EXPECT_EQ(odd.covering({0.5, 0.5}), (std::vector<std::size_t>{4}));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(odd.covering({nan, 0.5}).empty());
    EXPECT_TRUE(odd.covering({0.5, std::numeric_limits<double>::infinity()}).empty());
    EXPECT_FALSE(covers(line, {0.5, 0.5}));
}

TEST(PolygonIndex, FlatAndSinglePointRingsCoverJustTheirBorder) {
    const Geometry flat = Geometry::polygon({{0, 0}, {4, 0}, {2, 0}, {0, 0}});
    const Geometry dot = Geometry::polygon({{7, 7}, {7, 7}, {7, 7}, {7, 7}});
    const PolygonIndex index(std::vector<Geometry>{flat, dot});
    EXPECT_EQ(index.covering({3, 0}), (std::vector<std::size_t>{0}));
    EXPECT_TRUE(index.covering({3, 1}).empty());
    EXPECT_EQ(index.covering({7, 7}), (std::vector<std::size_t>{1}));
}

TEST(PolygonIndex, ManyPolygonsOverOneAnotherStaySmall) {
    std::vector<Geometry> polygons;
    for (int i = 0; i < 5000; ++i)
        polygons.push_back(square(-i, -i, 2 * i + 1));
    const PolygonIndex index(polygons);
    EXPECT_EQ(index.covering({0.5, 0.5}).size(), 5000u);
    EXPECT_EQ(index.covering({4999.5, 0.5}).size(), 1u);
}

TEST(PolygonIndex, BorderOfManyCornersAnswersLikeTheWholeTest) {
    std::mt19937_64 random(7);
    const Geometry county =
        Geometry::polygon(ringAround({660'000, 3'830'000}, 50'000, 20'000, 0, random));
    const PolygonIndex index(std::vector<Geometry>{county});
    std::uniform_real_distribution<double> where(-55'000, 55'000);
    for (int i = 0; i < 500; ++i) {
        const Point p{660'000 + where(random), 3'830'000 + where(random)};
        EXPECT_EQ(!index.covering(p).empty(), covers(county, p));
    }
}

}  // namespace
}  // namespace hetu
