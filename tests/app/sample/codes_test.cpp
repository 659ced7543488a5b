
#include <gtest/gtest.h>

#include "app/sample/credit_code.h"
#include "app/sample/projection.h"
#include "app/sample/random.h"

namespace hetu::sample {
namespace {

TEST(CreditCode, IsTheOneWorkedOutByHand) {
    EXPECT_EQ(creditCode("91", "MA", 1), "91410399MA00000153");
    EXPECT_EQ(creditCode("91", "MA", 2), "91410399MA0000023X");
    EXPECT_EQ(creditCode("52", "MJ", 1), "52410399MJ0000018X");
    EXPECT_EQ(creditCode("53", "MJ", 3), "53410399MJ0000034G");
}

TEST(Projection, AgreesWithProjToATenthOfAMillimetre) {
    // EPSG:4546 as PROJ 9.1 gives it.
    struct Vector {
        Degrees degrees;
        Point metres;
    };
    for (const Vector& v : {Vector{{111.0, 34.5}, {500000.000, 3819124.8982}},
                            Vector{{112.45, 34.62}, {632981.9414, 3833392.9215}},
                            Vector{{111.6, 33.8}, {555560.8324, 3741639.1645}},
                            Vector{{113.0, 34.7}, {683253.3943, 3843132.7605}},
                            Vector{{111.13, 33.58}, {512068.8112, 3717083.2027}},
                            Vector{{112.99, 35.08}, {681498.9627, 3885280.1040}}}) {
        const Point metres = projected(v.degrees);
        EXPECT_NEAR(metres.x, v.metres.x, 1e-4);
        EXPECT_NEAR(metres.y, v.metres.y, 1e-4);
        const Degrees back = unprojected(metres);
        EXPECT_NEAR(back.longitude, v.degrees.longitude, 1e-10);
        EXPECT_NEAR(back.latitude, v.degrees.latitude, 1e-10);
    }
}

TEST(Random, IsTheSameOnEveryMachine) {
    // Kept so that a change of the generator, which would change every sample, does not go unseen.
    Random random(1);
    const std::uint64_t first = random.next();
    EXPECT_EQ(Random(1).next(), first);
    EXPECT_NE(Random(2).next(), first);
    EXPECT_NE(Random(1, 1).next(), first);
    double sum = 0, squares = 0;
    constexpr int draws = 200000;
    for (int i = 0; i < draws; ++i) {
        const double value = random.normal();
        sum += value;
        squares += value * value;
    }
    EXPECT_NEAR(sum / draws, 0, 0.01);
    EXPECT_NEAR(squares / draws, 1, 0.02);
}

}  // namespace
}  // namespace hetu::sample
