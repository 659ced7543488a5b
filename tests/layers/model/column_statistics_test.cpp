#include "layers/model/column_statistics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace hetu {
namespace {

Column numbers(std::vector<double> values) {
    return {{"n", FieldType::Real}, std::move(values), {}};
}
Column texts(std::vector<std::string> values) {
    return {{"t", FieldType::Text}, {}, std::move(values)};
}

TEST(ColumnStatistics, AreThoseOfPlainLoops) {
    std::mt19937 random(5);
    for (int trial = 0; trial < 50; ++trial) {
        std::vector<double> values(random() % 60);
        for (double& value : values)
            value = random() % 5 ? static_cast<double>(random() % 40) / 4 - 3 : missingNumber;
        const ColumnStatistics got = columnStatistics(numbers(values)).value();
        std::vector<double> known;
        for (const double value : values)
            if (!std::isnan(value)) known.push_back(value);
        EXPECT_EQ(got.known, known.size());
        EXPECT_EQ(got.unknown, values.size() - known.size());
        EXPECT_EQ(got.distinct, std::set<double>(known.begin(), known.end()).size());
        if (known.empty()) {
            EXPECT_TRUE(std::isnan(got.sum) && std::isnan(got.mean) && std::isnan(got.median));
            continue;
        }
        double sum = 0, squares = 0;
        for (const double value : known)
            sum += value;
        const double mean = sum / static_cast<double>(known.size());
        for (const double value : known)
            squares += (value - mean) * (value - mean);
        std::sort(known.begin(), known.end());
        EXPECT_EQ(got.minimum, known.front());
        EXPECT_EQ(got.maximum, known.back());
        EXPECT_DOUBLE_EQ(got.sum, sum);
        EXPECT_DOUBLE_EQ(got.mean, mean);
        EXPECT_DOUBLE_EQ(got.median, (known[(known.size() - 1) / 2] + known[known.size() / 2]) / 2);
        if (known.size() > 1)
            EXPECT_NEAR(got.standardDeviation,
                        std::sqrt(squares / static_cast<double>(known.size() - 1)), 1e-12);
        else
            EXPECT_TRUE(std::isnan(got.standardDeviation));
    }
}

TEST(ColumnStatistics, DoNotDependOnTheOrderOfTheRows) {
    std::mt19937 random(6);
    std::vector<double> values(5000);
    for (double& value : values)
        value = std::exp(static_cast<double>(random() % 1000) / 40);
    const ColumnStatistics one = columnStatistics(numbers(values)).value();
    std::shuffle(values.begin(), values.end(), random);
    const ColumnStatistics two = columnStatistics(numbers(values)).value();
    EXPECT_EQ(one.sum, two.sum);
    EXPECT_EQ(one.mean, two.mean);
    EXPECT_EQ(one.standardDeviation, two.standardDeviation);
}

TEST(ColumnStatistics, OfTextsCountThem) {
    const ColumnStatistics got = columnStatistics(texts({"a", "", "b", "a"})).value();
    EXPECT_EQ(got.known, 3U);
    EXPECT_EQ(got.unknown, 1U);
    EXPECT_EQ(got.distinct, 2U);
    EXPECT_TRUE(std::isnan(got.sum));
}

TEST(DistinctValues, AreCountedMostFrequentFirst) {
    const auto words = distinctValues(texts({"b", "a", "", "c", "b", "c"}), 10).value();
    ASSERT_EQ(words.size(), 3U);
    EXPECT_EQ(words[0].value + words[1].value + words[2].value, "bca");
    EXPECT_EQ(words[0].rows, 2U);
    std::mt19937 random(8);
    std::vector<double> values(3000);
    std::map<double, std::size_t> counts;
    for (double& value : values)
        if (random() % 9)
            ++counts[value = static_cast<double>(random() % 50) / 10];
        else
            value = missingNumber;
    const auto all = distinctValues(numbers(values), 1000).value();
    EXPECT_EQ(all.size(), counts.size());
    for (std::size_t k = 0; k < all.size(); ++k) {
        EXPECT_EQ(all[k].rows, counts[all[k].number]);
        EXPECT_EQ(all[k].value, toText(all[k].number));
        if (k) {
            EXPECT_TRUE(all[k - 1].rows > all[k].rows ||
                        (all[k - 1].rows == all[k].rows && all[k - 1].number < all[k].number));
        }
    }
    EXPECT_EQ(distinctValues(numbers(values), 7).value().size(), 7U);
}

}  // namespace
}  // namespace hetu
