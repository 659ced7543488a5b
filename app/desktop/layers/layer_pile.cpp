#include "app/desktop/layers/layer_pile.h"

#include <algorithm>
#include <charconv>

#include "app/render/base_map.h"

namespace hetu::desktop {
namespace {

using Ids = std::vector<std::string>;

bool has(const Ids& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

constexpr std::string_view groupKey = "group:";

}  // namespace

void LayerPile::forget() {
    *this = LayerPile();
}

const MapLayer* LayerPile::find(const std::string& id) const {
    for (const auto* list : {&m_baseMaps, &m_layers})
        for (const MapLayer& layer : *list)
            if (layer.drawn.id == id) return &layer;
    return nullptr;
}

Ids LayerPile::arranged(const Ids& wanted) const {
    Ids bases, others;
    for (const MapLayer& layer : m_baseMaps)
        bases.push_back(layer.drawn.id);
    for (const MapLayer& layer : m_layers)
        others.push_back(layer.drawn.id);
    Ids order = inOrder(bases, wanted);
    others = inOrder(others, wanted);
    // A group lies where its topmost layer is: the others of it come up to it.
    Ids reversed;
    for (auto id = others.rbegin(); id != others.rend(); ++id) {
        if (has(reversed, *id)) continue;
        reversed.push_back(*id);
        const LayerGroup* group = groupOf(*id);
        if (!group) continue;
        for (auto below = id + 1; below != others.rend(); ++below)
            if (has(group->layers, *below)) reversed.push_back(*below);
    }
    order.insert(order.end(), reversed.rbegin(), reversed.rend());
    return order;
}

std::vector<const MapLayer*> LayerPile::ordered() const {
    std::vector<const MapLayer*> pile;
    for (const std::string& id : order())
        if (removed.count(id) == 0) pile.push_back(find(id));
    return pile;
}

int LayerPile::numberOf(const std::string& heading) {
    int number = 0;
    if (heading.starts_with(groupKey))
        std::from_chars(heading.data() + groupKey.size(), heading.data() + heading.size(), number);
    return number;
}

const LayerGroup* LayerPile::group(int number) const {
    for (const LayerGroup& each : m_groups)
        if (each.number == number) return &each;
    return nullptr;
}

const LayerGroup* LayerPile::groupOf(const std::string& id) const {
    for (const LayerGroup& each : m_groups)
        if (has(each.layers, id)) return &each;
    return nullptr;
}

std::string LayerPile::headingOf(const std::string& id) const {
    const LayerGroup* group = groupOf(id);
    return group ? std::string(groupKey) + toText(group->number) : ownHeading(id);
}

std::string LayerPile::ownHeading(const std::string& id) const {
    if (render::isBaseMapId(id)) return "base";
    const MapLayer* layer = find(id);
    return layer && !layer->analysis.empty() ? "analysis:" + layer->analysis : "data";
}

Ids LayerPile::under(const std::string& heading) const {
    Ids ids;
    for (const MapLayer* layer : ordered())
        if (headingOf(layer->drawn.id) == heading) ids.insert(ids.begin(), layer->drawn.id);
    return ids;
}

std::vector<const LayerGroup*> LayerPile::groupsTopmostFirst() const {
    std::vector<const LayerGroup*> sorted;
    for (const LayerGroup& each : m_groups)
        sorted.push_back(&each);
    const Ids pile = order();
    const auto height = [&](const LayerGroup* group) {
        std::ptrdiff_t top = -1;
        for (auto id = pile.begin(); id != pile.end(); ++id)
            if (has(group->layers, *id)) top = id - pile.begin();
        return top < 0 ? static_cast<std::ptrdiff_t>(pile.size()) : top;
    };
    std::stable_sort(sorted.begin(), sorted.end(), [&](const LayerGroup* a, const LayerGroup* b) {
        return height(a) > height(b);
    });
    return sorted;
}

bool LayerPile::canStandBeside(const std::string& id, const std::string& other) const {
    if (!find(id) || !find(other) || id == other) return false;
    if (render::isBaseMapId(id) || render::isBaseMapId(other))
        return render::isBaseMapId(id) && render::isBaseMapId(other);
    return groupOf(other) || ownHeading(id) == ownHeading(other);
}

bool LayerPile::place(const std::string& id, const std::string& other, bool isAbove) {
    if (!canStandBeside(id, other)) return false;
    const Ids before = order();
    const std::vector<LayerGroup> groupsBefore = m_groups;
    const LayerGroup* joined = groupOf(other);
    const int number = joined ? joined->number : 0;
    for (LayerGroup& each : m_groups) {
        if (each.number == number && !has(each.layers, id)) each.layers.push_back(id);
        if (each.number != number) std::erase(each.layers, id);
    }
    Ids wanted = before;
    std::erase(wanted, id);
    const auto at = std::find(wanted.begin(), wanted.end(), other);
    wanted.insert(isAbove ? at + 1 : at, id);
    wanted = arranged(wanted);
    if (wanted == before && m_groups == groupsBefore) return false;
    m_order = wanted;
    return true;
}

bool LayerPile::move(const std::string& id, bool isUp) {
    // The neighbour that is seen: one that was taken off would swallow the step.
    const Ids neighbours = under(headingOf(id));
    const auto at = std::find(neighbours.begin(), neighbours.end(), id);
    if (at == neighbours.end() || (isUp ? at == neighbours.begin() : at + 1 == neighbours.end()))
        return false;
    return place(id, isUp ? *(at - 1) : *(at + 1), isUp);
}

bool LayerPile::moveToEnd(const std::string& id, bool isTop) {
    const Ids before = order();
    if (!has(before, id)) return false;
    // The layers of a group stay together.
    const LayerGroup* group = groupOf(id);
    Ids moved, rest;
    for (const std::string& each : before)
        (each == id || (group && has(group->layers, each)) ? moved : rest).push_back(each);
    Ids wanted = isTop ? rest : moved;
    const Ids& upper = isTop ? moved : rest;
    wanted.insert(wanted.end(), upper.begin(), upper.end());
    wanted = arranged(wanted);
    if (wanted == before) return false;
    m_order = wanted;
    return true;
}

bool LayerPile::placeHeading(const std::string& heading, const std::string& other, bool isAbove) {
    const Ids moved = under(heading), fixed = under(other);
    if (heading == other || moved.empty() || fixed.empty()) return false;
    const Ids before = order();
    Ids wanted = before;
    std::erase_if(wanted, [&](const std::string& id) { return has(moved, id); });
    const std::string& edge = isAbove ? fixed.front() : fixed.back();
    auto at = std::find(wanted.begin(), wanted.end(), edge);
    wanted.insert(isAbove ? at + 1 : at, moved.rbegin(), moved.rend());
    wanted = arranged(wanted);
    if (wanted == before) return false;
    m_order = wanted;
    return true;
}

bool LayerPile::putInGroup(const Ids& ids, int number) {
    const std::vector<LayerGroup> groupsBefore = m_groups;
    const Ids before = order();
    if (number != 0 && !group(number)) return false;
    for (const std::string& id : ids) {
        if (render::isBaseMapId(id) || !find(id)) continue;
        const LayerGroup* now = groupOf(id);
        if ((now ? now->number : 0) == number) continue;
        for (LayerGroup& each : m_groups)
            std::erase(each.layers, id);
        if (number == 0) continue;
        const Ids already = under(std::string(groupKey) + toText(number));
        for (LayerGroup& each : m_groups)
            if (each.number == number) each.layers.push_back(id);
        if (already.empty()) continue;
        Ids wanted = order();
        std::erase(wanted, id);
        wanted.insert(std::find(wanted.begin(), wanted.end(), already.front()) + 1, id);
        m_order = wanted;
    }
    if (m_groups == groupsBefore) return false;
    m_order = order();
    return true;
}

int LayerPile::makeGroup(const std::string& name, const Ids& ids) {
    int number = 1;
    for (const LayerGroup& each : m_groups)
        number = std::max(number, each.number + 1);
    const Ids before = order();
    LayerGroup made{number, name, {}};
    for (const std::string& id : before)
        if (has(ids, id) && !render::isBaseMapId(id)) made.layers.push_back(id);
    for (LayerGroup& each : m_groups)
        std::erase_if(each.layers, [&](const std::string& id) { return has(made.layers, id); });
    m_groups.push_back(std::move(made));
    m_order = arranged(before);
    return number;
}

bool LayerPile::isNameFree(const std::string& name, int except) const {
    return std::none_of(m_groups.begin(), m_groups.end(), [&](const LayerGroup& each) {
        return each.number != except && each.name == name;
    });
}

bool LayerPile::renameGroup(int number, const std::string& name) {
    if (name.empty() || !isNameFree(name, number)) return false;
    for (LayerGroup& each : m_groups)
        if (each.number == number && each.name != name) {
            each.name = name;
            return true;
        }
    return false;
}

bool LayerPile::dissolveGroup(int number) {
    if (!group(number)) return false;
    m_order = order();  // where the layers lay as a group
    std::erase_if(m_groups, [&](const LayerGroup& each) { return each.number == number; });
    return true;
}

}  // namespace hetu::desktop
