#include "app/desktop/frame/profiles.h"

#include <QActionGroup>
#include <QSettings>
#include <QToolBar>
#include <set>

#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/panels.h"

namespace hetu::desktop {
namespace {

const QString profileKey = QStringLiteral("window/profile");

/// Panels for which a county needs no button.
const std::set<QString> notForCounties = {QStringLiteral("analyses"),
                                          QStringLiteral("live-density")};

}  // namespace

Profiles::Profiles(const Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench) {
    auto* group = new QActionGroup(this);
    const struct {
        const char* word;
        QString text;
    } all[] = {{"planner", tr("For the &planner: everything")},
               {"county", tr("For the &county: proposing platforms")},
               {"leader", tr("For the &leader: the map alone, without tools")}};
    for (const auto& each : all) {
        CommandSpec spec;
        spec.id = QStringLiteral("profile.") + QString::fromLatin1(each.word);
        spec.text = each.text;
        spec.menu = QStringLiteral("window");
        spec.isCheckable = true;
        spec.needsWorkspace = false;
        spec.beginsGroup = m_actions.empty();
        spec.called = [this, word = QString::fromLatin1(each.word)] { choose(word); };
        QAction* action = m_bench.commands.add(spec);
        group->addAction(action);
        m_actions.push_back(action);
    }
    choose(m_bench.remembers ? QSettings().value(profileKey).toString() : QString());
}

void Profiles::choose(const QString& profile) {
    const bool isLeader = profile == QStringLiteral("leader");
    const bool isCounty = profile == QStringLiteral("county");
    m_chosen = isLeader || isCounty ? profile : QStringLiteral("planner");
    for (QAction* action : m_actions)
        if (action == m_bench.commands.find(QStringLiteral("profile.") + m_chosen))
            action->setChecked(true);
    m_bench.topBar.setVisible(!isLeader);
    m_bench.panels.setRail(!isLeader, isCounty ? notForCounties : std::set<QString>());
    if (isLeader)
        for (const QString& id : m_bench.panels.ids())
            m_bench.panels.hide(id);
    if (m_bench.remembers) QSettings().setValue(profileKey, m_chosen);
}

}  // namespace hetu::desktop
