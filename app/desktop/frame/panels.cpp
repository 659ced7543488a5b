#include "app/desktop/frame/panels.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QToolBar>
#include <algorithm>

#include "app/desktop/frame/commands.h"
#include "app/desktop/look/icons.h"

namespace hetu::desktop {
namespace {

Qt::DockWidgetArea areaOf(Place place) {
    return place == Place::Left    ? Qt::LeftDockWidgetArea
           : place == Place::Right ? Qt::RightDockWidgetArea
                                   : Qt::BottomDockWidgetArea;
}

constexpr int leastWidth = 280;  // of a panel beside the map: its words stay whole
constexpr int usualWidth = 320;

}  // namespace

Panels::Panels(QMainWindow& window, Commands& commands, QToolBar& rail)
    : QObject(&window), m_window(window), m_commands(commands), m_rail(rail) {}

QDockWidget* Panels::add(const PanelSpec& spec) {
    auto* dock = new QDockWidget(spec.title);
    if (spec.place != Place::Bottom) spec.content->setMinimumWidth(leastWidth);
    dock->setObjectName(spec.id + QStringLiteral("Dock"));
    dock->setWidget(spec.content);
    m_specs.push_back(spec);
    m_docks[spec.id] = dock;
    m_window.addDockWidget(areaOf(spec.place), dock);
    if (spec.place != Place::Left)
        for (const PanelSpec& other : m_specs)
            if (other.id != spec.id && other.place == spec.place) {
                m_window.tabifyDockWidget(m_docks[other.id], dock);
                break;
            }
    dock->setVisible(spec.isShownAtFirst && !m_isHidden);
    if (m_isHidden && spec.isShownAtFirst) m_hidden.push_back(spec.id);

    CommandSpec command;
    command.id = QStringLiteral("panel.") + spec.id;
    command.text = spec.title;
    command.icon = spec.icon;
    command.keys = spec.keys;
    command.menu = QStringLiteral("window");
    connect(dock->toggleViewAction(), &QAction::triggered, this, [this, dock](bool isOn) {
        if (isOn) giveWay(*dock);
    });
    m_commands.adopt(command, dock->toggleViewAction());
    if (spec.place == Place::Left) {
        auto* button = new QAction(icon(spec.icon),
                                   spec.railText.isEmpty() ? spec.title : spec.railText, this);
        button->setToolTip(spec.title);
        button->setCheckable(true);
        button->setObjectName(QStringLiteral("rail.") + spec.id);
        connect(button, &QAction::triggered, this, [this, id = spec.id](bool isOn) {
            if (isOn)
                show(id);
            else
                hide(id);
        });
        connect(dock, &QDockWidget::visibilityChanged, button,
                [dock, button] { button->setChecked(!dock->isHidden()); });
        button->setChecked(spec.isShownAtFirst);
        m_rail.addAction(button);
        m_buttons[spec.id] = button;
    }
    return dock;
}

void Panels::show(const QString& id) {
    QDockWidget* wanted = dock(id);
    if (!wanted) return;
    if (m_isHidden) {
        m_hidden.push_back(id);
        return;
    }
    if (wanted->isHidden()) giveWay(*wanted);
    wanted->show();
    wanted->raise();
}

void Panels::giveWay(QDockWidget& to) {
    const auto standsLeft = [this](QDockWidget* each) {
        return !each->isFloating() && m_window.dockWidgetArea(each) == Qt::LeftDockWidgetArea;
    };
    if (!standsLeft(&to)) return;
    for (const auto& [id, other] : m_docks)
        if (other != &to && standsLeft(other)) other->hide();
}

void Panels::hide(const QString& id) {
    if (QDockWidget* wanted = dock(id)) wanted->hide();
}

bool Panels::isShown(const QString& id) const {
    const QDockWidget* wanted = dock(id);
    return wanted && !wanted->isHidden();
}

std::vector<QString> Panels::ids() const {
    std::vector<QString> all;
    for (const PanelSpec& spec : m_specs)
        all.push_back(spec.id);
    return all;
}

QDockWidget* Panels::dock(const QString& id) const {
    const auto at = m_docks.find(id);
    return at == m_docks.end() ? nullptr : at->second;
}

void Panels::setAllHidden(bool isHidden) {
    if (isHidden == m_isHidden) return;
    m_isHidden = isHidden;
    m_rail.setVisible(m_isRailWanted && !isHidden);
    if (isHidden) {
        m_hidden.clear();
        for (const PanelSpec& spec : m_specs)
            if (isShown(spec.id)) m_hidden.push_back(spec.id);
        for (const QString& id : m_hidden)
            hide(id);
        return;
    }
    for (const QString& id : m_hidden)
        if (QDockWidget* wanted = dock(id)) wanted->show();
    m_hidden.clear();
}

void Panels::setRail(bool isWanted, const std::set<QString>& without) {
    m_isRailWanted = isWanted;
    m_rail.setVisible(isWanted && !m_isHidden);
    for (const auto& [id, button] : m_buttons)
        button->setVisible(!without.contains(id));
}

void Panels::arrange() {
    QList<QDockWidget*> sides;
    QList<int> widths;
    for (const PanelSpec& spec : m_specs) {
        QDockWidget* each = m_docks[spec.id];
        each->setFloating(false);
        m_window.addDockWidget(areaOf(spec.place), each);
        each->setVisible(spec.isShownAtFirst);
        if (spec.place != Place::Bottom) {
            sides << each;
            widths << usualWidth;
        }
    }
    for (const Place place : {Place::Right, Place::Bottom}) {
        QDockWidget* first = nullptr;
        for (const PanelSpec& spec : m_specs) {
            if (spec.place != place) continue;
            if (first)
                m_window.tabifyDockWidget(first, m_docks[spec.id]);
            else
                first = m_docks[spec.id];
        }
    }
    m_window.resizeDocks(sides, widths, Qt::Horizontal);
}

}  // namespace hetu::desktop
