#include "analysis/site_selection/report.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/core/columns.h"
#include "analysis/core/wording.h"
#include "layers/geometry/operations.h"
#include "layers/index/point_index.h"

namespace hetu::site_selection {
namespace {

using analysis::counted;
using analysis::countField;
using analysis::distanceText;
using analysis::Figure;
using analysis::numberAt;
using analysis::realField;
using analysis::textAt;
using analysis::textField;

std::string stateWord(State state) {
    return state == State::Optimal    ? "optimal"
           : state == State::Feasible ? "feasible"
                                      : "infeasible";
}

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
                "（" + toGrouped(people.members) + " 名党员）"};
    if (weight == "count" || weight == "employees")
        return {" (" + counted(people.employees, "employee", "employees") + ")",
                "（" + toGrouped(people.employees) + " 名职工）"};
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
                "新覆盖 " + toGrouped(gained) + " 家组织" + amount.zh};
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

}  // namespace

Layer sitesLayer(const Report& report) {
    Layer out{"sites", {"Proposed sites", "建议点位"}, GeometryKind::Point};
    std::vector<double> number, candidateId, gain, gained, covers, covered;
    std::vector<std::string> name, region, zone, layer, reason, reasonEn;
    const PointIndex platforms(report.problem.serving(), report.p.radiusMetres);
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
    t.add(textField("zone", "Zone", "片区"), std::move(zone));
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
    const Text status = s.state == State::Optimal ? Text{"proven best", "已证明最优"}
                        : s.state == State::Feasible
                            ? Text{"good, not proven best", "可行，尚未证明最优"}
                            : Text{"impossible", "无可行方案"};
    return {{"status", {"Status", "求解状态"}, stateWord(s.state), {}, status},
            {"objective", {"Newly covered", "新增覆盖"}, s.objective},
            {"bound", {"No choice covers more than", "任何方案的上限"}, s.bound},
            {"gap", {"Gap to that bound", "与上限的差距"}, s.gapPercent(), "%"},
            {"covered", {"Covered in all", "合计覆盖"}, s.objective + s.served},
            {"total", {"Whom to reach, in all", "覆盖对象总量"}, s.total},
            {"sites", {"Sites", "点位数"}, static_cast<double>(s.sites.size())},
            {"seconds", {"Seconds", "用时"}, s.seconds, "s"}};
}

namespace {

/// A number that a person reads: whole ones in groups, others with two decimals.
std::string readable(double value) {
    return value == std::floor(value) ? toGrouped(value) : toFixed(value, 2);
}

Text obstacleText(const Obstacle& obstacle, const Report& report) {
    switch (obstacle.kind) {
        case Obstacle::Kind::RegionShort: {
            const std::string& region =
                report.regionNames[static_cast<std::size_t>(obstacle.region)];
            return {"Region " + region + " has " +
                        counted(obstacle.available, "candidate site", "candidate sites") +
                        " but the quota asks for " + toGrouped(obstacle.needed) + ".",
                    fillIn("{}只有 {} 个候选点，配额要求 {} 个。",
                           {region, toGrouped(obstacle.available), toGrouped(obstacle.needed)})};
        }
        case Obstacle::Kind::Count:
            return textOf(
                "A quota of {} in each of {} regions asks for {} sites, but at most {} may "
                "be chosen.",
                "每个考核单位至少 {} 个、共 {} 个考核单位，需要 {} 个点位，而最多只能选 {} 个。",
                report.p.quota, report.regionNames.size(), toGrouped(obstacle.needed),
                toGrouped(obstacle.available));
        case Obstacle::Kind::Budget:
            break;
    }
    return textOf("The cheapest sites that satisfy the quota cost {}, but the budget is {}.",
                  "满足配额的最低费用为 {}，超出预算 {}。", readable(obstacle.needed),
                  readable(obstacle.available));
}

}  // namespace

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
                             {toGrouped(chosen), readable(s.objective), readable(open), share.zh})};
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
                                   toGrouped(report.p.count)));
    }
    const auto forbidden = static_cast<double>(
        std::count_if(report.problem.candidates.begin(), report.problem.candidates.end(),
                      [](const Candidate& c) { return c.isForbidden; }));
    if (forbidden > 0)
        notes.push_back({counted(forbidden, "candidate is", "candidates are") + " forbidden.",
                         fillIn("{} 个候选点位于禁止选址范围内。", {toGrouped(forbidden)})});
    if (const auto n = static_cast<double>(unknown); n > 0)
        notes.push_back({counted(n, "organisation counts", "organisations count") +
                             " as not covered because the register does not say.",
                         fillIn("{} 家组织在台账中未注明是否覆盖，按未覆盖计。", {toGrouped(n)})});
    return notes;
}

}  // namespace hetu::site_selection
