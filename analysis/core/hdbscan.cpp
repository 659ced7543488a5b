#include "analysis/core/hdbscan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/core/cluster_numbers.h"
#include "analysis/core/mass.h"
#include "analysis/core/point_tree.h"
#include "analysis/core/sorted_points.h"
#include "analysis/core/spanning_tree.h"
#include "layers/base/parallel.h"

namespace hetu::analysis {
namespace {

constexpr auto none = std::numeric_limits<std::uint32_t>::max();

/// Positions, each with all points that lie there: the leaves of the hierarchy.
struct Spots {
    std::vector<Point> at;  // from the lowest to the highest
    std::vector<std::int64_t> mass;
    std::vector<std::uint32_t> starts;  // first of `origin` of each spot, and one past the last
    std::vector<std::uint32_t> origin;  // positions in the caller's span
};

Spots spotsOf(SortedPoints sorted, std::span<const std::int64_t> mass) {
    Spots spots;
    spots.at.reserve(sorted.at.size());
    spots.mass.reserve(sorted.at.size());
    spots.starts.reserve(sorted.at.size() + 1);
    for (std::size_t k = 0; k < sorted.at.size(); ++k) {
        if (k == 0 || !(sorted.at[k] == spots.at.back())) {
            spots.at.push_back(sorted.at[k]);
            spots.mass.push_back(0);
            spots.starts.push_back(static_cast<std::uint32_t>(k));
        }
        spots.mass.back() += mass.empty() ? 1 : mass[sorted.origin[k]];
    }
    spots.starts.push_back(static_cast<std::uint32_t>(sorted.at.size()));
    spots.origin = std::move(sorted.origin);
    return spots;
}

/// How groups part as the level falls: nodes below `leafCount` are the spots, all others parts
/// that hang together below `square` and no more at it. All that parts at one level parts at
/// once, so a node may have more than two children.
struct Hierarchy {
    struct Node {
        double square = 0;  // of the level where it parts; of a leaf: where it ends
        std::int64_t mass = 0;
        std::uint32_t lowest = 0;    // spot
        std::uint32_t child = none;  // the first of its children
        std::uint32_t last = none;   // and the last
        std::uint32_t next = none;   // child of the same parent
    };
    std::vector<Node> nodes;
    std::uint32_t root = none;
};

/// `edges` in ascending order, between spots; `core` by spot.
Hierarchy hierarchyOf(const std::vector<TreeEdge>& edges,
                      const std::vector<double>& core,
                      const std::vector<std::int64_t>& mass) {
    const auto count = static_cast<std::uint32_t>(core.size());
    Hierarchy out;
    out.nodes.reserve(2 * static_cast<std::size_t>(count));
    out.nodes.resize(count);
    for (std::uint32_t k = 0; k < count; ++k)
        out.nodes[k] = {core[k], mass[k], k, none, none, none};
    std::vector<std::uint32_t> parent(count), nodeOf(count);  // sets of spots, by their root
    std::iota(parent.begin(), parent.end(), 0u);
    std::iota(nodeOf.begin(), nodeOf.end(), 0u);
    const auto find = [&](std::uint32_t k) {
        while (parent[k] != k)
            k = parent[k] = parent[parent[k]];
        return k;
    };
    out.root = 0;
    for (const TreeEdge& edge : edges) {
        const std::uint32_t a = find(edge.a), b = find(edge.b);
        std::uint32_t first = nodeOf[a], second = nodeOf[b];
        const auto isOfThisLevel = [&](std::uint32_t node) {
            return node >= count && out.nodes[node].square == edge.square;
        };
        if (!isOfThisLevel(first)) std::swap(first, second);
        if (!isOfThisLevel(first)) {
            // Neither: a new node of this level, with the one as its only child so far.
            Hierarchy::Node node = out.nodes[first];
            node.square = edge.square;
            node.child = node.last = first;
            node.next = none;
            first = static_cast<std::uint32_t>(out.nodes.size());
            out.nodes.push_back(node);
        }
        Hierarchy::Node& upper = out.nodes[first];
        const Hierarchy::Node& lower = out.nodes[second];
        upper.mass += lower.mass;
        upper.lowest = std::min(upper.lowest, lower.lowest);
        const bool isSpliced = isOfThisLevel(second);
        out.nodes[upper.last].next = isSpliced ? lower.child : second;
        upper.last = isSpliced ? lower.last : second;
        parent[std::max(a, b)] = std::min(a, b);
        nodeOf[std::min(a, b)] = first;
        out.root = first;
    }
    return out;
}

/// A part of at least the least mass, over the levels where it stays one part.
struct Candidate {
    std::uint32_t parent = none;
    double birth = 0;          // 1 / level
    double greatest = 0;       // 1 / level where the last of it left or it parted
    double greatestBelow = 0;  // of it and all candidates below it
    double stability = 0;      // in mass units per metre
    double best = 0;           // stability of what is chosen of it and below
    double linkMetres = 0;     // level where it begins to lose points
    bool hasChildren = false;
    bool isChosen = false;
};

struct Condensed {
    std::vector<Candidate> candidates;  // a parent before its children
    std::vector<std::uint32_t> last;    // per spot: the last candidate that held it
    std::vector<double> leaves;         // per spot: 1 / level where it left that
};

Condensed condense(const Hierarchy& hierarchy, std::size_t spots, std::int64_t least) {
    Condensed out;
    out.last.assign(spots, none);
    out.leaves.assign(spots, 0);
    struct Open {
        std::uint32_t node, candidate;
    };
    std::vector<std::uint32_t> large, below;
    const auto let = [&](std::uint32_t node, std::uint32_t candidate, double lambda) {
        below.assign(1, node);
        while (!below.empty()) {
            const std::uint32_t k = below.back();
            below.pop_back();
            if (k < spots) {
                out.last[k] = candidate;
                out.leaves[k] = lambda;
            }
            for (std::uint32_t c = hierarchy.nodes[k].child; c != none; c = hierarchy.nodes[c].next)
                below.push_back(c);
        }
    };
    std::vector<Open> open{{hierarchy.root, 0}};
    out.candidates.emplace_back();
    out.candidates[0].linkMetres = std::sqrt(hierarchy.nodes[hierarchy.root].square);
    while (!open.empty()) {
        auto [index, c] = open.back();
        open.pop_back();
        for (;;) {
            const Hierarchy::Node& node = hierarchy.nodes[index];
            const double lambda = 1 / std::sqrt(node.square);
            const auto lose = [&](std::int64_t mass) {
                Candidate& candidate = out.candidates[c];
                candidate.greatest = lambda;
                candidate.stability += static_cast<double>(mass) * (lambda - candidate.birth);
            };
            large.clear();
            std::int64_t kept = 0;
            for (std::uint32_t k = node.child; k != none; k = hierarchy.nodes[k].next) {
                const Hierarchy::Node& child = hierarchy.nodes[k];
                // A spot whose core distance is this level ends with it.
                if (child.mass < least || (k < spots && child.square >= node.square)) {
                    let(k, c, lambda);
                } else {
                    large.push_back(k);
                    kept += child.mass;
                }
            }
            if (index < spots) let(index, c, lambda);
            if (large.size() == 1) {
                lose(node.mass - kept);
                index = large.front();
                continue;
            }
            lose(node.mass);
            // In one order, so that sums have the same bits whatever the order of the edges.
            std::sort(large.begin(), large.end(), [&](std::uint32_t a, std::uint32_t b) {
                return hierarchy.nodes[a].lowest < hierarchy.nodes[b].lowest;
            });
            for (const std::uint32_t k : large) {
                out.candidates[c].hasChildren = true;
                open.push_back({k, static_cast<std::uint32_t>(out.candidates.size())});
                Candidate child;
                child.parent = c;
                child.birth = lambda;
                child.linkMetres = std::sqrt(hierarchy.nodes[k].square);
                out.candidates.push_back(child);
            }
            break;
        }
    }
    return out;
}

/// Chooses the candidates of the greatest stability together, none below another.
void choose(std::vector<Candidate>& candidates, bool isWholeOne) {
    std::vector<double> below(candidates.size(), 0);
    for (std::size_t c = candidates.size(); c-- > 0;) {
        Candidate& candidate = candidates[c];
        candidate.greatestBelow = std::max(candidate.greatestBelow, candidate.greatest);
        candidate.isChosen =
            c == 0 ? isWholeOne : !candidate.hasChildren || candidate.stability >= below[c];
        candidate.best = candidate.isChosen ? candidate.stability : below[c];
        if (candidate.parent == none) continue;
        Candidate& parent = candidates[candidate.parent];
        below[candidate.parent] += candidate.best;
        parent.greatestBelow = std::max(parent.greatestBelow, candidate.greatestBelow);
    }
    // Top down: below a chosen one none is.
    std::vector<std::uint8_t> isBelow(candidates.size(), 0);
    for (std::size_t c = 1; c < candidates.size(); ++c) {
        const std::uint32_t parent = candidates[c].parent;
        isBelow[c] = isBelow[parent] || candidates[parent].isChosen;
        if (isBelow[c]) candidates[c].isChosen = false;
    }
}

Status check(const HdbscanOptions& options) {
    if (options.minimum < 1)
        return Error{ErrorCode::InvalidArgument,
                     textOf("The least number of points must be at least 1, not {}.",
                            "最少个数至少是 1，而不是 {}。", options.minimum),
                     {}};
    if (options.clusterSize < 0)
        return Error{ErrorCode::InvalidArgument,
                     textOf("The least size of a cluster must be at least 0, not {}.",
                            "集聚区的最小规模至少是 0，而不是 {}。", options.clusterSize),
                     {}};
    if (!(options.placeMetres > 0) || !std::isfinite(options.placeMetres))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The distance that counts as one place must be more than 0 m, not {}.",
                            "视为同一地点的距离必须大于 0 米，而不是 {}。", options.placeMetres),
                     {}};
    return success();
}

}  // namespace

Result<Hdbscan> hdbscan(std::span<const Point> points,
                        const HdbscanOptions& options,
                        const Progress& progress) {
    HETU_CHECK(check(options));
    HETU_TRY(const std::vector<std::int64_t> masses, massesOf(options.weights, points.size()));
    const std::int64_t unit = masses.empty() ? 1 : massUnit;
    const std::int64_t minimum = unit * options.minimum;
    const std::int64_t least = options.clusterSize > 0 ? unit * options.clusterSize : minimum;
    HETU_TRY(SortedPoints sorted, sortedPoints(points, progress.sub(0, 0.05), options.threads));
    const Spots spots = spotsOf(std::move(sorted), masses);
    const std::size_t count = spots.at.size();

    Hdbscan result;
    result.cluster.assign(points.size(), -1);
    result.probability.assign(points.size(), 0);
    result.outlierScore.assign(points.size(), std::numeric_limits<double>::quiet_NaN());
    result.coreDistance.assign(points.size(), std::numeric_limits<double>::quiet_NaN());
    if (count == 0) return result;

    std::vector<double> core(count);  // by spot
    std::vector<TreeEdge> edges;
    {
        HETU_TRY(const PointTree tree,
                 growPointTree(spots.at, progress.sub(0.05, 0.1), options.threads));
        std::vector<std::int64_t> mass(count);
        for (std::size_t k = 0; k < count; ++k)
            mass[k] = spots.mass[tree.origin[k]];
        const bool isPlain = masses.empty() && count == spots.origin.size();
        HETU_TRY(std::vector<double> squares,
                 coreSquares(tree, isPlain ? std::span<const std::int64_t>{} : mass, minimum,
                             progress.sub(0.1, 0.35), options.threads));
        const double place = options.placeMetres * options.placeMetres;
        for (std::size_t k = 0; k < count; ++k) {
            const std::uint32_t spot = tree.origin[k];
            for (std::uint32_t i = spots.starts[spot]; i < spots.starts[spot + 1]; ++i)
                result.coreDistance[spots.origin[i]] = std::sqrt(squares[k]);
            core[spot] = squares[k] = std::max(squares[k], place);
        }
        // Without enough mass anywhere nothing hangs together at any level.
        if (!std::isfinite(core[0])) return result;
        HETU_TRY(edges, spanningTree(tree, squares, progress.sub(0.35, 0.8), options.threads));
        for (TreeEdge& edge : edges)
            edge = {edge.square, tree.origin[edge.a], tree.origin[edge.b]};
    }
    std::sort(edges.begin(), edges.end(),
              [](const TreeEdge& a, const TreeEdge& b) { return a.square < b.square; });
    if (progress.cancelled()) return cancelledError();
    progress.report(0.85);
    const Hierarchy hierarchy = hierarchyOf(edges, core, spots.mass);
    edges = {};
    if (progress.cancelled()) return cancelledError();
    progress.report(0.9);

    Condensed condensed = condense(hierarchy, count, least);
    std::vector<Candidate>& candidates = condensed.candidates;
    const Hierarchy::Node& whole = hierarchy.nodes[hierarchy.root];
    choose(candidates,
           whole.mass >= least && whole.square <= options.placeMetres * options.placeMetres);
    // Of each candidate the chosen one that holds it.
    std::vector<std::uint32_t> chosen(candidates.size(), none);
    for (std::size_t c = 0; c < candidates.size(); ++c)
        chosen[c] = candidates[c].isChosen         ? static_cast<std::uint32_t>(c)
                    : candidates[c].parent != none ? chosen[candidates[c].parent]
                                                   : none;
    std::vector<std::uint32_t> setOf(points.size(), noSet);
    for (std::size_t spot = 0; spot < count; ++spot) {
        const std::uint32_t last = condensed.last[spot];
        const double lambda = condensed.leaves[spot];
        const double score = std::max(0.0, 1 - lambda / candidates[last].greatestBelow);
        const std::uint32_t set = chosen[last];
        // Who went on into a part below stayed as long as the cluster was one.
        const double share = set == none ? 0 : set == last ? lambda / candidates[set].greatest : 1;
        for (std::uint32_t i = spots.starts[spot]; i < spots.starts[spot + 1]; ++i) {
            setOf[spots.origin[i]] = set == none ? noSet : set;
            result.outlierScore[spots.origin[i]] = score;
            result.probability[spots.origin[i]] = share;
        }
    }
    const std::vector<int> number = numbersBySize(points, setOf, candidates.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        if (setOf[i] != noSet) result.cluster[i] = number[setOf[i]];
    result.clusterCount =
        static_cast<int>(std::count_if(number.begin(), number.end(), [](int n) { return n >= 0; }));
    result.stability.resize(static_cast<std::size_t>(result.clusterCount));
    result.linkMetres.resize(static_cast<std::size_t>(result.clusterCount));
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        if (number[c] < 0) continue;
        const auto k = static_cast<std::size_t>(number[c]);
        result.stability[k] = candidates[c].stability / static_cast<double>(unit);
        result.linkMetres[k] = candidates[c].linkMetres;
    }
    progress.report(1);
    return result;
}

}  // namespace hetu::analysis
