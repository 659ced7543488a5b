#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "analysis/core/organisations.h"
#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"
#include "layers/model/memory_source.h"
#include "tests/support/small_city.h"

namespace hetu::bins {
analysis::Analysis catalogueEntry();

namespace {

Result<analysis::Output> run(const std::vector<Layer>& layers, const analysis::Values& values) {
    const MemorySource source(layers);
    analysis::Inputs inputs(source);
    return catalogueEntry().run(inputs, values, {});
}

double sumOf(const Layer& layer, const char* field) {
    double sum = 0;
    for (const double value : layer.table.find(field)->numbers)
        sum += std::isnan(value) ? 0 : value;
    return sum;
}

double figureOf(const analysis::Output& output, const std::string& name) {
    for (const analysis::Figure& figure : output.figures)
        if (figure.name == name) return std::get<double>(figure.value);
    return -1;
}

/// The small city with its regions cut down to a crooked piece, so that some lie outside.
std::vector<Layer> crookedCity() {
    auto city = test::smallCity();
    for (Layer& layer : city)
        if (layer.name == "regions")
            layer.shapes = {
                Geometry::polygon(
                    {{300, 300}, {6000, 1000}, {5000, 9000}, {2000, 9500}, {300, 300}}),
                Geometry::polygon({{6000, 1000}, {9900, 3000}, {5000, 9000}, {6000, 1000}})};
    return city;
}

TEST(BinsAnalysis, SumOverBinsIsWhatLiesInTheRegions) {
    const auto city = crookedCity();
    std::vector<Geometry> regions;
    for (const Layer& layer : city)
        if (layer.name == "regions") regions = layer.shapes;
    const MemorySource source(city);
    analysis::Inputs inputs(source);
    const auto all = analysis::readOrganisations(inputs, "count");
    ASSERT_TRUE(all.ok());
    double organisations = 0, employees = 0, covered = 0;
    for (std::size_t i = 0; i < all.value().size(); ++i) {
        const Point p = all.value().position[i];
        if (!covers(regions[0], p) && !covers(regions[1], p)) continue;
        ++organisations;
        employees += all.value().employees[i];
        covered += all.value().hasOrg(i);
    }
    for (const char* shape : {"hexagon", "flat-hexagon", "square"})
        for (const char* size : {"130", "1000"}) {
            const auto out = run(city, {{"shape", shape}, {"size", size}});
            ASSERT_TRUE(out.ok()) << out.error().message.en;
            const Layer& layer = out.value().layers[0];
            EXPECT_EQ(sumOf(layer, "organisations"), organisations);
            EXPECT_EQ(sumOf(layer, "employees"), employees);
            EXPECT_EQ(sumOf(layer, "covered"), covered);
            EXPECT_EQ(sumOf(layer, "blank"), organisations - covered);
            EXPECT_EQ(sumOf(layer, "value"), organisations);
            EXPECT_NEAR(sumOf(layer, "area_km2") * 1e6, area(regions[0]) + area(regions[1]), 1);
            EXPECT_EQ(figureOf(out.value(), "outside"),
                      static_cast<double>(all.value().size()) - organisations);
            EXPECT_GT(figureOf(out.value(), "empty"), 0);
        }
}

TEST(BinsAnalysis, EveryStatisticIsThatOfTheOrganisationsInTheBin) {
    const auto city = test::smallCity();
    const std::map<std::string, std::string> same{{"organisations", "organisations"},
                                                  {"employees", "employees"},
                                                  {"members", "members"},
                                                  {"covered", "covered"},
                                                  {"uncovered", "blank"},
                                                  {"coverage-rate", "coverage_rate"},
                                                  {"density", "density_km2"}};
    for (const auto& [statistic, field] : same) {
        const auto out = run(city, {{"statistic", statistic}});
        ASSERT_TRUE(out.ok());
        const Table& table = out.value().layers[0].table;
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            const double value = table.find("value")->numbers[row];
            const double expected = table.find(field)->numbers[row];
            if (std::isnan(expected))
                EXPECT_TRUE(std::isnan(value)) << statistic;
            else
                EXPECT_EQ(value, expected) << statistic;
        }
    }
    // Employees that are not known are 0 in a sum, but no value of a mean, or the least.
    const auto sum = run(city, {{"statistic", "sum"}, {"field", "employees"}});
    const auto mean = run(city, {{"statistic", "mean"}, {"field", "employees"}});
    const auto median = run(city, {{"statistic", "median"}, {"field", "employees"}});
    const auto least = run(city, {{"statistic", "minimum"}, {"field", "employees"}});
    const auto most = run(city, {{"statistic", "maximum"}, {"field", "employees"}});
    ASSERT_TRUE(sum.ok() && mean.ok() && median.ok() && least.ok() && most.ok());
    const auto at = [](const Result<analysis::Output>& out, std::size_t row) {
        return out.value().layers[0].table.find("value")->numbers[row];
    };
    const Table& table = sum.value().layers[0].table;
    std::size_t compared = 0;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        EXPECT_EQ(at(sum, row), table.find("employees")->numbers[row]);
        if (std::isnan(at(mean, row))) continue;
        ++compared;
        EXPECT_LE(at(least, row), at(median, row));
        EXPECT_LE(at(median, row), at(most, row));
        EXPECT_LE(at(least, row), at(mean, row));
        EXPECT_LE(at(mean, row), at(most, row));
        EXPECT_GE(at(mean, row) * table.find("organisations")->numbers[row], at(sum, row));
    }
    EXPECT_GT(compared, 20u);
}

TEST(BinsAnalysis, DividesByTheAreaThatIsLeftOfABin) {
    const auto out = run(crookedCity(), {{"size", "700"}});
    ASSERT_TRUE(out.ok());
    const Layer& layer = out.value().layers[0];
    std::size_t cut = 0;
    for (std::size_t row = 0; row < layer.rowCount(); ++row) {
        const double km2 = layer.table.find("area_km2")->numbers[row];
        EXPECT_NEAR(area(layer.shapes[row]) / 1e6, km2, 1e-9);
        EXPECT_NEAR(layer.table.find("density_km2")->numbers[row] * km2,
                    layer.table.find("organisations")->numbers[row], 1e-9);
        cut += km2 < 0.99 * figureOf(out.value(), "bin_area");
    }
    EXPECT_GT(cut, 10u);
}

TEST(BinsAnalysis, WithoutACutHoldsAllOrganisations) {
    const auto cut = run(crookedCity(), {});
    const auto whole = run(crookedCity(), {{"clip", "none"}});
    ASSERT_TRUE(cut.ok() && whole.ok());
    EXPECT_GT(figureOf(cut.value(), "outside"), 0);
    EXPECT_EQ(figureOf(whole.value(), "outside"), 0);
    for (const double km2 : whole.value().layers[0].table.find("area_km2")->numbers)
        EXPECT_EQ(km2, figureOf(whole.value(), "bin_area"));
}

TEST(BinsAnalysis, RefusesAFieldThatHoldsNoNumbers) {
    const auto words = run(test::smallCity(), {{"statistic", "mean"}, {"field", "name"}});
    ASSERT_FALSE(words.ok());
    EXPECT_EQ(words.error().code, ErrorCode::InvalidArgument);
    const auto none = run(test::smallCity(), {{"statistic", "mean"}, {"field", "no_such"}});
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace hetu::bins
