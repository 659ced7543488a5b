#include "layers/index/nearest_neighbours.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "layers/base/parallel.h"
#include "layers/index/spatial_order.h"

namespace hetu {
namespace {

constexpr std::uint32_t none = NearestNeighbours::none;
constexpr std::size_t leafSize = 8;

struct Node {
    Extent box;              ///< of its points, tight
    std::uint32_t from, to;  ///< its points, along the curve
    std::uint32_t parent;    ///< `none`: the root
    std::uint32_t right;     ///< second child, the first stands behind the node; 0: a leaf
    std::uint32_t least;     ///< lowest position in the span
};

/// A binary tree over points that lie along a Z curve, cut where the curve changes its highest
/// bit, so that the boxes hardly overlap.
class Tree {
public:
    Tree(std::span<const Point> all, const SpatialOrder& order)
        : positions(order.positions), m_keys(order.keys) {
        points.reserve(order.positions.size());
        for (const std::uint32_t position : order.positions)
            points.push_back(all[position]);
        nodes.reserve(points.size() / 2 + 16);
        build(0, static_cast<std::uint32_t>(points.size()), none);
    }
    std::vector<Point> points;                 ///< along the curve
    std::span<const std::uint32_t> positions;  ///< of them, in the span
    std::vector<Node> nodes;                   ///< parents before children, the first child next
    std::vector<std::uint32_t> leaves;         ///< along the curve

private:
    std::uint32_t build(std::uint32_t from, std::uint32_t to, std::uint32_t parent) {
        const auto self = static_cast<std::uint32_t>(nodes.size());
        nodes.push_back({{}, from, to, parent, 0, none});
        if (to - from <= leafSize) {
            leaves.push_back(self);
            Extent box;
            std::uint32_t least = none;
            for (std::uint32_t k = from; k < to; ++k) {
                box.include(points[k]);
                least = std::min(least, positions[k]);
            }
            nodes[self].box = box;
            nodes[self].least = least;
            return self;
        }
        const std::uint32_t middle = cut(from, to);
        const std::uint32_t left = build(from, middle, self);
        const std::uint32_t right = build(middle, to, self);
        Node& node = nodes[self];
        node.right = right;
        node.box = nodes[left].box;
        node.box.include(nodes[right].box);
        node.least = std::min(nodes[left].least, nodes[right].least);
        return self;
    }
    [[nodiscard]] std::uint32_t cut(std::uint32_t from, std::uint32_t to) const {
        const std::uint64_t first = m_keys[from], last = m_keys[to - 1];
        if (first == last) return from + (to - from) / 2;
        const std::uint64_t bit = std::bit_floor(first ^ last);
        const std::uint64_t wanted = (last | (bit - 1)) ^ (bit - 1);
        const auto begin = m_keys.begin();
        return static_cast<std::uint32_t>(std::lower_bound(begin + from, begin + to, wanted) -
                                          begin);
    }
    std::span<const std::uint64_t> m_keys;
};

/// Finds the neighbours of one point after another; one per thread.
class Search {
public:
    Search(const Tree& tree, std::size_t k) : m_tree(tree), m_squares(k), m_places(k) {}

    /// The k nearest of the point at `place` of the curve, which lies in `leaf`.
    void run(std::uint32_t place, std::uint32_t leaf) {
        m_self = place;
        m_point = m_tree.points[place];
        std::fill(m_squares.begin(), m_squares.end(), std::numeric_limits<double>::infinity());
        std::fill(m_places.begin(), m_places.end(), none);
        lookInto(m_tree.nodes[leaf]);
        for (std::uint32_t node = leaf; m_tree.nodes[node].parent != none;) {
            const std::uint32_t parent = m_tree.nodes[node].parent;
            const std::uint32_t sibling =
                node == parent + 1 ? m_tree.nodes[parent].right : parent + 1;
            descend(sibling);
            node = parent;
        }
    }
    [[nodiscard]] const std::vector<double>& squares() const { return m_squares; }
    [[nodiscard]] const std::vector<std::uint32_t>& places() const { return m_places; }

private:
    [[nodiscard]] static double squareTo(const Extent& box, Point p) {
        const double dx = std::max({box.minX - p.x, p.x - box.maxX, 0.0});
        const double dy = std::max({box.minY - p.y, p.y - box.maxY, 0.0});
        return dx * dx + dy * dy;
    }
    /// Whether the point at `p` with that position comes before the last one found, which is
    /// equally near.
    [[nodiscard]] bool comesBefore(Point p, std::uint32_t position, std::uint32_t other) const {
        if (other == none) return true;
        const Point q = m_tree.points[other];
        if (p.x != q.x) return p.x < q.x;
        if (p.y != q.y) return p.y < q.y;
        return position < m_tree.positions[other];
    }
    /// Whether a node this far away can hold a neighbour. Points at one place are told apart by
    /// their position, so that a crowd of equal points is not looked through.
    [[nodiscard]] bool isWorthIt(const Node& node, double square) const {
        if (square != m_squares.back()) return square < m_squares.back();
        const bool isOnePlace = node.box.minX == node.box.maxX && node.box.minY == node.box.maxY;
        return !isOnePlace ||
               comesBefore({node.box.minX, node.box.minY}, node.least, m_places.back());
    }
    void descend(std::uint32_t start) {
        m_stack.clear();
        m_stack.push_back({start, squareTo(m_tree.nodes[start].box, m_point)});
        while (!m_stack.empty()) {
            auto [at, square] = m_stack.back();
            m_stack.pop_back();
            while (isWorthIt(m_tree.nodes[at], square)) {
                const Node& node = m_tree.nodes[at];
                if (node.right == 0) {
                    lookInto(node);
                    break;
                }
                std::uint32_t near = at + 1, far = node.right;
                double toNear = squareTo(m_tree.nodes[near].box, m_point);
                double toFar = squareTo(m_tree.nodes[far].box, m_point);
                if (toFar < toNear) {
                    std::swap(near, far);
                    std::swap(toNear, toFar);
                }
                m_stack.push_back({far, toFar});
                at = near;
                square = toNear;
            }
        }
    }
    void lookInto(const Node& leaf) {
        for (std::uint32_t place = leaf.from; place < leaf.to; ++place) {
            const Point p = m_tree.points[place];
            const double dx = p.x - m_point.x, dy = p.y - m_point.y;
            const double square = dx * dx + dy * dy;
            if (square <= m_squares.back() && place != m_self) offer(square, place, p);
        }
    }
    void offer(double square, std::uint32_t place, Point p) {
        const std::uint32_t position = m_tree.positions[place];
        const auto isBetterThan = [&](std::size_t slot) {
            return square < m_squares[slot] ||
                   (square == m_squares[slot] && comesBefore(p, position, m_places[slot]));
        };
        std::size_t slot = m_squares.size() - 1;
        if (!isBetterThan(slot)) return;
        for (; slot > 0 && isBetterThan(slot - 1); --slot) {
            m_squares[slot] = m_squares[slot - 1];
            m_places[slot] = m_places[slot - 1];
        }
        m_squares[slot] = square;
        m_places[slot] = place;
    }

    struct Waiting {
        std::uint32_t node;
        double square;
    };
    const Tree& m_tree;
    Point m_point;
    std::uint32_t m_self = 0;
    std::vector<double> m_squares;        ///< of the distances found so far, nearest first
    std::vector<std::uint32_t> m_places;  ///< along the curve, of the points at these distances
    std::vector<Waiting> m_stack;
};

}  // namespace

Result<NearestNeighbours> nearestNeighbours(std::span<const Point> points,
                                            const NeighbourOptions& options,
                                            const Progress& progress) {
    if (options.k == 0)
        return Error{ErrorCode::InvalidArgument,
                     {"There must be at least one neighbour.", "邻居数至少为 1。"},
                     {}};
    if (points.size() >= none)
        return Error{ErrorCode::InvalidArgument,
                     textOf("{} points are too many.", "{} 个点太多了。", points.size()),
                     {}};
    if (progress.cancelled()) return cancelledError();
    NearestNeighbours found;
    const SpatialOrder order = spatialOrder(points);
    const std::size_t usable = order.positions.size();
    found.count = usable == 0 ? 0 : std::min(options.k, usable - 1);
    if (found.count == 0) return found;
    progress.report(0.1);
    const Tree tree(points, order);
    progress.report(0.2);

    // Rows of points that are not finite stay `none`; all others are written below.
    const bool hasGaps = usable < points.size();
    found.positions.resize(points.size() * found.count, hasGaps ? none : 0);
    if (options.withDistances)
        found.distances.resize(points.size() * found.count,
                               hasGaps ? std::numeric_limits<double>::infinity() : 0);
    const auto ofLeaves = [&](std::size_t from, std::size_t to) {
        Search search(tree, found.count);
        for (std::size_t leaf = from; leaf < to; ++leaf) {
            const Node& node = tree.nodes[tree.leaves[leaf]];
            for (std::uint32_t place = node.from; place < node.to; ++place) {
                search.run(place, tree.leaves[leaf]);
                const std::size_t row = order.positions[place] * found.count;
                for (std::size_t k = 0; k < found.count; ++k)
                    found.positions[row + k] = order.positions[search.places()[k]];
                if (!options.withDistances) continue;
                for (std::size_t k = 0; k < found.count; ++k)
                    found.distances[row + k] = std::sqrt(search.squares()[k]);
            }
        }
    };
    if (!inPieces(tree.leaves.size(), 512, options.threads, progress.sub(0.2, 1), ofLeaves))
        return cancelledError();
    return found;
}

}  // namespace hetu
