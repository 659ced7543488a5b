#include <cmath>
#include <set>
#include <tuple>

#include "analysis/core/analysis.h"
#include "analysis/core/columns.h"
#include "analysis/core/organisations.h"
#include "analysis/core/places.h"
#include "analysis/core/wording.h"
#include "analysis/site_selection/report.h"
#include "layers/geometry/operations.h"
#include "layers/index/point_index.h"
#include "layers/index/polygon_index.h"
#include "layers/model/memory_source.h"

namespace hetu::site_selection {
namespace {

using analysis::counted;
using analysis::numberAt;
using analysis::textAt;

constexpr double onPointMetres = 1;   // closer than any survey: the same spot
constexpr double barredMetres = 100;  // of a place ruled out by hand

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
    s.positions("pinned", {"Decided sites", "已定点位"}, &Parameters::pinned)
        .help(
            "Sites that are settled: they serve already and count for the quota of their region, "
            "but not for the number of new sites. The what-if panel fills them in.",
            "已经确定的点位：视为已在服务，计入所在考核单位的配额，不计入新建点位数。由选址推演自动"
            "填写。");
    s.positions("serving", {"Other platforms that serve", "其他在用平台"}, &Parameters::serving)
        .help(
            "Places of platforms that the register does not have; they serve, and count for no "
            "quota. The what-if panel fills them in.",
            "登记册之外的平台位置：视为已在服务，不计入配额。由选址推演自动填写。");
    s.positions("barred", {"Places ruled out", "排除的位置"}, &Parameters::barred)
        .help(
            "Candidates within 100 m of these places are left out. The what-if panel fills "
            "them in.",
            "距这些位置 100 米以内的候选点不参与选择。由选址推演自动填写。");
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
         "请导入片区、运行“空白分析”，或指定其他候选点图层。"});
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
                 "尚无空白点，因此没有来自空白点的候选点；可先运行“空白分析”。"});
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
             fillIn("{} 个候选点没有位置，不参与选择。", {toGrouped(n)})});
    if (const auto n = static_cast<double>(out.withoutCost); n > 0)
        out.notes.push_back(
            {counted(n, "candidate is", "candidates are") +
                 " left out: the cost is not known, and there is a budget.",
             fillIn("{} 个候选点没有费用，因设有预算而不参与选择。", {toGrouped(n)})});
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
    const PointIndex barred(p.barred, barredMetres);
    for (Candidate& candidate : candidates)
        candidate.isForbidden = barred.anyWithin(candidate.position, barredMetres);
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
            candidate.isForbidden =
                candidate.isForbidden || index.anyWithin(candidate.position, onPointMetres);
    } else {
        const PolygonIndex index(layer.shapes);
        for (Candidate& candidate : candidates)
            candidate.isForbidden =
                candidate.isForbidden || !index.covering(candidate.position).empty();
    }
    return success();
}

Result<analysis::Output> run(analysis::Inputs& inputs,
                             const Parameters& p,
                             const Progress& progress) {
    HETU_TRY(const analysis::Organisations organisations,
             analysis::readOrganisations(inputs, p.weight));
    HETU_TRY(Candidates candidates, readCandidates(inputs, p, progress));
    HETU_CHECK(markForbidden(candidates.values, inputs, p));
    // The decided sites find their regions as the candidates do.
    const std::size_t candidateCount = candidates.values.size();
    for (const Point& site : p.pinned)
        candidates.values.push_back({.position = site});
    HETU_TRY(const std::vector<std::string> regionNames,
             assignRegions(candidates.values, inputs, p));

    Problem problem;
    problem.pinned = p.pinned;
    for (std::size_t k = candidateCount; k < candidates.values.size(); ++k)
        problem.pinnedRegion.push_back(candidates.values[k].region);
    candidates.values.resize(candidateCount);
    problem.candidates = std::move(candidates.values);
    problem.regions = static_cast<int>(regionNames.size());
    if (p.existing) {
        HETU_TRY(const analysis::Platforms platforms, analysis::readPlatforms(inputs, true));
        problem.existing = platforms.position;
    }
    problem.existing.insert(problem.existing.end(), p.serving.begin(), p.serving.end());
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
    if (const auto n = static_cast<double>(p.pinned.size()); n > 0)
        out.notes.push_back(
            {counted(n, "decided site serves", "decided sites serve") +
                 " already and counts for the quota; the new sites come in addition.",
             fillIn("{} 个已定点位视为已在服务并计入配额；新建点位另计。", {toGrouped(n)})});
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
