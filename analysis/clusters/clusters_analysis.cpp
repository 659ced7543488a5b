#include "analysis/clusters/clusters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "analysis/core/analysis.h"
#include "analysis/core/k_distances.h"
#include "analysis/core/organisations.h"
#include "analysis/core/places.h"
#include "analysis/core/wording.h"
#include "layers/geometry/operations.h"
#include "layers/index/point_index.h"

namespace hetu::clusters {
namespace {

using analysis::counted;
using analysis::countField;
using analysis::countFigure;
using analysis::realField;
using analysis::textField;

enum class DistanceMethod { Given, KDistance };
enum class Within { All, Regions, Zones };

struct Parameters : Options {
    DistanceMethod distanceMethod = DistanceMethod::Given;
    std::string weight = "count";
    Within within = Within::All;
};

analysis::Schema<Parameters> schema() {
    analysis::Schema<Parameters> s;
    s.choice<Method>(
         "method", {"Method", "方法"}, &Parameters::method,
         {{Method::Dbscan, {"dbscan", {"one distance (DBSCAN)", "固定距离（DBSCAN）"}}},
          {Method::Hdbscan, {"hdbscan", {"any density (HDBSCAN)", "自适应密度（HDBSCAN）"}}},
          {Method::Optics,
           {"optics", {"one distance, with curve (OPTICS)", "固定距离并给出曲线（OPTICS）"}}}})
        .help(
            "dbscan: where enough organisations lie within the distance. hdbscan: dense and thin "
            "crowds at once, without a distance, and how firmly each holds. optics: as dbscan, "
            "with a curve that shows the clusters at every smaller distance.",
            "dbscan：在邻近距离内聚集了足够多的组织就连成一片；hdbscan：不需要距离，密的和疏的片区"
            "同时找出，并给出每片的稳定程度；optics：同 dbscan，另给出一条曲线，可看出其他距离下的"
            "集聚情况。");
    s.choice("distance-method", {"How the distance is chosen", "距离取法"},
             &Parameters::distanceMethod,
             {{DistanceMethod::Given, {"given", {"as given", "按给定距离"}}},
              {DistanceMethod::KDistance,
               {"k-distance", {"where the curve bends", "按数据自动选取（曲线拐点）"}}}})
        .help(
            "Whether the distance below counts, or the program takes the bend of the curve of "
            "distances that organisations need to meet the least number (layer k_distances). Not "
            "for hdbscan.",
            "采用下面给定的距离，还是由程序取“凑够最少家数所需距离”曲线（图层 k_distances）的拐点。"
            "hdbscan 不用。");
    s.number("distance", {"Distance", "邻近距离"}, &Parameters::distanceMetres)
        .unit("m")
        .range(1, 100'000)
        .help(
            "Organisations this near belong together; a smaller distance gives smaller and "
            "denser clusters. 500 m is a walk of 7 minutes. Not for hdbscan.",
            "相距不超过这个距离就算邻近；取得小，集聚区更小更密。500 米约为步行 7 分钟。hdbscan "
            "不用。");
    s.integer("minimum", {"Least number", "最少家数"}, &Parameters::minimum)
        .unit("1")
        .range(1, 1'000'000)
        .help(
            "So many organisations within the distance make a cluster; raise it to keep only the "
            "dense ones. If something else counts (employees), so many of these.",
            "邻近距离内至少有这么多家组织才算集聚；调高后只留下密集的片区。统计内容改为从业人数等时"
            "，"
            "就是至少这么多人。");
    s.field("weight", {"What counts", "统计内容"}, &Parameters::weight,
            analysis::weightChoices(true))
        .help(
            "What is counted towards the least number. With employees a single large company may "
            "be a cluster of its own.",
            "凑“最少家数”时统计什么。选从业人数时，一家大企业也可以自成一片。");
    s.choice("within", {"Clusters lie within", "集聚区范围"}, &Parameters::within,
             {{Within::All, {"all", {"no limits", "不限"}}},
              {Within::Regions, {"regions", {"one region each", "各考核单位之内"}}},
              {Within::Zones, {"zones", {"one zone each", "各片区之内"}}}})
        .help(
            "Whether clusters may cross the borders of regions or zones. With regions or zones, "
            "organisations outside of all of them are in no cluster.",
            "集聚区能否跨越考核单位或片区的边界。选考核单位或片区时，不在其中的组织不归入集聚区。");
    s.integer("cluster-size", {"Least size of a cluster", "集聚区最小规模"},
              &Parameters::clusterSize)
        .unit("1")
        .range(0, 1'000'000)
        .help("hdbscan only: smaller groups are no cluster. 0: as the least number.",
              "仅 hdbscan：规模更小的不算集聚区。0 表示与最少家数相同。");
    s.number("same-place", {"Counts as one place", "视为同一地点"}, &Parameters::samePlaceMetres)
        .unit("m")
        .range(0.01, 10'000)
        .help(
            "hdbscan only: nearer than this is no denser. Larger keeps single buildings from "
            "being clusters; 50 m is about one building or yard.",
            "仅 hdbscan：比这更近就不再算更密。调大可避免单栋楼自成一片；50 "
            "米约为一栋楼或一个院落。");
    s.number("limit", {"How far to look", "搜索上限"}, &Parameters::limitMetres)
        .unit("m")
        .range(1, 100'000)
        .help("optics only: the curve goes up to this distance, at least up to the distance above.",
              "仅 optics：曲线最多画到这个距离，至少到上面的邻近距离。");
    return s;
}

const char* wordOf(Role role) {
    switch (role) {
        case Role::Core:
            return "core";
        case Role::Border:
            return "border";
        case Role::Noise:
            break;
    }
    return "noise";
}

Layer pointLayer(const analysis::Organisations& all, const Clusters& found) {
    Layer out{
        "cluster_points", {"Organisations by cluster", "组织所属集聚区"}, GeometryKind::Point};
    out.points = all.position;
    std::vector<double> cluster(found.cluster.begin(), found.cluster.end());
    std::vector<std::string> role;
    for (const Role r : found.role)
        role.emplace_back(wordOf(r));
    out.table.add(countField("org_id", "Organisation number", "组织序号"), all.id);
    out.table.add(countField("cluster_id", "Cluster number", "集聚区序号"), std::move(cluster));
    out.table.add(textField("role", "Role in the cluster", "在集聚区中的角色"), std::move(role));
    out.table.add(realField("probability", "How firmly it belongs", "归属程度", "1"),
                  found.probability);
    out.table.add(realField("outlier_score", "How much it stands apart", "离群程度", "1"),
                  found.outlierScore);
    return out;
}

/// The zones in which members lie, the one with most members first.
std::string zonesOf(const Cluster& cluster,
                    const std::vector<Point>& positions,
                    const analysis::Places& places) {
    std::map<std::string, std::size_t> members;
    for (const std::size_t i : cluster.members)
        ++members[places.zone(positions[i])];
    members.erase("");
    std::vector<std::pair<std::string, std::size_t>> sorted(members.begin(), members.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> names;
    for (const auto& [name, count] : sorted)
        names.push_back(name);
    return joined(names, "、");
}

Result<Layer> clusterLayer(const analysis::Organisations& all,
                           const Clusters& found,
                           const analysis::Places& places,
                           const analysis::Platforms& platforms,
                           const Progress& progress) {
    Layer out{"clusters", {"Clusters of organisations", "组织集聚区"}, GeometryKind::Polygon};
    std::vector<std::string> names, regions, zones, nearest, allZones;
    std::vector<double> id, organisations, employees, members, covered, blank, rate, metres, km2,
        mass, stability;
    const PointIndex index(platforms.position, 1000);
    for (const Cluster& cluster : found.clusters) {
        if (progress.cancelled()) return cancelledError();
        double staff = 0, party = 0, reached = 0;  // whole numbers: exact in any order
        std::vector<double> weights;
        for (const std::size_t i : cluster.members) {
            staff += all.employees[i];
            party += all.members[i];
            reached += all.hasOrg(i);
            weights.push_back(all.weight[i]);
        }
        std::sort(weights.begin(), weights.end());  // their sum in one order, whatever the rows'
        const auto count = static_cast<double>(cluster.members.size());
        id.push_back(static_cast<double>(id.size() + 1));
        names.push_back(places.name(cluster.centre));
        regions.push_back(places.region(cluster.centre));
        zones.push_back(places.zone(cluster.centre));
        organisations.push_back(count);
        employees.push_back(staff);
        members.push_back(party);
        covered.push_back(reached);
        blank.push_back(count - reached);
        rate.push_back(analysis::percentOf(reached, count));
        const PointIndex::Nearest platform = index.nearest(cluster.centre);
        nearest.push_back(platform.found ? platforms.name[platform.position] : std::string());
        metres.push_back(platform.found ? platform.distance : missingNumber);
        km2.push_back(area(cluster.outline) / 1e6);
        mass.push_back(std::accumulate(weights.begin(), weights.end(), 0.0));
        stability.push_back(1000 * cluster.stability);  // per kilometre
        allZones.push_back(zonesOf(cluster, all.position, places));
        out.shapes.push_back(cluster.outline);
    }
    // Names of places are those of the register, in Chinese.
    analysis::numberEqualNames(names, "集聚区");
    out.table.add(countField("cluster_id", "Cluster number", "集聚区序号"), std::move(id));
    out.table.add(textField("name", "Name", "名称"), std::move(names));
    out.table.add(textField("region", "Region", "考核单位"), std::move(regions));
    out.table.add(textField("zone", "Zone", "片区"), std::move(zones));
    out.table.add(countField("organisations", "Organisations", "组织数"), std::move(organisations));
    out.table.add(countField("employees", "Employees", "从业人数"), std::move(employees));
    out.table.add(countField("members", "Party members", "党员数"), std::move(members));
    out.table.add(countField("covered", "Covered", "已覆盖"), std::move(covered));
    out.table.add(countField("blank", "Not covered", "未覆盖"), std::move(blank));
    out.table.add(realField("coverage_rate", "Coverage", "覆盖率", "%"), std::move(rate));
    out.table.add(textField("platform", "Nearest platform", "最近平台"), std::move(nearest));
    out.table.add(realField("platform_distance", "Distance to it", "平台距离", "m"),
                  std::move(metres));
    out.table.add(realField("area_km2", "Area", "面积", "km2"), std::move(km2));
    out.table.add(realField("mass", "What counts, in all", "统计内容合计", "1"), std::move(mass));
    out.table.add(realField("stability", "How firmly it holds", "稳定程度", "1/km"),
                  std::move(stability));
    out.table.add(textField("zones", "All its zones", "涉及片区"), std::move(allZones));
    return out;
}

/// The curve of distances to the least number, of at most 500 rows, the knee among them.
Layer curveLayer(const analysis::KDistances& curve) {
    Layer out{"k_distances", {"Distances to the least number", "凑够最少家数所需距离"}};
    std::vector<double> rank, share, metres, knee;
    const std::size_t count = curve.metres.size(), rows = std::min<std::size_t>(count, 499);
    std::set<std::size_t> taken;
    for (std::size_t k = 0; k < rows; ++k)
        taken.insert(rows > 1 ? k * (count - 1) / (rows - 1) : 0);
    if (count > 0) taken.insert(curve.knee);
    for (const std::size_t k : taken) {
        rank.push_back(static_cast<double>(k + 1));
        share.push_back(analysis::percentOf(rank.back(), static_cast<double>(count)));
        metres.push_back(curve.metres[k]);
        knee.push_back(k == curve.knee);
    }
    out.table.add(countField("rank", "Place on the curve", "曲线位次"), std::move(rank));
    out.table.add(realField("share", "Share of organisations", "组织占比", "%"), std::move(share));
    out.table.add(realField("distance", "Distance", "距离", "m"), std::move(metres));
    out.table.add(countField("knee", "The curve bends here", "是否拐点"), std::move(knee));
    return out;
}

Layer reachabilityLayer(const analysis::Organisations& all, const Clusters& found) {
    Layer out{"reachability", {"Order of reaching", "可达顺序"}};
    std::vector<double> order, org, reach, core, cluster;
    for (const Reach& step : found.order) {
        order.push_back(static_cast<double>(order.size() + 1));
        org.push_back(all.id[step.point]);
        reach.push_back(step.reachability);
        core.push_back(step.coreDistance);
        cluster.push_back(static_cast<double>(found.cluster[step.point]));
    }
    out.table.add(countField("order", "Order", "顺序"), std::move(order));
    out.table.add(countField("org_id", "Organisation number", "组织序号"), std::move(org));
    out.table.add(realField("reachability", "Reached from", "可达距离", "m"), std::move(reach));
    out.table.add(realField("core_distance", "Distance to the least number", "核心距离", "m"),
                  std::move(core));
    out.table.add(countField("cluster_id", "Cluster number", "集聚区序号"), std::move(cluster));
    return out;
}

/// "8 organisations", or how much of what else is counted.
Text minimumText(const Parameters& p) {
    const auto minimum = static_cast<double>(p.minimum);
    const std::string number = toGrouped(minimum);
    if (p.weight == "count")
        return {counted(minimum, "organisation", "organisations"), number + " 家组织"};
    if (p.weight == "blank")
        return {counted(minimum, "organisation", "organisations") + " without coverage",
                number + " 家未覆盖组织"};
    if (p.weight == "employees")
        return {counted(minimum, "employee", "employees"), number + " 名从业人员"};
    if (p.weight == "members")
        return {counted(minimum, "party member", "party members"), number + " 名党员"};
    return {number + " of " + p.weight, "“" + p.weight + "”合计 " + number};
}

std::vector<Text> notesOn(const Clusters& found, const Layer& layer, const Parameters& p) {
    const Text distance = analysis::distanceText(p.distanceMetres);
    const Text minimum = minimumText(p);
    std::vector<Text> notes;
    if (found.outside > 0) {
        const auto outside = static_cast<double>(found.outside);
        const bool isRegions = p.within == Within::Regions;
        notes.push_back({fillIn("{} outside of all {}, and therefore in no cluster.",
                                {counted(outside, "organisation lies", "organisations lie"),
                                 isRegions ? "regions" : "zones"}),
                         fillIn("有 {} 家组织不在任何{}之内，因此不归入集聚区。",
                                {toGrouped(outside), isRegions ? "考核单位" : "片区"})});
    }
    if (found.clusters.empty() && p.method == Method::Hdbscan) {
        notes.push_back(
            {"The organisations do not part into clusters.", "这些组织没有分成明显的集聚区。"});
        notes.push_back({"Choose a smaller least number, or the method dbscan with a distance.",
                         "请取更小的最少家数，或改用 dbscan 并给定距离。"});
        return notes;
    }
    if (found.clusters.empty()) {
        notes.push_back(
            {fillIn("Nowhere do {} lie within {} of each other, so there is no cluster.",
                    {minimum.en, distance.en}),
             fillIn("没有一处在 {} 内聚集 {}，因此没有集聚区。", {distance.zh, minimum.zh})});
        notes.push_back({"Choose a larger distance or a smaller least number.",
                         "请取更大的邻近距离，或更小的最少家数。"});
        return notes;
    }
    const auto all = static_cast<double>(found.cluster.size());
    const double inside = all - static_cast<double>(found.noise);
    const auto clusters = static_cast<double>(found.clusters.size());
    const auto largest = static_cast<double>(found.clusters.front().members.size());
    const Text share = analysis::shareText(inside, all);
    notes.push_back({fillIn("{} of {} lie in {}{}.",
                            {toGrouped(inside), counted(all, "organisation", "organisations"),
                             counted(clusters, "cluster", "clusters"), share.en}),
                     fillIn("{} 家组织中有 {} 家位于 {} 个集聚区{}。",
                            {toGrouped(all), toGrouped(inside), toGrouped(clusters), share.zh})});
    const std::string& name = layer.table.find("name")->texts.front();
    notes.push_back({fillIn("The largest is {}, with {}.",
                            {name, counted(largest, "organisation", "organisations")}),
                     fillIn("最大的是{}，有 {} 家组织。", {name, toGrouped(largest)})});
    return notes;
}

/// Takes the distance from the curve if that is asked for, and says so.
std::vector<Text> chooseDistance(const analysis::KDistances& curve, Parameters& p) {
    if (p.distanceMethod == DistanceMethod::Given || p.method == Method::Hdbscan) return {};
    const double knee = curve.metres.empty() ? 0 : curve.metres[curve.knee];
    if (!(knee > 0)) {
        const Text distance = analysis::distanceText(p.distanceMetres);
        return {{fillIn("The curve of distances has no bend, so the given distance of {} counts.",
                        {distance.en}),
                 fillIn("距离曲线没有拐点，因此采用给定的 {}。", {distance.zh})}};
    }
    p.distanceMetres = std::clamp(std::ceil(knee), 1.0, 100'000.0);
    const auto share = analysis::percentOf(static_cast<double>(curve.knee + 1),
                                           static_cast<double>(curve.metres.size()));
    const Text distance = analysis::distanceText(p.distanceMetres);
    const Text minimum = minimumText(p);
    return {
        {fillIn("The distance is {}, by the data: for {} % of the organisations there are {} "
                "within it, beyond that the distances grow quickly.",
                {distance.en, toFixed(share, 0), minimum.en}),
         fillIn("邻近距离由数据选定为 {}：{}% 的组织在此距离内能凑够 {}，再往后所需距离迅速变大。",
                {distance.zh, toFixed(share, 0), minimum.zh})}};
}

/// Per organisation a number for the region or zone that covers it; equal names are one.
Result<std::vector<std::size_t>> groupsOf(const std::vector<Point>& positions,
                                          const analysis::Places& places,
                                          Within within) {
    std::vector<std::size_t> groups;
    if (within == Within::All) return groups;
    std::map<std::string, std::size_t> numbers;
    for (const Point p : positions) {
        const std::string name = within == Within::Regions ? places.region(p) : places.zone(p);
        groups.push_back(name.empty() ? noGroup
                                      : numbers.try_emplace(name, numbers.size()).first->second);
    }
    if (!numbers.empty() || positions.empty()) return groups;
    if (within == Within::Regions)
        return Error{ErrorCode::NotFound,
                     {"No organisation lies in a region that has a name.",
                      "没有组织位于有名称的考核单位之内。"},
                     {"Import the regions, or let clusters have no limits.",
                      "请先导入考核单位，或将集聚区范围设为不限。"}};
    return Error{
        ErrorCode::NotFound,
        {"No organisation lies in a zone that has a name.", "没有组织位于有名称的片区之内。"},
        {"Import zones, or let clusters have no limits.",
         "请先导入片区，或将集聚区范围设为不限。"}};
}

Result<analysis::Output> run(analysis::Inputs& inputs, Parameters p, const Progress& progress) {
    HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, p.weight));
    HETU_TRY(const analysis::Places places, analysis::Places::read(inputs));
    HETU_TRY(const analysis::Platforms platforms, analysis::readPlatforms(inputs, false));
    HETU_TRY(const std::vector<std::size_t> groups, groupsOf(all.position, places, p.within));
    const std::vector<double> weights = p.weight == "count" ? std::vector<double>{} : all.weight;
    HETU_TRY(const analysis::KDistances curve,
             analysis::kDistances(all.position, weights, p.minimum, progress.sub(0.1, 0.3)));
    std::vector<Text> chosen = chooseDistance(curve, p);
    HETU_TRY(const Clusters found,
             compute(all.position, weights, groups, p, progress.sub(0.3, 0.85)));
    HETU_TRY(Layer layer, clusterLayer(all, found, places, platforms, progress));

    analysis::Output output;
    output.figures = {
        countFigure("clusters", "Clusters", "集聚区数", found.clusters.size()),
        countFigure("noise", "Organisations in no cluster", "不在集聚区的组织", found.noise),
        countFigure("organisations", "Organisations", "组织总数", all.size()),
        countFigure("largest", "Organisations in the largest cluster", "最大集聚区的组织数",
                    found.clusters.empty() ? 0 : found.clusters.front().members.size())};
    if (p.method != Method::Hdbscan)
        output.figures.push_back({"distance", {"Distance", "邻近距离"}, p.distanceMetres, "m"});
    output.notes = std::move(chosen);
    for (Text& note : notesOn(found, layer, p))
        output.notes.push_back(std::move(note));
    for (Text& note : analysis::leftOutNotes(all))
        output.notes.push_back(std::move(note));
    output.layers.push_back(std::move(layer));
    output.layers.push_back(pointLayer(all, found));
    output.layers.push_back(curveLayer(curve));
    if (p.method == Method::Optics) output.layers.push_back(reachabilityLayer(all, found));
    progress.report(1);
    return output;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "clusters";
    about.version = 2;
    about.title = {"Clusters", "集聚区识别"};
    about.summary = {
        "Where organisations crowd, how many each cluster has, and how many of them a "
        "party organisation covers.",
        "找出组织密集的片区，列出每片有多少家、其中多少家已有党组织覆盖。"};
    about.references = {
        "Ester, Kriegel, Sander, Xu (1996), A density-based algorithm for discovering clusters in "
        "large spatial databases with noise, KDD-96.",
        "Schubert, Sander, Ester, Kriegel, Xu (2017), DBSCAN revisited, revisited, ACM "
        "Transactions "
        "on Database Systems 42(3), 19.",
        "Wang, Gu, Shun (2020), Theoretically-efficient and practical parallel DBSCAN, SIGMOD.",
        "Campello, Moulavi, Zimek, Sander (2015), Hierarchical density estimates for data "
        "clustering, visualization, and outlier detection, ACM TKDD 10(1), 5.",
        "Ankerst, Breunig, Kriegel, Sander (1999), OPTICS: ordering points to identify the "
        "clustering structure, SIGMOD.",
        "Duckham, Kulik, Worboys, Galton (2008), Efficient generation of simple polygons for "
        "characterizing the shape of a set of points in the plane, Pattern Recognition 41."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::clusters
