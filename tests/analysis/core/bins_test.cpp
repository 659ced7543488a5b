#include "analysis/core/bins.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "layers/geometry/operations.h"
#include "layers/index/orientation.h"

namespace hetu::analysis {
namespace {

constexpr BinShape shapes[] = {BinShape::Hexagon, BinShape::FlatHexagon, BinShape::Square};

Geometry square(double x, double y, double side) {
    return Geometry::polygon({{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}});
}

/// A star with a hole, two counties that share a crooked border, and an overlapping third.
std::vector<Geometry> crookedRegions() {
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> share(0.6, 1.0);
    const Point centre{660'000, 3'830'000};
    const auto ring = [&](double radius, int corners) {
        Path path;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners, r = radius * share(random);
            path.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
        }
        path.push_back(path.front());
        return path;
    };
    Geometry star = Geometry::polygon(ring(9000, 300));
    star.parts[0].push_back(ring(3000, 40));
    Path shared;
    for (int i = 0; i <= 40; ++i)
        shared.push_back({680'000 + 800 * share(random), 3'820'000 + 400.0 * i});
    Path west = shared, east = shared;
    west.insert(west.end(), {{672'000, 3'836'000}, {672'000, 3'820'000}, shared.front()});
    east.insert(east.end(), {{690'000, 3'836'000}, {690'000, 3'820'000}, shared.front()});
    return {star, Geometry::polygon(west), Geometry::polygon(east),
            square(676'000, 3'822'000, 6000)};
}

TEST(BinGrid, EveryPointLiesInOneBinAndItsOutlineHoldsIt) {
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> where(-20'000, 20'000);
    for (const BinShape shape : shapes)
        for (const double size : {1.0, 173.3, 500.0}) {
            const BinGrid grid(shape, size);
            for (const double far : {0.0, 3'830'000.0})
                for (int i = 0; i < 2000; ++i) {
                    const Point p{far / 6 + where(random), far + where(random)};
                    const BinAddress own = grid.at(p);
                    EXPECT_TRUE(covers(Geometry::polygon(grid.outline(own)), p));
                    for (const BinAddress other : grid.neighbours(own, true))
                        EXPECT_FALSE(covers(Geometry::polygon(grid.outline(other)), p));
                }
        }
}

TEST(BinGrid, BorderPointGoesToTheEastOrElseToTheNorth) {
    for (const BinShape shape : shapes)
        for (const double size : {173.3, 500.0}) {
            const BinGrid grid(shape, size);
            int onBorder = 0;
            for (std::int64_t column = -3; column < 4; ++column)
                for (std::int64_t row = 7000; row < 7005; ++row) {
                    const Path ring = grid.outline({column, row});
                    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                        const Point a = ring[i], b = ring[i + 1];
                        for (const Point p : {a, Point{(a.x + b.x) / 2, (a.y + b.y) / 2}}) {
                            if (orientation(a, b, p) != 0) continue;  // a middle beside the border
                            ++onBorder;
                            const BinAddress own = grid.at(p);
                            EXPECT_TRUE(covers(Geometry::polygon(grid.outline(own)), p));
                            // A millimetre to the east, and a hundredth of that to the north, no
                            // border is left.
                            EXPECT_EQ(own, grid.at({p.x + 1e-3, p.y + 1e-5}));
                        }
                    }
                }
            EXPECT_GT(onBorder, 200);
        }
}

TEST(BinGrid, NeighboursShareCornersToTheLastBit) {
    for (const BinShape shape : shapes) {
        const BinGrid grid(shape, 333.3);
        const BinAddress bin{2001, -11'503};
        const Path ring = grid.outline(bin);
        const auto sharedWith = [&](BinAddress other) {
            std::size_t shared = 0;
            const Path its = grid.outline(other);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i)
                shared += std::count(its.begin() + 1, its.end(), ring[i]) > 0;
            return shared;
        };
        const auto sides = grid.neighbours(bin, false);
        EXPECT_EQ(sides.size(), shape == BinShape::Square ? 4u : 6u);
        for (const BinAddress other : sides) {
            EXPECT_EQ(sharedWith(other), 2u);
            const auto back = grid.neighbours(other, false);
            EXPECT_NE(std::find(back.begin(), back.end(), bin), back.end());
        }
        EXPECT_EQ(grid.neighbours(bin, true).size(), shape == BinShape::Square ? 8u : 6u);
        for (const BinAddress other : grid.neighbours(bin, true))
            EXPECT_GE(sharedWith(other), 1u);
        EXPECT_NEAR(area(Geometry::polygon(ring)), grid.areaSquareMetres(), 1e-3);
        const Point middle = grid.centre(bin), box = grid.box(bin).centre();
        EXPECT_NEAR(middle.x, box.x, 1e-6);
        EXPECT_NEAR(middle.y, box.y, 1e-6);
    }
}

TEST(Bins, AreasSumUpToTheRegions) {
    const auto regions = crookedRegions();
    const auto joint = unionOf(regions);
    ASSERT_TRUE(joint.ok());
    for (const BinShape shape : shapes)
        for (const double size : {300.0, 4000.0}) {
            const BinGrid grid(shape, size);
            const auto bins = Bins::within(grid, regions, {});
            ASSERT_TRUE(bins.ok()) << bins.error().message.en;
            double sum = 0;
            std::size_t cut = 0;
            std::set<BinAddress> seen;
            for (const Bin& bin : bins.value().all()) {
                EXPECT_TRUE(seen.insert(bin.address).second);
                EXPECT_NEAR(area(bin.shape), bin.areaSquareMetres, 1e-3);
                if (!bin.isWhole) {
                    ++cut;
                    EXPECT_LT(bin.areaSquareMetres, grid.areaSquareMetres());
                } else {
                    EXPECT_EQ(bin.shape, Geometry::polygon(grid.outline(bin.address)));
                }
                sum += bin.areaSquareMetres;
                EXPECT_EQ(&bins.value().all()[bins.value().find(bin.address)], &bin);
            }
            EXPECT_GT(cut, 10u);
            EXPECT_NEAR(sum / area(joint.value()), 1, 1e-9);
        }
}

TEST(Bins, OrganisationsInsideCountOnceAndOthersNever) {
    const auto regions = crookedRegions();
    std::mt19937_64 random(2);
    std::uniform_real_distribution<double> x(648'000, 692'000), y(3'818'000, 3'842'000);
    std::vector<Point> points;
    for (int i = 0; i < 4000; ++i)
        points.push_back({x(random), y(random)});
    for (const Geometry& region : regions)
        for (const Path& ring : region.parts[0])
            points.insert(points.end(), ring.begin(), ring.end());
    points.push_back({std::numeric_limits<double>::quiet_NaN(), 3'830'000});
    for (const BinShape shape : shapes) {
        const auto bins = Bins::within(BinGrid(shape, 700), regions, {});
        ASSERT_TRUE(bins.ok());
        const auto one = bins.value().assign(points, {}, 1);
        const auto three = bins.value().assign(points, {}, 3);
        ASSERT_TRUE(one.ok() && three.ok());
        EXPECT_EQ(one.value(), three.value());
        std::size_t inside = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const bool isInside = std::any_of(regions.begin(), regions.end(),
                                              [&](const auto& r) { return covers(r, points[i]); });
            inside += isInside;
            EXPECT_EQ(one.value()[i] >= 0, isInside) << i;
            if (!isInside) continue;
            // A corner of a region lies beside a cut bin by the rounding of the cut.
            const Bin& bin = bins.value().all()[one.value()[i]];
            EXPECT_LT(distance(bin.shape, points[i]), 1e-6) << i;
        }
        EXPECT_GT(inside, 1000u);
        EXPECT_LT(inside, points.size() - 1000);
    }
}

TEST(Bins, OuterBorderOnABinsBorderStillCounts) {
    // The east and the north side belong to bins outside the region.
    const std::vector<Geometry> region{square(0, 0, 1000)};
    const auto bins = Bins::within(BinGrid(BinShape::Square, 250), region, {});
    ASSERT_TRUE(bins.ok());
    ASSERT_EQ(bins.value().size(), 16u);
    const std::vector<Point> points{{1000, 600}, {100, 1000}, {1000, 1000}, {0, 0}, {1000.1, 600}};
    const auto in = bins.value().assign(points, {});
    ASSERT_TRUE(in.ok());
    EXPECT_EQ(in.value(), (std::vector<int>{11, 12, 15, 0, -1}));
}

TEST(Bins, AreTheSameWhateverElseIsCovered) {
    const std::vector<Geometry> small{square(660'100, 3'830'050, 900)};
    const std::vector<Geometry> large{square(655'000, 3'825'000, 9000)};
    for (const BinShape shape : shapes) {
        const BinGrid grid(shape, 400);
        const auto inSmall = Bins::within(grid, small, {});
        const auto inLarge = Bins::within(grid, large, {});
        const auto around = Bins::around(grid, small[0].extent());
        ASSERT_TRUE(inSmall.ok() && inLarge.ok() && around.ok());
        for (const Bin& bin : inSmall.value().all()) {
            EXPECT_GE(inLarge.value().find(bin.address), 0);
            const int same = around.value().find(bin.address);
            ASSERT_GE(same, 0);
            EXPECT_TRUE(around.value().all()[same].isWhole);
        }
    }
}

TEST(Bins, AroundABoxHoldEveryPointOfIt) {
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> where(-1500, 1500);
    std::vector<Point> points;
    Extent extent;
    for (int i = 0; i < 3000; ++i) {
        points.push_back({where(random), where(random)});
        extent.include(points.back());
    }
    points.insert(points.end(), {{extent.minX, extent.minY}, {extent.maxX, extent.maxY}});
    for (const BinShape shape : shapes) {
        const auto bins = Bins::around(BinGrid(shape, 250), extent);
        ASSERT_TRUE(bins.ok());
        const auto in = bins.value().assign(points, {});
        ASSERT_TRUE(in.ok());
        for (std::size_t i = 0; i < points.size(); ++i) {
            ASSERT_GE(in.value()[i], 0);
            EXPECT_EQ(bins.value().all()[in.value()[i]].address, bins.value().grid().at(points[i]));
        }
    }
}

TEST(Bins, TooManyAreRefusedWithASizeThatFits) {
    const std::vector<Geometry> region{square(0, 0, 100'000)};
    for (const BinShape shape : shapes) {
        const auto bins = Bins::within(BinGrid(shape, 20), region, {});
        ASSERT_FALSE(bins.ok());
        EXPECT_EQ(bins.error().code, ErrorCode::InvalidArgument);
        const std::string hint = bins.error().hint.en;
        const double fits = std::stod(hint.substr(hint.find("of ") + 3));
        EXPECT_TRUE(Bins::around(BinGrid(shape, fits), region[0].extent()).ok()) << hint;
        EXPECT_LT(fits, 120) << hint;
    }
    for (const double size : {0.0, -5.0, std::numeric_limits<double>::quiet_NaN(), 0.5, 2e6})
        EXPECT_FALSE(Bins::within(BinGrid(BinShape::Hexagon, size), region, {}).ok());
    EXPECT_FALSE(Bins::around(BinGrid(BinShape::Square, 100), {0, 0, 1e12, 1}).ok());
}

TEST(Bins, NothingHasNone) {
    const auto bins = Bins::within(BinGrid(BinShape::Hexagon, 100), {}, {});
    ASSERT_TRUE(bins.ok());
    EXPECT_EQ(bins.value().size(), 0u);
    const auto in = bins.value().assign(std::vector<Point>{{1, 2}}, {});
    ASSERT_TRUE(in.ok());
    EXPECT_EQ(in.value(), std::vector<int>{-1});
}

TEST(StatisticInBins, IsThatOfTheValuesOfEachBin) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> values{5, 1, 2, 8, nan, 7, 3, 9};
    const std::vector<int> binOf{0, 0, 0, 0, 0, 2, -1, 2};
    const auto of = [&](ValueStatistic statistic) {
        auto out = statisticInBins(values, binOf, 4, statistic);
        EXPECT_EQ(std::isnan(out[1]), statistic != ValueStatistic::Sum);
        EXPECT_EQ(std::isnan(out[3]), statistic != ValueStatistic::Sum);
        return std::pair(out[0], out[2]);
    };
    EXPECT_EQ(of(ValueStatistic::Sum), std::pair(16.0, 16.0));
    EXPECT_EQ(of(ValueStatistic::Mean), std::pair(4.0, 8.0));
    EXPECT_EQ(of(ValueStatistic::Minimum), std::pair(1.0, 7.0));
    EXPECT_EQ(of(ValueStatistic::Maximum), std::pair(8.0, 9.0));
    EXPECT_EQ(of(ValueStatistic::Median), std::pair(3.5, 8.0));
}

TEST(StatisticInBins, SumRoundsTheSameInEveryOrder) {
    std::mt19937_64 random(4);
    std::vector<double> values;
    for (int i = 0; i < 1000; ++i)
        values.push_back(std::ldexp(static_cast<double>(random() % 1000), int(random() % 80) - 40));
    const std::vector<int> binOf(values.size(), 0);
    const double sum = statisticInBins(values, binOf, 1, ValueStatistic::Sum)[0];
    for (int turn = 0; turn < 5; ++turn) {
        std::shuffle(values.begin(), values.end(), random);
        EXPECT_EQ(statisticInBins(values, binOf, 1, ValueStatistic::Sum)[0], sum);
    }
}

}  // namespace
}  // namespace hetu::analysis
