#include "app/desktop/layers/themes.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "app/desktop/base/language.h"
#include "app/desktop/document/document.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/render/base_map.h"

namespace hetu::desktop {
namespace {

struct BuiltIn {
    Text name;
    std::vector<std::string> needed;  ///< one of these
    std::vector<std::string> layers;
};

const std::vector<BuiltIn>& builtIns() {
    static const std::vector<BuiltIn> all{
        {{"Organisations and coverage", "两新组织与覆盖"},
         {"organisations", "coverage"},
         {"regions", "zones", "streets", "organisations", "coverage", "platforms"}},
        {{"Density and blanks", "密度与空白点"},
         {"kernel_density", "blanks"},
         {"regions", "streets", "kernel_density", "blanks", "platforms"}},
        {{"Proposed sites", "建议选址"},
         {"sites"},
         {"regions", "streets", "service_areas", "uncovered", "platforms", "sites"}},
        {{"Clusters and hot spots", "集聚区与热点"},
         {"clusters", "hot_spots"},
         {"regions", "streets", "hot_spots", "clusters", "platforms"}},
    };
    return all;
}

/// What a built-in theme shows of the layers that are there; nothing: it has nothing to show.
std::optional<std::set<std::string>> shownBy(const BuiltIn& theme, const LayerPanel& panel) {
    std::set<std::string> there;
    for (const MapLayer& layer : panel.layers())
        there.insert(layer.drawn.id);
    if (std::none_of(theme.needed.begin(), theme.needed.end(),
                     [&](const std::string& id) { return there.count(id) > 0; }))
        return std::nullopt;
    std::set<std::string> shown;
    for (const std::string& id : theme.layers)
        if (there.count(id) > 0) shown.insert(id);
    // Each organisation is a point of the coverage, too: it would be drawn twice.
    if (shown.count("coverage") > 0) shown.erase("organisations");
    return shown;
}

/// Those of `shown` that themes of the program leave as they are.
std::set<std::string> baseMapsOf(const std::set<std::string>& shown) {
    std::set<std::string> maps;
    for (const std::string& id : shown)
        if (render::isBaseMapId(id)) maps.insert(id);
    return maps;
}

const BuiltIn* builtIn(const QString& name) {
    for (const BuiltIn& theme : builtIns())
        if (words(theme.name) == name) return &theme;
    return nullptr;
}

}  // namespace

Themes::Themes(Document& document, LayerPanel& panel, QObject* parent)
    : QObject(parent), m_document(document), m_panel(panel) {
    connect(&m_document, &Document::opened, this, &Themes::readAgain);
    connect(&m_document, &Document::itemsChanged, this, [this](const QString& kind) {
        if (kind == QStringLiteral("theme")) readAgain();
    });
    connect(&m_panel, &LayerPanel::layersChanged, this, &Themes::readAgain);
    connect(&m_panel, &LayerPanel::visibilityChanged, this, &Themes::presentChanged);
}

void Themes::readAgain() {
    std::vector<NamedTheme> list;
    for (const BuiltIn& theme : builtIns())
        if (shownBy(theme, m_panel)) list.push_back({words(theme.name), true});
    for (const auto& [name, json] : m_document.items("theme"))
        list.push_back({QString::fromStdString(name), false});
    const bool isSame = std::equal(list.begin(), list.end(), m_list.begin(), m_list.end(),
                                   [](const NamedTheme& a, const NamedTheme& b) {
                                       return a.name == b.name && a.isBuiltIn == b.isBuiltIn;
                                   });
    m_list = std::move(list);
    if (!isSame) emit changed();
    emit presentChanged();
}

std::optional<ThemeState> Themes::stateOf(const QString& name) const {
    if (isOwn(name)) return themeStateOf(m_document.item("theme", name.toStdString()));
    const BuiltIn* theme = builtIn(name);
    const auto shown = theme ? shownBy(*theme, m_panel) : std::nullopt;
    if (!shown) return std::nullopt;
    ThemeState state = m_panel.state();
    state.shown = *shown;
    state.shown.merge(baseMapsOf(m_panel.state().shown));
    return state;
}

bool Themes::apply(const QString& name) {
    const auto wanted = stateOf(name);
    if (!wanted) return false;
    if (isOwn(name)) {
        const ThemeState& state = *wanted;
        const ThemeState now = m_panel.state();
        if (state.opacity != now.opacity || m_panel.pile().arranged(state.order) != now.order) {
            m_panel.setOpacitiesAndOrder(state);
            keepOpacitiesAndOrder(state, textOf("Theme: {}", "切换专题：{}", name.toStdString()));
        }
    }
    m_panel.chooseShown(wanted->shown);
    return true;
}

void Themes::keepOpacitiesAndOrder(const ThemeState& state, const Text& label) {
    Document::ItemChanges changes;
    for (const auto& [item, json] : m_document.items("layer"))
        if (item.starts_with("opacity:")) changes[item] = std::nullopt;
    for (const auto& [id, share] : state.opacity)
        changes["opacity:" + id] = nlohmann::json(share).dump();
    if (!state.order.empty()) changes["order"] = nlohmann::json(state.order).dump();
    m_document.setItems("layer", changes, label);
}

QString Themes::present() const {
    const ThemeState now = m_panel.state();
    std::set<std::string> withoutBaseMaps = now.shown, there;
    for (const std::string& id : baseMapsOf(now.shown))
        withoutBaseMaps.erase(id);
    for (const MapLayer& layer : m_panel.layers())
        there.insert(layer.drawn.id);
    for (const NamedTheme& each : m_list) {
        if (each.isBuiltIn) {
            const BuiltIn* theme = builtIn(each.name);
            if (theme && shownBy(*theme, m_panel) == withoutBaseMaps) return each.name;
            continue;
        }
        ThemeState state = themeStateOf(m_document.item("theme", each.name.toStdString()));
        std::erase_if(state.shown, [&](const std::string& id) { return there.count(id) == 0; });
        std::erase_if(state.opacity,
                      [&](const auto& entry) { return there.count(entry.first) == 0; });
        if (state.shown == now.shown && state.opacity == now.opacity &&
            m_panel.pile().arranged(state.order) == now.order)
            return each.name;
    }
    return {};
}

bool Themes::keep(const QString& asked) {
    const QString name = asked.trimmed();
    if (name.isEmpty() || (!isFree(name) && !isOwn(name))) return false;
    m_document.setItem("theme", name.toStdString(), toJson(m_panel.state()),
                       textOf("Theme kept: {}", "保存专题：{}", name.toStdString()));
    return true;
}

bool Themes::rename(const QString& name, const QString& asked) {
    const QString newName = asked.trimmed();
    if (!isOwn(name) || newName.isEmpty() || !isFree(newName)) return false;
    m_document.renameItem("theme", name.toStdString(), newName.toStdString(),
                          textOf("Theme renamed: {}", "专题改名：{}", newName.toStdString()));
    return true;
}

void Themes::remove(const QString& name) {
    if (isOwn(name))
        m_document.removeItem("theme", name.toStdString(),
                              textOf("Theme deleted: {}", "删除专题：{}", name.toStdString()));
}

bool Themes::isOwn(const QString& name) const {
    return m_document.items("theme").count(name.toStdString()) > 0;
}

bool Themes::isFree(const QString& name) const {
    // In either language: a workspace is opened in both.
    const std::string text = name.toStdString();
    return !isOwn(name) &&
           std::none_of(builtIns().begin(), builtIns().end(), [&](const BuiltIn& theme) {
               return theme.name.en == text || theme.name.zh == text;
           });
}

}  // namespace hetu::desktop
