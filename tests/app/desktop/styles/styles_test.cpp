#include <QClipboard>
#include <QDoubleSpinBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include "app/desktop/base/language.h"
#include "app/desktop/styles/value_words.h"
#include "layers/workspace/database.h"
#include "tests/app/desktop/styles/styles_fixture.h"

namespace hetu::desktop {
namespace {

using render::StyleKind;
using test::StyleSession;
using Lines = std::vector<std::string>;

/// What QGIS finds in the file for that layer, "" nothing.
std::string qmlInFile(const std::string& path, const std::string& layer) {
    auto file = database::Connection::open(path, database::Connection::Mode::ReadWrite);
    EXPECT_TRUE(file.ok());
    auto rows = file.value().prepare(
        "SELECT styleQML FROM layer_styles WHERE f_table_name = ? AND useAsDefault = 1");
    EXPECT_TRUE(rows.ok());
    const auto found = rows.value().bind(1, std::string_view(layer)).step();
    return found.ok() && found.value() ? rows.value().text(0) : std::string();
}

TEST(StylesRoom, F7ShowsHowTheLayerChosenInTheTreeIsDrawn) {
    const test::TemporaryFolder folder;
    StyleSession desk(test::workspaceFile(folder, test::styledCity()));
    EXPECT_FALSE(desk.panel.isVisible());
    desk.choose("zones");
    desk.press(Qt::Key_F7);
    ASSERT_TRUE(desk.panel.isVisible());
    EXPECT_EQ(desk.find<QLabel>("panelTitle").text(), "Zones");
    EXPECT_EQ(desk.find<QComboBox>("styleKind").currentText(), "As it comes");
    // Circles and heat are for points.
    EXPECT_GE(desk.find<QComboBox>("styleKind").findData(int(StyleKind::Proportional)), 0);
    EXPECT_EQ(desk.find<QComboBox>("styleKind").findData(int(StyleKind::Heat)), -1);
    desk.choose("streets");
    EXPECT_EQ(desk.find<QLabel>("panelTitle").text(), "Streets");
    EXPECT_EQ(desk.find<QComboBox>("styleKind").findData(int(StyleKind::Proportional)), -1);
    desk.press(Qt::Key_F7);
    EXPECT_TRUE(desk.panel.isVisible());  // the keys go there
    desk.press(Qt::Key_F7);
    EXPECT_FALSE(desk.panel.isVisible());
    EXPECT_EQ(desk.steps(), 0U);
}

TEST(StylesRoom, WithoutAChosenLayerThePanelSaysWhatItIsFor) {
    const test::TemporaryFolder folder;
    StyleSession desk(test::workspaceFile(folder, test::styledCity()));
    desk.window.bench().panels.show("styles");
    desk.window.bench().panels.hide("layers");
    auto& button = desk.find<QPushButton>("showLayers");
    ASSERT_TRUE(button.isVisible());
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_TRUE(desk.window.bench().panels.isShown("layers"));
    // The key takes the uppermost layer that is shown.
    desk.window.bench().panels.hide("styles");
    desk.press(Qt::Key_F7);
    EXPECT_EQ(desk.room.desk().layerName(), "platforms");
}

TEST(StylesRoom, ColoursByNumberAreKeptTakenBackMadeAgainAndThereAfterReopening) {
    const test::TemporaryFolder folder;
    const std::string path = test::workspaceFile(folder, test::styledCity());
    {
        StyleSession desk(path);
        desk.open("organisations");
        const std::string shipped = desk.drawnWith("organisations");
        desk.pickKind(StyleKind::Graduated);
        EXPECT_EQ(desk.find<QComboBox>("classField").currentData().toString(), "employees");
        ASSERT_EQ(desk.style("organisations").classes.size(), 5U);
        EXPECT_EQ(desk.steps(), 1U);
        EXPECT_NE(desk.drawnWith("organisations").find("graduatedSymbol"), std::string::npos);
        EXPECT_NE(qmlInFile(path, "organisations").find("graduatedSymbol"), std::string::npos);

        auto& count = desk.find<QSpinBox>("classCount");
        count.setFocus();
        QTest::keyClick(&count, Qt::Key_Down);
        QTest::keyClick(&count, Qt::Key_Down);
        desk.rest();
        EXPECT_EQ(desk.lines("classes"), (Lines{"up to 3|3", "3 – 52|3", "more than 52|1"}));
        EXPECT_EQ(desk.steps(), 2U);  // both presses are one gesture
        desk.pick("classMethod", "quantile");
        EXPECT_EQ(desk.lines("classes"), (Lines{"up to 3|3", "3 – 51|2", "more than 51|2"}));
        EXPECT_EQ(desk.steps(), 3U);

        desk.tree.setFocus();
        desk.press(Qt::Key_Z, Qt::ControlModifier);
        desk.rest();
        EXPECT_EQ(desk.lines("classes"), (Lines{"up to 3|3", "3 – 52|3", "more than 52|1"}));
        desk.press(Qt::Key_Z, Qt::ControlModifier);
        desk.press(Qt::Key_Z, Qt::ControlModifier);
        desk.rest();
        EXPECT_EQ(desk.find<QComboBox>("styleKind").currentText(), "As it comes");
        EXPECT_EQ(desk.drawnWith("organisations"), shipped);
        EXPECT_EQ(qmlInFile(path, "organisations"), "");
        desk.window.bench().commands.run("edit.redo");
        desk.window.bench().commands.run("edit.redo");
        desk.rest();
        EXPECT_EQ(desk.lines("classes").size(), 3U);
    }
    StyleSession again(path);
    again.open("organisations");
    again.rest();
    EXPECT_EQ(again.lines("classes"), (Lines{"up to 3|3", "3 – 52|3", "more than 52|1"}));
    EXPECT_NE(again.drawnWith("organisations").find("graduatedSymbol"), std::string::npos);
    EXPECT_EQ(again.steps(), 2U);  // looking is no step
}

TEST(StylesRoom, KindsStandMostFrequentFirstByTheirLabelsWithTheirCounts) {
    const test::TemporaryFolder folder;
    StyleSession desk(test::workspaceFile(folder, test::styledCity()));
    desk.open("organisations");
    desk.pickKind(StyleKind::Categorised);
    EXPECT_EQ(desk.find<QComboBox>("categoryField").currentData().toString(), "kind");
    EXPECT_EQ(desk.lines("categories"),
              (Lines{"enterprise|5", "social organisation|2", "all others|1"}));
    EXPECT_FALSE(desk.find<QPushButton>("addCategories").isEnabled());

    auto& list = desk.find<QTreeWidget>("categories");
    const auto at = [&](int row, int column) {
        return list.visualRect(list.model()->index(row, column));
    };
    // The box hides, the patch beside it opens the colours.
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      {at(2, 0).left() + 10, at(2, 0).center().y()});
    desk.rest();
    EXPECT_FALSE(desk.style("organisations").categories[2].isShown);
    EXPECT_EQ(desk.panel.findChild<QMenu*>("colourMenu"), nullptr);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, at(1, 0).center() + QPoint(8, 0));
    auto* menu = desk.panel.findChild<QMenu*>("colourMenu");
    ASSERT_NE(menu, nullptr);
    QTest::mouseClick(menu->findChildren<QToolButton*>().at(4), Qt::LeftButton);
    desk.rest();
    EXPECT_EQ(desk.style("organisations").categories[1].colour, render::kindColour(4));
    EXPECT_EQ(desk.find<QComboBox>("categoryRamp").currentIndex(), -1);  // of one's own

    list.setCurrentItem(list.topLevelItem(1));
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_F2);
    auto* editor = list.findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    editor->selectAll();
    QTest::keyClicks(editor, "Clubs");
    QTest::keyClick(editor, Qt::Key_Return);
    desk.rest();
    EXPECT_EQ(desk.lines("categories")[1], "Clubs|2");
    EXPECT_EQ(desk.style("organisations").categories[1].label.zh, "Clubs");

    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Delete);
    desk.rest();
    EXPECT_EQ(desk.lines("categories"), (Lines{"enterprise|5", "all others|3"}));
    list.setCurrentItem(list.topLevelItem(1));
    QTest::keyClick(&list, Qt::Key_Delete);
    desk.rest();
    EXPECT_EQ(desk.lines("categories"), (Lines{"enterprise|5"}));
    QTest::mouseClick(&desk.find<QPushButton>("addCategories"), Qt::LeftButton);
    desk.rest();
    EXPECT_EQ(desk.lines("categories"),
              (Lines{"enterprise|5", "social organisation|2", "all others|1"}));
    desk.pick("categoryRamp", "blues");
    EXPECT_EQ(desk.style("organisations").categories[0].colour,
              render::colourRamp("blues").sample(2)[0]);
    EXPECT_EQ(desk.steps(), 8U);
}

TEST(StylesRoom, TheLabelsAreChineseInAChineseWindow) {
    const test::TemporaryFolder folder;
    const std::string path = test::workspaceFile(folder, test::styledCity());
    installLanguage(Language::Chinese);
    {
        StyleSession desk(path);
        desk.open("organisations");
        EXPECT_EQ(desk.find<QComboBox>("styleKind").currentText(), QStringLiteral("默认样式"));
        desk.pickKind(StyleKind::Categorised);
        EXPECT_EQ(desk.lines("categories"), (Lines{"非公有制经济组织|5", "社会组织|2", "其他|1"}));
        desk.pickKind(StyleKind::Graduated);
        EXPECT_EQ(desk.lines("classes")[0], "1 及以下|1");
        const HistoryStep* step = desk.document.nextUndo();
        ASSERT_NE(step, nullptr);
        EXPECT_EQ(step->label.zh.substr(0, 9), "样式：");
        EXPECT_NE(qmlInFile(path, "organisations").find("1 及以下"), std::string::npos);
    }
    installLanguage(Language::English);
    StyleSession again(path);
    again.open("organisations");
    again.rest();
    EXPECT_EQ(again.lines("classes")[0], "up to 1|1");
}

TEST(StylesRoom, ASliderHeldInTheHandIsOneStep) {
    const test::TemporaryFolder folder;
    StyleSession desk(test::workspaceFile(folder, test::styledCity()));
    desk.open("organisations");
    desk.pickKind(StyleKind::Heat);
    ASSERT_EQ(desk.steps(), 1U);
    auto& slider = desk.find<QSlider>("amountSlider");
    ASSERT_TRUE(slider.isVisible());
    const QString before = desk.find<QDoubleSpinBox>("amountSize").text();
    slider.setSliderDown(true);
    for (int tenths = 70; tenths <= 120; tenths += 10) {
        slider.setSliderPosition(tenths);
        QTest::qWait(300);  // longer than the hand rests
    }
    EXPECT_EQ(desk.steps(), 1U);
    EXPECT_NE(desk.find<QDoubleSpinBox>("amountSize").text(), before);
    slider.setSliderDown(false);
    desk.rest();
    EXPECT_EQ(desk.steps(), 2U);
    EXPECT_DOUBLE_EQ(desk.style("organisations").radiusMillimetres, 12);
}

TEST(StylesRoom, AnUndoRightAfterAChangeTakesThatChangeBack) {
    const test::TemporaryFolder folder;
    StyleSession desk(test::workspaceFile(folder, test::styledCity()));
    desk.open("platforms");
    desk.pickKind(StyleKind::Single);
    const std::string before = desk.kept("platforms");
    auto& size = desk.find<QDoubleSpinBox>("size");
    size.setFocus();
    QTest::keyClick(&size, Qt::Key_Up);
    desk.tree.setFocus();
    desk.press(Qt::Key_Z, Qt::ControlModifier);  // the hand has not rested yet
    desk.rest();
    EXPECT_EQ(desk.kept("platforms"), before);
    EXPECT_EQ(desk.steps(), 1U);
    ASSERT_NE(desk.document.nextRedo(), nullptr);
    EXPECT_DOUBLE_EQ(size.value(), 2);
}

TEST(StylesRoom, LimitsAreTypedAndWhatIsNoNumberIsNamed) {
    const test::TemporaryFolder folder;
    StyleSession desk(test::workspaceFile(folder, test::styledCity()));
    desk.open("organisations");
    desk.pickKind(StyleKind::Graduated);
    desk.pick("classMethod", "fixed");
    auto& limits = desk.find<QLineEdit>("classLimits");
    ASSERT_TRUE(limits.isVisible());
    const auto type = [&](const QString& text) {
        limits.setFocus();
        limits.selectAll();
        QTest::keyClicks(&limits, text);
        QTest::keyClick(&limits, Qt::Key_Return);
        desk.rest();
    };
    type("100, 2; 51");
    EXPECT_EQ(desk.lines("classes"),
              (Lines{"up to 2|2", "2 – 51|3", "51 – 100|1", "more than 100|1"}));
    EXPECT_EQ(limits.text(), "2, 51, 100");
    const std::string good = desk.kept("organisations");
    type("10, many");
    EXPECT_EQ(desk.kept("organisations"), good);
    bool isNamed = false;
    for (const QLabel* label : desk.panel.findChildren<QLabel*>("attention"))
        isNamed = isNamed || (label->isVisible() && label->text().contains("10, many"));
    EXPECT_TRUE(isNamed);
}

TEST(StylesRoom, AsItComesTakesTheStyleAwayAndAnUndoBringsItBack) {
    const test::TemporaryFolder folder;
    const std::string path = test::workspaceFile(folder, test::styledCity());
    StyleSession desk(path);
    desk.open("zones");
    const std::string shipped = desk.drawnWith("zones");
    desk.pickKind(StyleKind::Single);
    auto& width = desk.find<QDoubleSpinBox>("outlineWidth");
    width.setFocus();
    width.selectAll();
    QTest::keyClicks(&width, "1.5");
    QTest::keyClick(&width, Qt::Key_Return);
    desk.rest();
    EXPECT_DOUBLE_EQ(desk.style("zones").look.outlineMillimetres, 1.5);
    const std::string own = desk.kept("zones");
    ASSERT_TRUE(desk.window.bench().commands.run("layer.reset-style"));
    desk.rest();
    EXPECT_EQ(desk.kept("zones"), "");
    EXPECT_EQ(qmlInFile(path, "zones"), "");
    EXPECT_EQ(desk.drawnWith("zones"), shipped);
    desk.tree.setFocus();
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    desk.rest();
    EXPECT_EQ(desk.kept("zones"), own);
    EXPECT_DOUBLE_EQ(width.value(), 1.5);
}

TEST(StylesRoom, StylesSavedInQgisUnderOtherNamesStay) {
    const test::TemporaryFolder folder;
    const std::string path = test::workspaceFile(folder, test::styledCity());
    {
        auto file = database::Connection::open(path, database::Connection::Mode::ReadWrite);
        ASSERT_TRUE(file.ok());
        ASSERT_TRUE(file.value()
                        .execute("INSERT INTO layer_styles (f_table_name, styleName, styleQML, "
                                 "useAsDefault) VALUES ('zones', 'for print', '<own/>', 1)")
                        .ok());
    }
    const auto saved = [&] {
        auto file = database::Connection::open(path, database::Connection::Mode::ReadWrite);
        EXPECT_TRUE(file.ok());
        return file.value()
            .integer("SELECT count(*) FROM layer_styles WHERE styleName = 'for print'")
            .value();
    };
    StyleSession desk(path);
    desk.open("zones");
    desk.pickKind(StyleKind::Single);
    EXPECT_EQ(saved(), 1);
    EXPECT_NE(qmlInFile(path, "zones").find("singleSymbol"), std::string::npos) << "the default";
    desk.tree.setFocus();
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    desk.rest();
    EXPECT_EQ(qmlInFile(path, "zones"), "<own/>");
}

TEST(StylesRoom, WordsAppearOnTheMapFromAScaleOn) {
    const test::TemporaryFolder folder;
    StyleSession desk(test::workspaceFile(folder, test::styledCity()));
    desk.open("platforms");
    desk.pickKind(StyleKind::Single);
    EXPECT_FALSE(desk.find<QComboBox>("labelScale").isVisible());  // no words, no scale
    desk.pick("labelField", "name");
    desk.pick("labelScale", 50'000.0);
    const render::LayerStyle style = desk.style("platforms");
    EXPECT_EQ(style.labels.field, "name");
    EXPECT_FALSE(style.labels.isNumber);
    EXPECT_DOUBLE_EQ(style.labels.nearerThan, 50'000);
    EXPECT_NE(desk.drawnWith("platforms").find("<labeling"), std::string::npos);
    desk.pick("labelField", "year");
    EXPECT_TRUE(desk.style("platforms").labels.isNumber);
}

TEST(StylesRoom, AColumnThatSaysNothingIsExplained) {
    const test::TemporaryFolder folder;
    StyleSession desk(test::workspaceFile(folder, test::styledCity()));
    desk.open("platforms");
    desk.pickKind(StyleKind::Graduated);  // a column of numbers, all empty
    const auto problem = [&] {
        for (const QLabel* label : desk.panel.findChildren<QLabel*>("attention"))
            if (label->isVisible()) return label->text().toStdString();
        return std::string();
    };
    EXPECT_EQ(problem(), "There is no number in this column yet.");
    EXPECT_EQ(desk.kept("platforms"), "");  // the map stays as it was
    desk.pickKind(StyleKind::Single);
    EXPECT_EQ(problem(), "");
    EXPECT_NE(desk.kept("platforms"), "");
}

TEST(StylesRoom, AStyleIsPastedOnLayersOfTheSameKindOnly) {
    const test::TemporaryFolder folder;
    StyleSession desk(test::workspaceFile(folder, test::styledCity()));
    const auto run = [&](const char* id) {
        ASSERT_TRUE(desk.window.bench().commands.run(QString::fromLatin1(id)));
        desk.rest();
    };
    desk.open("organisations");
    QGuiApplication::clipboard()->clear();
    run("layer.paste-style");
    EXPECT_EQ(desk.window.messages().newest(), "No style was copied yet.");
    desk.pickKind(StyleKind::Single);
    run("layer.copy-style");
    desk.choose("zones");
    run("layer.paste-style");
    EXPECT_TRUE(desk.window.messages().newest().contains("another kind of layer"));
    EXPECT_EQ(desk.kept("zones"), "");
    desk.choose("platforms");
    run("layer.paste-style");
    EXPECT_EQ(desk.kept("platforms"), desk.kept("organisations"));
    desk.choose("organisations");
    desk.pickKind(StyleKind::Graduated);
    run("layer.copy-style");
    desk.choose("platforms");
    const std::string before = desk.kept("platforms");
    run("layer.paste-style");
    EXPECT_TRUE(desk.window.messages().newest().contains("“employees”"));
    EXPECT_EQ(desk.kept("platforms"), before);
}

TEST(StylesRoom, AStyleFileIsWrittenReadAndRefusedWhereItIsNone) {
    const test::TemporaryFolder folder;
    const std::string path = test::workspaceFile(folder, test::styledCity());
    StyleSession desk(path);
    desk.open("organisations");
    desk.pickKind(StyleKind::Graduated);
    const QString file = QString::fromStdString(folder.file("classes.qml"));
    desk.room.save(file);
    desk.rest();
    ASSERT_TRUE(QFile::exists(file));
    desk.window.bench().commands.run("layer.reset-style");
    desk.rest();
    desk.room.load(file);
    desk.rest();
    EXPECT_EQ(desk.style("organisations").kind, StyleKind::Own);
    EXPECT_NE(qmlInFile(path, "organisations").find("graduatedSymbol"), std::string::npos);
    EXPECT_EQ(desk.find<QComboBox>("styleKind").currentText(), "From a style file");

    const std::string good = desk.kept("organisations");
    const auto refused = [&](const QByteArray& content) {
        const QString bad = QString::fromStdString(folder.file("bad.qml"));
        QFile writer(bad);
        EXPECT_TRUE(writer.open(QIODevice::WriteOnly));
        writer.write(content);
        writer.close();
        desk.window.messages().clear();
        desk.room.load(bad);
        desk.rest();
        EXPECT_EQ(desk.kept("organisations"), good);
        return desk.window.messages().newest().toStdString();
    };
    EXPECT_NE(refused("name,kind\n").find("\"bad.qml\" is no style file"), std::string::npos);
    EXPECT_NE(refused("<html><body/></html>").find("<html>"), std::string::npos);
    EXPECT_NE(refused("<qgis><renderer-v2").find("is no style file"), std::string::npos);
    EXPECT_NE(refused("<qgis><renderer-v2 type='singleSymbol'/>"
                      "<layerGeometryType>2</layerGeometryType></qgis>")
                  .find("for areas"),
              std::string::npos);
    EXPECT_NE(refused("<qgis><renderer-v2><layer><Option name='name' "
                      "value='https://example.org/a.svg'/></layer></renderer-v2></qgis>")
                  .find("https://example.org/a.svg"),
              std::string::npos);
    // What is no drawing is left out.
    QFile writer(file);
    ASSERT_TRUE(writer.open(QIODevice::WriteOnly));
    writer.write(
        "<qgis><editforminitcode>import os</editforminitcode>"
        "<renderer-v2 type='singleSymbol'><symbols/></renderer-v2>"
        "<layerGeometryType>0</layerGeometryType></qgis>");
    writer.close();
    desk.room.load(file);
    desk.rest();
    EXPECT_EQ(desk.kept("organisations").find("import os"), std::string::npos);
    EXPECT_NE(desk.kept("organisations").find("singleSymbol"), std::string::npos);
}

TEST(StylesRoom, AResultKeepsItsStyleWhenItIsComputedAgain) {
    const test::TemporaryFolder folder;
    const std::string path = test::workspaceFile(folder, test::styledCity());
    StyleSession desk(path);
    const auto compute = [&](double most) {
        app::RunOutcome outcome;
        outcome.provenance.analysis = "zone-statistics";
        Layer rows;
        rows.name = "zone_statistics";
        rows.kind = GeometryKind::Polygon;
        rows.shapes.assign(3, test::styledCity()[2].shapes[0]);
        rows.table.add({"count", FieldType::Integer}, std::vector<double>{1, 2, most});
        outcome.output.layers = {rows};
        bool isStored = false;
        desk.document.store(outcome, [&](const Status& status) { isStored = status.ok(); });
        EXPECT_TRUE(StyleSession::waitFor([&] { return isStored; }));
        desk.rest();
        EXPECT_TRUE(StyleSession::waitFor([&] { return desk.line("zone_statistics"); }));
    };
    compute(30);
    desk.window.layerPanel().setShown("zone_statistics", true);
    desk.open("zone_statistics");
    desk.pickKind(StyleKind::Graduated);
    ASSERT_EQ(desk.lines("classes"), (Lines{"up to 1|1", "1 – 2|1", "more than 2|1"}));
    const std::string kept = desk.kept("zone_statistics");
    const std::string qml = qmlInFile(path, "zone_statistics");
    compute(1);
    EXPECT_EQ(desk.kept("zone_statistics"), kept);
    EXPECT_EQ(qmlInFile(path, "zone_statistics"), qml);
    EXPECT_NE(desk.drawnWith("zone_statistics").find("graduatedSymbol"), std::string::npos);
    // The counts are those of the new rows.
    EXPECT_EQ(desk.lines("classes"), (Lines{"up to 1|2", "1 – 2|1", "more than 2|0"}));
}

TEST(StyleFigures, LimitsAreReadInAnyNotation) {
    using Limits = std::vector<double>;
    EXPECT_EQ(parseLimits("10, 50;200\t1000"), (Limits{10, 50, 200, 1000}));
    EXPECT_EQ(parseLimits(QStringLiteral("3，1、2；-0.5")), (Limits{-0.5, 1, 2, 3}));
    EXPECT_EQ(parseLimits("5 5 5"), (Limits{5}));
    EXPECT_EQ(parseLimits(""), Limits{});
    for (const char* text : {"ten", "1, x", "1e400", "nan", "1.2.3"})
        EXPECT_FALSE(parseLimits(QString::fromLatin1(text))) << text;
    EXPECT_EQ(parseLimits(limitsText({0.1, 0.30000000000000004, 7})),
              (Limits{0.1, 0.30000000000000004, 7}));
}

TEST(ValueWords, ValuesHaveTheWordsOfTheRegisterAndOfTheShippedStyles) {
    LayerInfo layer;
    layer.name = "streets";
    EXPECT_EQ(valueWords(layer, "class").at("motorway").zh, "高速公路");
    EXPECT_TRUE(valueWords(layer, "name").empty());
    layer.name = "coverage_plan_b";  // a run of the analysis that is kept apart
    EXPECT_EQ(valueWords(layer, "reached_by").at("none").zh, "未覆盖");
    EXPECT_EQ(valueWords(layer, "reached_by").at("none").en, "Not reached");
    EXPECT_EQ(valueWords(layer, "covered").at("1").zh, "是");
    layer.name = "platforms";
    EXPECT_EQ(valueWords(layer, "status").at("built").zh, "已建");
}

TEST(StyleFigures, EveryNumberIsInOneClassAndOneOnALimitInTheLower) {
    render::LayerStyle style;
    const auto classes = classesOf({2, 10}, style, "");
    const std::vector<double> numbers{-7, 1, 2, 2, 2.5, 10, 11, 1e12};
    EXPECT_EQ(countsOf(numbers, classes), (std::vector<std::size_t>{4, 2, 2}));
    EXPECT_EQ(limitsBetween(classes), (std::vector<double>{2, 10}));
}

}  // namespace
}  // namespace hetu::desktop
