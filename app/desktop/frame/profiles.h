#pragma once
#include <QAction>
#include <QObject>
#include <QString>
#include <vector>

#include "app/desktop/frame/workbench.h"

namespace hetu::desktop {

/// How much of the window is there for whom: all of it for the planner; for the county what it
/// needs to propose; for the leader the map, its menus and nothing to get lost in.
///
/// For the county the window asks once in every workspace which county it is, and narrows
/// everything to it.
///
/// Holds    A profile hides buttons and panels, never commands: what is not in sight is found by
///          menus, keys and the locator.
class Profiles : public QObject {
    Q_OBJECT
public:
    explicit Profiles(const Workbench& bench, QObject* parent = nullptr);

    /// "planner", "county", "leader"; another word is "planner".
    void choose(const QString& profile);
    [[nodiscard]] const QString& chosen() const { return m_chosen; }

private:
    Workbench m_bench;
    QString m_chosen;
    void askCounty();
    std::vector<QAction*> m_actions;
};

}  // namespace hetu::desktop
