#include "analysis/core/point_tree.h"

#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "layers/base/parallel.h"

namespace hetu::analysis {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// How many nodes a tree of so many points has: halving by number makes that known beforehand,
/// so that every thread knows where its nodes go.
class NodeCounts {
public:
    std::uint32_t operator()(std::uint32_t points) {
        if (points <= PointTree::leafSize) return 1;
        if (const auto known = m_known.find(points); known != m_known.end()) return known->second;
        const std::uint32_t count = 1 + (*this)(points / 2) + (*this)(points - points / 2);
        return m_known[points] = count;
    }

private:
    std::map<std::uint32_t, std::uint32_t> m_known;  // two sizes on each level
};

struct Item {
    Point at;
    std::uint32_t origin;
};

/// Fills one node and halves its points. Returns where the second half starts, 0 for a leaf.
std::uint32_t halve(PointTree::Node& node, std::vector<Item>& items) {
    for (std::uint32_t k = node.from; k < node.to; ++k)
        node.box.include(items[k].at);
    if (node.to - node.from <= PointTree::leafSize) return 0;
    const std::uint32_t middle = node.from + (node.to - node.from) / 2;
    const auto begin = items.begin();
    if (node.box.width() >= node.box.height())
        std::nth_element(begin + node.from, begin + middle, begin + node.to,
                         [](const Item& a, const Item& b) { return a.at.x < b.at.x; });
    else
        std::nth_element(begin + node.from, begin + middle, begin + node.to,
                         [](const Item& a, const Item& b) { return a.at.y < b.at.y; });
    return middle;
}

/// Fills the node at `index` and all below it.
void grow(PointTree& tree, std::vector<Item>& items, NodeCounts& counts, std::uint32_t index) {
    PointTree::Node& node = tree.nodes[index];
    const std::uint32_t middle = halve(node, items);
    if (middle == 0) return;
    node.right = index + 1 + counts(middle - node.from);
    tree.nodes[index + 1].from = node.from;
    tree.nodes[index + 1].to = tree.nodes[node.right].from = middle;
    tree.nodes[node.right].to = node.to;
    grow(tree, items, counts, index + 1);
    grow(tree, items, counts, node.right);
}

/// The nearest points of one point whose mass together reaches the minimum.
class NearestMass {
public:
    NearestMass(std::int64_t minimum, bool isHeap) : m_minimum(minimum), m_isHeap(isHeap) {}

    void clear() {
        m_held.clear();
        m_total = 0;
        m_bound = infinite;
    }
    /// Nothing at or beyond this square changes the answer.
    [[nodiscard]] double bound() const { return m_bound; }
    /// REQUIRES: square < bound().
    void add(double square, std::int64_t mass) {
        if (mass == 0) return;
        m_total += mass;
        if (m_isHeap) {
            m_held.push_back({square, mass});
            std::push_heap(m_held.begin(), m_held.end(), isNearer);
            while (m_total - m_held.front().mass >= m_minimum) {
                m_total -= m_held.front().mass;
                std::pop_heap(m_held.begin(), m_held.end(), isNearer);
                m_held.pop_back();
            }
            if (m_total >= m_minimum) m_bound = m_held.front().square;
            return;
        }
        m_held.push_back({square, mass});
        std::size_t k = m_held.size() - 1;
        for (; k > 0 && m_held[k - 1].square > square; --k)
            m_held[k] = m_held[k - 1];
        m_held[k] = {square, mass};
        while (m_total - m_held.back().mass >= m_minimum) {
            m_total -= m_held.back().mass;
            m_held.pop_back();
        }
        if (m_total >= m_minimum) m_bound = m_held.back().square;
    }

private:
    struct Held {
        double square;
        std::int64_t mass;
    };
    static bool isNearer(const Held& a, const Held& b) { return a.square < b.square; }
    std::vector<Held> m_held;  // ascending, or a heap with the farthest in front
    std::int64_t m_minimum, m_total = 0;
    double m_bound = infinite;
    bool m_isHeap;
};

/// Finds the core distances of the points of one leaf in one walk through the tree.
class CoreSearch {
public:
    CoreSearch(const PointTree& tree, std::span<const std::int64_t> mass, std::int64_t minimum)
        : m_tree(tree),
          m_mass(mass),
          m_nearest(PointTree::leafSize, {minimum, !mass.empty() || minimum > 64}) {}

    void find(std::uint32_t leaf, std::vector<double>& squares) {
        m_leaf = &m_tree.nodes[leaf];
        for (std::uint32_t k = m_leaf->from; k < m_leaf->to; ++k)
            m_nearest[k - m_leaf->from].clear();
        scan(*m_leaf);
        m_bound = greatestBound();
        walk(0, leastSquare(m_leaf->box, m_tree.nodes[0].box));
        for (std::uint32_t k = m_leaf->from; k < m_leaf->to; ++k)
            squares[k] = m_nearest[k - m_leaf->from].bound();
    }

private:
    [[nodiscard]] double greatestBound() const {
        double bound = 0;
        for (std::uint32_t k = m_leaf->from; k < m_leaf->to; ++k)
            bound = std::max(bound, m_nearest[k - m_leaf->from].bound());
        return bound;
    }
    void scan(const PointTree::Node& node) {
        for (std::uint32_t k = m_leaf->from; k < m_leaf->to; ++k) {
            NearestMass& nearest = m_nearest[k - m_leaf->from];
            const Point p = m_tree.at[k];
            if (!(leastSquare(p, node.box) < nearest.bound())) continue;
            for (std::uint32_t i = node.from; i < node.to; ++i)
                if (const double square = squareBetween(p, m_tree.at[i]); square < nearest.bound())
                    nearest.add(square, m_mass.empty() ? 1 : m_mass[i]);
        }
    }
    void walk(std::uint32_t index, double least) {
        if (!(least < m_bound)) return;
        const PointTree::Node& node = m_tree.nodes[index];
        if (node.isLeaf()) {
            if (&node == m_leaf) return;
            scan(node);
            m_bound = greatestBound();
            return;
        }
        std::uint32_t near = index + 1, far = node.right;
        double nearLeast = leastSquare(m_leaf->box, m_tree.nodes[near].box);
        double farLeast = leastSquare(m_leaf->box, m_tree.nodes[far].box);
        if (farLeast < nearLeast) {
            std::swap(near, far);
            std::swap(nearLeast, farLeast);
        }
        walk(near, nearLeast);
        walk(far, farLeast);
    }

    const PointTree& m_tree;
    std::span<const std::int64_t> m_mass;
    std::vector<NearestMass> m_nearest;
    const PointTree::Node* m_leaf = nullptr;
    double m_bound = infinite;
};

}  // namespace

std::vector<std::uint32_t> PointTree::pieces(std::size_t most) const {
    std::vector<std::uint32_t> found, open;
    if (!nodes.empty()) open.push_back(0);
    while (!open.empty()) {
        const std::uint32_t index = open.back();
        open.pop_back();
        const Node& node = nodes[index];
        if (node.isLeaf() || node.to - node.from <= most) {
            found.push_back(index);
            continue;
        }
        open.push_back(node.right);
        open.push_back(index + 1);
    }
    return found;
}

Result<PointTree> growPointTree(std::span<const Point> points,
                                const Progress& progress,
                                int threads) {
    PointTree tree;
    if (points.empty()) return tree;
    const auto count = static_cast<std::uint32_t>(points.size());
    std::vector<Item> items(count);
    for (std::uint32_t k = 0; k < count; ++k)
        items[k] = {points[k], k};
    NodeCounts counts;
    tree.nodes.resize(counts(count));
    tree.nodes[0].to = count;
    // Level by level until there are enough parts for every thread.
    std::vector<std::uint32_t> level{0};
    while (level.size() < 64 && !level.empty()) {
        std::vector<std::uint32_t> middles(level.size());
        if (!inPieces(level.size(), 1, threads, progress.sub(0, 0),
                      [&](std::size_t from, std::size_t to) {
                          for (std::size_t k = from; k < to; ++k)
                              middles[k] = halve(tree.nodes[level[k]], items);
                      }))
            return cancelledError();
        std::vector<std::uint32_t> next;
        for (std::size_t k = 0; k < level.size(); ++k) {
            if (middles[k] == 0) continue;
            PointTree::Node& node = tree.nodes[level[k]];
            node.right = level[k] + 1 + counts(middles[k] - node.from);
            tree.nodes[level[k] + 1].from = node.from;
            tree.nodes[level[k] + 1].to = tree.nodes[node.right].from = middles[k];
            tree.nodes[node.right].to = node.to;
            next.push_back(level[k] + 1);
            next.push_back(node.right);
        }
        level.swap(next);
    }
    if (!inPieces(level.size(), 1, threads, progress.sub(0, 0.9),
                  [&](std::size_t from, std::size_t to) {
                      NodeCounts own;
                      for (std::size_t k = from; k < to; ++k)
                          grow(tree, items, own, level[k]);
                  }))
        return cancelledError();
    tree.at.resize(count);
    tree.origin.resize(count);
    for (std::uint32_t k = 0; k < count; ++k) {
        tree.at[k] = items[k].at;
        tree.origin[k] = items[k].origin;
    }
    progress.report(1);
    return tree;
}

Result<std::vector<double>> coreSquares(const PointTree& tree,
                                        std::span<const std::int64_t> mass,
                                        std::int64_t minimum,
                                        const Progress& progress,
                                        int threads) {
    std::vector<double> squares(tree.at.size());
    const std::vector<std::uint32_t> leaves = tree.pieces(0);
    if (!inPieces(leaves.size(), 64, threads, progress, [&](std::size_t from, std::size_t to) {
            CoreSearch search(tree, mass, minimum);
            for (std::size_t k = from; k < to && !progress.cancelled(); ++k)
                search.find(leaves[k], squares);
        }))
        return cancelledError();
    if (progress.cancelled()) return cancelledError();
    return squares;
}

}  // namespace hetu::analysis
