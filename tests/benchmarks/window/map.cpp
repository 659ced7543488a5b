#include <QWheelEvent>
#include <atomic>
#include <cstdlib>

#include "app/desktop/map/crowd_room.h"
#include "tests/benchmarks/window/desk.h"

namespace hetu::bench {
namespace {

constexpr double tick = 1000.0 / 60;

/// Moves by `move(step)`, sixty times a second for some seconds, while helper and jobs draw anew.
/// A frame is all that the window does for one movement until it is painted, and what came in from
/// helper and jobs on the way; the pace is from one painted frame to the next.
void measureFrames(Desk& desk,
                   const std::string& what,
                   const std::string& parameters,
                   int steps,
                   const std::function<void(int)>& move) {
    desk.doing(what + ", " + parameters);
    std::vector<double> frames, paces;
    double painted = 0;
    for (int step = 0; step < steps; ++step) {
        const double began = wall();
        move(step);
        QCoreApplication::processEvents();
        const double now = wall();
        frames.push_back(now - began);
        if (painted > 0) paces.push_back(now - painted);
        painted = now;
        while (wall() < began + tick)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents,
                                            std::max(1, static_cast<int>(began + tick - wall())));
    }
    printTimes(what + " frame", desk.organisations(), parameters, std::move(frames));
    printTimes(what + " pace", desk.organisations(), parameters, std::move(paces));
}

/// From asking until the whole picture is there, organisations and all.
void measurePictures(Desk& desk,
                     const std::string& parameters,
                     const std::function<void(int)>& go) {
    const auto* crowd = desk.window().findChild<desktop::CrowdRoom*>();
    std::vector<double> whole, organisations;
    for (int i = 0; i < 9; ++i) {
        desk.rest();
        desk.doing("a whole picture, " + parameters);
        const double began = wall();
        go(i);
        double drawn = 0;
        until([&] {
            if (drawn == 0 && !crowd->isBusy()) drawn = wall() - began;
            return !crowd->isBusy() && desk.map().isSettled();
        });
        whole.push_back(wall() - began);
        organisations.push_back(drawn);
    }
    if (desk.organisations() > 50'000)
        printTimes("organisations drawn", desk.organisations(), parameters,
                   std::move(organisations));
    printTimes("whole picture", desk.organisations(), parameters, std::move(whole));
}

/// The same picture by QGIS alone, organisations as well, in the same helper.
void measureQgis(Desk& desk, const std::string& parameters) {
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        desk.rest();
        render::MapRequest request;
        request.layers = desk.window().bench().layers.visibleLayers();
        request.extent = desk.map().frame().extent();
        request.crs = desk.map().crs();
        request.widthPixels = desk.map().width();
        request.heightPixels = desk.map().height();
        std::atomic<bool> isThere = false;
        const double began = wall();
        desk.renderer().draw(99, request, [&](const Result<render::MapImage>& image) {
            if (!image.ok()) std::abort();
            isThere = true;
        });
        until([&] { return isThere.load(); });
        times.push_back(wall() - began);
    }
    printTimes("the same by QGIS", desk.organisations(), parameters, std::move(times));
}

}  // namespace

/// The map alone on the screen, 1920 x 1080.
void windowMap(Desk& desk) {
    desk.use("window.full-screen");
    desk.window().resize(1920, 1080);
    desk.rest();
    desktop::MapView& map = desk.map();
    const Extent everything = map.frame().extent();
    const double cityScale = map.frame().metresPerPixel;
    const Point crowd = [&] {  // where the most organisations are
        const std::vector<Point> some = city(2000);
        return Point{600'000 + some[1].x, 3'800'000 + some[1].y};
    }();
    const struct {
        const char* name;
        double metresPerPixel;
    } scales[] = {{"city", cityScale}, {"district", cityScale / 8}, {"street", cityScale / 60}};
    for (const auto& scale : scales) {
        const Point centre = scale.metresPerPixel == cityScale
                                 ? Point{(everything.minX + everything.maxX) / 2,
                                         (everything.minY + everything.maxY) / 2}
                                 : crowd;
        map.showAgain(centre, scale.metresPerPixel, 0);
        measurePictures(desk, scale.name, [&](int i) {
            map.showAgain({centre.x + i * scale.metresPerPixel, centre.y}, scale.metresPerPixel, 0);
        });
        measureQgis(desk, scale.name);

        const QPoint middle = map.rect().center();
        QTest::mousePress(&map, Qt::LeftButton, {}, middle);
        measureFrames(desk, "pan", scale.name, 240, [&](int step) {
            const double angle = step / 20.0;
            QTest::mouseMove(&map, middle + QPoint(static_cast<int>(300 * std::sin(angle)),
                                                   static_cast<int>(200 - 200 * std::cos(angle))));
        });
        QTest::mouseRelease(&map, Qt::LeftButton, {}, middle);
        desk.rest();
        map.showAgain(centre, scale.metresPerPixel, 0);
        measureFrames(desk, "zoom", scale.name, 240, [&](int step) {
            const int turn = step / 30 % 2 ? -30 : 30;  // closer for half a second, then back
            QWheelEvent wheel(middle, map.mapToGlobal(middle), {}, {0, turn}, {}, {},
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&map, &wheel);
        });
        desk.rest();
    }
    desk.use("window.full-screen");
}

}  // namespace hetu::bench
