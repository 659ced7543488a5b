#include <QTest>
#include <cmath>

#include <gtest/gtest.h>

#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/keys_dialog.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/locator/locator_room.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

class LocatorTest : public testing::Test {
protected:
    void SetUp() override {
        const std::string path = test::cityFile(folder, 3, {"organisations"});
        for (const Layer& layer : test::smallCity(3)) {
            if (layer.name != "organisations") continue;
            for (std::size_t row = 5; name.empty(); ++row)
                if (std::isfinite(layer.points.at(row).x)) {
                    name = layer.table.find("name")->texts.at(row);
                    position = layer.points.at(row);
                }
        }
        window.resize(1366, 768);
        window.show();
        QApplication::setActiveWindow(&window);
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        room = window.findChild<LocatorRoom*>();
        ASSERT_NE(room, nullptr);
        rest();
    }
    void rest() {
        QTest::qWait(100);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !room->isBusy(); }, 20'000));
        QTest::qWait(20);
    }
    void type(const QString& text) {
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        room->field().setFocus();
        QTest::keyClicks(&room->field(), text);
        rest();
    }
    [[nodiscard]] QString first() const {
        const QTreeWidgetItem* item = room->list().topLevelItem(0);
        return item ? item->text(0) : QString();
    }

    test::TemporaryFolder folder;
    test::FakeRenderer renderer;
    Document document;
    MainWindow window{document, renderer, false};
    LocatorRoom* room = nullptr;
    std::string name;
    Point position;
};

TEST_F(LocatorTest, AnOrganisationIsFoundByNameAndEnterGoesThere) {
    type({});
    room->field().setText(QString::fromStdString(name));
    emit room->field().textEdited(room->field().text());
    rest();
    ASSERT_TRUE(room->list().isVisible());
    ASSERT_EQ(first().toStdString(), name);
    QTest::keyClick(&room->field(), Qt::Key_Return);
    EXPECT_FALSE(room->list().isVisible());
    EXPECT_EQ(window.bench().selection.ids("organisations").size(), 1U);
    EXPECT_NEAR(window.map().frame().centre.x, position.x, 1);
    EXPECT_NEAR(window.map().frame().centre.y, position.y, 1);
}

TEST_F(LocatorTest, ACommandIsFoundAndDone) {
    int called = 0;
    CommandSpec spec;
    spec.id = QStringLiteral("test.hello");
    spec.text = QStringLiteral("Zanzibar greeting");
    spec.called = [&] { ++called; };
    window.bench().commands.add(spec);
    emit document.changed();  // names are read again
    rest();
    type(QStringLiteral("zanzi"));
    ASSERT_EQ(first(), QStringLiteral("Zanzibar greeting"));
    QTest::keyClick(&room->field(), Qt::Key_Return);
    EXPECT_EQ(called, 1);
    EXPECT_TRUE(room->field().text().isEmpty());
}

TEST_F(LocatorTest, WhatIsChosenOftenStandsFirst) {
    std::vector<QString> called;
    for (const char* each : {"Quokka one", "Quokka two"}) {
        CommandSpec spec;
        spec.id = QStringLiteral("test.") + QString::fromLatin1(each).right(3);
        spec.text = QString::fromLatin1(each);
        spec.called = [&called, each] { called.push_back(QString::fromLatin1(each)); };
        window.bench().commands.add(spec);
    }
    emit document.changed();
    rest();
    type(QStringLiteral("quokka"));
    const QString second = room->list().topLevelItem(1)->text(0);
    QTest::keyClick(&room->field(), Qt::Key_Down);
    QTest::keyClick(&room->field(), Qt::Key_Return);
    ASSERT_EQ(called.size(), 1U);
    EXPECT_EQ(called[0], second);
    type(QStringLiteral("quokka"));
    EXPECT_EQ(first(), second);
}

TEST_F(LocatorTest, APositionInAnyWritingIsGoneTo) {
    type(QStringLiteral("34.62N 112.45E"));
    ASSERT_FALSE(room->list().topLevelItem(0) == nullptr);
    EXPECT_EQ(room->list().topLevelItem(0)->text(1), QStringLiteral("Position"));
    QTest::keyClick(&room->field(), Qt::Key_Return);
    EXPECT_NEAR(window.map().frame().scaleDenominator(), 5000, 1);
}

TEST_F(LocatorTest, EscapeLeavesEverythingAsItWas) {
    const MapFrame before = window.map().frame();
    type(QStringLiteral("zoom"));
    ASSERT_TRUE(room->list().isVisible());
    QTest::keyClick(&room->field(), Qt::Key_Escape);
    EXPECT_FALSE(room->list().isVisible());
    EXPECT_TRUE(room->field().text().isEmpty());
    EXPECT_EQ(window.map().frame(), before);
    type(QStringLiteral("qqzzxx"));
    EXPECT_EQ(first(), QStringLiteral("Nothing has this name."));
    QTest::keyClick(&room->field(), Qt::Key_Return);
    EXPECT_EQ(window.bench().selection.count(), 0U);
}

TEST_F(LocatorTest, KeysAreTakenFromWhoHasThemAfterSayingSo) {
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("help.keys")));
    auto* dialog = window.findChild<KeysDialog*>();
    ASSERT_NE(dialog, nullptr);
    QTreeWidgetItem* refresh = nullptr;
    for (int row = 0; row < dialog->list().topLevelItemCount(); ++row)
        if (dialog->list().topLevelItem(row)->data(0, Qt::UserRole) == "map.refresh")
            refresh = dialog->list().topLevelItem(row);
    ASSERT_NE(refresh, nullptr);
    EXPECT_FALSE(dialog->take().isEnabled());
    dialog->list().setCurrentItem(refresh);
    dialog->keys().setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_K));
    EXPECT_TRUE(dialog->warning().contains(QStringLiteral("Find anything")));
    QTest::mouseClick(&dialog->take(), Qt::LeftButton);
    EXPECT_EQ(window.bench().commands.keys("map.refresh"), QKeySequence(Qt::CTRL | Qt::Key_K));
    EXPECT_TRUE(window.bench().commands.keys("locator.find").isEmpty());
    window.bench().commands.resetKeys();
    EXPECT_EQ(window.bench().commands.keys("locator.find"), QKeySequence(Qt::CTRL | Qt::Key_K));
    dialog->close();
}

}  // namespace
}  // namespace hetu::desktop
