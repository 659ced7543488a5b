#pragma once
#include <QString>
#include <QTest>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/desktop/document/document.h"
#include "app/desktop/frame/main_window.h"
#include "tests/benchmarks/bench.h"
#include "tests/support/watchdog.h"

/// What every benchmark of `hetu-bench-window` shares: a workspace file, the real window over it
/// with the real helper, and one way to print.
namespace hetu::bench {

/// A workspace file with `organisations` of the seeded city, 400 platforms, 25 counties, 60 parks,
/// a grid of streets, and 100,000 buildings or none.
void writeCity(const std::string& path, std::size_t organisations, bool hasBuildings);

/// The window, 1920 x 1080, with that file open.
class Desk {
public:
    Desk(const std::string& path, std::size_t organisations);
    ~Desk();

    desktop::MainWindow& window() { return *m_window; }
    desktop::MapView& map() { return m_window->map(); }
    render::MapRenderer& renderer() { return *m_renderer; }
    [[nodiscard]] std::size_t organisations() const { return m_organisations; }
    void use(const char* command);
    /// Until nothing is read, drawn or computed any more.
    void rest();
    void doing(const std::string& what) { m_dog.doing(what); }

private:
    std::size_t m_organisations;
    desktop::Document m_document;
    std::unique_ptr<render::MapRenderer> m_renderer;
    std::unique_ptr<desktop::MainWindow> m_window;
    test::Watchdog m_dog;
};

/// Milliseconds of a clock on the wall.
[[nodiscard]] double wall();
/// Lets the window work until `isDone`, without a pause; milliseconds since the call.
double until(const std::function<bool()>& isDone);
/// One line: what, organisations, parameters, how many, median, 95th and worst milliseconds.
void printTimes(const std::string& what,
                std::size_t organisations,
                const std::string& parameters,
                std::vector<double> milliseconds);

void windowMap(Desk& desk);
void windowTable(Desk& desk);
void windowWhatIf(Desk& desk);
void windowLive(Desk& desk);

}  // namespace hetu::bench
