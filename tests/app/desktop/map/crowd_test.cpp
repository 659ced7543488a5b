#include <QTest>
#include <algorithm>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/map/crowd_room.h"
#include "app/desktop/map/map_view.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

MapPoints crowd(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(-6000, 6000);
    MapPoints points;
    for (std::size_t i = 0; i < count; ++i) {
        points.ids.push_back(static_cast<std::int64_t>(i) + 1);
        points.x.push_back(place(random));
        points.y.push_back(place(random) / 3);
        points.standings.push_back(static_cast<Standing>(random() % standingCount));
    }
    return points;
}

MapPoints shuffled(const MapPoints& points, unsigned seed) {
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    MapPoints out;
    for (const std::size_t i : order) {
        out.ids.push_back(points.ids[i]);
        out.x.push_back(points.x[i]);
        out.y.push_back(points.y[i]);
        out.standings.push_back(points.standings[i]);
    }
    return out;
}

/// In pieces, as it is read.
Crowd inPieces(const MapPoints& points) {
    Crowd pieces;
    const std::size_t each = points.size() / 3 + 1;
    for (std::size_t from = 0; from < points.size(); from += each) {
        auto piece = std::make_shared<MapPoints>();
        for (std::size_t i = from; i < std::min(points.size(), from + each); ++i) {
            piece->ids.push_back(points.ids[i]);
            piece->x.push_back(points.x[i]);
            piece->y.push_back(points.y[i]);
            piece->standings.push_back(points.standings[i]);
        }
        pieces.push_back(piece);
    }
    return pieces;
}

MapFrame turnedFrame() {
    MapFrame frame;
    frame.metresPerPixel = 20;
    frame.width = 500;
    frame.height = 300;
    frame.rotationDegrees = 25;
    return frame;
}

/// Every point in sight has a mark, and every mark a point near it.
void expectMarksArePoints(const MapPoints& points, const MapFrame& frame, double density) {
    const auto picture = drawCrowd(inPieces(points), frame, density, {});
    ASSERT_TRUE(picture.ok());
    const QImage& image = picture.value().image;
    std::size_t inSight = 0;
    QImage reach(image.size(), QImage::Format_Grayscale8);
    reach.fill(0);
    const int around = static_cast<int>(std::ceil(5 * density));
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF at = frame.toScreen({points.x[i], points.y[i]});
        if (at.x() < 0 || at.y() < 0 || at.x() >= frame.width || at.y() >= frame.height) continue;
        ++inSight;
        const int x = std::min(static_cast<int>(at.x() * density), image.width() - 1);
        const int y = std::min(static_cast<int>(at.y() * density), image.height() - 1);
        EXPECT_GT(qAlpha(image.pixel(x, y)), 0) << i;
        for (int r = std::max(0, y - around); r <= std::min(image.height() - 1, y + around); ++r)
            for (int c = std::max(0, x - around); c <= std::min(image.width() - 1, x + around); ++c)
                reach.scanLine(r)[c] = 1;
    }
    EXPECT_EQ(picture.value().inSight, inSight);
    for (int r = 0; r < image.height(); ++r)
        for (int c = 0; c < image.width(); ++c)
            if (qAlpha(image.pixel(c, r)) > 0) {
                ASSERT_EQ(reach.scanLine(r)[c], 1) << c << " " << r;
            }
}

TEST(CrowdPictureTest, EveryPointHasItsMarkAndEveryMarkItsPoint) {
    expectMarksArePoints(crowd(400, 1), turnedFrame(), 1);
    expectMarksArePoints(crowd(400, 2), turnedFrame(), 1.5);
    const MapPoints many = crowd(60'000, 3);
    expectMarksArePoints(many, turnedFrame(), 1);
    EXPECT_TRUE(drawCrowd(inPieces(many), turnedFrame(), 1, {}).value().isCounted());
    MapFrame close = turnedFrame();
    close.metresPerPixel = 1;
    expectMarksArePoints(many, close, 2);
    EXPECT_FALSE(drawCrowd(inPieces(many), close, 2, {}).value().isCounted());
}

TEST(CrowdPictureTest, TheOrderOfPointsDoesNotMatter) {
    for (const std::size_t count : {5000U, 60'000U}) {
        const MapPoints points = crowd(count, 5);
        const auto one = drawCrowd(inPieces(points), turnedFrame(), 1, {});
        const auto other = drawCrowd(inPieces(shuffled(points, 6)), turnedFrame(), 1, {});
        EXPECT_EQ(one.value().image, other.value().image) << count;
    }
}

TEST(CrowdPictureTest, AStopIsHeard) {
    std::stop_source source;
    source.request_stop();
    const auto stopped =
        drawCrowd(inPieces(crowd(1000, 7)), turnedFrame(), 1, {source.get_token(), {}});
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

TEST(CrowdRoomTest, TheWindowDrawsManyAndTheHelperTheRest) {
    const test::TemporaryFolder folder;
    const std::string path = test::cityFile(folder, 8);
    test::FakeRenderer renderer;
    Document document;
    MainWindow window{document, renderer, false};
    window.resize(1200, 700);
    window.show();
    ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
    auto* room = window.findChild<CrowdRoom*>();
    ASSERT_NE(room, nullptr);
    const auto asked = [&](const char* id) {
        QTest::qWait(400);  // until the hand rests
        for (const int view : {0, LayeredPicture::upperView})
            if (const auto at = renderer.newest(view))
                for (const render::DrawnLayer& layer : renderer.drawings[*at].request.layers)
                    if (layer.id == id) return true;
        return false;
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window.map().content().empty(); }, 20'000));
    EXPECT_TRUE(asked("organisations"));
    EXPECT_TRUE(room->picture().image.isNull());

    room->setLeast(100);
    window.map().showAll();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !room->isBusy() && !room->picture().image.isNull(); },
                                20'000));
    EXPECT_FALSE(asked("organisations"));
    EXPECT_TRUE(asked("platforms"));
    EXPECT_GT(room->picture().inSight, 100U);
    // What is copied or printed still has all layers.
    EXPECT_TRUE(std::ranges::any_of(window.map().content(), [](const render::DrawnLayer& layer) {
        return layer.id == "organisations";
    }));
    window.bench().layers.setShown("organisations", false);
    QTest::qWait(50);
    EXPECT_TRUE(room->picture().image.isNull());

    // A style of people's own is the helper's to draw, however many there are.
    window.bench().layers.setShown("organisations", true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !room->isBusy() && !room->picture().image.isNull(); },
                                20'000));
    document.setItem("style", "organisations", "{}");
    EXPECT_TRUE(asked("organisations"));
    EXPECT_TRUE(room->picture().image.isNull());
    document.removeItem("style", "organisations");
    EXPECT_FALSE(asked("organisations"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !room->picture().image.isNull(); }, 20'000));
}

TEST(CrowdRoomTest, PlatformsAndNamesLieOverTheCrowd) {
    test::FakeRenderer renderer;
    MapView view(renderer);
    view.resize(400, 300);
    view.setFullExtent({0, 0, 4000, 3000});
    view.setOwnLayers({"organisations"}, {"blanks"});
    std::vector<render::DrawnLayer> layers;
    for (const char* id : {"density", "regions", "blanks", "organisations", "platforms"}) {
        layers.emplace_back();
        layers.back().id = id;
        layers.back().provider = std::string(id) == "density" ? "gdal" : "ogr";
    }
    view.setContent(layers, "EPSG:4546");
    view.showAll();
    view.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return renderer.newest(1000).has_value(); }, 5000));
    const auto asked = [&](int number) {
        std::string said;
        for (const auto& layer : renderer.drawings[*renderer.newest(number)].request.layers)
            said += layer.id + (layer.part == render::LayerPart::Whole   ? " "
                                : layer.part == render::LayerPart::Names ? ":names "
                                                                         : ":signs ");
        return said;
    };
    EXPECT_EQ(asked(0), "density:signs regions:signs ");
    EXPECT_EQ(asked(1000), "regions:names blanks platforms ");

    /// A layer of the window's own, all red.
    class Red : public MapOverlay {
        void paint(QPainter& painter, const MapView& map) override {
            painter.fillRect(map.rect(), Qt::red);
        }
    } red;
    view.addOverlay(&red, 10);
    renderer.answer(*renderer.newest(0), 0x30);
    QTest::qWait(30);
    EXPECT_EQ(view.grab().toImage().pixelColor(200, 150), QColor(Qt::red));
    EXPECT_FALSE(view.isSettled());  // the upper half is still missing
    renderer.answer(*renderer.newest(1000), 0x70);
    QTest::qWait(30);
    EXPECT_EQ(view.grab().toImage().pixelColor(200, 150), QColor(0x70, 0x70, 0x70));
    EXPECT_TRUE(view.isSettled());
    view.setOwnLayers({});
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return asked(0).find("organisations") != std::string::npos; }, 5000));
    EXPECT_EQ(asked(0), "density regions blanks organisations platforms ");
    EXPECT_EQ(view.grab().toImage().pixelColor(200, 150), QColor(Qt::red));  // no picture above
    view.removeOverlay(&red);
}

}  // namespace
}  // namespace hetu::desktop
