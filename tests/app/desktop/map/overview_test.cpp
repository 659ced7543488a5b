#include <QAction>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/map/map_aids_room.h"
#include "app/desktop/map/overview_map.h"
#include "tests/app/desktop/map/park_window.h"

namespace hetu::desktop {
namespace {

constexpr int overviewView = 80;

/// A window on a workspace of some ten kilometres.
class OverviewTest : public ParkWindow {
protected:
    void SetUp() override {
        open(1200, 760, 5000);
        overview = &window->findChild<MapAidsRoom*>()->overview();
    }
    void turnOn() {
        window->bench().commands.run("map.overview");
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return renderer.newest(overviewView).has_value(); }, 5000));
    }
    std::size_t asked() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            renderer.drawings,
            [](const test::FakeRenderer::Drawing& each) { return each.view == overviewView; }));
    }

    OverviewMap* overview = nullptr;
};

TEST_F(OverviewTest, ShowsTheWholeAndTheBoxOfWhatTheMapShows) {
    EXPECT_TRUE(overview->isHidden());
    turnOn();
    EXPECT_TRUE(overview->isVisible());
    EXPECT_TRUE(overview->frame().extent().covers({632'500, 3'833'500}));
    EXPECT_TRUE(overview->frame().extent().covers({642'000, 3'840'000}));
    map().showPoint({640'000, 3'838'000}, 20'000);
    const QRectF box = overview->view().boundingRect();
    const QPointF middle = overview->frame().toScreen({640'000, 3'838'000});
    EXPECT_NEAR(box.center().x(), middle.x(), 0.01);
    EXPECT_NEAR(box.width() * overview->frame().metresPerPixel,
                map().frame().width * map().frame().metresPerPixel, 0.01);
    map().setRotation(90);
    EXPECT_NEAR(overview->view().boundingRect().height(), box.width(), 0.01);
    EXPECT_EQ(renderer.drawings[*renderer.newest(overviewView)].request.rotationDegrees, 0);
}

TEST_F(OverviewTest, ClickAndDragMoveTheMap) {
    turnOn();
    map().showPoint({640'000, 3'838'000}, 20'000);
    const double scale = map().frame().scaleDenominator();
    const QPoint there = overview->frame().toScreen({634'000, 3'834'000}).toPoint();
    QTest::mouseClick(overview, Qt::LeftButton, {}, there);
    EXPECT_NEAR(map().frame().centre.x, 634'000, overview->frame().metresPerPixel);
    EXPECT_NEAR(map().frame().centre.y, 3'834'000, overview->frame().metresPerPixel);
    EXPECT_DOUBLE_EQ(map().frame().scaleDenominator(), scale);
    // The box is taken hold of away from its middle and keeps its place under the hand.
    const QPointF grip = overview->view().boundingRect().center() + QPointF(3, 2);
    const Point before = map().frame().centre;
    QTest::mousePress(overview, Qt::LeftButton, {}, grip.toPoint());
    EXPECT_EQ(map().frame().centre.x, before.x);
    QMouseEvent move(QEvent::MouseMove, QPointF(grip.toPoint()) + QPointF(20, 0),
                     overview->mapToGlobal(grip + QPointF(20, 0)), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QApplication::sendEvent(overview, &move);
    EXPECT_NEAR(map().frame().centre.x - before.x, 20 * overview->frame().metresPerPixel, 0.01);
    EXPECT_NEAR(map().frame().centre.y, before.y, 0.01);
    QTest::mouseRelease(overview, Qt::LeftButton, {}, grip.toPoint());
}

TEST_F(OverviewTest, KeysAndWheelMoveTheMapToo) {
    turnOn();
    map().showPoint({640'000, 3'838'000}, 20'000);
    overview->setFocus();
    const MapFrame before = map().frame();
    QTest::keyClick(overview, Qt::Key_Up);
    EXPECT_GT(map().frame().centre.y, before.centre.y);
    QTest::keyClick(overview, Qt::Key_Left);
    EXPECT_LT(map().frame().centre.x, before.centre.x);
    const QPointF at(50, 50);
    QWheelEvent wheel(at, overview->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(overview, &wheel);
    EXPECT_NEAR(map().frame().metresPerPixel, before.metresPerPixel / 2, 1e-9);
}

TEST_F(OverviewTest, MovingTheMapAsksForNoOtherOverviewAndLayersDo) {
    turnOn();
    const std::size_t before = asked();
    map().showPoint({640'000, 3'838'000}, 20'000);
    QTest::qWait(600);
    EXPECT_EQ(asked(), before);
    window->bench().layers.setShown("zones", false);
    ASSERT_TRUE(QTest::qWaitFor([&] { return asked() > before; }, 5000));
    for (const render::DrawnLayer& layer :
         renderer.drawings[*renderer.newest(overviewView)].request.layers)
        EXPECT_NE(layer.id, "zones");
}

TEST_F(OverviewTest, ItsButtonClosesItAndTheMenuKnows) {
    turnOn();
    QTest::mouseClick(overview->findChild<QToolButton*>(), Qt::LeftButton);
    EXPECT_TRUE(overview->isHidden());
    EXPECT_FALSE(window->bench().commands.find("map.overview")->isChecked());
}

}  // namespace
}  // namespace hetu::desktop
