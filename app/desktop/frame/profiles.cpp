#include "app/desktop/frame/profiles.h"

#include <QActionGroup>
#include <QSettings>
#include <QTimer>
#include <QToolBar>
#include <set>

#include "app/desktop/document/document.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
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
    connect(&m_bench.region, &RegionFilter::choicesChanged, this, &Profiles::askCounty);
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
    if (isCounty) askCounty();
}

void Profiles::askCounty() {
    const RegionFilter& region = m_bench.region;
    Document& document = m_bench.document;
    if (m_chosen != QStringLiteral("county") || region.choices().empty() || !region.isWhole() ||
        !document.item("view", "countyAsked").empty())
        return;
    document.setItem("view", "countyAsked", "true");
    m_bench.panels.show(QStringLiteral("guide"));
    m_bench.messages.showNotice(
        tr("Which county is yours? Choose it at the left end of the tool bar: map, table and "
           "figures then show it alone."));
    // Once the window stands as the profile wants it, so that the list opens below its button.
    QTimer::singleShot(0, this, [this] { m_bench.commands.run(QStringLiteral("region.choose")); });
}

}  // namespace hetu::desktop
