#include "app/desktop/analyses/live_density_panel.h"
#include "tests/benchmarks/window/desk.h"

namespace hetu::bench {

/// The slider of the live density moves: from every movement to the picture on the map.
void windowLive(Desk& desk) {
    desktop::MapView& map = desk.map();
    const auto next = [&](const std::function<void()>& act) {
        const qint64 before = map.overlay().cacheKey();
        const double began = wall();
        act();
        until([&] { return map.overlay().cacheKey() != before; });
        map.repaint();
        return wall() - began;
    };
    desk.doing("live density opens");
    const double first = next([&] { desk.window().showLiveDensity(true); });
    printTimes("live density open", desk.organisations(), "register read", {first});
    desk.rest();
    QSlider& slider = desk.window().livePanel().slider();
    std::vector<double> frames;
    desk.doing("the slider of the live density moves");
    const int low = slider.minimum(), high = slider.maximum();
    for (int step = 1; step <= 60; ++step)
        frames.push_back(next([&] { slider.setValue(low + (high - low) * step / 61); }));
    printTimes("live density frame", desk.organisations(), "the slider moves", std::move(frames));
    desk.doing("the map moves under the live density");
    std::vector<double> moved;
    for (int step = 1; step <= 30; ++step)
        moved.push_back(
            next([&] { QTest::keyClick(&map, step % 2 ? Qt::Key_Left : Qt::Key_Right); }));
    printTimes("live density frame", desk.organisations(), "the map moves", std::move(moved));
    desk.window().showLiveDensity(false);
    desk.rest();
}

}  // namespace hetu::bench
