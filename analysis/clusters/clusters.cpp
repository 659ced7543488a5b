#include "analysis/clusters/clusters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "analysis/core/cluster_numbers.h"
#include "analysis/core/dbscan.h"
#include "analysis/core/hdbscan.h"
#include "analysis/core/optics.h"
#include "layers/base/parallel.h"
#include "layers/geometry/operations.h"

namespace hetu::clusters {
namespace {

bool isLower(Point a, Point b) {
    return std::tie(a.x, a.y) < std::tie(b.x, b.y);
}

/// The points that may share clusters, by their lowest point, so that the groups come in one
/// order whatever their numbers.
std::vector<std::vector<std::uint32_t>> groupsOf(std::span<const Point> points,
                                                 std::span<const std::size_t> groups) {
    std::map<std::size_t, std::vector<std::uint32_t>> byNumber;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (groups.empty() || groups[i] != noGroup)
            byNumber[groups.empty() ? 0 : groups[i]].push_back(static_cast<std::uint32_t>(i));
    std::vector<std::pair<Point, std::vector<std::uint32_t>>> sorted;
    for (auto& [number, members] : byNumber) {
        const auto lowest = std::min_element(
            members.begin(), members.end(),
            [&](std::uint32_t a, std::uint32_t b) { return isLower(points[a], points[b]); });
        sorted.emplace_back(points[*lowest], std::move(members));
    }
    std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
        // Groups at one and the same place: by size, and then they are alike.
        return isLower(a.first, b.first) ||
               (!isLower(b.first, a.first) && a.second.size() < b.second.size());
    });
    std::vector<std::vector<std::uint32_t>> out;
    for (auto& [lowest, members] : sorted)
        out.push_back(std::move(members));
    return out;
}

/// What the methods find, as sets over all groups.
struct Found {
    std::vector<std::uint32_t> setOf;           // per point; noSet: noise
    std::vector<double> stability, linkMetres;  // per set
};

void place(const std::vector<int>& cluster,
           int clusterCount,
           const std::vector<std::uint32_t>& members,
           double linkMetres,
           Found& found) {
    const auto first = static_cast<std::uint32_t>(found.stability.size());
    for (std::size_t k = 0; k < members.size(); ++k)
        if (cluster[k] >= 0)
            found.setOf[members[k]] = first + static_cast<std::uint32_t>(cluster[k]);
    found.stability.resize(first + static_cast<std::size_t>(clusterCount), missingNumber);
    found.linkMetres.resize(found.stability.size(), linkMetres);
}

Status findIn(const std::vector<std::uint32_t>& members,
              std::span<const Point> all,
              std::span<const double> allWeights,
              const Options& options,
              const Progress& progress,
              Found& found,
              Clusters& out) {
    std::vector<Point> points;
    std::vector<double> weights;
    points.reserve(members.size());
    for (const std::uint32_t i : members) {
        points.push_back(all[i]);
        if (!allWeights.empty()) weights.push_back(allWeights[i]);
    }
    if (options.method == Method::Hdbscan) {
        const analysis::HdbscanOptions how{options.minimum, options.clusterSize,
                                           options.samePlaceMetres, weights, options.threads};
        HETU_TRY(const analysis::Hdbscan result, analysis::hdbscan(points, how, progress));
        place(result.cluster, result.clusterCount, members, missingNumber, found);
        const auto first = static_cast<std::ptrdiff_t>(found.stability.size()) -
                           static_cast<std::ptrdiff_t>(result.stability.size());
        std::copy(result.stability.begin(), result.stability.end(),
                  found.stability.begin() + first);
        std::copy(result.linkMetres.begin(), result.linkMetres.end(),
                  found.linkMetres.begin() + first);
        for (std::size_t k = 0; k < members.size(); ++k) {
            out.probability[members[k]] = result.probability[k];
            out.outlierScore[members[k]] = result.outlierScore[k];
            if (result.cluster[k] >= 0) out.role[members[k]] = Role::Core;
        }
        return success();
    }
    if (options.method == Method::Optics) {
        const analysis::OpticsOptions how{std::max(options.limitMetres, options.distanceMetres),
                                          options.minimum, weights, options.threads};
        HETU_TRY(const analysis::Optics result, analysis::optics(points, how, progress));
        const std::vector<int> cluster =
            analysis::clustersAt(points, result, options.distanceMetres);
        const int most = cluster.empty() ? -1 : *std::max_element(cluster.begin(), cluster.end());
        place(cluster, most + 1, members, options.distanceMetres, found);
        for (std::size_t k = 0; k < members.size(); ++k)
            if (cluster[k] >= 0)
                out.role[members[k]] =
                    result.coreDistance[k] <= options.distanceMetres ? Role::Core : Role::Border;
        for (const std::uint32_t k : result.order)
            out.order.push_back({members[k], result.reachability[k], result.coreDistance[k]});
        return success();
    }
    HETU_TRY(const analysis::Dbscan result,
             analysis::dbscan(points, options.distanceMetres, options.minimum, progress,
                              options.threads, weights));
    place(result.cluster, result.clusterCount, members, options.distanceMetres, found);
    for (std::size_t k = 0; k < members.size(); ++k)
        if (result.cluster[k] >= 0)
            out.role[members[k]] = result.core[k] ? Role::Core : Role::Border;
    return success();
}

Status outline(Cluster& cluster, std::span<const Point> points) {
    std::vector<Point> members;
    members.reserve(cluster.members.size());
    for (const std::size_t i : cluster.members)
        members.push_back(points[i]);
    // In one order, so that sums and outlines have the same bits whatever the rows' order.
    std::sort(members.begin(), members.end(), isLower);
    HETU_TRY(cluster.outline,
             concaveHullOf(members, marginMetres(cluster.linkMetres), cluster.linkMetres));
    const Point origin = members.front();
    double x = 0, y = 0;
    for (const Point p : members) {
        x += p.x - origin.x;
        y += p.y - origin.y;
    }
    const auto count = static_cast<double>(members.size());
    cluster.centre = {origin.x + x / count, origin.y + y / count};
    return success();
}

}  // namespace

double marginMetres(double linkMetres) {
    return std::clamp(linkMetres / 10, 10.0, 100.0);
}

Result<Clusters> compute(std::span<const Point> points,
                         std::span<const double> weights,
                         std::span<const std::size_t> groups,
                         const Options& options,
                         const Progress& progress) {
    if (progress.cancelled()) return cancelledError();
    Clusters out;
    out.cluster.resize(points.size());
    out.role.resize(points.size(), Role::Noise);
    out.probability.resize(points.size(), missingNumber);
    out.outlierScore.resize(points.size(), missingNumber);
    Found found;
    found.setOf.resize(points.size(), analysis::noSet);
    double done = 0;
    std::size_t grouped = 0;
    for (const std::vector<std::uint32_t>& members : groupsOf(points, groups)) {
        const double share =
            static_cast<double>(members.size()) / static_cast<double>(points.size());
        HETU_CHECK(findIn(members, points, weights, options,
                          progress.sub(0.7 * done, 0.7 * (done + share)), found, out));
        done += share;
        grouped += members.size();
    }
    out.outside = points.size() - grouped;

    const std::vector<int> number =
        analysis::numbersBySize(points, found.setOf, found.stability.size());
    out.clusters.resize(static_cast<std::size_t>(
        std::count_if(number.begin(), number.end(), [](int n) { return n >= 0; })));
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (found.setOf[i] == analysis::noSet) {
            ++out.noise;
            continue;
        }
        const auto c = static_cast<std::size_t>(number[found.setOf[i]]);
        out.cluster[i] = c + 1;
        out.clusters[c].members.push_back(i);
    }
    for (std::size_t set = 0; set < number.size(); ++set) {
        if (number[set] < 0) continue;
        Cluster& cluster = out.clusters[static_cast<std::size_t>(number[set])];
        cluster.stability = found.stability[set];
        cluster.linkMetres = found.linkMetres[set];
    }
    std::vector<std::optional<Error>> failures(out.clusters.size());
    if (!inPieces(out.clusters.size(), 1, options.threads, progress.sub(0.7, 1),
                  [&](std::size_t c, std::size_t) {
                      if (const Status status = outline(out.clusters[c], points); !status.ok())
                          failures[c] = status.error();
                  }))
        return cancelledError();
    for (const std::optional<Error>& failure : failures)
        if (failure) return *failure;
    return out;
}

}  // namespace hetu::clusters
