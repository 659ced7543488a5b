#include "analysis/core/chart_figures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

namespace hetu::analysis {
namespace {

std::vector<double> someNumbers(std::mt19937& random, std::size_t count) {
    std::vector<double> values(count);
    const double scale = std::pow(10.0, static_cast<int>(random() % 9) - 4);
    for (double& value : values)
        value =
            random() % 9 ? scale * (static_cast<double>(random() % 2000) / 8 - 50) : missingNumber;
    return values;
}

TEST(RoundLimits, EncloseAndReadAsDecimals) {
    EXPECT_EQ(roundLimits(0.05, 0.61, 7),
              (std::vector<double>{0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7}));
    EXPECT_EQ(roundLimits(-3, 14, 4), (std::vector<double>{-5, 0, 5, 10, 15}));
    EXPECT_EQ(roundLimits(7, 7, 5).size(), 2U);
    EXPECT_EQ(roundLimits(0, 0, 5).size(), 2U);
    std::mt19937 random(1);
    for (int trial = 0; trial < 2000; ++trial) {
        const double scale = std::pow(10.0, static_cast<int>(random() % 17) - 8);
        const double a = scale * (static_cast<double>(random() % 100'000) - 50'000);
        const double b = a + scale * static_cast<double>(random() % 100'000);
        const int wished = 1 + static_cast<int>(random() % 12);
        const std::vector<double> limits = roundLimits(a, b, wished);
        ASSERT_LE(limits.front(), a);
        ASSERT_GE(limits.back(), b);
        ASSERT_LE(limits.size(), 2U * static_cast<std::size_t>(wished) + 2);
        for (const double limit : limits)
            ASSERT_LE(toText(std::abs(limit)).size(), 16U) << limit;
    }
}

TEST(Histogram, CountsAreThoseOfALoop) {
    std::mt19937 random(2);
    for (int trial = 0; trial < 300; ++trial) {
        const std::vector<double> values = someNumbers(random, random() % 200);
        const Histogram made = histogram(values, trial % 3 ? 0 : 1 + trial % 20).value();
        std::vector<std::size_t> counts(made.counts.size());
        std::size_t unknown = 0;
        for (const double value : values) {
            if (std::isnan(value)) {
                ++unknown;
                EXPECT_EQ(made.binOf(value), -1);
                continue;
            }
            for (std::size_t k = 0; k < counts.size(); ++k) {
                const bool isLast = k + 1 == counts.size();
                if (value >= made.limits[k] &&
                    (value < made.limits[k + 1] || (isLast && value == made.limits[k + 1]))) {
                    ++counts[k];
                    EXPECT_EQ(made.binOf(value), static_cast<int>(k));
                }
            }
        }
        EXPECT_EQ(made.counts, counts);
        EXPECT_EQ(made.unknown, unknown);
        EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), unknown), values.size());
        EXPECT_FALSE(made.reason.en.empty() || made.reason.zh.empty());
    }
}

TEST(Histogram, WidthIsThatOfFreedmanAndDiaconisMadeRound) {
    std::vector<double> values(1000);
    for (std::size_t k = 0; k < values.size(); ++k)
        values[k] = static_cast<double>(k) + 0.5;  // IQR 499.5: 2 * 499.5 / 10 = 99.9
    const Histogram made = histogram(values).value();
    EXPECT_EQ(made.limits[1] - made.limits[0], 100);
    EXPECT_EQ(made.counts, std::vector<std::size_t>(10, 100));
    EXPECT_NE(made.reason.en.find("Freedman"), std::string::npos);
}

TEST(Histogram, EqualValuesTailsAndWholeNumbersHaveTheirRule) {
    std::vector<double> mostlyZero(64, 0.0);
    mostlyZero[5] = 14;
    const Histogram sturges = histogram(mostlyZero).value();  // 14 / 7 bars
    EXPECT_EQ(sturges.limits[1] - sturges.limits[0], 2);
    EXPECT_NE(sturges.reason.en.find("Sturges"), std::string::npos);
    std::vector<double> tail(1000);
    for (std::size_t k = 0; k < tail.size(); ++k)
        tail[k] = static_cast<double>(k % 100) / 10;
    tail[0] = 1e9;
    EXPECT_LE(histogram(tail).value().counts.size(), 61U);
    std::vector<double> whole;
    for (int k = 0; k < 1000; ++k)
        whole.push_back(k % 3);
    EXPECT_EQ(histogram(whole).value().limits, (std::vector<double>{0, 1, 2}));
    EXPECT_EQ(histogram(std::vector<double>{5, 5}).value().counts.size(), 1U);
    EXPECT_TRUE(histogram({}).value().limits.empty());
    EXPECT_FALSE(histogram(whole, 201).ok());
}

TEST(ScatterCells, CountsAreThoseOfALoop) {
    std::mt19937 random(3);
    std::vector<double> x, y;
    for (int k = 0; k < 5000; ++k) {
        x.push_back(random() % 20 ? static_cast<double>(random() % 130) : missingNumber);
        y.push_back(random() % 20 ? static_cast<double>(random() % 60) : missingNumber);
    }
    const ScatterCells made = scatterCells(x, y, {0, 0, 120, 50}, 12, 5).value();
    std::vector<std::uint32_t> counts(60);
    std::size_t unknown = 0, outside = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        if (std::isnan(x[k]) || std::isnan(y[k]))
            ++unknown;
        else if (x[k] > 120 || y[k] > 50)
            ++outside;
        else
            ++counts[static_cast<std::size_t>(std::min(y[k], 49.0) / 10) * 12 +
                     static_cast<std::size_t>(std::min(x[k], 119.0) / 10)];
    }
    EXPECT_EQ(made.counts, counts);
    EXPECT_EQ(made.unknown, unknown);
    EXPECT_EQ(made.outside, outside);
}

TEST(Correlation, IsThatOfTheFormulas) {
    // Worked by hand: ranks of x 1 2 3 4 5, of y 1 2.5 2.5 5 4.
    const std::vector<double> x{1, 2, 3, 4, 10, missingNumber};
    const std::vector<double> y{2, 4, 4, 9, 6, 1};
    const Correlation made = correlation(x, y).value();
    EXPECT_EQ(made.pairs, 5U);
    EXPECT_NEAR(made.pearson, 18.0 / std::sqrt(50.0 * 28.0), 1e-15);
    EXPECT_NEAR(made.spearman, 8.5 / std::sqrt(10.0 * 9.5), 1e-15);
    std::vector<double> curved;
    for (const double value : x)
        curved.push_back(-std::exp(value));
    EXPECT_NEAR(correlation(x, curved).value().spearman, -1, 1e-12);
    EXPECT_TRUE(std::isnan(correlation(x, std::vector<double>(6, 3)).value().pearson));
    EXPECT_TRUE(
        std::isnan(correlation(std::vector<double>{1}, std::vector<double>{2}).value().pearson));
}

TEST(Ranking, FiguresAreThoseOfALoopInAFixedOrder) {
    std::mt19937 random(4);
    Column groups{{"g", FieldType::Text}, {}, {}};
    Column values{{"v", FieldType::Real}, {}, {}};
    std::map<std::string, std::pair<double, double>> expected;  // rows, sum
    for (int k = 0; k < 4000; ++k) {
        const std::string group =
            random() % 10 ? std::string(1, static_cast<char>('a' + random() % 9)) : "";
        const double value = random() % 7 ? static_cast<double>(random() % 100) : missingNumber;
        groups.texts.push_back(group);
        values.numbers.push_back(value);
        ++expected[group].first;
        if (!std::isnan(value)) expected[group].second += value;
    }
    double whole = 0;
    for (const auto& [group, figures] : expected)
        whole += figures.second;
    const auto rows = ranking(groups, nullptr, RankingFigure::Rows).value();
    const auto sums = ranking(groups, &values, RankingFigure::Sum).value();
    const auto shares = ranking(groups, &values, RankingFigure::Share).value();
    ASSERT_EQ(sums.size(), 10U);
    EXPECT_EQ(sums.back().value, "");  // the unknown at the end, whatever their sum
    for (std::size_t k = 0; k < sums.size(); ++k) {
        EXPECT_EQ(rows[k].figure, expected[rows[k].value].first);
        EXPECT_EQ(sums[k].figure, expected[sums[k].value].second);
        EXPECT_NEAR(shares[k].figure, expected[shares[k].value].second / whole * 100, 1e-12);
        if (k + 2 < sums.size()) {
            EXPECT_GE(sums[k].figure, sums[k + 1].figure);
        }
    }
    EXPECT_FALSE(ranking(groups, nullptr, RankingFigure::Sum).ok());
    EXPECT_FALSE(ranking(groups, &groups, RankingFigure::Mean).ok());
}

TEST(Ranking, TiesGoByValueAndMeansOfNothingLast) {
    const Column groups{{"g", FieldType::Integer}, {10, 2, 2, 10, 1, missingNumber}, {}};
    const Column values{{"v", FieldType::Integer}, {1, 1, missingNumber, 1, missingNumber, 9}, {}};
    const auto made = ranking(groups, &values, RankingFigure::Mean).value();
    std::vector<std::string> order;
    for (const RankedGroup& group : made)
        order.push_back(group.value);
    EXPECT_EQ(order, (std::vector<std::string>{"2", "10", "1", ""}));
    EXPECT_TRUE(std::isnan(made[2].figure));
}

}  // namespace
}  // namespace hetu::analysis
