#include "analysis/between_years/between_years.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "layers/geometry/operations.h"
#include "layers/model/memory_source.h"
#include "tests/support/small_city.h"

namespace hetu::between_years {
analysis::Analysis catalogueEntry();

namespace {

using test::rectangle;

Comparison compared(const std::vector<Geometry>& earlier,
                    const std::vector<Geometry>& later,
                    double share = 0.1) {
    auto out = compute(earlier, later, share, {});
    EXPECT_TRUE(out.ok());
    return out.ok() ? std::move(out).value() : Comparison{};
}

TEST(BetweenYears, OneBecomesOneSeveralOrNone) {
    const std::vector<Geometry> earlier{rectangle(0, 0, 100, 100), rectangle(1000, 0, 300, 100),
                                        rectangle(2000, 0, 50, 50), rectangle(2100, 0, 50, 50),
                                        rectangle(3000, 0, 100, 100)};
    const std::vector<Geometry> later{rectangle(20, 20, 100, 100),  // moved a little
                                      rectangle(1000, 0, 100, 100),
                                      rectangle(1200, 0, 90, 90),     // two of one
                                      rectangle(1990, -10, 200, 80),  // one of two
                                      rectangle(5000, 0, 10, 10)};    // nothing before
    const Comparison out = compared(earlier, later);
    EXPECT_EQ(out.later, (std::vector<State>{State::Persistent, State::Split, State::Split,
                                             State::Merged, State::New}));
    EXPECT_EQ(out.earlierRemains, (std::vector<bool>{true, true, true, true, false}));
    ASSERT_EQ(out.matches.size(), 5u);
    EXPECT_NEAR(out.matches[0].areaSquareMetres, 80 * 80, 1e-6);
    EXPECT_NEAR(out.matches[0].share, 0.64, 1e-9);
    EXPECT_NEAR(out.matches[1].share, 1, 1e-9);
}

TEST(BetweenYears, LeastOverlapIsAShareOfTheSmallerOne) {
    const std::vector<Geometry> earlier{rectangle(0, 0, 100, 100)};
    const std::vector<Geometry> later{rectangle(90, 0, 20, 100)};  // half of it
    EXPECT_EQ(compared(earlier, later, 0.5).later[0], State::Persistent);
    EXPECT_EQ(compared(earlier, later, 0.501).later[0], State::New);
    EXPECT_EQ(compared(later, earlier, 0.5).later[0], State::Persistent);
    for (const double share : {0.0, -1.0, 1.1})
        EXPECT_FALSE(compute(earlier, later, share, {}).ok());
}

TEST(BetweenYears, TouchingIsNoMatch) {
    const std::vector<Geometry> earlier{rectangle(0, 0, 100, 100)};
    const std::vector<Geometry> later{rectangle(100, 0, 100, 100), rectangle(100, 100, 5, 5)};
    const Comparison out = compared(earlier, later, 0.001);
    EXPECT_EQ(out.later, (std::vector<State>{State::New, State::New}));
    EXPECT_TRUE(out.matches.empty());
}

std::vector<Geometry> scattered(unsigned seed, int count) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<> where(0, 3000), size(50, 400);
    std::vector<Geometry> shapes;
    for (int i = 0; i < count; ++i)
        shapes.push_back(i % 3 == 0
                             ? circle({where(random), where(random)}, size(random) / 2)
                             : rectangle(where(random), where(random), size(random), size(random)));
    return shapes;
}

TEST(BetweenYears, AgreesWithEveryPairComparedInEveryOrder) {
    const auto earlier = scattered(1, 60), later = scattered(2, 80);
    const Comparison out = compared(earlier, later, 0.2);
    std::vector<std::size_t> ofEarlier(earlier.size(), 0), ofLater(later.size(), 0);
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < earlier.size(); ++i)
        for (std::size_t k = 0; k < later.size(); ++k) {
            const double common = area(intersection(earlier[i], later[k]).value());
            if (common < 0.2 * std::min(area(earlier[i]), area(later[k]))) continue;
            ++ofEarlier[i];
            ++ofLater[k];
            ASSERT_LT(pairs, out.matches.size());
            EXPECT_EQ(out.matches[pairs].earlier, i);
            EXPECT_EQ(out.matches[pairs++].later, k);
        }
    EXPECT_EQ(pairs, out.matches.size());
    EXPECT_GT(pairs, 30u);
    for (std::size_t i = 0; i < earlier.size(); ++i)
        EXPECT_EQ(out.earlierRemains[i], ofEarlier[i] > 0);
    for (std::size_t k = 0; k < later.size(); ++k)
        EXPECT_EQ(out.later[k] == State::New, ofLater[k] == 0);

    const Comparison back = compared(later, earlier, 0.2);
    EXPECT_EQ(back.matches.size(), pairs);
    for (std::size_t i = 0; i < earlier.size(); ++i)
        EXPECT_EQ(back.later[i] == State::New, !out.earlierRemains[i]);
    for (std::size_t k = 0; k < later.size(); ++k)
        EXPECT_EQ(out.later[k] == State::New, !back.earlierRemains[k]);

    std::vector<std::size_t> order(later.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937 random(3);
    std::shuffle(order.begin(), order.end(), random);
    std::vector<Geometry> shuffled;
    for (const std::size_t k : order)
        shuffled.push_back(later[k]);
    const Comparison other = compared(earlier, shuffled, 0.2);
    for (std::size_t k = 0; k < order.size(); ++k)
        EXPECT_EQ(other.later[k], out.later[order[k]]);
    EXPECT_EQ(other.earlierRemains, out.earlierRemains);
}

Layer areaLayer(const std::string& name,
                std::vector<Geometry> shapes,
                std::vector<std::string> names,
                std::vector<double> organisations) {
    Layer layer{name, {}, GeometryKind::Polygon};
    layer.shapes = std::move(shapes);
    test::addIds(layer, layer.shapes.size());
    layer.table.add({"name", FieldType::Text}, std::move(names));
    layer.table.add({"organisations", FieldType::Integer}, std::move(organisations));
    return layer;
}

/// The small city with the blanks of two years.
std::vector<Layer> cityOfTwoYears() {
    auto city = test::smallCity();
    city.push_back(areaLayer("blanks_2025",
                             {rectangle(1000, 1000, 500, 500), rectangle(3000, 1000, 500, 500),
                              rectangle(7000, 1000, 400, 400), rectangle(7600, 1000, 400, 400)},
                             {"甲", "乙", "丙", "丁"}, {20, 30, 12, 13}));
    city.push_back(areaLayer("blanks_2024", {rectangle(0, 0, 100, 100)}, {"旧"}, {10}));
    city.push_back(areaLayer("blanks",
                             {rectangle(1100, 1000, 500, 500), rectangle(6900, 900, 1300, 600),
                              rectangle(5000, 5000, 300, 300)},
                             {"甲", "丙丁", "新"}, {26, 31, 15}));
    return city;
}

Result<analysis::Output> run(const std::vector<Layer>& layers, const analysis::Values& values) {
    const MemorySource source(layers);
    analysis::Inputs inputs(source);
    return catalogueEntry().run(inputs, values, {});
}

std::map<std::string, std::size_t> rowsByState(const Layer& layer) {
    std::map<std::string, std::size_t> rows;
    for (std::size_t row = 0; row < layer.rowCount(); ++row)
        rows[layer.table.find("state")->texts[row]] = row;
    return rows;
}

TEST(BetweenYearsAnalysis, SaysOfEachBlankWhatBecameOfIt) {
    const auto out = run(cityOfTwoYears(), {});  // takes 2025, the last one kept
    ASSERT_TRUE(out.ok()) << out.error().message.en;
    const Layer& layer = out.value().layers[0];
    ASSERT_EQ(layer.rowCount(), 4u);
    const auto rows = rowsByState(layer);
    ASSERT_EQ(rows.size(), 4u);
    const auto number = [&](const char* field, const char* state) {
        return layer.table.find(field)->numbers[rows.at(state)];
    };
    const auto text = [&](const char* field, const char* state) {
        return layer.table.find(field)->texts[rows.at(state)];
    };
    EXPECT_EQ(number("before", "persistent"), 20);
    EXPECT_EQ(number("now", "persistent"), 26);
    EXPECT_EQ(number("difference", "persistent"), 6);
    EXPECT_NEAR(number("overlap", "persistent"), 80, 1e-9);
    EXPECT_EQ(number("before", "merged"), 25);
    EXPECT_EQ(text("earlier_name", "merged"), "丁、丙");
    EXPECT_EQ(text("name", "new"), "新");
    EXPECT_EQ(text("change", "new"), "新增");
    EXPECT_EQ(number("before", "new"), 0);
    EXPECT_EQ(text("name", "vanished"), "乙");
    EXPECT_EQ(number("now", "vanished"), 0);
    EXPECT_EQ(text("region", "vanished"), "东城区");
    EXPECT_EQ(layer.shapes[rows.at("vanished")], rectangle(3000, 1000, 500, 500));

    const Layer& table = out.value().layers[1];
    EXPECT_EQ(table.table.find("region")->texts, (std::vector<std::string>{"东城区", "西城区"}));
    EXPECT_EQ(table.table.find("persistent")->numbers, (std::vector<double>{1, 0}));
    EXPECT_EQ(table.table.find("merged")->numbers, (std::vector<double>{0, 1}));
    EXPECT_EQ(table.table.find("vanished")->numbers, (std::vector<double>{1, 0}));
}

TEST(BetweenYearsAnalysis, DoesNotDependOnTheOrderOfTheRows) {
    const auto a = run(cityOfTwoYears(), {});
    ASSERT_TRUE(a.ok());
    for (unsigned seed = 1; seed < 5; ++seed) {
        const auto b = run(test::shuffled(cityOfTwoYears(), seed), {});
        ASSERT_TRUE(b.ok());
        EXPECT_EQ(a.value().layers[0].shapes, b.value().layers[0].shapes);
        for (const char* field : {"name", "state", "earlier_name"})
            EXPECT_EQ(a.value().layers[0].table.find(field)->texts,
                      b.value().layers[0].table.find(field)->texts);
    }
}

TEST(BetweenYearsAnalysis, TheEarlierLayerCanBeNamed) {
    const auto out = run(cityOfTwoYears(), {{"earlier", "blanks_2024"}});
    ASSERT_TRUE(out.ok());
    EXPECT_EQ(rowsByState(out.value().layers[0]).size(), 2u);  // new and vanished
    EXPECT_EQ(out.value().layers[0].rowCount(), 4u);
    const auto missing = run(cityOfTwoYears(), {{"earlier", "blanks_1999"}});
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    const auto same = run(cityOfTwoYears(), {{"earlier", "blanks"}});
    ASSERT_FALSE(same.ok());
    EXPECT_EQ(same.error().code, ErrorCode::InvalidArgument);
    const auto points = run(cityOfTwoYears(), {{"earlier", "organisations"}});
    ASSERT_FALSE(points.ok());
    EXPECT_EQ(points.error().code, ErrorCode::InvalidArgument);
    const auto unknown = run(cityOfTwoYears(), {{"later", "no_such"}});
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().code, ErrorCode::NotFound);
}

TEST(BetweenYearsAnalysis, WithNothingToCompareSaysHowToGetIt) {
    const auto none = run(test::smallCity(), {});
    ASSERT_TRUE(none.ok());
    EXPECT_EQ(none.value().layers[0].rowCount(), 0u);
    ASSERT_EQ(none.value().notes.size(), 1u);
    auto city = test::smallCity();
    city.push_back(areaLayer("blanks", {rectangle(0, 0, 9, 9)}, {"甲"}, {10}));
    const auto one = run(city, {});
    ASSERT_TRUE(one.ok());
    EXPECT_EQ(one.value().layers[0].rowCount(), 0u);
    EXPECT_NE(one.value().notes[0].en.find("blanks_2025"), std::string::npos);
}

TEST(BetweenYearsAnalysis, TouchingHotSpotsAreOneArea) {
    const auto spots = [](const std::string& name, std::vector<std::string> classes) {
        Layer layer{name, {}, GeometryKind::Polygon};
        for (std::size_t i = 0; i < classes.size(); ++i)
            layer.shapes.push_back(rectangle(1000.0 * static_cast<double>(i), 0, 1000, 1000));
        test::addIds(layer, classes.size());
        layer.table.add({"class", FieldType::Text}, std::move(classes));
        return layer;
    };
    auto city = test::smallCity();
    city.push_back(spots("hot_spots_2025", {"hot-99", "hot-95", "", "cold-90", "hot-90"}));
    city.push_back(spots("hot_spots", {"hot-90", "", "high-high", "cold-99", ""}));
    const auto hot = run(city, {{"later", "hot_spots"}});
    ASSERT_TRUE(hot.ok()) << hot.error().message.en;
    EXPECT_EQ(hot.value().layers[0].table.find("state")->texts,
              (std::vector<std::string>{"new", "persistent", "vanished"}));
    const auto cold = run(city, {{"later", "hot_spots"}, {"spots", "cold"}});
    ASSERT_TRUE(cold.ok());
    EXPECT_EQ(cold.value().layers[0].table.find("state")->texts,
              std::vector<std::string>{"persistent"});
    const auto all = run(city, {{"later", "hot_spots"}, {"spots", "all"}});
    ASSERT_TRUE(all.ok());
    EXPECT_EQ(all.value().layers[0].rowCount(), 5u);
}

}  // namespace
}  // namespace hetu::between_years
