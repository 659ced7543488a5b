#include "analysis/core/optics.h"

#include <cmath>
#include <limits>
#include <queue>

#include "analysis/core/cluster_numbers.h"
#include "analysis/core/mass.h"
#include "analysis/core/point_tree.h"
#include "analysis/core/sorted_points.h"

namespace hetu::analysis {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// A point not yet processed as one core point sees it.
struct Step {
    double square = std::numeric_limits<double>::infinity();         // of the reachability
    std::uint32_t rank = std::numeric_limits<std::uint32_t>::max();  // from the lowest point
    std::uint32_t to = 0;                                            // place in the tree
    std::uint32_t from = 0;                                          // the core point's
    [[nodiscard]] bool isBefore(const Step& other) const {
        return square < other.square || (square == other.square && rank < other.rank);
    }
};

/// The points not yet processed.
class Remaining {
public:
    Remaining(const PointTree& tree, std::span<const double> core, double limit)
        : m_tree(tree),
          m_core(core),
          m_limit(limit),
          m_isLeft(tree.at.size(), 1),
          m_leafOf(tree.at.size()),
          m_above(tree.nodes.size(), 0),
          m_left(tree.nodes.size()),
          m_lowest(tree.nodes.size(), std::numeric_limits<std::uint32_t>::max()) {
        for (std::uint32_t n = static_cast<std::uint32_t>(tree.nodes.size()); n-- > 0;) {
            const PointTree::Node& node = tree.nodes[n];
            m_left[n] = node.to - node.from;
            if (node.isLeaf()) {
                for (std::uint32_t k = node.from; k < node.to; ++k) {
                    m_leafOf[k] = n;
                    m_lowest[n] = std::min(m_lowest[n], tree.origin[k]);
                }
            } else {
                m_above[n + 1] = m_above[node.right] = n;
                m_lowest[n] = std::min(m_lowest[n + 1], m_lowest[node.right]);
            }
        }
    }
    [[nodiscard]] bool isLeft(std::uint32_t k) const { return m_isLeft[k]; }
    void take(std::uint32_t k) {
        m_isLeft[k] = 0;
        for (std::uint32_t n = m_leafOf[k];; n = m_above[n]) {
            --m_left[n];
            if (n == 0) return;
        }
    }
    /// The next step from a core point; of an infinite square if there is none.
    [[nodiscard]] Step next(std::uint32_t from) const {
        Step best;
        best.from = from;
        walk(0, leastSquare(m_tree.at[from], m_tree.nodes[0].box), best);
        return best;
    }

private:
    void walk(std::uint32_t index, double least, Step& best) const {
        const PointTree::Node& node = m_tree.nodes[index];
        if (m_left[index] == 0 || least > m_limit) return;
        const double core = m_core[best.from];
        if (Step nearest{std::max(core, least), m_lowest[index], 0, 0}; !nearest.isBefore(best))
            return;
        const Point p = m_tree.at[best.from];
        if (node.isLeaf()) {
            for (std::uint32_t k = node.from; k < node.to; ++k) {
                if (!m_isLeft[k]) continue;
                const double square = squareBetween(p, m_tree.at[k]);
                const Step step{std::max(core, square), m_tree.origin[k], k, best.from};
                if (square <= m_limit && step.isBefore(best)) best = step;
            }
            return;
        }
        std::uint32_t near = index + 1, far = node.right;
        double nearLeast = leastSquare(p, m_tree.nodes[near].box);
        double farLeast = leastSquare(p, m_tree.nodes[far].box);
        if (farLeast < nearLeast) {
            std::swap(near, far);
            std::swap(nearLeast, farLeast);
        }
        walk(near, nearLeast, best);
        walk(far, farLeast, best);
    }

    const PointTree& m_tree;
    std::span<const double> m_core;
    double m_limit;
    std::vector<std::uint8_t> m_isLeft;
    std::vector<std::uint32_t> m_leafOf, m_above;
    std::vector<std::uint32_t> m_left;    // per node: how many
    std::vector<std::uint32_t> m_lowest;  // per node: the lowest rank of its points
};

}  // namespace

Result<Optics> optics(std::span<const Point> points,
                      const OpticsOptions& options,
                      const Progress& progress) {
    if (!(options.limitMetres > 0) || !std::isfinite(options.limitMetres))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The distance must be more than 0 m, not {}.",
                            "距离必须大于 0 米，而不是 {}。", options.limitMetres),
                     {}};
    if (options.minimum < 1)
        return Error{ErrorCode::InvalidArgument,
                     textOf("The least number of points must be at least 1, not {}.",
                            "最少个数至少是 1，而不是 {}。", options.minimum),
                     {}};
    HETU_TRY(const std::vector<std::int64_t> masses, massesOf(options.weights, points.size()));
    const std::int64_t minimum = (masses.empty() ? 1 : massUnit) * options.minimum;
    HETU_TRY(const SortedPoints sorted,
             sortedPoints(points, progress.sub(0, 0.05), options.threads));
    HETU_TRY(const PointTree tree,
             growPointTree(sorted.at, progress.sub(0.05, 0.1), options.threads));
    std::vector<std::int64_t> mass;
    if (!masses.empty())
        for (const std::uint32_t rank : tree.origin)
            mass.push_back(masses[sorted.origin[rank]]);
    HETU_TRY(const std::vector<double> core,
             coreSquares(tree, mass, minimum, progress.sub(0.1, 0.3), options.threads));

    Optics out;
    out.reachability.assign(points.size(), missing);
    out.coreDistance.assign(points.size(), missing);
    const std::size_t count = tree.at.size();
    out.order.reserve(count);
    if (count == 0) return out;
    const double limit = options.limitMetres * options.limitMetres;
    std::vector<std::uint32_t> placeOf(count);  // by rank
    for (std::uint32_t k = 0; k < count; ++k) {
        placeOf[tree.origin[k]] = k;
        if (core[k] <= limit) out.coreDistance[sorted.origin[tree.origin[k]]] = std::sqrt(core[k]);
    }
    Remaining remaining(tree, core, limit);
    const auto isAfter = [](const Step& a, const Step& b) { return b.isBefore(a); };
    std::priority_queue<Step, std::vector<Step>, decltype(isAfter)> steps(isAfter);
    const auto lookOn = [&](std::uint32_t from) {
        if (const Step step = remaining.next(from); std::isfinite(step.square)) steps.push(step);
    };
    const auto process = [&](std::uint32_t k) {
        remaining.take(k);
        out.order.push_back(sorted.origin[tree.origin[k]]);
        if (core[k] <= limit) lookOn(k);
    };
    for (std::uint32_t rank = 0; rank < count; ++rank) {
        if (remaining.isLeft(placeOf[rank])) process(placeOf[rank]);
        for (std::size_t turn = 0; !steps.empty(); ++turn) {
            if (turn % 256 == 0) {
                if (progress.cancelled()) return cancelledError();
                progress.report(0.3 + 0.7 * static_cast<double>(out.order.size()) /
                                          static_cast<double>(count));
            }
            const Step step = steps.top();
            steps.pop();
            if (remaining.isLeft(step.to)) {
                out.reachability[sorted.origin[step.rank]] = std::sqrt(step.square);
                process(step.to);
            }
            lookOn(step.from);
        }
        if (rank % 256 == 0 && progress.cancelled()) return cancelledError();
    }
    progress.report(1);
    return out;
}

std::vector<int> clustersAt(std::span<const Point> points,
                            const Optics& ordered,
                            double distanceMetres) {
    std::vector<std::uint32_t> setOf(points.size(), noSet);
    std::uint32_t sets = 0;
    for (const std::uint32_t i : ordered.order) {
        if (ordered.reachability[i] <= distanceMetres)
            setOf[i] = sets - 1;  // the first of an order has no reachability
        else if (ordered.coreDistance[i] <= distanceMetres)
            setOf[i] = sets++;
    }
    const std::vector<int> number = numbersBySize(points, setOf, sets);
    std::vector<int> cluster(points.size(), -1);
    for (std::size_t i = 0; i < points.size(); ++i)
        if (setOf[i] != noSet) cluster[i] = number[setOf[i]];
    return cluster;
}

}  // namespace hetu::analysis
