#pragma once
#include <QObject>

#include "app/desktop/frame/map_alone.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/map/map_legend.h"
#include "app/desktop/map/map_tips.h"
#include "app/desktop/map/overview_map.h"

namespace hetu::desktop {

/// What helps to read the map: tips, the legend, the overview, and the map alone on the screen.
class MapAidsRoom : public QObject {
    Q_OBJECT
public:
    explicit MapAidsRoom(const Workbench& bench, QObject* parent = nullptr);
    ~MapAidsRoom() override;

    [[nodiscard]] MapTips& tips() { return m_tips; }
    [[nodiscard]] MapLegend& legend() { return *m_legend; }
    [[nodiscard]] OverviewMap& overview() { return *m_overview; }
    /// True while the map alone fills the screen.
    [[nodiscard]] bool isAlone() const { return m_alone.isOn(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeCommands();

    Workbench m_bench;
    MapTips m_tips;
    MapLegend* m_legend;
    OverviewMap* m_overview;
    MapAlone m_alone;
};

}  // namespace hetu::desktop
