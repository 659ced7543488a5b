#include "analysis/core/dbscan.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

#include "analysis/core/cluster_numbers.h"
#include "analysis/core/mass.h"
#include "analysis/core/point_tree.h"
#include "layers/base/parallel.h"

namespace hetu::analysis {
namespace {

double span(double fromA, double toA, double fromB, double toB) {
    return std::max(toB - fromA, toA - fromB);
}

double greatestSquare(const Extent& a, const Extent& b) {
    return squareOf(span(a.minX, a.maxX, b.minX, b.maxX), span(a.minY, a.maxY, b.minY, b.maxY));
}

double greatestSquare(Point p, const Extent& box) {
    return squareOf(span(p.x, p.x, box.minX, box.maxX), span(p.y, p.y, box.minY, box.maxY));
}

struct Item {
    Point at;
    std::uint32_t origin = 0;  ///< position in the caller's span
    std::uint64_t key = 0;     ///< row * columns + column of its cell
};

/// A box of points of one cell; split in halves until few are left.
struct Node {
    Extent box;
    std::uint32_t from = 0, to = 0;
    std::uint32_t right = 0;  ///< second child; the first follows the node. 0: not split
};

struct Cell {
    std::int64_t column = 0, row = 0;
    std::uint32_t root = 0;
};

/// Points by cell, cells by row and column, and in each cell a tree of boxes.
struct Forest {
    std::vector<Item> items;
    std::vector<Cell> cells;
    std::vector<Node> nodes;
    std::vector<std::int64_t> rows;        ///< rows that have cells, ascending
    std::vector<std::size_t> rowStarts;    ///< first cell of each, and one past the last
    std::vector<std::int64_t> massBefore;  ///< of the items before; empty: every item counts 1

    /// The mass of the items from `from` to before `to`.
    template <bool isWeighted>
    [[nodiscard]] std::int64_t massOf(std::uint32_t from, std::uint32_t to) const {
        if constexpr (isWeighted) return massBefore[to] - massBefore[from];
        return to - from;
    }
};

constexpr std::uint32_t leafSize = 16;

void growTree(Forest& forest, std::uint32_t from, std::uint32_t to) {
    const auto index = forest.nodes.size();
    Node node{{}, from, to, 0};
    for (std::uint32_t k = from; k < to; ++k)
        node.box.include(forest.items[k].at);
    forest.nodes.push_back(node);
    const bool isOnePlace = node.box.width() <= 0 && node.box.height() <= 0;
    if (to - from <= leafSize || isOnePlace) return;
    const std::uint32_t middle = from + (to - from) / 2;
    const bool alongX = node.box.width() >= node.box.height();
    std::nth_element(forest.items.begin() + from, forest.items.begin() + middle,
                     forest.items.begin() + to, [alongX](const Item& a, const Item& b) {
                         return alongX ? a.at.x < b.at.x : a.at.y < b.at.y;
                     });
    growTree(forest, from, middle);
    forest.nodes[index].right = static_cast<std::uint32_t>(forest.nodes.size());
    growTree(forest, middle, to);
}

/// Makes cells and trees of items that are sorted by key. False if stopped.
bool settle(Forest& forest, std::uint64_t columns, const Progress& progress) {
    const auto count = static_cast<std::uint32_t>(forest.items.size());
    for (std::uint32_t from = 0; from < count;) {
        if (progress.cancelled()) return false;
        const std::uint64_t key = forest.items[from].key;
        std::uint32_t to = from + 1;
        while (to < count && forest.items[to].key == key)
            ++to;
        const auto row = static_cast<std::int64_t>(key / columns);
        if (forest.rows.empty() || forest.rows.back() != row) {
            forest.rows.push_back(row);
            forest.rowStarts.push_back(forest.cells.size());
        }
        forest.cells.push_back({static_cast<std::int64_t>(key % columns), row,
                                static_cast<std::uint32_t>(forest.nodes.size())});
        growTree(forest, from, to);
        from = to;
    }
    forest.rowStarts.push_back(forest.cells.size());
    return true;
}

/// The cells at most two rows and columns away from a cell: nothing beyond is within the
/// distance. Meant to be moved along ascending cells; each step is then a short walk.
class Neighbourhood {
public:
    explicit Neighbourhood(const Forest& forest) : m_forest(&forest) {}

    void moveTo(const Cell& cell) {
        if (cell.row != m_row) {
            m_row = cell.row;
            for (int k = 0; k < 5; ++k) {
                const std::int64_t row = cell.row - 2 + k;
                const auto& rows = m_forest->rows;
                const auto found = std::lower_bound(rows.begin(), rows.end(), row);
                m_from[k] = m_end[k] = 0;
                if (found == rows.end() || *found != row) continue;
                const auto position = static_cast<std::size_t>(found - rows.begin());
                m_end[k] = m_forest->rowStarts[position + 1];
                m_from[k] = firstFrom(m_forest->rowStarts[position], m_end[k], cell.column - 2);
            }
        }
        for (int k = 0; k < 5; ++k)
            while (m_from[k] < m_end[k] && m_forest->cells[m_from[k]].column < cell.column - 2)
                ++m_from[k];
        m_column = cell.column;
    }
    /// Calls `visit(position of the cell)`, the own cell among them, until it answers false.
    template <class Visit>
    void forEach(Visit&& visit) const {
        for (const int k : {2, 1, 3, 0, 4})  // the nearest rows first
            for (std::size_t c = m_from[k];
                 c < m_end[k] && m_forest->cells[c].column <= m_column + 2; ++c)
                if (!visit(c)) return;
    }

private:
    [[nodiscard]] std::size_t firstFrom(std::size_t from,
                                        std::size_t to,
                                        std::int64_t column) const {
        const auto begin = m_forest->cells.begin();
        const auto found = std::lower_bound(
            begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to),
            column, [](const Cell& cell, std::int64_t wanted) { return cell.column < wanted; });
        return static_cast<std::size_t>(found - begin);
    }
    const Forest* m_forest;
    std::int64_t m_row = std::numeric_limits<std::int64_t>::min();
    std::int64_t m_column = 0;
    std::size_t m_from[5] = {}, m_end[5] = {};
};

/// Adds to `mass` that of the points of a node within the distance, until `enough` is reached.
template <bool isWeighted>
void addWithin(const Forest& forest,
               std::uint32_t index,
               Point p,
               double limit,
               std::int64_t enough,
               std::int64_t& mass) {
    const Node& node = forest.nodes[index];
    if (mass >= enough || leastSquare(p, node.box) > limit) return;
    if (greatestSquare(p, node.box) <= limit) {
        mass += forest.massOf<isWeighted>(node.from, node.to);
        return;
    }
    if (node.right == 0) {
        for (std::uint32_t k = node.from; k < node.to; ++k)
            if (squareBetween(p, forest.items[k].at) <= limit)
                mass += forest.massOf<isWeighted>(k, k + 1);
        return;
    }
    addWithin<isWeighted>(forest, index + 1, p, limit, enough, mass);
    addWithin<isWeighted>(forest, node.right, p, limit, enough, mass);
}

/// Says of the points of the cells in [from, to) which are core points.
template <bool isWeighted>
void findCores(const Forest& all,
               std::size_t from,
               std::size_t to,
               double limit,
               std::int64_t enough,
               std::vector<std::uint8_t>& core,
               const Progress& progress) {
    Neighbourhood around(all);
    for (std::size_t c = from; c < to; ++c) {
        const Cell& cell = all.cells[c];
        const Node& node = all.nodes[cell.root];
        const std::int64_t own = all.massOf<isWeighted>(node.from, node.to);
        if (own < enough) around.moveTo(cell);
        for (std::uint32_t k = node.from; k < node.to; ++k) {
            std::int64_t mass = own;
            if (progress.cancelled()) return;
            if (mass < enough)
                around.forEach([&](std::size_t other) {
                    if (other != c)
                        addWithin<isWeighted>(all, all.cells[other].root, all.items[k].at, limit,
                                              enough, mass);
                    return mass < enough;
                });
            core[all.items[k].origin] = mass >= enough;
        }
    }
}

/// True if some point of node `a` and some point of node `b` are within the distance.
bool touch(const Forest& forest, std::uint32_t a, std::uint32_t b, double limit) {
    const Node &nodeA = forest.nodes[a], &nodeB = forest.nodes[b];
    if (leastSquare(nodeA.box, nodeB.box) > limit) return false;
    if (greatestSquare(nodeA.box, nodeB.box) <= limit) return true;
    if (nodeA.right == 0 && nodeB.right == 0) {
        for (std::uint32_t i = nodeA.from; i < nodeA.to; ++i)
            for (std::uint32_t k = nodeB.from; k < nodeB.to; ++k)
                if (squareBetween(forest.items[i].at, forest.items[k].at) <= limit) return true;
        return false;
    }
    const bool splitA =
        nodeB.right == 0 || (nodeA.right != 0 && nodeA.to - nodeA.from >= nodeB.to - nodeB.from);
    const std::uint32_t split = splitA ? a : b, other = splitA ? b : a;
    std::uint32_t near = split + 1, far = forest.nodes[split].right;
    const Extent& box = forest.nodes[other].box;
    if (leastSquare(forest.nodes[far].box, box) < leastSquare(forest.nodes[near].box, box))
        std::swap(near, far);
    return touch(forest, near, other, limit) || touch(forest, far, other, limit);
}

/// Finds the point of a node nearest to `p`, at most `limit` away; equal ones: the lower.
struct NearestCore {
    double square;
    std::uint32_t item = 0;
    std::size_t cell = 0;
    bool found = false;
};
void findNearest(
    const Forest& forest, std::uint32_t index, std::size_t cell, Point p, NearestCore& best) {
    const Node& node = forest.nodes[index];
    if (leastSquare(p, node.box) > best.square) return;
    if (node.right != 0) {
        findNearest(forest, index + 1, cell, p, best);
        findNearest(forest, node.right, cell, p, best);
        return;
    }
    // A node that is not split although it is large holds one position many times.
    const std::uint32_t to = std::min(node.to, node.from + leafSize);
    for (std::uint32_t k = node.from; k < to; ++k) {
        const double between = squareBetween(p, forest.items[k].at);
        if (between > best.square) continue;
        if (best.found && between == best.square &&
            !isLower(forest.items[k].at, forest.items[best.item].at))
            continue;
        best = {between, k, cell, true};
    }
}

/// Sets that many threads may join at once. The lowest member stands for its set, whatever the
/// order of joining.
class DisjointSets {
public:
    explicit DisjointSets(std::size_t count) : m_parent(count) {
        for (std::size_t k = 0; k < count; ++k)
            m_parent[k].store(static_cast<std::uint32_t>(k), std::memory_order_relaxed);
    }
    [[nodiscard]] std::uint32_t find(std::uint32_t k) {
        for (;;) {
            std::uint32_t parent = m_parent[k].load(std::memory_order_relaxed);
            if (parent == k) return k;
            const std::uint32_t above = m_parent[parent].load(std::memory_order_relaxed);
            if (above != parent)
                m_parent[k].compare_exchange_weak(parent, above, std::memory_order_relaxed);
            k = above;
        }
    }
    void join(std::uint32_t a, std::uint32_t b) {
        for (;;) {
            a = find(a);
            b = find(b);
            if (a == b) return;
            if (a < b) std::swap(a, b);
            std::uint32_t expected = a;
            if (m_parent[a].compare_exchange_strong(expected, b, std::memory_order_relaxed)) return;
        }
    }

private:
    std::vector<std::atomic<std::uint32_t>> m_parent;
};

/// Sorts by key, eleven bits at a time from the lowest. False if stopped.
bool sortByKey(std::vector<Item>& items, std::uint64_t greatest, const Progress& progress) {
    constexpr int bits = 11;
    std::vector<Item> other(items.size());
    for (int shift = 0; shift < 64 && greatest >> shift; shift += bits) {
        if (progress.cancelled()) return false;
        std::vector<std::size_t> starts((1u << bits) + 1, 0);
        const auto digit = [&](const Item& item) {
            return static_cast<std::size_t>(item.key >> shift) & ((1u << bits) - 1);
        };
        for (const Item& item : items)
            ++starts[digit(item) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const Item& item : items)
            other[starts[digit(item)]++] = item;
        items.swap(other);
    }
    return true;
}

Error tooFarApart(double distanceMetres) {
    return {
        ErrorCode::InvalidArgument,
        textOf("Some positions lie too far out for a distance of {} m.",
               "有的位置相距太远，无法用 {} 米的距离来划分。", distanceMetres),
        {"Check the coordinates, or choose a larger distance.", "请检查坐标，或者取更大的距离。"}};
}

/// The finite points, by cell. Every cell's points are within the distance of each other.
Result<Forest> sortIntoCells(std::span<const Point> points,
                             double distanceMetres,
                             std::uint64_t& columns,
                             const Progress& progress) {
    // A little smaller than distance / sqrt(2), so that no rounding makes a cell too wide.
    const double side = distanceMetres * std::sqrt(0.5) * (1 - 1e-6);
    constexpr double farthest = 1 << 30;
    std::vector<Item> items;
    items.reserve(points.size());
    double fromX = farthest, toX = -farthest, fromY = farthest, toY = -farthest;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point p = points[i];
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
        const double column = std::floor(p.x / side), row = std::floor(p.y / side);
        if (!(std::fabs(column) < farthest && std::fabs(row) < farthest))
            return tooFarApart(distanceMetres);
        fromX = std::min(fromX, column);
        toX = std::max(toX, column);
        fromY = std::min(fromY, row);
        toY = std::max(toY, row);
        items.push_back({p, static_cast<std::uint32_t>(i), 0});
    }
    Forest forest;
    if (items.empty()) {
        forest.rowStarts.push_back(0);
        return forest;
    }
    columns = static_cast<std::uint64_t>(toX - fromX) + 1;
    const auto rows = static_cast<std::uint64_t>(toY - fromY) + 1;
    for (Item& item : items)
        item.key = static_cast<std::uint64_t>(std::floor(item.at.y / side) - fromY) * columns +
                   static_cast<std::uint64_t>(std::floor(item.at.x / side) - fromX);
    if (!sortByKey(items, columns * rows - 1, progress)) return cancelledError();
    forest.items = std::move(items);
    if (!settle(forest, columns, progress)) return cancelledError();
    return forest;
}

}  // namespace

Result<Dbscan> dbscan(std::span<const Point> points,
                      double distanceMetres,
                      int minimum,
                      const Progress& progress,
                      int threads,
                      std::span<const double> weights) {
    if (!(distanceMetres > 0) || !std::isfinite(distanceMetres))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The distance must be more than 0 m, not {}.",
                            "距离必须大于 0 米，而不是 {}。", distanceMetres),
                     {}};
    if (minimum < 1)
        return Error{ErrorCode::InvalidArgument,
                     textOf("The least number of points must be at least 1, not {}.",
                            "最少个数至少是 1，而不是 {}。", minimum),
                     {}};
    HETU_TRY(const std::vector<std::int64_t> masses, massesOf(weights, points.size()));
    if (progress.cancelled()) return cancelledError();
    const double limit = distanceMetres * distanceMetres;
    const bool isWeighted = !masses.empty();
    const std::int64_t enough = (isWeighted ? massUnit : 1) * minimum;
    std::uint64_t columns = 1;
    HETU_TRY(Forest all, sortIntoCells(points, distanceMetres, columns, progress));
    if (isWeighted) {
        all.massBefore.push_back(0);
        for (const Item& item : all.items)
            all.massBefore.push_back(all.massBefore.back() + masses[item.origin]);
    }
    progress.report(0.2);

    Dbscan result;
    result.cluster.assign(points.size(), -1);
    result.core.assign(points.size(), 0);

    constexpr std::size_t piece = 256;  // cells
    const Progress counting = progress.sub(0.2, 0.6);
    const bool counted =
        inPieces(all.cells.size(), piece, threads, counting, [&](std::size_t from, std::size_t to) {
            if (isWeighted)
                findCores<true>(all, from, to, limit, enough, result.core, progress);
            else
                findCores<false>(all, from, to, limit, enough, result.core, progress);
        });
    if (!counted || progress.cancelled()) return cancelledError();

    Forest cores;
    for (const Item& item : all.items)
        if (result.core[item.origin]) cores.items.push_back(item);
    if (!settle(cores, columns, progress)) return cancelledError();

    DisjointSets sets(cores.cells.size());
    const bool joined = inPieces(
        cores.cells.size(), piece, threads, progress.sub(0.6, 0.85),
        [&](std::size_t from, std::size_t to) {
            Neighbourhood around(cores);
            for (std::size_t c = from; c < to && !progress.cancelled(); ++c) {
                around.moveTo(cores.cells[c]);
                const auto self = static_cast<std::uint32_t>(c);
                around.forEach([&](std::size_t other) {
                    const auto neighbour = static_cast<std::uint32_t>(other);
                    if (neighbour < self && sets.find(self) != sets.find(neighbour) &&
                        touch(cores, cores.cells[self].root, cores.cells[neighbour].root, limit))
                        sets.join(self, neighbour);
                    return true;
                });
            }
        });
    if (!joined || progress.cancelled()) return cancelledError();

    std::vector<std::uint32_t> setOf(points.size(), noSet);
    const bool assigned = inPieces(
        all.cells.size(), piece, threads, progress.sub(0.85, 0.95),
        [&](std::size_t from, std::size_t to) {
            Neighbourhood around(cores);
            for (std::size_t c = from; c < to && !progress.cancelled(); ++c) {
                const Cell& cell = all.cells[c];
                const Node& node = all.nodes[cell.root];
                bool isMoved = false;
                for (std::uint32_t k = node.from; k < node.to; ++k) {
                    const Item& item = all.items[k];
                    if (result.core[item.origin]) continue;
                    if (!isMoved) around.moveTo(cell);
                    isMoved = true;
                    NearestCore best{limit};
                    around.forEach([&](std::size_t other) {
                        findNearest(cores, cores.cells[other].root, other, item.at, best);
                        return true;
                    });
                    if (best.found)
                        setOf[item.origin] = sets.find(static_cast<std::uint32_t>(best.cell));
                }
            }
        });
    if (!assigned || progress.cancelled()) return cancelledError();
    for (std::size_t c = 0; c < cores.cells.size(); ++c) {
        const Node& node = cores.nodes[cores.cells[c].root];
        const std::uint32_t set = sets.find(static_cast<std::uint32_t>(c));
        for (std::uint32_t k = node.from; k < node.to; ++k)
            setOf[cores.items[k].origin] = set;
    }
    const std::vector<int> number = numbersBySize(points, setOf, cores.cells.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        if (setOf[i] != noSet) result.cluster[i] = number[setOf[i]];
    result.clusterCount =
        static_cast<int>(std::count_if(number.begin(), number.end(), [](int n) { return n >= 0; }));
    progress.report(1);
    return result;
}

}  // namespace hetu::analysis
