#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "layers/model/memory_source.h"
#include "tests/support/small_city.h"

namespace hetu::kernel_density {
namespace {

TEST(KernelDensity, GivesItsFiguresAndUnits) {
    Layer layer{"organisations", {}, GeometryKind::Point};
    layer.points = {{0, 0}, {500, 0}, {500, 0}};
    layer.table.add({"employees", FieldType::Integer}, std::vector<double>{10, missingNumber, 30});
    layer.table.add({"has_org", FieldType::Integer}, std::vector<double>{1, 0, missingNumber});
    std::vector<Layer> layers;
    layers.push_back(std::move(layer));
    const MemorySource source(std::move(layers));
    const analysis::Analysis* about = analysis::findAnalysis("kernel-density").value();
    const auto run = [&](const analysis::Values& values) {
        analysis::Inputs inputs(source);
        return about->run(inputs, values, Progress{}).value();
    };
    const auto figure = [](const analysis::Output& out, std::string_view name) {
        for (const analysis::Figure& f : out.figures)
            if (f.name == name) return std::get<double>(f.value);
        return missingNumber;
    };
    const auto counts = run({});
    EXPECT_EQ(figure(counts, "sum_of_weights"), 3);
    EXPECT_NEAR(figure(counts, "mass"), 3, 0.03);
    EXPECT_EQ(figure(counts, "bandwidth"), 1000);
    EXPECT_EQ(figure(counts, "cell"), 100);
    EXPECT_EQ(figure(counts, "organisations"), 3);
    ASSERT_EQ(counts.surfaces.size(), 1u);
    EXPECT_EQ(counts.surfaces[0].name, "kernel_density");
    EXPECT_EQ(counts.surfaces[0].unit, "1/km2");
    std::vector<std::string> names;
    for (const auto& f : counts.figures)
        names.push_back(f.name);
    EXPECT_EQ(names, (std::vector<std::string>{"mass", "sum_of_weights", "bandwidth", "max", "cell",
                                               "organisations", "kernel"}));
    const auto employees = run({{"weight", "employees"}});
    EXPECT_EQ(figure(employees, "sum_of_weights"), 40);
    EXPECT_EQ(employees.surfaces[0].unit, "employees/km2");
    EXPECT_EQ(figure(run({{"weight", "blank"}}), "sum_of_weights"), 2);
    analysis::Inputs inputs(source);
    EXPECT_FALSE(about->run(inputs, {{"weight", "no_such_field"}}, Progress{}).ok());
}

/// A run on the small city of the tests.
Result<analysis::Output> runOnCity(const analysis::Values& values, const Progress& progress = {}) {
    const MemorySource source(test::smallCity());
    analysis::Inputs inputs(source);
    return analysis::findAnalysis("kernel-density").value()->run(inputs, values, progress);
}

double figureOf(const analysis::Output& out, std::string_view name) {
    for (const analysis::Figure& f : out.figures)
        if (f.name == name) return std::get<double>(f.value);
    return missingNumber;
}

bool hasNote(const analysis::Output& out, std::string_view start) {
    for (const Text& note : out.notes)
        if (note.zh.starts_with(start) && !note.en.empty()) return true;
    return false;
}

TEST(KernelDensity, AWindowKeepsTheTotalOfWhatLiesInsideAndHasNoValueOutside) {
    const auto out = runOnCity({{"window", "zones"}, {"cell", "20"}, {"bandwidth", "400"}}).value();
    const double sum = figureOf(out, "sum_of_weights");
    EXPECT_GT(sum, 100);
    EXPECT_EQ(sum, figureOf(out, "organisations"));
    EXPECT_NEAR(figureOf(out, "mass"), sum, 0.01 * sum);
    EXPECT_GT(figureOf(out, "outside"), 100);
    EXPECT_NEAR(figureOf(out, "window_area"), 3 * 2.56 + 1, 1e-9);
    const Surface& surface = out.surfaces[0];
    const Extent extent = surface.extent();
    EXPECT_TRUE((Extent{1180, 1180, 9020, 9020}.covers({extent.minX, extent.minY})));
    std::size_t without = 0;
    for (int row = 0; row < surface.rows; ++row)
        for (int column = 0; column < surface.columns; ++column) {
            const Point p = surface.centreOf(column, row);
            const bool isInside = (p.x > 1200 && p.x < 2800 && p.y > 1200 && p.y < 2800) ||
                                  (p.x > 6700 && p.x < 8300 && p.y > 1700 && p.y < 3300) ||
                                  (p.x > 4200 && p.x < 5800 && p.y > 5200 && p.y < 6800) ||
                                  (p.x > 8000 && p.x < 9000 && p.y > 8000 && p.y < 9000);
            ASSERT_EQ(std::isnan(surface.at(column, row)), !isInside) << p.x << " " << p.y;
            without += !isInside;
        }
    EXPECT_GT(without, 1000u);
    EXPECT_TRUE(hasNote(out, "只统计“zones”范围内的组织"));

    const auto cut =
        runOnCity({{"window", "zones"}, {"cell", "20"}, {"bandwidth", "400"}, {"edge", "none"}})
            .value();
    EXPECT_LT(figureOf(cut, "mass"), 0.98 * sum);
    const auto place =
        runOnCity({{"window", "zones"}, {"cell", "20"}, {"bandwidth", "400"}, {"edge", "place"}})
            .value();
    EXPECT_GT(figureOf(place, "mass"), figureOf(cut, "mass"));
}

TEST(KernelDensity, OverlappingAreasOfTheWindowCountOnce) {
    auto layers = test::smallCity();
    for (Layer& layer : layers)
        if (layer.name == "regions") layer.shapes[1] = test::rectangle(0, 0, 10'000, 10'000);
    const MemorySource source(std::move(layers));
    analysis::Inputs inputs(source);
    const auto out = analysis::findAnalysis("kernel-density")
                         .value()
                         ->run(inputs, {{"window", "regions"}}, Progress{})
                         .value();
    EXPECT_NEAR(figureOf(out, "window_area"), 100, 1e-9);
    const double sum = figureOf(out, "sum_of_weights");
    EXPECT_NEAR(figureOf(out, "mass"), sum, 0.01 * sum);
}

TEST(KernelDensity, RefusesAWindowThatIsNone) {
    EXPECT_EQ(runOnCity({{"window", "no_such_layer"}}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(runOnCity({{"window", "streets"}}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(runOnCity({{"window", "platforms"}}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(
        runOnCity({{"window", "zones"}, {"edge", "place"}, {"adaptive", "nearest"}}).error().code,
        ErrorCode::InvalidArgument);
    // A park of 50 m without anybody.
    EXPECT_EQ(runOnCity({{"window", "buildings"}, {"cell", "1000"}}).error().code,
              ErrorCode::InvalidArgument);
}

TEST(KernelDensity, AnAdaptiveRadiusShowsItsPilotAndItsRange) {
    const auto even = runOnCity({}).value();
    const auto out = runOnCity({{"adaptive", "abramson"}}).value();
    ASSERT_EQ(out.surfaces.size(), 2u);
    EXPECT_EQ(out.surfaces[0].name, "kernel_density");
    EXPECT_EQ(out.surfaces[1].name, "kernel_density_pilot");
    EXPECT_EQ(out.surfaces[1].unit, "1/km2");
    EXPECT_EQ(out.surfaces[0].values.size(), out.surfaces[1].values.size());
    EXPECT_NEAR(figureOf(out, "mass"), figureOf(out, "sum_of_weights"),
                0.01 * figureOf(out, "sum_of_weights"));
    EXPECT_GT(figureOf(out, "max"), figureOf(even, "max"));
    // The pilot is the surface of one radius for all.
    EXPECT_NEAR(*std::max_element(out.surfaces[1].values.begin(), out.surfaces[1].values.end()),
                figureOf(even, "max"), 1e-9 * figureOf(even, "max"));
    EXPECT_GE(figureOf(out, "bandwidth_least"), 100);
    EXPECT_LT(figureOf(out, "bandwidth_least"), 1000);
    EXPECT_GT(figureOf(out, "bandwidth_most"), 1000);
    EXPECT_LE(figureOf(out, "bandwidth_most"), 5000);
    EXPECT_TRUE(hasNote(out, "每家组织的半径密处取小、疏处取大"));

    const auto nearest = runOnCity({{"adaptive", "nearest"}, {"neighbours", "10"}}).value();
    EXPECT_EQ(nearest.surfaces.size(), 1u);
    EXPECT_LE(figureOf(nearest, "bandwidth_most"), 5000);
    EXPECT_TRUE(hasNote(nearest, "每家组织的半径取到第 10 近的组织"));
}

TEST(KernelDensity, EveryWayGivesTheSameForAnyOrderOfTheRows) {
    for (const analysis::Values& values :
         {analysis::Values{{"adaptive", "abramson"}, {"window", "regions"}},
          {{"adaptive", "nearest"}, {"window", "regions"}, {"kernel", "gaussian"}},
          {{"bandwidth-method", "likelihood"}, {"window", "regions"}, {"weight", "employees"}},
          {{"bandwidth-method", "diggle"}, {"edge", "place"}, {"window", "zones"}},
          {{"bandwidth-method", "silverman"}}}) {
        const auto expected = runOnCity(values).value();
        const MemorySource source(test::shuffled(test::smallCity(), 5));
        analysis::Inputs inputs(source);
        const auto out = analysis::findAnalysis("kernel-density")
                             .value()
                             ->run(inputs, values, Progress{})
                             .value();
        ASSERT_EQ(out.surfaces.size(), expected.surfaces.size());
        for (std::size_t s = 0; s < out.surfaces.size(); ++s) {
            ASSERT_EQ(out.surfaces[s].values.size(), expected.surfaces[s].values.size());
            for (std::size_t i = 0; i < out.surfaces[s].values.size(); ++i) {
                const double a = out.surfaces[s].values[i], b = expected.surfaces[s].values[i];
                ASSERT_TRUE(a == b || (std::isnan(a) && std::isnan(b))) << a << " " << b;
            }
        }
    }
}

TEST(KernelDensity, SaysWhichRadiusItChoseAndWhy) {
    for (const char* method : {"silverman", "scott", "diggle", "likelihood"}) {
        SCOPED_TRACE(method);
        const auto out = runOnCity({{"bandwidth-method", method}, {"cell", "10"}}).value();
        EXPECT_GT(figureOf(out, "bandwidth"), 50);
        EXPECT_LT(figureOf(out, "bandwidth"), 5000);
        EXPECT_NE(figureOf(out, "bandwidth"), 1000);
        EXPECT_TRUE(hasNote(out, "自动选择的半径为"));
        EXPECT_TRUE(hasNote(out, "该规则针对高斯核"));
        EXPECT_NEAR(figureOf(out, "mass"), figureOf(out, "sum_of_weights"),
                    0.01 * figureOf(out, "sum_of_weights"));
    }
}

TEST(KernelDensity, KeepsTheGivenRadiusWhereAllLieAtOnePlace) {
    Layer layer{"organisations", {}, GeometryKind::Point};
    layer.points.assign(1000, {500, 500});
    layer.table.add({"employees", FieldType::Integer}, std::vector<double>(1000, 5));
    std::vector<Layer> layers{layer};
    const MemorySource source(std::move(layers));
    for (const char* method : {"silverman", "scott", "diggle", "likelihood"})
        for (const char* adaptive : {"none", "abramson", "nearest"}) {
            analysis::Inputs inputs(source);
            const auto out =
                analysis::findAnalysis("kernel-density")
                    .value()
                    ->run(inputs, {{"bandwidth-method", method}, {"adaptive", adaptive}},
                          Progress{})
                    .value();
            EXPECT_EQ(figureOf(out, "bandwidth"), 1000);
            EXPECT_TRUE(hasNote(out, "组织所在的不同位置太少"));
            EXPECT_EQ(figureOf(out, "sum_of_weights"), 1000);
            if (std::string_view(adaptive) == "nearest") {
                EXPECT_EQ(figureOf(out, "bandwidth_most"), 100);
            }
        }
}

TEST(KernelDensity, ReportsProgressThatOnlyGrowsHoweverItIsRun) {
    double last = 0;
    const Progress progress{{}, [&](double fraction, std::string_view) {
                                EXPECT_GE(fraction, last - 1e-9);
                                EXPECT_LE(fraction, 1 + 1e-9);
                                last = std::max(last, fraction);
                            }};
    for (const analysis::Values& values :
         {analysis::Values{
              {"adaptive", "abramson"}, {"window", "regions"}, {"bandwidth-method", "likelihood"}},
          {{"adaptive", "nearest"}, {"bandwidth-method", "diggle"}}}) {
        last = 0;
        ASSERT_TRUE(runOnCity(values, progress).ok());
    }
}

}  // namespace
}  // namespace hetu::kernel_density
