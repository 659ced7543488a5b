#include "app/desktop/layers/base_maps.h"

#include <QAbstractButton>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QUrl>
#include <filesystem>
#include <fstream>

#include "app/desktop/layers/tianditu_dialog.h"
#include "app/desktop/opening/import_assistant.h"
#include "layers/io/write_layer.h"
#include "tests/app/desktop/layers/layers_session.h"

namespace hetu::desktop {
namespace {

const QString goodKey = QStringLiteral("0123456789abcdef0123456789abcdef");

/// A picture of 10 km by 10 km where the workspace lies.
std::string makePicture(const test::TemporaryFolder& folder, const char* name = "picture.tif") {
    Surface surface;
    surface.name = "picture";
    surface.minX = 640'000;
    surface.maxY = 3'840'000;
    surface.cellMetres = 1000;
    surface.columns = surface.rows = 10;
    surface.values.assign(100, 1);
    EXPECT_TRUE(writeSurface(surface, "EPSG:4546", folder.file(name)).ok());
    return folder.file(name);
}

struct BaseDesk : Session {
    BaseMaps& maps = *window.findChild<BaseMaps*>();
    using Session::Session;

    bool comes(const char* id) {
        return waitFor([&] { return line(QString::fromLatin1(id)) != nullptr; });
    }
    void enterKey(const QString& key) {
        auto* dialog = window.findChild<TiandituDialog*>();
        ASSERT_NE(dialog, nullptr);
        auto* field = dialog->findChild<QLineEdit*>("tiandituKey");
        field->clear();
        QTest::keyClicks(field, key);
        QTest::mouseClick(dialog->findChild<QPushButton*>(), Qt::LeftButton);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    /// What went to the renderer for pictures and for legends.
    bool wasAskedToGoOnLine() const {
        const auto mayGo = [](const std::vector<render::DrawnLayer>& layers) {
            return std::any_of(layers.begin(), layers.end(), [](const render::DrawnLayer& layer) {
                return layer.mayGoOnLine || layer.source.find("tianditu") != std::string::npos;
            });
        };
        for (const auto& drawing : renderer.drawings)
            if (mayGo(drawing.request.layers)) return true;
        return std::any_of(renderer.legendsAsked.begin(), renderer.legendsAsked.end(), mayGo);
    }
    /// Everything that the program does by itself has been done.
    void settle() {
        EXPECT_TRUE(rest());
        for (int i = 0; i < 40; ++i) {
            QTest::qWait(20);
            for (auto& drawing : renderer.drawings)
                if (drawing.done) {
                    std::exchange(drawing.done, {})(Error(cancelledError()));
                }
        }
    }
};

TEST(BaseMaps, AFileLiesBelowEverythingAndIsHiddenFadedRemovedAndTakenBack) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder), picture = makePicture(folder);
    {
        BaseDesk desk(path);
        desk.maps.addFile(QString::fromStdString(picture));
        ASSERT_TRUE(desk.comes("basemap:1"));
        EXPECT_EQ(desk.visible(), (Ids{"basemap:1", "organisations", "platforms"}));
        const QTreeWidget& tree = desk.tree;
        EXPECT_EQ(tree.topLevelItem(tree.topLevelItemCount() - 1)->text(0), "Base maps");
        EXPECT_EQ(desk.line("basemap:1")->text(0), "picture");
        desk.panel.chooseOpacity("basemap:1", 0.5);
        EXPECT_DOUBLE_EQ(desk.panel.visibleLayers().front().opacity, 0.5);
        desk.clickBox("basemap:1");
        EXPECT_EQ(desk.visible(), (Ids{"organisations", "platforms"}));
        ASSERT_TRUE(desk.rest());
    }
    BaseDesk again(path);
    ASSERT_TRUE(again.comes("basemap:1"));
    EXPECT_FALSE(again.panel.isShown("basemap:1"));
    EXPECT_DOUBLE_EQ(again.panel.opacity("basemap:1"), 0.5);
    ASSERT_TRUE(again.runMenu("basemap:1", "Take off the map (the data stays)"));
    ASSERT_TRUE(Session::waitFor([&] { return again.line("basemap:1") == nullptr; }));
    ASSERT_TRUE(again.rest());
    EXPECT_TRUE(again.isStep("Base map removed: picture"));
    again.document.undo();
    EXPECT_TRUE(again.comes("basemap:1"));
    ASSERT_TRUE(again.runMenu("basemap:1", "Zoom to this layer"));
    EXPECT_TRUE(again.window.map().frame().extent().covers({645'000, 3'835'000}));
    EXPECT_FALSE(again.window.map().frame().extent().covers({637'000, 3'832'000}));
}

TEST(BaseMaps, ThemesOfTheProgramAndTheBriefingLeaveThemAsTheyAre) {
    const test::TemporaryFolder folder;
    BaseDesk desk(makeWorkspace(folder));
    desk.maps.addFile(QString::fromStdString(makePicture(folder)));
    ASSERT_TRUE(desk.comes("basemap:1"));
    desk.clickBox("platforms");
    ASSERT_TRUE(desk.room.themes().apply("Organisations and coverage"));
    EXPECT_EQ(desk.visible(), (Ids{"basemap:1", "organisations", "platforms"}));
    EXPECT_EQ(desk.room.themes().present(), "Organisations and coverage");
    desk.choose("platforms");
    ASSERT_TRUE(desk.window.bench().commands.run("layer.show-only"));
    EXPECT_EQ(desk.visible(), (Ids{"basemap:1", "platforms"}));
}

TEST(BaseMaps, AFileThatIsGoneSaysSoAndIsFoundAgain) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder), picture = makePicture(folder);
    {
        BaseDesk desk(path);
        desk.maps.addFile(QString::fromStdString(picture));
        ASSERT_TRUE(desk.comes("basemap:1"));
        ASSERT_TRUE(desk.rest());
    }
    std::filesystem::create_directory(folder.file("elsewhere"));
    std::filesystem::rename(picture, folder.file("elsewhere/picture.tif"));
    BaseDesk desk(path);
    ASSERT_TRUE(desk.comes("basemap:1"));
    EXPECT_EQ(desk.line("basemap:1")->text(1), "not found");
    EXPECT_EQ(desk.visible(), (Ids{"organisations", "platforms"}));  // the others are drawn
    EXPECT_NE(desk.window.messages().newest().indexOf("picture.tif"), -1);
    QAbstractButton* button = nullptr;
    for (QAbstractButton* each : desk.window.messages().findChildren<QAbstractButton*>())
        if (each->text() == "Find the file …") button = each;
    ASSERT_NE(button, nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    auto* dialog = desk.window.findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    emit dialog->fileSelected(QString::fromStdString(folder.file("elsewhere/picture.tif")));
    ASSERT_TRUE(Session::waitFor([&] { return desk.visible().size() == 3; }));
    EXPECT_EQ(desk.line("basemap:1")->text(1), "");
}

TEST(BaseMaps, AFileBesideTheWorkspaceIsFoundWhereverBothWereCarried) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder), picture = makePicture(folder);
    {
        BaseDesk desk(path);
        desk.maps.addFile(QString::fromStdString(picture));
        ASSERT_TRUE(desk.comes("basemap:1"));
        ASSERT_TRUE(desk.rest());
    }
    std::filesystem::create_directory(folder.file("usb"));
    std::filesystem::rename(path, folder.file("usb/city.hetu"));
    std::filesystem::rename(picture, folder.file("usb/picture.tif"));
    BaseDesk desk(folder.file("usb/city.hetu"));
    ASSERT_TRUE(desk.comes("basemap:1"));
    EXPECT_EQ(desk.visible().front(), "basemap:1");
    EXPECT_EQ(desk.panel.visibleLayers().front().source, folder.file("usb/picture.tif"));
}

TEST(BaseMaps, ADroppedPictureIsOfferedAndATableIsLeftToTheWindow) {
    const test::TemporaryFolder folder;
    BaseDesk desk(makeWorkspace(folder));
    const auto drop = [&](const std::string& file) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file))});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&desk.window.map(), &enter);
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        event.ignore();
        QApplication::sendEvent(&desk.window.map(), &event);
        return event.isAccepted();
    };
    ASSERT_TRUE(drop(makePicture(folder)));
    EXPECT_EQ(desk.line("basemap:1"), nullptr);  // it is only offered
    QAbstractButton* button = nullptr;
    for (QAbstractButton* each : desk.window.messages().findChildren<QAbstractButton*>())
        if (each->text() == "Use as base map") button = each;
    ASSERT_NE(button, nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_TRUE(desk.comes("basemap:1"));
    std::ofstream(folder.file("list.csv")) << "name,lon,lat\nA,112.5,34.6\n";
    ASSERT_TRUE(drop(folder.file("list.csv")));
    auto* assistant = desk.window.findChild<ImportAssistant*>();
    ASSERT_NE(assistant, nullptr);
    EXPECT_TRUE(Session::waitFor([&] { return assistant->isVisible(); }));
}

TEST(BaseMaps, NothingGoesOnLineBeforeSomebodySwitchesItOn) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder);
    {
        // Somebody else's workspace, with the map on in a state and in a theme.
        auto workspace = Workspace::open(path);
        ASSERT_TRUE(workspace.ok());
        auto transaction = workspace.value().begin();
        ASSERT_TRUE(transaction.ok());
        ASSERT_TRUE(transaction.value()
                        .putItem("basemap", "basemap:1",
                                 render::toJson({render::BaseMap::Kind::TiandituStreets, "", {}}))
                        .ok());
        ASSERT_TRUE(transaction.value().putItem("layer", "shown:basemap:1", "true").ok());
        ASSERT_TRUE(
            transaction.value()
                .putItem("theme", "All",
                         R"({"shown":["basemap:1","organisations"],"opacity":{},"order":[]})")
                .ok());
        ASSERT_TRUE(transaction.value().commit().ok());
    }
    BaseDesk desk(path);
    ASSERT_TRUE(desk.comes("basemap:1"));
    EXPECT_EQ(desk.line("basemap:1")->text(1), "no key");
    ASSERT_TRUE(desk.runMenu("basemap:1", "Key of Tianditu …"));
    desk.enterKey(goodKey);
    ASSERT_TRUE(Session::waitFor([&] { return desk.line("basemap:1")->text(1).isEmpty(); }));
    const auto isStillOff = [&] {
        const bool isShown = desk.panel.isShown("basemap:1");
        desk.settle();
        return !isShown && !desk.wasAskedToGoOnLine();
    };
    EXPECT_TRUE(isStillOff()) << "by what the file says";
    ASSERT_TRUE(desk.room.themes().apply("All"));
    EXPECT_TRUE(isStillOff()) << "by a theme";
    desk.panel.setShown("basemap:1", true);
    EXPECT_TRUE(isStillOff()) << "by the program";
    desk.clickBoxOf(desk.heading("base"));
    EXPECT_TRUE(isStillOff()) << "by the box of all base maps";
    EXPECT_EQ(desk.window.map().attribution().indexOf("Tianditu"), -1);

    // A hand ticks it: now it may.
    desk.clickBox("basemap:1");
    EXPECT_TRUE(desk.panel.isShown("basemap:1"));
    desk.settle();
    EXPECT_TRUE(desk.wasAskedToGoOnLine());
    EXPECT_NE(desk.window.map().attribution().indexOf("Tianditu"), -1);
    for (const auto& layers : desk.renderer.legendsAsked)
        for (const render::DrawnLayer& layer : layers)
            EXPECT_FALSE(layer.mayGoOnLine);
    EXPECT_EQ(desk.document.item("layer", "shown:basemap:1"), "true");  // as it came
}

TEST(BaseMaps, TheKeyIsTheUsersAndNoWorkspaceHoldsIt) {
    const test::TemporaryFolder folder;
    const std::string path = makeWorkspace(folder);
    QSettings().clear();
    {
        BaseDesk desk(path, true);
        ASSERT_TRUE(desk.window.bench().commands.run("basemap.tianditu-images"));
        auto* dialog = desk.window.findChild<TiandituDialog*>();
        ASSERT_NE(dialog, nullptr);
        auto* field = dialog->findChild<QLineEdit*>("tiandituKey");
        QTest::keyClicks(field, "0123 my key");
        EXPECT_FALSE(dialog->findChild<QPushButton*>()->isEnabled());
        EXPECT_NE(dialog->findChild<QLabel*>("errorText")->text().indexOf("0123mykey"), -1);
        desk.enterKey(QStringLiteral("01234567 89abcdef ") + goodKey.right(16));
        // Asked for by name: it is on.
        ASSERT_TRUE(desk.comes("basemap:1"));
        EXPECT_TRUE(Session::waitFor([&] { return desk.panel.isShown("basemap:1"); }));
        EXPECT_EQ(QSettings().value("tianditu/key").toString(), goodKey);
        ASSERT_TRUE(desk.rest());
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        EXPECT_EQ(bytes.find(goodKey.toStdString()), std::string::npos) << entry.path();
    }
    {
        BaseDesk desk(path, true);  // left on: on again, for this user
        ASSERT_TRUE(desk.comes("basemap:1"));
        EXPECT_TRUE(desk.panel.isShown("basemap:1"));
        desk.clickBox("basemap:1");
        ASSERT_TRUE(desk.rest());
    }
    BaseDesk desk(path, true);
    ASSERT_TRUE(desk.comes("basemap:1"));
    EXPECT_FALSE(desk.panel.isShown("basemap:1"));
    QSettings().clear();
}

}  // namespace
}  // namespace hetu::desktop
