#include <QComboBox>
#include <QHeaderView>
#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/base/language.h"
#include "app/desktop/editing/editing_room.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/table/table_room.h"
#include "app/render/map_sheet.h"
#include "layers/geometry/operations.h"
#include "layers/workspace/one_row.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/app/desktop/hands.h"
#include "tests/support/temporary_folder.h"

namespace hetu::desktop {
namespace {

/// What somebody in a county does with the window: looks at the own county, draws a park that is
/// missing there and proposes a platform in it. Every step is made with the mouse and the keys.
class CountyPath : public testing::Test {
protected:
    void SetUp() override {
        m_home = qgetenv("HOME");
        qputenv("HOME", QByteArray::fromStdString(m_folder.path()));
        m_window.resize(1366, 768);
        m_window.show();
        QApplication::setActiveWindow(&m_window);
        ASSERT_TRUE(QTest::qWaitForWindowActive(&m_window));
    }
    void TearDown() override { qputenv("HOME", m_home); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        test::press(m_window, key, modifiers);
    }
    MapView& map() { return m_window.map(); }
    void click(QPoint pixel) {
        QTest::mouseMove(&map(), pixel);
        QTest::mouseClick(&map(), Qt::LeftButton, Qt::NoModifier, pixel);
    }
    std::size_t rows(const char* layer) { return m_document.layer(layer)->rowCount; }
    OneRow row(const char* layer, std::int64_t id) {
        auto read = readRow(m_document.path().toStdString(), layer, id);
        EXPECT_TRUE(read.ok() && read.value());
        return read.ok() && read.value() ? *read.value() : OneRow{};
    }
    void write(QWidget* editor, const QString& text) {
        ASSERT_NE(editor, nullptr);
        editor->setFocus();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    }

    test::TemporaryFolder m_folder;
    QByteArray m_home;
    test::FakeRenderer m_renderer;
    Document m_document;
    MainWindow m_window{m_document, m_renderer, false};
};

TEST_F(CountyPath, AParkIsDrawnAndAPlatformProposedInIt) {
    // The sample, by its button on the first page.
    test::clickButton(m_window, QStringLiteral("Make the sample city"));
    ASSERT_TRUE(test::comes([&] { return m_document.isOpen(); }))
        << m_window.messages().newest().toStdString();
    ASSERT_TRUE(test::comes([&] { return !m_renderer.drawings.empty(); }));
    const std::size_t parks = rows("zones"), platforms = rows("platforms");
    ASSERT_GT(rows("organisations"), 0U);

    // The own county, found in the table; a double click on its number goes there.
    press(Qt::Key_F6);
    auto& panel = m_window.findChild<TableRoom*>()->panel();
    test::chooseByKeys(panel.layerBox(), "regions");
    ASSERT_TRUE(test::comes([&] { return panel.model().rowCount() == int(rows("regions")); }));
    panel.condition().setFocus();
    QTest::keyClicks(&panel.condition(), QStringLiteral("code = '410311'"));
    QTest::keyClick(&panel.condition(), Qt::Key_Return);
    ASSERT_TRUE(test::comes([&] { return panel.model().rowCount() == 1; }))
        << panel.errorText().toStdString();
    const auto county = row("regions", panel.model().ids()->front());
    const double farAway = map().frame().metresPerPixel;
    QHeaderView& numbers = *panel.view().verticalHeader();
    QTest::mouseDClick(numbers.viewport(), Qt::LeftButton, {},
                       QPoint(8, numbers.sectionViewportPosition(0) + 8));
    ASSERT_TRUE(test::comes([&] { return map().frame().metresPerPixel < farAway / 1.5; }));
    EXPECT_TRUE(county.geometry.extent().covers(map().frame().centre));

    // A park is drawn in the middle of it.
    test::clickMenu(m_window, "edit.draw-area");
    auto& room = *m_window.findChild<EditingRoom*>();
    ASSERT_TRUE(test::comes([&] { return room.drawTool().isReady(); }));
    QTest::keyClick(&map(), Qt::Key_S);
    const QPoint middle = map().rect().center();
    for (const QPoint corner : {QPoint(-50, -40), QPoint(50, -40), QPoint(50, 40), QPoint(-50, 40)})
        click(middle + corner);
    QTest::keyClick(&map(), Qt::Key_Return);
    ASSERT_TRUE(test::comes([&] { return rows("zones") == parks + 1; }))
        << m_window.messages().newest().toStdString();
    ASSERT_TRUE(test::comes([&] { return room.form() && room.form()->layer() == "zones"; }));
    const std::int64_t park = room.form()->id();
    EXPECT_EQ(row("zones", park).value("kind"), "park");
    write(room.form()->editor("name"), QStringLiteral("Science park"));
    ASSERT_TRUE(test::comes([&] { return row("zones", park).value("name") == "Science park"; }));

    // Its form offers the platform; a click into the park proposes it there.
    test::clickButton(*room.form(), QStringLiteral("Place a platform"));
    ASSERT_TRUE(test::comes([&] { return map().tool() && map().tool() != &room.drawTool(); }));
    const Extent box = row("zones", park).geometry.extent();
    click(map().toScreen(box.centre()).toPoint());
    ASSERT_TRUE(test::comes([&] { return rows("platforms") == platforms + 1; }));
    ASSERT_TRUE(test::comes([&] { return room.form() && room.form()->layer() == "platforms"; }));
    const std::int64_t platform = room.form()->id();
    write(room.form()->editor("name"), QStringLiteral("Science park platform"));
    // The mode comes with advice; the county decides otherwise.
    auto* mode = qobject_cast<QComboBox*>(room.form()->editor("mode"));
    ASSERT_NE(mode, nullptr);
    EXPECT_NE(row("platforms", platform).value("mode"), "");
    EXPECT_TRUE(test::comes([&] { return !room.form()->advice().isEmpty(); }));
    mode->setFocus();
    QTest::keyClick(mode, Qt::Key_Home);
    QTest::keyClick(mode, Qt::Key_Down);
    // All steps first: the advice may have been the same mode.
    ASSERT_TRUE(test::comes([&] { return m_document.history().size() == 6; }));
    ASSERT_TRUE(test::comes([&] { return row("platforms", platform).value("mode") == "direct"; }));
    const OneRow proposed = row("platforms", platform);
    EXPECT_EQ(proposed.value("status"), "planned");
    EXPECT_EQ(proposed.value("name"), "Science park platform");
    EXPECT_EQ(proposed.value("county"), row("zones", park).value("county"));
    EXPECT_EQ(distance(row("zones", park).geometry, proposed.geometry.extent().centre()), 0);

    // Undo takes all six steps back, redo makes them again.
    ASSERT_EQ(m_document.history().size(), 6U);
    for (int i = 0; i < 6; ++i)
        press(Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(
        test::comes([&] { return rows("zones") == parks && rows("platforms") == platforms; }));
    for (int i = 0; i < 6; ++i)
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_TRUE(test::comes([&] { return !m_document.nextRedo() && !m_document.isBusy(); }));
    EXPECT_EQ(row("platforms", platform).values, proposed.values);
    EXPECT_EQ(row("platforms", platform).geometry, proposed.geometry);

    // A sheet of the map is printed.
    m_window.messages().clear();
    const QString sheet = QString::fromStdString(m_folder.file("sheet.pdf"));
    test::answering(
        {test::choice(words(render::mapThemes().front().title)), test::file(sheet.toStdString())},
        [&] { press(Qt::Key_P, Qt::ControlModifier); });
    EXPECT_TRUE(test::comes([&] { return m_window.messages().newest().contains(sheet); }))
        << m_window.messages().newest().toStdString();

    // Everything is in the file, whoever opens it next.
    const std::string path = m_document.path().toStdString();
    EXPECT_EQ(path.rfind(m_folder.path(), 0), 0U);
    const auto again = Workspace::open(path);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again.value().history().value().size(), 6U);
}

}  // namespace
}  // namespace hetu::desktop
