#pragma once
#include <QObject>

#include "app/desktop/charts/chart_panel.h"
#include "app/desktop/frame/workbench.h"

namespace hetu::desktop {

/// Charts in the drawer, linked with map and table through the selection.
class ChartsRoom : public QObject {
    Q_OBJECT
public:
    explicit ChartsRoom(const Workbench& bench, QObject* parent = nullptr);
    [[nodiscard]] ChartPanel& panel() { return *m_panel; }

private:
    ChartPanel* m_panel;
};

}  // namespace hetu::desktop
