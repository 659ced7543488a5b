#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "layers/model/memory_source.h"

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

}  // namespace
}  // namespace hetu::kernel_density
