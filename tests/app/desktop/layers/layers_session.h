#pragma once
#include <QDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QSlider>
#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/layers/layers_room.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/temporary_folder.h"

namespace hetu::desktop {

using Ids = std::vector<std::string>;

inline Layer pointsAt(const std::string& name, double x, const std::string& kind = {}) {
    Layer rows;
    rows.name = name;
    rows.kind = GeometryKind::Point;
    rows.points = {{x, 3'832'000}, {x + 1000, 3'833'000}};
    rows.table.add({"name", FieldType::Text}, std::vector<std::string>{"A", "B"});
    if (!kind.empty())
        rows.table.add({"kind", FieldType::Text}, std::vector<std::string>{kind, kind});
    return rows;
}

/// A workspace with organisations and platforms.
inline std::string makeWorkspace(const test::TemporaryFolder& folder) {
    const std::string path = folder.file("city.hetu");
    auto workspace = Workspace::create(path, "EPSG:4546");
    EXPECT_TRUE(workspace.ok());
    auto transaction = workspace.value().begin();
    EXPECT_TRUE(transaction.ok());
    EXPECT_TRUE(
        transaction.value().append("organisations", pointsAt("organisations", 637'000)).ok());
    EXPECT_TRUE(transaction.value().append("platforms", pointsAt("platforms", 650'000)).ok());
    EXPECT_TRUE(transaction.value().commit().ok());
    return path;
}

/// One session at the desk; what it does goes through mouse and keys.
struct Session {
    test::FakeRenderer renderer;
    Document document;
    MainWindow window;
    LayerPanel& panel = window.layerPanel();
    LayersRoom& room = *window.findChild<LayersRoom*>();
    LayerTree& tree = *window.findChild<LayerTree*>();
    QSlider& slider = *panel.findChild<QSlider*>("opacity");

    explicit Session(const std::string& path, bool remembers = false)
        : window(document, renderer, remembers) {
        window.show();
        EXPECT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        EXPECT_TRUE(waitFor([this] { return line("organisations") && line("platforms"); }));
        window.activateWindow();
        QTest::qWait(50);
    }
    template <class Condition>
    static bool waitFor(Condition condition) {
        return QTest::qWaitFor(condition, 5000);
    }
    bool rest() {
        return waitFor([this] { return !document.isBusy(); });
    }
    QTreeWidgetItem* line(const QString& id) const {
        for (QTreeWidgetItemIterator at(&tree); *at; ++at)
            if ((*at)->data(0, Qt::UserRole).toString() == id) return *at;
        return nullptr;
    }
    QTreeWidgetItem* heading(const QString& key) const {
        for (QTreeWidgetItemIterator at(&tree); *at; ++at)
            if ((*at)->data(0, Qt::UserRole + 1).toString() == key) return *at;
        return nullptr;
    }
    /// The texts under a heading, topmost first.
    QStringList under(const QString& key) const {
        QStringList texts;
        for (int i = 0; heading(key) && i < heading(key)->childCount(); ++i)
            texts << heading(key)->child(i)->text(0);
        return texts;
    }
    QPoint middleOf(QTreeWidgetItem* item) const { return tree.visualItemRect(item).center(); }
    void clickBoxOf(QTreeWidgetItem* item) {
        // The rectangle of a heading, which spans both columns, begins before its triangle.
        const QRect rect = tree.visualItemRect(item);
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {},
                          {std::max(rect.left(), tree.indentation()) + 10, rect.center().y()});
    }
    QPoint middle(const QString& id) const { return tree.visualItemRect(line(id)).center(); }
    void clickBox(const QString& id) {
        const QRect rect = tree.visualItemRect(line(id));
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {},
                          {rect.left() + 10, rect.center().y()});
    }
    void choose(const QString& id) {
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, middle(id));
    }
    void drag(const QString& id, QPoint to, bool isEscaped = false) {
        dragFrom(middle(id), to, isEscaped);
    }
    void dragFrom(QPoint from, QPoint to, bool isEscaped = false) {
        QTest::mousePress(tree.viewport(), Qt::LeftButton, {}, from);
        const auto move = [&](QPoint at) {
            QMouseEvent event(QEvent::MouseMove, at, tree.viewport()->mapToGlobal(at), Qt::NoButton,
                              Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(tree.viewport(), &event);
        };
        move(from + QPoint(0, 15));
        move(to);
        if (isEscaped) QTest::keyClick(&tree, Qt::Key_Escape);
        QTest::mouseRelease(tree.viewport(), Qt::LeftButton, {}, to);
    }
    /// The line of the right-click menu with that text; "A > B": of a menu in it.
    bool runMenu(const QString& id, const QString& text) { return runMenuAt(middle(id), text); }
    bool runMenuAt(QPoint at, const QString& text) {
        emit tree.customContextMenuRequested(at);
        auto* menu = panel.findChild<QMenu*>("layerMenu");
        if (!menu) return false;
        QMenu* in = menu;
        bool isRun = false;
        for (const QString& part : text.split(QStringLiteral(" > ")))
            for (QAction* action : in->actions()) {
                if (action->text().remove(QLatin1Char('&')) != part || !action->isEnabled())
                    continue;
                if (action->menu()) {
                    in = action->menu();
                    break;
                }
                if (in == menu)
                    QTest::mouseClick(menu, Qt::LeftButton, {},
                                      menu->actionGeometry(action).center());
                else
                    action->trigger();
                isRun = true;
                break;
            }
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return isRun;
    }
    QStringList menuTexts(const QString& id) {
        emit tree.customContextMenuRequested(middle(id));
        auto* menu = panel.findChild<QMenu*>("layerMenu");
        QStringList texts;
        for (QAction* action : menu->actions())
            if (!action->isSeparator()) texts << action->text().remove(QLatin1Char('&'));
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return texts;
    }
    bool isStep(const char* label) const {
        const HistoryStep* step = document.nextUndo();
        return step && step->label.en == label;
    }
    void undo() {
        document.undo();
        EXPECT_TRUE(rest());
        QTest::qWait(10);
    }
    void typeName(const QString& name) {
        auto* dialog = window.findChild<QInputDialog*>("askName");
        ASSERT_NE(dialog, nullptr);
        auto* field = dialog->findChild<QLineEdit*>();
        field->selectAll();
        QTest::keyClicks(field, name);
        QTest::keyClick(field, Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    Ids visible() const {
        Ids ids;
        for (const render::DrawnLayer& layer : panel.visibleLayers())
            ids.push_back(layer.id);
        return ids;
    }
    std::vector<QString> themeNames() const {
        std::vector<QString> names;
        for (const NamedTheme& each : room.themes().list())
            names.push_back(each.name);
        return names;
    }
};

}  // namespace hetu::desktop
