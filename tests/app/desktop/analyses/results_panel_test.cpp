#include "app/desktop/analyses/results_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include "app/desktop/analyses/jobs_panel.h"
#include "app/desktop/frame/work.h"

namespace hetu::desktop {
namespace {

StoredResult resultOf(std::int64_t id, const std::string& analysis, bool isStale) {
    StoredResult result;
    result.id = id;
    result.provenance.analysis = analysis;
    result.provenance.finished = "2026-11-23T08:15:30Z";
    result.provenance.parameters = {{"minimum", "7"}};
    result.notesJson = R"([{"en":"37 blanks were found.","zh":"共有 37 处空白。"}])";
    result.isStale = isStale;
    return result;
}

QPushButton& button(QWidget& panel, const QString& text) {
    for (QPushButton* each : panel.findChildren<QPushButton*>())
        if (each->text() == text) return *each;
    throw std::runtime_error("no button " + text.toStdString());
}

TEST(ResultsPanel, SaysWhatCameOutAndWhetherTheDataHasChangedSince) {
    ResultsPanel panel;
    EXPECT_TRUE(panel.said().contains("Nothing has been analysed yet"));
    EXPECT_FALSE(button(panel, "Run again …").isEnabled());
    panel.setResults({resultOf(1, "blanks", true), resultOf(2, "coverage", false)}, "a.hetu");
    ASSERT_EQ(panel.list().topLevelItemCount(), 2);
    EXPECT_EQ(panel.chosen()->id, 2);  // the newest is on top
    EXPECT_EQ(panel.list().topLevelItem(0)->text(2), "up to date");
    EXPECT_EQ(panel.list().topLevelItem(1)->text(2), "older than its data");
    panel.choose("blanks");
    EXPECT_TRUE(panel.said().contains("37 blanks were found."));
    EXPECT_TRUE(panel.said().contains("The data has changed since this was made."));
    panel.setResults({resultOf(3, "coverage", false), resultOf(1, "blanks", false)}, "a.hetu");
    EXPECT_EQ(panel.chosen()->id, 1);  // the choice stays
    EXPECT_FALSE(panel.said().contains("The data has changed"));
}

TEST(ResultsPanel, RunsAgainShowsAndCopiesTheCommandLine) {
    ResultsPanel panel;
    panel.setResults({resultOf(1, "blanks", false)}, "/a/b.hetu");
    QSignalSpy run(&panel, &ResultsPanel::runAsked), show(&panel, &ResultsPanel::showAsked);
    QTest::mouseClick(&button(panel, "Run again …"), Qt::LeftButton);
    ASSERT_EQ(run.count(), 1);
    EXPECT_EQ(run[0][0].toString(), "blanks");
    QTest::mouseClick(&button(panel, "Show on the map"), Qt::LeftButton);
    ASSERT_EQ(show.count(), 1);
    QTest::mouseClick(&button(panel, "Copy as command line"), Qt::LeftButton);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "hetu run /a/b.hetu blanks --minimum 7");
}

TEST(JobsPanel, ListsJobsNewestFirstAndStopsTheChosenOne) {
    Work work;
    JobsPanel panel(work);
    bool isStopped = false;
    work.begin("First", {});
    const auto second = work.begin("Second", [&] { isStopped = true; });
    ASSERT_EQ(panel.list().topLevelItemCount(), 2);
    EXPECT_EQ(panel.list().topLevelItem(0)->text(0), "Second");
    work.report(second, 0.42, "half way");
    EXPECT_EQ(panel.list().topLevelItem(0)->text(3), "42 %");
    panel.list().setCurrentItem(panel.list().topLevelItem(1));
    EXPECT_FALSE(panel.stopButton().isEnabled());  // that one cannot be stopped
    panel.list().setCurrentItem(panel.list().topLevelItem(0));
    QTest::mouseClick(&panel.stopButton(), Qt::LeftButton);
    EXPECT_TRUE(isStopped);
    work.end(second, Work::State::Stopped);
    EXPECT_EQ(panel.list().topLevelItem(0)->text(3), "stopped");
    EXPECT_FALSE(panel.stopButton().isEnabled());
}

}  // namespace
}  // namespace hetu::desktop
