#include "app/desktop/analyses/live_density.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/temporary_folder.h"

namespace hetu::desktop {
namespace {

LiveDensityWork::Wish wishOf(double radius) {
    LiveDensityWork::Wish wish;
    wish.frame = MapFrame::showing({0, 0, 4000, 2000}, 200, 100);
    wish.radiusMetres = radius;
    return wish;
}

LiveDensityWork::Load onePoint(Point at) {
    return [at](const Progress&) {
        const analysis::WeightedPoint point{at.x, at.y, 1};
        return analysis::LiveDensity::create({&point, 1});
    };
}

TEST(LiveDensityWork, PaintsDarkestWhereThePointLiesAndNothingOutOfReach) {
    LiveDensityWork work;
    DensityPicture picture;
    QObject::connect(&work, &LiveDensityWork::drawn, [&](const DensityPicture& p) { picture = p; });
    work.setPoints(onePoint({1010, 1010}));
    work.ask(wishOf(500));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !picture.image.isNull(); }, 5000));
    EXPECT_EQ(picture.image.size(), QSize(200, 100));
    EXPECT_EQ(picture.extent, (Extent{0, 0, 4000, 2000}));
    // 3 / pi / h^2 per square kilometre at the place itself, the centre of a pixel.
    EXPECT_NEAR(picture.greatest, 3 / 3.14159265 / 0.25, 1e-3);
    EXPECT_EQ(reinterpret_cast<const QRgb*>(picture.image.constScanLine(49))[50],
              LiveDensityWork::colours().back());
    EXPECT_EQ(qAlpha(picture.image.pixel(150, 49)), 0);
}

TEST(LiveDensityWork, OfManyWishesTheNewestComesLast) {
    LiveDensityWork work;
    std::vector<double> greatest;
    QObject::connect(&work, &LiveDensityWork::drawn,
                     [&](const DensityPicture& p) { greatest.push_back(p.greatest); });
    work.setPoints(onePoint({1010, 1010}));
    for (double radius = 200; radius <= 1000; radius += 10)
        work.ask(wishOf(radius));
    const double expected = 3 / 3.14159265;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return !greatest.empty() && std::abs(greatest.back() - expected) < 1e-3; }, 5000));
    EXPECT_LT(greatest.size(), 81U) << "wishes that were overtaken need not be drawn";
    QTest::qWait(50);
    EXPECT_NEAR(greatest.back(), expected, 1e-3);
}

TEST(LiveDensityWork, AFailureIsToldAndTheNextWishWorks) {
    LiveDensityWork work;
    QSignalSpy failures(&work, &LiveDensityWork::failed), drawings(&work, &LiveDensityWork::drawn);
    work.setPoints([](const Progress&) -> Result<analysis::LiveDensity> {
        return Error{ErrorCode::NotFound, {"nothing", "没有"}, {}};
    });
    work.ask(wishOf(500));
    ASSERT_TRUE(QTest::qWaitFor([&] { return failures.count() == 1; }, 5000));
    work.setPoints(onePoint({1010, 1010}));
    work.ask(wishOf(500));
    EXPECT_TRUE(QTest::qWaitFor([&] { return drawings.count() == 1; }, 5000));
}

TEST(LiveDensity, FollowsTheSliderWhileItsPanelIsOpen) {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("city.hetu");
    {
        auto workspace = Workspace::create(path, "EPSG:4546").value();
        Layer rows{"organisations", {}, GeometryKind::Point};
        for (int i = 0; i < 50; ++i)
            rows.points.push_back({637'000.0 + i * 37 % 900, 3'832'000.0 + i * 53 % 700});
        auto transaction = workspace.begin().value();
        ASSERT_TRUE(transaction.append("organisations", rows).ok());
        ASSERT_TRUE(transaction.commit().ok());
    }
    test::FakeRenderer renderer;
    Document document;
    MainWindow window(document, renderer, false);
    window.show();
    ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return window.layerPanel().isShown("organisations"); }, 5000));
    EXPECT_TRUE(window.map().overlay().isNull());

    window.showLiveDensity(true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window.map().overlay().isNull(); }, 5000));
    EXPECT_FALSE(window.layerPanel().isShown("organisations"));
    const QImage before = window.map().overlay();
    window.livePanel().slider().setFocus();
    QTest::keyClick(&window.livePanel().slider(), Qt::Key_PageUp);
    EXPECT_GT(window.livePanel().radiusMetres(), 1000);
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.map().overlay() != before; }, 5000));

    const QImage still = window.map().overlay();
    window.map().zoomIn();
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.map().overlay() != still; }, 5000));

    window.showLiveDensity(false);
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.map().overlay().isNull(); }, 5000));
    EXPECT_TRUE(window.layerPanel().isShown("organisations"));
}

TEST(LiveDensity, HandsItsSettingsToTheAnalysis) {
    LiveDensityPanel panel;
    analysis::Values values;
    QObject::connect(&panel, &LiveDensityPanel::runAsked,
                     [&](const analysis::Values& given) { values = given; });
    panel.slider().setValue(panel.slider().maximum());
    for (QPushButton* button : panel.findChildren<QPushButton*>())
        button->click();
    EXPECT_EQ(values, (analysis::Values{
                          {"bandwidth", "50000"}, {"kernel", "quartic"}, {"weight", "count"}}));
}

}  // namespace
}  // namespace hetu::desktop
