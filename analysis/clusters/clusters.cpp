#include "analysis/clusters/clusters.h"

#include <algorithm>
#include <tuple>

#include "layers/geometry/operations.h"

namespace hetu::clusters {

double marginMetres(const Options& options) {
    return std::max(10.0, options.distanceMetres / 10);
}

Result<Clusters> compute(std::span<const Point> points,
                         const Options& options,
                         const Progress& progress) {
    HETU_TRY(const analysis::Dbscan found, analysis::dbscan(points, options.distanceMetres,
                                                            options.minimum, progress.sub(0, 0.7)));
    Clusters out;
    out.clusters.resize(static_cast<std::size_t>(found.clusterCount));
    out.cluster.resize(points.size());
    out.role.resize(points.size(), Role::Noise);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (found.cluster[i] < 0) {
            ++out.noise;
            continue;
        }
        const auto c = static_cast<std::size_t>(found.cluster[i]);
        out.cluster[i] = c + 1;
        out.role[i] = found.core[i] ? Role::Core : Role::Border;
        out.clusters[c].members.push_back(i);
    }
    for (std::size_t c = 0; c < out.clusters.size(); ++c) {
        if (progress.cancelled()) return cancelledError();
        Cluster& cluster = out.clusters[c];
        std::vector<Point> members;
        for (const std::size_t i : cluster.members)
            members.push_back(points[i]);
        // In one order, so that sums and outlines have the same bits whatever the rows' order.
        std::sort(members.begin(), members.end(),
                  [](Point a, Point b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); });
        HETU_TRY(cluster.outline, hullOf(members, marginMetres(options)));
        const Point origin = members.front();
        double x = 0, y = 0;
        for (const Point p : members) {
            x += p.x - origin.x;
            y += p.y - origin.y;
        }
        const auto count = static_cast<double>(members.size());
        cluster.centre = {origin.x + x / count, origin.y + y / count};
        progress.report(0.7 + 0.3 * static_cast<double>(c + 1) /
                                  static_cast<double>(out.clusters.size()));
    }
    return out;
}

}  // namespace hetu::clusters
