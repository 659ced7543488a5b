#pragma once
#include <QObject>

#include "app/desktop/analyses/live_density.h"
#include "app/desktop/analyses/live_density_panel.h"
#include "app/desktop/frame/workbench.h"

class QDockWidget;

namespace hetu::desktop {

/// The density that follows the hand: its panel, its work and its picture over the map.
class LiveDensityRoom : public QObject {
    Q_OBJECT
public:
    explicit LiveDensityRoom(const Workbench& bench, QObject* parent = nullptr);
    ~LiveDensityRoom() override;

    [[nodiscard]] LiveDensityPanel& panel() { return *m_panel; }
    void setShown(bool isShown);

private:
    void takeVisibility();
    /// Counts anew what is shown; nothing while it is put away.
    void count();
    void ask();

    Workbench m_bench;
    LiveDensityPanel* m_panel;
    QDockWidget* m_dock;
    LiveDensityWork m_work;
    bool m_isOn = false;
    bool m_hidesOrganisations = false;  ///< while the density is shown
};

}  // namespace hetu::desktop
