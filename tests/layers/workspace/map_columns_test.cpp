#include "layers/workspace/map_columns.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "layers/workspace/workspace.h"
#include "tests/support/temporary_folder.h"

namespace hetu {
namespace {

struct Row {
    Point place;
    Standing standing;
    friend bool operator==(const Row&, const Row&) = default;
};

std::map<std::int64_t, Row> readAll(const std::string& path, const char* layer, int threads) {
    std::map<std::int64_t, Row> rows;
    const Status status =
        readMapPoints(path, layer, threads,
                      [&](const MapPoints& piece) {
                          for (std::size_t i = 0; i < piece.size(); ++i)
                              rows[piece.ids[i]] = {{piece.x[i], piece.y[i]}, piece.standings[i]};
                      },
                      {});
    EXPECT_TRUE(status.ok());
    return rows;
}

class MapColumns : public testing::Test {
protected:
    MapColumns() {
        Workspace workspace = Workspace::create(m_path, "EPSG:4546").value();
        Workspace::Transaction transaction = workspace.begin().value();
        Layer rows;
        rows.name = "organisations";
        rows.kind = GeometryKind::Point;
        std::vector<double> hasOrg, inBase, instructor;
        std::vector<std::string> modes;
        const auto add = [&](double has, const char* mode, double base, double teacher) {
            rows.points.push_back({600'000.0 + 7 * static_cast<double>(rows.points.size()),
                                   3'800'000.5 - static_cast<double>(rows.points.size())});
            hasOrg.push_back(has);
            modes.emplace_back(mode);
            inBase.push_back(base);
            instructor.push_back(teacher);
        };
        constexpr double none = missingNumber;
        for (int i = 0; i < 40; ++i) {
            add(1, "", none, none);
            add(0, "joint", 1, 0);
            add(0, "instructor", 1, 0);
            add(0, "", 1, 1);
            add(none, "", 1, none);
            add(0, "", none, 0);
            add(1, "own", 0, 0);
        }
        rows.points[3] = {missingNumber, missingNumber};
        rows.table.add({"has_org", FieldType::Integer}, hasOrg);
        rows.table.add({"mode", FieldType::Text}, modes);
        rows.table.add({"in_base", FieldType::Integer}, inBase);
        rows.table.add({"instructor", FieldType::Integer}, instructor);
        EXPECT_TRUE(transaction.append("organisations", rows).ok());

        Layer buildings;
        buildings.name = "buildings";
        buildings.kind = GeometryKind::Polygon;
        // Both ways round, a hole, two parts.
        buildings.shapes = {
            Geometry::polygon({{0, 0}, {10, 0}, {10, 10}, {0, 0}}),
            Geometry::polygon({{0, 0}, {10, 10}, {10, 0}, {0, 0}}),
            {GeometryKind::Polygon,
             {{{{0, 0}, {20, 0}, {20, 20}, {0, 20}, {0, 0}}, {{5, 5}, {9, 5}, {9, 9}, {5, 5}}},
              {{{30, 30}, {40, 30}, {40, 40}, {30, 30}}}}}};
        EXPECT_TRUE(transaction.append("buildings", buildings).ok());
        ResultSet result;
        result.provenance.analysis = "coverage";
        Layer reached;
        reached.name = "coverage";
        reached.kind = GeometryKind::Point;
        reached.points = {{1, 1}, {2, 2}, {3, 3}, {4, 4}};
        reached.table.add({"reached_by", FieldType::Text},
                          std::vector<std::string>{"own", "joint", "platform", "none"});
        Layer uncovered;
        uncovered.name = "uncovered";
        uncovered.kind = GeometryKind::Point;
        uncovered.points = {{5, 5}};
        uncovered.table.add({"name", FieldType::Text}, std::vector<std::string>{"x"});
        result.layers = {reached, uncovered};
        EXPECT_TRUE(transaction.addResult(result).ok());
        EXPECT_TRUE(transaction.commit().ok());
    }
    test::TemporaryFolder m_folder;
    std::string m_path = m_folder.file("city.hetu");
};

TEST_F(MapColumns, HoldsEveryRowWithAPositionWhateverTheThreads) {
    const auto rows = readAll(m_path, "organisations", 1);
    EXPECT_EQ(rows.size(), 279U);
    const auto state = Workspace::open(m_path).value().snapshot().value();
    const Layer layer = state->read("organisations", {"id"}).value();
    for (std::size_t i = 0; i < layer.points.size(); ++i) {
        const auto found =
            rows.find(static_cast<std::int64_t>(layer.table.columns()[0].numbers[i]));
        ASSERT_EQ(found != rows.end(), i != 3) << i;
        if (i == 3) continue;
        EXPECT_EQ(found->second.place, layer.points[i]);
    }
    for (const int threads : {2, 3})
        EXPECT_EQ(readAll(m_path, "organisations", threads), rows);
}

TEST_F(MapColumns, StandingIsThatOfTheStyles) {
    const auto rows = readAll(m_path, "organisations", 2);
    const Standing expected[] = {Standing::Established, Standing::Established, Standing::Instructor,
                                 Standing::Instructor,  Standing::Unknown,     Standing::Blank,
                                 Standing::NotCounted};
    for (const auto& [id, row] : rows)
        EXPECT_EQ(row.standing, expected[(id - 1) % 7]) << id;
    std::vector<Standing> reached;
    for (const auto& [id, row] : readAll(m_path, "coverage", 2))
        reached.push_back(row.standing);
    EXPECT_EQ(reached, (std::vector{Standing::Established, Standing::Joint, Standing::Served,
                                    Standing::Blank}));
    EXPECT_EQ(readAll(m_path, "uncovered", 1).begin()->second.standing, Standing::Blank);
}

TEST_F(MapColumns, OuterRingsRunAnticlockwiseAndHolesClockwise) {
    MapShapes all;
    int pieces = 0;
    ASSERT_TRUE(readMapShapes(
                    m_path, "buildings", 1,
                    [&](MapShapes piece) {
                        ++pieces;
                        if (piece.ids.front() == 1) all = piece;
                        for (std::size_t shape = 0; shape < piece.size(); ++shape) {
                            for (auto ring = piece.firstRing[shape];
                                 ring < piece.firstRing[shape + 1]; ++ring) {
                                double area = 0;
                                for (auto i = piece.firstCorner[ring] + 1;
                                     i < piece.firstCorner[ring + 1]; ++i) {
                                    const Point a = piece.corners[i - 1], b = piece.corners[i];
                                    area += a.x * b.y - b.x * a.y;
                                }
                                const bool isHole =
                                    piece.ids[shape] == 3 && ring == piece.firstRing[shape] + 1;
                                EXPECT_EQ(area < 0, isHole) << piece.ids[shape];
                            }
                            if (piece.ids[shape] == 3) {
                                EXPECT_EQ(piece.firstRing[shape + 1] - piece.firstRing[shape], 3U);
                                EXPECT_EQ(piece.extents[shape], (Extent{0, 0, 40, 40}));
                            }
                        }
                    },
                    {})
                    .ok());
    EXPECT_EQ(pieces, 3);
    EXPECT_EQ(all.corners.size(), 4U);
}

TEST_F(MapColumns, StopsAndNamesWhatIsMissing) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(readMapPoints(
                  m_path, "organisations", 2, [](MapPoints) {}, Progress(stop.get_token(), {}))
                  .error()
                  .code,
              ErrorCode::Cancelled);
    EXPECT_EQ(readMapPoints(m_path, "nothing", 2, [](MapPoints) {}, {}).error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(readMapPoints(m_path + "x", "organisations", 2, [](MapPoints) {}, {}).error().code,
              ErrorCode::NotFound);
}

}  // namespace
}  // namespace hetu
