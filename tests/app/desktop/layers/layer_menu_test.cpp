#include <QFileDialog>
#include <QPushButton>
#include <QTreeWidget>
#include <filesystem>

#include "app/desktop/layers/base_maps.h"
#include "app/desktop/layers/filter_desk.h"
#include "app/desktop/layers/layer_export.h"
#include "app/desktop/layers/properties_page.h"
#include "app/desktop/table/table_room.h"
#include "layers/io/read_file.h"
#include "layers/io/write_layer.h"
#include "tests/app/desktop/layers/layers_session.h"

namespace hetu::desktop {
namespace {

TEST(LayerMenu, HoldsWhatCanBeDoneWithALayerAndItsKeysAreThoseOfQgis) {
    const test::TemporaryFolder folder;
    Session desk(makeWorkspace(folder));
    const QStringList texts = desk.menuTexts("platforms");
    for (const char* text :
         {"Zoom to this layer", "Show only this layer", "Open the table", "Filter …", "Opacity",
          "Rename …", "Group", "Move down", "Draw above all others", "Export …", "Properties",
          "Take off the map (the data stays)"})
        EXPECT_TRUE(texts.contains(QString::fromUtf8(text))) << text;
    EXPECT_FALSE(texts.contains("Move up"));  // it is on top
    const Commands& commands = desk.window.bench().commands;
    EXPECT_EQ(commands.keys("layer.table"), QKeySequence(Qt::Key_F6));
    EXPECT_EQ(commands.keys("layer.remove"), QKeySequence(Qt::CTRL | Qt::Key_D));
    EXPECT_EQ(commands.keys("layer.filter"), QKeySequence(Qt::CTRL | Qt::Key_F));
}

TEST(LayerMenu, WithoutAChosenLayerACommandSaysWhatIsMissing) {
    const test::TemporaryFolder folder;
    Session desk(makeWorkspace(folder));
    desk.tree.setCurrentItem(nullptr);
    for (const char* command : {"map.zoom-layer", "layer.filter", "layer.remove"}) {
        desk.window.messages().clear();
        ASSERT_TRUE(desk.window.bench().commands.run(command));
        EXPECT_EQ(desk.window.messages().newest(), "Choose a layer in the list of layers first.")
            << command;
    }
    EXPECT_EQ(desk.visible().size(), 2U);
    // A table is there all the same: that of the layer it showed last.
    ASSERT_TRUE(desk.window.bench().commands.run("layer.table"));
    EXPECT_TRUE(desk.window.findChild<TableRoom*>()->panel().isVisible());
}

TEST(LayerMenu, ShowsOnlyOneOpensItsTableAndTakesItOffByKey) {
    const test::TemporaryFolder folder;
    Session desk(makeWorkspace(folder));
    ASSERT_TRUE(desk.runMenu("platforms", "Show only this layer"));
    EXPECT_EQ(desk.visible(), Ids{"platforms"});
    ASSERT_TRUE(desk.runMenu("platforms", "Open the table"));
    auto& table = desk.window.findChild<TableRoom*>()->panel();
    EXPECT_TRUE(table.isVisible());
    EXPECT_EQ(table.layer(), "platforms");
    desk.choose("platforms");
    QTest::keyClick(&desk.window, Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(desk.line("platforms"), nullptr);
    ASSERT_TRUE(desk.rest());
    desk.undo();
    EXPECT_NE(desk.line("platforms"), nullptr);
}

TEST(LayerMenu, AnotherNameIsReadEverywhereKeptAndTakenBack) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder);
    QString before;
    {
        Session desk(path);
        before = desk.line("platforms")->text(0);
        ASSERT_TRUE(desk.runMenu("platforms", "Rename …"));
        desk.typeName("Service centres");
        EXPECT_EQ(desk.line("platforms")->text(0), "Service centres");
        EXPECT_EQ(desk.panel.visibleLayers().back().title, "Service centres");
        auto& table = desk.window.findChild<TableRoom*>()->panel();
        EXPECT_GE(table.layerBox().findText("Service centres"), 0);
        ASSERT_TRUE(desk.rest());
        EXPECT_TRUE(desk.isStep("Layer renamed: Service centres"));
    }
    Session desk(path);
    EXPECT_TRUE(
        Session::waitFor([&] { return desk.line("platforms")->text(0) == "Service centres"; }));
    EXPECT_EQ(desk.document.layer("platforms")->title.zh, "Service centres");
    desk.undo();
    EXPECT_TRUE(Session::waitFor([&] { return desk.line("platforms")->text(0) == before; }));
    EXPECT_NE(desk.document.layer("platforms")->title.zh, "Service centres");
}

TEST(LayerMenu, ExportsInEveryFormatWhatTheFilterShows) {
    const test::TemporaryFolder folder;
    Session desk(makeWorkspace(folder));
    auto& exports = *desk.window.findChild<LayerExport*>();
    const auto written = [&](const QString& file) {
        return Session::waitFor([&] {
            return !desk.window.bench().work.isRunning() &&
                   desk.window.messages().newest().contains(file);
        });
    };
    for (const std::string& ending : layerEndings()) {
        const QString file = QString::fromStdString(folder.file("all." + ending));
        exports.write("organisations", file);
        EXPECT_TRUE(written("all." + QString::fromStdString(ending)));
        EXPECT_TRUE(QFile::exists(file)) << ending;
    }
    desk.window.findChild<FilterDesk*>()->set("organisations",
                                              {{{"name", render::Comparison::Equal, "B", false}}});
    ASSERT_TRUE(desk.runMenu("organisations", "Export …"));
    auto* dialog = desk.window.findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->nameFilters().size(), static_cast<qsizetype>(layerEndings().size()));
    emit dialog->fileSelected(QString::fromStdString(folder.file("some.csv")));
    ASSERT_TRUE(written("some.csv"));
    EXPECT_NE(desk.window.messages().newest().indexOf("the 1 rows that the filter shows"), -1);
    QFile csv(QString::fromStdString(folder.file("some.csv")));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    EXPECT_EQ(csv.readAll().count('\n'), 2);
    exports.write("organisations", QString::fromStdString(folder.file("no/such/folder.csv")));
    EXPECT_TRUE(
        Session::waitFor([&] { return desk.window.messages().newest().contains("folder"); }));
}

TEST(LayerMenu, PropertiesSayInWordsWhatALayerIsAndWhereItCameFrom) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder);
    {
        auto workspace = Workspace::open(path);
        ASSERT_TRUE(workspace.ok());
        auto transaction = workspace.value().begin();
        ASSERT_TRUE(transaction.ok());
        ImportRecord record;
        record.file = "register.xlsx";
        record.kind = "organisations";
        record.crs = "EPSG:4326";
        record.rowsRead = 3;
        record.rowsUsed = 2;
        ASSERT_TRUE(transaction.value().recordImport(record).ok());
        ResultSet result;
        result.provenance.analysis = "coverage";
        result.provenance.parameters = {{"radius", "1234"}};
        result.provenance.inputs = {{"organisations", 1}};
        result.provenance.finished = "2026-11-23T08:15:30Z";
        result.layers = {pointsAt("coverage", 637'000)};
        ASSERT_TRUE(transaction.value().addResult(result).ok());
        ASSERT_TRUE(transaction.value().commit().ok());
        auto later = workspace.value().begin();
        ASSERT_TRUE(later.ok());
        ASSERT_TRUE(later.value().append("organisations", pointsAt("organisations", 639'000)).ok());
        ASSERT_TRUE(later.value().commit().ok());
    }
    Session desk(path);
    ASSERT_TRUE(Session::waitFor([&] { return desk.line("coverage") != nullptr; }));
    const auto said = [&](const QString& id) {
        EXPECT_TRUE(desk.runMenu(id, "Properties"));
        auto* page = qobject_cast<PropertiesPage*>(desk.window.bench().inspector.page());
        EXPECT_NE(page, nullptr);
        EXPECT_TRUE(Session::waitFor([&] { return !page->isBusy(); }));
        QTest::qWait(20);
        for (const QLabel* label : page->findChildren<QLabel*>()) {  // every line is seen whole
            if (!label->wordWrap()) continue;
            EXPECT_GE(label->height(), label->heightForWidth(label->width()))
                << label->text().toStdString();
        }
        return page->said();
    };
    const QString organisations = said("organisations");
    for (const char* words :
         {"Rows: 4", "Kind: points", "EPSG:4546", "imported from register.xlsx", "2 of 3 rows",
          "carried over from EPSG:4326", "Name in the file: organisations"})
        EXPECT_TRUE(organisations.contains(QString::fromUtf8(words)))
            << words << "\n"
            << organisations.toStdString();
    EXPECT_NE(desk.window.bench().inspector.page()->findChild<QTreeWidget*>("columns"), nullptr);
    const QString coverage = said("coverage");
    EXPECT_TRUE(coverage.contains("the analysis “")) << coverage.toStdString();
    EXPECT_TRUE(coverage.contains("1234")) << coverage.toStdString();
    EXPECT_TRUE(coverage.contains("older than its data")) << coverage.toStdString();
    EXPECT_TRUE(said("platforms").contains("drawn in Hetu"));
}

}  // namespace
}  // namespace hetu::desktop
