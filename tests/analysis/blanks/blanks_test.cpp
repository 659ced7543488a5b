#include "analysis/blanks/blanks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"
#include "layers/model/memory_source.h"

namespace hetu::blanks {
analysis::Analysis catalogueEntry();
namespace {

using analysis::findBlanks;
using Ids = std::set<double>;

/// A town: crowds of different size and shape, some far too large for one platform, and loners.
std::vector<Organisation> town(std::size_t count, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> anywhere(0, 40'000), angle(0, 6.28);
    std::uniform_int_distribution<int> people(0, 300), coin(0, 3);
    std::normal_distribution<double> spread(0, 1);
    std::vector<Point> centres;
    for (int i = 0; i < 12; ++i)
        centres.push_back({660'000 + anywhere(random), 3'830'000 + anywhere(random)});
    std::vector<Organisation> out;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t k = i % (centres.size() + 1);
        Point p{660'000 + anywhere(random), 3'830'000 + anywhere(random)};
        if (k < centres.size()) {
            const double sigma = 100.0 * static_cast<double>(k + 1);
            p = {centres[k].x + sigma * spread(random), centres[k].y + 3 * sigma * spread(random)};
        }
        p = {std::round(p.x), std::round(p.y)};  // some fall together
        out.push_back({static_cast<double>(i + 1), p, static_cast<double>(people(random)),
                       static_cast<double>(coin(random)), coin(random) == 0});
    }
    return out;
}

Ids idsOf(const Blank& blank, const std::vector<Organisation>& organisations) {
    Ids ids;
    for (const std::size_t i : blank.organisations)
        ids.insert(organisations[i].id);
    return ids;
}

Blanks found(const std::vector<Organisation>& organisations, const Options& options = {}) {
    return findBlanks(organisations, options, Progress{}).value();
}

/// `count` organisations in a small square heap around `centre`, ids from `first`.
void heap(std::vector<Organisation>& into, Point centre, int count, double first) {
    for (int i = 0; i < count; ++i)
        into.push_back(
            {first + i, {centre.x + 10 * (i % 5), centre.y + 10 * (i / 5)}, 10, 1, false});
}

TEST(Blanks, EveryBlankIsLargeEnoughAndFitsOnePlatform) {
    const auto organisations = town(6000, 2);
    const Blanks got = found(organisations);
    ASSERT_GT(got.blanks.size(), 12u);
    EXPECT_GT(got.dividedAreas, 0u);
    for (const Blank& blank : got.blanks) {
        EXPECT_GE(blank.organisations.size(), 10u);
        EXPECT_LE(blank.reachMetres, 1000);
        for (const std::size_t i : blank.organisations) {
            const Point p = organisations[i].position;
            EXPECT_LE(std::hypot(p.x - blank.centre.x, p.y - blank.centre.y), 1000 + 1e-6);
        }
    }
}

TEST(Blanks, OrganisationsOfBlanksAndScatteredOnesAreAll) {
    const auto organisations = town(6000, 3);
    const Blanks got = found(organisations);
    std::set<std::size_t> seen;
    std::size_t sum = 0;
    for (const Blank& blank : got.blanks) {
        double employees = 0, members = 0;
        std::size_t unknown = 0;
        for (const std::size_t i : blank.organisations) {
            seen.insert(i);
            employees += organisations[i].employees;
            members += organisations[i].members;
            unknown += organisations[i].isUnknown;
        }
        sum += blank.organisations.size();
        EXPECT_EQ(blank.employees, employees);
        EXPECT_EQ(blank.members, members);
        EXPECT_EQ(blank.unknown, unknown);
    }
    EXPECT_EQ(seen.size(), sum);
    EXPECT_EQ(sum + got.scattered, organisations.size());
    EXPECT_LE(got.cutOff, got.scattered);
    EXPECT_GT(got.scattered, 0u);
}

TEST(Blanks, OrderOfOrganisationsDoesNotMatter) {
    auto organisations = town(4000, 4);
    const Blanks a = found(organisations);
    std::vector<Ids> idsA;
    for (const Blank& blank : a.blanks)
        idsA.push_back(idsOf(blank, organisations));
    const auto namesA = stableIds(a.blanks, organisations, {});
    std::shuffle(organisations.begin(), organisations.end(), std::mt19937_64(5));
    const Blanks b = found(organisations);
    ASSERT_EQ(b.blanks.size(), a.blanks.size());
    for (std::size_t i = 0; i < b.blanks.size(); ++i) {
        EXPECT_EQ(idsOf(b.blanks[i], organisations), idsA[i]);
        EXPECT_EQ(b.blanks[i].centre, a.blanks[i].centre);
        EXPECT_EQ(b.blanks[i].heart, a.blanks[i].heart);
    }
    EXPECT_EQ(stableIds(b.blanks, organisations, {}), namesA);
    EXPECT_EQ(b.scattered, a.scattered);
}

TEST(Blanks, HeapsThatFitStayWhole) {
    std::vector<Organisation> organisations;
    heap(organisations, {0, 0}, 12, 1);
    heap(organisations, {5000, 0}, 30, 100);
    heap(organisations, {0, 5000}, 9, 200);  // one too few
    const Blanks got = found(organisations);
    ASSERT_EQ(got.blanks.size(), 2u);
    EXPECT_EQ(got.blanks[0].organisations.size(), 30u);
    EXPECT_EQ(got.blanks[1].organisations.size(), 12u);
    EXPECT_EQ(got.scattered, 9u);
    EXPECT_EQ(got.dividedAreas, 0u);
    EXPECT_EQ(got.cutOff, 0u);
    EXPECT_EQ(got.blanks[1].employees, 120);
}

TEST(Blanks, ALongStreetIsDividedAcrossItsLength) {
    std::vector<Organisation> street;
    for (int i = 0; i < 400; ++i)  // 4 km of street, one organisation every 10 m
        street.push_back({1.0 + i, {10.0 * i, 5.0 * i}, 1, 0, false});
    const Blanks got = found(street, {.radiusMetres = 1200});
    EXPECT_EQ(got.dividedAreas, 1u);
    ASSERT_EQ(got.blanks.size(), 2u);
    for (const Blank& blank : got.blanks)
        EXPECT_EQ(blank.organisations.size(), 200u);
}

TEST(Blanks, ATailTooSmallJoinsItsNeighbourOrIsScattered) {
    // 30 at one end, 3 at the other, hung together by the distance: the middle lies at 1,000 m.
    std::vector<Organisation> area;
    heap(area, {0, 0}, 30, 1);
    for (int i = 0; i < 12; ++i)
        area.push_back({100.0 + i, {400 + i * 2.0, 0}, 1, 0, false});
    for (int i = 0; i < 3; ++i)
        area.push_back({200.0 + i, {800.0, 10.0 * i}, 1, 0, false});
    const Options wide{.radiusMetres = 420, .minimum = 10, .distanceMetres = 500};
    const Blanks whole = found(area, wide);
    EXPECT_EQ(whole.blanks.size(), 1u);
    const Options narrow{.radiusMetres = 390, .minimum = 10, .distanceMetres = 500};
    const Blanks parts = found(area, narrow);
    EXPECT_EQ(parts.dividedAreas, 1u);
    ASSERT_EQ(parts.blanks.size(), 2u);  // 30, and 12 + 3
    EXPECT_EQ(parts.blanks[0].organisations.size(), 30u);
    EXPECT_EQ(parts.blanks[1].organisations.size(), 15u);
    const Options tiny{.radiusMetres = 100, .minimum = 10, .distanceMetres = 500};
    const Blanks cut = found(area, tiny);
    ASSERT_EQ(cut.blanks.size(), 2u);
    EXPECT_EQ(cut.cutOff, 3u);
    EXPECT_EQ(cut.scattered, 3u);
}

TEST(Blanks, SmallPartsJoinWhereTheyStillFit) {
    // Two heaps of 12 with 6 between them, nearer to the right: halves are 12 and 18 or 18 and 12.
    std::vector<Organisation> area;
    heap(area, {0, 0}, 12, 1);
    heap(area, {900, 0}, 6, 100);
    heap(area, {1300, 0}, 12, 200);
    heap(area, {450, 0}, 2, 300);
    const Blanks got = found(area, {.radiusMetres = 300, .minimum = 8, .distanceMetres = 600});
    std::size_t inside = 0;
    for (const Blank& blank : got.blanks) {
        EXPECT_GE(blank.organisations.size(), 8u);
        inside += blank.organisations.size();
    }
    EXPECT_EQ(inside + got.cutOff, area.size());
    EXPECT_EQ(got.cutOff, 0u);
}

TEST(Blanks, NothingUncoveredGivesNothing) {
    const Blanks got = found({});
    EXPECT_TRUE(got.blanks.empty());
    EXPECT_EQ(got.scattered, 0u);
}

TEST(Blanks, ManyInOnePlaceAreOneBlank) {
    std::vector<Organisation> tower;
    for (int i = 0; i < 500; ++i)
        tower.push_back({1.0 + i, {660'000, 3'830'000}, 2, 0, false});
    const Blanks got = found(tower);
    ASSERT_EQ(got.blanks.size(), 1u);
    EXPECT_EQ(got.blanks[0].reachMetres, 0);
    EXPECT_EQ(got.blanks[0].heart, (Point{660'000, 3'830'000}));
}

TEST(Blanks, RefusesOptionsOutOfRange) {
    const double nan = missingNumber;
    for (const Options& bad :
         {Options{0, 10, 500}, Options{nan, 10, 500}, Options{1000, 1, 500}, Options{1000, 10, 0},
          Options{1000, 10, -3}, Options{1000, 10, nan}}) {
        const auto got = findBlanks({}, bad, Progress{});
        ASSERT_FALSE(got.ok());
        EXPECT_EQ(got.error().code, ErrorCode::InvalidArgument);
        EXPECT_FALSE(got.error().message.zh.empty());
    }
    EXPECT_EQ(findBlanks(std::vector<Organisation>{{1, {nan, 0}}}, {}, Progress{}).error().code,
              ErrorCode::InvalidArgument);
}

TEST(Blanks, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto got = findBlanks(town(100, 6), {}, Progress{stop.get_token(), {}});
    ASSERT_FALSE(got.ok());
    EXPECT_EQ(got.error().code, ErrorCode::Cancelled);
    // ... and in the middle of the work.
    std::stop_source later;
    const Progress progress(later.get_token(), [&later](double fraction, std::string_view) {
        if (fraction > 0.65) later.request_stop();
    });
    EXPECT_EQ(findBlanks(town(5000, 6), {}, progress).error().code, ErrorCode::Cancelled);
}

Earlier earlierOf(const Blanks& blanks,
                  const std::vector<std::string>& ids,
                  const std::vector<Organisation>& organisations) {
    Earlier earlier;
    for (std::size_t i = 0; i < ids.size(); ++i)
        for (const std::size_t k : blanks.blanks[i].organisations)
            earlier.emplace_back(organisations[k].id, ids[i]);
    return earlier;
}

TEST(BlankIds, AreUniqueAndHaveSevenCharacters) {
    const auto organisations = town(6000, 7);
    const Blanks got =
        found(organisations, {.radiusMetres = 150, .minimum = 2, .distanceMetres = 100});
    const auto ids = stableIds(got.blanks, organisations, {});
    EXPECT_GT(ids.size(), 100u);
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
    for (const std::string& id : ids) {
        EXPECT_EQ(id.size(), 7u);
        EXPECT_EQ(id[0], 'B');
    }
}

TEST(BlankIds, StayWhenAFewOrganisationsAreAdded) {
    auto organisations = town(4000, 8);
    const Blanks before = found(organisations);
    const auto idsBefore = stableIds(before.blanks, organisations, {});
    const Earlier earlier = earlierOf(before, idsBefore, organisations);
    std::map<std::string, Ids> membersBefore;
    for (std::size_t i = 0; i < idsBefore.size(); ++i)
        membersBefore[idsBefore[i]] = idsOf(before.blanks[i], organisations);
    for (int i = 0; i < 20; ++i) {
        Organisation more = organisations[static_cast<std::size_t>(i) * 7];
        more.id = 100'000 + i;
        more.position.x += 30;
        organisations.push_back(more);
    }
    const Blanks after = found(organisations);
    const auto ids = stableIds(after.blanks, organisations, earlier);
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!membersBefore.contains(ids[i])) continue;
        ++kept;
        std::size_t shared = 0;
        for (const double id : idsOf(after.blanks[i], organisations))
            shared += membersBefore[ids[i]].contains(id);
        EXPECT_GT(2 * shared,
                  std::min(after.blanks[i].organisations.size(), membersBefore[ids[i]].size()));
    }
    EXPECT_GE(kept, idsBefore.size() * 8 / 10);
}

TEST(BlankIds, NoChangeKeepsEveryId) {
    const auto organisations = town(3000, 9);
    const Blanks got = found(organisations);
    std::vector<std::string> own;
    for (std::size_t i = 0; i < got.blanks.size(); ++i)
        own.push_back("BLANK-" + std::to_string(i));
    EXPECT_EQ(stableIds(got.blanks, organisations, earlierOf(got, own, organisations)), own);
}

TEST(BlankIds, OfTwoPartsTheLargerKeepsTheIdAndOfTwoMergedTheLargerGivesIt) {
    std::vector<Organisation> organisations;
    heap(organisations, {0, 0}, 20, 1);
    heap(organisations, {5000, 0}, 12, 100);
    const Blanks got = found(organisations);
    ASSERT_EQ(got.blanks.size(), 2u);
    Earlier one, two;
    for (const Organisation& o : organisations) {
        one.emplace_back(o.id, "BONE");
        two.emplace_back(o.id, o.id < 5 ? "BSMALL" : "BLARGE");
    }
    const auto split = stableIds(got.blanks, organisations, one);
    EXPECT_EQ(split[0], "BONE");
    EXPECT_NE(split[1], "BONE");
    const auto merged = stableIds(got.blanks, organisations, two);
    EXPECT_EQ(merged[0], "BLARGE");
}

TEST(BlankIds, AnEndedIdIsNotGivenToAnotherBlankInTheSamePlace) {
    std::vector<Organisation> first, second;
    heap(first, {0, 0}, 12, 1);
    heap(second, {0, 0}, 12, 1000);  // other organisations
    const auto before = stableIds(found(first).blanks, first, {});
    const auto after =
        stableIds(found(second).blanks, second, earlierOf(found(first), before, first));
    EXPECT_NE(after, before);
}

// The whole analysis.

Layer registerOf(const std::vector<Point>& points, const std::vector<double>& hasOrg = {}) {
    Layer layer{"organisations", {}, GeometryKind::Point};
    layer.points = points;
    std::vector<std::string> names;
    std::vector<double> employees, members, covered = hasOrg;
    for (std::size_t i = 0; i < points.size(); ++i) {
        names.push_back("企业" + std::to_string(i + 1));
        employees.push_back(i == 0 ? missingNumber : 100);
        members.push_back(i < 2 ? 1 : 0);
    }
    covered.resize(points.size(), 0);
    layer.table.add({"name", FieldType::Text}, names);
    layer.table.add({"employees", FieldType::Integer}, employees);
    layer.table.add({"members", FieldType::Integer}, members);
    layer.table.add({"has_org", FieldType::Integer}, covered);
    return layer;
}

std::vector<Point> heapOf(Point centre, int count) {
    std::vector<Point> points;
    for (int i = 0; i < count; ++i)
        points.push_back({centre.x + 10 * (i % 5), centre.y + 10 * (i / 5)});
    return points;
}

std::vector<Point> operator+(std::vector<Point> a, const std::vector<Point>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Layer platformsAt(std::vector<Point> points, std::vector<std::string> names) {
    Layer layer{"platforms", {}, GeometryKind::Point};
    layer.table.add({"status", FieldType::Text}, std::vector<std::string>(points.size(), "built"));
    layer.table.add({"name", FieldType::Text}, std::move(names));
    layer.points = std::move(points);
    return layer;
}

analysis::Output runOn(std::vector<Layer> layers, const analysis::Values& values = {}) {
    const MemorySource source(std::move(layers));
    analysis::Inputs inputs(source);
    auto output = catalogueEntry().run(inputs, values, Progress{});
    EXPECT_TRUE(output.ok());
    return std::move(output).value();
}

double figure(const analysis::Output& output, std::string_view name) {
    for (const auto& f : output.figures)
        if (f.name == name) return std::get<double>(f.value);
    ADD_FAILURE() << "no figure " << name;
    return missingNumber;
}

std::string word(const analysis::Output& output, const char* field, std::size_t row) {
    return output.layers[0].table.find(field)->texts[row];
}

TEST(BlanksAnalysis, SaysWhatWhyAndHowFar) {
    const auto output = runOn({registerOf(heapOf({0, 0}, 12), {missingNumber, missingNumber}),
                               platformsAt({{2340, 0}}, {"东站"})});
    ASSERT_EQ(output.layers[0].rowCount(), 1u);
    EXPECT_EQ(word(output, "reason", 0),
              "12 家组织、1,100 名职工、2 名党员未被覆盖，其中 2 家情况不明；最近平台“东站”在 2.3 "
              "公里外，"
              "超出 1 公里服务半径。");
    EXPECT_EQ(word(output, "reason_en", 0),
              "12 organisations with 1,100 employees and 2 party members are not covered; for 2 of "
              "them the register does not say. The nearest platform, \"东站\", is 2.3 km away, "
              "beyond its service radius of 1 km.");
    EXPECT_EQ(output.layers[0].table.find("platform_distance")->numbers[0], 2300);
    EXPECT_EQ(figure(output, "blanks"), 1);
    EXPECT_EQ(figure(output, "employees"), 1100);
    EXPECT_EQ(figure(output, "members"), 2);
    const Table& rows = output.layers[1].table;
    EXPECT_TRUE(std::isnan(rows.find("employees")->numbers[0]));  // not known stays not known
    EXPECT_EQ(rows.find("employees")->numbers[1], 100);
    EXPECT_EQ(rows.find("name")->texts[11], "企业12");
    EXPECT_EQ(rows.find("blank_id")->texts[0], word(output, "blank_id", 0));
}

TEST(BlanksAnalysis, WithoutPlatformOrNameTheSentenceStaysRight) {
    const auto none = runOn({registerOf(heapOf({0, 0}, 12))});
    EXPECT_TRUE(word(none, "reason", 0).ends_with("未被覆盖；目前没有已建平台。"));
    EXPECT_TRUE(
        word(none, "reason_en", 0).ends_with(" are not covered. There is no built platform yet."));
    EXPECT_TRUE(std::isnan(none.layers[0].table.find("platform_distance")->numbers[0]));
    EXPECT_EQ(word(none, "name", 0), word(none, "blank_id", 0));  // no map around
    const auto unnamed = runOn({registerOf(heapOf({0, 0}, 12)), platformsAt({{1044, 0}}, {""})});
    EXPECT_TRUE(
        word(unnamed, "reason", 0).ends_with("；最近平台在 1,004 米外，超出 1 公里服务半径。"));
    EXPECT_TRUE(
        word(unnamed, "reason_en", 0)
            .ends_with(
                " The nearest platform is 1,004 m away, beyond its service radius of 1 km."));
}

TEST(BlanksAnalysis, CoveredOrganisationsAreInNoBlank) {
    auto points = heapOf({0, 0}, 30) + heapOf({3000, 0}, 15);
    std::vector<double> hasOrg(45, 0);
    for (std::size_t i = 0; i < 30; i += 2)
        hasOrg[i] = 1;
    const auto output = runOn({registerOf(points, hasOrg), platformsAt({{3000, 300}}, {"西站"})});
    EXPECT_EQ(figure(output, "uncovered"), 15);
    EXPECT_EQ(figure(output, "organisations"), 15);
    for (const double id : output.layers[1].table.find("org_id")->numbers)
        EXPECT_EQ(static_cast<int>(id) % 2, 0) << "ids with a party organisation are odd";
    for (const Point p : output.layers[1].points)
        EXPECT_TRUE(covers(output.layers[0].shapes[0], p));
    EXPECT_EQ(output.notes[0].en, "15 of 15 uncovered organisations lie in 1 blank (100.0 %).");
    EXPECT_EQ(output.notes[0].zh, "15 家未覆盖组织中有 15 家位于 1 个空白点内（100.0%）。");
}

TEST(BlanksAnalysis, NamesComeFromTheMapAndEqualOnesAreNumbered) {
    Layer regions{"regions", {}, GeometryKind::Polygon};
    regions.shapes = {
        Geometry::polygon({{-1e4, -1e4}, {1e4, -1e4}, {1e4, 1e4}, {-1e4, 1e4}, {-1e4, -1e4}})};
    regions.table.add({"name", FieldType::Text}, std::vector<std::string>{"洛龙区"});
    Layer zones{"zones", {}, GeometryKind::Polygon};
    zones.shapes = {circle({0, 5000}, 300)};
    zones.table.add({"name", FieldType::Text}, std::vector<std::string>{"科技园"});
    Layer streets{"streets", {}, GeometryKind::Line};
    streets.shapes = {{GeometryKind::Line, {{{{-9000, 0}, {9000, 0}}}}}};
    streets.table.add({"name", FieldType::Text}, std::vector<std::string>{"开元大道"});
    const auto output =
        runOn({registerOf(heapOf({0, 0}, 12) + heapOf({3000, 0}, 20) + heapOf({0, 5000}, 15)),
               regions, zones, streets});
    EXPECT_EQ(output.layers[0].table.find("name")->texts,
              (std::vector<std::string>{"洛龙区 · 开元大道 1", "洛龙区 · 科技园",
                                        "洛龙区 · 开元大道 2"}));
    EXPECT_EQ(word(output, "zone", 1), "科技园");
    EXPECT_EQ(word(output, "region", 2), "洛龙区");
    EXPECT_EQ(output.layers[0].table.find("rank")->numbers, (std::vector<double>{1, 2, 3}));
}

TEST(BlanksAnalysis, SecondRunKeepsTheIdsOfTheFirstAndDoesNotDependOnItself) {
    const auto first = runOn({registerOf(heapOf({0, 0}, 12) + heapOf({3000, 0}, 20))});
    // The workspace now holds the result; three organisations join the first heap and move it.
    auto points = heapOf({0, 0}, 12) + heapOf({3000, 0}, 20) + heapOf({150, 150}, 10);
    std::vector<Layer> layers{registerOf(points)};
    for (const Layer& layer : first.layers)
        layers.push_back(layer);
    const MemorySource source(std::move(layers));
    analysis::Inputs inputs(source);
    const auto second = catalogueEntry().run(inputs, {}, Progress{}).value();
    // Now 22 beat 20, and the ranks have changed places; the ids have not.
    EXPECT_EQ(word(second, "blank_id", 0), word(first, "blank_id", 1));
    EXPECT_EQ(word(second, "blank_id", 1), word(first, "blank_id", 0));
    EXPECT_FALSE(inputs.used().contains("blank_organisations"));
    EXPECT_TRUE(inputs.used().contains("organisations"));
}

TEST(BlanksAnalysis, SaysWhenThereIsNoBlank) {
    const auto loners = runOn({registerOf({{0, 0}, {5000, 0}, {0, 5000}})});
    EXPECT_EQ(loners.layers[0].rowCount(), 0u);
    EXPECT_EQ(loners.layers[0].table.columns().size(), 14u);
    EXPECT_EQ(figure(loners, "scattered"), 3);
    EXPECT_EQ(loners.notes[0].en,
              "Of 3 uncovered organisations none lies in a blank: nowhere are 10 of them close "
              "together.");
    const auto covered = runOn({registerOf({{0, 0}}, {1})});
    EXPECT_EQ(covered.notes[0].en, "Every organisation is reached; there is no blank.");
}

TEST(BlanksAnalysis, SaysWhatWasDividedAndCutOff) {
    auto points = heapOf({0, 0}, 12) + heapOf({400, 0}, 12) + std::vector<Point>{{800, 0}};
    const auto output = runOn({registerOf(points)}, {{"radius", "100"}, {"distance", "600"}});
    EXPECT_EQ(figure(output, "scattered"), 1);
    bool isDivided = false, isCut = false;
    for (const Text& note : output.notes) {
        isDivided |=
            note.en ==
            "1 area is larger than one platform with a radius of 100 m can serve and was divided.";
        isCut |= note.zh == "划分后有 1 家组织所在的部分不足 10 家，计入分散组织。";
    }
    EXPECT_TRUE(isDivided && isCut);
}

TEST(BlanksAnalysis, RefusesParametersOutOfRange) {
    const MemorySource source({registerOf({{0, 0}})});
    analysis::Inputs inputs(source);
    for (const auto& [name, value] :
         std::map<std::string, std::string>{{"radius", "0"}, {"minimum", "1"}, {"distance", "1e9"}})
        EXPECT_EQ(catalogueEntry().run(inputs, {{name, value}}, Progress{}).error().code,
                  ErrorCode::InvalidArgument)
            << name;
}

}  // namespace
}  // namespace hetu::blanks
