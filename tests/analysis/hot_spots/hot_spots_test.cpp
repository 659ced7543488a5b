#include "analysis/hot_spots/hot_spots.h"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "analysis/core/organisations.h"
#include "analysis/hot_spots/units.h"
#include "layers/model/memory_source.h"
#include "tests/support/small_city.h"

namespace hetu::hot_spots {
analysis::Analysis catalogueEntry();
namespace {

Result<analysis::Output> runOn(const std::vector<Layer>& layers, const analysis::Values& values) {
    const MemorySource source(layers);
    analysis::Inputs inputs(source);
    return catalogueEntry().run(inputs, values, {});
}

/// A 20 x 20 lattice of values 1 with noise, a block of 4 x 4 high ones, one high one alone.
struct Planted {
    Weights weights;
    std::vector<double> values;
    Planted() {
        std::mt19937 random(1);
        std::vector<Point> places;
        for (int x = 0; x < 20; ++x)
            for (int y = 0; y < 20; ++y) {
                places.push_back({10.0 * x, 10.0 * y});
                const bool isBlock = x >= 3 && x < 7 && y >= 3 && y < 7;
                const bool isLow = x >= 11 && x < 18 && y >= 11 && y < 18;
                values.push_back((isBlock ? 30
                                  : isLow ? 2
                                          : 10) +
                                 static_cast<double>(random() % 5));
            }
        values[at(14, 14)] = 40;
        weights = within(places, 15, false, {}).value();
    }
    static std::size_t at(int x, int y) { return static_cast<std::size_t>(x * 20 + y); }
};

TEST(HotSpots, FindsWhatWasPlanted) {
    const Planted map;
    const Found spots = compute(map.values, map.weights, {}, {}).value();
    EXPECT_EQ(spots.classes[Planted::at(5, 5)], Class::Hot99);
    EXPECT_EQ(spots.classes[Planted::at(12, 12)], Class::Cold99);
    EXPECT_EQ(spots.classes[Planted::at(1, 17)], Class::None);
    EXPECT_EQ(spots.permutations, 99'999u);
    for (const Inference inference : {Inference::Permutation, Inference::Analytic}) {
        const Options moran{.statistic = Statistic::Moran, .inference = inference};
        const Found found = compute(map.values, map.weights, moran, {}).value();
        EXPECT_EQ(found.classes[Planted::at(5, 5)], Class::HighHigh);
        EXPECT_EQ(found.classes[Planted::at(12, 12)], Class::LowLow);
        EXPECT_EQ(found.classes[Planted::at(14, 14)], Class::HighLow);
        EXPECT_EQ(found.classes[Planted::at(1, 17)], Class::None);
    }
    const Found geary =
        compute(map.values, map.weights, {.statistic = Statistic::Geary}, {}).value();
    EXPECT_EQ(geary.classes[Planted::at(14, 14)], Class::Unlike);
    EXPECT_EQ(geary.classes[Planted::at(12, 12)], Class::LowLow);
}

TEST(HotSpots, CorrectionsFindNoMoreThanNone) {
    const Planted map;
    const auto count = [&](Correction correction) {
        const Found found =
            compute(map.values, map.weights, {.correction = correction}, {}).value();
        return std::count_if(found.classes.begin(), found.classes.end(),
                             [](Class one) { return one != Class::None; });
    };
    EXPECT_GE(count(Correction::None), count(Correction::FalseDiscovery));
    EXPECT_GT(count(Correction::FalseDiscovery), count(Correction::Bonferroni));
    EXPECT_GT(count(Correction::Bonferroni), 0);
}

TEST(HotSpots, FindsNothingWhereAllAreEqual) {
    const Planted map;
    const std::vector<double> equal(map.values.size(), 3);
    const Found found = compute(equal, map.weights, {}, {}).value();
    for (const Class one : found.classes)
        EXPECT_EQ(one, Class::None);
}

/// The units of a result, by id: "class p".
std::map<std::string, std::string> findingsOf(const Layer& layer) {
    std::map<std::string, std::string> found;
    for (std::size_t row = 0; row < layer.rowCount(); ++row) {
        const Column& id = layer.table.columns().front();
        found[id.isText() ? id.texts[row] : toText(id.numbers[row])] =
            layer.table.find("class")->texts[row] + " " +
            toText(layer.table.find("p")->numbers[row]);
    }
    return found;
}

TEST(HotSpots, AreTheSameInAnyOrderOfTheRows) {
    for (const char* units : {"hexagons", "zones", "organisations"})
        for (const char* statistic : {"gi-star", "moran", "geary"}) {
            const analysis::Values values{{"units", units},
                                          {"statistic", statistic},
                                          {"value", "members"},
                                          {"permutations", "999"}};
            const auto before = runOn(test::smallCity(), values);
            ASSERT_TRUE(before.ok()) << before.error().message.en;
            for (unsigned seed = 1; seed <= 2; ++seed) {
                const auto after = runOn(test::shuffled(test::smallCity(), seed), values);
                EXPECT_EQ(findingsOf(before.value().layers[0]), findingsOf(after.value().layers[0]))
                    << units << " " << statistic;
            }
        }
}

TEST(HotSpots, ComparesEveryKindOfUnitByEveryKindOfNeighbour) {
    for (const char* units : {"hexagons", "squares", "zones", "regions", "organisations"})
        for (const char* neighbours : {"automatic", "queen", "rook", "nearest", "band", "decay"}) {
            SCOPED_TRACE(std::string(units) + " " + neighbours);
            const auto out =
                runOn(test::smallCity(),
                      {{"units", units}, {"neighbours", neighbours}, {"permutations", "199"}});
            const bool hasBorders = std::string(units) != "organisations";
            const std::string by = neighbours;
            if (!hasBorders && (by == "queen" || by == "rook")) {
                ASSERT_FALSE(out.ok());
                EXPECT_EQ(out.error().code, ErrorCode::InvalidArgument);
                continue;
            }
            ASSERT_TRUE(out.ok()) << out.error().message.en;
            EXPECT_EQ(out.value().layers[0].name, hasBorders ? "hot_spots" : "hot_spot_points");
            EXPECT_EQ(out.value().layers[1].name, "autocorrelation");
            EXPECT_GT(out.value().layers[0].rowCount(), 1u);
        }
}

TEST(HotSpots, CountsWhatWasAskedFor) {
    const auto sumOf = [&](const char* value) {
        const auto out = runOn(test::smallCity(), {{"value", value}, {"permutations", "99"}});
        double sum = 0;
        for (const double one : out.value().layers[0].table.find("value")->numbers)
            sum += one;
        return sum;
    };
    const MemorySource source(test::smallCity());
    analysis::Inputs inputs(source);
    const auto all = analysis::readOrganisations(inputs, "count").value();
    double inside = 0, blank = 0, members = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Point p = all.position[i];
        if (p.x < 0 || p.x > 10'000 || p.y < 0 || p.y > 10'000) continue;
        ++inside;
        blank += !all.hasOrg(i);
        members += all.members[i];
    }
    EXPECT_EQ(sumOf("count"), inside);
    EXPECT_EQ(sumOf("blank"), blank);
    EXPECT_EQ(sumOf("members"), members);
}

TEST(HotSpots, SayThatFewUnitsCannotBeJudged) {
    const auto out = runOn(test::smallCity(), {{"units", "zones"}});
    ASSERT_TRUE(out.ok());
    EXPECT_TRUE(std::any_of(out.value().notes.begin(), out.value().notes.end(), [](const Text& n) {
        return n.zh.find("只有 4 个单元") != std::string::npos;
    }));
    for (const std::string& code : out.value().layers[0].table.find("class")->texts)
        EXPECT_EQ(code, "none");
    EXPECT_EQ(
        runOn(test::smallCity(), {{"units", "organisations"}, {"value", "count"}}).error().code,
        ErrorCode::InvalidArgument);
}

TEST(Centroid, IsTheCentreOfGravityWithoutItsHoles) {
    Geometry shape = Geometry::polygon({{0, 0}, {40, 0}, {40, 10}, {0, 10}, {0, 0}});
    EXPECT_EQ(centroid(shape), (Point{20, 5}));
    shape.parts[0].push_back({{30, 0}, {40, 0}, {40, 10}, {30, 10}, {30, 0}});
    EXPECT_EQ(centroid(shape), (Point{15, 5}));
    shape.parts.push_back({{{100, 0}, {100, 10}, {130, 10}, {130, 0}, {100, 0}}});
    EXPECT_EQ(centroid(shape), (Point{65, 5}));
}

}  // namespace
}  // namespace hetu::hot_spots
