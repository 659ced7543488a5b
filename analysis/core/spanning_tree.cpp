#include "analysis/core/spanning_tree.h"

#include <atomic>
#include <limits>
#include <numeric>

#include "layers/base/parallel.h"

namespace hetu::analysis {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr auto none = std::numeric_limits<std::uint32_t>::max();

/// Boruvka's rounds: in each, every group finds its lightest edge to another group, and all these
/// edges join groups. What is known of a point or box from earlier rounds (no other group nearer
/// than so much) stays true, since groups only grow; so most of each round is skipped.
class Rounds {
public:
    Rounds(const PointTree& tree, std::span<const double> core, int threads)
        : m_tree(tree),
          m_core(core),
          m_threads(threads),
          m_parent(core.size()),
          m_group(core.size()),
          m_partner(core.size(), none),
          m_partnerSquare(core.size(), infinite),
          m_lower(core.begin(), core.end()),
          m_best(core.size()),
          m_nodeGroup(tree.nodes.size(), none),
          m_nodeCore(tree.nodes.size(), infinite),
          m_nodeLower(tree.nodes.size(), 0),
          m_pieces(tree.pieces(1024)) {
        std::iota(m_parent.begin(), m_parent.end(), 0u);
        for (std::size_t n = tree.nodes.size(); n-- > 0;) {
            const PointTree::Node& node = tree.nodes[n];
            if (node.isLeaf())
                for (std::uint32_t k = node.from; k < node.to; ++k)
                    m_nodeCore[n] = std::min(m_nodeCore[n], core[k]);
            else
                m_nodeCore[n] = std::min(m_nodeCore[n + 1], m_nodeCore[node.right]);
            m_nodeLower[n] = m_nodeCore[n];
        }
    }

    /// False if stopped.
    bool run(std::vector<TreeEdge>& edges, const Progress& progress) {
        const std::size_t wanted = m_core.size() - 1;
        edges.reserve(wanted);
        while (edges.size() < wanted) {
            label();
            const double from =
                0.95 * static_cast<double>(edges.size()) / static_cast<double>(wanted);
            const bool isDone =
                inPieces(m_pieces.size(), 1, m_threads, progress.sub(from, from),
                         [&](std::size_t piece, std::size_t) { visit(m_pieces[piece], 0); });
            if (!isDone) return false;
            join(edges);
        }
        progress.report(1);
        return true;
    }

private:
    std::uint32_t find(std::uint32_t k) {
        while (m_parent[k] != k)
            k = m_parent[k] = m_parent[m_parent[k]];
        return k;
    }
    /// Gives points and boxes their groups, and every group the best edge known from before.
    void label() {
        for (std::uint32_t k = 0; k < m_group.size(); ++k) {
            m_group[k] = find(k);
            m_best[k].store(infinite, std::memory_order_relaxed);
        }
        for (std::uint32_t k = 0; k < m_group.size(); ++k) {
            if (m_partner[k] == none) continue;
            if (m_group[m_partner[k]] == m_group[k]) {
                m_partner[k] = none;
                m_partnerSquare[k] = infinite;
            } else {
                improve(m_group[k], m_partnerSquare[k]);
            }
        }
        for (std::size_t n = m_tree.nodes.size(); n-- > 0;) {
            const PointTree::Node& node = m_tree.nodes[n];
            std::uint32_t group = none;
            if (node.isLeaf()) {
                group = m_group[node.from];
                for (std::uint32_t k = node.from; k < node.to; ++k)
                    if (m_group[k] != group) group = none;
            } else if (m_nodeGroup[n + 1] == m_nodeGroup[node.right]) {
                group = m_nodeGroup[n + 1];
            }
            m_nodeGroup[n] = group;
        }
    }
    [[nodiscard]] double best(std::uint32_t group) const {
        return m_best[group].load(std::memory_order_relaxed);
    }
    void improve(std::uint32_t group, double square) {
        double known = best(group);
        while (square < known &&
               !m_best[group].compare_exchange_weak(known, square, std::memory_order_relaxed)) {
        }
    }
    /// True if every point within `bound` of `box` is of the group.
    bool isAllOfGroup(const Extent& box, std::uint32_t group, double bound, std::uint32_t index) {
        const PointTree::Node& node = m_tree.nodes[index];
        if (m_nodeGroup[index] == group || m_nodeCore[index] >= bound ||
            leastSquare(box, node.box) >= bound)
            return true;
        if (!node.isLeaf())
            return isAllOfGroup(box, group, bound, index + 1) &&
                   isAllOfGroup(box, group, bound, node.right);
        for (std::uint32_t k = node.from; k < node.to; ++k)
            if (m_group[k] != group && m_core[k] < bound && leastSquare(m_tree.at[k], box) < bound)
                return false;
        return true;
    }
    void visit(std::uint32_t index, double lower) {
        const PointTree::Node& node = m_tree.nodes[index];
        lower = std::max(lower, m_nodeLower[index]);
        if (const std::uint32_t group = m_nodeGroup[index]; group != none) {
            const double bound = best(group);
            if (lower >= bound) return;
            if (bound < infinite && isAllOfGroup(node.box, group, bound, 0)) {
                m_nodeLower[index] = bound;
                return;
            }
        }
        if (node.isLeaf())
            searchFrom(node, lower);
        else {
            visit(index + 1, lower);
            visit(node.right, lower);
        }
    }
    struct Search {
        const PointTree::Node* leaf;
        std::uint32_t group;  // of all its points, or none
        std::uint32_t active[PointTree::leafSize];
        std::uint32_t count = 0;
        double bound = 0;
    };
    [[nodiscard]] double boundOf(const Search& search) const {
        double bound = 0;
        for (std::uint32_t i = 0; i < search.count; ++i)
            if (const double own = best(m_group[search.active[i]]); own > m_core[search.active[i]])
                bound = std::max(bound, own);
        return bound;
    }
    void searchFrom(const PointTree::Node& leaf, double lower) {
        Search search;
        search.leaf = &leaf;
        search.group = m_nodeGroup[static_cast<std::size_t>(&leaf - m_tree.nodes.data())];
        for (std::uint32_t k = leaf.from; k < leaf.to; ++k)
            if (std::max(lower, m_lower[k]) < best(m_group[k])) search.active[search.count++] = k;
        if (search.count == 0) return;
        if (search.group == none) compare(search, leaf);
        search.bound = boundOf(search);
        walk(search, 0, 0);
        for (std::uint32_t i = 0; i < search.count; ++i) {
            const std::uint32_t k = search.active[i];
            m_lower[k] = std::max(m_lower[k], std::min(m_partnerSquare[k], best(m_group[k])));
        }
    }
    void compare(Search& search, const PointTree::Node& node) {
        for (std::uint32_t i = 0; i < search.count; ++i) {
            const std::uint32_t k = search.active[i];
            const std::uint32_t group = m_group[k];
            const Point p = m_tree.at[k];
            double bound = best(group);
            if (m_core[k] >= bound || leastSquare(p, node.box) >= bound) continue;
            for (std::uint32_t other = node.from; other < node.to; ++other) {
                if (m_group[other] == group) continue;
                const double square =
                    std::max({m_core[k], m_core[other], squareBetween(p, m_tree.at[other])});
                if (square >= bound) continue;
                bound = square;
                m_partner[k] = other;
                m_partnerSquare[k] = square;
            }
            improve(group, bound);
        }
    }
    void walk(Search& search, std::uint32_t index, double least) {
        const PointTree::Node& node = m_tree.nodes[index];
        if (std::max(least, m_nodeCore[index]) >= search.bound ||
            (search.group != none && search.group == m_nodeGroup[index]))
            return;
        if (node.isLeaf()) {
            if (&node == search.leaf) return;
            compare(search, node);
            search.bound = boundOf(search);
            return;
        }
        std::uint32_t near = index + 1, far = node.right;
        double nearLeast = leastSquare(search.leaf->box, m_tree.nodes[near].box);
        double farLeast = leastSquare(search.leaf->box, m_tree.nodes[far].box);
        if (farLeast < nearLeast) {
            std::swap(near, far);
            std::swap(nearLeast, farLeast);
        }
        walk(search, near, nearLeast);
        walk(search, far, farLeast);
    }
    /// Joins each group along one lightest edge of it. With equal weights too no edge is wrong:
    /// what was joined to a group in this round has no lighter way out than the group itself.
    void join(std::vector<TreeEdge>& edges) {
        for (std::uint32_t k = 0; k < m_group.size(); ++k) {
            const std::uint32_t group = m_group[k];
            if (m_partner[k] == none || m_partnerSquare[k] != best(group)) continue;
            m_best[group].store(-1, std::memory_order_relaxed);  // has its edge
            const std::uint32_t a = find(group), b = find(m_group[m_partner[k]]);
            if (a == b) continue;
            m_parent[std::max(a, b)] = std::min(a, b);
            edges.push_back({m_partnerSquare[k], k, m_partner[k]});
        }
    }

    const PointTree& m_tree;
    std::span<const double> m_core;
    int m_threads;
    std::vector<std::uint32_t> m_parent;
    std::vector<std::uint32_t> m_group;
    std::vector<std::uint32_t> m_partner;     // of another group, the nearest seen
    std::vector<double> m_partnerSquare;      // weight of the edge to it
    std::vector<double> m_lower;              // no edge to another group is lighter
    std::vector<std::atomic<double>> m_best;  // by group: its lightest edge so far
    std::vector<std::uint32_t> m_nodeGroup;   // of all points of the node, or none
    std::vector<double> m_nodeCore;           // the least of its points
    std::vector<double> m_nodeLower;          // as m_lower, for all its points
    std::vector<std::uint32_t> m_pieces;
};

}  // namespace

Result<std::vector<TreeEdge>> spanningTree(const PointTree& tree,
                                           std::span<const double> core,
                                           const Progress& progress,
                                           int threads) {
    std::vector<TreeEdge> edges;
    if (core.size() < 2) return edges;
    if (!Rounds(tree, core, threads).run(edges, progress)) return cancelledError();
    return edges;
}

}  // namespace hetu::analysis
