#include "app/desktop/layers/layers_room.h"

#include <QMainWindow>
#include <QMenu>
#include <QToolButton>

#include <nlohmann/json.hpp>

#include "app/desktop/document/document.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/layers/ask_name.h"
#include "app/desktop/layers/base_maps.h"
#include "app/desktop/layers/layer_commands.h"
#include "app/desktop/look/icons.h"

namespace hetu::desktop {

LayersRoom::LayersRoom(const Workbench& bench, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_themes(bench.document, bench.layers),
      m_button(new QToolButton),
      m_menu(new QMenu(m_button)) {
    m_button->setObjectName(QStringLiteral("themes"));
    m_button->setAccessibleName(tr("Themes"));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setIcon(icon(QStringLiteral("layers")));
    m_button->setMenu(m_menu);
    m_button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_bench.layers.addOnTop(m_button);
    connect(m_menu, &QMenu::aboutToShow, this, &LayersRoom::fillMenu);
    new LayerCommands(m_bench, this);
    new BaseMaps(m_bench, this);
    addCommands();
    keepStates();
    connect(&m_themes, &Themes::changed, this, &LayersRoom::showThemes);
    connect(&m_themes, &Themes::presentChanged, this, &LayersRoom::showPresent);
    showThemes();
    showPresent();
}

LayersRoom::~LayersRoom() {
    m_bench.layers.flush();
}

void LayersRoom::addCommands() {
    for (std::size_t i = 0; i < m_switches.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        CommandSpec spec;
        spec.id = QStringLiteral("theme.%1").arg(number);
        spec.text = tr("Theme %1").arg(number);
        spec.keys = QKeySequence(Qt::CTRL | Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number));
        spec.menu = QStringLiteral("layer");
        spec.beginsGroup = i == 0;
        spec.isCheckable = true;
        spec.needsWorkspace = false;  // enabled when there is such a theme
        spec.called = [this, i] {
            if (i < m_themes.list().size()) m_themes.apply(QString(m_themes.list()[i].name));
            showPresent();
        };
        m_switches[i] = m_bench.commands.add(spec);
    }
    CommandSpec keep;
    keep.id = QStringLiteral("theme.keep");
    keep.text = tr("Keep the present state as a theme …");
    keep.menu = QStringLiteral("layer");
    keep.beginsGroup = true;
    keep.called = [this] { askKeep(); };
    m_bench.commands.add(keep);
}

void LayersRoom::keepStates() {
    LayerPanel& panel = m_bench.layers;
    Document& document = m_bench.document;
    connect(&panel, &LayerPanel::shownChosen, this, [&](const std::vector<std::string>& ids) {
        Document::ItemChanges changes;
        for (const std::string& id : ids) {
            // Whether this computer goes on line is no matter of the file.
            const MapLayer* layer = panel.layer(id);
            if (!layer || !layer->drawn.mayGoOnLine)
                changes["shown:" + id] = panel.isShown(id) ? "true" : "false";
        }
        document.setItems("layer", changes);
    });
    connect(&panel, &LayerPanel::opacityChosen, this, [&, this](const std::string& id) {
        const Text title = titleForSteps(m_bench, id);
        document.setItem("layer", "opacity:" + id, nlohmann::json(panel.opacity(id)).dump(),
                         {"Opacity: " + title.en, "调整不透明度：" + title.zh});
    });
    connect(&panel, &LayerPanel::arrangementChosen, this, &LayersRoom::keepArrangement);
    connect(&panel, &LayerPanel::foldChosen, this, [&](const std::string& key, bool isFolded) {
        document.setItem("layer", "folded:" + key, isFolded ? "true" : "false");
    });
    connect(&panel, &LayerPanel::removedChosen, this,
            [&, this](const std::vector<std::string>& ids, bool isRemoved) {
                const Text title = titleForSteps(m_bench, ids.front());
                if (isRemoved) {
                    document.setItem("layer", "removed:" + ids.front(), "true",
                                     {"Taken off the map: " + title.en, "移出地图：" + title.zh});
                    return;
                }
                Document::ItemChanges changes;
                for (const std::string& id : ids)
                    changes["removed:" + id] = std::nullopt;
                document.setItems("layer", changes, {"Layers brought back", "放回移出的图层"});
            });
    connect(&document, &Document::aboutToStep, &panel, &LayerPanel::flush);
    connect(&document, &Document::itemsChanged, this, [&](const QString& kind) {
        if (kind == QStringLiteral("layer")) panel.takeKept(layerStatesOf(document.items("layer")));
    });
}

void LayersRoom::keepArrangement(Arranged how, const std::string& word) {
    const LayerPile& pile = m_bench.layers.pile();
    const auto label = [&]() -> Text {
        const Text title = titleForSteps(m_bench, word);
        switch (how) {
            case Arranged::LayerMoved:
                return {"Layer moved: " + title.en, "移动图层：" + title.zh};
            case Arranged::Grouped:
                return {"Into a group: " + title.en, "移入图层组：" + title.zh};
            case Arranged::Ungrouped:
                return {"Out of its group: " + title.en, "移出图层组：" + title.zh};
            case Arranged::HeadingMoved:
                return textOf("Group moved: {}", "移动图层组：{}", word);
            case Arranged::Made:
                return textOf("Group made: {}", "新建图层组：{}", word);
            case Arranged::Renamed:
                return textOf("Group renamed: {}", "图层组改名：{}", word);
            case Arranged::Dissolved:
                return textOf("Group dissolved: {}", "解散图层组：{}", word);
        }
        return title;
    };
    Document::ItemChanges changes{{"order", nlohmann::json(pile.orderAsked()).dump()},
                                  {"groups", std::nullopt}};
    if (!pile.groups().empty()) changes["groups"] = toJson(pile.groups());
    m_bench.document.setItems("layer", changes, label());
}

void LayersRoom::showThemes() {
    const std::vector<NamedTheme>& list = m_themes.list();
    for (std::size_t i = 0; i < m_switches.size(); ++i) {
        const bool isThere = i < list.size();
        m_switches[i]->setVisible(isThere);
        m_switches[i]->setEnabled(isThere);
        if (!isThere) continue;
        QString text = list[i].name;
        m_switches[i]->setText(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
    }
}

void LayersRoom::showPresent() {
    const QString present = m_themes.present();
    const std::vector<NamedTheme>& list = m_themes.list();
    for (std::size_t i = 0; i < m_switches.size(); ++i)
        m_switches[i]->setChecked(i < list.size() && list[i].name == present);
    m_button->setText(present.isEmpty() ? tr("Theme: your own choice")
                                        : tr("Theme: %1").arg(present));
    m_button->setToolTip(m_button->text());
}

void LayersRoom::fillMenu() {
    m_menu->clear();
    const QString present = m_themes.present();
    std::vector<QString> own;
    for (std::size_t i = 0; i < m_themes.list().size(); ++i) {
        const NamedTheme& each = m_themes.list()[i];
        if (!each.isBuiltIn) own.push_back(each.name);
        if (i < m_switches.size()) {
            m_menu->addAction(m_switches[i]);
            continue;
        }
        QAction* action =
            m_menu->addAction(each.name, this, [this, name = each.name] { m_themes.apply(name); });
        action->setCheckable(true);
        action->setChecked(each.name == present);
    }
    m_menu->addSeparator();
    m_menu->addAction(m_bench.commands.find(QStringLiteral("theme.keep")));
    if (own.empty()) return;
    QMenu* renames = m_menu->addMenu(tr("Rename"));
    QMenu* deletes = m_menu->addMenu(tr("Delete"));
    for (const QString& name : own) {
        renames->addAction(name, this, [this, name] { askRename(name); });
        deletes->addAction(name, this, [this, name] { m_themes.remove(name); });
    }
}

void LayersRoom::askKeep() {
    askName(&m_bench.window, tr("Keep as a theme"), tr("Name of the theme:"), {},
            [this](const QString& name) {
                if (!m_themes.keep(name))
                    m_bench.messages.showNotice(
                        tr("Please choose another name: this one is empty "
                           "or belongs to a theme of the program."));
            });
}

void LayersRoom::askRename(const QString& name) {
    askName(&m_bench.window, tr("Rename theme"), tr("New name:"), name,
            [this, name](const QString& newName) {
                if (newName != name && !m_themes.rename(name, newName))
                    m_bench.messages.showNotice(
                        tr("Please choose another name: this one is empty or taken."));
            });
}

}  // namespace hetu::desktop
