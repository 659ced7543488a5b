#pragma once
#include <QObject>
#include <functional>
#include <string>

#include "app/desktop/frame/workbench.h"
#include "app/desktop/layers/layer_panel.h"

class QMenu;

namespace hetu::desktop {

/// What can be done with the chosen layer or group: the commands of the menu Layer, and the same in
/// the menu of the right button. What others register for layers ("layer.style", "layer.filter"
/// ...) stands among them; filters and export are made here, for their place in the menu.
class LayerCommands : public QObject {
    Q_OBJECT
public:
    explicit LayerCommands(const Workbench& bench, QObject* parent = nullptr);

    /// The menu for what is chosen; the caller deletes it.
    [[nodiscard]] QMenu* menu();

private:
    void addCommands();
    void fillForLayer(QMenu& menu, const std::string& id);
    void fillForHeading(QMenu& menu, const std::string& heading);
    void rename();
    void renameLayer(const std::string& id);
    void renameBaseMap(const std::string& id);
    void renameGroup(int number);
    void makeGroup();
    void showOnly(const std::string& id);
    void remove();
    void zoomTo(const std::string& id);
    /// Calls `act` with the chosen layer, or says that none is chosen.
    void withChosen(const std::function<void(const std::string&)>& act);

    Workbench m_bench;
};

/// What a step of `id` is called: its title in both languages, or what people call it.
[[nodiscard]] Text titleForSteps(const Workbench& bench, const std::string& id);

}  // namespace hetu::desktop
