#pragma once
#include <QObject>

#include "app/desktop/frame/workbench.h"
#include "app/desktop/map/map_legend.h"
#include "app/desktop/map/map_tips.h"

namespace hetu::desktop {

/// What helps to read the map: tips, the legend, and the map alone on the screen.
class MapAidsRoom : public QObject {
    Q_OBJECT
public:
    explicit MapAidsRoom(const Workbench& bench, QObject* parent = nullptr);
    ~MapAidsRoom() override;

    [[nodiscard]] MapTips& tips() { return m_tips; }
    [[nodiscard]] MapLegend& legend() { return *m_legend; }
    /// True while the map alone fills the screen.
    [[nodiscard]] bool isAlone() const { return m_isAlone; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeCommands();
    void setAlone(bool isAlone);

    Workbench m_bench;
    MapTips m_tips;
    MapLegend* m_legend;
    bool m_isAlone = false;
    bool m_wasFullScreen = false;
};

}  // namespace hetu::desktop
