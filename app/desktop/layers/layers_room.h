#pragma once
#include <QObject>
#include <array>

#include "app/desktop/frame/workbench.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/layers/themes.h"

class QAction;
class QMenu;
class QToolButton;

namespace hetu::desktop {

/// Keeps in the workspace how the layers are set, gives the themes their button, menu and keys, and
/// makes what works on layers: commands, base maps, filters.
class LayersRoom : public QObject {
    Q_OBJECT
public:
    explicit LayersRoom(const Workbench& bench, QObject* parent = nullptr);
    ~LayersRoom() override;

    [[nodiscard]] Themes& themes() { return m_themes; }

private:
    void addCommands();
    void keepStates();
    void keepArrangement(Arranged how, const std::string& word);
    void showThemes();
    void showPresent();
    void fillMenu();
    void askKeep();
    void askRename(const QString& name);

    Workbench m_bench;
    Themes m_themes;
    QToolButton* m_button;
    QMenu* m_menu;
    std::array<QAction*, 9> m_switches = {};  ///< theme.1 to theme.9
};

}  // namespace hetu::desktop
