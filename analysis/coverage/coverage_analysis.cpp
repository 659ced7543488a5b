#include "analysis/coverage/coverage.h"

#include "analysis/core/columns.h"
#include "analysis/core/organisations.h"
#include "analysis/core/wording.h"
#include "layers/index/polygon_index.h"

namespace hetu::coverage {
namespace {

using analysis::counted;
using analysis::countField;
using analysis::countFigure;
using analysis::realField;
using analysis::shareText;
using analysis::textField;

struct Parameters {
    double radiusMetres = 1000;  ///< a walk of 15 minutes
};

analysis::Schema<Parameters> schema() {
    analysis::Schema<Parameters> s;
    s.number("radius", {"Service radius", "服务半径"}, &Parameters::radiusMetres)
        .unit("m")
        .range(1, 50'000)
        .help("How far a platform serves, in a straight line; 1000 m is a walk of 15 minutes.",
              "平台能服务多远（直线距离）；1000 米约为步行 15 分钟。");
    return s;
}

const char* wordOf(ReachedBy by) {
    switch (by) {
        case ReachedBy::Own:
            return "own";
        case ReachedBy::Joint:
            return "joint";
        case ReachedBy::Platform:
            return "platform";
        case ReachedBy::None:
            break;
    }
    return "none";
}

double rate(std::size_t part, std::size_t whole) {
    return analysis::percentOf(static_cast<double>(part), static_cast<double>(whole));
}

Layer pointLayer(const analysis::Organisations& all,
                 const std::vector<Organisation>& organisations,
                 const std::vector<Reach>& reaches,
                 const analysis::Platforms& platforms,
                 std::vector<std::string> names) {
    Layer out{"coverage", {"Coverage of organisations", "组织覆盖情况"}, GeometryKind::Point};
    out.points = all.position;
    std::vector<std::string> by, platform;
    std::vector<double> covered, worked, metres;
    for (std::size_t i = 0; i < reaches.size(); ++i) {
        const Reach& reach = reaches[i];
        by.emplace_back(wordOf(reach.by));
        covered.push_back(reach.isCovered());
        Totals one;
        one.add(organisations[i], reach.by);
        worked.push_back(static_cast<double>(one.worked));
        platform.push_back(reach.platform ? platforms.name[*reach.platform] : std::string());
        metres.push_back(reach.platform ? reach.platformMetres : missingNumber);
    }
    out.table.add(countField("org_id", "Organisation number", "组织序号"), all.id);
    out.table.add(textField("name", "Name", "名称"), std::move(names));
    out.table.add(textField("reached_by", "Reached by", "覆盖方式"), std::move(by));
    out.table.add(countField("covered", "Covered", "是否覆盖"), std::move(covered));
    out.table.add(countField("work_covered", "Covered by party work", "党的工作是否覆盖"),
                  std::move(worked));
    out.table.add(textField("platform", "Nearest platform", "最近平台"), std::move(platform));
    out.table.add(realField("platform_distance", "Distance to it", "平台距离", "m"),
                  std::move(metres));
    return out;
}

Layer regionLayer(const Layer& regions, const std::vector<Totals>& totals) {
    Layer out{
        "coverage_by_region", {"Coverage by region", "各考核单位覆盖情况"}, GeometryKind::Polygon};
    out.shapes = regions.shapes;
    const auto text = [&](const char* field, const char* en, const char* zh) {
        Column& column = out.table.add(textField(field, en, zh));
        for (std::size_t row = 0; row < regions.rowCount(); ++row)
            column.texts.push_back(analysis::textAt(regions.table.find(field), row));
    };
    const auto number = [&](Field field, const auto& valueOf) {
        Column& column = out.table.add(std::move(field));
        for (const Totals& total : totals)
            column.numbers.push_back(static_cast<double>(valueOf(total)));
    };
    Column& id = out.table.add(countField("region_id", "Region number", "考核单位序号"));
    for (std::size_t row = 0; row < regions.rowCount(); ++row)
        id.numbers.push_back(analysis::numberAt(regions.table.find("id"), row));
    text("name", "Name", "名称");
    text("code", "Code", "代码");
    text("level", "Level", "级别");
    number(countField("organisations", "Organisations", "组织数"),
           [](const Totals& t) { return t.organisations; });
    number(countField("covered", "Covered", "已覆盖"), [](const Totals& t) { return t.covered(); });
    number(countField("uncovered", "Not covered", "未覆盖"),
           [](const Totals& t) { return t.uncovered(); });
    number(realField("coverage_rate", "Coverage", "覆盖率", "%"),
           [](const Totals& t) { return rate(t.covered(), t.organisations); });
    number(countField("by_own", "By an organisation of their own", "单独组建覆盖"),
           [](const Totals& t) { return t.byOwn; });
    number(countField("by_joint", "By a joint organisation", "联合等方式覆盖"),
           [](const Totals& t) { return t.byJoint; });
    number(countField("by_platform", "By a platform only", "仅平台覆盖"),
           [](const Totals& t) { return t.byPlatform; });
    number(countField("org_covered", "With a party organisation", "党的组织覆盖"),
           [](const Totals& t) { return t.byOrg(); });
    number(realField("org_rate", "Coverage by organisations", "组织覆盖率", "%"),
           [](const Totals& t) { return rate(t.byOrg(), t.organisations); });
    number(countField("work_covered", "With party work", "党的工作覆盖"),
           [](const Totals& t) { return t.worked; });
    number(realField("work_rate", "Coverage by party work", "工作覆盖率", "%"),
           [](const Totals& t) { return rate(t.worked, t.organisations); });
    return out;
}

/// "5,306 of 8,669 organisations are reached (61.2 %)."
Text sentence(
    std::size_t part, std::size_t whole, const char* one, const char* many, const char* zh) {
    const auto a = static_cast<double>(part), b = static_cast<double>(whole);
    const Text share = shareText(a, b);
    return {toGrouped(a) + " of " + counted(b, "organisation", "organisations") + " " +
                (part == 1 ? one : many) + share.en + ".",
            fillIn("{} 家组织中有 {} 家{}{}。", {toGrouped(b), toGrouped(a), zh, share.zh})};
}

std::vector<Text> notesOn(const Totals& all, std::size_t platforms, double radiusMetres) {
    std::vector<Text> notes{
        sentence(all.covered(), all.organisations, "is reached", "are reached", "被覆盖"),
        sentence(all.byOrg(), all.organisations, "has a party organisation",
                 "have a party organisation", "有党组织覆盖"),
        sentence(all.worked, all.organisations, "has party work", "have party work",
                 "有党的工作覆盖")};
    const Text radius = analysis::distanceText(radiusMetres);
    if (platforms == 0)
        notes.push_back({"There is no built platform yet, so none is reached by a platform.",
                         "目前没有已建平台，因此没有组织由平台覆盖。"});
    else if (const auto n = static_cast<double>(all.byPlatform); n > 0)
        notes.push_back({counted(n, "organisation is", "organisations are") +
                             " reached only by a platform within " + radius.en + ".",
                         fillIn("{} 家组织没有党组织，但在平台服务半径（{}）之内。",
                                {toGrouped(n), radius.zh})});
    if (const auto n = static_cast<double>(all.unknown); n > 0)
        notes.push_back(
            {fillIn("For {} of those not reached the register does not say whether a "
                    "party organisation covers {}.",
                    {toGrouped(n), n == 1 ? "it" : "them"}),
             fillIn("未覆盖的组织中，有 {} 家在台账中没有说明是否建立党组织。", {toGrouped(n)})});
    return notes;
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& p,
                             const Progress& progress) {
    HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, "count"));
    HETU_TRY(std::vector<std::string> names, analysis::readNames(inputs, all));
    HETU_TRY(const analysis::Platforms platforms, analysis::readPlatforms(inputs, false));
    HETU_TRY(const Layer regions, inputs.readKnown("regions", {"id", "name", "code", "level"}));

    std::vector<Organisation> organisations;
    organisations.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        organisations.push_back({all.position[i], all.ownOrg[i] != 0, all.jointOrg[i] != 0,
                                 all.unknown[i] != 0, all.worked[i] != 0});
    HETU_TRY(const std::vector<Reach> reaches,
             compute(organisations, platforms.position, p.radiusMetres, progress.sub(0.2, 0.6)));

    Totals totals;
    std::vector<Totals> byRegion(regions.shapes.size());
    const PolygonIndex index(regions.shapes);
    HETU_TRY(const Coverings inRegions, index.coverings(all.position, progress.sub(0.6, 0.8)));
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        totals.add(organisations[i], reaches[i].by);
        for (const std::uint32_t k : inRegions.of(i))
            byRegion[k].add(organisations[i], reaches[i].by);
    }

    const auto percent = [&](const char* name, const char* en, const char* zh, std::size_t part) {
        return analysis::Figure{name, {en, zh}, rate(part, totals.organisations), "%"};
    };
    analysis::Output output;
    output.layers.push_back(pointLayer(all, organisations, reaches, platforms, std::move(names)));
    output.layers.push_back(regionLayer(regions, byRegion));
    output.figures = {
        countFigure("total", "Organisations", "组织总数", totals.organisations),
        countFigure("covered", "Reached", "已覆盖", totals.covered()),
        percent("rate", "Coverage", "覆盖率", totals.covered()),
        countFigure("uncovered", "Not reached", "未覆盖", totals.uncovered()),
        countFigure("unknown", "Of these, the register does not say", "其中情况不明",
                    totals.unknown),
        countFigure("by_own", "By an organisation of their own", "单独组建覆盖", totals.byOwn),
        countFigure("by_joint", "By a joint organisation", "联合等方式覆盖", totals.byJoint),
        countFigure("by_platform", "By a platform only", "仅平台覆盖", totals.byPlatform),
        percent("org_rate", "Coverage by organisations", "组织覆盖率", totals.byOrg()),
        percent("work_rate", "Coverage by party work", "工作覆盖率", totals.worked)};
    output.notes = notesOn(totals, platforms.position.size(), p.radiusMetres);
    if (regions.shapes.empty())
        output.notes.push_back({"There are no regions yet, so nothing could be counted by region.",
                                "还没有考核单位，无法按考核单位统计。"});
    for (Text& note : analysis::leftOutNotes(all))
        output.notes.push_back(std::move(note));
    return output;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "coverage";
    about.title = {"Coverage", "覆盖分析"};
    about.summary = {
        "Which organisations a party organisation covers or a platform reaches, and "
        "which nothing reaches.",
        "分析哪些组织已由党组织覆盖或在平台服务半径之内，哪些尚未覆盖。"};
    about.references = {
        "GB 50180-2018, Standard for urban residential area planning and design (15-minute walking "
        "neighbourhood).",
        "Zhongbanfa [2012] No. 11, Opinions on strengthening party building in non-public "
        "enterprises (coverage by organisation and by work)."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::coverage
