#include "app/desktop/frame/main_window.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <fstream>

#include <gtest/gtest.h>

#include "app/desktop/opening/import_dialog.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/temporary_folder.h"

namespace hetu::desktop {
namespace {

/// A workspace with three organisations.
std::string makeWorkspace(const test::TemporaryFolder& folder) {
    const std::string path = folder.file("city.hetu");
    auto workspace = Workspace::create(path, "EPSG:4546");
    EXPECT_TRUE(workspace.ok());
    Layer rows;
    rows.name = "organisations";
    rows.kind = GeometryKind::Point;
    rows.points = {{637'000, 3'832'000}, {638'000, 3'833'000}, {639'000, 3'831'000}};
    rows.table.add({"name", FieldType::Text}, std::vector<std::string>{"A", "B", "C"});
    auto transaction = workspace.value().begin();
    EXPECT_TRUE(transaction.ok());
    EXPECT_TRUE(transaction.value().append("organisations", rows).ok());
    EXPECT_TRUE(transaction.value().setNote("title", "Luoyang").ok());
    EXPECT_TRUE(transaction.value().commit().ok());
    return path;
}

TEST(MainWindow, WithoutAWorkspaceItTeachesAndAsksNothingOfTheMap) {
    test::FakeRenderer renderer;
    Document document;
    MainWindow window(document, renderer, false);
    window.show();
    QTest::qWait(100);
    EXPECT_TRUE(window.findChild<StartPage*>()->isVisible());
    EXPECT_FALSE(window.map().isVisible());
    EXPECT_TRUE(renderer.drawings.empty());
}

TEST(MainWindow, OpeningShowsTheWholeCityAndItsTitle) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder);
    test::FakeRenderer renderer;
    Document document;
    MainWindow window(document, renderer, false);
    window.show();
    ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
    EXPECT_TRUE(window.windowTitle().contains("Luoyang"));
    EXPECT_TRUE(window.windowTitle().contains("city.hetu"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !renderer.drawings.empty(); }, 3000));
    const render::MapRequest& request = renderer.drawings.back().request;
    EXPECT_TRUE(request.extent.covers({637'000, 3'832'000}));
    EXPECT_TRUE(request.extent.covers({639'000, 3'831'000}));
    ASSERT_FALSE(request.layers.empty());
    EXPECT_EQ(request.layers.back().id, "organisations");
    EXPECT_EQ(request.crs, "EPSG:4546");
}

TEST(MainWindow, AFailedOpenIsAMessageAndChangesNothing) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder);
    test::FakeRenderer renderer;
    Document document;
    MainWindow window(document, renderer, false);
    window.show();
    window.open(QStringLiteral("/no/such/file.hetu"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.messages().count() == 1; }, 5000));
    EXPECT_FALSE(window.document().isOpen());
    ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
    window.open(QStringLiteral("/no/such/file.hetu"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.messages().count() == 1; }, 5000));
    EXPECT_EQ(window.document().path().toStdString(), path);
}

TEST(MainWindow, EveryAnalysisHasItsMenuEntry) {
    test::FakeRenderer renderer;
    Document document;
    MainWindow window(document, renderer, false);
    window.bench().commands.setWorkspaceOpen(true);
    for (const analysis::Analysis& entry : analysis::catalogue()) {
        QAction* found = nullptr;
        for (QAction* action : window.findChildren<QAction*>())
            if (action->text().toStdString() == entry.title.en) found = action;
        ASSERT_NE(found, nullptr) << entry.id;
        found->trigger();
        EXPECT_EQ(window.analysisPanel().chosen(), entry.id);
    }
}

TEST(MainWindow, ImportedFileIsOnTheMapAndReported) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder);
    const std::string file = folder.file("register.csv");
    std::ofstream(file) << "name,lon,lat,employees\nD,112.45,34.62,12\nE,112.46,34.63,7\n";
    test::FakeRenderer renderer;
    Document document;
    MainWindow window(document, renderer, false);
    window.show();
    ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
    window.importFile(QString::fromStdString(file));
    auto* dialog = window.findChild<ImportDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->accept();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.messages().count() > 0; }, 20'000));
    EXPECT_TRUE(window.messages().newest().startsWith("register.csv: 2 rows read, 2 used"))
        << window.messages().newest().toStdString();
    for (const LayerInfo& layer : document.layers()) {
        if (layer.name == "organisations") {
            EXPECT_EQ(layer.rowCount, 5U);
        }
    }
}

TEST(MainWindow, ClosingWhileThingsAreUnderWayIsSafe) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder);
    test::FakeRenderer renderer;
    {
        Document document;
        MainWindow window(document, renderer, false);
        window.show();
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        ASSERT_TRUE(QTest::qWaitFor([&] { return !renderer.drawings.empty(); }, 3000));
    }
    renderer.answer(0, 77);
    QTest::qWait(20);
}

}  // namespace
}  // namespace hetu::desktop
