#include "layers/search/place_index.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace hetu {
namespace {

constexpr std::size_t mostRowsOfResult = 50000;

/// Layers of the register in the order in which people look for them; others come after.
int orderOf(const LayerInfo& info) {
    constexpr const char* order[] = {"regions", "zones",         "platforms",
                                     "streets", "organisations", "buildings"};
    for (int i = 0; i < 6; ++i)
        if (info.name == order[i]) return i;
    return 6;
}

bool hasNames(const LayerInfo& info) {
    if (info.isSurface || info.rowCount == 0 || info.geometry == GeometryKind::None) return false;
    const Field* name = info.field("name");
    if (!name || name->type != FieldType::Text) return false;
    if (info.analysis.empty()) return orderOf(info) < 6;
    // Results that repeat every organisation would only show each twice.
    return info.rowCount <= mostRowsOfResult && info.geometry != GeometryKind::Point;
}

Extent extentOf(const Layer& layer, std::size_t row) {
    Extent extent;
    if (layer.kind == GeometryKind::Point) {
        if (std::isfinite(layer.points[row].x)) extent.include(layer.points[row]);
        return extent;
    }
    for (const auto& part : layer.shapes[row].parts)
        for (const Path& path : part)
            for (const Point p : path)
                extent.include(p);
    return extent;
}

}  // namespace

Result<std::shared_ptr<const PlaceIndex::Names>> PlaceIndex::namesOf(const LayerSource& source,
                                                                     const LayerInfo& info,
                                                                     const Progress& progress) {
    auto names = std::make_shared<Names>();
    names->layer = info.name;
    names->revision = info.revision;
    HETU_TRY(Layer layer, source.read(info.name, {"name", "id"}, progress));
    std::vector<std::string>& texts = layer.table.columns()[0].texts;
    const std::vector<double>& ids = layer.table.columns()[1].numbers;
    std::map<std::string, std::size_t> streets;
    const bool isOnce = info.name == "streets";
    for (std::size_t i = 0; i < layer.rowCount(); ++i) {
        if (i % 8192 == 0 && progress.cancelled()) return cancelledError();
        const Extent extent = extentOf(layer, i);
        if (texts[i].empty() || extent.isEmpty()) continue;
        if (isOnce) {
            const auto [at, isNew] = streets.emplace(texts[i], names->names.size());
            if (!isNew) {
                Extent& all = names->extents[at->second];
                all.include(Point{extent.minX, extent.minY});
                all.include(Point{extent.maxX, extent.maxY});
                continue;
            }
        }
        names->names.push_back(std::move(texts[i]));
        names->ids.push_back(static_cast<std::int64_t>(ids[i]));
        names->extents.push_back(extent);
    }
    HETU_TRY(names->index, NameIndex::build(names->names, progress));
    return std::shared_ptr<const Names>(std::move(names));
}

Result<PlaceIndex> PlaceIndex::build(const LayerSource& source,
                                     const PlaceIndex& before,
                                     const Progress& progress) {
    std::vector<const LayerInfo*> infos;
    for (const LayerInfo& info : source.layers())
        if (hasNames(info)) infos.push_back(&info);
    std::stable_sort(infos.begin(), infos.end(), [](const LayerInfo* a, const LayerInfo* b) {
        return orderOf(*a) < orderOf(*b);
    });
    PlaceIndex index;
    for (const LayerInfo* info : infos) {
        const auto known =
            std::find_if(before.m_layers.begin(), before.m_layers.end(), [&](const auto& names) {
                return names->layer == info->name && names->revision == info->revision;
            });
        if (known != before.m_layers.end()) {
            index.m_layers.push_back(*known);
            continue;
        }
        HETU_TRY(auto names, namesOf(source, *info, progress));
        index.m_layers.push_back(std::move(names));
    }
    return index;
}

std::vector<PlaceHit> PlaceIndex::find(std::string_view typed, std::size_t limit) const {
    std::vector<PlaceHit> hits;
    for (const auto& names : m_layers)
        for (const NameIndex::Hit& hit : names->index.find(typed, limit))
            hits.push_back({names->layer, names->ids[hit.name], names->names[hit.name],
                            names->extents[hit.name], hit.rank});
    return hits;
}

std::size_t PlaceIndex::nameCount() const {
    std::size_t count = 0;
    for (const auto& names : m_layers)
        count += names->names.size();
    return count;
}

}  // namespace hetu
