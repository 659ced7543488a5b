#include "layers/crs/measure.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace hetu {
namespace {

Ellipsoid ellipsoidOf(const char* code) {
    const auto crs = crsOf(code);
    EXPECT_TRUE(crs.ok());
    auto ellipsoid = Ellipsoid::of(crs.value());
    EXPECT_TRUE(ellipsoid.ok()) << code;
    return std::move(ellipsoid).value();
}

Path carried(const char* from, const char* to, Path path) {
    const auto a = crsOf(from), b = crsOf(to);
    const auto transform = Transform::between(a.value(), b.value());
    EXPECT_TRUE(transform.ok());
    transform.value().apply(path);
    return path;
}

TEST(Ellipsoid, LengthMeetsPublishedGeodesics) {
    // Karney (2013), table 2: from 40 N with azimuth 30, 10 000 km.
    const Ellipsoid wgs84 = ellipsoidOf("EPSG:4326");
    EXPECT_NEAR(wgs84.length(Path{{0, 40}, {137.84490004377, 41.79331020506}}), 10'000'000, 0.001);
    // The manual of GeodSolve: 40:38:23N 73:46:44W to 1:21:33N 103:59:22E, nearly over the pole.
    const auto angle = [](double d, double m, double s) { return d + m / 60 + s / 3600; };
    EXPECT_NEAR(wgs84.length(Path{{-angle(73, 46, 44), angle(40, 38, 23)},
                                  {angle(103, 59, 22), angle(1, 21, 33)}}),
                15'347'628, 0.5);
    // A quarter of the meridian, and a degree of the equator: closed forms.
    EXPECT_NEAR(wgs84.length(Path{{112, 0}, {112, 90}}), 10'001'965.7293, 0.001);
    EXPECT_NEAR(wgs84.length(Path{{112, 0}, {113, 0}}), 6'378'137 * std::numbers::pi / 180, 1e-6);
}

TEST(Ellipsoid, AreaMeetsTheClosedFormOfAnOctant) {
    // Equator and two meridians a quarter apart: an eighth of the ellipsoid's surface.
    const double a = 6'378'137, f = 1 / 298.257223563, b = a * (1 - f);
    const double e = std::sqrt(f * (2 - f));
    const double surface =
        2 * std::numbers::pi * a * a + 2 * std::numbers::pi * b * b * std::atanh(e) / e;
    EXPECT_NEAR(ellipsoidOf("EPSG:4326").area(Path{{0, 0}, {90, 0}, {0, 90}}) / (surface / 8), 1,
                1e-12);
}

TEST(Ellipsoid, ScaleOfTheProjectionDoesNotMatter) {
    // The same kilometre near Luoyang in four systems; Web Mercator stretches it by a fifth.
    const Path degrees{{112.45, 34.62}, {112.46, 34.62}, {112.46, 34.63}};
    const double onTheGround = ellipsoidOf("EPSG:4490").length(degrees);
    const double area = ellipsoidOf("EPSG:4490").area(degrees);
    EXPECT_NEAR(onTheGround, 917 + 1109.5, 2);
    for (const char* code : {"EPSG:4546", "EPSG:4547", "EPSG:4525", "EPSG:3857"}) {
        const Path metres = carried("EPSG:4490", code, degrees);
        EXPECT_NEAR(ellipsoidOf(code).length(metres), onTheGround, 0.002) << code;
        EXPECT_NEAR(ellipsoidOf(code).area(metres), area, 2) << code;
    }
    // On the plane itself it is as much too long as the projection says: about 219 ppm.
    const Path plane = carried("EPSG:4490", "EPSG:4546", degrees);
    const double planar = std::hypot(plane[1].x - plane[0].x, plane[1].y - plane[0].y);
    EXPECT_NEAR(planar / ellipsoidOf("EPSG:4490").length(Path{degrees[0], degrees[1]}) - 1,
                scaleError(crsOf("EPSG:4546").value(), 112.455, 34.62), 1e-7);
}

TEST(Ellipsoid, MeasuresOnTheDatumOfItsCrs) {
    // Xi'an 1980 has an ellipsoid of its own and no published way to CGCS2000: not needed here.
    const Path path{{500'000, 3'800'000}, {501'000, 3'800'000}};
    EXPECT_NEAR(ellipsoidOf("EPSG:2382").length(path), 1000, 1e-3);
}

TEST(Ellipsoid, LengthIsAdditiveAndHasNoDirection) {
    const Ellipsoid plane = ellipsoidOf("EPSG:4546");
    const Path whole{{620'000, 3'830'000}, {625'000, 3'833'000}, {624'000, 3'841'000}};
    Path back = whole;
    std::reverse(back.begin(), back.end());
    const double length = plane.length(whole);
    EXPECT_NEAR(plane.length(back), length, 1e-6);
    EXPECT_NEAR(plane.length(Path{whole[0], whole[1]}) + plane.length(Path{whole[1], whole[2]}),
                length, 1e-6);
    EXPECT_EQ(plane.length(Path{whole[0]}), 0);
    EXPECT_EQ(plane.length(Path{}), 0);
}

TEST(Ellipsoid, AreaIsAdditiveAndHasNoDirectionAndNoFirstCorner) {
    const Ellipsoid plane = ellipsoidOf("EPSG:4546");
    const Path ring{
        {620'000, 3'830'000}, {626'000, 3'830'000}, {626'000, 3'834'000}, {620'000, 3'834'000}};
    const double area = plane.area(ring);
    EXPECT_NEAR(area / 24e6, 1, 5e-4);
    Path back(ring.rbegin(), ring.rend()), turned = ring, closed = ring;
    std::rotate(turned.begin(), turned.begin() + 1, turned.end());
    closed.push_back(ring[0]);
    EXPECT_NEAR(plane.area(back), area, 1e-3);
    EXPECT_NEAR(plane.area(turned), area, 1e-3);
    EXPECT_NEAR(plane.area(closed), area, 1e-3);
    EXPECT_NEAR(
        plane.area(Path{ring[0], ring[1], ring[2]}) + plane.area(Path{ring[0], ring[2], ring[3]}),
        area, 1e-3);
    EXPECT_EQ(plane.area(Path{ring[0], ring[1]}), 0);
}

TEST(Ellipsoid, HolesAreNoArea) {
    const Ellipsoid plane = ellipsoidOf("EPSG:4546");
    const auto square = [](double at, double side) {
        return Path{{620'000 + at, 3'830'000 + at},
                    {620'000 + at + side, 3'830'000 + at},
                    {620'000 + at + side, 3'830'000 + at + side},
                    {620'000 + at, 3'830'000 + at + side},
                    {620'000 + at, 3'830'000 + at}};
    };
    Geometry ring = Geometry::polygon(square(0, 3000));
    ring.parts[0].push_back(square(1000, 1000));
    EXPECT_NEAR(plane.area(ring), plane.area(square(0, 3000)) - plane.area(square(1000, 1000)),
                1e-6);
    EXPECT_NEAR(plane.length(ring), 16'000, 8);
    EXPECT_EQ(plane.area(Geometry::point({620'000, 3'830'000})), 0);
}

}  // namespace
}  // namespace hetu
