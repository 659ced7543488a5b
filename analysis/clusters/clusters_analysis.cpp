#include "analysis/clusters/clusters.h"

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

enum class Method { Dbscan };

struct Parameters : Options {
    Method method = Method::Dbscan;
};

analysis::Schema<Parameters> schema() {
    analysis::Schema<Parameters> s;
    s.choice("method", {"Method", "方法"}, &Parameters::method,
             {{Method::Dbscan, {"dbscan", {"by density (DBSCAN)", "按密度（DBSCAN）"}}}})
        .help(
            "How clusters are found: where enough organisations lie within the distance of one "
            "another.",
            "如何划分集聚区：在给定距离内聚集了足够多的组织，就连成一片。");
    s.number("distance", {"Distance", "邻近距离"}, &Parameters::distanceMetres)
        .unit("m")
        .range(1, 100'000)
        .help(
            "Organisations this near belong together; a smaller distance gives smaller and "
            "denser clusters. 500 m is a walk of 7 minutes.",
            "相距不超过这个距离就算邻近；取得小，集聚区更小更密。500 米约为步行 7 分钟。");
    s.integer("minimum", {"Least number", "最少家数"}, &Parameters::minimum)
        .unit("1")
        .range(1, 1'000'000)
        .help(
            "So many organisations within the distance make a cluster; raise it to keep only the "
            "dense ones.",
            "邻近距离内至少有这么多家组织才算集聚；调高后只留下密集的片区。");
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
    return out;
}

Result<Layer> clusterLayer(const analysis::Organisations& all,
                           const Clusters& found,
                           const analysis::Places& places,
                           const analysis::Platforms& platforms,
                           const Progress& progress) {
    Layer out{"clusters", {"Clusters of organisations", "组织集聚区"}, GeometryKind::Polygon};
    std::vector<std::string> names, regions, zones, nearest;
    std::vector<double> id, organisations, employees, members, covered, blank, rate, metres, km2;
    const PointIndex index(platforms.position, 1000);
    for (const Cluster& cluster : found.clusters) {
        if (progress.cancelled()) return cancelledError();
        double staff = 0, party = 0, reached = 0;  // whole numbers: exact in any order
        for (const std::size_t i : cluster.members) {
            staff += all.employees[i];
            party += all.members[i];
            reached += all.hasOrg(i);
        }
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
    return out;
}

std::vector<Text> notesOn(const Clusters& found, const Layer& layer, const Parameters& p) {
    const Text distance = analysis::distanceText(p.distanceMetres);
    const auto minimum = static_cast<double>(p.minimum);
    if (found.clusters.empty())
        return {{fillIn("Nowhere do {} lie within {} of each other, so there is no cluster.",
                        {counted(minimum, "organisation", "organisations"), distance.en}),
                 fillIn("没有一处在 {} 内聚集 {} 家组织，因此没有集聚区。",
                        {distance.zh, toGrouped(minimum)})},
                {"Choose a larger distance or a smaller least number.",
                 "请取更大的邻近距离，或更小的最少家数。"}};
    const auto all = static_cast<double>(found.cluster.size());
    const double inside = all - static_cast<double>(found.noise);
    const auto clusters = static_cast<double>(found.clusters.size());
    const auto largest = static_cast<double>(found.clusters.front().members.size());
    const Text share = analysis::shareText(inside, all);
    std::vector<Text> notes{
        {fillIn("{} of {} lie in {}{}.",
                {toGrouped(inside), counted(all, "organisation", "organisations"),
                 counted(clusters, "cluster", "clusters"), share.en}),
         fillIn("{} 家组织中有 {} 家位于 {} 个集聚区{}。",
                {toGrouped(all), toGrouped(inside), toGrouped(clusters), share.zh})}};
    const std::string& name = layer.table.find("name")->texts.front();
    notes.push_back({fillIn("The largest is {}, with {}.",
                            {name, counted(largest, "organisation", "organisations")}),
                     fillIn("最大的是{}，有 {} 家组织。", {name, toGrouped(largest)})});
    return notes;
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& p,
                             const Progress& progress) {
    HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, "count"));
    HETU_TRY(const analysis::Places places, analysis::Places::read(inputs));
    HETU_TRY(const analysis::Platforms platforms, analysis::readPlatforms(inputs, false));
    HETU_TRY(const Clusters found, compute(all.position, p, progress.sub(0.1, 0.8)));
    HETU_TRY(Layer layer, clusterLayer(all, found, places, platforms, progress));

    analysis::Output output;
    output.figures = {
        countFigure("clusters", "Clusters", "集聚区数", found.clusters.size()),
        countFigure("noise", "Organisations in no cluster", "不在集聚区的组织", found.noise),
        countFigure("organisations", "Organisations", "组织总数", all.size()),
        countFigure("largest", "Organisations in the largest cluster", "最大集聚区的组织数",
                    found.clusters.empty() ? 0 : found.clusters.front().members.size())};
    output.notes = notesOn(found, layer, p);
    for (Text& note : analysis::leftOutNotes(all))
        output.notes.push_back(std::move(note));
    output.layers.push_back(std::move(layer));
    output.layers.push_back(pointLayer(all, found));
    progress.report(1);
    return output;
}

}  // namespace

analysis::Analysis catalogueEntry() {
    analysis::Analysis about;
    about.id = "clusters";
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
        "Wang, Gu, Shun (2020), Theoretically-efficient and practical parallel DBSCAN, SIGMOD."};
    return analysis::makeAnalysis(std::move(about), schema(), run);
}

}  // namespace hetu::clusters
