#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "layers/index/polygon_index.h"
#include "layers/model/memory_source.h"

namespace hetu::scan_statistic {
namespace {

/// A city of 8 km where four of ten organisations are not covered, and nine of ten in one
/// neighbourhood.
std::vector<Layer> cityWithABlankPlace() {
    Layer organisations{"organisations", {}, GeometryKind::Point};
    std::vector<double> employees, hasOrg;
    std::mt19937 random(3);
    for (int i = 0; i < 1200; ++i) {
        const Point p{static_cast<double>(random() % 800) * 10,
                      static_cast<double>(random() % 800) * 10};
        const bool isInside = std::hypot(p.x - 5000, p.y - 3000) < 1000;
        organisations.points.push_back(p);
        hasOrg.push_back(random() % 100 < (isInside ? 3U : 60U) ? 1 : i % 10 ? 0 : missingNumber);
        employees.push_back(i % 20 ? 10 : missingNumber);
    }
    organisations.table.add({"employees", FieldType::Integer}, std::move(employees));
    organisations.table.add({"has_org", FieldType::Integer}, std::move(hasOrg));
    Layer regions{"regions", {}, GeometryKind::Polygon};
    regions.shapes = {Geometry::polygon({{0, 0}, {8000, 0}, {8000, 8000}, {0, 8000}, {0, 0}})};
    regions.table.add({"name", FieldType::Text}, std::vector<std::string>{"洛龙区"});
    regions.table.add({"level", FieldType::Text}, std::vector<std::string>{"county"});
    std::vector<Layer> layers;
    layers.push_back(std::move(organisations));
    layers.push_back(std::move(regions));
    return layers;
}

Result<analysis::Output> run(const std::vector<Layer>& layers, const analysis::Values& values) {
    const MemorySource source(layers);
    analysis::Inputs inputs(source);
    return analysis::findAnalysis("scan-statistic").value()->run(inputs, values, Progress{});
}

bool isSaid(const analysis::Output& output, const std::string& words) {
    return std::any_of(output.notes.begin(), output.notes.end(),
                       [&](const Text& note) { return note.zh.find(words) != std::string::npos; });
}

TEST(ScanStatisticAnalysis, NamesThePlaceAndWhoLiesInIt) {
    const auto city = cityWithABlankPlace();
    const auto out = run(city, {{"outline", "ellipse"}, {"replicas", "199"}}).value();
    ASSERT_EQ(out.layers.size(), 2u);
    const Layer& places = out.layers[0];
    const Layer& points = out.layers[1];
    ASSERT_GE(places.rowCount(), 1u);
    const auto number = [&](const char* field) { return places.table.find(field)->numbers.at(0); };
    const auto text = [&](const char* field) { return places.table.find(field)->texts.at(0); };
    EXPECT_EQ(text("name"), places.rowCount() == 1 ? "洛龙区" : "洛龙区 1");
    EXPECT_EQ(text("region"), "洛龙区");
    EXPECT_EQ(text("kind"), "high");
    EXPECT_LE(number("p"), 0.01);
    EXPECT_LT(number("p_gumbel"), 0.01);
    EXPECT_EQ(number("cases"), number("uncovered"));
    EXPECT_NEAR(number("times"), number("cases") / number("expected"), 1e-12);
    EXPECT_NE(text("reason").find("纯属偶然的可能性小于"), std::string::npos) << text("reason");

    std::size_t inside = 0, uncovered = 0;
    const Point middle = places.shapes[0].extent().centre();
    EXPECT_LT(std::hypot(middle.x - 5000, middle.y - 3000), 800);
    for (std::size_t k = 0; k < points.rowCount(); ++k) {
        const auto cluster = static_cast<std::size_t>(points.table.find("cluster_id")->numbers[k]);
        EXPECT_TRUE(covers(places.shapes[cluster - 1], points.points[k]));
        if (cluster != 1) continue;
        ++inside;
        uncovered += points.table.find("covered")->numbers[k] == 0;
    }
    EXPECT_EQ(static_cast<double>(inside), number("organisations"));
    EXPECT_EQ(static_cast<double>(uncovered), number("uncovered"));
    const double half = number("radius");
    EXPECT_NEAR(number("area_km2"),
                std::acos(-1.0) * (half + 10) * (half * number("shape") + 10) / 1e6,
                0.02 * number("area_km2"));
    EXPECT_TRUE(isSaid(out, "处的情况超出偶然"));
    EXPECT_TRUE(isSaid(out, "情况不明，按未覆盖计"));
}

TEST(ScanStatisticAnalysis, ShowsNothingThatMayBeChanceButSaysSo) {
    auto city = cityWithABlankPlace();
    std::mt19937 random(9);
    for (Column& column : city[0].table.columns())
        if (column.field.name == "has_org")
            for (double& value : column.numbers)
                value = random() % 10 < 6;
    const auto out = run(city, {{"seed", "4"}}).value();
    EXPECT_EQ(out.layers[0].rowCount(), 0u);
    EXPECT_EQ(out.layers[1].rowCount(), 0u);
    EXPECT_TRUE(isSaid(out, "没有一处超出偶然"));
    EXPECT_TRUE(isSaid(out, "提前结束"));
}

TEST(ScanStatisticAnalysis, LooksForPlacesThatDoWellToo) {
    auto city = cityWithABlankPlace();
    for (Column& column : city[0].table.columns())
        if (column.field.name == "has_org")
            for (double& value : column.numbers)
                value = value == 1 ? 0 : 1;  // the neighbourhood is now the one that is covered
    const auto low = run(city, {{"rates", "low"}}).value();
    ASSERT_GE(low.layers[0].rowCount(), 1u);
    EXPECT_EQ(low.layers[0].table.find("kind")->texts[0], "low");
    EXPECT_LT(low.layers[0].table.find("times")->numbers[0], 0.7);
}

TEST(ScanStatisticAnalysis, ComparesOneNumberWithAnother) {
    const auto city = cityWithABlankPlace();
    const auto out = run(city, {{"model", "poisson"}, {"population", "employees"}}).value();
    ASSERT_GE(out.layers[0].rowCount(), 1u);
    EXPECT_TRUE(isSaid(out, "60 家组织的从业人数为 0 或不明"));
    // Ten employees each: the number expected follows the number of organisations.
    const Table& table = out.layers[0].table;
    double cases = 0;
    for (std::size_t i = 0; i < 1200; ++i)
        cases += i % 20 != 0 && city[0].table.find("has_org")->numbers[i] != 1;
    EXPECT_NEAR(table.find("expected")->numbers[0],
                table.find("organisations")->numbers[0] * cases / 1140, 1e-9);
    EXPECT_FALSE(run(city, {{"model", "poisson"}, {"cases", "no_such"}}).ok());
}

TEST(ScanStatisticAnalysis, SaysWhenItLookedAroundSomeCentresOnly) {
    const auto out = run(cityWithABlankPlace(), {{"centres", "300"}}).value();
    EXPECT_TRUE(isSaid(out, "均匀选取 300 个作为中心"));
}

}  // namespace
}  // namespace hetu::scan_statistic
