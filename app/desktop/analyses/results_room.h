#pragma once
#include <QObject>

#include "app/desktop/frame/workbench.h"

namespace hetu::desktop {

class ResultsPanel;

/// What was run and what is running: the drawers "Results" and "Jobs".
class ResultsRoom : public QObject {
    Q_OBJECT
public:
    explicit ResultsRoom(const Workbench& bench, QObject* parent = nullptr);
    [[nodiscard]] ResultsPanel& results() { return *m_results; }

private:
    /// Runs of the analysis panel are jobs like all others.
    void followAnalyses();

    Workbench m_bench;
    ResultsPanel* m_results;
    qint64 m_running = 0;  ///< its entry among the jobs
};

}  // namespace hetu::desktop
