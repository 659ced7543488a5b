#pragma once
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QWidget>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "app/desktop/analyses/outcome_view.h"
#include "app/desktop/analyses/parameter_form.h"
#include "app/desktop/base/job.h"
#include "app/run/run_analysis.h"

namespace hetu::desktop {

/// Where the panel gets its data and leaves its results. The window fills it from its Document.
struct AnalysisHost {
    /// What the job reads its data through: called in the GUI thread, the reader in the job's.
    std::function<std::function<Result<std::unique_ptr<LayerSource>>()>()> reader;
    std::function<std::vector<LayerInfo>()> layers;
    /// Runs in the job's thread.
    std::function<Result<app::RunOutcome>(
        const LayerSource&, const app::RunRequest&, const Progress&)>
        compute;
    /// Keeps a result and says, in the GUI thread, how that went.
    std::function<void(app::RunOutcome, std::function<void(Status)>)> store;
};

/// Any analysis of the catalogue: what it does, its parameters, run and stop, what came out.
class AnalysisPanel : public QWidget {
    Q_OBJECT
public:
    explicit AnalysisPanel(AnalysisHost host, QWidget* parent = nullptr);
    ~AnalysisPanel() override;

    /// Shows the form of that analysis; an unknown id changes nothing.
    void choose(const std::string& id);
    /// The same with these values in the form, the others as they were.
    void choose(const std::string& id, const analysis::Values& values);
    [[nodiscard]] std::string chosen() const;
    /// The layers of the workspace have changed: pickers offer what there is now; values stay.
    void refresh();
    void run();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_job != nullptr || m_isStoring; }

    /// True if the last run ended because somebody stopped it.
    [[nodiscard]] bool wasStopped() const { return m_wasStopped; }

    [[nodiscard]] ParameterForm* form() const { return m_form; }
    [[nodiscard]] const OutcomeView* outcome() const { return m_outcome; }

signals:
    void started(const QString& title);
    void progressed(double fraction, const QString& words);
    /// `isStored`: its results are in the workspace now.
    void finished(const QString& analysis, bool isStored);

private:
    void rebuildForm(const analysis::Values& values);
    void take(Result<app::RunOutcome> result);
    void finish(bool isStored);
    void showRunning(bool isRunning);
    /// Makes room for what came out; the form keeps at least a third.
    void makeRoomForOutcome();

    AnalysisHost m_host;
    QComboBox* m_choice;
    QLabel* m_summary;
    QScrollArea* m_formArea;
    ParameterForm* m_form = nullptr;
    QPushButton* m_run;
    QPushButton* m_stop;
    QProgressBar* m_bar;
    QLabel* m_doing;
    OutcomeView* m_outcome;
    QSplitter* m_halves;
    std::map<std::string, analysis::Values> m_kept;  ///< what was filled in, by analysis
    std::string m_shown;                             ///< the analysis whose form is shown
    std::string m_running;
    Job* m_job = nullptr;
    bool m_isStoring = false;
    bool m_wasStopped = false;
};

}  // namespace hetu::desktop
