#include "analysis/core/what_if.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "layers/model/memory_source.h"
#include "tests/support/small_city.h"

namespace hetu::analysis {
namespace {

/// A small city, more crowded: every organisation has two others beside it.
std::vector<Layer> crowdedCity(unsigned seed) {
    std::vector<Layer> layers = test::smallCity(seed);
    std::mt19937 random(seed);
    std::normal_distribution<> near(0, 60);
    for (Layer& layer : layers) {
        if (layer.name != "organisations") continue;
        const std::size_t count = layer.points.size();
        for (int copy = 0; copy < 2; ++copy)
            for (std::size_t i = 0; i < count; ++i) {
                const Point p = layer.points[i];
                layer.points.push_back(
                    {std::round(p.x + near(random)), std::round(p.y + near(random))});
                for (Column& column : layer.table.columns()) {
                    if (column.isText())
                        column.texts.push_back(column.texts[(i + 17) % count]);
                    else if (column.field.name == "id")
                        column.numbers.push_back(static_cast<double>(column.numbers.size() + 1));
                    else
                        column.numbers.push_back(column.numbers[(i + 17) % count]);
                }
            }
    }
    return layers;
}

Output runOf(const char* id, const LayerSource& source, const Values& values) {
    Inputs inputs(source);
    auto output = findAnalysis(id).value()->run(inputs, values, {});
    EXPECT_TRUE(output.ok());
    return std::move(output).value();
}

double figure(const Output& output, std::string_view name) {
    for (const Figure& f : output.figures)
        if (f.name == name) return std::get<double>(f.value);
    ADD_FAILURE() << "no figure " << name;
    return missingNumber;
}

WhatIf made(const LayerSource& source, double radius = 1000) {
    Inputs inputs(source);
    return WhatIf::read(inputs, radius, {}).value();
}

/// The blanks by the ids of their organisations, with what is said of each.
using BlankSets = std::map<std::set<double>, std::vector<double>>;
BlankSets setsOf(const Blanks& blanks, const Organisations& organisations) {
    BlankSets sets;
    for (const Blank& blank : blanks.blanks) {
        std::set<double> ids;
        for (const std::size_t i : blank.organisations)
            ids.insert(organisations.id[i]);
        sets[ids] = {blank.employees, blank.members, static_cast<double>(blank.unknown)};
    }
    return sets;
}
BlankSets setsOf(const Output& output) {
    std::map<std::string, std::set<double>> ids;
    const Layer &areas = output.layers[0], &inside = output.layers[1];
    for (std::size_t row = 0; row < inside.rowCount(); ++row)
        ids[inside.table.find("blank_id")->texts[row]].insert(
            inside.table.find("org_id")->numbers[row]);
    BlankSets sets;
    for (std::size_t row = 0; row < areas.rowCount(); ++row)
        sets[ids[areas.table.find("blank_id")->texts[row]]] = {
            areas.table.find("employees")->numbers[row], areas.table.find("members")->numbers[row],
            areas.table.find("unknown")->numbers[row]};
    return sets;
}

TEST(WhatIf, FiguresOfTodaysPlatformsAreThoseOfCoverage) {
    for (unsigned seed = 1; seed <= 6; ++seed)
        for (const char* radius : {"150", "1000", "2500"}) {
            SCOPED_TRACE(std::to_string(seed) + ", " + radius);
            const MemorySource source(seed % 2 ? crowdedCity(seed)
                                               : test::shuffled(test::smallCity(seed), seed));
            const Output coverage = runOf("coverage", source, {{"radius", radius}});
            WhatIf whatIf = made(source);
            const WhatIfFigures got =
                whatIf.evaluate(whatIf.platforms().position, std::stod(radius), {}).value();
            EXPECT_EQ(static_cast<double>(got.all.organisations), figure(coverage, "total"));
            EXPECT_EQ(static_cast<double>(got.all.covered()), figure(coverage, "covered"));
            EXPECT_EQ(static_cast<double>(got.all.unknown), figure(coverage, "unknown"));
            EXPECT_EQ(static_cast<double>(got.all.byOwn), figure(coverage, "by_own"));
            EXPECT_EQ(static_cast<double>(got.all.byJoint), figure(coverage, "by_joint"));
            EXPECT_EQ(static_cast<double>(got.all.byPlatform), figure(coverage, "by_platform"));
            EXPECT_EQ(100.0 * static_cast<double>(got.all.worked) /
                          static_cast<double>(got.all.organisations),
                      figure(coverage, "work_rate"));
            EXPECT_GT(got.all.byPlatform, 0u);
            const Table& byRegion = coverage.layers[1].table;
            ASSERT_EQ(got.regions.size(), byRegion.rowCount());
            ASSERT_EQ(whatIf.regions().size(), got.regions.size());
            for (std::size_t r = 0; r < got.regions.size(); ++r) {
                const auto at = [&](const char* field) {
                    return static_cast<std::size_t>(byRegion.find(field)->numbers[r]);
                };
                EXPECT_EQ(whatIf.regions()[r].name, byRegion.find("name")->texts[r]);
                EXPECT_EQ(got.regions[r].organisations, at("organisations"));
                EXPECT_EQ(got.regions[r].covered(), at("covered"));
                EXPECT_EQ(got.regions[r].byPlatform, at("by_platform"));
                EXPECT_EQ(got.regions[r].byOrg(), at("org_covered"));
                EXPECT_EQ(got.regions[r].worked, at("work_covered"));
            }
        }
}

TEST(WhatIf, BlanksOfTodaysPlatformsAreThoseOfBlanks) {
    std::size_t seen = 0;
    for (unsigned seed = 1; seed <= 6; ++seed)
        for (const char* radius : {"200", "600", "1500"})
            for (const char* minimum : {"3", "10"}) {
                SCOPED_TRACE(std::to_string(seed) + ", " + radius + ", " + minimum);
                const MemorySource source(crowdedCity(seed));
                const Output blanks =
                    runOf("blanks", source,
                          {{"radius", radius}, {"minimum", minimum}, {"distance", "300"}});
                WhatIf whatIf = made(source, std::stod(radius));
                const Blanks got = whatIf.blanks(std::stoi(minimum), 300, {}).value();
                EXPECT_EQ(setsOf(got, whatIf.organisations()), setsOf(blanks));
                EXPECT_EQ(static_cast<double>(got.scattered), figure(blanks, "scattered"));
                seen += got.blanks.size();
            }
    EXPECT_GT(seen, 100u);
}

bool sameFigures(const WhatIfFigures& a, const WhatIfFigures& b) {
    return a.all == b.all && a.regions == b.regions && a.gained == b.gained && a.lost == b.lost;
}

bool sameBlanks(const Blanks& a, const Blanks& b) {
    return a.scattered == b.scattered && a.cutOff == b.cutOff && a.dividedAreas == b.dividedAreas &&
           std::equal(a.blanks.begin(), a.blanks.end(), b.blanks.begin(), b.blanks.end(),
                      [](const Blank& p, const Blank& q) {
                          return p.organisations == q.organisations && p.centre == q.centre &&
                                 p.reachMetres == q.reachMetres && p.heart == q.heart &&
                                 p.outline == q.outline && p.employees == q.employees &&
                                 p.members == q.members && p.unknown == q.unknown;
                      });
}

TEST(WhatIf, AfterAnySequenceTheAnswersAreThoseOfANewObject) {
    std::mt19937 random(42);
    const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    int changed = 0, stoppedOnes = 0;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const MemorySource source(crowdedCity(seed));
        WhatIf whatIf = made(source);
        std::vector<Point> sites = whatIf.platforms().position;
        double radius = 1000;
        for (int step = 0; step < 25; ++step) {
            SCOPED_TRACE(std::to_string(seed) + ", step " + std::to_string(step));
            const Point place{100.0 * upTo(100), 100.0 * upTo(100)};
            const auto one = static_cast<std::size_t>(upTo(int(sites.size()) + 1));
            switch (upTo(6)) {
                case 0:
                    sites.push_back(place);
                    if (upTo(3) == 0) sites.push_back(place);  // two at one place
                    break;
                case 1:
                    if (one < sites.size())
                        sites.erase(sites.begin() + static_cast<std::ptrdiff_t>(one));
                    break;
                case 2:
                    radius = 100.0 * (1 + upTo(30));
                    break;
                case 3:
                    for (int k = 0; k < 30; ++k)  // many at once
                        sites.push_back({333.0 * upTo(30), 333.0 * upTo(30)});
                    break;
                default:
                    if (one < sites.size()) sites[one] = place;
            }
            if (upTo(4) == 0) {  // a wish that a newer one overtakes
                std::stop_source stop;
                const int after = upTo(3);
                int reports = 0;
                const Progress progress(stop.get_token(), [&](double, std::string_view) {
                    if (++reports > after) stop.request_stop();
                });
                if (upTo(2)) stop.request_stop();
                std::vector<Point> other = sites;
                std::reverse(other.begin(), other.end());
                other.push_back({5000, 5000});
                stoppedOnes += !whatIf.evaluate(other, radius + upTo(2), progress).ok();
                stoppedOnes += !whatIf.blanks(3, 300, progress).ok();
            }
            const auto figures = whatIf.evaluate(sites, radius, {}).value();
            WhatIf fresh = made(source);
            const auto expected = fresh.evaluate(sites, radius, {}).value();
            ASSERT_TRUE(sameFigures(figures, expected));
            changed += !figures.gained.empty() || !figures.lost.empty();
            if (step % 2) {
                const int minimum = step < 15 ? 3 : 6;
                ASSERT_TRUE(sameBlanks(whatIf.blanks(minimum, 300, {}).value(),
                                       fresh.blanks(minimum, 300, {}).value()));
            }
        }
    }
    EXPECT_GT(changed, 50);
    EXPECT_GT(stoppedOnes, 10);
}

TEST(WhatIf, GainedAndLostAreToldAgainstTheBase) {
    const MemorySource source(crowdedCity(3));
    WhatIf whatIf = made(source);
    const Organisations& all = whatIf.organisations();
    const auto reachedAt = [&](const std::vector<Point>& sites, double radius) {
        std::vector<std::uint8_t> reached = reachedBy(all.position, sites, radius);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all.hasOrg(i)) reached[i] = 1;
        return reached;
    };
    const std::vector<Point> before{{2000, 2000}, {7500, 2500}}, after{{2300, 2000}, {5000, 6000}};
    ASSERT_TRUE(whatIf.evaluate(before, 800, {}).ok());
    whatIf.takeAsBase();
    const auto none = whatIf.evaluate(before, 800, {}).value();
    EXPECT_TRUE(none.gained.empty());
    EXPECT_TRUE(none.lost.empty());
    const auto got = whatIf.evaluate(after, 900, {}).value();
    const auto was = reachedAt(before, 800), is = reachedAt(after, 900);
    std::vector<std::uint32_t> gained, lost;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (is[i] && !was[i]) gained.push_back(i);
        if (was[i] && !is[i]) lost.push_back(i);
    }
    EXPECT_GT(gained.size(), 10u);
    EXPECT_GT(lost.size(), 10u);
    EXPECT_EQ(got.gained, gained);
    EXPECT_EQ(got.lost, lost);
}

TEST(WhatIf, RefusesWhatIsNoRadiusNoPlaceAndNoBlank) {
    const MemorySource source(test::smallCity()), none({});
    WhatIf whatIf = made(source);
    for (const double radius : {0.0, -1.0, missingNumber, HUGE_VAL})
        EXPECT_EQ(whatIf.evaluate({}, radius, {}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(whatIf.evaluate(std::vector<Point>{{missingNumber, 0}}, 100, {}).error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(whatIf.blanks(1, 300, {}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(whatIf.blanks(3, 0, {}).error().code, ErrorCode::InvalidArgument);
    Inputs inputs(none);
    EXPECT_EQ(WhatIf::read(inputs, 1000, {}).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace hetu::analysis
