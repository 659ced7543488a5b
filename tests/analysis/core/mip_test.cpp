#include "analysis/core/mip.h"

#include <chrono>
#include <cstdlib>
#include <optional>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "layers/base/child_process.h"
#include "tests/support/stop_bound.h"

namespace hetu::analysis {
namespace {

class Cbc : public ::testing::Test {
protected:
    void SetUp() override {
        if (findProgram("cbc").empty()) GTEST_SKIP() << "The program cbc is not installed.";
    }
    static MipSolution solve(const MipModel& model) {
        auto solution = solveWithCbc(model, 60, {}, Progress{});
        EXPECT_TRUE(solution.ok()) << solution.error().message.en;
        return solution.ok() ? solution.value() : MipSolution{};
    }
};

MipModel::Column binary(double objective) {
    return {.objective = objective, .lower = 0, .upper = 1, .isInteger = true};
}

/// A small problem in whole numbers, in which rows of every kind occur; often without a solution.
MipModel randomModel(std::mt19937& random, std::size_t columns, std::size_t rows) {
    std::uniform_int_distribution<int> weight(-20, 20), coefficient(-5, 9);
    MipModel model;
    model.maximise = random() % 2 == 0;
    for (std::size_t c = 0; c < columns; ++c)
        model.columns.push_back({.objective = weight(random) / 4.0,
                                 .lower = static_cast<double>(random() % 3) - 1,
                                 .upper = 1 + static_cast<double>(random() % 2),
                                 .isInteger = true});
    for (std::size_t r = 0; r < rows; ++r) {
        MipModel::Row row;
        for (std::size_t c = 0; c < columns; ++c)
            if (random() % 3) row.terms.push_back({c, static_cast<double>(coefficient(random))});
        const double centre = coefficient(random);
        const auto kind = random() % 4;
        if (kind != 0) row.upper = centre + 2;
        if (kind != 1) row.lower = centre - 2;
        if (kind == 3 && random() % 3 == 0) row.lower = row.upper = centre;
        model.rows.push_back(row);
    }
    return model;
}

/// The best objective by trying every combination of whole numbers.
std::optional<double> bestOfAll(const MipModel& model) {
    std::vector<double> values;
    for (const auto& column : model.columns)
        values.push_back(column.lower);
    std::optional<double> best;
    for (;;) {
        if (satisfies(model, values, 1e-9)) {
            const double objective = objectiveOf(model, values);
            if (!best || (model.maximise ? objective > *best : objective < *best)) best = objective;
        }
        std::size_t c = 0;
        while (c < values.size() && values[c] == model.columns[c].upper) {
            values[c] = model.columns[c].lower;
            ++c;
        }
        if (c == values.size()) return best;
        values[c] += 1;
    }
}

TEST_F(Cbc, AgreesWithTryingEveryCombination) {
    std::mt19937 random(20260119);
    int infeasible = 0;
    for (int i = 0; i < 60; ++i) {
        SCOPED_TRACE(i);
        const MipModel model = randomModel(random, 2 + random() % 5, 1 + random() % 4);
        const std::optional<double> best = bestOfAll(model);
        const MipSolution solution = solve(model);
        if (!best) {
            ++infeasible;
            EXPECT_EQ(solution.status, MipStatus::Infeasible);
            continue;
        }
        EXPECT_EQ(solution.status, MipStatus::Optimal);
        EXPECT_NEAR(solution.objective, *best, 1e-9);
        EXPECT_EQ(solution.bound, solution.objective);
        EXPECT_TRUE(satisfies(model, solution.values, 1e-6));
    }
    EXPECT_GT(infeasible, 0) << "the cases should hold some without a solution";
    EXPECT_LT(infeasible, 50);
}

TEST_F(Cbc, TellsTheLastUnit) {
    // Knapsacks whose values follow their weights: many choices within 0.01 % of the best, with
    // which the solver would be content by itself. The best is found by dynamic programming.
    std::mt19937 random(5);
    for (int i = 0; i < 10; ++i) {
        SCOPED_TRACE(i);
        const std::size_t capacity = 20'000;
        std::vector<double> best(capacity + 1, 0);
        MipModel model;
        model.rows.push_back({.upper = static_cast<double>(capacity)});
        for (std::size_t c = 0; c < 40; ++c) {
            const std::size_t weight = 500 + random() % 1000;
            const auto value = static_cast<double>(weight + 90 + random() % 21);
            model.columns.push_back(binary(value));
            model.rows[0].terms.push_back({c, static_cast<double>(weight)});
            for (std::size_t room = capacity; room >= weight; --room)
                best[room] = std::max(best[room], best[room - weight] + value);
        }
        const MipSolution solution = solve(model);
        EXPECT_EQ(solution.status, MipStatus::Optimal);
        EXPECT_EQ(solution.objective, best[capacity]);
    }
}

TEST_F(Cbc, SolvesContinuousColumnsWithFreeAndNegativeBounds) {
    MipModel model;
    model.maximise = false;
    model.columns = {{.objective = 1, .lower = -unbounded, .upper = unbounded},
                     {.objective = 1, .lower = -3, .upper = -1},
                     {.objective = -1, .lower = -unbounded, .upper = 2.5}};
    model.rows = {{.lower = -10, .upper = 4, .terms = {{0, 2}, {1, 1}}}};
    const MipSolution solution = solve(model);
    EXPECT_EQ(solution.status, MipStatus::Optimal);
    // The row lets the first be -3.5 beside -3, or -4.5 beside -1: together -6.5 at best.
    EXPECT_NEAR(solution.objective, -6.5 - 2.5, 1e-6);
}

TEST_F(Cbc, NeverGivesLessThanTheStart) {
    MipModel model;
    for (int c = 0; c < 20; ++c)
        model.columns.push_back(binary(1 + c % 7));
    model.rows.push_back({.upper = 5});
    for (std::size_t c = 0; c < 20; ++c)
        model.rows[0].terms.push_back({c, 1});
    std::vector<double> start(20, 0);
    start[6] = start[13] = 1;
    const auto solution = solveWithCbc(model, 60, start, Progress{});
    ASSERT_TRUE(solution.ok());
    EXPECT_EQ(solution.value().objective, 7 + 7 + 6 + 6 + 6);

    start.assign(20, 1);
    const auto refused = solveWithCbc(model, 60, start, Progress{});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
}

TEST_F(Cbc, StartValuesThatMakeItAbortAreLeftOut) {
    // Five sites, at most one of them, within a budget; cbc 2.10.8 aborts on this start.
    MipModel model;
    for (const double objective : {3, 3, 2, 3, 0})
        model.columns.push_back(binary(objective));
    model.columns.push_back({.objective = 3, .lower = 0, .upper = 1});
    model.columns.push_back({.objective = 3, .lower = 0, .upper = 1});
    model.rows = {
        {.upper = 0, .terms = {{5, 1}, {2, -1}, {3, -1}, {4, -1}}},
        {.upper = 0, .terms = {{6, 1}, {3, -1}, {4, -1}}},
        {.upper = 1, .terms = {{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 1}}},
        {.upper = 0.500000001, .terms = {{0, 0.6}, {1, 0.4}, {2, 0.3}, {3, 0.8}, {4, 0.7}}}};
    const auto solution =
        solveWithCbc(model, 60, std::vector<double>{0, 0, 1, 0, 0, 1, 0}, Progress{});
    ASSERT_TRUE(solution.ok()) << solution.error().message.en;
    EXPECT_EQ(solution.value().status, MipStatus::Optimal);
    EXPECT_EQ(solution.value().objective, 5);
}

/// Market split (Cornuejols and Dawande 1998): tiny to write down, hopeless to solve.
MipModel hardModel() {
    std::mt19937 random(7);
    MipModel model;
    model.maximise = false;
    const std::size_t columns = 50, rows = 6;
    for (std::size_t c = 0; c < columns; ++c)
        model.columns.push_back(binary(0));
    for (std::size_t r = 0; r < rows; ++r) {
        MipModel::Row row;
        double sum = 0;
        for (std::size_t c = 0; c < columns; ++c) {
            row.terms.push_back({c, static_cast<double>(random() % 100)});
            sum += row.terms.back().coefficient;
        }
        for (const double sign : {1.0, -1.0}) {
            row.terms.push_back({model.columns.size(), sign});
            model.columns.push_back({.objective = 1});
        }
        row.lower = row.upper = std::floor(sum / 2);
        model.rows.push_back(row);
    }
    return model;
}

TEST_F(Cbc, TimeLimitGivesTheBestSoFarAndABound) {
    const MipModel model = hardModel();
    const auto solution = solveWithCbc(model, 1, {}, Progress{});
    ASSERT_TRUE(solution.ok()) << solution.error().message.en;
    EXPECT_LT(solution.value().seconds, 7);
    ASSERT_EQ(solution.value().status, MipStatus::Feasible);
    EXPECT_TRUE(satisfies(model, solution.value().values, 1e-6));
    EXPECT_LT(solution.value().bound, solution.value().objective);
    EXPECT_GE(solution.value().bound, -0.001);
}

TEST_F(Cbc, CancelIsAnsweredQuickly) {
    std::stop_source stop;
    int reports = 0;
    std::chrono::steady_clock::time_point asked;
    std::jthread canceller([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(700));
        asked = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    const auto solution =
        solveWithCbc(hardModel(), 100, {},
                     Progress{stop.get_token(), [&](double, std::string_view) { ++reports; }});
    const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - asked;
    ASSERT_FALSE(solution.ok());
    EXPECT_EQ(solution.error().code, ErrorCode::Cancelled);
    EXPECT_LT(waited, test::stopBound);
    EXPECT_GT(reports, 3) << "never silent for more than 0.2 s";
}

TEST_F(Cbc, EqualModelsGiveEqualAnswers) {
    std::mt19937 random(3);
    MipModel model;
    for (int c = 0; c < 40; ++c)
        model.columns.push_back(binary(1));
    for (int r = 0; r < 30; ++r) {
        MipModel::Row row{.upper = 1};
        for (std::size_t c = 0; c < 40; ++c)
            if (random() % 5 == 0) row.terms.push_back({c, 1});
        model.rows.push_back(row);
    }
    EXPECT_EQ(solve(model).values, solve(model).values);
}

TEST(Mip, SaysThatTheSolverIsMissing) {
    const std::string before = std::getenv("PATH");
    setenv("PATH", "/nowhere", 1);
    const auto solution = solveWithCbc({.columns = {binary(1)}}, 1, {}, Progress{});
    setenv("PATH", before.c_str(), 1);
    ASSERT_FALSE(solution.ok());
    EXPECT_EQ(solution.error().code, ErrorCode::Unsupported);
    EXPECT_NE(solution.error().hint.en.find("coinor-cbc"), std::string::npos);
    EXPECT_NE(solution.error().hint.zh.find("coinor-cbc"), std::string::npos);
}

TEST(Mip, RefusesNumbersThatAreNone) {
    MipModel model;
    model.columns = {binary(std::nan(""))};
    EXPECT_EQ(solveWithCbc(model, 1, {}, Progress{}).error().code, ErrorCode::InvalidArgument);
    model.columns = {binary(1)};
    model.rows = {{.upper = 1, .terms = {{3, 1}}}};
    EXPECT_EQ(solveWithCbc(model, 1, {}, Progress{}).error().code, ErrorCode::InvalidArgument);
    model.rows.clear();
    EXPECT_EQ(solveWithCbc(model, 1, std::vector<double>{1, 2}, Progress{}).error().code,
              ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace hetu::analysis
