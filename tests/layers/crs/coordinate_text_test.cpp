#include "layers/crs/coordinate_text.h"

#include <cmath>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "layers/crs/gcj02.h"

namespace hetu {
namespace {

const Crs& crs(const char* code) {
    static std::map<std::string, Crs> known;
    const auto found = known.find(code);
    return found != known.end() ? found->second
                                : known.emplace(code, crsOf(code).value()).first->second;
}

ReadPosition read(std::string_view text,
                  DegreesFrom from = DegreesFrom::Survey,
                  const char* map = "EPSG:4546") {
    const auto position = readPosition(text, crs(map), from);
    EXPECT_TRUE(position.ok()) << text << ": "
                               << (position.ok() ? "" : position.error().message.en);
    return position.ok() ? position.value() : ReadPosition{};
}

void expectRefused(std::string_view text, DegreesFrom from = DegreesFrom::Survey) {
    const auto position = readPosition(text, crs("EPSG:4546"), from);
    ASSERT_FALSE(position.ok()) << text << ": " << position.value().reading.en;
    EXPECT_EQ(position.error().code, ErrorCode::InvalidArgument);
    EXPECT_FALSE(position.error().message.zh.empty());
    EXPECT_FALSE(position.error().hint.zh.empty());
}

constexpr double longitude = 112.45, latitude = 34.62;  // 112°27′0″, 34°37′12″
constexpr double east = 632981.9414, north = 3833392.9215;

TEST(CoordinateText, ReadsDegreesInEveryUsualForm) {
    for (const char* text : {
             "112.45, 34.62",
             "34.62,112.45",
             "34.62 112.45",
             "112.45\t34.62\n",
             "112.45;34.62",
             "(112.45，34.62)",
             "１１２．４５，３４．６２",
             "112.45E 34.62N",
             "34.62° N, 112.45° E",
             "N34.62 E112.45",
             "E 112.45°, N 34.62°",
             "东经112.45°，北纬34.62°",
             "北纬 34.62 度, 东经 112.45 度",
             "经度：112.45 纬度：34.62",
             "纬度34.62、经度112.45",
             "lat=34.62, lon=112.45",
             "lng: 112.45, lat: 34.62",
             "Latitude 34.62 Longitude 112.45",
             "112.45, 34.62, 150.5",
             "WGS84 112.45,34.62",
             "CGCS2000坐标：112.45，34.62",
             "112.45000 / 34.62000",
             "+34.62, +112.45",
             "[112.45, 34.62]",
         }) {
        const ReadPosition position = read(text);
        EXPECT_NEAR(position.degrees.x, longitude, 1e-9) << text;
        EXPECT_NEAR(position.degrees.y, latitude, 1e-9) << text;
        EXPECT_NEAR(position.onMap.x, east, 0.001) << text;
        EXPECT_NEAR(position.onMap.y, north, 0.001) << text;
    }
}

TEST(CoordinateText, ReadsMinutesAndSecondsWithEverySign) {
    for (const char* text : {
             "34°37′12″N 112°27′00″E",
             "112°27′0″E, 34°37′12″N",
             "34°37'12\"N 112°27'00\"E",
             "34° 37' 12.0\" N, 112° 27' 0.0\" E",
             "34°37’12”N,112°27’0”E",
             "34º37´12''N 112º27´0''E",
             "北纬34°37′12″，东经112°27′00″",
             "东经112度27分0秒，北纬34度37分12秒",
             "112度27分，34度37分12秒",
             "112°27′ 34°37.2′",
             "112°27 34°37.2",
             "112:27:00 34:37:12",
             "34-37-12N 112-27-00E",
             "N 34 37 12 E 112 27 0",
             "34 37 12 N 112 27 0 E",
             "34 37 12, 112 27 0",
             "34 37 12 112 27 0",
             "34 37.2 112 27",
             "34d37m12s n 112d27m0s e",
             "３４°３７′１２″Ｎ　１１２°２７′００″Ｅ",
             "112°27′00″，34°37′12″",
         }) {
        const ReadPosition position = read(text);
        EXPECT_NEAR(position.degrees.x, longitude, 1e-9) << text;
        EXPECT_NEAR(position.degrees.y, latitude, 1e-9) << text;
    }
}

TEST(CoordinateText, ReadsTheOtherHalvesOfTheGlobe) {
    for (const char* text : {"-33.86, 151.2", "33.86S 151.2E", "151.2, -33.86", "151.2E,33.86°S"}) {
        const ReadPosition position = read(text, DegreesFrom::Survey, "EPSG:32756");
        EXPECT_NEAR(position.degrees.x, 151.2, 1e-9) << text;
        EXPECT_NEAR(position.degrees.y, -33.86, 1e-9) << text;
    }
    EXPECT_NEAR(read("40°40′N 73°48′W", DegreesFrom::Survey, "EPSG:32618").degrees.x, -73.8, 1e-9);
}

TEST(CoordinateText, OrderOfSmallDegreesIsThatOfTheMapsArea) {
    for (const char* text : {"24.94, 60.17", "60.17, 24.94"}) {
        const ReadPosition position = read(text, DegreesFrom::Survey, "EPSG:32635");
        EXPECT_NEAR(position.degrees.x, 24.94, 1e-9) << text;
        EXPECT_NEAR(position.degrees.y, 60.17, 1e-9) << text;
    }
}

TEST(CoordinateText, ReadsMetresOfTheMap) {
    for (const char* text : {
             "632981.9414, 3833392.9215",
             "3833392.9215, 632981.9414",
             "X=3833392.9215 Y=632981.9414",
             "632981.9414 3833392.9215",
             "632981.9414米，3833392.9215米",
             "632,981.9414 m, 3,833,392.9215 m",
             "632,981.9414,3,833,392.9215",
             "E 632981.9414 N 3833392.9215",
             "3833392.9215 m N, 632981.9414 m E",
             "EPSG:4546 632981.9414 3833392.9215",
         }) {
        const ReadPosition position = read(text);
        EXPECT_NEAR(position.onMap.x, east, 1e-4) << text;
        EXPECT_NEAR(position.onMap.y, north, 1e-4) << text;
        EXPECT_NEAR(position.degrees.x, longitude, 1e-8) << text;
        EXPECT_NE(position.reading.en.find("CM 111E"), std::string::npos) << position.reading.en;
    }
}

TEST(CoordinateText, ReadsZonesByTheirPrefixAndWebMercatorByItsSize) {
    for (const char* text : {
             "37632981.9414, 3833392.9215",     // 3 degrees, zone 37
             "X=3833392.9215 Y=37632981.9414",  // as surveys list it
             "37 632981.9414 3833392.9215",     // prefix apart
             "3833392.9215, 37 632981.9414",
             "38357846.1164, 3833529.3731",  // zone 38, of which Luoyang's east is
             "38 357846.1164 3833529.3731",
             "19632981.9414, 3833392.9215",          // 6 degrees, zone 19
             "12517876.7397, 4112359.8236",          // Web Mercator
             "EPSG:4547 357846.1164, 3833529.3731",  // the zone by name
         }) {
        const ReadPosition position = read(text);
        EXPECT_NEAR(position.onMap.x, east, 0.001) << text << " " << position.reading.en;
        EXPECT_NEAR(position.onMap.y, north, 0.001) << text;
    }
    const ReadPosition zoned = read("632981.9414, 3833392.9215", DegreesFrom::Survey, "EPSG:4525");
    EXPECT_NEAR(zoned.onMap.x, 37'000'000 + east, 0.001);
}

TEST(CoordinateText, OnlineMapsAreCarriedBack) {
    for (const char* text :
         {"112.45626060180203, 34.61898271469223", "GCJ-02: 112.45626060180203, 34.61898271469223",
          "高德坐标 112.45626060180203，34.61898271469223"}) {
        const ReadPosition position = read(text, DegreesFrom::Gcj02);
        EXPECT_NEAR(position.degrees.x, longitude, 1e-9) << text;
        EXPECT_NEAR(position.degrees.y, latitude, 1e-9) << text;
        EXPECT_NE(position.reading.en.find("GCJ-02"), std::string::npos);
    }
    const Point baidu = bd09OfWgs84({longitude, latitude});
    const std::string text = toText(baidu.x) + "," + toText(baidu.y);
    EXPECT_NEAR(read(text, DegreesFrom::Bd09).degrees.x, longitude, 1e-9);
    EXPECT_NEAR(read("百度 " + text).degrees.y, latitude, 1e-9);  // the word alone says it
    expectRefused("632981.9, 3833392.9", DegreesFrom::Gcj02);
}

TEST(CoordinateText, RefusesWhatIsNoPosition) {
    for (const char* text :
         {"", " ", "洛阳市政府", "112.45", "112.45, ", "34.62N 33.1N", "112.45 134.62",
          "1, 2, 3, 4, 5", "112°75′E 34°37′N", "112°27′80″E 34°37′N", "200°E 34°N", "112.45, 95°N",
          "632981, 12", "1e400, 3", "999999999999, 3833392", "112.45; DROP TABLE zones",
          "112.5°27′ 34°", "27′ 34°", "EPSG:99999 632981 3833392"})
        expectRefused(text);
    expectRefused(std::string(5000, '1'));
    expectRefused("\xff\xfe 112.45 34.62");
}

TEST(CoordinateText, NoTextMakesItStumble) {
    std::mt19937 random(5);
    const std::vector<std::string> pieces{
        "112", "34.6", ".",  ",", "°", "′", "″", "'",  "\"", "N",     "E",    "-",      "度",
        "分",  "，",   "３", " ", "m", "s", ":", "38", "经", "epsg:", "\xE5", "637,420"};
    for (int round = 0; round < 1000; ++round) {
        std::string text;
        for (unsigned i = random() % 12; i > 0; --i)
            text += pieces[random() % pieces.size()];
        const auto position = readPosition(text, crs("EPSG:4546"));
        EXPECT_TRUE(!position.ok() || std::isfinite(position.value().onMap.x)) << text;
    }
}

TEST(PositionText, WritesDegreesAndMetresInBothLanguages) {
    EXPECT_EQ(degreesText({112.45, 34.62}, AngleForm::Decimal, 4).en, "112.4500° E, 34.6200° N");
    EXPECT_EQ(degreesText({112.45, 34.62}, AngleForm::Decimal, 4).zh,
              "东经 112.4500°, 北纬 34.6200°");
    EXPECT_EQ(degreesText({-0.5, -34.62}, AngleForm::DegreesMinutesSeconds, 1).en,
              "0°30′00.0″ W, 34°37′12.0″ S");
    EXPECT_EQ(metresText({632981.94, 3833392.92}, 1).en, "632,981.9 m E, 3,833,392.9 m N");
    EXPECT_EQ(metresText({632981.94, 3833392.92}, 0).zh, "东 632,982 米, 北 3,833,393 米");
}

TEST(PositionText, RoundingCarriesIntoMinutesAndDegrees) {
    EXPECT_EQ(degreesText({111.9999999, 34}, AngleForm::DegreesMinutesSeconds, 1).en,
              "112°00′00.0″ E, 34°00′00.0″ N");
    EXPECT_EQ(degreesText({112.0 + 59.9999 / 3600, 34}, AngleForm::DegreesMinutesSeconds, 2).en,
              "112°01′00.00″ E, 34°00′00.00″ N");
}

TEST(PositionText, WhatItWritesIsReadBack) {
    std::mt19937 random(3);
    std::uniform_real_distribution<> x(515'000, 680'000), y(3'720'000, 3'880'000);
    const Crs& map = crs("EPSG:4546");
    for (const char* shown : {"EPSG:4490", "EPSG:4326", "EPSG:4546", "EPSG:4526", "EPSG:3857"})
        for (const AngleForm form : {AngleForm::Decimal, AngleForm::DegreesMinutesSeconds}) {
            const auto writer = PositionText::between(map, crs(shown), form);
            ASSERT_TRUE(writer.ok());
            for (int round = 0; round < 6; ++round) {
                const Point p{x(random), y(random)};
                const Text text = writer.value().of(p);
                for (const std::string& written : {text.en, text.zh}) {
                    const ReadPosition back = read(written);
                    EXPECT_NEAR(back.onMap.x, p.x, 0.2) << written;
                    EXPECT_NEAR(back.onMap.y, p.y, 0.2) << written;
                }
            }
        }
}

TEST(PositionText, RefusesACrsThatHasNoPublishedWay) {
    const auto writer = PositionText::between(crs("EPSG:4546"), crs("EPSG:2382"));
    ASSERT_FALSE(writer.ok());
    EXPECT_EQ(writer.error().code, ErrorCode::Crs);
}

TEST(PositionText, SaysNothingWhereThereIsNoPlace) {
    const auto writer = PositionText::between(crs("EPSG:4546"), crs("EPSG:4490"));
    ASSERT_TRUE(writer.ok());
    EXPECT_EQ(writer.value().of({NAN, 0}).en, "–");
}

}  // namespace
}  // namespace hetu
