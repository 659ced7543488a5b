#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "layers/model/memory_source.h"

namespace hetu::site_selection {
analysis::Analysis catalogueEntry();

namespace {

using analysis::Output;
using analysis::Values;

Geometry box(double x, double y, double width, double height) {
    return Geometry::polygon(
        {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}});
}

struct Member {
    Point position;
    double employees = 10;
    double hasOrg = 0;
    std::string name = {};
};

Layer organisationsOf(const std::vector<Member>& members) {
    Layer layer{"organisations", {}, GeometryKind::Point};
    std::vector<double> employees, hasOrg, inBase, cost;
    std::vector<std::string> name;
    for (const Member& member : members) {
        layer.points.push_back(member.position);
        employees.push_back(member.employees);
        hasOrg.push_back(member.hasOrg);
        name.push_back(member.name);
        inBase.push_back(1);
    }
    layer.table.add({"name", FieldType::Text}, name);
    layer.table.add({"employees", FieldType::Integer}, employees);
    layer.table.add({"has_org", FieldType::Integer}, hasOrg);
    layer.table.add({"in_base", FieldType::Integer}, inBase);
    return layer;
}

Layer shapesOf(const std::string& name,
               const std::vector<std::pair<std::string, Geometry>>& rows,
               const std::string& level = {}) {
    Layer layer{name, {}, GeometryKind::Polygon};
    std::vector<std::string> names, levels;
    for (const auto& [rowName, shape] : rows) {
        layer.shapes.push_back(shape);
        names.push_back(rowName);
        levels.push_back(level);
    }
    layer.table.add({"name", FieldType::Text}, names);
    if (!level.empty()) layer.table.add({"level", FieldType::Text}, levels);
    return layer;
}

Layer pointsOf(const std::string& name, const std::vector<std::pair<std::string, Point>>& rows) {
    Layer layer{name, {}, GeometryKind::Point};
    std::vector<std::string> names;
    for (const auto& [rowName, p] : rows) {
        layer.points.push_back(p);
        names.push_back(rowName);
    }
    layer.table.add({"name", FieldType::Text}, names);
    return layer;
}

Layer platformsOf(const std::vector<std::pair<std::string, Point>>& rows,
                  const std::vector<std::string>& status) {
    Layer layer = pointsOf("platforms", rows);
    layer.table.add({"status", FieldType::Text}, status);
    return layer;
}

/// Two counties side by side, a zone in the middle of each group of organisations:
/// three at 高新园 (5 km, 5 km), two at 老城街区 (5, 15), one in the east (25, 5), which has an
/// organisation already; a built platform at 老城街区.
std::vector<Layer> city() {
    return {organisationsOf({{{5000, 5000}, 100, 0, "甲"},
                             {{5300, 5000}, 200, 0, "乙"},
                             {{5000, 5600}, 300, 0, "丙"},
                             {{5000, 15000}, 40, 0, "丁"},
                             {{5100, 15000}, 50, 0, "戊"},
                             {{25000, 5000}, 7, 1, "己"}}),
            shapesOf("zones", {{"高新园", box(4800, 4800, 600, 600)},
                               {"老城街区", box(4800, 14800, 600, 600)},
                               {"东部商圈", box(24800, 4800, 600, 600)}}),
            shapesOf("regions",
                     {{"洛龙区", box(0, 0, 20000, 20000)}, {"栾川县", box(20000, 0, 20000, 20000)}},
                     "county"),
            platformsOf({{"老城平台", {5000, 15500}}, {"拟建平台", {5000, 5000}}},
                        {"construction", "planned"})};
}

Result<Output> runOn(const std::vector<Layer>& layers, const Values& values) {
    const MemorySource source(layers);
    analysis::Inputs inputs(source);
    return catalogueEntry().run(inputs, values, Progress{});
}

Output outputOf(const std::vector<Layer>& layers, const Values& values) {
    auto output = runOn(layers, values);
    EXPECT_TRUE(output.ok()) << output.error().message.en;
    return output.ok() ? std::move(output).value() : Output{};
}

const Layer& layerOf(const Output& output, std::string_view name) {
    return *std::find_if(output.layers.begin(), output.layers.end(),
                         [&](const Layer& layer) { return layer.name == name; });
}

std::vector<std::string> textsOf(const Output& output,
                                 std::string_view layer,
                                 std::string_view field) {
    return layerOf(output, layer).table.find(field)->texts;
}

std::vector<double> numbersOf(const Output& output,
                              std::string_view layer,
                              std::string_view field) {
    return layerOf(output, layer).table.find(field)->numbers;
}

double figure(const Output& output, std::string_view name) {
    for (const analysis::Figure& f : output.figures)
        if (f.name == name) return std::get<double>(f.value);
    ADD_FAILURE() << "no figure " << name;
    return 0;
}

std::string status(const Output& output) {
    return std::get<std::string>(output.figures.at(0).value);
}

bool hasNote(const Output& output, std::string_view words) {
    return std::any_of(output.notes.begin(), output.notes.end(), [&](const Text& note) {
        return note.en.find(words) != std::string::npos || note.zh.find(words) != std::string::npos;
    });
}

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

TEST(SiteSelectionAnalysis, SaysInWordsWhatEachSiteBrings) {
    const Output output = outputOf(city(), {});
    EXPECT_EQ(textsOf(output, "sites", "name"), (Texts{"高新园"}));
    EXPECT_EQ(textsOf(output, "sites", "region"), (Texts{"洛龙区"}));
    EXPECT_EQ(textsOf(output, "sites", "zone"), (Texts{"高新园"}));
    EXPECT_EQ(textsOf(output, "sites", "candidate_layer"), (Texts{"zones"}));
    EXPECT_EQ(numbersOf(output, "sites", "candidate_id"), (Numbers{1}));
    EXPECT_EQ(numbersOf(output, "sites", "gain_organisations"), (Numbers{3}));
    EXPECT_EQ(textsOf(output, "sites", "reason"),
              (Texts{"新覆盖 3 家组织（600 名职工）；位于高新园；距最近现有平台 10.4 公里。"}));
    EXPECT_EQ(
        textsOf(output, "sites", "reason_en"),
        (Texts{"Newly covers 3 organisations (600 employees); lies in 高新园; 10.4 km from the "
               "nearest existing platform."}));
    EXPECT_TRUE(hasNote(output, "no further one would cover more"));
    EXPECT_TRUE(hasNote(output, "run the analysis blanks first"));
}

TEST(SiteSelectionAnalysis, FiguresKeepTheirNamesOrderAndMeaning) {
    const Output output = outputOf(city(), {{"weight", "employees"}});
    Texts names;
    for (const analysis::Figure& f : output.figures) {
        names.push_back(f.name);
        EXPECT_FALSE(f.label.en.empty() || f.label.zh.empty());
    }
    EXPECT_EQ(names, (Texts{"status", "objective", "bound", "gap", "covered", "total", "sites",
                            "seconds"}));
    EXPECT_EQ(status(output), "optimal");
    EXPECT_EQ(figure(output, "objective"), 600);
    EXPECT_EQ(figure(output, "bound"), 600);
    EXPECT_EQ(figure(output, "gap"), 0);
    EXPECT_EQ(figure(output, "covered"), 690) << "with the 90 that the platform serves";
    EXPECT_EQ(figure(output, "total"), 690);
    EXPECT_EQ(figure(output, "sites"), 1);
}

TEST(SiteSelectionAnalysis, ExistingOffAndDemandAllCountsEverything) {
    const Output output = outputOf(
        city(), {{"existing", "off"}, {"demand", "all"}, {"count", "2"}, {"weight", "employees"}});
    EXPECT_EQ(figure(output, "objective"), 690);
    EXPECT_EQ(figure(output, "covered"), 690);
    EXPECT_EQ(figure(output, "total"), 697);
    EXPECT_EQ(textsOf(output, "sites", "name"), (Texts{"高新园", "老城街区"}));
    EXPECT_EQ(numbersOf(output, "sites", "gain"), (Numbers{600, 90}));
    EXPECT_EQ(textsOf(output, "sites", "reason")[0].find("平台"), std::string::npos);
    EXPECT_EQ(textsOf(output, "uncovered", "name"), (Texts{"己"}));
    EXPECT_EQ(textsOf(output, "uncovered", "nearest_site"), (Texts{"高新园"}));
    EXPECT_NEAR(numbersOf(output, "uncovered", "distance")[0], 19900, 150);
}

TEST(SiteSelectionAnalysis, PlatformsUnderConstructionServeAlready) {
    const Output on = outputOf(city(), {{"demand", "all"}});
    EXPECT_EQ(figure(on, "covered") - figure(on, "objective"), 2);
    auto planned = city();
    planned[3].table.columns()[1].texts[0] = "planned";
    const Output off = outputOf(planned, {{"demand", "all"}});
    EXPECT_EQ(figure(off, "covered"), figure(off, "objective"));
    EXPECT_TRUE(hasNote(off, "3 个新点位"));
    EXPECT_NE(textsOf(off, "sites", "reason")[0].find("目前尚无平台"), std::string::npos);
}

TEST(SiteSelectionAnalysis, EveryLayerOfTheContractIsThere) {
    const Output output = outputOf(city(), {{"demand", "all"}});
    const std::map<std::string, Texts> contract{
        {"sites",
         {"site_id", "rank", "name", "region", "zone", "candidate_layer", "candidate_id", "gain",
          "gain_organisations", "covers", "covers_organisations", "reason", "reason_en"}},
        {"service_areas", {"site_id", "rank", "name", "radius"}},
        {"candidates", {"candidate_layer", "candidate_id", "name", "region", "state", "covers"}},
        {"uncovered", {"org_id", "name", "weight", "nearest_site", "distance"}}};
    ASSERT_EQ(output.layers.size(), contract.size());
    for (const Layer& layer : output.layers) {
        SCOPED_TRACE(layer.name);
        Texts fields;
        for (const Column& column : layer.table.columns()) {
            fields.push_back(column.field.name);
            EXPECT_EQ(column.size(), layer.rowCount());
            EXPECT_FALSE(column.field.label.zh.empty());
        }
        EXPECT_EQ(fields, contract.at(layer.name));
    }
    EXPECT_EQ(layerOf(output, "service_areas").kind, GeometryKind::Polygon);
}

TEST(SiteSelectionAnalysis, NamesTheRegionThatCannotKeepItsQuota) {
    auto layers = city();
    layers[1] = shapesOf("zones", {{"高新园", box(4800, 4800, 600, 600)}});
    const Output output = outputOf(layers, {{"quota", "1"}});
    EXPECT_EQ(status(output), "infeasible");
    EXPECT_EQ(figure(output, "sites"), 0);
    EXPECT_EQ(figure(output, "objective"), 0);
    EXPECT_EQ(figure(output, "total"), 5);
    EXPECT_TRUE(hasNote(output, "Region 栾川县 has 0 candidate sites but the quota asks for 1."));
    EXPECT_TRUE(hasNote(output, "栾川县只有 0 个候选点，配额要求 1 个。"));
    EXPECT_EQ(layerOf(output, "sites").rowCount(), 0U);
    EXPECT_EQ(layerOf(output, "uncovered").rowCount(), 3U);
}

TEST(SiteSelectionAnalysis, SaysThatQuotasAskForMoreThanTheCount) {
    const Output output = outputOf(city(), {{"quota", "1"}, {"count", "1"}});
    EXPECT_EQ(status(output), "infeasible");
    EXPECT_TRUE(
        hasNote(output, "A quota of 1 in each of 2 regions asks for 2 sites, but at most 1"));
}

TEST(SiteSelectionAnalysis, AQuotaIsKeptWhereNothingIsGained) {
    const Output output = outputOf(city(), {{"quota", "1"}});
    EXPECT_EQ(status(output), "optimal");
    EXPECT_EQ(textsOf(output, "sites", "name"), (Texts{"高新园", "东部商圈"}));
    EXPECT_NE(textsOf(output, "sites", "reason")[1].find("因栾川县至少须新建 1 个点位而选"),
              std::string::npos);
}

TEST(SiteSelectionAnalysis, ForbiddenPlacesAreLeftOut) {
    auto layers = city();
    layers.push_back(shapesOf("river", {{"伊河", box(4000, 4000, 2000, 2000)}}));
    layers.push_back(pointsOf("closed", {{"x", {5100, 5100}}}));
    const Output areas = outputOf(layers, {{"forbidden", "river"}});
    EXPECT_EQ(textsOf(areas, "candidates", "state"), (Texts{"forbidden", "open", "open"}));
    EXPECT_EQ(figure(areas, "sites"), 0);
    EXPECT_TRUE(hasNote(areas, "1 candidate is forbidden."));
    // A point forbids what is within a metre of it.
    layers.push_back(pointsOf("spots", {{"近", {5100, 5100.9}}, {"远", {5000, 5101.1}}}));
    const Output points = outputOf(layers, {{"forbidden", "closed"}, {"candidates", "spots"}});
    EXPECT_EQ(textsOf(points, "candidates", "state"), (Texts{"forbidden", "chosen"}));
}

TEST(SiteSelectionAnalysis, CandidatesComeFromAnyLayerOfPointsOrAreas) {
    const Output members = outputOf(city(), {{"candidates", "organisations"}, {"count", "1"}});
    EXPECT_EQ(numbersOf(members, "sites", "gain"), (Numbers{3}));
    const Output planned = outputOf(city(), {{"candidates", "platforms"}});
    EXPECT_EQ(textsOf(planned, "candidates", "name"), (Texts{"拟建平台"}))
        << "not the existing one";
}

TEST(SiteSelectionAnalysis, SaysThatStandingPlatformsAreNoCandidates) {
    auto layers = city();
    for (Layer& layer : layers)
        if (layer.name == "platforms")
            layer = platformsOf({{"老城平台", {5000, 15500}}}, {"built"});
    const auto none = runOn(layers, {{"candidates", "platforms"}});
    ASSERT_FALSE(none.ok());
    EXPECT_NE(none.error().message.en.find("no platform is planned"), std::string::npos);
}

TEST(SiteSelectionAnalysis, ABudgetLimitsTheCost) {
    auto layers = city();
    layers[1].table.add({"cost", FieldType::Real}, Numbers{30, 20, missingNumber});
    const Values values{{"existing", "off"}, {"demand", "all"}, {"budget", "45"}};
    const Output output = outputOf(layers, values);
    EXPECT_EQ(textsOf(output, "sites", "name"), (Texts{"高新园"}));
    EXPECT_TRUE(hasNote(output, "1 candidate is left out: the cost is not known"));
    const auto none = runOn(city(), values);
    ASSERT_FALSE(none.ok());
    EXPECT_NE(none.error().message.en.find("has a cost"), std::string::npos);
}

TEST(SiteSelectionAnalysis, RefusesLayersThatCannotServe) {
    const auto refusal = [](const std::vector<Layer>& layers, const Values& values) {
        const auto output = runOn(layers, values);
        EXPECT_FALSE(output.ok());
        return output.ok() ? ErrorCode::Internal : output.error().code;
    };
    auto layers = city();
    layers.push_back({"streets", {}, GeometryKind::Line});
    EXPECT_EQ(refusal(layers, {{"candidates", "no_such"}}), ErrorCode::NotFound);
    EXPECT_EQ(refusal(layers, {{"candidates", "blanks"}}), ErrorCode::NotFound)
        << "named, not by default";
    EXPECT_EQ(refusal(layers, {{"candidates", "streets"}}), ErrorCode::InvalidArgument);
    EXPECT_EQ(refusal(layers, {{"candidates", ""}}), ErrorCode::NotFound);
    EXPECT_EQ(refusal(layers, {{"forbidden", "no_such"}}), ErrorCode::NotFound);
    EXPECT_EQ(refusal(layers, {{"forbidden", "streets"}}), ErrorCode::InvalidArgument);
    EXPECT_EQ(refusal({layers[0]}, {}), ErrorCode::NotFound) << "no zones and no blanks";
    EXPECT_EQ(refusal({layers[0], layers[1]}, {{"quota", "1"}}), ErrorCode::NotFound)
        << "no regions";
    EXPECT_EQ(refusal({layers[1]}, {}), ErrorCode::NotFound) << "no organisations";
    EXPECT_EQ(refusal(layers, {{"weight", "no_such"}}), ErrorCode::NotFound);
    EXPECT_EQ(refusal(layers, {{"count", "0"}}), ErrorCode::InvalidArgument);
}

TEST(SiteSelectionAnalysis, RowOrderDoesNotMatter) {
    std::mt19937 random(11);
    const auto somewhere = [&] {
        return Point{static_cast<double>(random() % 12000), static_cast<double>(random() % 9000)};
    };
    std::vector<Member> members;
    for (int i = 0; i < 300; ++i)
        members.push_back({somewhere(), static_cast<double>(random() % 50), 0, std::to_string(i)});
    std::vector<std::pair<std::string, Geometry>> zones;
    for (int i = 0; i < 40; ++i) {
        const Point p = somewhere();
        zones.emplace_back(std::to_string(i), box(p.x, p.y, 400, 300));
    }
    const auto sitesOf = [&] {
        const Output output = outputOf({organisationsOf(members), shapesOf("zones", zones)},
                                       {{"count", "7"}, {"weight", "employees"}});
        return std::pair(textsOf(output, "sites", "name"), textsOf(output, "sites", "reason"));
    };
    const auto before = sitesOf();
    std::shuffle(members.begin(), members.end(), random);
    std::shuffle(zones.begin(), zones.end(), random);
    EXPECT_EQ(before, sitesOf());
    EXPECT_EQ(before.first.size(), 7U);
}

}  // namespace
}  // namespace hetu::site_selection
