#pragma once
#include <QLabel>
#include <QObject>
#include <QPointF>
#include <QStringList>
#include <QTimer>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/frame/workbench.h"
#include "layers/model/layer.h"
#include "layers/workspace/code_lists.h"

namespace hetu::desktop {

/// What is said of the topmost thing at a place.
struct MapTip {
    QString name;
    QString layer;           ///< what kind of thing it is: the layer's title
    QStringList facts;       ///< "Employees: 86", at most three
    std::size_t others = 0;  ///< more things of this layer at the same place, as far as was looked
};

/// Of `rows`, the nearest first; nothing of no rows. Any thread.
[[nodiscard]] std::optional<MapTip> tipOf(const CodeLists& codes, const Layer& rows);

/// Where the pointer rests for a moment, says in a few words what lies there. It is looked up in
/// the background; what is found after the pointer has moved on is not shown.
class MapTips : public QObject {
    Q_OBJECT
public:
    explicit MapTips(const Workbench& bench, QObject* parent = nullptr);
    ~MapTips() override;

    void setOn(bool isOn);
    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// Says what lies in the middle of the map: for those who work without a mouse.
    void askMiddle();
    [[nodiscard]] const QLabel& label() const { return *m_label; }
    [[nodiscard]] bool isBusy() const { return m_rest.isActive() || m_job.isRunning(); }

private:
    void takePointer(Point at);
    void ask(Point at, bool saysNothing);
    void show(const MapTip& tip);
    void hide();

    Workbench m_bench;
    QLabel* m_label;
    QTimer m_rest;
    LatestJob m_job;
    Point m_at;         ///< that is asked about
    QPointF m_atPixel;  ///< where it was on the widget
    bool m_isOn = true;
};

}  // namespace hetu::desktop
