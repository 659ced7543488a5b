#include "app/desktop/frame/map_alone.h"

#include <QEvent>
#include <QMainWindow>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>

#include "app/desktop/frame/panels.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {

MapAlone::MapAlone(const Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench) {
    m_bench.window.installEventFilter(this);
}

MapAlone::~MapAlone() {
    m_bench.window.removeEventFilter(this);
}

void MapAlone::begin() {
    if (m_isOn) return;
    m_isOn = true;
    const std::initializer_list<QWidget*> bars = {m_bench.window.menuBar(), &m_bench.topBar,
                                                  &m_bench.statusBar};
    for (QWidget* bar : bars) {
        if (bar->isHidden()) continue;
        m_bars.emplace_back(bar);
        bar->hide();
    }
    m_bench.panels.setAllHidden(true);
    m_wasFullScreen = m_bench.window.isFullScreen();
    m_bench.window.setWindowState(m_bench.window.windowState() | Qt::WindowFullScreen);
    m_bench.map.setFocus(Qt::OtherFocusReason);
}

void MapAlone::end() {
    if (!m_isOn) return;
    m_isOn = false;
    for (const QPointer<QWidget>& bar : m_bars)
        if (bar) bar->show();
    m_bars.clear();
    m_bench.panels.setAllHidden(false);
    if (!m_wasFullScreen)
        m_bench.window.setWindowState(m_bench.window.windowState() & ~Qt::WindowFullScreen);
    m_bench.map.setFocus(Qt::OtherFocusReason);
}

bool MapAlone::eventFilter(QObject* watched, QEvent* event) {
    if (m_isOn && watched == &m_bench.window && event->type() == QEvent::Close) emit closing();
    return QObject::eventFilter(watched, event);
}

}  // namespace hetu::desktop
