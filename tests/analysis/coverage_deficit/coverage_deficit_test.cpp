#include "analysis/coverage_deficit/coverage_deficit.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <random>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "analysis/coverage_deficit/cell_outline.h"
#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"
#include "layers/model/memory_source.h"
#include "tests/support/small_city.h"

namespace hetu::coverage_deficit {
namespace {

using analysis::Kernel;
constexpr Kernel kernels[] = {Kernel::Epanechnikov, Kernel::Gaussian, Kernel::Uniform};

/// `count` organisations in crowds and between, each uncovered with the chance that `chanceAt`
/// gives for its place.
template <class ChanceAt>
std::vector<Organisation> town(std::size_t count, unsigned seed, ChanceAt chanceAt) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<> real(0, 10'000), zeroToOne(0, 1);
    std::normal_distribution<> normal(0, 600);
    std::vector<Organisation> out;
    Point crowd;
    while (out.size() < count) {
        if (out.size() % 40 == 0) crowd = {real(random), real(random)};
        Point p{real(random), real(random)};
        if (random() % 3) p = {crowd.x + normal(random), crowd.y + normal(random)};
        out.push_back({p, zeroToOne(random) < chanceAt(p)});
    }
    return out;
}
std::vector<Organisation> town(std::size_t count, unsigned seed, double chance) {
    return town(count, seed, [chance](Point) { return chance; });
}

Deficit deficitOf(const std::vector<Organisation>& organisations, const Options& options) {
    auto out = compute(organisations, options, {});
    EXPECT_TRUE(out.ok()) << out.error().message.en;
    return std::move(out).value();
}

Point centreOf(const Deficit& deficit, std::size_t cell, double cellMetres) {
    const auto columns = static_cast<std::size_t>(deficit.frame.columns);
    return {deficit.frame.minX + (double(cell % columns) + 0.5) * cellMetres,
            deficit.frame.maxY - (double(cell / columns) + 0.5) * cellMetres};
}

double kernelAt(Kernel kernel, double u) {
    if (kernel == Kernel::Gaussian) return u <= 5 ? std::exp(-u * u / 2) : 0;
    if (u > 1) return 0;
    return kernel == Kernel::Uniform ? 1 : 1 - u * u;
}

std::vector<Organisation> tenPoints() {
    const double xs[] = {0, 310, 90, 700, 450, 1210, 980, 330, 640, 150};
    const double ys[] = {0, 120, 480, 660, 90, 300, 910, 870, 350, 1200};
    std::vector<Organisation> out;
    for (int i = 0; i < 10; ++i)
        out.push_back({{xs[i], ys[i]}, i % 3 == 0});
    return out;
}

TEST(CoverageDeficit, IsWhatTheFormulaSaysOnTenPoints) {
    const auto points = tenPoints();
    for (const Kernel kernel : kernels) {
        const Options options{.bandwidthMetres = 600,
                              .cellMetres = 50,
                              .kernel = kernel,
                              .minimum = 1,
                              .permutations = 0};
        const Deficit found = deficitOf(points, options);
        EXPECT_DOUBLE_EQ(found.average, 0.4);
        std::size_t seen = 0;
        for (std::size_t k = 0; k < found.p.size(); ++k) {
            if (std::isnan(found.p[k])) continue;
            ++seen;
            const Point s = centreOf(found, k, 50);
            double all = 0, uncovered = 0, squares = 0;
            for (const Organisation& one : points) {
                const double u = std::hypot(one.position.x - s.x, one.position.y - s.y) / 600;
                const double value = kernelAt(kernel, u);
                all += value;
                squares += value * value;
                uncovered += one.isUncovered ? value : 0;
            }
            const double variance = 0.4 * 0.6 * 10 / 9 * (squares / (all * all) - 0.1);
            const double z = (uncovered / all - 0.4) / std::sqrt(variance);
            ASSERT_NEAR(found.share[k], uncovered / all, 1e-8);
            if (variance < 1e-6) continue;
            ASSERT_NEAR(found.z[k], z, 2e-4 * (1 + std::fabs(z)));
            ASSERT_NEAR(found.p[k], 0.5 * std::erfc(z / std::sqrt(2)), 1e-4);
        }
        EXPECT_EQ(seen, found.supported);
        EXPECT_GT(seen, 100u);
    }
}

/// Every way to have `wanted` of 8 uncovered.
template <class Visit>
void everyLabelling(std::vector<Organisation> points, int wanted, Visit visit) {
    for (unsigned labels = 0; labels < 256; ++labels) {
        int count = 0;
        for (unsigned i = 0; i < 8; ++i) {
            points[i].isUncovered = (labels >> i) & 1U;
            count += points[i].isUncovered;
        }
        if (count == wanted) visit(points);
    }
}

TEST(CoverageDeficit, HasMeanAndVarianceOfAllLabellings) {
    auto points = tenPoints();
    points.resize(8);
    for (const Kernel kernel : kernels) {
        const Options options{.bandwidthMetres = 700,
                              .cellMetres = 100,
                              .kernel = kernel,
                              .minimum = 1,
                              .permutations = 0};
        std::vector<double> sum, sumOfSquares;
        double labellings = 0;
        everyLabelling(points, 3, [&](const std::vector<Organisation>& labelled) {
            const Deficit found = deficitOf(labelled, options);
            sum.resize(found.z.size());
            sumOfSquares.resize(found.z.size());
            for (std::size_t k = 0; k < found.z.size(); ++k) {
                sum[k] += found.z[k];
                sumOfSquares[k] += found.z[k] * found.z[k];
            }
            ++labellings;
        });
        EXPECT_EQ(labellings, 56);
        std::size_t checked = 0;
        for (std::size_t k = 0; k < sum.size(); ++k) {
            if (std::isnan(sum[k]) || sumOfSquares[k] == 0) continue;
            ++checked;
            ASSERT_NEAR(sum[k] / labellings, 0, 1e-6) << k;
            ASSERT_NEAR(sumOfSquares[k] / labellings, 1, 1e-3) << k;
        }
        EXPECT_GT(checked, 50u);
    }
}

TEST(CoverageDeficit, GivesByPermutationTheShareOfAllLabellings) {
    auto points = tenPoints();
    points.resize(8);
    for (const int uncovered : {3, 5}) {  // the fewer and the more
        for (int i = 0; i < 8; ++i)
            points[static_cast<std::size_t>(i)].isUncovered = i < uncovered;
        const Options once{
            .bandwidthMetres = 700, .cellMetres = 100, .minimum = 1, .permutations = 0};
        const Deficit seen = deficitOf(points, once);
        std::vector<double> asLarge(seen.p.size(), 0);
        everyLabelling(points, uncovered, [&](const std::vector<Organisation>& labelled) {
            const Deficit found = deficitOf(labelled, once);
            for (std::size_t k = 0; k < asLarge.size(); ++k)
                asLarge[k] += found.share[k] >= seen.share[k] - 1e-9;
        });
        Options often = once;
        often.permutations = 4999;
        const Deficit tried = deficitOf(points, often);
        for (std::size_t k = 0; k < asLarge.size(); ++k) {
            if (std::isnan(seen.p[k]) || seen.z[k] == 0) continue;
            ASSERT_NEAR(tried.p[k], asLarge[k] / 56, 0.03) << k;  // four standard errors
        }
    }
}

TEST(CoverageDeficit, GivesNearlyTheSameByFormulaWhereManySupportACell) {
    Options options{.bandwidthMetres = 1500, .cellMetres = 250, .minimum = 60, .permutations = 999};
    const auto points = town(1500, 5, 0.4);
    const Deficit tried = deficitOf(points, options);
    options.permutations = 0;
    const Deficit computed = deficitOf(points, options);
    EXPECT_GT(tried.supported, 500u);
    for (std::size_t k = 0; k < tried.p.size(); ++k) {
        if (std::isnan(tried.p[k])) continue;
        ASSERT_NEAR(tried.p[k], computed.p[k], 0.065) << k;  // four standard errors
        EXPECT_EQ(tried.z[k], computed.z[k]);
    }
}

TEST(CoverageDeficit, AgreesWithSpatstat) {
    const std::string folder =
        std::string(HETU_SOURCE_DIR) + "/tests/analysis/coverage_deficit/reference/";
    std::vector<Organisation> points;
    std::ifstream town(folder + "points.csv"), places(folder + "relrisk.csv");
    std::string line;
    std::getline(town, line);
    double x = 0, y = 0, share = 0;
    char comma = 0;
    while (town >> x >> comma >> y >> comma >> share)
        points.push_back({{x, y}, share > 0.5});
    ASSERT_EQ(points.size(), 400u);
    const Deficit found = deficitOf(points, {.bandwidthMetres = 800,
                                             .cellMetres = 50,
                                             .kernel = Kernel::Gaussian,
                                             .minimum = 1,
                                             .permutations = 0});
    std::getline(places, line);
    std::size_t compared = 0;
    while (places >> x >> comma >> y >> comma >> share) {
        const auto column = static_cast<std::size_t>((x - found.frame.minX) / 50);
        const auto row = static_cast<std::size_t>((found.frame.maxY - y) / 50);
        const std::size_t k = row * static_cast<std::size_t>(found.frame.columns) + column;
        ASSERT_EQ(centreOf(found, k, 50), (Point{x, y}));
        EXPECT_NEAR(found.share[k], share, 0.005) << x << " " << y;  // spatstat moves to pixels
        ++compared;
    }
    EXPECT_EQ(compared, 46u);
}

TEST(CoverageDeficit, FindsChanceAloneAboutAsOftenAsItSays) {
    for (const int permutations : {0, 99}) {
        double cells = 0, significant = 0, outstanding = 0;
        constexpr int towns = 60;
        for (unsigned seed = 0; seed < towns; ++seed) {
            const Deficit found = deficitOf(
                town(600, seed, 0.4),
                {.bandwidthMetres = 800, .cellMetres = 250, .permutations = permutations});
            for (const double p : found.p)
                significant += p <= 0.05;
            cells += double(found.supported);
            outstanding += std::any_of(found.areas.begin(), found.areas.end(),
                                       [](const Area& area) { return area.cityP <= 0.05; });
        }
        EXPECT_NEAR(significant / cells, 0.05, 0.012) << permutations;
        EXPECT_LE(outstanding, 9);  // 3 expected of 60; more than 9: once in 1000
    }
}

TEST(CoverageDeficit, TriesBetterThanTheFormulaWhereFewAreUncovered) {
    double cells = 0, tried = 0, computed = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        Options options{.bandwidthMetres = 800, .cellMetres = 250, .permutations = 99};
        const auto points = town(600, 100 + seed, 0.05);
        const Deficit byTrial = deficitOf(points, options);
        options.permutations = 0;
        const Deficit byFormula = deficitOf(points, options);
        for (std::size_t k = 0; k < byTrial.p.size(); ++k) {
            tried += byTrial.p[k] <= 0.01;
            computed += byFormula.p[k] <= 0.01;
        }
        cells += double(byTrial.supported);
    }
    EXPECT_LT(tried / cells, 0.015);
    EXPECT_GT(computed / cells, 0.02);
}

TEST(CoverageDeficit, FindsAPlantedGap) {
    const Point gap{3000, 6500};
    int found = 0;
    for (unsigned seed = 0; seed < 20; ++seed) {
        auto points = town(1200, 300 + seed, [&](Point p) {
            return std::hypot(p.x - gap.x, p.y - gap.y) < 900 ? 0.85 : 0.3;
        });
        std::mt19937_64 random(seed);
        std::uniform_real_distribution<> real(-600, 600);
        for (int k = 0; k < 60; ++k)
            points.push_back({{gap.x + real(random), gap.y + real(random)}, k % 7 != 0});
        const Deficit deficit = deficitOf(points, {});
        for (const Area& area : deficit.areas)
            if (area.cityP <= 0.05 && covers(area.outline, gap) &&
                std::hypot(area.heart.x - gap.x, area.heart.y - gap.y) < 700) {
                ++found;
                EXPECT_GT(area.uncovered, 30u);
                EXPECT_LE(area.lowestP, 0.01);
            }
    }
    EXPECT_GE(found, 19);
}

TEST(CoverageDeficit, ShowsNothingWhereFewSupportIt) {
    // Three in a square of 1 km: 3 per km2, so 3 * pi * 3/4 for Epanechnikov with h = 1 km.
    std::vector<Organisation> points;
    for (int x = 0; x < 60; ++x)
        for (int y = 0; y < 60; ++y)
            if ((x + y) % 3 == 0) points.push_back({{x * 333.4, y * 333.4}, y % 2 == 0});
    const Options options{.minimum = 6, .permutations = 0};
    const Deficit found = deficitOf(points, options);
    const auto columns = static_cast<std::size_t>(found.frame.columns);
    const std::size_t middle =
        static_cast<std::size_t>(found.frame.rows) / 2 * columns + columns / 2;
    EXPECT_NEAR(found.support[middle], 3 * 3.14159 * 0.75, 0.25);
    for (std::size_t k = 0; k < found.p.size(); ++k)
        EXPECT_EQ(std::isnan(found.p[k]), found.support[k] < options.minimum);
    EXPECT_FALSE(std::isnan(found.p[middle]));
    EXPECT_TRUE(std::isnan(found.p[0]));
}

bool isSame(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

TEST(CoverageDeficit, DoesNotDependOnOrderOrThreads) {
    auto points = town(800, 9, 0.45);
    points.push_back(points.front());
    points.back().isUncovered = !points.front().isUncovered;
    const Deficit a = deficitOf(points, {.permutations = 29, .threads = 1});
    std::shuffle(points.begin(), points.end(), std::mt19937_64(4));
    const Deficit b = deficitOf(points, {.permutations = 29, .threads = 3});
    EXPECT_TRUE(std::equal(a.p.begin(), a.p.end(), b.p.begin(), b.p.end(), isSame));
    EXPECT_TRUE(std::equal(a.share.begin(), a.share.end(), b.share.begin(), b.share.end(), isSame));
    ASSERT_EQ(a.areas.size(), b.areas.size());
    EXPECT_FALSE(a.areas.empty());
    for (std::size_t k = 0; k < a.areas.size(); ++k) {
        EXPECT_EQ(a.areas[k].outline, b.areas[k].outline);
        EXPECT_EQ(a.areas[k].uncovered, b.areas[k].uncovered);
        EXPECT_EQ(a.areas[k].cityP, b.areas[k].cityP);
    }
    const Deficit other = deficitOf(points, {.permutations = 29, .seed = 2});
    EXPECT_FALSE(std::equal(a.p.begin(), a.p.end(), other.p.begin(), other.p.end(), isSame));
}

TEST(CoverageDeficit, SaysNothingWhereNothingCanVary) {
    for (const double chance : {-1.0, 2.0}) {
        const Deficit found = deficitOf(town(300, 2, chance), {});
        EXPECT_GT(found.supported, 0u);
        EXPECT_TRUE(found.areas.empty());
        for (const double p : found.p)
            EXPECT_TRUE(std::isnan(p) || p == 1);
    }
    const std::vector<Organisation> one{{{5, 5}, true}};
    EXPECT_TRUE(deficitOf(one, {.minimum = 0.1}).areas.empty());
    std::vector<Organisation> together(50, Organisation{{5, 5}, true});
    for (std::size_t k = 0; k < 20; ++k)
        together[k].isUncovered = false;
    const Deficit atOnePlace = deficitOf(together, {});
    EXPECT_GT(atOnePlace.supported, 0u);
    EXPECT_TRUE(atOnePlace.areas.empty());
}

TEST(CoverageDeficit, RefusesWhatItCannotCompute) {
    const auto points = tenPoints();
    for (const Options& bad :
         {Options{.bandwidthMetres = 0}, Options{.cellMetres = 0}, Options{.cellMetres = 2000},
          Options{.kernel = Kernel::Quartic}, Options{.kernel = Kernel::Triangular},
          Options{.cellMetres = 900, .kernel = Kernel::Gaussian}, Options{.minimum = 0},
          Options{.alpha = 0}, Options{.alpha = 1}, Options{.permutations = -1}}) {
        const auto out = compute(points, bad, {});
        ASSERT_FALSE(out.ok());
        EXPECT_EQ(out.error().code, ErrorCode::InvalidArgument);
    }
    EXPECT_FALSE(compute({}, {}, {}).ok());
    EXPECT_FALSE(compute(std::vector<Organisation>{{{missingNumber, 0}, true}}, {}, {}).ok());
}

TEST(CoverageDeficit, StopsInTheMiddleOfTheTrials) {
    std::stop_source stop;
    const auto out = compute(town(500, 1, 0.4), {.permutations = 9999},
                             Progress{stop.get_token(), [&](double fraction, std::string_view) {
                                          if (fraction > 0.3) stop.request_stop();
                                      }});
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().code, ErrorCode::Cancelled);
}

TEST(CellOutline, IsValidAndCoversJustItsCells) {
    std::mt19937_64 random(11);
    for (int round = 0; round < 60; ++round) {
        const std::size_t columns = 1 + random() % 9, rows = 1 + random() % 9;
        const std::size_t share = 3 + random() % 6;
        std::vector<std::uint8_t> isIn(columns * rows);
        for (auto& cell : isIn)
            cell = random() % 10 < share;
        const CellGroups groups = groupsOf(isIn, columns, rows);
        const auto outlines = outlinesOf(groups, columns, rows, 1000, 2000, 10);
        ASSERT_EQ(outlines.size(), groups.count);
        for (std::size_t g = 0; g < outlines.size(); ++g) {
            const auto valid = makeValid(outlines[g]);
            ASSERT_TRUE(valid.ok());
            EXPECT_EQ(valid.value(), outlines[g]);  // nothing had to be repaired
            double cells = 0;
            for (std::size_t k = 0; k < isIn.size(); ++k) {
                cells += groups.of[k] == g + 1;
                const Point centre{1000 + (double(k % columns) + 0.5) * 10,
                                   2000 - (double(k / columns) + 0.5) * 10};
                EXPECT_EQ(covers(outlines[g], centre), groups.of[k] == g + 1);
            }
            EXPECT_NEAR(area(outlines[g]), cells * 100, 1e-6);
        }
    }
}

/// p that grows with the distance from (x, y): 0.05 at 500 m.
Deficit cone(double x, double y) {
    Deficit out;
    out.frame = {0, 2000, 40, 40};
    for (std::size_t k = 0; k < 1600; ++k) {
        out.p.push_back(0);
        const Point c = centreOf(out, k, 50);
        out.p.back() = std::hypot(c.x - x, c.y - y) / 10'000;
    }
    return out;
}

TEST(Contours, RunWherePHasTheirLevel) {
    const double levels[] = {0.05, 0.01};
    const auto lines = contoursOf(cone(1010, 985), 50, levels);
    ASSERT_EQ(lines.size(), 2u);
    for (const Contour& line : lines) {
        EXPECT_EQ(line.path.front(), line.path.back());
        for (std::size_t k = 0; k + 1 < line.path.size(); ++k) {
            const Point a = line.path[k], b = line.path[k + 1];
            EXPECT_NEAR(std::hypot(a.x - 1010, a.y - 985), line.level * 10'000, 3);
            // The lower p lies to the left.
            EXPECT_GT((b.x - a.x) * (985 - a.y) - (b.y - a.y) * (1010 - a.x), 0);
        }
    }
}

TEST(Contours, EndWhereValuesDo) {
    Deficit cut = cone(0, 1000);  // half of the circle lies outside of the frame
    const double levels[] = {0.05};
    auto lines = contoursOf(cut, 50, levels);
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_NEAR(lines[0].path.front().x, 25, 1e-9);
    EXPECT_NEAR(lines[0].path.back().x, 25, 1e-9);
    for (std::size_t k = 0; k < 1600; ++k)
        if (centreOf(cut, k, 50).y > 1000) cut.p[k] = missingNumber;
    lines = contoursOf(cut, 50, levels);
    ASSERT_EQ(lines.size(), 1u);
    for (const Point p : lines[0].path)
        EXPECT_LE(p.y, 975 + 1e-9);
    EXPECT_TRUE(contoursOf(cut, 50, std::vector<double>{0.9}).empty());
}

TEST(Contours, GoRoundEachCellWhereTheLowMeetAtACorner) {
    Deficit saddle;
    saddle.frame = {0, 4, 4, 4};
    saddle.p.assign(16, 1);
    saddle.p[5] = saddle.p[10] = 0;  // opposite corners of one square, its middle above the level
    const double low[] = {0.1}, high[] = {0.6};
    EXPECT_EQ(contoursOf(saddle, 1, low).size(), 2u);
    EXPECT_EQ(contoursOf(saddle, 1, high).size(), 1u);
}

analysis::Output outputOf(const analysis::Values& values) {
    for (const analysis::Analysis& entry : analysis::catalogue()) {
        if (entry.id != "coverage-deficit") continue;
        const MemorySource source(test::smallCity());
        analysis::Inputs inputs(source);
        auto out = entry.run(inputs, values, {});
        EXPECT_TRUE(out.ok());
        return std::move(out).value();
    }
    ADD_FAILURE();
    return {};
}

double figureOf(const analysis::Output& output, const std::string& name) {
    for (const analysis::Figure& figure : output.figures)
        if (figure.name == name) return std::get<double>(figure.value);
    ADD_FAILURE() << name;
    return 0;
}

TEST(CoverageDeficitAnalysis, CountsPlatformsOnlyIfAsked) {
    const auto without = outputOf({}), with = outputOf({{"platforms", "on"}});
    const auto wide = outputOf({{"platforms", "on"}, {"radius", "3000"}});
    EXPECT_GT(figureOf(without, "uncovered"), figureOf(with, "uncovered"));
    EXPECT_GT(figureOf(with, "uncovered"), figureOf(wide, "uncovered"));
    EXPECT_EQ(figureOf(without, "organisations"), figureOf(wide, "organisations"));
}

TEST(CoverageDeficitAnalysis, ListsAreasWithWhatTheyHold) {
    const auto out = outputOf({{"alpha", "0.3"}, {"platforms", "on"}});
    const Layer& areas = out.layers.front();
    ASSERT_GT(areas.rowCount(), 0u);
    const auto of = [&](const char* field) { return areas.table.find(field)->numbers; };
    const double average = figureOf(out, "average");
    for (std::size_t k = 0; k < areas.rowCount(); ++k) {
        EXPECT_TRUE(k == 0 || of("uncovered")[k] <= of("uncovered")[k - 1]);
        EXPECT_NEAR(of("share")[k], 100 * of("uncovered")[k] / of("organisations")[k], 1e-9);
        EXPECT_NEAR(of("ratio")[k], of("share")[k] / average, 1e-9);
        EXPECT_NEAR(of("expected")[k], of("organisations")[k] * average / 100, 1e-9);
        EXPECT_LE(of("lowest_p")[k], 0.3);
        EXPECT_GE(of("city_p")[k], of("lowest_p")[k]);
        EXPECT_NEAR(of("area_km2")[k], area(areas.shapes[k]) / 1e6, 1e-9);
        EXPECT_FALSE(areas.table.find("name")->texts[k].empty());
    }
}

}  // namespace
}  // namespace hetu::coverage_deficit
