#include "tests/benchmarks/window/desk.h"

#include <QCoreApplication>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "app/desktop/map/crowd_room.h"
#include "layers/workspace/register_schema.h"
#include "layers/workspace/workspace.h"

namespace hetu::bench {
namespace {

// Somewhere in Luoyang, so that the plane's numbers are of the usual size.
constexpr double west = 600'000, south = 3'800'000;

Geometry box(double x, double y, double width, double height) {
    return Geometry::polygon(
        {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}});
}

Layer registerLayer(const char* name) {
    const RegisterLayer* known = findRegisterLayer(name);
    return {name, known->title, known->geometry, {}, {}, {}};
}
std::vector<std::string> numbered(const std::string& word, std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t k = 0; k < count; ++k)
        names.push_back(word + std::to_string(k + 1));
    return names;
}

Layer organisationsOf(const std::vector<Point>& places) {
    static const std::vector<std::string> trades{"科技", "商贸", "建材", "机械", "食品", "物流"};
    static const std::vector<std::string> modes{"own", "joint", "attached", "instructor", ""};
    Layer rows = registerLayer("organisations");
    rows.points = places;
    std::vector<std::string> name, mode, county;
    std::vector<double> employees, hasOrg;
    for (std::size_t k = 0; k < places.size(); ++k) {
        const std::size_t mixed = k * 2'654'435'761U % 1'000'003;
        name.push_back("洛阳" + trades[mixed % trades.size()] + std::to_string(mixed * 7 + k) +
                       "有限公司");
        mode.push_back(modes[mixed % modes.size()]);
        county.push_back("4103" + std::to_string(10 + mixed % 25));
        employees.push_back(mixed % 11 ? static_cast<double>(mixed % 500) : missingNumber);
        hasOrg.push_back(static_cast<double>(mixed % 2));
    }
    rows.table.add({"name", FieldType::Text}, std::move(name));
    rows.table.add({"mode", FieldType::Text}, std::move(mode));
    rows.table.add({"county", FieldType::Text}, std::move(county));
    rows.table.add({"employees", FieldType::Integer}, std::move(employees));
    rows.table.add({"has_org", FieldType::Integer}, std::move(hasOrg));
    return rows;
}

std::vector<Layer> aroundThem(const std::vector<Point>& places) {
    Layer platforms = registerLayer("platforms");
    for (std::size_t k = 0; k < 400; ++k)
        platforms.points.push_back(places[k * 2503 % places.size()]);
    platforms.table.add({"name", FieldType::Text}, numbered("平台", 400));
    platforms.table.add({"status", FieldType::Text}, std::vector<std::string>(400, "built"));
    Layer regions = registerLayer("regions");
    std::vector<std::string> codes;
    for (int k = 0; k < 25; ++k) {
        regions.shapes.push_back(
            box(west + 10'000.0 * (k % 5), south + 10'000.0 * (k / 5), 10'000, 10'000));
        codes.push_back("4103" + std::to_string(10 + k));
    }
    regions.table.add({"name", FieldType::Text}, numbered("县", 25));
    regions.table.add({"code", FieldType::Text}, std::move(codes));
    regions.table.add({"level", FieldType::Text}, std::vector<std::string>(25, "county"));
    Layer zones = registerLayer("zones");
    for (int k = 0; k < 60; ++k)
        zones.shapes.push_back(
            box(west + 6'000.0 * (k % 8) + 700, south + 6'000.0 * (k / 8) + 900, 2'000, 1'500));
    zones.table.add({"name", FieldType::Text}, numbered("园区", 60));
    zones.table.add({"kind", FieldType::Text}, std::vector<std::string>(60, "park"));
    Layer streets = registerLayer("streets");
    for (int k = 0; k <= 100; ++k) {
        streets.shapes.push_back(
            {GeometryKind::Line,
             {{{{west, south + 500.0 * k}, {west + 50'000, south + 500.0 * k}}}}});
        streets.shapes.push_back(
            {GeometryKind::Line,
             {{{{west + 500.0 * k, south}, {west + 500.0 * k, south + 50'000}}}}});
    }
    streets.table.add({"name", FieldType::Text}, numbered("路", streets.shapes.size()));
    return {std::move(regions), std::move(streets), std::move(zones), std::move(platforms)};
}

/// Blocks of houses where most organisations are.
Layer buildingsOf() {
    Layer buildings = registerLayer("buildings");
    for (const Point p : city(100'000))
        buildings.shapes.push_back(box(west + p.x, south + p.y, 30, 18));
    return buildings;
}

}  // namespace

void writeCity(const std::string& path, std::size_t organisations, bool hasBuildings) {
    std::vector<Point> places = city(organisations);
    for (Point& place : places)
        place = {west + place.x, south + place.y};
    std::vector<Layer> layers = aroundThem(places);
    if (hasBuildings) layers.push_back(buildingsOf());
    layers.push_back(organisationsOf(places));
    auto workspace = Workspace::create(path, "EPSG:4546");
    if (!workspace.ok()) std::abort();
    auto transaction = workspace.value().begin();
    if (!transaction.ok()) std::abort();
    for (const Layer& layer : layers)
        if (!transaction.value().append(layer.name, layer).ok()) std::abort();
    if (!transaction.value().commit().ok()) std::abort();
}

Desk::Desk(const std::string& path, std::size_t organisations)
    : m_organisations(organisations),
      m_renderer(render::makeQgisRenderer()),
      m_window(std::make_unique<desktop::MainWindow>(m_document, *m_renderer, false)) {
    m_window->resize(1920, 1080);
    m_window->show();
    QTest::qWait(200);
    m_dog.doing("open");
    const double began = wall();
    m_window->open(QString::fromStdString(path));
    const double read = until([&] { return m_document.isOpen(); });
    rest();
    printTimes("open", organisations, "layers known", {read});
    printTimes("open", organisations, "everything drawn; the helper is started", {wall() - began});
}

Desk::~Desk() {
    const auto& longest = m_dog.longest();
    printTimes("longest block", m_organisations, "\"" + longest.doing + "\"",
               {longest.blamedMilliseconds});
    if (!m_dog.blocks().empty()) std::fprintf(stderr, "%s", m_dog.report().c_str());
}

void Desk::use(const char* command) {
    if (m_window->bench().commands.run(QString::fromLatin1(command))) return;
    std::fprintf(stderr, "There is no command %s.\n", command);
    std::abort();
}

void Desk::rest() {
    const auto* crowd = m_window->findChild<desktop::CrowdRoom*>();
    int calm = 0;
    if (!QTest::qWaitFor(
            [&] {
                calm = m_window->isQuiet() && !crowd->isBusy() ? calm + 1 : 0;
                return calm > 8;
            },
            300'000))
        std::abort();
}

double wall() {
    return std::chrono::duration<double, std::milli>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double until(const std::function<bool()>& isDone) {
    const double began = wall();
    while (!isDone()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        if (wall() - began > 300'000) std::abort();
    }
    return wall() - began;
}

void printTimes(const std::string& what,
                std::size_t organisations,
                const std::string& parameters,
                std::vector<double> milliseconds) {
    if (milliseconds.empty()) std::abort();
    std::sort(milliseconds.begin(), milliseconds.end());
    const std::size_t last = milliseconds.size() - 1;
    std::printf("%s,%zu,%s,%zu,%.1f,%.1f,%.1f\n", what.c_str(), organisations, parameters.c_str(),
                milliseconds.size(), milliseconds[last / 2], milliseconds[last * 95 / 100],
                milliseconds[last]);
}

}  // namespace hetu::bench
