#pragma once
#include <QKeySequence>
#include <QObject>
#include <QString>
#include <map>
#include <set>
#include <vector>

class QAction;
class QDockWidget;
class QMainWindow;
class QToolBar;
class QWidget;

namespace hetu::desktop {

class Commands;

enum class Place { Left, Right, Bottom };

struct PanelSpec {
    QString id;     ///< "layers"; the saved arrangement knows it by this
    QString title;  ///< "Layers"
    QString icon = {};
    Place place = Place::Left;
    QWidget* content = nullptr;
    QKeySequence keys = {};
    bool isShownAtFirst = false;
    QString railText = {};  ///< under the icon of the rail; "" = title
};

/// The panels around the map. Those on the left stand in the rail, one is shown at a time unless
/// the user pulls them apart; those at the bottom are tabs of a drawer. All can be moved, floated
/// and closed, and the arrangement is kept.
class Panels : public QObject {
    Q_OBJECT
public:
    Panels(QMainWindow& window, Commands& commands, QToolBar& rail);

    QDockWidget* add(const PanelSpec& spec);
    /// Shows it and brings it to the front; a hidden one takes the place of the others on the left.
    void show(const QString& id);
    void hide(const QString& id);
    [[nodiscard]] bool isShown(const QString& id) const;
    [[nodiscard]] QDockWidget* dock(const QString& id) const;
    [[nodiscard]] std::vector<QString> ids() const;
    /// Before a workspace is open there is nothing that a panel could show.
    void setAllHidden(bool isHidden);
    /// Whether the rail is there while panels are, and which of them have no button in it.
    void setRail(bool isWanted, const std::set<QString>& without = {});
    [[nodiscard]] bool areAllHidden() const { return m_isHidden; }
    /// As they were before the user moved anything.
    void arrange();

private:
    /// The others on the left step back for `to`, if it stands there.
    void giveWay(QDockWidget& to);

    QMainWindow& m_window;
    Commands& m_commands;
    QToolBar& m_rail;
    std::vector<PanelSpec> m_specs;
    std::map<QString, QDockWidget*> m_docks;
    std::map<QString, QAction*> m_buttons;  ///< of the rail
    std::vector<QString> m_hidden;          ///< shown again by setAllHidden(false)
    bool m_isHidden = false;
    bool m_isRailWanted = true;
};

}  // namespace hetu::desktop
