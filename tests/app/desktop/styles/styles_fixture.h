#pragma once
#include <QApplication>
#include <QComboBox>
#include <QTest>
#include <QTreeWidget>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/styles/styles_room.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/workspace_file.h"

namespace hetu::test {

/// Eight organisations, three platforms, a zone, a street and a region without columns.
inline std::vector<Layer> styledCity() {
    using Texts = std::vector<std::string>;
    using Numbers = std::vector<double>;
    Layer organisations;
    organisations.name = "organisations";
    organisations.kind = GeometryKind::Point;
    for (int i = 0; i < 8; ++i)
        organisations.points.push_back({637'000.0 + 500 * i, 3'832'000.0 + 300 * (i % 3)});
    organisations.table.add({"name", FieldType::Text},
                            Texts{"A", "B", "C", "D", "E", "F", "G", "H"});
    organisations.table.add({"kind", FieldType::Text},
                            Texts{"social", "enterprise", "enterprise", "enterprise", "enterprise",
                                  "enterprise", "social", ""});
    organisations.table.add({"employees", FieldType::Integer},
                            Numbers{1, 2, 3, 50, 51, 52, 400, missingNumber});
    Layer platforms;
    platforms.name = "platforms";
    platforms.kind = GeometryKind::Point;
    platforms.points = {{638'000, 3'832'500}, {639'000, 3'832'700}, {640'000, 3'832'100}};
    platforms.table.add({"name", FieldType::Text}, Texts{"P", "Q", "R"});
    Layer zones;
    zones.name = "zones";
    zones.kind = GeometryKind::Polygon;
    zones.shapes = {Geometry::polygon(
        {{637'000, 3'831'000}, {639'000, 3'831'000}, {639'000, 3'833'000}, {637'000, 3'831'000}})};
    zones.table.add({"name", FieldType::Text}, Texts{"Z"});
    zones.table.add({"kind", FieldType::Text}, Texts{"park"});
    Layer streets;
    streets.name = "streets";
    streets.kind = GeometryKind::Line;
    streets.shapes = {{GeometryKind::Line, {{{{637'000, 3'832'000}, {641'000, 3'833'000}}}}}};
    streets.table.add({"name", FieldType::Text}, Texts{"S"});
    streets.table.add({"class", FieldType::Text}, Texts{"motorway"});
    return {organisations, platforms, zones, streets};
}

/// One session at the desk with the style panel; what it does goes through mouse and keys.
struct StyleSession {
    using Json = std::string;
    FakeRenderer renderer;
    desktop::Document document;
    desktop::MainWindow window{document, renderer, false};
    desktop::StylesRoom& room = *window.findChild<desktop::StylesRoom*>();
    desktop::StylePanel& panel = room.panel();
    QTreeWidget& tree = *window.layerPanel().findChild<QTreeWidget*>("layers");

    explicit StyleSession(const std::string& path) {
        window.resize(1366, 768);
        window.show();
        EXPECT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        EXPECT_TRUE(waitFor([this] { return line("organisations") != nullptr; }));
        window.activateWindow();
        QTest::qWait(50);
    }
    template <class Condition>
    static bool waitFor(Condition condition) {
        return QTest::qWaitFor(condition, 10'000);
    }
    /// Until what was edited is kept, and the window has taken it.
    void rest() {
        QTest::qWait(10);
        EXPECT_TRUE(waitFor([this] { return !room.isBusy() && !document.isBusy(); }));
        QTest::qWait(60);  // the layers are read again
    }
    QTreeWidgetItem* line(const QString& id) const {
        for (QTreeWidgetItemIterator at(&tree); *at; ++at)
            if ((*at)->data(0, Qt::UserRole).toString() == id) return *at;
        return nullptr;
    }
    void choose(const QString& id) {
        tree.scrollToItem(line(id));
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {},
                          tree.visualItemRect(line(id)).center());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&window, key, modifiers);
    }
    /// Chooses the layer and brings the panel.
    void open(const QString& id) {
        choose(id);
        if (!panel.isVisible()) press(Qt::Key_F7);
        EXPECT_TRUE(panel.isVisible());
    }
    template <class Widget>
    Widget& find(const char* name) const {
        auto* widget = panel.findChild<Widget*>(QString::fromLatin1(name));
        EXPECT_NE(widget, nullptr) << name;
        return *widget;
    }
    /// By keys, as a person goes down the list.
    void pick(const char* box, const QVariant& data) {
        auto& combo = find<QComboBox>(box);
        ASSERT_TRUE(combo.isVisible()) << box;
        const int wanted = combo.findData(data);
        ASSERT_GE(wanted, 0) << box << " " << data.toString().toStdString();
        combo.setFocus();
        while (combo.currentIndex() != wanted)
            QTest::keyClick(&combo, combo.currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
        rest();
    }
    void pickKind(render::StyleKind kind) {
        auto& combo = find<QComboBox>("styleKind");
        const int wanted = combo.findData(static_cast<int>(kind));
        ASSERT_GE(wanted, 0);
        // Straight there: every kind passed on the way would be a step of its own.
        combo.setCurrentIndex(wanted);
        emit combo.activated(wanted);
        rest();
    }
    [[nodiscard]] std::string kept(const std::string& layer) const {
        return document.item("style", layer);
    }
    [[nodiscard]] render::LayerStyle style(const std::string& layer) const {
        return render::styleFromJson(kept(layer)).value();
    }
    [[nodiscard]] std::size_t steps() const {
        std::size_t count = 0;
        for (const HistoryStep& step : document.history())
            count += !step.isUndone;
        return count;
    }
    /// What the map would be drawn with.
    [[nodiscard]] std::string drawnWith(const std::string& layer) {
        for (const render::DrawnLayer& each : window.layerPanel().visibleLayers())
            if (each.id == layer) return each.style;
        return {};
    }
    /// The lines of a list of signs: "label|rows".
    [[nodiscard]] std::vector<std::string> lines(const char* list) const {
        std::vector<std::string> texts;
        auto& signs = find<QTreeWidget>(list);
        for (int i = 0; i < signs.topLevelItemCount(); ++i)
            texts.push_back((signs.topLevelItem(i)->text(1) + "|" + signs.topLevelItem(i)->text(2))
                                .toStdString());
        return texts;
    }
};

}  // namespace hetu::test
