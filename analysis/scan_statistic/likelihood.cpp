#include "analysis/scan_statistic/likelihood.h"

#include <algorithm>
#include <cmath>

namespace hetu::scan_statistic {
namespace {

/// One case alone never makes a cluster of high rates.
constexpr std::int32_t fewestCases = 2;
/// Steps of the table; a population of fewer has one step each.
constexpr double mostSteps = 16'384;

/// observed * ln(observed / expected), 0 for nothing observed.
double term(double observed, double expected) {
    return observed > 0 ? observed * std::log(observed / expected) : 0;
}

}  // namespace

double Likelihood::ratio(double cases, double population) const {
    const double inside = m_cases * population / m_population;
    const double outside = m_cases - inside;
    double sum = term(cases, inside) + term(m_cases - cases, outside);
    if (m_model == Model::Bernoulli)
        sum +=
            term(population - cases, population - inside) +
            term(m_population - population - m_cases + cases, m_population - population - outside);
    return sum;
}

double Likelihood::high(double cases, double population) const {
    const bool isHigh = cases * m_population > m_cases * population;
    if (m_rates == Rates::Low || !isHigh || cases < fewestCases) return 0;
    return std::max(0.0, ratio(cases, population));
}

double Likelihood::low(double cases, double population) const {
    const bool isLow = cases * m_population < m_cases * population;
    if (m_rates == Rates::High || !isLow) return 0;
    return std::max(0.0, ratio(cases, population));
}

Thresholds::Thresholds(const Likelihood& likelihood, double largestPopulation, double bound) {
    const double width = std::max(1.0, std::ceil(largestPopulation / mostSteps));
    const double steps = std::floor(largestPopulation / width) + 1;
    m_stepsPerUnit = 1 / width;
    m_highFrom.resize(static_cast<std::size_t>(steps), noCountIsHighEnough);
    m_lowUpTo.resize(static_cast<std::size_t>(steps), noCountIsLowEnough);
    // Rounding may put a population into the step beside its own and shift a ratio by a little:
    // the table must err on the side of "may exceed".
    const double slack = bound * (1 - 1e-9) - 1e-9;
    const auto exceeds = [&](double ratio) { return ratio > 0 && ratio > slack; };
    const double allCases = likelihood.cases(), all = likelihood.population();
    const bool isBernoulli = likelihood.model() == Model::Bernoulli;
    if (likelihood.rates() != Rates::Low) {
        double cases = fewestCases;
        for (std::size_t step = 0; step < m_highFrom.size(); ++step) {
            const double population = static_cast<double>(step) * width * (1 - 1e-9);
            // No window holds more cases than organisations.
            const double none =
                isBernoulli ? std::floor(static_cast<double>(step) * width) + 1 : allCases + 1;
            // More population needs as many cases or more, so the search goes on where it was.
            while (cases <= allCases && cases < none &&
                   !exceeds(likelihood.high(cases, population)))
                ++cases;
            if (cases > allCases) break;
            m_highFrom[step] = static_cast<std::int32_t>(cases);
        }
    }
    if (likelihood.rates() != Rates::High) {
        double cases = -1;
        for (std::size_t step = 0; step < m_lowUpTo.size(); ++step) {
            const double upper = (static_cast<double>(step) + 1) * width * (1 + 1e-9);
            const auto most = [&](double count) {
                return std::min(upper, isBernoulli ? all - allCases + count : all);
            };
            while (cases < allCases && exceeds(likelihood.low(cases + 1, most(cases + 1))))
                ++cases;
            m_lowUpTo[step] = static_cast<std::int32_t>(cases);
        }
    }
}

}  // namespace hetu::scan_statistic
