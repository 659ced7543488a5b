#include "app/sample/city.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"

namespace hetu::sample {
namespace {

const City& city() {
    static const City made = [] {
        auto result = makeCity(HETU_SOURCE_DIR "/data", 1);
        EXPECT_TRUE(result.ok()) << result.error().message.en;
        return std::move(result).value();
    }();
    return made;
}

TEST(City, HasTheCountiesOfToday) {
    std::set<std::string> codes;
    double population = 0;
    for (const County& county : city().counties) {
        codes.insert(county.code);
        population += county.population;
        EXPECT_GT(county.gdp, 0) << county.name;
    }
    EXPECT_EQ(codes, (std::set<std::string>{"410302", "410303", "410304", "410305", "410307",
                                            "410308", "410311", "410323", "410324", "410325",
                                            "410326", "410327", "410328", "410329"}));
    // The sum of the fifteen units of before the reform.
    EXPECT_EQ(population, 6888500);
}

TEST(City, TownsLieInTheirCounty) {
    for (const Town& town : city().towns)
        EXPECT_TRUE(covers(city().counties[town.county].shape, town.centre)) << town.name;
    EXPECT_EQ(city().towns.size(), 194u);
}

TEST(City, ZonesAreSimplePolygonsInsideTheirCounty) {
    std::set<std::string> parkCounties;
    for (const Zone& zone : city().zones) {
        for (const Point corner : zone.ring)
            EXPECT_TRUE(covers(city().counties[zone.county].shape, corner)) << zone.name;
        const auto repaired = makeValid(Geometry::polygon(zone.ring));
        ASSERT_TRUE(repaired.ok()) << zone.name;
        EXPECT_EQ(repaired.value(), Geometry::polygon(zone.ring)) << zone.name;
        if (zone.kind == "park") parkCounties.insert(city().counties[zone.county].code);
        EXPECT_NE(zone.remark.find("合成"), std::string::npos) << zone.name;
    }
    EXPECT_EQ(parkCounties.size(), 14u);
}

TEST(City, EveryCountyHasAPlatformThatLiesInIt) {
    std::set<std::size_t> counties;
    std::size_t built = 0;
    for (const Platform& platform : city().platforms) {
        counties.insert(platform.county);
        built += platform.isBuilt ? 1 : 0;
        EXPECT_TRUE(covers(city().counties[platform.county].shape, platform.at)) << platform.name;
    }
    EXPECT_EQ(counties.size(), 14u);
    EXPECT_EQ(built, 20u);
    EXPECT_EQ(city().platforms.size(), 23u);
}

TEST(City, NoPlatformIsNearAPlantedBlank) {
    EXPECT_GE(city().blanks.size(), 12u);
    for (const Blank& blank : city().blanks) {
        for (const Platform& platform : city().platforms)
            EXPECT_GT(std::hypot(platform.at.x - blank.centre.x, platform.at.y - blank.centre.y),
                      blankToPlatformMetres + blankRadiusMetres)
                << blank.name << ", " << platform.name;
        EXPECT_TRUE(covers(city().counties[blank.county].shape, blank.centre)) << blank.name;
    }
}

TEST(City, BuildingsStandClearOfEachOther) {
    // A sample of them against all: the discs that keep them apart leave corners only.
    const auto& buildings = city().buildings;
    ASSERT_GT(buildings.size(), 3000u);
    std::vector<Geometry> shapes;
    for (const Building& building : buildings)
        shapes.push_back(Geometry::polygon(building.ring));
    const PolygonIndex index(shapes);
    std::size_t overlapping = 0, looked = 0;
    for (std::size_t i = 0; i < buildings.size(); i += 37, ++looked) {
        Point centre;
        for (std::size_t k = 1; k < buildings[i].ring.size(); ++k) {
            centre.x += buildings[i].ring[k].x / static_cast<double>(buildings[i].ring.size() - 1);
            centre.y += buildings[i].ring[k].y / static_cast<double>(buildings[i].ring.size() - 1);
        }
        if (index.covering(centre).size() > 1) ++overlapping;
    }
    EXPECT_LE(overlapping * 100, looked);
}

TEST(City, OtherSeedsKeepTheLawsOfTheGround) {
    for (const std::uint64_t seed : {2, 3, 77}) {
        const auto made = makeCity(HETU_SOURCE_DIR "/data", seed);
        ASSERT_TRUE(made.ok());
        EXPECT_EQ(made.value().platforms.size(), 23u) << "seed " << seed;
        EXPECT_NE(made.value().blanks[4].centre, city().blanks[4].centre) << "seed " << seed;
        for (const Blank& blank : made.value().blanks)
            EXPECT_GT(blank.platformDistance, blankToPlatformMetres + blankRadiusMetres)
                << blank.name << ", seed " << seed;
        std::set<std::size_t> planted;
        for (const Pool& pool : made.value().pools)
            if (pool.kind == PoolKind::Blank && pool.lots.size() >= 4) planted.insert(pool.blank);
        EXPECT_GE(planted.size(), 12u) << "seed " << seed;
    }
}

TEST(City, AMissingDataFileIsNamed) {
    const auto made = makeCity("/nowhere", 1);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().code, ErrorCode::NotFound);
    EXPECT_NE(made.error().message.zh.find("/nowhere/luoyang/counties.geojson"), std::string::npos);
}

}  // namespace
}  // namespace hetu::sample
