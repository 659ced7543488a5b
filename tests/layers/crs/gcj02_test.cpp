#include "layers/crs/gcj02.h"

#include <cmath>

#include <gtest/gtest.h>

namespace hetu {
namespace {

TEST(Gcj02, MeetsThePublishedVectors) {
    struct Case {
        Point wgs84, gcj02, bd09;
    };
    for (const Case& c : {
             Case{{121.5272106, 31.1774276},
                  {121.531541859215, 31.17530398364597},
                  {121.53801568643858, 31.181328606874466}},
             Case{{113.912316, 22.543847},
                  {113.9171764808363, 22.540796131694766},
                  {113.92368472926734, 22.546667437751108}},
             Case{{116.377817, 39.911954},
                  {116.38404722455657, 39.91334545536069},
                  {116.39045471310828, 39.919575550965874}},
             Case{{116.404, 39.915},
                  {116.41024449916938, 39.91640428150164},
                  {116.41662724378732, 39.92269955221621}},
             Case{{112.45, 34.62},
                  {112.45626060180203, 34.61898271469223},
                  {112.46269318495845, 34.625205329767006}},
             Case{{111.6, 33.8},
                  {111.6058541928714, 33.79830390543865},
                  {111.61224186086315, 33.8046183729972}},
             Case{{112.7897, 34.7274},
                  {112.7958399329073, 34.7263245746754},
                  {112.80225076205144, 34.73265882904855}},
         }) {
        EXPECT_NEAR(gcj02OfWgs84(c.wgs84).x, c.gcj02.x, 1e-12);
        EXPECT_NEAR(gcj02OfWgs84(c.wgs84).y, c.gcj02.y, 1e-12);
        EXPECT_NEAR(bd09OfWgs84(c.wgs84).x, c.bd09.x, 1e-12);
        EXPECT_NEAR(bd09OfWgs84(c.wgs84).y, c.bd09.y, 1e-12);
    }
}

TEST(Gcj02, ThereAndBackAgainIsTheSamePosition) {
    for (double x = 73.0; x < 137; x += 0.913)
        for (double y = 2.0; y < 55; y += 0.771) {
            const Point p{x, y};
            for (const Point back : {wgs84OfGcj02(gcj02OfWgs84(p)), wgs84OfBd09(bd09OfWgs84(p)),
                                     gcj02OfWgs84(wgs84OfGcj02(p)), bd09OfWgs84(wgs84OfBd09(p))}) {
                EXPECT_NEAR(back.x, x, 1e-9) << x << " " << y;
                EXPECT_NEAR(back.y, y, 1e-9) << x << " " << y;
            }
        }
}

TEST(Gcj02, AbroadNothingMoves) {
    for (const Point p : {Point{24.94, 60.17}, {-74, 40.7}, {151.2, -33.9}, {0, 0}, {105, -35}}) {
        EXPECT_EQ(gcj02OfWgs84(p), p);
        EXPECT_EQ(wgs84OfGcj02(p), p);
        EXPECT_EQ(bd09OfWgs84(p), p);
        EXPECT_EQ(wgs84OfBd09(p), p);
    }
}

TEST(Gcj02, NothingComesOfNothing) {
    EXPECT_TRUE(std::isnan(wgs84OfBd09({NAN, 34}).x));
    EXPECT_TRUE(std::isnan(gcj02OfWgs84({NAN, 34}).x));
}

}  // namespace
}  // namespace hetu
