#include "app/desktop/map/map_aids_room.h"

#include <QAction>
#include <QKeyEvent>
#include <QMainWindow>
#include <QSettings>

#include "app/desktop/document/document.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {

namespace {
const QString tipsKey = QStringLiteral("map/tips");
const QString overviewKey = QStringLiteral("map/overview");
const QString legendKey = QStringLiteral("map/legendFolded");
}  // namespace

MapAidsRoom::MapAidsRoom(const Workbench& bench, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_tips(bench),
      m_legend(new MapLegend(bench)),
      m_overview(new OverviewMap(bench)),
      m_alone(bench, this) {
    makeCommands();
    connect(&m_alone, &MapAlone::closing, &m_alone, &MapAlone::end);
    m_bench.window.installEventFilter(this);
}

MapAidsRoom::~MapAidsRoom() {
    m_bench.window.removeEventFilter(this);
    delete m_legend;  // they listen to what goes before the map does
    delete m_overview;
}

void MapAidsRoom::makeCommands() {
    CommandSpec tips;
    tips.id = QStringLiteral("map.tips");
    tips.text = tr("Map tips");
    tips.tip = tr("Says in a few words what lies under the pointer where it rests.");
    tips.menu = QStringLiteral("map");
    tips.isCheckable = true;
    tips.beginsGroup = true;
    QAction* tipsAction = m_bench.commands.add(tips);
    connect(tipsAction, &QAction::toggled, this, [this](bool isOn) {
        m_tips.setOn(isOn);
        if (m_bench.remembers) QSettings().setValue(tipsKey, isOn);
    });
    tipsAction->setChecked(!m_bench.remembers || QSettings().value(tipsKey, true).toBool());

    CommandSpec middle;
    middle.id = QStringLiteral("map.tip-middle");
    middle.text = tr("What is in the middle");
    middle.keys = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Space);
    middle.menu = QStringLiteral("map");
    middle.called = [this] { m_tips.askMiddle(); };
    m_bench.commands.add(middle);

    CommandSpec legend;
    legend.id = QStringLiteral("map.legend");
    legend.text = tr("Legend on the map");
    legend.tip = tr("Folds or unfolds the legend in the corner of the map.");
    legend.menu = QStringLiteral("map");
    legend.isCheckable = true;
    QAction* legendAction = m_bench.commands.add(legend);
    connect(legendAction, &QAction::toggled, this, [this](bool isOn) {
        m_legend->setFolded(!isOn);
        if (m_bench.remembers) QSettings().setValue(legendKey, !isOn);
    });
    legendAction->setChecked(!m_bench.remembers || !QSettings().value(legendKey, false).toBool());
    connect(m_legend, &MapLegend::folded, legendAction,
            [legendAction](bool isFolded) { legendAction->setChecked(!isFolded); });

    CommandSpec overview;
    overview.id = QStringLiteral("map.overview");
    overview.text = tr("Overview in the corner");
    overview.tip =
        tr("The whole map, small, with the box of what is seen now: click or drag there.");
    overview.menu = QStringLiteral("map");
    overview.isCheckable = true;
    QAction* overviewAction = m_bench.commands.add(overview);
    connect(overviewAction, &QAction::toggled, this, [this](bool isOn) {
        m_overview->setOn(isOn);
        if (m_bench.remembers) QSettings().setValue(overviewKey, isOn);
    });
    overviewAction->setChecked(m_bench.remembers && QSettings().value(overviewKey).toBool());
    connect(m_overview, &OverviewMap::closed, overviewAction,
            [overviewAction] { overviewAction->setChecked(false); });

    CommandSpec alone;
    alone.id = QStringLiteral("window.full-screen");
    alone.text = tr("Map alone, full screen");
    alone.tip = tr("Shows nothing but the map; Esc or the same key brings the window back.");
    alone.icon = QStringLiteral("full-screen");
    alone.keys = QKeySequence(Qt::Key_F11);
    alone.menu = QStringLiteral("window");
    alone.called = [this] { m_alone.isOn() ? m_alone.end() : m_alone.begin(); };
    m_bench.commands.add(alone);
}

bool MapAidsRoom::eventFilter(QObject* watched, QEvent* event) {
    // Only what neither the map nor its tool used comes here.
    if (m_alone.isOn() && watched == &m_bench.window && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_alone.end();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace hetu::desktop
