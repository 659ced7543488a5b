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

}  // namespace
}  // namespace hetu::desktop
