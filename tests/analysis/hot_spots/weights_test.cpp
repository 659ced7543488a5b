#include "analysis/hot_spots/weights.h"

#include <cmath>
#include <numeric>
#include <random>
#include <set>
#include <stop_token>

#include <gtest/gtest.h>

#include "analysis/hot_spots/autocorrelation.h"
#include "layers/io/read_file.h"
#include "tests/analysis/hot_spots/reference.h"

namespace hetu::hot_spots {
namespace {

using test::statsFolder;

/// Polygons of a file, in its order, and one column.
std::vector<Geometry> polygonsOf(const std::string& path,
                                 const std::string& column,
                                 std::vector<std::string>& cells) {
    auto reader = openSource(path, "", {});
    if (!reader.ok()) return {};
    const auto& columns = reader.value()->table().columns;
    const auto at = static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) -
                                             columns.begin());
    std::vector<Geometry> shapes;
    std::vector<SourceRow> rows;
    while (reader.value()->read(rows, 1000).ok() && !rows.empty())
        for (SourceRow& row : rows) {
            shapes.push_back(std::move(row.geometry));
            cells.push_back(at < row.cells.size() ? row.cells[at] : "");
        }
    return shapes;
}

Geometry box(double x, double y, double width, double height) {
    return Geometry::polygon(
        {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}});
}

std::vector<std::uint32_t> row(const Weights& weights, std::size_t unit) {
    const auto found = weights.of(unit);
    return {found.begin(), found.end()};
}

using Row = std::vector<std::uint32_t>;

struct Counties {
    const char* folder;
    const char* file;
    const char* reference;
};

class Contiguous : public testing::TestWithParam<Counties> {};

TEST_P(Contiguous, QueensAreThoseThatSpdepFinds) {
    if (!test::hasReference()) GTEST_SKIP() << "../shared/stats is not there";
    std::vector<std::string> cells;
    const auto shapes = polygonsOf(
        statsFolder() + "pysal-examples/" + GetParam().folder + "/" + GetParam().file, "", cells);
    auto columns =
        test::readColumns(statsFolder() + "reference/" + GetParam().reference + "_queen_local.csv");
    const auto counts = test::numbers(columns["n_neigh"]);
    ASSERT_EQ(shapes.size(), counts.size());
    const Weights weights = contiguous(shapes, Contiguity::Queen, 1e-7, {}).value();
    for (std::size_t i = 0; i < shapes.size(); ++i)
        EXPECT_EQ(static_cast<double>(weights.degree(i)), counts[i]) << "row " << i + 1;
    // And so are the statistics, from the shapes on.
    const auto values = test::numbers(columns["value"]);
    const auto expectSame = [&](const std::vector<double>& found, const std::string& column) {
        const auto expected = test::numbers(columns[column]);
        for (std::size_t i = 0; i < expected.size(); ++i)
            EXPECT_NEAR(found[i], expected[i], 1e-9 * std::max(1.0, std::fabs(expected[i])))
                << column << ", row " << i + 1;
    };
    const LocalStatistics moran = localStatistics(values, weights, Statistic::Moran);
    expectSame(moran.value, "local_moran_Ii");
    expectSame(moran.z, "Z_Ii");
    expectSame(localStatistics(values, weights, Statistic::Gi).z, "G_z_binary");
    expectSame(localStatistics(values, weights, Statistic::GiStar).z, "Gstar_z_binary");
}

INSTANTIATE_TEST_SUITE_P(Counties,
                         Contiguous,
                         testing::Values(Counties{"stl", "stl_hom.shp", "stl_HR8893"},
                                         Counties{"sids2", "sids2.shp", "sids2_SIDR74"}));

TEST(Contiguous, RooksAreThoseOfTheFileThatCameWithTheData) {
    if (!test::hasReference()) GTEST_SKIP() << "../shared/stats is not there";
    std::vector<std::string> ids;
    const auto shapes =
        polygonsOf(statsFolder() + "pysal-examples/stl/stl_hom.shp", "POLY_ID_OG", ids);
    ASSERT_EQ(shapes.size(), 78u);
    for (std::string& id : ids)
        id = toText(std::stoll(id));
    const Weights expected =
        test::readGal(statsFolder() + "pysal-examples/stl/stl_hom_rook.gal", ids);
    const Weights found = contiguous(shapes, Contiguity::Rook, 1e-7, {}).value();
    for (std::size_t i = 0; i < shapes.size(); ++i)
        EXPECT_EQ(row(found, i), row(expected, i)) << ids[i];
}

TEST(Contiguous, ACornerIsEnoughForAQueenAndNotForARook) {
    const std::vector<Geometry> shapes{box(0, 0, 100, 100), box(100, 0, 100, 100),
                                       box(0, 100, 100, 100), box(100, 100, 100, 100),
                                       box(500, 500, 10, 10)};
    const Weights queens = contiguous(shapes, Contiguity::Queen, 0.5, {}).value();
    EXPECT_EQ(row(queens, 0), (Row{1, 2, 3}));
    EXPECT_EQ(queens.degree(4), 0u);
    const Weights rooks = contiguous(shapes, Contiguity::Rook, 0.5, {}).value();
    EXPECT_EQ(row(rooks, 0), (Row{1, 2}));
    EXPECT_EQ(row(rooks, 3), (Row{1, 2}));
}

TEST(Contiguous, ForgivesSmallGapsAndVerticesThatTheOtherSideLacks) {
    // One long side against two short ones, a gap of 30 cm between them.
    const std::vector<Geometry> shapes{box(0, 0, 100, 100), box(100.3, 20, 50, 30),
                                       box(100.3, 50, 50, 50), box(101, 0, 50, 20)};
    for (const Contiguity kind : {Contiguity::Queen, Contiguity::Rook}) {
        const Weights weights = contiguous(shapes, kind, 0.5, {}).value();
        EXPECT_EQ(row(weights, 0), (Row{1, 2}));
        EXPECT_EQ(row(weights, 1), (kind == Contiguity::Queen ? Row{0, 2, 3} : Row{0, 2, 3}));
        EXPECT_EQ(row(weights, 3), (Row{1}));
    }
}

TEST(Contiguous, AreBordersThatCrossButNotOneInsideTheOther) {
    const std::vector<Geometry> shapes{box(0, 0, 100, 100), box(50, 20, 200, 20),
                                       box(10, 50, 20, 20)};
    const Weights weights = contiguous(shapes, Contiguity::Queen, 0.5, {}).value();
    EXPECT_EQ(row(weights, 0), (Row{1}));
    EXPECT_EQ(row(weights, 2), (Row{}));
}

TEST(Contiguous, OfALatticeAreFoundWhateverTheOrderAndTheSizesBeside) {
    // 30 x 30 cells beside two stripes as long as the whole, in any order.
    std::vector<Geometry> shapes;
    for (int x = 0; x < 30; ++x)
        for (int y = 0; y < 30; ++y)
            shapes.push_back(box(3.8e6 + 10 * x, 10 * y, 10, 10));
    shapes.push_back(box(3.8e6, 300, 300, 1000));
    shapes.push_back(Geometry::polygon(
        {{3.8e6, 0}, {3.8e6 - 1000, -2000}, {3.8e6 - 1000, 3000}, {3.8e6, 300}, {3.8e6, 0}}));
    const Weights weights = contiguous(shapes, Contiguity::Queen, 0.1, {}).value();
    EXPECT_EQ(weights.degree(15 * 30 + 15), 8u);
    EXPECT_EQ(weights.degree(15 * 30 + 29), 6u);  // five cells and the stripe above
    EXPECT_EQ(weights.degree(0), 4u);             // three cells and the wedge
    EXPECT_EQ(weights.degree(900), 31u);
    EXPECT_EQ(weights.degree(901), 31u);
    std::vector<std::size_t> order(shapes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937(5));
    std::vector<Geometry> moved;
    for (const std::size_t i : order)
        moved.push_back(shapes[i]);
    const Weights other = contiguous(moved, Contiguity::Queen, 0.1, {}).value();
    for (std::size_t i = 0; i < order.size(); ++i) {
        std::set<std::uint32_t> names;
        for (const std::uint32_t j : other.of(i))
            names.insert(static_cast<std::uint32_t>(order[j]));
        const auto expected = weights.of(order[i]);
        EXPECT_TRUE(std::equal(names.begin(), names.end(), expected.begin(), expected.end()));
    }
}

std::vector<Point> somePlaces() {
    std::mt19937 random(2);
    std::uniform_int_distribution<int> metre(0, 60);
    std::vector<Point> places;
    for (int i = 0; i < 400; ++i)
        places.push_back({double(metre(random)), double(metre(random))});
    return places;
}

TEST(WithinBand, AreAllOthersUpToTheDistance) {
    const auto places = somePlaces();
    for (const double band : {5.0, 13.0}) {
        const Weights weights = within(places, band, true, {}).value();
        for (std::size_t i = 0; i < places.size(); ++i) {
            Row expected;
            for (std::size_t j = 0; j < places.size(); ++j)
                if (i != j &&
                    std::hypot(places[i].x - places[j].x, places[i].y - places[j].y) <= band)
                    expected.push_back(static_cast<std::uint32_t>(j));
            ASSERT_EQ(row(weights, i), expected);
            for (std::size_t e = weights.starts[i]; e < weights.starts[i + 1]; ++e) {
                const Point p = places[weights.neighbours[e]];
                EXPECT_DOUBLE_EQ(
                    weights.values[e],
                    1 / std::max(1.0, std::hypot(p.x - places[i].x, p.y - places[i].y)));
            }
        }
    }
}

TEST(WithinBand, TheShortestBandLeavesNobodyAlone) {
    const std::vector<Point> places{{0, 0}, {3, 0}, {3, 4}, {3, 4}, {10, 4}};
    EXPECT_EQ(bandForAll(places, {}).value(), 7);
    const auto all = somePlaces();
    const double band = bandForAll(all, {}).value();
    const auto alone = [&](double metres) {
        const Weights weights = within(all, metres, false, {}).value();
        std::size_t count = 0;
        for (std::size_t i = 0; i < all.size(); ++i)
            count += weights.degree(i) == 0;
        return count;
    };
    EXPECT_EQ(alone(band), 0u);
    EXPECT_GT(alone(std::nextafter(band, 0)), 0u);
}

TEST(Nearest, RowsAreAscendingAndAsLongAsAsked) {
    const auto places = somePlaces();
    const Weights weights = nearest(places, 5, {}).value();
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto found = weights.of(i);
        EXPECT_EQ(found.size(), 5u);
        EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
    }
    const std::vector<Point> three{{0, 0}, {1, 0}, {2, 0}};
    EXPECT_EQ(nearest(three, 8, {}).value().degree(0), 2u);
    EXPECT_EQ(nearest(std::vector<Point>{{0, 0}}, 8, {}).value().size(), 1u);
}

TEST(Weights, StopWhenAskedAndRefuseNoDistance) {
    const auto places = somePlaces();
    for (const double band : {0.0, -1.0, std::nan(""), double(INFINITY)})
        EXPECT_EQ(within(places, band, false, {}).error().code, ErrorCode::InvalidArgument);
    std::stop_source stop;
    stop.request_stop();
    const Progress stopped{stop.get_token(), {}};
    EXPECT_EQ(within(places, 5, false, stopped).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(nearest(places, 5, stopped).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(contiguous({}, Contiguity::Queen, 1, stopped).error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace hetu::hot_spots
