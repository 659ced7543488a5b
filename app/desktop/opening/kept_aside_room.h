#pragma once
#include <QObject>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/opening/kept_aside_panel.h"

class QDockWidget;

namespace hetu::desktop {

/// The rows that wait for somebody: shown, corrected and imported again, exported, or taken off
/// the list.
class KeptAsideRoom : public QObject {
    Q_OBJECT
public:
    explicit KeptAsideRoom(const Workbench& bench, QObject* parent = nullptr);
    ~KeptAsideRoom() override;
    [[nodiscard]] KeptAsidePanel& panel() { return *m_panel; }
    [[nodiscard]] bool isBusy() const { return m_reading.isRunning() || m_isImporting; }

private:
    void read();
    void import();
    void settle();
    void exportRows();
    void copy();

    Workbench m_bench;
    KeptAsidePanel* m_panel;
    QDockWidget* m_dock;
    LatestJob m_reading{this};
    bool m_isImporting = false;
};

}  // namespace hetu::desktop
