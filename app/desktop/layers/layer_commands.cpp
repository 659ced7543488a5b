#include "app/desktop/layers/layer_commands.h"

#include <QMainWindow>
#include <QMenu>
#include <cmath>

#include <nlohmann/json.hpp>

#include "app/desktop/document/document.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/inspector.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/layers/ask_name.h"
#include "app/desktop/layers/filter_desk.h"
#include "app/desktop/layers/layer_export.h"
#include "app/desktop/layers/properties_page.h"
#include "app/desktop/map/map_view.h"
#include "app/render/base_map.h"

namespace hetu::desktop {

Text titleForSteps(const Workbench& bench, const std::string& id) {
    const LayerInfo* info = bench.document.layer(id);
    if (info && !info->title.isEmpty()) return info->title;
    const std::string title = bench.layers.titleOf(id).toStdString();
    return {title, title};
}

LayerCommands::LayerCommands(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench) {
    addCommands();
    LayerPanel& panel = m_bench.layers;
    connect(&panel, &LayerPanel::renameAsked, this, &LayerCommands::rename);
    connect(&panel, &LayerPanel::menuAsked, this, [this](const QPoint& onScreen) {
        QMenu* made = menu();
        made->setAttribute(Qt::WA_DeleteOnClose);
        made->popup(onScreen);
    });
}

void LayerCommands::withChosen(const std::function<void(const std::string&)>& act) {
    if (const std::string id = m_bench.layers.chosen(); !id.empty())
        act(id);
    else
        m_bench.messages.showNotice(tr("Choose a layer in the list of layers first."));
}

void LayerCommands::addCommands() {
    const auto add = [this](const char* id, const QString& text, const char* iconName,
                            const QKeySequence& keys, bool beginsGroup, auto act) {
        CommandSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.icon = QString::fromLatin1(iconName);
        spec.keys = keys;
        spec.menu = QStringLiteral("layer");
        spec.beginsGroup = beginsGroup;
        spec.called = act;
        m_bench.commands.add(spec);
    };
    const auto forLayer = [this](auto act) { return [this, act] { withChosen(act); }; };
    LayerPanel& panel = m_bench.layers;
    add("map.zoom-layer", tr("&Zoom to this layer"), "zoom-full", {}, true,
        forLayer([this](const std::string& id) { zoomTo(id); }));
    add("layer.show-only", tr("Show &only this layer"), "", {}, false,
        forLayer([this](const std::string& id) { showOnly(id); }));
    // As in QGIS.
    add("layer.table", tr("Open the &table"), "table", QKeySequence(Qt::Key_F6), false,
        [this, &panel] {
            const std::string id = panel.chosen();
            const LayerInfo* info = m_bench.document.layer(id);
            if (id.empty())  // the table of the layer it showed last
                m_bench.panels.show(QStringLiteral("table"));
            else if (info && !info->isSurface)
                emit panel.tableAsked(id);
            else
                m_bench.messages.showNotice(
                    tr("“%1” is a picture or a surface: it has no table.").arg(panel.titleOf(id)));
        });
    new FilterDesk(m_bench, this);  // its commands stand here in the menu
    add("layer.rename", tr("&Rename …"), "", {}, true, [this] { rename(); });
    add("layer.group", tr("Put the chosen layers in a new &group …"), "", {}, false,
        [this] { makeGroup(); });
    add("layer.up", tr("Move up"), "", {}, false,
        forLayer([&panel](const std::string& id) { panel.move(id, true); }));
    add("layer.down", tr("Move down"), "", {}, false,
        forLayer([&panel](const std::string& id) { panel.move(id, false); }));
    add("layer.top", tr("Draw above all others"), "", {}, false,
        forLayer([&panel](const std::string& id) { panel.moveToEnd(id, true); }));
    add("layer.bottom", tr("Draw below all others"), "", {}, false,
        forLayer([&panel](const std::string& id) { panel.moveToEnd(id, false); }));
    new LayerExport(m_bench, this);
    add("layer.properties", tr("&Properties"), "details", {}, false,
        forLayer([this, &panel](const std::string& id) {
            m_bench.inspector.present(tr("Properties: %1").arg(panel.titleOf(id)),
                                      new PropertiesPage(m_bench, id));
        }));
    add("layer.remove", tr("Take off the map (the data stays)"), "",
        QKeySequence(Qt::CTRL | Qt::Key_D), true, [this] { remove(); });
    add("layer.bring-back", tr("Bring back layers taken off the map"), "", {}, false,
        [&panel] { panel.bringAllBack(); });
}

QMenu* LayerCommands::menu() {
    auto* menu = new QMenu(&m_bench.layers);
    menu->setObjectName(QStringLiteral("layerMenu"));
    if (const std::string id = m_bench.layers.chosen(); !id.empty())
        fillForLayer(*menu, id);
    else
        fillForHeading(*menu, m_bench.layers.chosenHeading());
    return menu;
}

void LayerCommands::fillForLayer(QMenu& menu, const std::string& id) {
    LayerPanel& panel = m_bench.layers;
    const auto command = [&](const char* name) {
        if (QAction* action = m_bench.commands.find(QString::fromLatin1(name)))
            menu.addAction(action);
    };
    const LayerInfo* info = m_bench.document.layer(id);
    const bool isBase = render::isBaseMapId(id);
    const bool hasRows = info && !info->isSurface;
    command("map.zoom-layer");
    command("layer.show-only");
    if (const MapLayer* layer = panel.layer(id); layer && !layer->trouble.isEmpty())
        command(layer->drawn.mayGoOnLine ? "basemap.key" : "basemap.find");
    menu.addSeparator();
    if (hasRows) command("layer.table");
    if (info) command("layer.style");
    if (hasRows) command("layer.filter");
    if (hasRows && !m_bench.document.item("layer", "filter:" + id).empty())
        command("layer.filter-off");
    QMenu* opacities = menu.addMenu(tr("Opacity"));
    for (const int percent : {100, 75, 50, 25}) {
        QAction* action = opacities->addAction(
            tr("%1 %").arg(percent), this,
            [&panel, id, percent] { panel.chooseOpacity(id, percent / 100.0); });
        action->setCheckable(true);
        action->setChecked(std::lround(100 * panel.opacity(id)) == percent);
    }
    menu.addSeparator();
    command("layer.rename");
    if (!isBase) {
        QMenu* groups = menu.addMenu(tr("Group"));
        const std::vector<std::string> ids = panel.chosenLayers();
        groups->addAction(m_bench.commands.find(QStringLiteral("layer.group")));
        const LayerGroup* now = panel.pile().groupOf(id);
        for (const LayerGroup& each : panel.pile().groups())
            if (!now || now->number != each.number)
                groups->addAction(
                    tr("Move to “%1”").arg(QString::fromStdString(each.name)), this,
                    [&panel, ids, number = each.number] { panel.putInGroup(ids, number); });
        if (now)
            groups->addAction(tr("Take out of “%1”").arg(QString::fromStdString(now->name)), this,
                              [&panel, ids] { panel.putInGroup(ids, 0); });
    }
    const std::vector<std::string> neighbours = panel.pile().under(panel.pile().headingOf(id));
    if (!neighbours.empty() && neighbours.front() != id) command("layer.up");
    if (!neighbours.empty() && neighbours.back() != id) command("layer.down");
    if (!isBase) {
        command("layer.top");
        command("layer.bottom");
    }
    menu.addSeparator();
    if (info) command("layer.export");
    command("layer.properties");
    menu.addSeparator();
    command("layer.remove");
    if (panel.hasRemoved()) command("layer.bring-back");
}

void LayerCommands::fillForHeading(QMenu& menu, const std::string& heading) {
    LayerPanel& panel = m_bench.layers;
    if (const int number = LayerPile::numberOf(heading); number != 0) {
        menu.addAction(m_bench.commands.find(QStringLiteral("layer.rename")));
        menu.addAction(tr("Dissolve the group (its layers stay)"), this,
                       [&panel, number] { panel.dissolveGroup(number); });
        menu.addSeparator();
    }
    if (heading == "base")
        for (QAction* action : m_bench.commands.menu(QStringLiteral("basemap"))->actions())
            menu.addAction(action);
    else
        menu.addAction(m_bench.commands.find(QStringLiteral("layer.group")));
    if (panel.hasRemoved())
        menu.addAction(m_bench.commands.find(QStringLiteral("layer.bring-back")));
}

void LayerCommands::rename() {
    const std::string id = m_bench.layers.chosen();
    const int number = LayerPile::numberOf(m_bench.layers.chosenHeading());
    if (number != 0) return renameGroup(number);
    if (id.empty()) {
        m_bench.messages.showNotice(tr("Choose a layer or a group of your own first."));
        return;
    }
    if (render::isBaseMapId(id))
        renameBaseMap(id);
    else
        renameLayer(id);
}

void LayerCommands::renameLayer(const std::string& id) {
    askName(
        &m_bench.window, tr("Rename layer"), tr("Its name (empty: as it came):"),
        m_bench.layers.titleOf(id), [this, id](const QString& typed) {
            const std::string name = typed.trimmed().toStdString();
            const MapLayer* layer = m_bench.layers.layer(id);
            if (!layer || m_bench.layers.titleOf(id).toStdString() == name) return;
            const bool isOwn = !name.empty() && name != layer->drawn.title;
            m_bench.document.setItems(
                "layer",
                {{"name:" + id, isOwn ? std::optional(nlohmann::json(name).dump()) : std::nullopt}},
                textOf("Layer renamed: {}", "图层改名：{}", isOwn ? name : layer->drawn.title));
        });
}

void LayerCommands::renameBaseMap(const std::string& id) {
    askName(&m_bench.window, tr("Rename base map"), tr("Its name:"), m_bench.layers.titleOf(id),
            [this, id](const QString& typed) {
                const std::string name = typed.trimmed().toStdString();
                auto map = render::baseMapFromJson(m_bench.document.item("basemap", id));
                if (name.empty() || !map.ok()) return;
                map.value().title = {name, name};
                m_bench.document.setItem("basemap", id, render::toJson(map.value()),
                                         textOf("Base map renamed: {}", "底图改名：{}", name));
            });
}

void LayerCommands::renameGroup(int number) {
    const LayerGroup* group = m_bench.layers.pile().group(number);
    if (!group) return;
    askName(&m_bench.window, tr("Rename group"), tr("Its name:"),
            QString::fromStdString(group->name),
            [this, number, before = group->name](const QString& typed) {
                const std::string name = typed.trimmed().toStdString();
                if (name != before && !m_bench.layers.renameGroup(number, name))
                    m_bench.messages.showNotice(
                        tr("Please choose another name: this one is empty or taken."));
            });
}

void LayerCommands::makeGroup() {
    const std::vector<std::string> ids = m_bench.layers.chosenLayers();
    QString name = tr("Group");
    for (int i = 2; !m_bench.layers.pile().isNameFree(name.toStdString()); ++i)
        name = tr("Group %1").arg(i);
    askName(&m_bench.window, tr("New group"), tr("Name of the group:"), name,
            [this, ids](const QString& typed) {
                const std::string asked = typed.trimmed().toStdString();
                if (asked.empty() || !m_bench.layers.pile().isNameFree(asked))
                    m_bench.messages.showNotice(
                        tr("Please choose another name: this one is empty or taken."));
                else
                    m_bench.layers.makeGroup(asked, ids);
            });
}

void LayerCommands::showOnly(const std::string& id) {
    std::set<std::string> shown{id};
    for (const MapLayer& layer : m_bench.layers.layers())
        // What lies below everything covers nothing.
        if (render::isBaseMapId(layer.drawn.id) && !render::isBaseMapId(id) &&
            m_bench.layers.isShown(layer.drawn.id))
            shown.insert(layer.drawn.id);
    m_bench.layers.chooseShown(shown);
}

void LayerCommands::remove() {
    const std::vector<std::string> ids = m_bench.layers.chosenLayers();
    if (ids.empty()) m_bench.messages.showNotice(tr("Choose a layer in the list of layers first."));
    for (const std::string& id : ids)
        m_bench.layers.removeLayer(id);
}

void LayerCommands::zoomTo(const std::string& id) {
    const LayerInfo* info = m_bench.document.layer(id);
    const MapLayer* layer = m_bench.layers.layer(id);
    const Extent extent = info ? info->extent : layer ? layer->extent : Extent{};
    if (extent.isEmpty()) {
        m_bench.messages.showNotice(tr("Where this layer lies is not known."));
        return;
    }
    // A single point has no extent: its surroundings.
    const bool isPoint = extent.width() < 1 && extent.height() < 1;
    m_bench.map.showExtent(isPoint ? extent.grown(200) : extent);
}

}  // namespace hetu::desktop
