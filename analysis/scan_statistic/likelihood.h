#pragma once
#include <cstdint>
#include <limits>
#include <vector>

namespace hetu::scan_statistic {

enum class Model { Bernoulli, Poisson };
enum class Rates { High, Low, Both };

/// The log likelihood ratio of a window with c cases in a population of n, against the whole with
/// C cases in N (Kulldorff 1997, A spatial scan statistic):
///
///     Bernoulli   c ln(c / n) + (n - c) ln((n - c) / n) + (C - c) ln((C - c) / (N - n))
///                 + (N - n - C + c) ln((N - n - C + c) / (N - n))
///                 - C ln(C / N) - (N - C) ln((N - C) / N)
///     Poisson     c ln(c / m) + (C - c) ln((C - c) / (C - m)),  m = C n / N
///
/// with 0 ln 0 = 0, and 0 where the rate inside is not on the side asked for. High rates need at
/// least two cases, since one case is no cluster.
/// REQUIRES: 0 < C, for Bernoulli C <= N; 0 <= c <= C, 0 <= n <= N.
/// Holds    For high rates never falls in c and never rises in n where it is positive; for low
///          rates the other way round.
class Likelihood {
public:
    Likelihood(Model model, Rates rates, double cases, double population)
        : m_model(model), m_rates(rates), m_cases(cases), m_population(population) {}

    [[nodiscard]] double operator()(double cases, double population) const {
        const bool isHigh = cases * m_population > m_cases * population;
        return isHigh ? high(cases, population) : low(cases, population);
    }
    [[nodiscard]] double high(double cases, double population) const;
    [[nodiscard]] double low(double cases, double population) const;

    [[nodiscard]] Model model() const { return m_model; }
    [[nodiscard]] Rates rates() const { return m_rates; }
    [[nodiscard]] double cases() const { return m_cases; }
    [[nodiscard]] double population() const { return m_population; }

private:
    [[nodiscard]] double ratio(double cases, double population) const;

    Model m_model;
    Rates m_rates;
    double m_cases, m_population;
};

inline constexpr std::int32_t noCountIsHighEnough = std::numeric_limits<std::int32_t>::max();
inline constexpr std::int32_t noCountIsLowEnough = -1;

/// For every population of a window: from which count on, and up to which, its likelihood ratio
/// may exceed a bound. Comparing whole numbers with these spares the logarithms: a window whose
/// count lies between the two does not exceed the bound.
class Thresholds {
public:
    /// REQUIRES: largestPopulation > 0.
    Thresholds(const Likelihood& likelihood, double largestPopulation, double bound);

    [[nodiscard]] std::int32_t highFrom(double population) const {
        return m_highFrom[at(population)];
    }
    [[nodiscard]] std::int32_t lowUpTo(double population) const {
        return m_lowUpTo[at(population)];
    }
    [[nodiscard]] bool mayExceed(std::int32_t cases, double population) const {
        const std::size_t step = at(population);
        return cases >= m_highFrom[step] || cases <= m_lowUpTo[step];
    }

private:
    [[nodiscard]] std::size_t at(double population) const {
        const auto step = static_cast<std::size_t>(population * m_stepsPerUnit);
        return step < m_highFrom.size() ? step : m_highFrom.size() - 1;
    }
    double m_stepsPerUnit = 1;
    std::vector<std::int32_t> m_highFrom, m_lowUpTo;
};

}  // namespace hetu::scan_statistic
