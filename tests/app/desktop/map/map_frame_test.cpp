#include "app/desktop/map/map_frame.h"

#include <gtest/gtest.h>

#include "app/desktop/map/view_history.h"

namespace hetu::desktop {
namespace {

MapFrame someFrame() {
    return MapFrame::showing({600'000, 3'800'000, 640'000, 3'830'000}, 801, 600);
}

constexpr double rotations[] = {0, 90, -30.5, 180, 123};

MapFrame turned(double degrees) {
    return someFrame().rotatedAt({400, 300}, degrees);
}

TEST(MapFrame, ToMapIsTheInverseOfToScreen) {
    for (const double rotation : rotations)
        for (const QPointF pixel : {QPointF(0, 0), QPointF(801, 600), QPointF(13.5, 411)}) {
            const MapFrame frame = turned(rotation);
            const Point there = frame.toMap(pixel);
            const QPointF back = frame.toScreen(there);
            EXPECT_NEAR(back.x(), pixel.x(), 1e-6);
            EXPECT_NEAR(back.y(), pixel.y(), 1e-6);
            const QPointF mapped = frame.transform().map(QPointF(there.x, there.y));
            EXPECT_NEAR(mapped.x(), pixel.x(), 1e-3);
            EXPECT_NEAR(mapped.y(), pixel.y(), 1e-3);
        }
}

TEST(MapFrame, RotationIsClockwiseOnTheScreen) {
    const MapFrame frame = turned(90);
    const QPointF middle(400.5, 300);
    const Point centre = frame.toMap(middle);
    const QPointF north = frame.toScreen({centre.x, centre.y + 1000}) - middle;
    EXPECT_GT(north.x(), 10);
    EXPECT_NEAR(north.y(), 0, 1e-6);
    EXPECT_EQ(someFrame().rotatedAt({0, 0}, 270).rotationDegrees, -90);
    EXPECT_EQ(someFrame().rotatedAt({0, 0}, -180).rotationDegrees, 180);
}

TEST(MapFrame, PointUnderTheCursorStaysWhenTurning) {
    const MapFrame frame = turned(17);
    const QPointF at(37, 512);
    const Point before = frame.toMap(at);
    const Point after = frame.rotatedAt(at, -71).toMap(at);
    EXPECT_NEAR(before.x, after.x, 1e-6);
    EXPECT_NEAR(before.y, after.y, 1e-6);
}

TEST(MapFrame, ExtentCoversTheCornersOfATurnedWindow) {
    const MapFrame frame = turned(30);
    for (const QPointF corner :
         {QPointF(0, 0), QPointF(801, 0), QPointF(801, 600), QPointF(0, 600)})
        EXPECT_TRUE(frame.extent().grown(1e-6).covers(frame.toMap(corner)));
    EXPECT_NEAR(frame.straightExtent().width(), 801 * frame.metresPerPixel, 1e-6);
    EXPECT_GT(frame.extent().width(), frame.straightExtent().width());
}

TEST(MapFrame, ScaleIsThatOfAScreenOf96PixelsAnInch) {
    const MapFrame frame = turned(30).atScale(50'000);
    EXPECT_NEAR(frame.scaleDenominator(), 50'000, 1e-6);
    EXPECT_NEAR(frame.metresPerPixel * 96 / 0.0254, 50'000, 1e-6);
    EXPECT_NEAR(frame.centre.x, turned(30).centre.x, 1e-6);
}

TEST(MapFrame, NorthIsUp) {
    const MapFrame frame = someFrame();
    EXPECT_GT(frame.toMap({100, 0}).y, frame.toMap({100, 10}).y);
}

TEST(MapFrame, PointUnderTheCursorStaysWhenZooming) {
    const MapFrame frame = turned(-40);
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
        for (const double rotation : rotations) {
            const MapFrame frame = MapFrame::showing(extent, 320, 200, rotation);
            EXPECT_TRUE(frame.extent().grown(1e-6).covers({extent.minX, extent.minY}));
            EXPECT_TRUE(frame.extent().grown(1e-6).covers({extent.maxX, extent.maxY}));
            const QPointF corner = frame.toScreen({extent.minX, extent.maxY});
            EXPECT_TRUE(QRectF(-1e-6, -1e-6, 320 + 2e-6, 200 + 2e-6).contains(corner));
        }
    }
}

TEST(MapFrame, DraggedPlaneFollowsTheHand) {
    const MapFrame frame = turned(60);
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
