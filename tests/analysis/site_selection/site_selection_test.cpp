#include "analysis/site_selection/site_selection.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "tests/support/stop_bound.h"

namespace hetu::site_selection {
namespace {

double distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

Solution solve(const Problem& problem, const Options& options) {
    auto solution = compute(problem, options, Progress{});
    EXPECT_TRUE(solution.ok()) << solution.error().message.en;
    return solution.ok() ? solution.value() : Solution{};
}

/// Weight that a set of candidates covers beyond the existing platforms.
double newlyCovered(const Problem& problem,
                    const Options& options,
                    const std::set<std::size_t>& chosen) {
    double sum = 0;
    for (const Demand& demand : problem.demand) {
        const auto reaches = [&](Point p) {
            return distance(p, demand.position) <= options.radiusMetres;
        };
        if (std::any_of(problem.existing.begin(), problem.existing.end(), reaches)) continue;
        if (std::any_of(chosen.begin(), chosen.end(),
                        [&](std::size_t c) { return reaches(problem.candidates[c].position); }))
            sum += demand.weight;
    }
    return sum;
}

bool isAllowed(const Problem& problem,
               const Options& options,
               const std::set<std::size_t>& chosen) {
    if (chosen.size() > static_cast<std::size_t>(options.count)) return false;
    double cost = 0;
    std::vector<int> inRegion(static_cast<std::size_t>(problem.regions), 0);
    for (const std::size_t c : chosen) {
        const Candidate& candidate = problem.candidates[c];
        if (candidate.isForbidden) return false;
        cost += candidate.cost;
        if (candidate.region >= 0) ++inRegion[static_cast<std::size_t>(candidate.region)];
    }
    return (options.budget == 0 || cost <= options.budget + 1e-9) &&
           std::all_of(inRegion.begin(), inRegion.end(),
                       [&](int here) { return here >= options.quota; });
}

/// The best objective over all subsets, or -1 if no subset is allowed.
double bestOfAllSubsets(const Problem& problem, const Options& options) {
    double best = -1;
    for (unsigned subset = 0; subset < 1U << problem.candidates.size(); ++subset) {
        std::set<std::size_t> chosen;
        for (std::size_t c = 0; c < problem.candidates.size(); ++c)
            if (subset >> c & 1U) chosen.insert(c);
        if (isAllowed(problem, options, chosen))
            best = std::max(best, newlyCovered(problem, options, chosen));
    }
    return best;
}

std::set<std::size_t> chosenOf(const Solution& solution) {
    std::set<std::size_t> chosen;
    for (const Site& site : solution.sites)
        chosen.insert(site.candidate);
    return chosen;
}

enum class Twist { Plain, Existing, Forbidden, Budget, Quota, QuotaAndBudget, Fractions };

std::string wordOf(Twist twist) {
    static const char* const words[]{"Plain", "Existing",       "Forbidden", "Budget",
                                     "Quota", "QuotaAndBudget", "Fractions"};
    return words[static_cast<int>(twist)];
}
std::string nameOf(const ::testing::TestParamInfo<Twist>& twist) {
    return wordOf(twist.param);
}
void PrintTo(Twist twist, std::ostream* out) {
    *out << wordOf(twist);
}

struct Case {
    Problem problem;
    Options options;
};

Case randomCase(std::mt19937& random, Twist twist) {
    const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    Case out;
    // A coarse lattice, so that equal cover sets and distances of exactly the radius occur.
    const auto somewhere = [&] { return Point{100.0 * upTo(12), 100.0 * upTo(12)}; };
    for (int i = 5 + upTo(30); i > 0; --i)
        out.problem.demand.push_back(
            {somewhere(), twist == Twist::Fractions ? upTo(1000) / 997.0 : upTo(5)});
    out.problem.regions = twist == Twist::Quota || twist == Twist::QuotaAndBudget ? 1 + upTo(3) : 0;
    const int candidates = 3 + upTo(7);
    for (int i = 0; i < candidates; ++i) {
        Candidate candidate{
            .position = somewhere(), .cost = (1 + upTo(9)) / 10.0, .key = std::to_string(i)};
        if (out.problem.regions > 0) candidate.region = upTo(out.problem.regions + 1) - 1;
        candidate.isForbidden = twist == Twist::Forbidden && upTo(3) == 0;
        out.problem.candidates.push_back(candidate);
    }
    if (twist == Twist::Existing)
        for (int i = 0; i < 2; ++i)
            out.problem.existing.push_back(somewhere());
    out.options.count = 1 + upTo(4);
    out.options.radiusMetres = 100 * (2 + upTo(3));
    if (twist == Twist::Budget || twist == Twist::QuotaAndBudget)
        out.options.budget = (3 + upTo(15)) / 10.0;
    if (out.problem.regions > 0) out.options.quota = 1 + upTo(2);
    return out;
}

class SiteSelectionCases : public ::testing::TestWithParam<Twist> {};

TEST_P(SiteSelectionCases, BestOfAllSubsets) {
    const unsigned seed = 20261123U + static_cast<unsigned>(GetParam());
    std::mt19937 random(seed);
    int infeasible = 0, solved = 0;
    for (int i = 0; i < 60; ++i) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", case " + std::to_string(i));
        const auto [problem, options] = randomCase(random, GetParam());
        const double best = bestOfAllSubsets(problem, options);
        const Solution solution = solve(problem, options);
        if (best < 0) {
            ++infeasible;
            EXPECT_EQ(solution.state, State::Infeasible);
            EXPECT_FALSE(solution.obstacles.empty());
            EXPECT_TRUE(solution.sites.empty());
            continue;
        }
        ++solved;
        ASSERT_EQ(solution.state, State::Optimal);
        EXPECT_NEAR(solution.objective, best, 1e-9);
        EXPECT_EQ(solution.bound, solution.objective);
        EXPECT_EQ(solution.gapPercent(), 0);
        const std::set<std::size_t> chosen = chosenOf(solution);
        EXPECT_EQ(chosen.size(), solution.sites.size());
        EXPECT_TRUE(isAllowed(problem, options, chosen)) << "QuotaBudgetAndForbiddenAreKept";
        EXPECT_NEAR(newlyCovered(problem, options, chosen), solution.objective, 1e-9);
    }
    EXPECT_GT(solved, 15);
    const bool hasQuota = GetParam() == Twist::Quota || GetParam() == Twist::QuotaAndBudget;
    EXPECT_EQ(infeasible > 3, hasQuota);
}

TEST_P(SiteSelectionCases, RowOrderDoesNotMatter) {
    std::mt19937 random(7U + static_cast<unsigned>(GetParam()));
    for (int i = 0; i < 25; ++i) {
        SCOPED_TRACE(i);
        const auto [problem, options] = randomCase(random, GetParam());
        Problem shuffled = problem;
        std::shuffle(shuffled.demand.begin(), shuffled.demand.end(), random);
        std::shuffle(shuffled.candidates.begin(), shuffled.candidates.end(), random);
        std::shuffle(shuffled.existing.begin(), shuffled.existing.end(), random);
        const Solution a = solve(problem, options), b = solve(shuffled, options);
        EXPECT_EQ(a.objective, b.objective);
        EXPECT_EQ(a.total, b.total);
        EXPECT_EQ(a.served, b.served);
        ASSERT_EQ(a.sites.size(), b.sites.size());
        for (std::size_t k = 0; k < a.sites.size(); ++k) {
            EXPECT_EQ(problem.candidates[a.sites[k].candidate].key,
                      shuffled.candidates[b.sites[k].candidate].key);
            EXPECT_EQ(a.sites[k].gain, b.sites[k].gain);
            EXPECT_EQ(a.sites[k].covers, b.sites[k].covers);
        }
    }
}

TEST_P(SiteSelectionCases, GainsAddUpToTheObjective) {
    std::mt19937 random(99U + static_cast<unsigned>(GetParam()));
    for (int i = 0; i < 25; ++i) {
        SCOPED_TRACE(i);
        const auto [problem, options] = randomCase(random, GetParam());
        const Solution solution = solve(problem, options);
        double sum = 0, before = std::numeric_limits<double>::infinity();
        std::size_t reached = 0;
        for (const Site& site : solution.sites) {
            sum += site.gain;
            reached += site.gainDemand;
            EXPECT_LE(site.gain, before) << "best first";
            EXPECT_LE(site.gain, site.covers);
            EXPECT_LE(site.gainDemand, site.coversDemand);
            EXPECT_EQ(site.covers, solution.covers[site.candidate]);
            before = site.gain;
        }
        EXPECT_NEAR(sum, solution.objective, 1e-9);
        EXPECT_EQ(std::count(solution.reach.begin(), solution.reach.end(), Reach::NewSite),
                  static_cast<std::ptrdiff_t>(reached));
    }
}

TEST_P(SiteSelectionCases, NoSiteWithoutGainUnlessTheQuotaNeedsIt) {
    std::mt19937 random(1234U + static_cast<unsigned>(GetParam()));
    for (int i = 0; i < 25; ++i) {
        SCOPED_TRACE(i);
        const auto [problem, options] = randomCase(random, GetParam());
        const Solution solution = solve(problem, options);
        for (const Site& site : solution.sites) {
            if (site.gain > 0) continue;
            std::set<std::size_t> without = chosenOf(solution);
            without.erase(site.candidate);
            EXPECT_FALSE(isAllowed(problem, options, without));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Random,
                         SiteSelectionCases,
                         ::testing::Values(Twist::Plain,
                                           Twist::Existing,
                                           Twist::Forbidden,
                                           Twist::Budget,
                                           Twist::Quota,
                                           Twist::QuotaAndBudget,
                                           Twist::Fractions),
                         nameOf);

/// Nodes of the benchmark of Lorena and Pereira: each is demand and candidate.
Problem readSjc(const std::string& path) {
    Problem problem;
    std::ifstream in(path);
    std::string line;
    std::getline(in, line);
    for (Demand demand; in >> demand.position.x >> demand.position.y >> demand.weight;) {
        problem.demand.push_back(demand);
        problem.candidates.push_back({.position = demand.position});
    }
    return problem;
}

TEST(SiteSelection, PublishedOptimaAreReproduced) {
    const std::string folder = std::string(HETU_SOURCE_DIR) + "/../shared/benchmarks/mclp-sjc/";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "The SJC benchmark (../shared/benchmarks/mclp-sjc) is not here.";
    std::ifstream table(folder + "optima_computed_r800.csv");
    std::string line;
    std::getline(table, line);
    int rows = 0;
    std::string loaded;
    Problem problem;
    while (std::getline(table, line)) {
        SCOPED_TRACE(line);
        const std::vector<std::string> cells = splitList(line);
        ASSERT_EQ(cells.size(), 7U);
        if (cells[0] != loaded) problem = readSjc(folder + cells[0] + ".txt");
        loaded = cells[0];
        ASSERT_EQ(std::to_string(problem.demand.size()), cells[1]);
        const Solution solution =
            solve(problem, {.count = std::stoi(cells[4]), .radiusMetres = std::stod(cells[3])});
        EXPECT_EQ(solution.state, State::Optimal);
        EXPECT_EQ(solution.total, std::stod(cells[2]));
        EXPECT_EQ(solution.objective, std::stod(cells[6]));
        ++rows;
    }
    EXPECT_EQ(rows, 27);
}

/// Clusters of organisations over a city, as many candidates drawn near them.
Problem syntheticCity(std::size_t demand, std::size_t candidates, unsigned seed) {
    std::mt19937 random(seed);
    const auto unit = [&] { return static_cast<double>(random()) / 4294967296.0; };
    std::vector<Point> centres;
    for (int i = 0; i < 60; ++i)
        centres.push_back({40'000 * unit(), 30'000 * unit()});
    const auto near = [&](double spread) {
        const Point c = centres[random() % centres.size()];
        const double r = spread * std::sqrt(-2 * std::log(1 - unit())),
                     angle = 6.283185307 * unit();
        return Point{c.x + r * std::cos(angle), c.y + r * std::sin(angle)};
    };
    Problem problem;
    for (std::size_t i = 0; i < demand; ++i)
        problem.demand.push_back({i % 5 == 0 ? Point{40'000 * unit(), 30'000 * unit()} : near(900),
                                  static_cast<double>(1 + random() % 200)});
    for (std::size_t i = 0; i < candidates; ++i)
        problem.candidates.push_back({.position = near(1500), .key = std::to_string(i)});
    return problem;
}

TEST(SiteSelection, ExistingPlatformsTakeTheirDemandOut) {
    Problem problem;
    problem.demand = {{{0, 0}, 5}, {{0, 100}, 4}, {{5000, 0}, 3}};
    problem.candidates = {{.position = {0, 50}}, {.position = {5000, 10}}};
    const Options options{.count = 1, .radiusMetres = 200};
    const Solution without = solve(problem, options);
    EXPECT_EQ(without.objective, 9);
    EXPECT_EQ(without.served, 0);
    problem.existing = {{0, 200}};  // exactly the radius from the first
    const Solution with = solve(problem, options);
    EXPECT_EQ(with.served, 9);
    EXPECT_EQ(with.objective, 3);
    EXPECT_EQ(with.total, 12);
    EXPECT_EQ(with.reach, (std::vector<Reach>{Reach::Existing, Reach::Existing, Reach::NewSite}));
    ASSERT_EQ(with.sites.size(), 1U);
    EXPECT_EQ(with.sites[0].candidate, 1U);
}

/// The best of all choices of at most `count` candidates beside the pinned ones, or nothing.
std::optional<double> bestBesidePinned(const Problem& problem, const Options& options) {
    const auto isNear = [&](Point a, Point b) {
        return std::hypot(a.x - b.x, a.y - b.y) <= options.radiusMetres;
    };
    const auto served = [&](const Demand& demand) {
        const auto near = [&](Point at) { return isNear(at, demand.position); };
        return std::any_of(problem.existing.begin(), problem.existing.end(), near) ||
               std::any_of(problem.pinned.begin(), problem.pinned.end(), near);
    };
    std::optional<double> best;
    for (std::uint32_t set = 0; set < (1U << problem.candidates.size()); ++set) {
        if (std::popcount(set) > options.count) continue;
        std::vector<int> inRegion(static_cast<std::size_t>(problem.regions), 0);
        for (const int region : problem.pinnedRegion)
            if (region >= 0) ++inRegion[static_cast<std::size_t>(region)];
        bool isAllowed = true;
        for (std::size_t c = 0; c < problem.candidates.size(); ++c) {
            if ((set >> c & 1U) == 0) continue;
            isAllowed = isAllowed && !problem.candidates[c].isForbidden;
            if (const int r = problem.candidates[c].region; r >= 0)
                ++inRegion[static_cast<std::size_t>(r)];
        }
        for (const int here : inRegion)
            isAllowed = isAllowed && here >= options.quota;
        if (!isAllowed) continue;
        double sum = 0;
        for (const Demand& demand : problem.demand) {
            bool isWon = false;
            for (std::size_t c = 0; c < problem.candidates.size(); ++c)
                isWon = isWon || ((set >> c & 1U) != 0 &&
                                  isNear(problem.candidates[c].position, demand.position));
            if (isWon && !served(demand)) sum += demand.weight;
        }
        best = std::max(best.value_or(0), sum);
    }
    return best;
}

TEST(SiteSelection, BesidePinnedSitesItIsTheBestOfAllSubsets) {
    int infeasible = 0, eased = 0;
    for (unsigned seed = 1; seed <= 120; ++seed) {
        std::mt19937 random(seed);
        const auto draw = [&](int below) {
            return static_cast<int>(random() % static_cast<unsigned>(below));
        };
        const auto place = [&] {
            return Point{static_cast<double>(draw(5000)), static_cast<double>(draw(5000))};
        };
        Problem problem;
        problem.regions = 3;
        for (int i = 0; i < 40; ++i)
            problem.demand.push_back({place(), static_cast<double>(1 + draw(5))});
        for (int i = 0; i < 9; ++i)
            problem.candidates.push_back(
                {.position = place(), .region = draw(4) - 1, .isForbidden = draw(5) == 0});
        if (draw(2) == 0) problem.existing.push_back(place());
        for (int i = draw(3); i >= 0; --i) {
            problem.pinned.push_back(place());
            problem.pinnedRegion.push_back(draw(4) - 1);
        }
        Options options;
        options.count = 2 + draw(3);
        options.quota = draw(3);
        options.radiusMetres = 900;
        const auto expected = bestBesidePinned(problem, options);
        const auto solution = compute(problem, options, {});
        ASSERT_TRUE(solution.ok());
        ASSERT_EQ(solution.value().state == State::Infeasible, !expected.has_value()) << seed;
        if (!expected) {
            ++infeasible;
            continue;
        }
        EXPECT_EQ(solution.value().state, State::Optimal) << seed;
        EXPECT_EQ(solution.value().objective, *expected) << seed;
        Problem without = problem;
        without.pinned.clear();
        without.pinnedRegion.clear();
        const auto harder = bestBesidePinned(without, options);
        eased += !harder.has_value();
    }
    EXPECT_GT(infeasible, 3);
    EXPECT_GT(eased, 3);  // the quota was kept only because of what is pinned
}

TEST(SiteSelection, NamesEveryRegionThatIsShort) {
    Problem problem;
    problem.regions = 3;
    problem.demand = {{{0, 0}, 1}};
    problem.candidates = {{.position = {0, 0}, .region = 0},
                          {.position = {9, 9}, .region = 0},
                          {.position = {9, 0}, .region = 1, .isForbidden = true}};
    const Solution solution = solve(problem, {.count = 5, .quota = 2});
    EXPECT_EQ(solution.state, State::Infeasible);
    ASSERT_EQ(solution.obstacles.size(), 3U);
    EXPECT_EQ(solution.obstacles[0].kind, Obstacle::Kind::RegionShort);
    EXPECT_EQ(solution.obstacles[0].region, 1);
    EXPECT_EQ(solution.obstacles[0].needed, 2);
    EXPECT_EQ(solution.obstacles[0].available, 0);
    EXPECT_EQ(solution.obstacles[1].region, 2);
    EXPECT_EQ(solution.obstacles[2].kind, Obstacle::Kind::Count);
    EXPECT_EQ(solution.obstacles[2].needed, 6);
    EXPECT_EQ(solution.obstacles[2].available, 5);
}

TEST(SiteSelection, SaysWhatTheCheapestQuotaCosts) {
    Problem problem;
    problem.regions = 2;
    problem.candidates = {{.position = {0, 0}, .region = 0, .cost = 7},
                          {.position = {1, 0}, .region = 0, .cost = 4},
                          {.position = {2, 0}, .region = 1, .cost = 5}};
    const Solution solution = solve(problem, {.budget = 8, .quota = 1});
    EXPECT_EQ(solution.state, State::Infeasible);
    ASSERT_EQ(solution.obstacles.size(), 1U);
    EXPECT_EQ(solution.obstacles[0].kind, Obstacle::Kind::Budget);
    EXPECT_EQ(solution.obstacles[0].needed, 9);
    EXPECT_EQ(solution.obstacles[0].available, 8);
    EXPECT_EQ(solve(problem, {.budget = 9, .quota = 1}).state, State::Optimal);
}

TEST(SiteSelection, BudgetIsKeptInDecimalNumbers) {
    Problem problem;
    problem.demand = {{{0, 0}, 1}, {{5000, 0}, 1}};
    problem.candidates = {{.position = {0, 0}, .cost = 0.1}, {.position = {5000, 0}, .cost = 0.2}};
    EXPECT_EQ(solve(problem, {.budget = 0.3}).objective, 2) << "0.1 + 0.2 is not above 0.3";
    EXPECT_EQ(solve(problem, {.budget = 0.29}).objective, 1);
}

TEST(SiteSelection, UnitsOfTheWeightDoNotMatter) {
    for (unsigned seed = 6; seed <= 10; ++seed) {
        SCOPED_TRACE(seed);
        const Options options{.count = 12, .radiusMetres = 1500};
        Problem problem = syntheticCity(1500, 300, seed);
        const Solution whole = solve(problem, options);
        EXPECT_TRUE(whole.usedSolver);
        for (Demand& demand : problem.demand)
            demand.weight = std::ldexp(demand.weight, -40);
        const Solution tiny = solve(problem, options);
        EXPECT_EQ(tiny.state, State::Optimal);
        EXPECT_EQ(chosenOf(tiny), chosenOf(whole));
        EXPECT_EQ(std::ldexp(tiny.objective, 40), whole.objective);
    }
}

TEST(SiteSelection, TimeLimitGivesAChoiceAndABound) {
    const Problem problem = syntheticCity(8000, 1500, 5);
    const Options options{.count = 40, .radiusMetres = 1500, .timeLimitSeconds = 0.001};
    const Solution solution = solve(problem, options);
    ASSERT_EQ(solution.state, State::Feasible);
    EXPECT_LE(solution.sites.size(), 40U);
    EXPECT_GT(solution.objective, 0);
    EXPECT_LT(solution.objective, solution.bound);
    EXPECT_GT(solution.gapPercent(), 0);
}

TEST(SiteSelection, CancelIsAnsweredQuickly) {
    const Problem problem = syntheticCity(20000, 3000, 5);
    for (const int afterMilliseconds : {0, 50, 200, 500, 1000}) {
        std::stop_source stop;
        std::chrono::steady_clock::time_point asked;
        std::jthread canceller([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(afterMilliseconds));
            asked = std::chrono::steady_clock::now();
            stop.request_stop();
        });
        const auto solution =
            compute(problem, {.count = 60, .radiusMetres = 3000}, Progress{stop.get_token(), {}});
        const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - asked;
        canceller.join();
        ASSERT_FALSE(solution.ok()) << afterMilliseconds;
        EXPECT_EQ(solution.error().code, ErrorCode::Cancelled);
        EXPECT_LT(waited, test::stopBound) << "asked after " << afterMilliseconds << " ms";
    }
}

TEST(SiteSelection, ACityIsSolvedToProof) {
    const Problem problem = syntheticCity(100'000, 1000, 1);
    const Solution solution = solve(problem, {.count = 20, .radiusMetres = 1000});
    EXPECT_EQ(solution.state, State::Optimal);
    RecordProperty("seconds", std::to_string(solution.seconds));
    RecordProperty("groups", std::to_string(solution.mergedDemand));
}

TEST(SiteSelection, NothingToCoverNeedsNoSites) {
    EXPECT_EQ(solve({}, {}).state, State::Optimal);
    Problem problem;
    problem.candidates = {{.position = {0, 0}}};
    problem.demand = {{{90'000, 0}, 3}};
    const Solution solution = solve(problem, {});
    EXPECT_EQ(solution.state, State::Optimal);
    EXPECT_TRUE(solution.sites.empty());
    EXPECT_EQ(solution.total, 3);
}

TEST(SiteSelection, RefusesWhatBreaksItsRequirements) {
    Problem problem;
    problem.demand = {{{0, 0}, 1}};
    problem.candidates = {{.position = {0, 0}}};
    for (const Options& options :
         {Options{.count = 0}, Options{.budget = -1}, Options{.radiusMetres = 0},
          Options{.quota = -1}, Options{.timeLimitSeconds = 0}})
        EXPECT_EQ(compute(problem, options, Progress{}).error().code, ErrorCode::InvalidArgument);
    Problem negative = problem;
    negative.demand[0].weight = -1;
    EXPECT_EQ(compute(negative, {}, Progress{}).error().code, ErrorCode::InvalidArgument);
    Problem nowhere = problem;
    nowhere.candidates[0].position.x = std::nan("");
    EXPECT_EQ(compute(nowhere, {}, Progress{}).error().code, ErrorCode::InvalidArgument);
    Problem stranger = problem;
    stranger.candidates[0].region = 0;
    EXPECT_EQ(compute(stranger, {}, Progress{}).error().code, ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace hetu::site_selection
