#include "app/desktop/what_if/what_if_room.h"
#include "tests/benchmarks/window/desk.h"

namespace hetu::bench {

/// A site is dragged: from every movement of the mouse to the figures of that place.
void windowWhatIf(Desk& desk) {
    auto& room = *desk.window().findChild<desktop::WhatIfRoom*>();
    desk.doing("what-if opens");
    desk.use("panel.what-if");
    const double read = until([&] { return !room.sites().empty() && !room.isBusy(); });
    printTimes("what-if open", desk.organisations(), "400 platforms; register read", {read});
    desk.rest();
    desktop::MapView& map = desk.map();
    const Point site = room.sites()[room.sites().size() / 2].position;
    map.showAgain(site, 8, 0);
    desk.rest();
    const QPoint from = map.toScreen(site).toPoint();
    desk.doing("a site is dragged");
    QTest::mousePress(&map, Qt::LeftButton, {}, from);
    std::vector<double> figures;
    for (int step = 1; step <= 60; ++step) {
        const double began = wall();
        QTest::mouseMove(&map, from + QPoint(6 * step, 4 * (step % 5)));
        if (step == 1 && !room.isBusy()) std::abort();  // nothing was taken hold of
        until([&] { return !room.isBusy(); });
        figures.push_back(wall() - began);
    }
    printTimes("what-if figures", desk.organisations(), "a site is dragged", std::move(figures));
    QTest::mouseRelease(&map, Qt::LeftButton, {}, from + QPoint(360, 0));
    until([&] { return !room.isBusy(); });
    desk.rest();
    auto* radius = room.panel().findChild<QSlider*>();
    std::vector<double> radii;
    desk.doing("the radius is changed");
    for (int step = 1; step <= 20; ++step) {
        const double began = wall();
        radius->setValue(radius->value() + (step % 2 ? 3 : -2));
        until([&] { return !room.isBusy(); });
        radii.push_back(wall() - began);
    }
    printTimes("what-if figures", desk.organisations(), "the radius is changed", std::move(radii));
    desk.rest();
}

}  // namespace hetu::bench
