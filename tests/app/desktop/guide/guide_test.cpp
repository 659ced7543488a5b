#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/guide/guide_room.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

using State = GuideStep::State;

std::vector<LayerInfo> layersWith(std::size_t organisations, std::size_t aside) {
    std::vector<LayerInfo> layers(2);
    layers[0].name = "organisations";
    layers[0].rowCount = organisations;
    layers[1].name = "rejected_rows";
    layers[1].rowCount = aside;
    return layers;
}

StoredResult result(const std::string& analysis, bool isStale) {
    StoredResult made;
    made.id = 1;
    made.provenance.analysis = analysis;
    made.notesJson = R"([{"en":"37 blanks.","zh":"37 处空白。"}])";
    made.isStale = isStale;
    return made;
}

TEST(Guide, WithoutARegisterTheFirstStepIsTheOnlyOne) {
    const auto steps = guideSteps(layersWith(0, 0), {});
    ASSERT_EQ(steps.size(), 5U);
    EXPECT_EQ(steps[0].state, State::ToDo);
    for (std::size_t i = 1; i < steps.size(); ++i)
        EXPECT_EQ(steps[i].state, State::Waits) << i;
}

TEST(Guide, SaysWhatWasDoneWhatIsStaleAndWhatNeedsSomebody) {
    const auto steps =
        guideSteps(layersWith(8669, 12), {result("coverage", false), result("blanks", true)});
    EXPECT_EQ(steps[0].state, State::NeedsYou);
    EXPECT_TRUE(steps[0].says.contains("8,669"));
    EXPECT_TRUE(steps[0].says.contains("12 rows"));
    EXPECT_EQ(steps[1].state, State::Done);
    EXPECT_EQ(steps[1].button, "Show");
    EXPECT_EQ(steps[2].state, State::Stale);
    EXPECT_TRUE(steps[2].says.contains("37 blanks."));
    EXPECT_EQ(steps[2].button, "Compute again");
    EXPECT_EQ(steps[3].state, State::ToDo);
    EXPECT_EQ(guideSteps(layersWith(8669, 0), {})[0].state, State::Done);
}

TEST(Guide, OfARegionItSaysWhatCameOutThereWithPartAndWhole) {
    RegionFigures figures;
    figures.region = "嵩县";
    figures.organisations = 510;
    figures.coverage = RegionFigures::Coverage{500, 306, 250, 56};
    figures.blanks = RegionFigures::Blanks{3, 86, 1240, "车村"};
    const auto steps = guideSteps(layersWith(8669, 12),
                                  {result("coverage", false), result("blanks", true)}, &figures);
    EXPECT_EQ(steps[0].says, "嵩县: 510 organisations.");
    EXPECT_EQ(steps[1].says, "Covered in 嵩县: 61.2 % (306 of 500).");
    EXPECT_TRUE(steps[2].says.contains("Blanks in 嵩县: 3, with 86 organisations."));
    EXPECT_TRUE(steps[2].says.startsWith("The data has changed since."));
    EXPECT_FALSE(steps[3].says.contains("嵩县")) << "no sites have been computed";
}

TEST(Guide, ForACountyTheParkAndTheProposalTakeThePlaceOfTheSites) {
    RegionFigures figures;
    const auto before = guideSteps(layersWith(10, 0), {}, &figures, true);
    ASSERT_EQ(before.size(), 6U);
    EXPECT_EQ(before[3].command, "edit.draw-area");
    EXPECT_EQ(before[4].command, "edit.place-platform");
    EXPECT_EQ(before[4].state, State::ToDo);
    figures.proposed = 2;
    const auto after = guideSteps(layersWith(10, 0), {}, &figures, true);
    EXPECT_EQ(after[4].state, State::Done);
    EXPECT_TRUE(after[4].says.contains("2 platforms"));
}

TEST(Guide, AButtonAsksForItsStep) {
    GuidePanel panel;
    panel.setSteps(guideSteps(layersWith(10, 0), {}));
    QString asked;
    QObject::connect(&panel, &GuidePanel::stepAsked,
                     [&](const GuideStep& step) { asked = step.analysis; });
    const QList<QPushButton*> buttons = panel.findChildren<QPushButton*>();
    ASSERT_EQ(buttons.size(), 5);
    QTest::mouseClick(buttons[2], Qt::LeftButton);
    EXPECT_EQ(asked, "blanks");
}

TEST(KeyFigures, SayHowManyOrganisationsHowManyReachedHowManyBlanks) {
    StoredResult coverage = result("coverage", false);
    coverage.figuresJson = R"({"total":8669,"covered":5912,"rate":68.197})";
    StoredResult blanks = result("blanks", true);
    blanks.figuresJson = R"({"blanks":34,"organisations":1142})";
    const auto figures = keyFigures(layersWith(8669, 0), {coverage, blanks});
    ASSERT_EQ(figures.size(), 3U);
    EXPECT_EQ(figures[0].value, "8,669");
    EXPECT_EQ(figures[1].value, "68.2 %");
    EXPECT_EQ(figures[1].caption, "reached: 5,912 of 8,669");
    EXPECT_FALSE(figures[1].isStale);
    EXPECT_EQ(figures[2].value, "34");
    EXPECT_TRUE(figures[2].isStale);
    EXPECT_TRUE(figures[2].caption.contains("1,142"));
    EXPECT_TRUE(figures[2].caption.contains("out of date"));
}

TEST(KeyFigures, WithoutARegisterThereAreNoneAndWithoutAnAnalysisTheySaySo) {
    EXPECT_TRUE(keyFigures(layersWith(0, 0), {}).empty());
    const auto figures = keyFigures(layersWith(10, 0), {});
    ASSERT_EQ(figures.size(), 3U);
    EXPECT_EQ(figures[1].value, QStringLiteral("–"));
    EXPECT_TRUE(figures[1].caption.contains("not computed"));
}

TEST(KeyFigures, OnTheMapAClickComputesWhatIsMissingAndThenShowsIt) {
    const test::TemporaryFolder folder;
    const std::string path = test::cityFile(folder, 3);
    Document document;
    test::FakeRenderer renderer;
    MainWindow window(document, renderer, false);
    window.resize(1366, 768);
    window.show();
    ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
    auto* figures = window.map().findChild<KeyFigures*>();
    ASSERT_TRUE(figures);
    ASSERT_TRUE(QTest::qWaitFor([&] { return figures->isVisible(); }, 10'000));
    ASSERT_EQ(figures->buttons().size(), 3U);
    EXPECT_TRUE(figures->buttons()[1]->text().contains("not computed"));
    QTest::mouseClick(figures->buttons()[1], Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return figures->figures()[1].value.endsWith('%'); }, 30'000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.layerPanel().isShown("coverage"); }, 30'000));
    window.layerPanel().setShown("coverage", false);
    figures->buttons()[1]->setFocus();
    QTest::keyClick(figures->buttons()[1], Qt::Key_Return);
    EXPECT_TRUE(window.layerPanel().isShown("coverage"));
    ASSERT_TRUE(window.bench().commands.run(QStringLiteral("map.key-figures")));
    EXPECT_FALSE(figures->isVisible());
}

}  // namespace
}  // namespace hetu::desktop
