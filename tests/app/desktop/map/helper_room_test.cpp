#include <QFileInfo>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include "app/desktop/document/document.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/map/map_view.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/temporary_folder.h"

namespace hetu::desktop {
namespace {

using render::HelperNews;

class HelperRoomTest : public testing::Test {
protected:
    HelperRoomTest() {
        auto workspace = Workspace::create(m_path, "EPSG:4546");
        EXPECT_TRUE(workspace.ok());
        Layer rows;
        rows.name = "organisations";
        rows.kind = GeometryKind::Point;
        rows.points = {{637'000, 3'832'000}, {638'000, 3'833'000}};
        rows.table.add({"name", FieldType::Text}, std::vector<std::string>{"a", "b"});
        rows.table.add({"has_org", FieldType::Integer}, std::vector<double>{1, 0});
        auto transaction = workspace.value().begin();
        EXPECT_TRUE(transaction.value().append("organisations", rows).ok());
        EXPECT_TRUE(transaction.value().commit().ok());
    }
    test::TemporaryFolder m_folder;
    std::string m_path = m_folder.file("city.hetu");
};

TEST_F(HelperRoomTest, OneLineSaysThatTheMapIsAwayAndGoesWhenItIsBack) {
    Document document;
    test::FakeRenderer renderer;
    MainWindow window(document, renderer, false);
    const HelperNews lost{HelperNews::Kind::Lost, {}, {ErrorCode::Internal, {"gone", "停止"}, {}}};
    const HelperNews back{HelperNews::Kind::Back, {}, {}};
    renderer.tell(lost);
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.messages().count() == 1; }));
    renderer.tell(lost);
    QTest::qWait(300);
    EXPECT_EQ(window.messages().count(), 1);
    renderer.tell(back);
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.messages().count() == 0; }));
    // One that is back at once is not worth a word.
    renderer.tell(lost);
    renderer.tell(back);
    QTest::qWait(300);
    EXPECT_EQ(window.messages().count(), 0);
}

TEST_F(HelperRoomTest, ALayerSwitchedOffIsUntickedAndItsButtonShowsItAgain) {
    Document document;
    test::FakeRenderer renderer;
    MainWindow window(document, renderer, false);
    window.show();
    ASSERT_TRUE(document.openAndWait(QString::fromStdString(m_path)).ok());
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.layerPanel().isShown("organisations"); }));
    renderer.tell({HelperNews::Kind::LayerOff,
                   "organisations",
                   {ErrorCode::Internal, {"organisations is off", "已关闭"}, {}}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window.layerPanel().isShown("organisations"); }));
    auto* again = window.messages().findChild<QToolButton*>(QStringLiteral("offer"));
    ASSERT_NE(again, nullptr);
    again->click();
    EXPECT_TRUE(window.layerPanel().isShown("organisations"));
    EXPECT_EQ(window.messages().count(), 0);
}

TEST_F(HelperRoomTest, ALayerThatCrashesTheRealHelperIsSwitchedOffAndTheWindowGoesOn) {
    const QString helper = QStringLiteral(HETU_PROGRAM_DIR "/hetu-qgis");
    if (!QFileInfo::exists(helper)) GTEST_SKIP() << "hetu-qgis was not built.";
    qputenv("HETU_QGIS_HELPER", helper.toUtf8());
    qputenv("HETU_QGIS_FAULT", "crash draw organisations");
    {
        Document document;
        const auto renderer = render::makeQgisRenderer();
        MainWindow window(document, *renderer, false);
        window.show();
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(m_path)).ok());
        ASSERT_TRUE(QTest::qWaitFor([&] { return window.layerPanel().isShown("organisations"); }));
        EXPECT_TRUE(
            QTest::qWaitFor([&] { return !window.layerPanel().isShown("organisations"); }, 60'000));
        EXPECT_NE(window.messages().findChild<QToolButton*>(QStringLiteral("offer")), nullptr);
        EXPECT_TRUE(QTest::qWaitFor([&] { return window.isQuiet(); }, 60'000));
    }
    qunsetenv("HETU_QGIS_FAULT");
}

}  // namespace
}  // namespace hetu::desktop
