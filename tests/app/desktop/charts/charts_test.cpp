#include <QTest>
#include <numeric>

#include <gtest/gtest.h>

#include "app/desktop/charts/charts_room.h"
#include "app/desktop/frame/main_window.h"
#include "layers/workspace/row_query.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

class ChartsTest : public testing::Test {
protected:
    void SetUp() override {
        path = test::cityFile(folder, 4, {"organisations"});
        window.resize(1366, 768);
        window.show();
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        room = window.findChild<ChartsRoom*>();
        ASSERT_NE(room, nullptr);
        window.bench().panels.show(QStringLiteral("charts"));
        rest();
        auto query = RowQuery::open(path, "organisations");
        ASSERT_TRUE(query.ok());
        auto read = query.value().columns({"employees", "members", "kind"});
        ASSERT_TRUE(read.ok());
        rows = std::move(read).value();
    }
    void rest() {
        QTest::qWait(30);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !panel().isBusy(); }, 20'000));
        QTest::qWait(10);
    }
    void choose(QComboBox& box, const char* data) {
        const int at = box.findData(QString::fromLatin1(data));
        ASSERT_GE(at, 0) << data;
        box.setCurrentIndex(at);
        rest();
    }
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(&panel().view(), Qt::LeftButton, modifiers, from.toPoint());
        QTest::mouseMove(&panel().view(), to.toPoint());
        QTest::mouseRelease(&panel().view(), Qt::LeftButton, modifiers, to.toPoint());
        rest();
    }
    [[nodiscard]] ChartPanel& panel() { return room->panel(); }
    [[nodiscard]] Selection::Ids selected() {
        return window.bench().selection.ids("organisations");
    }
    template <class Keep>
    [[nodiscard]] Selection::Ids idsWhere(Keep keep) const {
        Selection::Ids ids;
        for (std::size_t row = 0; row < rows.ids.size(); ++row)
            if (keep(row)) ids.push_back(rows.ids[row]);
        return ids;
    }

    test::TemporaryFolder folder;
    std::string path;
    test::FakeRenderer renderer;
    Document document;
    MainWindow window{document, renderer, false};
    ChartsRoom* room = nullptr;
    RowColumns rows;
};

TEST_F(ChartsTest, ABrushOverBinsSelectsTheirRowsAndShiftAdds) {
    choose(panel().xBox(), "employees");
    const ChartPointer chart = panel().view().chart();
    ASSERT_NE(chart, nullptr);
    const std::vector<double>& limits = chart->histogram.limits;
    ASSERT_GT(limits.size(), 3U);
    EXPECT_EQ(std::accumulate(chart->histogram.counts.begin(), chart->histogram.counts.end(),
                              chart->histogram.unknown),
              rows.ids.size());
    const std::vector<double>& employees = rows.table.find("employees")->numbers;
    const double y = panel().view().plot().center().y();
    const auto centre = [&](std::size_t bin) {
        return QPointF(panel().view().rectOf(bin).center().x(), y);
    };
    drag(centre(0), centre(1));
    EXPECT_EQ(selected(), idsWhere([&](std::size_t row) {
                  return employees[row] >= limits[0] && employees[row] < limits[2];
              }));
    EXPECT_FALSE(selected().empty());
    const std::size_t last = limits.size() - 2;
    drag(centre(last), centre(last), Qt::ShiftModifier);
    EXPECT_EQ(selected(), idsWhere([&](std::size_t row) {
                  return (employees[row] >= limits[0] && employees[row] < limits[2]) ||
                         employees[row] >= limits[last];
              }));
    drag(centre(0), centre(last), Qt::ControlModifier);
    EXPECT_TRUE(selected().empty());
}

TEST_F(ChartsTest, WhatIsSelectedElsewhereIsMarked) {
    choose(panel().xBox(), "employees");
    const std::vector<double>& employees = rows.table.find("employees")->numbers;
    const auto known =
        idsWhere([&](std::size_t row) { return row % 3 == 0 && std::isfinite(employees[row]); });
    window.bench().selection.select("organisations", known);
    rest();
    const auto& marked = panel().view().selected();
    EXPECT_EQ(std::accumulate(marked.begin(), marked.end(), std::size_t{0}), known.size());
    EXPECT_TRUE(panel().says().contains(QString::number(known.size())));
    window.bench().selection.clear();
    rest();
    for (const std::size_t each : panel().view().selected())
        EXPECT_EQ(each, 0U);
}

TEST_F(ChartsTest, AClickOnABarSelectsItsGroup) {
    panel().kindBox().setCurrentIndex(2);
    rest();
    choose(panel().xBox(), "kind");
    const ChartPointer chart = panel().view().chart();
    ASSERT_NE(chart, nullptr);
    ASSERT_FALSE(chart->groups.empty());
    const QRectF bar = panel().view().rectOf(0);
    drag(bar.center(), bar.center());
    EXPECT_EQ(selected().size(), chart->groups[0].rows);
    const std::vector<std::string>& kinds = rows.table.find("kind")->texts;
    EXPECT_EQ(selected(),
              idsWhere([&](std::size_t row) { return kinds[row] == chart->groups[0].value; }));
    EXPECT_EQ(panel().figuresText().count(QLatin1Char('\n')),
              static_cast<int>(chart->groups.size()));
}

TEST_F(ChartsTest, AColumnIsShownWhenSomebodyAsksForItsChart) {
    window.bench().selection.chart("organisations", "members");
    rest();
    ASSERT_NE(panel().view().chart(), nullptr);
    EXPECT_EQ(panel().view().chart()->wish.kind, ChartWish::Kind::Histogram);
    EXPECT_EQ(panel().view().chart()->wish.x, "members");
    window.bench().selection.chart("organisations", "kind");
    rest();
    EXPECT_EQ(panel().view().chart()->wish.kind, ChartWish::Kind::Ranking);
    EXPECT_EQ(panel().view().chart()->wish.x, "kind");
}

TEST_F(ChartsTest, ABoxOverPointsSelectsThem) {
    panel().kindBox().setCurrentIndex(1);
    rest();
    choose(panel().xBox(), "employees");
    choose(panel().yBox(), "members");
    const ChartPointer chart = panel().view().chart();
    ASSERT_NE(chart, nullptr);
    const QRectF plot = panel().view().plot();
    drag(plot.bottomLeft() + QPointF(-6, 6), plot.center());
    const Extent& box = chart->cells.box;
    const auto& x = rows.table.find("employees")->numbers;
    const auto& y = rows.table.find("members")->numbers;
    const double pixel = box.width() / plot.width(), tall = box.height() / plot.height();
    const double toX = box.minX + box.width() / 2, toY = box.minY + box.height() / 2;
    for (const std::int64_t id :
         idsWhere([&](std::size_t row) { return x[row] < toX - pixel && y[row] < toY - tall; }))
        EXPECT_TRUE(window.bench().selection.contains("organisations", id));
    for (const std::int64_t id :
         idsWhere([&](std::size_t row) { return x[row] > toX + pixel || y[row] > toY + tall; }))
        EXPECT_FALSE(window.bench().selection.contains("organisations", id));
    EXPECT_FALSE(selected().empty());
}

}  // namespace
}  // namespace hetu::desktop
