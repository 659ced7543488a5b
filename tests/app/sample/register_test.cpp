#include "app/sample/register.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "layers/index/polygon_index.h"

namespace hetu::sample {
namespace {

City cityOf(std::uint64_t seed) {
    auto made = makeCity(HETU_SOURCE_DIR "/data", seed);
    EXPECT_TRUE(made.ok());
    return std::move(made).value();
}

/// The whole register of a seed and a size, made once.
struct Made {
    City city;
    Layer rows;
    [[nodiscard]] const std::vector<double>& numbers(const char* field) const {
        return rows.table.find(field)->numbers;
    }
    [[nodiscard]] const std::vector<std::string>& texts(const char* field) const {
        return rows.table.find(field)->texts;
    }
    [[nodiscard]] double sum(const char* field, const char* kind) const {
        double total = 0;
        for (std::size_t i = 0; i < rows.rowCount(); ++i)
            if (texts("kind")[i] == kind) total += numbers(field)[i];
        return total;
    }
    [[nodiscard]] std::ptrdiff_t count(const char* kind) const {
        return std::count(texts("kind").begin(), texts("kind").end(), kind);
    }
};

Made make(std::int64_t organisations, std::uint64_t seed) {
    Made made{cityOf(seed), {}};
    const Register whole(made.city, organisations, seed);
    made.rows = whole.rows(0, whole.size());
    return made;
}

const Made& real() {
    static const Made made = make(0, 1);
    return made;
}
const Made& large() {
    static const Made made = make(100000, 1);
    return made;
}

/// Shares of the organisations in the densest 1 % and 10 % of the occupied square kilometres.
std::pair<double, double> concentration(const Layer& rows) {
    std::map<std::pair<long, long>, double> cells;
    for (const Point p : rows.points)
        ++cells[{std::lround(std::floor(p.x / 1000)), std::lround(std::floor(p.y / 1000))}];
    std::vector<double> counts;
    for (const auto& [cell, count] : cells)
        counts.push_back(count);
    std::sort(counts.rbegin(), counts.rend());
    const auto share = [&](double part) {
        double sum = 0;
        for (std::size_t i = 0;
             i < static_cast<std::size_t>(part * static_cast<double>(counts.size())); ++i)
            sum += counts[i];
        return sum / static_cast<double>(rows.rowCount());
    };
    return {share(0.01), share(0.10)};
}

double repeatedShare(const Layer& rows) {
    std::set<std::pair<double, double>> positions;
    for (const Point p : rows.points)
        positions.insert({p.x, p.y});
    return 1 - static_cast<double>(positions.size()) / static_cast<double>(rows.rowCount());
}

TEST(Register, TotalsAreThoseOf2018) {
    EXPECT_EQ(real().count("enterprise"), 6352);
    EXPECT_EQ(real().count("social"), 2317);
    EXPECT_EQ(real().sum("employees", "enterprise"), 244000);
    EXPECT_EQ(real().sum("members", "enterprise"), 16900);
    EXPECT_EQ(real().sum("members", "social"), 3720);
}

TEST(Register, TotalsKeepTheirProportionAtAnySize) {
    const double factor = 100000.0 / 8669;
    EXPECT_NEAR(static_cast<double>(large().count("enterprise")), 6352 * factor, 1);
    EXPECT_NEAR(large().sum("employees", "enterprise"), 244000 * factor, 60);
    EXPECT_NEAR(large().sum("members", "enterprise"), 16900 * factor, 5);
    EXPECT_NEAR(large().sum("members", "social"), 3720 * factor, 5);
}

TEST(Register, CountiesHaveTheShareOfTheirGdpAndPopulation) {
    double gdp = 0, population = 0;
    for (const County& county : real().city.counties) {
        gdp += county.gdp;
        population += county.population;
    }
    for (const Made* made : {&real(), &large()})
        for (const County& county : made->city.counties) {
            double enterprises = 0, social = 0;
            for (std::size_t i = 0; i < made->rows.rowCount(); ++i)
                if (made->texts("county")[i] == county.code)
                    ++(made->texts("kind")[i] == "social" ? social : enterprises);
            EXPECT_NEAR(enterprises,
                        static_cast<double>(made->count("enterprise")) * county.gdp / gdp, 1)
                << county.name;
            EXPECT_NEAR(social,
                        static_cast<double>(made->count("social")) * county.population / population,
                        1)
                << county.name;
        }
}

TEST(Register, EveryOrganisationLiesInItsCounty) {
    for (const Made* made : {&real(), &large()}) {
        std::map<std::string, const County*> byCode;
        for (const County& county : made->city.counties)
            byCode[county.code] = &county;
        for (std::size_t i = 0; i < made->rows.rowCount(); ++i)
            ASSERT_TRUE(covers(byCode.at(made->texts("county")[i])->shape, made->rows.points[i]))
                << i;
    }
}

TEST(Register, SameSeedSameRowsInWhateverPieces) {
    City city = cityOf(1);
    const Register again(city, 0, 1);
    const Layer piece = again.rows(4000, 4100);
    for (std::size_t c = 0; c < piece.table.columns().size(); ++c)
        for (std::size_t i = 0; i < 100; ++i) {
            const Column &a = piece.table.columns()[c], &b = real().rows.table.columns()[c];
            if (a.isText()) {
                ASSERT_EQ(a.texts[i], b.texts[4000 + i]) << a.field.name;
            } else if (!(a.isMissing(i) && b.isMissing(4000 + i))) {
                ASSERT_EQ(a.numbers[i], b.numbers[4000 + i]) << a.field.name;
            }
        }
    for (std::size_t i = 0; i < 100; ++i)
        ASSERT_EQ(piece.points[i], real().rows.points[4000 + i]);
}

TEST(Register, OtherSeedOtherRowsSameTotals) {
    const Made other = make(0, 2);
    EXPECT_EQ(other.sum("employees", "enterprise"), 244000);
    EXPECT_EQ(other.sum("members", "enterprise"), 16900);
    std::size_t same = 0;
    for (std::size_t i = 0; i < other.rows.rowCount(); ++i)
        same += other.rows.points[i] == real().rows.points[i] ? 1 : 0;
    EXPECT_LT(same, other.rows.rowCount() / 100);
}

TEST(Register, CreditCodesPassBothCheckDigitsAndAreUnique) {
    const std::string symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::set<std::string> seen;
    for (const std::string& code : large().texts("uscc")) {
        ASSERT_EQ(code.size(), 18u);
        ASSERT_EQ(code.substr(2, 6), "410399") << "the number of a county that does not exist";
        std::size_t sum = 0, weight = 1;
        for (std::size_t i = 0; i < 17; ++i, weight = weight * 3 % 31)
            sum += symbols.find(code[i]) * weight;
        ASSERT_EQ(code[17], symbols[(31 - sum % 31) % 31]) << code;
        constexpr int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
        int body = 0;
        for (std::size_t i = 0; i < 8; ++i)
            body += weights[i] * (code[8 + i] <= '9' ? code[8 + i] - '0' : code[8 + i] - 'A' + 10);
        const int check = 11 - body % 11;
        ASSERT_EQ(code[16], check == 10   ? 'X'
                            : check == 11 ? '0'
                                          : static_cast<char>('0' + check))
            << code;
        ASSERT_TRUE(seen.insert(code).second) << code;
    }
}

TEST(Register, NamesAreUniqueAndFromTheCycle) {
    std::set<std::string> seen;
    for (const std::string& name : large().texts("name"))
        ASSERT_TRUE(seen.insert(name).second) << name;
}

TEST(Register, KeepsNobodysPersonalData) {
    for (const Column& column : real().rows.table.columns()) {
        for (const char* word : {"person", "phone", "secretary", "contact", "birth"})
            EXPECT_EQ(column.field.name.find(word), std::string::npos) << column.field.name;
        if (!column.isText() || column.field.name == "uscc") continue;
        for (const std::string& text : column.texts) {
            // Neither a telephone nor an identity number hides in a text.
            int run = 0;
            for (const char c : text) {
                run = c >= '0' && c <= '9' ? run + 1 : 0;
                ASSERT_LT(run, 9) << column.field.name << ": " << text;
            }
        }
    }
}

TEST(Register, PositionsAreConcentratedAsInARealCity) {
    const auto [top1, top10] = concentration(real().rows);
    EXPECT_NEAR(top1, 0.12, 0.03);
    EXPECT_NEAR(top10, 0.49, 0.05);
    EXPECT_NEAR(repeatedShare(real().rows), 0.07, 0.01);
    EXPECT_NEAR(repeatedShare(large().rows), 0.08, 0.015);
}

TEST(Register, SeatTownsHoldAboutHalfOfTheirCounty) {
    for (const Made* made : {&real(), &large()})
        for (std::size_t c = 0; c < made->city.counties.size(); ++c) {
            const County& county = made->city.counties[c];
            if (county.isCentral) continue;
            std::string seat;
            for (const Town& town : made->city.towns)
                if (town.county == c && town.isSeat) seat = town.name;
            std::map<std::string, double> towns;
            double whole = 0;
            for (std::size_t i = 0; i < made->rows.rowCount(); ++i)
                if (made->texts("county")[i] == county.code) {
                    ++towns[made->texts("town")[i]];
                    ++whole;
                }
            EXPECT_NEAR(towns[seat] / whole, 0.52, 0.09) << county.name;
            for (const auto& [name, count] : towns)
                if (name != seat) {
                    EXPECT_LT(count / whole, 0.25) << county.name << " " << name;
                }
        }
}

TEST(Register, EmployersAreHeavyTailedAndTradeIsSmall) {
    std::vector<double> sizes;
    double trade = 0, traders = 0, making = 0, makers = 0;
    for (std::size_t i = 0; i < real().rows.rowCount(); ++i) {
        if (real().texts("kind")[i] != "enterprise") continue;
        const double size = real().numbers("employees")[i];
        sizes.push_back(size);
        ASSERT_GE(size, 1);
        if (real().texts("industry")[i] == "F") trade += size, ++traders;
        if (real().texts("industry")[i] == "C") making += size, ++makers;
    }
    std::sort(sizes.rbegin(), sizes.rend());
    EXPECT_GT(sizes.front(), 2000);
    EXPECT_LT(sizes.front(), 14000);
    EXPECT_LT(sizes[sizes.size() / 2], 20) << "the mean is 38, the median far below";
    EXPECT_GT(making / makers, 3 * trade / traders);
    EXPECT_NEAR(traders / static_cast<double>(sizes.size()), 0.321, 0.02);
    EXPECT_NEAR(makers / static_cast<double>(sizes.size()), 0.165, 0.02);
}

TEST(Register, MembersJumpAtThreeAndNeverExceedTheStaffByMuch) {
    std::map<int, int> counts;
    for (std::size_t i = 0; i < real().rows.rowCount(); ++i)
        if (real().texts("kind")[i] == "enterprise")
            ++counts[static_cast<int>(real().numbers("members")[i])];
    EXPECT_GT(counts[0], 2500);
    EXPECT_GT(counts[3], counts[2]);
    EXPECT_GT(counts[3], 3 * counts[4]);
}

TEST(Register, CoverageDependsOnMembersAndFitsItsMode) {
    for (const Made* made : {&real(), &large()}) {
        double covered = 0, own = 0, ownBelowThree = 0;
        double withThree = 0, coveredWithThree = 0, without = 0, coveredWithout = 0;
        for (std::size_t i = 0; i < made->rows.rowCount(); ++i) {
            const double has = made->numbers("has_org")[i];
            const double members = made->numbers("members")[i];
            const std::string& mode = made->texts("mode")[i];
            if (has == 1) {
                ++covered;
                ASSERT_TRUE(mode != "" && mode != "instructor");
                ASSERT_FALSE(made->texts("org_name")[i].empty());
            } else {
                ASSERT_TRUE(mode == "" || mode == "instructor") << mode;
            }
            if (mode == "own") ++own, ownBelowThree += members < 3 ? 1 : 0;
            if (members >= 3) ++withThree, coveredWithThree += has == 1 ? 1 : 0;
            if (members == 0) ++without, coveredWithout += has == 1 ? 1 : 0;
        }
        EXPECT_NEAR(covered / static_cast<double>(made->rows.rowCount()), coverageShare, 0.02);
        EXPECT_LT(ownBelowThree, 0.1 * own);
        EXPECT_GT(coveredWithThree / withThree, 0.8);
        EXPECT_LT(coveredWithout / without, 0.5);
    }
}

TEST(Register, PlantedBlanksAreDenseAndHardlyCovered) {
    City city = cityOf(1);
    const Register whole(city, 0, 1);
    const Layer rows = whole.rows(0, whole.size());
    std::set<std::size_t> counties;
    for (std::size_t b = 0; b < city.blanks.size(); ++b) {
        const Blank& blank = city.blanks[b];
        counties.insert(blank.county);
        EXPECT_GE(blank.organisations, 30) << blank.name;
        EXPECT_LE(blank.organisations, 120) << blank.name;
        double within = 0, covered = 0;
        for (std::size_t i = 0; i < rows.rowCount(); ++i)
            if (std::hypot(rows.points[i].x - blank.centre.x, rows.points[i].y - blank.centre.y) <=
                blank.radiusMetres) {
                ++within;
                covered += rows.table.find("has_org")->numbers[i] == 1 ? 1 : 0;
            }
        // All that were planted lie within, and the few that are there by chance change little.
        EXPECT_GE(within, static_cast<double>(blank.organisations)) << blank.name;
        EXPECT_LT(covered / within, 0.25) << blank.name;
        EXPECT_GT(whole.uncoveredOf(b), blank.organisations * 8 / 10) << blank.name;
    }
    EXPECT_GE(counties.size(), 12u);
}

}  // namespace
}  // namespace hetu::sample
