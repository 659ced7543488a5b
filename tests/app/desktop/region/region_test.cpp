#include <QLabel>
#include <QTest>
#include <filesystem>

#include <gtest/gtest.h>

#include "app/desktop/charts/charts_room.h"
#include "app/desktop/document/region_figures.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/guide/guide_room.h"
#include "app/desktop/region/region_room.h"
#include "app/desktop/table/table_room.h"
#include "tests/app/desktop/counties_window.h"

namespace hetu::desktop {
namespace {

/// A window over a city of two counties with its coverage and blanks.
class RegionTest : public CountiesWindow {
protected:
    void SetUp() override {
        CountiesWindow::SetUp();
        room = window.findChild<RegionRoom*>();
        ASSERT_NE(room, nullptr);
    }
    /// By the button and the keys, as people do.
    void choose(const QString& typed) {
        QTest::mouseClick(&room->button(), Qt::LeftButton);
        ASSERT_TRUE(waitFor([&] { return room->list().isVisible(); }));
        QTest::keyClicks(&room->list().field(), typed);
        QTest::keyClick(&room->list().field(), Qt::Key_Return);
    }
    [[nodiscard]] std::size_t rowsIn(const char* layer, const char* region) const {
        const auto query = RowQuery::open(path, layer);
        RowFilter filter;
        filter.region = region;
        return query.value().ids(filter).value().size();
    }
    [[nodiscard]] QString countOf(const std::string& layer) {
        for (const MapLayer& each : window.bench().layers.layers())
            if (each.drawn.id == layer) return each.rows;
        return {};
    }

    RegionRoom* room = nullptr;
};

TEST_F(RegionTest, TypedByPinyinItNarrowsMapTableChartsLayersAndGuide) {
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("panel.table")));
    auto& table = window.findChild<TableRoom*>()->panel();
    table.chooseLayer("organisations");
    ASSERT_TRUE(waitFor([&] { return table.model().rowCount() == 600; }));
    ASSERT_NEAR(window.map().frame().centre.x, 5000, 100);

    choose(QStringLiteral("dongc"));
    EXPECT_EQ(window.bench().region.name(), "东城区");
    EXPECT_TRUE(room->button().text().startsWith(QStringLiteral("东城区")));
    const std::size_t west = rowsIn("organisations", "东城区");
    ASSERT_TRUE(waitFor([&] { return table.model().rowCount() == int(west); }));
    EXPECT_TRUE(table.status().contains(QStringLiteral("of 600"))) << table.status().toStdString();
    // The map goes there.
    EXPECT_NEAR(window.map().frame().centre.x, 2500, 1);
    // The counts of the layers follow.
    const QString counted = QString::number(west);
    EXPECT_TRUE(waitFor([&] { return countOf("organisations") == counted; }))
        << countOf("organisations").toStdString();
    EXPECT_EQ(countOf("regions"), QStringLiteral("1"));
    // Charts.
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("panel.charts")));
    auto* chart = window.findChild<ChartPanel*>();
    chart->layerBox().setCurrentIndex(chart->layerBox().findData(QStringLiteral("organisations")));
    ASSERT_TRUE(waitFor([&] { return !chart->isBusy() && chart->view().chart(); }));
    EXPECT_EQ(chart->view().chart()->ids.size(), west);
    // The guide says what came out there.
    auto* guide = window.findChild<GuidePanel*>();
    const auto says = [&](const QString& words) {
        for (const QLabel* label : guide->findChildren<QLabel*>())
            if (label->text().contains(words)) return true;
        return false;
    };
    EXPECT_TRUE(
        waitFor([&] { return says(QStringLiteral("东城区: %1 organisations").arg(west)); }));

    // Back to everything, by its command.
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("region.whole")));
    EXPECT_TRUE(waitFor([&] { return countOf("organisations") == QStringLiteral("600"); }));
    EXPECT_FALSE(says(QStringLiteral("东城区")));
    window.bench().panels.show(QStringLiteral("table"));
    EXPECT_TRUE(waitFor([&] { return table.model().rowCount() == 600; }));
}

TEST_F(RegionTest, TheMapWhispersWhatLiesOutside) {
    ASSERT_TRUE(waitFor([&] { return !renderer.drawings.empty(); }));
    choose(QStringLiteral("dongc"));
    QTest::qWait(50);
    ASSERT_TRUE(waitFor([&] { return window.map().isSettled() || !renderer.drawings.empty(); }));
    renderer.answer(renderer.drawings.size() - 1, 0);  // a black map
    QTest::qWait(50);
    const QImage seen = window.map().grab().toImage();
    const qreal dense = seen.devicePixelRatio();
    const auto lightAt = [&](Point at) {
        const QPointF pixel = window.map().toScreen(at) * dense;
        return seen.pixelColor(pixel.toPoint()).lightness();
    };
    const Point inside{2500, 5000}, outside{5400, 5000};
    EXPECT_LT(lightAt(inside), 60);
    EXPECT_GT(lightAt(outside), 150);
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("region.whole")));
    QTest::qWait(20);
}

TEST_F(RegionTest, WhatIsChosenIsThereAgainWithoutMovingTheView) {
    choose(QStringLiteral("xicheng"));
    EXPECT_EQ(window.bench().region.name(), "西城区");
    ASSERT_TRUE(waitFor([&] { return !document.isBusy(); }));
    Document again;
    MainWindow other{again, renderer, false};
    other.resize(1366, 768);
    other.show();
    open(again, other);
    EXPECT_TRUE(waitFor([&] { return other.bench().region.name() == "西城区"; }));
    EXPECT_TRUE(other.findChild<RegionRoom*>()->button().text().startsWith(QStringLiteral("西")));
    // A name that the register does not know is not taken.
    other.bench().region.choose("南城区");
    EXPECT_EQ(other.bench().region.name(), "西城区");
}

TEST_F(RegionTest, ARegionThatLeavesTheRegisterIsNoLongerChosen) {
    choose(QStringLiteral("dcq"));
    ASSERT_EQ(window.bench().region.name(), "东城区");
    document.change({"Gone", "删除"}, [](Workspace::Transaction& transaction) {
        const std::vector<std::int64_t> gone{1};
        return transaction.deleteRows("regions", gone);
    });
    EXPECT_TRUE(waitFor([&] { return window.bench().region.isWhole(); }));
    EXPECT_EQ(window.bench().region.choices().size(), 1U);
}

TEST_F(RegionTest, ASelectionByHandStaysWithinTheRegion) {
    choose(QStringLiteral("dcq"));
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("panel.table")));
    auto& table = window.findChild<TableRoom*>()->panel();
    table.chooseLayer("organisations");
    window.map().showAll();
    QTest::qWait(50);
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("select.rectangle")));
    MapView& map = window.map();
    const QPoint from = map.toScreen({-500, -500}).toPoint();
    const QPoint to = map.toScreen({10'500, 10'500}).toPoint();
    QTest::mousePress(&map, Qt::LeftButton, {}, from);
    QTest::mouseMove(&map, (from + to) / 2);
    QTest::mouseMove(&map, to);
    QTest::mouseRelease(&map, Qt::LeftButton, {}, to);
    const std::size_t west = rowsIn("organisations", "东城区");
    EXPECT_TRUE(waitFor([&] {
        return window.bench().selection.ids("organisations").size() == west;
    })) << window.bench().selection.ids("organisations").size();
}

TEST_F(RegionTest, TheFiguresOfACountyAreThoseOfTheAnalysis) {
    const auto workspace = Workspace::open(path);
    const auto source = workspace.value().snapshot();
    const auto figures = readRegionFigures(path, *source.value(), "东城区", {});
    ASSERT_TRUE(figures.ok());
    const auto byRegion = source.value()->read("coverage_by_region",
                                               {"name", "organisations", "covered", "by_platform"});
    ASSERT_TRUE(byRegion.ok());
    const Table& table = byRegion.value().table;
    bool isFound = false;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        if (table.find("name")->texts[row] != "东城区") continue;
        isFound = true;
        EXPECT_EQ(figures.value().coverage->organisations,
                  table.find("organisations")->numbers[row]);
        EXPECT_EQ(figures.value().coverage->covered, table.find("covered")->numbers[row]);
        EXPECT_EQ(figures.value().coverage->byPlatform, table.find("by_platform")->numbers[row]);
    }
    EXPECT_TRUE(isFound);
    EXPECT_FALSE(figures.value().sites) << "never computed";
    EXPECT_EQ(rateWords(5306, 8669), QStringLiteral("61.2 % (5,306 of 8,669)"));
    EXPECT_EQ(rateWords(0, 0), QStringLiteral("–"));
}

}  // namespace
}  // namespace hetu::desktop
