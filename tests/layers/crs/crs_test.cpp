#include "layers/crs/crs.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace hetu {
namespace {

Crs known(std::string_view text) {
    const Result<Crs> crs = crsOf(text);
    EXPECT_TRUE(crs.ok()) << text;
    return crs.ok() ? crs.value() : Crs{};
}

Point carried(std::string_view from, std::string_view to, Point p) {
    const Result<Transform> transform = Transform::between(known(from), known(to));
    EXPECT_TRUE(transform.ok()) << from << " " << to;
    return transform.ok() ? transform.value().apply(p) : Point{};
}

TEST(Crs, KnowsWhatACodeIs) {
    const Crs plane = known("epsg:4546");
    EXPECT_EQ(plane.code, "EPSG:4546");
    EXPECT_EQ(plane.name, "CGCS2000 / 3-degree Gauss-Kruger CM 111E");
    EXPECT_TRUE(plane.isProjected && plane.isMetric && !plane.isGeographic);
    EXPECT_NEAR(plane.area.minX, 109.5, 0.01);
    EXPECT_NEAR(plane.area.maxX, 112.5, 0.01);
    const Crs globe = known("4326");
    EXPECT_TRUE(globe.isGeographic && !globe.isMetric);
    EXPECT_FALSE(known("EPSG:2263").isMetric);  // New York in feet
}

TEST(Crs, FindsTheCodeOfAnEsriProjectionText) {
    const Crs crs = known(
        R"(PROJCS["CGCS2000_3_Degree_GK_CM_111E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",111.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])");
    EXPECT_EQ(crs.code, "EPSG:4546");
    EXPECT_FALSE(crs.area.isEmpty());
}

TEST(Crs, RefusesWhatItDoesNotKnowWithTheWord) {
    for (const std::string_view text : {"EPSG:999999", "gcj", "", "EPSG:", "EPSG:-5", "+proj=utm",
                                        "https://example.org/crs", "EPSG:4978"}) {
        const Result<Crs> crs = crsOf(text);
        ASSERT_FALSE(crs.ok()) << text;
        EXPECT_EQ(crs.error().code, ErrorCode::Crs);
        EXPECT_NE(crs.error().message.en.find(text), std::string::npos) << text;
        EXPECT_NE(crs.error().message.zh.find(text), std::string::npos) << text;
    }
}

TEST(Crs, SuggestsTheZoneWithTheNearestCentralMeridian) {
    EXPECT_EQ(suggestMetricCrs(112.45, 34.62), "EPSG:4546");
    EXPECT_EQ(suggestMetricCrs(112.8, 34.72), "EPSG:4546");  // still Luoyang
    EXPECT_EQ(suggestMetricCrs(113.6, 34.75), "EPSG:4547");
    EXPECT_EQ(suggestMetricCrs(75, 39), "EPSG:4534");
    EXPECT_EQ(suggestMetricCrs(134.9, 48), "EPSG:4554");
    EXPECT_EQ(suggestMetricCrs(9.5, 47.1), "EPSG:32632");
    EXPECT_EQ(suggestMetricCrs(24.94, 60.17), "EPSG:32635");
    EXPECT_EQ(suggestMetricCrs(151.2, -33.9), "EPSG:32756");
    for (double longitude = 73.5; longitude <= 135; longitude += 0.25) {
        const Crs crs = known(suggestMetricCrs(longitude, 34));
        EXPECT_LT(scaleError(crs, longitude, 34), 4.3e-4) << longitude;  // Luoyang: one zone
    }
}

TEST(Crs, ScaleErrorGrowsWithTheDistanceFromTheMeridian) {
    const Crs crs = known("EPSG:4546");
    EXPECT_NEAR(scaleError(crs, 112.45, 34.62), 217e-6, 2e-6);
    EXPECT_NEAR(scaleError(crs, 112.99, 34.62), 409e-6, 3e-6);
    EXPECT_GT(scaleError(crs, 9.5, 47.1), 0.01);
    EXPECT_GT(scaleError(known("EPSG:3857"), 112.45, 34.62), 0.2);
}

TEST(Transform, MeetsTheReferenceCoordinates) {
    struct Case {
        Point degrees;
        const char* to;
        Point plane;
    };
    const std::vector<Case> cases{
        {{111.0, 34.5}, "EPSG:4546", {500000.000, 3819124.8982}},
        {{112.45, 34.62}, "EPSG:4546", {632981.9414, 3833392.9215}},
        {{111.6, 33.8}, "EPSG:4546", {555560.8324, 3741639.1645}},
        {{113.0, 34.7}, "EPSG:4546", {683253.3943, 3843132.7605}},
        {{111.13, 33.58}, "EPSG:4546", {512068.8112, 3717083.2027}},
        {{112.99, 35.08}, "EPSG:4546", {681498.9627, 3885280.1040}},
        {{112.45, 34.62}, "EPSG:4525", {37632981.9414, 3833392.9215}},
        {{112.45, 34.62}, "EPSG:4547", {357846.1164, 3833529.3731}},
        {{112.45, 34.62}, "EPSG:4497", {19632981.9414, 3833392.9215}},
        {{112.45, 34.62}, "EPSG:3857", {12517876.7397, 4112359.8236}},
    };
    for (const Case& c : cases)
        for (const char* from : {"EPSG:4490", "EPSG:4326"}) {
            const Point p = carried(from, c.to, c.degrees);
            EXPECT_NEAR(p.x, c.plane.x, 0.001) << from << " " << c.to;
            EXPECT_NEAR(p.y, c.plane.y, 0.001) << from << " " << c.to;
            const Point back = carried(c.to, from, p);
            EXPECT_NEAR(back.x, c.degrees.x, 1e-8);
            EXPECT_NEAR(back.y, c.degrees.y, 1e-8);
        }
}

TEST(Transform, RefusesToGuessWhereNoParametersArePublished) {
    const auto transform = Transform::between(known("EPSG:2382"), known("EPSG:4546"));
    ASSERT_FALSE(transform.ok());
    EXPECT_EQ(transform.error().code, ErrorCode::Crs);
}

TEST(Transform, BadPositionsBecomeNaNAndLeaveTheOthersAlone) {
    const auto transform = Transform::between(known("EPSG:4326"), known("EPSG:4546"));
    ASSERT_TRUE(transform.ok());
    std::vector<Point> points{{112.45, 34.62}, {NAN, 34}, {112, INFINITY}, {111.0, 34.5}};
    transform.value().apply(points);
    EXPECT_NEAR(points[0].x, 632981.9414, 0.001);
    EXPECT_TRUE(std::isnan(points[1].x) && std::isnan(points[2].y));
    EXPECT_NEAR(points[3].y, 3819124.8982, 0.001);
}

}  // namespace
}  // namespace hetu
