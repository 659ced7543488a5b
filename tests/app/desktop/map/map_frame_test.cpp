#include "app/desktop/map/map_frame.h"

#include <gtest/gtest.h>

#include "app/desktop/map/view_history.h"

namespace hetu::desktop {
namespace {

MapFrame someFrame() {
    return MapFrame::showing({600'000, 3'800'000, 640'000, 3'830'000}, 801, 600);
}

TEST(MapFrame, ToMapIsTheInverseOfToScreen) {
    const MapFrame frame = someFrame();
    for (const QPointF pixel : {QPointF(0, 0), QPointF(801, 600), QPointF(13.5, 411)}) {
        const QPointF back = frame.toScreen(frame.toMap(pixel));
        EXPECT_NEAR(back.x(), pixel.x(), 1e-6);
        EXPECT_NEAR(back.y(), pixel.y(), 1e-6);
    }
}

TEST(MapFrame, NorthIsUp) {
    const MapFrame frame = someFrame();
    EXPECT_GT(frame.toMap({100, 0}).y, frame.toMap({100, 10}).y);
}

TEST(MapFrame, PointUnderTheCursorStaysWhenZooming) {
    const MapFrame frame = someFrame();
    for (const double factor : {0.25, 0.9, 1.41, 8.0}) {
        const QPointF at(37, 512);
        const Point before = frame.toMap(at);
        const Point after = frame.zoomedAt(at, factor).toMap(at);
        EXPECT_NEAR(before.x, after.x, 1e-6) << factor;
        EXPECT_NEAR(before.y, after.y, 1e-6) << factor;
    }
}

TEST(MapFrame, ZoomStopsAtItsLimitsAndThePointStillStays) {
    MapFrame frame = someFrame();
    for (int i = 0; i < 100; ++i)
        frame = frame.zoomedAt({5, 5}, 2);
    EXPECT_EQ(frame.metresPerPixel, MapFrame::closest);
    EXPECT_NEAR(frame.zoomedAt({5, 5}, 2).centre.x, frame.centre.x, 1e-6);
    EXPECT_NEAR(frame.zoomedAt({5, 5}, 2).centre.y, frame.centre.y, 1e-6);
}

TEST(MapFrame, ShowingAnExtentCoversIt) {
    for (const Extent& extent :
         {Extent{0, 0, 1000, 10}, Extent{0, 0, 10, 1000}, Extent{7, 7, 7, 7}}) {
        const Extent shown = MapFrame::showing(extent, 320, 200).extent();
        EXPECT_TRUE(shown.covers({extent.minX, extent.minY}));
        EXPECT_TRUE(shown.covers({extent.maxX, extent.maxY}));
    }
}

TEST(MapFrame, DraggedPlaneFollowsTheHand) {
    const MapFrame frame = someFrame();
    const Point grabbed = frame.toMap({100, 100});
    const QPointF now = frame.movedBy({30, -20}).toScreen(grabbed);
    EXPECT_NEAR(now.x(), 130, 1e-6);
    EXPECT_NEAR(now.y(), 80, 1e-6);
}

TEST(ViewHistory, GoesBackAndForthAndForgetsWhatWasLeft) {
    ViewHistory history;
    MapFrame frame = someFrame();
    EXPECT_FALSE(history.hasLast());
    for (int i = 1; i <= 3; ++i) {
        frame.metresPerPixel = i;
        history.add(frame);
        history.add(frame);  // the same view again is no new one
    }
    ASSERT_TRUE(history.hasLast());
    EXPECT_EQ(history.goLast().metresPerPixel, 2);
    EXPECT_EQ(history.goLast().metresPerPixel, 1);
    EXPECT_FALSE(history.hasLast());
    EXPECT_EQ(history.goNext().metresPerPixel, 2);
    frame.metresPerPixel = 9;
    history.add(frame);
    EXPECT_FALSE(history.hasNext());
    EXPECT_EQ(history.goLast().metresPerPixel, 2);
}

}  // namespace
}  // namespace hetu::desktop
