#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include "app/desktop/analyses/analysis_panel.h"
#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/map/scale_bar.h"
#include "layers/model/memory_source.h"
#include "tests/app/desktop/fake_renderer.h"

namespace hetu::desktop {
namespace {

constexpr int patience = 3000;

class AnalysisPanelTest : public testing::Test {
protected:
    AnalysisHost host() {
        AnalysisHost made;
        made.reader = [] {
            return []() -> Result<std::unique_ptr<LayerSource>> {
                return std::unique_ptr<LayerSource>(
                    std::make_unique<MemorySource>(std::vector<Layer>{}));
            };
        };
        made.layers = [] { return std::vector<LayerInfo>{}; };
        made.compute = [this](const LayerSource& source, const app::RunRequest& request,
                              const Progress& progress) {
            asked = request;
            return compute(source, progress);
        };
        made.store = [this](const app::RunOutcome&, const std::function<void(Status)>& done) {
            ++stored;
            done(storeAnswer);
        };
        return made;
    }
    void runToItsEnd(AnalysisPanel& panel) {
        QSignalSpy finished(&panel, &AnalysisPanel::finished);
        panel.run();
        if (finished.isEmpty()) {
            ASSERT_TRUE(finished.wait(patience));
        }
        isStored = finished.takeFirst().at(1).toBool();
    }

    std::function<Result<app::RunOutcome>(const LayerSource&, const Progress&)> compute;
    Status storeAnswer = success();
    app::RunRequest asked;
    int stored = 0;
    bool isStored = false;
};

app::RunOutcome someOutcome() {
    app::RunOutcome outcome;
    outcome.output.figures = {
        {"organisations", {"Organisations", "机构"}, 8669.0, ""},
        {"rate", {"Coverage", "覆盖率"}, 61.27, "%"},
        {"status", {"Result", "结果"}, std::string("optimal"), "", {"proven best", "已证明最优"}}};
    outcome.output.notes = {{"12 organisations have no position.", "12 家机构没有位置。"}};
    return outcome;
}

TEST_F(AnalysisPanelTest, ShowsFiguresInWordsAndStoresTheResult) {
    compute = [](const LayerSource&, const Progress&) { return someOutcome(); };
    AnalysisPanel panel(host());
    const std::string id = panel.chosen();
    runToItsEnd(panel);
    EXPECT_TRUE(isStored);
    EXPECT_EQ(stored, 1);
    EXPECT_EQ(asked.analysis, id);
    EXPECT_EQ(asked.parameters, panel.form()->values());
    const QString said = panel.outcome()->plainText();
    EXPECT_TRUE(said.contains("Organisations: 8,669\n")) << said.toStdString();
    EXPECT_TRUE(said.contains("Coverage: 61.3 %")) << said.toStdString();
    EXPECT_TRUE(said.contains("Result: proven best")) << said.toStdString();
    EXPECT_TRUE(said.contains("12 organisations have no position.")) << said.toStdString();
    EXPECT_FALSE(panel.isRunning());
}

TEST_F(AnalysisPanelTest, ShowsTheErrorAndWhatToDoAndStoresNothing) {
    compute = [](const LayerSource&, const Progress&) -> Result<app::RunOutcome> {
        return Error{ErrorCode::NotFound,
                     {"The register is empty.", "登记册为空。"},
                     {"Import organisations first.", "请先导入机构。"}};
    };
    AnalysisPanel panel(host());
    runToItsEnd(panel);
    EXPECT_FALSE(isStored);
    EXPECT_EQ(stored, 0);
    EXPECT_TRUE(panel.outcome()->plainText().contains("The register is empty."));
    EXPECT_TRUE(panel.outcome()->plainText().contains("Import organisations first."));
}

TEST_F(AnalysisPanelTest, SaysWhenTheResultCannotBeStored) {
    compute = [](const LayerSource&, const Progress&) { return someOutcome(); };
    storeAnswer = Error{ErrorCode::Io, {"The disk is full.", "磁盘已满。"}, {}};
    AnalysisPanel panel(host());
    runToItsEnd(panel);
    EXPECT_FALSE(isStored);
    EXPECT_TRUE(panel.outcome()->plainText().contains("The disk is full."));
}

TEST_F(AnalysisPanelTest, StopEndsTheRunAndChangesNothing) {
    compute = [](const LayerSource&, const Progress& progress) -> Result<app::RunOutcome> {
        while (!progress.cancelled())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return cancelledError();
    };
    AnalysisPanel panel(host());
    QSignalSpy finished(&panel, &AnalysisPanel::finished);
    panel.run();
    EXPECT_TRUE(panel.isRunning());
    QTest::qWait(30);
    panel.stop();
    ASSERT_TRUE(finished.wait(patience));
    EXPECT_FALSE(finished.takeFirst().at(1).toBool());
    EXPECT_EQ(stored, 0);
    EXPECT_TRUE(panel.outcome()->plainText().contains("Stopped."));
}

TEST_F(AnalysisPanelTest, DeletingItDuringARunIsSafe) {
    compute = [](const LayerSource&, const Progress& progress) -> Result<app::RunOutcome> {
        while (!progress.cancelled())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return cancelledError();
    };
    auto panel = std::make_unique<AnalysisPanel>(host());
    panel->run();
    panel.reset();
    QTest::qWait(30);
    EXPECT_EQ(stored, 0);
}

TEST_F(AnalysisPanelTest, ValuesSurviveARefreshAndAnotherAnalysis) {
    AnalysisPanel panel(host());
    for (const analysis::ParameterSpec& spec : analysis::catalogue().front().parameters) {
        if (spec.kind != analysis::ParameterSpec::Kind::Number) continue;
        const std::string highest = toText(spec.max.value());
        panel.form()->setValues({{spec.name, highest}});
        panel.refresh();
        EXPECT_EQ(panel.form()->values()[spec.name], highest);
        panel.choose(analysis::catalogue().back().id);
        panel.choose(analysis::catalogue().front().id);
        EXPECT_EQ(panel.form()->values()[spec.name], highest);
    }
}

std::vector<MapLayer> someMapLayers() {
    const auto layer = [](const char* id, const char* analysis) {
        MapLayer made;
        made.drawn.id = id;
        made.drawn.title = id;
        made.analysis = analysis;
        made.analysisTitle = QString::fromLatin1(analysis);
        return made;
    };
    std::vector<MapLayer> layers{layer("streets", ""), layer("organisations", ""),
                                 layer("kernel_density", "kernel-density"),
                                 layer("clusters", "clusters")};
    layers[1].yieldsToResults = true;
    return layers;
}

std::vector<std::string> idsOf(const std::vector<render::DrawnLayer>& layers) {
    std::vector<std::string> ids;
    for (const render::DrawnLayer& layer : layers)
        ids.push_back(layer.id);
    return ids;
}

TEST(LayerPanel, DrawsTheCheckedLayersBottomToTop) {
    test::FakeRenderer renderer;
    LayerPanel panel(renderer);
    panel.setLayers(someMapLayers());
    QSignalSpy changed(&panel, &LayerPanel::visibilityChanged);
    panel.setShown("clusters", true);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(idsOf(panel.visibleLayers()),
              (std::vector<std::string>{"streets", "organisations", "clusters"}));
    panel.setShown("organisations", false);
    EXPECT_EQ(changed.count(), 2);
    EXPECT_EQ(idsOf(panel.visibleLayers()), (std::vector<std::string>{"streets", "clusters"}));
}

TEST(LayerPanel, RemembersWhatWasHiddenWhenTheLayersChange) {
    test::FakeRenderer renderer;
    LayerPanel panel(renderer);
    panel.setLayers(someMapLayers());
    panel.setShown("streets", false);
    panel.setLayers(someMapLayers());
    EXPECT_FALSE(panel.isShown("streets"));
}

TEST(LayerPanel, NewResultHidesTheOtherResultsAndWhatWouldCoverIt) {
    test::FakeRenderer renderer;
    LayerPanel panel(renderer);
    panel.setLayers(someMapLayers());
    QSignalSpy changed(&panel, &LayerPanel::visibilityChanged);
    panel.showResultsOf("clusters");
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(idsOf(panel.visibleLayers()), (std::vector<std::string>{"streets", "clusters"}));
}

TEST(LayerPanel, ResultsStandOnTopUnderTheirAnalysis) {
    test::FakeRenderer renderer;
    LayerPanel panel(renderer);
    panel.setLayers(someMapLayers());
    const auto* tree = panel.findChild<QTreeWidget*>();
    ASSERT_EQ(tree->topLevelItemCount(), 2);
    ASSERT_EQ(tree->topLevelItem(0)->childCount(), 2);
    EXPECT_EQ(tree->topLevelItem(0)->child(0)->text(0), "clusters");
    EXPECT_EQ(tree->topLevelItem(1)->child(0)->text(0), "organisations");
}

TEST(LayerPanel, ShowsLegendPicturesAndSurvivesLateOnes) {
    test::FakeRenderer renderer;
    auto panel = std::make_unique<LayerPanel>(renderer);
    panel->setLayers(someMapLayers());
    QTest::qWait(20);
    const auto* tree = panel->findChild<QTreeWidget*>();
    EXPECT_FALSE(tree->topLevelItem(1)->child(0)->icon(0).isNull());
    panel->setLayers(someMapLayers());
    panel.reset();  // its answer is still in the queue
    QTest::qWait(20);
}

TEST(MessageBar, NewestMessageIsOnTopAndStoppedWorkIsNoError) {
    MessageBar bar;
    EXPECT_TRUE(bar.isHidden());
    bar.showError({ErrorCode::Io, {"First.", "一。"}, {"Try again.", "请重试。"}});
    bar.showError({ErrorCode::Io, {"Second.", "二。"}, {}});
    bar.showError({ErrorCode::Io, {"Second.", "二。"}, {}});  // said already
    bar.showError(cancelledError());
    EXPECT_EQ(bar.newest(), "Second.");
    EXPECT_EQ(bar.count(), 2);
    EXPECT_FALSE(bar.isHidden());
    bar.clear();
    EXPECT_TRUE(bar.isHidden());
}

TEST(Numbers, AreGroupedAndKeepTheDecimalsThatTheyDeserve) {
    EXPECT_EQ(grouped(1234567.5, 1), "1,234,567.5");
    EXPECT_EQ(grouped(-1234, 0), "-1,234");
    EXPECT_EQ(grouped(123, 0), "123");
    EXPECT_EQ(shownQuantity(8669, ""), "8,669");
    EXPECT_EQ(shownQuantity(61.27, "%"), "61.3 %");
    EXPECT_EQ(shownQuantity(2345.6, "m"), "2,346 m");
    EXPECT_EQ(shownQuantity(0.0, "1/km2"), "0 per km²");
    EXPECT_EQ(shownNumber(missingNumber, "m"), "–");
}

TEST(ScaleBar, HasARoundLengthThatFits) {
    for (const double metresPerPixel : {0.01, 0.3, 7.0, 150.0, 20000.0}) {
        const ScaleBar bar = ScaleBar::fitting(metresPerPixel, 140);
        EXPECT_LE(bar.pixels, 140 + 1e-9);
        EXPECT_GE(bar.pixels, 140 / 2.5 - 1e-9);
        EXPECT_FALSE(bar.label.isEmpty());
    }
    EXPECT_EQ(ScaleBar::fitting(10, 140).label, "1 km");
}

}  // namespace
}  // namespace hetu::desktop
