#include "app/desktop/map/map_view.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include "tests/app/desktop/fake_renderer.h"

namespace hetu::desktop {
namespace {

constexpr int patience = 3000;  // ms; generous, the tests go on as soon as it has happened

class MapViewTest : public testing::Test {
protected:
    void SetUp() override { open(); }
    void open() {
        view = std::make_unique<MapView>(renderer);
        view->resize(400, 300);
        view->setFullExtent({600'000, 3'800'000, 640'000, 3'830'000});
        view->setContent({{"organisations", "Organisations", "spatialite", "somewhere", "", 1}},
                         "EPSG:4546");
        view->showAll();
        view->show();
        waitForDrawing(1);
    }
    void waitForDrawing(std::size_t count) {
        ASSERT_TRUE(QTest::qWaitFor([&] { return renderer.drawings.size() >= count; }, patience));
    }
    void answer(std::size_t index, std::uint8_t grey) {
        renderer.answer(index, grey);
        QTest::qWait(20);  // the picture comes through the event queue
    }
    int greyInTheMiddle() { return qRed(view->grab().toImage().pixel(200, 150)); }
    void wheel(QPointF at, int notches) {
        QWheelEvent event(at, view->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view.get(), &event);
    }

    test::FakeRenderer renderer;
    std::unique_ptr<MapView> view;
};

TEST_F(MapViewTest, AsksForThePictureOfWhatItShows) {
    const render::MapRequest& request = renderer.drawings[0].request;
    EXPECT_EQ(request.extent, view->frame().extent());
    EXPECT_EQ(request.crs, "EPSG:4546");
    EXPECT_EQ(request.widthPixels, qRound(400 * view->devicePixelRatioF()));
    EXPECT_EQ(request.dpi, 96 * view->devicePixelRatioF());
    EXPECT_FALSE(view->isSettled());
    answer(0, 77);
    EXPECT_TRUE(view->isSettled());
    EXPECT_EQ(greyInTheMiddle(), 77);
}

TEST_F(MapViewTest, WheelKeepsThePointUnderTheCursor) {
    const QPointF at(91, 233);
    const Point before = view->frame().toMap(at);
    wheel(at, 3);
    EXPECT_LT(view->frame().metresPerPixel, 150);
    const Point after = view->frame().toMap(at);
    EXPECT_NEAR(before.x, after.x, 1e-3);
    EXPECT_NEAR(before.y, after.y, 1e-3);
}

TEST_F(MapViewTest, OldPictureIsScaledAtOnceAndReplacedWhenTheNewOneIsReady) {
    answer(0, 77);
    const QRectF before = view->pictureRect();
    EXPECT_NEAR(before.width(), 400, 1e-6);
    wheel({200, 150}, 2);  // two notches: twice as large
    EXPECT_NEAR(view->pictureRect().width(), 800, 1e-6);
    EXPECT_EQ(renderer.drawings.size(), 1U);  // nothing asked for yet
    EXPECT_EQ(greyInTheMiddle(), 77);
    waitForDrawing(2);
    answer(1, 99);
    EXPECT_NEAR(view->pictureRect().width(), 400, 1e-6);
    EXPECT_EQ(greyInTheMiddle(), 99);
}

TEST_F(MapViewTest, DragMovesThePictureAtOnce) {
    answer(0, 77);
    QTest::mousePress(view.get(), Qt::LeftButton, {}, {100, 100});
    QMouseEvent move(QEvent::MouseMove, QPointF(140, 70), view->mapToGlobal(QPointF(140, 70)),
                     Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.get(), &move);
    QTest::mouseRelease(view.get(), Qt::LeftButton, {}, {140, 70});
    EXPECT_NEAR(view->pictureRect().left(), 40, 1e-6);
    EXPECT_NEAR(view->pictureRect().top(), -30, 1e-6);
}

TEST_F(MapViewTest, OnlyTheNewestPictureIsShown) {
    answer(0, 10);
    wheel({200, 150}, 1);
    waitForDrawing(2);
    wheel({200, 150}, 1);
    waitForDrawing(3);
    answer(1, 20);  // superseded: comes before the newest
    EXPECT_EQ(greyInTheMiddle(), 10);
    EXPECT_FALSE(view->isSettled());
    answer(2, 30);
    EXPECT_EQ(greyInTheMiddle(), 30);
    EXPECT_TRUE(view->isSettled());
}

TEST_F(MapViewTest, SupersededPictureThatComesLateIsDropped) {
    wheel({200, 150}, 1);
    waitForDrawing(2);
    answer(1, 30);
    answer(0, 10);
    EXPECT_EQ(greyInTheMiddle(), 30);
}

TEST_F(MapViewTest, FailureKeepsThePictureAndSaysWhy) {
    answer(0, 77);
    wheel({200, 150}, 1);
    waitForDrawing(2);
    std::string said;
    QObject::connect(view.get(), &MapView::failed, view.get(),
                     [&](const Error& error) { said = error.message.en; });
    renderer.fail(1, {ErrorCode::Internal, {"The map helper stopped.", "地图程序已停止。"}, {}});
    QTest::qWait(20);
    EXPECT_EQ(said, "The map helper stopped.");
    EXPECT_EQ(greyInTheMiddle(), 77);
    EXPECT_TRUE(view->isSettled());
}

TEST_F(MapViewTest, CallbackAfterDeathDoesNothing) {
    view.reset();
    renderer.answer(0, 77);
    QTest::qWait(20);
}

TEST_F(MapViewTest, PictureKeepsItsPixelsAlive) {
    answer(0, 77);
    renderer.drawings.clear();
    EXPECT_EQ(greyInTheMiddle(), 77);
}

TEST_F(MapViewTest, KeysZoomAndMove) {
    const MapFrame before = view->frame();
    QTest::keyClick(view.get(), Qt::Key_Plus);
    EXPECT_DOUBLE_EQ(view->frame().metresPerPixel, before.metresPerPixel / 2);
    QTest::keyClick(view.get(), Qt::Key_Minus);
    EXPECT_DOUBLE_EQ(view->frame().metresPerPixel, before.metresPerPixel);
    QTest::keyClick(view.get(), Qt::Key_Right);
    EXPECT_GT(view->frame().centre.x, before.centre.x);
    QTest::keyClick(view.get(), Qt::Key_Up);
    EXPECT_GT(view->frame().centre.y, before.centre.y);
}

TEST_F(MapViewTest, LastViewComesBack) {
    const MapFrame first = view->frame();
    QTest::mouseDClick(view.get(), Qt::LeftButton, {}, {10, 10});
    EXPECT_DOUBLE_EQ(view->frame().metresPerPixel, first.metresPerPixel / 2);
    waitForDrawing(2);
    ASSERT_TRUE(view->hasLast());
    view->showLast();
    EXPECT_EQ(view->frame(), first);
    EXPECT_TRUE(view->hasNext());
    view->showNext();
    EXPECT_DOUBLE_EQ(view->frame().metresPerPixel, first.metresPerPixel / 2);
}

TEST_F(MapViewTest, WholeExtentStaysInSightWhileTheWindowFindsItsSize) {
    view->resize(700, 200);
    QTest::qWait(20);
    EXPECT_TRUE(view->frame().extent().covers({600'000, 3'800'000}));
    EXPECT_TRUE(view->frame().extent().covers({640'000, 3'830'000}));
    waitForDrawing(2);
    EXPECT_FALSE(view->hasLast());  // it is still the first view
}

TEST_F(MapViewTest, NoLayersGiveAnEmptyMapWithoutAskingAnyone) {
    answer(0, 77);
    QSignalSpy settled(view.get(), &MapView::settled);
    view->setContent({}, "EPSG:4546");
    ASSERT_TRUE(settled.wait(patience));
    EXPECT_EQ(renderer.drawings.size(), 1U);
    EXPECT_TRUE(view->pictureRect().isNull());
}

TEST_F(MapViewTest, ShiftAndDragShowsTheBox) {
    answer(0, 77);
    const Point corner = view->frame().toMap({100, 75}), other = view->frame().toMap({300, 225});
    QTest::mousePress(view.get(), Qt::LeftButton, Qt::ShiftModifier, {100, 75});
    QTest::mouseMove(view.get(), {200, 200});
    QTest::mouseMove(view.get(), {300, 225});
    QTest::mouseRelease(view.get(), Qt::LeftButton, Qt::ShiftModifier, {300, 225});
    const Extent shown = view->frame().extent();
    EXPECT_NEAR(shown.minX, corner.x, 300);
    EXPECT_NEAR(shown.maxX, other.x, 300);
    EXPECT_NEAR(shown.maxY, corner.y, 300);
}

TEST_F(MapViewTest, SpaceMovesTheMapWithoutAButtonWhateverTheTool) {
    struct Deaf : MapTool {
        bool press(const MapMouse&) override { return true; }
        bool move(const MapMouse&) override { return true; }
    } tool;
    answer(0, 77);
    view->setTool(&tool);
    const auto moveTo = [&](QPointF at) {
        QMouseEvent event(QEvent::MouseMove, at, view->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QApplication::sendEvent(view.get(), &event);
    };
    QTest::keyPress(view.get(), Qt::Key_Space);
    moveTo({100, 100});
    moveTo({130, 80});
    EXPECT_NEAR(view->pictureRect().left(), 30, 1e-6);
    EXPECT_NEAR(view->pictureRect().top(), -20, 1e-6);
    QTest::keyRelease(view.get(), Qt::Key_Space);
    moveTo({200, 200});
    EXPECT_NEAR(view->pictureRect().left(), 30, 1e-6);
    QTest::mousePress(view.get(), Qt::MiddleButton, {}, {10, 10});
    QMouseEvent drag(QEvent::MouseMove, QPointF(20, 10), view->mapToGlobal(QPointF(20, 10)),
                     Qt::MiddleButton, Qt::MiddleButton, Qt::NoModifier);
    QApplication::sendEvent(view.get(), &drag);
    QTest::mouseRelease(view.get(), Qt::MiddleButton, {}, {20, 10});
    EXPECT_NEAR(view->pictureRect().left(), 40, 1e-6);
    EXPECT_EQ(view->tool(), &tool);
    QTest::keyClick(view.get(), Qt::Key_Escape);
    EXPECT_EQ(view->tool(), nullptr);
}

TEST_F(MapViewTest, TurnedMapTurnsThePictureAtOnceAndAsksForATurnedOne) {
    answer(0, 77);
    view->setRotation(30);  // clockwise: its right end sinks
    const QImage turned = view->grab().toImage();
    EXPECT_EQ(qRed(turned.pixel(50, 50)), 77);
    EXPECT_NE(qRed(turned.pixel(350, 50)), 77);
    view->setRotation(90);
    EXPECT_NEAR(view->pictureRect().width(), 300, 1e-6);  // the old one lies on its side
    EXPECT_NEAR(view->pictureRect().height(), 400, 1e-6);
    waitForDrawing(2);
    EXPECT_EQ(renderer.drawings[1].request.rotationDegrees, 90);
    EXPECT_EQ(renderer.drawings[1].request.extent, view->frame().straightExtent());
    answer(1, 99);
    EXPECT_NEAR(view->pictureRect().width(), 400, 1e-6);
    EXPECT_EQ(greyInTheMiddle(), 99);
    view->setRotation(0);
    waitForDrawing(3);
    EXPECT_EQ(renderer.drawings[2].request.rotationDegrees, 0);
}

TEST_F(MapViewTest, PictureOverTheMapTurnsWithIt) {
    QImage image(100, 20, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::red);
    const Point middle = view->frame().centre;
    const double m = view->frame().metresPerPixel;
    view->setOverlay(image,
                     {middle.x - 50 * m, middle.y - 10 * m, middle.x + 50 * m, middle.y + 10 * m});
    const auto isRed = [&](int x, int y) {
        return view->grab().toImage().pixelColor(x, y) == QColor(Qt::red);
    };
    EXPECT_TRUE(isRed(240, 150));
    EXPECT_FALSE(isRed(200, 190));
    view->setRotation(90);
    EXPECT_FALSE(isRed(240, 150));
    EXPECT_TRUE(isRed(200, 190));
}

TEST_F(MapViewTest, WhatIsDrawnSoFarIsShownUntilTheWholeIsThere) {
    answer(0, 77);
    wheel({200, 150}, 1);
    waitForDrawing(2);
    renderer.sketch(1, 50);
    QTest::qWait(20);
    EXPECT_EQ(greyInTheMiddle(), 50);
    EXPECT_FALSE(view->isSettled());
    answer(1, 99);
    EXPECT_EQ(greyInTheMiddle(), 99);
    renderer.sketch(1, 50);  // too late
    QTest::qWait(20);
    EXPECT_EQ(greyInTheMiddle(), 99);
}

TEST_F(MapViewTest, PicturesAreAskedForWhileTheHandMovesOn) {
    answer(0, 77);
    for (int i = 0; i < 40 && renderer.drawings.size() < 2; ++i) {
        wheel({200, 150}, i % 2 ? 1 : -1);
        QTest::qWait(20);  // never long enough for a rest
    }
    EXPECT_GE(renderer.drawings.size(), 2U);
    EXPECT_FALSE(view->hasLast());  // only a rest is a view to come back to
}

TEST_F(MapViewTest, LargerSignsAskForMoreDotsAnInchOfTheSameMap) {
    answer(0, 77);
    const MapFrame before = view->frame();
    view->setMagnification(2);
    waitForDrawing(2);
    EXPECT_EQ(renderer.drawings[1].request.dpi, 2 * renderer.drawings[0].request.dpi);
    EXPECT_EQ(view->frame(), before);
}

TEST_F(MapViewTest, ScaleAndPlaceAreTakenAsGiven) {
    view->setScale(25'000);
    EXPECT_NEAR(view->frame().scaleDenominator(), 25'000, 1e-6);
    view->showPoint({610'000, 3'810'000}, 10'000);
    EXPECT_EQ(view->frame().centre, (Point{610'000, 3'810'000}));
    EXPECT_NEAR(view->frame().scaleDenominator(), 10'000, 1e-6);
    view->setScale(2'000);
    view->showPoint({611'000, 3'810'000}, 10'000);
    EXPECT_NEAR(view->frame().scaleDenominator(), 2'000, 1e-6);  // closer already
}

TEST_F(MapViewTest, FineWheelZoomsLess) {
    const double before = view->frame().metresPerPixel;
    QWheelEvent event({200, 150}, view->mapToGlobal(QPointF(200, 150)), {}, {0, 120}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.get(), &event);
    EXPECT_NEAR(before / view->frame().metresPerPixel, std::pow(2, 0.1), 1e-9);
}

}  // namespace
}  // namespace hetu::desktop
