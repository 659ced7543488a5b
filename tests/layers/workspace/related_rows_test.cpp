#include "layers/workspace/related_rows.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "layers/geometry/editing.h"
#include "layers/index/polygon_index.h"
#include "layers/workspace/workspace.h"
#include "tests/support/temporary_folder.h"

namespace hetu {
namespace {

using Ids = std::vector<std::int64_t>;

Layer numbers(std::string name,
              GeometryKind kind,
              const std::string& field,
              std::vector<double> values) {
    Layer layer;
    layer.name = std::move(name);
    layer.kind = kind;
    layer.table.add({field, FieldType::Integer}, std::move(values));
    return layer;
}

/// 60 organisations in a square of 6 km, two of them nowhere; clusters with their points, blanks
/// with their organisations, bins that overlap, and sites with their service areas.
class RelatedRowsTest : public testing::Test {
protected:
    void SetUp() override {
        path = folder.file("city.hetu");
        std::mt19937 random(7);
        const auto below = [&](int limit) {
            return static_cast<int>(random() % static_cast<unsigned>(limit));
        };
        Layer rows;
        rows.kind = GeometryKind::Point;
        for (int i = 0; i < count; ++i) {
            const bool isNowhere = i == 5 || i == 41;
            rows.points.push_back(isNowhere ? Point{missingNumber, missingNumber}
                                            : Point{100.0 * below(60), 100.0 * below(60)});
        }
        places = rows.points;
        rows.table.add({"name", FieldType::Text}, std::vector<std::string>(count, "x"));

        std::vector<double> organisation, cluster;
        for (int id = 1; id <= count; ++id)
            if (below(4) > 0) {
                organisation.push_back(id);
                cluster.push_back(below(4));  // 0: noise
            }
        Layer points = numbers("cluster_points", GeometryKind::Point, "org_id", organisation);
        points.table.add({"cluster_id", FieldType::Integer}, cluster);
        points.points.assign(organisation.size(), {0, 0});
        Layer clusters = numbers("clusters", GeometryKind::Polygon, "cluster_id", {3, 1, 2});
        // Far away from everything: what counts is the id.
        clusters.shapes.assign(3, rectangle({90'000, 90'000}, {91'000, 91'000}));
        Layer bins = numbers("bins", GeometryKind::Polygon, "bin_id", {1, 2, 3, 4});
        for (int bin = 0; bin < 4; ++bin)
            bins.shapes.push_back(rectangle({1500.0 * bin, 0}, {1500.0 * bin + 1800, 6000}));
        areas = bins.shapes;
        Layer sites = numbers("sites", GeometryKind::Point, "site_id", {8, 9});
        sites.points = {{1000, 1000}, {5000, 5000}};
        Layer service = numbers("service_areas", GeometryKind::Polygon, "site_id", {9, 8});
        service.shapes = {rectangle({4000, 4000}, {6000, 6000}), rectangle({0, 0}, {2000, 2000})};
        Layer distances = numbers("k_distances", GeometryKind::None, "rank", {1, 2});

        auto workspace = Workspace::create(path, "EPSG:4546");
        ASSERT_TRUE(workspace.ok());
        auto transaction = workspace.value().begin();
        ASSERT_TRUE(transaction.ok());
        ASSERT_TRUE(transaction.value().append("organisations", rows).ok());
        const auto keep = [&](const char* analysis, std::vector<Layer> layers) {
            ResultSet result;
            result.provenance.analysis = analysis;
            result.layers = std::move(layers);
            const Status kept = transaction.value().addResult(result);
            ASSERT_TRUE(kept.ok()) << kept.error().message.en;
        };
        keep("clusters", {clusters, points, distances});
        keep("bins", {bins});
        // The numbers of blanks are words: "BHJWT7Z".
        Layer blanks,
            members = numbers("blank_organisations", GeometryKind::Point, "org_id", {3, 9, 11, 20});
        members.points.assign(4, {0, 0});
        members.table.add({"blank_id", FieldType::Text},
                          std::vector<std::string>{"BX", "BQ", "BX", ""});
        blanks.name = "blanks";
        blanks.kind = GeometryKind::Polygon;
        blanks.shapes.assign(2, rectangle({90'000, 90'000}, {91'000, 91'000}));
        blanks.table.add({"blank_id", FieldType::Text}, std::vector<std::string>{"BQ", "BX"});
        keep("blanks", {blanks, members});
        keep("site-selection", {sites, service});
        ASSERT_TRUE(transaction.value().commit().ok());
        auto snapshot = workspace.value().snapshot();
        ASSERT_TRUE(snapshot.ok());
        source = std::move(snapshot).value();
        auto read = readOrganisationPlaces(*source, {});
        ASSERT_TRUE(read.ok());
        organisations = std::move(read).value();
        ASSERT_EQ(organisations.ids.size(), static_cast<std::size_t>(count));
        for (const LayerInfo& info : source->layers()) {
            if (info.isSurface) continue;
            auto standing = readStandingFor(path, *source, organisations, info.name, {});
            ASSERT_TRUE(standing.ok()) << info.name << ": " << standing.error().message.en;
            known[info.name] = std::move(standing).value();
        }
    }
    Ids related(const std::string& from, const Ids& rows, const std::string& to) {
        OrganisationMarks marks(organisations.ids.size(), 0);
        markOrganisations(known.at(from), rows, marks);
        return rowsFor(known.at(to), marks);
    }
    std::vector<std::string> layersWithRows() const {
        std::vector<std::string> names;
        for (const auto& [name, standing] : known)
            if (!standing.links.empty()) names.push_back(name);
        return names;
    }

    static constexpr int count = 60;
    test::TemporaryFolder folder;
    std::string path;
    std::unique_ptr<LayerSource> source;
    std::vector<Point> places;
    std::vector<Geometry> areas;
    OrganisationPlaces organisations;
    std::map<std::string, StandingFor> known;
};

TEST_F(RelatedRowsTest, AClusterStandsForThoseThatItsPointsName) {
    const Layer points = source->read("cluster_points", {"org_id", "cluster_id"}).value();
    const Layer clusters = source->read("clusters", {"id", "cluster_id"}).value();
    for (std::size_t row = 0; row < 3; ++row) {
        Ids expected;
        for (std::size_t i = 0; i < points.rowCount(); ++i)
            if (points.table.find("cluster_id")->numbers[i] ==
                clusters.table.find("cluster_id")->numbers[row])
                expected.push_back(
                    static_cast<std::int64_t>(points.table.find("org_id")->numbers[i]));
        ASSERT_FALSE(expected.empty());
        const auto id = static_cast<std::int64_t>(clusters.table.find("id")->numbers[row]);
        EXPECT_EQ(related("clusters", {id}, "organisations"), expected);
    }
}

TEST_F(RelatedRowsTest, ABlankStandsForThoseThatItsMembersName) {
    EXPECT_EQ(related("blanks", {1}, "organisations"), (Ids{9}));
    EXPECT_EQ(related("blanks", {2}, "organisations"), (Ids{3, 11}));
    EXPECT_EQ(related("organisations", {11, 20}, "blanks"), (Ids{2}));
}

TEST_F(RelatedRowsTest, AnAreaStandsForThoseThatLieInIt) {
    for (std::size_t bin = 0; bin < areas.size(); ++bin) {
        Ids expected;
        for (std::size_t i = 0; i < places.size(); ++i)
            if (covers(areas[bin], places[i])) expected.push_back(organisations.ids[i]);
        EXPECT_FALSE(expected.empty());
        EXPECT_EQ(related("bins", {static_cast<std::int64_t>(bin) + 1}, "organisations"), expected);
    }
}

TEST_F(RelatedRowsTest, ASiteStandsForThoseInItsServiceArea) {
    // Rows 1 and 2 are the sites 8 and 9; their areas stand the other way round.
    EXPECT_EQ(related("sites", {1}, "organisations"),
              related("service_areas", {2}, "organisations"));
    EXPECT_EQ(related("sites", {2}, "service_areas"), (Ids{1}));
    EXPECT_TRUE(known.at("k_distances").links.empty());
}

TEST_F(RelatedRowsTest, RelatedIsSymmetric) {
    for (const std::string& a : layersWithRows())
        for (const std::string& b : layersWithRows())
            for (const std::int64_t row : known.at(a).ids)
                for (const std::int64_t other : known.at(b).ids) {
                    const Ids forth = related(a, {row}, b), back = related(b, {other}, a);
                    EXPECT_EQ(std::ranges::binary_search(forth, other),
                              std::ranges::binary_search(back, row))
                        << a << ' ' << row << ", " << b << ' ' << other;
                }
}

TEST_F(RelatedRowsTest, WhatIsRelatedToSeveralIsWhatIsRelatedToAny) {
    for (const std::string& a : layersWithRows())
        for (const std::string& b : layersWithRows()) {
            Ids some;
            std::set<std::int64_t> any;
            for (std::size_t i = 0; i < known.at(a).ids.size(); i += 2) {
                some.push_back(known.at(a).ids[i]);
                for (const std::int64_t id : related(a, {some.back()}, b))
                    any.insert(id);
            }
            EXPECT_EQ(related(a, some, b), Ids(any.begin(), any.end())) << a << ' ' << b;
        }
}

TEST_F(RelatedRowsTest, ThereAndBackHoldsWhatStandsForAnything) {
    for (const std::string& a : layersWithRows())
        for (const std::int64_t row : known.at(a).ids) {
            const Ids there = related(a, {row}, "organisations");
            const Ids back = related("organisations", there, a);
            EXPECT_EQ(std::ranges::binary_search(back, row), !there.empty()) << a << ' ' << row;
        }
    EXPECT_EQ(layersWithRows().size(), 8U);
}

}  // namespace
}  // namespace hetu
