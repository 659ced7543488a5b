#pragma once
#include <QObject>
#include <QTimer>
#include <optional>
#include <string>
#include <utility>

#include "app/desktop/frame/workbench.h"
#include "app/desktop/what_if/site_tool.h"
#include "app/desktop/what_if/what_if_panel.h"
#include "app/desktop/what_if/what_if_work.h"
#include "app/run/run_analysis.h"

class QDockWidget;

namespace hetu::desktop {

/// What if platforms stood elsewhere: scenarios kept in the workspace, moved by hand on the map,
/// with figures that follow.
///
/// Holds    A scenario is written at every drop, as one step that can be taken back. Today's
///          platforms are never changed: the first move makes a scenario of them.
class WhatIfRoom : public QObject {
    Q_OBJECT
public:
    explicit WhatIfRoom(const Workbench& bench, QObject* parent = nullptr);
    ~WhatIfRoom() override;

    [[nodiscard]] WhatIfPanel& panel() { return *m_panel; }
    [[nodiscard]] const std::vector<app::ScenarioSite>& sites() const { return m_picture.sites; }
    /// "" while today's platforms are shown.
    [[nodiscard]] const std::string& scenario() const { return m_key; }
    /// True until the figures are those of the sites.
    [[nodiscard]] bool isBusy() const { return m_work.isBusy(); }

private:
    void takeVisibility();
    void takeOpened();
    void readRegister();
    void readItems();
    void takeAnswer(const WhatIfAnswer& answer);
    void ask();
    void clearFigures();

    void choose(const std::string& key);
    void setSites(const app::Scenario& scenario);
    [[nodiscard]] app::Scenario shown() const;
    [[nodiscard]] app::Scenario ofToday() const;
    void addScenario(app::Scenario scenario, const Text& label);
    void save(app::Scenario scenario, const Text& label);
    void saveRadius();
    void askName();

    void drag(std::int64_t id, Point at);
    void drop(std::int64_t id, Point at);
    void add(Point at, const QString& name = {});
    void takeHandedOver();
    void remove(std::int64_t id);
    void setState(std::int64_t id, app::SiteState state);
    void showChosen();
    void solve(int count, int quota);
    void takeSolution(const app::Scenario& from, const app::RunOutcome& outcome);
    [[nodiscard]] bool hasPlatformsOfToday() const;

    Workbench m_bench;
    WhatIfPanel* m_panel;
    QDockWidget* m_dock;
    SitePicture m_picture;
    SiteOverlay m_overlay{m_picture};
    SiteTool* m_tool;
    QTimer m_radiusRest;  ///< runs out when the slider rests
    std::string m_key;    ///< of the scenario shown
    std::string m_name;
    std::string m_compared;                ///< key of the scenario it is compared with; "" today
    std::optional<app::Scenario> m_other;  ///< that scenario
    bool m_isSolving = false;
    analysis::Platforms m_today;
    bool m_isOn = false;
    /// Handed over before anybody knew where today's platforms are.
    std::optional<std::pair<Point, QString>> m_handedOver;
    WhatIfWork m_work;
};

}  // namespace hetu::desktop
