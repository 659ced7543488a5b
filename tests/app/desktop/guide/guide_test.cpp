#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/guide/guide_room.h"

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

}  // namespace
}  // namespace hetu::desktop
