#include "analysis/site_selection/site_selection.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "analysis/core/analysis.h"
#include "analysis/core/columns.h"
#include "analysis/core/organisations.h"
#include "analysis/core/places.h"
#include "analysis/core/wording.h"
#include "layers/geometry/operations.h"
#include "layers/index/point_index.h"
#include "layers/index/polygon_index.h"
#include "layers/model/memory_source.h"

namespace hetu::site_selection {
namespace {

using analysis::counted;
using analysis::countField;
using analysis::distanceText;
using analysis::Figure;
using analysis::grouped;
using analysis::numberAt;
using analysis::realField;
using analysis::textAt;
using analysis::textField;

constexpr double onPointMetres = 1;  // closer than any survey: the same spot

enum class DemandKind { All, Uncovered };

struct Parameters : Options {
    std::string weight = "count";
    std::string candidates = "zones,blanks";
    bool existing = true;
    std::string forbidden;
    DemandKind demand = DemandKind::Uncovered;
};

analysis::Schema<Parameters> schema() {
    analysis::Schema<Parameters> s;
    s.integer("count", {"Number of new sites", "新建点位数"}, &Parameters::count)
        .unit("1")
        .range(1, 10'000)
        .help("At most so many new platforms are proposed; fewer if more would reach nobody else.",
              "最多建议这么多个新平台；若再多也无法新增覆盖，则会更少。");
    s.number("budget", {"Budget", "预算"}, &Parameters::budget)
        .unit("1")
        .range(0, 1e12)
        .help(
            "The costs of the new sites together stay within this, in the unit of the field cost "
            "of the candidates; 0 means no limit.",
            "新点位的费用合计不超过此数，单位与候选点的 cost 字段一致；0 表示不限。");
    s.number("radius", {"Service radius", "服务半径"}, &Parameters::radiusMetres)
        .unit("m")
        .range(1, 50'000)
        .help(
            "An organisation within this distance of a platform is covered; 1000 m is about a "
            "quarter of an hour on foot.",
            "与平台的距离不超过此值的组织视为被覆盖；1000 米约为步行一刻钟。");
    s.field("weight", {"Weight", "权重"}, &Parameters::weight, analysis::weightChoices(false))
        .help(
            "What counts for each organisation: 1 each, its employees, its party members, or a "
            "number field.",
            "每个组织按什么计算：各计 1、从业人数、党员数，或某个数字字段。");
    s.layerList("candidates", {"Candidate sites", "候选点图层"}, &Parameters::candidates)
        .help("Layers whose points, or a point inside each polygon, may become a site.",
              "这些图层中的点，或每个面内的一点，可作为点位。");
    s.integer("quota", {"Quota per region", "每个考核单位的配额"}, &Parameters::quota)
        .unit("1")
        .range(0, 10'000)
        .help("At least so many new sites in every region; 0 leaves it to the need.",
              "每个考核单位至少新建这么多个点位；0 表示完全按需求。");
    s.flag("existing", {"Count existing platforms", "计入现有平台"}, &Parameters::existing)
        .help(
            "Platforms that are built or under construction serve already; switch this off to "
            "plan from a blank sheet.",
            "已建和在建的平台已在服务；关闭则从零开始规划。");
    s.layer("forbidden", {"Forbidden places", "禁止选址的图层"}, &Parameters::forbidden)
        .help("Candidates inside its polygons, or within 1 m of its points, are left out.",
              "位于其面内或距其点 1 米以内的候选点不参与选择。");
    s.choice("demand", {"Whom to reach", "覆盖对象"}, &Parameters::demand,
             {{DemandKind::All, {"all", {"all organisations", "全部组织"}}},
              {DemandKind::Uncovered,
               {"uncovered", {"those without a party organisation", "尚无党组织覆盖的组织"}}}})
        .help("Count all organisations, or only those that no party organisation covers yet.",
              "统计全部组织，或仅统计尚无党组织覆盖的组织。");
    s.number("time-limit", {"Time limit", "时间上限"}, &Parameters::timeLimitSeconds)
        .unit("s")
        .range(1, 86'400)
        .help("The search for the proof ends after this time with the best choice so far.",
              "超过此时间即停止搜索，给出当前最好的方案。");
    return s;
}

Error failure(ErrorCode code, Text message, Text hint = {}) {
    return {code, std::move(message), std::move(hint)};
}

/// Where a candidate comes from; parallel to Problem::candidates.
struct Origin {
    std::string layer;
    double id = 0;
    std::string name;
};

struct Candidates {
    std::vector<Candidate> values;
    std::vector<Origin> origins;
    std::vector<Text> notes;
    std::size_t withoutPosition = 0;
    std::size_t withoutCost = 0;
    std::size_t standing = 0;  ///< platforms that are built or on their way
};

Error noCandidates(const Parameters& p, const Candidates& found) {
    if (found.withoutCost > 0)
        return failure(
            ErrorCode::NotFound,
            textOf("None of the candidates in \"{}\" has a cost, so the budget cannot be kept.",
                   "“{}”中的候选点都没有费用，无法按预算选择。", p.candidates),
            {"Add a number field named cost to the layer, or set the budget to 0.",
             "请在图层中增加数字字段 cost，或将预算设为 0。"});
    if (found.standing > 0)
        return failure(
            ErrorCode::NotFound,
            {"There are no candidate sites: no platform is planned or a candidate, all stand "
             "already.",
             "没有候选点：平台均已建成或在建，没有规划或候选的平台。"},
            {"Give the platforms that may be chosen the status planned or candidate.",
             "请把可供选择的平台的状态设为“规划”或“候选”。"});
    return failure(
        ErrorCode::NotFound,
        textOf("There are no candidate sites: the layers \"{}\" have no points or areas.",
               "没有候选点：图层“{}”中没有点或面。", p.candidates),
        {"Import zones, run the analysis blanks, or name another layer as candidates.",
         "请导入片区、运行“空白点识别”，或指定其他候选点图层。"});
}

/// The point that stands for row `row`; not finite if it has no position.
Point pointOf(const Layer& layer, std::size_t row) {
    if (layer.kind == GeometryKind::Point) return layer.points[row];
    const auto inside = pointOnSurface(layer.shapes[row]);
    return inside.ok() ? inside.value() : Point{missingNumber, missingNumber};
}

Status addCandidates(Candidates& out,
                     analysis::Inputs& inputs,
                     const LayerInfo& info,
                     bool withCost,
                     const Progress& progress) {
    if (info.isSurface ||
        (info.geometry != GeometryKind::Point && info.geometry != GeometryKind::Polygon))
        return failure(
            ErrorCode::InvalidArgument,
            textOf("The layer \"{}\" has no points or areas, so it cannot give candidates.",
                   "图层“{}”中没有点或面，不能作为候选点。", info.name));
    const Field* cost = withCost ? info.field("cost") : nullptr;
    if (cost && cost->type == FieldType::Text)
        return failure(ErrorCode::InvalidArgument,
                       textOf("The field cost of the layer \"{}\" holds words, not numbers.",
                              "图层“{}”的 cost 字段是文字，不是数字。", info.name));
    std::vector<std::string> fields{"id", "name"};
    if (cost) fields.emplace_back("cost");
    const bool arePlatforms = info.name == "platforms", areMembers = info.name == "organisations";
    if (arePlatforms) fields.emplace_back("status");
    if (areMembers) fields.emplace_back("in_base");
    HETU_TRY(const Layer layer, inputs.readKnown(info.name, fields));
    for (std::size_t row = 0; row < layer.rowCount(); ++row) {
        if (row % 256 == 0 && progress.cancelled()) return cancelledError();
        const std::string& status = textAt(layer.table.find("status"), row);
        if (arePlatforms && status != "planned" && status != "candidate") {
            ++out.standing;
            continue;
        }
        if (areMembers && numberAt(layer.table.find("in_base"), row) == 0) continue;
        const double id = numberAt(layer.table.find("id"), row);
        const Point p = pointOf(layer, row);
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
            ++out.withoutPosition;
            continue;
        }
        const double price = numberAt(layer.table.find("cost"), row);
        if (withCost && std::isnan(price)) {
            ++out.withoutCost;
            continue;
        }
        if (withCost && (price < 0 || std::isinf(price)))
            return failure(
                ErrorCode::InvalidArgument,
                textOf("The cost of candidate {} of the layer \"{}\" is {}; a cost is 0 or more.",
                       "候选点 {}（图层“{}”）的费用为 {}；费用不能小于 0。", id, info.name, price));
        const std::string& name = textAt(layer.table.find("name"), row);
        out.values.push_back(
            {.position = p, .cost = withCost ? price : 0, .key = info.name + ":" + name});
        out.origins.push_back({info.name, id, name});
    }
    return success();
}

Result<Candidates> readCandidates(analysis::Inputs& inputs,
                                  const Parameters& p,
                                  const Progress& progress) {
    Candidates out;
    const bool byDefault = p.candidates == Parameters{}.candidates;
    std::set<std::string> seen;
    for (const std::string& name : splitList(p.candidates)) {
        if (!seen.insert(name).second) continue;
        const LayerInfo* info = inputs.find(name);
        if (byDefault && name == "blanks" && !info) {
            out.notes.push_back(
                {"There are no blanks yet, so they give no candidates; run the "
                 "analysis blanks first to have them.",
                 "尚无空白点，因此没有来自空白点的候选点；可先运行“空白点识别”。"});
            continue;
        }
        if (byDefault && name == "zones" && (!info || info->rowCount == 0)) {
            out.notes.push_back({"There are no zones yet, so they give no candidates.",
                                 "尚无片区，因此没有来自片区的候选点。"});
            continue;
        }
        if (!info) return noSuchLayer(name, inputs.layers());
        HETU_CHECK(addCandidates(out, inputs, *info, p.budget > 0, progress));
    }
    if (out.values.empty()) return noCandidates(p, out);
    if (const auto n = static_cast<double>(out.withoutPosition); n > 0)
        out.notes.push_back(
            {counted(n, "candidate is", "candidates are") + " left out: the position is not known.",
             fillIn("{} 个候选点没有位置，不参与选择。", {grouped(n)})});
    if (const auto n = static_cast<double>(out.withoutCost); n > 0)
        out.notes.push_back(
            {counted(n, "candidate is", "candidates are") +
                 " left out: the cost is not known, and there is a budget.",
             fillIn("{} 个候选点没有费用，因设有预算而不参与选择。", {grouped(n)})});
    return out;
}

/// Sets the region of every candidate, if there is a quota; the names of the regions.
Result<std::vector<std::string>> assignRegions(std::vector<Candidate>& candidates,
                                               analysis::Inputs& inputs,
                                               const Parameters& p) {
    std::vector<std::string> names;
    if (p.quota == 0) return names;
    HETU_TRY(const Layer regions, inputs.readKnown("regions", {"id", "name", "code", "level"}));
    const auto textOfRow = [&](const char* field, std::size_t row) {
        return textAt(regions.table.find(field), row);
    };
    bool hasCounties = false;
    for (std::size_t row = 0; row < regions.shapes.size(); ++row)
        hasCounties = hasCounties || textOfRow("level", row) == "county";
    std::vector<Geometry> shapes;
    std::vector<double> sizes;
    for (std::size_t row = 0; row < regions.shapes.size(); ++row) {
        if (hasCounties && textOfRow("level", row) != "county") continue;
        std::string name = textOfRow("name", row);
        if (name.empty()) name = textOfRow("code", row);
        if (name.empty()) name = toText(numberAt(regions.table.find("id"), row));
        names.push_back(std::move(name));
        shapes.push_back(regions.shapes[row]);
        sizes.push_back(area(regions.shapes[row]));
    }
    if (names.empty())
        return failure(
            ErrorCode::NotFound,
            {"There are no regions, so a quota per region cannot be kept.",
             "没有考核单位，无法按考核单位设置配额。"},
            {"Import regions, or set the quota to 0.", "请导入考核单位，或将配额设为 0。"});
    const PolygonIndex index(shapes);
    for (Candidate& candidate : candidates)
        for (const std::size_t r : index.covering(candidate.position)) {
            const auto best = static_cast<std::size_t>(candidate.region);
            // Of two that are equally large the name decides, not the order of the rows.
            if (candidate.region >= 0 &&
                std::tie(sizes[best], names[best]) <= std::tie(sizes[r], names[r]))
                continue;
            candidate.region = static_cast<int>(r);
        }
    return names;
}

Status markForbidden(std::vector<Candidate>& candidates,
                     analysis::Inputs& inputs,
                     const Parameters& p) {
    if (p.forbidden.empty()) return success();
    const LayerInfo* info = inputs.find(p.forbidden);
    if (!info) return noSuchLayer(p.forbidden, inputs.layers());
    if (info->isSurface ||
        (info->geometry != GeometryKind::Point && info->geometry != GeometryKind::Polygon))
        return failure(
            ErrorCode::InvalidArgument,
            textOf("The layer \"{}\" has no points or areas, so it cannot forbid places.",
                   "图层“{}”中没有点或面，不能用于禁止选址。", info->name));
    HETU_TRY(const Layer layer, inputs.readKnown(p.forbidden, {}));
    if (layer.kind == GeometryKind::Point) {
        const PointIndex index(layer.points, onPointMetres);
        for (Candidate& candidate : candidates)
            candidate.isForbidden = index.anyWithin(candidate.position, onPointMetres);
    } else {
        const PolygonIndex index(layer.shapes);
        for (Candidate& candidate : candidates)
            candidate.isForbidden = !index.covering(candidate.position).empty();
    }
    return success();
}

std::string stateWord(State state) {
    return state == State::Optimal    ? "optimal"
           : state == State::Feasible ? "feasible"
                                      : "infeasible";
}

/// Everything that the result layers are written from.
struct Report {
    const Parameters& p;
    const Problem& problem;
    const Solution& solution;
    const std::vector<Origin>& origins;           ///< of the candidates
    const std::vector<std::string>& regionNames;  ///< of the quota
    const analysis::Organisations& organisations;
    const std::vector<std::size_t>& demandRow;  ///< demand point -> its organisation
    const analysis::Places& places;

    [[nodiscard]] std::string nameOf(std::size_t candidate) const {
        const std::string& name = origins[candidate].name;
        return name.empty() ? places.name(problem.candidates[candidate].position) : name;
    }
};

/// People of the organisations that each site newly covers, by rank.
struct People {
    double employees = 0;
    double members = 0;
};
std::vector<People> peopleOf(const Report& report) {
    std::vector<People> people(report.solution.sites.size());
    for (std::size_t i = 0; i < report.demandRow.size(); ++i) {
        if (report.solution.rank[i] < 0) continue;
        People& here = people[static_cast<std::size_t>(report.solution.rank[i])];
        here.employees += report.organisations.employees[report.demandRow[i]];
        here.members += report.organisations.members[report.demandRow[i]];
    }
    return people;
}

/// "（1,830 名职工）": what the organisations that a site newly covers stand for.
Text amountText(const Report& report, std::size_t rank, const People& people) {
    const std::string& weight = report.p.weight;
    if (weight == "members")
        return {" (" + counted(people.members, "party member", "party members") + ")",
                "（" + grouped(people.members) + " 名党员）"};
    if (weight == "count" || weight == "employees")
        return {" (" + counted(people.employees, "employee", "employees") + ")",
                "（" + grouped(people.employees) + " 名职工）"};
    const std::string sum = toText(report.solution.sites[rank].gain);
    return {" (" + weight + " " + sum + ")", "（" + weight + " 合计 " + sum + "）"};
}

Text reasonFor(const Report& report,
               std::size_t rank,
               const People& people,
               const PointIndex& platforms) {
    const Site& site = report.solution.sites[rank];
    const Candidate& candidate = report.problem.candidates[site.candidate];
    const Text amount = amountText(report, rank, people);
    const auto gained = static_cast<double>(site.gainDemand);
    Text reason{"Newly covers " + counted(gained, "organisation", "organisations") + amount.en,
                "新覆盖 " + grouped(gained) + " 家组织" + amount.zh};
    const auto add = [&reason](const Text& part) {
        reason.en += "; " + part.en;
        reason.zh += "；" + part.zh;
    };
    std::string place = report.places.zone(candidate.position);
    if (place.empty()) place = report.places.name(candidate.position);
    if (!place.empty()) add(textOf("lies in {}", "位于{}", place));
    if (site.gain <= 0 && candidate.region >= 0)
        add(textOf("chosen because {} needs at least {} of the new sites",
                   "因{}至少须新建 {} 个点位而选",
                   report.regionNames[static_cast<std::size_t>(candidate.region)], report.p.quota));
    if (report.p.existing) {
        const PointIndex::Nearest nearest = platforms.nearest(candidate.position);
        if (nearest.found) {
            const Text distance = distanceText(nearest.distance);
            add({distance.en + " from the nearest existing platform",
                 "距最近现有平台 " + distance.zh});
        } else {
            add({"there is no platform yet", "目前尚无平台"});
        }
    }
    reason.en += ".";
    reason.zh += "。";
    return reason;
}

Layer sitesLayer(const Report& report) {
    Layer out{"sites", {"Proposed sites", "建议点位"}, GeometryKind::Point};
    std::vector<double> number, candidateId, gain, gained, covers, covered;
    std::vector<std::string> name, region, zone, layer, reason, reasonEn;
    const PointIndex platforms(report.problem.existing, report.p.radiusMetres);
    const std::vector<People> people = peopleOf(report);
    for (std::size_t rank = 0; rank < report.solution.sites.size(); ++rank) {
        const Site& site = report.solution.sites[rank];
        const Point p = report.problem.candidates[site.candidate].position;
        out.points.push_back(p);
        number.push_back(static_cast<double>(rank + 1));
        name.push_back(report.nameOf(site.candidate));
        region.push_back(report.places.region(p));
        zone.push_back(report.places.zone(p));
        layer.push_back(report.origins[site.candidate].layer);
        candidateId.push_back(report.origins[site.candidate].id);
        gain.push_back(site.gain);
        gained.push_back(static_cast<double>(site.gainDemand));
        covers.push_back(site.covers);
        covered.push_back(static_cast<double>(site.coversDemand));
        Text why = reasonFor(report, rank, people[rank], platforms);
        reason.push_back(std::move(why.zh));
        reasonEn.push_back(std::move(why.en));
    }
    Table& t = out.table;
    t.add(countField("site_id", "Site number", "点位序号"), number);
    t.add(countField("rank", "Rank", "名次"), std::move(number));
    t.add(textField("name", "Name", "名称"), std::move(name));
    t.add(textField("region", "Region", "考核单位"), std::move(region));
    t.add(textField("zone", "Zone", "所在片区"), std::move(zone));
    t.add(textField("candidate_layer", "Candidate layer", "候选点图层"), std::move(layer));
    t.add(countField("candidate_id", "Candidate number", "候选点序号"), std::move(candidateId));
    t.add(realField("gain", "Newly covered weight", "新增覆盖量", ""), std::move(gain));
    t.add(countField("gain_organisations", "Newly covered organisations", "新增覆盖组织数"),
          std::move(gained));
    t.add(realField("covers", "Weight within the radius", "半径内总量", ""), std::move(covers));
    t.add(countField("covers_organisations", "Organisations within the radius", "半径内组织数"),
          std::move(covered));
    t.add(textField("reason", "Reason", "理由"), std::move(reason));
    t.add(textField("reason_en", "Reason in English", "英文理由"), std::move(reasonEn));
    return out;
}

Layer serviceAreasLayer(const Report& report) {
    Layer out{"service_areas", {"Service areas", "建议点位服务圈"}, GeometryKind::Polygon};
    std::vector<double> number, radius;
    std::vector<std::string> name;
    for (const Site& site : report.solution.sites) {
        out.shapes.push_back(
            circle(report.problem.candidates[site.candidate].position, report.p.radiusMetres));
        number.push_back(static_cast<double>(number.size() + 1));
        name.push_back(report.nameOf(site.candidate));
        radius.push_back(report.p.radiusMetres);
    }
    out.table.add(countField("site_id", "Site number", "点位序号"), number);
    out.table.add(countField("rank", "Rank", "名次"), std::move(number));
    out.table.add(textField("name", "Name", "名称"), std::move(name));
    out.table.add(realField("radius", "Service radius", "服务半径", "m"), std::move(radius));
    return out;
}

Layer candidatesLayer(const Report& report) {
    Layer out{"candidates", {"Candidate sites", "候选点"}, GeometryKind::Point};
    std::vector<std::string> layer, name, region, state;
    std::vector<double> id, covers;
    std::set<std::size_t> chosen;
    for (const Site& site : report.solution.sites)
        chosen.insert(site.candidate);
    for (std::size_t c = 0; c < report.problem.candidates.size(); ++c) {
        const Candidate& candidate = report.problem.candidates[c];
        out.points.push_back(candidate.position);
        layer.push_back(report.origins[c].layer);
        id.push_back(report.origins[c].id);
        name.push_back(report.nameOf(c));
        region.push_back(report.places.region(candidate.position));
        state.emplace_back(chosen.contains(c)      ? "chosen"
                           : candidate.isForbidden ? "forbidden"
                                                   : "open");
        covers.push_back(report.solution.covers[c]);
    }
    out.table.add(textField("candidate_layer", "Candidate layer", "候选点图层"), std::move(layer));
    out.table.add(countField("candidate_id", "Candidate number", "候选点序号"), std::move(id));
    out.table.add(textField("name", "Name", "名称"), std::move(name));
    out.table.add(textField("region", "Region", "考核单位"), std::move(region));
    out.table.add(textField("state", "State", "状态"), std::move(state));
    out.table.add(realField("covers", "Weight within the radius", "半径内总量", ""),
                  std::move(covers));
    return out;
}

Result<Layer> uncoveredLayer(const Report& report, analysis::Inputs& inputs) {
    HETU_TRY(const Layer named, inputs.readKnown("organisations", {"id", "name"}));
    std::map<double, const std::string*> nameById;
    for (std::size_t row = 0; row < named.rowCount(); ++row)
        nameById[numberAt(named.table.find("id"), row)] = &textAt(named.table.find("name"), row);

    Layer out{"uncovered", {"Still out of reach", "仍未覆盖的组织"}, GeometryKind::Point};
    std::vector<Point> sites;
    for (const Site& site : report.solution.sites)
        sites.push_back(report.problem.candidates[site.candidate].position);
    const PointIndex index(sites, report.p.radiusMetres);
    std::vector<double> id, weight, distance;
    std::vector<std::string> name, site;
    for (std::size_t i = 0; i < report.demandRow.size(); ++i) {
        if (report.solution.reach[i] != Reach::None) continue;
        const Demand& demand = report.problem.demand[i];
        out.points.push_back(demand.position);
        id.push_back(report.organisations.id[report.demandRow[i]]);
        const auto found = nameById.find(id.back());
        name.push_back(found == nameById.end() ? std::string() : *found->second);
        weight.push_back(demand.weight);
        const PointIndex::Nearest nearest = index.nearest(demand.position);
        site.push_back(nearest.found
                           ? report.nameOf(report.solution.sites[nearest.position].candidate)
                           : std::string());
        distance.push_back(nearest.found ? nearest.distance : missingNumber);
    }
    out.table.add(countField("org_id", "Organisation number", "组织序号"), std::move(id));
    out.table.add(textField("name", "Name", "名称"), std::move(name));
    out.table.add(realField("weight", "Weight", "权重", ""), std::move(weight));
    out.table.add(textField("nearest_site", "Nearest proposed site", "最近的建议点位"),
                  std::move(site));
    out.table.add(realField("distance", "Distance to it", "与其距离", "m"), std::move(distance));
    return out;
}

std::vector<Figure> figuresOf(const Report& report) {
    const Solution& s = report.solution;
    return {{"status", {"Status", "求解状态"}, stateWord(s.state)},
            {"objective", {"Newly covered", "新增覆盖"}, s.objective},
            {"bound", {"Upper bound", "上界"}, s.bound},
            {"gap", {"Gap", "差距"}, s.gapPercent(), "%"},
            {"covered", {"Covered", "覆盖"}, s.objective + s.served},
            {"total", {"Total", "总量"}, s.total},
            {"sites", {"Sites", "点位数"}, static_cast<double>(s.sites.size())},
            {"seconds", {"Seconds", "用时"}, s.seconds, "s"}};
}

/// A number that a person reads: whole ones in groups, others with two decimals.
std::string readable(double value) {
    return value == std::floor(value) ? grouped(value) : toFixed(value, 2);
}

Text obstacleText(const Obstacle& obstacle, const Report& report) {
    switch (obstacle.kind) {
        case Obstacle::Kind::RegionShort: {
            const std::string& region =
                report.regionNames[static_cast<std::size_t>(obstacle.region)];
            return {"Region " + region + " has " +
                        counted(obstacle.available, "candidate site", "candidate sites") +
                        " but the quota asks for " + grouped(obstacle.needed) + ".",
                    fillIn("{}只有 {} 个候选点，配额要求 {} 个。",
                           {region, grouped(obstacle.available), grouped(obstacle.needed)})};
        }
        case Obstacle::Kind::Count:
            return textOf(
                "A quota of {} in each of {} regions asks for {} sites, but at most {} may "
                "be chosen.",
                "每个考核单位至少 {} 个、共 {} 个考核单位，需要 {} 个点位，而最多只能选 {} 个。",
                report.p.quota, report.regionNames.size(), grouped(obstacle.needed),
                grouped(obstacle.available));
        case Obstacle::Kind::Budget:
            break;
    }
    return textOf("The cheapest sites that satisfy the quota cost {}, but the budget is {}.",
                  "满足配额的最低费用为 {}，超出预算 {}。", readable(obstacle.needed),
                  readable(obstacle.available));
}

std::vector<Text> notesOf(const Report& report, std::size_t unknown) {
    const Solution& s = report.solution;
    std::vector<Text> notes;
    const auto chosen = static_cast<double>(s.sites.size());
    if (s.state == State::Infeasible) {
        notes.push_back({"No choice satisfies the request, so no site is proposed.",
                         "没有满足要求的方案，因此未给出点位。"});
        for (const Obstacle& obstacle : s.obstacles)
            notes.push_back(obstacleText(obstacle, report));
    } else {
        const double open = s.total - s.served;
        const Text share = analysis::shareText(s.objective, open);
        Text headline{counted(chosen, "new site covers ", "new sites cover ") +
                          readable(s.objective) + " of the " + readable(open) +
                          " not served so far" + share.en,
                      fillIn("{} 个新点位可新增覆盖 {}，占尚未覆盖的 {}{}",
                             {grouped(chosen), readable(s.objective), readable(open), share.zh})};
        if (s.state == State::Optimal) {
            headline.en += "; it is proven that no other choice covers more.";
            headline.zh += "；已证明没有更好的方案。";
        } else {
            const std::string gap = toFixed(s.gapPercent(), 2);
            headline.en +=
                "; the time limit ended the search: another choice may cover more, by at most " +
                gap + " %.";
            headline.zh +=
                "；搜索因达到时间上限而停止，可能还有更好的方案，但差距不超过 " + gap + "%。";
        }
        notes.push_back(std::move(headline));
        if (s.state == State::Optimal && s.sites.size() < static_cast<std::size_t>(report.p.count))
            notes.push_back(textOf("Up to {} sites were allowed; no further one would cover more.",
                                   "最多可选 {} 个点位，但再增加也无法覆盖更多。",
                                   grouped(report.p.count)));
    }
    const auto forbidden = static_cast<double>(
        std::count_if(report.problem.candidates.begin(), report.problem.candidates.end(),
                      [](const Candidate& c) { return c.isForbidden; }));
    if (forbidden > 0)
        notes.push_back({counted(forbidden, "candidate is", "candidates are") + " forbidden.",
                         fillIn("{} 个候选点位于禁止选址范围内。", {grouped(forbidden)})});
    if (const auto n = static_cast<double>(unknown); n > 0)
        notes.push_back({counted(n, "organisation counts", "organisations count") +
                             " as not covered because the register does not say.",
                         fillIn("{} 家组织在台账中未注明是否覆盖，按未覆盖计。", {grouped(n)})});
    return notes;
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& p,
                             const Progress& progress) {
    HETU_TRY(const analysis::Organisations organisations,
             analysis::readOrganisations(inputs, p.weight));
    HETU_TRY(Candidates candidates, readCandidates(inputs, p, progress));
    HETU_CHECK(markForbidden(candidates.values, inputs, p));
    HETU_TRY(const std::vector<std::string> regionNames,
             assignRegions(candidates.values, inputs, p));

    Problem problem;
    problem.candidates = std::move(candidates.values);
    problem.regions = static_cast<int>(regionNames.size());
    if (p.existing) {
        HETU_TRY(const analysis::Platforms platforms, analysis::readPlatforms(inputs, true));
        problem.existing = platforms.position;
    }
    std::vector<std::size_t> demandRow;
    std::size_t unknown = 0;
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        if (p.demand == DemandKind::Uncovered) {
            if (organisations.hasOrg(i)) continue;
            unknown += organisations.unknown[i];
        }
        demandRow.push_back(i);
        problem.demand.push_back({organisations.position[i], organisations.weight[i]});
    }
    HETU_TRY(const Solution solution, compute(problem, p, progress.sub(0.05, 0.9)));
    progress.report(0.9, "naming");
    HETU_TRY(const analysis::Places places, analysis::Places::read(inputs));
    const Report report{p,           problem,       solution,  candidates.origins,
                        regionNames, organisations, demandRow, places};
    if (progress.cancelled()) return cancelledError();

    analysis::Output out;
    out.layers.push_back(sitesLayer(report));
    out.layers.push_back(serviceAreasLayer(report));
    out.layers.push_back(candidatesLayer(report));
    HETU_TRY(Layer uncovered, uncoveredLayer(report, inputs));
    out.layers.push_back(std::move(uncovered));
    out.figures = figuresOf(report);
    out.notes = notesOf(report, unknown);
    out.notes.insert(out.notes.end(), candidates.notes.begin(), candidates.notes.end());
    for (Text& note : analysis::leftOutNotes(organisations))
        out.notes.push_back(std::move(note));
    progress.report(1);
    return out;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "site-selection";
    about.title = {"Site selection", "平台选址"};
    about.summary = {"Which candidate sites reach the most organisations, proven.",
                     "选出能覆盖最多组织的候选点，并证明方案最优。"};
    about.references = {
        "Church, R. & ReVelle, C. (1974). The maximal covering location problem. Papers of the "
        "Regional Science Association 32, 101-118.",
        "Forrest, J. & Lougee-Heimer, R. (2005). CBC User Guide. INFORMS Tutorials in Operations "
        "Research, 257-277."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::site_selection
