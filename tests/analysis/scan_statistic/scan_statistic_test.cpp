#include "analysis/scan_statistic/scan_statistic.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "analysis/scan_statistic/replicas.h"
#include "tests/support/stop_bound.h"

namespace hetu::scan_statistic {
namespace {

// ---- the same by plain loops: every window of every centre, in the words of the header ----------

long double xlogx(long double x) {
    return x > 0 ? x * std::log(x) : 0;
}

double plainRatio(const Options& o, double c, double n, double allC, double allN) {
    const bool isHigh = c * allN > allC * n, isLow = c * allN < allC * n;
    if (!(isHigh && o.rates != Rates::Low && c >= 2) && !(isLow && o.rates != Rates::High))
        return 0;
    const long double C = allC, N = allN;
    if (o.model == Model::Bernoulli)
        return static_cast<double>(xlogx(c) + xlogx(n - c) - xlogx(n) + xlogx(C - c) +
                                   xlogx(N - n - C + c) - xlogx(N - n) - xlogx(C) - xlogx(N - C) +
                                   xlogx(N));
    const long double m = C * n / N;
    return static_cast<double>(xlogx(c) - c * std::log(m) + xlogx(C - c) -
                               (C - c > 0 ? (C - c) * std::log(C - m) : 0));
}

struct PlainBest {
    double statistic = 0;
    std::set<std::uint32_t> members;  ///< locations
};

/// All windows: for every centre and form, who enters together, one after the other.
struct PlainWindows {
    struct Around {
        double factor;
        std::vector<std::vector<std::uint32_t>> steps;
    };
    std::vector<Around> all;
    PlainWindows(const Locations& locations, const Options& o) {
        for (std::uint32_t centre = 0; centre < locations.size(); ++centre)
            for (const Shape& shape : shapesOf(o.outline, o.penalty)) {
                std::map<std::uint32_t, std::vector<std::uint32_t>> bySize;
                for (std::uint32_t k = 0; k < locations.size(); ++k) {
                    const std::uint32_t size =
                        locations.units(sizeTo(shape, locations.at(centre), locations.at(k)));
                    if (size <= locations.units(o.mostRadiusMetres / shape.ratio))
                        bySize[size].push_back(k);
                }
                all.push_back({shape.factor, {}});
                for (const auto& [size, locationsThere] : bySize)
                    all.back().steps.push_back(locationsThere);
            }
    }
};

PlainBest plainScan(const PlainWindows& windows,
                    const std::vector<std::uint32_t>& cases,
                    const std::vector<double>& population,
                    const Options& o,
                    const std::set<std::uint32_t>& blocked = {}) {
    const double allC = std::accumulate(cases.begin(), cases.end(), 0.0);
    const double allN = std::accumulate(population.begin(), population.end(), 0.0);
    PlainBest best;
    for (const auto& around : windows.all) {
        double c = 0, n = 0;
        for (std::size_t step = 0; step < around.steps.size(); ++step) {
            bool isFree = true;
            for (const std::uint32_t location : around.steps[step]) {
                c += cases[location];
                n += population[location];
                isFree &= !blocked.contains(location);
            }
            if (n > o.mostShare * allN || !isFree) break;
            const double statistic = around.factor * plainRatio(o, c, n, allC, allN);
            if (statistic <= best.statistic * (1 + 1e-12)) continue;
            best = {statistic, {}};
            for (std::size_t k = 0; k <= step; ++k)
                best.members.insert(around.steps[k].begin(), around.steps[k].end());
        }
    }
    return best;
}

/// Units on a coarse grid or anywhere, several at some places.
std::vector<Unit> randomUnits(unsigned seed, Model model, std::size_t count) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<> real(0, 3000);
    std::vector<Unit> units;
    for (std::size_t i = 0; i < count; ++i) {
        Unit unit;
        if (seed % 2)
            unit.position = {static_cast<double>(random() % 12) * 250,
                             static_cast<double>(random() % 12) * 250};
        else
            unit.position = {real(random), real(random)};
        if (i % 9 == 4) unit.position = units.back().position;
        const bool isInside = std::hypot(unit.position.x - 900, unit.position.y - 1200) < 500;
        if (model == Model::Bernoulli) {
            unit.cases = random() % 10 < (isInside ? 7U : 4U) ? 1 : 0;
        } else {
            unit.population = i % 11 == 3 ? 0 : 0.5 + static_cast<double>(random() % 40);
            unit.cases =
                unit.population > 0 ? static_cast<double>(random() % (isInside ? 6 : 3)) : 0;
        }
        units.push_back(unit);
    }
    return units;
}

std::vector<std::uint32_t> casesAt(const Locations& locations, const std::vector<Unit>& units) {
    std::vector<std::uint32_t> cases(locations.size());
    for (std::size_t i = 0; i < units.size(); ++i)
        cases[locations.ofPoint()[i]] += static_cast<std::uint32_t>(units[i].cases);
    return cases;
}
std::vector<double> populationAt(const Locations& locations, const std::vector<Unit>& units) {
    std::vector<double> population(locations.size());
    for (std::size_t i = 0; i < units.size(); ++i)
        population[locations.ofPoint()[i]] += units[i].population;
    return population;
}
Locations locationsOf(const std::vector<Unit>& units) {
    std::vector<Point> points;
    for (const Unit& unit : units)
        points.push_back(unit.position);
    return Locations(points);
}

// ---- the score ------------------------------------------------------------------------------

TEST(Likelihood, EqualsTheClosedForm) {
    // 4 of 5 inside, 6 of 15 outside.
    const Likelihood bernoulli(Model::Bernoulli, Rates::High, 10, 20);
    EXPECT_NEAR(bernoulli(4, 5),
                4 * std::log(0.8) + std::log(0.2) + 6 * std::log(0.4) + 9 * std::log(0.6) -
                    20 * std::log(0.5),
                1e-12);
    // 4 found where 2.5 are expected.
    const Likelihood poisson(Model::Poisson, Rates::Both, 10, 20);
    EXPECT_NEAR(poisson(4, 5), 4 * std::log(4 / 2.5) + 6 * std::log(6 / 7.5), 1e-12);
    EXPECT_NEAR(poisson(0, 5), 10 * std::log(10 / 7.5), 1e-12) << "low";
    EXPECT_EQ(bernoulli(2, 5), 0) << "less than expected is not high";
    EXPECT_EQ(bernoulli(1, 1), 0) << "one case is no cluster";
    EXPECT_GT(bernoulli(10, 10), 0) << "all cases inside";
}

TEST(Likelihood, RisesWithCasesAndFallsWithPopulationWhereRatesAreHigh) {
    for (const Model model : {Model::Bernoulli, Model::Poisson}) {
        const Likelihood ratio(model, Rates::High, 40, 100);
        for (int n = 1; n <= 50; ++n)
            for (int c = 0; c < std::min(n, 40); ++c) {
                EXPECT_LE(ratio(c, n), ratio(c + 1, n)) << c << " of " << n;
                EXPECT_GE(ratio(c, n), ratio(c, n + 1)) << c << " of " << n;
            }
    }
}

TEST(Thresholds, NeverHideAWindowThatExceedsTheBound) {
    for (const Model model : {Model::Bernoulli, Model::Poisson})
        for (const auto& [cases, population] : {std::pair{40, 100}, {3, 100}, {97, 100}}) {
            const Likelihood ratio(model, Rates::Both, cases, population);
            for (const double bound : {0.0, 0.5, 2.0, 5.0, 60.0}) {
                const Thresholds thresholds(ratio, 50, bound);
                for (int n = 1; n <= 50; ++n)
                    for (int c = std::max(0, n + cases - population); c <= std::min(n, cases); ++c)
                        EXPECT_TRUE(ratio(c, n) <= bound || thresholds.mayExceed(c, n))
                            << c << " of " << n << " bound " << bound;
            }
        }
}

TEST(Thresholds, LeaveFewWindowsInDoubt) {
    const Likelihood ratio(Model::Bernoulli, Rates::High, 40'000, 100'000);
    const Thresholds thresholds(ratio, 50'000, 10);  // three organisations to a step
    for (int n = 100; n <= 50'000; n += 977) {
        const std::int32_t from = thresholds.highFrom(n);
        EXPECT_LE(ratio(from - 4, n), 10) << n;
        EXPECT_GT(ratio(from + 4, n), 10) << n;
    }
}

// ---- windows --------------------------------------------------------------------------------

TEST(Locations, ReachExactlyWhoLiesWithin) {
    for (unsigned seed = 0; seed < 6; ++seed) {
        const Locations locations = locationsOf(randomUnits(seed, Model::Bernoulli, 300));
        for (const Shape& shape : shapesOf(Outline::Ellipse, Penalty::None))
            for (const double metres : {0.0, 250.0, 433.3, 5000.0})
                for (std::size_t centre = 0; centre < locations.size(); centre += 37) {
                    std::vector<Reached> found, spare;
                    locations.reach(centre, shape, locations.units(metres), found);
                    sortReached(found, spare);
                    std::vector<std::pair<std::uint32_t, std::uint32_t>> have, want;
                    for (const Reached& one : found)
                        have.emplace_back(one.size, one.location);
                    for (std::uint32_t k = 0; k < locations.size(); ++k) {
                        const std::uint32_t size =
                            locations.units(sizeTo(shape, locations.at(centre), locations.at(k)));
                        if (size <= locations.units(metres)) want.emplace_back(size, k);
                    }
                    std::sort(want.begin(), want.end());
                    ASSERT_EQ(have, want) << "seed " << seed << " ratio " << shape.ratio;
                }
    }
}

TEST(Locations, AreTheSameForEveryOrderOfThePoints) {
    std::vector<Unit> units = randomUnits(1, Model::Bernoulli, 200);
    const Locations a = locationsOf(units);
    std::reverse(units.begin(), units.end());
    const Locations b = locationsOf(units);
    ASSERT_EQ(a.size(), b.size());
    EXPECT_LT(a.size(), 150u) << "several units share a place";
    for (std::size_t k = 0; k < a.size(); ++k)
        EXPECT_EQ(a.at(k), b.at(k));
    for (std::size_t i = 0; i < units.size(); ++i)
        EXPECT_EQ(b.at(b.ofPoint()[i]), units[i].position);
}

TEST(Shapes, AreAsLongAsTheySayInTheDirectionTheySay) {
    const auto shapes = shapesOf(Outline::Ellipse, Penalty::Strong);
    EXPECT_EQ(shapes.size(), 47u);
    for (const Shape& shape : shapes) {
        const Point along{100 * shape.ratio * std::cos(shape.degrees * std::acos(-1.0) / 180),
                          100 * shape.ratio * std::sin(shape.degrees * std::acos(-1.0) / 180)};
        EXPECT_NEAR(sizeTo(shape, {0, 0}, along), 100, 1e-9);
        EXPECT_NEAR(sizeTo(shape, {0, 0}, {-along.y / shape.ratio, along.x / shape.ratio}), 100,
                    1e-9);
        EXPECT_NEAR(shape.factor, 4 * shape.ratio / std::pow(shape.ratio + 1, 2), 1e-12);
    }
    EXPECT_NEAR(shapesOf(Outline::Ellipse, Penalty::Medium).back().factor, std::sqrt(20.0 / 36),
                1e-12);
    EXPECT_EQ(shapesOf(Outline::Ellipse, Penalty::None).back().factor, 1);
}

// ---- replicas -------------------------------------------------------------------------------

TEST(Replicas, KeepTheTotalAndGiveEveryPlaceItsShare) {
    const std::vector<double> populations{1, 3, 0, 6, 10};
    for (const Model model : {Model::Bernoulli, Model::Poisson}) {
        const Replicas replicas(model, populations, 8, 5);
        std::vector<std::uint32_t> counts(5);
        std::vector<double> mean(5);
        constexpr int runs = 20'000;
        for (int k = 0; k < runs; ++k) {
            replicas.draw(static_cast<std::uint64_t>(k), counts);
            ASSERT_EQ(std::accumulate(counts.begin(), counts.end(), 0U), 8U);
            for (std::size_t i = 0; i < 5; ++i) {
                mean[i] += counts[i] / static_cast<double>(runs);
                if (model == Model::Bernoulli) {
                    ASSERT_LE(counts[i], populations[i]);
                }
            }
        }
        for (std::size_t i = 0; i < 5; ++i)
            EXPECT_NEAR(mean[i], 8 * populations[i] / 20, 0.06) << i;
        EXPECT_EQ(mean[2], 0) << "nobody there";
    }
}

TEST(Replicas, DependOnTheirNumberAndTheSeedAlone) {
    const std::vector<double> populations(100, 2.0);
    const Replicas a(Model::Bernoulli, populations, 70, 5), b(Model::Bernoulli, populations, 70, 6);
    std::vector<std::uint32_t> first(100), second(100), other(100);
    a.draw(9, first);
    a.draw(10, other);
    a.draw(9, second);
    EXPECT_EQ(first, second);
    EXPECT_NE(first, other);
    b.draw(9, other);
    EXPECT_NE(first, other);
}

// ---- the scan -------------------------------------------------------------------------------

class ScanOf : public testing::TestWithParam<std::tuple<Model, Rates, Outline>> {};

TEST_P(ScanOf, FindsTheBestOfAllWindowsInTheDataAndInEveryReplica) {
    const unsigned seeds = std::get<2>(GetParam()) == Outline::Ellipse ? 4 : 6;
    for (unsigned seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        Options o;
        std::tie(o.model, o.rates, o.outline) = GetParam();
        o.penalty = static_cast<Penalty>(seed % 3);
        o.mostShare = seed < 3 ? 0.5 : 0.2;
        o.mostRadiusMetres = seed < 2 ? 1e6 : 900;
        o.replicas = 99;
        o.stopAfter = 0;
        o.level = 1;
        o.mostClusters = 3;
        o.seed = static_cast<int>(seed);
        const auto units = randomUnits(seed, o.model, o.outline == Outline::Ellipse ? 50 : 180);
        const Scan scan = compute(units, o, {}).value();

        const Locations locations = locationsOf(units);
        const PlainWindows windows(locations, o);
        const auto cases = casesAt(locations, units);
        const auto population = populationAt(locations, units);
        EXPECT_EQ(scan.locations, locations.size());
        ASSERT_FALSE(scan.clusters.empty());

        // One after the other, each without the locations of those before.
        std::set<std::uint32_t> blocked;
        for (const Cluster& cluster : scan.clusters) {
            const PlainBest best = plainScan(windows, cases, population, o, blocked);
            ASSERT_NEAR(cluster.statistic, best.statistic, 1e-9 * best.statistic + 1e-12);
            std::set<std::uint32_t> members;
            double c = 0, n = 0;
            for (const std::size_t i : cluster.members) {
                members.insert(locations.ofPoint()[i]);
                c += units[i].cases;
                n += units[i].population;
            }
            EXPECT_EQ(c, cluster.cases);
            EXPECT_NEAR(n, cluster.population, 1e-9);
            for (const std::uint32_t member : members)
                EXPECT_TRUE(blocked.insert(member).second) << "in two clusters";
        }
        // No window is left that would be strong enough to show.
        if (scan.clusters.size() < 3) {
            EXPECT_EQ(plainScan(windows, cases, population, o, blocked).statistic, 0);
        }

        const Replicas replicas(o.model, population, static_cast<std::uint64_t>(scan.cases), seed);
        std::vector<std::uint32_t> drawn(locations.size());
        ASSERT_EQ(scan.replicaMaxima.size(), 99u);
        for (const std::size_t k : {1U, 2U, 63U, 64U, 65U, 99U}) {
            replicas.draw(k, drawn);
            const double want = plainScan(windows, drawn, population, o).statistic;
            EXPECT_NEAR(scan.replicaMaxima[k - 1], want, 1e-9 * want + 1e-12) << "replica " << k;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Models,
                         ScanOf,
                         testing::Combine(testing::Values(Model::Bernoulli, Model::Poisson),
                                          testing::Values(Rates::High, Rates::Low, Rates::Both),
                                          testing::Values(Outline::Circle, Outline::Ellipse)));

TEST(Scan, KeepsWindowsWithinTheShareAndTheRadius) {
    // A street with a house every 100 m; the 30 in the middle of 90 are not covered.
    std::vector<Unit> units;
    for (int i = 0; i < 90; ++i)
        units.push_back({{100.0 * i, 0}, i >= 30 && i < 60 ? 1.0 : 0.0, 1});
    Options o;
    o.replicas = 99;
    o.mostShare = 0.1;
    const Cluster byShare = compute(units, o, {}).value().clusters.at(0);
    EXPECT_EQ(byShare.population, 9) << "four houses to each side; nine are a tenth";
    EXPECT_EQ(byShare.radiusMetres, 400);
    o.mostShare = 0.5;
    o.mostRadiusMetres = 600;
    const Cluster byRadius = compute(units, o, {}).value().clusters.at(0);
    EXPECT_EQ(byRadius.population, 13) << "six to each side, those at 600 m among them";
    EXPECT_EQ(byRadius.radiusMetres, 600);
}

TEST(Scan, LooksAsFarAsNeedBeWhereOrganisationsThinOut) {
    // From a crowd to the open country: windows of the same share grow from one centre to the next.
    for (unsigned seed = 0; seed < 4; ++seed) {
        std::mt19937 random(seed);
        std::uniform_real_distribution<> real(0, 1);
        std::vector<Unit> units;
        for (int i = 0; i < 150; ++i) {
            const double away = 20'000 * std::pow(real(random), 5);
            units.push_back({{away, 300 * real(random)},
                             random() % 100 < (away > 2000 ? 85U : 30U) ? 1.0 : 0.0,
                             1});
        }
        Options o;
        o.mostShare = 0.3;
        o.mostRadiusMetres = 1e6;
        o.replicas = 99;
        o.stopAfter = 0;
        const Scan scan = compute(units, o, {}).value();
        const Locations locations = locationsOf(units);
        const PlainWindows windows(locations, o);
        const auto population = populationAt(locations, units);
        const Replicas replicas(o.model, population, static_cast<std::uint64_t>(scan.cases), 1);
        std::vector<std::uint32_t> drawn = casesAt(locations, units);
        EXPECT_NEAR(scan.clusters.at(0).statistic,
                    plainScan(windows, drawn, population, o).statistic, 1e-9);
        for (std::size_t k = 1; k <= 99; k += 7) {
            replicas.draw(k, drawn);
            EXPECT_NEAR(scan.replicaMaxima[k - 1],
                        plainScan(windows, drawn, population, o).statistic, 1e-9)
                << "seed " << seed << " replica " << k;
        }
    }
}

TEST(Scan, GivesTheExactPThatAllLabellingsHave) {
    // 12 organisations, 4 of them not covered: 495 labellings, each as likely.
    std::vector<Unit> units;
    for (int i = 0; i < 12; ++i)
        units.push_back({{100.0 * i + (i % 3) * 17, 50.0 * (i % 4)}, 0, 1});
    for (const std::size_t i : {2U, 3U, 4U, 9U})
        units[i].cases = 1;
    Options o;
    o.mostShare = 0.5;
    o.replicas = 9999;
    o.stopAfter = 0;
    o.level = 1;
    const Scan scan = compute(units, o, {}).value();
    ASSERT_FALSE(scan.clusters.empty());

    const PlainWindows windows(locationsOf(units), o);
    const std::vector<double> population(12, 1.0);
    int all = 0, asStrong = 0;
    for (unsigned bits = 0; bits < 1U << 12; ++bits) {
        if (__builtin_popcount(bits) != 4) continue;
        std::vector<std::uint32_t> cases(12);
        for (std::size_t i = 0; i < 12; ++i)
            cases[i] = (bits >> i) & 1;
        ++all;
        asStrong += plainScan(windows, cases, population, o).statistic >=
                    scan.clusters[0].statistic * (1 - 1e-9);
    }
    ASSERT_EQ(all, 495);
    const double exact = asStrong / 495.0;
    EXPECT_GT(exact, 0.02);
    EXPECT_LT(exact, 0.9);
    EXPECT_NEAR(scan.clusters[0].p, exact, 4 * std::sqrt(exact * (1 - exact) / 9999));
}

std::vector<Unit> plantedUnits(unsigned seed, std::size_t count, unsigned percentInside) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<> real(0, 10'000);
    std::vector<Unit> units;
    for (std::size_t i = 0; i < count; ++i) {
        const Point p{real(random), real(random)};
        const bool isInside = std::hypot(p.x - 6000, p.y - 4000) < 1200;
        units.push_back({p, random() % 100 < (isInside ? percentInside : 40U) ? 1.0 : 0.0, 1});
    }
    return units;
}

TEST(Scan, FindsWhatWasPlanted) {
    for (unsigned seed = 0; seed < 10; ++seed) {
        const auto units = plantedUnits(seed, 1500, 85);
        const Scan scan = compute(units, {}, {}).value();
        ASSERT_FALSE(scan.clusters.empty());
        const Cluster& found = scan.clusters[0];
        EXPECT_LT(found.p, 0.01) << "seed " << seed;
        EXPECT_LT(found.pGumbel, 0.01);
        EXPECT_LT(std::hypot(found.centre.x - 6000, found.centre.y - 4000), 700);
        std::size_t hits = 0, inside = 0;
        for (std::size_t i = 0; i < units.size(); ++i)
            inside += std::hypot(units[i].position.x - 6000, units[i].position.y - 4000) < 1200;
        for (const std::size_t i : found.members)
            hits += std::hypot(units[i].position.x - 6000, units[i].position.y - 4000) < 1200;
        EXPECT_GT(static_cast<double>(hits), 0.6 * static_cast<double>(inside)) << "seed " << seed;
    }
}

TEST(Scan, FindsSomethingInOneOfTwentyMapsOfMereChance) {
    int found = 0;
    double sum = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        Options o;
        o.replicas = 99;
        o.stopAfter = 0;
        o.seed = static_cast<int>(seed);
        const Scan scan = compute(plantedUnits(seed + 1000, 150, 40), o, {}).value();
        ASSERT_FALSE(scan.clusters.empty());
        found += scan.clusters[0].p <= 0.05;
        sum += scan.clusters[0].p / 200;
    }
    EXPECT_GE(found, 3);
    EXPECT_LE(found, 19);
    EXPECT_NEAR(sum, 0.5, 0.07);
}

void expectSame(const Scan& a, const Scan& b) {
    EXPECT_EQ(a.replicaMaxima, b.replicaMaxima);
    EXPECT_EQ(a.stoppedEarly, b.stoppedEarly);
    ASSERT_EQ(a.clusters.size(), b.clusters.size());
    for (std::size_t k = 0; k < a.clusters.size(); ++k) {
        EXPECT_EQ(a.clusters[k].centre, b.clusters[k].centre);
        EXPECT_EQ(a.clusters[k].radiusMetres, b.clusters[k].radiusMetres);
        EXPECT_EQ(a.clusters[k].statistic, b.clusters[k].statistic);
        EXPECT_EQ(a.clusters[k].p, b.clusters[k].p);
        EXPECT_EQ(a.clusters[k].members.size(), b.clusters[k].members.size());
    }
}

TEST(Scan, IsTheSameForEveryOrderAndEveryNumberOfThreads) {
    for (const Model model : {Model::Bernoulli, Model::Poisson}) {
        auto units = randomUnits(3, model, 700);
        Options o;
        o.model = model;
        o.rates = Rates::Both;
        o.outline = Outline::Ellipse;
        o.replicas = 199;
        o.level = 1;
        o.mostClusters = 5;
        o.threads = 1;
        const Scan one = compute(units, o, {}).value();
        ASSERT_EQ(one.clusters.size(), 5u);
        std::mt19937 random(8);
        for (const int threads : {2, 3}) {
            o.threads = threads;
            std::shuffle(units.begin(), units.end(), random);
            expectSame(one, compute(units, o, {}).value());
        }
    }
}

TEST(Scan, DecidesTheSameWhenItStopsEarly) {
    int stopped = 0;
    for (unsigned seed = 0; seed < 30; ++seed) {
        const auto units = plantedUnits(seed, 300, seed % 3 ? 40 : 70);
        Options o;
        o.stopAfter = 0;
        const Scan whole = compute(units, o, {}).value();
        o.stopAfter = 50;
        const Scan brief = compute(units, o, {}).value();
        EXPECT_EQ(whole.clusters[0].p <= 0.05, brief.clusters[0].p <= 0.05) << "seed " << seed;
        EXPECT_EQ(whole.clusters[0].centre, brief.clusters[0].centre);
        stopped += brief.stoppedEarly;
        if (!brief.stoppedEarly) {
            expectSame(whole, brief);
            continue;
        }
        // The replicas up to the one that made it fifty, and no more.
        ASSERT_LT(brief.replicaMaxima.size(), 999u);
        EXPECT_TRUE(std::equal(brief.replicaMaxima.begin(), brief.replicaMaxima.end(),
                               whole.replicaMaxima.begin()));
        EXPECT_GE(brief.replicaMaxima.back(), brief.clusters[0].statistic * (1 - 1e-12));
        EXPECT_DOUBLE_EQ(brief.clusters[0].p,
                         51.0 / static_cast<double>(brief.replicaMaxima.size() + 1));
    }
    EXPECT_GT(stopped, 10);
    EXPECT_LT(stopped, 30);
}

TEST(Scan, CountsBuildingsWithMoreCasesThanAByteHolds) {
    std::vector<Unit> units = randomUnits(2, Model::Bernoulli, 100);
    units.push_back({{100, 100}, 290, 300});
    units.push_back({{2500, 2500}, 10, 700});
    Options o;
    o.mostShare = 0.5;
    o.replicas = 99;
    o.stopAfter = 0;
    const Scan scan = compute(units, o, {}).value();
    const Locations locations = locationsOf(units);
    const PlainWindows windows(locations, o);
    const auto cases = casesAt(locations, units);
    const auto population = populationAt(locations, units);
    EXPECT_NEAR(scan.clusters[0].statistic, plainScan(windows, cases, population, o).statistic,
                1e-9);
    const Replicas replicas(o.model, population, static_cast<std::uint64_t>(scan.cases), 1);
    std::vector<std::uint32_t> drawn(locations.size());
    for (const std::size_t k : {1U, 50U, 99U}) {
        replicas.draw(k, drawn);
        EXPECT_NEAR(scan.replicaMaxima[k - 1], plainScan(windows, drawn, population, o).statistic,
                    1e-9);
    }
}

TEST(Scan, LooksAroundAsManyCentresAsAllowed) {
    Options o;
    o.mostCentres = 40;
    o.replicas = 19;
    const Scan scan = compute(plantedUnits(1, 400, 90), o, {}).value();
    EXPECT_EQ(scan.centres, 40u);
    EXPECT_EQ(scan.locations, 400u);
    o.mostCentres = 400;
    const Scan all = compute(plantedUnits(1, 400, 90), o, {}).value();
    EXPECT_GE(all.clusters[0].statistic, scan.clusters[0].statistic);
}

TEST(Scan, SaysNothingWhereNothingCanStandOut) {
    std::vector<Unit> units = plantedUnits(1, 50, 40);
    for (Unit& unit : units)
        unit.cases = 1;
    EXPECT_TRUE(compute(units, {}, {}).value().clusters.empty()) << "all are cases";
    for (Unit& unit : units)
        unit.cases = 0;
    EXPECT_TRUE(compute(units, {}, {}).value().clusters.empty()) << "none is";
    for (std::size_t i = 0; i < units.size(); ++i)
        units[i] = {{5, 5}, i % 2 ? 1.0 : 0.0, 1};
    EXPECT_TRUE(compute(units, {}, {}).value().clusters.empty()) << "one place";
    EXPECT_TRUE(compute({}, {}, {}).value().clusters.empty());
}

TEST(Scan, RefusesWhatItCannotCount) {
    const auto refused = [](Unit unit, Model model) {
        Options o;
        o.model = model;
        const std::vector<Unit> units{unit, {{1, 1}, 0, 1}};
        const auto out = compute(units, o, {});
        return !out.ok() && out.error().code == ErrorCode::InvalidArgument;
    };
    EXPECT_TRUE(refused({{0, 0}, 2, 1}, Model::Bernoulli));
    EXPECT_TRUE(refused({{0, 0}, 0.5, 1}, Model::Bernoulli));
    EXPECT_TRUE(refused({{0, 0}, 1, 1.5}, Model::Bernoulli));
    EXPECT_TRUE(refused({{0, 0}, 1, 0}, Model::Poisson));
    EXPECT_TRUE(refused({{0, 0}, -1, 3}, Model::Poisson));
    EXPECT_TRUE(refused({{NAN, 0}, 1, 3}, Model::Poisson));
    EXPECT_TRUE(refused({{0, 0}, 2e7, 3}, Model::Poisson));
    EXPECT_FALSE(refused({{0, 0}, 2, 1.5}, Model::Poisson));
    Options o;
    o.mostShare = 0.6;
    EXPECT_FALSE(compute({}, o, {}).ok());
}

TEST(Scan, StopsWithinAMomentWhereverItIs) {
    using Clock = std::chrono::steady_clock;
    const auto units = plantedUnits(5, 20'000, 45);
    Options o;
    o.outline = Outline::Ellipse;
    for (const int milliseconds : {0, 30, 200, 600}) {
        std::stop_source stop;
        Clock::time_point asked;
        std::jthread asking([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
            asked = Clock::now();
            stop.request_stop();
        });
        const auto out = compute(units, o, Progress{stop.get_token(), {}});
        asking.join();
        const std::chrono::duration<double> took = Clock::now() - asked;
        ASSERT_FALSE(out.ok());
        EXPECT_EQ(out.error().code, ErrorCode::Cancelled);
        EXPECT_LT(took, test::stopBound) << "after " << milliseconds << " ms";
    }
    // And when the replicas are done and the places are gathered.
    std::stop_source stop;
    const Progress late{stop.get_token(), [&](double fraction, std::string_view) {
                            if (fraction > 0.9) stop.request_stop();
                        }};
    const auto out = compute(plantedUnits(5, 1000, 85), {}, late);
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().code, ErrorCode::Cancelled);
}

TEST(Gumbel, FitsTheMomentsOfTheMaxima) {
    // Maxima of a Gumbel distribution with mode 7 and scale 1.5, by its quantiles.
    std::vector<double> maxima;
    for (int k = 0; k < 2000; ++k)
        maxima.push_back(7 - 1.5 * std::log(-std::log((k + 0.5) / 2000)));
    for (const double statistic : {6.0, 8.0, 12.0, 25.0}) {
        const double exact = -std::expm1(-std::exp(-(statistic - 7) / 1.5));
        EXPECT_NEAR(gumbelP(maxima, statistic) / exact, 1, 0.03) << statistic;
    }
    EXPECT_TRUE(std::isnan(gumbelP(std::vector<double>(99, 3.0), 4)));
}

}  // namespace
}  // namespace hetu::scan_statistic
