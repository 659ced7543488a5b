#pragma once
#include <QObject>
#include <QPointer>
#include <QWidget>
#include <vector>

#include "app/desktop/frame/workbench.h"

namespace hetu::desktop {

/// The map on the whole screen and nothing around it, for as long as somebody wants.
///
/// Holds    After end() the bars, the panels and the state of the window are as begin() found them.
class MapAlone : public QObject {
    Q_OBJECT
public:
    explicit MapAlone(const Workbench& bench, QObject* parent);
    ~MapAlone() override;

    void begin();
    void end();
    [[nodiscard]] bool isOn() const { return m_isOn; }

signals:
    void closing();  ///< the window is: the arrangement that is kept is the one with panels

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Workbench m_bench;
    bool m_isOn = false;
    bool m_wasFullScreen = false;
    std::vector<QPointer<QWidget>> m_bars;  ///< hidden by begin()
};

}  // namespace hetu::desktop
