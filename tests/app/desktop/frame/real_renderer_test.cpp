// The window with the real QGIS helper, where that was built.
#include <QFileInfo>
#include <QTest>
#include <set>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "tests/support/temporary_folder.h"

namespace hetu::desktop {
namespace {

TEST(RealRenderer, WindowShowsTheMapThatQgisDraws) {
    const QString helper = QStringLiteral(HETU_PROGRAM_DIR "/hetu-qgis");
    if (!QFileInfo::exists(helper)) GTEST_SKIP() << "hetu-qgis was not built.";
    qputenv("HETU_QGIS_HELPER", helper.toUtf8());
    const test::TemporaryFolder folder;
    const std::string path = folder.file("city.hetu");
    {
        auto workspace = Workspace::create(path, "EPSG:4546");
        ASSERT_TRUE(workspace.ok());
        Layer rows;
        rows.name = "organisations";
        rows.kind = GeometryKind::Point;
        std::vector<std::string> names;
        std::vector<double> hasOrg;
        for (int i = 0; i < 200; ++i) {
            rows.points.push_back({637'000.0 + 400 * (i % 20), 3'832'000.0 + 300 * (i / 20)});
            names.push_back("organisation " + std::to_string(i));
            hasOrg.push_back(i % 2);
        }
        rows.table.add({"name", FieldType::Text}, names);
        rows.table.add({"has_org", FieldType::Integer}, hasOrg);
        auto transaction = workspace.value().begin();
        ASSERT_TRUE(transaction.ok());
        ASSERT_TRUE(transaction.value().append("organisations", rows).ok());
        ASSERT_TRUE(transaction.value().commit().ok());
    }
    Document document;
    const auto renderer = render::makeQgisRenderer();
    MainWindow window(document, *renderer, false);
    window.show();
    ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return window.isQuiet() && !window.map().pictureRect().isNull(); }, 60'000))
        << window.messages().newest().toStdString();
    EXPECT_EQ(window.messages().count(), 0) << window.messages().newest().toStdString();
    const QImage picture = window.map().grab().toImage();
    std::set<QRgb> colours;
    for (int y = 40; y < picture.height() - 60; ++y)
        for (int x = 40; x < picture.width() - 40; ++x)
            colours.insert(picture.pixel(x, y));
    EXPECT_GT(colours.size(), 3U);  // dots of two kinds on the ground

    // A layer that did not exist when the helper opened the file.
    app::RunOutcome outcome;
    outcome.provenance.analysis = "site-selection";
    Layer areas;
    areas.name = "service_areas";
    areas.kind = GeometryKind::Polygon;
    areas.shapes = {Geometry::polygon(
        {{637'000, 3'832'000}, {641'000, 3'832'000}, {641'000, 3'834'000}, {637'000, 3'832'000}})};
    areas.table.add({"site_id", FieldType::Integer}, std::vector<double>{1});
    areas.table.add({"rank", FieldType::Integer}, std::vector<double>{1});
    areas.table.add({"name", FieldType::Text}, std::vector<std::string>{"A"});
    areas.table.add({"radius", FieldType::Real}, std::vector<double>{1000});
    outcome.output.layers = {areas};
    bool isStored = false;
    document.store(outcome, [&](const Status& status) { isStored = status.ok(); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return isStored && window.isQuiet(); }, 60'000));
    window.layerPanel().setShown("service_areas", true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.isQuiet(); }, 60'000));
    EXPECT_EQ(window.messages().count(), 0) << window.messages().newest().toStdString();

    const QString sheet = QString::fromStdString(folder.file("map.pdf"));
    window.exportMap("organisations", sheet);
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.isQuiet(); }, 60'000));
    EXPECT_GT(QFileInfo(sheet).size(), 1000) << window.messages().newest().toStdString();
}

}  // namespace
}  // namespace hetu::desktop
