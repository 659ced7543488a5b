#include "app/desktop/analyses/results_room.h"

#include "app/desktop/analyses/analysis_panel.h"
#include "app/desktop/analyses/jobs_panel.h"
#include "app/desktop/analyses/results_panel.h"
#include "app/desktop/document/document.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/frame/work.h"
#include "app/desktop/layers/layer_panel.h"

namespace hetu::desktop {

ResultsRoom::ResultsRoom(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench), m_results(new ResultsPanel) {
    PanelSpec results;
    results.id = QStringLiteral("results");
    results.title = tr("Results");
    results.icon = QStringLiteral("history");
    results.place = Place::Bottom;
    results.content = m_results;
    results.keys = QKeySequence(Qt::CTRL | Qt::Key_H);
    m_bench.panels.add(results);
    PanelSpec jobs;
    jobs.id = QStringLiteral("jobs");
    jobs.title = tr("Jobs");
    jobs.icon = QStringLiteral("jobs");
    jobs.place = Place::Bottom;
    jobs.content = new JobsPanel(m_bench.work);
    m_bench.panels.add(jobs);

    connect(&m_bench.document, &Document::changed, this,
            [this] { m_results->setResults(m_bench.document.results(), m_bench.document.path()); });
    connect(m_results, &ResultsPanel::showAsked, this, [this](const QString& analysis) {
        m_bench.layers.showResultsOf(analysis.toStdString());
    });
    connect(m_results, &ResultsPanel::runAsked, this,
            [this](const QString& analysis, const std::map<std::string, std::string>& values) {
                m_bench.panels.show(QStringLiteral("analyses"));
                m_bench.analyses.choose(analysis.toStdString(),
                                        analysis::Values(values.begin(), values.end()));
            });
    followAnalyses();
}

void ResultsRoom::followAnalyses() {
    AnalysisPanel& panel = m_bench.analyses;
    connect(&panel, &AnalysisPanel::started, this, [this, &panel](const QString& title) {
        m_running = m_bench.work.begin(title, [&panel] { panel.stop(); });
    });
    connect(&panel, &AnalysisPanel::progressed, this,
            [this](double fraction, const QString& words) {
                m_bench.work.report(m_running, fraction, words);
            });
    connect(&panel, &AnalysisPanel::finished, this,
            [this, &panel](const QString& analysis, bool isStored) {
                const QStringList lines =
                    panel.outcome()->plainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
                m_bench.work.end(m_running,
                                 isStored             ? Work::State::Done
                                 : panel.wasStopped() ? Work::State::Stopped
                                                      : Work::State::Failed,
                                 isStored || lines.isEmpty() ? QString() : lines.constFirst());
                m_results->choose(analysis.toStdString());
            });
}

}  // namespace hetu::desktop
