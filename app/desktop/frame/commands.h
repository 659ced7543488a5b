#pragma once
#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <vector>

class QMenu;
class QToolBar;
class QWidget;

namespace hetu::desktop {

/// One thing that can be done: a line of a menu, perhaps a button of the tool bar, found by the
/// locator, with keys that the user may change.
struct CommandSpec {
    QString id;                         ///< "map.zoom-full": room, dot, what it does
    QString text;                       ///< "Show everything"; "&" marks the letter of the menu
    QString icon = {};                  ///< name of look/icons/NAME.svg
    QKeySequence keys = {};             ///< as QGIS has them, where it has any
    QString menu = {};                  ///< id of the menu it stands in; "" none
    std::function<void()> called = {};  ///< or connect to the action's triggered()
    bool isCheckable = false;
    bool isInToolBar = false;
    bool beginsGroup = false;    ///< a line above it, in the menu and in the tool bar
    bool needsWorkspace = true;  ///< greyed while none is open
    QString tip = {};            ///< a sentence where the text is not enough
};

/// Every command of the window, in the order in which they were added.
///
/// Holds    No two commands have the same id; keys that two commands want belong to the first (the
///          user's choice goes before defaults).
class Commands : public QObject {
    Q_OBJECT
public:
    /// `remembers`: keys that the user chose are kept from start to start.
    Commands(QWidget& window, bool remembers);

    void addMenu(const QString& id, QMenu* menu) { m_menus[id] = menu; }
    [[nodiscard]] QMenu* menu(const QString& id) const;
    /// Buttons go before `end`.
    void setToolBar(QToolBar* bar, QAction* end) {
        m_toolBar = bar;
        m_toolBarEnd = end;
    }

    /// The action belongs to the window.
    QAction* add(const CommandSpec& spec);
    /// Actions that others made (the toggles of docks) become commands like all.
    QAction* adopt(const CommandSpec& spec, QAction* action);
    [[nodiscard]] QAction* find(const QString& id) const;
    /// Triggers it, if it is there and enabled. False: it is not.
    bool run(const QString& id);
    [[nodiscard]] const std::vector<CommandSpec>& all() const { return m_specs; }
    /// Its text without "&" and dots.
    [[nodiscard]] static QString plainText(const CommandSpec& spec);

    [[nodiscard]] QKeySequence keys(const QString& id) const;
    /// Whoever had these keys loses them.
    void setKeys(const QString& id, const QKeySequence& keys);
    void resetKeys();

    void setWorkspaceOpen(bool isOpen);
    [[nodiscard]] bool isWorkspaceOpen() const { return m_isOpen; }

signals:
    void added(const QString& id);
    void keysChanged();

private:
    [[nodiscard]] QKeySequence chosenKeys(const CommandSpec& spec) const;

    QWidget& m_window;
    bool m_remembers;
    bool m_isOpen = false;
    QToolBar* m_toolBar = nullptr;
    QAction* m_toolBarEnd = nullptr;
    std::map<QString, QMenu*> m_menus;
    std::vector<CommandSpec> m_specs;
    std::map<QString, QAction*> m_actions;
};

}  // namespace hetu::desktop
