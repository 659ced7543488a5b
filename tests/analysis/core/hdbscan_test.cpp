#include "analysis/core/hdbscan.h"

#include <chrono>
#include <limits>
#include <thread>

#include <gtest/gtest.h>

#include "analysis/core/point_tree.h"
#include "analysis/core/spanning_tree.h"
#include "tests/support/point_sets.h"
#include "tests/support/stop_bound.h"

namespace hetu::analysis {
namespace {

using test::isLower;
using test::shuffled;
using test::someCity;
using test::someOrder;
using test::squareBetween;

/// The definition, by loops over all pairs at every level.
class ByLoops {
public:
    ByLoops(const std::vector<Point>& points, const HdbscanOptions& options)
        : m_points(points), m_options(options), m_core(points.size()) {
        const std::size_t n = points.size();
        for (std::size_t i = 0; i < n; ++i) {
            std::vector<std::pair<double, double>> near;
            for (std::size_t k = 0; k < n; ++k)
                near.push_back({squareBetween(points[i], points[k]), mass(k)});
            std::sort(near.begin(), near.end());
            double sum = 0;
            m_core[i] = std::numeric_limits<double>::infinity();
            for (const auto& [square, weight] : near)
                if ((sum += weight) >= options.minimum) {
                    m_core[i] = std::max(square, options.placeMetres * options.placeMetres);
                    break;
                }
        }
        out.cluster.assign(n, -1);
        out.probability.assign(n, 0);
        out.outlierScore.assign(n, std::nan(""));
        m_leaves.resize(n);
        if (n == 0 || std::isinf(m_core[0])) return;
        std::vector<std::size_t> all(n);
        std::iota(all.begin(), all.end(), std::size_t{0});
        m_parts.push_back({});
        part(all, 0);
        number();
    }
    Hdbscan out;

private:
    struct Part {
        std::vector<std::size_t> members;
        std::vector<std::size_t> children;
        double birth = 0, greatest = 0, stability = 0;
        bool isWholeAtOnePlace = false;
    };
    [[nodiscard]] double mass(std::size_t i) const {
        return m_options.weights.empty() ? 1 : m_options.weights[i];
    }
    [[nodiscard]] double massOf(const std::vector<std::size_t>& set) const {
        double sum = 0;
        for (const std::size_t i : set)
            sum += mass(i);
        return sum;
    }
    [[nodiscard]] double edge(std::size_t i, std::size_t k) const {
        return std::max({m_core[i], m_core[k], squareBetween(m_points[i], m_points[k])});
    }
    /// The greatest edge of a minimum spanning tree of the set, by Prim; a point alone: its core.
    [[nodiscard]] double partsAt(const std::vector<std::size_t>& set) const {
        if (set.size() == 1) return m_core[set[0]];
        std::vector<double> least(set.size(), std::numeric_limits<double>::infinity());
        std::vector<bool> isIn(set.size(), false);
        std::size_t last = 0;
        double greatest = 0;
        for (std::size_t turn = 1; turn < set.size(); ++turn) {
            isIn[last] = true;
            std::size_t next = set.size();
            for (std::size_t k = 0; k < set.size(); ++k) {
                if (isIn[k]) continue;
                least[k] = std::min(least[k], edge(set[last], set[k]));
                if (next == set.size() || least[k] < least[next]) next = k;
            }
            greatest = std::max(greatest, least[next]);
            last = next;
        }
        return greatest;
    }
    /// What hangs together below the level.
    [[nodiscard]] std::vector<std::vector<std::size_t>> below(const std::vector<std::size_t>& set,
                                                              double level) const {
        std::vector<std::vector<std::size_t>> found;
        std::vector<bool> isDone(set.size(), false);
        for (std::size_t s = 0; s < set.size(); ++s) {
            if (isDone[s] || m_core[set[s]] >= level) continue;
            std::vector<std::size_t> group{s};
            isDone[s] = true;
            for (std::size_t at = 0; at < group.size(); ++at)
                for (std::size_t k = 0; k < set.size(); ++k)
                    if (!isDone[k] && edge(set[group[at]], set[k]) < level) {
                        isDone[k] = true;
                        group.push_back(k);
                    }
            found.emplace_back();
            for (const std::size_t k : group)
                found.back().push_back(set[k]);
        }
        return found;
    }
    [[nodiscard]] Point lowest(const std::vector<std::size_t>& set) const {
        return m_points[*std::min_element(set.begin(), set.end(), [&](auto a, auto b) {
            return isLower(m_points[a], m_points[b]);
        })];
    }
    void part(std::vector<std::size_t> set, std::size_t index) {
        const double least = m_options.clusterSize > 0 ? m_options.clusterSize : m_options.minimum;
        m_parts[index].members = set;
        double level = partsAt(set);
        m_parts[index].isWholeAtOnePlace =
            massOf(set) >= least && level <= m_options.placeMetres * m_options.placeMetres;
        for (;;) {
            const double lambda = 1 / std::sqrt(level);
            std::vector<std::vector<std::size_t>> large;
            double kept = 0;
            for (auto& group : below(set, level))
                if (massOf(group) >= least) {
                    kept += massOf(group);
                    large.push_back(std::move(group));
                }
            const bool isOver = large.size() != 1;
            m_parts[index].greatest = lambda;
            m_parts[index].stability +=
                (massOf(set) - (isOver ? 0 : kept)) * (lambda - m_parts[index].birth);
            for (const std::size_t i : set)
                m_leaves[i] = {lambda, index};  // those that stay are written again
            if (isOver) {
                std::sort(large.begin(), large.end(), [&](const auto& a, const auto& b) {
                    return isLower(lowest(a), lowest(b));
                });
                for (const auto& group : large) {
                    const std::size_t child = m_parts.size();
                    m_parts.emplace_back().birth = lambda;
                    m_parts[index].children.push_back(child);
                    part(group, child);
                }
                return;
            }
            set = large.front();
            level = partsAt(set);
        }
    }
    double choose(std::size_t index, std::vector<std::size_t>& chosen) const {
        const Part& p = m_parts[index];
        std::vector<std::size_t> ofChildren;
        double sum = 0;
        for (auto child = p.children.rbegin(); child != p.children.rend(); ++child)
            sum += choose(*child, ofChildren);
        const bool isChosen =
            index == 0 ? p.isWholeAtOnePlace : p.children.empty() || p.stability >= sum;
        if (isChosen) ofChildren = {index};
        chosen.insert(chosen.end(), ofChildren.begin(), ofChildren.end());
        return isChosen ? p.stability : sum;
    }
    [[nodiscard]] double greatestBelow(std::size_t index) const {
        double greatest = m_parts[index].greatest;
        for (const std::size_t child : m_parts[index].children)
            greatest = std::max(greatest, greatestBelow(child));
        return greatest;
    }
    void number() {
        std::vector<std::size_t> chosen;
        choose(0, chosen);
        std::sort(chosen.begin(), chosen.end(), [&](std::size_t a, std::size_t b) {
            const auto &one = m_parts[a].members, &other = m_parts[b].members;
            return one.size() != other.size() ? one.size() > other.size()
                                              : isLower(lowest(one), lowest(other));
        });
        out.clusterCount = static_cast<int>(chosen.size());
        for (std::size_t i = 0; i < m_points.size(); ++i)
            out.outlierScore[i] = 1 - m_leaves[i].first / greatestBelow(m_leaves[i].second);
        for (std::size_t c = 0; c < chosen.size(); ++c) {
            const Part& p = m_parts[chosen[c]];
            out.stability.push_back(p.stability);
            for (const std::size_t i : p.members) {
                out.cluster[i] = static_cast<int>(c);
                out.probability[i] = std::min(m_leaves[i].first, p.greatest) / p.greatest;
            }
        }
    }

    const std::vector<Point>& m_points;
    const HdbscanOptions& m_options;
    std::vector<double> m_core;
    std::vector<Part> m_parts;
    std::vector<std::pair<double, std::size_t>> m_leaves;  // 1 / level where it left which part
};

void expectNear(const Hdbscan& a, const Hdbscan& b) {
    ASSERT_EQ(a.clusterCount, b.clusterCount);
    EXPECT_EQ(a.cluster, b.cluster);
    for (std::size_t i = 0; i < a.cluster.size(); ++i) {
        ASSERT_NEAR(a.probability[i], b.probability[i], 1e-12) << "point " << i;
        ASSERT_EQ(std::isnan(a.outlierScore[i]), std::isnan(b.outlierScore[i]));
        if (!std::isnan(a.outlierScore[i])) {
            ASSERT_NEAR(a.outlierScore[i], b.outlierScore[i], 1e-12) << "point " << i;
        }
    }
    for (std::size_t c = 0; c < a.stability.size(); ++c)
        ASSERT_NEAR(a.stability[c], b.stability[c], 1e-9 * (1 + b.stability[c]));
}

TEST(Hdbscan, FindsWhatLoopsOverAllPairsFind) {
    int clusters = 0;
    for (unsigned seed = 0; seed < 500; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random(seed);
        const auto points = someCity(random, 1 + random() % (seed % 10 == 0 ? 250 : 90));
        HdbscanOptions options;
        options.minimum = 1 + static_cast<int>(random() % 8);
        options.clusterSize = random() % 2 ? 0 : 2 + static_cast<int>(random() % 12);
        options.placeMetres = random() % 2 ? 1e-3 : 1.5;
        options.threads = 1 + static_cast<int>(seed % 3);
        const auto out = hdbscan(points, options, {});
        ASSERT_TRUE(out.ok());
        expectNear(out.value(), ByLoops(points, options).out);
        clusters += out.value().clusterCount;
        if (HasFailure()) return;
    }
    EXPECT_GT(clusters, 500) << "the sets must have something to find";
}

TEST(Hdbscan, CountsWeightsAsLoopsOverAllPairsDo) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random(seed);
        const auto points = someCity(random, 1 + random() % 80);
        std::vector<double> weights;  // eighths: their sums are exact
        for (std::size_t i = 0; i < points.size(); ++i)
            weights.push_back(random() % 3 ? static_cast<double>(random() % 40) / 8 : 0);
        HdbscanOptions options;
        options.minimum = 1 + static_cast<int>(random() % 12);
        options.clusterSize = random() % 2 ? 0 : 1 + static_cast<int>(random() % 20);
        options.weights = weights;
        const auto out = hdbscan(points, options, {});
        ASSERT_TRUE(out.ok());
        expectNear(out.value(), ByLoops(points, options).out);
        if (HasFailure()) return;
    }
}

TEST(Hdbscan, TakesAWeightOfTwoAsTwoPointsAtOnePlace) {
    std::mt19937 random(5);
    const auto points = someCity(random, 300);
    std::vector<Point> repeated;
    std::vector<double> weights;
    for (std::size_t i = 0; i < points.size(); ++i) {
        weights.push_back(1 + static_cast<double>(i % 3));
        repeated.insert(repeated.end(), 1 + i % 3, points[i]);
    }
    HdbscanOptions options;
    options.minimum = 6;
    const Hdbscan b = hdbscan(repeated, options, {}).value();
    options.weights = weights;
    const Hdbscan a = hdbscan(points, options, {}).value();
    ASSERT_EQ(a.clusterCount, b.clusterCount);
    EXPECT_GT(a.clusterCount, 1);
    std::map<int, int> numbers;
    std::size_t at = 0;
    for (std::size_t i = 0; i < points.size(); at += 1 + i % 3, ++i) {
        EXPECT_EQ(a.probability[i], b.probability[at]);
        EXPECT_EQ(a.outlierScore[i], b.outlierScore[at]);
        const int number = numbers.try_emplace(a.cluster[i], b.cluster[at]).first->second;
        EXPECT_EQ(number, b.cluster[at]);
    }
}

TEST(Hdbscan, GivesTheSameBitsForEveryOrderOfThePointsAndEveryNumberOfThreads) {
    for (unsigned seed = 0; seed < 40; ++seed) {
        std::mt19937 random(seed);
        const auto points = someCity(random, 3000);
        HdbscanOptions options;
        options.minimum = 5;
        options.threads = 1;
        const auto order = someOrder(points.size(), random);
        const Hdbscan a = hdbscan(points, options, {}).value();
        for (const int threads : {2, 3}) {
            options.threads = threads;
            const Hdbscan b = hdbscan(shuffled(points, order), options, {}).value();
            ASSERT_EQ(a.stability, b.stability);
            ASSERT_EQ(a.linkMetres, b.linkMetres);
            ASSERT_EQ(shuffled(a.cluster, order), b.cluster);
            ASSERT_EQ(shuffled(a.probability, order), b.probability);
            ASSERT_EQ(shuffled(a.outlierScore, order), b.outlierScore);
            ASSERT_EQ(shuffled(a.coreDistance, order), b.coreDistance);
        }
    }
}

TEST(Hdbscan, TakesTheWholeAsOneClusterOnlyIfItLiesAtOnePlace) {
    HdbscanOptions options;
    options.minimum = 3;
    const std::vector<Point> place(5, Point{100, 200});
    const Hdbscan one = hdbscan(place, options, {}).value();
    EXPECT_EQ(one.cluster, (std::vector<int>(5, 0)));
    EXPECT_EQ(one.probability, (std::vector<double>(5, 1)));
    std::vector<Point> line;
    for (int i = 0; i < 20; ++i)
        line.push_back({10.0 * i, 0});
    EXPECT_EQ(hdbscan(line, options, {}).value().clusterCount, 0);
    EXPECT_EQ(hdbscan(std::vector<Point>(2), options, {}).value().clusterCount, 0);
    EXPECT_EQ(hdbscan({}, options, {}).value().clusterCount, 0);
}

TEST(Hdbscan, FindsCrowdsOfUnequalDensityThatNoOneDistanceFinds) {
    // Two dense crowds 60 m apart beside a thin one whose members are 40 m from each other.
    std::vector<Point> points;
    for (int i = 0; i < 10; ++i)
        for (int k = 0; k < 10; ++k) {
            points.push_back({1.0 * i, 1.0 * k});
            points.push_back({70 + 1.1 * i, 1.0 * k});
            points.push_back({2000 + 60.0 * i, 60.0 * k});
        }
    HdbscanOptions options;
    options.minimum = 5;
    const Hdbscan out = hdbscan(points, options, {}).value();
    EXPECT_EQ(out.clusterCount, 3);
    EXPECT_EQ(std::count(out.cluster.begin(), out.cluster.end(), -1), 0);
}

TEST(Hdbscan, LeavesOutWhatHasNoPosition) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Point> points{
        {nan, 0}, {1, 1}, {1, 1}, {0, std::numeric_limits<double>::infinity()}};
    HdbscanOptions options;
    options.minimum = 2;
    const Hdbscan out = hdbscan(points, options, {}).value();
    EXPECT_EQ(out.cluster, (std::vector<int>{-1, 0, 0, -1}));
    EXPECT_TRUE(std::isnan(out.outlierScore[0]));
    EXPECT_TRUE(std::isnan(out.coreDistance[3]));
    EXPECT_EQ(out.coreDistance[1], 0);
}

TEST(Hdbscan, RefusesSenselessOptions) {
    const std::vector<Point> points{{0, 0}};
    const auto codeOf = [&](auto change) {
        HdbscanOptions options;
        change(options);
        return hdbscan(points, options, {}).error().code;
    };
    EXPECT_EQ(codeOf([](auto& o) { o.minimum = 0; }), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf([](auto& o) { o.clusterSize = -1; }), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf([](auto& o) { o.placeMetres = 0; }), ErrorCode::InvalidArgument);
    const std::vector<double> weights{1, 2};
    EXPECT_EQ(codeOf([&](auto& o) { o.weights = weights; }), ErrorCode::InvalidArgument);
}

TEST(Hdbscan, StopsWhenAsked) {
    std::mt19937 random(3);
    std::uniform_real_distribution<> real(0, 10'000);
    std::vector<Point> points(400'000);
    for (Point& p : points)
        p = {real(random), real(random)};
    std::stop_source later;
    std::chrono::steady_clock::time_point asked;
    const std::jthread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        asked = std::chrono::steady_clock::now();
        later.request_stop();
    });
    const auto out = hdbscan(points, {}, Progress{later.get_token(), {}});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - asked;
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().code, ErrorCode::Cancelled);
    EXPECT_LT(seconds, test::stopBound);
}

TEST(SpanningTree, IsAsLightAsThatOfPrimOverAllPairs) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        const auto points = someCity(random, 2 + random() % 900);
        const PointTree tree = growPointTree(points, {}).value();
        const auto core =
            coreSquares(tree, {}, 1 + random() % std::min<std::size_t>(points.size(), 12), {})
                .value();
        std::vector<double> ours, theirs;
        const auto edges = spanningTree(tree, core, {}, 1 + static_cast<int>(seed % 3)).value();
        for (const TreeEdge& edge : edges) {
            ours.push_back(edge.square);
            EXPECT_EQ(edge.square, std::max({core[edge.a], core[edge.b],
                                             squareBetween(tree.at[edge.a], tree.at[edge.b])}));
        }
        std::vector<double> least(points.size(), std::numeric_limits<double>::infinity());
        std::vector<bool> isIn(points.size(), false);
        for (std::size_t turn = 1, last = 0; turn < points.size(); ++turn) {
            isIn[last] = true;
            std::size_t next = points.size();
            for (std::size_t k = 0; k < points.size(); ++k) {
                if (isIn[k]) continue;
                least[k] = std::min(least[k], std::max({core[last], core[k],
                                                        squareBetween(tree.at[last], tree.at[k])}));
                if (next == points.size() || least[k] < least[next]) next = k;
            }
            theirs.push_back(least[next]);
            last = next;
        }
        std::sort(ours.begin(), ours.end());
        std::sort(theirs.begin(), theirs.end());
        ASSERT_EQ(ours, theirs) << "seed " << seed;
    }
}

}  // namespace
}  // namespace hetu::analysis
