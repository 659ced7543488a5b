#include "analysis/hot_spots/autocorrelation.h"

#include <array>
#include <cmath>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "layers/model/table.h"
#include "tests/analysis/hot_spots/reference.h"

namespace hetu::hot_spots {
namespace {

using test::statsFolder;

void expectNear(double found, double expected, const std::string& what) {
    EXPECT_NEAR(found, expected, 1e-9 * std::max(1e-3, std::fabs(expected))) << what;
}

struct Set {
    const char* gal;
    const char* name;
};

class Reference : public testing::TestWithParam<Set> {
protected:
    void SetUp() override {
        if (!test::hasReference()) GTEST_SKIP() << "../shared/stats is not there";
        const std::string start = statsFolder() + "reference/" + GetParam().name + "_galfile_";
        m_local = test::readColumns(start + "local.csv");
        auto global = test::readColumns(start + "global.csv");
        for (std::size_t i = 0; i < global["stat"].size(); ++i)
            m_global[global["stat"][i]] = std::stod(global["value"][i]);
        m_values = test::numbers(m_local["value"]);
        m_weights =
            test::readGal(statsFolder() + "pysal-examples/" + GetParam().gal, m_local["region_id"]);
    }
    std::map<std::string, std::vector<std::string>> m_local;
    std::map<std::string, double> m_global;
    std::vector<double> m_values;
    Weights m_weights;
};

TEST_P(Reference, GlobalStatisticsAreThoseOfSpdep) {
    const GlobalStatistics found = globalStatistics(m_values, m_weights);
    expectNear(found.moran.value, m_global["moran_I"], "I");
    expectNear(found.moran.expected, m_global["moran_E"], "E(I)");
    expectNear(found.moran.varianceNormal, m_global["moran_V_norm"], "Var(I)");
    expectNear((found.moran.value - found.moran.expected) / std::sqrt(found.moran.varianceNormal),
               m_global["moran_z_norm"], "z(I)");
    expectNear(found.geary.value, m_global["geary_C"], "C");
    expectNear(found.geary.varianceNormal, m_global["geary_V_norm"], "Var(C)");
    expectNear((1 - found.geary.value) / std::sqrt(found.geary.varianceNormal),
               m_global["geary_z_norm"], "z(C)");
}

TEST_P(Reference, LocalStatisticsAreThoseOfSpdep) {
    const auto moran = localStatistics(m_values, m_weights, Statistic::Moran);
    const auto gi = localStatistics(m_values, m_weights, Statistic::Gi);
    const auto star = localStatistics(m_values, m_weights, Statistic::GiStar);
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const std::string id = m_local["region_id"][i];
        EXPECT_EQ(static_cast<double>(m_weights.degree(i)), std::stod(m_local["n_neigh"][i]));
        expectNear(moran.value[i], std::stod(m_local["local_moran_Ii"][i]), "I of " + id);
        expectNear(moran.z[i], std::stod(m_local["Z_Ii"][i]), "z(I) of " + id);
        expectNear(gi.z[i], std::stod(m_local["G_z_binary"][i]), "G of " + id);
        expectNear(star.z[i], std::stod(m_local["Gstar_z_binary"][i]), "G* of " + id);
    }
}

INSTANTIATE_TEST_SUITE_P(Spdep,
                         Reference,
                         testing::Values(Set{"stl/stl.gal", "stl_HR8893"},
                                         Set{"sids2/sids2.gal", "sids2_SIDR74"}));

TEST(Pysal, AssertsTheSameNumbers) {
    if (!test::hasReference()) GTEST_SKIP() << "../shared/stats is not there";
    auto local = test::readColumns(statsFolder() + "reference/stl_HR8893_galfile_local.csv");
    const auto values = test::numbers(local["value"]);
    const Weights weights =
        test::readGal(statsFolder() + "pysal-examples/stl/stl.gal", local["region_id"]);
    const Global moran = globalStatistics(values, weights).moran;
    const double z = (moran.value - moran.expected) / std::sqrt(moran.varianceNormal);
    EXPECT_NEAR(twoSidedNormal(z) / 2, 0.00013573931385468807, 1e-12);
    const auto geary = localStatistics(values, weights, Statistic::Geary);
    const auto first = std::find(local["region_id"].begin(), local["region_id"].end(), "1") -
                       local["region_id"].begin();
    // PySAL prints it to nine digits.
    EXPECT_NEAR(geary.value[static_cast<std::size_t>(first)], 0.696703432, 1e-9);
}

/// The six points of PySAL's tests, neighbours within 15.
const std::vector<Point> sixPoints{{10, 10}, {20, 10}, {40, 10}, {15, 20}, {30, 20}, {30, 30}};
const std::vector<double> sixValues{2, 3, 3.2, 5, 8, 7};

TEST(Pysal, SixPointsGiveTheNumbersOfItsTests) {
    const Weights weights = within(sixPoints, 15, false, {}).value();
    const Global g = globalStatistics(sixValues, weights).getis;
    EXPECT_NEAR(g.value, 0.55709779, 5e-9);
    EXPECT_NEAR(g.p / 2, 0.172936, 5e-7);
    EXPECT_NEAR(localStatistics(sixValues, weights, Statistic::Gi).z[0], -1.0136729, 5e-8);
    EXPECT_NEAR(localStatistics(sixValues, weights, Statistic::GiStar).z[0], -1.39727626, 5e-9);
}

/// Weights that are neither symmetric nor equal; unit 4 has no neighbour.
Weights crooked() {
    Weights weights = test::weightsOf({{1, 2, 6}, {0}, {0, 1, 3, 5}, {2, 4}, {}, {6, 0}, {5}});
    weights.values = {1, 0.5, 2, 1, 0.25, 3, 1, 1, 0.7, 1, 1, 0.1, 2};
    return weights;
}
const std::vector<double> sevenValues{3, 0, 7.5, 2, 2, 11, 1.25};

TEST(GlobalStatistics, MomentsAreThoseOfAllPermutations) {
    for (const bool isEqual : {true, false}) {
        Weights weights = crooked();
        if (isEqual) weights.values.clear();
        const GlobalStatistics found = globalStatistics(sevenValues, weights);
        std::array<long double, 3> sums{}, squares{};
        std::vector<double> dealt = sevenValues;
        std::vector<std::size_t> order{0, 1, 2, 3, 4, 5, 6};
        double count = 0;
        do {
            for (std::size_t i = 0; i < 7; ++i)
                dealt[i] = sevenValues[order[i]];
            const GlobalStatistics one = globalStatistics(dealt, weights, 1);
            std::size_t k = 0;
            for (const double value : {one.moran.value, one.geary.value, one.getis.value}) {
                sums[k] += value;
                squares[k++] += static_cast<long double>(value) * value;
            }
            ++count;
        } while (std::next_permutation(order.begin(), order.end()));
        EXPECT_EQ(count, 5040);
        std::size_t k = 0;
        for (const Global& one : {found.moran, found.geary, found.getis}) {
            const long double mean = sums[k] / count;
            expectNear(one.expected, static_cast<double>(mean), "mean " + toText(k));
            expectNear(one.variance, static_cast<double>(squares[k] / count - mean * mean),
                       "variance " + toText(k));
            ++k;
        }
    }
}

/// Calls `visit(sample)` for every ordered sample of `k` of the units but `without`.
template <class Visit>
void forEverySample(std::size_t units, std::size_t without, std::size_t k, Visit&& visit) {
    std::vector<std::size_t> others, sample;
    for (std::size_t i = 0; i < units; ++i)
        if (i != without) others.push_back(i);
    std::vector<bool> isUsed(units, false);
    const auto extend = [&](const auto& self) -> void {
        if (sample.size() == k) return visit(sample);
        for (const std::size_t i : others) {
            if (isUsed[i]) continue;
            isUsed[i] = true;
            sample.push_back(i);
            self(self);
            sample.pop_back();
            isUsed[i] = false;
        }
    };
    extend(extend);
}

TEST(LocalStatistics, ScoresAreThoseOfAllSamplesOfTheOthers) {
    const Weights weights = crooked();
    const double mean = std::accumulate(sevenValues.begin(), sevenValues.end(), 0.0) / 7;
    double m2 = 0;
    for (const double x : sevenValues)
        m2 += (x - mean) * (x - mean) / 7;
    for (const Statistic statistic : {Statistic::Moran, Statistic::Geary, Statistic::Gi}) {
        const LocalStatistics found = localStatistics(sevenValues, weights, statistic);
        for (std::size_t i = 0; i < 7; ++i) {
            if (i == 4) {
                EXPECT_TRUE(std::isnan(found.z[i]) && std::isnan(found.value[i]) &&
                            std::isnan(found.lag[i]));
                continue;
            }
            const auto valueOf = [&](const auto& unitOf) {
                double sum = 0, row = 0;
                for (std::size_t k = 0; k < weights.degree(i); ++k) {
                    const double w = weights.values[weights.starts[i] + k];
                    const double z = sevenValues[unitOf(k)] - mean, own = sevenValues[i] - mean;
                    row += w;
                    sum += statistic == Statistic::Geary ? w * (own - z) * (own - z) / m2
                           : statistic == Statistic::Moran
                               ? w * own * z / m2
                               : w * sevenValues[unitOf(k)] / (7 * mean - sevenValues[i]);
                }
                return statistic == Statistic::Gi ? sum : sum / row;
            };
            const double observed = valueOf([&](std::size_t k) { return weights.of(i)[k]; });
            long double sum = 0, squares = 0, count = 0;
            forEverySample(7, i, weights.degree(i), [&](const auto& sample) {
                const double value = valueOf([&](std::size_t k) { return sample[k]; });
                sum += value;
                squares += static_cast<long double>(value) * value;
                ++count;
            });
            const long double average = sum / count;
            expectNear(found.value[i], observed, "value");
            expectNear(found.z[i],
                       static_cast<double>((observed - average) /
                                           std::sqrt(squares / count - average * average)),
                       "z of " + toText(i));
        }
    }
}

TEST(LocalStatistics, DoNotChangeWhenARowIsMultiplied) {
    Weights weights = crooked(), heavier = crooked();
    for (std::size_t e = heavier.starts[2]; e < heavier.starts[3]; ++e)
        heavier.values[e] *= 8;
    for (const Statistic statistic : {Statistic::Moran, Statistic::Geary, Statistic::Gi}) {
        const auto a = localStatistics(sevenValues, weights, statistic);
        const auto b = localStatistics(sevenValues, heavier, statistic);
        expectNear(a.z[2], b.z[2], "z");
        expectNear(a.lag[2], b.lag[2], "lag");
    }
}

TEST(Statistics, SayNothingOfEqualValuesOrTooFewOfThem) {
    const Weights weights = crooked();
    const std::vector<double> equal(7, 0.1);
    const GlobalStatistics global = globalStatistics(equal, weights);
    EXPECT_TRUE(std::isnan(global.moran.value) && std::isnan(global.geary.p));
    const LocalStatistics local = localStatistics(equal, weights, Statistic::GiStar);
    EXPECT_TRUE(std::isnan(local.z[0]));
    EXPECT_DOUBLE_EQ(local.lag[0], 0.1);
    EXPECT_TRUE(std::isnan(globalStatistics({}, Weights{}).moran.value));
    const Weights two = test::weightsOf({{1}, {0}});
    EXPECT_TRUE(std::isnan(localStatistics(std::vector<double>{1, 2}, two, Statistic::Gi).z[0]));
}

TEST(Statistics, AreTheSameForAnyNumberOfThreads) {
    std::mt19937 random(4);
    std::uniform_real_distribution<> real(0, 1000);
    std::vector<Point> places(40'000);
    std::vector<double> values;
    for (Point& p : places) {
        p = {real(random), real(random)};
        values.push_back(real(random));
    }
    const Weights weights = nearest(places, 8, {}).value();
    const GlobalStatistics one = globalStatistics(values, weights, 1);
    const GlobalStatistics three = globalStatistics(values, weights, 3);
    EXPECT_EQ(one.moran.value, three.moran.value);
    EXPECT_EQ(one.geary.variance, three.geary.variance);
    EXPECT_EQ(one.getis.z, three.getis.z);
    EXPECT_EQ(localStatistics(values, weights, Statistic::Geary, 1).z,
              localStatistics(values, weights, Statistic::Geary, 3).z);
}

TEST(Adjusted, IsTheStepUpOfBenjaminiAndHochberg) {
    // p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.04, 0.9), "BH") in R
    const std::vector<double> p{0.01, 0.04, 0.03, missingNumber, 0.005, 0.04, 0.9};
    const auto found = adjusted(p, Correction::FalseDiscovery);
    const std::vector<double> expected{0.03, 0.048, 0.048, missingNumber, 0.03, 0.048, 0.9};
    const auto all = adjusted(p, Correction::Bonferroni);
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (i == 3) {
            EXPECT_TRUE(std::isnan(found[i]) && std::isnan(all[i]));
            continue;
        }
        EXPECT_NEAR(found[i], expected[i], 1e-15) << i;
        EXPECT_NEAR(all[i], std::min(1.0, 6 * p[i]), 1e-15) << i;
    }
    EXPECT_TRUE(adjusted({}, Correction::FalseDiscovery).empty());
}

}  // namespace
}  // namespace hetu::hot_spots
