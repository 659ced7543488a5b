#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "layers/model/memory_source.h"
#include "tests/support/small_city.h"
#include "tests/support/stop_bound.h"

namespace hetu::analysis {

void PrintTo(const Analysis& analysis, std::ostream* out) {
    *out << analysis.id;
}

namespace {

class EveryAnalysis : public testing::TestWithParam<Analysis> {
protected:
    static Result<Output> run(const std::vector<Layer>& layers,
                              const Values& values = {},
                              const Progress& progress = {}) {
        const MemorySource source(layers);
        Inputs inputs(source);
        return GetParam().run(inputs, values, progress);
    }
};

void expectBothLanguages(const Text& text, const std::string& what) {
    EXPECT_FALSE(text.en.empty()) << what;
    EXPECT_FALSE(text.zh.empty()) << what;
    EXPECT_TRUE(isUtf8(text.zh)) << what;
    EXPECT_EQ((text.en + text.zh).find("{}"), std::string::npos) << what << ": " << text.en;
}

/// A row of a result as one line, so that layers can be compared as sets.
std::multiset<std::string> rowsOf(const Layer& layer) {
    std::multiset<std::string> rows;
    for (std::size_t row = 0; row < layer.rowCount(); ++row) {
        std::string line;
        for (const Column& column : layer.table.columns())
            line += (column.isText() ? column.texts[row] : toText(column.numbers[row])) + "|";
        if (layer.kind == GeometryKind::Point)
            line += toText(layer.points[row].x) + " " + toText(layer.points[row].y);
        else if (layer.kind != GeometryKind::None)
            for (const auto& part : layer.shapes[row].parts)
                for (const Path& path : part)
                    for (const Point p : path)
                        line += toText(p.x) + " " + toText(p.y) + " ";
        rows.insert(std::move(line));
    }
    return rows;
}

void expectSame(const Output& a, const Output& b) {
    ASSERT_EQ(a.layers.size(), b.layers.size());
    for (std::size_t i = 0; i < a.layers.size(); ++i) {
        EXPECT_EQ(a.layers[i].name, b.layers[i].name);
        const auto rowsA = rowsOf(a.layers[i]), rowsB = rowsOf(b.layers[i]);
        EXPECT_EQ(rowsA.size(), rowsB.size()) << a.layers[i].name;
        std::vector<std::string> differing;
        std::set_symmetric_difference(rowsA.begin(), rowsA.end(), rowsB.begin(), rowsB.end(),
                                      std::back_inserter(differing));
        EXPECT_TRUE(differing.empty()) << a.layers[i].name << ": " << differing.front();
    }
    ASSERT_EQ(a.surfaces.size(), b.surfaces.size());
    for (std::size_t i = 0; i < a.surfaces.size(); ++i)
        EXPECT_TRUE(std::equal(a.surfaces[i].values.begin(), a.surfaces[i].values.end(),
                               b.surfaces[i].values.begin(), b.surfaces[i].values.end(),
                               [](double one, double other) {
                                   return one == other || (std::isnan(one) && std::isnan(other));
                               }))
            << a.surfaces[i].name;
    ASSERT_EQ(a.figures.size(), b.figures.size());
    for (std::size_t i = 0; i < a.figures.size(); ++i) {
        EXPECT_EQ(a.figures[i].name, b.figures[i].name);
        if (a.figures[i].unit == "s" || a.figures[i].name.find("seconds") != std::string::npos)
            continue;  // how long it took
        if (const double* number = std::get_if<double>(&a.figures[i].value);
            number && std::isnan(*number))
            continue;
        EXPECT_EQ(a.figures[i].value, b.figures[i].value) << a.figures[i].name;
    }
}

TEST_P(EveryAnalysis, SaysWhatItDoesAndWhoseMethodItIs) {
    const Analysis& a = GetParam();
    EXPECT_FALSE(a.id.empty());
    EXPECT_EQ(a.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string::npos);
    EXPECT_GE(a.version, 1);
    expectBothLanguages(a.title, "title");
    expectBothLanguages(a.summary, "summary");
    EXPECT_TRUE(a.summary.en.ends_with("."));
    EXPECT_TRUE(a.summary.zh.ends_with("。"));
    EXPECT_FALSE(a.references.empty());
}

TEST_P(EveryAnalysis, EveryParameterHasHelpAndEveryNumberUnitRangeAndDefaultWithin) {
    std::set<std::string> names;
    for (const ParameterSpec& p : GetParam().parameters) {
        SCOPED_TRACE(p.name);
        EXPECT_TRUE(names.insert(p.name).second) << "twice";
        EXPECT_EQ(p.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string::npos);
        expectBothLanguages(p.label, "label");
        expectBothLanguages(p.help, "help");
        for (const auto& choice : p.choices)
            expectBothLanguages(choice.label, choice.value);
        EXPECT_TRUE(checkValue(p, p.defaultValue).ok()) << "default " << p.defaultValue;
        if (p.kind == ParameterSpec::Kind::Choice) {
            EXPECT_FALSE(p.choices.empty());
        }
        if (p.kind != ParameterSpec::Kind::Number && p.kind != ParameterSpec::Kind::Integer)
            continue;
        EXPECT_FALSE(p.unit.empty());
        EXPECT_TRUE(p.min && p.max);
        EXPECT_FALSE(checkValue(p, "x").ok());
    }
}

TEST_P(EveryAnalysis, RefusesAnUnknownParameter) {
    const auto out = run(test::smallCity(), {{"no-such-parameter", "1"}});
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().code, ErrorCode::InvalidArgument);
    expectBothLanguages(out.error().message, "message");
}

TEST_P(EveryAnalysis, RefusesADistanceOfNothing) {
    for (const ParameterSpec& p : GetParam().parameters)
        if (p.name == "radius" || p.name == "bandwidth" || p.name == "distance" || p.name == "cell")
            for (const char* value : {"0", "-1", "nan", "inf"}) {
                const auto out = run(test::smallCity(), {{p.name, value}});
                ASSERT_FALSE(out.ok()) << p.name << " = " << value;
                EXPECT_EQ(out.error().code, ErrorCode::InvalidArgument);
            }
}

TEST_P(EveryAnalysis, RunsWithItsDefaultsAndGivesTheSameTwice) {
    const auto a = run(test::smallCity());
    ASSERT_TRUE(a.ok()) << a.error().message.en;
    EXPECT_FALSE(a.value().layers.empty() && a.value().surfaces.empty());
    EXPECT_FALSE(a.value().figures.empty());
    const auto b = run(test::smallCity());
    ASSERT_TRUE(b.ok());
    expectSame(a.value(), b.value());
}

TEST_P(EveryAnalysis, DoesNotDependOnTheOrderOfTheRows) {
    const auto a = run(test::smallCity());
    ASSERT_TRUE(a.ok()) << a.error().message.en;
    for (unsigned seed = 1; seed <= 3; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        const auto b = run(test::shuffled(test::smallCity(), seed));
        ASSERT_TRUE(b.ok()) << b.error().message.en;
        expectSame(a.value(), b.value());
    }
}

TEST_P(EveryAnalysis, SpeaksBothLanguagesInItsResult) {
    const auto out = run(test::smallCity());
    ASSERT_TRUE(out.ok()) << out.error().message.en;
    for (const Figure& figure : out.value().figures)
        expectBothLanguages(figure.label, figure.name);
    for (const Text& note : out.value().notes)
        expectBothLanguages(note, "note");
    for (const Surface& surface : out.value().surfaces) {
        expectBothLanguages(surface.title, surface.name);
        EXPECT_FALSE(surface.unit.empty());
    }
    for (const Layer& layer : out.value().layers) {
        expectBothLanguages(layer.title, layer.name);
        for (const Column& column : layer.table.columns()) {
            expectBothLanguages(column.field.label, layer.name + "." + column.field.name);
            EXPECT_EQ(column.size(), layer.rowCount()) << layer.name << "." << column.field.name;
        }
    }
}

TEST_P(EveryAnalysis, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto start = std::chrono::steady_clock::now();
    const auto out = run(test::smallCity(), {}, Progress{stop.get_token(), {}});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().code, ErrorCode::Cancelled);
    EXPECT_LT(seconds, test::stopBound);
}

TEST_P(EveryAnalysis, ReportsProgressThatOnlyGrowsWithinItsBounds) {
    double last = 0;
    const auto out =
        run(test::smallCity(), {}, Progress{{}, [&](double fraction, std::string_view) {
                                                EXPECT_GE(fraction, last - 1e-9);
                                                EXPECT_LE(fraction, 1 + 1e-9);
                                                last = std::max(last, fraction);
                                            }});
    ASSERT_TRUE(out.ok()) << out.error().message.en;
}

/// docs/results.md: the fields of every result layer; surfaces have none.
std::map<std::string, std::vector<std::string>> documentedLayers() {
    std::ifstream file(std::string(HETU_SOURCE_DIR) + "/docs/results.md");
    std::map<std::string, std::vector<std::string>> layers;
    std::string line;
    while (std::getline(file, line)) {
        if (!line.starts_with("|")) continue;
        std::vector<std::string> cells;
        std::stringstream rest(line.substr(1));
        std::string cell;
        while (std::getline(rest, cell, '|'))
            cells.push_back(trimmed(cell));
        if (cells.size() < 4 || !cells[1].starts_with("`")) continue;
        std::string fields;
        int depth = 0;
        for (const char c : cells[3]) {
            depth += c == '(';
            if (depth == 0) fields += c;
            depth -= c == ')';
        }
        layers[cells[1].substr(1, cells[1].size() - 2)] = splitList(fields);
    }
    return layers;
}

TEST_P(EveryAnalysis, LeavesTheLayersAndFieldsThatAreDocumented) {
    const auto documented = documentedLayers();
    ASSERT_FALSE(documented.empty());
    const auto out = run(test::smallCity());
    ASSERT_TRUE(out.ok()) << out.error().message.en;
    for (const Surface& surface : out.value().surfaces)
        EXPECT_TRUE(documented.contains(surface.name)) << surface.name;
    for (const Layer& layer : out.value().layers) {
        ASSERT_TRUE(documented.contains(layer.name)) << layer.name;
        std::vector<std::string> names;
        for (const Column& column : layer.table.columns())
            names.push_back(column.field.name);
        EXPECT_EQ(names, documented.at(layer.name)) << layer.name;
    }
}

/// The city with only the organisations for which `keep(row)` holds, moved by `place`.
template <class Keep, class Place>
std::vector<Layer> cityWith(Keep keep, Place place) {
    auto layers = test::smallCity();
    Layer& organisations = layers.front();
    Layer kept = organisations;
    kept.points.clear();
    for (Column& column : kept.table.columns()) {
        column.numbers.clear();
        column.texts.clear();
    }
    for (std::size_t row = 0; row < organisations.points.size(); ++row) {
        if (!keep(row)) continue;
        kept.points.push_back(place(organisations.points[row]));
        for (std::size_t c = 0; c < kept.table.columns().size(); ++c) {
            const Column& from = organisations.table.columns()[c];
            Column& to = kept.table.columns()[c];
            if (from.isText())
                to.texts.push_back(from.texts[row]);
            else
                to.numbers.push_back(from.field.name == "in_base" ? 1 : from.numbers[row]);
        }
    }
    organisations = std::move(kept);
    return layers;
}

/// It may refuse, in words; it may not fall over.
void expectResultOrReason(const Result<Output>& out) {
    if (out.ok()) return;
    EXPECT_NE(out.error().code, ErrorCode::Internal);
    expectBothLanguages(out.error().message, "message");
}

TEST_P(EveryAnalysis, AnswersForAnEmptyRegister) {
    expectResultOrReason(run({}));
    const auto out = run(cityWith([](auto) { return false; }, [](Point p) { return p; }));
    expectResultOrReason(out);
    if (!out.ok()) {
        EXPECT_EQ(out.error().code, ErrorCode::NotFound);
    }
}

TEST_P(EveryAnalysis, AnswersForOneOrganisation) {
    const auto city = cityWith([](auto row) { return row == 0; },
                               [](Point) {
                                   return Point{50, 50};
                               });
    const auto out = run(city);
    EXPECT_TRUE(out.ok()) << out.error().message.en;
    // And with nothing else in the register.
    expectResultOrReason(run({city.front()}));
}

TEST_P(EveryAnalysis, AnswersWhenAllAreAtOnePlace) {
    const auto out = run(cityWith([](auto) { return true; },
                                  [](Point) {
                                      return Point{2000, 2000};
                                  }));
    EXPECT_TRUE(out.ok()) << out.error().message.en;
}

TEST_P(EveryAnalysis, AnswersWhenNoneHasAPosition) {
    expectResultOrReason(run(cityWith([](auto) { return true; },
                                      [](Point) {
                                          return Point{missingNumber, missingNumber};
                                      })));
}

INSTANTIATE_TEST_SUITE_P(Catalogue,
                         EveryAnalysis,
                         testing::ValuesIn(catalogue()),
                         [](const auto& named) {
                             std::string name = named.param.id;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace hetu::analysis
