#include "analysis/core/live_clusters.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "analysis/core/dbscan.h"
#include "tests/support/point_sets.h"

namespace hetu::analysis {
namespace {

using Sets = std::vector<std::vector<std::uint32_t>>;

/// The clusters of dbscan over the points that are on, as `clusters` gives them.
Sets byDbscan(const std::vector<Point>& points,
              const std::vector<bool>& isOn,
              double distance,
              int minimum) {
    std::vector<Point> on;
    std::vector<std::uint32_t> origin;
    for (std::uint32_t i = 0; i < points.size(); ++i)
        if (isOn[i]) {
            on.push_back(points[i]);
            origin.push_back(i);
        }
    const Dbscan found = dbscan(on, distance, minimum, {}).value();
    Sets sets(static_cast<std::size_t>(found.clusterCount));
    for (std::size_t k = 0; k < on.size(); ++k)
        if (found.cluster[k] >= 0)
            sets[static_cast<std::size_t>(found.cluster[k])].push_back(origin[k]);
    std::sort(sets.begin(), sets.end());
    return sets;
}

TEST(LiveClusters, AreThoseOfDbscanAfterAnySequenceOfChanges) {
    std::mt19937 random(20261124);
    std::size_t clustersSeen = 0;
    for (int town = 0; town < 40; ++town) {
        const std::vector<Point> points = test::someCity(random, 50 + random() % 400);
        const double distance = town % 3 == 0 ? 1 : town % 3 == 1 ? 5 : 12;
        const int minimum = 1 + static_cast<int>(random() % 8);
        LiveClusters live = LiveClusters::create(points, distance, minimum).value();
        std::vector<bool> isOn(points.size(), false);
        for (int step = 0; step < 15; ++step) {
            SCOPED_TRACE("town " + std::to_string(town) + ", step " + std::to_string(step));
            const std::size_t changes = step == 0 ? points.size() : 1 + random() % 30;
            for (std::size_t k = 0; k < changes; ++k) {
                const auto i = static_cast<std::uint32_t>(random() % points.size());
                isOn[i] = random() % 3 != 0;
                live.set(i, isOn[i]);
            }
            if (step % 4 == 2) {  // asked for and stopped, at once or on the way
                std::stop_source stop;
                const double at = static_cast<double>(random() % 10) / 10;
                const Progress stopped(stop.get_token(), [&](double fraction, std::string_view) {
                    if (fraction >= at) stop.request_stop();
                });
                if (random() % 2) stop.request_stop();
                const auto got = live.clusters(stopped, 1 + static_cast<int>(random() % 2));
                if (!got.ok()) {
                    EXPECT_EQ(got.error().code, ErrorCode::Cancelled);
                }
                if (random() % 2) continue;
            }
            const Sets got = live.clusters({}).value();
            ASSERT_EQ(got, byDbscan(points, isOn, distance, minimum));
            clustersSeen += got.size();
        }
    }
    EXPECT_GT(clustersSeen, 1000u);
}

TEST(LiveClusters, NoPointsAndNoneOnGiveNone) {
    EXPECT_TRUE(LiveClusters::create({}, 5, 2).value().clusters({}).value().empty());
    const std::vector<Point> points{{0, 0}, {1, 1}};
    EXPECT_TRUE(LiveClusters::create(points, 5, 2).value().clusters({}).value().empty());
}

TEST(LiveClusters, RefuseWhatDbscanRefuses) {
    const std::vector<Point> far{{0, 0}, {1e300, 0}};
    for (const double distance : {0.0, -1.0, std::nan(""), HUGE_VAL})
        EXPECT_EQ(LiveClusters::create({}, distance, 2).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(LiveClusters::create({}, 5, 0).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(LiveClusters::create(far, 5, 2).error().code, ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace hetu::analysis
