#pragma once
#include <QTest>
#include <QToolButton>
#include <functional>
#include <memory>

#include <gtest/gtest.h>

#include "app/desktop/editing/editing_room.h"
#include "app/desktop/frame/main_window.h"
#include "layers/geometry/editing.h"
#include "layers/workspace/one_row.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/temporary_folder.h"

namespace hetu::desktop {

inline Layer square(const std::string& layer, double minX, double minY, double side) {
    Layer rows;
    rows.name = layer;
    rows.kind = GeometryKind::Polygon;
    rows.shapes = {rectangle({minX, minY}, {minX + side, minY + side})};
    return rows;
}

/// A window with one county of 10 km, one park and one platform in it, its map wholly seen.
class Editing : public testing::Test {
protected:
    void SetUp() override {
        const std::string path = m_folder.file("city.hetu");
        auto workspace = Workspace::create(path, "EPSG:4546");
        ASSERT_TRUE(workspace.ok());
        Layer county = square("regions", 630'000, 3'830'000, 10'000);
        county.table.add({"name", FieldType::Text}, std::vector<std::string>{"Luolong"});
        county.table.add({"code", FieldType::Text}, std::vector<std::string>{"410311"});
        county.table.add({"level", FieldType::Text}, std::vector<std::string>{"county"});
        Layer park = square("zones", 632'000, 3'832'000, 1'000);
        park.table.add({"name", FieldType::Text}, std::vector<std::string>{"Old park"});
        Layer platform;
        platform.name = "platforms";
        platform.kind = GeometryKind::Point;
        platform.points = {{637'000, 3'837'000}};
        platform.table.add({"name", FieldType::Text}, std::vector<std::string>{"North"});
        auto transaction = workspace.value().begin();
        ASSERT_TRUE(transaction.ok());
        for (const Layer& rows : {county, park, platform})
            ASSERT_TRUE(transaction.value().append(rows.name, rows).ok());
        ASSERT_TRUE(transaction.value().commit().ok());

        m_window = std::make_unique<MainWindow>(m_document, m_renderer, false);
        m_window->show();
        ASSERT_TRUE(m_document.openAndWait(QString::fromStdString(path)).ok());
        ASSERT_TRUE(QTest::qWaitFor([&] { return !m_renderer.drawings.empty(); }, 5000));
        m_room = m_window->findChild<EditingRoom*>();
        ASSERT_NE(m_room, nullptr);
        map().showExtent({630'000, 3'830'000, 640'000, 3'840'000});
    }

    MapView& map() { return m_window->map(); }
    QPoint pixel(double x, double y) { return map().toScreen({x, y}).toPoint(); }
    void click(double x, double y) {
        QTest::mouseMove(&map(), pixel(x, y));
        QTest::mouseClick(&map(), Qt::LeftButton, Qt::NoModifier, pixel(x, y));
    }
    void use(const char* command) {
        ASSERT_TRUE(m_window->bench().commands.run(QString::fromLatin1(command)));
    }
    std::size_t rows(const char* layer) {
        const LayerInfo* info = m_document.layer(layer);
        return info ? info->rowCount : 0;
    }
    static bool comes(const std::function<bool()>& condition) {
        return QTest::qWaitFor(condition, 5000);
    }
    OneRow row(const char* layer, std::int64_t id) {
        auto read = readRow(m_document.path().toStdString(), layer, id);
        EXPECT_TRUE(read.ok() && read.value());
        return read.ok() && read.value() ? *read.value() : OneRow{};
    }
    void drag(Point from, Point to, Qt::KeyboardModifiers modifiers = {}) {
        const QPoint a = pixel(from.x, from.y), b = pixel(to.x, to.y);
        QTest::mouseMove(&map(), a);
        QTest::mousePress(&map(), Qt::LeftButton, modifiers, a);
        QTest::mouseMove(&map(), (a + b) / 2);
        QTest::mouseMove(&map(), b);
        QTest::mouseRelease(&map(), Qt::LeftButton, modifiers, b);
    }
    void useReady(const char* command, EditTool& tool) {
        use(command);
        ASSERT_EQ(map().tool(), &tool);
        ASSERT_TRUE(comes([&] { return tool.isReady() && !m_room->isReading(); }));
    }
    /// The button of the newest message.
    QToolButton* offer() {
        return m_window->messages().findChild<QToolButton*>(QStringLiteral("messageAction"));
    }
    /// Four corners by the mouse, none near anything that attracts.
    void drawPark() {
        use("edit.draw-area");
        click(634'500, 3'834'500);
        click(636'500, 3'834'500);
        click(636'500, 3'836'000);
        click(634'500, 3'836'000);
        QTest::keyClick(&map(), Qt::Key_Return);
    }

    void takeHoldOfThePlatform() {
        use("edit.move");
        ASSERT_TRUE(comes([&] { return m_room->moveTool().isReady(); }));
        click(637'000, 3'837'000);
        ASSERT_TRUE(comes([&] { return m_room->form() != nullptr; }));
    }

    test::TemporaryFolder m_folder;
    test::FakeRenderer m_renderer;
    Document m_document;
    std::unique_ptr<MainWindow> m_window;
    EditingRoom* m_room = nullptr;
};

}  // namespace hetu::desktop
