#include "analysis/blanks/blanks.h"

#include <algorithm>
#include <cmath>

#include "analysis/core/columns.h"
#include "analysis/core/organisations.h"
#include "analysis/core/places.h"
#include "analysis/core/wording.h"
#include "layers/geometry/operations.h"
#include "layers/index/point_index.h"

namespace hetu::blanks {
namespace {

using analysis::counted;
using analysis::countField;
using analysis::countFigure;
using analysis::distanceText;
using analysis::realField;
using analysis::shareText;
using analysis::textField;

/// The area drawn around a blank reaches this far beyond its organisations.
constexpr double marginMetres = 50;

/// What findBlanks takes; defaults stay in Options.
struct Parameters : Options {};

analysis::Schema<Parameters> schema() {
    analysis::Schema<Parameters> s;
    s.number("radius", {"Service radius", "服务半径"}, &Parameters::radiusMetres)
        .unit("m")
        .range(1, 50'000)
        .help(
            "How far a platform serves, in a straight line; a blank is never larger than one "
            "platform could serve.",
            "平台能服务多远（直线距离）；一个空白点不超过一个平台的服务范围。");
    s.integer("minimum", {"Fewest organisations", "最少组织数"}, &Parameters::minimum)
        .unit("1")
        .range(2, 100'000)
        .help("Fewer uncovered organisations than this make no blank; lower it in the countryside.",
              "未覆盖组织少于此数不算空白点；农村地区可以调小。");
    s.number("distance", {"Distance between neighbours", "相邻距离"}, &Parameters::distanceMetres)
        .unit("m")
        .range(1, 50'000)
        .help("Uncovered organisations this near to each other hang together.",
              "未覆盖组织相距不超过此值时视为连成一片。");
    return s;
}

/// All that is said of one blank.
struct Described {
    const Blank* blank = nullptr;
    std::string id;
    std::string name;
    std::string region;
    std::string zone;
    std::string platform;
    double platformMetres = missingNumber;
};

/// The platform nearest to any organisation of the blank: all of them lie beyond its radius, and
/// so the sentence about it is true of each.
void findPlatform(Described& described,
                  std::span<const Organisation> organisations,
                  const analysis::Platforms& platforms,
                  const PointIndex& index) {
    std::size_t nearest = 0;
    for (const std::size_t i : described.blank->organisations) {
        const auto found = index.nearest(organisations[i].position);
        if (!found.found || found.distance > described.platformMetres) continue;
        if (found.distance == described.platformMetres && found.position >= nearest) continue;
        described.platformMetres = found.distance;
        nearest = found.position;
        described.platform = platforms.name[nearest];
    }
}

/// `metres` beyond `radius` in words that do not look the same as the radius.
Text beyond(double metres, double radius) {
    const Text said = distanceText(metres);
    if (said.en != distanceText(radius).en) return said;
    const std::string exact = toGrouped(std::ceil(metres));
    return textOf("{} m", "{} 米", exact);
}

Text reasonOf(const Described& described, double radiusMetres) {
    const Blank& blank = *described.blank;
    const auto count = static_cast<double>(blank.organisations.size());
    const auto unknown = static_cast<double>(blank.unknown);
    std::vector<std::string> people, zhParts{toGrouped(count) + " 家组织"};
    if (blank.employees > 0) {
        people.push_back(counted(blank.employees, "employee", "employees"));
        zhParts.push_back(toGrouped(blank.employees) + " 名职工");
    }
    if (blank.members > 0) {
        people.push_back(counted(blank.members, "party member", "party members"));
        zhParts.push_back(toGrouped(blank.members) + " 名党员");
    }
    Text reason{counted(count, "organisation", "organisations"),
                joined(zhParts, "、") + "未被覆盖"};
    if (!people.empty()) reason.en += " with " + joined(people, " and ");
    reason.en += count == 1 ? " is not covered" : " are not covered";
    if (unknown > 0) {
        reason.en += "; for " + toGrouped(unknown) + " of them the register does not say";
        reason.zh += "，其中 " + toGrouped(unknown) + " 家情况不明";
    }
    if (std::isnan(described.platformMetres)) {
        reason.en += ". There is no built platform yet.";
        reason.zh += "；目前没有已建平台。";
        return reason;
    }
    const Text metres = beyond(described.platformMetres, radiusMetres);
    const Text radius = distanceText(radiusMetres);
    const bool isNamed = !described.platform.empty();
    reason.en += ". The nearest platform" + (isNamed ? ", \"" + described.platform + "\"," : "") +
                 " is " + metres.en + " away, beyond its service radius of " + radius.en + ".";
    reason.zh += "；最近平台" + (isNamed ? "“" + described.platform + "”" : "") + "在 " +
                 metres.zh + "外，超出 " + radius.zh + "服务半径。";
    return reason;
}

/// Blanks of the run before, if the workspace has one.
Result<Earlier> readBefore(const analysis::Inputs& inputs) {
    Earlier earlier;
    const LayerInfo* info = inputs.find("blank_organisations");
    if (!info || !info->field("org_id") || !info->field("blank_id")) return earlier;
    HETU_TRY(const Layer layer, inputs.readEarlier("blank_organisations", {"org_id", "blank_id"}));
    const Column* organisation = layer.table.find("org_id");
    const Column* blank = layer.table.find("blank_id");
    for (std::size_t row = 0; row < layer.rowCount(); ++row)
        if (const std::string& id = analysis::textAt(blank, row); !id.empty())
            earlier.emplace_back(analysis::numberAt(organisation, row), id);
    return earlier;
}

Result<Layer> blankLayer(const std::vector<Described>& blanks,
                         std::span<const Organisation> organisations,
                         double radiusMetres) {
    Layer out{"blanks", {"Blanks", "空白点"}, GeometryKind::Polygon};
    std::vector<double> squareKilometres;
    for (const Described& one : blanks) {
        std::vector<Point> points;
        for (const std::size_t i : one.blank->organisations)
            points.push_back(organisations[i].position);
        HETU_TRY(Geometry hull, hullOf(points, marginMetres));
        squareKilometres.push_back(area(hull) / 1e6);
        out.shapes.push_back(std::move(hull));
    }
    const auto text = [&](const char* field, const char* en, const char* zh, const auto& valueOf) {
        Column& column = out.table.add(textField(field, en, zh));
        for (const Described& one : blanks)
            column.texts.push_back(valueOf(one));
    };
    const auto count = [&](const char* field, const char* en, const char* zh, const auto& valueOf) {
        Column& column = out.table.add(countField(field, en, zh));
        for (const Described& one : blanks)
            column.numbers.push_back(static_cast<double>(valueOf(*one.blank)));
    };
    text("blank_id", "Number of the blank", "空白点编号", [](const Described& d) { return d.id; });
    Column& rank = out.table.add(countField("rank", "Rank", "排名"));
    for (std::size_t i = 0; i < blanks.size(); ++i)
        rank.numbers.push_back(static_cast<double>(i + 1));
    text("name", "Name", "名称", [](const Described& d) { return d.name; });
    text("region", "Region", "考核单位", [](const Described& d) { return d.region; });
    text("zone", "Zone", "片区", [](const Described& d) { return d.zone; });
    count("organisations", "Organisations", "组织数",
          [](const Blank& b) { return b.organisations.size(); });
    count("employees", "Employees", "从业人数", [](const Blank& b) { return b.employees; });
    count("members", "Party members", "党员数", [](const Blank& b) { return b.members; });
    count("unknown", "The register does not say", "情况不明",
          [](const Blank& b) { return b.unknown; });
    text("platform", "Nearest platform", "最近平台", [](const Described& d) { return d.platform; });
    Column& metres =
        out.table.add(realField("platform_distance", "Distance to it", "平台距离", "m"));
    for (const Described& one : blanks)
        metres.numbers.push_back(one.platformMetres);
    out.table.add(realField("area_km2", "Area", "面积", "km2"), std::move(squareKilometres));
    text("reason", "Reason (Chinese)", "理由",
         [&](const Described& d) { return reasonOf(d, radiusMetres).zh; });
    text("reason_en", "Reason (English)", "理由（英文）",
         [&](const Described& d) { return reasonOf(d, radiusMetres).en; });
    return out;
}

/// Employees and members as the register has them, so that "not known" stays not known.
struct People {
    std::vector<double> employees, members;
};

Result<People> readPeople(analysis::Inputs& inputs, const analysis::Organisations& all) {
    HETU_TRY(const Layer layer, inputs.readKnown("organisations", {"id", "employees", "members"}));
    const Column* id = layer.table.find("id");
    People people;
    for (std::size_t row = 0; row < layer.rowCount() && people.members.size() < all.size(); ++row) {
        if (analysis::numberAt(id, row) != all.id[people.members.size()]) continue;
        people.employees.push_back(analysis::numberAt(layer.table.find("employees"), row));
        people.members.push_back(analysis::numberAt(layer.table.find("members"), row));
    }
    return people;
}

Layer organisationLayer(const std::vector<Described>& blanks,
                        std::span<const Organisation> organisations,
                        const std::vector<std::size_t>& uncovered,
                        const std::vector<std::string>& names,
                        const People& people) {
    Layer out{
        "blank_organisations", {"Organisations in blanks", "空白点内的组织"}, GeometryKind::Point};
    std::vector<double> id, employees, members;
    std::vector<std::string> blank, name;
    for (const Described& one : blanks) {
        std::vector<std::size_t> inside = one.blank->organisations;
        std::sort(inside.begin(), inside.end(), [&](std::size_t a, std::size_t b) {
            return organisations[a].id < organisations[b].id;
        });
        for (const std::size_t i : inside) {
            out.points.push_back(organisations[i].position);
            id.push_back(organisations[i].id);
            blank.push_back(one.id);
            name.push_back(names[uncovered[i]]);
            employees.push_back(people.employees[uncovered[i]]);
            members.push_back(people.members[uncovered[i]]);
        }
    }
    out.table.add(countField("org_id", "Organisation number", "组织序号"), std::move(id));
    out.table.add(textField("blank_id", "Number of the blank", "空白点编号"), std::move(blank));
    out.table.add(textField("name", "Name", "名称"), std::move(name));
    out.table.add(countField("employees", "Employees", "从业人数"), std::move(employees));
    out.table.add(countField("members", "Party members", "党员数"), std::move(members));
    return out;
}

std::vector<Text> notesOn(const Blanks& found,
                          std::size_t uncovered,
                          std::size_t platforms,
                          const Parameters& p) {
    std::vector<Text> notes;
    const auto all = static_cast<double>(uncovered);
    const auto scattered = static_cast<double>(found.scattered);
    const auto areas = static_cast<double>(found.blanks.size());
    if (uncovered == 0) {
        notes.push_back(
            {"Every organisation is reached; there is no blank.", "所有组织都已覆盖，没有空白。"});
    } else if (found.blanks.empty()) {
        notes.push_back(
            {fillIn("Of {} none lies in a blank: nowhere are {} of them close together.",
                    {counted(all, "uncovered organisation", "uncovered organisations"),
                     toGrouped(p.minimum)}),
             fillIn("{} 家未覆盖组织分布分散，没有一处聚集到 {} 家，因此没有空白点。",
                    {toGrouped(all), toGrouped(p.minimum)})});
    } else {
        const double inside = all - scattered;
        const Text share = shareText(inside, all);
        notes.push_back({fillIn("{} of {} uncovered organisations lie in {}{}.",
                                {toGrouped(inside), toGrouped(all),
                                 counted(areas, "blank", "blanks"), share.en}),
                         fillIn("{} 家未覆盖组织中有 {} 家位于 {} 个空白点内{}。",
                                {toGrouped(all), toGrouped(inside), toGrouped(areas), share.zh})});
        if (scattered > 0)
            notes.push_back(
                {fillIn("{} scattered: fewer than {} of them lie together.",
                        {counted(scattered, "other is", "others are"), toGrouped(p.minimum)}),
                 fillIn("其余 {} 家分布分散，不足 {} 家聚集在一起。",
                        {toGrouped(scattered), toGrouped(p.minimum)})});
    }
    const Text radius = distanceText(p.radiusMetres);
    if (const auto n = static_cast<double>(found.dividedAreas); n > 0)
        notes.push_back({counted(n, "area is", "areas are") +
                             " larger than one platform with a radius of " + radius.en +
                             " can serve and " + (n == 1 ? "was" : "were") + " divided.",
                         fillIn("{} 个连片区域超出一个平台（半径 {}）的服务范围，已分成几部分。",
                                {toGrouped(n), radius.zh})});
    if (const auto n = static_cast<double>(found.cutOff); n > 0)
        notes.push_back(
            {fillIn("{} counted as scattered, since the part that was left of a divided area has "
                    "fewer than {} organisations.",
                    {counted(n, "organisation is", "organisations are"), toGrouped(p.minimum)}),
             fillIn("划分后有 {} 家组织所在的部分不足 {} 家，计入分散组织。",
                    {toGrouped(n), toGrouped(p.minimum)})});
    if (platforms == 0) notes.push_back({"There is no built platform yet.", "目前没有已建平台。"});
    return notes;
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& p,
                             const Progress& progress) {
    HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, "count"));
    HETU_TRY(const std::vector<std::string> names, analysis::readNames(inputs, all));
    HETU_TRY(const People people, readPeople(inputs, all));
    HETU_TRY(const analysis::Platforms platforms, analysis::readPlatforms(inputs, false));
    HETU_TRY(const analysis::Places places, analysis::Places::read(inputs));
    HETU_TRY(const Earlier earlier, readBefore(inputs));
    progress.report(0.3);
    if (progress.cancelled()) return cancelledError();

    const auto reached = analysis::reachedBy(all.position, platforms.position, p.radiusMetres);
    std::vector<Organisation> organisations;
    std::vector<std::size_t> uncovered;  // their places among all
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all.hasOrg(i) || reached[i]) continue;
        organisations.push_back(
            {all.id[i], all.position[i], all.employees[i], all.members[i], all.unknown[i] != 0});
        uncovered.push_back(i);
    }
    HETU_TRY(const Blanks found, findBlanks(organisations, p, progress.sub(0.3, 0.8)));

    const std::vector<std::string> ids = stableIds(found.blanks, organisations, earlier);
    const PointIndex index(platforms.position, p.radiusMetres);
    std::vector<Described> blanks;
    for (std::size_t i = 0; i < found.blanks.size(); ++i) {
        if (progress.cancelled()) return cancelledError();
        const Blank& blank = found.blanks[i];
        Described one{&blank,
                      ids[i],
                      places.name(blank.heart),
                      places.region(blank.heart),
                      places.zone(blank.heart),
                      {},
                      missingNumber};
        if (one.name.empty()) one.name = one.id;
        findPlatform(one, organisations, platforms, index);
        blanks.push_back(std::move(one));
    }
    std::sort(blanks.begin(), blanks.end(), [](const Described& a, const Described& b) {
        if (a.blank->organisations.size() != b.blank->organisations.size())
            return a.blank->organisations.size() > b.blank->organisations.size();
        if (a.blank->employees != b.blank->employees)
            return a.blank->employees > b.blank->employees;
        return a.id < b.id;
    });
    std::vector<std::string> blankNames;
    for (const Described& one : blanks)
        blankNames.push_back(one.name);
    analysis::numberEqualNames(blankNames, "空白点");
    for (std::size_t i = 0; i < blanks.size(); ++i)
        blanks[i].name = blankNames[i];
    progress.report(0.9);

    analysis::Output output;
    HETU_TRY(Layer areas, blankLayer(blanks, organisations, p.radiusMetres));
    output.layers.push_back(std::move(areas));
    output.layers.push_back(organisationLayer(blanks, organisations, uncovered, names, people));
    double employees = 0, members = 0;
    for (const Blank& blank : found.blanks) {
        employees += blank.employees;
        members += blank.members;
    }
    output.figures = {
        countFigure("blanks", "Blanks", "空白点数", found.blanks.size()),
        countFigure("organisations", "Organisations in blanks", "空白点内组织数",
                    organisations.size() - found.scattered),
        countFigure("uncovered", "Uncovered organisations", "未覆盖组织数", organisations.size()),
        countFigure("scattered", "Of these, scattered", "其中分散组织数", found.scattered),
        {"employees", {"Employees in blanks", "空白点内从业人数"}, employees, {}},
        {"members", {"Party members in blanks", "空白点内党员数"}, members, {}}};
    output.notes = notesOn(found, organisations.size(), platforms.position.size(), p);
    for (Text& note : analysis::leftOutNotes(all))
        output.notes.push_back(std::move(note));
    progress.report(1);
    return output;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "blanks";
    about.title = {"Blanks", "空白分析"};
    about.summary = {
        "Where organisations that nothing reaches crowd, how many people work there, "
        "and how far the nearest platform is.",
        "找出未覆盖组织聚集的片区，说明涉及多少组织和人员、离最近平台多远。"};
    about.references = {
        "Ester, Kriegel, Sander, Xu (1996), A density-based algorithm for discovering clusters in "
        "large spatial databases with noise, KDD-96.",
        "Welzl (1991), Smallest enclosing disks (balls and ellipsoids), LNCS 555."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::blanks
