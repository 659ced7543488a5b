#include "app/desktop/document/selection.h"

#include <algorithm>
#include <iterator>

namespace hetu::desktop {

const Selection::Ids& Selection::ids(const std::string& layer) const {
    static const Ids none;
    const auto at = m_ids.find(layer);
    return at == m_ids.end() ? none : at->second;
}

bool Selection::contains(const std::string& layer, std::int64_t id) const {
    const Ids& all = ids(layer);
    return std::binary_search(all.begin(), all.end(), id);
}

std::size_t Selection::count() const {
    std::size_t count = 0;
    for (const auto& [layer, ids] : m_ids)
        count += ids.size();
    return count;
}

std::vector<std::string> Selection::layers() const {
    std::vector<std::string> names;
    for (const auto& [layer, ids] : m_ids)
        names.push_back(layer);
    return names;
}

void Selection::select(const std::string& layer, Ids given, SelectMode mode) {
    std::sort(given.begin(), given.end());
    given.erase(std::unique(given.begin(), given.end()), given.end());
    const Ids& before = ids(layer);
    Ids after;
    const auto into = std::back_inserter(after);
    switch (mode) {
        case SelectMode::Replace:
            after = std::move(given);
            break;
        case SelectMode::Add:
            std::set_union(before.begin(), before.end(), given.begin(), given.end(), into);
            break;
        case SelectMode::Remove:
            std::set_difference(before.begin(), before.end(), given.begin(), given.end(), into);
            break;
        case SelectMode::Toggle:
            std::set_symmetric_difference(before.begin(), before.end(), given.begin(), given.end(),
                                          into);
            break;
        case SelectMode::Intersect:
            std::set_intersection(before.begin(), before.end(), given.begin(), given.end(), into);
            break;
    }
    if (after == before) return;
    if (after.empty())
        m_ids.erase(layer);
    else
        m_ids[layer] = std::move(after);
    emit changed(QString::fromStdString(layer));
}

void Selection::clear() {
    for (const std::string& layer : layers())
        select(layer, {});
}

const Selection::Ids& Selection::related(const std::string& layer) const {
    static const Ids none;
    const auto at = m_related.find(layer);
    return at == m_related.end() ? none : at->second;
}

bool Selection::isRelated(const std::string& layer, std::int64_t id) const {
    const Ids& all = related(layer);
    return std::binary_search(all.begin(), all.end(), id);
}

void Selection::setRelated(std::map<std::string, Ids> related) {
    std::erase_if(related, [](const auto& entry) { return entry.second.empty(); });
    std::vector<std::string> changedOnes;
    for (const auto* side : {&m_related, &related})
        for (const auto& [layer, ids] : *side) {
            const auto before = m_related.find(layer), after = related.find(layer);
            const bool isSame = before != m_related.end() && after != related.end() &&
                                before->second == after->second;
            if (!isSame &&
                std::find(changedOnes.begin(), changedOnes.end(), layer) == changedOnes.end())
                changedOnes.push_back(layer);
        }
    m_related = std::move(related);
    for (const std::string& layer : changedOnes)
        emit relatedChanged(QString::fromStdString(layer));
}

SelectMode selectModeOf(Qt::KeyboardModifiers modifiers) {
    const bool isShift = modifiers.testFlag(Qt::ShiftModifier);
    const bool isControl = modifiers.testFlag(Qt::ControlModifier);
    return isShift && isControl ? SelectMode::Intersect
           : isShift            ? SelectMode::Add
           : isControl          ? SelectMode::Remove
                                : SelectMode::Replace;
}

}  // namespace hetu::desktop
