#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "app/sample/register.h"
#include "app/sample/shapes.h"

namespace hetu::sample {
namespace {

enum Purpose : std::uint64_t { IndustryOf = 11, EmployeesOf, MembersOf, CoverageOf };

/// `total` shared out in proportion to `weights`: whole numbers that add up (largest remainder).
std::vector<std::int64_t> sharedOut(std::int64_t total, const std::vector<double>& weights) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::int64_t> parts(weights.size(), 0);
    if (sum <= 0) return parts;
    std::vector<std::pair<double, std::size_t>> rests;
    std::int64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = static_cast<double>(total) * weights[i] / sum;
        parts[i] = static_cast<std::int64_t>(exact);
        given += parts[i];
        rests.push_back({-(exact - static_cast<double>(parts[i])), i});
    }
    std::sort(rests.begin(), rests.end());
    for (std::size_t k = 0; given < total; ++k, ++given)
        ++parts[rests[k % rests.size()].second];
    return parts;
}

struct IndustryShare {
    char letter;
    double share;
    double size;      ///< relative to the mean employer
    double coverage;  ///< added to the log odds of being covered
};
/// Shares of enterprises: trade, business services and construction as counted in Henan in 2023,
/// the others fitted around them. Sizes: manufacturing several times trade, as in Mengjin.
constexpr std::array industries = {
    IndustryShare{'A', 0.015, 0.7, -0.5}, IndustryShare{'B', 0.015, 1.9, 0.4},
    IndustryShare{'C', 0.165, 1.7, 0.5},  IndustryShare{'D', 0.008, 1.6, 0.7},
    IndustryShare{'E', 0.109, 1.5, 0.1},  IndustryShare{'F', 0.321, 0.38, -0.35},
    IndustryShare{'G', 0.040, 1.0, 0.0},  IndustryShare{'H', 0.030, 0.8, -0.5},
    IndustryShare{'I', 0.045, 0.8, 0.1},  IndustryShare{'J', 0.010, 0.9, 0.3},
    IndustryShare{'K', 0.030, 1.1, 0.0},  IndustryShare{'L', 0.118, 0.7, -0.1},
    IndustryShare{'M', 0.040, 0.9, 0.3},  IndustryShare{'N', 0.008, 0.9, 0.2},
    IndustryShare{'O', 0.020, 0.5, -0.4}, IndustryShare{'P', 0.008, 1.2, 0.3},
    IndustryShare{'Q', 0.006, 1.4, 0.3},  IndustryShare{'R', 0.012, 0.7, -0.2}};

/// How much more often than elsewhere an industry is found in a sort of place.
double affinity(PoolKind kind, bool isMarket, char letter) {
    const auto among = [&](std::string_view letters) {
        return letters.find(letter) != std::string_view::npos;
    };
    switch (kind) {
        case PoolKind::Street:
            return among("AB") ? 0.15 : letter == 'C' ? 0.7 : 1;
        case PoolKind::District:
            return among("AB")    ? 0.01
                   : among("HR")  ? 2.5
                   : among("FKL") ? 1.6
                   : among("CE")  ? 0.3
                                  : 1;
        case PoolKind::Office:
            return among("AB") ? 0.01 : among("LKIJM") ? 2.6 : letter == 'C' ? 0.15 : 0.7;
        case PoolKind::Park:
            return among("C") ? 4.5 : among("MDGI") ? 1.8 : among("FHLAR") ? 0.4 : 0.7;
        case PoolKind::Village:
            return among("AB") ? 8 : among("IJKLM") ? 0.15 : 0.9;
        case PoolKind::Blank:
            return isMarket ? (letter == 'F'   ? 3.5
                               : letter == 'C' ? 0.3
                                               : 0.6)
                            : (letter == 'C' ? 4
                               : among("AB") ? 0.1
                                             : 0.8);
    }
    return 1;
}

const IndustryShare& shareOf(char letter) {
    for (const IndustryShare& industry : industries)
        if (industry.letter == letter) return industry;
    return industries[2];
}

/// Moves `values` by ones until they add up to `total`, the large ones first in line.
void settle(std::vector<std::int32_t*> values, std::int64_t total, std::int32_t least) {
    std::int64_t sum = 0;
    for (const std::int32_t* value : values)
        sum += *value;
    std::stable_sort(values.begin(), values.end(),
                     [](const std::int32_t* a, const std::int32_t* b) { return *a > *b; });
    for (bool moved = true; sum != total && moved;) {
        moved = false;
        for (std::int32_t* value : values) {
            if (sum == total) break;
            if (sum > total && *value <= least) continue;
            *value += sum < total ? 1 : -1;
            sum += sum < total ? 1 : -1;
            moved = true;
        }
    }
}

double areaOf(const Path& ring) {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
    return std::abs(sum) / 2;
}

std::vector<Geometry> shapesOf(const std::vector<Zone>& zones) {
    std::vector<Geometry> shapes;
    for (const Zone& zone : zones)
        shapes.push_back(Geometry::polygon(zone.ring));
    return shapes;
}

}  // namespace

Random Register::randomOf(std::size_t i, std::uint64_t purpose) const {
    return Random(m_seed, purpose * 0x100000000ULL + i);
}

Register::Register(City& city, std::int64_t organisations, std::uint64_t seed)
    : m_city(city), m_seed(seed), m_zones(shapesOf(city.zones)) {
    constexpr std::int64_t real = realEnterprises + realSocial;
    if (organisations <= 0) organisations = real;
    const auto scaled = [](std::int64_t part, std::int64_t count, std::int64_t whole) {
        return static_cast<std::int64_t>(std::llround(
            static_cast<double>(part) * static_cast<double>(count) / static_cast<double>(whole)));
    };
    const std::int64_t enterprises = scaled(realEnterprises, organisations, real);
    const std::int64_t social = organisations - enterprises;
    for (const Zone& zone : city.zones)
        m_zoneArea.push_back(areaOf(zone.ring));
    for (const Pool& pool : city.pools) {
        std::vector<double>& sums = m_lotWeights.emplace_back();
        double sum = 0;
        for (const Lot& lot : pool.lots)
            sums.push_back(sum += lot.weight);
    }
    planPlaces(enterprises, social);
    planIndustries();
    planEmployees(scaled(realEmployees, enterprises, realEnterprises));
    planMembers(false, scaled(realEnterpriseMembers, enterprises, realEnterprises));
    planMembers(true, scaled(realSocialMembers, social, realSocial));
    planCoverage();
}

void Register::planPlaces(std::int64_t enterprises, std::int64_t social) {
    std::vector<double> gdp, population;
    for (const County& county : m_city.counties) {
        gdp.push_back(county.gdp);
        population.push_back(county.population);
    }
    const std::vector<std::int64_t> quota[2] = {sharedOut(enterprises, gdp),
                                                sharedOut(social, population)};
    const std::int64_t total = enterprises + social;
    const double scale =
        static_cast<double>(total) / static_cast<double>(realEnterprises + realSocial);
    m_briefs.reserve(static_cast<std::size_t>(total));
    for (std::size_t c = 0; c < m_city.counties.size(); ++c) {
        const std::int64_t whole = quota[0][c] + quota[1][c];
        const auto atRealSize = static_cast<double>(whole) / scale;
        // Dense even in a small sample, but never so much that the county is one blank.
        std::int64_t planted = std::llround(std::clamp(0.085 * atRealSize, 34.0, 106.0) * scale);
        planted = std::min(std::max<std::int64_t>(planted, 30), whole * 3 / 10);
        std::uint32_t serial = 0;
        for (const bool isSocial : {false, true}) {
            const std::int64_t count = quota[isSocial ? 1 : 0][c];
            const std::int64_t here =
                whole == 0 ? 0 : std::min(count, isSocial ? planted / 7 : planted - planted / 7);
            std::vector<double> weights(m_city.pools.size(), 0);
            bool hasBlank = false;
            for (std::size_t p = 0; p < m_city.pools.size(); ++p) {
                const Pool& pool = m_city.pools[p];
                if (pool.county != c || pool.lots.empty()) continue;
                hasBlank = hasBlank || pool.kind == PoolKind::Blank;
                weights[p] = pool.share * (isSocial && pool.kind == PoolKind::Park ? 0.2 : 1.0);
            }
            const std::int64_t inBlank = hasBlank ? here : 0;
            std::vector<std::int64_t> parts = sharedOut(count - inBlank, weights);
            for (std::size_t p = 0; p < m_city.pools.size(); ++p) {
                const Pool& pool = m_city.pools[p];
                if (pool.county == c && pool.kind == PoolKind::Blank && !pool.lots.empty()) {
                    parts[p] = inBlank;
                    m_city.blanks[pool.blank].organisations += inBlank;
                }
                for (std::int64_t k = 0; k < parts[p]; ++k) {
                    Brief brief;
                    brief.pool = static_cast<std::uint32_t>(p);
                    brief.isSocial = isSocial;
                    brief.serial = serial++;
                    m_briefs.push_back(brief);
                }
            }
        }
    }
}

void Register::planIndustries() {
    // Factors that make the shares of the whole come out as they should, although every sort of
    // place has its own mixture (iterative proportional fitting, W. E. Deming and F. F. Stephan,
    // Ann. Math. Statist. 11 (1940)).
    constexpr std::size_t kinds = 7;  // the last: a blank that is a market
    const auto kindOf = [&](const Pool& pool) {
        return pool.isMarket ? kinds - 1 : static_cast<std::size_t>(pool.kind);
    };
    std::array<double, kinds> counts{};
    double total = 0;
    for (const Brief& brief : m_briefs)
        if (!brief.isSocial) {
            ++counts[kindOf(m_city.pools[brief.pool])];
            ++total;
        }
    std::array<double, industries.size()> factors{};
    factors.fill(1);
    std::array<std::vector<double>, kinds> cumulative;
    for (int round = 0; round < 60; ++round) {
        std::array<double, industries.size()> expected{};
        for (std::size_t k = 0; k < kinds; ++k) {
            cumulative[k].clear();
            double sum = 0;
            for (std::size_t i = 0; i < industries.size(); ++i)
                cumulative[k].push_back(
                    sum += factors[i] * industries[i].share *
                           affinity(k == kinds - 1 ? PoolKind::Blank : static_cast<PoolKind>(k),
                                    k == kinds - 1, industries[i].letter));
            for (std::size_t i = 0; i < industries.size(); ++i)
                expected[i] +=
                    counts[k] * (cumulative[k][i] - (i > 0 ? cumulative[k][i - 1] : 0)) / sum;
        }
        for (std::size_t i = 0; i < industries.size(); ++i)
            if (expected[i] > 0) factors[i] *= industries[i].share * total / expected[i];
    }
    for (std::size_t b = 0; b < m_briefs.size(); ++b) {
        Random random = randomOf(b, IndustryOf);
        Brief& brief = m_briefs[b];
        if (brief.isSocial) {
            static const std::vector<double> social{0.34, 0.56, 0.84, 0.94, 1.0};
            brief.industry = "PQSRM"[random.pick(social)];
        } else {
            brief.industry =
                industries[random.pick(cumulative[kindOf(m_city.pools[brief.pool])])].letter;
        }
    }
}

void Register::planEmployees(std::int64_t total) {
    std::vector<double> raw;
    std::vector<std::int32_t*> sizes;
    for (std::size_t b = 0; b < m_briefs.size(); ++b) {
        Random random = randomOf(b, EmployeesOf);
        Brief& brief = m_briefs[b];
        const PoolKind place = m_city.pools[brief.pool].kind;
        if (brief.isSocial) {
            brief.employees = static_cast<std::int32_t>(
                1 + std::min(400.0, std::exp(random.between(1.2, 2.0) + 0.9 * random.normal())));
            continue;
        }
        // A log-normal body and the tail of a Pareto law, cut where the largest firms of the city
        // really end (about 13,000).
        double size = std::exp(2.35 + 0.95 * random.normal());
        const bool isLarge = random.chance(place == PoolKind::Park ? 0.055 : 0.018);
        if (isLarge && place != PoolKind::Blank)
            size = std::min(9000.0, 130 * std::pow(1 - random.uniform(), -1 / 1.18));
        size *= shareOf(brief.industry).size * (place == PoolKind::Park ? 1.5 : 1.0);
        raw.push_back(size);
        sizes.push_back(&brief.employees);
    }
    const auto sumWith = [&](double factor) {
        std::int64_t sum = 0;
        for (const double size : raw)
            sum += std::max<std::int64_t>(1, std::llround(factor * size));
        return sum;
    };
    double low = 0, high = 50;
    for (int step = 0; step < 50; ++step) {
        const double middle = (low + high) / 2;
        (sumWith(middle) < total ? low : high) = middle;
    }
    for (std::size_t k = 0; k < raw.size(); ++k)
        *sizes[k] =
            static_cast<std::int32_t>(std::max<std::int64_t>(1, std::llround(high * raw[k])));
    settle(sizes, total, 2);
}

void Register::planMembers(bool isSocial, std::int64_t total) {
    // Many have none; of those with one or two, some have gone on to three, where an organisation
    // of one's own begins; beyond three it is a share of the staff.
    std::vector<double> beyond;
    std::vector<std::int32_t*> counts;
    for (std::size_t b = 0; b < m_briefs.size(); ++b) {
        Brief& brief = m_briefs[b];
        if (brief.isSocial != isSocial) continue;
        Random random = randomOf(b, MembersOf);
        const double staff = std::log(brief.employees + 1.0);
        double members = 0, more = 0;
        if (!random.chance(
                std::clamp(isSocial ? 0.66 - 0.09 * staff : 0.82 - 0.115 * staff, 0.08, 0.9))) {
            const double expected = (isSocial ? 0.16 : 0.06) * std::pow(brief.employees, 0.92) *
                                    std::exp(0.8 * random.normal());
            members = expected < 1.1 ? 1 : expected < 2.2 ? 2 : 3;
            if (members < 3 && random.chance(isSocial ? 0.22 : 0.3)) members = 3;
            if (members >= 3) more = std::max(0.0, expected - 2.5);
        }
        members = std::min<double>(members, brief.employees);
        if (members < 3) more = 0;
        brief.members = static_cast<std::int32_t>(members);
        beyond.push_back(more);
        counts.push_back(&brief.members);
    }
    const auto capOf = [](double members, double more, double factor) {
        return static_cast<std::int64_t>(members) + std::llround(factor * more);
    };
    const auto sumWith = [&](double factor) {
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < counts.size(); ++k)
            sum += capOf(*counts[k], beyond[k], factor);
        return sum;
    };
    double low = 0, high = 20;
    for (int step = 0; step < 50; ++step) {
        const double middle = (low + high) / 2;
        (sumWith(middle) < total ? low : high) = middle;
    }
    std::vector<std::int32_t*> large;
    std::int64_t others = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        *counts[k] = static_cast<std::int32_t>(capOf(*counts[k], beyond[k], high));
        if (*counts[k] >= 5)
            large.push_back(counts[k]);
        else
            others += *counts[k];
    }
    settle(large.empty() ? counts : large, large.empty() ? total : total - others,
           large.empty() ? 0 : 4);
}

void Register::planCoverage() {
    const auto oddsOf = [&](const Brief& brief) {
        const PoolKind place = m_city.pools[brief.pool].kind;
        const double byMembers = brief.members >= 3 ? 2.5 : brief.members > 0 ? 0.7 : -0.8;
        const double byPlace = place == PoolKind::Park       ? 0.5
                               : place == PoolKind::District ? -0.1
                               : place == PoolKind::Village  ? -0.5
                                                             : 0;
        const double byIndustry = brief.isSocial ? -0.1 : shareOf(brief.industry).coverage;
        return byMembers + byPlace + byIndustry + 0.35 * std::log((brief.employees + 2) / 20.0);
    };
    const auto plantedChance = [](const Brief& brief) { return brief.members >= 3 ? 0.14 : 0.05; };
    const auto isPlanted = [&](const Brief& brief) {
        return m_city.pools[brief.pool].kind == PoolKind::Blank;
    };
    double low = -8, high = 8;
    const double wanted = coverageShare * static_cast<double>(m_briefs.size());
    for (int step = 0; step < 40; ++step) {
        const double middle = (low + high) / 2;
        double expected = 0;
        for (const Brief& brief : m_briefs)
            expected += isPlanted(brief) ? plantedChance(brief)
                                         : 1 / (1 + std::exp(-oddsOf(brief) - middle));
        (expected < wanted ? low : high) = middle;
    }
    for (std::size_t b = 0; b < m_briefs.size(); ++b) {
        Random random = randomOf(b, CoverageOf);
        Brief& brief = m_briefs[b];
        const double chance =
            isPlanted(brief) ? plantedChance(brief) : 1 / (1 + std::exp(-oddsOf(brief) - low));
        const double lot = random.uniform();
        if (random.chance(chance)) {
            // Three members carry an organisation of their own; one or two join others; where
            // there is none, region or trade covers the place.
            if (brief.members >= 3)
                brief.coverage = lot < 0.90   ? Coverage::Own
                                 : lot < 0.95 ? Coverage::Joint
                                 : lot < 0.97 ? Coverage::Attached
                                              : Coverage::Region;
            else if (brief.members > 0)
                brief.coverage = lot < 0.02   ? Coverage::Own
                                 : lot < 0.60 ? Coverage::Joint
                                 : lot < 0.79 ? Coverage::Attached
                                 : lot < 0.88 ? Coverage::Industry
                                              : Coverage::Region;
            else
                brief.coverage = lot < 0.14   ? Coverage::Joint
                                 : lot < 0.44 ? Coverage::Attached
                                 : lot < 0.62 ? Coverage::Industry
                                              : Coverage::Region;
        } else if (random.chance(isPlanted(brief) ? 0.07 : brief.members > 0 ? 0.3 : 0.55)) {
            brief.coverage = Coverage::Instructor;
        } else {
            brief.isUnknown = random.chance(0.04);
        }
    }
}

std::int64_t Register::uncoveredOf(std::size_t blank) const {
    std::int64_t count = 0;
    for (const Brief& brief : m_briefs) {
        const Pool& pool = m_city.pools[brief.pool];
        if (pool.kind == PoolKind::Blank && pool.blank == blank &&
            (brief.coverage == Coverage::None || brief.coverage == Coverage::Instructor))
            ++count;
    }
    return count;
}

}  // namespace hetu::sample
